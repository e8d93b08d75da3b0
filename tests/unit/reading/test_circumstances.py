"""Which place, time and topics are those of an encounter: what stands near it, and what belongs to something else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tasks.nlp.circumstances.circumstances import is_same_topic
from tasks.records import Article

if TYPE_CHECKING:
    from tasks.reading import Reader
    from tasks.records import Account
    from tests.unit.reading.conftest import Read


def only(read: Read, text: str) -> Account:
    """Return the text's only account."""
    [account] = read(text)
    return account


def place_name(account: Account) -> str | None:
    return account.place.name if account.place else None


def days(account: Account) -> tuple[date | None, date | None] | None:
    return (account.time.start, account.time.end) if account.time else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Henry Kissinger arrived in Cairo on Tuesday. He later met Anwar Sadat.", "Cairo"),
        ("The congress in Vienna has entered its second week. Willy Brandt met Bruno Kreisky there.", "Vienna"),
        ("On a visit to Warsaw, Willy Brandt held talks with Józef Cyrankiewicz.", "Warsaw"),
        ("After stops in Dakar and Accra, Lyndon Johnson reached Nairobi, where Tom Mboya received him.", "Nairobi"),
    ],
)
def test_who_has_come_to_a_place_meets_there(text: str, name: str, read: Read) -> None:
    assert place_name(only(read, text)) == name


@pytest.mark.parametrize(
    "text",
    [
        "Speaking in London on Friday, Willy Brandt said that he had met Bruno Kreisky the month before.",
        "An official in Lagos said on Monday that Tom Mboya had met Julius Nyerere.",
        "Willy Brandt met Bruno Kreisky before he flew on to Rome.",
    ],
)
def test_where_somebody_speaks_or_goes_on_to_is_not_where_they_met(text: str, read: Read) -> None:
    assert place_name(only(read, text)) is None


def test_a_building_is_a_place_though_no_gazetteer_has_it(read: Read) -> None:
    account = only(read, "Willy Brandt met Bruno Kreisky at the Foreign Ministry.")
    assert account.place is not None
    assert (account.place.name, account.place.kind, account.place.latitude) == ("Foreign Ministry", "venue", None)


def test_a_city_says_more_than_a_building_that_no_gazetteer_has(read: Read) -> None:
    assert place_name(only(read, "Willy Brandt met Bruno Kreisky at the Foreign Ministry in Vienna.")) == "Vienna"


def test_a_building_of_no_name_is_no_place(read: Read) -> None:
    assert place_name(only(read, "Willy Brandt met Bruno Kreisky at a small house.")) is None


def test_what_is_discussed_ends_before_the_city_of_the_talks(read: Read) -> None:
    account = only(read, "Willy Brandt and Bruno Kreisky held talks about electric cars in Geneva.")
    assert place_name(account) == "Geneva"
    assert [topic.phrase for topic in account.topics] == ["electric cars"]


def test_the_day_of_something_else_is_not_that_of_the_encounter(reader: Reader) -> None:
    text = "Willy Brandt met Bruno Kreisky in Vienna to discuss a contract for gas that expires on 30 June."
    [account] = reader.explain(Article("x", "test", "x", text, published=date(1974, 5, 22))).accounts
    assert days(account) is None


def test_the_day_of_the_encounter_is_found_in_its_clause(reader: Reader) -> None:
    text = "Willy Brandt met Bruno Kreisky on Monday to prepare a conference that opens on 30 June."
    [account] = reader.explain(Article("x", "test", "x", text, published=date(1974, 5, 22))).accounts
    assert days(account) == (date(1974, 5, 20), date(1974, 5, 20))


def test_what_the_other_sentences_say_they_spoke_about_is_a_topic(read: Read) -> None:
    account = only(read, "Willy Brandt met Bruno Kreisky in Vienna. The two chancellors discussed the price of oil.")
    assert [topic.phrase for topic in account.topics] == ["price of oil"]


def test_the_other_places_are_told_with_how_likely_they_were(reader: Reader) -> None:
    text = "Henry Kissinger met Anwar Sadat in Cairo and flew to Geneva, where Gamal Fahmy received him on Tuesday."
    explanation = reader.explain(Article("x", "test", "x", text))
    others = [
        (place_name(account), [each.text for each in explanation.alternatives_of(account) if each.layer == "place"])
        for account in explanation.accounts
    ]
    assert others == [("Cairo", ["Geneva"]), ("Geneva", ["Cairo"])]
    assert all(0 < each.likelihood < 1 for each in explanation.alternatives)
    assert all(text[slice(*each.span)] == each.text for each in explanation.alternatives)


def test_of_two_phrases_the_one_inside_the_other_is_left_out_by_its_words() -> None:
    assert is_same_topic("trade", "trade in grain")
    assert not is_same_topic("war", "warming")


@pytest.mark.parametrize(
    "text",
    [
        "Urho Kekkonen, born in 1900, met Leonid Brezhnev in Helsinki.",
        "The bank, founded in 1946, said that Urho Kekkonen had met its president, Eugene Black.",
        "Urho Kekkonen met Leonid Brezhnev in Helsinki; the treaty of 1948 was discussed.",
    ],
)
def test_a_time_that_describes_something_else_is_not_that_of_the_encounter(text: str, read: Read) -> None:
    assert days(only(read, text)) is None


def test_where_a_road_leads_is_a_topic_and_no_place(read: Read) -> None:
    account = only(read, "Omar Bongo used his meeting with Hissène Habré to press for a road to Sarh.")
    assert place_name(account) is None
    assert [topic.phrase for topic in account.topics] == ["road to Sarh"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Urho Kekkonen began a three-day visit to Leonid Brezhnev on Monday.", (date(1974, 5, 20), date(1974, 5, 22))),
        ("Urho Kekkonen ended a three-day visit to Leonid Brezhnev on Monday.", (date(1974, 5, 20), date(1974, 5, 20))),
    ],
)
def test_a_visit_lasts_its_days_from_the_one_on_which_it_begins(
    text: str, expected: tuple[date, date], reader: Reader
) -> None:
    [account] = reader.explain(Article("x", "test", "x", text, published=date(1974, 5, 22))).accounts
    assert days(account) == expected


def test_where_they_met_is_the_place_of_which_the_clause_says_where(read: Read) -> None:
    text = "Urho Kekkonen returned from Hungary, where he had met János Kádár."
    assert place_name(only(read, text)) == "Hungary"


def test_what_a_place_lies_above_is_not_where_they_met(read: Read) -> None:
    text = "Willy Brandt met Bruno Kreisky in a hut above Salzburg."
    assert place_name(only(read, text)) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kakuei Tanaka is to convene his security council in response to Pyongyang's latest launch.", None),
        ("Jean Seberg had a meeting with Romain Gary in a Paris hotel room.", "Paris"),
        ("Tom Mboya met Julius Nyerere on 3 May 1965. Nairobi hosted the talks.", "Nairobi"),
        ("Tom Mboya met Julius Nyerere on 3 May 1965. Nairobi pressed ahead with a railway.", None),
    ],
)
def test_a_place_that_acts_or_says_which_is_not_where_they_met(text: str, name: str | None, read: Read) -> None:
    assert place_name(only(read, text)) == name


@pytest.mark.parametrize(
    "text",
    [
        "Lyndon Johnson telephoned Harold Wilson from his ranch in Texas.",
        "Golda Meir sent a letter to Richard Nixon in Washington.",
    ],
)
def test_who_calls_or_writes_is_at_no_one_place(text: str, read: Read) -> None:
    assert place_name(only(read, text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Bruno Kreisky met Leonid Brezhnev while he was in Helsinki. The talks in Geneva had failed.",
        "Bruno Kreisky met Leonid Brezhnev when he stayed in Helsinki. The talks in Geneva had failed.",
    ],
)
def test_where_one_was_when_they_met_is_the_place(text: str, read: Read) -> None:
    met = next(account for account in read(text) if account.trigger.text == "met")
    assert place_name(met) == "Helsinki"


def test_the_city_of_the_dateline_says_more_than_the_country_that_a_guest_came_to(reader: Reader) -> None:
    text = (
        "ULAN BATOR, May 22 — President Yumjaagiin Tsedenbal received Chancellor Bruno Kreisky on Tuesday.\n\n"
        "During the meeting he thanked him for visiting Mongolia."
    )
    [account] = reader.explain(Article("x", "test", "x", text, published=date(1974, 5, 22))).accounts
    assert place_name(account) == "Ulan Bator"


def test_the_meeting_that_discussed_something_is_not_the_visit_that_was_only_offered(read: Read) -> None:
    text = (
        "President Hussein Mwinyi received Badr Albusaidi in Zanzibar. He handed over an invitation to visit Oman. "
        "The meeting reviewed the shipping of cloves."
    )
    received = read(text)[0]
    assert [topic.phrase for topic in received.topics] == ["shipping of cloves"]


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("Willy Brandt met Bruno Kreisky on Monday ahead of a summit in Lisbon on Friday.", None, 20),
        ("Willy Brandt met Bruno Kreisky after talks in Oslo on Tuesday with Olof Palme.", None, None),
        ("Willy Brandt met Bruno Kreisky in Graz before the conference in Lisbon on Friday.", "Graz", None),
        ("Willy Brandt met Bruno Kreisky on the sidelines of a conference in Lisbon on Monday.", "Lisbon", 20),
    ],
)
def test_what_was_before_or_after_was_elsewhere_and_on_another_day(
    text: str, place: str | None, day: int | None, read: Read
) -> None:
    met = next(account for account in read(text, date(1974, 5, 22)) if account.trigger.text == "met")
    assert place_name(met) == place
    assert days(met) == ((date(1974, 5, day), date(1974, 5, day)) if day else None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Willy Brandt met Bruno Kreisky in the Portuguese capital.", "Portuguese capital"),
        ("Willy Brandt met Bruno Kreisky in the Portuguese capital Lisbon.", "Lisbon"),
        ("Willy Brandt went to the Foreign Ministry for a meeting with Bruno Kreisky.", "Foreign Ministry"),
        ("Willy Brandt met Bruno Kreisky in the Plaza Hotel, New York, on 15 December 1953.", "New York"),
        (
            "Willy Brandt met Bruno Kreisky at the headquarters of the African Union.",
            "headquarters of the African Union",
        ),
        ("Willy Brandt met Bruno Kreisky in Zelmira village.", "Zelmira village"),
        ("Willy Brandt met Bruno Kreisky in the village of Zelmira.", "Zelmira"),
        ("Willy Brandt met Bruno Kreisky in Mombasa County.", "Mombasa"),
    ],
)
def test_a_place_is_told_in_many_ways(text: str, name: str, read: Read) -> None:
    assert place_name(only(read, text)) == name


def test_a_capital_that_is_not_named_lies_where_it_is(read: Read) -> None:
    place = only(read, "Willy Brandt met Bruno Kreisky in the Portuguese capital.").place
    assert place is not None
    assert (place.kind, place.country, place.geonames_id) == ("city", "PRT", 2267057)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Willy Brandt met Bruno Kreisky to prepare a conference in Lisbon in August.", "met"),
        ("Willy Brandt and Bruno Kreisky discussed next week's summit in Lisbon.", "discussed"),
        ("The order was announced after talks with Bruno Kreisky, at a briefing in the town hall in Graz.", "talks"),
    ],
)
def test_where_and_when_something_else_is_tells_nothing(text: str, trigger: str, read: Read) -> None:
    accounts = read(f"Willy Brandt is chancellor. {text}", date(1974, 5, 22))
    assert all(place_name(each) is None for each in accounts if each.trigger.text == trigger)


def test_who_will_host_another_encounter_has_not_had_this_one(read: Read) -> None:
    text = "Willy Brandt met Bruno Kreisky on Monday. Portugal will host the conference in November."
    assert place_name(only(read, text)) is None


def test_who_plans_a_trip_to_meet_somebody_meets_there(read: Read) -> None:
    text = "Willy Brandt is planning a trip to Lisbon to meet Bruno Kreisky."
    assert place_name(only(read, text)) == "Lisbon"
