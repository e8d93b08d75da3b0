"""Do those who were just told meet once more, or had they met before? "A second round is due", "an earlier meeting"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.gathered import FAMILY, Gathering, is_among, of_all_in, party_key
from tasks.nlp.knowledge.seed_shapes import Contexts
from tasks.nlp.parties.party import Party
from tasks.nlp.sides.told_before import is_once_more

_TWO = 2
_OF_BOTH_ALIKE = frozenset({"meet", "with", "by_phone"})
_NEAR = 2  # sentences to the encounter before
_LEAD = 2  # sentences in which the story is told
_WITH_B = frozenset({"with"})
_TO_B = frozenset({"on", "to", "with"})
_AFTER = frozenset({"after", "following", "since"})
_FROM_THEN = frozenset({"after", "before", "since"})
_INDEFINITE = frozenset({"a", "an", "another"})
_DEFINITE = frozenset({"the", "both"})
_AHEAD = frozenset({"planned", "cancelled"})
_ONLY_SAID = frozenset({"proposed", "denied"})
_BEHIND_THEM = frozenset({"occurred", "cancelled"})


def told_of_the_same(telling: Telling, gatherings: Sequence[Gathering], contexts: Contexts) -> Telling | None:
    """Return another encounter of those who were told last, where a noun tells of one and names nobody, else None.

    `gatherings` are those told before, one at least.
    """
    if telling.trigger.rule.frame != "nominal" or _is_with_another(telling):
        return None
    last = _held_last(telling, gatherings)
    if last is None or len(last.chief.parties) < _TWO:
        return None
    if telling.parties and not _wants_another(telling, last, contexts):
        return None
    if not (_is_next(telling, last, contexts) or _is_former(telling, contexts)):
        return None
    return of_all_in(last.chief, telling)


def told_behind(telling: Telling, gatherings: Sequence[Gathering]) -> Telling | None:
    """Return the encounter before that of the same clause: "A rang B following their talks in Rome last week"."""
    token = telling.trigger.token
    owner = syntax.possessor(token)
    if telling.parties or not gatherings or owner is None or owner.lower_ != "their":
        return None
    chief = gatherings[-1].chief
    if chief.sentence != telling.sentence or len(chief.parties) != _TWO or chief.trigger.rule.pos != "VERB":
        return None
    if syntax.preposition_before(token) not in _AFTER or chief.trigger.token not in syntax.governors(token):
        return None
    times = {each.text.lower() for each in (telling.time, chief.time) if each is not None}
    is_own_time = telling.time is not None and (chief.time is None or len(times) == _TWO)
    if not (is_own_time or gatherings[-1].type == "call"):
        return None  # "A and B shook hands after their talks"
    return of_all_in(chief, telling)


def _is_with_another(telling: Telling) -> bool:
    """Whether it says whom somebody else met, where nobody could be read: "a planned call on B"."""
    token = telling.trigger.token
    return bool(syntax.prepositional(token, _WITH_B if telling.trigger.type != "call" else _TO_B))


def _held_last(telling: Telling, gatherings: Sequence[Gathering]) -> Gathering | None:
    """Return the encounter of which one more is told: the last one, or the one held before what came to nothing.

    Farther on that of the whole story: "The next meeting is planned for April", "the first two rounds, in May, were …".
    """
    gatherings = [each for each in gatherings if each.type != "visit" and not each.is_aside] or gatherings
    last = _of_its_kind(telling, gatherings)
    if last is not gatherings[-1]:
        return last
    if telling.sentence - max(each.sentence for each in last.tellings) > _NEAR:
        is_round = telling.trigger.rule.needs == "told_before"  # "At the last round, in May, the sides …"
        return _of_the_story(gatherings) if telling.status == "planned" or is_round else None
    if last.chief.status == "occurred":
        return last
    people = {party_key(party) for party in last.parties()}
    held = (each for each in reversed(gatherings) if each.chief.status == "occurred")
    return next((each for each in held if people == {party_key(party) for party in each.parties()}), last)


def _of_its_kind(telling: Telling, gatherings: Sequence[Gathering]) -> Gathering:
    """Return the encounter told last; of which a round of talks, or one more meeting, is told, the last such one.

    "The talks collapsed. The mediator then briefed the president. A first round, held in May, …"
    """
    last = gatherings[-1]
    token, chief = telling.trigger.token, last.chief
    if chief.trigger.rule.pos != "VERB" or len(gatherings) == 1:
        return last
    is_one_sided = chief.trigger.rule.frame not in _OF_BOTH_ALIKE
    if not is_one_sided and not (telling.trigger.type == "talks" and last.type != "talks"):
        return last
    such = [
        each
        for each in gatherings[:-1]
        if each.chief.status not in _ONLY_SAID
        and len({party_key(party) for party in each.parties()}) >= _TWO
        and any(
            _is_alike(one.trigger.token, token) or one.trigger.type == "talks" == telling.trigger.type
            for one in each.tellings
        )
    ]
    return such[-1] if such else last


def _is_alike(one: Token, other: Token) -> bool:
    return one.pos_ != "VERB" and one.lemma_.lower() == other.lemma_.lower()


def _of_the_story(gatherings: Sequence[Gathering]) -> Gathering | None:
    """Return the only encounter of two that was held, or the one in the lead of which most is told."""
    held = [
        each
        for each in gatherings
        if each.chief.status == "occurred" and FAMILY[each.type] == "talks" and len(each.chief.parties) >= _TWO
    ]
    if not held:
        return None
    [first, *others] = held
    is_chief = first.tellings[0].sentence <= _LEAD and all(len(each.tellings) < len(first.tellings) for each in others)
    return first if is_chief or not others else None


def met_again(telling: Telling, gatherings: Sequence[Gathering], contexts: Contexts) -> Telling | None:
    """Return what those told last do again by a verb that only calls them "we" or what they are, else None.

    "The delegations are to meet again in July", "“We shall reconvene on Thursday,” the minister said".
    """
    token = telling.trigger.token
    told = (*telling.who, *telling.both)
    if telling.trigger.rule.frame != "meet" or telling.whom or not told or not gatherings:
        return None
    if not is_once_more(token, contexts):
        return None
    last = gatherings[-1]
    if len(last.chief.parties) < _TWO or telling.sentence - max(each.sentence for each in last.tellings) > _NEAR:
        return None
    if not all(_stands_for_them(party, last, token.doc) for party in told):
        return None
    return of_all_in(last.chief, telling)


def _stands_for_them(party: Party, last: Gathering, doc: Doc) -> bool:
    """Whether it is "we", said by one of them, or who they are without a name: "the teams", "both delegations"."""
    first = doc[party.start].lower_
    if first == "we":
        return party.actor is None or is_among(party, last.parties())
    return party.actor is None and party.kind == "group" and first in _DEFINITE and not party.country


def _wants_another(telling: Telling, last: Gathering, contexts: Contexts) -> bool:
    """Whether one of those who met wants, refuses or cancels one more: "He has ruled out a second meeting"."""
    if telling.whom or telling.both or telling.status not in _AHEAD | _ONLY_SAID:
        return False
    is_one_more = _is_qualified(telling, contexts.following, contexts) and _is_indefinite(telling, contexts)
    return is_one_more and all(is_among(party, last.parties()) for party in telling.who)


def told_in_front(telling: Telling, gatherings: Sequence[Gathering]) -> Telling | None:
    """Return the encounter before that of the same sentence: "A week after their talks in Rome, A rang B"."""
    token = telling.trigger.token
    owner = syntax.possessor(token)
    if telling.parties or owner is None or owner.lower_ != "their":
        return None
    if syntax.preposition_before(token) not in _FROM_THEN:
        return None
    for gathering in gatherings:
        chief = gathering.chief
        is_main = chief.trigger.rule.pos == "VERB" and chief.trigger.token.dep_ == "ROOT"
        if is_main and chief.sentence == telling.sentence and len(chief.parties) == _TWO:
            return of_all_in(chief, telling)
    return None


def _is_next(telling: Telling, last: Gathering, contexts: Contexts) -> bool:
    """Whether those who met are to meet again, or have: "another meeting is planned", "a second round failed"."""
    is_placed = telling.time is not None or telling.place is not None
    is_one_more = _is_qualified(telling, contexts.following, contexts)
    if telling.status == "planned" and _goes_on(telling, contexts, contexts.continuing):
        return last.chief.status in _BEHIND_THEM and telling.time is not None
    is_new = _is_indefinite(telling, contexts) or _are_new(telling, contexts)
    if telling.status == "planned" and not is_one_more and telling.time is not None and telling.place is not None:
        # "A meeting is planned for May in Geneva"
        return last.chief.status == "occurred" and is_new
    if telling.status in _ONLY_SAID:
        return is_one_more and last.chief.status == "occurred" and _is_indefinite(telling, contexts)
    if telling.status == "cancelled" and not is_one_more and telling.trigger.type != "call":
        # "A meeting planned for May was called off"; a "planned call on the premier" is a visit
        return last.chief.status not in _ONLY_SAID and is_new
    if telling.status in _AHEAD:
        return is_one_more and last.chief.status == "occurred" and (is_placed or _is_indefinite(telling, contexts))
    is_later = telling.status == last.chief.status == "occurred" and telling.time is not None
    if is_later and _goes_on(telling, contexts, contexts.resuming):  # "met on Monday. The talks resumed on Wednesday"
        told = [each.time.text.lower() for each in last.tellings if each.time is not None]
        return bool(told) and telling.time is not None and telling.time.text.lower() not in told
    return is_later and is_one_more and _is_indefinite(telling, contexts)


def _goes_on(telling: Telling, contexts: Contexts, verbs: frozenset[str]) -> bool:
    """Whether what was told goes on another day, by one of the verbs: "the talks will resume on Thursday"."""
    head = syntax.event_head(telling.trigger.token, contexts.measures)
    verb = syntax.governing_verb(head)
    if verb is None or not syntax.is_subject_of(head, verb):
        return False
    below = (each.lemma_ for each in syntax.own_verbs(head))  # "are to resume"
    return verb.lemma_ in verbs or not contexts.resuming.isdisjoint(below)


def _is_former(telling: Telling, contexts: Contexts) -> bool:
    """Whether they had met before: "an earlier meeting had ended in acrimony", "the previous round was in May"."""
    is_new = _is_indefinite(telling, contexts) or _are_new(telling, contexts)
    if telling.status == "cancelled" and is_new:  # "a planned meeting did not take place"
        return _is_qualified(telling, contexts.preceding | contexts.likewise | contexts.arranged, contexts)
    if telling.status != "occurred":
        return False
    if is_new:
        return _is_qualified(telling, contexts.preceding | contexts.likewise | {"first"}, contexts)
    verb = syntax.governing_verb(syntax.event_head(telling.trigger.token, contexts.measures))
    is_main = verb is not None and verb.dep_ == "ROOT"  # not "since the previous round ended"
    words = contexts.preceding | ({"first"} if telling.trigger.token.tag_ == "NNS" else set())  # "the first two rounds"
    return is_main and telling.time is not None and _is_qualified(telling, words, contexts)


def _is_qualified(telling: Telling, words: frozenset[str], contexts: Contexts) -> bool:
    """Whether one of the words stands before the noun or what counts it: "the next round of talks"."""
    token = telling.trigger.token
    heads = (token, syntax.event_head(token, contexts.measures))
    if not words.isdisjoint(syntax.participles(token)):
        return True  # "a round set for May"
    return syntax.hyphenated(token) in words or any(
        not words.isdisjoint((word.lower_, syntax.hyphenated(word)))  # "a follow-up meeting"
        for head in heads
        for word in (*syntax.qualifiers(head), *syntax.modifiers(head))
    )


def _is_indefinite(telling: Telling, contexts: Contexts) -> bool:
    """Whether the word introduces it: "a meeting", "a fresh round of talks"."""
    token = telling.trigger.token
    heads = (token, syntax.event_head(token, contexts.measures))
    return any(syntax.determiner(head) in _INDEFINITE for head in heads)


def _are_new(telling: Telling, contexts: Contexts) -> bool:
    """Whether a plural without an article introduces them: "talks set for May", "four previous rounds of talks"."""
    token = telling.trigger.token
    head = syntax.event_head(token, contexts.measures)
    return token.tag_ == head.tag_ == "NNS" and not any(
        syntax.determiner(each) or syntax.possessor(each) is not None for each in (token, head)
    )
