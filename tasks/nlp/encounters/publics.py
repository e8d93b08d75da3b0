"""Is the audience a public, to which somebody speaks, and not one that is granted to somebody?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon

_AUDIENCE = "audience"
_GIVEN = frozenset({"with", "granted", "given"})
_OF = frozenset({"of"})


def is_public(noun: Token, lexicon: Lexicon) -> bool:
    """Whether it is who listens: "among the audience", "the audience included the ambassador"."""
    if noun.lemma_ != _AUDIENCE:
        return False
    following = noun.nbor().lower_ if noun.i + 1 < len(noun.doc) else ""
    if following in _GIVEN:
        return False  # "in the audience with the pope"
    if any(each.lemma_ in lexicon.contexts.measures for each in syntax.prepositional(noun, _OF)):
        return False  # "in an audience of an hour"
    verb = syntax.governing_verb(noun)
    if verb is not None and syntax.is_subject_of(noun, verb) and verb.lemma_ in lexicon.refusals.made_up:
        return True
    return syntax.preposition_before(noun) in lexicon.refusals.seated_among
