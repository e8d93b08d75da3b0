"""In which forms can a word stand in a text? Every one that could be meant, so that the gate misses none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_VOWELS = "aeiou"
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_WORD = re.compile(r"[^\W_]+")


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase: acronyms as they are written, all else in lower case, possessives bare.

    Hyphens part words, so that "cease-fire talks" and "cease fire talks" are the same.
    """
    bare = _APOSTROPHE.sub("", _POSSESSIVE.sub("", phrase))
    return tuple(word if is_acronym(word) else word.lower() for word in _WORD.findall(bare))


def is_acronym(word: str) -> bool:
    """Whether the word is written as an acronym: "AIDS", "G20"."""
    return len(word) > 1 and word.isupper()


def verb_forms(lemma: str, irregular: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return the forms of a verb: "meet", "meets", "met", "meeting" …; too many rather than too few."""
    stems = {lemma}
    if lemma[-1:].isalpha() and lemma[-1] not in _VOWELS:
        stems.add(lemma + lemma[-1])  # confer, conferred
    endings = {stem + ending for stem in stems for ending in ("ed", "ing")} | _with_s(lemma)
    if lemma.endswith("e"):
        endings |= {f"{lemma}d", f"{lemma[:-1]}ing"}
    if lemma.endswith("y"):
        endings.add(f"{lemma[:-1]}ied")
    return frozenset({lemma, *endings, *irregular.get(lemma, ())})


def noun_forms(lemma: str, irregular: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return a noun and its plurals."""
    return frozenset({lemma, *_with_s(lemma), *irregular.get(lemma, ())})


def _with_s(lemma: str) -> set[str]:
    forms = {f"{lemma}s"}
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        forms.add(f"{lemma}es")
    if lemma.endswith("y"):
        forms.add(f"{lemma[:-1]}ies")
    return forms


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds each of the words where it stands as a whole word, in any case.

    Words with common beginnings share them, so that a thousand words are searched for as fast as ten.
    """
    return re.compile(rf"\b{_alternatives(sorted(set(words)))}\b", re.IGNORECASE)


def _alternatives(words: list[str]) -> str:
    """Return a regular expression for sorted words: "go", "going" become g(?:o(?:ing)?)."""
    if not words:
        return r"(?!)"
    optional = words[0] == ""
    by_first: dict[str, list[str]] = {}
    for word in words[optional:]:
        by_first.setdefault(word[0], []).append(word[1:])
    branches = [
        (r"\s+" if first == " " else re.escape(first)) + (_alternatives(rests) if rests != [""] else "")
        for first, rests in by_first.items()
    ]
    if len(branches) == 1 and not optional:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if optional else ''}"
