"""Of which of several encounters in one sentence is the day? "In the talks he said that they will meet on Friday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.times.times import token_of


def with_own_times(tellings: Sequence[Telling], doc: Doc) -> list[Telling]:
    """Return the tellings, without a day that hangs on the word for another of another status in the sentence."""
    found: list[Telling] = []
    for position, each in enumerate(tellings):
        beside = [*tellings[max(0, position - 1) : position], *tellings[position + 1 : position + 3]]
        is_taken = each.time is not None and any(
            other.time == each.time
            and other.sentence == each.sentence
            and other.status != each.status
            and _hangs_on(other, doc)
            for other in beside
        )
        found.append(replace(each, time=None) if is_taken and not _hangs_on(each, doc) else each)
    return found


def _hangs_on(telling: Telling, doc: Doc) -> bool:
    """Whether the day is told of the word or its own verb: "the next meeting will be held on Friday"."""
    if telling.time is None:
        return False
    token = telling.trigger.token
    anchors = frozenset(each.i for each in [token, *syntax.own_verbs(token)])
    return syntax.depends_on(token_of(doc, telling.time), anchors)
