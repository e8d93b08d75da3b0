"""How a snapshot is had from whoever serves the warehouse."""

from __future__ import annotations

import time
from pathlib import Path

import duckdb

from warehouse.address import snapshot_of
from warehouse.connection import connect
from warehouse.errors import WarehouseError
from warehouse.statements import Connection, run_file, transaction, unit_of_work

_PAUSE = 0.1


@unit_of_work
def ask_for_snapshot(connection: Connection) -> int:
    """Ask the server that holds the warehouse to renew its snapshot; return the turn up to which it will show it."""
    with transaction(connection):
        run_file(connection, "statements/publish_turn.sql")
    return _published_turn(connection)


def await_snapshot(address: str | Path, turn: int, timeout: float) -> Path | None:
    """Return the snapshot beside a file as soon as it shows the warehouse up to `turn`.

    None where it does not within `timeout` seconds: the server is asked and will make it.
    """
    snapshot = snapshot_of(address)
    deadline = time.monotonic() + timeout
    while not _shows(snapshot, turn):
        if time.monotonic() >= deadline:
            return None
        time.sleep(_PAUSE)
    return snapshot


def _shows(snapshot: Path, turn: int) -> bool:
    try:
        with connect(snapshot, read_only=True, timeout=0) as connection:
            return _published_turn(connection) >= turn
    except (WarehouseError, duckdb.Error):
        # Not there yet, or of an older schema.
        return False


def _published_turn(connection: Connection) -> int:
    row = run_file(connection, "statements/published_turn.sql").fetchone()
    return int(row[0]) if row else 0
