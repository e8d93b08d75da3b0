"""When requests may start; the clock runs as fast as nothing happens."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tasks.sources.hosts import HostMemory, held
from tasks.sources.limits import Limits
from tasks.sources.politeness import HostWaits, Politeness, backoff

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
LIMITS = Limits()
A, B = "https://a.example:443", "https://b.example:443"


@dataclass
class LeapingClock:
    """Leaps to the next moment that somebody waits for, once everybody has had time to begin to wait."""

    seconds: float = 0.0
    wanted: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        moment = self.seconds + seconds
        heapq.heappush(self.wanted, moment)
        idle, seen = 0, self.seconds
        while idle < 20 or self.wanted[0] < moment or seen != self.seconds:
            idle, seen = (idle + 1, seen) if seen == self.seconds else (0, self.seconds)
            await asyncio.sleep(0)
        heapq.heappop(self.wanted)
        self.seconds = max(self.seconds, moment)


@dataclass
class Requests:
    """Pretends requests of a given length, and keeps when each began, by host."""

    limits: Limits = LIMITS
    hosts: dict[str, HostMemory] = field(default_factory=dict)
    clock: LeapingClock = field(default_factory=LeapingClock)
    starts: list[tuple[str, float]] = field(default_factory=list)
    open: int = 0
    most_open: int = 0

    def __post_init__(self) -> None:
        self.gate = Politeness(self.limits, self.clock, self.hosts)

    async def send(self, host: str, length: float = 0.1, delay: float = 1.0) -> None:
        async with self.gate.turn(host, delay):
            self.starts.append((host, self.clock.seconds))
            self.open += 1
            self.most_open = max(self.most_open, self.open)
            await self.clock.sleep(length)
            self.open -= 1

    def run(self, *requests: Coroutine[Any, Any, None]) -> list[BaseException | None]:
        async def all_of_them() -> list[BaseException | None]:
            return await asyncio.gather(*requests, return_exceptions=True)

        return asyncio.run(all_of_them())

    def begun(self, host: str) -> list[float]:
        return [round(seconds, 3) for each, seconds in self.starts if each == host]


def test_requests_to_a_host_start_a_second_apart_and_other_hosts_do_not_wait() -> None:
    requests = Requests()
    requests.run(*(requests.send(host) for host in (A, A, A, B, B)))
    assert requests.begun(A) == [0, 1, 2]
    assert requests.begun(B) == [0, 1]


def test_a_longer_delay_is_kept() -> None:
    requests = Requests()
    requests.run(*(requests.send(A, delay=3) for _ in range(3)))
    assert requests.begun(A) == [0, 3, 6]


def test_two_slow_requests_keep_a_third_to_their_host_waiting_but_none_to_another() -> None:
    requests = Requests()
    requests.run(*(requests.send(A, length=50) for _ in range(3)), *(requests.send(B) for _ in range(3)))
    assert requests.begun(A) == [0, 1, 50]
    assert requests.begun(B) == [0, 1, 2]


def test_places_for_all_hosts_are_limited_and_shared_fairly() -> None:
    requests = Requests(replace(LIMITS, open_at_all=2))
    crowd = [requests.send(A, length=5) for _ in range(10)]
    requests.run(*crowd, requests.send(B, length=5))
    assert requests.most_open == 2
    assert requests.begun(B) == [0]


def test_a_hold_that_ends_soon_is_waited_for_by_all_requests_of_its_host() -> None:
    requests = Requests(hosts={A: held(HostMemory(A), 429, "7", START, LIMITS)})
    assert requests.run(requests.send(A), requests.send(A), requests.send(B)) == [None] * 3
    assert requests.begun(A) == [7, 8]
    assert requests.begun(B) == [0]


def test_a_hold_beyond_patience_ends_them_at_once() -> None:
    requests = Requests(hosts={A: held(HostMemory(A), 429, "61", START, LIMITS)})
    outcomes = requests.run(*(requests.send(A) for _ in range(3)), requests.send(B))
    waiting = [each for each in outcomes if isinstance(each, HostWaits)]
    assert [each.until for each in waiting] == [START + timedelta(seconds=61)] * 3
    assert requests.starts == [(B, 0)]
    assert requests.clock.seconds < 1


def test_a_hold_set_meanwhile_reaches_those_that_wait_already() -> None:
    requests = Requests()

    async def refused() -> None:
        async with requests.gate.turn(A, 1):
            await requests.clock.sleep(0.5)
            memory = requests.gate.memory(A)
            requests.gate.remember(held(memory, 429, "9", requests.clock.now(), LIMITS))

    requests.run(refused(), requests.send(A))
    assert requests.begun(A) == [9.5]


def test_a_crawl_delay_beyond_patience_lets_one_request_pass() -> None:
    requests = Requests()
    outcomes = requests.run(*(requests.send(A, delay=3600) for _ in range(3)))
    assert requests.begun(A) == [0]
    waiting = [each for each in outcomes if isinstance(each, HostWaits)]
    assert [each.until for each in waiting] == [START + timedelta(hours=1)] * 2
    assert waiting[0].reason == "3600 seconds lie between two requests to its host"


def test_a_long_queue_ends_as_waiting() -> None:
    requests = Requests(replace(LIMITS, queue_seconds=100))
    outcomes = requests.run(*(requests.send(A, delay=30) for _ in range(6)))
    assert requests.begun(A) == [0, 30, 60, 90]
    assert [str(each) for each in outcomes if each] == ["the queue of its host is too long for this run"] * 2


def test_a_request_that_is_cancelled_leaves_its_place_to_others() -> None:
    requests = Requests(replace(LIMITS, open_a_host=1, open_at_all=1))

    async def cancelled_while_open() -> None:
        first = asyncio.create_task(requests.send(A, length=1000))
        second = asyncio.create_task(requests.send(A))
        await asyncio.sleep(0.001)
        first.cancel()
        second.cancel()
        await asyncio.gather(first, second, return_exceptions=True)
        requests.clock.wanted.clear()
        await asyncio.wait_for(requests.send(A), 5)

    asyncio.run(cancelled_while_open())
    assert len(requests.starts) >= 2
    assert requests.starts[-1][0] == A


def test_pauses_between_tries_grow_and_vary() -> None:
    assert [backoff(attempt, 0, LIMITS) for attempt in (1, 2)] == [1, 4]
    assert backoff(2, 1, LIMITS) == pytest.approx(5)
