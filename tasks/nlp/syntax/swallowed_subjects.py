"""Is what stands behind a preposition taken for a subject: "talks by A, with B | went on"?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import NOMINAL, SUBJECT, labelled

_WITH = frozenset({"with", "between"})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})


def mend_swallowed_subject(doc: Doc) -> None:
    """Put B behind "with" in "talks by A, with B went on" and "talks with B end", in place.

    `doc` is one sentence, parsed. The parser may give the verb B for its subject and leave "with" bare, or take the
    whole clause for what "with" governs.
    """
    for preposition in labelled(doc, ("prep",)):
        if preposition.lower_ not in _WITH:
            continue
        verb = preposition.head
        if preposition.n_rights == 0 and verb.tag_ in _FINITE:
            _give_second_subject(preposition, verb)
        elif verb.pos_ in NOMINAL and verb.dep_ == "ROOT":
            _take_clause_out(preposition, verb)


def _give_second_subject(preposition: Token, verb: Token) -> None:
    """Make the verb's second subject, right behind the bare preposition, what that governs."""
    subjects = [child for child in verb.lefts if child.dep_ in SUBJECT]
    if len(subjects) == 2 and subjects[0].i < preposition.i and subjects[1].left_edge.i == preposition.i + 1:
        subjects[1].head, subjects[1].dep_ = preposition, "pobj"
        preposition.head = subjects[0]


def _take_clause_out(preposition: Token, noun: Token) -> None:
    """Make the verb of the clause that the preposition governs what the noun does."""
    verb = next((child for child in preposition.rights if child.dep_ == "pcomp" and child.tag_ in _FINITE), None)
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECT), None) if verb is not None else None
    if verb is None or subject is None or subject.left_edge.i != preposition.i + 1:
        return
    subject.head, subject.dep_ = preposition, "pobj"
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, "nsubj"
    for child in [child for child in noun.children if child.i > verb.i]:
        child.head = verb
