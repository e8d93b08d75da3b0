"""Does a telling speak of another encounter than one that was told: by its status, its day, its place, its sides?"""

from __future__ import annotations

from collections.abc import Collection

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.gathering.bodies_again import are_counted_apart
from tasks.nlp.gathering.gathered import Gathering, agrees, is_among, is_headline
from tasks.records import Status, Time

_MERGING: set[frozenset[Status]] = {
    frozenset({"planned", "cancelled"}), frozenset({"planned", "proposed"}), frozenset({"planned", "occurred"}),
    frozenset({"proposed", "denied"}), frozenset({"planned", "denied"}), frozenset({"proposed", "occurred"}),
}  # fmt: skip
_AGAIN = frozenset({"again"})
_BESIDES = frozenset({"also", "later", "then", "afterwards", "separately"})
_CAME_TO_NOTHING = frozenset({"cancelled", "denied"})
_MIGHT = frozenset({"could", "may", "might"})
_WILL = frozenset({"will", "shall", "'ll", "’ll"})
_PRESENT = frozenset({"VBZ", "VBP"})
_FROM_THEN = frozenset({"this", "today", "tonight", "yesterday"})
_OPENING, _CLOSING = frozenset({"“", "``"}), frozenset({"”", "''"})
_SEVERAL = 2
_MANY = 4
_NEAR = 2  # sentences
_REACH = 60  # tokens to where a quotation may begin


def is_another(telling: Telling, gathering: Gathering, weekdays: Collection[str]) -> bool:
    """Whether the telling cannot be of the encounter: its status, day, place or sides are not those of it.

    `weekdays` are the names of the days of the week, in lower case.
    """
    chief = gathering.chief
    if telling.gap and any(_is_of_one_verb(each, telling) for each in gathering.tellings):
        return True  # "met A and B in turn", "met in March and again in May"
    if (
        _meets_both(telling, chief)
        or _meets_own_side(telling, chief)
        or _is_of_two_among_many(telling, chief)
        or is_one_of_many(telling, chief)
        or are_counted_apart(telling, gathering)
        or _is_summit_beside(telling, gathering)
    ):
        return True
    if telling.status != chief.status and frozenset({telling.status, chief.status}) not in _MERGING and telling.parties:
        return True
    if "occurred" in {telling.status, chief.status} != {"occurred"} and telling.parties and not telling.is_definite:
        return True
    is_verb = telling.trigger.rule.pos == "VERB"
    if is_verb and telling.status == "planned" and chief.status in _CAME_TO_NOTHING and _is_ahead(telling):
        return True  # "A meeting with B could not take place; he will meet her on Friday"
    is_met = is_verb and telling.status == "occurred" and telling.time is not None
    if is_met and (_may_yet_be(chief) or _is_still_to_be(chief, telling)):
        return True  # "A could receive B. The two met in Geneva on Monday"
    if is_verb and telling.status in {"planned", "proposed"} and chief.status == "occurred" and chief.judgement.is_past:
        return True  # "A met B. The two will meet again": another one
    if not is_verb and telling.status == "planned" and _was_held_before(chief, telling):
        return True  # "A and B met. Talks on a treaty will open in September"
    if is_verb and _is_before_it(telling, gathering):
        return True
    is_again = is_verb and syntax.has_qualifier(telling.trigger.token, _AGAIN)  # "the two sides met again on Thursday"
    # not "the meeting was cancelled on Thursday"
    is_new = is_again or (bool(telling.parties) and not telling.is_definite)
    # “The president called him this afternoon,” a statement said: the day is that of the statement
    times = () if _is_said_on_its_day(telling) else (each.time for each in gathering.tellings)
    for time in times:
        if share_no_day(time, telling.time) or (is_new and _are_other_days(time, telling.time, weekdays)):
            return True
    for place in (each.place for each in gathering.tellings):
        if (
            place
            and telling.place
            and {place.kind, telling.place.kind} <= {"city"}
            and place.name != telling.place.name
        ):
            return True
    return False


def _is_said_on_its_day(telling: Telling) -> bool:
    """Whether a quotation counts the day from when it was said: "today", "this afternoon"."""
    if telling.time is None or telling.time.text.lower().split()[0] not in _FROM_THEN:
        return False
    token = telling.trigger.token
    for i in range(token.i - 1, max(-1, token.i - _REACH), -1):
        text = token.doc[i].text
        if text in _CLOSING:
            return False
        if text in _OPENING:
            return True
    return False


def is_held_again(telling: Telling, first: Gathering, weekdays: Collection[str]) -> bool:
    """Whether it says that those met again, on another day than the first time: "broke down in 2014", "met again"."""
    is_again = telling.trigger.rule.pos == "VERB" and syntax.has_qualifier(telling.trigger.token, _AGAIN)
    times = [each.time for each in first.tellings]
    return is_again and any(
        share_no_day(time, telling.time) or _are_other_days(time, telling.time, weekdays) for time in times
    )


def _is_ahead(telling: Telling) -> bool:
    """Whether they will meet on a day that is told: not "were to meet", which was planned and came to nothing."""
    words = {each.lower_ for each in syntax.auxiliaries(telling.trigger.token)}
    return telling.time is not None and not _WILL.isdisjoint(words)


def _is_of_one_verb(one: Telling, other: Telling) -> bool:
    """Whether one word tells both, the other by "again" or by a further name."""
    is_again = other.gap == other.trigger.token.i
    return one.sentence == other.sentence and (is_again or one.trigger.token == other.trigger.token)


def _may_yet_be(chief: Telling) -> bool:
    """Whether it is only said that they might meet: not "had hoped to meet", which may have come to pass."""
    verb = syntax.verb_of(chief.trigger.token) if chief.status == "proposed" else None
    return verb is not None and not _MIGHT.isdisjoint(each.lower_ for each in syntax.auxiliaries(verb))


def _is_still_to_be(chief: Telling, telling: Telling) -> bool:
    """Whether a plan of today lies before them who met on a day that is told: "A is to meet B. They met last week"."""
    if chief.status not in {"planned", "proposed"} or telling.time is None or telling.time.start is None:
        return False
    if chief.time is not None and chief.time.start is not None and not share_no_day(chief.time, telling.time):
        return False
    verb = syntax.verb_of(chief.trigger.token)
    finite = syntax.finite_verb(verb) if verb is not None and not is_headline(chief) else None
    if finite is None or syntax.is_past(finite):
        return False  # "A was due to meet B. The two met on Monday": it came to pass
    beside = syntax.auxiliaries(finite)  # "is expected to meet", "will meet"
    return syntax.is_present(finite) or any(each.tag_ in _PRESENT or each.lower_ in _WILL for each in beside)


def _meets_own_side(telling: Telling, chief: Telling) -> bool:
    """Whether those of one side meet besides: "A received B and C, one by one. B and C also met each other"."""
    is_besides = telling.trigger.rule.frame == "meet" and syntax.has_qualifier(telling.trigger.token, _BESIDES)
    if not is_besides or telling.sentence <= chief.sentence or not (chief.who and chief.whom):
        return False
    parties = telling.parties
    return len(parties) >= _SEVERAL and any(
        all(is_among(party, list(side)) for party in parties) for side in (chief.who, chief.whom)
    )


def _is_of_two_among_many(telling: Telling, chief: Telling) -> bool:
    """Whether two of those who all met also met alone: "A, B, C, D and E held meetings. A held talks with B"."""
    if len(chief.both) < _MANY or len(telling.who) != 1 or len(telling.whom) != 1 or telling.is_definite:
        return False
    two = (*telling.who, *telling.whom)
    return all(party.kind == "person" and party.actor is not None for party in two) and all(
        agrees(party, list(chief.both)) for party in two
    )


def _meets_both(telling: Telling, chief: Telling) -> bool:
    """Whether somebody else meets those who met each other: "the president welcomed both guests"."""
    two = (chief.who, chief.whom)
    if len(chief.both) == len(two) and telling.sentence > chief.sentence:  # "A and B met. The pair then called on C"
        two = (chief.both[:1], chief.both[1:])
    return all(two) and any(
        bool(others)
        and not any(agrees(p, [*chief.who, *chief.whom, *chief.both]) for p in others)
        and all(any(agrees(p, list(together)) for p in side) for side in two)
        for together, others in ((telling.who, telling.whom), (telling.whom, telling.who))
    )


def is_one_of_many(telling: Telling, chief: Telling) -> bool:
    """Whether a headline counts more whom somebody met than the telling names: "saw three kings", "received King A"."""
    doc = telling.trigger.token.doc
    counted = [p for p in chief.whom if p.actor is None and p.kind == "group" and doc[p.start].like_num]
    is_one = len(telling.whom) == 1 and all(p.kind == "person" and p.actor is not None for p in telling.whom)
    return (bool(counted) and is_one and is_headline(chief)) or (_is_of_series(telling, chief) and is_series(chief))


def is_series(chief: Telling) -> bool:
    """Whether it sums up whom somebody met, some without a name: "meetings with the speakers of Mali and Chad"."""
    token = chief.trigger.token
    is_plural = chief.trigger.type == "meeting" and chief.trigger.rule.pos == "NOUN" and token.tag_ == "NNS"
    if not is_plural or not chief.who or len(chief.whom) < _SEVERAL:
        return False
    return all(party.kind in {"country", "person"} for party in chief.whom) and any(
        party.actor is None or party.kind == "country" for party in chief.whom
    )


def _is_of_series(telling: Telling, chief: Telling) -> bool:
    """Whether one more of name is told, whom the same man met, farther on than what sums them up."""
    if telling.sentence <= chief.sentence or telling.is_attendance:
        return False
    others = [party for party in telling.parties if not agrees(party, list(chief.who))]
    return len(others) == 1 and others[0].kind == "person" and others[0].actor is not None


def _is_summit_beside(telling: Telling, gathering: Gathering) -> bool:
    """Whether a summit is told farther on than a meeting that nobody called one: "ahead of the NATO summit in July"."""
    if telling.trigger.type != "summit" or telling.sentence - gathering.tellings[-1].sentence <= _NEAR:
        return False
    return all(each.trigger.type != "summit" for each in gathering.tellings)


def _was_held_before(chief: Telling, telling: Telling) -> bool:
    """Whether it had been held already when talks are still to come, on a day that is not told of it."""
    if telling.time is None or telling.trigger.type == "visit" or not chief.judgement.is_past:
        return False
    is_other_day = chief.time is None or chief.time.text.lower() != telling.time.text.lower()
    return chief.status == "occurred" and is_other_day


def _is_before_it(telling: Telling, gathering: Gathering) -> bool:
    """Whether "had" tells right behind it of another day: "A rang B on Friday. B had rung A on Monday"."""
    verb, chief = telling.trigger.token, gathering.chief
    if not syntax.is_past_perfect(verb) or verb.dep_ != "ROOT" or len(gathering.tellings) > 1:
        return False
    told = chief.trigger.token
    is_plain = told.dep_ == "ROOT" and told.tag_ == "VBD" and chief.trigger.rule.pos == "VERB"
    if not is_plain or telling.sentence != chief.sentence + 1 or chief.time is None or telling.time is None:
        return False
    return chief.time.text.lower() != telling.time.text.lower()


def _are_other_days(x: Time | None, y: Time | None, weekdays: Collection[str]) -> bool:
    """Whether two weekdays are named that nobody can date: "telephoned him on Sunday", "again on Monday".

    Also where one is a weekday and the other a year: "broke down in 2014", "met again on Monday".
    """
    if x is None or y is None:
        return False
    if (x.start is None) != (y.start is None):
        dated, other = (x, y) if x.start is not None else (y, x)
        return dated.text.isdigit() and any(word in weekdays for word in other.text.lower().split())
    if x.start is not None:
        return False
    one, two = ({word for word in each.text.lower().split() if word in weekdays} for each in (x, y))
    return bool(one and two) and one.isdisjoint(two)


def share_no_day(x: Time | None, y: Time | None) -> bool:
    """Whether both are resolved and share no day."""
    return bool(x and y and x.start and y.start and x.end and y.end and (x.start > y.end or y.start > x.end))
