"""Are those whom one telling gives no name named by a later one? "met three bankers … saw A, B and C in Leeds"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.another_encounter import is_another
from tasks.nlp.gathering.gathered import FAMILY, Gathering, agrees
from tasks.nlp.parties.party import Party

_LEAD = 2  # sentences in which a group stands for those who are named farther on
_REACH = 4  # sentences from the group to the names
_SEVERAL = 2
_MORE = frozenset({"also", "later", "earlier", "then", "separately", "previously", "afterwards", "afterward"})


def named_behind(thin: Gathering, behind: Sequence[Gathering], weekdays: Collection[str]) -> Gathering | None:
    """Return the later encounter that names the group whom somebody met in the lead, or one of them in a series."""
    chief = thin.chief
    if chief.sentence > _LEAD or FAMILY[thin.type] != "talks" or not _group(chief):
        return None
    is_series = chief.trigger.rule.pos == "NOUN" and chief.trigger.token.tag_ == "NNS"
    near = [each for each in behind if FAMILY[each.type] == "talks" and each.chief.sentence <= chief.sentence + _REACH]
    for other in near if is_series else near[:1]:
        if other.chief.status == chief.status and _is_of_them(other, chief, weekdays, is_series=is_series):
            return other
    return None


def without_group(telling: Telling) -> Telling:
    """Return the telling without the group that another telling names."""
    group = _group(telling)
    who, whom, both = (
        tuple(each for each in side if each is not group) for side in (telling.who, telling.whom, telling.both)
    )
    return replace(telling, who=who, whom=whom, both=both)


def _group(telling: Telling) -> Party | None:
    """Return the only party that nobody names, where it is a group, or one person of a land, and the others are named.

    Not "Chinese officials": of a land there are more than the article names.
    """
    unnamed = [each for each in (*telling.who, *telling.whom, *telling.both) if each.actor is None]
    if len(unnamed) != 1 or len(telling.parties) < _SEVERAL or unnamed[0].is_anaphor:
        return None
    [group] = unnamed
    is_group = group.kind == "group" and not group.country
    return group if is_group or (group.kind == "person" and group.country) else None


def _is_of_them(other: Gathering, thin: Telling, weekdays: Collection[str], *, is_series: bool) -> bool:
    """Whether it is of the same people, those of the group by name: one of them is enough in a series."""
    group = _group(thin)
    named = [each for each in thin.parties if each is not group]
    known = other.parties()
    if group is None or not all(agrees(each, known) for each in named):
        return False
    rest = [each for each in other.chief.parties if not agrees(each, named)]
    if not rest or any(each.actor is None or each.kind == "country" for each in rest):
        return False
    if group.kind == "person":
        return any(each.kind == "person" and each.country == group.country for each in rest)
    noun = thin.trigger.token.doc[group.start : group.end]
    heads = {each.lemma_.lower() for each in noun if each.tag_ in {"NNS", "NNPS"}}
    are_such = any(not heads.isdisjoint((each.title or "").lower().split()) for each in rest)
    if is_series:
        return are_such
    token = other.chief.trigger.token
    is_more = syntax.has_qualifier(token, _MORE) or token.sent[0].lower_ in _MORE
    is_same_kind = are_such or all(each.kind == "person" for each in rest)
    return (
        len(rest) >= _SEVERAL
        and is_same_kind
        and not is_more
        and not is_another(other.chief, Gathering([thin]), weekdays)
    )
