"""Which days are a week, a month, a quarter, a year, a decade? Closed intervals on the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from dateutil.easter import easter
from dateutil.relativedelta import MO, relativedelta, weekday

from tasks.nlp.knowledge.seed_shapes import Holidays
from tasks.records import Granularity

Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "decade"]
_GRANULARITY: dict[Unit, Granularity] = {
    "day": "day", "week": "week", "weekend": "day", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "other",
}  # fmt: skip
_LENGTH: dict[Unit, relativedelta] = {
    "day": relativedelta(days=1), "week": relativedelta(weeks=1), "weekend": relativedelta(weeks=1),
    "month": relativedelta(months=1), "quarter": relativedelta(months=3), "year": relativedelta(years=1),
    "decade": relativedelta(years=10),
}  # fmt: skip
_DAYS_OF_PARTS = 31  # the thirds of seeds/times.toml are those of a month


class Days(NamedTuple):
    """A closed interval of days and the unit in which it was told."""

    first: date
    last: date
    granularity: Granularity


def one_day(day: date) -> Days:
    """Return the interval of a single day."""
    return Days(day, day, "day")


def unit_around(unit: Unit, day: date) -> Days:
    """Return the week (Monday to Sunday), weekend, month, quarter, year or decade in which the day lies.

    A weekend is that of the day's week. Raises ValueError or OverflowError at the ends of the calendar.
    """
    first = _first_day(unit, day)
    if unit == "weekend":
        return Days(first, first + timedelta(days=1), "day")
    return Days(first, first + _LENGTH[unit] - timedelta(days=1), _GRANULARITY[unit])


def shifted(unit: Unit, day: date, count: int) -> Days:
    """Return the unit that lies `count` units after the one of the day.

    Raises ValueError or OverflowError at the ends of the calendar.
    """
    return unit_around(unit, _first_day(unit, day) + _LENGTH[unit] * count)


def _first_day(unit: Unit, day: date) -> date:
    if unit == "week":
        return day + relativedelta(weekday=MO(-1))
    if unit == "weekend":
        return day + relativedelta(weekday=MO(-1)) + timedelta(days=5)
    if unit == "month":
        return day.replace(day=1)
    if unit == "quarter":
        return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    if unit == "year":
        return date(day.year, 1, 1)
    if unit == "decade":
        return date(day.year - day.year % 10, 1, 1)
    return day


def month_of(year: int, month: int) -> Days:
    """Return a month of a year; raises ValueError where the calendar has none such."""
    return unit_around("month", date(year, month, 1))


def quarter_of(year: int, quarter: int) -> Days:
    """Return a quarter of a calendar year; raises ValueError where the calendar has none such."""
    return unit_around("quarter", date(year, 3 * quarter - 2, 1))


def half_of(year: int, half: int) -> Days:
    """Return the first or second half of a calendar year; raises ValueError where the calendar has none such."""
    return Days(quarter_of(year, 2 * half - 1).first, quarter_of(year, 2 * half).last, "other")


def year_of(year: int) -> Days:
    """Return a calendar year; raises ValueError where the calendar has none such."""
    return unit_around("year", date(year, 1, 1))


def decade_of(year: int) -> Days:
    """Return the ten years in which the year lies; raises ValueError where the calendar has none such."""
    return unit_around("decade", date(year, 1, 1))


def season_of(year: int, first_month: int) -> Days:
    """Return the three months that begin with `first_month` of the year: a winter runs into the next year."""
    first = date(year, first_month, 1)
    return Days(first, first + relativedelta(months=3, days=-1), "other")


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return the day, None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def part_of(whole: Days, part: tuple[int, int]) -> Days:
    """Return the part of a unit, given as days of a month of 31; other units are parted in the same proportion."""
    count = (whole.last - whole.first).days + 1
    low, high = part
    if whole.granularity == "month":
        first, last = low - 1, high - 1
    else:
        first, last = (low - 1) * count // _DAYS_OF_PARTS, -(-high * count // _DAYS_OF_PARTS) - 1
    return whole._replace(
        first=min(whole.last, whole.first + timedelta(days=first)),
        last=min(whole.last, whole.first + timedelta(days=max(first, last))),
    )


def holiday_of(year: int, name: str, holidays: Holidays) -> date:
    """Return the day of a holiday of seeds/times.toml in the year.

    Raises KeyError for a name that is not there, ValueError or OverflowError at the ends of the calendar.
    """
    if name in holidays.fixed:
        return date(year, *holidays.fixed[name])
    if name in holidays.easter:
        return easter(year) + timedelta(days=holidays.easter[name])
    month, number, which = holidays.nth[name]
    if which > 0:
        return date(year, month, 1) + relativedelta(weekday=weekday(number)(which))
    return date(year, month, 1) + relativedelta(day=31, weekday=weekday(number)(which))
