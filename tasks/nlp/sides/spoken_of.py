"""Does "with" belong to what is spoken of? "Spoke of his friendship with A" says nothing of a talk with A."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

_TOPIC = frozenset({"of", "about"})
_WITH = frozenset({"with"})
_REACH = 13  # tokens behind the verb


def bond_with(verb: Token, bonds: Collection[str]) -> Token | None:
    """Return the "with" of "spoke of his friendship with A", "talked about working with A", to whatever it is attached.

    `bonds` are the words for what people have or do with each other: "talked about working on the budget with A".
    "Spoke about oil with A", "spoke about ending the war with A" was said to A.
    """
    end = min(verb.sent.end, verb.i + _REACH)
    preposition = next((token for token in verb.doc[verb.i + 1 : end] if token.lower_ in _WITH), None)
    if preposition is None:
        return None
    topic = next((each for each in verb.doc[verb.i + 1 : preposition.i] if each.lower_ in _TOPIC), None)
    if topic is None:
        return None
    before, following = preposition.nbor(-1), topic.nbor(1)
    is_done_together = following.tag_ == "VBG" and following.lemma_ in bonds
    return preposition if before.tag_ == "VBG" or before.lemma_.lower() in bonds or is_done_together else None
