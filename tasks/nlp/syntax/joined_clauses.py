"""Is the subject of a clause behind "and" taken for one more in the list before it?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import BEFORE_VERB, DEPTH, FINITE, PASSIVE_SUBJECT, SUBJECT, labelled

_NOUNS = frozenset({"NOUN", "PROPN"})


def mend_joined_clauses(doc: Doc) -> None:
    """Make "the state" in "A is pressed by B and the state is in talks" the subject of the second "is", in place.

    `doc` is one sentence, parsed. What stands right before a verb that has no subject acts in it: "A met B and is in
    talks" leaves nothing between.
    """
    for verb in labelled(doc, ("conj",)):
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        noun = _noun_before(verb)
        if noun is not None:
            noun.head, noun.dep_ = (
                verb,
                "nsubjpass" if any(each.dep_ == "auxpass" for each in verb.children) else "nsubj",
            )


def _noun_before(verb: Token) -> Token | None:
    """Return the last of a list that stands right before a finite verb without subject."""
    group = [verb, *(each for each in verb.lefts if each.dep_ in BEFORE_VERB)]
    if any(each.dep_ in SUBJECT | PASSIVE_SUBJECT for each in verb.children):
        return None
    start = min(each.i for each in group)
    is_finite = any(each.tag_ in FINITE for each in group)
    if not is_finite or start == 0:
        return None
    noun = _described(verb.doc[start - 1])
    if noun.dep_ != "conj" or noun.pos_ not in _NOUNS or noun.is_ancestor(verb):
        return None
    noun = _first_name(_whole(noun))
    return noun if noun.left_edge.i > 0 and noun.left_edge.nbor(-1).dep_ == "cc" else None


def _first_name(noun: Token) -> Token:
    """Return A of "opened a bridge and A and B held talks": behind a thing the first of the names begins a clause."""
    first = noun.head
    is_list = noun.pos_ == first.pos_ == "PROPN" and noun.dep_ == first.dep_ == "conj"
    return first if is_list and first.head.pos_ == "NOUN" else noun


def _described(token: Token) -> Token:
    """Return A for the comma behind "A, their deputy,"; what is no such comma is returned as it is."""
    if token.text != "," or token.i == 0:
        return token
    inside = token.nbor(-1)
    for _ in range(DEPTH):
        if inside.dep_ == "appos":
            return inside.head
        inside = inside.head
    return token


def _whole(noun: Token) -> Token:
    """Return "talks" for "Asia" in "took years and talks with Europe and Asia are going on"."""
    token, is_behind_preposition = noun, False
    for _ in range(DEPTH):
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            break
        is_behind_preposition |= token.dep_ == "prep"
        if is_behind_preposition and token.dep_ == "conj" and token.pos_ in _NOUNS:
            noun = token
    return noun
