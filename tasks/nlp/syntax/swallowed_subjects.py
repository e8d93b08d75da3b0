"""Is what stands behind a preposition taken for a subject, or a subject for what explains a name before it?

"Talks by A, with B | went on": B is no subject. "In a letter to A, the mayor, B, | asked": the mayor is, and not A.
"""

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


def mend_explaining_subject(doc: Doc) -> None:
    """Make B what comes in "At the invitation of A, B came", where it is taken for what A is besides, in place.

    `doc` is one sentence, parsed, that begins with a preposition.
    """
    first = doc[0]
    if first.pos_ not in {"ADP", "SCONJ"}:
        return
    root = doc[:].root
    verb = root if root != first else _verb_within(first)
    if verb is None or verb.tag_ not in _FINITE or any(child.dep_ in SUBJECT for child in verb.children):
        return
    subject = _explaining(verb, first)
    if subject is None:
        return
    if verb != root:
        verb.head, verb.dep_ = verb, "ROOT"
        first.head, first.dep_ = verb, "prep"
    subject.head, subject.dep_ = verb, "nsubj"


def _verb_within(preposition: Token) -> Token | None:
    """Return the past tense that is taken for part of the phrase of the preposition."""
    return next((each for each in preposition.subtree if each.tag_ == "VBD" and each.dep_ in {"acl", "relcl"}), None)


def _explaining(verb: Token, first: Token) -> Token | None:
    """Return the noun behind a comma, taken for what a name in the first phrase is, that ends right before the verb."""
    end = verb.i - 1
    is_closed = end > 0 and verb.doc[end].text == ","
    for noun in labelled(verb.doc, ("appos",)):
        start = noun.left_edge.i
        is_behind_name = first.i < noun.head.i < start < noun.i < verb.i and noun.head.dep_ == "pobj"
        if not is_behind_name or noun.head.pos_ != "PROPN" or verb.doc[start - 1].text != ",":
            continue
        ends = max(each.i for each in noun.subtree if each.i < verb.i)
        if end - is_closed <= ends <= end and not (is_closed and start == end):
            return noun
    return None
