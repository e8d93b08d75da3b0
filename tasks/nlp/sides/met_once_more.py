"""Where and when did they meet once more by the same word: "met in Delhi in March and again in Dhaka on May 5"?"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tasks.nlp.text.sentence_numbers import sentence_end

_BEFORE_IT = frozenset({"and", "then", "later"})
_JOINTS = frozenset({"and", ",", ";"})
_WHERE_OR_WHEN = frozenset({"in", "at", "on", "last", "this", "earlier", "late", "early"})
_VERBS = frozenset({"VERB", "AUX"})


def met_once_more(trigger: Token, once_more: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of tokens that say where or when it was again, each from its "again" on.

    Not "met in March and again called for peace", where another verb follows, nor "met again in March".
    """
    doc, end = trigger.doc, sentence_end(trigger)
    start = trigger.i + 1
    for i in range(start, end - 1):
        if doc[i].pos_ in _VERBS and i > start:
            return
        if doc[i].lower_ in once_more and doc[i - 1].lower_ in _BEFORE_IT and _opens_circumstance(doc[i + 1]):
            yield i, _end(doc, i + 1, end)


def _opens_circumstance(word: Token) -> bool:
    return word.lower_ in _WHERE_OR_WHEN or word.ent_type_ in {"DATE", "TIME"}


def _end(doc: Doc, start: int, end: int) -> int:
    """Return where the place and time end: at a joint or the next verb."""
    return next((i for i in range(start, end) if doc[i].lower_ in _JOINTS or doc[i].pos_ in _VERBS), end)
