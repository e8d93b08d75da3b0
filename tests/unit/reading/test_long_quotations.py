"""Who speaks in a quotation of several sentences is told before it."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from tasks.nlp.meant.long_quotations import before_quotation
from tasks.nlp.text.words import words_of_doc


def sentences(text: str) -> Doc:
    """Return the words of the text, a sentence behind each full stop and the quotation mark that closes it."""
    doc = spacy.blank("en")(text)
    for token in doc[1:]:
        before = token.nbor(-1)
        closes = token.text in {'"', "”"} and not before.whitespace_
        is_behind = before.text == "." or (before.text in {'"', "”"} and before.i > 1 and before.nbor(-1).text == ".")
        token.is_sent_start = is_behind and not closes and bool(before.whitespace_)
    return doc


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ('Mr Roe said: "It is false. They know it. We met him."', "Mr Roe said :"),
        ('Mr Roe denied it. "It is false. We met him."', "Mr Roe denied it ."),
        ("Mr Roe said: “It is false. “We met him.”", "Mr Roe said :"),
        ('Mr Roe said: "It is false." Then it rained. We met him.', None),
        ("It rained. We met him.", None),
    ],
)
def test_what_stands_before_the_quotation(text: str, before: str | None) -> None:
    doc = sentences(text)
    we = next(token for token in doc if token.text == "We")
    found = before_quotation(we.i, words_of_doc(doc))
    assert (" ".join(token.text for token in doc[slice(*found)]) if found is not None else None) == before
