"""Which of the places of a name an article means: decided on a few places that are made up."""

from __future__ import annotations

from tasks.nlp.knowledge.gazetteer import Entry, EntryKind, Sense
from tasks.nlp.places.place_senses import Named, distance, lies_in, resolve


def entry(number: int, country: str, at: tuple[float, float], people: int, area: int | None = None,
          kind: EntryKind = "city") -> Entry:  # fmt: skip
    return Entry(number, f"place {number}", kind, country, *at, people, area=area, number=number)


def named(name: str, *entries: Entry, is_told: bool = False) -> Named:
    return Named(name, tuple(Sense(each, True, float(each.population)) for each in entries), is_told)


LARGE, SMALL = entry(1, "AAA", (10.0, 10.0), 900_000), entry(2, "BBB", (50.0, 50.0), 40_000, area=7)
NEIGHBOUR = entry(3, "BBB", (50.1, 50.1), 20_000, area=7)


def test_without_context_most_people_decide() -> None:
    assert resolve([named("a", LARGE, SMALL)], {}) == [LARGE]


def test_a_country_that_the_article_speaks_of_decides_against_people() -> None:
    assert resolve([named("a", LARGE, SMALL)], {"BBB": 3}) == [SMALL]


def test_a_country_that_is_hardly_mentioned_does_not_decide() -> None:
    assert resolve([named("a", LARGE, SMALL)], {"BBB": 1, "AAA": 3, "CCC": 30}) == [LARGE]


def test_a_place_that_the_text_told_pulls_its_neighbours() -> None:
    far = entry(4, "BBB", (60.0, 20.0), 60_000)
    assert resolve([named("a", far, SMALL), named("b", NEIGHBOUR, is_told=True)], {}) == [SMALL, NEIGHBOUR]


def test_what_the_text_told_once_holds_for_the_name_elsewhere() -> None:
    assert resolve([named("a", LARGE, SMALL), named("a", SMALL, is_told=True)], {}) == [SMALL, SMALL]


def test_the_dateline_pulls_its_neighbours() -> None:
    far = entry(4, "BBB", (60.0, 20.0), 60_000)
    assert resolve([named("a", far, SMALL)], {}, NEIGHBOUR) == [SMALL]


def test_a_town_lies_in_its_country_and_in_its_state() -> None:
    country = entry(8, "BBB", (51.0, 51.0), 10, kind="country")
    state = entry(7, "BBB", (49.0, 49.0), 10, kind="region")
    assert lies_in(SMALL, country)
    assert lies_in(SMALL, state)
    assert not lies_in(LARGE, country)
    assert not lies_in(SMALL, NEIGHBOUR)


def test_distance_crosses_the_date_line() -> None:
    fiji, samoa = entry(1, "FJI", (-17.0, 179.0), 1), entry(2, "WSM", (-17.0, -179.0), 1)
    assert 200 < distance(fiji, samoa) < 220
