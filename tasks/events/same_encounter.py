"""Whether two accounts tell of one encounter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from tasks.events.facts import AccountFacts, Days, Locality
from tasks.events.names import fold
from tasks.events.same_people import compare_people

Relation = Literal["same", "different", "unclear"]

VAGUE_DAYS = 10
"""An interval of more days than this ("in 1972") says too little about which encounter is meant."""
MONTH_DAYS = 31
"""Within an interval of up to so many days, the same people in the same place are taken to have met once."""
NEAR_DAYS = 2
"""What has no day of its own must be published within these days of the other."""
NEAR_KILOMETRES = 75.0
"""Two cities nearer than this are taken for one and its suburb, or for two spellings."""

_TOGETHER = frozenset({"meeting", "talks", "summit"})
_REMOTE = frozenset({"call", "correspondence"})


@dataclass(frozen=True, slots=True)
class Decision:
    """How two accounts stand to each other, why, and how much speaks for "same".

    "different" keeps the two apart even where a third account agrees with both.
    """

    relation: Relation
    evidence: str
    strength: int = 0


def compare(one: AccountFacts, other: AccountFacts) -> Decision:
    """Decide whether two accounts tell of one encounter; the order of the two does not matter."""
    first, second = sorted((one, other), key=lambda account: account.account_id)
    contradiction = _contradiction(first, second)
    if contradiction:
        return Decision("different", contradiction)
    types = {first.type, second.type}
    # At a summit of many, two meet on its margin: that is another encounter.
    people = compare_people(first.actors, second.actors, all_persons="summit" in types and len(types) == 2)
    if people.relation == "different":
        return Decision("different", "other people")
    # "Nixon visited China" holds many meetings: a visit is one with a meeting only where both name who was met.
    of_a_visit = "visit" in types and len(types) == 2
    where = _place_in_common(first, second)
    when = _days_in_common(first, second, is_one_place=bool(where))
    if people.relation == "unclear" or not when or (of_a_visit and len(people.persons) < 2):
        return Decision("unclear", "too little is told")
    strength = 4 * len(people.persons) + 2 * len(people.others) + (2 if first.days and second.days else 0)
    strength += (1 if where else 0) + (1 if len(types) == 1 else 0)
    who = ", ".join(people.persons + people.others) or "the same countries"
    return Decision("same", "; ".join(part for part in (who, when, where) if part), strength)


def is_vague(days: Days) -> bool:
    """Return whether the interval is too long to tell one encounter from another."""
    return (days.end - days.start).days > VAGUE_DAYS


def _contradiction(first: AccountFacts, second: AccountFacts) -> str:
    """Return what rules out that the two are one, people aside; or nothing."""
    if first.article_id == second.article_id:
        return "one article tells them apart"
    if not _types_agree(first, second):
        return f"a {first.type} and a {second.type}"
    if first.days and second.days and _apart(first.days, second.days):
        return f"{_told(first.days)} and {_told(second.days)}"
    if first.place and second.place and first.type not in _REMOTE and _elsewhere(first.place, second.place):
        return f"{first.place.name} and {second.place.name}"
    return ""


def _types_agree(first: AccountFacts, second: AccountFacts) -> bool:
    types = {first.type, second.type}
    return len(types) == 1 or types <= _TOGETHER | {"visit"}


def _apart(one: Days, other: Days) -> bool:
    """Return whether days neither overlap nor, where both are exact, follow each other."""
    gap = timedelta(days=0 if is_vague(one) or is_vague(other) else 1)
    return one.start > other.end + gap or other.start > one.end + gap


def _days_in_common(first: AccountFacts, second: AccountFacts, *, is_one_place: bool) -> str:
    """Return in words when both take place, for accounts whose days do not contradict; nothing where that is open."""
    one, other = first.days, second.days
    if one and other:
        narrow, wide = sorted((one, other), key=lambda days: (days.end - days.start, days.start))
        of_a_month = is_one_place and (wide.end - wide.start).days < MONTH_DAYS
        if not is_vague(wide) or (of_a_month and not is_vague(narrow)):
            return _told(narrow)
    return "reported at the same time" if _near(_reach(first), _reach(second)) else ""


def _reach(account: AccountFacts) -> tuple[date, date] | None:
    if account.days and not is_vague(account.days):
        return account.days.start, account.days.end
    return (account.published, account.published) if account.published else None


def _near(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    if one is None or other is None:
        return False
    near = timedelta(days=NEAR_DAYS)
    return one[0] <= other[1] + near and other[0] <= one[1] + near


def _told(days: Days) -> str:
    return days.start.isoformat() if days.start == days.end else f"{days.start} to {days.end}"


def _elsewhere(one: Locality, other: Locality) -> bool:
    """Return whether the places contradict each other: a city is in its country, but it is no other city."""
    if one.country and other.country and one.country != other.country:
        return True
    return {one.kind, other.kind} == {"city"} and not _same_city(one, other)


def _place_in_common(first: AccountFacts, second: AccountFacts) -> str:
    if first.place and second.place and fold(first.place.name) == fold(second.place.name):
        return first.place.name
    return ""


def _same_city(one: Locality, other: Locality) -> bool:
    if one.geonames_id and one.geonames_id == other.geonames_id:
        return True
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return fold(one.name) == fold(other.name)
    return _kilometres(one, other) <= NEAR_KILOMETRES


def _kilometres(one: Locality, other: Locality) -> float:
    """Return the great-circle distance of two places that have coordinates."""
    latitude, longitude = radians(one.latitude or 0.0), radians(one.longitude or 0.0)
    other_latitude, other_longitude = radians(other.latitude or 0.0), radians(other.longitude or 0.0)
    half = sin((other_latitude - latitude) / 2) ** 2
    half += cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))
