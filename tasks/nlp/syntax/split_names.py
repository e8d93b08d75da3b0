"""Is a name cut in two: "In talks with Marco | Rubio, A asked", "In Addis | Ababa, A and B met"?"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import labelled

_BEFORE_PEOPLE = frozenset({"with", "from", "by", "between", "to", "for"})


def mend_split_name(doc: Doc, is_place: Callable[[str], bool]) -> None:
    """Join a name whose second half is taken for a subject, in place, and give the verb who stands behind the comma.

    `doc` is one sentence, parsed; `is_place` says whether words are the name of a country or town.
    """
    for second in labelled(doc, ("nsubj",)):
        if second.pos_ != "PROPN" or second.i == 0 or second.i + 1 >= len(doc) or second.nbor().text != ",":
            continue
        first = second.nbor(-1)
        if first.pos_ != "PROPN" or first.dep_ != "pobj" or any(child.i > first.i for child in first.children):
            continue
        is_name = first.head.lower_ in _BEFORE_PEOPLE or is_place(f"{first.text} {second.text}")
        behind = [child for child in second.rights if child.dep_ in {"conj", "appos"}]
        if is_name and behind and behind[0].i < second.head.i:
            _join(first, second, behind)


def _join(first: Token, second: Token, behind: list[Token]) -> None:
    preposition, verb = first.head, second.head
    second.head, second.dep_ = preposition, "pobj"
    first.head, first.dep_ = second, "compound"
    subject, *others = behind
    subject.head, subject.dep_ = verb, "nsubj"
    for other in others:
        other.head = subject
