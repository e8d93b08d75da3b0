"""Days counted within a month and from a weekday: "the last day of May", "the first Monday in June", "Tuesday week"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta, weekday

from tasks.nlp.intervals import Days, month_of, one_day, shifted
from tasks.nlp.seed_shapes import TimeWords
from tasks.nlp.time_rules import Context, Resolved, Rule, nearest, word_of

_LAST = frozenset({"last", "final", "closing"})
_WEEK = 7  # days


def _edge(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "the last day of May": the first or the last day of the nearest such month."""
    is_last = word_of(match, "edge") in _LAST
    return _in_month(match, context, words, lambda month: month.last if is_last else month.first)


def _nth_weekday(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "the second Tuesday in March" of the nearest such month."""
    number, nth = words.weekdays[word_of(match, "weekday")], word_of(match, "nth")
    which = weekday(number)(-1 if nth in _LAST else words.ordinals[nth])
    return _in_month(match, context, words, lambda month: _weekday_in(month, which, is_last=nth in _LAST))


def _weekday_in(month: Days, which: weekday, *, is_last: bool) -> date:
    return (month.last if is_last else month.first) + relativedelta(weekday=which)


def _in_month(
    match: re.Match[str], context: Context, words: TimeWords, day_of: Callable[[Days], date]
) -> Resolved | None:
    """Return the day in the month of the year that is said, else in the nearest such month."""
    groups = match.groupdict()
    number = words.months[word_of(match, "month")]
    if groups.get("year"):
        return Resolved(one_day(day_of(month_of(int(groups["year"]), number))), is_explicit=True)
    if context.published is None:
        return None
    years = range(context.published.year - 2, context.published.year + 3)
    found = nearest([one_day(day_of(month_of(year, number))) for year in years], context)
    return Resolved(found, is_explicit=True) if found is not None else None


def _week_of_month(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "the second week of May": its days from the 8th to the 14th, the last seven in the last week."""
    nth = word_of(match, "nth")
    found = _in_month(match, context, words, lambda month: month.last if nth in _LAST else month.first)
    if found is None:
        return None
    day = found.days.first
    start = day - timedelta(days=_WEEK - 1) if nth in _LAST else day + timedelta(days=_WEEK * (words.ordinals[nth] - 1))
    return Resolved(Days(start, start + timedelta(days=_WEEK - 1), "week"), is_explicit=True)


def _edge_of_month(match: re.Match[str], context: Context, _words: TimeWords) -> Resolved | None:
    """ "the last day of last month", "the first day of the month"."""
    if context.published is None:
        return None
    count = {"last": -1, "next": 1}.get(word_of(match, "monthshift"), 0)
    month = shifted("month", context.published, count)
    is_last = word_of(match, "edge") in _LAST
    return Resolved(one_day(month.last if is_last else month.first), anchor=context.published)


def _weekday_week(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "Tuesday week", "a week on Tuesday": a week after the next Tuesday."""
    published = context.published
    if published is None:
        return None
    ahead = (words.weekdays[word_of(match, "weekday")] - published.weekday()) % _WEEK or _WEEK
    weeks = 2 if match.groupdict().get("two") else 1
    return Resolved(one_day(published + timedelta(days=ahead + _WEEK * weeks)), anchor=published)


def _week_last_weekday(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "a week last Tuesday": a week before the last Tuesday."""
    published = context.published
    if published is None:
        return None
    behind = (published.weekday() - words.weekdays[word_of(match, "weekday")]) % _WEEK or _WEEK
    return Resolved(one_day(published - timedelta(days=behind + _WEEK)), anchor=published)


def _is_in_small_letters(match: re.Match[str], _context: Context, _words: TimeWords) -> bool:
    """ "Tuesday week", not "Black Friday Week"."""
    return match["week"].islower()


def _is_no_count(match: re.Match[str], _context: Context, _words: TimeWords) -> bool:
    """ "a week on Monday", not the "a week on Monday" of "three hours a week on Monday"."""
    return re.search(r"(?:\b(?:once|twice|thrice|times)|\w\w+s)\s+$", match.string[: match.start()], re.I) is None


DAYS_OF_MONTHS = (
    Rule(
        "edge of a month",
        r"the (?:very )?(?P<edge>first|opening|last|final|closing) day of {MONTH}{SOME_YEAR}?",
        _edge,
    ),
    Rule(
        "edge of this month",
        r"the (?:very )?(?P<edge>first|last|final) day of (?P<monthshift>last|this|next|the) month",
        _edge_of_month,
    ),
    Rule(
        "weekday of a month",
        r"(?:the )?(?P<nth>first|second|third|fourth|last|final) {WEEKDAY} (?:of|in) {MONTH}{SOME_YEAR}?",
        _nth_weekday,
    ),
    Rule(
        "week of a month",
        r"(?:the )?(?P<nth>first|second|third|fourth|last|final) week (?:of|in) {MONTH}{SOME_YEAR}?",
        _week_of_month,
    ),
    Rule("weekday week", r"{WEEKDAY} (?P<week>week|(?P<two>fortnight))", _weekday_week, _is_in_small_letters),
    Rule("week on weekday", r"a week on {WEEKDAY}", _weekday_week, _is_no_count),
    Rule("week last weekday", r"a week (?:ago )?last {WEEKDAY}", _week_last_weekday),
)
"""The kinds of expression that count days within a month or weeks from a weekday."""
