"""Which of several encounters did somebody attend? "B was present at all three meetings", "C attended both"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.gathered import FAMILY, Gathering

_ALL = frozenset({"all", "both"})
_KNOWN = frozenset({"the", "these", "those"})
_TWO = 2


def attended_all(telling: Telling, gatherings: Sequence[Gathering], numbers: Mapping[str, int]) -> Sequence[Gathering]:
    """Return the encounters told last of which "all three meetings", "both talks" or "the meetings" speaks, if any."""
    token = telling.trigger.token
    if token.tag_ != "NNS" or not telling.is_attendance or telling.is_earlier or not telling.parties:
        return ()
    before = {word.lower_ for word in token.doc[max(token.sent.start, token.i - 3) : token.i]}
    is_all = not before.isdisjoint(_ALL)
    if not is_all and syntax.determiner(token) not in _KNOWN:
        return ()
    such = [each for each in gatherings if _is_one_of_them(telling, each)]
    count = next((numbers[word] for word in before if word in numbers), _TWO if "both" in before else 0)
    if len(such) < _TWO:
        return ()
    return such[-count:] if count else such


def _is_one_of_them(telling: Telling, gathering: Gathering) -> bool:
    """Whether it is one of those of whom people are named on both sides, and told by a word of its own."""
    chief = gathering.chief
    if FAMILY[gathering.type] != FAMILY[telling.trigger.type] or chief.status != telling.status or gathering.is_aside:
        return False
    return all(any(party.actor is not None for party in side) for side in (chief.who, chief.whom))
