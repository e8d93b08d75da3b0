"""Is a house's number taken for a negation? "No 10 called a meeting", as British papers write of the prime minister."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import NOMINAL, written

_NUMBERED = frozenset({"No", "No."})


def mend_numbered_house(doc: Doc, numbers: Collection[str]) -> None:
    """Make "No" in "met at No 10" a part of the name "No 10", in place: the parser takes it for a determiner.

    `doc` is one sentence, parsed and without names yet; `numbers` are those of houses that stand for who works there.
    """
    for token in written(doc, _NUMBERED):
        number = _number_behind(token, numbers)
        if number is not None and not (number.head.pos_ in NOMINAL and number.head.i > number.i):
            _join(token, number)


def _number_behind(token: Token, numbers: Collection[str]) -> Token | None:
    """Return "10" behind "No" or "No."."""
    behind = token.doc[token.i + 1 : token.i + 3]
    number = next((each for each in behind if each.text != "."), None)
    return number if number is not None and number.text in numbers else None


def _join(token: Token, number: Token) -> None:
    """Hang the word and its full stop on the number, which takes their place in the clause."""
    parts = list(token.doc[token.i : number.i])
    outside = next((each for each in parts if each.head not in {*parts, number}), None)
    if number.head in parts and outside is not None:
        number.head, number.dep_ = outside.head, outside.dep_
    for part in parts:
        for each in [each for each in part.children if each not in parts and each != number]:
            each.head = number
        part.head, part.dep_ = number, "compound"
        part.tag_, part.pos_, part.lemma_ = "NNP", "PROPN", part.text
    number.tag_, number.pos_, number.lemma_ = "NNP", "PROPN", number.text
