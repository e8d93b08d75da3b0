"""What does one sentence tell of an encounter? Trigger, parties, status, place, time and topics of a single mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.encounters.acceptance import has_sides, refusal
from tasks.nlp.encounters.attendance import is_attendance
from tasks.nlp.encounters.sports_matches import MATCH, is_about_sport
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.parties.argument_site import Arguments, Site
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.places.where import Found, place_of, place_pointed_at
from tasks.nlp.sides.apart import meetings_apart
from tasks.nlp.sides.arguments import FRAMES
from tasks.nlp.sides.gapping import gaps
from tasks.nlp.sides.met_once_more import met_once_more
from tasks.nlp.sides.met_separately import met_separately
from tasks.nlp.sides.met_to_discuss import without_topic
from tasks.nlp.sides.not_there import absence_from, of_the_others, without_absent
from tasks.nlp.sides.sent_for import sent_for
from tasks.nlp.sides.sides import SideReader, Sides, at_one_table, we_who_met
from tasks.nlp.sides.told_before import is_definite
from tasks.nlp.sides.triggers import Refused, Trigger, find_triggers
from tasks.nlp.status.asked_for import asked_for, invited, taken
from tasks.nlp.status.modality import Judgement, judge
from tasks.nlp.text.sentence_numbers import sentence_number
from tasks.nlp.times.other_occasions import is_of_another_occasion
from tasks.nlp.times.times import heads_report, token_of
from tasks.nlp.topics.topics import topic_phrases
from tasks.records import Place, Status, Time

_IN_IT = frozenset({"at", "during", "in"})
_AT = frozenset({"at", "during", "for", "after", "following", "in"})
_TWO = 2
_GOING_ON = frozenset({"meet", "receive", "with", "nominal", "by_phone"})
_OVER = frozenset({"over"})  # "presided over the meeting"


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of an encounter with all that its sentence says of it."""

    trigger: Trigger
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    both: tuple[Party, ...]
    judgement: Judgement
    status: Status
    said_by: str | None
    place: Place | None
    time: Time | None
    topics: tuple[tuple[int, int], ...]
    is_definite: bool
    """ "the meeting", "their talks": speaks of an encounter that was told before."""
    is_earlier: bool
    """ "last met": speaks of another one."""
    sentence: int = 0
    """Number of its sentence in the article."""
    is_occasion: bool = False
    """Somebody speaks at it, chairs it or comes for it: "said at a meeting", "chaired a meeting"."""
    is_attendance: bool = False
    """Only says who else was there: "the meeting was attended by"."""
    is_address: bool = False
    """Only says who spoke at it: "during the meeting, the ambassador praised the reforms"."""
    has_sides: bool = True
    """As many are told as a rule for the word asks for; asked in a sketch alone, elsewhere it was accepted by that."""
    gap: int = 0
    """Token of the name, or of "again", that takes the verb of another telling: "met A on Monday and B on Tuesday"."""

    @property
    def parties(self) -> tuple[Party, ...]:
        """All parties but those that only point back."""
        return tuple(party for party in (*self.who, *self.whom, *self.both) if not party.is_anaphor)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the tellings of one article share."""

    doc: Doc
    cast: Cast
    phrases: PhraseReader
    lexicon: Lexicon
    places: Sequence[Found]
    times: Sequence[Time]
    published: date | None
    is_sketch: bool = False
    """Names are not recognized yet: what depends on who somebody is, is not asked."""


def side_reader(around: Surroundings) -> SideReader:
    """Return the reader of sides for the article."""
    return SideReader(around.phrases, around.cast, around.lexicon)


def read_tellings(around: Surroundings, sides: SideReader) -> tuple[list[Telling], list[Refused]]:
    """Return the tellings of the article in the order of the text, and the trigger words that gave none."""
    in_sport = is_about_sport(around.doc, around.lexicon)
    triggers, refused = find_triggers(around.doc, around.lexicon)
    tellings: list[Telling] = []
    matches: set[int] = set()
    for likely in triggers:
        results = [_telling(trigger, sides, around, in_sport=in_sport) for trigger in likely]
        here = sentence_number(around.doc, likely[0].token.i)
        if any(isinstance(each, Refused) and each.reason == MATCH for each in results):
            matches.add(here)
        elif {here, here - 1} & matches:  # "Ali meets Frazier in the final. The two have met twice."
            results = [_unless_pointing(each) for each in results]
        told = [result for result in results if isinstance(result, Telling)]
        if told:
            first = next((each for each in told if each.parties), told[0])
            first = replace(first, has_sides=any(each.has_sides for each in told))
            found = _separately(first, sides, around)
            tellings += found or _each_apart(first, around) or _with_gaps(first, sides, around)
            tellings += _once_more(first, around)
        else:
            refused += [result for result in results[:1] if isinstance(result, Refused)]
    return tellings, refused


def _each_apart(first: Telling, around: Surroundings) -> list[Telling]:
    """Return a telling for each of several who were met one by one: "met A and B separately"."""
    return [
        replace(first, who=who, whom=whom, gap=(whom if len(first.whom) > 1 else who)[0].start if k else first.gap)
        for k, (who, whom) in enumerate(meetings_apart(first.trigger, first.who, first.whom, around.lexicon))
    ]


def _separately(first: Telling, sides: SideReader, around: Surroundings) -> list[Telling]:
    """Return the telling and that of the one who was met apart: "held talks with A and separately with B"."""
    trigger = first.trigger
    if trigger.rule.frame not in _GOING_ON or not first.whom:
        return []
    other = met_separately(trigger.token, sides.parties, around.phrases, around.lexicon.contexts.apart)
    whom = tuple(party for party in first.whom if other is None or party.end <= other.begin)
    if other is None or not whom:
        return []
    place = place_in(other.begin, other.end, around) or first.place
    time = time_in(other.begin, other.end, around) or first.time
    apart = replace(first, whom=(other.party,), place=place, time=time, topics=(), gap=other.party.start)
    return [replace(first, whom=whom), apart]


def _with_gaps(first: Telling, sides: SideReader, around: Surroundings) -> list[Telling]:
    """Return the telling, and those of the others whom its verb has for its object, each with its place and time."""
    token, rule = first.trigger.token, first.trigger.rule
    if rule.frame == "by_phone":  # "spoke by phone with A on Sunday and with B on Monday"
        token = syntax.governing_verb(token) or token
    if rule.frame not in _GOING_ON or not first.whom or syntax.is_passive(token):
        return [first]
    others = [
        each
        for each in gaps(token, list(first.whom), sides.parties, around.phrases)
        if not any(each.party.start <= place.token < each.party.end for place in around.places)
    ]  # "met B in the Plaza Hotel, New York, on Monday"
    if not others:
        return [first]
    own = tuple(party for party in first.whom if all(party.start != gap.start for gap in others))
    end = max(party.end for party in own)
    found = [replace(first, whom=own, place=place_in(end, others[0].begin, around) or first.place)]
    for gap in others:
        place, time = place_in(gap.begin, gap.end, around), time_in(gap.begin, gap.end, around)
        found.append(replace(first, whom=(gap.party,), place=place, time=time, topics=(), gap=gap.start))
    return found


def _once_more(first: Telling, around: Surroundings) -> list[Telling]:
    """Return a telling for each time that they met again by the same word: "met in March and again in May"."""
    if first.status != "occurred" or len(first.parties) < _TWO:
        return []
    found = met_once_more(first.trigger.token, around.lexicon.contexts.once_more)
    return [
        replace(
            first, trigger=replace(first.trigger, token=around.doc[start]), place=place_in(start, end, around),
            time=time_in(start, end, around), topics=(), gap=start,
        )
        for start, end in found
    ]  # fmt: skip


def place_in(start: int, end: int, around: Surroundings) -> Place | None:
    """Return the place told between the tokens."""
    return next((each.place for each in around.places if start <= each.token < end), None)


def time_in(start: int, end: int, around: Surroundings) -> Time | None:
    """Return the time told between the tokens."""
    first, last = around.doc[start].idx, around.doc[end - 1].idx
    return next((each for each in around.times if first <= each.span.start <= last), None)


def _unless_pointing(result: Telling | Refused) -> Telling | Refused:
    """Refuse a telling that names nobody and goes on about a match."""
    if isinstance(result, Refused) or result.parties or not (result.who or result.both):
        return result
    return Refused(result.trigger.token, result.trigger.rule.name, MATCH)


def _telling(trigger: Trigger, sides_of: SideReader, around: Surroundings, *, in_sport: bool) -> Telling | Refused:
    token, lexicon = trigger.token, around.lexicon
    arguments = FRAMES[trigger.rule.frame](Site(token, trigger.rule, lexicon))
    if trigger.rule.is_topical and trigger.rule.frame == "with":
        arguments = without_topic(token, arguments, lexicon)
    if trigger.rule.frame == "nominal":
        arguments = sent_for(token, asked_for(token, arguments, lexicon), lexicon)
    if trigger.rule.frame == "nominal" and trigger.type == "call":
        arguments = taken(token, arguments, lexicon)
    if trigger.rule.frame in {"visit", "meet"}:
        arguments = invited(token, arguments, lexicon)
    sides = we_who_met(sides_of.read(trigger, arguments), trigger)
    absent = absence_from(trigger, lexicon)
    if absent is not None:
        sides = without_absent(sides, trigger)
    reason = refusal(trigger, arguments, sides, around.cast, lexicon, in_sport=in_sport, is_sketch=around.is_sketch)
    if reason is not None:
        return Refused(token, trigger.rule.name, reason)
    is_enough = not around.is_sketch or has_sides(trigger, arguments, sides, around.cast, lexicon)
    sides = at_one_table(sides, trigger)
    # "had not spoken to him by phone", "will come at his invitation": the verb says whether they did
    is_means = trigger.rule.frame in {"by_phone", "invited"} and arguments.verb is not None
    judgement = judge(arguments.verb if is_means and arguments.verb is not None else token, lexicon)
    if absent is not None:
        judgement = of_the_others(judgement, absent)
    if trigger.rule.is_topical and judgement.status == "denied":
        return Refused(token, trigger.rule.name, "says only what was not spoken of")
    topics = topic_phrases(token, around.doc, lexicon.topics)
    return Telling(
        trigger,
        tuple(sides.who),
        tuple(sides.whom),
        tuple(sides.both),
        judgement,
        judgement.status,
        _said_by(token, sides_of.parties, lexicon),
        _place_of(trigger, arguments, topics, around),
        _time_of(trigger, arguments.verb, around),
        tuple(topics),
        is_definite(token),
        _is_earlier(token, lexicon),
        sentence_number(around.doc, token.i),
        _is_occasion(trigger, lexicon),
        is_attendance(trigger, arguments, lexicon),
        _is_address(trigger, sides, lexicon),
        is_enough,
    )


def _is_occasion(trigger: Trigger, lexicon: Lexicon) -> bool:
    token = trigger.token
    contexts = lexicon.contexts
    if trigger.rule.frame != "nominal":
        return False
    above = syntax.preposition_before(token)
    return above in _AT or above in _OVER or syntax.is_light(token, contexts.chaired | contexts.addressing)


def _is_address(trigger: Trigger, sides: Sides, lexicon: Lexicon) -> bool:
    """Whether the clause tells of the meeting only that somebody spoke at it, who is no spokesman."""
    if trigger.type not in {"meeting", "talks", "summit"} or not is_definite(trigger.token):
        return False
    if syntax.preposition_before(trigger.token) not in _IN_IT or sides.whom or sides.both:
        return False
    return all(
        party.actor is not None and party.kind == "person" and party.title not in lexicon.contexts.outside
        for party in sides.who
    )


def _place_of(
    trigger: Trigger, arguments: Arguments, topics: list[tuple[int, int]], around: Surroundings
) -> Place | None:
    if not around.places:
        return None
    anchors = frozenset(each.i for each in [trigger.token, *syntax.own_verbs(trigger.token)])
    places = [
        each
        for each in around.places
        if not _is_in_topic(each, topics, around) and not _is_where_somebody_speaks(each, anchors, around)
    ]
    place = place_of(trigger.token, arguments.verb, arguments.goal, places, is_visit=trigger.type == "visit")
    if place is None or place.basis == "sentence":
        return place_pointed_at(arguments.verb or trigger.token, places) or place
    return place


def _is_in_topic(place: Found, topics: list[tuple[int, int]], around: Surroundings) -> bool:
    """Whether what is discussed is there: "the war in Algeria", but not "discussed electric cars in Singapore"."""
    heads = around.lexicon.circumstances.heads["matter"]
    for start, end in topics:
        if start <= place.token < end:
            is_ground = place.place.kind == "venue" or place.place.latitude is None
            if is_ground and place.preposition == "on" and start >= place.token - 1:
                return False  # "met on Capitol Hill", "on the island of Zelmira"; "talks on Gaza" are no such thing
            is_at_end = place.token == end - 1 and place.place.kind == "city" and bool(place.preposition)
            return not is_at_end or any(token.lemma_ in heads for token in around.doc[start : place.token])
    return False


def _is_where_somebody_speaks(place: Found, anchors: frozenset[int], around: Surroundings) -> bool:
    """Whether something is said there and not done: "Speaking in London, he said that they had met".

    Not "said of his talks with A in London".
    """
    token = around.doc[place.token]
    verb = syntax.governing_verb(token)
    if verb is None or verb.lemma_ not in around.lexicon.circumstances.speech:
        return False
    return verb.i not in anchors and not syntax.depends_on(token, anchors)


def _said_by(trigger: Token, reader: PartyReader, lexicon: Lexicon) -> str | None:
    """Return who is quoted for it: "Gromyko said that they would meet"."""
    verb = syntax.reporting_verb(trigger, lexicon.modality.speech)
    if verb is None:
        return None
    speakers = [party for head in syntax.subjects(verb)[0] for party in reader.parties(head, verb.i)]
    return speakers[0].text if speakers and not speakers[0].is_anaphor else None


def _is_earlier(token: Token, lexicon: Lexicon) -> bool:
    return syntax.is_since_then(token) or any(
        word.lower_ in lexicon.contexts.earlier for word in syntax.qualifiers(token)
    )


def _time_of(trigger: Trigger, verb: Token | None, around: Surroundings) -> Time | None:
    """Return the time expression of the trigger's clause, the nearest one; one without days where there is no other."""
    if not around.times:
        return None
    token, sentence = trigger.token, trigger.token.sent
    own = [token, *syntax.own_verbs(token), *([verb] if verb is not None else [])]
    anchors = frozenset(each.i for each in own)
    candidates: list[tuple[bool, bool, bool, int, Time]] = []
    verbs = [each for each in sentence if each.pos_ == "VERB"]
    for time in around.times:
        if not sentence.start_char <= time.span.start < sentence.end_char:
            continue
        root = token_of(around.doc, time)
        if is_of_another_occasion(root, anchors, around.lexicon.circumstances):
            continue
        attached = syntax.depends_on(root, anchors)
        if not attached and _is_of_something_else(root, anchors):
            continue
        if not attached and len(verbs) > 1 and abs(root.i - token.i) > 3 and not _is_only_one(time, root, around):
            continue
        is_dateline = heads_report(time, around.doc)
        candidates.append((time.start is None, is_dateline, not attached, abs(root.i - token.i), time))
    return min(candidates, key=lambda each: each[:4])[4] if candidates else None


def _is_of_something_else(token: Token, anchors: frozenset[int]) -> bool:
    """Whether the time is that of a relative clause about something else: "a contract that expires on 30 June"."""
    verb = syntax.relative_clause_of(token)
    return verb is not None and verb.i not in anchors and not any(each.i in anchors for each in verb.children)


def _is_only_one(time: Time, root: Token, around: Surroundings) -> bool:
    """Whether no other time stands in the sentence and it is not the time of what somebody says."""
    sentence = root.sent
    others = [
        each for each in around.times if each is not time and sentence.start_char <= each.span.start < sentence.end_char
    ]
    verb = syntax.governing_verb(root)
    return not others and verb is not None and verb.lemma_ not in around.lexicon.modality.speech
