"""Where an encounter was or will be, told behind it: "to be held in Lima", "the venue will be Lima"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kenya has invited Uganda and Tanzania to a meeting on railways, to be held in Mombasa in June.", "Mombasa"),
        ("Togo has invited Benin and Niger to talks on the border, to take place in Lomé.", "Lomé"),
        ("Peru and Chile have agreed on a meeting about copper, to be held in Lima on Monday.", "Lima"),
        ("The venue for Saturday's meeting between Fatah and Hamas will be Algiers.", "Algiers"),
        ("The scene of last month's meeting between Ian Smith and John Vorster was Livingstone.", "Livingstone"),
        ("Vienna has been chosen as the venue for a summit of Leonid Brezhnev and Jimmy Carter.", "Vienna"),
    ],
)
def test_what_stands_behind_the_encounter_says_where_it_is(text: str, place: str, read: Read) -> None:
    assert [each.place and each.place.name for each in read(text, date(1974, 5, 22))] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Harold Wilson has ruled out seeing Ian Smith again before the vote.",
        "Ian Smith refused to see Andrew Young in Salisbury.",
    ],
)
def test_who_will_not_see_somebody_denies_a_meeting(text: str, read: Read) -> None:
    assert [(each.type, each.status) for each in read(text)] == [("meeting", "denied")]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("occurred", "Harold Wilson called Lyndon Johnson last night."),
        ("occurred", "Harold Wilson saw Lyndon Johnson yesterday in Washington."),
        ("planned", "Peru and Chile have agreed on a meeting in Lima."),
        ("planned", "Saudi Arabia and Iran have consented to talks in Baghdad."),
    ],
)
def test_seeing_calling_and_agreeing_tell_of_an_encounter(status: str, text: str, read: Read) -> None:
    assert [each.status for each in read(text, date(1974, 5, 22))] == [status]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Helmut Schmidt met Bruno Kreisky at the Paris air show on Monday.", "Paris"),
        ("Melina Mercouri met Jack Lang at the Cartagena film festival.", "Cartagena"),
        ("Helmut Schmidt met Bruno Kreisky at the Osaka Expo.", "Osaka"),
    ],
)
def test_a_fair_is_in_the_town_before_it(text: str, place: str, read: Read) -> None:
    assert [each.place and each.place.name for each in read(text)] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Willy Brandt met Bruno Kreisky before travelling on to Nairobi.",
        "Willy Brandt met Bruno Kreisky and then flew to Prague.",
        "Willy Brandt met Bruno Kreisky as shells fell on Beirut.",
        "Willy Brandt met Bruno Kreisky while tens of thousands marched in Lisbon.",
        "Willy Brandt met Bruno Kreisky amid protests in Lisbon.",
        "Willy Brandt met Bruno Kreisky despite the floods in Valencia.",
        "Willy Brandt met Bruno Kreisky because of the fighting in Sudan.",
    ],
)
def test_what_goes_on_elsewhere_says_nothing_of_where_they_met(text: str, read: Read) -> None:
    assert [each.place for each in read(text)] == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Willy Brandt met Bruno Kreisky while he was in Lisbon.", "Lisbon"),
        ("Willy Brandt met Bruno Kreisky after flying to Lisbon.", "Lisbon"),
        ("Willy Brandt flew to Lisbon and met Bruno Kreisky.", "Lisbon"),
    ],
)
def test_where_one_of_them_was_or_came_is_where_they_met(text: str, place: str, read: Read) -> None:
    assert [each.place and each.place.name for each in read(text)] == [place]
