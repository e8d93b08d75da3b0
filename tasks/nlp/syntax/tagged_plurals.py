"""Is "talks" in "Ceasefire talks between the army and the rebels opened" taken for a verb, though something acts?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import OBJECT, PASSIVE_SUBJECT, SUBJECT, tagged

_OWN = frozenset({"compound", "amod", "det", "poss"})
_NOUNS = SUBJECT | PASSIVE_SUBJECT | OBJECT | {"pobj"}


def mend_tagged_plurals(doc: Doc) -> None:
    """Make a noun of what is tagged "he talks" but hangs in the clause as a noun does, in place.

    The parser is right where it sees a subject or object with words of its own before it. What is said to be something,
    "described the meetings as courtesy calls", it takes for a clause that nobody is the subject of.
    """
    for token in tagged(doc, ("VBZ",)):
        if token.dep_ in _NOUNS and any(child.dep_ in _OWN for child in token.lefts):
            token.tag_, token.pos_ = "NNS", "NOUN"
        elif token.dep_ == "advcl" and (word := _as_before(token)) is not None:
            token.tag_, token.pos_ = "NNS", "NOUN"
            word.head, word.dep_, word.pos_ = token.head, "prep", "ADP"
            token.head, token.dep_ = word, "pobj"


def _as_before(token: Token) -> Token | None:
    """Return "as" where only words of the noun's own stand between."""
    first, *own = [*token.lefts] or [token]
    is_told = first.lower_ == "as" and first.dep_ == "mark" and bool(own)
    return first if is_told and all(each.dep_ in _OWN for each in own) else None
