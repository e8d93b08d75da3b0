"""Does "with" belong to what is spoken of? "Spoke of his friendship with A" says nothing of a talk with A."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

_TOPIC = frozenset({"of", "about"})
_WITH = frozenset({"with"})
_REACH = 13  # tokens behind the verb


def bond_with(verb: Token, bonds: Collection[str]) -> Token | None:
    """Return the "with" of "spoke of his friendship with A", "talked about working with A", to whatever it is attached.

    `bonds` are the nouns for what people have with each other. "Spoke about oil with A" was said to A.
    """
    end = min(verb.sent.end, verb.i + _REACH)
    preposition = next((token for token in verb.doc[verb.i + 1 : end] if token.lower_ in _WITH), None)
    if preposition is None or not any(each.lower_ in _TOPIC for each in verb.doc[verb.i + 1 : preposition.i]):
        return None
    before = preposition.nbor(-1)
    return preposition if before.tag_ == "VBG" or before.lemma_.lower() in bonds else None
