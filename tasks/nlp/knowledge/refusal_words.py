"""What may stand in seeds/refusals.toml? The words by which a sentence is seen to tell of no encounter."""

from __future__ import annotations

from tasks.nlp.knowledge.seed_shapes import Strict


class RefusalWords(Strict):
    """All of seeds/refusals.toml, which explains the keys."""

    players: frozenset[str]
    sportsmen: frozenset[str]
    performances: frozenset[str]
    record_setting: frozenset[str]
    records: frozenset[str]
    tracks: frozenset[str]
    surveying: frozenset[str]
    units: frozenset[str]
    advisers: frozenset[str]
    lewd: frozenset[str]
    minors: frozenset[str]
    indecent: frozenset[str]
    abusing: frozenset[str]
    himself_or_her: frozenset[str]
    each_one: frozenset[str]
    anybody: frozenset[str]
    imagining: frozenset[str]
    hard: frozenset[str]
    enjoying: frozenset[str]
    seldom: frozenset[str]
    whenever: frozenset[str]
    small_talk: frozenset[str]
    coaches: frozenset[str]
    ruling: frozenset[str]
    hearers: frozenset[str]
    researchers: frozenset[str]
    studies: frozenset[str]
    questioning: frozenset[str]
    seated_among: frozenset[str]
    made_up: frozenset[str]
