"""1,000 pages from 20 hosts: how many requests are open at once, how far apart they start, and what a page costs."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import replace

import pytest

from tasks.sources.http import PoliteClient
from tasks.sources.limits import Limits
from tasks.sources.web import FetchError
from tests.integration.fault_server import Answer, FaultServer, news_site, slow, status
from tests.integration.scaled_clock import ScaledClock

SCALE = 20.0
"""A second of politeness takes 50 ms."""


@pytest.mark.proof
def test_a_thousand_pages_of_twenty_hosts_are_fetched_politely() -> None:
    chance = random.Random(7)
    with FaultServer(hosts=20) as server:
        urls = news_site(server, 1000)
        private = [server.url(f"/private/{number}", host) for number in range(10) for host in server.hosts]
        # Some hosts take their time, and some answers fail once.
        for url in chance.sample(urls, 100):
            host, path = url.removeprefix("http://").split(":")[0], "/" + url.split("/", 3)[3]
            fails: Answer = slow(status(500), 0.05)
            server.set(path, fails, *server.scripts(path, host), host=host)
        asked = [*urls, *private]
        chance.shuffle(asked)
        counts, seconds, wall = asyncio.run(crawl(asked))
        gaps = [gap for host in server.hosts for gap in server.gaps(host)]
        print(f"\n{counts}; {seconds / len(server.requests) * 1000:.2f} ms of CPU a request, {wall:.1f} s")
        print(f"at most {server.most_open()} open at once to a host; starts {min(gaps) * SCALE:.2f} s apart at least")
        assert counts == {"ok": 1000, "blocked_robots": 200}
        assert server.most_open() <= 2
        assert not [path for path in server.paths() if path.startswith("/private")]
        assert min(gaps) * SCALE >= 0.5
        assert sum(gaps) / len(gaps) * SCALE >= 1
        assert len(server.requests) == 20 + 1000 + 100


async def crawl(urls: list[str]) -> tuple[dict[str, int], float, float]:
    """Fetch all at once; return how many ended how, CPU seconds of this thread, and seconds that passed."""
    limits = replace(Limits(), queue_seconds=10_000.0)
    counts: dict[str, int] = {}
    async with PoliteClient(limits, "whomet/0.1", ("127.0.0.0/8",), clock=ScaledClock(SCALE)) as web:

        async def one(url: str) -> None:
            try:
                await web.get(url, "page")
                state = "ok"
            except FetchError as error:
                state = str(error.state)
            counts[state] = counts.get(state, 0) + 1

        cpu, wall = time.thread_time(), time.monotonic()
        await asyncio.gather(*map(one, urls))
        return counts, time.thread_time() - cpu, time.monotonic() - wall
