"""Who is connected to a served warehouse, and which process answers them.

A client of Quack opens a connection for each request, so that a port which two processes share would break sessions at
random. Here every request goes to the process that holds its session. The port stays while that process is replaced:
whoever comes meanwhile waits a moment, instead of being refused.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from warehouse.quack_messages import (
    SESSION_ENDED,
    Head,
    Kind,
    disconnect,
    head_of,
    leaves_transaction_open,
    refusal,
)

GREETING = b"A warehouse of whomet. Ask it from DuckDB: ATTACH 'quack:HOST:PORT' AS w (TOKEN '...').\n"
_LARGEST_HEAD = 16_384
_CHUNK = 1 << 18
_PAUSE = 0.1
_REASONS = {200: "OK", 400: "Bad Request", 404: "Not Found", 411: "Length Required", 413: "Content Too Large"}


@dataclass(frozen=True, slots=True)
class FrontRules:
    """How much is let through, and how long is waited; all times in seconds."""

    kinds: Collection[int] | None = None
    """Kinds of messages that are passed on; None for all."""
    largest_body: int = 256 << 20
    """Bytes of a request."""
    most_at_once: int = 16
    """Requests that one process works on; further ones wait their turn. Quack has some twenty threads for them."""
    most_connections: int = 256
    most_sessions: int = 2_000
    """Of one process: each costs memory there until it ends."""
    patience: float = 30.0
    """For a process that answers, while it is being replaced."""
    slow_client: float = 20.0
    """For a request to arrive whole, and for an answer to be taken."""
    idle_session: float = 900.0
    """After so long without a request a session is ended."""
    idle_transaction: float = 20.0
    """And after so long, when a transaction is open: it would keep every other writer out."""


@dataclass(slots=True, eq=False)
class Backend:
    """A process that answers, by its port on the loopback interface."""

    port: int
    turns: asyncio.Semaphore
    is_sick: bool = False
    """It has answered with an error of HTTP, which Quack does when it is out of memory."""


@dataclass(slots=True, eq=False)
class Session:
    """What is known of a session from its messages."""

    backend: Backend
    used_at: float
    under_way: int = 0
    worked: float = 0.0
    """Seconds that its present query has taken so far, without the client's own."""
    is_transaction_open: bool = False


@dataclass(slots=True, eq=False)
class Flight:
    """A request that a process is working on."""

    backend: Backend
    session: Session | None
    started_at: float
    task: asyncio.Task[None] | None = None
    stopped: str = ""
    """Why it was given up, told to the client."""
    has_answered: bool = False
    """Whether the client has a part of the answer: then an error can only be told by breaking it off."""

    def seconds(self, now: float) -> float:
        """Return how long its query has been worked on."""
        return now - self.started_at + (self.session.worked if self.session else 0.0)


class _Request(NamedTuple):
    method: str
    path: str
    headers: dict[str, str]


class _Broken(Exception):
    """A request that cannot be answered properly: HTTP status and what to say."""

    def __init__(self, status: int, text: str) -> None:
        self.status, self.text = status, text
        super().__init__(text)


@dataclass(slots=True, eq=False)
class Front:
    """A listening port, and the processes behind it."""

    rules: FrontRules
    clock: Callable[[], float] = time.monotonic
    current: Backend | None = None
    """Where new sessions go."""
    sessions: dict[str, Session] = field(default_factory=dict)
    flights: set[Flight] = field(default_factory=set)
    _server: asyncio.Server | None = None
    _connections: set[asyncio.Task[None]] = field(default_factory=set)
    _has_backend: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self, host: str, port: int) -> int:
        """Begin to take requests; return the port, chosen by the kernel where `port` is 0. Raises OSError."""
        self._server = await asyncio.start_server(self._take, host, port, limit=_CHUNK, reuse_address=True)
        return int(self._server.sockets[0].getsockname()[1])

    def lead_to(self, port: int) -> Backend:
        """Send new sessions to the process at `port`; those of other processes stay where they are."""
        self.current = Backend(port, asyncio.Semaphore(self.rules.most_at_once))
        self._has_backend.set()
        return self.current

    def forget(self, backend: Backend) -> None:
        """A process has ended: its sessions are over, and new ones wait for another process."""
        if self.current is backend:
            self.current = None
            self._has_backend.clear()
        self.sessions = {name: session for name, session in self.sessions.items() if session.backend is not backend}

    def flights_of(self, backend: Backend) -> list[Flight]:
        """Return what a process is working on."""
        return [flight for flight in self.flights if flight.backend is backend]

    def last_used(self, backend: Backend) -> float | None:
        """Return when a session of a process was last used, by the front's clock; None where it has none."""
        return max((s.used_at for s in self.sessions.values() if s.backend is backend), default=None)

    def give_up(self, flights: Iterable[Flight], reason: str) -> None:
        """Tell the clients of these requests why there is no answer."""
        for flight in flights:
            flight.stopped = reason
            if flight.task is not None:
                flight.task.cancel()

    async def end_idle_sessions(self) -> int:
        """End sessions that have stood idle for too long; return how many of them had a transaction open."""
        now, idle = self.clock(), list[str]()
        for name, session in self.sessions.items():
            allowed = self.rules.idle_transaction if session.is_transaction_open else self.rules.idle_session
            if not session.under_way and now - session.used_at > allowed:
                idle.append(name)
        return await self._end_sessions(idle)

    async def end_all_sessions(self) -> int:
        """End all sessions: what they have not committed is rolled back; return how many had a transaction open."""
        return await self._end_sessions(list(self.sessions))

    async def _end_sessions(self, names: Iterable[str]) -> int:
        rolled_back = 0
        for name in names:
            session = self.sessions.pop(name)
            rolled_back += session.is_transaction_open
            with contextlib.suppress(OSError, asyncio.TimeoutError, _Broken):
                await self._ask(session.backend, disconnect(name))
        return rolled_back

    async def close(self, seconds: float) -> None:
        """Take no more requests, and let those under way end within `seconds`."""
        if self._server is None:
            return
        self._server.close()
        until = self.clock() + seconds
        while self.flights and self.clock() < until:
            await asyncio.sleep(0.02)
        self.give_up(list(self.flights), "the server is being stopped")
        if self.flights:
            await asyncio.sleep(0.05)
        for connection in list(self._connections):
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        if len(self._connections) >= self.rules.most_connections:
            writer.close()
            return
        self._connections.add(task)
        try:
            while await self._answer_next(reader, writer):
                pass
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            # The client has gone, or is too slow: it is told nothing.
            pass
        except asyncio.CancelledError:
            # Only `close` does this; asyncio itself would write a traceback to the log.
            pass
        finally:
            self._connections.discard(task)
            writer.close()

    async def _answer_next(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; return whether another may follow on the same connection."""
        async with asyncio.timeout(self.rules.slow_client):
            try:
                request = await _read_head(reader)
                if request is None:
                    return False
                body = await self._read_body(request, reader, writer)
            except _Broken as error:
                await _write(writer, error.status, error.text.encode(), "text/plain", close=True)
                return False
        if request.method == "GET" and request.path == "/":
            await _write(writer, 200, GREETING, "text/plain")
        elif request.method == "POST" and request.path == "/quack":
            await self._pass_on(body, writer)
        else:
            await _write(writer, 404, b"there is nothing here\n", "text/plain", close=True)
            return False
        return request.headers.get("connection", "").lower() != "close"

    async def _read_body(self, request: _Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        if request.method != "POST":
            return b""
        length = request.headers.get("content-length", "")
        if not length.isascii() or not length.isdigit():
            raise _Broken(411, "Content-Length is missing\n")
        if int(length) > self.rules.largest_body:
            raise _Broken(413, f"a request has at most {self.rules.largest_body:,} bytes\n")
        if request.headers.get("expect", "").lower() == "100-continue":
            writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        return await reader.readexactly(int(length))

    async def _pass_on(self, message: bytes, writer: asyncio.StreamWriter) -> None:
        head = head_of(message)
        kinds = self.rules.kinds
        if head is None or (kinds is not None and head.kind not in kinds):
            await _write_message(writer, refusal("Authorization failed: only reading is allowed here"))
            return
        session = self.sessions.get(head.session)
        if head.kind != Kind.CONNECTION_REQUEST and session is None:
            await _write_message(writer, refusal(SESSION_ENDED))
            return
        if session is not None:
            told = await self._of_session(session, head, message, writer)
            if head.kind == Kind.DISCONNECT:
                self.sessions.pop(head.session, None)
        else:
            told = await self._new_session(message, writer)
        if told:
            await _write_message(writer, refusal(told))

    async def _of_session(self, session: Session, head: Head, message: bytes, writer: asyncio.StreamWriter) -> str:
        """Have a message answered by the process of its session; return what else to tell the client."""
        session.under_way += 1
        if head.kind == Kind.PREPARE_REQUEST:
            session.worked = 0.0
            session.is_transaction_open = leaves_transaction_open(message, session.is_transaction_open)
        try:
            return await self._fly(session.backend, session, message, writer)
        finally:
            session.under_way -= 1
            session.used_at = self.clock()

    async def _new_session(self, message: bytes, writer: asyncio.StreamWriter) -> str:
        """Have a session opened by a process that lives; return what else to tell the client."""
        until = self.clock() + self.rules.patience
        while self.clock() < until:
            backend = await self._backend(until - self.clock())
            if backend is None:
                break
            if sum(session.backend is backend for session in self.sessions.values()) >= self.rules.most_sessions:
                return "too many sessions at once: try later"
            if not (told := await self._fly(backend, None, message, writer)):
                return ""
            if told != SESSION_ENDED:
                return told
            # It has just died, which is going to be noticed.
            await asyncio.sleep(_PAUSE)
        return f"{SESSION_ENDED} (no process answers at present)"

    async def _fly(
        self, backend: Backend, session: Session | None, message: bytes, writer: asyncio.StreamWriter
    ) -> str:
        """Have one message answered, and keep account of it; return what to tell the client where nothing was."""
        async with backend.turns:
            flight = Flight(backend, session, self.clock())
            flight.task = asyncio.ensure_future(self._relay(flight, message, writer))
            self.flights.add(flight)
            try:
                await flight.task
            except asyncio.CancelledError:
                if not flight.stopped:
                    raise
            except (asyncio.IncompleteReadError, ConnectionError):
                flight.stopped = flight.stopped or SESSION_ENDED
            finally:
                flight.task.cancel()
                self.flights.discard(flight)
                if session is not None:
                    session.worked += self.clock() - flight.started_at
        if flight.stopped and flight.has_answered:
            writer.transport.abort()
            raise ConnectionAbortedError
        return flight.stopped

    async def _relay(self, flight: Flight, message: bytes, writer: asyncio.StreamWriter) -> None:
        from_process, to_process = await _send(flight.backend, message)
        try:
            status, length = await _answer_head(from_process)
            if status != 200:
                flight.backend.is_sick = True
                raise ConnectionError(f"status {status}")
            first = await from_process.readexactly(min(length, _CHUNK))
            if flight.session is None:
                opened = head_of(first)
                if opened is not None and opened.kind == Kind.CONNECTION_RESPONSE:
                    self.sessions[opened.session] = Session(flight.backend, self.clock())
            flight.has_answered = True
            _write_head(writer, 200, length, "application/vnd.duckdb")
            writer.write(first)
            left = length - len(first)
            while left:
                await self._taken(writer)
                part = await from_process.readexactly(min(left, _CHUNK))
                writer.write(part)
                left -= len(part)
            await self._taken(writer)
        finally:
            to_process.close()

    async def _taken(self, writer: asyncio.StreamWriter) -> None:
        async with asyncio.timeout(self.rules.slow_client):
            await writer.drain()

    async def _ask(self, backend: Backend, message: bytes) -> None:
        """Send a message of our own, and wait for its answer."""
        async with asyncio.timeout(self.rules.slow_client):
            from_process, to_process = await _send(backend, message)
            try:
                await from_process.readexactly((await _answer_head(from_process))[1])
            except asyncio.IncompleteReadError as error:
                raise _Broken(500, "the process has ended") from error
            finally:
                to_process.close()

    async def _backend(self, seconds: float) -> Backend | None:
        with contextlib.suppress(asyncio.TimeoutError):
            async with asyncio.timeout(seconds):
                await self._has_backend.wait()
        return self.current


async def _read_head(reader: asyncio.StreamReader) -> _Request | None:
    try:
        text = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    if len(text) > _LARGEST_HEAD:
        raise _Broken(400, "the head of the request is too long\n")
    first, *lines = text.decode("latin-1").split("\r\n")
    words = first.split(" ")
    if len(words) != 3 or not words[2].startswith("HTTP/1."):
        raise _Broken(400, "this is no request of HTTP\n")
    pairs = (line.partition(":") for line in lines if line)
    return _Request(words[0], words[1], {name.strip().lower(): value.strip() for name, _, value in pairs})


async def _send(backend: Backend, message: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    streams = await asyncio.open_connection("127.0.0.1", backend.port, limit=_CHUNK)
    head = f"POST /quack HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {len(message)}\r\n\r\n"
    streams[1].write(head.encode() + message)
    return streams


async def _answer_head(reader: asyncio.StreamReader) -> tuple[int, int]:
    """Return HTTP status and length of an answer."""
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    lengths = [line.partition(":")[2] for line in lines if line.lower().startswith("content-length:")]
    return int(first.split(" ")[1]), int(lengths[0]) if lengths else 0


async def _write_message(writer: asyncio.StreamWriter, message: bytes) -> None:
    await _write(writer, 200, message, "application/vnd.duckdb")


async def _write(writer: asyncio.StreamWriter, status: int, content: bytes, kind: str, *, close: bool = False) -> None:
    _write_head(writer, status, len(content), kind, close=close)
    writer.write(content)
    await writer.drain()


def _write_head(writer: asyncio.StreamWriter, status: int, length: int, kind: str, *, close: bool = False) -> None:
    more = "Connection: close\r\n" if close else ""
    reason = _REASONS.get(status, "Error")
    head = f"HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\n{more}Content-Length: {length}\r\n\r\n"
    writer.write(head.encode())
