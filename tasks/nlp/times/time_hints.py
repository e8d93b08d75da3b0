"""Which words must a sentence have for a rule of time to find anything in it? Asked first: it costs a tenth.

Some sixty patterns are tried on every sentence, and most need a month, a weekday or a figure that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.nlp.knowledge.seed_shapes import TimeWords

_FIGURE = frozenset({"0"})  # stands for any figure among the words of a sentence
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_GROUP = re.compile(r"\((?P<kind>\?(?::|P<\w+>|P=|<?[=!]))?(?P<inside>[^()]*)\)(?P<optional>[?*])?")
_CLASS = re.compile(r"\[(?:(?P<figures>[\d-]+)|[^\]]*)\]")
_NEEDED = re.compile(  # a piece, a figure, a word, and one with or without an "s"
    r"(?:\{[A-Z_]+\d?\}|\\d|(?<![a-zA-Z\\{])[a-z]+(?![a-z]))(?![?*])|(?<![a-zA-Z\\{])[a-z]+s\?"
)
_SPANS = ("minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "decade")


def hints_of(pattern: str, words: TimeWords) -> list[frozenset[str]]:
    """Return sets of words, of each of which a sentence must have one where the rule's pattern finds anything.

    Only what stands outside of alternatives and options is looked at, so that no set asks for too much.
    """
    plain = _CLASS.sub(lambda found: r"\d" if found["figures"] else " ", pattern)
    while (group := _GROUP.search(plain)) is not None:
        plain = plain[: group.start()] + _certain(group) + plain[group.end() :]
    of_pieces = _hints_of_pieces(words)
    needed = [each for each in _common(plain) if each.strip("?").islower() or each in of_pieces]
    return [of_pieces.get(each) or frozenset({each.removesuffix("?"), each.removesuffix("s?")}) for each in needed]


def words_in(sentence: str) -> set[str]:
    """Return the words of a sentence in lower case as the sets of `hints_of` have them, and whether it has figures."""
    found = {word.lower() for word in _WORD.findall(sentence)}
    if _DIGIT.search(sentence):
        found |= _FIGURE
    return found


def _certain(group: re.Match[str]) -> str:
    """Return what of a group without groups inside is there in every match."""
    kind = group["kind"]
    is_certain = not group["optional"] and (kind is None or kind == "?:" or kind.startswith("?P<"))
    return f" {' '.join(_common(group['inside']))} " if is_certain else " "


def _common(alternatives: str) -> set[str]:
    """Return the pieces, words and figures that each of the alternatives has."""
    return set.intersection(*(set(_NEEDED.findall(each)) for each in alternatives.split("|")))


def _hints_of_pieces(words: TimeWords) -> dict[str, frozenset[str]]:
    """Return for the pieces of patterns the words of which each needs one, none where it can be anything."""
    spans = frozenset(form for span in _SPANS for form in (span, f"{span}s"))
    of_names = {
        "MONTH": _words_needed(words.months),
        "WEEKDAY": _words_needed(words.weekdays),
        "DAYNAME": _words_needed(words.weekdays),
        "DAYPART": _words_needed(words.parts_of_day),
        "SEASON": _words_needed(words.seasons),
        "ORDINAL": _words_needed(words.ordinals),
        "HOLIDAY": _words_needed(words.holidays.names()),
        "NEAR": _words_needed(words.days),
        "OCCASION": _words_needed(words.occasions),
        "UNRESOLVED": _words_needed(words.unresolved),
        "DECADE": _words_needed(words.decades),
        "UNIT": spans,
        "SPAN": spans,
        "COUNTED": spans | {"fortnight", "fortnights"},
        "DAY": _FIGURE,
        "YEAR": _FIGURE,
        "CLOCK": _FIGURE | {"noon", "midday", "midnight"},
    }
    numbered = {f"{{{name}{n}}}": hints for name, hints in of_names.items() for n in ("", "2")}
    return {r"\d": _FIGURE, **numbered}


def _words_needed(expressions: Iterable[str]) -> frozenset[str]:
    """Return the longest word of each, the least common one: a figure, or with and without what an apostrophe ends."""
    found: set[str] = set()
    for each in expressions:
        longest = max(each.lower().split(), key=len)
        letters = _WORD.match(longest)
        found |= {letters.group(), *_WORD.findall(longest.replace("'", ""))[:1]} if letters else _FIGURE
    return frozenset(found)
