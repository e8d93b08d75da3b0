"""Who stands on the side of who acts, though "with" leads to him? "With B at his side", "with B in the chair"."""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.nlp.parties.party import Party

_AT = frozenset({"at", "by"})
_LENGTH = 3  # tokens: "at his side", "in the chair"


def beside_chief(whom: list[Party], doc: Doc) -> list[Party]:
    """Return those of the other side who are told to be at the first one's side, or to preside."""
    if not whom:
        return []
    last = whom[-1].end
    if last + _LENGTH > len(doc) or not _tells_of_place(doc, last):
        return []
    first = len(whom) - 1
    while first and _is_joined(whom[first - 1], whom[first], doc):
        first -= 1
    return whom[first:]


def _tells_of_place(doc: Doc, i: int) -> bool:
    """Whether "at his side" or "in the chair" begins at the token."""
    one, two, three = doc[i], doc[i + 1], doc[i + 2].lower_
    at_side = one.lower_ in _AT and two.tag_ == "PRP$" and three == "side"
    return at_side or (one.lower_ == "in" and two.lower_ == "the" and three == "chair")


def _is_joined(party: Party, following: Party, doc: Doc) -> bool:
    """Whether one list names both, not a second "with": "met C | with A and B at his side"."""
    return all(each.text == "," or each.lower_ == "and" for each in doc[party.end : following.start])
