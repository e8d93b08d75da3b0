"""What an event is: the fields that its accounts make together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tasks.events.facts import AccountFacts, Actor, Days, Event, Locality, Member, StatusChange
from tasks.events.grouping import Pair, group
from tasks.events.names import fold, name_words
from tasks.events.same_encounter import Decision, is_vague
from tasks.events.same_people import COLLECTIVE, same_actor
from tasks.records import EncounterType, Side, Status

_PLACES = ("venue", "city", "region", "country")
_TYPES: tuple[EncounterType, ...] = ("summit", "talks", "visit", "meeting", "call", "correspondence")
_BASES = ("explicit", "relative", "dateline")
# What was proposed and then planned is planned; what was planned may be cancelled and planned again: the last counts.
_WEIGHTS: dict[Status, int] = {"proposed": 0, "planned": 1, "cancelled": 1, "denied": 1, "occurred": 2}
# On one day of publication the stronger word wins.
_ORDER: tuple[Status, ...] = ("proposed", "planned", "cancelled", "denied", "occurred")
_OTHER_SIDE: dict[Side, Side] = {"who": "whom", "whom": "who", "both": "both"}


def events_of(accounts: Mapping[str, AccountFacts], decisions: Mapping[Pair, Decision]) -> list[Event]:
    """Return the events of all accounts, sorted by id; `decisions` may be on other accounts as well."""
    inside = {pair: one for pair, one in decisions.items() if pair[0] in accounts and pair[1] in accounts}
    return [event_of(members, accounts) for members in group(accounts, inside)]


def event_of(members: Sequence[Member], accounts: Mapping[str, AccountFacts]) -> Event:
    """Return the event of a group as `grouping.group` gives it."""
    told = [accounts[member.account_id] for member in members]
    changes = status_changes(told)
    status = changes[-1].status
    ordered = sorted(told, key=lambda account: _fullness(account, status))
    return Event(
        event_id=members[0].account_id,
        lead_account_id=ordered[0].account_id,
        type=_type(told),
        status=status,
        confidence=max(account.confidence for account in told),
        actors=actors_of(ordered),
        place=_place(ordered),
        days=_days(ordered, status),
        topics=_topics(ordered),
        members=tuple(members),
        changes=changes,
    )


def status_changes(accounts: Sequence[AccountFacts]) -> tuple[StatusChange, ...]:
    """Return the statuses in the order of publication; the last is that of the event.

    What occurred stays so; a proposal does not undo a plan; else what is published later counts.
    """
    ordered = sorted(accounts, key=lambda a: (a.published or date.min, _ORDER.index(a.status), a.account_id))
    changes: list[StatusChange] = []
    for account in ordered:
        if not changes or (
            account.status != changes[-1].status and _WEIGHTS[account.status] >= _WEIGHTS[changes[-1].status]
        ):
            changes.append(StatusChange(account.status, account.published, account.account_id))
    return tuple(changes)


def actors_of(accounts: Sequence[AccountFacts]) -> tuple[Actor, ...]:
    """Return everybody whom the accounts name, each once and under the fullest name; the first account gives the sides.

    A country or unnamed group gives way to the people who act for it.
    """
    gathered = list(accounts[0].actors)
    for account in accounts[1:]:
        sides = _sides(gathered, account.actors)
        for actor in account.actors:
            place = next((i for i, known in enumerate(gathered) if same_actor(known, actor)), None)
            if place is not None:
                gathered[place] = _merged(gathered[place], actor)
            else:
                gathered.append(replace(actor, side=sides[actor.side]))
    if len(accounts) == 1:
        return tuple(gathered)
    return tuple(actor for actor in gathered if not _is_named(actor, gathered))


def _fullness(account: AccountFacts, status: Status) -> tuple[object, ...]:
    """Return a sort key: first the account that has the event's status, then that which names most people."""
    persons = sum(actor.kind == "person" for actor in account.actors)
    return (account.status != status, -persons, -len(account.actors), -account.confidence, account.account_id)


def _is_named(actor: Actor, among: Sequence[Actor]) -> bool:
    """Return whether somebody of the same side is named who acts for this country or group."""
    if actor.kind not in COLLECTIVE or not actor.country:
        return False
    people = [other for other in among if other.kind == "person" and other.country == actor.country]
    return any(other.side == actor.side for other in people)


def _sides(gathered: Sequence[Actor], actors: Sequence[Actor]) -> Mapping[Side, Side]:
    """Return which side of the event each side of an account is: "A met B" and "B received A" are turned round."""
    pairs = [(known.side, actor.side) for known in gathered for actor in actors if same_actor(known, actor)]
    if pairs and all(known == "both" for known, _ in pairs):
        return {"who": "both", "whom": "both", "both": "both"}
    turned = sum(known == _OTHER_SIDE[side] != side for known, side in pairs)
    straight = sum(known == side for known, side in pairs)
    return _OTHER_SIDE if turned > straight else {"who": "who", "whom": "whom", "both": "both"}


def _merged(known: Actor, actor: Actor) -> Actor:
    name = max(known.name, actor.name, key=lambda name: (len(name_words(name)), len(name), name))
    return Actor(
        name,
        known.side,
        known.kind,
        title=known.title or actor.title,
        organization=known.organization or actor.organization,
        country=known.country or actor.country,
        account_count=known.account_count + 1,
    )


def _type(accounts: Sequence[AccountFacts]) -> EncounterType:
    counts = Counter(account.type for account in accounts)
    return min(counts, key=lambda kind: (-counts[kind], _TYPES.index(kind)))


def _place(accounts: Sequence[AccountFacts]) -> Locality | None:
    places = [account.place for account in accounts if account.place]
    return min(places, key=lambda place: _PLACES.index(place.kind), default=None)


def _days(accounts: Sequence[AccountFacts], status: Status) -> Days | None:
    """Return the days that most accounts give: first those that have the event's status, then all; then the fewest."""
    told = [(account.days.start, account.days.end) for account in accounts if account.days]
    fitting = [(a.days.start, a.days.end) for a in accounts if a.days and a.status == status]

    def rank(days: Days) -> tuple[object, ...]:
        interval = (days.start, days.end)
        counts = (-fitting.count(interval), -told.count(interval))
        return (is_vague(days), *counts, days.end - days.start, _BASES.index(days.basis))

    return min((account.days for account in accounts if account.days), key=rank, default=None)


def _topics(accounts: Sequence[AccountFacts]) -> tuple[str, ...]:
    by_fold: dict[str, str] = {}
    for account in accounts:
        for phrase in account.topics:
            by_fold.setdefault(fold(phrase), phrase)
    return tuple(by_fold.values())
