"""Does a clause only say who was at an encounter? "The meeting was attended by A", "B sat in on the talks"."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.parties.argument_site import Arguments
from tasks.nlp.sides.told_before import is_definite
from tasks.nlp.sides.triggers import Trigger

_IN_IT = frozenset({"at", "during", "in"})
_OF = frozenset({"of"})
_BETWEEN_WHOM = frozenset({"between", "with", "of", "among"})
_AMONG = frozenset({"among", "amongst"})


def is_attendance(trigger: Trigger, arguments: Arguments, lexicon: Lexicon) -> bool:
    """Whether the clause only says who was there: "was attended by", "was hosted by", "were also present"."""
    verb, contexts = arguments.verb, lexicon.contexts
    if trigger.rule.pos != "NOUN" or (verb is None and not arguments.both):
        return False
    above = syntax.noun_above(trigger.token)
    if above is not None and above.lower_ in contexts.present and syntax.governing_verb(above) is not None:
        return True  # "in attendance at the meeting were A and B"
    if above is not None and above.lower_ in contexts.announced and syntax.preposition_before(above) in _AMONG:
        return True  # "A was among the officials at the meeting"
    words = {child.lower_ for child in verb.children} if verb is not None else set()
    is_there = verb is not None and verb.lemma_ == "be" and bool(words & {"present", "there"})
    is_with = verb is not None and syntax.is_passive(verb) and verb.lower_ in contexts.accompanied
    if (is_there or is_with) and is_definite(trigger.token):
        return True  # "during their meeting with B, C was present"
    if verb is not None and _counts_among(trigger.token, verb, lexicon):
        return True
    if _is_attended_aside(trigger.token, lexicon) or _is_attended_by(trigger.token, lexicon):
        return True
    if verb is not None and verb.lemma_ == "sit" and "in" in words and not arguments.whom:
        return is_definite(trigger.token)  # "A sat in on the conversation"
    is_also_there = verb is not None and verb.lemma_ in contexts.presence and "also" in words
    if is_also_there and trigger.type == "summit" and is_definite(trigger.token):
        return True  # "A will also attend the summit of the bloc"
    if verb is None or arguments.whom or arguments.both:
        return False
    is_at_it = is_definite(trigger.token) and syntax.preposition_before(trigger.token) in _IN_IT
    is_there = is_there or (verb.lemma_ == "be" and is_at_it and bool(words & {"also", "too"}))
    took_part = verb.lemma_ == "take" and "part" in words
    is_bare = is_definite(trigger.token) and not syntax.modifiers(trigger.token)  # but "the G7 meeting"
    also_took_part = took_part and (bool(words & {"also", "too"}) or is_bare)
    is_hosted = syntax.is_passive(verb) and (
        verb.lemma_ in contexts.hosting - contexts.mediating or (is_bare and verb.lower_ in contexts.presiding)
    )
    return also_took_part or is_hosted or verb.lemma_ in contexts.presence or is_there


def _counts_among(noun: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether it says who was there among others: "The meeting included A", "the session, which also included A"."""
    including = lexicon.contexts.consisting
    if verb.lemma_ in including and syntax.is_subject_of(noun, verb) and not syntax.is_passive(verb):
        return True
    if verb.lemma_ == "bring" and syntax.is_subject_of(noun, verb) and is_definite(noun):
        return any(child.lower_ == "together" for child in verb.children)  # "The meeting brought together A and B"
    if syntax.prepositional(noun, _OF):
        return False  # "the meeting of the commission, which includes A": that is of the commission
    return any(each.lemma_ in including for each in syntax.relative_clauses(noun))


def _is_attended_aside(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a clause behind the noun says who was there: "The talks, in which experts took part, collapsed"."""
    if not is_definite(noun):
        return False
    contexts = lexicon.contexts
    for verb in syntax.relative_clauses(noun):
        took_part = verb.lemma_ == "take" and any(child.lower_ == "part" for child in verb.children)
        if (took_part or verb.lemma_ in contexts.presence) and not syntax.is_passive(verb):
            return True
    return False


def _is_attended_by(noun: Token, lexicon: Lexicon) -> bool:
    """Whether nothing but who attended is told with the noun: "the meeting, attended by A, lasted an hour"."""
    if syntax.participles(noun).isdisjoint(lexicon.contexts.presence) or not is_definite(noun):
        return False
    return syntax.possessor(noun) is None and not syntax.prepositional(noun, _BETWEEN_WHOM)
