"""One man may be something of two bodies at once; and what follows "and" may be no item of the list at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def names(read: Read, text: str) -> set[str]:
    """Return the names of the only account."""
    [account] = read(text)
    return {each.name for each in account.participants}


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Arsenal and England defender Tony Adams", "Tony Adams"),
        ("Bayern Munich and Germany captain Philipp Lahm", "Philipp Lahm"),
        ("Manchester United and France striker Eric Cantona", "Eric Cantona"),
        ("UN and Arab League envoy Lakhdar Brahimi", "Lakhdar Brahimi"),
        ("Nissan and Renault chief executive Carlos Ghosn", "Carlos Ghosn"),
    ],
)
def test_an_office_in_two_bodies_is_one_man(who: str, name: str, read: Read) -> None:
    assert names(read, f"{who} met President Jacques Chirac in Paris on Monday.") == {name, "Jacques Chirac"}


def test_a_verb_in_the_singular_has_one_subject(read: Read) -> None:
    text = "Fiat and Chrysler boss Sergio Marchionne has met Chancellor Angela Merkel in Berlin."
    assert names(read, text) == {"Sergio Marchionne", "Angela Merkel"}


def test_presidents_of_two_countries_stand_for_them(read: Read) -> None:
    text = "Kenya and Uganda presidents Uhuru Kenyatta and Yoweri Museveni met in Nairobi on Monday."
    assert names(read, text) == {"Uhuru Kenyatta", "Yoweri Museveni"}


def test_a_firm_and_a_union_leader_are_two(read: Read) -> None:
    text = "Ford and union leader Walter Reuther met President Harry Truman in Washington on Monday."
    assert names(read, text) == {"Ford", "Walter Reuther", "Harry Truman"}


def test_a_state_and_the_president_of_another_are_two(read: Read) -> None:
    text = "Iran and French President Jacques Chirac held talks in Paris on Monday."
    assert names(read, text) == {"Iran", "Jacques Chirac"}


def test_who_speaks_in_the_next_clause_was_not_met_once_more(read: Read) -> None:
    text = (
        "We held meetings with Iran and the Iranian authorities told us that they would help, "
        "Foreign Minister Abdullah Abdullah said."
    )
    assert names(read, text) == {"Abdullah Abdullah", "Iran"}


@pytest.mark.parametrize(
    "text",
    [
        "The Christian Democrats have agreed with the Social Democrats to enter into talks.",
        "The Christian Democrats agreed with the Social Democrats to start negotiations next week.",
        "The Christian Democrats have arranged with the Social Democrats to meet in Bonn next week.",
    ],
)
def test_with_whom_somebody_agrees_to_talk_he_talks(text: str, read: Read) -> None:
    assert names(read, text) == {"Christian Democrats", "Social Democrats"}


def test_a_treaty_is_not_at_its_conference(read: Read) -> None:
    text = (
        "Prime Minister Keizo Obuchi will attend the review conference of the Nuclear Nonproliferation Treaty "
        "in New York on Monday."
    )
    assert names(read, text) == {"Keizo Obuchi"}


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("The Dutch brewer and former market leader Grolsch", "Grolsch"),
        ("Spanish club and former champion Real Oviedo", "Real Oviedo"),
        ("French bank and Olympic sponsor BPCE", "BPCE"),
    ],
)
def test_a_body_told_by_where_it_is_from_and_what_it_has_won_is_one(who: str, name: str, read: Read) -> None:
    assert names(read, f"{who} held talks with its creditors on Monday.") == {name, "creditors"}


def test_a_body_and_its_rival_are_two(read: Read) -> None:
    assert names(read, "French bank and German rival Commerzbank held talks on Monday.") == {
        "French bank",
        "Commerzbank",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The French president and Polish envoy Anna Roe met in Bonn on Monday.", {"French president", "Anna Roe"}),
        ("The French president and Peru's envoy, Anna Roe, met in Bonn on Monday.", {"French president", "Anna Roe"}),
        ("Kenya and Polish envoy Anna Roe met in Bonn on Monday.", {"Kenya", "Anna Roe"}),
        ("Talks between the president and Prime Minister Anna Roe began on Monday.", {"president", "Anna Roe"}),
    ],
)
def test_offices_of_two_countries_or_behind_between_are_two(text: str, told: set[str], read: Read) -> None:
    assert names(read, text) == told
