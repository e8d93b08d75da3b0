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
_CLASS = re.compile(r"\[[^\]]*\]")
_NEEDED = re.compile(r"(?:\{[A-Z_]+\d?\}|\\d|(?<![a-zA-Z\\{])[a-z]+(?![a-z]))(?![?*])")  # a piece, a figure, a word
_SPANS = ("minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "decade")


def hints_of(pattern: str, words: TimeWords) -> list[frozenset[str]]:
    """Return sets of words, of each of which a sentence must have one where the rule's pattern finds anything.

    Only what stands outside of alternatives and options is looked at, so that no set asks for too much.
    """
    plain = _CLASS.sub(" ", pattern)
    while (group := _GROUP.search(plain)) is not None:
        plain = plain[: group.start()] + _certain(group) + plain[group.end() :]
    of_pieces = _hints_of_pieces(words)
    return [of_pieces.get(each) or frozenset({each}) for each in _common(plain) if each.islower() or each in of_pieces]


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
        "MONTH": _first_words(words.months),
        "WEEKDAY": _first_words(words.weekdays),
        "DAYNAME": _first_words(words.weekdays),
        "DAYPART": _first_words(words.parts_of_day),
        "SEASON": _first_words(words.seasons),
        "ORDINAL": _first_words(words.ordinals),
        "HOLIDAY": _first_words(words.holidays.names()),
        "NEAR": _first_words(words.days),
        "OCCASION": _first_words(words.occasions),
        "UNRESOLVED": _first_words(words.unresolved),
        "DECADE": _first_words(words.decades),
        "UNIT": spans,
        "SPAN": spans,
        "COUNTED": spans | {"fortnight", "fortnights"},
        "DAY": _FIGURE,
        "YEAR": _FIGURE,
        "CLOCK": _FIGURE | {"noon", "midday", "midnight"},
    }
    numbered = {f"{{{name}{n}}}": hints for name, hints in of_names.items() for n in ("", "2")}
    return {r"\d": _FIGURE, **numbered}


def _first_words(expressions: Iterable[str]) -> frozenset[str]:
    """Return what each begins with: a figure, or a word, with and without what stands behind its apostrophe."""
    found: set[str] = set()
    for each in expressions:
        first = each.lower().split()[0]
        letters = _WORD.match(first)
        found |= {letters.group(), *_WORD.findall(first.replace("'", ""))[:1]} if letters else _FIGURE
    return frozenset(found)
