"""What does the article tell of one encounter? A gathering of tellings made into an account."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.nlp import syntax
from tasks.nlp.circumstances import Circumstances
from tasks.nlp.company import Company
from tasks.nlp.gathered import Gathering, is_headline, party_key
from tasks.nlp.party import Party
from tasks.nlp.presupposed import is_known_occasion
from tasks.nlp.scene import Scene
from tasks.nlp.sides_of_company import Told, guest_side, side_of_attendant, side_of_company, side_told
from tasks.nlp.tellings import Surroundings, Telling
from tasks.nlp.topic_codes import TopicCoder
from tasks.nlp.triggers import Trigger
from tasks.records import (
    Account,
    Article,
    Mention,
    Participant,
    Side,
    Span,
    Status,
    StatusCue,
    Time,
    content_id,
)

_AHEAD = frozenset({"planned", "proposed"})
_BEFORE_DAY = 20  # characters before a day that say when on it
_NEWS = frozenset({"a", "an"})  # before what was not told before
_SEVERAL = 3  # people whose names stand for the body that met
_NO_ROOM = 80  # tokens; in a shorter text there is no room to tell more of it


def _status(gathering: Gathering) -> Telling:
    """Return the telling that decides the status: the chief one, unless another says that it was called off.

    That somebody was not there decides nothing where another telling says that the rest met.
    """
    chief = gathering.chief
    untrue = next((each for each in gathering.tellings if each.status == "denied" and _is_such(each)), None)
    if untrue is not None:
        return untrue  # "No such meeting took place"
    if chief.status == "occurred" and chief.judgement.is_past:
        return chief
    if chief.status in {"planned", "proposed"}:
        held = next((each for each in gathering.tellings if each.judgement.is_held and each.is_definite), None)
        if held is not None:
            return held
    others = [each for each in gathering.tellings if not _is_absence(each)]
    if any(each.status == "occurred" for each in others):
        return _last_of(others) or max(others, key=lambda each: (each is chief, each.status == "occurred"))
    return _last_of(gathering.tellings) or chief


def _last_of(tellings: list[Telling]) -> Telling | None:
    """Return the last telling that it was called off, else the last that denies it: who cancels will not meet."""
    for status in ("cancelled", "denied"):
        told = [each for each in tellings if each.status == status]
        if told:
            return told[-1]
    return None


def _off_if_not_held(decides: Telling, chief: Telling) -> Status:
    """Return the status that decides; what was planned and, as is told later, did not take place was called off."""
    is_later = decides is not chief and decides.is_definite and not _is_such(decides)
    return "cancelled" if is_later and (chief.status, decides.status) == ("planned", "denied") else decides.status


def _is_such(telling: Telling) -> bool:
    """Whether it speaks of what somebody had told: "no such meeting"."""
    return any(each.lower_ == "such" for each in syntax.modifiers(telling.trigger.token))


def _is_absence(telling: Telling) -> bool:
    """Whether only somebody's absence is told, and not that he would not see those who are named."""
    return telling.judgement.is_absence and not (telling.who and telling.whom)


def make_account(
    scene: Scene, circumstances: Circumstances, article: Article, coder: TopicCoder, likelihood: float
) -> Account:
    """Return the account of one encounter; `likelihood` is how likely it is one, from 0 to 1."""
    gathering, around, text = scene.gathering, scene.around, article.text
    mentions = tuple(_mention(telling, text) for telling in gathering.tellings)
    chief, decides = gathering.chief, _status(gathering)
    trigger = _mention(chief, text)
    time = circumstances.time
    status = _off_if_not_held(decides, chief)
    is_to_come = decides.judgement.awaits_day and decides.time is not None and _is_still_to_come(time, article)
    ahead = status == "occurred" and _is_ahead_of(time, article) and not decides.judgement.is_past
    later = status == "occurred" and (
        _is_said_to_come(decides, around, article) or _is_still_ahead(decides, around, article)
    )
    if ahead or is_to_come or later:
        status = "planned"
    elif status in _AHEAD and _is_over(time, article) and is_known_occasion(decides.trigger.token):
        status = "occurred"
    return Account(
        account_id=content_id(
            article.article_id,
            article.text_hash,
            trigger.span.start,
            trigger.span.end,
            *([chief.gap] if chief.gap else []),
        ),
        type=gathering.type,
        status=status,
        confidence=round(likelihood, 2),
        trigger=trigger,
        mentions=mentions,
        participants=tuple(_participants(gathering, around)),
        status_cue=_cue(decides, text) if status == decides.status else None,
        place=circumstances.place,
        time=time,
        topics=tuple(coder.topic(around.doc, text, start, end) for start, end in circumstances.topics),
    )


def is_bare_mention(account: Account, scene: Scene) -> bool:
    """Whether an article of some length only names a summit: "looked to the G20 meeting for direction"."""
    if len(scene.around.doc) <= _NO_ROOM or account.type != "summit":
        return False
    if any(telling.trigger.rule.pos == "VERB" for telling in scene.gathering.tellings):
        return False
    if any(syntax.determiner(telling.trigger.token) in _NEWS for telling in scene.gathering.tellings):
        return False  # "there would be a summit of the chiefs"
    return len(account.participants) == 1 and account.place is None and account.time is None


def _is_ahead_of(time: Time | None, article: Article) -> bool:
    return bool(time and time.start and article.published and time.start > article.published)


def _is_over(time: Time | None, article: Article) -> bool:
    return bool(time and time.end and article.published and time.end < article.published)


def _is_said_to_come(telling: Telling, around: Surroundings, article: Article) -> bool:
    """Whether a time without days lies ahead by its words, "next week", or by the tense: "meet on Friday".

    Where nobody knows when the article appeared, days are no better: only their words tell.
    """
    time, owner = telling.time, syntax.possessor(telling.trigger.token)
    is_undatable = article.published is None and around.published is None and not telling.judgement.awaits_day
    if time is None or (time.start is not None and not is_undatable):
        return False
    is_own = owner is not None and time.span.start <= owner.idx < time.span.end  # "said so at next week's summit"
    if telling.judgement.is_past and not is_own:
        return False
    times = around.lexicon.times
    words = time.text.lower().split()
    names_a_day = any(word in times.weekdays or word in times.months for word in words)
    is_told = words[-1] in times.days_told  # "the next morning" is counted from what was told
    return (not is_told and any(word in times.ahead for word in words)) or (
        telling.judgement.is_present and names_a_day
    )


def _is_still_ahead(telling: Telling, around: Surroundings, article: Article) -> bool:
    """Whether a time of the day of the article lies ahead: "later today", "a meeting later on Tuesday"."""
    time, times = telling.time, around.lexicon.times
    if time is None or any(syntax.is_past(verb) for verb in syntax.own_verbs(telling.trigger.token)):
        return False
    before = article.text[max(0, time.span.start - _BEFORE_DAY) : time.span.start].lower().rstrip()
    is_later = before.endswith(tuple(times.later_on)) and not telling.judgement.is_past
    return is_later or time.text.lower().startswith(tuple(times.still_ahead))


def _is_still_to_come(time: Time | None, article: Article) -> bool:
    """Whether a day is named that is not over when the article appears: "are meeting on Thursday"."""
    if time is None or time.granularity != "day":
        return False
    return time.start is None or article.published is None or time.start >= article.published


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
    return StatusCue(text[span.start : span.end], span, telling.said_by)


def _participants(gathering: Gathering, around: Surroundings) -> Iterator[Participant]:
    """Yield the participants of all tellings: names before groups, people before their countries."""
    sides: dict[object, Side] = {}
    parties: dict[object, list[Party]] = {}
    told = Told(sides, parties, guest_side(gathering.chief.trigger), around.lexicon)
    open_sides: set[object] = set()  # of whom only the list of those present tells
    ordered = sorted(gathering.attended(), key=lambda each: (each is not gathering.chief, each.trigger.token.i))
    for telling in ordered:
        for side, party in _on_sides_of(telling, told):
            if party.is_anaphor:
                continue
            key = party_key(party)
            if key not in sides:
                is_described = party.kind == "person" and bool(party.country) and not is_headline(telling)
                is_vague = party.actor is None and not is_described
                is_bare = telling.is_definite and not telling.is_attendance and party.kind == "group"
                is_bare = is_bare and " " not in party.text  # "delegates left the summit"
                if telling is not gathering.chief and is_vague and (len(parties) > 1 or (parties and is_bare)):
                    continue  # another telling's "officials" are the people named already
                if telling is not gathering.chief and party.kind == "country" and _are_people(gathering.chief):
                    continue  # "during the call Lavrov urged the United States"
                if any(_is_part_of(party, group[0]) for group in parties.values()):
                    continue
                sides[key] = side
                if telling.is_attendance and telling is not gathering.chief:
                    open_sides.add(key)
            parties.setdefault(key, []).append(party)
    is_alone = len(parties) <= 1
    for company in gathering.company:
        for party in company.people:
            # "other officials" where it is told with whom he met; not "the Tanzanian ambassador"
            is_of_office = party.kind == "person" and party.title and party.country
            is_known = party.actor is not None or is_of_office or _is_sent(party)
            if not is_known and not (is_alone and company.relation == "present"):
                continue
            key = party_key(party)
            if key not in sides:
                sides[key] = side_of_company(company, party, told)
                open_sides.add(key)
            elif key in open_sides:
                sides[key] = side_told(company, told) or sides[key]
            parties.setdefault(key, []).append(party)
    told.named_of.update(_bodies_named(sides, parties, open_sides))
    if not _is_sent_one_way(gathering.chief.trigger):
        sides = _symmetric(sides)
    parties = _without_led(gathering, sides, {key: parties[key] for key in parties if key not in told.named_of})
    people = [group[0] for group in parties.values() if group[0].kind == "person"]
    for key, group in parties.items():
        first = group[0]
        if first.kind == "country" and any(
            p.country == first.country and sides[party_key(p)] == sides[key] for p in people
        ):
            continue
        if first.kind == "country" and len(people) > 1 and any(p.country == first.country for p in people):
            continue
        if len(parties) > 1 and _is_signed(first, around):
            continue
        yield _participant(first, group, sides[key], around)


def _bodies_named(
    sides: dict[object, Side], parties: dict[object, list[Party]], attended: set[object]
) -> Iterator[object]:
    """Yield the group or body that met as one where those who came are listed: "the council met. A and B attended"."""
    there = [key for key in attended if parties[key][0].kind == "person" and parties[key][0].actor is not None]
    if len(there) < _SEVERAL or {"who", "whom"} <= set(sides.values()):
        return
    for key, group in parties.items():
        if key not in attended and group[0].kind in {"group", "organization"}:
            yield key


def _is_sent(party: Party) -> bool:
    """Whether it is a named body that is told only by whom it sent: "representatives of Siemens"."""
    return party.kind == "organization" and party.text[:1].isupper()


def _is_signed(party: Party, around: Surroundings) -> bool:
    """Whether it is what states have signed, and nobody who could be there: "the conference of the Lisbon Treaty"."""
    return party.kind == "organization" and party.text.split()[-1].lower() in around.lexicon.contexts.documents


def _are_people(telling: Telling) -> bool:
    """Whether people are named on both sides."""
    return all(any(p.kind == "person" and p.actor is not None for p in side) for side in (telling.who, telling.whom))


def _is_part_of(party: Party, other: Party) -> bool:
    """Whether two bodies are one under a longer and a shorter name: "the core committee", "the PTI core committee"."""
    if party.kind == "person" or other.kind == "person" or party.kind == "country" or other.kind == "country":
        return False
    one, two = party.text.lower().split(), other.text.lower().split()
    short, long = sorted((one, two), key=len)
    return len(short) > 1 and long[-len(short) :] == short


def _without_led(
    gathering: Gathering, sides: dict[object, Side], parties: dict[object, list[Party]]
) -> dict[object, list[Party]]:
    """Leave a delegation out whose members are named."""
    told = [
        (company, sides[party_key(party)])
        for company in gathering.company
        if company.relation in {"in", "named"} or (company.relation == "present" and company.of)
        for party in company.people
        if party.actor is not None
    ]
    # "India and China held talks. A led the Indian side"
    senders = [party for company, _ in told for party in company.of]
    lands = {party.country for party in senders if party.country is not None}
    bodies = {party_key(party) for party in senders if party.kind == "organization"}
    return {
        key: group
        for key, group in parties.items()
        if not (group[0].kind == "country" and group[0].country in lands)
        and key not in bodies
        and not (
            group[0].kind == "group"
            and group[0].actor is None
            and any(sides[key] == side and (side != "both" or _may_be_of(company, group[0])) for company, side in told)
        )
    }


def _may_be_of(company: Company, group: Party) -> bool:
    """Whether the delegation is not another than the group: "the government" is none of the workers."""
    words = set(group.text.lower().split())
    return not company.of or any(
        words & set(party.text.lower().split()[-1:]) or (party.country and party.country == group.country)
        for party in company.of
    )


def _on_sides_of(telling: Telling, known: Told) -> Iterator[tuple[Side, Party]]:
    """Yield the telling's parties on the sides as told so far: "B's talks with A" turned round where A met B."""
    sides = known.sides
    crossed = sum(sides.get(party_key(p)) == "whom" for p in telling.who) + sum(
        sides.get(party_key(p)) == "who" for p in telling.whom
    )
    straight = sum(sides.get(party_key(p)) == "who" for p in telling.who) + sum(
        sides.get(party_key(p)) == "whom" for p in telling.whom
    )
    turn: dict[Side, Side] = {"who": "whom", "whom": "who", "both": "both"} if crossed > straight else {}
    told: tuple[tuple[Side, tuple[Party, ...]], ...] = (
        ("who", telling.who), ("whom", telling.whom), ("both", telling.both)
    )  # fmt: skip
    has_sides = {"who", "whom"} <= set(sides.values())
    for side, same_side in told:
        for party in same_side:
            if has_sides and (telling.is_attendance or telling.is_address or side == "both"):
                yield side_of_attendant(party, known, is_one_of_several=len(same_side) > 1), party
            else:
                yield turn.get(side, side), party


def _is_sent_one_way(trigger: Trigger) -> bool:
    """Whether two of one side did not do it to each other: who signs a letter together, or whom it is sent to."""
    return trigger.type == "correspondence" and trigger.rule.frame != "nominal"  # but "A and B exchanged letters"


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
    names = cast.mentions(first.actor) if first.actor is not None else []
    named = [phrase.name or (phrase.start, phrase.end) for phrase in names]
    # pronouns and descriptions stand as they are, names without their titles
    ranges = [(p.start, p.end) for p in group if not any(p.start < end and start < p.end for start, end in named)]
    spans = {Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for start, end in [*ranges, *named]}
    if first.actor is None:
        return Participant(first.text, side, first.kind, first.title, None, first.country, tuple(sorted(spans)))
    actor = cast.actors[first.actor]
    return Participant(
        actor.name, side, actor.kind, actor.title, actor.organization, actor.country, tuple(sorted(spans))
    )
