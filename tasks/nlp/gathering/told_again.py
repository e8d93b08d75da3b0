"""Of which encounter that was told before does a telling speak once more?"""

from __future__ import annotations

from collections.abc import Collection

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.another_encounter import is_another
from tasks.nlp.gathering.gathered import FAMILY, Gathering, agrees, is_among, party_key, points_back, says_who

_TWO = 2
_NEAR = 2  # sentences
_ALSO = frozenset({"also"})


def find_same(telling: Telling, gatherings: list[Gathering], weekdays: Collection[str]) -> Gathering | None:
    """Return the encounter told before that this telling speaks of, the most recent first."""
    # "during the meeting the official said": who is not named need not be known
    others = telling.whom if _is_owned(telling) else ()  # "presented his credentials to the king"
    parties = [party for party in telling.parties if not telling.is_definite or says_who(party) or party in others]
    back = telling.is_definite or points_back(telling)
    if telling.is_earlier:
        return None
    is_attendance = telling.is_attendance and (telling.is_definite or is_of_a_day(telling) or _is_also(telling))
    if is_attendance and parties:
        recent = sorted(gatherings, key=lambda each: _how_far(telling, each))
    else:
        recent = sorted(gatherings, key=lambda each: (not parties and not _is_meant(telling, each), -each.last))
    family = FAMILY[telling.trigger.type]
    for gathering in recent:
        if is_another(telling, gathering, weekdays) or (parties and _is_of_before(gathering)):
            continue
        same_family = (
            FAMILY[gathering.type] == family or _is_spoken(telling, gathering) or _is_same_word(telling, gathering)
        )
        if not parties:
            if points_back(telling) and not telling.is_definite and _is_of_one_alone(gathering):
                continue  # "A's visit to Rome … The two met in Paris"
            if back and (same_family or {telling.trigger.type, gathering.type} == {"visit", "meeting"}):
                return gathering
            continue
        if not same_family:
            continue
        known = gathering.parties()
        if is_attendance:
            if telling.whom and not any(agrees(party, known) for party in telling.whom):
                continue  # "at his meeting with B, C was present"
            return gathering  # "the meeting was attended by": whoever it was
        if family == "visit" and telling.who and not any(is_among(p, known) for p in telling.who):
            continue
        agreeing = [party for party in parties if agrees(party, known)]
        covered = [party for party in known if agrees(party, parties)]
        if len(agreeing) == len(parties) or (len(covered) == len(known) and len(agreeing) >= min(2, len(parties))):
            if len(parties) > 1 or back or len(known) == 1 or not telling.whom:
                return gathering
        elif (agreeing and back and len(known) <= 1) or (len(agreeing) >= 2 and _both_sides_agree(telling, gathering)):
            return gathering
        elif agreeing and _is_spoken_at(telling, gathering):
            return gathering  # "A met B. During the meeting C briefed B"
        elif agreeing and back and all(party.kind == "country" for party in parties if party not in agreeing):
            return gathering  # "during the call Lavrov urged the United States"
    return None


def spoken_at(telling: Telling, gatherings: list[Gathering], weekdays: Collection[str]) -> Gathering | None:
    """Return the encounter told last where "C said at the meeting" names somebody who was not named with it."""
    if not (telling.is_definite and telling.is_occasion) or telling.whom or telling.both:
        return None
    if any(word.like_num for word in syntax.modifiers(telling.trigger.token)):
        return None  # "the third meeting between them"
    recent = sorted(gatherings, key=lambda each: -each.last)
    return next(
        (
            each
            for each in recent
            if (
                each.type == telling.trigger.type or _is_same_word(telling, each) or _is_only_one(each, telling, recent)
            )
            and each.chief.status == telling.status
            and not is_another(telling, each, weekdays)
        ),
        None,
    )


def _is_only_one(gathering: Gathering, telling: Telling, recent: list[Gathering]) -> bool:
    """Whether "during the meeting the minister said" can only be at the talks of two sides right before."""
    if len(recent) > 1 or telling.sentence - gathering.tellings[-1].sentence > _NEAR:
        return False
    is_of_two = len({party_key(party) for party in gathering.parties()}) >= _TWO
    return is_of_two and FAMILY[gathering.type] == FAMILY[telling.trigger.type] == "talks"


def _is_also(telling: Telling) -> bool:
    """Whether others were told to have been there: "Summit was also attended by A", as a communiqué has it."""
    verb = syntax.governing_verb(telling.trigger.token)
    return verb is not None and syntax.has_qualifier(verb, _ALSO)


def _is_owned(telling: Telling) -> bool:
    """Whether it is one of somebody's encounters: "his meeting with the king"."""
    owner = syntax.possessor(telling.trigger.token)
    return owner is not None and owner.lower_ in {"his", "her", "its"}


def is_of_a_day(telling: Telling) -> bool:
    """Whether a day says which encounter it is: "Tuesday's meeting included A and B"."""
    owner = syntax.possessor(telling.trigger.token)
    return owner is not None and owner.ent_type_ in {"DATE", "TIME"}


def _how_far(telling: Telling, gathering: Gathering) -> tuple[bool | int, ...]:
    """Return how far an encounter is from who "also attended the meeting": farther back, it is the one told in full."""
    chief = gathering.chief
    day = telling.time.text if telling.time is not None and is_of_a_day(telling) else None
    is_that_day = day is None or any(each.time is not None and each.time.text == day for each in gathering.tellings)
    is_near = telling.sentence - gathering.tellings[-1].sentence <= _NEAR
    is_full = all(any(party.actor is not None for party in side) for side in (chief.who, chief.whom))
    return (
        telling.status == "occurred" and chief.status == "planned",  # nobody has been at the next one yet
        gathering.is_aside,
        _is_one_of_several(telling, gathering),
        not is_that_day,
        not is_near,
        gathering.type != telling.trigger.type,
        not is_full,
        -gathering.last,
    )


def _is_one_of_several(telling: Telling, gathering: Gathering) -> bool:
    """Whether "the meeting" is told of one where the other words are of several: "told them of her meetings with B"."""
    words = [each.trigger.token for each in gathering.tellings]
    return telling.trigger.token.tag_ == "NN" and all(
        word.tag_ == "NNS" and word.lemma_ == telling.trigger.token.lemma_ for word in words
    )


def _is_of_one_alone(gathering: Gathering) -> bool:
    """Whether nobody but the visitor is told: those who meet are more."""
    return gathering.type == "visit" and len({party_key(party) for party in gathering.parties()}) < _TWO


def _is_meant(telling: Telling, gathering: Gathering) -> bool:
    """Whether "the meeting discussed trade" speaks of a meeting that was: not of a visit that he was invited to.

    "Their conversation" may speak of a call: it is that told last.
    """
    if not telling.is_definite or telling.judgement.status != "occurred":
        return True
    kind = telling.trigger.type
    is_such = FAMILY[gathering.type] == "talks" if kind == "talks" else gathering.type == kind
    return (is_such or _is_spoken(telling, gathering)) and gathering.chief.status == "occurred"


def _is_spoken(telling: Telling, gathering: Gathering) -> bool:
    """Whether a call is also told by "spoke with", which does not say how: the two may be one."""
    if _is_conversation(telling) and gathering.type == "call":
        return telling.sentence - gathering.tellings[-1].sentence <= 1
    if telling.trigger.type == "call":
        is_next = telling.sentence - gathering.tellings[-1].sentence <= 1
        is_back = telling.is_definite or (is_next and points_back(telling))
        if is_back and not telling.parties and gathering.type == "talks":
            return True  # "held talks. During the phone call", "They spoke by telephone"
        return all(each.trigger.rule.is_unspecific for each in gathering.tellings)
    return telling.trigger.rule.is_unspecific and gathering.type == "call"


def _is_conversation(telling: Telling) -> bool:
    """Whether "their conversation" may have been by telephone: "A rang B. Their conversation lasted an hour"."""
    trigger = telling.trigger
    is_one = trigger.type == "talks" and trigger.token.tag_ == "NN"
    return is_one and telling.is_definite and not telling.parties


def _is_of_before(gathering: Gathering) -> bool:
    """Whether only a clause aside told of it: "A and B, who last met in May, shook hands"."""
    return len(gathering.tellings) == 1 and gathering.chief.is_earlier and bool(gathering.chief.time)


def _is_same_word(telling: Telling, gathering: Gathering) -> bool:
    """Whether "he joined the meeting by video link" speaks of a meeting, which others may have come to."""
    lemma = telling.trigger.token.lemma_
    return telling.is_definite and any(each.trigger.token.lemma_ == lemma for each in gathering.tellings)


def _is_spoken_at(telling: Telling, gathering: Gathering) -> bool:
    """Whether somebody of office says something to one of those who meet, at the meeting that was told right before."""
    if not (telling.is_occasion and telling.is_definite and telling.who and telling.whom):
        return False
    if telling.sentence - gathering.tellings[-1].sentence > _NEAR or gathering.is_aside:
        return False
    known = gathering.parties()
    speaks = all(party.kind == "person" and party.actor is not None for party in telling.who)
    return speaks and all(is_among(party, known) and party.actor is not None for party in telling.whom)


def _both_sides_agree(telling: Telling, gathering: Gathering) -> bool:
    """Whether somebody of each side is known from the encounter, so that others only came along."""
    known = gathering.parties()
    if telling.both:
        return sum(agrees(party, known) for party in telling.both) >= 2
    return any(agrees(p, known) for p in telling.who) and any(agrees(p, known) for p in telling.whom)
