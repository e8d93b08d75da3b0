"""Which day "the same evening" and "later in the day" count from."""

from datetime import date

import pytest

from tasks.nlp.times.days_of_history import in_year_of_history
from tasks.nlp.times.days_told import day_of_account, day_told
from tasks.nlp.times.intervals import Days, one_day
from tasks.nlp.times.time_rules import Context, Direction
from tasks.records import Span, Time

_PUBLISHED = date(2026, 7, 16)
_WEDNESDAY, _FRIDAY, _OLD = date(2026, 7, 15), date(2026, 7, 17), date(2026, 5, 30)


def _time(start: date, end: date | None = None) -> Time:
    return Time("then", Span(0, 4), "day" if end is None else "year", "explicit", start, end or start)


def test_what_was_done_on_the_same_day_was_on_no_day_to_come() -> None:
    context = Context(_PUBLISHED, told=[_time(_WEDNESDAY), _time(_FRIDAY)], direction="behind")
    assert day_told(context, 0) == _WEDNESDAY


def test_what_is_planned_for_the_same_day_is_on_that_to_come() -> None:
    context = Context(_PUBLISHED, told=[_time(_WEDNESDAY), _time(_FRIDAY)], direction="ahead")
    assert day_told(context, 0) == _FRIDAY


def test_the_next_day_counts_from_the_last_day_told() -> None:
    context = Context(_PUBLISHED, told=[_time(_OLD), _time(_WEDNESDAY)])
    assert day_told(context, 1) == _WEDNESDAY


def test_a_day_long_past_is_an_aside_once_something_else_was_told() -> None:
    year = _time(date(1994, 1, 1), date(1994, 12, 31))
    assert day_of_account(Context(_PUBLISHED, told=[_time(_WEDNESDAY), _time(_OLD), year])) == _WEDNESDAY
    assert day_of_account(Context(_PUBLISHED, told=[_time(_WEDNESDAY), _time(_OLD)])) == _OLD
    assert day_of_account(Context(_PUBLISHED)) is None


@pytest.mark.parametrize(("direction", "year"), [("behind", 2019), ("ahead", None)])
def test_what_is_soon_to_come_is_no_history(direction: Direction, year: int | None) -> None:
    def day_of(number: int) -> Days:
        return one_day(date(number, 7, 29))

    found = in_year_of_history(day_of, Context(_PUBLISHED, told=[_time(date(2019, 7, 1))], direction=direction))
    assert (found.first.year if found is not None else None) == year
