"""Who are those of whom a relative clause tells: "The executives who met A | included B and C"?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp.syntax.labels import SUBJECT

_INCLUDING = frozenset({"include", "be"})
_TOLD = frozenset({"dobj", "attr"})
_CLAUSES = frozenset({"relcl", "acl"})
_STEPS = 3  # from the encounter up to its clause: "with whom she held talks"


def told_members(trigger: Token) -> tuple[Token, list[Token]] | None:
    """Return the noun whose clause tells of the encounter, and the heads of those whom the sentence says it includes.

    None where the noun is not the subject of such a sentence.
    """
    clause = trigger
    for _ in range(_STEPS):
        if clause.dep_ in _CLAUSES or clause.head == clause:
            break
        clause = clause.head
    noun, verb = clause.head, clause.head.head
    is_told = clause.dep_ in _CLAUSES and noun.dep_ in SUBJECT and verb.lemma_ in _INCLUDING
    if not is_told or not noun.i < trigger.i < verb.i or noun.tag_ not in {"NNS", "DT"}:
        return None
    names = [child for child in verb.rights if child.dep_ in _TOLD]
    return (noun, names) if names else None
