"""Resolve finds the golden events in the golden accounts."""

from __future__ import annotations

from typing import Any

import pytest

from tasks.events.event import events_of
from tasks.events.facts import AccountFacts, Actor, Days, Event, Locality
from tasks.events.grouping import decide

Pointer = tuple[str, int]


def name_of(pointer: Pointer) -> str:
    """Return an account id that leads back to the golden file."""
    return f"{pointer[0]}#{pointer[1]}"


def facts(pointer: Pointer, article: Any, gold: Any) -> AccountFacts:
    """Return a golden account as resolve sees it."""
    place, time = gold.place, gold.time
    return AccountFacts(
        account_id=name_of(pointer),
        article_id=article.article_id,
        source=article.source,
        published=article.published,
        type=gold.type,
        status=gold.status,
        confidence=1.0,
        actors=tuple(Actor(p.name, p.side, p.kind, p.title, p.organization, p.country) for p in gold.participants),
        place=Locality(place.name, "city", place.country) if place else None,
        days=Days(time.start, time.end) if time else None,
        topics=gold.topics,
    )


@pytest.fixture(scope="module")
def resolved(articles: Any, accounts: Any, events: Any) -> dict[frozenset[str], Event]:
    """Return the events that resolve makes of the golden accounts, by the accounts in them."""
    pointers = [pointer for event in events for pointer in event.accounts]
    told = {name_of(p): facts(p, articles[p[0]], accounts[p[0]][p[1]]) for p in pointers}
    pairs = [(one, other) for one in told for other in told if one < other]
    return {frozenset(m.account_id for m in event.members): event for event in events_of(told, decide(told, pairs))}


def test_the_same_accounts_are_joined(resolved: dict[frozenset[str], Event], events: Any) -> None:
    assert set(resolved) == {frozenset(map(name_of, event.accounts)) for event in events}


def test_type_status_country_and_days_agree(resolved: dict[frozenset[str], Event], events: Any) -> None:
    for gold in events:
        event = resolved[frozenset(map(name_of, gold.accounts))]
        found = (event.type, event.status, event.place.country if event.place else None)
        assert (event.event_id, *found) == (event.event_id, gold.type, gold.status, gold.country)
        assert (event.days and event.days.start, event.days and event.days.end) == (gold.start, gold.end)


def test_the_same_people_take_part(resolved: dict[frozenset[str], Event], events: Any) -> None:
    for gold in events:
        event = resolved[frozenset(map(name_of, gold.accounts))]
        assert len(event.actors) == len(gold.participants), (event.event_id, event.actors, gold.participants)
