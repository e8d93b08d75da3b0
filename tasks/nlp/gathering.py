"""Which tellings speak of one encounter? The mentions of an article gathered, visits joined with their meetings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from tasks.nlp import syntax
from tasks.nlp.another_round import told_in_front, told_of_the_same
from tasks.nlp.continuation import add_company, add_topics
from tasks.nlp.continued_talks import with_counterparts
from tasks.nlp.gathered import Gathering, agrees, is_headline, party_key, place_told, points_back, time_told
from tasks.nlp.nearby_parties import NearbyPartyReader
from tasks.nlp.party import Party
from tasks.nlp.rung_up import rung_back, tell_who_rang
from tasks.nlp.sides import SideReader
from tasks.nlp.tellings import Surroundings, Telling, read_tellings, side_reader
from tasks.nlp.triggers import Refused
from tasks.records import EncounterType, Status, Time

_FAMILY: dict[EncounterType, str] = {
    "meeting": "talks", "talks": "talks", "summit": "talks", "visit": "visit", "call": "call",
    "correspondence": "correspondence",
}  # fmt: skip
_MERGING: set[frozenset[Status]] = {
    frozenset({"planned", "cancelled"}), frozenset({"planned", "proposed"}), frozenset({"planned", "occurred"}),
    frozenset({"proposed", "denied"}), frozenset({"planned", "denied"}), frozenset({"proposed", "occurred"}),
}  # fmt: skip
_AGAIN = frozenset({"again"})
_BEHIND = frozenset({"after", "following"})
_HEADLINE = 14  # tokens
_LEAD = 1  # sentence up to which what is told is told again in full
_ON_A_VISIT = 6  # sentences between a visit and the meetings on it


def gather(around: Surroundings) -> tuple[list[Gathering], list[Refused]]:
    """Return the encounters of the article, each with its tellings, and the trigger words that gave none."""
    gatherings: list[Gathering] = []
    weekdays = around.lexicon.times.weekdays
    sides = side_reader(around)
    nearby = NearbyPartyReader(around.cast, sides.parties, around.lexicon)
    tellings, refused = read_tellings(around, sides)
    nameless: list[Telling] = []
    contexts = around.lexicon.contexts
    for each in tellings:
        telling = replace(each, time=None, is_earlier=False) if _counts(each) else each
        other = told_of_the_same(telling, gatherings[-1], contexts) if gatherings else None
        if other is not None:
            gatherings.append(Gathering([other]))
            continue
        same = _find_same(telling, gatherings, weekdays)
        if same is not None:
            same.tellings.append(telling)
        elif (spoken_of := _spoken_at(telling, gatherings, weekdays)) is not None:
            # whoever speaks after it need not have been there
            spoken_of.tellings.append(replace(telling, who=()) if _is_over(telling) else telling)
        elif telling.parties and not _is_hollow(telling):
            gatherings.append(Gathering([with_counterparts(telling, gatherings, contexts)]))
        elif gatherings and telling.time is not None and points_back(telling):
            found = _with_antecedents(telling, sides)
            known = found if len(found.parties) > 1 else _with_parties_of(telling, gatherings[-1])
            gatherings.append(Gathering([known]))
        else:
            found = _with_antecedents(telling, sides)
            if len(found.parties) > 1:
                gatherings.append(Gathering([found]))
            else:
                nameless.append(telling)
    gatherings = _joined(gatherings, weekdays)
    tell_who_rang(gatherings, refused, sides.parties, around.lexicon)
    for telling in _without_own(nameless, gatherings, weekdays):
        found = told_in_front(telling, gatherings) or _with_nearby(telling, gatherings, nearby)
        if found is not telling:
            gatherings.append(Gathering([found]))
        else:
            refused.append(Refused(telling.trigger.token, telling.trigger.rule.name, _why_nobody(telling)))
    gatherings += list(rung_back(gatherings, refused, sides.parties, around.lexicon))
    gatherings.sort(key=lambda each: each.tellings[0].trigger.token.i)
    kept = _without_visits_of_meetings(gatherings)
    refused += [
        Refused(telling.trigger.token, telling.trigger.rule.name, "the visit on which a meeting is told of")
        for gathering in gatherings
        if gathering not in kept
        for telling in gathering.tellings
    ]
    for gathering in kept:
        gathering.tellings = [_with_senders(telling, sides) for telling in gathering.tellings]
    add_company(kept, around)
    whole = [gathering for gathering in kept if gathering.parties() and not _is_lone_absence(gathering)]
    refused += [
        Refused(telling.trigger.token, telling.trigger.rule.name, "only one side is told")
        for gathering in kept
        if gathering not in whole
        for telling in gathering.tellings
    ]
    add_topics(whole, around)
    return whole, refused


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
        _FAMILY[each.type] == "talks" and all(_is_told_with(party, each.parties()) for party in both)
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
        return replace(telling, who=(), whom=(), both=(*chief.who, *chief.whom, *chief.both))
    return replace(telling, who=chief.who, whom=chief.whom, both=chief.both)


def _counts(telling: Telling) -> bool:
    """Whether it only says which in a row the encounter was: "met, their first meeting since May", "it was the third".

    The time beside it is not when they met.
    """
    token = telling.trigger.token
    return telling.trigger.rule.pos == "NOUN" and (
        syntax.is_afterthought(token) or (syntax.is_counted(token) and syntax.is_said_of_it(token))
    )


def _is_hollow(telling: Telling) -> bool:
    """A noun with one unnamed body or group and nothing else told is no encounter of its own."""
    named = [party for party in telling.parties if party.actor is not None or party.is_in_name]
    if telling.trigger.type == "visit" and not telling.whom and telling.place is None:
        return telling.trigger.rule.pos == "NOUN" and not any(party.title for party in named)
    if any(_says_who(party) and party.kind == "group" for party in telling.both):
        return False  # "the Lisbon summit of European Union leaders"
    return telling.trigger.rule.pos == "NOUN" and not named and telling.is_definite


def _find_same(telling: Telling, gatherings: list[Gathering], weekdays: Collection[str]) -> Gathering | None:
    """Return the encounter told before that this telling speaks of, the most recent first."""
    # "during the meeting the official said": who is not named need not be known
    parties = [party for party in telling.parties if not telling.is_definite or _says_who(party)]
    back = telling.is_definite or points_back(telling)
    recent = sorted(gatherings, key=lambda each: (not parties and not _is_meant(telling, each), -each.last))
    if telling.is_earlier:
        return None
    family = _FAMILY[telling.trigger.type]
    for gathering in recent:
        if _conflicts(telling, gathering, weekdays) or (parties and _is_of_before(gathering)):
            continue
        same_family = (
            _FAMILY[gathering.type] == family or _is_spoken(telling, gathering) or _is_same_word(telling, gathering)
        )
        if not parties:
            if back and (same_family or {telling.trigger.type, gathering.type} == {"visit", "meeting"}):
                return gathering
            continue
        if not same_family:
            continue
        if telling.is_attendance and telling.is_definite:
            return gathering  # "the meeting was attended by": whoever it was
        known = gathering.parties()
        if family == "visit" and telling.who and not any(_is_among(p, known) for p in telling.who):
            continue
        agreeing = [party for party in parties if agrees(party, known)]
        covered = [party for party in known if agrees(party, parties)]
        if len(agreeing) == len(parties) or (len(covered) == len(known) and len(agreeing) >= min(2, len(parties))):
            if len(parties) > 1 or back or len(known) == 1 or not telling.whom:
                return gathering
        elif (agreeing and back and len(known) <= 1) or (len(agreeing) >= 2 and _both_sides_agree(telling, gathering)):
            return gathering
        elif agreeing and back and all(party.kind == "country" for party in parties if party not in agreeing):
            return gathering  # "during the call Lavrov urged the United States"
    return None


def _spoken_at(telling: Telling, gatherings: list[Gathering], weekdays: Collection[str]) -> Gathering | None:
    """Return the encounter told last where "C said at the meeting" names somebody who was not named with it."""
    if not (telling.is_definite and telling.is_occasion) or telling.whom or telling.both:
        return None
    if any(word.like_num for word in syntax.modifiers(telling.trigger.token)):
        return None  # "the third meeting between them"
    recent = sorted(gatherings, key=lambda each: -each.last)
    return next(
        (
            each
            for each in recent
            if (each.type == telling.trigger.type or _is_same_word(telling, each))
            and each.chief.status == telling.status
            and not _conflicts(telling, each, weekdays)
        ),
        None,
    )


def _is_over(telling: Telling) -> bool:
    """Whether somebody speaks after it: "announced the order after the meeting"."""
    return syntax.preposition_before(telling.trigger.token) in _BEHIND


def _is_meant(telling: Telling, gathering: Gathering) -> bool:
    """Whether "the meeting discussed trade" speaks of a meeting that was: not of a visit that he was invited to."""
    if not telling.is_definite or telling.judgement.status != "occurred":
        return True
    kind = telling.trigger.type
    is_such = _FAMILY[gathering.type] == "talks" if kind == "talks" else gathering.type == kind
    return is_such and gathering.chief.status == "occurred"


def _is_spoken(telling: Telling, gathering: Gathering) -> bool:
    """Whether a call is also told by "spoke with", which does not say how: the two may be one."""
    if _is_conversation(telling) and gathering.type == "call":
        return telling.sentence - gathering.tellings[-1].sentence <= 1
    if telling.trigger.type == "call":
        is_next = telling.sentence - gathering.tellings[-1].sentence <= 1
        is_back = telling.is_definite or (is_next and points_back(telling))
        if is_back and not telling.parties and gathering.type == "talks":
            return True  # "held talks. During the phone call", "They spoke by telephone"
        return all(each.trigger.rule.is_unspecific for each in gathering.tellings)
    return telling.trigger.rule.is_unspecific and gathering.type == "call"


def _is_conversation(telling: Telling) -> bool:
    """Whether "their conversation" may have been by telephone: "A rang B. Their conversation lasted an hour"."""
    trigger = telling.trigger
    is_one = trigger.type == "talks" and trigger.token.tag_ == "NN"
    return is_one and telling.is_definite and not telling.parties


def _is_of_before(gathering: Gathering) -> bool:
    """Whether only a clause aside told of it: "A and B, who last met in May, shook hands"."""
    return len(gathering.tellings) == 1 and gathering.chief.is_earlier and bool(gathering.chief.time)


def _is_same_word(telling: Telling, gathering: Gathering) -> bool:
    """Whether "he joined the meeting by video link" speaks of a meeting, which others may have come to."""
    lemma = telling.trigger.token.lemma_
    return telling.is_definite and any(each.trigger.token.lemma_ == lemma for each in gathering.tellings)


def _says_who(party: Party) -> bool:
    """Whether the party is named, or described by more than its office: "G7 finance ministers", not "the official"."""
    return party.actor is not None or party.country is not None or len(party.text.split()) > 2


def _both_sides_agree(telling: Telling, gathering: Gathering) -> bool:
    """Whether somebody of each side is known from the encounter, so that others only came along."""
    known = gathering.parties()
    if telling.both:
        return sum(agrees(party, known) for party in telling.both) >= 2
    return any(agrees(p, known) for p in telling.who) and any(agrees(p, known) for p in telling.whom)


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


def _is_one_of_many(telling: Telling, chief: Telling) -> bool:
    """Whether a headline counts more whom somebody met than the telling names: "saw three kings", "received King A"."""
    doc = telling.trigger.token.doc
    counted = [p for p in chief.whom if p.actor is None and p.kind == "group" and doc[p.start].like_num]
    is_one = len(telling.whom) == 1 and all(p.kind == "person" and p.actor is not None for p in telling.whom)
    return bool(counted) and is_one and is_headline(chief)


def _conflicts(telling: Telling, gathering: Gathering, weekdays: Collection[str]) -> bool:
    chief = gathering.chief
    if _meets_both(telling, chief) or _is_one_of_many(telling, chief):
        return True
    if telling.status != chief.status and frozenset({telling.status, chief.status}) not in _MERGING and telling.parties:
        return True
    if "occurred" in {telling.status, chief.status} != {"occurred"} and telling.parties and not telling.is_definite:
        return True
    is_verb = telling.trigger.rule.pos == "VERB"
    if is_verb and telling.status in {"planned", "proposed"} and chief.status == "occurred" and chief.judgement.is_past:
        return True  # "A met B. The two will meet again": another one
    if is_verb and _is_before_it(telling, gathering):
        return True
    is_again = is_verb and syntax.has_qualifier(telling.trigger.token, _AGAIN)  # "the two sides met again on Thursday"
    # not "the meeting was cancelled on Thursday"
    is_new = is_again or (bool(telling.parties) and not telling.is_definite)
    for time in (each.time for each in gathering.tellings):
        if _apart(time, telling.time) or (is_new and _are_other_days(time, telling.time, weekdays)):
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


def _joined(gatherings: list[Gathering], weekdays: Collection[str]) -> list[Gathering]:
    """Join a thin telling that stands before its full one: the headline, or a lead that names one side."""
    kept: list[Gathering] = []
    for position, thin in enumerate(gatherings):
        known = thin.parties()
        fuller = None
        is_noun = thin.chief.trigger.rule.pos == "NOUN"
        is_headline = not any(party.actor is not None for party in known) and thin.last < _HEADLINE
        if is_headline and len(thin.tellings) == 1:
            later = [g for g in gatherings[position + 1 :] if _FAMILY[g.type] == _FAMILY[thin.type]]
            fuller = later[0] if later and later[0].tellings[0].trigger.token.i < 6 * _HEADLINE else None
            if fuller is not None and _is_one_of_many(fuller.chief, thin.chief):
                fuller = None
        elif _is_without_verb(thin):
            later = [g for g in gatherings[position + 1 :] if g.tellings[0].trigger.token.i < 6 * _HEADLINE]
            fuller = next((g for g in later if _is_of_all(g, thin)), None)
        elif len(thin.tellings) == 1 and len({party_key(p) for p in known}) <= 1 and is_noun:
            for other in gatherings[position + 1 :]:
                if _FAMILY[other.type] != _FAMILY[thin.type] or _conflicts(thin.chief, other, weekdays):
                    continue
                if thin.chief.sentence > _LEAD and _is_new(thin.chief) and _is_new(other.chief):
                    continue  # "at a meeting in Gilan … in a meeting with the commander"
                if known and all(agrees(party, other.parties()) for party in known):
                    fuller = other
                    break
        if fuller is None:
            kept.append(thin)
        else:
            fuller.tellings[:0] = thin.tellings
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
        if is_one and _is_of_a_day(telling) and not _conflicts(telling, same[0], weekdays):
            same[0].tellings.append(telling)
            same[0].tellings.sort(key=lambda each: each.trigger.token.i)
        else:
            rest.append(telling)
    return rest


def _is_of_a_day(telling: Telling) -> bool:
    owner = syntax.possessor(telling.trigger.token)
    return owner is not None and owner.ent_type_ in {"DATE", "TIME"}


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
    return _FAMILY[fuller.type] == _FAMILY[thin.type] and all(agrees(party, known) for party in thin.parties())


def _without_visits_of_meetings(gatherings: list[Gathering]) -> list[Gathering]:
    """Drop a visit whose visitor's meeting is told; the meeting takes over its place and time where it has none."""
    kept: list[Gathering] = []
    hosts_told: list[Gathering] = []
    for visit in gatherings:
        if any(visit is each for each in hosts_told):
            continue
        meeting = None
        lands = {party_key(p) for telling in visit.tellings for p in telling.whom if p.kind == "country"}
        if visit.type == "visit" and len(lands) < 2:  # a tour of several is more than one meeting
            visitors = [p for telling in visit.tellings for p in telling.who if not p.is_anaphor]
            hosts = [p for t in visit.tellings for p in t.whom if p.kind == "person" and p.actor is not None]
            for other in gatherings:
                known = other.parties()
                if _FAMILY[other.type] != "talks" or other.chief.status != visit.chief.status:
                    continue
                if visitors and not any(_is_among(p, known) for p in visitors):
                    continue
                if min(abs(x.sentence - y.sentence) for x in visit.tellings for y in other.tellings) > _ON_A_VISIT:
                    continue
                if all(agrees(p, known) for p in hosts) and not _apart(time_told(visit), time_told(other)):
                    meeting = other
                    break
        if meeting is None:
            kept.append(visit)
            continue
        if _is_host(meeting):  # "A visited Dakar. His host, B, showed him the port"
            visit.tellings = [replace(each, whom=each.whom or meeting.chief.who) for each in visit.tellings]
            kept.append(visit)
            kept = [each for each in kept if each is not meeting]
            hosts_told.append(meeting)
            continue
        meeting.borrowed_place = meeting.borrowed_place or place_told(visit)
        meeting.borrowed_time = meeting.borrowed_time or time_told(visit)
    return kept


def _is_host(gathering: Gathering) -> bool:
    """Whether nothing is told of it but who the host is: "his host, A, …"."""
    [*others, last] = gathering.tellings
    return not others and last.trigger.rule.frame == "nominal_host"


def _is_among(party: Party, others: list[Party]) -> bool:
    """Whether somebody named is himself among the others; who is not named may be one of the same country."""
    if party.actor is not None and party.kind == "person":
        return any(party.actor == other.actor for other in others)
    return agrees(party, others)


def _are_other_days(x: Time | None, y: Time | None, weekdays: Collection[str]) -> bool:
    """Whether two weekdays are named that nobody can date: "telephoned him on Sunday", "again on Monday"."""
    if x is None or y is None or x.start is not None or y.start is not None:
        return False
    one, two = ({word for word in each.text.lower().split() if word in weekdays} for each in (x, y))
    return bool(one and two) and one.isdisjoint(two)


def _apart(x: Time | None, y: Time | None) -> bool:
    """Whether both are resolved and share no day."""
    return bool(x and y and x.start and y.start and x.end and y.end and (x.start > y.end or y.start > x.end))
