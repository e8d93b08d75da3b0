"""Who rang whom, where one is told to have rung and the other to have spoken to him? "A phoned, and B spoke to him"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.gathered import Gathering, party_key
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.tellings import Telling
from tasks.nlp.triggers import Refused
from tasks.nlp.who import PartyReader

_WHEN_OR_WHENCE = frozenset({"after", "at", "before", "from", "in"})  # "rang at dawn from the aircraft"


def tell_who_rang(
    gatherings: Sequence[Gathering], refused: Sequence[Refused], parties: PartyReader, lexicon: Lexicon
) -> None:
    """Make calls of conversations that began with a call of which no other side is told: whoever rang stands first."""
    calls = [each.token for each in refused if _is_bare_call(each.token, lexicon)]
    for gathering in gatherings if calls else ():
        [*others, last] = gathering.tellings
        if not others and any(_answers(last, call, parties) for call in calls):
            trigger = replace(last.trigger, type="call")
            gathering.tellings = [replace(last, trigger=trigger, who=last.whom, whom=last.who)]


def _is_bare_call(verb: Token, lexicon: Lexicon) -> bool:
    """Whether somebody has rung, and it is not told whom: "when A phoned on Sunday night"."""
    kinds = {kind for kind, _ in lexicon.triggers(verb.lemma_, "VERB")}
    if "call" not in kinds or verb.tag_ not in {"VBD", "VBN"} or syntax.is_passive(verb) or syntax.has_object(verb):
        return False
    words = [child for child in verb.children if child.dep_ == "prep"]
    # "on Sunday night": the parser may leave the preposition alone
    told = [each for each in words if each.lower_ not in _WHEN_OR_WHENCE and any(each.children)]
    return not told or syntax.has_only_times(verb)


def _answers(telling: Telling, call: Token, parties: PartyReader) -> bool:
    """Whether the one who rang is he to whom somebody spoke, right behind it."""
    spoke = telling.trigger.token
    if not telling.trigger.rule.is_unspecific or telling.status != "occurred" or not call.i < spoke.i:
        return False
    if call.sent != spoke.sent and call.sent.end != spoke.sent.start:
        return False
    [*_, head] = syntax.subjects(call)[0] or [call]
    callers = parties.parties(head, call.i)
    keys = [[party_key(each) for each in side] for side in (callers, telling.whom)]
    return len(telling.who) == len(callers) == 1 and keys[0] == keys[1]
