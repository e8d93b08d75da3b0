"""Time expressions that name their place on the calendar: dates, months, quarters, seasons, holidays, years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from tasks.nlp.knowledge.seed_shapes import TimeWords
from tasks.nlp.times.days_of_history import in_year_of_history
from tasks.nlp.times.intervals import (
    Days,
    day_or_none,
    decade_of,
    half_of,
    holiday_of,
    month_of,
    one_day,
    part_of,
    quarter_of,
    season_of,
    shifted,
    year_of,
)
from tasks.nlp.times.time_rules import (
    Context,
    Resolved,
    Rule,
    last_word_before,
    nearest,
    next_word,
    word_of,
)

_YEARS_AROUND = 8  # 29 February comes back after eight years at most
_DAYS_NEAR = 45
_SLACK = 2  # days: a paper is dated a day or two before what it reports
_ZONES = re.compile(r"\s+\d{4}(?:[A-Z]{3}|Z|\s?GMT)\b")


# Dates


def _year(match: re.Match[str], context: Context, group: str = "year") -> int | None:
    """Return the year that stands in the expression: "1998", "'98", "last year"."""
    groups = match.groupdict()
    if groups.get(group):
        return int(groups[group])
    if groups.get("short"):
        return _of_two_digits(int(groups["short"]), context)
    shift = word_of(match, "yearshift")
    if not shift:
        return None
    told = context.told_last("year")
    base = told.start if told is not None and shift not in {"last", "this", "next"} else context.published
    steps = {"last": -1, "the previous": -1, "next": 1, "the following": 1}
    return base.year + steps.get(shift, 0) if base is not None else None


def _of_two_digits(digits: int, context: Context) -> int:
    """Return the year: none more than ten years after publication."""
    latest = (context.published.year if context.published is not None else 2030) + 10
    return latest - (latest - digits) % 100


def _weekday_said(match: re.Match[str], words: TimeWords) -> int | None:
    return words.weekdays.get(word_of(match, "dayname"))


def _in_some_year(
    day_of: Callable[[int], Days | None], context: Context, weekday: int | None = None
) -> Resolved | None:
    """Return what has no year in the year that fits direction and weekday; in an undated article that told before."""
    published = context.published
    if published is None:
        days = _in_told_year(day_of, context)
        return Resolved(days, is_explicit=True) if days is not None else None
    near_told = in_year_of_history(day_of, context)
    if near_told is not None:
        return Resolved(near_told, is_explicit=True)
    years = range(max(1, published.year - _YEARS_AROUND), min(9998, published.year + _YEARS_AROUND) + 1)
    candidates = [days for days in map(day_of, years) if days is not None]
    fitting = [days for days in candidates if weekday is not None and days.first.weekday() == weekday]
    close = [days for days in fitting if abs((days.first - published).days) < 366]
    days = nearest(close or candidates, context, _SLACK)
    return Resolved(days, is_explicit=True) if days is not None else None


def _in_told_year(day_of: Callable[[int], Days | None], context: Context) -> Days | None:
    """Return the days in the year that the sentence tells, or that of a date told before within weeks of them.

    A year told elsewhere says nothing: "the votes of 2016. They met on 10 July".
    """
    beside = next((each.start for each in reversed(context.beside) if each.start is not None), None)
    if beside is not None:
        return day_of(beside.year)
    told = context.told_last("month")
    days = day_of(told.start.year) if told is not None and told.start is not None else None
    if days is None or told is None or told.start is None:
        return None
    return days if abs((days.first - told.start).days) <= _DAYS_NEAR else None


def _single(day: date | None) -> Days | None:
    return one_day(day) if day is not None else None


def _iso(match: re.Match[str], _context: Context, _words: TimeWords) -> Resolved:
    return Resolved(one_day(date(int(match["y"]), int(match["m"]), int(match["d"]))), is_explicit=True)


def _numeric_days(match: re.Match[str], context: Context) -> set[date]:
    """Return the days that "6/3/2024" can be: day or month first; with full stops the day is first."""
    a, b, digits = int(match["a"]), int(match["b"]), match["digits"]
    year = int(digits) if len(digits) == 4 else _of_two_digits(int(digits), context)
    orders = ((b, a),) if match["mark"] == "." else ((a, b), (b, a))
    return {day for month, of_month in orders if (day := day_or_none(year, month, of_month)) is not None}


def _numeric(match: re.Match[str], context: Context, _words: TimeWords) -> Resolved | None:
    days = _numeric_days(match, context)
    if len(days) == 2 and context.published in days:
        days = {context.published} if context.published is not None else days
    if len(days) == 2 and _ZONES.match(match.string, match.end()):
        # "02-06-98 0936EST": American wires put the month first
        days = {min(days, key=lambda day: day.month != int(match["a"]))}
    return Resolved(one_day(days.pop()), is_explicit=True) if len(days) == 1 else None


def _is_numeric(match: re.Match[str], context: Context, _words: TimeWords) -> bool:
    """Two digits and full stops are more often a version or an amount than a date."""
    return bool(_numeric_days(match, context)) and (len(match["digits"]) == 4 or match["mark"] != ".")


def date_said(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """Return the day of "18 December", of a year that the words or the context give."""
    month, day = words.months[word_of(match, "month")], int(match["day"])
    year = _year(match, context)
    if year is not None:
        return Resolved(one_day(date(year, month, day)), is_explicit=True)
    if word_of(match, "yearshift"):
        return None
    return _in_some_year(lambda each: _single(day_or_none(each, month, day)), context, _weekday_said(match, words))


def _date_range(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "6 to 9 March", "28 February to 2 March 1985": the first day in the year of the last or the one before."""
    month = words.months[word_of(match, "month")]
    last_month = words.months[word_of(match, "month2")] if match.groupdict().get("month2") else month
    first_day, last_day = int(match["day"]), int(match["day2"])

    def days_of(year: int) -> Days | None:
        first = day_or_none(year - (last_month < month), month, first_day)
        last = day_or_none(year, last_month, last_day)
        return Days(first, last, "day") if first is not None and last is not None and first <= last else None

    year = _year(match, context)
    if year is None:
        return _in_some_year(days_of, context)
    days = days_of(year)
    return Resolved(days, is_explicit=True) if days is not None else None


def _is_date(match: re.Match[str], context: Context, words: TimeWords) -> bool:
    """Not "may 5", nor the "May 20" of "in May 20 people died"."""
    return _is_month(match, context, words) and next_word(match).lower() not in words.counted


def _is_month(match: re.Match[str], _context: Context, words: TimeWords) -> bool:
    return all(
        not (match[group][0].islower() and word_of(match, group) in words.also_words)
        for group in ("month", "month2")
        if match.groupdict().get(group)
    )


def _ordinal_day(match: re.Match[str], context: Context, _words: TimeWords) -> Resolved | None:
    """ "on the 6th": of the month of publication, or the one before or after as the direction says."""
    if context.published is None:
        return None
    number = int(match["number"])
    around = (shifted("month", context.published, each).first for each in range(-2, 3))
    days = [each for first in around if (each := _single(day_or_none(first.year, first.month, number))) is not None]
    found = nearest(days, context)
    return Resolved(found, anchor=context.published) if found is not None else None


# Months, quarters, halves, seasons


def _narrowed(days: Days, match: re.Match[str], context: Context, words: TimeWords) -> Days:
    part = words.parts.get(word_of(match, "part"))
    return part_of(days, part) if part is not None and context.is_narrowed else days


def _month(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """Return a month with or without year, or part of it."""
    number = words.months[word_of(match, "month")]
    year = _year(match, context)
    if year is not None:
        return Resolved(_narrowed(month_of(year, number), match, context, words), is_explicit=True)
    shift = word_of(match, "shift")
    if context.published is None and not context.told:
        return None
    found = _month_shifted(number, shift, context) if shift else _in_some_year(lambda y: month_of(y, number), context)
    if found is None:
        return None
    return Resolved(_narrowed(found.days, match, context, words), anchor=found.anchor or context.published)


def _month_shifted(number: int, shift: str, context: Context) -> Resolved | None:
    """ "last May" is over, "next May" is to come, "that May" is in the year told before."""
    told = context.told_last("year")
    from_told = shift in {"that", "that same", "the same", "the following", "the previous", "the preceding"}
    base = told.start if from_told and told is not None else context.published
    if base is None:
        return None
    here = month_of(base.year, number)
    if shift in {"last", "this past", "the previous", "the preceding"}:
        back = here.last >= base or here.first.month == base.month
        return Resolved(month_of(base.year - 1, number) if back else here, anchor=base)
    if shift in {"next", "the following", "the coming", "this coming"}:
        return Resolved(month_of(base.year + 1, number) if here.first <= base else here, anchor=base)
    return Resolved(here, anchor=base)


def _month_range(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    first, last = words.months[word_of(match, "month")], words.months[word_of(match, "month2")]

    def days_of(year: int) -> Days:
        return Days(month_of(year - (last < first), first).first, month_of(year, last).last, "other")

    year = _year(match, context)
    return Resolved(days_of(year), is_explicit=True) if year is not None else _in_some_year(days_of, context)


def _are_neighbours(match: re.Match[str], context: Context, words: TimeWords) -> bool:
    """Return whether the second month follows the first: not "in May and August", nor "Theresa May and June Brown"."""
    one, other = word_of(match, "month"), word_of(match, "month2")
    is_named = not context.names.isdisjoint({one, other})
    return words.months[other] == words.months[one] % 12 + 1 and not is_named and _is_month_alone(match, context, words)


def _is_month_alone(match: re.Match[str], context: Context, words: TimeWords) -> bool:
    """ "in May", "the April summit", "July": not "may", "Theresa May", "March on Washington", "June Carter"."""
    word, before, after = word_of(match, "month"), last_word_before(match), next_word(match)
    if not _is_month(match, context, words):
        return False
    if word in context.names:
        return before in words.before_months_surely
    if word not in words.also_words or word_of(match, "part") or match.group().endswith("."):
        return True
    if before in words.before_months:
        return True
    return (
        before in words.determiners
        and after.islower()
        and after not in {"on", "of", "for", "through", "to", "in", "by"}
    )


def _quarter(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    said = word_of(match, "ordinal")
    number = words.ordinals[said] if said else int(match["digit"] or match["figure"])
    return _named_part_of_year(lambda year: quarter_of(year, number), match, context)


def _half(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    number = words.ordinals[word_of(match, "ordinal")]
    return _named_part_of_year(lambda year: half_of(year, min(number, 2)), match, context)


def _named_part_of_year(days_of: Callable[[int], Days], match: re.Match[str], context: Context) -> Resolved | None:
    year = _year(match, context)
    if year is not None:
        return Resolved(days_of(year), is_explicit=match.groupdict().get("year") is not None, anchor=None)
    found = _in_some_year(days_of, context)
    return Resolved(found.days, anchor=context.published) if found is not None else None


def _is_no_fiscal(match: re.Match[str], _context: Context, _words: TimeWords) -> bool:
    return last_word_before(match) != "fiscal" and next_word(match).lower() != "fiscal"


def _is_half_of_year(match: re.Match[str], context: Context, words: TimeWords) -> bool:
    """A half without a year is one of a match."""
    return _is_no_fiscal(match, context, words) and word_of(match, "ordinal") in {"first", "second", "1st", "2nd"}


def _season(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    first = words.seasons[word_of(match, "season")]
    year = _year(match, context)
    if year is not None:
        return Resolved(season_of(year, first), is_explicit=True)
    published, shift = context.published, word_of(match, "shift")
    if published is None:
        return None
    seasons = [season_of(published.year + each, first) for each in (-2, -1, 0, 1)]
    if shift in {"last", "this past"}:
        found = max((each for each in seasons if each.last < published), default=None)
    elif shift in {"next", "this coming", "the coming"}:
        found = min((each for each in seasons if each.first > published), default=None)
    elif shift == "this":
        found = min(
            seasons, key=lambda each: (not each.first <= published <= each.last, each.first.year != published.year)
        )
    else:
        found = nearest(seasons, context)
    return Resolved(_narrowed(found, match, context, words), anchor=published) if found is not None else None


def _is_season(match: re.Match[str], _context: Context, _words: TimeWords) -> bool:
    """ "in the fall of the regime" is no time."""
    return bool(match.groupdict().get("year")) or next_word(match).lower() != "of"


# Holidays, years, decades


def _holiday(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    said = word_of(match, "holiday")
    name = next(each for each in words.holidays.names() if _plain(each) == _plain(said))
    year = _year(match, context)
    if year is not None:
        return Resolved(one_day(holiday_of(year, name, words.holidays)), is_explicit=True)
    published, shift = context.published, word_of(match, "shift")
    if published is None or not shift:
        found = _in_some_year(lambda each: one_day(holiday_of(each, name, words.holidays)), context)
        return Resolved(found.days, anchor=published) if found is not None else None
    days = (holiday_of(published.year + each, name, words.holidays) for each in (-1, 0, 1))
    day = _beside(days, published, shift)
    return Resolved(one_day(day), anchor=published) if day is not None else None


def _beside(days: Iterable[date], published: date, shift: str) -> date | None:
    """Return the last before publication, the next after it, or that of its year."""
    if shift in {"last", "this past"}:
        return max((day for day in days if day < published), default=None)
    if shift in {"next", "this coming", "the coming"}:
        return min((day for day in days if day > published), default=None)
    return next((day for day in days if day.year == published.year), None)


def _plain(name: str) -> str:
    return name.replace("'", "")


def _is_holiday(match: re.Match[str], _context: Context, _words: TimeWords) -> bool:
    """Names of holidays have a capital; Easter Island and Christmas Island are no days."""
    return not match["holiday"][0].islower() and next_word(match) not in {"Island", "Islands", "Carol", "Rising"}


def _year_alone(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    year = _year(match, context)
    return Resolved(_narrowed(year_of(year), match, context, words), is_explicit=True) if year is not None else None


def _is_year(match: re.Match[str], _context: Context, words: TimeWords) -> bool:
    """Four digits are a year unless what stands around them says that they count or number something."""
    before, after, text = last_word_before(match), next_word(match).lower(), match.string
    if (
        before in words.numbered
        or after in words.counted
        or "fiscal" in {before, after}
        or re.search(r"fiscal[\s-]+year\s+$", text[: match.start()], re.I)
    ):
        return False
    if re.search(r"[$£€¥#/:+=.,@]$|[$£€¥#]\s?$|\d\s$", text[: match.start()]) or re.match(
        r"[-/:%°]\w", text[match.end() :]
    ):
        return False
    number = int(match["year"])
    is_second = re.search(r"\b1[5-9]\d\d\s+and\s+$", text[: match.start()]) is not None  # "between 1750 and 1850"
    return number >= 1900 or before in words.before_years or before == "the" or is_second


def _years(match: re.Match[str], _context: Context, _words: TimeWords) -> Resolved | None:
    first, last = int(match["year"]), match["until"]
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if end < first:
        end += 100
    if len(last) == 2 and end - first > 50:
        return None
    days = Days(year_of(first).first, year_of(end).last, "other" if end > first else "year")
    return Resolved(days, is_explicit=True) if days.first <= days.last else None


def _are_years(match: re.Match[str], context: Context, words: TimeWords) -> bool:
    return _is_year(match, context, words) and int(match["year"]) >= 1700


def _decade(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    groups = match.groupdict()
    if groups.get("tens"):
        first = int(groups["tens"])
    else:
        said = word_of(match, "decade")
        first = 1900 + (words.decades[said] if said else int(groups["digits"] or 0))
    days = decade_of(first)
    third = words.parts.get(word_of(match, "part")) if context.is_narrowed else None
    return Resolved(part_of(days, third) if third else days, is_explicit=True)


DATED = (
    Rule("iso", r"(?P<y>\d{4})(?P<mark>[-/])(?P<m>\d\d)(?P=mark)(?P<d>\d\d)(?:T[\d:.]+Z?)?(?![-/\d])", _iso),
    Rule(
        "numeric",
        r"(?<![\d/.])(?P<a>\d{1,2})(?P<mark>[-/.])(?P<b>\d{1,2})(?P=mark)(?P<digits>\d{4}|\d\d)(?![-/.]?\d)",
        _numeric,
        _is_numeric,
    ),
    Rule(
        "days of a month",
        r"(?:from |between )?(?:the )?{DAY}{TOGETHER}(?:the )?{DAY2}(?: of)? {MONTH}{SOME_YEAR}?",
        _date_range,
        _is_month,
    ),
    Rule(
        "days of a month, month first",
        r"(?:from |between )?{MONTH} {DAY}{TOGETHER}{DAY2}{SOME_YEAR}?(?!:|[,.]?\d)",
        _date_range,
        _is_date,
    ),
    Rule(
        "days of two months",
        r"(?:from |between )?{DAY} {MONTH}{TOGETHER}{DAY2} {MONTH2}{SOME_YEAR}?",
        _date_range,
        _is_month,
    ),
    Rule(
        "days of two months, month first",
        r"(?:from |between )?{MONTH} {DAY}{TOGETHER}{MONTH2} {DAY2}{SOME_YEAR}?(?!:|[,.]?\d)",
        _date_range,
        _is_date,
    ),
    Rule("date", r"(?:{DAYNAME} (?:the )?)?{DAY}(?: of)?[ -]{MONTH}{SOME_YEAR}?(?: {DAYPART})?", date_said, _is_month),
    Rule(
        "date, month first",
        r"(?:{DAYNAME} |(?:last|this|next) )?{MONTH} (?:the )?{DAY}{SOME_YEAR}?(?: {DAYPART})?(?!:|[,.]?\d|%)",
        date_said,
        _is_date,
    ),
    Rule(
        "ordinal day",
        r"(?<=\bon\s)the (?P<number>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)(?=\s*(?:[.,;:!?)]|$|and\b))",
        _ordinal_day,
    ),
    Rule("month and year", r"(?:{PART}[- ])?{MONTH}(?: of)?{SOME_YEAR}", _month, _is_month),
    Rule("months", r"(?:from )?{MONTH}{TO}{MONTH2}(?: of)?{SOME_YEAR}?", _month_range, _is_month),
    Rule("between months", r"between {MONTH} and {MONTH2}(?: of)?{SOME_YEAR}?", _month_range, _is_month),
    Rule("two months", r"{MONTH} and {MONTH2}(?: of)?{SOME_YEAR}?", _month_range, _are_neighbours),
    Rule("month of some year", r"(?:{PART} )?{SHIFT} {MONTH}", _month, _is_month),
    Rule("month", r"(?:{PART}(?: in)?[- ])?{MONTH}", _month, _is_month_alone),
    Rule("quarter", r"(?:the )?{ORDINAL}[- ]quarter(?: of)?{SOME_YEAR}?", _quarter, _is_no_fiscal),
    Rule(
        "quarter in figures", r"(?:Q(?P<digit>[1-4])|(?P<figure>[1-4])Q)(?: of)?{SOME_YEAR}?", _quarter, _is_no_fiscal
    ),
    Rule("quarter behind its year", r"{YEAR}(?:['’]s)? {ORDINAL}[- ]quarter", _quarter, _is_no_fiscal),
    Rule(
        "quarter behind some year",
        r"(?P<yearshift>last|this|next) year['’]s {ORDINAL}[- ]quarter",
        _quarter,
        _is_no_fiscal,
    ),
    Rule("half of a year", r"(?:the )?{ORDINAL}[- ]half(?: of)?{SOME_YEAR}", _half, _is_half_of_year),
    Rule("season and year", r"(?:{PART}[- ]|the )?{SEASON}(?: of)?{SOME_YEAR}", _season),
    Rule("season of some year", r"(?:{PART}[- ])?{SHIFT} {SEASON}", _season, _is_season),
    Rule("season", r"(?<=\bin\s)(?:{PART}[- ])?(?:the )?{SEASON}", _season, _is_season),
    Rule("holiday", r"(?:{SHIFT} )?{HOLIDAY}(?:{SOME_YEAR})?", _holiday, _is_holiday),
    Rule("decade", r"(?:(?:the )?{PART}[- ])?(?:the )?(?P<tens>1[5-9]\d0|20\d0)['’]?s", _decade),
    Rule("decade in two figures", r"(?:(?:the )?{PART}[- ])?(?:the )?['’](?P<digits>\d0)['’]?s", _decade),
    Rule("decade in words", r"the (?:{PART}[- ])?(?:{DECADE}|(?P<digits>[2-9]0)s)", _decade),
    Rule("years", r"{YEAR}\s?[-–/]\s?(?P<until>(?:1[5-9]|20)\d\d|\d\d)(?![-/\d])", _years, _are_years),
    Rule("year", r"(?:{PART}[- ])?{YEAR}", _year_alone, _is_year),
    Rule("year in two figures", r"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bof\s))['’](?P<short>\d\d)", _year_alone),
)
"""The kinds of expression that name their place on the calendar, in the order in which they are tried."""
