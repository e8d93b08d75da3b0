"""A rule of time is not tried on a sentence that lacks what every match of it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.nlp.knowledge.lexicon import load_lexicon
from tasks.nlp.knowledge.seed_shapes import TimeWords
from tasks.nlp.times.time_hints import hints_of, words_in
from tasks.nlp.times.time_rules import compiled, pieces_of
from tasks.nlp.times.when import RULES

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def words() -> TimeWords:
    """The words of seeds/times.toml."""
    return load_lexicon(None, PROJECT / "seeds").times


def may_match(pattern: str, sentence: str, words: TimeWords) -> bool:
    return not any(hints.isdisjoint(words_in(sentence)) for hints in hints_of(pattern, words))


def test_no_expression_is_missed_for_want_of_a_hint(words: TimeWords) -> None:
    lines = (PROJECT / "tests" / "quality" / "times.toml").read_text(encoding="utf-8").splitlines()
    lines += [
        line for path in (PROJECT / "seeds" / "articles").iterdir() for line in path.read_text("utf-8").split(". ")
    ]
    pieces = pieces_of(words)
    found = 0
    for rule in RULES:
        pattern = compiled(rule, pieces)
        for line in filter(pattern.search, lines):
            assert may_match(rule.pattern, line, words), (rule.name, line)
            found += 1
    assert found > 300


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("{DAY} {MONTH}", "They met on 5 May."),
        ("the {ORDINAL}[- ]quarter", "Sales fell in the 3rd quarter."),
        ("{HOLIDAY}", "They met on Valentines Day."),
        ("{HOLIDAY}", "They met on Valentine’s Day."),
        (r"the (?P<digits>\d0)s", "They met in the 80s."),
        ("(?:the )?next day|one day later", "They met one day later."),
    ],
)
def test_a_sentence_with_the_words_is_tried(pattern: str, sentence: str, words: TimeWords) -> None:
    assert may_match(pattern, sentence, words)


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("{DAY} {MONTH}", "They met in May."),
        ("{DAY} {MONTH}", "They met on 5 occasions."),
        ("{UNIT}s? ago", "They met long ago."),
        ("(?:the )?next day|one day later", "They met later."),
        ("{NUMBER} weeks? {NEAR}", "The two of them met the envoy."),
        ("in weeks?", "They met in March."),
        ("Q[1-4]", "They met."),
    ],
)
def test_a_sentence_without_is_not(pattern: str, sentence: str, words: TimeWords) -> None:
    assert not may_match(pattern, sentence, words)


@pytest.mark.parametrize(
    "sentence", ["They met two weeks before today.", "They will meet a week the day after tomorrow."]
)
def test_a_word_with_or_without_its_ending_is_enough(sentence: str, words: TimeWords) -> None:
    assert may_match("{NUMBER} weeks? {NEAR}", sentence, words)


def test_options_and_alternatives_ask_for_nothing(words: TimeWords) -> None:
    assert hints_of(r"(?:from )?(?:\w+|{MONTH})(?<=\bin\s)(?: {YEAR})?", words) == []


def test_figures_of_any_script_are_figures() -> None:
    assert words_in("٣") == words_in("3") != words_in("x")
