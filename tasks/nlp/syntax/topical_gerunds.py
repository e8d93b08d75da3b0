"""Of which verb is a gerund the object: "discussed | opening the port and negotiating with them"?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp.syntax.nominals import first_conjunct

_OBJECTS = frozenset({"xcomp", "ccomp", "dobj"})


def verb_with_gerund(gerund: Token) -> Token | None:
    """Return "discussed" for "opening" and for "negotiating" in "discussed opening the port and negotiating"."""
    if gerund.tag_ != "VBG":
        return None
    verb = gerund.head  # the parser may join "negotiating" with "discuss" itself
    if gerund.dep_ == "conj" and verb.tag_ != "VBG":
        between = (each for each in verb.rights if each.i < gerund.i)
        return verb if any(each.tag_ == "VBG" and each.dep_ in _OBJECTS for each in between) else None
    first = first_conjunct(gerund)
    is_object = first.tag_ == "VBG" and first.dep_ in _OBJECTS and first.head.i < first.i
    return first.head if is_object else None
