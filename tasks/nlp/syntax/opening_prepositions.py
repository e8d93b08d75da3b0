"""Is the preposition that opens a sentence taken for a part of the place's name? "Near Koblenz, Ms Merkel met"."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

_PARTS_OF_NAMES = frozenset({"compound", "amod", "nmod"})
_FARTHEST = 4  # tokens: "Near Lake Constance,"


def mend_opening_preposition(doc: Doc, local: Collection[str]) -> None:
    """Make "Near" in "Near Koblenz, Angela Merkel met him" the preposition that it is, in place.

    `doc` is one sentence, parsed and without names yet; `local` are prepositions of place in lower case.
    """
    if len(doc) < _FARTHEST or doc[0].lower_ not in local or doc[0].dep_ not in _PARTS_OF_NAMES:
        return
    opener, noun, verb = doc[0], doc[0].head, doc[:].root
    is_closed = noun.i < _FARTHEST and doc[noun.i + 1].text == ","
    if not is_closed or noun == verb or verb.pos_ not in {"VERB", "AUX"}:
        return
    _hand_on(noun, verb)
    opener.tag_, opener.pos_, opener.lemma_ = "IN", "ADP", opener.lower_
    opener.head, opener.dep_ = verb, "prep"
    noun.head, noun.dep_ = opener, "pobj"
    doc.set_ents([], blocked=[doc[:1]], default="unmodified")


def _hand_on(place: Token, verb: Token) -> None:
    """Give what the parser put beside the place to the verb: the first of those listed behind it acts."""
    behind = [each for each in place.rights if each.i > place.i]
    acting = next((each for each in behind if each.dep_ in {"conj", "appos"} and each.i < verb.i), None)
    if acting is not None and place.head == verb:
        acting.dep_ = place.dep_
    for each in behind:
        each.head = acting if acting is not None and each.dep_ == "cc" and each.i > acting.i else verb
