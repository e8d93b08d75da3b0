"""Which words in quotation marks are the name of a body."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from tasks.nlp.names.quoted_bodies import quoted_bodies
from tasks.nlp.text.words import words_of_doc

HEADS = frozenset({"bloc", "party", "union"})


def doc_of(text: str) -> Doc:
    """Return the text as one sentence that no model has read."""
    doc = spacy.blank("en")(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ('She leads the "Forward" bloc today.', 'Forward" bloc'),
        ("She leads the “Work and Dignity” bloc today.", "Work and Dignity” bloc"),
        ("She leads the 'Free Teachers Union', as ever.", "Free Teachers Union'"),
    ],
)
def test_a_body_in_quotation_marks_ends_behind_them(text: str, body: str) -> None:
    doc = doc_of(text)
    [(start, end)] = quoted_bodies(words_of_doc(doc), HEADS).items()
    assert doc[start:end].text == body


@pytest.mark.parametrize(
    "text",
    [
        'She calls him "Mad Dog" Murphy.',
        'She said "Forward is the party of all" today.',
        'She wrote "Party" on the wall.',
        "She leads the teachers' union.",
    ],
)
def test_what_is_called_or_said_is_no_body(text: str) -> None:
    assert quoted_bodies(words_of_doc(doc_of(text)), HEADS) == {}
