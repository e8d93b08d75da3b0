"""Where? Which of the article's places belongs to an encounter; toponyms.py finds them."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.records import Place, PlaceBasis, PlaceKind

OF_ENCOUNTER = frozenset({"in", "at", "near", "outside", "inside", "aboard", "on"})
_UNMAPPED = 0.5
_RANK: dict[PlaceKind, int] = {"venue": 3, "city": 2, "region": 1, "country": 0}


@dataclass(frozen=True, slots=True)
class Found:
    """A place with the token that heads its phrase and the preposition before it."""

    place: Place
    token: int
    preposition: str


def specificity(place: Place) -> float:
    """Return how exactly the place is told: a known venue beats a city, a city what no map here shows."""
    return _UNMAPPED if place.latitude is None else _RANK[place.kind]


def place_of(
    trigger: Token, verb: Token | None, goal: list[Token], found: list[Found], *, is_visit: bool
) -> Place | None:
    """Return the place of one mention: goal of the visit, then clause, then sentence; a city beats a country."""
    sentence = trigger.sent
    inside = [each for each in found if sentence.start <= each.token < sentence.end]
    goals = [
        each
        for each in inside
        if any(abs(each.token - token.i) <= 2 or token.i in _subtree(each, token) for token in goal)
    ]
    if is_visit and goals:
        return _as(_best(goals, trigger.i), "visit_goal")
    local = [each for each in inside if each.preposition in OF_ENCOUNTER]
    anchors = frozenset({trigger.i} if verb is None else {trigger.i, verb.i})
    near = [each for each in local if syntax.depends_on(trigger.doc[each.token], anchors)]
    if near:
        return _as(_best(near, trigger.i), "clause")
    if is_visit:
        return None
    return _as(_best(local, trigger.i), "sentence") if local else None


def place_pointed_at(verb: Token, found: list[Found]) -> Place | None:
    """Return the last place before "where" or "there": "flew to London, where he met", "met him there"."""
    adverb = syntax.place_adverb(verb)
    if adverb is None and verb.head.i != verb.i:
        adverb = syntax.place_adverb(verb.head)
    before = [
        each
        for each in found
        if adverb is not None and each.token < adverb.i and (each.preposition or syntax.is_object(verb.doc[each.token]))
    ]
    return _as(before[-1].place, "context") if before else None


def _subtree(found: Found, token: Token) -> set[int]:
    return set(range(token.left_edge.i, token.i + 1)) & {found.token}


def _best(found: list[Found], trigger: int) -> Place:
    chosen = max(found, key=lambda each: (specificity(each.place), -abs(each.token - trigger)))
    return chosen.place


def _as(place: Place, basis: PlaceBasis) -> Place:
    return Place(
        place.name, place.kind, "venue" if place.kind == "venue" and basis != "visit_goal" else basis, place.span,
        place.country, place.latitude, place.longitude, place.geonames_id,
    )  # fmt: skip
