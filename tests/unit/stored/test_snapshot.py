"""The snapshot: made in two steps, put in place whole."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tasks.publish import publish_snapshot
from warehouse.address import snapshot_of
from warehouse.connection import connect, writer
from warehouse.errors import WarehouseError
from warehouse.query import run_query
from warehouse.snapshot import copy_warehouse, finish_snapshot, left_behind

WRITE = "import sys; from warehouse.connection import writer\nwith writer(sys.argv[1], timeout=0): print('wrote')"


@pytest.fixture
def address(desk: Any, reading: Any, told: Any) -> str:
    """Return a warehouse with one event."""
    desk.load(reading("a", told(who=["Nixon"], whom=["Mao"])))
    desk.resolve()
    return str(desk.warehouse)


def hidden(address: str) -> list[Path]:
    """Return the hidden files beside a warehouse."""
    return sorted(Path(address).parent.glob(".*"))


def test_another_process_can_write_while_the_snapshot_is_finished(address: str) -> None:
    with writer(address) as connection:
        copy = copy_warehouse(connection, address)
    other = subprocess.run([sys.executable, "-c", WRITE, address], capture_output=True, text=True, check=True)
    assert other.stdout == "wrote\n"
    assert run_query(str(finish_snapshot(copy, address)), "SELECT who, whom FROM pairs").rows() == [("Nixon", "Mao")]
    assert hidden(address) == []


def test_a_copy_that_cannot_be_finished_leaves_the_old_snapshot(address: str) -> None:
    publish_snapshot(address)
    snapshot = snapshot_of(address)
    before = snapshot.read_bytes()
    with writer(address) as connection:
        copy = copy_warehouse(connection, address)
    copy.write_bytes(b"a page that a bad disk gave back")
    with pytest.raises(WarehouseError, match=r"cannot be renewed: .* — the old one stays"):
        finish_snapshot(copy, address)
    assert snapshot.read_bytes() == before
    assert hidden(address) == []


def test_who_has_the_old_snapshot_open_keeps_reading_it(address: str, desk: Any, reading: Any) -> None:
    publish_snapshot(address)
    snapshot = snapshot_of(address)
    with connect(snapshot, read_only=True) as connection:
        desk.load(reading("b"))
        publish_snapshot(address)
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    assert run_query(address, "SELECT count(*) AS n FROM articles")["n"].item() == 2


def test_only_what_no_living_process_works_on_is_left_behind(address: str) -> None:
    name = f".{snapshot_of(address).name}"
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    dead, alive, old = (
        Path(address).with_name(f"{name}.{process}-{moment}")
        for process, moment in ((ended.pid, 1), (os.getpid(), 2), (os.getpid(), 3))
    )
    for path in (dead, alive, old):
        path.touch()
    os.utime(old, (0, 0))
    assert set(left_behind(address)) == {dead, old}


def test_an_older_copy_does_not_replace_a_newer_snapshot(address: str, desk: Any, reading: Any) -> None:
    with writer(address) as connection:
        slow = copy_warehouse(connection, address)
    desk.load(reading("b"))
    publish_snapshot(address)
    finish_snapshot(slow, address)
    assert run_query(address, "SELECT count(*) AS n FROM articles")["n"].item() == 2
    assert hidden(address) == []


def test_a_backup_that_becomes_a_warehouse_answers_for_what_is_loaded_into_it(
    desk: Any, reading: Any, told: Any
) -> None:
    meeting = told(who=["Nixon"], whom=["Mao"], countries={"Nixon": "USA", "Mao": "CHN"})
    desk.load(reading("a", meeting))
    desk.resolve()
    publish_snapshot(desk.warehouse)
    snapshot_of(desk.warehouse).replace(desk.warehouse)
    desk.load(reading("b", told(who=["Nixon"], whom=["Chou"], countries={"Nixon": "USA", "Chou": "CHN"})))
    desk.resolve()
    assert run_query(desk.warehouse, "SELECT occurred FROM country_dyads")["occurred"].to_list() == [2]
    assert run_query(desk.warehouse, "SELECT counterpart FROM met('nixon') ORDER BY ALL").height == 2


def test_a_copy_is_whole_while_other_connections_write(address: str) -> None:
    with connect(address) as connection:
        # Far more than fits into the write-ahead log, so that DuckDB writes into the file while it is copied.
        other = connection.cursor()  # type: ignore[attr-defined]
        connection.execute("CREATE TABLE letters AS SELECT 0 AS number, repeat('x', 1000) AS text FROM range(1000)")
        stop = threading.Event()

        def write() -> None:
            number = 0
            while not stop.is_set():
                number += 1
                other.execute("UPDATE letters SET number = $number, text = text || 'y'", {"number": number})

        writing = threading.Thread(target=write)
        writing.start()
        try:
            copies = [copy_warehouse(connection, address, is_shared=True) for _ in range(3)]
        finally:
            stop.set()
            writing.join()
    for copy in copies:
        with duckdb.connect(str(copy)) as found:
            assert found.execute("SELECT count(*), count(DISTINCT number) FROM letters").fetchone() == (1000, 1)
