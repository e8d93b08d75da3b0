"""Was it planned, and is that plan off? "The talks set for Friday will not take place", "called off the trip"."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon

_AFTER = frozenset({"after"})
_TIMES = frozenset({"DATE", "TIME"})
_NOT_DONE = frozenset({"will", "wo", "would"})
_UNABLE = frozenset({"can", "ca", "could"})


def is_called_planned(trigger: Token, lexicon: Lexicon) -> bool:
    """Whether the noun itself says so: "asked for a visa for the expected visit"."""
    adjectives = lexicon.modality.planned.adjectives
    return trigger.pos_ == "NOUN" and any(each.lower_ in adjectives for each in syntax.modifiers(trigger))


def is_off(trigger: Token, lexicon: Lexicon) -> bool:
    """Whether the clause says of the noun that it is off: "the talks will not go ahead", not that nobody ever met."""
    verb = next(iter(syntax.own_verbs(trigger)), None)
    if trigger.pos_ != "NOUN" or verb is None:
        return False
    negation = syntax.negation(verb)
    if negation is None or not {verb.lemma_, syntax.particle(verb)} & lexicon.modality.held:
        return False
    auxiliaries = {each.lower_ for each in syntax.auxiliaries(verb)}
    is_definite = syntax.determiner(trigger) == "the"
    if not syntax.is_subject_of(trigger, verb):  # "we will not hold the meeting today"
        return is_definite and bool(auxiliaries & _NOT_DONE) and syntax.is_object_of(trigger, verb)
    if negation.lower_ == "no" or is_called_planned(trigger, lexicon) or _is_said_planned(trigger, lexicon):
        return True  # "will no longer take place", "the planned meeting did not take place"
    is_open = bool(auxiliaries & (_NOT_DONE | _UNABLE))
    if (syntax.is_past(verb) or is_open) and any(child.lower_ in lexicon.modality.reasons for child in verb.children):
        return True  # "the meeting did not go ahead due to the storm": there had been a plan
    is_resumed = bool({verb.lemma_, syntax.particle(verb)} & lexicon.modality.resuming)
    return bool(auxiliaries & _NOT_DONE) and (is_resumed or is_definite)


def _is_said_planned(trigger: Token, lexicon: Lexicon) -> bool:
    """Whether a clause of the noun says so: "that had been slated for Friday", "which was on the programme".

    The parser may hang it on the last word before it: "a meeting with A, which had been set for Friday".
    """
    planned = lexicon.modality.planned
    behind = [clause for word in trigger.subtree for clause in syntax.relative_clauses(word)]
    of_things = (clause for clause in behind if not any(each.lower_ == "who" for each in clause.lefts))
    for verb in (*of_things, *syntax.reduced_clauses(trigger)):
        if {verb.lemma_, syntax.particle(verb)} & planned.verbs:
            return True
        if any(each.lower_ in planned.adjectives for each in syntax.said_of_subject(verb)):
            return True
        if verb.lemma_ in lexicon.modality.standing and syntax.standings(verb).keys() & planned.standings:
            return True
    return False


def journey_called_off(trigger: Token, lexicon: Lexicon) -> Token | None:
    """Return the verb of "called off his trip to Rome, where he was to meet"; "who was to meet A, put off the trip"."""
    clause = syntax.modality_chain(trigger)[-1]
    goal = clause.head
    if goal == clause or clause not in syntax.relative_clauses(goal):
        return None
    off = lexicon.modality.cancelled.verbs
    if any(child.lower_ == "where" for child in clause.lefts):
        above = (token for token in syntax.modality_chain(goal)[1:] if token.pos_ == "VERB")
        return next((verb for verb in above if {verb.lemma_, syntax.particle(verb)} & off), None)
    verb = syntax.verb_of(goal)
    if verb is None or not {verb.lemma_, syntax.particle(verb)} & off or not syntax.is_subject_of(goal, verb):
        return None
    is_journey = any(each.lemma_ in lexicon.circumstances.journeys for each in syntax.objects(verb))
    is_done = syntax.is_past(verb) and syntax.negation(verb) is None and not syntax.is_passive(verb)
    return verb if is_journey and is_done else None


def has_begun(cue: Token, lexicon: Lexicon) -> bool:
    """Whether it had gone on for some time: "was adjourned after two hours", "broke off after three days of talks"."""
    if cue.pos_ != "VERB" or not {cue.lemma_, syntax.particle(cue)} & lexicon.modality.breaking:
        return False
    times = (each for each in syntax.prepositional(cue, _AFTER) if each.ent_type_ in _TIMES)
    return syntax.is_past(cue) and any(each.lemma_ in lexicon.contexts.measures for each in times)
