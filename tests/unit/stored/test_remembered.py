"""What is listed waits until it is settled, and what sources and hosts asked for is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import duckdb
import pytest

from tasks.hand_off import write_hand_off
from tasks.load import load_hand_offs
from tasks.poll_frames import Polled, host_of, hosts_frame, item_of, memory_of, outcome_counts_frame, poll_frames
from tasks.records import Article, ItemOutcome, Reading, Reject, SourceItem
from tasks.sources.hosts import HostMemory
from tasks.sources.source import DocumentMemory, Listing, Poll, SourceMemory
from tasks.sources.web import Validators
from warehouse.check import run_checks
from warehouse.connection import writer
from warehouse.fetching import revive, source_states
from warehouse.remembered import (
    ListedCount,
    document_rows,
    due_items,
    host_rows,
    record_run,
    remember_hosts,
    remember_polls,
    settle_duplicates,
    source_rows,
)
from warehouse.statements import Connection, run_file

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
FEED = "https://example.org/feed.xml"


def item(path: str, host: str = "example.org", source: str = "paper", **known: Any) -> SourceItem:
    return SourceItem(source, f"https://{host}/{path}", f"{host}/{path}", **known)


def poll(connection: Any, *items: SourceItem, now: datetime = NOON, **memory: Any) -> list[ListedCount]:
    names = {one.source for one in items} or {"paper"}
    polls = [
        Polled(
            name, "feed", FEED, Poll(Listing(tuple(one for one in items if one.source == name)), SourceMemory(**memory))
        )
        for name in sorted(names)
    ]
    return remember_polls(connection, poll_frames(polls, ()), now.replace(tzinfo=None))


def due(connection: Any, *sources: str, now: datetime = NOON, since: date | None = None, most: int = 100) -> list[str]:
    rows = due_items(connection, sources or ("paper",), now.replace(tzinfo=None), since=since, most=most)
    return [row["item_key"] for row in rows]


@pytest.fixture
def connection(desk: Any) -> Iterator[Connection]:
    with writer(desk.warehouse) as opened:
        yield opened


def settle(desk: Any, *outcomes: ItemOutcome, readings: Sequence[Reading] = ()) -> None:
    load_hand_offs(desk.warehouse, [write_hand_off(desk.folder, readings, (), outcomes)], timeout=0)


def reading_of(one: SourceItem) -> Reading:
    return Reading(Article("a", one.source, one.key, "They met.", url=one.address), (), "rules", "model")


def ok(one: SourceItem) -> ItemOutcome:
    return ItemOutcome(one, "ok", "", "abc", reading_of(one).article.article_id)


class TestListed:
    def test_what_is_new_waits_and_is_due_at_once(self, connection: Any) -> None:
        assert poll(connection, item("a"), item("b")) == [ListedCount("paper", "example.org", 2, 0, 0)]
        assert due(connection) == ["example.org/a", "example.org/b"]

    def test_listing_twice_changes_nothing(self, connection: Any) -> None:
        poll(connection, item("a"))
        before = connection.execute("FROM items").fetchall()
        poll(connection, item("a"), now=NOON + timedelta(hours=1))
        assert connection.execute("FROM items").fetchall() == before

    def test_items_and_validators_are_stored_together_or_not_at_all(
        self, connection: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def run_then_fail(opened: Any, name: str, parameters: Any = None) -> Any:
            result = run_file(opened, name, parameters)
            if "remember_sources" in name:
                raise duckdb.Error("the disk is full")
            return result

        monkeypatch.setattr("warehouse.remembered.run_file", run_then_fail)
        with pytest.raises(duckdb.Error, match="the disk is full"):
            poll(connection, item("a"))
        monkeypatch.undo()
        assert due(connection) == []
        assert source_rows(connection, ["paper"]) == []

    def test_what_is_settled_is_due_again_only_when_the_listing_says_that_it_changed(self, desk: Any) -> None:
        first, changed = item("a", revision="one"), item("a", revision="two")
        with writer(desk.warehouse) as connection:
            poll(connection, first)
        settle(desk, ok(first), readings=[reading_of(first)])
        with writer(desk.warehouse) as connection:
            assert poll(connection, first) == [ListedCount("paper", "example.org", 0, 0, 1)]
            assert due(connection) == []
            assert poll(connection, changed) == [ListedCount("paper", "example.org", 0, 1, 0)]
            assert due(connection) == ["example.org/a"]
            assert run_checks(connection) == []

    def test_a_listed_item_comes_back_as_it_was(self, connection: Any) -> None:
        at = datetime(2026, 4, 30, 9, 15, tzinfo=UTC)
        listed = item(
            "a", published=date(2026, 4, 30), published_at=at, title="Two meet", language="en", guid="7", revision="x"
        )
        poll(connection, listed)
        (row,) = due_items(connection, ["paper"], NOON.replace(tzinfo=None), since=None, most=1)
        assert item_of(row) == listed


class TestDue:
    def test_hosts_take_turns_and_of_each_the_newest_comes_first(self, connection: Any) -> None:
        hours = [item(f"{hour}", published_at=NOON - timedelta(hours=hour)) for hour in (3, 1, 2)]
        poll(connection, *hours, item("z", host="example.com"))
        assert due(connection) == ["example.com/z", "example.org/1", "example.org/2", "example.org/3"]

    def test_what_failed_waits_for_its_time_and_ten_times_at_most(self, desk: Any) -> None:
        one, later = item("a"), NOON + timedelta(minutes=10)
        with writer(desk.warehouse) as connection:
            poll(connection, one)
        for attempts in range(10):
            tried = replace(one, attempts=attempts)
            settle(desk, ItemOutcome(tried, "http_error", "500 Internal Server Error", retry_at=later))
            with writer(desk.warehouse) as connection:
                assert due(connection) == []
                assert due(connection, now=later) == (["example.org/a"] if attempts < 9 else [])

    def test_after_the_clock_was_set_back_nothing_waits_for_the_time_that_it_showed_before(
        self, connection: Any
    ) -> None:
        poll(connection, item("a"))
        assert due(connection, now=NOON - timedelta(hours=1)) == []
        assert due(connection, now=NOON - timedelta(days=30)) == ["example.org/a"]

    def test_since_leaves_out_what_the_listing_calls_earlier(self, connection: Any) -> None:
        poll(connection, item("a", published=date(2026, 4, 1)), item("b", published=date(2026, 4, 3)), item("c"))
        assert due(connection, since=date(2026, 4, 2)) == ["example.org/b", "example.org/c"]

    def test_what_was_too_early_is_due_when_an_earlier_day_is_asked_for(self, desk: Any) -> None:
        with writer(desk.warehouse) as connection:
            poll(connection, item("a"))
        settle(desk, ItemOutcome(item("a"), "earlier", published=date(2026, 4, 1)))
        with writer(desk.warehouse) as connection:
            assert due(connection, since=date(2026, 4, 2)) == []
            assert due(connection, since=date(2026, 4, 1)) == ["example.org/a"]

    def test_of_an_address_that_two_sources_list_one_is_due(self, connection: Any) -> None:
        poll(connection, item("a", source="first"), item("a", source="second"))
        rows = due_items(connection, ["first", "second"], NOON.replace(tzinfo=None), since=None, most=9)
        assert [row["source"] for row in rows] == ["first"]

    def test_an_article_that_another_source_brought_is_not_fetched(self, desk: Any) -> None:
        first, second = item("a", source="first"), item("a", source="second")
        settle(desk, ok(first), readings=[reading_of(first)])
        with writer(desk.warehouse) as connection:
            poll(connection, second)
            assert settle_duplicates(connection, ["second"]) == {("second", "example.org"): 1}
            assert due(connection, "second") == []
            assert connection.execute("SELECT state FROM items WHERE source = 'second'").fetchall() == [("duplicate",)]
            assert run_checks(connection) == []


class TestOutcomes:
    def test_an_item_that_fails_later_keeps_its_article(self, desk: Any) -> None:
        one = item("a")
        settle(desk, ok(one), readings=[reading_of(one)])
        settle(desk, ItemOutcome(one, "gone", "404 Not Found"))
        with writer(desk.warehouse) as connection:
            rows = connection.execute("SELECT state, article_id FROM items").fetchall()
        assert rows == [("gone", reading_of(one).article.article_id)]

    def test_an_unchanged_item_stands_as_before_and_keeps_its_validators(self, desk: Any) -> None:
        one = item("a")
        settle(desk, replace(ok(one), state="partial", etag='"1"'), readings=[reading_of(one)])
        settle(desk, ItemOutcome(one, "unchanged"))
        with writer(desk.warehouse) as connection:
            assert connection.execute("SELECT state, etag FROM items").fetchall() == [("partial", '"1"')]

    def test_outcomes_are_counted_by_run_source_host_and_state(self, connection: Any) -> None:
        run = {"run_id": "r1", "flow": "ingest", "started_at": NOON.replace(tzinfo=None), "ended_at": None}
        run |= {"articles_read": 1, "new_articles": 1, "accounts": 0}
        for items in (1, 2):
            record_run(connection, run, outcome_counts_frame({("paper", "example.org", "ok"): items}))
        assert connection.execute("FROM run_outcomes").fetchall() == [("r1", "paper", "example.org", "ok", 2)]
        assert connection.execute("SELECT count(*) FROM runs").fetchall() == [(1,)]


class TestMemories:
    MEMORY = SourceMemory(
        documents={FEED: DocumentMemory(FEED, Validators('W/"1"', "Fri, 01 May 2026 09:00:00 GMT"), "ab", "", NOON)},
        address="https://example.org/new.xml",
        moved_to="https://example.com/feed",
        moved_since=NOON,
        moved_polls=2,
        gone_polls=1,
        failures=3,
        polled_at=NOON,
        next_due_at=NOON + timedelta(hours=1),
        state="http_error",
        reason="500",
    )

    def test_a_source_is_remembered_as_it_was(self, connection: Any) -> None:
        frames = poll_frames([Polled("paper", "feed", FEED, Poll(Listing(()), self.MEMORY))], ())
        for _ in range(2):
            remember_polls(connection, frames, NOON.replace(tzinfo=None))
        (row,) = source_rows(connection, ["paper"])
        assert memory_of(row, document_rows(connection, ["paper"])) == self.MEMORY
        assert source_states(connection)["paper"].failures == 3

    def test_a_source_that_was_given_up_can_be_revived(self, desk: Any) -> None:
        frames = poll_frames(
            [Polled("paper", "feed", FEED, Poll(Listing(()), replace(self.MEMORY, is_stopped=True)))], ()
        )
        with writer(desk.warehouse) as connection:
            remember_polls(connection, frames, datetime(2026, 5, 1))
        assert revive(desk.warehouse, ["paper", "other"]) == ["paper"]
        with writer(desk.warehouse) as connection:
            (row,) = source_rows(connection, ["paper"])
        assert (row["is_stopped"], row["gone_polls"], row["next_due_at"]) == (False, 0, None)

    def test_a_host_is_remembered_as_it_was(self, connection: Any) -> None:
        host = HostMemory(
            "https://example.org:443", held_until=NOON, hold_reason="429", robots="User-agent: *", timeouts=1
        )
        for memory in (replace(host, timeouts=0), host):
            remember_hosts(connection, hosts_frame([memory]))
        assert [host_of(row) for row in host_rows(connection)] == [host]

    def test_a_feed_that_failed_leaves_a_reject(self, connection: Any) -> None:
        reject = Reject("paper", FEED, FEED, "discover", "500 Internal Server Error", "")
        frames = poll_frames([Polled("paper", "feed", FEED, Poll(Listing((), rejects=(reject,)), SourceMemory()))], ())
        for _ in range(2):
            remember_polls(connection, frames, NOON.replace(tzinfo=None))
        assert connection.execute("SELECT stage, reason FROM rejects").fetchall() == [("discover", reject.reason)]
