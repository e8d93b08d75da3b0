"""Is a summit, or a body's meeting, only where two others met: "A and B met at the ASEAN summit"?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.gathered import agrees
from tasks.nlp.knowledge.lexicon import Lexicon

_AT = frozenset({"at", "during", "of"})  # "at the summit", "on the sidelines of the summit"
_OF = frozenset({"of"})
_SUMMIT = "summit"
_TWO = 2


def without_occasions(tellings: list[Telling], lexicon: Lexicon) -> tuple[list[Telling], list[Telling]]:
    """Return the tellings without the occasions of others, and those: where, beside or ahead of what others met.

    What is told of a summit elsewhere makes it one of its own: "The summit ends on Friday".
    """
    nouns = [each for each in tellings if each.trigger.rule.pos == "NOUN"]
    aside = [each for each in nouns if any(_is_beside(each, other, lexicon) for other in tellings)]
    kept, occasions = _without_the_only(_without(tellings, aside))
    return kept, [*aside, *occasions]


def _without(tellings: list[Telling], others: list[Telling]) -> list[Telling]:
    """Return the tellings that are none of the others."""
    return [each for each in tellings if not any(each is other for other in others)] if others else tellings


def _is_beside(occasion: Telling, other: Telling, lexicon: Lexicon) -> bool:
    """Whether two others met beside it or shortly before: "on the margins of the session", "a prelude to the summit".

    An occasion of others who are named is an encounter of its own: "on the sidelines of A's summit with B", "… of
    talks between two lands".
    """
    if occasion is other or occasion.sentence != other.sentence or not _is_of_two(other):
        return False
    token, met = occasion.trigger.token, list(other.parties)
    others = [each for each in occasion.parties if each.actor is not None and not agrees(each, met)]
    if len(others) >= _TWO or any(each.kind == "person" and not agrees(each, met) for each in occasion.parties):
        return False
    above = syntax.noun_above(token)
    if above is None or above.i < other.trigger.token.i < token.i:
        return False
    if above.lemma_ in lexicon.circumstances.sidelines:
        return syntax.preposition_before(token) in _OF
    return occasion.trigger.type == _SUMMIT and not occasion.parties and _is_ahead(above, lexicon)


def _is_ahead(noun: Token, lexicon: Lexicon) -> bool:
    """Whether it is a word for the time before: "the eve of the summit", "before the start of the summit"."""
    words = lexicon.circumstances
    is_start = noun.lemma_ in words.beginnings and syntax.preposition_before(noun) in words.ahead
    return is_start or noun.lemma_ in lexicon.modality.planned.nouns


def _without_the_only(tellings: list[Telling]) -> tuple[list[Telling], list[Telling]]:
    """Return the tellings without a summit or a body's meeting named once, as where others met, and that summit."""
    summits = [each for each in tellings if each.trigger.type == _SUMMIT]
    occasions = [each for each in tellings if _is_of_a_body(each)]
    if len(occasions) != 1 or (summits and summits != occasions):
        occasions = summits
    if len(occasions) != 1:
        return tellings, []
    [only] = occasions
    others = [each for each in tellings if each is not only]
    return (others, [only]) if any(_is_where(only, each) for each in others) else (tellings, [])


def _is_of_a_body(telling: Telling) -> bool:
    """Whether it is a meeting of a body: "at a meeting of the Convention"."""
    token = telling.trigger.token
    is_meeting = telling.trigger.type == "meeting" and telling.trigger.rule.frame == "nominal"
    return is_meeting and syntax.preposition_before(token) in _AT and bool(syntax.prepositional(token, _OF))


def _is_where(summit: Telling, other: Telling) -> bool:
    """Whether those of the other telling met at the summit, which is that of others."""
    token, anchor = summit.trigger.token, other.trigger.token
    if not _is_of_two(other) or token.pos_ == "VERB" or syntax.preposition_before(token) not in _AT:
        return False
    bodies = [each for each in summit.parties if not agrees(each, list(other.parties))]
    if not bodies or any(each.kind == "person" for each in bodies):
        return False
    return _anchors(anchor).intersection(syntax.governors(token)) != set()


def _is_of_two(telling: Telling) -> bool:
    return bool(telling.who and telling.whom) or len(telling.both) >= _TWO


def _anchors(trigger: Token) -> set[Token]:
    """Return the encounter's word and its verb, by which it is said where it was."""
    verb = syntax.governing_verb(trigger) if trigger.pos_ == "NOUN" else None
    is_object = verb is not None and syntax.is_object_of(trigger, verb)
    return {trigger, verb} if verb is not None and is_object else {trigger}
