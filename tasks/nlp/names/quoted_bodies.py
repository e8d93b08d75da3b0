"""Which bodies are named in quotation marks: the “Forward” bloc, a delegation of the "Free Teachers' Union"?"""

from __future__ import annotations

from collections.abc import Collection

from tasks.nlp.text.words import Words

_OPENING = frozenset({'"', "“", "‘", "'", "``", "«"})
_CLOSING = frozenset({'"', "”", "’", "'", "''", "»"})
_SMALL = frozenset({"and", "of", "for", "the", "in", "-", "'s", "’s", "&"})
_LONGEST = 6  # tokens between the marks


def quoted_bodies(words: Words, heads: Collection[str]) -> dict[int, int]:
    """Return the tokens at which the names begin, each with its end: the closing mark and "bloc" are in it.

    `heads` are words that say that it is a body, inside the marks or right behind them. "He led the "Reform now" march"
    has none.
    """
    found: dict[int, int] = {}
    if _OPENING.isdisjoint(words.text):
        return found
    for i in range(1, len(words.text) - 1):
        if words.text[i - 1] in _OPENING and not words.spaced[i - 1] and words.text[i][:1].isupper():
            end = _end(i, words, heads)
            if end:
                found[i] = end
    return found


def _end(i: int, words: Words, heads: Collection[str]) -> int:
    """Return the end of the name that begins behind an opening mark, else 0."""
    limit = words.sentence_end(i)
    for close in range(i + 1, min(limit, i + _LONGEST + 1)):
        if words.text[close] in _CLOSING and not words.spaced[close - 1]:
            behind = close + 1
            if behind < limit and words.spaced[close] and words.lower[behind] in heads:
                return behind + 1
            return behind if words.lower[close - 1] in heads and close > i + 1 else 0
        if not words.text[close][:1].isupper() and words.lower[close] not in _SMALL:
            return 0
    return 0
