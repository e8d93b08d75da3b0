"""Which verb says who speaks, where a quotation goes on for sentences: "A explained: “It is late. We met B”"?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.text.words import Words, words_of_doc

_FAR = 5  # sentences back to the mark that opens a quotation
_BETWEEN = 3  # sentences from one opening mark to the next
_OPENING, _CLOSING = frozenset({"“", "``"}), frozenset({"”", "''"})
_EITHER = '"'


def is_quoted(doc: Doc, i: int, sentences: int) -> bool:
    """Whether the last quotation mark before the token, in its sentence or as many before, opens a quotation."""
    words = words_of_doc(doc)
    mark = _mark_before(words, i, sentences)
    return mark is not None and _opens(words, mark)


def introducing_verb(token: Token) -> Token | None:
    """Return the verb before the quotation that the token is part of: "A explained: “…", "“…,” said A. “…"."""
    doc, words = token.doc, words_of_doc(token.doc)
    mark = _mark_before(words, token.i, _FAR)
    while mark is not None and mark > 0 and _opens(words, mark):
        if words.text[mark - 1] == ":":
            return _verb_before(doc, words, mark - 1)
        if mark != words.sentence_start(mark):
            return None
        before = _mark_before(words, mark, _BETWEEN)
        if before is None:
            return None
        if not _opens(words, before):  # "“…,” said A. | “…": one and the same speaks
            behind = doc[before + 1 : words.sentence_end(before)]
            return next((each for each in behind if each.pos_ == "VERB"), None)
        mark = before  # every sentence of a long quotation may open anew
    return None


def _mark_before(words: Words, i: int, sentences: int) -> int | None:
    """Return the last quotation mark before the token, at most so many sentences back."""
    first = words.begins[max(0, words.sentence[i] - sentences)]
    marks = _OPENING | _CLOSING | {_EITHER}
    return next((j for j in range(i - 1, first - 1, -1) if words.text[j] in marks), None)


def _opens(words: Words, mark: int) -> bool:
    text = words.text[mark]
    if text == _EITHER:
        return not words.spaced[mark] and (mark == 0 or words.spaced[mark - 1])
    return text in _OPENING


def _verb_before(doc: Doc, words: Words, colon: int) -> Token | None:
    """Return the verb before a colon that has a subject of its own: "A | said on Monday:"."""
    start = words.sentence_start(colon)
    verbs = (each for each in reversed(doc[start:colon]) if each.pos_ == "VERB")
    return next((each for each in verbs if syntax.subjects(each)[0]), None)
