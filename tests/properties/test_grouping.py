"""Whatever accounts there are, the order in which they come never matters."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tasks.events.event import events_of
from tasks.events.facts import AccountFacts, Actor, Days, Event, Locality
from tasks.events.grouping import decide
from tasks.events.same_encounter import compare
from tasks.records import EncounterType, Side, Status

START = date(1972, 2, 20)
NAMES = ("Nixon", "Richard Nixon", "Mao", "Mao Zedong", "Zhou Enlai", "Kissinger")
PLACES = (
    None,
    Locality("Beijing", "city", "CHN"),
    Locality("Shanghai", "city", "CHN"),
    Locality("China", "country", "CHN"),
)

near_days = st.integers(0, 4).map(lambda number: START + timedelta(days=number))
sides: st.SearchStrategy[Side] = st.sampled_from(["who", "whom", "both"])
types: st.SearchStrategy[EncounterType] = st.sampled_from(["meeting", "talks", "visit", "call"])
statuses: st.SearchStrategy[Status] = st.sampled_from(["occurred", "planned", "cancelled", "proposed", "denied"])
persons = st.builds(lambda name, side: Actor(name, side, "person"), st.sampled_from(NAMES), sides)
countries = st.builds(lambda side: Actor("China", side, "country", country="CHN"), sides)


@st.composite
def accounts(draw: st.DrawFn) -> list[AccountFacts]:
    """Return accounts of few people on few days, so that many agree and contradict."""
    told = []
    for number in range(draw(st.integers(1, 9))):
        day = draw(st.none() | near_days)
        told.append(
            AccountFacts(
                account_id=f"{number}",
                article_id=f"{draw(st.integers(0, 6))}",
                source="gazette",
                published=draw(st.none() | near_days),
                type=draw(types),
                status=draw(statuses),
                confidence=draw(st.sampled_from([0.5, 0.9])),
                actors=tuple(draw(st.lists(persons | countries, max_size=4, unique_by=lambda one: one.name))),
                place=draw(st.sampled_from(PLACES)),
                days=Days(day, day + timedelta(days=draw(st.integers(0, 2)))) if day else None,
                topics=tuple(draw(st.lists(st.sampled_from(["trade", "Taiwan"]), unique=True))),
            )
        )
    return told


def resolved(told: list[AccountFacts]) -> list[Event]:
    """Return the events of accounts that come in this order."""
    by_id = {account.account_id: account for account in told}
    return events_of(by_id, decide(by_id, combinations(by_id, 2)))


@given(accounts(), st.randoms(use_true_random=False))
def test_the_order_of_accounts_never_changes_an_event(told: list[AccountFacts], random: Random) -> None:
    expected = resolved(told)
    shuffled = list(told)
    random.shuffle(shuffled)
    assert resolved(shuffled) == expected


@given(accounts())
def test_each_account_is_in_one_event_that_has_its_smallest_id(told: list[AccountFacts]) -> None:
    events = resolved(told)
    members = [member.account_id for event in events for member in event.members]
    assert sorted(members) == sorted(account.account_id for account in told)
    assert all(event.event_id == min(member.account_id for member in event.members) for event in events)


@given(accounts())
def test_no_event_holds_accounts_that_contradict_each_other(told: list[AccountFacts]) -> None:
    by_id = {account.account_id: account for account in told}
    for event in resolved(told):
        for one, other in combinations(event.members, 2):
            assert compare(by_id[one.account_id], by_id[other.account_id]).relation != "different"


@given(accounts())
def test_a_comparison_is_the_same_both_ways(told: list[AccountFacts]) -> None:
    for one, other in combinations(told, 2):
        assert compare(one, other) == compare(other, one)
