"""One process writes; who comes next waits, and then says who holds the file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.connection import connect, reader, writer
from warehouse.errors import LockedError, WarehouseError
from warehouse.snapshot import write_snapshot

HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


@contextmanager
def held(path: Path | str) -> Iterator[int]:
    """Let another process hold the file, and give its id."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    try:
        yield holder.pid
    finally:
        holder.communicate()


def test_the_error_names_the_process_that_holds_the_file(tmp_path: Path) -> None:
    path = tmp_path / "held.duckdb"
    with held(path) as pid:
        refused = pytest.raises(LockedError, match=rf"held by process {pid} \(.*python.*\), waited 0 s")
        with refused, connect(path, timeout=0):
            pass


def test_a_lock_that_goes_away_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "soon.duckdb"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    holder.stdout.readline()
    with pytest.raises(LockedError), connect(path, timeout=0.1):
        pass
    assert holder.stdin
    holder.stdin.close()
    with writer(path, timeout=60):
        pass
    holder.wait()


def test_the_snapshot_can_be_read_while_another_process_writes(desk: Any, reading: Any, told: Any) -> None:
    desk.load(reading("a", told(who=["Nixon"], whom=["Mao"])))
    with writer(desk.warehouse) as connection:
        write_snapshot(connection, desk.warehouse)
    with held(desk.warehouse), reader_of(desk.warehouse) as connection:
        assert connection.execute("SELECT name FROM participants ORDER BY ordinal").fetchall() == [("Nixon",), ("Mao",)]


def test_without_a_snapshot_a_reader_meets_the_lock(desk: Any, reading: Any, told: Any) -> None:
    desk.load(reading("a", told(who=["Nixon"], whom=["Mao"])))
    with held(desk.warehouse), pytest.raises(LockedError, match="held by process"), reader_of(desk.warehouse):
        pass


def test_writing_a_snapshot_keeps_the_lock(desk: Any, reading: Any, told: Any) -> None:
    desk.load(reading("a", told(who=["Nixon"], whom=["Mao"])))
    with writer(desk.warehouse) as connection:
        write_snapshot(connection, desk.warehouse)
        other = subprocess.run(
            [sys.executable, "-c", "import duckdb, sys; duckdb.connect(sys.argv[1])", desk.warehouse],
            capture_output=True,
            text=True,
            check=False,
        )
    assert "Conflicting lock" in other.stderr


def test_a_locked_warehouse_keeps_the_hand_off(desk: Any, reading: Any, told: Any) -> None:
    path = desk.hand_off(reading("a", told(who=["Nixon"], whom=["Mao"])))
    from tasks.load import load_hand_offs

    with held(desk.warehouse), pytest.raises(WarehouseError):
        load_hand_offs(desk.warehouse, [path], timeout=0)
    assert path.exists()


def reader_of(address: str) -> Any:
    """Return `reader` without patience."""
    return reader(address, timeout=0)


def test_a_batch_takes_one_thread_and_all_else_what_there_is(tmp_path: Path) -> None:
    path = tmp_path / "busy.duckdb"
    asked = "SELECT current_setting('threads')"
    with writer(path, is_batch=True) as connection:
        assert connection.execute(asked).fetchone() == (1,)
    with duckdb.connect() as usual, writer(path) as connection:
        assert connection.execute(asked).fetchone() == usual.execute(asked).fetchone()
