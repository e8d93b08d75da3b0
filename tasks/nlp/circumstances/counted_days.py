"""Which day is counted from it? "He signed the law on Friday, two days after meeting B" tells of Wednesday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Surroundings
from tasks.nlp.text.sentence_numbers import sentence_start
from tasks.nlp.times.times import token_of
from tasks.records import Span, Time

_WAYS = {"after": -1, "before": 1}
_SENTENCES_BEFORE = 2  # in which the day may be told from which it counts
_LONGEST_NUMBER = 4  # digits; what is longer counts no days of news


def counted_from(trigger: Token, around: Surroundings) -> Time | None:
    """Return the day of the encounter where the text counts from it to another day that is told."""
    for word in (each for each in trigger.sent if each.i < trigger.i and each.lower_ in _WAYS):
        count = _count(word, around)
        beside = next((each for each in around.times if _covers(each, word) and each.start is not None), None)
        if beside is not None and _covers(beside, trigger):
            continue  # "a day before the summit" was counted from the summit
        if count and beside is not None and beside.start is not None and syntax.is_told_in(trigger, word):
            found = _counted(beside.start, word, count)
            return replace(beside, start=found, end=found) if found else None  # "a day after Monday's talks"
        verb = syntax.verb_outside(word)
        if not count or verb is None or not syntax.is_told_in(trigger, word):
            continue
        day = _day_of(verb, word, around)
        found = _counted(day, word, count) if day else None
        if found is None:
            return None
        start = next(each for each in word.nbor(-1).subtree).idx
        end = word.idx + len(word)
        text = around.doc.text[start:end]
        return Time(text, Span(start, end), "day", "relative", found, found, day)
    return None


def _counted(day: date, word: Token, count: int) -> date | None:
    """Return the day so many days from it; None at the ends of the calendar."""
    try:
        return day + timedelta(days=_WAYS[word.lower_] * count)
    except OverflowError:
        return None


def _count(word: Token, around: Surroundings) -> int:
    """Return 2 for "two days after", 0 where no days are counted."""
    if word.i == sentence_start(word) or word.nbor(-1).lemma_ != "day":
        return 0
    day = word.nbor(-1)
    number = day.nbor(-1).lower_ if day.i > sentence_start(word) else ""
    if day.lower_ == "day" and number == "the":
        return 1  # "the day after they met"
    is_figure = number.isdecimal() and len(number) <= _LONGEST_NUMBER
    return int(number) if is_figure else around.lexicon.times.numbers.get(number, 0)


def _day_of(verb: Token, word: Token, around: Surroundings) -> date | None:
    """Return the day of what the verb tells: in its clause; now, of publication; else in the sentence before."""
    days = [each for each in around.times if each.start is not None and each.start == each.end]
    here = frozenset({verb.i})
    own = [each for each in days if not _covers(each, word) and syntax.depends_on(token_of(around.doc, each), here)]
    if own:
        return own[-1].start
    if syntax.is_present(verb):
        return around.published
    first = sentence_start(verb)
    for _ in range(_SENTENCES_BEFORE):
        first = around.doc[first - 1].sent.start if first else 0
    before = [each for each in days if around.doc[first].idx <= each.span.start < verb.sent.start_char]
    return before[-1].start if before else None


def _covers(time: Time, word: Token) -> bool:
    return time.span.start <= word.idx < time.span.end
