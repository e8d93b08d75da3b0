"""Days counted within a month and from a weekday: "the last day of May", "the first Monday in June", "Tuesday week"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta, weekday

from tasks.nlp.knowledge.seed_shapes import TimeWords
from tasks.nlp.times.dated import date_said
from tasks.nlp.times.intervals import Days, month_of, one_day, part_of, shifted, unit_around
from tasks.nlp.times.relative import number_said
from tasks.nlp.times.time_rules import Context, Resolved, Rule, nearest, word_of

_LAST = frozenset({"last", "final", "closing"})
_WEEK = 7  # days
_HALF = 15  # days
_IN_WEEK = r"(?:the )?week (?:of|beginning|starting|commencing|from)(?: the)?"


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


def _part_of_month(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "the first half of July", "the last days of May"."""
    is_last = word_of(match, "edge") in _LAST or word_of(match, "edge") == "second"
    found = _in_month(match, context, words, lambda month: month.first)
    if found is None:
        return None
    month = month_of(found.days.first.year, found.days.first.month)
    if "half" in match.groupdict() and match["half"]:
        middle = month.first + timedelta(days=_HALF)
        days = month._replace(first=middle) if is_last else month._replace(last=middle - timedelta(days=1))
    else:
        days = part_of(month, words.parts["late" if is_last else "early"])
    return Resolved(days, is_explicit=True)


def _week_of_date(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "the week of 18 May", "the week beginning May 18": the week in which the day lies."""
    found = date_said(match, context, words)
    if found is None:
        return None
    return Resolved(unit_around("week", found.days.first), is_explicit=found.is_explicit, anchor=found.anchor)


def _days_before_slash(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "4/5 June": two days side by side."""
    found = date_said(match, context, words)
    if found is None:
        return None
    first, second = found.days.first, int(match["second"])
    return replace(found, days=Days(first, first.replace(day=second), "day")) if second > first.day else None


def _week_from_day(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "a week today", "a week tomorrow": seven days on; back where the verb tells of what is over."""
    published = context.published
    if published is None:
        return None
    day = published + timedelta(days=words.days[word_of(match, "near")])
    step = timedelta(days=_WEEK * number_said(match, words))
    return Resolved(one_day(day + step if context.direction == "ahead" else day - step), anchor=published)


def _near_and_weekday(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "tomorrow and Friday": two days side by side."""
    published = context.published
    if published is None:
        return None
    start = published + timedelta(days=words.days[word_of(match, "near")])
    length = (words.weekdays[word_of(match, "weekday")] - start.weekday()) % _WEEK
    last = start + timedelta(days=1) if length == 1 else start
    return Resolved(Days(start, last, "day"), anchor=published)


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
    """ "a week last Tuesday", "the Tuesday before last": a week before the last Tuesday."""
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
    Rule(
        "part of a month",
        r"the (?P<edge>first|last|final|second|closing|opening) (?:days|(?P<half>half)) of {MONTH}{SOME_YEAR}?",
        _part_of_month,
    ),
    Rule("week of a date", rf"{_IN_WEEK} {{DAY}}(?: of)? {{MONTH}}{{SOME_YEAR}}?", _week_of_date),
    Rule("week of a date, month first", rf"{_IN_WEEK} {{MONTH}} {{DAY}}{{SOME_YEAR}}?(?!:|[,.]?\d|%)", _week_of_date),
    Rule("days before a slash", r"{DAY}/(?P<second>\d{1,2}) {MONTH}{SOME_YEAR}?", _days_before_slash),
    Rule("weekday before last", r"(?:on )?the {WEEKDAY} before last", _week_last_weekday),
    Rule("week from a day", r"{NUMBER} weeks? {NEAR}", _week_from_day),
    Rule("near day and weekday", r"{NEAR} and (?:on )?{WEEKDAY}", _near_and_weekday),
    Rule("weekday week", r"{WEEKDAY} (?P<week>week|(?P<two>fortnight))", _weekday_week, _is_in_small_letters),
    Rule("week on weekday", r"a week on {WEEKDAY}", _weekday_week, _is_no_count),
    Rule("week last weekday", r"a week (?:ago )?last {WEEKDAY}", _week_last_weekday),
)
"""The kinds of expression that count days within a month or weeks from a weekday."""
