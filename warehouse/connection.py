"""How a warehouse is opened: by address, with patience for a lock or a server, and only if it is ours."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import duckdb

from warehouse.address import LakeAddress, ServerAddress, is_file, parse_address, snapshot_of
from warehouse.client_token import client_token
from warehouse.errors import LockedError, WarehouseError
from warehouse.failures import failure_of, failures_told
from warehouse.file_settings import FILE_SETTINGS
from warehouse.kept_session import reading_session
from warehouse.lake import lake
from warehouse.migrate import check_schema, is_current, migrate
from warehouse.serve_note import read_note
from warehouse.server_connection import ServerConnection
from warehouse.statements import Connection, unit_of_work

_LOGGER = logging.getLogger(__name__)

LOCK_TIMEOUT = 30.0
"""Seconds that a locked file, a server or a busy catalog is waited for."""

GATHERED_EVERY = 15
"""Turns of writers; odd, since load and resolve, which fill other tables, take turns in turn."""
_FIRST_PAUSE = 0.05
_LONGEST_PAUSE = 1.0
_HOLDER = re.compile(r"Conflicting lock is held in (?P<program>.*?) \(PID (?P<pid>\d+)\)(?: by user (?P<user>\S+?))?\.")


@contextmanager
def connect(address: str | Path, *, read_only: bool = False, timeout: float = LOCK_TIMEOUT) -> Iterator[Connection]:
    """Open a warehouse, waiting up to `timeout` seconds for a lock or a server; no look at what is in it.

    A file that `whomet serve` holds is reached through its server. Raises LockedError, which names the process that
    holds the file, or WarehouseError where the warehouse cannot be opened.
    """
    found = parse_address(address)
    with failures_told(address):
        if isinstance(found, LakeAddress):
            with lake(found, read_only=read_only, timeout=timeout) as connection:
                yield connection
            return
        opened: duckdb.DuckDBPyConnection | ServerConnection
        if isinstance(found, ServerAddress):
            opened = ServerConnection(found, client_token(found.uri), timeout)
        else:
            opened = _open_file(found.path, read_only=read_only, timeout=timeout)
        with opened:
            yield opened


@contextmanager
def writer(address: str | Path, *, timeout: float = LOCK_TIMEOUT, is_batch: bool = False) -> Iterator[Connection]:
    """Hold the warehouse for writing, brought to this program's schema: made where there is none. Keep it short.

    With `is_batch`, a file is worked on by one thread: among the many small statements of a batch, further ones take a
    fifth more time of the processors, waiting for each other, and bring nothing. And what it adds is put together with
    the rows before it, up to a hundred thousand a table, only in one batch out of GATHERED_EVERY.
    Raises WarehouseError as `connect` does, and for a file of another program or of a newer whomet.
    """
    with connect(address, timeout=timeout) as connection:
        if unit_of_work(migrate)(connection, str(address)) and is_file(address):
            # A snapshot of a warehouse that was deleted would answer for the new one.
            snapshot_of(address).unlink(missing_ok=True)
        if is_batch and is_file(address) and is_local(connection):
            connection.execute("SET threads = 1")
            if written_turns(connection) % GATHERED_EVERY:
                connection.execute("SET max_vacuum_tasks = 0")
        yield connection


@contextmanager
def reader(address: str | Path, *, timeout: float = LOCK_TIMEOUT) -> Iterator[Connection]:
    """Hold the snapshot for reading, or the warehouse itself where there is none, or none that can be used.

    Raises WarehouseError as `writer` does, and for a file that an older whomet made.
    """
    snapshot = snapshot_of(address) if is_file(address) else None
    with ExitStack() as stack:
        if snapshot and snapshot.exists() and (read := _current_snapshot(snapshot, stack, timeout)):
            yield read
            return
    found = parse_address(address)
    if isinstance(found, ServerAddress):
        look = partial(check_schema, address=found.uri)
        with reading_session(found, client_token(found.uri), timeout, look) as session:
            yield session
        return
    with connect(address, read_only=True, timeout=timeout) as connection:
        check_schema(connection, str(address))
        yield connection


@contextmanager
def two_threads(connection: Connection) -> Iterator[None]:
    """Within the block, a batch looks through whole columns of a file by two threads instead of one."""
    is_batch = is_local(connection) and connection.execute("SELECT current_setting('threads')").fetchone() == (1,)
    if is_batch:
        connection.execute("SET threads = 2")
    yield
    # After an error no statement is taken any more, and the batch is over.
    if is_batch:
        connection.execute("SET threads = 1")


def written_turns(connection: Connection) -> int:
    """Return how many writers have been at work so far."""
    row = connection.execute("SELECT turn FROM turns").fetchone()
    return int(row[0]) if row else 0


def is_local(connection: Connection) -> bool:
    """Return whether `connection` works in this process, and no server stands between."""
    return not isinstance(connection, ServerConnection)


def _open_file(path: Path, *, read_only: bool, timeout: float) -> duckdb.DuckDBPyConnection | ServerConnection:
    if read_only and not path.exists():
        raise WarehouseError(path, "there is no warehouse", "run `whomet ingest`, or give another --warehouse")
    if not read_only:
        _make_folder(path.parent)
    deadline = time.monotonic() + timeout
    pause = _FIRST_PAUSE
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only, config=FILE_SETTINGS)
        except duckdb.ConnectionException as error:
            problem = "is open in this process in another mode"
            raise LockedError(path, problem, "close the other connection first") from error
        except duckdb.IOException as error:
            message = str(error)
            if "set lock on file" not in message:
                raise _unusable(path, error) from error
            if served := _server_of(path, max(0.0, deadline - time.monotonic())):
                return served
            if time.monotonic() >= deadline:
                raise _locked(path, message, timeout) from error
        except duckdb.Error as error:
            raise _unusable(path, error) from error
        time.sleep(min(pause, max(0.0, deadline - time.monotonic())))
        pause = min(2 * pause, _LONGEST_PAUSE)


def _current_snapshot(snapshot: Path, stack: ExitStack, timeout: float) -> Connection | None:
    """Return a connection to the snapshot, to be closed by `stack`; None where it is damaged or of another schema."""
    try:
        connection = stack.enter_context(connect(snapshot, read_only=True, timeout=timeout))
        return connection if is_current(connection) else None
    except LockedError:
        raise
    except (WarehouseError, duckdb.Error) as error:
        # It holds nothing that the warehouse does not, and the next resolve makes it anew.
        _LOGGER.warning("whomet: %s — the warehouse itself is read", error)
        return None


def _server_of(path: Path, timeout: float) -> ServerConnection | None:
    """Return a connection to the server that holds a locked file, where its note leads to one that answers."""
    note = read_note(path)
    if note is None:
        return None
    server = parse_address(note.address)
    if not isinstance(server, ServerAddress):
        return None
    try:
        return ServerConnection(server, client_token(str(path), note.token_file), min(timeout, 1.0))
    except LockedError:
        # An old note, or a server that is just starting: the file is tried again.
        return None


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


def _unusable(path: Path, error: duckdb.Error) -> WarehouseError:
    if failure := failure_of(path, error):
        return failure
    reason = str(error).partition("\n")[0].partition(": ")[2] or str(error)
    return WarehouseError(path, f"cannot be opened: {reason}", "check the path and its permissions")
