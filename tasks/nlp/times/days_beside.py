"""Time expressions that name a day by another: "the eve of the 14 May ballot", "a day after Monday's talks"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from tasks.nlp.knowledge.seed_shapes import TimeWords
from tasks.nlp.times.dated import date_said
from tasks.nlp.times.intervals import one_day
from tasks.nlp.times.relative import number_said, weekday_said
from tasks.nlp.times.time_rules import Context, Resolve, Resolved, Rule, word_of

_WEEK = 7  # days
_BESIDE = (
    r"(?:(?:(?:the|its|their) )?(?P<eve>eve) of"
    r"|(?:{NUMBER}|the) (?:days?|(?P<weeks>weeks?)) (?P<way>before|after|ahead of|following))"
)
_TOLD = r"(?: [\w'’-]+){1,6} (?:on|of)(?: the)?"  # "the day before | the strike began on | 11 March"
_BESIDE_OCCASION = (
    rf"{_BESIDE}"
    r" (?:the|this|that|its|their|his|her)(?: [a-z]+)? {OCCASION}"
)
_OWNER = r"(?: (?:the|a|its|their|his|her))?"


def _shifted_from(resolve: Resolve) -> Resolve:
    """Return what resolves the day that is named and goes as many days on or back as the words say."""

    def resolved(match: re.Match[str], context: Context, words: TimeWords) -> Resolved | None:
        is_date = not word_of(match, "weekday") and context.direction == "behind"
        # "met him a week before the vote on 14 June": that may be to come
        named = resolve(match, replace(context, direction="near") if is_date else context, words)
        if named is None:
            return None
        count = number_said(match, words) if word_of(match, "number") else 1
        count *= _WEEK if word_of(match, "weeks") else 1
        is_back = bool(word_of(match, "eve")) or word_of(match, "way") in {"before", "ahead of"}
        day = named.days.first + timedelta(days=-count if is_back else count)
        published = context.published
        if word_of(match, "weekday") and context.direction == "behind" and published is not None and day > published:
            day -= timedelta(weeks=1)  # "a day after Monday's talks", read on a Monday
        return replace(
            named, days=one_day(day), anchor=named.anchor or (None if named.is_explicit else named.days.first)
        )

    return resolved


def _told_last(_match: re.Match[str], context: Context, _words: TimeWords) -> Resolved | None:
    """Return the day that was told last, by which the occasion is known."""
    day = context.told[-1].start if context.told else None
    return Resolved(one_day(day), anchor=day) if day is not None else None


def _was_told(_match: re.Match[str], context: Context, _words: TimeWords) -> bool:
    """Whether what was told last, before this sentence, is a day: "on the eve of the summit" is that before it."""
    last = context.told[-1] if context.told and not context.beside else None
    return last is not None and last.start is not None and last.start == last.end


def _names_a_month(match: re.Match[str], _context: Context, words: TimeWords) -> bool:
    return not (match["month"][0].islower() and word_of(match, "month") in words.also_words)


BESIDE = (
    Rule(
        "beside a date",
        rf"{_BESIDE}{_OWNER} {{DAY}}(?: of)? {{MONTH}}{{SOME_YEAR}}?",
        _shifted_from(date_said),
        _names_a_month,
    ),
    Rule(
        "beside a date, month first",
        rf"{_BESIDE}{_OWNER} {{MONTH}} {{DAY}}{{SOME_YEAR}}?(?!:|[,.]?\d|%)",
        _shifted_from(date_said),
        _names_a_month,
    ),
    Rule(
        "beside what was on a date",
        rf"{_BESIDE}{_TOLD} {{DAY}}(?: of)? {{MONTH}}{{SOME_YEAR}}?",
        _shifted_from(date_said),
        _names_a_month,
    ),
    Rule(
        "beside what was on a date, month first",
        rf"{_BESIDE}{_TOLD} {{MONTH}} {{DAY}}{{SOME_YEAR}}?(?!:|[,.]?\d|%)",
        _shifted_from(date_said),
        _names_a_month,
    ),
    Rule("beside an occasion", _BESIDE_OCCASION, _shifted_from(_told_last), _was_told),
    Rule("beside a weekday", rf"{_BESIDE}{_OWNER} (?:{{SHIFT}} )?{{WEEKDAY}}", _shifted_from(weekday_said)),
)
"""The kinds of expression that stand beside a day, in the order in which they are tried."""
