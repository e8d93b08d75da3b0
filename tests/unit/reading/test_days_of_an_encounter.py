"""Which day is that of an encounter: counted from another, told of "the event", and not that of something else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tasks.records import Account
    from tests.unit.reading.conftest import Read

WEDNESDAY = date(1974, 5, 22)


def days(account: Account) -> tuple[date | None, date | None] | None:
    return (account.time.start, account.time.end) if account.time else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The approval came on Wednesday, one day after Golda Meir met with Bruno Kreisky.", 21),
        ("On Tuesday the ban was lifted, two days after Willy Brandt and Bruno Kreisky held talks in Oslo.", 19),
        ("His remarks come three days before Golda Meir is due to meet Anwar Sadat.", 25),
        ("A day after meeting Bruno Kreisky in Vienna, Willy Brandt flew to Rome on Tuesday.", 20),
        ("Willy Brandt flew to Rome a day after Monday's talks with Bruno Kreisky.", 20),
        ("Parliament voted on Tuesday. The vote came the day after Willy Brandt met Bruno Kreisky.", 20),
        ("Willy Brandt met Bruno Kreisky the day before the strike began on 11 May.", 10),
        ("On Tuesday Willy Brandt cancelled a meeting with Bruno Kreisky that had been due to be held on Friday.", 24),
    ],
)
def test_a_day_is_counted_from_another_that_is_told(text: str, day: int, read: Read) -> None:
    [account] = read(text, WEDNESDAY)
    assert days(account) == (date(1974, 5, day), date(1974, 5, day))


@pytest.mark.parametrize("count", ["9999999", "99999999", "9" * 30], ids=["7 digits", "8 digits", "30 digits"])
def test_a_count_of_days_that_no_calendar_holds_takes_nothing_else_from_the_account(count: str, read: Read) -> None:
    [account] = read(f"Willy Brandt signed the law on Friday, {count} days after meeting Bruno Kreisky.", WEDNESDAY)
    assert [participant.name for participant in account.participants] == ["Willy Brandt", "Bruno Kreisky"]


def test_where_nobody_knows_the_other_day_none_is_counted(read: Read) -> None:
    [account] = read("The ban was lifted two days after Willy Brandt met Bruno Kreisky.", WEDNESDAY)
    assert days(account) in {None, (None, None)}


@pytest.mark.parametrize(
    "text",
    [
        "At talks with Bruno Kreisky, Willy Brandt said that a treaty would be signed by Friday.",
        "At talks with Bruno Kreisky, Willy Brandt said that the miners had been on strike since Monday.",
        "On his tour of Africa, Willy Brandt met Julius Nyerere; a railway could be built by 1976.",
        "Willy Brandt met Bruno Kreisky in Vienna. They mourned the victims of the 17 May attack.",
        "In a statement on Saturday the ministry said that Willy Brandt, who was on a visit to Bruno Kreisky, was ill.",
        "Willy Brandt received Bruno Kreisky in Bonn on the chancellor's first visit since 1971.",
        "Willy Brandt met Bruno Kreisky in Vienna before the vote on 12 June.",
        "Willy Brandt, who was elected on 21 October, met Bruno Kreisky.",
        "Willy Brandt said on Monday that he had met Bruno Kreisky in Vienna.",
    ],
)
def test_a_day_of_something_else_tells_nothing(text: str, read: Read) -> None:
    [account] = read(text, WEDNESDAY)
    assert days(account) is None


def test_what_lies_behind_is_no_day_of_a_plan(read: Read) -> None:
    text = "Willy Brandt is due to meet Bruno Kreisky in Vienna. The visit was announced last week."
    [account] = read(text, WEDNESDAY)
    assert days(account) is None


def test_at_recent_meetings_is_no_day_of_the_sentence(read: Read) -> None:
    text = "On Tuesday Willy Brandt recalled a recent meeting with Bruno Kreisky."
    [account] = read(text, WEDNESDAY)
    assert days(account) is None


@pytest.mark.parametrize(
    "behind", ["The event took place at the Hofburg in Vienna on Monday.", "The ceremony was held in Vienna on Monday."]
)
def test_where_and_when_the_event_was_held_is_told_paragraphs_later(behind: str, read: Read) -> None:
    between = "Brandt thanked him.\n\nHe recalled their youth in Sweden.\n\nNo paper was signed, a spokesman said."
    [account] = read(f"Bruno Kreisky received Willy Brandt, the chancellor.\n\n{between}\n\n{behind}", WEDNESDAY)
    assert days(account) == (date(1974, 5, 20), date(1974, 5, 20))
    assert account.place is not None
    assert account.place.name in {"Vienna", "Hofburg"}


def test_the_last_encounter_that_was_is_meant_by_the_event(read: Read) -> None:
    text = (
        "Bruno Kreisky received Willy Brandt, the chancellor. He hopes to visit Leonid Brezhnev in Moscow, he said.\n\n"
        "The event took place in Salzburg on Monday."
    )
    met, invited = read(text, WEDNESDAY)
    assert (met.place and met.place.name, days(met)) == ("Salzburg", (date(1974, 5, 20), date(1974, 5, 20)))
    assert days(invited) is None


def test_the_meeting_of_a_day_is_the_only_one_that_is_told(read: Read) -> None:
    text = (
        "Last week Willy Brandt met Bruno Kreisky. A spokesman said that Friday's meeting had been useful. Brandt is "
        "to report to parliament."
    )
    [account] = read(text, WEDNESDAY)
    assert days(account) == (date(1974, 5, 17), date(1974, 5, 17))


@pytest.mark.parametrize("name", ["Sunday Telegraph", "Sunday Mirror", "Sunday Business"])
def test_the_name_of_a_paper_is_no_day(name: str, read: Read) -> None:
    text = f"Edward Heath met Willy Brandt in Bonn, according to a book by {name} journalist Kenneth Young."
    [account] = read(text, WEDNESDAY)
    assert days(account) is None


@pytest.mark.parametrize(
    "text",
    [
        "Willy Brandt met with a delegation of miners led by Karl Huber today, his office said.",
        "Willy Brandt received a delegation headed by Karl Huber on Wednesday.",
    ],
)
def test_the_day_behind_who_led_a_delegation_is_that_of_the_meeting(text: str, read: Read) -> None:
    [account] = read(text, WEDNESDAY)
    assert days(account) == (WEDNESDAY, WEDNESDAY)


@pytest.mark.parametrize(
    "text",
    [
        "Willy Brandt and Bruno Kreisky agreed at a meeting to reopen the border in September.",
        "Willy Brandt met Bruno Kreisky to discuss the budget for 1975.",
        "The ministers praised Willy Brandt and Bruno Kreisky for their recent talks. Parliament votes on Friday.",
    ],
)
def test_the_day_of_what_was_agreed_or_discussed_is_not_that_of_the_meeting(text: str, read: Read) -> None:
    assert all(days(account) in {None, (None, None)} for account in read(text, WEDNESDAY))


def test_the_day_on_which_a_guest_came_may_be_that_of_the_encounter(read: Read) -> None:
    [account] = read("Willy Brandt received Bruno Kreisky, who began a visit to Bonn on Monday.", WEDNESDAY)
    assert days(account) == (date(1974, 5, 20), date(1974, 5, 20))


@pytest.mark.parametrize(
    "text",
    [
        "Willy Brandt met Bruno Kreisky in Bonn ahead of a summit in Brussels later in the week.",
        "Willy Brandt met Bruno Kreisky in Bonn ahead of a conference in Brussels on Thursday.",
        "Willy Brandt and Bruno Kreisky held talks on spending plans for the period 1975-1979.",
    ],
)
def test_the_days_of_what_lies_ahead_are_not_those_of_the_meeting(text: str, read: Read) -> None:
    assert days(read(text, WEDNESDAY)[0]) in {None, (None, None)}
