"""Is the curly apostrophe behind a plural taken for a quotation mark: "leaders of the farmers’ unions"?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import NOMINAL, written

_APOSTROPHE = "’"
_OPENING = "‘"
_BEFORE_OWNED = frozenset({"nmod", "compound", "poss", "npadvmod"})


def mend_plural_owner(doc: Doc) -> None:
    """Make "farmers" in "the farmers’ unions" the owner of the noun behind it, in place, as with a straight apostrophe.

    A sentence in which "‘" opens a quotation is left alone. `doc` is one sentence, parsed and without names yet.
    """
    for mark in written(doc, (_APOSTROPHE,)):
        if mark.tag_ == "POS" or not 0 < mark.i < len(doc) - 1 or _OPENING in doc.text:
            continue
        owner = mark.nbor(-1)
        is_written_so = owner.lower_.endswith("s") and not owner.whitespace_ and bool(mark.whitespace_)
        if is_written_so and owner.pos_ in NOMINAL and _is_owned(owner, mark):
            owner.dep_, mark.head, mark.dep_ = "poss", owner, "case"
            mark.tag_, mark.pos_, mark.lemma_ = "POS", "PART", "'"


def _is_owned(owner: Token, mark: Token) -> bool:
    """Whether the word hangs on a noun behind the mark."""
    noun = owner.head
    return owner.dep_ in _BEFORE_OWNED and noun.i > mark.i and noun.pos_ in NOMINAL
