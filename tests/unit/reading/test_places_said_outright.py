"""Where the text says outright that they met somewhere, that is the place; what is another's, or later, is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tasks.records import Place
    from tests.unit.reading.conftest import Read


def place(read: Read, text: str) -> Place | None:
    """Return the place of the text's first account."""
    return read(text)[0].place


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Willy Brandt cut short a holiday in Bergen and drove back to Bonn to meet Walter Scheel.", "Bonn", "DEU"),
        ("Anwar Sadat was in Vienna on Monday for talks with Bruno Kreisky on arms.", "Vienna", "AUT"),
        ("Poland and Austria have broken off the Geneva talks over fishing rights.", "Geneva", "CHE"),
        ("Willy Brandt met Bruno Kreisky on the margins of the G7 summit in Munich.", "Munich", "DEU"),
        ("Willy Brandt met Bruno Kreisky on the sidelines of the Munich Security Conference.", "Munich", "DEU"),
        ("Willy Brandt met Bruno Kreisky on Sunday. It took place in Salzburg, an aide said.", "Salzburg", "AUT"),
        ("The talks between Poland and Austria were moved from Warsaw to Vienna.", "Vienna", "AUT"),
        ("Willy Brandt met Olof Palme. At a joint news conference in Malmö they praised each other.", "Malmö", "SWE"),
        ("Willy Brandt touched down in Warsaw on Sunday night. On Monday he met Edward Gierek.", "Warsaw", "POL"),
        ("Ministers gathered in Durban. On the sidelines, Willy Brandt met Bruno Kreisky.", "Durban", "ZAF"),
        ("HANOI, May 4 (UPI) -- Olof Palme met Le Duc Tho here on Sunday.", "Hanoi", "VNM"),
        ("Rebels from Libya met envoys of the government in neighbouring Chad.", "Chad", "TCD"),
        ("Willy Brandt met Bruno Kreisky on the Estonian island of Saaremaa.", "island of Saaremaa", "EST"),
        ("Willy Brandt met three senators on Capitol Hill.", "Capitol Hill", "USA"),
    ],
)
def test_where_they_are_said_to_have_met(text: str, name: str, country: str, read: Read) -> None:
    found = place(read, text)
    assert found is not None
    assert found.name in name
    assert found.country == country


@pytest.mark.parametrize(
    "text",
    [
        "After meeting Bruno Kreisky on Sunday, Willy Brandt flew to Oslo.",
        "Willy Brandt, born in Lübeck, met Bruno Kreisky on Sunday.",
        "Willy Brandt, who moved his party's office from Berlin to Bonn, met Bruno Kreisky on Sunday.",
        "Willy Brandt, who grew up in Lübeck and has a house in Bergen, met Bruno Kreisky on Sunday.",
        "Germany's ambassador in Oslo met Willy Brandt on Sunday.",
        "Willy Brandt met Bruno Kreisky on Monday to go over plans for a power station near Linz.",
        "Willy Brandt met Bruno Kreisky on Monday. He had been in Warsaw in 1970.",
        "Willy Brandt told a conference in Oslo that he had met Bruno Kreisky.",
        "LONDON — Kim Il Sung of North Korea met Mao Zedong of China on Monday, state media reported.",
        "NAIROBI — Willy Brandt met Bruno Kreisky last week at an undisclosed location, two diplomats said.",
    ],
)
def test_what_is_later_another_s_or_a_reporter_s_is_no_place(text: str, read: Read) -> None:
    assert place(read, text) is None


def test_what_talks_are_on_is_not_where_they_are(read: Read) -> None:
    found = place(read, "Anwar Sadat arrived in Vienna on Sunday for talks on Gaza with Bruno Kreisky.")
    assert found is not None
    assert found.name == "Vienna"


def test_a_city_beside_a_building_says_where_it_is(read: Read) -> None:
    found = place(read, "Willy Brandt met Kurt Waldheim at UN headquarters in New York.")
    assert found is not None
    assert (found.name, found.country) == ("New York", "USA")


def test_a_building_is_in_the_country_of_all_who_met_there(read: Read) -> None:
    found = place(read, "Willy Brandt of Germany met Walter Scheel of Germany at the Foreign Ministry.")
    assert found is not None
    assert (found.kind, found.country) == ("venue", "DEU")


def test_where_one_of_them_has_the_other_come_is_where_they_meet(read: Read) -> None:
    found = place(read, "Willy Brandt summoned Walter Scheel back to Bonn. The two men met for an hour.")
    assert found is not None
    assert found.name == "Bonn"


def test_where_one_of_them_only_invites_the_other_to_is_not_where_they_met(read: Read) -> None:
    text = "Willy Brandt invited Bruno Kreisky to Berlin. The two men had met for an hour on Monday."
    assert place(read, text) is None


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Willy Brandt met Governor Sardar Khan at Governor House Lahore on Tuesday.", "Lahore"),
        ("Willy Brandt met Kurt Waldheim at Jinnah House Mumbai.", "Mumbai"),
        ("Willy Brandt met reporters and Kurt Waldheim at the Press Club Dhaka.", "Dhaka"),
    ],
)
def test_a_city_right_behind_a_building_says_where_it_is(text: str, city: str, read: Read) -> None:
    found = place(read, text)
    assert found is not None
    assert found.name == city


def test_a_hamlet_in_the_state_of_another_place_is_not_the_famous_city(read: Read) -> None:
    text = "In Miami, Willy Brandt met Karl Huber of Germany. He then flew to Geneva, where he met Kurt Waldheim."
    geneva = read(text)[-1].place
    assert geneva is not None
    assert (geneva.name, geneva.country) == ("Geneva", "CHE")


@pytest.mark.parametrize("building", ["St Paul's Cathedral", "St James's Palace", "St John's College"])
def test_a_building_called_after_a_saint_is_no_town(building: str, read: Read) -> None:
    found = place(read, f"Willy Brandt met Bruno Kreisky at {building} on Friday.")
    assert found is not None
    assert (found.name, found.kind) == (building, "venue")


def test_what_is_only_wished_for_is_not_where_somebody_was_before(read: Read) -> None:
    text = "The plan was agreed in Lisbon. Willy Brandt said that he would be happy to meet Bruno Kreisky."
    assert place(read, text) is None


@pytest.mark.parametrize("town", ["Dakar", "Tunis", "Lisbon", "Kigali", "Nouakchott"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Alexander Stubb visited {} on Monday.",
        "Alexander Stubb, the Finnish president, will visit {} next week.",
        "The Finnish president's visit to {} lasted two days.",
    ],
)
def test_a_large_town_that_is_visited_is_a_town_and_nobody_of_that_name(sentence: str, town: str, read: Read) -> None:
    [visit] = read(sentence.format(town))
    assert visit.place is not None
    assert visit.place.name == town
    assert [each.side for each in visit.participants] == ["who"]


def test_who_shares_a_name_with_a_town_is_not_visited_as_a_town(read: Read) -> None:
    visit = "Alexander Stubb, the Finnish president, will visit Lisbon next week."
    text = f"{visit} Maria Lisbon, who runs the port, will wait for him there."
    assert place(read, text) is None
