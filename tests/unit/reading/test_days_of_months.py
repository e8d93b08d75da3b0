"""Days counted within a month or from a weekday, and the days of an encounter of which the last is told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

WEDNESDAY = date(1974, 5, 22)


def days(read: Read, text: str) -> list[tuple[date | None, date | None] | None]:
    return [(each.time.start, each.time.end) if each.time else None for each in read(text, WEDNESDAY)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Willy Brandt met Bruno Kreisky in Vienna on the last day of April.", date(1974, 4, 30)),
        ("Willy Brandt will meet Bruno Kreisky in Vienna on the first day of June.", date(1974, 6, 1)),
        ("Willy Brandt met Bruno Kreisky in Vienna on the final day of last month.", date(1974, 4, 30)),
        ("Willy Brandt met Bruno Kreisky in Vienna on the last day of February 1972.", date(1972, 2, 29)),
        ("Willy Brandt will meet Bruno Kreisky in Vienna on the first Friday in June.", date(1974, 6, 7)),
        ("Willy Brandt met Bruno Kreisky in Vienna on the last Monday of April.", date(1974, 4, 29)),
        ("Willy Brandt will meet Bruno Kreisky in Vienna on Tuesday week.", date(1974, 6, 4)),
        ("Willy Brandt will meet Bruno Kreisky in Vienna a week on Friday.", date(1974, 5, 31)),
        ("Willy Brandt will meet Bruno Kreisky in Vienna on Friday fortnight.", date(1974, 6, 7)),
        ("Willy Brandt met Bruno Kreisky in Vienna a week last Tuesday.", date(1974, 5, 14)),
    ],
)
def test_a_day_is_counted_within_its_month_or_from_a_weekday(text: str, day: date, read: Read) -> None:
    assert days(read, text) == [(day, day)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Three days of talks between Willy Brandt and Bruno Kreisky ended on Friday.", 15, 17),
        ("Two days of talks between Willy Brandt and Bruno Kreisky were wrapped up on Tuesday.", 20, 21),
        ("Three days of talks between Willy Brandt and Bruno Kreisky began on Friday.", 17, 19),
    ],
)
def test_the_last_day_of_several_tells_the_others(text: str, first: int, last: int, read: Read) -> None:
    assert days(read, text) == [(date(1974, 5, first), date(1974, 5, last))]


def test_an_hour_a_week_on_a_day_counts_no_weeks(read: Read) -> None:
    text = "Willy Brandt, who swims two hours a week on Monday, met Bruno Kreisky on Tuesday."
    assert days(read, text) == [(date(1974, 5, 21), date(1974, 5, 21))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A meeting of Willy Brandt with Bruno Kreisky in Vienna was moved from Tuesday to Friday.", 24),
        ("Willy Brandt's meeting with Bruno Kreisky was put back from Monday to Thursday.", 23),
    ],
)
def test_what_is_moved_is_on_the_later_day(text: str, day: int, read: Read) -> None:
    assert days(read, text) == [(date(1974, 5, day), date(1974, 5, day))]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Willy Brandt received the unions' leaders in Bonn from Monday to Wednesday last week.", 13, 15),
        ("Willy Brandt will receive Bruno Kreisky in Bonn on Tuesday and Wednesday next week.", 28, 29),
        ("Willy Brandt will receive Bruno Kreisky in Bonn next Monday and Tuesday.", 27, 28),
        ("Willy Brandt received Bruno Kreisky in Bonn last Thursday and Friday.", 16, 17),
        ("Willy Brandt met Bruno Kreisky in Vienna in the second week of May.", 8, 14),
        ("Willy Brandt met Bruno Kreisky in Vienna on 4/5 May.", 4, 5),
        ("Willy Brandt met Bruno Kreisky in Vienna the Sunday before last.", 12, 12),
        ("Willy Brandt met Bruno Kreisky in Vienna in the first half of May.", 1, 15),
        ("Willy Brandt will meet Bruno Kreisky in Vienna in the last days of May.", 21, 31),
        ("Willy Brandt will meet Bruno Kreisky in Vienna tomorrow and Friday.", 23, 24),
        ("Willy Brandt will meet Bruno Kreisky in Vienna a week today.", 29, 29),
        ("Willy Brandt met Bruno Kreisky in Vienna in the week of 6 May.", 6, 12),
        ("The venue of Friday's talks between Willy Brandt and Bruno Kreisky will be Salzburg.", 24, 24),
        ("The scene of Monday's meeting between Willy Brandt and Bruno Kreisky was Salzburg.", 20, 20),
    ],
)
def test_the_words_beside_say_which_weekday_is_meant(text: str, first: int, last: int, read: Read) -> None:
    assert days(read, text) == [(date(1974, 5, first), date(1974, 5, last))]
