"""When a request to a host may start: few open at once, a pause between starts, and none while the host is held."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from tasks.sources.clock import Clock
from tasks.sources.hosts import HostMemory, Pause, pause_of, seconds_until_start
from tasks.sources.limits import Limits


class HostWaits(Exception):
    """No request may start soon enough: until when, and why."""

    def __init__(self, pause: Pause) -> None:
        super().__init__(pause.reason)
        self.until, self.reason = pause.until, pause.reason


class HostQueue:
    """The requests to one host: who has a place (of two), and who of those starts next. Both are first come first."""

    def __init__(self, places: int) -> None:
        self.places = asyncio.Semaphore(places)
        self.next = asyncio.Lock()


class Politeness:
    """The gate that every request passes, and the memories of all hosts.

    Fair over hosts: of each host one request at most stands in the queue for the places that all hosts share.
    """

    def __init__(self, limits: Limits, clock: Clock, hosts: Mapping[str, HostMemory]) -> None:
        self.limits = limits
        self.clock = clock
        self.memories = dict(hosts)
        self._queues: defaultdict[str, HostQueue] = defaultdict(lambda: HostQueue(limits.open_a_host))
        self._places = asyncio.Semaphore(limits.open_at_all)

    def memory(self, host: str) -> HostMemory:
        """Return what is remembered of the host."""
        return self.memories.get(host) or HostMemory(host)

    def remember(self, memory: HostMemory) -> None:
        """Replace what is remembered of a host; whoever waits for it goes by the new memory."""
        self.memories[memory.host] = memory

    def started(self, host: str) -> None:
        """Write down that a request to the host begins now; the next one waits from here."""
        self.remember(replace(self.memory(host), started_at=self.clock.now()))

    @asynccontextmanager
    async def turn(self, host: str, delay: float) -> AsyncIterator[None]:
        """Wait until a request to `host` may start, `delay` seconds after the one before; it is open until the end.

        Raises HostWaits where the host is held or the delay lasts for longer than the limits have patience.
        """
        queue = self._queues[host]
        entered = self.clock.monotonic()
        async with queue.places:
            async with queue.next:
                await self._started(host, delay, entered)
            try:
                yield
            finally:
                self._places.release()

    async def _started(self, host: str, delay: float, entered: float) -> None:
        """Wait for the moment and a place, and write the start down."""
        while True:
            pause = self._pause(host, delay, self.clock.now())
            if pause is None:
                await self._places.acquire()
                # Waiting for a place takes time, in which another answer may have had the host held.
                if self._pause(host, delay, self.clock.now()) is None:
                    self.started(host)
                    return
                self._places.release()
                continue
            seconds = (pause.until - self.clock.now()).total_seconds()
            if seconds > self.limits.patience_seconds:
                raise HostWaits(pause)
            if self.clock.monotonic() - entered + seconds > self.limits.queue_seconds:
                raise HostWaits(replace(pause, reason="the queue of its host is too long for this run"))
            await self.clock.sleep(max(0.0, seconds))

    def _pause(self, host: str, delay: float, now: datetime) -> Pause | None:
        memory = self.memory(host)
        pause = pause_of(memory, now, self.limits)
        seconds = seconds_until_start(memory, delay, now)
        if pause is None and seconds > 0:
            return Pause(now + timedelta(seconds=seconds), f"{delay:g} seconds lie between two requests to its host")
        return pause


def backoff(attempt: int, chance: float, limits: Limits) -> float:
    """Return the seconds before the next try after `attempt` tries (from 1) failed; `chance` is from 0 to 1."""
    return limits.backoff_seconds[attempt - 1] * (1 + limits.jitter * chance)
