"""Who is told not to have been there? "A missed the meeting between B and C", which was one of the two without A."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.parties.argument_site import BETWEEN
from tasks.nlp.sides.sides import Sides
from tasks.nlp.sides.triggers import Trigger
from tasks.nlp.status.modality import Judgement

_AT_IT = frozenset({"at", "in", "during", "to", "from"})
_WILL = frozenset({"will", "wo", "'ll", "’ll"})


def absence_from(trigger: Trigger, lexicon: Lexicon) -> Token | None:
    """Return the verb that says of somebody that he was not at what was between others; None where none does."""
    token = trigger.token
    if trigger.rule.pos != "NOUN" or not syntax.prepositional(token, BETWEEN):
        return None
    verb = syntax.governing_verb(token)
    if verb is None or syntax.is_subject_of(token, verb):
        return None
    if {verb.lemma_, syntax.particle(verb)} & lexicon.modality.absent:
        return verb if syntax.negation(verb) is None else None
    is_going = verb.lemma_ in lexicon.contexts.attending | lexicon.contexts.presence
    is_at_it = syntax.is_object_of(token, verb) or syntax.preposition_before(token) in _AT_IT
    return verb if is_going and is_at_it and syntax.negation(verb) is not None else None


def without_absent(sides: Sides, trigger: Trigger) -> Sides:
    """Return the sides without A of "A was never at the meetings between B and C", if two others are told."""
    there = [party for party in (*sides.both, *sides.whom, *sides.who) if party.start > trigger.token.i]
    return Sides([], [], there) if len(there) > 1 else sides


def of_the_others(judgement: Judgement, verb: Token) -> Judgement:
    """Return whether the others meet, of whom no more is told than that A "will not attend" or "did not attend"."""
    if judgement.status != "denied":
        return judgement
    is_ahead = any(each.lower_ in _WILL for each in syntax.auxiliaries(verb))
    return replace(judgement, status="planned" if is_ahead else "occurred", is_absence=False)
