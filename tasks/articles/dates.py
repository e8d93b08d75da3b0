"""When an article was published, out of what pages and files write."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

from dateutil import parser

# A page from before printing is a broken clock or an empty field.
EARLIEST_YEAR = 1500


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


def moment_of(text: str) -> date | datetime:
    """Return the day or moment that `text` gives; raise ValueError where it gives no full day."""
    for in_iso_8601 in (date.fromisoformat, datetime.fromisoformat):
        with suppress(ValueError):
            return in_iso_8601(text)
    # Read against two defaults: a part that the text does not give would be filled with ours, a guess.
    try:
        first, second = (parser.parse(text, default=day) for day in (datetime(2000, 1, 1), datetime(2001, 2, 2)))
    except (ValueError, OverflowError, TypeError) as error:
        raise ValueError(f"{text!r} is no date") from error
    if first != second:
        raise ValueError(f"{text!r} gives no full day")
    return first
