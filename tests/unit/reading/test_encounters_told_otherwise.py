"""Encounters told by nouns, turns of phrase and headlines: an audience for somebody, heads put together, "B talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.reading.test_sides_of_an_encounter import told

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

BRANDT, TITO = "Chancellor Willy Brandt", "President Josip Broz Tito"
Names = list[str]
ONE_TO_OTHER: tuple[Names, Names, Names] = (["Willy Brandt"], ["Josip Broz Tito"], [])
BOTH: tuple[Names, Names, Names] = ([], [], ["Willy Brandt", "Josip Broz Tito"])


@pytest.mark.parametrize(
    "text",
    [
        f"{BRANDT}'s audience for {TITO} lasted an hour.",
        f"An audience was granted to {TITO} by {BRANDT} in Bonn.",
        f"Talks by the German chancellor, Willy Brandt, with {TITO} went on until midnight.",
        f"{BRANDT} picked up the phone to {TITO} on Sunday.",
        f"{BRANDT} called in {TITO} on Sunday over the flight.",
        f"{BRANDT} has written back to {TITO}.",
        f"A phone call with {TITO} preceded {BRANDT}'s decision to close the port, the Red Cross said.",
    ],
)
def test_one_sees_or_turns_to_the_other(text: str, read: Read) -> None:
    assert told(read, text) == [("occurred", *ONE_TO_OTHER)]


@pytest.mark.parametrize(
    "text",
    [
        f"{BRANDT} and {TITO} put their heads together over the dam on Friday.",
        f"{BRANDT} and {TITO} came face to face at the funeral in Paris.",
        f"The exchange of letters between {BRANDT} and {TITO} was made public.",
        f"The conference in Helsinki drew {BRANDT} and {TITO}.",
    ],
)
def test_both_have_it_with_each_other(text: str, read: Read) -> None:
    assert told(read, text) == [("occurred", *BOTH)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brandt to host Tito at Villa Hammerschmidt next week", ("planned", ["Brandt"], ["Tito"], [])),
        ("Modi to host Carney at Hyderabad House next week", ("planned", ["Modi"], ["Carney"], [])),
        ("Carter flies to Jerusalem ahead of Sadat summit", ("planned", ["Carter"], ["Sadat"], [])),
        ("India-Nepal water talks open in Delhi", ("occurred", [], [], ["India", "Nepal"])),
        ("Serbia-Croatia border talks open in Vukovar", ("occurred", [], [], ["Serbia", "Croatia"])),
    ],
)
def test_a_headline_tells_it_in_few_words(text: str, expected: tuple[str, Names, Names, Names], read: Read) -> None:
    assert told(read, text) == [expected]


def test_somebody_is_called_to_a_ministry(read: Read) -> None:
    ambassador = "The Dutch ambassador was called {}to the foreign ministry in Ankara on Monday."
    for particle in ("", "in "):
        assert told(read, ambassador.format(particle)) == [("occurred", ["foreign ministry"], ["Dutch ambassador"], [])]


def test_a_tour_takes_somebody_somewhere(read: Read) -> None:
    text = f"A visit of four days took {TITO} to Delhi and Bombay."
    assert told(read, text) == [("occurred", ["Josip Broz Tito"], [], [])]


def test_who_comes_back_to_the_table_on_a_day_has_not_yet(read: Read) -> None:
    text = "Ford returns to the bargaining table with the United Auto Workers on Monday."
    assert told(read, text) == [("planned", ["Ford"], ["United Auto Workers"], [])]


def test_what_is_promised_in_an_exchange_of_letters_makes_no_plan_of_it(read: Read) -> None:
    text = f"In an exchange of letters with {TITO}, {BRANDT} promised to pay."
    assert told(read, text) == [("occurred", *ONE_TO_OTHER)]


@pytest.mark.parametrize(
    "text",
    [
        "Poland has received a million Ukrainians since the war began.",
        "The dialogue in Pedro Almodóvar's latest script was polished with Tilda Swinton.",
        "In the third round of the French Open, Chris Evert meets Martina Navratilova on Friday.",
        "Boris Becker meets Stefan Edberg in the second round on Wednesday.",
        "Willy Brandt and Josip Broz Tito put their heads out of the window.",
        "Willy Brandt was called to a higher office.",
    ],
)
def test_what_only_sounds_like_it_is_none(text: str, read: Read) -> None:
    assert told(read, text) == []
