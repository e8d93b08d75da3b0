"""Is "talks" in "Ceasefire talks between the army and the rebels opened" taken for a verb, though something acts?"""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.nlp.syntax.labels import OBJECT, PASSIVE_SUBJECT, SUBJECT, tagged

_NOUNS = SUBJECT | PASSIVE_SUBJECT | OBJECT | {"pobj"}


def mend_tagged_plurals(doc: Doc) -> None:
    """Make a noun of what is tagged "he talks" but hangs in the clause as a noun does, in place.

    The parser is right where it sees a subject or object with words of its own before it.
    """
    for token in tagged(doc, ("VBZ",)):
        if token.dep_ in _NOUNS and any(child.dep_ in {"compound", "amod", "det", "poss"} for child in token.lefts):
            token.tag_, token.pos_ = "NNS", "NOUN"
