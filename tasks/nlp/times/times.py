"""Every time expression of an article: found sentence by sentence, resolved in the order in which they are told."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.text.words import words_of_doc
from tasks.nlp.times.tense import direction_of
from tasks.nlp.times.time_rules import Context, Direction
from tasks.nlp.times.when import find_times
from tasks.records import Time

_HEAD = 3  # characters: blanks before what heads a report, or between that and the mark behind it
_DATELINE_MARKS = ("-", "–", "—", ":", "(")


def times_of(doc: Doc, context: Context, lexicon: Lexicon) -> list[Time]:
    """Return every time expression of the article, behind or ahead as the verb above each says."""
    found: list[Time] = []
    told: list[Time] = list(context.told)
    context = replace(context, told=told, names=_months_that_are_names(doc, lexicon))
    text = words_of_doc(doc).whole
    for begin, end in _passages(doc, lexicon):

        def direction(start: int, end: int, begin: int = begin) -> Direction:
            return direction_of(_words_at(doc, begin + start, begin + end), lexicon)

        for time in find_times(text[begin:end], begin, context, lexicon.times, direction):
            found.append(time)
            if time.start is not None:
                told.append(time)
    return found


def _passages(doc: Doc, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the sentences as characters, those joined that are parted within a date: "Jan. | 14"."""
    passages: list[tuple[int, int]] = []
    words = words_of_doc(doc)
    last = ""
    for start, end in pairwise(words.begins):
        first = words.offset[start]
        behind = words.offset[end - 1] + len(words.text[end - 1])
        is_cut = last.endswith(".") and last[:-1].lower() in lexicon.times.months
        if is_cut and words.text[start][:1].isdigit():
            passages[-1] = (passages[-1][0], behind)
        else:
            passages.append((first, behind))
        last = (words.whole[first:behind].split() or [""])[-1]
    return passages


def token_of(doc: Doc, time: Time) -> Token:
    """Return the word of the expression that hangs highest in the parse; raises ValueError outside the text."""
    return _words_at(doc, time.span.start, time.span.end).root


def heads_report(time: Time, doc: Doc) -> bool:
    """Whether the day is that of a dateline: "Friday, 3 May 2024 - A met B on Tuesday"."""
    start, end = time.span
    if start >= _HEAD:
        return False
    return not doc.text[:start].strip() and doc.text[end : end + _HEAD].lstrip().startswith(_DATELINE_MARKS)


def _words_at(doc: Doc, start: int, end: int) -> Words:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no tokens at {start} to {end}")
    return span


def _months_that_are_names(doc: Doc, lexicon: Lexicon) -> frozenset[str]:
    """Return "may" where the article has "Theresa May" or "Mrs May"."""
    words = lexicon.times
    return frozenset(
        lower
        for i, lower in enumerate(words_of_doc(doc).lower)
        if i and lower in words.also_words and doc[i].is_title and _follows_a_name(doc[i], lexicon)
    )


def _follows_a_name(token: Token, lexicon: Lexicon) -> bool:
    before, words = token.nbor(-1), lexicon.times
    word = before.lower_.rstrip(".")
    if token.i + 1 < len(token.doc) and token.nbor(1).like_num:
        return False
    if word in words.offices or (before.text in lexicon.given_names and word not in words.also_words):
        return True
    is_name = before.pos_ == "PROPN" and before.is_title and before.ent_type_ == "PERSON"
    return is_name and token.pos_ == "PROPN" and word not in words.months and word not in words.weekdays
