"""Who are those, named behind, whose lands were told to meet: "Chad and Mali held talks. Minister Keita met …"?"""

from __future__ import annotations

from dataclasses import replace

from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.gathered import FAMILY, Gathering
from tasks.nlp.parties.party import Party

_LEAD = 1  # sentence up to which the lands alone are told
_NEAR = 2  # sentences
_TWO = 2


def with_their_lands(telling: Telling, gathering: Gathering) -> Telling | None:
    """Return the telling with the land of him of whom nobody says it, else None where they are others.

    "South Korea and Japan will hold talks next week. Vice Minister Cho will meet his Japanese counterpart, Mori, on
    Thursday": Cho acts for the land that is left.
    """
    lands = _lands_of(gathering)
    people = telling.parties
    if len(lands) < _TWO or len(people) != len(lands) or telling.is_earlier:
        return None
    if FAMILY[telling.trigger.type] != FAMILY[gathering.type] or gathering.tellings[0].sentence > _LEAD:
        return None
    if telling.sentence - gathering.tellings[-1].sentence > _NEAR:
        return None
    left = lands - {party.country for party in people}
    homeless = [party for party in people if party.country not in lands]
    if len(left) > 1 or len(left) != len(homeless) or not all(map(_is_of_office, homeless)):
        return None
    if not all(party.kind == "person" and party.actor is not None for party in people):
        return None
    land = next(iter(left), None)
    who, whom, both = (
        tuple(replace(party, country=land) if party in homeless else party for party in side)
        for side in (telling.who, telling.whom, telling.both)
    )
    return replace(telling, who=who, whom=whom, both=both)


def _lands_of(gathering: Gathering) -> set[str | None]:
    """Return the lands of which alone the encounter is told, or nothing where anybody else is."""
    parties = gathering.parties()
    is_of_lands = all(party.kind == "country" and party.country for party in parties)
    return {party.country for party in parties} if is_of_lands else set()


def _is_of_office(party: Party) -> bool:
    """Whether he holds an office and nothing says of which land."""
    return bool(party.title) and party.country is None
