"""The endpoint for readers: processes on the snapshot, brought back when they die, replaced without a gap."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.front import Backend, Flight, Front
from warehouse.readers_endpoint import EndpointPlan

Say = Callable[[str], None]
"""Writes a line to the log."""

_ROOT = Path(__file__).resolve().parents[1]
_KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR", "LD_LIBRARY_PATH")
"""All that a process of readers has of this one's environment: no token, above all."""


@dataclass(frozen=True, slots=True)
class ReaderRules:
    """What a question may cost, and how long a process stays; times in seconds."""

    query_seconds: float = 60.0
    query_memory: int = 1 << 30
    """Bytes, of all questions of one process together."""
    threads: int = os.cpu_count() or 2
    start_seconds: float = 60.0
    """For a process to be ready."""
    idle_session: float = 60.0
    """A process whose snapshot is no longer the newest stays for sessions that were used within so long …"""
    longest_stay: float = 600.0
    """… but not longer than this …"""
    most_old: int = 2
    """… and not more of them than these."""
    first_pause: float = 0.2
    longest_pause: float = 30.0
    """Before a process that has died is started again: each time twice as long, until one has lived long enough."""
    long_enough: float = 60.0
    last_chance: float = 5.0
    """For other questions to end in a process that has to be ended over one of them."""
    blameless: float = 0.5
    """A question that has not run for so long is not taken for the reason of anything."""
    memory_beside: int = 600 << 20
    """Bytes that a process may hold beside what DuckDB counts as memory of questions."""


@dataclass(slots=True, eq=False)
class _Child:
    process: asyncio.subprocess.Process
    backend: Backend
    started_at: float
    ends_at: float | None = None
    """From when on it is no longer the newest: the moment by which it has to end."""
    is_condemned: bool = False


@dataclass(slots=True, eq=False)
class Readers:
    """The processes behind the front for readers, of which one is the newest."""

    front: Front
    snapshot: Path
    token: str = field(repr=False)
    rules: ReaderRules
    say: Say
    _children: list[_Child] = field(default_factory=list)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _deaths: int = 0
    _try_again_at: float = 0.0
    _shown: tuple[int, int] | None = None

    @property
    def newest(self) -> _Child | None:
        """Return the process that new sessions go to."""
        return next((child for child in self._children if child.ends_at is None), None)

    async def renew(self, reason: str) -> None:
        """Start a process on the snapshot as it is now, and let the one before end when its readers have done."""
        async with self._lock:
            shown = _identity(self.snapshot)
            child = await self._start()
            if child is None:
                return
            for old in self._children:
                if old.ends_at is None:
                    old.ends_at = self.front.clock() + self.rules.longest_stay
            self._children.append(child)
            self._shown = shown
            self.say(f"readers: process {child.process.pid} answers ({reason})")

    async def watch(self) -> None:
        """Look once at everything that may have gone wrong, and mend it."""
        now = self.front.clock()
        for child in list(self._children):
            if child.process.returncode is not None:
                self._bury(child, now)
        await self._stop_endless(now)
        for child in [child for child in self._children if child.ends_at is not None]:
            if self._may_end(child, now):
                await self._end(child)
        if self.newest is None:
            if now >= self._try_again_at and self.snapshot.exists():
                await self.renew("started" if not self._deaths else "brought back")
        elif _identity(self.snapshot) not in (self._shown, None):
            await self.renew("new snapshot")

    async def close(self) -> None:
        """End all processes."""
        async with self._lock:
            await asyncio.gather(*(self._end(child) for child in list(self._children)))

    async def _start(self) -> _Child | None:
        plan = EndpointPlan(str(self.snapshot), self.token, self.rules.query_memory, self.rules.threads)
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONPATH": str(_ROOT)}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "warehouse.readers_endpoint"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=environment,
            # Ctrl-C is for this process alone.
            start_new_session=True,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        answer: dict[str, object] = {"problem": "it gave no answer"}
        try:
            # By a pipe, which nobody can look into: not as an argument, nor in the environment.
            process.stdin.write(json.dumps(plan._asdict()).encode() + b"\n")
            async with asyncio.timeout(self.rules.start_seconds):
                answer = json.loads(await process.stdout.readline() or b'{"problem": "it ended at its start"}')
        except (TimeoutError, OSError, ValueError):
            pass
        finally:
            if "port" not in answer:
                await _kill(process)
        if "port" not in answer:
            self._died(self.front.clock())
            self.say(f"readers: no process could be started: {answer.get('problem')}")
            return None
        return _Child(process, self.front.lead_to(int(str(answer["port"]))), self.front.clock())

    def _bury(self, child: _Child, now: float) -> None:
        self._children.remove(child)
        self.front.forget(child.backend)
        status = child.process.returncode or 0
        how = f"by signal {-status}" if status < 0 else f"with status {status}"
        self.say(f"readers: process {child.process.pid} has died, {how}")
        if child.ends_at is None:
            if now - child.started_at > self.rules.long_enough:
                self._deaths = 0
            self._died(now)

    def _died(self, now: float) -> None:
        pause = min(self.rules.first_pause * 2**self._deaths, self.rules.longest_pause)
        self._try_again_at = now + (pause if self._deaths else 0.0)
        self._deaths = min(self._deaths + 1, 30)

    async def _stop_endless(self, now: float) -> None:
        """A question cannot be stopped alone: its process ends, and others go on in a new one."""
        for child in list(self._children):
            flights = self.front.flights_of(child.backend)
            endless = [flight for flight in flights if flight.seconds(now) > self.rules.query_seconds]
            if endless:
                told = f"it took more than {self.rules.query_seconds:g} s"
                await self._condemn(child, endless, told, now + self.rules.last_chance)
            elif _bytes_held(child.process.pid) > self.rules.query_memory + self.rules.memory_beside:
                await self._relieve(child, flights, now)
            elif child.backend.is_sick:
                await self._condemn(child, [], "it had taken too much memory", now + self.rules.last_chance)

    async def _relieve(self, child: _Child, flights: list[Flight], now: float) -> None:
        """Deal with a process that holds too much memory: the question that has run for longest is the reason.

        Where none has run for long, it is what earlier ones have left, and nobody need be stopped over it.
        """
        longest = max(flights, key=lambda flight: flight.seconds(now), default=None)
        if longest is not None and longest.seconds(now) > self.rules.blameless:
            await self._condemn(child, [longest], "it took too much memory", now)
        elif child.ends_at is None:
            await self.renew(f"{child.process.pid} holds too much memory")

    async def _condemn(self, child: _Child, flights: list[Flight], why: str, until: float) -> None:
        self.front.give_up(flights, f"the question was stopped: {why}, the most that there is here")
        if child.is_condemned:
            return
        child.is_condemned = True
        # Whoever has nothing under way in it goes to the new one from now on.
        self.front.forget(child.backend)
        self.say(f"readers: process {child.process.pid} is replaced: a question was stopped, {why}")
        if child.ends_at is None:
            child.ends_at = until
            await self.renew("in its place")
        child.ends_at = min(child.ends_at, until)

    def _may_end(self, child: _Child, now: float) -> bool:
        flights = self.front.flights_of(child.backend)
        over = child.ends_at is not None and now > child.ends_at
        if child.is_condemned:
            return over or not flights
        old = [one for one in self._children if one.ends_at is not None and not one.is_condemned]
        used = self.front.last_used(child.backend)
        is_idle = used is None or now - used > self.rules.idle_session
        # Those under way have a limit of their own.
        return not flights and (over or is_idle or child in old[: -self.rules.most_old])

    async def _end(self, child: _Child) -> None:
        if child in self._children:
            self._children.remove(child)
        self.front.forget(child.backend)
        await _kill(child.process)


async def _kill(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
    await process.wait()
    if process.stdin is not None:
        process.stdin.close()


def _bytes_held(process: int) -> int:
    """Return the memory of a process, as far as the system tells (Linux does)."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns
