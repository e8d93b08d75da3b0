"""Is what was discussed taken for an object of "with", or for the name's: "discussed with him trade and tolls"?"""

from __future__ import annotations

from collections.abc import Callable, Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import OBJECT, labelled, written

_ALONE = frozenset({"him", "them", "us", "me"})  # pronouns that belong to no noun behind them, as "her" may
_ONE = frozenset({"a", "an", "another"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})


def mend_second_object(doc: Doc) -> None:
    """Make "trade" in "discussed with him trade and tolls" the object of the verb, in place: "with" has but one.

    `doc` is one sentence, parsed.
    """
    for preposition in written(doc, ("with", "With")):
        verb = preposition.head
        if verb.pos_ != "VERB" or preposition.i + 1 == len(doc):
            continue
        second = _second_object(preposition)
        if second is None or any(child.dep_ in _OBJECTS for child in verb.children):
            continue
        second.head, second.dep_ = verb, "dobj"
        first = preposition.nbor()
        if first.lower_ in _ALONE:
            first.head, first.dep_ = preposition, "pobj"


def mend_object_behind_name(doc: Doc, verbs: Collection[str], is_somebody: Callable[[str], bool]) -> None:
    """Make "ways" in "discussed with Ambassador Ann Roe ways to help" the object of the verb, in place.

    The parser takes the name for a part of the noun behind it. `doc` is one sentence, parsed; `verbs` have a topic for
    their object, `is_somebody` tells whether a noun is for people: "discussed with Ann Roe supporters".
    """
    for preposition in written(doc, ("with",)):
        verb = preposition.head
        noun = next((each for each in preposition.rights if each.dep_ == "pobj"), None)
        if noun is None or verb.lemma_ not in verbs or noun.tag_ != "NNS" or noun.text[:1].isupper():
            continue
        name = noun.nbor(-1)
        is_name = name.pos_ == "PROPN" and name.head == noun and name.dep_ in {"compound", "nmod"}
        if not is_name or is_somebody(noun.lemma_) or any(child.dep_ in _OBJECTS for child in verb.children):
            continue
        for word in [each for each in noun.lefts if each.i < name.i]:
            word.head = name
        name.head, name.dep_ = preposition, "pobj"
        noun.head, noun.dep_ = verb, "dobj"


def mend_object_of_preposition(doc: Doc, completed: Collection[tuple[str, str]]) -> None:
    """Make "Butt" in "called on party leader Asif Butt" the object of "on", in place, and not of the verb.

    Where a name and a long office stand behind, the preposition is left alone. `doc` is one sentence, parsed;
    `completed` are verbs, each with a preposition before those with whom it is done.
    """
    for preposition in labelled(doc, ("prep",)):
        verb = preposition.head
        is_behind = verb.i + 1 == preposition.i and (verb.lemma_, preposition.lower_) in completed
        if not is_behind or any(True for _ in preposition.children):
            continue
        named = next((each for each in verb.rights if each.dep_ == "dobj" and each.i > preposition.i), None)
        if named is not None:
            named.head, named.dep_ = preposition, "pobj"


def _second_object(preposition: Token) -> Token | None:
    """Return the noun behind whom the preposition is about."""
    objects = [child for child in preposition.children if child.dep_ == "pobj"]
    if len(objects) > 1:
        return objects[1]
    is_apart = preposition.nbor().lower_ in _ALONE and bool(objects) and objects[0] != preposition.nbor()
    return objects[0] if is_apart else None


def mend_given_object(doc: Doc, nouns: Collection[str], verbs: Collection[str]) -> None:
    """Make "audience" in "granted Alex Karp an audience" the object of the verb, in place, and no name for him.

    `doc` is one sentence, parsed; `nouns` are for what somebody is given by one of the `verbs`.
    """
    for noun in labelled(doc, ("appos",)):
        if noun.lemma_ not in nouns or not any(each.lower_ in _ONE for each in noun.lefts):
            continue
        receiver = noun.head
        while receiver.dep_ == "appos" and receiver.head.i < receiver.i:
            receiver = receiver.head
        if receiver.dep_ in OBJECT and receiver.head.lemma_ in verbs:
            noun.head, noun.dep_ = receiver.head, "dobj"
            receiver.dep_ = "dative"
