"""Is "visiting" in "held talks with visiting President A" taken for what somebody did, though it describes A?

Likewise in "gave a dinner for visiting scientists", "called on visiting President A" and "talks between A and visiting
President B".
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import labelled

_BESIDE = frozenset({"with", "by"})
_CALL = "call"
_FEWEST_BEFORE = 3  # tokens: "met A and | visiting President B"


def mend_visiting_guest(doc: Doc, visiting: Collection[str], given: Collection[str]) -> None:
    """Make "visiting" behind "with" a word that describes the guest, in place, and the guest whom "with" leads to.

    `doc` is one sentence, parsed; `visiting` are words for who has come, `given` lemmas of what is given for guests.
    "After visiting President A" stays as it is.
    """
    for token in labelled(doc, ("pcomp",)):
        if token.lower_ not in visiting:
            continue
        is_given = _is_given(token.head, given)
        if token.head.lower_ not in _BESIDE and not is_given and not _is_call(token.head):
            continue
        guests = (each for each in token.children if each.dep_ == "dobj")
        guest = next((each for each in guests if each.pos_ == "PROPN" or (is_given and each.tag_ == "NNS")), None)
        if guest is None:
            continue
        preposition = token.head
        for child in [child for child in token.children if child != guest]:
            child.head = preposition.head if child.i > guest.i else guest
        guest.head, guest.dep_ = preposition, "pobj"
        token.head, token.dep_ = guest, "amod"
        token.tag_, token.pos_ = "JJ", "ADJ"


def _is_given(preposition: Token, given: Collection[str]) -> bool:
    """Whether it says for whom something is given: "a banquet for", not "was criticised for"."""
    return preposition.lower_ == "for" and preposition.i > 0 and preposition.nbor(-1).lemma_ in given


def _is_call(preposition: Token) -> bool:
    """Whether somebody is called on, not "was keen on visiting him"."""
    return preposition.lower_ == "on" and preposition.i > 0 and preposition.nbor(-1).lemma_ == _CALL


def mend_second_guest(doc: Doc, visiting: Collection[str], is_somebody: Callable[[str], bool]) -> None:
    """Make B the second of two in "talks between A and visiting President B", in place.

    `doc` is one sentence, parsed; `is_somebody` says of a noun that it is for people. "Meeting A and visiting President
    B" and "met A and visiting Amman" stay as they are.
    """
    for token in labelled(doc, ("conj",)):
        if token.lower_ not in visiting or token.i < _FEWEST_BEFORE or token.head.tag_ == "VBG":
            continue
        joint, first = doc[token.i - 1], doc[token.i - 2]
        guest = next((each for each in token.children if each.dep_ == "dobj" and each.pos_ == "PROPN"), None)
        if guest is None or joint.lower_ != "and" or first.pos_ != "PROPN":
            continue
        if not any(is_somebody(each.lower_) for each in doc[token.i + 1 : guest.i]):
            continue
        for child in [child for child in token.children if child != guest]:
            child.head = token.head if child.i > guest.i else guest
        joint.head, guest.head, guest.dep_ = first, first, "conj"
        token.head, token.dep_ = guest, "amod"
        token.tag_, token.pos_ = "JJ", "ADJ"
