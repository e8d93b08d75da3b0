"""What is taken for granted? "Will describe his meeting", "the talks were not easy": both were held."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon

_OCCASIONS = frozenset({"at", "during"})
_FOLLOW = "follow"
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_REASONS = frozenset({"that", "after", "because", "as", "once"})


def until_told(chain: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return the chain of governors up to a word that tells of the encounter: what is above says nothing about it.

    "May regret his meeting", "will report on the talks", "a film of the meeting": there it is told of. "Will report at
    the talks" and "will apologise on a visit" say what is done there. Talks that somebody is urged to conclude go on.
    """
    trigger = chain[0]
    if trigger.pos_ != "NOUN" or len(chain) < 2:
        return chain
    above, length = chain[1], 1
    if above.pos_ == "ADP" and len(chain) > 2:
        is_journey = trigger.lemma_ in lexicon.circumstances.journeys and above.lower_ == "on"
        if above.lower_ not in lexicon.modality.about or is_journey:
            return chain[:3] if _is_as_agreed(chain[2]) else chain
        above, length = chain[2], 2
    elif not (
        syntax.is_object_of(trigger, above) or (syntax.is_subject_of(trigger, above) and syntax.is_passive(above))
    ):
        return chain
    if above.lemma_ == _FOLLOW and above.tag_ in _FINITE:
        return chain[:length]  # "the deal follows a meeting of A and B": not "a dinner will follow the meeting"
    if syntax.is_infinitive(above) and {above.lemma_, syntax.particle(above)} & lexicon.modality.finishing:
        return chain[:length]
    words = lexicon.modality.telling if above.pos_ == "VERB" else lexicon.modality.records
    return chain[:length] if above.lemma_.lower() in words else chain


def until_reason(chain: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return the chain up to a clause in the past that says when or why something else was called off.

    "He quit after it was reported that he had met them", "pulled out when they met without him": they did meet.
    """
    for i, (below, above) in enumerate(pairwise(chain), 1):
        if below.pos_ not in {"VERB", "AUX"} or above.pos_ != "VERB" or not syntax.is_past(below):
            continue
        mark = syntax.complementizer(below)
        is_reason = mark is not None and mark.lower_ in _REASONS
        forms = {above.lemma_, syntax.particle(above), syntax.with_preposition(above)}
        if is_reason and forms & lexicon.modality.cancelled.verbs:
            return chain[:i]
    return chain


def _is_as_agreed(participle: Token) -> bool:
    """Whether it only says that something was told there: "is to get buses, as agreed in talks with A"."""
    return participle.tag_ == "VBN" and any(each.lower_ == "as" for each in participle.lefts)


def until_effect(chain: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return the chain up to a verb that says what the encounter did to something: "her visit had hurt the talks".

    It was, whoever denies that it had this effect.
    """
    trigger, above = chain[0], (*chain[1:2], None)[0]
    if above is None or trigger.pos_ != "NOUN" or not syntax.is_subject_of(trigger, above) or syntax.is_passive(above):
        return chain
    forms = {above.lemma_, syntax.particle(above), syntax.with_object(above)}
    is_done = syntax.is_past(above) and syntax.has_object(above) and syntax.negation(above) is None
    is_open = any(each.lower_ in lexicon.modality.proposed.auxiliaries for each in syntax.auxiliaries(above))
    is_of_itself = bool(forms & (lexicon.modality.held | lexicon.modality.happening))
    return chain[:2] if is_done and not is_open and not is_of_itself else chain


def until_affected(chain: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return the trigger alone where something is only said to do good or harm to it: "the raid could hurt the talks".

    Whether they go on is then told elsewhere, or by their day.
    """
    trigger, above = chain[0], (*chain[1:2], None)[0]
    if above is None or trigger.tag_ != "NNS" or above.lemma_ not in lexicon.modality.affecting:
        return chain
    if syntax.possessor(trigger) is not None:
        return chain  # "could overshadow next week's talks"
    return chain[:1] if syntax.is_object_of(trigger, above) and not syntax.is_passive(above) else chain


def is_known_occasion(trigger: Token) -> bool:
    """Whether what is told to be to come was only said there: "invited them at the Madrid summit last July"."""
    if trigger.pos_ not in {"NOUN", "PROPN"} or syntax.preposition_before(trigger) not in _OCCASIONS:
        return False
    return syntax.determiner(trigger) == "the" or syntax.possessor(trigger) is not None


def says_whether_held(trigger: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a "not" of the verb says that there was no encounter: "did not take place", not "did not last long"."""
    modality = lexicon.modality
    if trigger.pos_ != "NOUN":
        return True
    if not syntax.is_subject_of(trigger, verb):
        return not (syntax.is_object_of(trigger, verb) and verb.lemma_ in modality.telling)
    verb = syntax.raised_verb(trigger) or verb
    if verb.lemma_ == "be":
        words = {each.lower_ for each in (*syntax.said_of_subject(verb), *syntax.predicates(verb))}
        open_words = modality.planned.adjectives | modality.proposed.adjectives
        open_places = modality.planned.standings | modality.proposed.standings
        return bool(words & open_words or syntax.standings(verb).keys() & open_places)
    if syntax.is_passive(verb):
        verbs = modality.planned.verbs | modality.proposed.verbs | modality.happening
        return bool({verb.lemma_, syntax.particle(verb)} & verbs)
    return bool({verb.lemma_, syntax.particle(verb), syntax.with_object(verb)} & modality.happening)
