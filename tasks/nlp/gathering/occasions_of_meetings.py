"""Is a summit, or a body's meeting, only where two others met: "A and B met at the ASEAN summit"?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.gathered import agrees

_AT = frozenset({"at", "during", "of"})  # "at the summit", "on the sidelines of the summit"
_OF = frozenset({"of"})
_SUMMIT = "summit"
_TWO = 2


def without_occasions(tellings: list[Telling]) -> tuple[list[Telling], list[Telling]]:
    """Return the tellings without a summit or a body's meeting named once, as where others met, and that summit.

    What is told of a summit elsewhere makes it one of its own: "The summit ends on Friday".
    """
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
    is_of_two = bool(other.who and other.whom) or len(other.both) >= _TWO
    if not is_of_two or token.pos_ == "VERB" or syntax.preposition_before(token) not in _AT:
        return False
    bodies = [each for each in summit.parties if not agrees(each, list(other.parties))]
    if not bodies or any(each.kind == "person" for each in bodies):
        return False
    return _anchors(anchor).intersection(syntax.governors(token)) != set()


def _anchors(trigger: Token) -> set[Token]:
    """Return the encounter's word and its verb, by which it is said where it was."""
    verb = syntax.governing_verb(trigger) if trigger.pos_ == "NOUN" else None
    is_object = verb is not None and syntax.is_object_of(trigger, verb)
    return {trigger, verb} if verb is not None and is_object else {trigger}
