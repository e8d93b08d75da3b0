"""With whom does somebody go on talking? "A is ready to resume talks" is told of those who had talked with A before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.gathered import Gathering, party_key
from tasks.nlp.knowledge.seed_shapes import Contexts


def with_counterparts(telling: Telling, gatherings: Sequence[Gathering], contexts: Contexts) -> Telling:
    """Return the telling with those of the talks told before, where it names one side that goes on with them."""
    token, told = telling.trigger.token, (*telling.who, *telling.both)
    if telling.trigger.type != "talks" or telling.trigger.rule.pos != "NOUN" or telling.whom or len(told) != 1:
        return telling
    if not syntax.is_light(token, contexts.continuing):
        return telling
    [party] = told
    for gathering in reversed(gatherings):
        known = gathering.chief.parties
        others = tuple(each for each in known if party_key(each) != party_key(party))
        if gathering.type == "talks" and others and len(others) < len(known):
            return replace(telling, who=(party,), whom=others, both=())
    return telling
