"""Which time expression of an article belongs to an encounter, and which way it looks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

WEDNESDAY = date(1985, 11, 20)


def test_the_tense_decides_which_weekday_is_meant(read: Read) -> None:
    [past] = read("Helmut Kohl met Erich Honecker on Monday.", published=WEDNESDAY)
    [ahead] = read("Helmut Kohl will meet Erich Honecker on Monday.", published=WEDNESDAY)
    assert past.time is not None
    assert ahead.time is not None
    assert (past.time.start, ahead.time.start) == (date(1985, 11, 18), date(1985, 11, 25))


def test_the_time_of_the_own_clause_wins(read: Read) -> None:
    text = "On Tuesday Helmut Kohl said that he had met Erich Honecker in Moscow on 12 March 1985."
    [account] = read(text, published=WEDNESDAY)
    assert account.time is not None
    assert account.time.start == date(1985, 3, 12)


def test_each_encounter_has_its_own_day(read: Read) -> None:
    text = "Helmut Kohl met Erich Honecker on Monday. Margaret Thatcher met Garret FitzGerald on Friday."
    accounts = read(text, published=WEDNESDAY)
    assert [account.time and account.time.start for account in accounts] == [date(1985, 11, 18), date(1985, 11, 15)]


def test_the_dateline_dates_an_article_that_has_no_day_of_its_own(read: Read) -> None:
    [account] = read("BONN, 20 November 1985 — Helmut Kohl met Erich Honecker on Monday.")
    assert account.time is not None
    assert account.time.start == date(1985, 11, 18)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("BONN, November 18 — Helmut Kohl received Erich Honecker here today.", date(1985, 11, 18)),
        ("BONN, November 18 — Helmut Kohl will receive Erich Honecker on Wednesday.", date(1985, 11, 20)),
        ("BONN, March 4 — Helmut Kohl received Erich Honecker on Tuesday.", date(1985, 11, 19)),
    ],
)
def test_days_count_from_the_dateline_where_it_is_shortly_before_publication(text: str, day: date, read: Read) -> None:
    [account] = read(text, published=WEDNESDAY)
    assert account.time is not None
    assert account.time.start == day


def test_the_next_day_counts_from_the_day_told_before(read: Read) -> None:
    text = "Nikita Khrushchev met John Kennedy on 3 June 1961. The next day Nikita Khrushchev met Bruno Kreisky."
    accounts = read(text)
    assert [account.time and account.time.start for account in accounts] == [date(1961, 6, 3), date(1961, 6, 4)]


def test_what_is_vague_stays_with_the_encounter_as_text(read: Read) -> None:
    [account] = read("Helmut Kohl has met Erich Honecker in recent months.", published=WEDNESDAY)
    assert account.time is not None
    assert "recent months" in account.time.text
    assert (account.time.start, account.time.end, account.time.granularity) == (None, None, "other")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Helmut Kohl will fly to Budapest on Friday for two days of talks with János Kádár.", 22, 23),
        ("Helmut Kohl and János Kádár began two days of talks in Budapest on Monday.", 18, 19),
        ("Helmut Kohl postponed Friday's meeting with János Kádár.", 22, 22),
        ("Helmut Kohl called off Tuesday's meeting with János Kádár.", 19, 19),
    ],
)
def test_the_words_around_a_day_say_which_days_are_meant(text: str, first: int, last: int, read: Read) -> None:
    [account] = read(text, published=WEDNESDAY)
    assert account.time is not None
    assert (account.time.start, account.time.end) == (date(1985, 11, first), date(1985, 11, last))


def test_two_neighbouring_months_are_one_interval(read: Read) -> None:
    [account] = read("Helmut Kohl and Erich Honecker held talks in September and October 1985.", published=WEDNESDAY)
    assert account.time is not None
    assert (account.time.start, account.time.end) == (date(1985, 9, 1), date(1985, 10, 31))


def test_months_that_lie_apart_are_no_interval(read: Read) -> None:
    [account] = read("Helmut Kohl met Erich Honecker in May and August 1985.", published=WEDNESDAY)
    assert account.time is not None
    assert account.time.end == date(1985, 5, 31)
