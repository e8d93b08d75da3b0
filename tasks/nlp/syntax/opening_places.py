"""Is the subject of a sentence taken for a part of the place or occasion that opens it?"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import PASSIVE_SUBJECT, SUBJECT, labelled
from tasks.nlp.syntax.opening_times import finite_start, make_subject, opener_of, subjects_of

_OPENERS = frozenset({"ADP", "SCONJ"})
_OF_NAMES = frozenset({"compound", "poss", "nmod", "amod"})
_LONGEST_PLACE = 3  # words


def mend_opening_place(doc: Doc, is_place: Callable[[str], bool], is_somebody: Callable[[str], bool]) -> None:
    """Make "Hamas" in "After talks in Doha Hamas met her" the subject of the verb, in place.

    Without a comma the parser takes what the sentence begins with and the name behind it for one. `doc` is one
    sentence, parsed; `is_place` tells whether words are the name of a place, `is_somebody` whether a noun is for
    people: "at the request of the minister Ann Lee" is no such opening.
    """
    if doc[0].pos_ not in _OPENERS:
        return
    for verb in labelled(doc, ("ROOT", "ccomp")):
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        start = finite_start(verb)
        if start is None or start < 2 or not _lacks_subject(verb):
            continue
        nouns = [each for each in doc[:start] if each.dep_ == "pobj" and each.right_edge.i + 1 == start]
        noun = max(nouns, key=lambda each: each.head.i, default=None)  # the innermost: "during a visit to | Kyiv Hamas"
        split = _begins(noun, is_place, is_somebody) if noun is not None else None
        if noun is not None and split is not None:
            _part(noun, split, verb)


def place_end(token: Token) -> int | None:
    """Return where the place ends that begins at the token, if the subject follows at once: "in Doha | Hamas met"."""
    place = token.head if token.dep_ == "compound" else token
    end = place.i + 1
    if place.pos_ != "PROPN" or place.dep_ != "pobj" or end >= len(token.doc) or token.i != place.left_edge.i:
        return None
    behind = token.doc[end]
    actor = behind
    while actor.dep_ in _OF_NAMES and actor.head.i > actor.i:
        actor = actor.head
    is_actor = behind.pos_ == "PROPN" and actor.dep_ in SUBJECT | PASSIVE_SUBJECT
    return end if is_actor and not place.is_ancestor(behind) else None


def _lacks_subject(verb: Token) -> bool:
    """Whether nobody acts: what "after" opens does not, nor who stands behind a verb that is passive nowhere."""
    return all(each.i > verb.i or opener_of(each, verb) is not None for each in subjects_of(verb))


def _begins(noun: Token, is_place: Callable[[str], bool], is_somebody: Callable[[str], bool]) -> int | None:
    """Return where the name behind the place begins: at "Hamas" in "Doha Hamas", "Chile" in "Kyiv Chile's president".

    Behind a common noun it begins with the first capital: "the sidelines of the assembly | Siemens".
    """
    doc, first = noun.doc, noun.head.i + 1
    if doc[first].pos_ == "PROPN":
        for end in range(min(first + _LONGEST_PLACE, noun.i), first, -1):
            if all(each.pos_ == "PROPN" for each in doc[first:end]) and is_place(doc[first:end].text):
                return end
        return None
    names = next((i for i in range(first, noun.i + 1) if doc[i].pos_ == "PROPN"), None)
    if names is None or names == first or noun.pos_ != "PROPN":
        return None
    common = doc[names - 1]
    is_apart = common.pos_ == "NOUN" and common.text.islower() and not is_somebody(common.lower_)
    return names if is_apart and doc[first].pos_ == "DET" else None


def _part(noun: Token, split: int, verb: Token) -> None:
    """Leave what stands before token `split` to its preposition, and make the noun the subject of the verb."""
    preposition, place = noun.head, noun.doc[split - 1]
    for each in noun.doc[preposition.i + 1 : split - 1]:
        if each.head.i >= split:
            each.head = place
    place.head, place.dep_ = preposition, "pobj"
    make_subject(noun, verb)
