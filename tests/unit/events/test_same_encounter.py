"""When two accounts tell of one encounter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tasks.events.facts import AccountFacts, Actor, Days, Locality
from tasks.events.same_encounter import compare
from tasks.records import EncounterType, ParticipantKind, Side

MONDAY = date(1972, 2, 21)
BEIJING = Locality("Beijing", "city", "CHN", 39.9, 116.4, 1816670)
PEKING = Locality("Peking", "city", "CHN", 39.9, 116.4, 1816670)
SHANGHAI = Locality("Shanghai", "city", "CHN", 31.2, 121.5, 1796236)
CHINA = Locality("China", "country", "CHN")


def actor(name: str, side: Side, kind: ParticipantKind = "person", country: str | None = None) -> Actor:
    """Return a participant."""
    return Actor(name, side, kind, country=country)


NIXON = actor("Richard Nixon", "who", country="USA")
MAO = actor("Mao Zedong", "whom", country="CHN")
ZHOU = actor("Zhou Enlai", "whom", country="CHN")
ONE = AccountFacts(
    "1", "a", "gazette", date(1972, 2, 22), "meeting", "occurred", 0.9, (NIXON, MAO), BEIJING, Days(MONDAY, MONDAY)
)
OTHER = replace(ONE, account_id="2", article_id="b", source="herald")


def days(first: int, last: int | None = None) -> Days:
    """Return days of February 1972."""
    return Days(date(1972, 2, first), date(1972, 2, last or first))


def test_the_same_people_day_and_place_are_one() -> None:
    decision = compare(ONE, OTHER)
    assert decision.relation == "same"
    assert decision.evidence == "Richard Nixon, Mao Zedong; 1972-02-21; Beijing"


def test_the_order_of_the_two_does_not_matter() -> None:
    other = replace(OTHER, actors=(actor("Mao", "both"), actor("Nixon", "both")), place=CHINA)
    assert compare(ONE, other) == compare(other, ONE)


def test_one_article_tells_its_encounters_apart() -> None:
    assert compare(ONE, replace(OTHER, article_id="a")).relation == "different"


@pytest.mark.parametrize("kind", ["talks", "summit", "visit"])
def test_a_meeting_may_be_called_otherwise(kind: EncounterType) -> None:
    assert compare(ONE, replace(OTHER, type=kind)).relation == "same"


@pytest.mark.parametrize("kind", ["call", "correspondence"])
def test_a_meeting_is_neither_call_nor_letter(kind: EncounterType) -> None:
    assert compare(ONE, replace(OTHER, type=kind)).relation == "different"


def test_a_visit_to_a_country_is_not_one_with_a_meeting_there() -> None:
    visit = replace(OTHER, type="visit", actors=(NIXON, actor("China", "whom", "country", "CHN")), days=days(21, 28))
    assert compare(ONE, visit).relation == "unclear"


def test_two_on_the_margin_of_a_summit_of_many_meet_apart() -> None:
    many = (actor("Richard Nixon", "both"), actor("Mao Zedong", "both"), actor("Edward Heath", "both"))
    assert compare(ONE, replace(OTHER, type="summit", actors=many)).relation != "same"


@pytest.mark.parametrize(("first", "last"), [(20, 20), (21, 22), (22, 22), (18, 25)])
def test_days_that_touch_are_one(first: int, last: int) -> None:
    assert compare(ONE, replace(OTHER, days=days(first, last))).relation == "same"


def test_days_apart_are_two() -> None:
    assert compare(ONE, replace(OTHER, days=days(23))).relation == "different"


@pytest.mark.parametrize(("published", "relation"), [(23, "same"), (19, "same"), (24, "unclear"), (18, "unclear")])
def test_without_day_it_must_be_reported_near_the_other(published: int, relation: str) -> None:
    undated = replace(OTHER, days=None, published=date(1972, 2, published))
    assert compare(ONE, undated).relation == relation


def test_without_day_and_date_of_publication_it_stays_open() -> None:
    assert compare(ONE, replace(OTHER, days=None, published=None)).relation == "unclear"


@pytest.mark.parametrize(("published", "relation"), [(24, "same"), (25, "unclear")])
def test_two_without_days_must_be_reported_within_two_days(published: int, relation: str) -> None:
    first = replace(ONE, days=None)
    second = replace(OTHER, days=None, published=date(1972, 2, published))
    assert compare(first, second).relation == relation


def test_a_month_in_the_same_city_is_enough() -> None:
    assert compare(ONE, replace(OTHER, days=days(1, 29), published=date(1973, 1, 1))).relation == "same"


def test_a_month_without_the_place_is_not() -> None:
    vague = replace(OTHER, days=days(1, 29), place=None, published=date(1973, 1, 1))
    assert compare(ONE, vague).relation == "unclear"


def test_a_year_is_not_enough() -> None:
    year = Days(date(1972, 1, 1), date(1972, 12, 31), "year")
    assert compare(ONE, replace(OTHER, days=year, published=date(1973, 1, 1))).relation == "unclear"


@pytest.mark.parametrize("place", [PEKING, CHINA, None, Locality("Zhongnanhai", "venue", "CHN")])
def test_places_that_do_not_contradict_are_one(place: Locality | None) -> None:
    assert compare(ONE, replace(OTHER, place=place)).relation == "same"


@pytest.mark.parametrize("place", [SHANGHAI, Locality("Paris", "city", "FRA"), Locality("France", "country", "FRA")])
def test_another_city_or_country_is_another_encounter(place: Locality) -> None:
    assert compare(ONE, replace(OTHER, place=place)).relation == "different"


def test_a_call_has_no_place_to_contradict() -> None:
    first, second = replace(ONE, type="call"), replace(OTHER, type="call", place=SHANGHAI)
    assert compare(first, second).relation == "same"


def test_who_received_whom_is_the_same_meeting() -> None:
    turned = (actor("Mao Zedong", "who"), actor("Richard Nixon", "whom"))
    assert compare(ONE, replace(OTHER, actors=turned)).relation == "same"


def test_more_people_on_one_side_are_the_same_meeting() -> None:
    more = (NIXON, actor("Henry Kissinger", "who"), MAO, ZHOU)
    assert compare(ONE, replace(OTHER, actors=more)).relation == "same"


def test_another_person_on_one_side_is_another_meeting() -> None:
    assert compare(ONE, replace(OTHER, actors=(NIXON, ZHOU))).relation == "different"


def test_two_of_one_side_do_not_make_a_meeting() -> None:
    first = replace(ONE, actors=(NIXON, actor("Henry Kissinger", "who"), actor("China", "whom", "country", "CHN")))
    second = replace(OTHER, actors=(NIXON, actor("Henry Kissinger", "who"), actor("Japan", "whom", "country", "JPN")))
    assert compare(first, second).relation != "same"


def test_a_country_stands_for_whom_nobody_names() -> None:
    unnamed = (NIXON, actor("Chinese leaders", "whom", "group", "CHN"))
    assert compare(ONE, replace(OTHER, actors=unnamed)).relation == "same"


def test_countries_agree_where_no_person_is_named() -> None:
    countries = (actor("United States", "both", "country", "USA"), actor("China", "both", "country", "CHN"))
    same = (actor("America", "who", "country", "USA"), actor("Beijing", "whom", "country", "CHN"))
    assert compare(replace(ONE, actors=countries), replace(OTHER, actors=same)).relation == "same"


def test_one_person_in_common_is_not_enough() -> None:
    assert compare(ONE, replace(OTHER, actors=(NIXON,))).relation == "unclear"
