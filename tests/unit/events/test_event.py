"""What an event takes from its accounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tasks.events.event import event_of, events_of
from tasks.events.facts import AccountFacts, Actor, Days, Event, Locality, Member
from tasks.events.grouping import decide
from tasks.records import Status

DAY = Days(date(1972, 2, 21), date(1972, 2, 21))
NIXON, MAO = Actor("Nixon", "who", "person", country="USA"), Actor("Mao", "whom", "person", country="CHN")
FIRST = AccountFacts("1", "a", "gazette", date(1972, 2, 22), "meeting", "occurred", 0.8, (NIXON, MAO))


def event_from(*accounts: AccountFacts) -> Event:
    """Return the event of accounts that are known to tell of one encounter."""
    members = [Member(account.account_id, account.digest, None, "") for account in accounts]
    return event_of(members, {account.account_id: account for account in accounts})


def second(**changes: Any) -> AccountFacts:
    """Return another account of the same encounter."""
    return replace(FIRST, account_id="2", article_id="b", source="herald", **changes)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([("proposed", 1), ("planned", 2)], "planned"),
        ([("planned", 1), ("proposed", 2)], "planned"),
        ([("planned", 1), ("occurred", 2)], "occurred"),
        ([("occurred", 1), ("planned", 2)], "occurred"),
        ([("occurred", 1), ("denied", 2)], "occurred"),
        ([("planned", 1), ("cancelled", 2)], "cancelled"),
        ([("cancelled", 1), ("planned", 2)], "planned"),
        ([("planned", 1), ("denied", 1)], "denied"),
    ],
)
def test_the_status_is_what_happened_or_what_was_said_last(told: list[tuple[Status, int]], status: Status) -> None:
    accounts = [
        replace(FIRST, account_id=str(i), status=one, published=date(1972, 2, day)) for i, (one, day) in enumerate(told)
    ]
    event = event_from(*accounts)
    assert event.status == status
    assert event.changes[-1].status == status


def test_the_fullest_names_are_taken() -> None:
    full = (replace(NIXON, name="Richard Nixon", title="President"), replace(MAO, name="Mao Zedong"))
    actors = event_from(FIRST, second(actors=full)).actors
    assert [(one.name, one.title, one.account_count) for one in actors] == [
        ("Richard Nixon", "President", 2),
        ("Mao Zedong", None, 2),
    ]


def test_sides_that_are_turned_round_are_turned_back() -> None:
    turned = (replace(MAO, side="who"), Actor("Zhou Enlai", "who", "person"), replace(NIXON, side="whom"))
    sides = {one.name: one.side for one in event_from(FIRST, second(actors=turned)).actors}
    assert sides["Mao"] == sides["Zhou Enlai"] != sides["Nixon"]


def test_a_country_gives_way_to_who_acts_for_it() -> None:
    china = second(actors=(NIXON, Actor("China", "whom", "country", country="CHN")))
    assert {one.name for one in event_from(FIRST, china).actors} == {"Nixon", "Mao"}


def test_a_country_that_nobody_acts_for_stays() -> None:
    china = replace(FIRST, actors=(NIXON, Actor("China", "whom", "country", country="CHN")))
    assert {one.name for one in event_from(china).actors} == {"Nixon", "China"}


def test_the_most_specific_place_is_taken() -> None:
    country, city = Locality("China", "country", "CHN"), Locality("Beijing", "city", "CHN")
    assert event_from(replace(FIRST, place=country), second(place=city)).place == city


def test_exact_days_win_over_vague_ones() -> None:
    year = Days(date(1972, 1, 1), date(1972, 12, 31), "year")
    assert event_from(replace(FIRST, days=year), second(days=DAY)).days == DAY


def test_the_day_on_which_it_happened_wins_over_the_day_that_was_planned() -> None:
    later = Days(date(1972, 2, 22), date(1972, 2, 22))
    planned = second(status="planned", days=DAY, published=date(1972, 2, 20))
    assert event_from(replace(FIRST, days=later), planned).days == later


def test_topics_are_gathered_each_once() -> None:
    assert event_from(replace(FIRST, topics=("trade", "Taiwan")), second(topics=("Trade", "visas"))).topics == (
        "trade",
        "Taiwan",
        "visas",
    )


def test_a_third_account_cannot_join_what_contradicts() -> None:
    # "Nixon met Chinese leaders" agrees with both meetings of that day, which are two.
    mao, zhou = (
        replace(FIRST, days=DAY),
        second(days=DAY, actors=(NIXON, Actor("Zhou", "whom", "person", country="CHN"))),
    )
    leaders = replace(
        FIRST,
        account_id="3",
        article_id="c",
        days=DAY,
        actors=(NIXON, Actor("Chinese leaders", "whom", "group", country="CHN")),
    )
    accounts = {one.account_id: one for one in (mao, zhou, leaders)}
    events = events_of(accounts, decide(accounts, [("1", "2"), ("1", "3"), ("2", "3")]))
    assert sorted(len(event.members) for event in events) == [1, 2]
