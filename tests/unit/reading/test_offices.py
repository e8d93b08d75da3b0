"""How full of people of office an article is, by its words alone."""

from __future__ import annotations

import pytest

from tasks.nlp.knowledge.lexicon import Lexicon, load_lexicon
from tasks.nlp.model.pipeline import load_pipeline
from tasks.nlp.names.offices import offices_told
from tasks.nlp.text.words import words_of_doc
from tasks.reading import SEEDS

FILLER = "Rain fell on the harbour and the price of bread rose again. " * 20


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The project's words."""
    return load_lexicon(None, SEEDS)


def _told(text: str, lexicon: Lexicon) -> float:
    return offices_told(words_of_doc(load_pipeline("md").make_doc(FILLER + text)), lexicon)


def test_a_name_behind_an_office_counts(lexicon: Lexicon) -> None:
    assert _told("It was President Sukarno who came.", lexicon) > _told("It was Sukarno who came.", lexicon) == 0


def test_a_name_before_an_office_counts(lexicon: Lexicon) -> None:
    assert _told("It was Sukarno, the president, who came.", lexicon) > 0


def test_who_is_named_twice_counts_once(lexicon: Lexicon) -> None:
    once = _told("President Sukarno came and left.", lexicon)
    assert _told("President Sukarno came, President Sukarno.", lexicon) == once


def test_an_article_of_nothing_else_is_full_of_them(lexicon: Lexicon) -> None:
    doc = load_pipeline("md").make_doc("President Sukarno, Minister Subandrio, General Nasution.")
    assert offices_told(words_of_doc(doc), lexicon) == 1


def test_without_words_there_are_none(lexicon: Lexicon) -> None:
    assert offices_told(words_of_doc(load_pipeline("md").make_doc("")), lexicon) == 0
