"""On times.toml the reader of times is at least as good as times_floors.toml says; `pytest -s` shows the errors."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tasks.nlp.times.intervals import Days, decade_of, month_of, one_day, quarter_of, unit_around, year_of
from tasks.reading import load_reader
from tasks.records import Article, Time

FOLDER = Path(__file__).parent
FLOORS: dict[str, float] = tomllib.loads((FOLDER / "times_floors.toml").read_text(encoding="utf-8"))
ARTICLES: list[dict[str, Any]] = tomllib.loads((FOLDER / "times.toml").read_text(encoding="utf-8"))["articles"]
MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


class Expected(NamedTuple):
    """A time expression of times.toml: its characters and its days, None for one that is not scored."""

    start: int
    end: int
    days: Days | None


def days_of(value: str) -> Days | None:
    """Return the days of a value; None for seasons and for what has none."""
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return unit_around("weekend" if match[3] else "week", monday)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return quarter_of(int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return month_of(int(match[1]), int(match[2]))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return one_day(date.fromisoformat(value))
    if re.fullmatch(r"\d{3,4}", value):
        return year_of(int(value)) if len(value) == 4 else decade_of(10 * int(value))
    return None


def unmarked(marked: str) -> tuple[str, list[Expected]]:
    """Return the text without its marks and the expressions in it."""
    text, expected, last = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[last : match.start()]
        expected.append(Expected(len(text), len(text) + len(match[1]), days_of(match[2])))
        text += match[1]
        last = match.end()
    return text + marked[last:], expected


def is_at(time: Time, expected: Expected) -> bool:
    return time.span.start < expected.end and expected.start < time.span.end


def has_days(time: Time, expected: Expected) -> bool:
    days = expected.days
    return days is not None and (time.start, time.end) == (days.first, days.last)


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """Read the texts, compare, and print what is wrong."""
    reader = load_reader("md", None)
    right = scored = told = 0
    for number, row in enumerate(ARTICLES):
        text, expected = unmarked(row["text"])
        times = reader.times(Article(str(number), "test", str(number), text, published=row["published"]))
        free = [each for each in times if any(is_at(each, one) and one.days is None for one in expected)]
        told += sum(each.start is not None and each not in free for each in times)
        for one in expected:
            found = [each for each in times if is_at(each, one)]
            scored += one.days is not None
            if any(has_days(each, one) for each in found):
                right += 1
            elif one.days is not None:
                print(number, repr(text[one.start : one.end]), one.days[:2], [(t.text, t.start, t.end) for t in found])
        for each in times:
            if each.start is not None and not any(is_at(each, one) for one in expected):
                print(number, "made up:", repr(each.text), each.start, each.end)
    measured = {"recall": right / scored, "precision": right / told}
    print(f"right {right} of {scored}, told {told}", measured)
    return measured


@pytest.mark.parametrize("figure", ["recall", "precision"])
def test_the_figure_is_at_least_its_floor(figure: str, figures: dict[str, float]) -> None:
    assert figures[figure] >= FLOORS[figure]


def test_the_texts_have_more_than_a_hundred_expressions_and_values_of_every_kind() -> None:
    values = [match[2] for row in ARTICLES for match in MARKED.finditer(row["text"])]
    assert len(values) > 100
    days = [found for found in map(days_of, values) if found is not None]
    assert {each.granularity for each in days} == {"day", "week", "month", "quarter", "year", "other"}
    assert all(each.last - each.first < timedelta(days=3660) for each in days)
