"""Is an infinitive without "to" taken for a clause of its own: "is due to tour a camp, open a school and meet"?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import PASSIVE_SUBJECT, SUBJECT, tagged

_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_LOOSE = frozenset({"dep", "conj", "ccomp", "xcomp", "parataxis"})
_OWN = SUBJECT | PASSIVE_SUBJECT | {"aux", "auxpass", "mark", "expl"}


def mend_listed_infinitives(doc: Doc) -> None:
    """Hang "open" and "meet" in "is due to tour a camp, open a school and meet them" on "tour", in place.

    `doc` is one sentence, parsed. A bare verb form that nobody is the subject of goes on with the infinitive before it.
    """
    first: Token | None = None
    for verb in tagged(doc, ("VB",)):
        if any(child.tag_ == "TO" for child in verb.lefts):
            first = verb
        elif first is not None and _is_loose(verb, first):
            verb.head, verb.dep_ = first, "conj"


def _is_loose(verb: Token, first: Token) -> bool:
    """Whether the verb goes on with none that has its form."""
    above = verb.head
    if verb.dep_ not in _LOOSE or above.tag_ not in _FINITE or any(child.dep_ in _OWN for child in verb.children):
        return False
    is_behind = verb.i > 0 and (verb.nbor(-1).text == "," or verb.nbor(-1).dep_ == "cc")
    return is_behind and not verb.is_ancestor(first) and above.i < verb.i
