"""Is a date without a year one of the history that is being told: "They met on 7 March 1961. On 13 March they …"?"""

from __future__ import annotations

from collections.abc import Callable

from tasks.nlp.times.intervals import Days
from tasks.nlp.times.time_rules import Context

_DAYS_OF_HISTORY, _DAYS_NEAR = 366, 45
_TIMES_OF_HISTORY = 3  # times back to a full date that still gives the year


def in_year_of_history(day_of: Callable[[int], Days | None], context: Context) -> Days | None:
    """Return the days in the year of the date told last, where that is years ago and they are within weeks of it.

    Not what is soon to come: "the treaty of 1 October 2009 … The minister is due in Moscow on 27 October".
    """
    told = next((each for each in reversed(context.told[-_TIMES_OF_HISTORY:]) if each.basis == "explicit"), None)
    published = context.published
    if told is None or told.start is None or told.granularity not in {"day", "month"}:
        return None
    if published is None or abs((published - told.start).days) < _DAYS_OF_HISTORY or _is_soon(day_of, context):
        return None
    days = day_of(told.start.year)
    if days is None or days.granularity != "day":
        return None
    return days if abs((days.first - told.start).days) <= _DAYS_NEAR else None


def _is_soon(day_of: Callable[[int], Days | None], context: Context) -> bool:
    """Whether the verb lies ahead, and the days are in the weeks after publication."""
    published = context.published
    if published is None or context.direction != "ahead":
        return False
    coming = (day_of(year) for year in (published.year, published.year + 1))
    return any(days is not None and 0 <= (days.first - published).days <= _DAYS_NEAR for days in coming)
