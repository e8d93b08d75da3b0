"""Who rang whom, where one is told to have rung and the other to have spoken to him? "A phoned, and B spoke to him"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.gathered import Gathering, party_key
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.sides.triggers import Refused

_BACK = frozenset({"back"})
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


def rung_back(
    gatherings: Sequence[Gathering], refused: Sequence[Refused], parties: PartyReader, lexicon: Lexicon
) -> Iterator[Gathering]:
    """Yield the calls by which somebody answered one: "A phoned B on Monday. B rang back an hour later"."""
    for call in [each.token for each in refused if _is_call_back(each.token, lexicon)]:
        callers = [key for head in syntax.subjects(call)[0] for key in map(party_key, parties.parties(head, call.i))]
        for gathering in gatherings:
            chief = gathering.chief
            is_right_before = call.i - chief.trigger.token.i > 0 and _are_near(chief.trigger.token, call)
            if gathering.type == "call" and is_right_before and callers == [party_key(each) for each in chief.whom]:
                back = replace(chief.trigger, token=call)
                yield Gathering([replace(chief, trigger=back, who=chief.whom, whom=chief.who, time=None, topics=())])


def _is_call_back(verb: Token, lexicon: Lexicon) -> bool:
    """Whether somebody "rang back", "called her back"."""
    kinds = {kind for kind, _ in lexicon.triggers(verb.lemma_, "VERB")}
    is_past = verb.tag_ in {"VBD", "VBN"} and not syntax.is_passive(verb) and syntax.negation(verb) is None
    return "call" in kinds and is_past and syntax.has_adverbial(verb, _BACK)


def _are_near(one: Token, other: Token) -> bool:
    """Whether both stand in one sentence or in two that follow each other."""
    return one.sent == other.sent or one.sent.end == other.sent.start


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
    if not _are_near(call, spoke):
        return False
    [*_, head] = syntax.subjects(call)[0] or [call]
    callers = parties.parties(head, call.i)
    keys = [[party_key(each) for each in side] for side in (callers, telling.whom)]
    return len(telling.who) == len(callers) == 1 and keys[0] == keys[1]
