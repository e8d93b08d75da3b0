"""The circumstances are in order, are judged as they say, and the reader passes the share that the floor asks.

`pytest -s` shows the share of each case and why an item fails.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tasks.records import Account, Mention, Participant, Place, Span, Time, Topic
from tests.quality.challenge_set import share_passed
from tests.quality.circumstances_set import (
    CASES,
    FOLDER,
    Circumstances,
    CircumstancesItem,
    circumstances_items,
    items_of,
    passes,
)

FLOOR: float = tomllib.loads((Path(__file__).parent / "challenge_floor.toml").read_text("utf-8"))["circumstances_share"]
TEXT = "Willy Brandt met Willi Stoph in Erfurt on 19 March 1970 to discuss the travel of pensioners."
GOOD = f"""
[[items]]
name = "erfurt"
text = "{TEXT}"
[[items.accounts]]
trigger = "met"
place = "Erfurt"
country = "DEU"
days = ["1970-03-19", "1970-03-19"]
topics = ["travel of pensioners"]
"""
MARCH_19 = date(1970, 3, 19)
ALL = Circumstances(
    "met", frozenset({"place", "days", "topics"}), ("Erfurt", "DEU"), (MARCH_19, MARCH_19), ("travel of pensioners",)
)


def test_there_are_four_cases() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(CASES)
    assert len(CASES) == 4


@pytest.mark.parametrize("case", CASES)
def test_a_case_has_twenty_items(case: str) -> None:
    assert len([item for item in circumstances_items() if item.case == case]) == 20


def test_every_trigger_stands_in_its_text() -> None:
    assert all(account.trigger in item.text for item in circumstances_items() for account in item.accounts)


@pytest.mark.parametrize(
    ("case", "asked"),
    [("place_or_topic", "place"), ("place_elsewhere", "place"), ("time", "days"), ("topics", "topics")],
)
def test_a_case_asks_for_what_it_is_about_and_sometimes_there_is_none(case: str, asked: str) -> None:
    accounts = [account for item in circumstances_items() if item.case == case for account in item.accounts]
    assert all(asked in account.asks for account in accounts)
    assert sum(not getattr(account, asked) for account in accounts) >= 4


def test_an_item_is_loaded() -> None:
    (item,) = items_of("time", GOOD)
    assert (item.case, item.name, item.text, item.published, item.accounts) == ("time", "erfurt", TEXT, None, (ALL,))


def test_none_can_be_asked_for() -> None:
    content = GOOD.replace('place = "Erfurt"\ncountry = "DEU"', 'place = ""').replace('"1970-03-19", "1970-03-19"', "")
    (account,) = items_of("time", content)[0].accounts
    assert account.asks == ALL.asks
    assert account.place is None
    assert account.days is None


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("text =", "txt =", "unknown key txt"),
        ("topics =", "topic =", "unknown key topic"),
        ('trigger = "met"', "", "missing key trigger"),
        ('trigger = "met"', 'trigger = "talks"', "trigger 'talks' does not stand once in the text"),
        ('trigger = "met"', 'trigger = "Will"', "trigger 'Will' does not stand once in the text"),
        ('country = "DEU"', "", "place and country go together"),
        ('place = "Erfurt"', 'place = ""', "place and country go together"),
        ('"DEU"', '"Germany"', "country 'Germany' is not ISO 3166-1 alpha-3"),
        ('["1970-03-19", ', "[", "days are the first and the last, or none"),
        ('["1970-03-19", ', '["1970-03-20", ', "days are the first and the last, or none"),
        ('["1970-03-19", ', '["19 March", ', "Invalid isoformat string: '19 March'"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_item(old: str, new: str, reason: str) -> None:
    assert old in GOOD
    with pytest.raises(ValueError, match=f"time.toml, erfurt: {reason}"):
        items_of("time", GOOD.replace(old, new, 1))


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        ('accounts = [{ trigger = "met" }]', "nothing is asked: one of days, place, topics"),
        ("accounts = []", "no accounts"),
    ],
)
def test_an_item_asks_something(end: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"time.toml, erfurt: {reason}"):
        items_of("time", GOOD.partition("[[items.accounts]]")[0] + end)


def test_a_name_is_given_once() -> None:
    with pytest.raises(ValueError, match=r"time.toml, erfurt: another item has this name"):
        items_of("time", GOOD + GOOD)


def expecting(*accounts: Circumstances) -> CircumstancesItem:
    """Return an item that expects `accounts`."""
    return CircumstancesItem("time", "erfurt", TEXT, None, accounts)


def found(
    trigger: str = "met",
    place: tuple[str, str | None] | None = ("Erfurt", "DEU"),
    days: tuple[date, date] | None = (MARCH_19, MARCH_19),
    topics: tuple[str, ...] = ("the travel of pensioners",),
) -> Account:
    """Return an account as the reader would."""
    nowhere = Span(0, 0)
    mention = Mention(
        trigger, Span(TEXT.index(trigger), TEXT.index(trigger) + len(trigger)), Span(0, len(TEXT)), "meet"
    )
    return Account(
        "0",
        "meeting",
        "occurred",
        1.0,
        mention,
        (mention,),
        (Participant("Willy Brandt", "who", "person"),),
        place=Place(place[0], "city", "clause", nowhere, place[1]) if place else None,
        time=Time("19 March", nowhere, "day", "explicit", *days) if days else None,
        topics=tuple(Topic(phrase, nowhere) for phrase in topics),
    )


NEITHER = replace(ALL, place=None, days=None)


@pytest.mark.parametrize(
    ("expected", "accounts"),
    [
        (ALL, [found()]),
        (ALL, [found(place=None), found()]),
        (replace(ALL, trigger="Brandt met Willi"), [found()]),
        (replace(ALL, place=("Hotel Erfurter Hof, Erfurt", "DEU")), [found()]),
        (replace(ALL, place=("Érfurt", "DEU")), [found(place=("the city of erfurt", "DEU"))]),
        (ALL, [found(topics=("pensioners", "the flag"))]),
        (replace(ALL, asks=frozenset({"days"})), [found(place=None, topics=())]),
        (NEITHER, [found(place=None, days=None)]),
    ],
    ids=["all", "one of two", "trigger with neighbours", "venue", "spelling", "further topic", "not asked", "neither"],
)
def test_what_is_expected_passes(expected: Circumstances, accounts: list[Account]) -> None:
    assert passes(expecting(expected), accounts) is None


@pytest.mark.parametrize(
    ("expected", "accounts", "reason"),
    [
        (ALL, [], "nothing found at 'met'"),
        (ALL, [found("discuss")], "nothing found at 'met'"),
        (ALL, [found(place=None)], "at 'met' place none instead of Erfurt | DEU"),
        (ALL, [found(place=("Erfurt", None))], "at 'met' place Erfurt | None instead of Erfurt | DEU"),
        (ALL, [found(place=("Kassel", "DEU"))], "at 'met' place Kassel | DEU instead of Erfurt | DEU"),
        (
            ALL,
            [found(days=(MARCH_19, date(1970, 3, 20)))],
            "at 'met' days 1970-03-19 | 1970-03-20 instead of 1970-03-19 | 1970-03-19",
        ),
        (ALL, [found(topics=("the flag",))], "at 'met' topics the flag instead of travel of pensioners"),
        (
            ALL,
            [found(topics=("travel", "the flag", "trade"))],
            "at 'met' topics travel | the flag | trade instead of travel of pensioners",
        ),
        (
            NEITHER,
            [found()],
            "at 'met' days 1970-03-19 | 1970-03-19 instead of none, place Erfurt | DEU instead of none",
        ),
    ],
    ids=[
        "missed",
        "other trigger",
        "no place",
        "no country",
        "other place",
        "day more",
        "other topic",
        "many",
        "made up",
    ],
)
def test_what_is_wrong_is_told_in_one_line(expected: Circumstances, accounts: list[Account], reason: str) -> None:
    assert passes(expecting(expected), accounts) == reason


def test_every_encounter_that_is_asked_about_counts() -> None:
    both = expecting(ALL, replace(ALL, trigger="discuss"))
    assert passes(both, [found()]) == "nothing found at 'discuss'"
    assert passes(both, [found(), found("discuss")]) is None


def test_the_reader_passes_the_share_that_the_floor_asks() -> None:
    share, lines = share_passed(circumstances_items(), passes)
    print("", *lines, f"floor {FLOOR}", sep="\n")
    assert share >= FLOOR
