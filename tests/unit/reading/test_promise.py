"""Whether anything may come of a sentence is asked before the article around it is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tasks.nlp.knowledge.lexicon import Lexicon, load_lexicon
from tasks.nlp.knowledge.seed_shapes import Weights
from tasks.nlp.model.pipeline import cut_text, load_pipeline, parse_sentences
from tasks.nlp.promise import promising
from tasks.reading import SEEDS

TELLING = "Willy Brandt met Willi Stoph in Erfurt."


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The project's words."""
    return load_lexicon(None, SEEDS)


def _promising(sentence: str, lexicon: Lexicon, weights: dict[str, float], *, is_short: bool = False) -> set[int]:
    nlp = load_pipeline("md")
    cut = cut_text(sentence, 0, lexicon.abbreviations)
    read = dict(enumerate(parse_sentences([(cut, 0)], nlp)))
    weighed = replace(lexicon, promise=Weights(threshold=0.5, weights=weights))
    return promising(read, frozenset(), weighed, nlp, is_short=is_short)


def test_what_is_likely_enough_promises_something(lexicon: Lexicon) -> None:
    assert _promising(TELLING, lexicon, {"bias": 1.0, "rule:meeting.meet": 1.0}) == {0}


def test_what_is_hardly_likely_promises_nothing(lexicon: Lexicon) -> None:
    assert _promising(TELLING, lexicon, {"bias": -9.0, "rule:meeting.meet": 1.0}) == set()


def test_a_rule_that_the_weights_do_not_know_always_promises_something(lexicon: Lexicon) -> None:
    assert _promising(TELLING, lexicon, {"bias": -9.0}) == {0}


def test_in_a_short_article_everything_that_is_told_promises_something(lexicon: Lexicon) -> None:
    assert _promising(TELLING, lexicon, {"bias": -9.0, "rule:meeting.meet": 1.0}, is_short=True) == {0}


def test_a_body_that_only_describes_the_word_promises_something(lexicon: Lexicon) -> None:
    assert _promising("Nobody came to the key Solidarity meeting.", lexicon, {"bias": 1.0}) == {0}


def test_without_sides_nothing_is_promised_however_likely(lexicon: Lexicon) -> None:
    assert _promising("The minister received a letter.", lexicon, {"bias": 9.0}) == set()
