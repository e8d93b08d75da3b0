"""What an article tells again and again is one account; what it tells of others are others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tasks.records import Span

if TYPE_CHECKING:
    from tasks.records import Account
    from tests.unit.reading.conftest import Read

THURSDAY = date(1970, 3, 19)


def names(account: Account) -> set[str]:
    """Return everybody who takes part."""
    return {participant.name for participant in account.participants}


def test_an_encounter_told_again_is_one_account_with_all_its_mentions(read: Read) -> None:
    text = "Willy Brandt met Willi Stoph in Erfurt. The meeting lasted four hours."
    [account] = read(text)
    assert [mention.text for mention in account.mentions] == ["met", "meeting"]


def test_the_headline_and_the_first_sentence_tell_of_one_encounter(read: Read) -> None:
    headline = "Brandt meets Stoph in Erfurt"
    text = f"{headline}\n\nWilly Brandt met Willi Stoph in Erfurt on Thursday."
    [account] = read(text, published=THURSDAY, headline=Span(0, len(headline)))
    assert names(account) == {"Willy Brandt", "Willi Stoph"}


def test_a_later_sentence_adds_place_and_topics(read: Read) -> None:
    text = (
        "Willy Brandt met Willi Stoph on Thursday. "
        "During the meeting in Erfurt, the two discussed the travel of pensioners."
    )
    accounts = read(text, published=THURSDAY)
    assert accounts[0].place is not None
    assert accounts[0].place.name == "Erfurt"
    assert any("travel of pensioners" in topic.phrase for account in accounts for topic in account.topics)


def test_meetings_with_different_people_are_different_accounts(read: Read) -> None:
    text = "Henry Kissinger met Golda Meir in Jerusalem. Henry Kissinger met Hafez al-Assad in Damascus."
    assert [names(account) for account in read(text)] == [
        {"Henry Kissinger", "Golda Meir"},
        {"Henry Kissinger", "Hafez al-Assad"},
    ]


def test_meetings_of_the_same_people_on_different_days_are_different_accounts(read: Read) -> None:
    text = "Willy Brandt met Willi Stoph in Erfurt on 19 March 1970. Brandt met Stoph in Kassel on 21 May 1970."
    assert len(read(text)) == 2


def test_those_of_one_side_do_not_meet_each_other(read: Read) -> None:
    [account] = read("Henry Kissinger met Golda Meir, Moshe Dayan and Abba Eban.")
    assert {participant.name: participant.side for participant in account.participants} == {
        "Henry Kissinger": "who",
        "Golda Meir": "whom",
        "Moshe Dayan": "whom",
        "Abba Eban": "whom",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Willy Brandt and Willi Stoph met in Erfurt.",
        "Talks between Willy Brandt and Willi Stoph took place in Erfurt.",
        "The meeting of Willy Brandt and Willi Stoph ended in the evening.",
    ],
)
def test_those_who_meet_each_other_are_on_both_sides(text: str, read: Read) -> None:
    [account] = read(text)
    assert [(participant.name, participant.side) for participant in account.participants] == [
        ("Willy Brandt", "both"),
        ("Willi Stoph", "both"),
    ]


def test_nobody_meets_himself(read: Read) -> None:
    for account in read("Willy Brandt met Brandt. Brandt, Willy Brandt and Mr Brandt met Willi Stoph and Stoph."):
        told = [participant.name for participant in account.participants]
        assert len(told) == len(set(told))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Willy Brandt met Willi Stoph to discuss the travel of pensioners.", "travel of pensioners"),
        ("Jimmy Carter and Deng Xiaoping held talks on trade.", "trade"),
        ("Anwar Sadat met Menachem Begin for talks about the future of Sinai.", "future of Sinai"),
        ("Leonid Brezhnev met Richard Nixon and discussed the limitation of arms.", "limitation of arms"),
    ],
)
def test_what_they_spoke_about_is_a_topic(text: str, phrase: str, read: Read) -> None:
    assert any(phrase in topic.phrase for account in read(text) for topic in account.topics)


@pytest.mark.parametrize(
    "text",
    [
        "The two rivers meet in Passau.",
        "West Germany met Hungary in the final of the World Cup in Bern.",
        "The plan met fierce opposition.",
        "Ministers must meet the deadline of the treaty.",
        "The film is a visit to the past.",
        "The call for a strike was heard.",
        "She received a medal from the academy.",
    ],
)
def test_a_false_friend_of_a_trigger_tells_of_nothing(text: str, read: Read) -> None:
    assert read(text) == ()
