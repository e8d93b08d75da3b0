"""A text of which the model has read some sentences is a whole document all the same."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from tasks.nlp.knowledge.lexicon import load_lexicon
from tasks.nlp.model.pipeline import cut_text, load_pipeline, parse_sentences, recognize_names, whole
from tasks.reading import SEEDS

TEXT = "Brandt is glad.\n\nRain fell, said Mrs. Meir. Helmut Schmidt met Erich Honecker in Bonn. \tThey left!\u200b "
READ = 2


@pytest.fixture(scope="module")
def doc() -> Doc:
    """The text with its third sentence read."""
    nlp = load_pipeline("md")
    cut = cut_text(TEXT, 0, load_lexicon(None, SEEDS).abbreviations)
    read = list(parse_sentences([(cut, READ)], nlp))
    recognize_names(read, nlp)
    return whole(cut, {READ: read[0]}, nlp)


def test_tokens_stand_where_they_stand_in_the_text(doc: Doc) -> None:
    assert [token for token in doc if token.text.strip() and not TEXT.startswith(token.text, token.idx)] == []


def test_every_sentence_is_one_read_or_not(doc: Doc) -> None:
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Brandt is glad.",
        "Rain fell, said Mrs. Meir.",
        "Helmut Schmidt met Erich Honecker in Bonn.",
        "They left!",
    ]


def test_what_was_read_keeps_its_annotation(doc: Doc) -> None:
    sentence = list(doc.sents)[READ]
    assert (sentence.root.text, sentence.root.tag_, sentence.root.lemma_) == ("met", "VBD", "meet")
    assert [entity.text for entity in doc.ents] == ["Helmut Schmidt", "Erich Honecker", "Bonn"]


def test_what_was_not_read_says_nothing(doc: Doc) -> None:
    unread = [token for number, sentence in enumerate(doc.sents) if number != READ for token in sentence]
    assert {(token.tag_, token.pos_, token.lemma_, token.ent_type_, str(token.morph)) for token in unread} == {
        ("", "X", "", "", "")
    }
    assert {token.head for token in unread} == {sentence[0] for sentence in doc.sents} - {list(doc.sents)[READ][0]}


def test_noun_chunks_are_those_of_the_sentences_read(doc: Doc) -> None:
    assert [chunk.text for chunk in doc.noun_chunks] == ["Helmut Schmidt", "Erich Honecker", "Bonn"]


def test_an_empty_text_is_an_empty_document() -> None:
    cut = cut_text("", 0, load_lexicon(None, SEEDS).abbreviations)
    assert len(whole(cut, {}, load_pipeline("md"))) == 0
