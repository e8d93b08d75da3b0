"""Is a family name taken for a pronoun: "were He Lifeng and Scott Bessent"?"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import written


def mend_name_like_pronoun(doc: Doc, families: Collection[str]) -> None:
    """Make "He" in "met He Lifeng" a part of the name behind it, in place: no pronoun stands before a name.

    `doc` is one sentence, parsed and without names yet; `families` are family names that stand first.
    """
    for token in written(doc, families):
        if token.tag_ != "PRP" or token.i + 1 == len(doc):
            continue
        name = token.nbor(1)
        if name.tag_ == "NNP" and name.text.istitle() and token.whitespace_:
            _join(token, name)


def _join(family: Token, name: Token) -> None:
    """Hang both words on each other, and the name where the family's stood if that is nearer the verb."""
    if name.head == family or family.head.i != name.i:
        name.head, name.dep_ = family.head if family.head != family else family, family.dep_
    for each in list(family.children):
        each.head = name
    family.tag_, family.pos_, family.lemma_ = "NNP", "PROPN", family.text
    family.head, family.dep_ = name, "compound"
