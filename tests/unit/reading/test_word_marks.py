"""Words are marked as the pipeline's own components would mark them, and those only where there is need."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tasks.nlp.model.pipeline import load_pipeline
from tasks.nlp.model.word_marks import WordMarker

SAMPLES = Path(__file__).resolve().parents[3] / "seeds" / "articles"
ODD = (
    "There's a man they're gonna call; let's go.  But he'd have done it, y'all.",
    "It isn't what I've got to do: Ain't I?\n \n“Can not”, she said. I met you and it.",
    "",
    " ",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The default pipeline."""
    return load_pipeline("md")


def rows(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (each.text, each.tag_, each.pos_, each.lemma_, str(each.morph), each.dep_, each.head.i, each.is_sent_start)
        for each in doc
    ]


def test_marks_are_those_of_the_pipeline(nlp: Language) -> None:
    marker = WordMarker(nlp)
    assert marker.components == ["attribute_ruler", "lemmatizer"]
    texts = [*ODD, *(path.read_text("utf-8") for path in sorted(SAMPLES.iterdir())), *ODD]
    expected = [rows(doc) for doc in nlp.pipe(texts, disable=["ner"])]
    marked = marker.mark(nlp.pipe(texts, disable=["ner", *marker.components]))
    assert [rows(doc) for doc in marked] == expected


def test_a_rule_that_asks_for_the_place_in_a_sentence_is_left_to_the_pipeline() -> None:
    own = spacy.blank("en")
    ruler = own.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "may", "IS_SENT_START": True}]], {"POS": "AUX"})  # type: ignore[attr-defined]
    own.add_pipe("lemmatizer", config={"mode": "rule"})
    assert WordMarker(own).components == []


def test_a_component_of_another_kind_is_left_to_the_pipeline() -> None:
    own = spacy.blank("en")
    own.add_pipe("attribute_ruler")
    assert WordMarker(own).components == []
    [doc] = WordMarker(own).mark([own.make_doc("They met.")])
    assert [token.pos_ for token in doc] == ["", "", ""]
