"""What does one sentence tell of an encounter? Trigger, parties, status, place, time and topics of a single mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.arguments import FRAMES, Arguments, Site
from tasks.nlp.coreference import PLURAL_PRONOUNS, Cast
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.modality import Judgement, judge
from tasks.nlp.topics import topic_phrases
from tasks.nlp.triggers import Trigger, find_triggers
from tasks.nlp.when import Context, find_times
from tasks.nlp.where import Found, place_of, place_pointed_at
from tasks.nlp.who import Party, PartyReader
from tasks.records import Place, Status, Time

_ANAPHORIC_DETERMINERS = frozenset({"the", "this", "that", "these", "those", "both"})


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

    @property
    def parties(self) -> tuple[Party, ...]:
        """All parties but those that only point back."""
        return tuple(party for party in (*self.who, *self.whom, *self.both) if not party.is_anaphor)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the tellings of one article share."""

    doc: Doc
    cast: Cast
    lexicon: Lexicon
    places: Sequence[Found]
    times: Sequence[Time]
    published: date | None


def read_tellings(around: Surroundings) -> list[Telling]:
    """Return the tellings of the article in the order of the text; what no rule's needs accept is left out."""
    reader = PartyReader(around.doc, around.cast, around.lexicon)
    found = (_telling(trigger, reader, around) for trigger in find_triggers(around.doc, around.lexicon))
    return [telling for telling in found if telling is not None]


def times_of(doc: Doc, context: Context, lexicon: Lexicon) -> list[Time]:
    """Return every time expression of the article, tense decided by the verb above each."""
    found: list[Time] = []
    for sentence in doc.sents:
        past = list(find_times(sentence.text, sentence.start_char, context, lexicon.times))
        if not past:
            continue
        ahead = Context(context.published, context.previous, True)
        future = list(find_times(sentence.text, sentence.start_char, ahead, lexicon.times))
        for back, forward in zip(past, future, strict=True):
            chosen = forward if _is_ahead(doc, back, lexicon) else back
            found.append(chosen)
            if chosen.start is not None:
                context = Context(context.published, chosen, False)
    return found


def _token_of(doc: Doc, time: Time) -> Token:
    """Return the word of the expression that hangs highest in the parse."""
    span = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no tokens at {time.span}")
    return span.root


def _is_ahead(doc: Doc, time: Time, lexicon: Lexicon) -> bool:
    verb = syntax.governing_verb(_token_of(doc, time))
    if verb is None:
        return False
    if syntax.is_participle(verb):
        verb = syntax.governing_verb(verb) or verb
    judgement = judge(verb, lexicon)
    if judgement.status in {"planned", "proposed", "cancelled"} and not (judgement.is_past and judgement.cue is None):
        return True
    return not syntax.is_past(verb) and verb.tag_ in {"VBP", "VBZ", "VBG", "VB"} and not syntax.is_relative(verb)


@dataclass(frozen=True, slots=True)
class _Sides:
    """The parties on each side of one telling."""

    who: list[Party]
    whom: list[Party]
    both: list[Party]


def _sides(trigger: Trigger, arguments: Arguments, reader: PartyReader, cast: Cast) -> _Sides:
    """Read the parties at the arguments; nobody stands on both sides."""
    token = trigger.token
    who = _parties(reader, arguments.who, token, before=True)
    if not who and syntax.is_finite(token):
        who = _people_before(token, reader, cast)
    whom = _parties(reader, arguments.whom, token, before=False, anybody=trigger.rule.frame == "nominal")
    both = _parties(reader, arguments.both, token, before=False)
    goal = _goal_parties(reader, arguments.goal, token)
    if trigger.rule.frame == "nominal" and not who and not both:
        both = _compound_parties(token, reader)
    starts = {party.start for party in who}
    actors = {party.actor for party in who if party.actor is not None}
    whom = [party for party in [*whom, *goal] if party.start not in starts and party.actor not in actors]
    return _Sides(who, whom, both)


def _at_one_table(sides: _Sides, trigger: Trigger) -> _Sides:
    """Take several people, or a group, without another side for people who met each other."""
    alone = not sides.whom and not sides.both
    several = len(sides.who) > 1 or any(party.kind == "group" for party in sides.who)
    return _Sides([], [], sides.who) if alone and several and trigger.type != "visit" else sides


def _telling(trigger: Trigger, reader: PartyReader, around: Surroundings) -> Telling | None:
    token = trigger.token
    arguments = FRAMES[trigger.rule.frame](Site(token, trigger.rule, around.lexicon.contexts.measures))
    sides = _sides(trigger, arguments, reader, around.cast)
    if not _meets_needs(trigger, arguments, sides, around.lexicon):
        return None
    sides = _at_one_table(sides, trigger)
    judgement = judge(token, around.lexicon)
    topics = topic_phrases(token, around.doc, around.lexicon.topics)
    return Telling(
        trigger,
        tuple(sides.who),
        tuple(sides.whom),
        tuple(sides.both),
        judgement,
        judgement.status,
        _said_by(token, reader, around.lexicon),
        _place_of(trigger, arguments, topics, around),
        _time_of(trigger, arguments.verb, around),
        tuple(topics),
        _is_definite(token),
        _is_earlier(token, around.lexicon),
    )


def _place_of(
    trigger: Trigger, arguments: Arguments, topics: list[tuple[int, int]], around: Surroundings
) -> Place | None:
    # "discussed the war in Algeria": a place inside a topic is none of the encounter
    places = [each for each in around.places if not any(start <= each.token < end for start, end in topics)]
    place = place_of(trigger.token, arguments.verb, arguments.goal, places, is_visit=trigger.type == "visit")
    if place is None or place.basis == "sentence":
        return place_pointed_at(arguments.verb or trigger.token, places) or place
    return place


def _parties(
    reader: PartyReader, heads: list[Token], trigger: Token, *, before: bool, anybody: bool = False
) -> list[Party]:
    found: list[Party] = []
    for head in heads:
        stop = trigger.i if before and head.i < trigger.i else None
        for party in reader.parties(head, stop, anybody=anybody):
            if all(
                party.start != other.start and (party.actor is None or party.actor != other.actor) for other in found
            ):
                found.append(party)
    return found


def _people_before(verb: Token, reader: PartyReader, cast: Cast) -> list[Party]:
    """Return the people whom the sentence names first before the verb, where the parser gives it no subject."""
    for named in cast.names:
        if verb.sent.start <= named.start and named.last <= verb.i and named.kind == "person":
            return reader.parties(verb.doc[named.start], verb.i)
    return []


def _goal_parties(reader: PartyReader, goal: list[Token], trigger: Token) -> list[Party]:
    """Return whom a visitor goes to see; of places only countries are hosts."""
    return [party for party in _parties(reader, goal, trigger, before=False) if not party.is_seat]


def _compound_parties(trigger: Token, reader: PartyReader) -> list[Party]:
    """ "the Kennedy-Khrushchev meeting", "US-China talks"."""
    found: list[Party] = []
    for modifier in syntax.modifiers(trigger):
        for token in modifier.subtree:
            for party in reader.parties(token, trigger.i) if token.pos_ == "PROPN" else []:
                if party.actor is not None and all(party.actor != other.actor for other in found):
                    found.append(party)
    return found if len(found) > 1 else []


def _meets_needs(trigger: Trigger, arguments: Arguments, sides: _Sides, lexicon: Lexicon) -> bool:
    """Whether the rule has what it asks for in seeds/events/*.toml."""
    who, whom, both = sides.who, sides.whom, sides.both
    needs = trigger.rule.needs
    is_verb = trigger.rule.pos == "VERB"
    if is_verb and not who and not (syntax.is_passive(trigger.token) and whom):
        return False
    if is_verb and arguments.whom and not whom:
        return False  # "met its deadline": the other side is nobody
    if _is_sport(trigger, [*who, *whom, *both], lexicon):
        return False
    if needs == "whom" and not whom and not both:
        return _is_definite(trigger.token) and not is_verb
    if needs == "person":
        return any(party.kind in {"person", "country", "organization"} and party.actor is not None for party in whom)
    if needs == "official":
        return (
            bool(who)
            and any(party.actor is not None or party.is_anaphor or party.title for party in who)
            and (not is_verb or bool(arguments.goal))
        ) or (not is_verb and _is_definite(trigger.token))
    return True


def _is_sport(trigger: Trigger, parties: list[Party], lexicon: Lexicon) -> bool:
    if trigger.rule.pos == "NOUN" or trigger.type != "meeting" or any(party.kind == "person" for party in parties):
        return False
    return any(token.lemma_.lower() in lexicon.contexts.sports for token in trigger.token.sent)


def _said_by(trigger: Token, reader: PartyReader, lexicon: Lexicon) -> str | None:
    """Return who is quoted for it: "Gromyko said that they would meet"."""
    verb = syntax.reporting_verb(trigger, lexicon.modality.speech)
    if verb is None:
        return None
    speakers = [party for head in syntax.subjects(verb)[0] for party in reader.parties(head, verb.i)]
    return speakers[0].text if speakers and not speakers[0].is_anaphor else None


def _is_definite(token: Token) -> bool:
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    owner = syntax.possessor(token)
    return syntax.determiner(token) in _ANAPHORIC_DETERMINERS or (
        owner is not None and owner.lower_ in PLURAL_PRONOUNS | {"his", "her", "its"}
    )


def _is_earlier(token: Token, lexicon: Lexicon) -> bool:
    return any(word.lower_ in lexicon.contexts.earlier for word in syntax.qualifiers(token))


def _time_of(trigger: Trigger, verb: Token | None, around: Surroundings) -> Time | None:
    """Return the time expression of the trigger's clause, the nearest one; one without days where there is no other."""
    token, sentence = trigger.token, trigger.token.sent
    anchors = {token.i} | {each.i for each in syntax.own_verbs(token)} | ({verb.i} if verb is not None else set())
    candidates: list[tuple[bool, bool, int, Time]] = []
    verbs = [each for each in sentence if each.pos_ == "VERB"]
    for time in around.times:
        if not sentence.start_char <= time.span.start < sentence.end_char:
            continue
        root = _token_of(around.doc, time)
        attached = _hangs_on(root, anchors)
        if not attached and len(verbs) > 1 and abs(root.i - token.i) > 3 and not _is_only_one(time, root, around):
            continue
        candidates.append((time.start is None, not attached, abs(root.i - token.i), time))
    return min(candidates, key=lambda each: each[:3])[3] if candidates else None


def _is_only_one(time: Time, root: Token, around: Surroundings) -> bool:
    """Whether no other time stands in the sentence and it is not the time of what somebody says."""
    sentence = root.sent
    others = [
        each for each in around.times if each is not time and sentence.start_char <= each.span.start < sentence.end_char
    ]
    verb = syntax.governing_verb(root)
    return not others and verb is not None and verb.lemma_ not in around.lexicon.modality.speech


def _hangs_on(token: Token, anchors: set[int]) -> bool:
    for above in [token, *syntax.governors(token)]:
        if above.i in anchors:
            return True
        if above.pos_ in {"VERB", "AUX"}:
            return False
    return False
