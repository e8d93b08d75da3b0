"""Is it a public that listens or is asked? "Among the audience", "launched consultations on a new runway"."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon

_AUDIENCE = "audience"
_CONSULTATION = "consultation"
_GIVEN = frozenset({"with", "granted", "given"})
_OF = frozenset({"of"})
_ON = frozenset({"on", "about", "over"})


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


def is_asked_of_public(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a body asks whoever it concerns: "launched a series of consultations on the runway", with nobody told.

    "Held consultations on Syria" is what people do with each other.
    """
    if noun.lemma_ != _CONSULTATION or not syntax.prepositional(noun, _ON):
        return False
    whole = syntax.event_head(noun, lexicon.contexts.measures)
    verb = syntax.governing_verb(whole)
    is_object = verb is not None and (syntax.is_object_of(whole, verb) or syntax.is_passive(verb))
    return verb is not None and is_object and verb.lemma_ in lexicon.refusals.surveying
