"""Accounts of many articles become events, whatever the order in which they come."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from tasks.resolve import resolve_accounts
from warehouse.check import run_checks
from warehouse.connection import writer
from warehouse.stored import digest, encounter_rows

DAY = date(1972, 2, 21)


@pytest.fixture
def three(reading: Any, told: Any) -> list[Any]:
    """Return three articles of three sources that tell of one meeting, the first of them ahead of it."""
    return [
        reading(
            "ahead",
            told(who=["Nixon"], whom=["Mao"], status="planned", day=DAY, topics=["trade"]),
            published=date(1972, 2, 20),
            source="herald",
        ),
        reading(
            "after",
            told(who=["Richard Nixon"], whom=["Mao Zedong"], day=DAY, place="Beijing", place_country="CHN"),
            published=date(1972, 2, 22),
            source="gazette",
        ),
        reading(
            "later",
            told(who=["Mao Zedong"], whom=["Richard Nixon", "Henry Kissinger"], topics=["Taiwan"]),
            published=date(1972, 2, 22),
            source="courier",
        ),
    ]


def rows(address: str, query: str) -> list[Any]:
    """Return the rows of a query."""
    with writer(address) as connection:
        return connection.execute(query).fetchall()


def test_three_accounts_make_one_event(desk: Any, three: Any) -> None:
    desk.load(*three)
    desk.resolve()
    (event,) = rows(
        desk.warehouse,
        "SELECT status, who, whom, place, country, start_date, topics, articles, sources FROM encounters",
    )
    assert event == (
        "occurred",
        ["Mao Zedong"],
        ["Richard Nixon", "Henry Kissinger"],
        "Beijing",
        "CHN",
        DAY,
        ["Taiwan", "trade"],
        3,
        3,
    )


def test_the_event_has_the_smallest_id_of_its_accounts(desk: Any, three: Any) -> None:
    desk.load(*three)
    desk.resolve()
    ids = [account.account_id for reading in three for account in reading.accounts]
    assert rows(desk.warehouse, "SELECT event_id FROM events") == [(min(ids),)]


def test_each_decision_says_what_agrees(desk: Any, three: Any) -> None:
    desk.load(*three)
    desk.resolve()
    told = rows(desk.warehouse, "SELECT evidence FROM event_accounts WHERE joined_to_account_id IS NOT NULL")
    assert len(told) == 3
    assert all("Mao Zedong" in evidence for (evidence,) in told)


def test_the_status_has_a_history(desk: Any, three: Any) -> None:
    desk.load(*three)
    desk.resolve()
    assert rows(desk.warehouse, "SELECT status, reported_date FROM event_status_changes ORDER BY ordinal") == [
        ("planned", date(1972, 2, 20)),
        ("occurred", date(1972, 2, 22)),
    ]


def test_the_order_of_loading_never_matters(desk: Any, three: Any, tmp_path: Any) -> None:
    digests = []
    for number, order in enumerate(permutations(three)):
        other = type(desk)(str(tmp_path / f"order-{number}.duckdb"))
        for reading in order:
            other.load(reading)
            other.resolve()
        with writer(other.warehouse) as connection:
            digests.append(digest(connection))
            assert run_checks(connection) == []
    desk.load(*three)
    desk.resolve()
    with writer(desk.warehouse) as connection:
        assert digests == [digest(connection)] * len(digests)


def test_resolving_everything_again_changes_nothing(desk: Any, three: Any) -> None:
    desk.load(*three)
    desk.resolve()
    with writer(desk.warehouse) as connection:
        before = digest(connection)
    resolve_accounts(desk.warehouse, timeout=0, everything=True)
    with writer(desk.warehouse) as connection:
        assert digest(connection) == before


def test_nothing_new_means_nothing_to_resolve(desk: Any, three: Any) -> None:
    desk.load(*three)
    assert desk.resolve().accounts == 3
    assert desk.resolve().accounts == 0


def test_an_account_that_changed_is_resolved_again(desk: Any, three: Any, reading: Any, told: Any) -> None:
    desk.load(*three)
    desk.resolve()
    desk.load(reading("later", told(who=["Mao Zedong"], whom=["Georges Pompidou"]), source="courier", rules="new"))
    desk.resolve()
    counts = rows(desk.warehouse, "SELECT articles FROM encounters ORDER BY articles")
    assert counts == [(1,), (2,)]
    with writer(desk.warehouse) as connection:
        assert run_checks(connection) == []


def test_an_event_whose_accounts_all_vanished_is_gone(desk: Any, three: Any, reading: Any) -> None:
    desk.load(three[0])
    desk.resolve()
    desk.load(reading("ahead", source="herald", published=date(1972, 2, 20), rules="new"))
    desk.resolve()
    with writer(desk.warehouse) as connection:
        assert connection.execute("FROM events").fetchall() == []
        assert run_checks(connection) == []


def test_an_id_that_was_given_out_stays_findable(desk: Any, three: Any, reading: Any) -> None:
    by_id = sorted(three, key=lambda one: one.accounts[0].account_id)
    desk.load(*three)
    desk.resolve()
    first = by_id[0].article
    desk.load(reading(first.doc_id, source=first.source, published=first.published, rules="new"))
    desk.resolve()
    old, new = by_id[0].accounts[0].account_id, by_id[1].accounts[0].account_id
    assert rows(desk.warehouse, "SELECT event_id FROM encounters") == [(new,)]
    assert (old, new) in rows(desk.warehouse, "SELECT old_event_id, event_id FROM event_redirects")
    with writer(desk.warehouse) as connection:
        assert run_checks(connection) == []


def test_an_account_that_comes_back_leads_elsewhere_no_more(desk: Any, three: Any, reading: Any) -> None:
    by_id = sorted(three, key=lambda one: one.accounts[0].account_id)
    desk.load(*three)
    desk.resolve()
    before = rows(desk.warehouse, "FROM event_redirects ORDER BY ALL")
    first = by_id[0].article
    desk.load(reading(first.doc_id, source=first.source, published=first.published, rules="new"))
    desk.resolve()
    assert rows(desk.warehouse, "FROM event_redirects ORDER BY ALL") != before
    desk.load(by_id[0])
    desk.resolve()
    assert rows(desk.warehouse, "FROM event_redirects ORDER BY ALL") == before
    with writer(desk.warehouse) as connection:
        assert run_checks(connection) == []


def test_who_met_several_makes_no_pair_among_them(desk: Any, reading: Any, told: Any) -> None:
    desk.load(reading("a", told(who=["Kissinger"], whom=["Zhou Enlai", "Ye Jianying", "Qiao Guanhua"])))
    desk.resolve()
    assert rows(desk.warehouse, "SELECT who, whom, is_symmetric FROM pairs ORDER BY whom") == [
        ("Kissinger", "Qiao Guanhua", False),
        ("Kissinger", "Ye Jianying", False),
        ("Kissinger", "Zhou Enlai", False),
    ]


def test_at_one_table_each_two_are_a_pair_once(desk: Any, reading: Any, told: Any) -> None:
    desk.load(reading("a", told(both=["Carter", "Sadat", "Begin"])))
    desk.resolve()
    assert rows(desk.warehouse, "SELECT who, whom, is_symmetric FROM pairs ORDER BY who, whom") == [
        ("Carter", "Begin", True),
        ("Carter", "Sadat", True),
        ("Sadat", "Begin", True),
    ]


def test_accompanied_by_somebody_makes_no_pair_with_him(desk: Any, reading: Any, told: Any) -> None:
    desk.load(reading("a", told(who=["Nixon", "Kissinger"], whom=["Mao"])))
    desk.resolve()
    assert rows(desk.warehouse, "SELECT who, whom FROM pairs ORDER BY who") == [("Kissinger", "Mao"), ("Nixon", "Mao")]


def test_the_quote_leads_back_to_the_sentence(desk: Any, three: Any) -> None:
    desk.load(*three)
    desk.resolve()
    ((quote,),) = rows(desk.warehouse, "SELECT quote FROM encounters")
    assert quote == "Mao Zedong met Richard Nixon, Henry Kissinger about Taiwan."


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (date(1972, 2, 21), date(1972, 2, 28), "1972-02-21 to 28"),
        (date(1972, 2, 28), date(1972, 3, 2), "1972-02-28 to 1972-03-02"),
        (date(1972, 2, 1), date(1972, 2, 29), "1972-02"),
        (date(1972, 1, 1), date(1972, 12, 31), "1972"),
        (date(1972, 1, 1), date(1972, 3, 31), "1972-01-01 to 1972-03-31"),
    ],
)
def test_an_interval_is_shown_as_short_as_it_can_be(desk: Any, three: Any, start: date, end: date, shown: str) -> None:
    desk.load(*three)
    desk.resolve()
    with writer(desk.warehouse) as connection:
        connection.execute("UPDATE encounters SET start_date = ?, end_date = ?", [start, end])
        assert encounter_rows(connection)["time"].to_list() == [shown]


def test_encounters_to_show_are_text(desk: Any, three: Any, reading: Any, told: Any) -> None:
    desk.load(*three, reading("d", told(both=["Anwar Sadat", "Menachem Begin"])))
    desk.resolve()
    with writer(desk.warehouse) as connection:
        assert encounter_rows(connection, 5).rows() == [
            ("Mao Zedong", "Richard Nixon, Henry Kissinger", "Beijing, CHN", "1972-02-21", "Taiwan; trade", "occurred"),
            ("Anwar Sadat", "Menachem Begin", "", "", "", "occurred"),
        ]
