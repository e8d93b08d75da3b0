"""How sources fare, as the warehouse remembers it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from tasks.poll_frames import Polled, aware, poll_frames
from tasks.records import SourceItem
from tasks.sources.source import Listing, Poll, SourceMemory
from warehouse.connection import connect, writer
from warehouse.fetching import SourceState, revive, source_states, states_of
from warehouse.remembered import remember_polls

NOON = datetime(2026, 5, 31, 12)
WELL = SourceState("well", "ok", "", NOON, NOON, 0, False, 12)
GONE = SourceState("gone", "gone", "410 twice", NOON, None, 2, True, 3)


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    path = tmp_path / "warehouse.duckdb"
    frames = poll_frames([poll_of(state) for state in (WELL, GONE)], ())
    with writer(path) as connection:
        remember_polls(connection, frames, NOON)
    return path


def poll_of(state: SourceState) -> Polled:
    """Return the poll that leaves a source in this state."""
    items = tuple(SourceItem(state.name, f"https://example.org/{n}", f"example.org/{n}") for n in range(state.items))
    memory = SourceMemory(
        state=state.state,  # type: ignore[arg-type]
        reason=state.reason,
        polled_at=aware(state.polled_at),
        next_due_at=aware(state.next_due_at),
        failures=state.failures,
        is_stopped=state.is_stopped,
    )
    return Polled(state.name, "feed", "https://example.org/feed", Poll(Listing(items), memory))


def test_each_source_is_told_by_its_name(warehouse: Path) -> None:
    assert states_of(warehouse) == {"gone": GONE, "well": WELL}


def test_without_a_warehouse_nothing_is_known_and_none_is_made(tmp_path: Path) -> None:
    assert states_of(tmp_path / "nowhere.duckdb") == {}
    assert revive(tmp_path / "nowhere.duckdb", ["gone"]) == []
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_the_table_knows_nothing() -> None:
    with duckdb.connect() as connection:
        assert source_states(connection) == {}


def test_a_stopped_source_begins_anew_and_the_others_stay(warehouse: Path) -> None:
    assert revive(warehouse, ["gone", "well", "unknown"]) == ["gone"]
    assert states_of(warehouse) == {
        "gone": GONE._replace(state="waiting", reason="", failures=0, is_stopped=False),
        "well": WELL,
    }


def test_nobody_waits_for_the_warehouse_where_nothing_was_stopped(warehouse: Path) -> None:
    with connect(warehouse, read_only=True):
        assert revive(warehouse, ["well"]) == []
