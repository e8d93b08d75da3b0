"""When? Time expressions of news, resolved into closed intervals of days.

A table of kinds of expression (dated.py, relative.py, days_beside.py and days_of_months.py), each a pattern with its
own resolver. Where patterns meet, the one that begins first wins, then the longest, then the first of the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from tasks.nlp.knowledge.seed_shapes import TimeWords
from tasks.nlp.times.dated import DATED
from tasks.nlp.times.days_beside import BESIDE
from tasks.nlp.times.days_of_months import DAYS_OF_MONTHS
from tasks.nlp.times.relative import RELATIVE
from tasks.nlp.times.time_hints import hints_of, words_in
from tasks.nlp.times.time_rules import Context, Direction, Resolved, Rule, compiled, pieces_of
from tasks.records import Span, Time

RULES = (*DATED, *RELATIVE, *BESIDE, *DAYS_OF_MONTHS)
_MOST = 10_000  # combinations of hints that are kept
_SMALL = 3  # letters
_tried_of: dict[int, tuple[TimeWords, Trials]] = {}


class Tried(NamedTuple):
    """A rule with its pattern, and the sets of words of which a sentence needs one each."""

    rule: Rule
    pattern: re.Pattern[str]
    hints: frozenset[frozenset[str]]
    small: tuple[frozenset[str], ...]
    """The sets of small words alone: every other sentence has "of", so they are asked last."""


class Trials:
    """The rules with their patterns, and which of them are worth trying on a sentence."""

    def __init__(self, words: TimeWords) -> None:
        pieces = pieces_of(words)
        self._all = [_tried(rule, compiled(rule, pieces), hints_of(rule.pattern, words)) for rule in RULES]
        self._hints_of: dict[str, set[frozenset[str]]] = {}
        for hint in {hint for each in self._all for hint in each.hints}:
            for word in hint:
                self._hints_of.setdefault(word, set()).add(hint)
        self._known: dict[frozenset[frozenset[str]], list[tuple[int, Tried]]] = {}

    def fitting(self, words: set[str]) -> list[tuple[int, Tried]]:
        """Return the rules that may find something among the words, each with its place in the table."""
        told = frozenset(hint for word in words & self._hints_of.keys() for hint in self._hints_of[word])
        if len(self._known) > _MOST:
            self._known.clear()
        if told not in self._known:
            self._known[told] = [(order, each) for order, each in enumerate(self._all) if each.hints <= told]
        return [(order, each) for order, each in self._known[told] if not any(map(words.isdisjoint, each.small))]


def _tried(rule: Rule, pattern: re.Pattern[str], hints: list[frozenset[str]]) -> Tried:
    small = [hint for hint in hints if all(word.isalpha() and len(word) <= _SMALL for word in hint)]
    return Tried(rule, pattern, frozenset(hints) - frozenset(small), tuple(small))


class Said(NamedTuple):
    """A time expression as it stands in a sentence."""

    rule: Rule
    match: re.Match[str]


# Letters that a pattern takes for the same as "i" and "s" where case does not count: "Frıday"
_PLAIN = str.maketrans({"ı": "i", "İ": "I", "ſ": "s"})


def find_times(
    text: str,
    offset: int,
    context: Context,
    words: TimeWords,
    direction_of: Callable[[int, int], Direction] | None = None,
) -> Iterator[Time]:
    """Yield the time expressions of one sentence in the order of the text; `offset` is where the sentence begins.

    What cannot be resolved keeps its text and has no days. Each is resolved against the context and the times before it
    in the sentence; `direction_of` tells for the characters of an expression whether it lies behind or ahead.
    """
    told = list(context.told)
    times: list[Time] = []
    said = find_expressions(text, context, words)
    for rule, match in said:
        direction = direction_of(*match.span()) if direction_of is not None else context.direction
        time = _time(rule, match, offset, replace(context, told=told, beside=times, direction=direction), words)
        time = replace(time, text=text[slice(*match.span())])
        times.append(time)
        if time.start is not None:
            told.append(time)
    for place, each in enumerate(said):
        yield _on_its_day(times, place, context) if each.rule.takes_day else times[place]


def _trials(words: TimeWords) -> Trials:
    """Return the rules with their patterns, compiled once for each set of words."""
    known = _tried_of.get(id(words))
    if known is None or known[0] is not words:
        known = _tried_of[id(words)] = (words, Trials(words))
    return known[1]


def find_expressions(text: str, context: Context, words: TimeWords) -> list[Said]:
    """Return the expressions of a sentence in the order of the text, none within another."""
    plain = text.translate(_PLAIN)
    found = [
        (match.start(), -match.end(), order, Said(rule, match))
        for order, (rule, pattern, *_) in _trials(words).fitting(words_in(plain))
        for match in pattern.finditer(plain)
        if rule.applies(match, context, words)
    ]
    chosen: list[Said] = []
    for start, _, _, said in sorted(found, key=lambda each: each[:3]):
        if not chosen or start >= chosen[-1].match.end():
            chosen.append(said)
    return chosen


def _time(rule: Rule, match: re.Match[str], offset: int, context: Context, words: TimeWords) -> Time:
    span = Span(offset + match.start(), offset + match.end())
    found = _resolved(rule, match, context, words)
    if found is None:
        return Time(match.group(), span, "other", "relative")
    days = found.days
    is_counted = bool(match.groupdict().get("yearshift"))  # "5 May last year"
    if found.is_explicit and not is_counted:
        return Time(match.group(), span, days.granularity, "explicit", days.first, days.last)
    anchor = found.anchor or (context.published if is_counted else None)
    return Time(match.group(), span, days.granularity, "relative", days.first, days.last, anchor)


def _resolved(rule: Rule, match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
    try:
        return rule.resolve(match, context, words)
    except (ValueError, OverflowError):  # 31 June, 9,999 years from now: the calendar has no such day
        return None


def _on_its_day(times: Sequence[Time], place: int, context: Context) -> Time:
    """Return a time of day on the nearest day of its sentence, else the day told last, else that of publication."""
    clock = times[place]
    days = [each for each in times if each.granularity == "day" and each.start is not None and each.start == each.end]
    if days:
        day = min(
            days, key=lambda each: min(abs(each.span.start - clock.span.end), abs(clock.span.start - each.span.end))
        )
        return replace(clock, granularity="day", start=day.start, end=day.end, anchor=day.start)
    told = context.told_last("day")
    start = told.start if told is not None and told.start == told.end else context.published
    return replace(clock, granularity="day", start=start, end=start, anchor=start) if start is not None else clock
