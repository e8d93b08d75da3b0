"""An encounter told of once more names the same people, though the sentence names one of them or somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm said that Ford was ready to resume talks on Friday.",
        "Ford said it would continue negotiations on Friday.",
    ],
)
def test_who_resumes_talks_resumes_them_with_those_he_talked_to(sentence: str, read: Read) -> None:
    text = "Ford broke off talks with the United Auto Workers in Detroit on Monday. "
    accounts = read(text + sentence)
    names = {each.name for each in accounts[-1].participants}
    assert names == {"Ford", "United Auto Workers"}


def test_others_continue_talks_of_their_own(read: Read) -> None:
    text = "Ford broke off talks with the United Auto Workers in Detroit on Monday. "
    accounts = read(
        text + "General Motors and the Canadian union Unifor will resume negotiations in Toronto on Friday."
    )
    assert {each.name for each in accounts[-1].participants} == {"General Motors", "Unifor"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks were hosted by President Bill Clinton.",
        "The talks will be hosted by President Bill Clinton.",
        "President Bill Clinton also took part in the talks.",
    ],
)
def test_who_hosted_the_talks_was_at_the_same_talks(sentence: str, read: Read) -> None:
    is_ahead = "will" in sentence
    text = f"Yitzhak Rabin and Yasser Arafat {'will hold' if is_ahead else 'held'} talks in Washington on Monday. "
    [account] = read(text + sentence)
    assert {each.name for each in account.participants} == {"Yitzhak Rabin", "Yasser Arafat", "Bill Clinton"}


def test_the_town_that_somebody_is_visiting_meets_nobody(read: Read) -> None:
    text = "Iraqi Prime Minister Iyad Allawi, visiting Amman, met King Abdullah on Sunday."
    accounts = [each for each in read(text) if each.type == "meeting"]
    assert {each.name for account in accounts for each in account.participants} == {"Iyad Allawi", "Abdullah"}
