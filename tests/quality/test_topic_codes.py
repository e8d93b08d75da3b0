"""Topic phrases get codes at least as well as topic_code_floors.toml says; `pytest -s` shows the figures."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

from tasks.nlp.knowledge.lexicon import load_lexicon
from tasks.nlp.topics.topic_codes import TopicCoder
from tasks.reading import SEEDS

HERE = Path(__file__).parent
FLOORS: dict[str, float] = tomllib.loads((HERE / "topic_code_floors.toml").read_text(encoding="utf-8"))


def phrases() -> dict[str, list[str]]:
    """Return each phrase with the codes that fit it."""
    lines = (HERE / "topic_code_phrases.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["phrase"]: row["codes"].split(";") if row["codes"] else [] for row in rows}


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """Code every phrase, compare, and print the figures with what went wrong."""
    coder = TopicCoder(load_lexicon(None, SEEDS))
    expected = phrases()
    given = {phrase: coder.code(phrase)[0] for phrase in expected}
    coded = [phrase for phrase in expected if given[phrase]]
    right = [phrase for phrase in coded if given[phrase] in expected[phrase]]
    codeable = [phrase for phrase in expected if expected[phrase]]
    measured = {
        "right_of_coded": len(right) / len(coded),
        "coded_of_codeable": sum(given[phrase] is not None for phrase in codeable) / len(codeable),
        "none_of_uncodeable": sum(not given[phrase] and not codes for phrase, codes in expected.items())
        / (len(expected) - len(codeable)),
    }
    wrong = [phrase for phrase in expected if phrase not in right and (given[phrase] or expected[phrase])]
    print(
        "", *(f"{phrase}: {given[phrase]}, not {expected[phrase]}" for phrase in wrong),
        *(f"{name:18} {value:.4f}  floor {FLOORS.get(name)}" for name, value in measured.items()), sep="\n",
    )  # fmt: skip
    return measured


@pytest.mark.parametrize("figure", FLOORS)
def test_the_figure_is_at_least_its_floor(figure: str, figures: dict[str, float]) -> None:
    assert figures[figure] >= FLOORS[figure]


def test_every_figure_has_a_floor(figures: dict[str, float]) -> None:
    assert set(FLOORS) == set(figures)


def test_there_are_sixty_phrases_with_codes_of_the_scheme() -> None:
    known = {code for code, _ in load_lexicon(None, SEEDS).media_topics}
    assert len(phrases()) == 60
    assert {code for codes in phrases().values() for code in codes} <= known
