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
    return not syntax.is_past(verb) and verb.tag_ in {"VBP", "VBZ", "VBG", "VB"} and verb.dep_ != "relcl"


def _telling(trigger: Trigger, reader: PartyReader, around: Surroundings) -> Telling | None:
    token, rule = trigger.token, trigger.rule
    arguments = FRAMES[rule.frame](Site(token, rule, around.lexicon.contexts.measures))
    who = _parties(reader, arguments.who, token, before=True)
    if not who and syntax.is_finite(token):
        who = _people_before(token, reader, around.cast)
    anybody = rule.frame == "nominal"
    whom = _parties(reader, arguments.whom, token, before=False, anybody=anybody)
    both = _parties(reader, arguments.both, token, before=False)
    goal = [] if not arguments.goal else _goal_parties(reader, arguments.goal, token)
    if rule.frame == "nominal" and not who and not both:
        both = _compound_parties(token, reader)
    own = {(party.actor, party.start) for party in who}
    whom = [party for party in [*whom, *goal] if (party.actor, party.start) not in own]
    actors = {party.actor for party in who if party.actor is not None}
    whom = [party for party in whom if party.actor is None or party.actor not in actors]
    if not _meets_needs(trigger, arguments, who, whom, both, around):
        return None
    if (
        not whom
        and not both
        and (len(who) > 1 or any(party.kind == "group" for party in who))
        and trigger.type != "visit"
    ):
        who, both = [], who
    judgement = judge(token, around.lexicon)
    topics = topic_phrases(token, around.doc, around.lexicon.topics)
    # "discussed the war in Algeria": a place inside a topic is none of the encounter
    places = [each for each in around.places if not any(start <= each.token < end for start, end in topics)]
    place = place_of(token, arguments.verb, arguments.goal, places, is_visit=trigger.type == "visit")
    if place is None or place.basis == "sentence":
        place = place_pointed_at(arguments.verb or token, places) or place
    time = _time_of(trigger, arguments.verb, around)
    return Telling(
        trigger,
        tuple(who),
        tuple(whom),
        tuple(both),
        judgement,
        judgement.status,
        _said_by(token, reader, around.lexicon),
        place,
        time,
        tuple(topics),
        _is_definite(token),
        _is_earlier(token, around.lexicon),
    )


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


def _meets_needs(
    trigger: Trigger, arguments: Arguments, who: list[Party], whom: list[Party], both: list[Party], around: Surroundings
) -> bool:
    parties = [*who, *whom, *both]
    needs = trigger.rule.needs
    is_verb = trigger.rule.pos == "VERB"
    if is_verb and not who and not (syntax.is_passive(trigger.token) and whom):
        return False
    if is_verb and arguments.whom and not whom:
        return False  # "met its deadline": the other side is nobody
    if _is_sport(trigger, parties, around):
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


def _is_sport(trigger: Trigger, parties: list[Party], around: Surroundings) -> bool:
    if trigger.rule.pos == "NOUN" or trigger.type != "meeting" or any(party.kind == "person" for party in parties):
        return False
    return any(token.lemma_.lower() in around.lexicon.contexts.sports for token in trigger.token.sent)


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
    return any(
        child.lower_ in lexicon.contexts.earlier and child.dep_ in {"advmod", "amod", "det"} for child in token.children
    )


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
