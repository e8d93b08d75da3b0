"""From which day that was told before do "the next day", "the same evening" and "later in the day" count?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tasks.nlp.times.time_rules import Context
from tasks.records import Time

_CURRENT_DAYS = 7  # days before publication; what an article reports is seldom older


def day_told(context: Context, count: int) -> date | None:
    """Return the day from which one so many days later counts: that told last.

    "She will be in Rome on Friday. On the same day, she met the pope": what was done was on no day to come.
    """
    told = (replace(context, told=_begun(context)) if count == 0 else context).told_last("day")
    if count < 0:  # "is there on 26-29 May … was received on Tuesday … the day before"
        told = next((each for each in reversed(context.told) if _is_one_day(each)), told)
    if told is None or told.start is None or told.end is None:
        return None
    return told.end if count > 0 else told.start


def day_of_account(context: Context) -> date | None:
    """Return the day of which the article tells when it says "later in the day".

    A day long past that was mentioned in between is another: "met the premier on Monday, the first time since he was
    sworn in on 3 May. The ministry has had no head since March. Later in the day, he met the speaker".
    """
    begun = _begun(context)
    last = day_told(context, 0)
    is_aside = last is not None and not _is_current(last, context) and begun[-1].start != last
    current = (each.start for each in reversed(begun) if _is_one_day(each) and _is_current(each.start, context))
    return next(current, last) if is_aside else last


def _begun(context: Context) -> Sequence[Time]:
    """Return the times told before without those ahead, where what is told lies behind."""
    published = context.published
    if context.direction != "behind" or published is None:
        return context.told
    return [each for each in context.told if each.start is None or each.start <= published]


def _is_current(day: date | None, context: Context) -> bool:
    return day is not None and context.published is not None and 0 <= (context.published - day).days <= _CURRENT_DAYS


def _is_one_day(time: Time) -> bool:
    return time.granularity == "day" and time.start == time.end
