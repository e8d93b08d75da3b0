"""Who holds an office that is told at length: "the undersecretary at the royal court | Ibrahim Saleh"?"""

from __future__ import annotations

from dataclasses import replace

from tasks.nlp.names.names_behind import has_office
from tasks.nlp.names.phrase import Phrase, bare_words
from tasks.nlp.names.units import UnitReader

_OPENING = frozenset({"of", "for", "in", "at", "to", "on"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "PART", "NUM"})
_CLOSING = frozenset({",", ".", ";", ")"})
_LONGEST_FIELD = 11  # tokens between an office and its holder
_LONGEST_TITLE = 4  # tokens


def with_name_behind_field(phrase: Phrase, limit: int, units: UnitReader) -> Phrase:
    """Return the office with the person whom the model sees begin right behind the words that say what it is for.

    "The adviser to Prime Minister Ann Roe" and "the agent of the striker Ann Roe" are others than she.
    """
    words, first = units.words, phrase.head + 1
    is_one = phrase.kind == "person" and not phrase.is_plural
    if not is_one or phrase.is_possessor or phrase.is_modifier or first + 2 >= limit:
        return phrase
    if words.lower[first] not in _OPENING or not has_office(phrase, units.lexicon):
        return phrase
    start = _person_start(first + 1, min(limit, first + _LONGEST_FIELD), units)
    if start is None or start < first + 2 or not _is_of_field(start - 1, units) or _has_title(start, units):
        return phrase
    end = start + 1
    while end < limit and words.label[end] == "PERSON" and words.iob[end] == "I":
        end += 1
    is_closed = end >= limit or words.text[end] in _CLOSING or words.lower[end] == "and"
    if end - start == 1 or not (is_closed or units.doc[end - 1].dep_ == "appos"):
        return phrase
    return replace(
        phrase, end=end, head=end - 1, form="name", name=(start, end), core_end=end, owner=None,
        organization=phrase.organization or bare_words(words, first + 1, start),
    )  # fmt: skip


def _person_start(i: int, limit: int, units: UnitReader) -> int | None:
    """Return where a person's name begins behind nothing but nouns and small words, else None."""
    words = units.words
    for j in range(i, limit):
        if words.label[j] == "PERSON":
            return j if words.iob[j] == "B" else None
        if words.pos[j] not in _INSIDE and words.tag[j] != "PRP$":
            return None
    return None


def _is_of_field(i: int, units: UnitReader) -> bool:
    """Whether the noun is of what an office is for: "Royal Court", "the prince's office", but not "the striker"."""
    words, lexicon = units.words, units.lexicon
    if words.pos[i] not in _NOUNS:
        return False
    is_named = words.text[i][:1].isupper()
    return is_named or words.lower[i] in lexicon.body_heads or words.lower[i] in lexicon.contexts.fields


def _has_title(start: int, units: UnitReader) -> bool:
    """Whether the name has an office or address of its own before it: "adviser to | President | Ann Roe"."""
    near = range(max(0, start - _LONGEST_TITLE), start)
    return any((title := units.title_at(j)) is not None and title.end == start for j in near)
