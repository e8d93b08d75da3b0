"""Which tellings speak of one encounter? Mentions of an article gathered into accounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from tasks.nlp.syntax import subjects
from tasks.nlp.tellings import Surroundings, Telling, read_tellings
from tasks.nlp.topics import TopicCoder, topics_of_sentence
from tasks.nlp.who import Party, PartyReader
from tasks.records import (
    Account,
    Article,
    EncounterType,
    Mention,
    Participant,
    Place,
    Side,
    Span,
    Status,
    StatusCue,
    Time,
    Topic,
    content_id,
)

_FAMILY: dict[EncounterType, str] = {
    "meeting": "talks", "talks": "talks", "summit": "talks", "visit": "visit", "call": "call",
    "correspondence": "correspondence",
}  # fmt: skip
_BASIS_RANK = {"visit_goal": 3, "clause": 4, "venue": 5, "sentence": 2, "context": 1, "dateline": 0}
_PLACE_RANK = {"venue": 3, "city": 2, "region": 1, "country": 0}
_MERGING: set[frozenset[Status]] = {
    frozenset({"planned", "cancelled"}), frozenset({"planned", "proposed"}), frozenset({"planned", "occurred"}),
    frozenset({"proposed", "denied"}), frozenset({"planned", "denied"}),
}  # fmt: skip
_STATUS_RANK: dict[Status, int] = {"cancelled": 4, "denied": 3, "occurred": 2, "planned": 1, "proposed": 0}
_ROUNDS = 4  # sentences after a mention that may go on about it without a trigger


@dataclass
class _Gathering:
    """Tellings of one encounter, in the order of the text."""

    tellings: list[Telling]
    topics: list[tuple[int, int]] = field(default_factory=list)
    borrowed_place: Place | None = None
    borrowed_time: Time | None = None

    @property
    def type(self) -> EncounterType:
        return self.chief.trigger.type

    @property
    def chief(self) -> Telling:
        """The clearest telling: most parties named, both sides told, in a verb; the first of equals."""
        return max(
            self.tellings,
            key=lambda each: (
                bool(each.both) or bool(each.who and each.whom),
                min(len(each.parties), 2),
                -each.trigger.token.i,
            ),
        )

    @property
    def last(self) -> int:
        return self.tellings[-1].trigger.token.i

    def parties(self) -> list[Party]:
        return [party for telling in self.tellings for party in telling.parties]


def gather(around: Surroundings, article: Article, dateline: Place | None, coder: TopicCoder) -> Iterator[Account]:
    """Yield the accounts of the article in the order of the text."""

    gatherings: list[_Gathering] = []
    for telling in read_tellings(around):
        same = _find_same(telling, gatherings)
        if same is not None:
            same.tellings.append(telling)
        elif telling.parties and not _is_hollow(telling):
            gatherings.append(_Gathering([telling]))
        elif gatherings and telling.time is not None and _points_back(telling):
            gatherings.append(_Gathering([_with_parties_of(telling, gatherings[-1])]))
    gatherings = _without_visits_of_meetings(gatherings)
    _add_following_topics(gatherings, around)
    for gathering in gatherings:
        yield _account(gathering, around, article, dateline, coder)


def _points_back(telling: Telling) -> bool:
    return any(party.is_anaphor for party in (*telling.who, *telling.whom, *telling.both))


def _with_parties_of(telling: Telling, gathering: _Gathering) -> Telling:
    """Return the telling of "they last met in 1961" with the people of the encounter before."""
    chief = gathering.chief
    return replace(telling, who=chief.who, whom=chief.whom, both=chief.both)


def _is_hollow(telling: Telling) -> bool:
    """A noun with one unnamed body or group and nothing else told is no encounter of its own."""
    named = [party for party in telling.parties if party.actor is not None]
    return telling.trigger.rule.pos == "NOUN" and not named and telling.is_definite


def _agrees(party: Party, others: list[Party]) -> bool:
    """Whether the party is among the others; a country and its people may stand for each other."""
    for other in others:
        if _of(party) == _of(other):
            return True
        is_state = "country" in {party.kind, other.kind} or (party.actor is None) != (other.actor is None)
        if is_state and party.country and party.country == other.country:
            return True
    return False


def _find_same(telling: Telling, gatherings: list[_Gathering]) -> _Gathering | None:
    """Return the encounter told before that this telling speaks of, the most recent first."""
    recent = sorted(gatherings, key=lambda each: -each.last)
    parties = list(telling.parties)
    points_back = telling.is_definite or _points_back(telling)
    if telling.is_earlier:
        return None
    family = _FAMILY[telling.trigger.type]
    for gathering in recent:
        if _conflicts(telling, gathering):
            continue
        same_family = _FAMILY[gathering.type] == family
        if not parties:
            if points_back and (
                same_family or (telling.trigger.type in {"visit", "meeting"} and gathering.type in {"visit", "meeting"})
            ):
                return gathering
            continue
        if not same_family:
            continue
        known = gathering.parties()
        agreeing = [party for party in parties if _agrees(party, known)]
        covered = [party for party in known if _agrees(party, parties)]
        if len(agreeing) == len(parties) or (len(covered) == len(known) and len(agreeing) >= min(2, len(parties))):
            if len(parties) > 1 or points_back or len(known) == 1 or not telling.whom:
                return gathering
        elif agreeing and points_back and len(known) <= 1:
            return gathering
    return None


def _conflicts(telling: Telling, gathering: _Gathering) -> bool:
    chief = gathering.chief
    if telling.status != chief.status and frozenset({telling.status, chief.status}) not in _MERGING and telling.parties:
        return True
    if "occurred" in {telling.status, chief.status} != {"occurred"} and telling.parties and not telling.is_definite:
        return True
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


def _without_visits_of_meetings(gatherings: list[_Gathering]) -> list[_Gathering]:
    """Drop a visit whose visitor's meeting is told; the meeting takes over its place and time where it has none."""
    kept: list[_Gathering] = []
    for visit in gatherings:
        meeting = None
        if visit.type == "visit":
            visitors = [p for telling in visit.tellings for p in telling.who if not p.is_anaphor]
            hosts = [p for t in visit.tellings for p in t.whom if p.kind == "person" and p.actor is not None]
            for other in gatherings:
                known = other.parties()
                if _FAMILY[other.type] != "talks" or other.chief.status != visit.chief.status:
                    continue
                if visitors and not any(_agrees(p, known) for p in visitors):
                    continue
                if all(_agrees(p, known) for p in hosts) and not _apart(_time(visit), _time(other)):
                    meeting = other
                    break
        if meeting is None:
            kept.append(visit)
            continue
        meeting.borrowed_place = meeting.borrowed_place or _place(visit)
        meeting.borrowed_time = meeting.borrowed_time or _time(visit)
    return kept


def _apart(x: Time | None, y: Time | None) -> bool:
    """Whether both are resolved and share no day."""
    return bool(x and y and x.start and y.start and x.end and y.end and (x.start > y.end or y.start > x.end))


def _add_following_topics(gatherings: list[_Gathering], around: Surroundings) -> None:
    """Take topics from sentences that go on about an encounter: "They also exchanged views on trade"."""
    reader = PartyReader(around.doc, around.cast, around.lexicon)
    sentences = list(around.doc.sents)
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


def _goes_on(root: Token, reader: PartyReader, gathering: _Gathering) -> bool:

    found, _ = subjects(root)
    parties = [party for head in found for party in reader.parties(head, root.i)]
    known = gathering.parties()
    return bool(parties) and all(party.is_anaphor or _agrees(party, known) for party in parties)


def _place(gathering: _Gathering) -> Place | None:
    found = [telling.place for telling in gathering.tellings if telling.place is not None]
    if not found:
        return None
    return max(found, key=lambda each: (_PLACE_RANK[each.kind], _BASIS_RANK[each.basis]))


def _time(gathering: _Gathering) -> Time | None:
    found = [telling.time for telling in gathering.tellings if telling.time is not None]
    resolved = [time for time in found if time.start is not None and time.end is not None]
    if resolved:
        return min(resolved, key=lambda each: (each.end - each.start).days if each.end and each.start else 0)
    return found[0] if found else None


def _status(gathering: _Gathering) -> Telling:
    """Return the telling that decides the status: the chief one, unless another says that it was called off."""
    chief = gathering.chief
    if chief.status == "occurred" and chief.judgement.is_past:
        return chief
    final = [each for each in gathering.tellings if each.status in {"cancelled", "denied"}]
    return final[-1] if final else chief


def _account(
    gathering: _Gathering, around: Surroundings, article: Article, dateline: Place | None, coder: TopicCoder
) -> Account:
    text = article.text
    mentions = tuple(_mention(telling, text) for telling in gathering.tellings)
    chief, decides = gathering.chief, _status(gathering)
    trigger = _mention(chief, text)
    time = _time(gathering) or gathering.borrowed_time
    status = decides.status
    if status == "occurred" and _is_ahead_of(time, article) and not decides.judgement.is_past:
        status = "planned"
    place = _place(gathering) or gathering.borrowed_place
    is_now = (
        time is None or time.start is None or around.published is None or abs((around.published - time.start).days) <= 7
    )
    if place is None and dateline is not None and status == "occurred" and is_now and _is_lead(chief, around):
        place = replace(dateline, basis="dateline")
    participants = tuple(_participants(gathering, around))
    return Account(
        account_id=content_id(article.article_id, article.text_hash, trigger.span.start, trigger.span.end),
        type=gathering.type,
        status=status,
        confidence=_confidence(participants),
        trigger=trigger,
        mentions=mentions,
        participants=participants,
        status_cue=_cue(decides, text) if status == decides.status else None,
        place=place,
        time=time,
        topics=tuple(_topics(gathering, around, text, coder)),
    )


def _is_ahead_of(time: Time | None, article: Article) -> bool:
    return bool(time and time.start and article.published and time.start > article.published)


def _is_lead(telling: Telling, around: Surroundings) -> bool:
    """Whether the telling stands in the first sentences, which a dateline speaks of."""
    sentences = [sentence for sentence in around.doc.sents if sentence.text.strip()]
    return telling.trigger.token.i < (sentences[3].start if len(sentences) > 3 else len(around.doc))


def _mention(telling: Telling, text: str) -> Mention:
    token = telling.trigger.token
    span = Span(token.idx, token.idx + len(token))
    sentence = token.sent
    start, end = sentence.start_char, sentence.end_char
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Mention(text[span.start : span.end], span, Span(start, end), telling.trigger.rule.name)


def _cue(telling: Telling, text: str) -> StatusCue | None:
    cue = telling.judgement.cue
    if cue is None:
        return None
    span = Span(cue.idx, cue.idx + len(cue))
    return StatusCue(text[span.start : span.end], span)


def _participants(gathering: _Gathering, around: Surroundings) -> Iterator[Participant]:
    """Yield the participants of all tellings: names before groups, people before their countries."""
    sides: dict[object, Side] = {}
    parties: dict[object, list[Party]] = {}
    ordered = sorted(gathering.tellings, key=lambda each: (each is not gathering.chief, each.trigger.token.i))
    for telling in ordered:
        told: tuple[tuple[Side, tuple[Party, ...]], ...] = (
            ("who", telling.who), ("whom", telling.whom), ("both", telling.both)
        )  # fmt: skip
        for side, same_side in told:
            for party in same_side:
                if party.is_anaphor:
                    continue
                key: object = party.actor if party.actor is not None else party.text.lower()
                if key not in sides:
                    if telling is not gathering.chief and party.actor is None and len(parties) > 1:
                        continue  # another telling's "officials" are the people named already
                    sides[key] = side
                parties.setdefault(key, []).append(party)
    sides = _symmetric(sides)
    people = [group[0] for group in parties.values() if group[0].kind == "person"]
    for key, group in parties.items():
        first = group[0]
        if first.kind == "country" and any(p.country == first.country and sides[_of(p)] == sides[key] for p in people):
            continue
        if first.kind == "country" and len(people) > 1 and any(p.country == first.country for p in people):
            continue
        yield _participant(first, group, sides[key], around)


def _of(party: Party) -> object:
    return party.actor if party.actor is not None else party.text.lower()


def _symmetric(sides: dict[object, Side]) -> dict[object, Side]:
    """Where nobody stands on the other side, all sat at one table."""
    told = set(sides.values())
    if len(sides) > 1 and told in ({"who"}, {"whom"}):
        return dict.fromkeys(sides, "both")
    if told == {"who", "both"}:
        return dict.fromkeys(sides, "both")
    return sides


def _participant(first: Party, group: list[Party], side: Side, around: Surroundings) -> Participant:
    doc, cast = around.doc, around.cast
    spans = {Span(doc[p.start].idx, doc[p.end - 1].idx + len(doc[p.end - 1])) for p in group}
    if first.actor is None:
        return Participant(first.text, side, first.kind, first.title, None, first.country, tuple(sorted(spans)))
    actor = cast.actors[first.actor]
    for named, actor_position in zip(cast.names, cast.actor_of, strict=True):
        if actor_position == first.actor:
            spans.add(Span(doc[named.start].idx, doc[named.end - 1].idx + len(doc[named.end - 1])))
    return Participant(
        actor.name, side, actor.kind, actor.title, actor.organization, actor.country, tuple(sorted(spans))
    )


def _topics(gathering: _Gathering, around: Surroundings, text: str, coder: TopicCoder) -> Iterator[Topic]:
    ranges = [each for telling in gathering.tellings for each in telling.topics] + gathering.topics
    taken: set[str] = set()
    for start, end in sorted(set(ranges)):
        topic = coder.topic(around.doc, text, start, end)
        folded = topic.phrase.lower()
        if folded and not any(folded in other for other in taken):
            taken.add(folded)
            yield topic


def _confidence(participants: tuple[Participant, ...]) -> float:
    """Both sides named: 0.9; one side named: 0.7; nobody named: 0.5."""
    named = [p for p in participants if p.kind != "group"]
    if len(named) >= 2 and ({p.side for p in named} != {"who"}):
        return 0.9
    return 0.7 if named else 0.5
