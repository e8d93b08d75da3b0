"""Are those whose bodies were told to meet named behind: "A has met B. A's chief, Roe, held talks with B's head"?"""

from __future__ import annotations

from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.gathered import FAMILY, Gathering
from tasks.nlp.meant.coreference import Cast

_NEAR = 2  # sentences
_TWO = 2


def acted_for_bodies(telling: Telling, gathering: Gathering, cast: Cast) -> bool:
    """Whether the telling names two people, each of them of one of the two bodies that were told to meet.

    "The union has met Norvik over pay. Its leader, Ada Moyo, held talks with Norvik boss Jan Hulst": one encounter.
    """
    bodies, people = gathering.parties(), telling.parties
    if len(people) != _TWO or any(party.kind != "person" or party.actor is None for party in people):
        return False
    if telling.is_earlier or telling.status != gathering.chief.status:
        return False
    if FAMILY[telling.trigger.type] != FAMILY[gathering.type]:
        return False
    if telling.sentence - gathering.tellings[-1].sentence > _NEAR:
        return False
    met = {party.actor for party in bodies if party.kind == "organization"}
    sent = {body_of(party.actor, cast) for party in people}
    return len(bodies) == len(met) == _TWO and None not in met and met == sent


def body_of(actor: int | None, cast: Cast) -> int | None:
    """Return the body for which the person acts, where the article names it."""
    organization = cast.actors[actor].organization if actor is not None else None
    return cast.body_known_as(organization) if organization is not None else None
