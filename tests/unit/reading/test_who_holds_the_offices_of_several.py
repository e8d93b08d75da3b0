"""Offices of several countries or bodies are one side told once: by the names of who holds them, or by the bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def names(read: Read, text: str) -> list[str]:
    """Return the names of the only account."""
    [account] = read(text)
    return [each.name for each in account.participants]


@pytest.mark.parametrize(
    "offices",
    [
        "of Kenya, Uganda and Rwanda—Njuguna Ndung'u, Matia Kasaija and Uzziel Ndagijimana—",
        "of Kenya, Uganda and Rwanda (Njuguna Ndung'u, Matia Kasaija and Uzziel Ndagijimana) ",
    ],
)
def test_names_behind_the_countries_say_whose_ministers_came(offices: str, read: Read) -> None:
    text = f"The finance ministers {offices}met in Kigali on Tuesday to discuss a joint budget calendar."
    assert names(read, text) == ["Njuguna Ndung'u", "Matia Kasaija", "Uzziel Ndagijimana"]


@pytest.mark.parametrize(
    "met",
    [
        "the leaders of Kazakhstan and Uzbekistan, Kassym-Jomart Tokayev and Shavkat Mirziyoyev,",
        "the presidents of Kazakhstan and Uzbekistan (Kassym-Jomart Tokayev and Shavkat Mirziyoyev)",
    ],
)
def test_names_behind_the_countries_say_who_was_met(met: str, read: Read) -> None:
    found = names(read, f"Xi Jinping met {met} in Astana on Wednesday.")
    assert found == ["Xi Jinping", "Kassym-Jomart Tokayev", "Shavkat Mirziyoyev"]


def test_names_behind_two_bodies_say_who_heads_them(read: Read) -> None:
    text = (
        "Roberta Metsola met the heads of the Commission and the Council, Ursula von der Leyen and Charles Michel, "
        "in Strasbourg on Monday."
    )
    assert names(read, text) == ["Roberta Metsola", "Ursula von der Leyen", "Charles Michel"]


@pytest.mark.parametrize(
    "offices",
    [
        "the prime ministers of Hungary and Slovakia",
        "leaders of Hungary and Slovakia",
        "the Hungarian and Slovak premiers",
        "the Hungarian prime minister and the Slovak prime minister",
    ],
)
def test_offices_told_behind_their_names_add_nobody(offices: str, read: Read) -> None:
    text = f"Viktor Orban and Robert Fico, {offices}, met in Budapest on Tuesday. It was their first meeting since May."
    assert names(read, text) == ["Viktor Orban", "Robert Fico"]


def test_bodies_told_behind_the_names_of_their_heads_add_nobody(read: Read) -> None:
    text = "Mary Barra and Jim Farley, the chief executives of General Motors and Ford, met Donald Trump on Tuesday."
    assert names(read, text) == ["Mary Barra", "Jim Farley", "Donald Trump"]


@pytest.mark.parametrize(
    ("people", "countries"),
    [
        ("France's and Italy's foreign ministers", ["France", "Italy"]),
        ("Serbia's and Kosovo's leaders", ["Serbia", "Kosovo"]),
        ("Ghana's, Togo's and Benin's energy ministers", ["Ghana", "Togo", "Benin"]),
    ],
)
def test_each_possessor_has_people_of_its_own(people: str, countries: list[str], read: Read) -> None:
    assert names(read, f"{people} met in Rome on Monday to discuss migration.") == countries


def test_names_behind_two_possessors_say_who_they_are(read: Read) -> None:
    text = "Kenya's and Uganda's presidents, William Ruto and Yoweri Museveni, met in Entebbe on Friday."
    assert names(read, text) == ["William Ruto", "Yoweri Museveni"]


def test_who_speaks_behind_the_offices_does_not_hold_them(read: Read) -> None:
    text = "After talks with the leaders of Kenya and Uganda, Emmanuel Macron and Olaf Scholz said a deal was near."
    [account] = read(text)
    assert {participant.side for participant in account.participants} == {"who", "whom"}
