"""How a warehouse is opened: by address, with patience for a lock, and only if it is ours."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.errors import LockedError, WarehouseError
from warehouse.migrate import check_schema, is_current, migrate

DEFAULT_ADDRESS = Path(__file__).resolve().parents[1] / "data" / "whomet.duckdb"
LOCK_TIMEOUT = 30.0
"""Seconds that a locked file is waited for."""

_FIRST_PAUSE = 0.05
_LONGEST_PAUSE = 1.0
_NOT_YET = ("quack:", "ducklake:")
_HOLDER = re.compile(r"Conflicting lock is held in (?P<program>.*?) \(PID (?P<pid>\d+)\)(?: by user (?P<user>\S+?))?\.")


def default_address() -> str:
    """Return the address in WHOMET_WAREHOUSE, or the clone's data/whomet.duckdb."""
    return os.environ.get("WHOMET_WAREHOUSE") or str(DEFAULT_ADDRESS)


def file_of(address: str | Path) -> Path:
    """Return the path behind an address. Raises WarehouseError for servers and lakes, which are not built yet."""
    if str(address).startswith(_NOT_YET):
        scheme = str(address).partition(":")[0]
        raise WarehouseError(address, f"{scheme} warehouses are not supported yet", "give the path of a DuckDB file")
    if not str(address):
        raise WarehouseError("warehouse", "the address is empty", "give the path of a DuckDB file")
    return Path(address)


def snapshot_of(address: str | Path) -> Path:
    """Return where the read-only snapshot of a warehouse lies, whether or not there is one."""
    path = file_of(address)
    return path.with_name(f"{path.stem}.snapshot.duckdb")


def connect(
    address: str | Path, *, read_only: bool = False, timeout: float = LOCK_TIMEOUT
) -> duckdb.DuckDBPyConnection:
    """Open the DuckDB file, waiting up to `timeout` seconds for a lock; no look at what is in it.

    Raises LockedError, which names the process that holds the file, or WarehouseError where it cannot be opened.
    """
    path = file_of(address)
    if read_only and not path.exists():
        raise WarehouseError(path, "there is no warehouse", "run `whomet ingest`, or give another --warehouse")
    if not read_only:
        _make_folder(path.parent)
    deadline = time.monotonic() + timeout
    pause = _FIRST_PAUSE
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only)
        except duckdb.ConnectionException as error:
            problem = "is open in this process in another mode"
            raise LockedError(path, problem, "close the other connection first") from error
        except duckdb.IOException as error:
            message = str(error)
            if "lock" not in message.lower():
                raise _unusable(path, message) from error
            if time.monotonic() >= deadline:
                raise _locked(path, message, timeout) from error
        except duckdb.Error as error:
            raise _unusable(path, str(error)) from error
        time.sleep(min(pause, max(0.0, deadline - time.monotonic())))
        pause = min(2 * pause, _LONGEST_PAUSE)


@contextmanager
def writer(address: str | Path, *, timeout: float = LOCK_TIMEOUT) -> Iterator[duckdb.DuckDBPyConnection]:
    """Hold the warehouse for writing, brought to this program's schema: made where there is none. Keep it short.

    Raises WarehouseError as `connect` does, and for a file of another program or of a newer whomet.
    """
    with connect(address, timeout=timeout) as connection:
        if migrate(connection, str(address)):
            # A snapshot of a warehouse that was deleted would answer for the new one.
            snapshot_of(address).unlink(missing_ok=True)
        yield connection


@contextmanager
def reader(address: str | Path, *, timeout: float = LOCK_TIMEOUT) -> Iterator[duckdb.DuckDBPyConnection]:
    """Hold the snapshot for reading, or the file itself where there is none or where it has an older schema.

    Raises WarehouseError as `writer` does, and for a file that an older whomet made.
    """
    snapshot = snapshot_of(address)
    if snapshot.exists():
        with connect(snapshot, read_only=True, timeout=timeout) as connection:
            if is_current(connection):
                yield connection
                return
    with connect(address, read_only=True, timeout=timeout) as connection:
        check_schema(connection, str(address))
        yield connection


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WarehouseError(folder, f"the folder cannot be made: {error.strerror}", "give another path") from error


def _locked(path: Path, message: str, timeout: float) -> LockedError:
    found = _HOLDER.search(message)
    holder = f"process {found['pid']} ({found['program']})" if found else "another process"
    problem = f"is held by {holder}, waited {timeout:g} s"
    return LockedError(path, problem, "wait until it has ended, or read the snapshot beside the file")


def _unusable(path: Path, message: str) -> WarehouseError:
    if "not a valid DuckDB database file" in message:
        return WarehouseError(path, "is no DuckDB file", "give another --warehouse, or move this file away")
    reason = message.partition("\n")[0].partition(": ")[2] or message
    return WarehouseError(path, f"cannot be opened: {reason}", "check the path and its permissions")
