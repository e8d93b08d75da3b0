"""Who are "the two sides", where talks of two were told before? "In Oslo in May, the two sides agreed on a truce"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from tasks.nlp.gathered import FAMILY, Gathering, party_key
from tasks.nlp.party import Party
from tasks.nlp.tellings import Telling

_SIDES = frozenset({"sides", "parties", "delegations"})
_TWO = 2
_NEAR = 1  # sentence


def with_the_two_sides(telling: Telling, gatherings: Sequence[Gathering]) -> Telling:
    """Return the telling with the two bodies or groups whose talks the article tells of, or as it is.

    Not where two people met right before: they may be the sides.
    """
    told = (*telling.who, *telling.whom, *telling.both)
    if len(told) != 1 or not _are_sides(told[0], telling.trigger.token.doc):
        return telling
    pairs = [pair for each in gatherings if len(pair := _two_of(each)) == _TWO]
    bodies = [pair for pair in pairs if not any(party.kind == "person" for party in pair)]
    if not bodies or any({*map(party_key, pair)} != {*map(party_key, bodies[0])} for pair in bodies):
        return telling
    last = gatherings[-1]
    if _two_of(last) not in bodies and telling.sentence - last.tellings[-1].sentence <= _NEAR:
        return telling
    return replace(telling, who=(), whom=(), both=tuple(bodies[0]))


def _are_sides(party: Party, doc: Doc) -> bool:
    return party.is_anaphor and party.kind == "group" and doc[party.end - 1].lower_ in _SIDES


def _two_of(gathering: Gathering) -> list[Party]:
    """Return the two who have the talks, none where they are more or fewer."""
    if FAMILY[gathering.type] != "talks":
        return []
    chief = gathering.chief
    pair = [*chief.who, *chief.whom, *chief.both]
    return pair if len(pair) == _TWO and not any(party.is_anaphor for party in pair) else []
