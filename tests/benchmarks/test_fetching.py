"""How much does fetching cost: polls that bring nothing, listings of which nearly all is known, pages by stage?

The news is served from a process of its own: its CPU seconds are not ours. CPU is told rather than wall time, since the
server and other programs share the machine. Nothing but the figures that are promised is asserted.
"""

from __future__ import annotations

import cProfile
import multiprocessing
import os
import pstats
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tasks.articles.selection import Met, select
from tasks.batch_reading import stored_of
from tasks.fetch import pages_of
from tasks.fetching import Fetching, fetching_from
from tasks.parse import articles_of_pages
from tasks.polls import poll_sources
from tasks.sources.feed_source import FeedSource
from tasks.sources.limits import Limits
from tasks.sources.sitemap_source import SitemapSource
from tests.integration.fault_server import FaultServer, page
from tests.integration.growing_news import news_page, serving
from tests.integration.test_only_new_items import LISTED, NEW, listed, settle, sitemap_of
from tests.integration.whole_run import Desk

FEEDS = 300
MOST_SECONDS = 2.0
"""Of CPU, for one poll of all feeds that brings nothing."""
HOSTS, ARTICLES, PADDING = 20, 1_000, 60_000

pytestmark = pytest.mark.bench


@dataclass(slots=True)
class Stages:
    """CPU seconds and wall seconds by stage."""

    cpu: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    wall: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    @contextmanager
    def __call__(self, stage: str, clock: Callable[[], float] = time.process_time) -> Iterator[None]:
        """Measure what is run within, by a clock of CPU seconds."""
        began, began_wall = clock(), time.perf_counter()
        try:
            yield
        finally:
            self.cpu[stage] += clock() - began
            self.wall[stage] += time.perf_counter() - began_wall


def table(title: str, rows: Sequence[tuple[str, str]]) -> None:
    """Print a table of two columns."""
    print(f"\n{title}")
    for name, value in rows:
        print(f"  {name:<48}{value:>16}")


def feeds_at(addresses: Sequence[str]) -> list[FeedSource]:
    """Return a source for each address."""
    return [FeedSource(f"feed-{number:03}", address) for number, address in enumerate(addresses)]


def poll_all(desk: Desk, feeds: Sequence[FeedSource], stages: Stages) -> Counter[str]:
    """Poll the feeds as a run does: memories loaded, all asked, memories stored; return how many ended how."""
    with stages("open and close the client"):
        opened = fetching_from(str(desk.warehouse), feeds, desk.client())
        fetching = opened.__enter__()
    with stages("poll, with loading and storing"):
        poll_sources(fetching)
    with stages("open and close the client"):
        opened.__exit__(None, None, None)
    return Counter(state for (state,) in desk.ask("SELECT state FROM sources"))


def test_polls_of_300_feeds_that_bring_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "warehouse.duckdb")
    desk.limits = Limits(delay_seconds=0.0)
    with serving(FEEDS, 3_000) as addresses:
        feeds = feeds_at(addresses)
        first = Stages()
        assert poll_all(desk, feeds, first) == {"ok": FEEDS}
        desk.pass_time(hours=2)
        unchanged = Stages()
        assert poll_all(desk, feeds, unchanged) == {"unchanged": FEEDS}
        desk.pass_time(hours=2)
        profile = cProfile.Profile()
        profile.runcall(poll_all, desk, feeds, Stages())
    seconds = sum(unchanged.cpu.values())
    table(
        f"One poll of {FEEDS} feeds: CPU seconds",
        [
            ("first poll, 3,000 items, robots.txt of each host", f"{sum(first.cpu.values()):.2f}"),
            ("poll answered 304", f"{seconds:.2f}"),
            *((f"  {stage}", f"{spent:.2f}") for stage, spent in unchanged.cpu.items()),
            ("  wall", f"{sum(unchanged.wall.values()):.2f}"),
            ("milliseconds a feed", f"{1000 * seconds / FEEDS:.1f}"),
        ],
    )
    if seconds > MOST_SECONDS:
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    assert seconds <= MOST_SECONDS


def test_ten_new_items_of_ten_thousand(tmp_path: Path) -> None:
    stages = Stages()
    with FaultServer() as server:  # in this process: ten pages and two sitemaps are little work
        desk, source = listing_of_ten_thousand(server, tmp_path, stages)
        with stages("a run over 10,000 items of which 10 are new"):
            outcome = desk.run(source)
        requests = len([path for path in server.paths() if path.startswith("/news/")])
        desk.pass_time(days=1)
        with stages("a run in which nothing is new"):
            desk.run(source)
    table(
        f"{outcome.found:,} items listed, {outcome.listed_new} new: {requests} pages asked for, CPU seconds",
        [(stage, f"{spent:.2f}") for stage, spent in stages.cpu.items()],
    )
    assert requests == outcome.listed_new == NEW


def listing_of_ten_thousand(server: FaultServer, folder: Path, stages: Stages) -> tuple[Desk, SitemapSource]:
    """Return a desk that knows nearly all that the source lists."""
    urls = [server.url(f"/news/{number}.html") for number in range(LISTED)]
    desk, source = Desk(folder / "warehouse.duckdb"), SitemapSource("all", server.url("/sitemap.xml"))
    answers = [page(sitemap_of(known), "text/xml") for known in (urls[NEW:], urls)]
    server.set("/sitemap.xml", *answers)
    with stages("a first poll that lists 9,990 items"):
        listed(desk, source)
    with stages("9,990 outcomes through a hand-off"):
        settle(desk, "all")
    for number in range(NEW):
        server.set(f"/news/{number}.html", page(news_page(5 * number + 1)))
    server.requests.clear()
    desk.pass_time(days=1)
    return desk, source


def test_pages_a_second_from_poll_to_selection(tmp_path: Path) -> None:
    # In a process of its own, whose peak of memory is that of this work alone.
    with serving(HOSTS, ARTICLES, PADDING) as addresses:
        spawning = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=spawning) as process:
            pages, seconds, rows = process.submit(fetch_and_parse, tmp_path / "warehouse.duckdb", addresses).result()
    assert pages == ARTICLES
    table(f"{pages:,} pages of {PADDING // 1000} KB from {HOSTS} hosts, poll to selection, {seconds:.1f} s", rows)


def fetch_and_parse(warehouse: Path, addresses: Sequence[str]) -> tuple[int, float, list[tuple[str, str]]]:
    """Return how many pages became articles, the wall seconds, and figures: CPU by stage, peak of memory."""
    desk, stages, met, began = Desk(warehouse), Stages(), Met(), time.perf_counter()
    desk.limits = Limits(delay_seconds=0.0)
    pages = 0
    with fetching_from(str(warehouse), feeds_at(addresses), desk.client()) as fetching:
        loop_clock = clock_of_loop(fetching)
        with stages("poll"):
            poll_sources(fetching)
        polled_loop = loop_clock()
        for batch in fetching.batches(200):
            with stages("take pages", time.thread_time):
                fetched = pages_of(fetching, batch, 200)
            with stages("hand pages to workers and back", time.thread_time):
                parsed = articles_of_pages(fetching, fetched.pages)
            with stages("select", time.thread_time):
                articles = [article for page in parsed.pages for article in page.articles]
                verdicts = select(articles, stored_of(str(warehouse), articles), met, "rules", "model", None)
            pages += sum(verdict.decision == "read" for verdict in verdicts)
        stages.cpu["fetch (its thread)"] = loop_clock() - polled_loop
        seconds = time.perf_counter() - began
        worker_seconds, largest_worker = of_workers()
    stages.cpu["parse (workers, their start among it)"] = worker_seconds
    total = sum(stages.cpu.values())
    return (
        pages,
        seconds,
        [
            ("pages a second, wall", f"{pages / seconds:.1f}"),
            ("pages a second of CPU", f"{pages / total:.1f}"),
            *((f"CPU: {stage}", f"{spent:.2f} s") for stage, spent in stages.cpu.items()),
            ("CPU in all", f"{total:.2f} s"),
            ("peak of memory, this process", f"{peak_of(os.getpid()) / 1024:.0f} MB"),
            ("peak of memory, largest worker", f"{largest_worker / 1024:.0f} MB"),
        ],
    )


def of_workers() -> tuple[float, float]:
    """Return CPU seconds of all processes below this one, ended ones among them, and kilobytes of the largest's peak.

    As Linux tells them; elsewhere there is nothing to be read.
    """
    fields: dict[int, list[str]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            number, _, rest = stat.read_text().partition(" ")
            # state, parent, …; the program's name in brackets, which may hold anything, stands before.
            fields[int(number)] = rest.rpartition(") ")[2].split()
    below, waiting = [], [os.getpid()]
    while waiting:
        parent = waiting.pop()
        children = [pid for pid, values in fields.items() if int(values[1]) == parent]
        below += children
        waiting += children
    ticks = sum(int(fields[pid][place]) for pid in below for place in (11, 12, 13, 14))
    return ticks / os.sysconf("SC_CLK_TCK"), max(map(peak_of, below), default=0)


def peak_of(process: int) -> int:
    """Return the most kilobytes that a process has held; 0 where that cannot be read.

    Not from getrusage: there a new process begins with the peak of the one that started it.
    """
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def clock_of_loop(fetching: Fetching) -> Callable[[], float]:
    """Return a clock of the CPU seconds of the thread that fetches."""

    async def identity() -> int:
        return time.pthread_getcpuclockid(threading.get_ident())

    clock = fetching.session.run(identity())
    return lambda: time.clock_gettime(clock)
