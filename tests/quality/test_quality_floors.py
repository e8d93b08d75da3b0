"""On the sample articles the reader is at least as good as floors.toml says; `pytest -s` shows the figures."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tasks.reading import load_reader
from tasks.records import Reading
from tests.golden.conftest import golden_accounts, sample_articles
from tests.quality.agreement import Comparison, Told, as_expected, as_read

FLOORS: dict[str, float] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """Read every sample article, compare, and print the figures with what went wrong."""
    comparison = Comparison()
    articles = sample_articles()
    lines = []
    for reading in load_reader("md", None).read(articles.values()):
        assert isinstance(reading, Reading), reading
        doc_id, text = reading.article.doc_id, reading.article.text
        missed, made_up = len(comparison.missed), len(comparison.made_up)
        comparison.add(
            (as_expected(each, text) for each in golden_accounts()[doc_id]), [as_read(a) for a in reading.accounts]
        )
        lines += [shown("missed", doc_id, each, text) for each in comparison.missed[missed:]]
        lines += [shown("made up", doc_id, each, text) for each in comparison.made_up[made_up:]]
    measured = comparison.figures()
    print(
        "", *lines, *(f"{name:18} {value:.4f}  floor {FLOORS.get(name)}" for name, value in measured.items()), sep="\n"
    )
    return measured


def shown(what: str, doc_id: str, told: Told, text: str) -> str:
    """Return one line that says where an account went wrong."""
    start, end = max(0, told.trigger.start - 40), told.trigger.end + 40
    return f"{what:8} {doc_id}: {told.type} of {', '.join(told.names)}: …{text[start:end]!r}…"


@pytest.mark.parametrize("figure", FLOORS)
def test_the_figure_is_at_least_its_floor(figure: str, figures: dict[str, float]) -> None:
    assert figures[figure] >= FLOORS[figure]


def test_every_figure_has_a_floor(figures: dict[str, float]) -> None:
    assert set(FLOORS) == set(figures)
