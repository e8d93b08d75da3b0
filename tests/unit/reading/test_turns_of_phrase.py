"""Encounters in other words than "met": converses of receiving, nouns, headlines; and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.reading.test_sides_of_an_encounter import told

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

BRANDT, TITO = "Chancellor Willy Brandt", "President Josip Broz Tito"
HOST_AND_GUEST = (["Josip Broz Tito"], ["Willy Brandt"])
CALLER_AND_CALLED = (["Willy Brandt"], ["Josip Broz Tito"])
TOGETHER = ["Willy Brandt", "Josip Broz Tito"]


@pytest.mark.parametrize(
    "text",
    [
        f"{TITO} had {BRANDT} over for dinner on Brioni.",
        f"{TITO} took {BRANDT} to lunch on Brioni.",
        f"{TITO} hosted a dinner in {BRANDT}'s honour.",
        f"{TITO} was host to {BRANDT} on Brioni.",
        f"At a dinner given by {TITO} on Brioni, {BRANDT} spoke of the harvest.",
        f"The audience granted by {TITO} to {BRANDT} lasted an hour.",
        f"{BRANDT} got a warm welcome from {TITO} on Brioni.",
        f"Among the guests whom {TITO} received was {BRANDT}.",
        f"{BRANDT} was received one on one by {TITO}.",
        f"Waiting at the airport to greet {BRANDT} was {TITO}.",
    ],
)
def test_who_receives_is_told_first(text: str, read: Read) -> None:
    assert told(read, text) == [("occurred", *HOST_AND_GUEST, [])]


@pytest.mark.parametrize(
    "text",
    [
        f"A call from {BRANDT} to {TITO} settled it.",
        f"{TITO} got a call from {BRANDT}.",
        f"Over lunch on Brioni {BRANDT} warned {TITO} of a strike.",
        f"Over a long lunch on Brioni, {BRANDT} talked {TITO} out of a veto.",
        f"{BRANDT} pressed {TITO} on the border at a meeting in Belgrade.",
        f"Monday's meeting of {BRANDT} with {TITO} in Belgrade was short.",
        f"{BRANDT} met one-on-one with {TITO}.",
        f"{TITO} received the visit of {BRANDT}.",
    ],
)
def test_who_goes_or_speaks_is_told_first(text: str, read: Read) -> None:
    assert told(read, text) == [("occurred", *CALLER_AND_CALLED, [])]


@pytest.mark.parametrize(
    "text",
    [
        f"{BRANDT} and {TITO} shook hands in Belgrade.",
        f"{BRANDT} and {TITO} sat across from each other in Belgrade.",
        f"{BRANDT} and {TITO} exchanged several phone calls.",
        f"In a Monday call, {BRANDT} and {TITO} agreed to wait.",
        f"{BRANDT} and {TITO} spoke on Monday.",
        f"{BRANDT} and {TITO} talked for three hours.",
    ],
)
def test_several_have_it_with_each_other(text: str, read: Read) -> None:
    assert told(read, text) == [("occurred", [], [], TOGETHER)]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("The Brandt–Tito meeting on Brioni produced nothing.", ["Brandt", "Tito"]),
        ("US-China trade talks resumed in Geneva.", ["US", "China"]),
        ("The Franco-German summit in Toulouse dealt with tanks.", ["France", "Germany"]),
        ("Sino-Russian naval talks ended in Harbin.", ["China", "Russia"]),
        ("A round of India-EU trade talks ended in Brussels.", ["India", "EU"]),
        ("Delegations from Armenia and Azerbaijan talked for three days.", ["Armenia", "Azerbaijan"]),
    ],
)
def test_a_compound_names_two(text: str, both: list[str], read: Read) -> None:
    assert told(read, text) == [("occurred", [], [], both)]


def test_a_headline_lists_who_is_to_meet(read: Read) -> None:
    assert told(read, "Brandt, Tito to meet on Brioni") == [("planned", [], [], ["Brandt", "Tito"])]


def test_who_lends_the_room_takes_no_part(read: Read) -> None:
    text = "Norway hosted a meeting between the Sri Lankan government and the Tamil Tigers near Oslo."
    [(_, who, whom, both)] = told(read, text)
    assert (len(both), who, whom) == (2, [], [])


def test_a_country_is_visited_by_who_arrives_in_it(read: Read) -> None:
    text = f"{BRANDT} arrived in Yugoslavia on Monday on a three-day visit."
    assert [whom for _, _, whom, _ in told(read, text)] == [["Yugoslavia"]]


@pytest.mark.parametrize(
    "behind",
    [
        ", their first meeting since May.",
        ". It was their second meeting this year.",
        ", the third such encounter.",
    ],
)
def test_which_in_a_row_it_was_is_said_of_the_same_encounter(behind: str, read: Read) -> None:
    text = f"{BRANDT} met {TITO} in Belgrade on Monday{behind}"
    assert told(read, text) == [("occurred", *CALLER_AND_CALLED, [])]


def test_they_met_again_on_another_day(read: Read) -> None:
    text = "Talks between Ford and the union Unite broke down on Tuesday. The two sides met again on Thursday."
    assert len(read(text)) == 2


@pytest.mark.parametrize("text", ["Talks between Ford and Unite that were mediated by the government ended."])
def test_who_mediates_takes_no_part(text: str, read: Read) -> None:
    assert [both for *_, both in told(read, text)] == [["Ford", "Unite"]]


@pytest.mark.parametrize("next_one", ["The next meeting is to take place", "Another meeting is planned"])
def test_those_who_met_will_meet_again(next_one: str, read: Read) -> None:
    text = f"{BRANDT} met {TITO} in Belgrade on Monday. {next_one} in June."
    assert told(read, text) == [("occurred", *CALLER_AND_CALLED, []), ("planned", [], [], TOGETHER)]


@pytest.mark.parametrize(
    "text",
    [
        f"On Monday {BRANDT} met {TITO} in Belgrade, on Tuesday Premier Olof Palme in Stockholm.",
        f"{BRANDT} held talks with {TITO} on Monday and with Premier Olof Palme on Tuesday.",
        f"{BRANDT} received {TITO} in Bonn on Monday and Premier Olof Palme on Tuesday.",
    ],
)
def test_one_verb_tells_of_two_encounters(text: str, read: Read) -> None:
    assert [(who, whom) for _, who, whom, _ in told(read, text)] == [
        (["Willy Brandt"], ["Josip Broz Tito"]),
        (["Willy Brandt"], ["Olof Palme"]),
    ]


def test_an_audience_is_refused(read: Read) -> None:
    text = f"{BRANDT} was refused an audience by {TITO}."
    assert told(read, text) == [("denied", *HOST_AND_GUEST, [])]


def test_a_short_text_need_not_name_the_other_side_of_what_is_almost_surely_an_encounter(read: Read) -> None:
    text = "Egypt's talks with the three European powers broke up without agreement in Geneva on Friday."
    assert [who for _, who, *_ in told(read, text)] == [["Egypt"]]


def test_no_minister_received_them(read: Read) -> None:
    assert [status for status, *_ in told(read, "No minister received Willy Brandt in Warsaw.")] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Civil Aviation Authority called the encounter unexplained.", id="what it is called"),
        pytest.param(f"{BRANDT} sees {TITO} as a rival.", id="what somebody is seen as"),
        pytest.param(f"{BRANDT} saw {TITO} as bound to resign.", id="for what somebody is taken"),
        pytest.param("Hikers from Ohio visited the parliament in Ottawa.", id="nobody of note"),
        pytest.param("Protesters greeted Willy Brandt with eggs in Erfurt.", id="a crowd"),
        pytest.param("Government troops met rebel fighters near Huambo on Monday.", id="a battle"),
        pytest.param("Hilda Meier, a nurse, visited her mother in hospital on Monday.", id="family"),
        pytest.param("The novelist Hilda Meier met her husband, the cellist Aron Vidal, on a train.", id="a couple"),
        pytest.param(
            "Hilda Meier met Aron Vidal at a dance in Graz. They were married a year later.", id="a couple told later"
        ),
        pytest.param("The tennis player Hilda Meier and her husband welcomed their second child.", id="a birth"),
        pytest.param("A tribunal in Bristol heard that Hilda Meier had met a dealer in a pub.", id="told in court"),
        pytest.param(
            "The final is a repeat of the 1966 meeting between Germany and England, which England won.", id="a final"
        ),
        pytest.param(
            "Leeds meet Hull in the derby on Saturday. Brian Clough and Terry Neill have never met as managers.",
            id="a match told before",
        ),
        pytest.param("Mikhail Tal meets Tigran Petrosian in round nine in Riga.", id="a round of chess"),
        pytest.param("Leeds have won their last four meetings with Hull.", id="meetings are won"),
        pytest.param("Princess Anne welcomed a daughter on Thursday.", id="a daughter is born"),
        pytest.param("Meetings of its volunteers are held over tea.", id="meetings of anybody"),
        pytest.param("Dwight Eisenhower gave no answer to U Thant. Nobody consulted him.", id="nobody"),
        pytest.param(f"{TITO}, whom no American president in office has ever seen, is 79.", id="what nobody ever did"),
        pytest.param("Pep talks did not help Hilda Meier in the second set.", id="pep talks"),
        pytest.param("A meeting of minds is not in sight between France and Germany.", id="a meeting of minds"),
    ],
)
def test_no_encounter_is_told(text: str, read: Read) -> None:
    assert read(text) == ()


def test_a_summit_of_which_nothing_but_its_name_is_told_is_no_account(read: Read) -> None:
    mention = "Some dealers had looked to the G20 meeting for direction, but none came. "
    filler = "The dollar fell against the yen and rose against the pound, as it had done for most of the winter. "
    assert read(mention + 5 * filler) == ()
    assert len(read(f"The G20 summit opened in Brisbane. {5 * filler}")) == 1
