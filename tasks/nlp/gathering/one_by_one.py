"""Were those whom somebody met told of one by one? "Held meetings with A and B. Receiving A, … Meeting B, …"."""

from __future__ import annotations

from dataclasses import replace

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.gathered import FAMILY, Gathering

_SEVERAL = 2


def told_one_by_one(gathering: Gathering) -> list[Gathering]:
    """Return an encounter for each whom somebody met, where the article goes on to tell of two of them apart.

    "Separate talks with A and B" of which nothing else is told stay one encounter.
    """
    chief = gathering.chief
    if len(gathering.tellings) <= _SEVERAL or len(chief.whom) < _SEVERAL or FAMILY[gathering.type] != "talks":
        return [gathering]
    token = chief.trigger.token
    is_plural = chief.trigger.rule.pos == "NOUN" and token.tag_ == "NNS"
    if not (is_plural or token.pos_ == "VERB") or any(each.actor is None for each in chief.whom):
        return [gathering]
    met = {each.actor for each in chief.whom}
    own: dict[int | None, list[Telling]] = {}
    for telling in gathering.tellings:
        named = {each.actor for each in telling.parties} & met
        if telling is not chief and len(named) == 1 and _is_of_its_own(telling, chief):
            own.setdefault(named.pop(), []).append(telling)
    if len(own) < (_SEVERAL if is_plural else len(met)):
        return [gathering]
    apart = {id(each) for tellings in own.values() for each in tellings}
    rest = [each for each in gathering.tellings if each is not chief and id(each) not in apart]
    found = []
    for k, party in enumerate(chief.whom):
        first = replace(chief, whom=(party,), gap=party.start if k else chief.gap)
        tellings = [first, *own.get(party.actor, []), *([] if k else rest)]
        found.append(Gathering(sorted(tellings, key=lambda each: each.trigger.token.i)))
    return found


def _is_of_its_own(telling: Telling, chief: Telling) -> bool:
    """Whether it says that somebody met him: "Meeting A, he said", "At the meeting with A"; not "A told them"."""
    if telling.sentence <= chief.sentence or telling.is_attendance:
        return False
    return bool(telling.who and telling.whom) or (
        bool(telling.whom) and bool(syntax.preposition_before(telling.trigger.token))
    )
