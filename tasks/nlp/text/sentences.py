"""Where does a sentence end? A cheap splitter over raw text, so that the model need not read to find out.

It would rather join two sentences than cut one: the parser parts those later, and nothing mends a cut one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Range = tuple[int, int]
LONGEST_SENTENCE = 1_500  # characters; longer ones are lists and tables, and the parser's time must stay bounded
_CLOSERS = "\"'”’»)\\]"
# A mark, what closes after it, then a gap. Each part takes all it can and gives nothing back: time grows with the text.
_END = re.compile(rf"(?<![.!?…])([.!?…؟।]++)[{_CLOSERS}]*+(?=\s)|[。！？]++[{_CLOSERS}」』]*+")
_BULLET = re.compile(r"(?<=\s)[•●▪■◦‣]")
_OPENERS = "\"'“‘«([—–-•* "
_LETTERS = re.compile(r"(?:\w\.)*\w", re.A)
_WORD = re.compile(r"\w+")
_INITIAL = re.compile(r"[A-Z](?:\.|\s+[A-Z]\b(?!\.))")
_LONGEST_WORD = 24  # characters before a full stop that are looked at


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The words of seeds/abbreviations.csv by kind, in lower case, without the last full stop."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    anywhere: frozenset[str]
    openers: frozenset[str]


def split_sentences(text: str, paragraphs: list[Range], abbreviations: Abbreviations) -> list[Range]:
    """Return the sentences of the paragraphs as character ranges that together cover what the paragraphs cover."""
    return [piece for start, end in paragraphs for piece in _of_paragraph(text, start, end, abbreviations)]


def _of_paragraph(text: str, start: int, end: int, abbreviations: Abbreviations) -> Iterator[Range]:
    begin = start
    for stop in sorted({*_ends(text, start, end, abbreviations), *_bullets(text, start, end), end}):
        if stop > begin:
            yield from _bounded(text, begin, stop)
            begin = stop


def _bullets(text: str, start: int, end: int) -> Iterator[int]:
    return (match.start() for match in _BULLET.finditer(text, start, end) if match.start() > start)


def _ends(text: str, start: int, end: int, abbreviations: Abbreviations) -> Iterator[int]:
    """Yield where the next sentence begins: after the mark, its quotation marks and the gap."""
    for match in _END.finditer(text, start, end):
        following = match.end()
        while following < end and text[following].isspace():
            following += 1
        if following < end and _is_end(text, start, match, following, abbreviations):
            yield following


def _is_end(text: str, start: int, match: re.Match[str], following: int, abbreviations: Abbreviations) -> bool:
    marks = match.group(1)
    if marks is None:  # scripts that leave no gap
        return True
    ahead = text[following : following + _LONGEST_WORD].lstrip(_OPENERS)
    if ahead[:1].islower():
        return False
    if marks != ".":
        return True
    before = text[max(start, match.start() - _LONGEST_WORD) : match.start()]
    word = before.split()[-1].lstrip(_OPENERS).lower() if before and not before[-1].isspace() else ""
    if word in abbreviations.before_name:
        return False
    if word in abbreviations.before_number and (ahead[:1].isdigit() or not _LETTERS.fullmatch(word)):
        return not ahead[:1].isdigit()  # "p. 12"; with a name behind it the letter is an initial
    if word.isdecimal() and not text[start : match.start() - len(word)].strip():
        return False  # "1. The two sides agree"
    if word in abbreviations.anywhere or _LETTERS.fullmatch(word):
        opener = None if _INITIAL.match(ahead) else _WORD.match(ahead)  # "M. | A. Perera"
        return opener is not None and opener.group().lower() in abbreviations.openers
    return True


def _bounded(text: str, start: int, end: int) -> Iterator[Range]:
    """Cut what is too long for a sentence at a space, or where there is none, anywhere."""
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE) + 1 or start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end
