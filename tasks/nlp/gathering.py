"""Which tellings speak of one encounter? The mentions of an article gathered, visits joined with their meetings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from spacy.tokens import Token

from tasks.nlp.company import Company, CompanyReader
from tasks.nlp.party import Party
from tasks.nlp.sides import SideReader
from tasks.nlp.syntax import subjects
from tasks.nlp.tellings import Surroundings, Telling, read_tellings, side_reader
from tasks.nlp.topics import topics_of_sentence
from tasks.nlp.triggers import Refused
from tasks.nlp.where import specificity
from tasks.nlp.who import PartyReader
from tasks.nlp.words import words_of_doc
from tasks.records import EncounterType, Place, Status, Time

_FAMILY: dict[EncounterType, str] = {
    "meeting": "talks", "talks": "talks", "summit": "talks", "visit": "visit", "call": "call",
    "correspondence": "correspondence",
}  # fmt: skip
_BASIS_RANK = {"visit_goal": 3, "clause": 4, "venue": 5, "sentence": 2, "context": 1, "dateline": 0}
_MERGING: set[frozenset[Status]] = {
    frozenset({"planned", "cancelled"}), frozenset({"planned", "proposed"}), frozenset({"planned", "occurred"}),
    frozenset({"proposed", "denied"}), frozenset({"planned", "denied"}), frozenset({"proposed", "occurred"}),
}  # fmt: skip
_HEADLINE = 14  # tokens
_SHORT = 150  # tokens; a shorter text has no room to say who people are
_ON_A_VISIT = 6  # sentences between a visit and the meetings on it
_ROUNDS = 4  # sentences after a mention that may go on about it without a trigger


@dataclass
class Gathering:
    """Tellings of one encounter, in the order of the text."""

    tellings: list[Telling]
    topics: list[tuple[int, int]] = field(default_factory=list)
    company: list[Company] = field(default_factory=list)
    borrowed_place: Place | None = None
    borrowed_time: Time | None = None

    @property
    def type(self) -> EncounterType:
        """The type of the clearest telling; a summit where another calls one what no two sides hold."""
        chief = self.chief
        kind = chief.trigger.type
        is_open = not (chief.who and chief.whom) and kind in {"meeting", "talks"}
        is_summit = is_open and any(each.trigger.type == "summit" for each in self.tellings)
        is_call = chief.trigger.rule.is_unspecific and any(each.trigger.type == "call" for each in self.tellings)
        return "summit" if is_summit else "call" if is_call else kind

    @property
    def chief(self) -> Telling:
        """The clearest telling: most parties named, both sides told, in a verb; the first of equals."""
        return max(
            self.tellings,
            key=lambda each: (
                bool(each.both) or bool(each.who and each.whom),
                min(sum(party.actor is not None for party in each.parties), 2),
                min(len(each.parties), 2),
                -each.trigger.token.i,
            ),
        )

    @property
    def last(self) -> int:
        """The token of the last trigger so far."""
        return self.tellings[-1].trigger.token.i

    def parties(self) -> list[Party]:
        """Return the parties of all tellings, in the order of the text, those told twice twice."""
        return [party for telling in self.tellings for party in telling.parties]


def gather(around: Surroundings) -> tuple[list[Gathering], list[Refused]]:
    """Return the encounters of the article, each with its tellings, and the trigger words that gave none."""
    gatherings: list[Gathering] = []
    sides = side_reader(around)
    tellings, refused = read_tellings(around, sides)
    for telling in tellings:
        same = _find_same(telling, gatherings)
        if same is not None:
            same.tellings.append(telling)
        elif telling.parties and not _is_hollow(telling):
            gatherings.append(Gathering([telling]))
        elif gatherings and telling.time is not None and points_back(telling):
            found = _with_antecedents(telling, sides)
            known = found if len(found.parties) > 1 else _with_parties_of(telling, gatherings[-1])
            gatherings.append(Gathering([known]))
        else:
            found = _with_antecedents(telling, sides)
            if len(found.parties) > 1:
                gatherings.append(Gathering([found]))
            else:
                refused.append(Refused(telling.trigger.token, telling.trigger.rule.name, _why_nobody(telling)))
    gatherings = _joined(gatherings)
    kept = _without_visits_of_meetings(gatherings)
    refused += [
        Refused(telling.trigger.token, telling.trigger.rule.name, "the visit on which a meeting is told of")
        for gathering in gatherings
        if gathering not in kept
        for telling in gathering.tellings
    ]
    _add_company(kept, around)
    whole = [gathering for gathering in kept if gathering.parties()]
    refused += [
        Refused(telling.trigger.token, telling.trigger.rule.name, "only one side is told")
        for gathering in kept
        if gathering not in whole
        for telling in gathering.tellings
    ]
    _add_following_topics(whole, around)
    return whole, refused


def is_one_sided(gathering: Gathering) -> bool:
    """Whether a single participant is told who does not meet as a body: "A held talks", "a letter to B"."""
    keys = {party_key(party) for party in gathering.parties()}
    if len(keys) > 1:
        return False
    if any(company.people for company in gathering.company):
        return False
    chief = gathering.chief
    told = [*chief.who, *chief.whom, *chief.both]
    if any(party.is_anaphor for party in told) and keys:
        return True
    if gathering.type == "visit":
        is_told = place_told(gathering) is not None and len(chief.trigger.token.doc) <= _SHORT
        return not any(party.actor is not None and (party.title or is_told) for party in chief.who)
    if chief.whom or gathering.type in {"call", "correspondence"}:
        return True
    if _is_at_an_occasion(chief):
        return False
    return not any(party.kind in {"group", "organization"} for party in (*chief.who, *chief.both))


def _is_at_an_occasion(telling: Telling) -> bool:
    """Whether somebody of office speaks at a meeting or summit, chairs it or comes for it, whoever else does."""
    if telling.trigger.type not in {"meeting", "summit"} or telling.is_definite:
        return False
    is_summit = telling.trigger.type == "summit"
    return telling.is_occasion and any(
        party.actor is not None and party.kind == "person" and (party.title or is_summit) for party in telling.who
    )


def _why_nobody(telling: Telling) -> str:
    if telling.trigger.type == "visit" and telling.parties:
        return "a visit to nowhere"
    if telling.is_definite or points_back(telling):
        return "points back to an encounter that is not told before"
    return "nobody is named"


def _with_antecedents(telling: Telling, sides: SideReader) -> Telling:
    """Return the telling with those whom "the two sides" or "they" stands for."""
    found = [p for party in (*telling.who, *telling.both) if party.is_anaphor for p in sides.antecedents(party, set())]
    return replace(telling, who=(), whom=(), both=tuple(found)) if found else telling


def points_back(telling: Telling) -> bool:
    """Whether somebody in it only points back: "the two leaders", "they"."""
    return any(party.is_anaphor for party in (*telling.who, *telling.whom, *telling.both))


def _with_parties_of(telling: Telling, gathering: Gathering) -> Telling:
    """Return the telling of "they last met in 1961" with the people of the encounter before."""
    chief = gathering.chief
    if not telling.whom and any(party.is_anaphor and party.kind == "group" for party in telling.who + telling.both):
        return replace(telling, who=(), whom=(), both=(*chief.who, *chief.whom, *chief.both))
    return replace(telling, who=chief.who, whom=chief.whom, both=chief.both)


def _is_hollow(telling: Telling) -> bool:
    """A noun with one unnamed body or group and nothing else told is no encounter of its own."""
    named = [party for party in telling.parties if party.actor is not None]
    if telling.trigger.type == "visit" and not telling.whom and telling.place is None:
        return telling.trigger.rule.pos == "NOUN" and not any(party.title for party in named)
    if any(_says_who(party) and party.kind == "group" for party in telling.both):
        return False  # "the Lisbon summit of European Union leaders"
    return telling.trigger.rule.pos == "NOUN" and not named and telling.is_definite


def agrees(party: Party, others: list[Party]) -> bool:
    """Whether the party is among the others; a country and its people may stand for each other."""
    for other in others:
        if party_key(party) == party_key(other):
            return True
        is_state = "country" in {party.kind, other.kind} or (party.actor is None) != (other.actor is None)
        if is_state and party.country and party.country == other.country:
            return True
    return False


def _find_same(telling: Telling, gatherings: list[Gathering]) -> Gathering | None:
    """Return the encounter told before that this telling speaks of, the most recent first."""
    recent = sorted(gatherings, key=lambda each: -each.last)
    # "during the meeting the official said": who is not named need not be known
    parties = [party for party in telling.parties if not telling.is_definite or _says_who(party)]
    back = telling.is_definite or points_back(telling)
    if telling.is_earlier:
        return None
    family = _FAMILY[telling.trigger.type]
    for gathering in recent:
        if _conflicts(telling, gathering):
            continue
        same_family = _FAMILY[gathering.type] == family or _is_spoken(telling, gathering)
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


def _is_spoken(telling: Telling, gathering: Gathering) -> bool:
    """Whether a call is also told by "spoke with", which does not say how: the two may be one."""
    if telling.trigger.type == "call":
        return all(each.trigger.rule.is_unspecific for each in gathering.tellings)
    return telling.trigger.rule.is_unspecific and gathering.type == "call"


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
    return all(two) and any(
        bool(others)
        and not any(agrees(p, [*chief.who, *chief.whom]) for p in others)
        and all(any(agrees(p, list(together)) for p in side) for side in two)
        for together, others in ((telling.who, telling.whom), (telling.whom, telling.who))
    )


def _conflicts(telling: Telling, gathering: Gathering) -> bool:
    chief = gathering.chief
    if _meets_both(telling, chief):
        return True
    if telling.status != chief.status and frozenset({telling.status, chief.status}) not in _MERGING and telling.parties:
        return True
    if "occurred" in {telling.status, chief.status} != {"occurred"} and telling.parties and not telling.is_definite:
        return True
    is_verb = telling.trigger.rule.pos == "VERB"
    if is_verb and telling.status in {"planned", "proposed"} and chief.status == "occurred" and chief.judgement.is_past:
        return True  # "A met B. The two will meet again": another one
    for time in (each.time for each in gathering.tellings):
        if _apart(time, telling.time):
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


def _joined(gatherings: list[Gathering]) -> list[Gathering]:
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
        elif len(thin.tellings) == 1 and len({party_key(p) for p in known}) <= 1 and is_noun:
            for other in gatherings[position + 1 :]:
                if _FAMILY[other.type] != _FAMILY[thin.type] or _conflicts(thin.chief, other):
                    continue
                if known and all(agrees(party, other.parties()) for party in known):
                    fuller = other
                    break
        if fuller is None:
            kept.append(thin)
        else:
            fuller.tellings[:0] = thin.tellings
    return kept


def _without_visits_of_meetings(gatherings: list[Gathering]) -> list[Gathering]:
    """Drop a visit whose visitor's meeting is told; the meeting takes over its place and time where it has none."""
    kept: list[Gathering] = []
    for visit in gatherings:
        meeting = None
        if visit.type == "visit":
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
        meeting.borrowed_place = meeting.borrowed_place or place_told(visit)
        meeting.borrowed_time = meeting.borrowed_time or time_told(visit)
    return kept


def _is_among(party: Party, others: list[Party]) -> bool:
    """Whether somebody named is himself among the others; who is not named may be one of the same country."""
    if party.actor is not None and party.kind == "person":
        return any(party.actor == other.actor for other in others)
    return agrees(party, others)


def _apart(x: Time | None, y: Time | None) -> bool:
    """Whether both are resolved and share no day."""
    return bool(x and y and x.start and y.start and x.end and y.end and (x.start > y.end or y.start > x.end))


def _add_company(gatherings: list[Gathering], around: Surroundings) -> None:
    """Add who else was there from the sentences around the mentions: to the encounter told last before them."""
    parties = PartyReader(around.phrases, around.cast, around.lexicon)
    reader = CompanyReader(around.phrases, parties, around.lexicon)
    words = words_of_doc(around.doc)
    sentences = [around.doc[a:b] for a, b in pairwise(words.begins) if words.between(a, b).strip()]
    position = {sentence.start: k for k, sentence in enumerate(sentences)}
    told = sorted(
        (position[telling.trigger.token.sent.start], k)
        for k, gathering in enumerate(gatherings)
        for telling in gathering.tellings
        if telling.trigger.token.sent.start in position
    )
    for k, sentence in enumerate(sentences):
        before = [each for each in told if each[0] <= k <= each[0] + _ROUNDS + 1]
        if not before:
            continue
        gathering = gatherings[before[-1][1]]
        gathering.company += [each for each in reader.read(sentence) if _belongs(each, gathering)]


def _belongs(company: Company, gathering: Gathering) -> bool:
    """Whether the one who was accompanied takes part in the encounter."""
    if company.relation != "with":
        return gathering.type in {"meeting", "talks", "summit", "visit"}
    return any(agrees(party, gathering.parties()) or party.is_unnamed or party.is_anaphor for party in company.of)


def _add_following_topics(gatherings: list[Gathering], around: Surroundings) -> None:
    """Take topics from sentences that go on about an encounter: "They also exchanged views on trade"."""
    reader = PartyReader(around.phrases, around.cast, around.lexicon)
    sentences = [around.doc[a:b] for a, b in pairwise(words_of_doc(around.doc).begins)]
    position = {sentence.start: k for k, sentence in enumerate(sentences)}
    triggered = {t.trigger.token.sent.start for g in gatherings for t in g.tellings}
    for gathering in gatherings:
        mentioned = sorted({position[t.trigger.token.sent.start] for t in gathering.tellings})
        for k in mentioned:
            for sentence in sentences[k + 1 : k + 1 + _ROUNDS]:
                if sentence.start in triggered:
                    break
                if not sentence.text.strip():
                    continue
                if not _goes_on(sentence.root, reader, gathering):
                    continue
                gathering.topics += topics_of_sentence(sentence.root, around.doc, around.lexicon.topics)


def _goes_on(root: Token, reader: PartyReader, gathering: Gathering) -> bool:
    found, _ = subjects(root)
    parties = [party for head in found for party in reader.parties(head, root.i)]
    known = gathering.parties()
    return bool(parties) and all(party.is_anaphor or agrees(party, known) for party in parties)


def place_told(gathering: Gathering) -> Place | None:
    """Return the place that the tellings give: a venue beats a city, a city a country; then the nearer basis."""
    found = [telling.place for telling in gathering.tellings if telling.place is not None]
    if not found:
        return None
    return max(found, key=lambda each: (specificity(each), _BASIS_RANK[each.basis]))


def time_told(gathering: Gathering) -> Time | None:
    """Return the time that the tellings give: the shortest resolved one, else one without days."""
    found = [telling.time for telling in gathering.tellings if telling.time is not None]
    resolved = [time for time in found if time.start is not None and time.end is not None]
    if resolved:
        return min(resolved, key=lambda each: (each.end - each.start).days if each.end and each.start else 0)
    return found[0] if found else None


def party_key(party: Party) -> object:
    """Return what identifies a party within the article: its actor, or the words that describe it."""
    return party.actor if party.actor is not None else party.text.lower()
