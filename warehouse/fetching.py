"""How sources fare: what is remembered of each from one run to the next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from warehouse.address import may_exist
from warehouse.connection import LOCK_TIMEOUT, connect, reader, writer
from warehouse.errors import LockedError
from warehouse.migrate import is_current
from warehouse.statements import Connection, run_file, transaction, unit_of_work


class SourceState(NamedTuple):
    """How a source fared when it was last looked at; moments are in UTC, without a zone."""

    name: str
    state: str
    """An `ItemState`: how the last poll ended."""
    reason: str
    polled_at: datetime | None
    next_due_at: datetime | None
    failures: int
    """Polls that failed, in a row."""
    is_stopped: bool
    items: int
    """How many items it has listed so far."""


def source_states(connection: Connection) -> dict[str, SourceState]:
    """Return how each source fared, by name; nothing where the warehouse has no table of sources."""
    if not _has_sources(connection):
        return {}
    rows = run_file(connection, "statements/source_states.sql").fetchall()
    return {row[0]: SourceState(*row) for row in rows}


def states_of(address: str | Path) -> dict[str, SourceState]:
    """Return how each source fared as the warehouse at `address` knows it; nothing where there is none.

    A file that another process holds is not waited for: then the snapshot answers. Raises WarehouseError where neither
    can be read.
    """
    if not may_exist(address):
        return {}
    try:
        with connect(address, read_only=True, timeout=0) as connection:
            if is_current(connection):
                return source_states(connection)
    except LockedError:
        pass
    with reader(address, timeout=1) as connection:
        return source_states(connection)


def revive(address: str | Path, names: Collection[str], *, timeout: float = LOCK_TIMEOUT) -> list[str]:
    """Let those of the sources that were stopped begin anew; return their names, sorted.

    The warehouse is opened for writing only where one of them is stopped. Raises WarehouseError.
    """
    stopped = sorted(name for name, state in states_of(address).items() if state.is_stopped and name in names)
    if stopped:
        with writer(address, timeout=timeout) as connection:
            _begin_anew(connection, stopped)
    return stopped


@unit_of_work
def _begin_anew(connection: Connection, names: Sequence[str]) -> None:
    with transaction(connection):
        run_file(connection, "statements/revive_sources.sql", {"names": list(names)})


def _has_sources(connection: Connection) -> bool:
    return ("sources",) in run_file(connection, "statements/table_names.sql").fetchall()
