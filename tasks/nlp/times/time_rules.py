"""What is a rule of the grammar of time expressions? A pattern in named pieces, and what it resolves against."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tasks.nlp.knowledge.seed_shapes import TimeWords
from tasks.nlp.times.intervals import Days, Unit
from tasks.records import Time

Direction = Literal["behind", "ahead", "near", "open"]
"""Whether the sentence tells of what is over, of what is to come, of the nearest, or leaves that open."""
_FINENESS = ("day", "week", "month", "quarter", "year", "other")


@dataclass(frozen=True, slots=True)
class Context:
    """What a time expression is resolved against."""

    published: date | None
    told: Sequence[Time] = ()
    """The times with days that were told before it, for "the next day"."""
    beside: Sequence[Time] = ()
    """Those of them in the same sentence."""
    direction: Direction = "behind"
    is_narrowed: bool = True
    """Whether "early June" is the first third of it, which is meant, or June, the unit that is named (as in TIMEX3)."""
    names: frozenset[str] = frozenset()
    """Months in lower case that are people's names in this article."""

    def told_last(self, unit: Unit) -> Time | None:
        """Return the last time told that is as fine as the unit: "the next day" does not count from a year."""
        finest = 0 if unit == "weekend" else _FINENESS.index("other" if unit == "decade" else unit)
        return next((time for time in reversed(self.told) if _FINENESS.index(time.granularity) <= finest), None)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Days, how they were found, and the day that they were counted from."""

    days: Days
    is_explicit: bool = False
    anchor: date | None = None


Resolve = Callable[[re.Match[str], Context, TimeWords], Resolved | None]
Applies = Callable[[re.Match[str], Context, TimeWords], bool]


def always(_match: re.Match[str], _context: Context, _words: TimeWords) -> bool:
    """Apply wherever the pattern does."""
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of expression.

    `pattern` is a regular expression in which words in braces are the pieces of `pieces_of`: {MONTH} gives the group
    `month`, {MONTH2} the group `month2`; a space stands for any white space. `resolve` returns None for an expression
    that has no days here; it may raise ValueError or OverflowError where the calendar has none such. Where `applies`
    says no, the words are no time at all.
    """

    name: str
    pattern: str
    resolve: Resolve
    applies: Applies = field(default=always)
    takes_day: bool = False
    """A time of day: on the day that its sentence tells, or that was told last."""


_PIECE = re.compile(r"\{([A-Z_]+)(\d?)\}")

_BEGIN = r"(?<![\w-])(?!(?<=\d[.,])\d)"  # no half of a word or of a number: "000 years ago" in "1,000 years ago"


def compiled(rule: Rule, pieces: dict[str, str]) -> re.Pattern[str]:
    """Return the pattern of the rule with its pieces filled in; raises KeyError for a piece that there is not."""
    filled = rule.pattern
    while _PIECE.search(filled):  # a piece may be made of pieces
        filled = _PIECE.sub(lambda match: pieces[match.group(1)].replace("{n}", match.group(2)), filled)
    return re.compile(rf"{_BEGIN}(?:{filled})(?!\w)".replace(" ", r"\s+"), re.I)


def pieces_of(words: TimeWords) -> dict[str, str]:
    """Return the pieces of which the patterns are made, each with one group named like it."""
    return {
        "MONTH": rf"(?P<month{{n}}>{_one_of(words.months, is_shortened=True)})",
        "DAY": r"(?P<day{n}>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?",
        "YEAR": r"(?P<year{n}>1[5-9]\d\d|20\d\d)(?![\d%]|[.,]\d)",
        "WEEKDAY": rf"(?P<weekday{{n}}>{_one_of(word for word in words.weekdays if len(word) > 5)})",
        "DAYNAME": rf"(?P<dayname{{n}}>{_one_of(words.weekdays)})\.?,?",
        "TO": r"(?:\s?[-–—]\s?| (?:to|until|till|through|thru) )",
        "TOGETHER": r"(?:\s?[-–—]\s?| (?:to|and|or|until|till|through|thru) )",
        "PART": rf"(?:the )?(?P<part{{n}}>{_one_of(words.parts)})",
        "HALFPART": rf"(?:(?:the )?(?P<part{{n}}>{_one_of(words.parts)}|earlier|later)(?: in)?)",
        "DAYPART": rf"(?P<daypart{{n}}>{_one_of(words.parts_of_day)})",
        "SEASON": rf"(?P<season{{n}}>{_one_of(words.seasons)})",
        "ORDINAL": rf"(?P<ordinal{{n}}>{_one_of(words.ordinals)})",
        "HOLIDAY": rf"(?P<holiday{{n}}>{_one_of(words.holidays.names())})",
        "NEAR": rf"(?P<near{{n}}>{_one_of(words.days)})",
        "NUMBER": rf"(?P<number{{n}}>{_one_of(words.numbers)}|\d{{1,3}})",
        "UNIT": r"(?P<unit{n}>day|weekend|week|month|quarter|year|decade)",
        "COUNTED": r"(?:{UNIT}|(?P<fortnight>fortnight))",
        "SHIFT": r"(?P<shift{n}>this past|this coming|this|last|next|the coming|the current|current"
        r"|the following|the previous|the preceding|that same|the same|that)",
        "SOME_YEAR": r"(?:(?:, ?| |-){YEAR}|,? ['’](?P<short>\d\d)(?!\d)"
        r"|,?(?: of| in)? (?P<yearshift>last|this|next|that|the same|the following|the previous) year)",
        "SPAN": "(?:minutes?|hours?|days?|weeks?|weekends?|months?|quarters?|years?|decades?)",
        "VAGUE_MANY": "(?:a few|few|several|some|many|a couple of|couple of|a number of|dozens? of|half a)",
        "MANY": r"(?:{VAGUE_MANY}|{NUMBER})",
        "CLOCK": r"(?:\d{1,2}(?:[:.]\d\d)? ?[ap](?:\.m\.|m)|\d{1,2}:\d\d(?= (?:local|gmt|est|edt|utc|o))"
        r"|\d{4} ?(?:gmt|est|edt|utc)|noon|midday|midnight)(?: \(?\d{4} ?(?:gmt|est|edt|utc)\)?)?",
        "OCCASION": rf"(?:{_one_of(words.occasions)})",
        "UNRESOLVED": _one_of(words.unresolved),
        "DECADE": rf"(?P<decade{{n}}>{_one_of(words.decades)})",
    }


def _one_of(words: Iterable[str], *, is_shortened: bool = False) -> str:
    """Return the alternatives, longest first; apostrophes may be left out, full stops stand behind shortened words."""
    known = sorted(words, key=len, reverse=True)
    return "|".join(
        re.escape(word).replace("\\ ", " ").replace("'", "['’]?")
        + (r"\.?" if is_shortened and any(each != word and each.startswith(word) for each in known) else "")
        for word in known
    )


def word_of(match: re.Match[str], group: str) -> str:
    """Return the words of a group as they stand in seeds/times.toml, "" where the pattern has none here."""
    found = match.groupdict().get(group) or ""
    return " ".join(found.lower().replace("’", "'").split()).rstrip(".")


def last_word_before(match: re.Match[str]) -> str:
    """Return the word before the expression in lower case, without full stop; "" where punctuation stands between."""
    before = re.search(r"(\w+)\.?\s+$", match.string[max(0, match.start() - 40) : match.start()])
    return before.group(1).lower() if before else ""


def next_word(match: re.Match[str]) -> str:
    """Return the word behind the expression as it is written, "" where punctuation stands between."""
    after = re.match(r"\s+([\w'’]+)", match.string[match.end() : match.end() + 40])
    return after.group(1) if after else ""


def nearest(candidates: Sequence[Days], context: Context, slack: int = 0) -> Days | None:
    """Return the last of the intervals that had begun, or the first that was not over, as the direction says.

    `candidates` are in the order of the calendar. Begun is also what begins within `slack` days of publication. Where
    the direction is open, what is over has precedence, but for what is four times as near.
    """
    published = context.published
    if published is None:
        return None
    begun = [each for each in candidates if (each.first - published).days <= slack]
    to_come = [each for each in candidates if each.last >= published]
    if not begun or not to_come:
        return next(iter(begun[-1:] or to_come[:1]), None)
    behind, ahead = begun[-1], to_come[0]
    since, until = (published - behind.last).days, (ahead.first - published).days
    if context.direction == "behind":
        return behind
    if context.direction == "ahead":
        # "will ask about the 25 November accident", said in January: no plan is made so far ahead without a year
        return behind if max(0, since) * 6 < until else ahead
    return ahead if max(0, until) * 3 < since else behind
