"""Whose talks they were is told in the neighbouring sentence, where their own names nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def _talks(text: str, read: Read) -> list[set[str]]:
    return [{each.name for each in account.participants} for account in read(text) if account.type == "talks"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The release came after months of negotiations.",
        "Negotiations had dragged on for months.",
        "Talks had begun in March.",
    ],
)
def test_talks_of_which_nobody_is_told_are_those_of_the_two_named_just_before(sentence: str, read: Read) -> None:
    text = f"Israel handed eleven prisoners to Syria on Friday. {sentence} Syria welcomed the men, Israel kept silent."
    assert _talks(text, read) == [{"Israel", "Syria"}]


def test_those_named_in_another_clause_of_the_sentence_have_the_talks(read: Read) -> None:
    text = "Fiat would take a third of Chrysler, sources close to the negotiations said. Fiat and Chrysler were silent."
    assert _talks(text, read) == [{"Fiat", "Chrysler"}]


def test_one_of_two_states_may_be_named_in_the_sentence_before(read: Read) -> None:
    text = "Iceland protested on Monday. Norway said it would act after talks collapsed in June. "
    assert _talks(text + "Iceland wants more cod, which Norway refuses.", read) == [{"Iceland", "Norway"}]


def test_who_says_how_the_talks_stand_has_them(read: Read) -> None:
    text = "David Gill, the chief executive, said that talks would not resume unless Malcolm Glazer raised his offer. "
    assert _talks(text + "Mr Glazer did not comment.", read) == [{"David Gill", "Malcolm Glazer"}]


@pytest.mark.parametrize(
    "before",
    [
        "Israel handed eleven prisoners to Syria on Friday, and Lebanon freed two.",  # of three two may have talked
        "Joschka Fischer flew home on Friday, and Reuters asked him why.",  # no other but a newspaper is named
    ],
)
def test_talks_are_nobodys_where_not_two_are_named(before: str, read: Read) -> None:
    text = f"{before} The release came after months of negotiations. "
    assert _talks(text + "Israel, Syria, Lebanon and Joschka Fischer would say no more.", read) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Many readers were in favour of talks.",
        "A process of negotiation takes patience.",
        "The order was found lawful after its deliberations.",
    ],
)
def test_talk_in_general_is_nobodys(sentence: str, read: Read) -> None:
    text = f"Israel handed eleven prisoners to Syria on Friday. {sentence} Syria welcomed the men, Israel kept silent."
    assert _talks(text, read) == []


def test_talks_told_with_those_who_had_them_are_told_once(read: Read) -> None:
    text = "Israel held talks with Syria in Geneva on Monday. Israel handed eleven prisoners to Syria on Friday. "
    assert _talks(text + "The release came after months of negotiations.", read) == [{"Israel", "Syria"}]
