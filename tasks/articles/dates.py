"""When an article was published, out of what pages, feeds and files write."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from dateutil import parser

# A page from before printing is a broken clock or an empty field.
EARLIEST_YEAR = 1500
# On the web, where clocks start in 1970 and articles of earlier days are put up later.
EARLIEST_YEAR_ON_THE_WEB = 1995
# A clock may go wrong, and the earth is 26 hours wide; what lies further ahead has day and month swapped.
AHEAD = timedelta(hours=24)
LONGEST = 100

SECONDS_OF_UNIX = re.compile(r"\d{10}(?:\d{3})?")
CHINESE_OR_JAPANESE_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
KOREAN_DAY = re.compile(r"(\d{4})년 ?(\d{1,2})월 ?(\d{1,2})일")
NUMBERED_DAY = re.compile(r"(\d{1,2})([./ -])(\d{1,2})\2(\d{4})(?!\d)")
# "24-03-05": which of the three is the year?
SHORT_DAY = re.compile(r"(?<!\d)\d{1,2}([./ -])\d{1,2}\1\d{2}(?![\d:])")
# "GMT+0100 (Central European Time)" of JavaScript: behind a name dateutil takes the sign for its opposite, like POSIX.
NAME_OF_OFFSET = re.compile(r"\b(?:GMT|UTC)\s?(?=[+-]\d)|\s*\([^()]*\)$")
# Names that mean one zone in the news; others (IST, CST) mean several, and a time under them has no zone.
ZONES = {
    "EST": -5, "EDT": -4, "CDT": -5, "MDT": -6, "PST": -8, "PDT": -7, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2,
    "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9, "SGT": 8, "HKT": 8, "NZST": 12,
    "NZDT": 13, "AEST": 10, "AEDT": 11,
}  # fmt: skip


def publication(value: object) -> tuple[date | None, datetime | None]:
    """Return the local day of publication and, where the time of day and its zone are given, the aware moment.

    `value` is a date, a datetime, or text in ISO 8601 or the form of e-mail and feeds. Nothing, an empty text and the
    zero of Unix clocks give (None, None). Raises ValueError for text that is no date.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None, None
    if isinstance(value, str):
        value = moment_of(value.strip())
    if isinstance(value, datetime):
        moment = value
        if moment.replace(tzinfo=None) == datetime(1970, 1, 1) or moment.year < EARLIEST_YEAR:
            return None, None
        return moment.date(), moment if moment.tzinfo else None
    if isinstance(value, date):
        return (value, None) if value.year >= EARLIEST_YEAR else (None, None)
    raise ValueError(f"{value!r} is no date")


def publication_on_the_web(value: object, now: datetime | None) -> tuple[date | None, datetime | None]:
    """Return day and moment as `publication` does, or (None, None) where they cannot be those of a page fetched `now`.

    That is what is no date, lies before 1995 or more than 24 hours ahead (the bound of Media Cloud's metadata-lib). A
    number, or a text of ten or thirteen digits, counts the seconds or milliseconds of Unix clocks. `now` is aware; None
    leaves the future open.
    """
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(int(value))
        if isinstance(value, str) and SECONDS_OF_UNIX.fullmatch(value.strip()):
            value = datetime.fromtimestamp(int(value.strip()[:10]), UTC)
        day, moment = publication(value)
    except (ValueError, OverflowError, OSError):
        return None, None
    return (day, moment) if day and is_plausible(day, moment, now) else (None, None)


def is_plausible(day: date, moment: datetime | None, now: datetime | None) -> bool:
    """Whether a page that was fetched `now` can have been published then."""
    if day.year < EARLIEST_YEAR_ON_THE_WEB:
        return False
    if now is None:
        return True
    return (moment or datetime(day.year, day.month, day.day, tzinfo=UTC)) <= now + AHEAD


def moment_of(text: str) -> date | datetime:
    """Return the day or moment that `text` gives; raise ValueError where it gives no full day, or one of two."""
    for in_iso_8601 in (date.fromisoformat, datetime.fromisoformat):
        with suppress(ValueError):
            return in_iso_8601(text)
    if len(text) > LONGEST:
        raise ValueError("a long text is no date")
    for form in (CHINESE_OR_JAPANESE_DAY, KOREAN_DAY):
        if written := form.match(text):
            return date(*map(int, written.groups()))
    text = NAME_OF_OFFSET.sub("", text)
    # Read against two defaults: a part that the text does not give would be filled with ours, a guess.
    try:
        first, second = (
            parser.parse(text, default=day, tzinfos=zone, dayfirst=is_day_first(text))
            for day in (datetime(2000, 1, 1), datetime(2001, 2, 2))
        )
    except (ValueError, OverflowError, TypeError) as error:
        raise ValueError(f"{text!r} is no date") from error
    if first != second:
        raise ValueError(f"{text!r} gives no full day")
    return first


def is_day_first(text: str) -> bool:
    """Whether a day in numbers has the day before the month; raise ValueError where that cannot be told."""
    if SHORT_DAY.search(text):
        raise ValueError(f"{text!r} may be several days: which number is the year?")
    written = NUMBERED_DAY.search(text)
    if not written:
        return False
    first, mark, second = int(written.group(1)), written.group(2), int(written.group(3))
    # With full stops no country writes the month first.
    if mark == "." or first > 12 or first == second:
        return True
    if second > 12:
        return False
    raise ValueError(f"{text!r} may be two days: which number is the month?")


def zone(name: str | None, seconds: int | None) -> tzinfo | None:
    """Return the zone of an offset, or of a name that means one zone; None where it means none or several."""
    if seconds is not None:
        return timezone(timedelta(seconds=seconds))
    return timezone(timedelta(hours=ZONES[name])) if name in ZONES else None
