"""Time expressions that are counted from the day of publication or from a time told before them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from tasks.nlp.knowledge.seed_shapes import TimeWords
from tasks.nlp.times.days_told import day_of_account, day_told
from tasks.nlp.times.intervals import Days, Unit, one_day, part_of, shifted, unit_around
from tasks.nlp.times.time_rules import Context, Resolved, Rule, last_word_before, next_word, word_of

_LAST = frozenset({"last", "this past", "the previous", "the preceding"})
_NEXT = frozenset({"next", "this coming", "the coming", "the following"})
# These count from the time that was told before
_FROM_TOLD = frozenset({"the previous", "the preceding", "the following", "that", "that same", "the same"})
_OF_WEEK = r"(?:,?(?: of)? (?P<weekshift>last|this|next) week)?"
_WEEKS = {"last": -1, "next": 1}
_STEPS = 3  # days between two that are told one after the other
_TOMORROW = 6  # days since a weekday whose next one is tomorrow


# Days


def _from_publication(day: date | None, count: int = 0) -> Resolved | None:
    return Resolved(one_day(day + timedelta(days=count)), anchor=day) if day is not None else None


def _near(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    return _from_publication(context.published, words.days[word_of(match, "near")])


def _part_of_day(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "this morning", "last night", "that evening"."""
    shift = word_of(match, "shift")
    if shift in _FROM_TOLD:
        steps = -1 if shift in _LAST else 1 if shift in _NEXT else 0
        return _from_told(context, steps)
    if shift in _LAST:
        # "last night" is that of the day before, "last morning" is hardly said
        return _from_publication(context.published, words.parts_of_day[word_of(match, "daypart")] or -1)
    return _from_publication(context.published, 1 if shift in _NEXT else 0)


def _from_told(context: Context, count: int) -> Resolved | None:
    return _from_publication(day_told(context, count), count)


def _next_day(_match: re.Match[str], context: Context, _words: TimeWords) -> Resolved | None:
    return _from_told(context, 1)


def _previous_day(match: re.Match[str], context: Context, _words: TimeWords) -> Resolved | None:
    """ "the previous day": in a text that told of no day "a day earlier" is yesterday."""
    is_earlier = match.group().lower().endswith("earlier")
    return _from_told(context, -1) or (_from_publication(context.published, -1) if is_earlier else None)


def _that_day(match: re.Match[str], context: Context, _words: TimeWords) -> Resolved | None:
    """ "that day": the one told last, where that was a day and not a month or a year; "the same day" was a day."""
    is_day = "same" in match.group().lower() or (bool(context.told) and context.told[-1].granularity == "day")
    return _from_told(context, 0) if is_day else None


def _in_the_day(_match: re.Match[str], context: Context, _words: TimeWords) -> Resolved | None:
    """ "later in the day": in a text that told of no day, that of publication."""
    return _from_publication(day_of_account(context) or context.published)


def _opens(match: re.Match[str], _context: Context, _words: TimeWords) -> bool:
    """ "In the evening, he met the mayor": at the head of a sentence it is that of the day, not of any day."""
    return not match.string[: match.start()].strip(" \"'“‘") and match.string[match.end() : match.end() + 1] in {
        ",",
        " ",
    }


def _stands_alone(match: re.Match[str], _context: Context, _words: TimeWords) -> bool:
    """ "the day after" with a clause behind it counts from what that tells, which no calendar knows."""
    return not next_word(match) or next_word(match).lower() in {"and", "in", "at", "but", "with", "when", "as", "on"}


# Weekdays


def weekday_said(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """Return the day of "Monday", "next Monday", of "that Monday" from the day that was told last."""
    number, shift = words.weekdays[word_of(match, "weekday")], word_of(match, "shift")
    told = context.told_last("day") if shift in _FROM_TOLD else None
    base = told.start if told is not None and told.start is not None else context.published
    if base is None:
        return None
    return Resolved(one_day(_weekday_from(base, number, shift, context)), anchor=base)


def _weekday_from(base: date, number: int, shift: str, context: Context) -> date:
    behind, ahead = (base.weekday() - number) % 7, (number - base.weekday()) % 7
    if shift in _LAST:
        return base - timedelta(days=behind or 7)
    if shift in _NEXT:
        return base + timedelta(days=ahead or 7)
    if shift == "this":
        day = base + timedelta(days=number - base.weekday())
        if context.direction == "behind" and day > base:
            return day - timedelta(weeks=1)
        return day + timedelta(weeks=1) if context.direction == "ahead" and day < base else day
    if shift in _FROM_TOLD:
        return base - timedelta(days=behind)
    last = context.told[-1] if context.told and context.direction == "ahead" else None
    if last is not None and last.start is not None and last.start > base:
        if last.granularity == "week" and last.end is not None:
            return last.start + timedelta(days=(number - last.start.weekday()) % 7)  # "next week … on Wednesday"
        a_week_on = base + timedelta(weeks=1)
        if last.granularity == "day" and not ahead and 0 < (a_week_on - last.start).days <= _STEPS:
            return a_week_on  # "on Wednesday … then on Friday", said on a Friday
    # "on Tuesday and on Wednesday": what follows a day to come is to come
    follows = any(each.granularity == "day" and each.start is not None and each.start > base for each in context.beside)
    is_ahead = context.direction == "ahead" or (context.direction == "open" and (behind == _TOMORROW or follows))
    is_ahead = is_ahead or (context.direction == "near" and ahead < behind)
    return base + timedelta(days=ahead) if is_ahead else base - timedelta(days=behind)


def _weekday_of_week(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "Friday of last week", "Friday last week"."""
    published = context.published
    if published is None:
        return None
    steps = _WEEKS.get(word_of(match, "weekshift"), 0)
    monday = shifted("week", published, steps).first
    return Resolved(one_day(monday + timedelta(days=words.weekdays[word_of(match, "weekday")])), anchor=published)


def _weekday_weeks_off(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "a week ago Friday": a week before the last one; "a week from Friday": a week after the next one."""
    published = context.published
    if published is None:
        return None
    number, weeks = words.weekdays[word_of(match, "weekday")], number_said(match, words)
    if word_of(match, "way") == "from":
        day = _weekday_from(published, number, "next", context) + timedelta(weeks=weeks)
    else:
        day = published - timedelta(days=(published.weekday() - number) % 7) - timedelta(weeks=weeks)
    return Resolved(one_day(day), anchor=published)


def _weekdays(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "Monday to Wednesday": the nearest that fit the direction, the first before the last."""
    published = context.published
    if published is None:
        return None
    last = words.weekdays[word_of(match, "weekday2")]
    near, first = word_of(match, "near"), word_of(match, "weekday")
    shift = word_of(match, "shift") if "shift" in match.groupdict() else ""
    week = match.groupdict().get("weekshift")
    if week and first:
        monday = shifted("week", published, _WEEKS.get(week.lower(), 0)).first
        start = monday + timedelta(days=words.weekdays[first])
        end = start + timedelta(days=(last - start.weekday()) % 7)
    elif near:
        start = published + timedelta(days=words.days[near])
        end = start + timedelta(days=(last - start.weekday()) % 7)
    elif shift or context.direction == "ahead":  # "next Monday and Tuesday"
        start = _weekday_from(published, words.weekdays[first], shift, context)
        end = start + timedelta(days=(last - start.weekday()) % 7)
    else:
        end = published - timedelta(days=(published.weekday() - last) % 7)
        start = end - timedelta(days=(end.weekday() - words.weekdays[first]) % 7)
    return Resolved(Days(start, end, "day"), anchor=published)


def _are_neighbours(match: re.Match[str], context: Context, words: TimeWords) -> bool:
    """ "on Thursday and Friday", not "on Monday and Friday": only days side by side are one time."""
    first, last = words.weekdays[word_of(match, "weekday")], words.weekdays[word_of(match, "weekday2")]
    return (last - first) % 7 == 1 and _is_no_name(match, context, words)


def _is_no_name(match: re.Match[str], _context: Context, words: TimeWords) -> bool:
    """ "The Sunday Times", "Sunday Telegraph readers" and "Black Friday" are no days."""
    before, following = last_word_before(match), next_word(match)
    if word_of(match, "shift"):
        return True
    is_name = following[:1].isupper() and not match.string[match.start() :].isupper()
    if is_name and (before == "the" or following.lower() in words.weekday_papers):
        return False
    return before not in words.weekday_names


# Counted units


def number_said(match: re.Match[str], words: TimeWords) -> int:
    """Return the number of "two days" or "2 days"."""
    said = word_of(match, "number")
    return int(said) if said.isdecimal() else words.numbers[said]


def _counted_unit(match: re.Match[str]) -> Unit | Literal["fortnight"]:
    """Return the unit of an expression in which fortnights may be counted too."""
    return "fortnight" if word_of(match, "fortnight") else _unit(match)


def _unit(match: re.Match[str]) -> Unit:
    said = word_of(match, "unit")
    units: dict[str, Unit] = {
        "day": "day", "weekend": "weekend", "week": "week", "month": "month", "quarter": "quarter", "year": "year",
        "decade": "decade",
    }  # fmt: skip
    return units[said]


def _counted(base: date, unit: Unit | Literal["fortnight"], count: int) -> Resolved:
    """Return the unit that lies so many units off: "a decade ago" is a year, "a fortnight ago" a week."""
    if unit == "decade":
        unit, count = "year", 10 * count
    if unit == "fortnight":
        unit, count = "week", 2 * count
    return Resolved(shifted(unit, base, count), anchor=base)


def _ago(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    return _off_from_publication(match, context, -number_said(match, words))


def _from_now(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    return _off_from_publication(match, context, number_said(match, words))


def _off_from_publication(match: re.Match[str], context: Context, count: int) -> Resolved | None:
    """ "Two weeks ago" is a week, "two weeks ago today" and "a week from today" are days."""
    if context.published is None:
        return None
    unit = _counted_unit(match)
    if not match.groupdict().get("today"):
        return _counted(context.published, unit, count)
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit, 0)
    if days:
        return _from_publication(context.published, count * days)
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 0)
    day = context.published + relativedelta(months=months)
    return Resolved(one_day(day), anchor=context.published)


def _in_units(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "will meet in two days" names a day, "was built in two days" a duration."""
    return _from_now(match, context, words) if context.direction == "ahead" else None


def _hours_ago(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """Hours and minutes ago are on the day of publication, 24 hours a day before."""
    hours = number_said(match, words) if word_of(match, "hours").startswith("hour") else 0
    return _from_publication(context.published, -(hours // 24))


def _off_from_told(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "two days later", "a week earlier": from the time told before; without one "earlier" is "ago"."""
    unit, is_back = _counted_unit(match), word_of(match, "way") in {"earlier", "before", "previously"}
    told = context.told_last("week" if unit == "fortnight" else unit)
    if told is not None and told.start is not None and told.end is not None:
        return _counted(
            told.start if is_back else told.end,
            unit,
            -number_said(match, words) if is_back else number_said(match, words),
        )
    if is_back and word_of(match, "way") == "earlier" and context.published is not None:
        return _counted(context.published, unit, -number_said(match, words))
    return None


def _is_no_clause(match: re.Match[str], context: Context, words: TimeWords) -> bool:
    """ "two days before the summit" counts from the summit, which no calendar knows."""
    return word_of(match, "way") not in {"before", "after"} or _stands_alone(match, context, words)


# Units around publication


def _this_unit(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "last week", "early next month", "the following year", "that weekend", "the end of the year"."""
    unit, shift = _unit(match), word_of(match, "shift")
    told = context.told_last(unit) if shift in _FROM_TOLD else None
    base = told.start if told is not None and told.start is not None else context.published
    if base is None:
        return None
    steps = -1 if shift in _LAST else 1 if shift in _NEXT else 0
    whole = shifted(unit, base, steps)
    if unit == "weekend" and shift == "this" and context.direction == "behind" and whole.first > base:
        whole = shifted(unit, base, -1)  # "opened this weekend", said on a Monday
    return Resolved(_parted(whole, match, context, words) if context.is_narrowed else whole, anchor=base)


def _day_of_month(match: re.Match[str], context: Context, _words: TimeWords) -> Resolved | None:
    """ "The 20th of next month"; raises ValueError where that has no such day."""
    if context.published is None:
        return None
    steps = {"last": -1, "next": 1}.get(word_of(match, "monthshift"), 0)
    first = shifted("month", context.published, steps).first
    return Resolved(one_day(first.replace(day=int(match["number"]))), anchor=context.published)


def _beyond(match: re.Match[str], context: Context, _words: TimeWords) -> Resolved | None:
    """ "The week before last", "the month after next"."""
    steps = -2 if word_of(match, "beyond") == "before last" else 2
    return _counted(context.published, _unit(match), steps) if context.published is not None else None


def _end_of_unit(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    """ "by year-end"."""
    found = _this_unit(match, context, words)
    if found is None or not context.is_narrowed:
        return found
    return Resolved(part_of(found.days, words.parts["end of"]), anchor=found.anchor)


def _parted(whole: Days, match: re.Match[str], context: Context, words: TimeWords) -> Days:
    """Return "early", "earlier" or "late" of a unit: earlier ends the day before publication, later begins with it."""
    part = words.parts.get(word_of(match, "part"))
    if part is not None:
        return part_of(whole, part)
    published, said = context.published, match.group().lower()
    if published is not None and whole.first <= published <= whole.last:
        if said.startswith("earlier"):
            return whole._replace(last=max(whole.first, published - timedelta(days=1)))
        if said.startswith("later"):
            return whole._replace(first=published)
    return whole


def _weekend(_match: re.Match[str], context: Context, _words: TimeWords) -> Resolved | None:
    """ "over the weekend": the last that had begun, or the next, as the direction says."""
    published = context.published
    if published is None:
        return None
    here = unit_around("weekend", published)
    is_over = context.direction != "ahead" and here.first > published
    return Resolved(shifted("weekend", published, -1) if is_over else here, anchor=published)


def _told_quarter(match: re.Match[str], context: Context, _words: TimeWords) -> Resolved | None:
    """ "in the quarter": the one told last, else the last that is complete; a "year-ago" one four before it."""
    told = next((each for each in reversed(context.told) if each.granularity == "quarter"), None)
    back = -4 if word_of(match, "ago") else 0
    if told is not None and told.start is not None and word_of(match, "latest") == "":
        return Resolved(shifted("quarter", told.start, back), anchor=told.start)
    published = context.published
    return Resolved(shifted("quarter", published, back - 1), anchor=published) if published is not None else None


def _no_days(_match: re.Match[str], _context: Context, _words: TimeWords) -> None:
    """Keep the text: what it means is not fixed by the calendar."""
    return


def _is_longer_than_a_day(match: re.Match[str], _context: Context, _words: TimeWords) -> bool:
    """ "last day" and "this day" are no days of the calendar."""
    return word_of(match, "unit") != "day"


def _is_on(match: re.Match[str], _context: Context, _words: TimeWords) -> bool:
    """An anniversary is a time only of what takes place on it."""
    return last_word_before(match) in {"on", "for"}


RELATIVE = (
    Rule("near day", r"(?:earlier |later |early |late )?{NEAR}(?: {DAYPART})?", _near),
    Rule("part of a day", r"(?:early |late |later |earlier )?{SHIFT} {DAYPART}", _part_of_day),
    Rule("next day", r"(?:the )?(?:very )?(?:next|following) day|one day later|a day later", _next_day),
    Rule("day after", r"the day after", _next_day, _stands_alone),
    Rule("previous day", r"the previous day|a day earlier|one day earlier", _previous_day),
    Rule("day before", r"the (?:day|night) before", _previous_day, _stands_alone),
    Rule(
        "same day",
        r"(?:(?:on )?(?:that|the)(?: very)? same day|(?:on )?that(?: very)? day)",
        _that_day,
    ),
    Rule(
        "later in the day",
        r"(?:earlier|later|early|late)(?: on)? (?:(?:in|during) the day|(?:on )?(?:that|the)(?: very)? (?:same )?day)",
        _in_the_day,
    ),
    Rule("next part of a day", r"the (?:very )?(?:next|following) {DAYPART}", _next_day),
    Rule("part of the day", r"(?:later |earlier |late |early )?in the {DAYPART}", _in_the_day, _opens),
    Rule("weekday", r"(?:{SHIFT} )?(?:(?:early|late)(?: on)? )?{WEEKDAY}(?: {DAYPART})?", weekday_said, _is_no_name),
    Rule(
        "weekday of some week", r"{WEEKDAY}(?: {DAYPART})?(?: of)? (?P<weekshift>last|this|next) week", _weekday_of_week
    ),
    Rule("weekday weeks off", r"{NUMBER} weeks? (?P<way>ago|from)(?: on)? {WEEKDAY}", _weekday_weeks_off),
    Rule("weekdays", rf"(?:from )?(?:{{WEEKDAY}}|{{NEAR}}){{TO}}{{WEEKDAY2}}{_OF_WEEK}", _weekdays),
    Rule("two weekdays", rf"(?:{{SHIFT}} )?{{WEEKDAY}} and {{WEEKDAY2}}{_OF_WEEK}", _weekdays, _are_neighbours),
    Rule("between weekdays", rf"between (?:{{WEEKDAY}}|{{NEAR}}) and {{WEEKDAY2}}{_OF_WEEK}", _weekdays),
    Rule("ago", r"{NUMBER} {COUNTED}s? ago(?P<today> today)?", _ago),
    Rule("hours ago", r"{NUMBER} (?P<hours>hours?|minutes?) ago", _hours_ago),
    Rule("from now", r"{NUMBER} {COUNTED}s? (?:from now|from (?P<today>today)|hence)", _from_now),
    Rule("in some time", r"in {NUMBER} {COUNTED}s?['’]s? time", _from_now),
    Rule("in units", r"in {NUMBER} {COUNTED}s?(?=[.,;:!?)]|$| (?:at|in|on|when|for|to|with|but|and)\b)", _in_units),
    Rule(
        "off from what was told",
        r"{NUMBER} {COUNTED}s? (?P<way>earlier|later|before|previously|after|afterwards?)",
        _off_from_told,
        _is_no_clause,
    ),
    Rule(
        "day of some month",
        r"the (?P<number>[12]\d|3[01]|[1-9])(?:st|nd|rd|th) of (?P<monthshift>last|this|next) month",
        _day_of_month,
    ),
    Rule("unit beyond", r"the {UNIT} (?P<beyond>before last|after next)", _beyond),
    Rule("unit", r"(?:{HALFPART} )?{SHIFT} {UNIT}", _this_unit, _is_longer_than_a_day),
    Rule("part of the unit", r"{HALFPART} the {UNIT}", _this_unit, _is_longer_than_a_day),
    Rule("end of the year", r"(?:the )?(?P<unit>year|month)[- ]end", _end_of_unit),
    Rule("weekend", r"the weekend", _weekend),
    Rule(
        "quarter told",
        r"(?:(?<=\bin\s)|(?<=\bfor\s)|(?<=\bduring\s))the quarter|the (?P<ago>year-ago|year-earlier) (?:quarter|period)"
        r"|the (?P<latest>latest|most recent) quarter",
        _told_quarter,
    ),
    Rule("clock", "{CLOCK}", _no_days, takes_day=True),
    Rule("count of units", r"(?:the )?(?:past|last|next|coming|first|final|recent) {MANY} {SPAN}", _no_days),
    Rule("vague units", r"(?:the )?(?:recent|coming|past|last|next|first) {SPAN}", _no_days),
    Rule("many units off", r"(?:{VAGUE_MANY} )?{SPAN} (?:ago|earlier|later|before|after|from now)", _no_days),
    Rule("anniversary", r"(?:the )?(?:\w+ )?anniversary", _no_days, _is_on),
    Rule("unresolved", "{UNRESOLVED}", _no_days),
)
"""The kinds of expression that are counted from another day, in the order in which they are tried."""
