"""Whether two accounts name the same people, on the same two sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from tasks.events.facts import Actor
from tasks.events.names import name_words, same_name

COLLECTIVE = ("country", "group")
"""Kinds that may stand for people of their country who are not named."""


class People(NamedTuple):
    """Whether they are the same, other people, or too little is told; and who agrees."""

    relation: Literal["same", "different", "unclear"]
    persons: tuple[str, ...]
    others: tuple[str, ...]


def compare_people(first: Sequence[Actor], second: Sequence[Actor], *, all_persons: bool = False) -> People:
    """Compare the participants of two accounts.

    The same: all persons of the account that names fewer are in the other (`all_persons`: and the other way round),
    and two that sit on different sides agree; where no person of a side is named, its body or country counts.
    Different: both name persons of two sides, and those do not agree.
    """
    persons = _match(first, second, _persons_agree)
    bodies = _match(first, second, _bodies_agree)
    found = [*persons, *bodies, *_stand_ins(first, second)]
    told = tuple(_fuller(first[i].name, second[j].name) for i, j in persons)
    others = tuple(_fuller(first[i].name, second[j].name) for i, j in bodies)
    counts = [sum(actor.kind == "person" for actor in actors) for actors in (first, second)]
    enough = len(persons) == (max(counts) if all_persons else min(counts))
    if enough and _two_sides(first, second, found):
        return People("same", told, others)
    both_name_both = _names_two_sides(first) and _names_two_sides(second)
    if both_name_both and not _two_sides(first, second, persons):
        return People("different", told, others)
    return People("unclear", told, others)


def opposed(one: Actor, other: Actor) -> bool:
    """Return whether the two sit on different sides; of one table, everybody does."""
    return one.side != other.side or one.side == "both"


def same_actor(one: Actor, other: Actor) -> bool:
    """Return whether the two can be the same person, or the same body."""
    return _persons_agree(one, other) or _bodies_agree(one, other)


def _persons_agree(one: Actor, other: Actor) -> bool:
    return one.kind == other.kind == "person" and same_name(one.name, other.name)


def _bodies_agree(one: Actor, other: Actor) -> bool:
    if "person" in (one.kind, other.kind):
        return False
    if one.kind == other.kind == "country" and one.country and other.country:
        return one.country == other.country
    if one.country and other.country and one.country != other.country:
        return False
    return name_words(one.name) == name_words(other.name)


def _stand_ins(first: Sequence[Actor], second: Sequence[Actor]) -> list[tuple[int, int]]:
    if not any(actor.kind in COLLECTIVE for actor in (*first, *second)):
        return []
    return [
        (i, j)
        for i, one in enumerate(first)
        for j, other in enumerate(second)
        if (_stands_for(one, other, first) or _stands_for(other, one, second))
    ]


def _stands_for(collective: Actor, actor: Actor, side_of: Sequence[Actor]) -> bool:
    """Return whether a country or group can be `actor`: only where its own account names no person of its side."""
    if collective.kind not in COLLECTIVE or not collective.country or collective.country != actor.country:
        return False
    if collective.side == "both":
        return not any(a.kind == "person" and a.country == collective.country for a in side_of)
    return not any(a.kind == "person" and a.side == collective.side for a in side_of)


def _match(
    first: Sequence[Actor], second: Sequence[Actor], agree: Callable[[Actor, Actor], bool]
) -> list[tuple[int, int]]:
    possible = [(i, j) for i, one in enumerate(first) for j, other in enumerate(second) if agree(one, other)]
    if len(possible) < 2:
        return possible
    # Names with more words in common go first: "Bush" must not take the place of "George Bush".
    possible.sort(key=lambda pair: -len({*name_words(first[pair[0]].name)} & {*name_words(second[pair[1]].name)}))
    taken: list[tuple[int, int]] = []
    for i, j in possible:
        if all(i != k and j != m for k, m in taken):
            taken.append((i, j))
    return taken


def _two_sides(first: Sequence[Actor], second: Sequence[Actor], found: Iterable[tuple[int, int]]) -> bool:
    return any(
        i != k and j != m and opposed(first[i], first[k]) and opposed(second[j], second[m])
        for (i, j), (k, m) in combinations(found, 2)
    )


def _names_two_sides(actors: Sequence[Actor]) -> bool:
    persons = [actor for actor in actors if actor.kind == "person"]
    return any(opposed(one, other) for one, other in combinations(persons, 2))


def _fuller(one: str, other: str) -> str:
    return max(one, other, key=lambda name: (len(name_words(name)), len(name), name))
