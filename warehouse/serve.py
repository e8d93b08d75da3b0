"""A warehouse file for many: flows write and analysts ask at once, through one process that owns the file."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import duckdb

from warehouse.address import snapshot_of
from warehouse.connection import LOCK_TIMEOUT, writer
from warehouse.errors import WarehouseError
from warehouse.extensions import load_extension
from warehouse.file_settings import FILE_SETTINGS
from warehouse.front import Front, FrontRules
from warehouse.migrate import is_current
from warehouse.quack_messages import READING
from warehouse.readers import ReaderRules, Readers, Say
from warehouse.serve_note import ServeNote, remove_note, write_note
from warehouse.server_tokens import ServerTokens
from warehouse.snapshot import copy_warehouse, finish_snapshot


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a server listens; port 0 lets the kernel choose."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"quack:{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class ServePlan:
    """What is served, where, to whom, and with which limits; times in seconds."""

    file: Path
    tokens: ServerTokens
    listen: Endpoint = Endpoint("localhost", 0)
    readers: Endpoint = Endpoint("localhost", 0)
    snapshot_every: float = 60.0
    reader_rules: ReaderRules = field(default_factory=ReaderRules)
    front_rules: FrontRules = field(default_factory=FrontRules)
    lock_timeout: float = LOCK_TIMEOUT
    stop_seconds: float = 10.0
    """For what is under way to end, when the server is stopped."""
    publish_look: float = 0.5
    """Between two looks whether somebody waits for a snapshot."""
    look_every: float = 0.2
    """Between two looks at the processes and sessions."""


async def serve(plan: ServePlan, stop: asyncio.Event, say: Say) -> None:
    """Serve the file until `stop` is set: its own port for flows, the snapshot's for readers, the note beside it.

    Raises WarehouseError for a port that is taken, a file that stays locked, and as `writer` does; then nothing was
    changed, and no process is left.
    """
    flows = Front(plan.front_rules)
    readers_front = Front(_for_readers(plan.front_rules))
    async with _listening(flows, plan.listen) as address, _listening(readers_front, plan.readers) as readers_address:
        readers = Readers(readers_front, snapshot_of(plan.file).absolute(), plan.tokens.readers, plan.reader_rules, say)
        with writer(plan.file, timeout=plan.lock_timeout) as connection:
            if not isinstance(connection, duckdb.DuckDBPyConnection):
                raise WarehouseError(plan.file, "is served already", "`whomet doctor` says by which process")
            port = _serve_file(connection, plan)
            flows.lead_to(port)
            note = ServeNote(str(address), str(readers_address), plan.tokens.writers_file, os.getpid())
            write_note(plan.file, note)
            try:
                say(f"serving {plan.file} at {address}, readers at {readers_address}, process {os.getpid()}")
                await _until(stop, _look_after(connection, plan, flows, readers, say))
                say("stopping")
                await asyncio.gather(flows.close(plan.stop_seconds), readers_front.close(plan.stop_seconds))
                _tell_rolled_back(await flows.end_all_sessions(), say)
            finally:
                remove_note(plan.file)
                await readers.close()
                _close(connection, port, say)
    say("stopped")


def _for_readers(rules: FrontRules) -> FrontRules:
    # A question is text; what is larger is an attempt on memory.
    return replace(rules, kinds=READING, largest_body=min(rules.largest_body, 4 << 20))


@asynccontextmanager
async def _listening(front: Front, endpoint: Endpoint) -> AsyncIterator[Endpoint]:
    # Quack's clients take "localhost" for 127.0.0.1; two sockets with one port of the kernel's choice cannot be had.
    host = "127.0.0.1" if endpoint.host == "localhost" else endpoint.host.strip("[]")
    try:
        port = await front.listen(host, endpoint.port)
    except OSError as error:
        problem = f"cannot be listened at: {os.strerror(error.errno) if error.errno else error}"
        raise WarehouseError(endpoint, problem, "give another HOST:PORT, or stop what is there") from None
    try:
        yield Endpoint(endpoint.host, port)
    finally:
        await front.close(0)


def _serve_file(connection: duckdb.DuckDBPyConnection, plan: ServePlan) -> int:
    """Have DuckDB answer on a free port of the loopback interface; return the port."""
    for extension in ("httpfs", "quack"):
        load_extension(connection, extension)
    # Whoever has the token can change the warehouse, but not read this machine's files.
    folder = str(duckdb.ConstantExpression([f"{plan.file.absolute().parent}/"]))
    connection.execute(f"SET GLOBAL allowed_directories = {folder}")
    connection.execute("SET GLOBAL enable_external_access = false")
    for _ in range(10):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        with contextlib.suppress(duckdb.IOException):
            parameters = {"address": f"quack:localhost:{port}", "token": plan.tokens.writers}
            connection.execute("CALL quack_serve($address, token := $token, disable_ssl := true)", parameters)
            return port
    raise WarehouseError("quack:localhost", "no port is free", "close what listens there")


async def _until(stop: asyncio.Event, work: Awaitable[None]) -> None:
    """Do the work until `stop` is set; raise what it raises."""
    working, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
    finally:
        for task in (working, stopping):
            task.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)


async def _look_after(
    connection: duckdb.DuckDBPyConnection, plan: ServePlan, flows: Front, readers: Readers, say: Say
) -> None:
    """Keep snapshot, processes and sessions in order, for ever."""
    if _turns_of_snapshot(snapshot_of(plan.file)) != _turns(connection):
        await _renew_snapshot(connection, plan, say)
    await asyncio.gather(
        _repeat(readers.watch, plan.look_every, say),
        _repeat(lambda: _end_idle(flows, say), plan.look_every, say),
        _repeat(lambda: _end_idle(readers.front, say), plan.look_every, say),
        _renew_snapshots(connection, plan, say),
    )


async def _repeat(look: Callable[[], Awaitable[None]], seconds: float, say: Say) -> None:
    while True:
        try:
            await look()
        except (OSError, duckdb.Error, WarehouseError) as error:
            say(f"{type(error).__name__}: {str(error).partition(chr(10))[0]}")
            await asyncio.sleep(1.0)
        await asyncio.sleep(seconds)


async def _end_idle(front: Front, say: Say) -> None:
    _tell_rolled_back(await front.end_idle_sessions(), say)


def _tell_rolled_back(transactions: int, say: Say) -> None:
    if transactions:
        say(f"rolled back what {transactions} clients had left open")


async def _renew_snapshots(connection: duckdb.DuckDBPyConnection, plan: ServePlan, say: Say) -> None:
    """Renew the snapshot when something has changed and it is time, and at once where somebody waits for it."""
    loop = asyncio.get_running_loop()
    shown, looked_at = _turns(connection), loop.time()
    while True:
        await asyncio.sleep(min(plan.snapshot_every, plan.publish_look))
        turns = _turns(connection)
        is_time = loop.time() - looked_at >= plan.snapshot_every
        if turns.published > shown.published or (is_time and turns != shown):
            await _renew_snapshot(connection, plan, say)
            shown = turns
            looked_at = loop.time()


async def _renew_snapshot(connection: duckdb.DuckDBPyConnection, plan: ServePlan, say: Say) -> None:
    loop = asyncio.get_running_loop()
    started = loop.time()
    try:
        # In threads: the ports are answered meanwhile.
        with connection.cursor() as cursor:
            copy = await asyncio.to_thread(copy_warehouse, cursor, plan.file, is_shared=True)
        await asyncio.to_thread(finish_snapshot, copy, plan.file)
    except (OSError, duckdb.Error, WarehouseError) as error:
        say(f"snapshot: {str(error).partition(chr(10))[0]}; the one before stays")
    else:
        say(f"snapshot: renewed in {loop.time() - started:.1f} s")


class _Turns(NamedTuple):
    """How often the warehouse was written to, and up to which time somebody wants it to be seen by readers."""

    turn: int
    published: int


def _turns(connection: duckdb.DuckDBPyConnection) -> _Turns:
    with connection.cursor() as cursor:
        row = cursor.execute("SELECT turn, published_turn FROM turns").fetchone()
    return _Turns(*row) if row else _Turns(0, 0)


def _turns_of_snapshot(snapshot: Path) -> _Turns | None:
    """Return what a snapshot shows; None where there is none of this program's schema."""
    if not snapshot.exists():
        return None
    try:
        with duckdb.connect(str(snapshot), read_only=True, config=FILE_SETTINGS) as connection:
            return _turns(connection) if is_current(connection) else None
    except duckdb.Error:
        return None


def _close(connection: duckdb.DuckDBPyConnection, port: int, say: Say) -> None:
    try:
        connection.execute("CALL quack_stop($address)", {"address": f"quack:localhost:{port}"})
        connection.execute("CHECKPOINT")
    except duckdb.Error as error:
        say(f"no checkpoint: {str(error).partition(chr(10))[0]}; the log beside the file is taken up at the next start")
