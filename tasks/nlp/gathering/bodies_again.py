"""Which other meeting of the same body is told: "The next Ordinary Summit will be held in Bangui in November"?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.gathered import Gathering, party_key
from tasks.nlp.knowledge.seed_shapes import Contexts
from tasks.nlp.parties.party import Party

_TYPES = frozenset({"meeting", "summit"})
_BODIES = frozenset({"group", "organization"})
_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")


def held_by_the_body(telling: Telling, gatherings: Sequence[Gathering], contexts: Contexts) -> Telling | None:
    """Return the telling of the body's next meeting, or of the one before, with the body that held the last one.

    "The 15th summit of the River Authority ended on Friday. The 16th summit will take place in Harare in May". Who
    came to the last one need not come to the next: it is the body that meets.
    """
    if telling.trigger.type not in _TYPES or telling.trigger.rule.frame != "nominal":
        return None
    if telling.parties and not telling.is_attendance:
        return None
    is_placed = telling.time is not None or telling.place is not None
    if not is_placed or not _is_another(telling, contexts):
        return None
    lemma = telling.trigger.token.lemma_.lower()
    such = [each for each in gatherings if each.chief.status == "occurred" and _is_called(lemma, each)]
    if any(_is_of_number(ordinal(telling.trigger.token), each) for each in such):
        return None
    bodies = next((found for each in reversed(such) if (found := _bodies(each))), ())
    if not bodies or telling.parties:  # "The next summit will be hosted by Nepal in May"
        return telling if bodies else None
    return replace(telling, who=(), whom=(), both=bodies)


def are_counted_apart(telling: Telling, gathering: Gathering) -> bool:
    """Whether both are counted, by other numbers: "the 15th summit", "the 16th BRICS summit"."""
    token = telling.trigger.token
    number = ordinal(token) if token.pos_ in {"NOUN", "PROPN"} else ""
    return bool(number) and any(
        _is_alike(each.trigger.token, token.lemma_.lower()) and ordinal(each.trigger.token) not in {"", number}
        for each in gathering.tellings
    )


def ordinal(noun: Token) -> str:
    """Return "16th" in "the 16th summit", "" where nothing counts it."""
    words = (each.lower_ for each in syntax.modifiers(noun) if each.like_num or each.ent_type_ == "ORDINAL")
    return next((word for word in words if word.endswith(_ORDINAL_ENDINGS)), "")


def _is_another(telling: Telling, contexts: Contexts) -> bool:
    """Whether it is the next, one of a number, or the one before: "The previous summit was held in Baku"."""
    token = telling.trigger.token
    words = {each.lower_ for each in (*syntax.qualifiers(token), *syntax.modifiers(token))}
    if telling.status == "planned":
        return not contexts.following.isdisjoint(words) or bool(ordinal(token))
    verb = syntax.governing_verb(token)
    is_told = verb is not None and verb.dep_ == "ROOT" and syntax.is_subject_of(token, verb)
    return telling.status == "occurred" and is_told and not contexts.preceding.isdisjoint(words)


def _is_called(lemma: str, gathering: Gathering) -> bool:
    """Whether it is told by that noun, or only by the verb "met", which may be any meeting's."""
    return any(_is_alike(each.trigger.token, lemma) for each in gathering.tellings) or (
        lemma == "meeting" and gathering.type in _TYPES and gathering.chief.trigger.token.lemma_ == "meet"
    )


def _is_alike(token: Token, lemma: str) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() == lemma


def _is_of_number(number: str, last: Gathering) -> bool:
    """Whether that is the number of the one told before, so that it is that one."""
    return bool(number) and any(ordinal(each.trigger.token) == number for each in last.tellings)


def _bodies(last: Gathering) -> tuple[Party, ...]:
    """Return the bodies whose meeting it was: those told by its own word, not those of whom it is said who came."""
    found: dict[object, Party] = {}
    for telling in last.tellings:
        if telling.is_attendance or telling.whom or telling.is_address:
            continue
        for party in (*telling.who, *telling.both):
            if not party.is_anaphor and party.kind in _BODIES:
                found.setdefault(party_key(party), party)
        if found:
            break
    return tuple(found.values())
