"""On news of our own, places are found and resolved at least as well as places_floors.toml says."""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from tasks.reading import load_reader
from tasks.records import Article, Place

HERE = Path(__file__).parent
FLOORS: dict[str, float] = tomllib.loads((HERE / "places_floors.toml").read_text(encoding="utf-8"))
MARK = re.compile(r"\[(?P<name>[^\]|]+)\|(?P<country>[A-Z]{3})?(?P<numbers>[ \d.-]*)\]|\{(?P<other>[^}]+)\}")
TOLERANCE = 80.0  # kilometres


@dataclass(frozen=True, slots=True)
class Expected:
    """A place that a text names, or with neither country nor position one that may be left out."""

    start: int
    end: int
    country: str | None
    position: tuple[float, float] | None = None
    tolerance: float = TOLERANCE

    @property
    def counts(self) -> bool:
        """Whether it has to be found."""
        return self.country is not None or self.position is not None


def unmarked(marked: str) -> tuple[str, list[Expected]]:
    """Return the text without its marks, and what they say."""
    text, last = "", 0
    places: list[Expected] = []
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        name = match["name"] or match["other"]
        numbers = [float(each) for each in (match["numbers"] or "").split()]
        position = (numbers[0], numbers[1]) if len(numbers) > 1 else None
        tolerance = numbers[2] if len(numbers) > 2 else TOLERANCE
        places.append(Expected(len(text), len(text) + len(name), match["country"], position, tolerance))
        text, last = text + name, match.end()
    return text + marked[last:], places


def kilometres(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return the distance on a sphere."""
    (south, west), (north, east) = (tuple(map(math.radians, each)) for each in (first, second))
    chord = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    return 12_742 * math.asin(math.sqrt(chord))


def is_right(place: Place, expected: Expected) -> bool:
    """Whether the place is the one that is meant."""
    if expected.position is None:
        return place.country == expected.country
    if place.latitude is None or place.longitude is None or place.country != expected.country:
        return False
    return kilometres((place.latitude, place.longitude), expected.position) <= expected.tolerance


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """Read every text, compare, and print the figures with what went wrong."""
    articles = tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))["article"]
    reader, counts = load_reader("md", None), Counter[str]()
    for each in articles:
        text, expected = unmarked(" ".join(each["text"].split()))
        places = reader.places(Article(each["title"], "test", each["title"], text))
        for place in places:
            counts["printed"] += 1
            over = [e for e in expected if place.span.start < e.end and e.start < place.span.end]
            counts["of places"] += bool(over)
            if not over:
                print("no place", each["title"], place.name, place.country)
        for one in expected:
            over_it = [p for p in places if p.span.start < one.end and one.start < p.span.end]
            if not one.counts:
                continue
            counts["expected"] += 1
            counts["found"] += bool(over_it)
            counts["right"] += any(is_right(place, one) for place in over_it)
            counts["country"] += any(place.country == one.country for place in over_it)
            if not any(is_right(place, one) for place in over_it):
                found = [(place.name, place.country, place.latitude, place.longitude) for place in over_it]
                print("missed  " if not over_it else "wrong   ", each["title"], text[one.start : one.end], found)
    measured = {
        "found": counts["found"] / counts["expected"],
        "right": counts["right"] / counts["expected"],
        "country": counts["country"] / counts["expected"],
        "precision": counts["of places"] / counts["printed"],
    }
    print(counts, *(f"{name} {value:.4f}  floor {FLOORS.get(name)}" for name, value in measured.items()), sep="\n")
    return measured


@pytest.mark.parametrize("figure", FLOORS)
def test_the_figure_is_at_least_its_floor(figure: str, figures: dict[str, float]) -> None:
    assert figures[figure] >= FLOORS[figure]


def test_every_figure_has_a_floor(figures: dict[str, float]) -> None:
    assert set(FLOORS) == set(figures)
