"""Is who was received taken for a part of the place told before: "received at the palace on Monday, the ambassador"?"""

from __future__ import annotations

from collections.abc import Callable, Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import DEPTH, OBJECT, PASSIVE_SUBJECT, SUBJECT, labelled

_LOOSE = frozenset({"npadvmod", "appos", "dep"})  # what a guest behind a comma is taken for
_PLACES = frozenset({"pobj", "prep", "appos", "conj", "npadvmod"})  # "at the State House, Abuja, the ambassador"
_LOCAL = frozenset({"at", "in", "inside"})  # not "called on the minister, Jane Roe"


def mend_guest_behind_place(doc: Doc, verbs: Collection[str], is_somebody: Callable[[str], bool]) -> None:
    """Make "ambassador" in "received at the palace, the ambassador" the object of the verb, in place.

    `doc` is one sentence, parsed; `verbs` are lemmas of who receives others, `is_somebody` tells whether a noun is for
    people. "Received A at the palace, the seat of the president" has its guest, and a seat is nobody.
    """
    for guest in labelled(doc, _LOOSE):
        verb = _verb_before(guest)
        if verb is None or verb.lemma_ not in verbs or not _lacks_guest(verb):
            continue
        if doc[guest.left_edge.i - 1].text == "," and _is_somebody(guest, is_somebody):
            guest.head, guest.dep_ = verb, "dobj"


def _verb_before(guest: Token) -> Token | None:
    """Return the verb that the noun depends on, alone or by a place behind the verb."""
    token, below = guest.head, guest
    for _ in range(DEPTH):
        if token.i >= guest.i:
            return None
        if token.pos_ == "VERB":
            return token if below == guest or below.lower_ in _LOCAL else None
        if token.dep_ not in _PLACES:
            return None
        token, below = token.head, token
    return None


def _lacks_guest(verb: Token) -> bool:
    """Whether somebody receives, and nobody is told whom."""
    labels = {child.dep_ for child in verb.children}
    return bool(labels & SUBJECT) and not labels & (OBJECT | PASSIVE_SUBJECT)


def _is_somebody(guest: Token, is_somebody: Callable[[str], bool]) -> bool:
    """Whether the noun is for people, or a title stands before the name: "Sheikh Nasser"."""
    titles = (child for child in guest.lefts if child.dep_ == "compound")
    return any(is_somebody(word.lemma_) for word in (guest, *titles))
