"""Does the lead only sum up whom somebody met, of which the article tells one by one? "Conferred with four leaders"."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.another_encounter import is_series, share_no_day
from tasks.nlp.gathering.gathered import FAMILY, Gathering, agrees, place_told, time_told
from tasks.nlp.parties.party import Party

_LEAD = 1  # sentence
_SEVERAL = 2
_REACH = 12  # sentences


def without_summed_up(gatherings: Sequence[Gathering]) -> tuple[list[Gathering], list[Telling]]:
    """Return the encounters without one in the lead of which all are told behind, and the tellings of that one.

    Those behind take over where and when it was, where that is not told again.
    """
    kept, told = list(gatherings), list[Telling]()
    if len(kept) <= _SEVERAL:
        return kept, told
    for summary in [each for each in kept[:_SEVERAL] if _may_sum_up(each)]:
        behind = [each for each in kept if each is not summary and _is_of_these(each, summary)]
        named = {party.actor for each in behind for party in _others(each, summary)}
        if len(behind) < _SEVERAL or len(named) < _SEVERAL:
            continue
        for each in behind:
            each.borrowed_place = each.borrowed_place or place_told(summary)
            each.borrowed_time = each.borrowed_time or time_told(summary)
        kept = [each for each in kept if each is not summary]
        told += summary.tellings
    return kept, told


def _may_sum_up(gathering: Gathering) -> bool:
    """Whether the lead says that somebody of name met several: "met four African leaders", "several counterparts"."""
    chief = gathering.chief
    if chief.sentence > _LEAD or FAMILY[gathering.type] != "talks" or not chief.who:
        return False
    if any(party.actor is None for party in chief.who) or gathering.tellings[-1].sentence > _LEAD:
        return False
    return is_series(chief) or any(_are_several(party, chief) for party in chief.whom)


def _are_several(party: Party, chief: Telling) -> bool:
    """Whether it is a number of people: "leaders of four countries", "several ministers"; not "union leaders"."""
    if party.kind != "group" or party.actor is not None:
        return False
    doc = chief.trigger.token.doc
    words = doc[max(0, party.start - 3) : party.end]
    return any(word.like_num or word.lower_ in {"several", "number", "many", "series"} for word in words)


def _is_of_these(gathering: Gathering, summary: Gathering) -> bool:
    """Whether it is one of those summed up: the same man met somebody of name, on no other day."""
    chief, first = gathering.chief, summary.chief
    if FAMILY[gathering.type] != "talks" or chief.status != first.status or chief.sentence <= first.sentence:
        return False
    if chief.sentence - first.sentence > _REACH or gathering.is_aside:
        return False
    others = _others(gathering, summary)
    if not others or len(others) == len(chief.parties):
        return False
    are_named = all(party.actor is not None and party.kind == "person" for party in others)
    return are_named and not share_no_day(time_told(gathering), time_told(summary))


def _others(gathering: Gathering, summary: Gathering) -> list[Party]:
    """Return whom he who stands on the one side of the summary met."""
    return [party for party in gathering.chief.parties if not agrees(party, list(summary.chief.who))]
