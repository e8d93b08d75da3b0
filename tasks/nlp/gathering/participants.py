"""Who takes part in an encounter, on which side, by all that the article tells of it?"""

from __future__ import annotations

from collections.abc import Iterator

from tasks.nlp.company.company import Company
from tasks.nlp.encounters.tellings import Surroundings, Telling
from tasks.nlp.gathering.gathered import Gathering, is_headline, party_key
from tasks.nlp.gathering.named_after_bodies import body_of
from tasks.nlp.gathering.sides_of_company import Told, guest_side, side_of_attendant, side_of_company, side_told
from tasks.nlp.parties.party import Party
from tasks.nlp.sides.triggers import Trigger
from tasks.records import (
    Participant,
    Side,
    Span,
)

_SEVERAL = 3  # people whose names stand for the body that met


def participants_of(gathering: Gathering, around: Surroundings) -> Iterator[Participant]:
    """Yield the participants of all tellings: names before groups, people before their countries."""
    sides: dict[object, Side] = {}
    parties: dict[object, list[Party]] = {}
    told = Told(sides, parties, guest_side(gathering.chief.trigger), around.lexicon, around.cast.actors)
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
    kept = {key: parties[key] for key in parties if key not in told.named_of}
    parties = _without_led(gathering, sides, kept, around.lexicon.contexts.teams)
    people = [group[0] for group in parties.values() if group[0].kind == "person"]
    bodies = [group[0] for group in parties.values() if group[0].kind == "organization"]
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
        is_apart = first in bodies and first.actor is not None and (sides[key] != "both" or len(bodies) > 1)
        if is_apart and any(
            body_of(each.actor, around.cast) == first.actor and sides[party_key(each)] == sides[key] for each in people
        ):
            continue  # "A has met B. The chief of A held talks with B's boss", "Talks between A and B began. …"
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
    contexts, last = around.lexicon.contexts, party.text.split()[-1]
    is_undertaking = last in contexts.undertakings  # "the bank's support programme", but not "the World Food Programme"
    return party.kind == "organization" and (is_undertaking or last.lower() in contexts.documents)


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
    gathering: Gathering, sides: dict[object, Side], parties: dict[object, list[Party]], teams: frozenset[str]
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
    if _names_one_of_each(gathering, parties):
        lands |= {each.country for each, *_ in parties.values() if each.kind == "country" and each.country is not None}
    return {
        key: group
        for key, group in parties.items()
        if not (group[0].kind == "country" and group[0].country in lands)
        and key not in bodies
        and not (
            group[0].kind == "group"
            and group[0].actor is None
            and any(
                sides[key] == side and (side != "both" or _may_be_of(company, group[0], teams))
                for company, side in told
            )
        )
    }


def _names_one_of_each(gathering: Gathering, parties: dict[object, list[Party]]) -> bool:
    """Whether as many are named together as states are told: "Peru and Chile met. The two ministers, A and B"."""
    states = sum(group[0].kind == "country" for group in parties.values())
    return any(
        states == len(company.people) > 1
        for company in gathering.company
        if company.relation in {"in", "named"} and any(p.kind == "group" and p.actor is None for p in company.of)
    )


def _may_be_of(company: Company, group: Party, teams: frozenset[str]) -> bool:
    """Whether the delegation is not another than the group: "the government" is none of the workers.

    "The team" may be the mission.
    """
    words = set(group.text.lower().split())
    if words & teams and any(party.text.lower() in teams for party in company.of):
        return True
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
    is_turned = crossed > straight or (crossed == straight == 0 and _are_lands_turned(telling, known))
    turn: dict[Side, Side] = {"who": "whom", "whom": "who", "both": "both"} if is_turned else {}
    told: tuple[tuple[Side, tuple[Party, ...]], ...] = (
        ("who", telling.who), ("whom", telling.whom), ("both", telling.both)
    )  # fmt: skip
    has_sides = {"who", "whom"} <= set(sides.values())
    for side, same_side in told:
        for party in same_side:
            if has_sides and (telling.is_attendance or telling.is_address or side == "both"):
                # whoever has a side is none of the group on the other: "A and B met traders to discuss it"
                is_several = len(same_side) > 1
                yield (
                    sides.get(party_key(party)) or side_of_attendant(party, known, is_one_of_several=is_several),
                    party,
                )
            else:
                yield turn.get(side, side), party


def _are_lands_turned(telling: Telling, known: Told) -> bool:
    """Whether people of the other side's lands do it: "A of Peru met Chileans. B of Chile is meeting Peruvians"."""
    if not telling.who or not {"who", "whom"} <= set(known.sides.values()):
        return False
    return all(_side_of_land(party, known) == "whom" for party in telling.who)


def _side_of_land(party: Party, known: Told) -> Side | None:
    told = {known.sides[key] for key, group in known.parties.items() if any(p.country == party.country for p in group)}
    return told.pop() if party.country is not None and len(told) == 1 else None


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
