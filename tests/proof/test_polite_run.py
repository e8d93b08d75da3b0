"""A thousand pages of twenty hosts in one run: at most two requests open to a host, and none that is forbidden.

Measured at the server, through the whole path: feeds, warehouse, client, parse workers, reading, hand-offs.
"""

from __future__ import annotations

import itertools
import time
from collections import Counter
from pathlib import Path
from statistics import median

import pytest

from tasks.resolve import resolve_accounts
from tasks.sources.clock import SystemClock
from tasks.sources.feed_source import FeedSource
from tasks.sources.limits import Limits
from tests.integration.fault_server import FaultServer
from tests.integration.growing_news import GrowingNews
from tests.integration.whole_run import Desk
from warehouse.check import run_checks
from warehouse.connection import connect

ARTICLES, HOSTS, DELAY = 1_000, 20, 0.3


@pytest.mark.proof
def test_a_thousand_pages_of_twenty_hosts(tmp_path: Path) -> None:
    with FaultServer(HOSTS) as server:
        server.robots("User-agent: *\nDisallow: /private\nDisallow: /*?print=1\n")
        news = GrowingNews(server, ARTICLES)
        news.always = ["/private/members.html", "/news/0.html?print=1"]
        news.offer(ARTICLES)
        desk = Desk(tmp_path / "warehouse.duckdb", SystemClock(), Limits(delay_seconds=DELAY))  # type: ignore[arg-type]
        begun = time.monotonic()
        outcome = desk.run(*(FeedSource(name, address) for name, address in news.feeds().items()), size=200)
        seconds = time.monotonic() - begun

    # A single request may be late, and the next one seem early: the usual pause is what counts.
    pauses = [median(server.gaps(host)) for host in server.hosts]
    print(f"\n{ARTICLES} pages of {HOSTS} hosts in {seconds:.1f} s with reading; {dict(outcome.by_state())}")
    print(f"at most {server.most_open()} open at once to a host, {len(server.requests)} requests")
    print(
        f"median of seconds between two requests to a host: {min(pauses):.3f} to {max(pauses):.3f}, {DELAY} asked for"
    )
    assert server.most_open() <= 2
    assert outcome.by_state() == {"ok": ARTICLES, "blocked_robots": 2 * HOSTS}
    asked = Counter(server.url(one.target, one.host) for one in server.requests)
    robots = [server.url("/robots.txt", host) for host in server.hosts]
    # Every page once, every feed and robots.txt once, and nothing else.
    assert asked == Counter(itertools.chain(news.urls, news.feeds().values(), robots))
    assert min(pauses) > 0.9 * DELAY
    resolve_accounts(str(desk.warehouse))
    with connect(desk.warehouse, read_only=True) as connection:
        assert not run_checks(connection)
