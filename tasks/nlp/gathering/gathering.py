"""Which tellings speak of one encounter? The mentions of an article gathered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Surroundings, Telling, read_tellings, side_reader
from tasks.nlp.gathering.another_encounter import is_another, is_held_again, is_one_of_many, share_no_day
from tasks.nlp.gathering.another_round import met_again, told_behind, told_in_front, told_of_the_same
from tasks.nlp.gathering.attended_all import attended_all
from tasks.nlp.gathering.attended_behind import attended_behind
from tasks.nlp.gathering.bodies_again import held_by_the_body
from tasks.nlp.gathering.continuation import add_company, add_topics
from tasks.nlp.gathering.continued_talks import with_counterparts
from tasks.nlp.gathering.counted_again import counted_again
from tasks.nlp.gathering.gathered import FAMILY, Gathering, agrees, of_all_in, party_key, points_back, says_who
from tasks.nlp.gathering.named_after_bodies import acted_for_bodies
from tasks.nlp.gathering.named_after_lands import with_their_lands
from tasks.nlp.gathering.nearby_parties import NearbyPartyReader
from tasks.nlp.gathering.occasions_of_meetings import without_occasions
from tasks.nlp.gathering.one_by_one import told_one_by_one
from tasks.nlp.gathering.only_counted import only_counted
from tasks.nlp.gathering.rung_up import rung_back, tell_who_rang
from tasks.nlp.gathering.shared_times import with_own_times
from tasks.nlp.gathering.summed_up import without_summed_up
from tasks.nlp.gathering.told_again import find_same, is_of_a_day, spoken_at
from tasks.nlp.gathering.told_by_name import named_behind, without_group
from tasks.nlp.gathering.visits_of_meetings import without_visits_of_meetings
from tasks.nlp.knowledge.seed_shapes import Contexts
from tasks.nlp.parties.party import Party
from tasks.nlp.sides.sides import SideReader
from tasks.nlp.sides.triggers import Refused

_BEHIND = frozenset({"after", "following"})
_HEADLINE = 14  # tokens
_LEAD = 1  # sentence up to which what is told is told again in full


def gather(around: Surroundings) -> tuple[list[Gathering], list[Refused]]:
    """Return the encounters of the article, each with its tellings, and the trigger words that gave none."""
    weekdays = around.lexicon.times.weekdays
    sides = side_reader(around)
    nearby = NearbyPartyReader(around.cast, sides.parties, around.lexicon)
    tellings, refused = read_tellings(around, sides)
    tellings, occasions = without_occasions(with_own_times(tellings, around.doc), around.lexicon)
    refused += _refused(occasions, "only where others met")
    gatherings, once_more, nameless = _told_in_order(tellings, around, sides)
    gatherings = [each for joined in _joined(gatherings, once_more, weekdays) for each in told_one_by_one(joined)]
    tell_who_rang(gatherings, refused, sides.parties, around.lexicon)
    for telling in _without_own(nameless, gatherings, weekdays):
        found = told_in_front(telling, gatherings) or _with_nearby(telling, gatherings, nearby)
        if found is not telling:
            gatherings.append(Gathering([found]))
        else:
            refused += _refused([telling], _why_nobody(telling))
    gatherings += list(counted_again(gatherings, around))
    gatherings += list(rung_back(gatherings, refused, sides.parties, around.lexicon))
    gatherings.sort(key=lambda each: each.tellings[0].trigger.token.i)
    gatherings, summed_up = without_summed_up(gatherings)
    refused += _refused(summed_up, "told one by one behind")
    kept = without_visits_of_meetings(gatherings)
    refused += _refused(_tellings_of_others(gatherings, kept), "the visit on which a meeting is told of")
    for gathering in kept:
        gathering.tellings = [_with_senders(telling, sides) for telling in gathering.tellings]
    add_company(kept, around)
    whole = [gathering for gathering in kept if gathering.parties() and not _is_lone_absence(gathering)]
    refused += _refused(_tellings_of_others(kept, whole), "only one side is told")
    add_topics(whole, around)
    return whole, refused


def _refused(tellings: Iterable[Telling], reason: str) -> list[Refused]:
    return [Refused(each.trigger.token, each.trigger.rule.name, reason) for each in tellings]


def _tellings_of_others(gatherings: list[Gathering], kept: list[Gathering]) -> Iterator[Telling]:
    """Yield the tellings of the encounters that are not kept."""
    for gathering in gatherings:
        if gathering not in kept:
            yield from gathering.tellings


def _told_in_order(
    tellings: Iterable[Telling], around: Surroundings, sides: SideReader
) -> tuple[list[Gathering], list[Gathering], list[Telling]]:
    """Return the encounters as they are told one after the other, those of them in which those who were told met once
    more, and the tellings of which nobody knows yet who met.
    """
    gatherings: list[Gathering] = []
    once_more: list[Gathering] = []
    nameless: list[Telling] = []
    contexts = around.lexicon.contexts
    for each in tellings:
        telling = replace(each, time=None, place=None, is_earlier=False) if _counts(each, contexts) else each
        telling = replace(telling, both=tuple(sides.antecedents.holders([*telling.both])))
        other = _told_of_another(telling, gatherings, contexts) if gatherings else None
        if other is not None:
            once_more.append(Gathering([other]))
            gatherings.append(once_more[-1])
        elif not _joins(telling, gatherings, around):
            known = _with_those_who_met(telling, gatherings, around, sides)
            if known is not None:
                gatherings.append(Gathering([known]))
            else:
                nameless.append(telling)
    return gatherings, once_more, nameless


def _told_of_another(telling: Telling, gatherings: list[Gathering], contexts: Contexts) -> Telling | None:
    """Return the telling of one more encounter of those told before, with them, or None where it is no such."""
    return (
        held_by_the_body(telling, gatherings, contexts)
        or told_of_the_same(telling, gatherings, contexts)
        or told_behind(telling, gatherings)
        or met_again(telling, gatherings, contexts)
    )


def _joins(telling: Telling, gatherings: list[Gathering], around: Surroundings) -> bool:
    """Whether it tells again of encounters that were told before, to which it is added."""
    lexicon = around.lexicon
    counted = only_counted(telling, gatherings, lexicon.contexts)
    if counted is not None:
        counted.tellings.append(replace(telling, who=(), whom=(), both=()))
        return True
    same = find_same(telling, gatherings, lexicon.times.weekdays)
    if same is None and gatherings and not is_another(telling, gatherings[-1], lexicon.times.weekdays):
        named = with_their_lands(telling, gatherings[-1])
        same, telling = (same, telling) if named is None else (gatherings[-1], named)
        if same is None and acted_for_bodies(telling, gatherings[-1], around.cast):
            same = gatherings[-1]
    found = attended_all(telling, gatherings, lexicon.times.numbers) or ([same] if same is not None else [])
    if not found and (spoken_of := spoken_at(telling, gatherings, lexicon.times.weekdays)) is not None:
        found = [spoken_of]
        # whoever speaks after it need not have been there
        telling = replace(telling, who=()) if _is_over(telling) else telling
    for gathering in found:
        gathering.tellings.append(telling)
    return bool(found)


def _with_those_who_met(
    telling: Telling, gatherings: list[Gathering], around: Surroundings, sides: SideReader
) -> Telling | None:
    """Return the telling of an encounter that was not told before with those who met, or None where nobody is known."""
    if telling.parties and not _is_hollow(telling):
        return with_counterparts(telling, gatherings, around.lexicon.contexts)
    if gatherings and telling.time is not None and points_back(telling):
        found = _with_antecedents(telling, sides)
        return found if len(found.parties) > 1 else _with_parties_of(telling, gatherings[-1])
    found = attended_behind(_with_antecedents(telling, sides), sides.parties, around.lexicon)
    return found if len(found.parties) > 1 else None


def _is_lone_absence(gathering: Gathering) -> bool:
    """Whether all that is told is that somebody was not there: "Mr Brown was not at the Downing Street meeting"."""
    names = {party_key(party) for party in gathering.parties()}
    return len(names) == 1 and all(each.judgement.is_absence for each in gathering.tellings)


def _why_nobody(telling: Telling) -> str:
    if telling.trigger.type == "visit" and telling.parties:
        return "a visit to nowhere"
    if telling.is_definite or points_back(telling):
        return "points back to an encounter that is not told before"
    return "nobody is named"


def _with_nearby(telling: Telling, gatherings: list[Gathering], nearby: NearbyPartyReader) -> Telling:
    """Return the telling of talks with the two whom only the sentences around name, unless theirs are told already."""
    if telling.parties:
        return telling  # "the officials' talks": somebody is told, if by no name
    both = nearby.of(telling.trigger)
    is_told = any(
        FAMILY[each.type] == "talks" and all(_is_told_with(party, each.parties()) for party in both)
        for each in gatherings
    )
    return telling if is_told or not both else replace(telling, who=(), whom=(), both=tuple(both))


def _is_told_with(party: Party, known: list[Party]) -> bool:
    """Whether the party is among those known, or one of its name is: a headline's firm may be taken for a man."""
    return agrees(party, known) or any(party.text == other.text for other in known)


def _with_antecedents(telling: Telling, sides: SideReader) -> Telling:
    """Return the telling with those whom "the two sides" or "they" stands for."""
    found = [
        p for party in (*telling.who, *telling.both) if party.is_anaphor for p in sides.antecedents.of(party, set())
    ]
    return replace(telling, who=(), whom=(), both=tuple(found)) if found else telling


def _with_senders(telling: Telling, sides: SideReader) -> Telling:
    """Return the telling with the states whose people meet in "the foreign ministers of the two countries"."""
    sent = sides.antecedents.senders([*telling.who, *telling.both]) if not telling.whom else []
    is_new = len(sent) > len(telling.who) + len(telling.both)
    return replace(telling, who=(), both=tuple(sent)) if is_new else telling


def _with_parties_of(telling: Telling, gathering: Gathering) -> Telling:
    """Return the telling of "they last met in 1961" with the people of the encounter before."""
    chief = gathering.chief
    if not telling.whom and any(party.is_anaphor and party.kind == "group" for party in telling.who + telling.both):
        return of_all_in(chief, telling)
    return replace(telling, who=chief.who, whom=chief.whom, both=chief.both)


def _counts(telling: Telling, contexts: Contexts) -> bool:
    """Whether it only says which in a row the encounter was: "met, their first meeting since May", "it was the third".

    The time beside it is not when they met.
    """
    if telling.trigger.rule.pos != "NOUN":
        return False
    token = telling.trigger.token
    heads = {token, syntax.event_head(token, contexts.measures)}  # "the third round of talks"
    return any(
        syntax.is_afterthought(head) or (syntax.is_counted(head) and syntax.is_said_of_it(head)) for head in heads
    )


def _is_hollow(telling: Telling) -> bool:
    """A noun with one unnamed body or group and nothing else told is no encounter of its own."""
    named = [party for party in telling.parties if party.actor is not None or party.is_in_name]
    if telling.trigger.type == "visit" and not telling.whom and telling.place is None:
        return telling.trigger.rule.pos == "NOUN" and not any(party.title for party in named)
    if any(says_who(party) and party.kind in {"group", "organization"} for party in telling.both):
        return False  # "the Lisbon summit of EU leaders", "the Eleventh Meeting of the River Basin Authority"
    return telling.trigger.rule.pos == "NOUN" and not named and telling.is_definite


def _is_over(telling: Telling) -> bool:
    """Whether somebody speaks after it: "announced the order after the meeting"."""
    return syntax.preposition_before(telling.trigger.token) in _BEHIND


def _joined(gatherings: list[Gathering], once_more: list[Gathering], weekdays: Collection[str]) -> list[Gathering]:
    """Join a thin telling that stands before its full one: the headline, or a lead that names one side.

    None is joined with those in which the same people met `once_more`.
    """
    kept: list[Gathering] = []
    for position, thin in enumerate(gatherings):
        known = thin.parties()
        fuller = None
        behind = [g for g in gatherings[position + 1 :] if not any(g is each for each in once_more)]
        is_noun = thin.chief.trigger.rule.pos == "NOUN"
        is_headline = not any(party.actor is not None for party in known) and thin.last < _HEADLINE
        if is_headline and len(thin.tellings) == 1:
            later = [g for g in behind if FAMILY[g.type] == FAMILY[thin.type]]
            fuller = later[0] if later and later[0].tellings[0].trigger.token.i < 6 * _HEADLINE else None
            if fuller is not None and (
                is_one_of_many(fuller.chief, thin.chief)
                or is_held_again(fuller.chief, thin, weekdays)
                or share_no_day(thin.chief.time, fuller.chief.time)
            ):
                fuller = None
        elif _is_without_verb(thin):
            later = [g for g in behind if g.tellings[0].trigger.token.i < 6 * _HEADLINE]
            fuller = next((g for g in later if _is_of_all(g, thin)), None)
        elif len(thin.tellings) == 1 and len({party_key(p) for p in known}) <= 1 and is_noun:
            for other in behind:
                if FAMILY[other.type] != FAMILY[thin.type] or is_another(thin.chief, other, weekdays):
                    continue
                if thin.chief.sentence > _LEAD and _is_new(thin.chief) and _is_new(other.chief):
                    continue  # "at a meeting in Gilan … in a meeting with the commander"
                if known and all(agrees(party, other.parties()) for party in known):
                    fuller = other
                    break
        if fuller is not None:
            fuller.tellings[:0] = thin.tellings
        elif (names := named_behind(thin, behind, weekdays)) is not None:
            names.tellings[:0] = [without_group(each) for each in thin.tellings]
        else:
            kept.append(thin)
    return kept


def _is_new(telling: Telling) -> bool:
    """Whether the word for it introduces it: "a meeting"."""
    return syntax.determiner(telling.trigger.token) in {"a", "an", "another"}


def _without_own(nameless: list[Telling], gatherings: list[Gathering], weekdays: Collection[str]) -> list[Telling]:
    """Give "Friday's meeting", where nobody is named, to the only encounter of its kind; return what is left."""
    rest: list[Telling] = []
    for telling in nameless:
        same = [each for each in gatherings if each.type == telling.trigger.type]
        is_one = len(same) == 1 and same[0].chief.status == telling.status
        if is_one and is_of_a_day(telling) and not is_another(telling, same[0], weekdays):
            same[0].tellings.append(telling)
            same[0].tellings.sort(key=lambda each: each.trigger.token.i)
        else:
            rest.append(telling)
    return rest


def _is_without_verb(gathering: Gathering) -> bool:
    """Whether it is a headline without a verb, which does not say when: "Castro, Khrushchev in talks on sugar"."""
    sentence = gathering.chief.trigger.token.sent
    return (
        len(gathering.tellings) == 1
        and gathering.last < _HEADLINE
        and sentence.start == 0
        and not any(token.pos_ in {"VERB", "AUX"} for token in sentence)
    )


def _is_of_all(fuller: Gathering, thin: Gathering) -> bool:
    """Whether everybody in the headline is in the other telling of the same kind."""
    known = fuller.parties()
    return FAMILY[fuller.type] == FAMILY[thin.type] and all(agrees(party, known) for party in thin.parties())
