"""When? Time expressions of news, resolved against the day of publication into closed intervals of days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from tasks.nlp.seed_shapes import TimeWords
from tasks.records import Granularity, Span, Time, TimeBasis

_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_YEAR = r"(?:1[89]\d\d|20\d\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_UNITS = "day|week|month|year"


@dataclass(frozen=True, slots=True)
class Context:
    """What a time expression is resolved against."""

    published: date | None
    previous: Time | None
    """The time told before it, for "the next day"."""
    is_future: bool


@cache
def _pattern(months: tuple[str, ...], weekdays: tuple[str, ...], days: tuple[str, ...], parts: tuple[str, ...],
             unresolved: tuple[str, ...]) -> re.Pattern[str]:  # fmt: skip
    names = sorted(months, key=len, reverse=True)
    month = r"(?:" + "|".join(rf"{name}\.?" if len(name) < 5 else name for name in names) + ")"
    weekday = r"(?:" + "|".join(weekdays) + r")"
    part = r"(?:" + "|".join(parts) + r")"
    number = r"(?:" + "|".join(_NUMBERS) + r"|\d{1,2})"
    ordinal = r"(?:st|nd|rd|th)?"
    year = rf"(?:,? (?P<{{}}>{_YEAR}))?"
    to = r"(?:\s?[-–]\s?| to | and | until )"
    last = r"last|next|this|the previous|the following|the coming"
    alternatives = [
        rf"(?P<iso>{_YEAR}-\d\d-\d\d)",
        rf"(?P<range>(?:from |between )?(?P<r1>{_DAY}){ordinal}{to}(?P<r2>{_DAY}){ordinal} (?P<rm>{month})"
        rf"{year.format('ry')})",
        rf"(?P<xrange>(?:from |between )?(?P<x1>{_DAY}){ordinal} (?P<xm>{month}){to}"
        rf"(?P<x2>{_DAY}){ordinal} (?P<xn>{month}){year.format('xy')})",
        rf"(?P<mrange>(?:from |between )?(?P<mm>{month}) (?P<m1>{_DAY}){to}(?P<m2>{_DAY}){year.format('my')})(?![\d:])",
        rf"(?P<dmy>(?P<d1>{_DAY}){ordinal}(?: of)? (?P<dm>{month}){year.format('dy')})(?![\w])",
        rf"(?P<mdy>(?P<nm>{month}) (?P<nd>{_DAY}){ordinal}{year.format('ny')})(?![\d\w:])",
        rf"(?P<my2>(?:(?P<mpart>{part})[- ])?(?P<om>{month})(?: of)?,? (?P<oy>{_YEAR}))",
        rf"(?P<mrel>(?P<mrw>last|next|this|(?:{part})) (?P<mrm>{month}))(?![\w])",
        rf"(?P<wrange>(?:(?:on|from|between) )?(?P<w1>{weekday}|today|tomorrow)"
        rf"(?: and| to| through| until|-|–) ?(?:on )?(?P<w2>{weekday}))(?![\w])",
        rf"(?P<wrel>(?:(?:on|late|early) )?(?P<ww>{last})? ?(?P<wd>{weekday}))(?![\w])",
        rf"(?P<ago>(?P<an>{number}) (?P<au>{_UNITS})s? (?:ago|earlier))",
        r"(?P<nextday>(?:the )?(?:next|following) day|a day later|the day after)",
        r"(?P<prevday>the (?:previous day|day before)|a day earlier)",
        r"(?P<unit>(?:(?P<uq>earlier|early|later|late) )?(?P<uw>last|next|this|the coming|the past) "
        r"(?P<uu>weekend|week|month|year|quarter))",
        r"(?P<part_of_day>this (?:morning|afternoon|evening)|earlier in the day)",
        rf"(?P<word>{'|'.join(days)})(?![\w])",
        rf"(?P<bare_month>(?:in|since|of|by|until) (?P<bm>{month}))(?![\w]| {_YEAR})",
        rf"(?P<year>(?:in|since|of|by) (?P<yy>{_YEAR}))(?![\d\w])",
        rf"(?P<unresolved>{'|'.join(unresolved)})(?![\w])",
    ]
    return re.compile(r"(?<![\w-])(?:" + "|".join(alternatives) + r")", re.I)


def find_times(text: str, offset: int, context: Context, words: TimeWords) -> Iterator[Time]:
    """Yield the time expressions of one sentence in the order of the text; `offset` is where the sentence begins.

    What cannot be resolved keeps its text and has no days.
    """
    pattern = _pattern(
        tuple(words.months), tuple(words.weekdays), tuple(words.days), tuple(words.parts), words.unresolved
    )
    for match in pattern.finditer(text):
        kind = match.lastgroup or ""
        kind = next((name for name in _RESOLVERS if match.groupdict().get(name) is not None), kind)
        if _is_word_not_month(match, kind) or (kind == "wrel" and _is_name(text, match)):
            continue
        found = _resolve(kind, match, context, words)
        start, end = offset + match.start(), offset + match.end()
        if found is None:
            yield Time(match.group(), Span(start, end), "other", "relative")
        else:
            first, last, granularity, basis = found
            anchor = context.published if basis == "relative" else None
            yield Time(match.group(), Span(start, end), granularity, basis, first, last, anchor)


def _is_name(text: str, match: re.Match[str]) -> bool:
    """ "The Sunday Times" is no day."""
    after = text[match.end() : match.end() + 2]
    return text[: match.start()].lower().endswith("the ") and after[:1] == " " and after[1:].isupper()


def _is_word_not_month(match: re.Match[str], kind: str) -> bool:
    """ "may" and "march" in lower case are no months."""
    if kind not in {"dmy", "mdy", "my2", "mrel", "bare_month", "range", "xrange", "mrange"}:
        return False
    month = next(
        value for name in ("rm", "xm", "mm", "dm", "nm", "om", "mrm", "bm") if (value := match.groupdict().get(name))
    )
    return month[0].islower()


Found = tuple[date, date, Granularity, TimeBasis]
_RESOLVERS = (
    "iso", "range", "xrange", "mrange", "dmy", "mdy", "my2", "mrel", "wrange", "wrel", "ago", "nextday", "prevday",
    "unit", "part_of_day", "word", "bare_month", "year",
)  # fmt: skip


def _resolve(kind: str, match: re.Match[str], context: Context, words: TimeWords) -> Found | None:
    g = match.groupdict()
    try:
        if kind == "iso":
            day = date.fromisoformat(g["iso"])
            return day, day, "day", "explicit"
        if kind in {"range", "mrange"}:
            a, b, m, y = (
                (g["r1"], g["r2"], g["rm"], g["ry"]) if kind == "range" else (g["m1"], g["m2"], g["mm"], g["my"])
            )
            first, last = _date(int(a), m, y, context, words), _date(int(b), m, y, context, words)
            return (first, last, "day", "explicit") if first and last and first <= last else None
        if kind == "xrange":
            first = _date(int(g["x1"]), g["xm"], g["xy"], context, words)
            last = _date(int(g["x2"]), g["xn"], g["xy"], context, words)
            return (first, last, "day", "explicit") if first and last and first <= last else None
        if kind in {"dmy", "mdy"}:
            d, m, y = (g["d1"], g["dm"], g["dy"]) if kind == "dmy" else (g["nd"], g["nm"], g["ny"])
            one = _date(int(d), m, y, context, words)
            return (one, one, "day", "explicit") if one else None
        if kind == "my2":
            first = date(int(g["oy"]), _month(g["om"], words), 1)
            return *_part_of_month(first, g["mpart"], words), "month", "explicit"
        if kind == "year":
            return date(int(g["yy"]), 1, 1), date(int(g["yy"]), 12, 31), "year", "explicit"
        if kind in {"nextday", "prevday"}:
            known = context.previous.end if context.previous is not None else None
            shifted = known + timedelta(days=1 if kind == "nextday" else -1) if known else None
            return (shifted, shifted, "day", "relative") if shifted else None
        if context.published is None:
            return None
        return _relative(kind, g, context.published, context, words)
    except ValueError:  # 31 June: no such day
        return None


def _relative(kind: str, g: dict[str, str | None], published: date, context: Context, words: TimeWords) -> Found | None:
    if kind == "word":
        day = published + timedelta(days=words.days[(g["word"] or "").lower()])
        return day, day, "day", "relative"
    if kind == "part_of_day":
        return published, published, "day", "relative"
    if kind == "wrel":
        day = _weekday(words.weekdays[(g["wd"] or "").lower()], (g["ww"] or "").lower(), published, context.is_future)
        return day, day, "day", "relative"
    if kind == "wrange":
        return _weekday_range((g["w1"] or "").lower(), (g["w2"] or "").lower(), published, context.is_future, words)
    if kind == "ago":
        number = (g["an"] or "").lower()
        count = _NUMBERS.get(number) or int(number)
        unit = (g["au"] or "").lower()
        if unit == "day":
            day = published - timedelta(days=count)
            return day, day, "day", "relative"
        back = {
            "week": relativedelta(weeks=count),
            "month": relativedelta(months=count),
            "year": relativedelta(years=count),
        }
        return _unit(unit, "this", None, published - back[unit])
    if kind == "unit":
        return _unit((g["uu"] or "").lower(), (g["uw"] or "").lower(), (g["uq"] or "").lower() or None, published)
    if kind == "mrel":
        return _month_said(_month(g["mrm"], words), (g["mrw"] or "").lower(), published, context.is_future, words)
    if kind == "bare_month":
        return _month_said(_month(g["bm"], words), "", published, context.is_future, words)
    return None


def _month(word: str | None, words: TimeWords) -> int:
    return words.months[(word or "").lower().rstrip(".")]


def _date(day: int, month: str | None, year: str | None, context: Context, words: TimeWords) -> date | None:
    """Return the day; without a year the one nearest to the publication that fits the tense."""
    number = _month(month, words)
    if year:
        return date(int(year), number, day)
    if context.published is None:
        known = context.previous.start if context.previous is not None else None
        return date(known.year, number, day) if known else None
    published = context.published
    span = range(published.year - 8, published.year + 9)  # 29 February comes back after eight years at most
    nearby = [each for each in (_day_of(year, number, day) for year in span) if each is not None]
    if context.is_future:
        return min((each for each in nearby if each >= published), default=None)
    return max((each for each in nearby if each <= published + timedelta(days=2)), default=None)


def _day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the year has none such."""
    return date(year, month, day) if day <= _month_end(date(year, month, 1)).day else None


def _weekday(weekday: int, word: str, published: date, is_future: bool) -> date:
    behind = (published.weekday() - weekday) % 7
    ahead = (weekday - published.weekday()) % 7
    if word in {"last", "the previous"}:
        return published - timedelta(days=behind or 7)
    if word in {"next", "the following", "the coming"}:
        return published + timedelta(days=ahead or 7)
    if word == "this":
        return published + timedelta(days=weekday - published.weekday())
    return published + timedelta(days=ahead) if is_future else published - timedelta(days=behind)


def _weekday_range(first: str, last: str, published: date, is_future: bool, words: TimeWords) -> Found:
    """ "on Monday and Tuesday": the first day before the last, both the nearest that fit the tense."""
    end = _weekday(words.weekdays[last], "", published, is_future)
    if first in words.days:
        start = published + timedelta(days=words.days[first])
        end = start + timedelta(days=(words.weekdays[last] - start.weekday()) % 7)
    elif is_future:
        start = _weekday(words.weekdays[first], "", published, is_future)
        end = start + timedelta(days=(words.weekdays[last] - start.weekday()) % 7)
    else:
        start = end - timedelta(days=(end.weekday() - words.weekdays[first]) % 7)
    return start, end, "day", "relative"


def _month_end(first: date) -> date:
    return first + relativedelta(months=1, days=-1)


def _part_of_month(first: date, part: str | None, words: TimeWords) -> tuple[date, date]:
    if not part:
        return first, _month_end(first)
    low, high = words.parts[part.lower()]
    return first.replace(day=low), min(_month_end(first), first + timedelta(days=high - 1))


def _month_said(month: int, word: str, published: date, is_future: bool, words: TimeWords) -> Found:
    first = date(published.year, month, 1)
    if word == "last" or (word not in {"next", "this"} and not is_future):
        if first > published or (word == "last" and month == published.month):
            first -= relativedelta(years=1)
    elif (word == "next" and first <= published) or (is_future and _month_end(first) < published):
        first += relativedelta(years=1)
    part = word if word in words.parts else None
    return *_part_of_month(first, part, words), "month", "relative"


def _unit(unit: str, word: str, qualifier: str | None, published: date) -> Found:
    shift = {"last": -1, "the past": -1, "next": 1, "the coming": 1}.get(word, 0)
    monday = published - timedelta(days=published.weekday())
    granularity: Granularity = "week"
    if unit == "weekend":
        first = monday + timedelta(days=5 + 7 * shift)
        last = first + timedelta(days=1)
        granularity = "day"
    elif unit == "week":
        first = monday + timedelta(weeks=shift)
        last = first + timedelta(days=6)
    elif unit == "month":
        first = published.replace(day=1) + relativedelta(months=shift)
        last, granularity = _month_end(first), "month"
    elif unit == "quarter":
        first = date(published.year, 3 * ((published.month - 1) // 3) + 1, 1) + relativedelta(months=3 * shift)
        last, granularity = first + relativedelta(months=3, days=-1), "quarter"
    else:
        first = date(published.year + shift, 1, 1)
        last, granularity = date(published.year + shift, 12, 31), "year"
    if shift == 0 and qualifier in {"earlier"}:
        last = max(first, min(last, published))
    elif shift == 0 and qualifier == "later":
        first = min(last, max(first, published))
    elif qualifier == "early" and unit == "month":
        last = first + timedelta(days=9)
    elif qualifier == "late" and unit == "month":
        first = first + timedelta(days=20)
    return first, last, granularity, "relative"
