"""Is what somebody discussed taken for an object of "with": "discussed with him trade and tolls"?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

_ALONE = frozenset({"him", "them", "us", "me"})  # pronouns that belong to no noun behind them, as "her" may
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})


def mend_second_object(doc: Doc) -> None:
    """Make "trade" in "discussed with him trade and tolls" the object of the verb, in place: "with" has but one.

    `doc` is one sentence, parsed.
    """
    if " with " not in doc.text:
        return
    for preposition in (token for token in doc[:-1] if token.lower_ == "with" and token.head.pos_ == "VERB"):
        verb, second = preposition.head, _second_object(preposition)
        if second is None or any(child.dep_ in _OBJECTS for child in verb.children):
            continue
        second.head, second.dep_ = verb, "dobj"
        first = preposition.nbor()
        if first.lower_ in _ALONE:
            first.head, first.dep_ = preposition, "pobj"


def _second_object(preposition: Token) -> Token | None:
    """Return the noun behind whom the preposition is about."""
    objects = [child for child in preposition.children if child.dep_ == "pobj"]
    if len(objects) > 1:
        return objects[1]
    is_apart = preposition.nbor().lower_ in _ALONE and bool(objects) and objects[0] != preposition.nbor()
    return objects[0] if is_apart else None
