"""What stands before a quotation of several sentences? "Mr Roe said: “It is not true. We | met the bank in May.”"."""

from __future__ import annotations

from tasks.nlp.text.words import Words

_FAR = 5  # sentences back
_OPENING = frozenset({"“", "``", "«"})
_CLOSING = frozenset({"”", "''", "»"})


def before_quotation(i: int, words: Words) -> tuple[int, int] | None:
    """Return the tokens that stand before the quotation in which the token is, in the sentence or right before it.

    None where it stands in none. A new paragraph may open it again without having closed it.
    """
    number, limit = words.sentence[i], i
    for _ in range(_FAR):
        start = words.begins[number]
        mark = _last_mark(start, limit, words)
        if mark is not None:
            j, opens = mark
            if not opens or j > start:
                return (start, j) if opens else None
            if not _goes_on(number, words):
                return (words.begins[number - 1], start) if number else None
        if number == 0:
            return None
        number, limit = number - 1, start
    return None


def _goes_on(number: int, words: Words) -> bool:
    """Whether the sentence, which opens a quotation, stands in one that was not closed before it."""
    for back in range(number - 1, max(-1, number - _FAR), -1):
        mark = _last_mark(words.begins[back], words.begins[back + 1], words)
        if mark is not None:
            return mark[1]
    return False


def _last_mark(start: int, end: int, words: Words) -> tuple[int, bool] | None:
    """Return the last quotation mark of the tokens, and whether it opens a quotation."""
    for j in range(end - 1, start - 1, -1):
        text = words.text[j]
        if text in _OPENING:
            return j, True
        if text in _CLOSING:
            return j, False
        if text == '"':
            return j, not words.spaced[j] and (j == 0 or words.spaced[j - 1] or j == start)
    return None
