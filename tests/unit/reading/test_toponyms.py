"""Which words of a text are printed as places, and which place each means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tasks.reading import Reader
from tasks.records import Article, Place

ReadPlaces = Callable[[str], list[Place]]


@pytest.fixture
def places(reader: Reader) -> ReadPlaces:
    """Return the places of a text in their order."""
    return lambda text: list(reader.places(Article("text", "test", "text", text)))


def names(found: list[Place]) -> list[str]:
    """Return the places as the text writes them."""
    return [place.name for place in found]


def countries(found: list[Place]) -> list[tuple[str, str | None]]:
    """Return the places with their countries."""
    return [(place.name, place.country) for place in found]


@pytest.mark.parametrize(
    ("text", "name", "position"),
    [
        ("The mayor of Paris, Texas, opened the fair.", "Paris", (33.66, -95.56)),
        ("A fire broke out in Springfield, Illinois, on Monday.", "Springfield", (39.80, -89.64)),
        ("He teaches in Cambridge, Mass., and writes.", "Cambridge", (42.37, -71.11)),
        ("The plant in Gainesville, Va., was closed.", "Gainesville", (38.80, -77.61)),
        ("Rain fell near Newport, R.I., all night.", "Newport", (41.49, -71.31)),
        ("She was born in Hope, Ark., in May.", "Hope", (33.67, -93.59)),
        ("Shells fell near Tripoli, Lebanon, on Tuesday.", "Tripoli", (34.44, 35.84)),
        ("Students in London, Ont., went on strike.", "London", (42.98, -81.23)),
        ("The bridge at Richmond (Virginia) was closed.", "Richmond", (37.55, -77.46)),
        ("A factory in Birmingham in Alabama was sold.", "Birmingham", (33.52, -86.80)),
    ],
)
def test_the_state_or_country_behind_a_town_tells_which_is_meant(
    text: str, name: str, position: tuple[float, float], places: ReadPlaces
) -> None:
    [town] = [place for place in places(text) if place.name == name]
    assert (town.latitude, town.longitude) == pytest.approx(position, abs=0.3)


def test_an_abbreviated_state_is_a_place_behind_its_town_only(places: ReadPlaces) -> None:
    assert names(places("The plant in Gainesville, Va., was closed.")) == ["Gainesville", "Va."]
    assert names(places("The train stopped at Reno, Nev., at noon; Miss. Green slept.")) == ["Reno", "Nev."]


def test_an_adjective_before_the_noun_tells_the_country(places: ReadPlaces) -> None:
    found = places("Thousands fled the Lebanese city of Tripoli on Sunday.")
    assert countries(found) == [("Lebanese", "LBN"), ("Tripoli", "LBN")]


def test_a_name_means_the_same_place_throughout_the_article(places: ReadPlaces) -> None:
    found = places("A storm hit Paris, Texas, on Monday. Schools in Paris stayed shut.")
    assert len({place.geonames_id for place in found if place.name == "Paris"}) == 1


def test_what_lies_near_the_other_places_of_the_article_is_meant(places: ReadPlaces) -> None:
    found = places("The bus from Hartford stopped in Manchester. Snow fell in Hartford, Connecticut, all day.")
    [manchester] = [place for place in found if place.name == "Manchester"]
    assert (manchester.latitude, manchester.longitude) == pytest.approx((41.78, -72.52), abs=0.2)


def test_a_great_capital_is_meant_though_a_namesake_lies_nearer(places: ReadPlaces) -> None:
    found = places("Ministers from Newcastle and Durham in England flew to Washington on Monday.")
    assert ("Washington", "USA") in countries(found)


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton opened a shop.",
        "The Washington Post reported the deal.",
        "The Bank of England raised its rate.",
        "A professor of the University of Oxford spoke.",
        "Jordan Smith told the court that he was sorry.",
        "Prices rose in March and in May.",
        "Reading books is a pleasure.",
        "Nice weather brought people to the beach.",
        "They live on Washington Street.",
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str, places: ReadPlaces) -> None:
    assert names(places(text)) == []


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("Ships wait in the Black Sea.", "region", None),
        ("War has come to the Middle East.", "region", None),
        ("Fighting went on in the Donbas.", "region", "UKR"),
        ("Settlers marched through the West Bank.", "region", "PSE"),
        ("The Gaza Strip was calm.", "region", "PSE"),
        ("Flood water covered Suffolk County on Friday.", "region", "USA"),
        ("Planes landed at Heathrow as usual.", "venue", "GBR"),
        ("The crash closed Dulles International Airport.", "venue", "USA"),
        ("He lives in New York City.", "city", "USA"),
        ("She moved to St. Petersburg from Moscow.", "city", "RUS"),
        ("Shells hit al-Hasakah on Friday.", "city", "SYR"),
        ("Talks were held in Łódź.", "city", "POL"),
        ("They met in Aleppo province.", "region", "SYR"),
    ],
)
def test_a_place_has_its_kind_and_country(text: str, kind: str, country: str | None, places: ReadPlaces) -> None:
    assert (kind, country) in [(place.kind, place.country) for place in places(text)]


@pytest.mark.parametrize(
    ("text", "adjective"),
    [
        ("Soldiers closed the Turkish border.", "Turkish"),
        ("He died in a British city.", "British"),
        ("Boats reached the Greek islands.", "Greek"),
    ],
)
def test_an_adjective_that_says_where_something_lies_names_its_country(
    text: str, adjective: str, places: ReadPlaces
) -> None:
    assert names(places(text)) == [adjective]


@pytest.mark.parametrize("text", ["A Qatari envoy spoke.", "The British government fell.", "Greek wine is dear."])
def test_an_adjective_that_says_whose_something_is_names_no_place(text: str, places: ReadPlaces) -> None:
    assert names(places(text)) == []


def test_where_a_firm_sits_is_printed(places: ReadPlaces) -> None:
    assert names(places("The London-based firm sold its mine.")) == ["London"]


def test_a_small_town_without_a_word_of_place_is_none(places: ReadPlaces) -> None:
    assert names(places("Coggeshall won the cup.")) == []


def test_a_small_town_behind_a_word_of_place_is_one(places: ReadPlaces) -> None:
    assert countries(places("Two people were hurt near Hebden Bridge, England.")) == [
        ("Hebden Bridge", "GBR"),
        ("England", "GBR"),
    ]


def test_every_place_quotes_the_text(places: ReadPlaces) -> None:
    text = "KYIV, Ukraine (AP) — Trains from Lviv reached Przemyśl, Poland, on Sunday."
    assert [text[place.span.start : place.span.end].upper() for place in places(text)] == [
        "KYIV", "UKRAINE", "LVIV", "PRZEMYŚL", "POLAND",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The talks were held in Aleppo on Monday. There was fighting in Aleppo province.",
        "There was fighting in Aleppo province. The talks were held in Aleppo on Monday.",
    ],
)
def test_a_town_and_the_province_of_its_name_are_told_apart_in_either_order(text: str, places: ReadPlaces) -> None:
    assert sorted(place.kind for place in places(text)) == ["city", "region"]
