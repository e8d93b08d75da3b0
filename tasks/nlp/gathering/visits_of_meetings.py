"""Is the meeting on a visit told as well, so that both are one encounter?"""

from __future__ import annotations

from dataclasses import replace

from tasks.nlp import syntax
from tasks.nlp.gathering.another_encounter import share_no_day
from tasks.nlp.gathering.gathered import FAMILY, Gathering, agrees, is_among, party_key, place_told, time_told

_BESIDE_IT = frozenset({"clause", "venue", "visit_goal"})
_ON_A_VISIT = 6  # sentences between a visit and the meetings on it
_LEAD = 1  # sentence up to which the visit is the news itself
_A_MONTH = 27  # days; who says only the month speaks of what was long ago


def without_visits_of_meetings(gatherings: list[Gathering]) -> list[Gathering]:
    """Drop a visit whose visitor's meeting is told; the meeting takes over its place and time where it has none.

    The visit stays where it is the news itself, or one of months before.
    """
    kept: list[Gathering] = []
    hosts_told: list[Gathering] = []
    for visit in gatherings:
        if any(visit is each for each in hosts_told):
            continue
        meeting = None
        lands = {party_key(p) for telling in visit.tellings for p in telling.whom if p.kind == "country"}
        if visit.type == "visit" and len(lands) < 2:  # a tour of several is more than one meeting
            visitors = [p for telling in visit.tellings for p in telling.who if not p.is_anaphor]
            hosts = [p for t in visit.tellings for p in t.whom if p.kind == "person" and p.actor is not None]
            for other in gatherings:
                known = other.parties()
                if FAMILY[other.type] != "talks" or other.chief.status != visit.chief.status:
                    continue
                if visitors and not any(is_among(p, known) for p in visitors):
                    continue
                if min(abs(x.sentence - y.sentence) for x in visit.tellings for y in other.tellings) > _ON_A_VISIT:
                    continue
                if _are_in_two_lands(visit, other) or share_no_day(time_told(visit), time_told(other)):
                    continue
                if _is_of_before(visit, other):
                    continue
                if not all(agrees(p, known) for p in hosts):
                    continue
                meeting = other if meeting is None or _is_reception(other, visit) else meeting
        if meeting is None:
            kept.append(visit)
            continue
        is_reception = _is_reception(meeting, visit)
        if is_reception or _is_host(meeting):  # "A visited Dakar. His host, B, showed him the port"
            visit.tellings = [
                replace(each, whom=meeting.chief.who if is_reception else each.whom or meeting.chief.who)
                for each in visit.tellings
            ]
            kept.append(visit)
            kept = [each for each in kept if each is not meeting]
            hosts_told.append(meeting)
            continue
        meeting.borrowed_place = meeting.borrowed_place or place_told(visit)
        meeting.borrowed_time = meeting.borrowed_time or time_told(visit)
        if _is_the_news(visit, meeting):
            kept.append(visit)
    return kept


def _is_of_before(visit: Gathering, meeting: Gathering) -> bool:
    """Whether only the month of the visit is told, away from the meeting: "recalled his visit to Chad in May"."""
    time = time_told(visit)
    if time is None or time.start is None or time.end is None or (time.end - time.start).days < _A_MONTH:
        return False
    if len(visit.tellings) > 1 or syntax.is_counted(visit.chief.trigger.token):
        return False  # "his first visit since he took office in April"
    return time_told(meeting) is None and all(each.sentence != visit.chief.sentence for each in meeting.tellings)


def _is_the_news(visit: Gathering, meeting: Gathering) -> bool:
    """Whether the lead tells of the visit to a land, and only what is behind it of the meeting."""
    chief = visit.chief
    if (
        chief.status != "occurred"
        or chief.sentence > _LEAD
        or chief.trigger.token.i > meeting.tellings[0].trigger.token.i
    ):
        return False
    is_to_land = any(party.kind == "country" for party in chief.whom)
    is_told_behind = all(each.sentence > chief.sentence for each in meeting.tellings)
    return is_to_land and is_told_behind and any(party.actor is not None for party in chief.who)


def _are_in_two_lands(visit: Gathering, meeting: Gathering) -> bool:
    """Whether they met before they went there: "met B in Kigali before he left on a visit to Mozambique"."""
    one, other = place_told(visit), place_told(meeting)
    if one is None or other is None or other.basis not in _BESIDE_IT:
        return False
    return bool(one.country and other.country) and one.country != other.country


def _is_reception(meeting: Gathering, visit: Gathering) -> bool:
    """Whether nothing is told of it but who received the visitor: "visited the dam, where he was received by B"."""
    chief, going = meeting.chief, visit.chief
    if len(meeting.tellings) > 1 or chief.trigger.rule.frame != "receive" or not syntax.is_passive(chief.trigger.token):
        return False
    if not chief.who or going.trigger.token.i > chief.trigger.token.i:
        return False
    is_to_body = not any(party.kind == "country" for party in going.whom)
    return chief.sentence == going.sentence or (is_to_body and chief.sentence == going.sentence + 1)


def _is_host(gathering: Gathering) -> bool:
    """Whether nothing is told of it but who the host is: "his host, A, …"."""
    [*others, last] = gathering.tellings
    return not others and last.trigger.rule.frame == "nominal_host"
