"""Does the subject stand behind "were", as in "Taking part in the talks were A and B", "Present at it was C"?"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import PASSIVE_SUBJECT, SUBJECT

_BE = frozenset({"was", "were", "is", "are"})
_BEHIND = frozenset({"attr", "nsubj", "appos", "dobj"})
_NAMED = frozenset({"PROPN", "NOUN"})
_FRONTED = frozenset({"prep", "acomp"})
_OPENERS = frozenset({"also"})


def mend_inverted_subject(doc: Doc, joining: Collection[str]) -> None:
    """Make who stands behind "were" the subject, in place: of the gerund that opens the sentence, or of "were".

    `doc` is one sentence, parsed; who is "joining" others, a lemma of `joining`, does not do so alone.
    """
    first = next((token for token in doc[:2] if token.lower_ not in _OPENERS), None)
    if first is None or (first.tag_ != "VBG" and first.pos_ not in {"ADP", "ADJ"}) or first.lemma_ in joining:
        return
    be = next((token for token in doc[first.i + 1 :] if token.lower_ in _BE), None)
    if be is None or be.i + 1 >= len(doc) or any(token.pos_ == "VERB" for token in doc[first.i + 1 : be.i]):
        return
    if first.tag_ == "VBG":
        _follow_gerund(first, be)
    elif be == doc[:].root and first.dep_ in _FRONTED and first.head == be:
        _follow_verb(be)


def _follow_gerund(gerund: Token, be: Token) -> None:
    """ "Taking part in the talks were | A and B": it was A and B who took part."""
    who = _named_behind(be, {gerund, be})
    if who is None or gerund.head not in {gerund, be}:
        return
    for child in list(be.children):
        if child not in {gerund, who}:
            child.head = gerund
    gerund.head, gerund.dep_ = gerund, "ROOT"
    be.head, be.dep_ = gerund, "aux"
    who.head, who.dep_ = gerund, "nsubj"


def _follow_verb(be: Token) -> None:
    """ "At the meeting were | A and B", "Present at it was | A"."""
    if any(child.dep_ in SUBJECT | PASSIVE_SUBJECT for child in be.lefts):
        return
    who = _named_behind(be, {be})
    if who is not None:
        who.head, who.dep_ = be, "nsubj"


def _named_behind(be: Token, heads: set[Token]) -> Token | None:
    """Return the head of who is named right behind the verb."""
    found = (t for t in be.doc[be.i + 1 :] if t.head in heads and t.dep_ in _BEHIND and t.pos_ in _NAMED)
    who = next(found, None)
    return who if who is not None and who.left_edge.i == be.i + 1 else None
