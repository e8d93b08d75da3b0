"""kill -9 at thirty moments of `whomet ingest` from the web: no article lost, none twice, none fetched again.

The feeds grow with every run. A run is killed with all that it started, and the next one begins on what it left.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.temporary_server import temporary_server
from tasks.hand_off import hand_off_folder, pending
from tests.integration.fault_server import FaultServer
from tests.integration.growing_news import GrowingNews
from warehouse.check import run_checks
from warehouse.connection import connect
from warehouse.stored import row_counts

PROJECT = Path(__file__).resolve().parents[2]
ARTICLES = 1_000
HOSTS = 8
KILLS = 30
BEGINNING = "Ingesting"
# The line after which each step begins, and how long that step takes at most.
STEPS = {
    "poll": (BEGINNING, 1.0),
    "fetch": ("items listed on the web", 0.8),
    "parse": ("Task run 'fetch", 0.3),
    "read and hand-off": ("Task run 'parse", 0.6),
    "load": ("Read ", 0.4),
    "next batch": ("items done", 0.3),
    "resolve": (" {offered} of {offered} items done", 1.0),
    "publish": ("Resolved ", 0.8),
}
ONCE_A_RUN = ("poll", "fetch", "resolve", "publish")
SECONDS_OF_WORK = 8.0
LIMITS = {"delay_seconds": 0.02, "backoff_seconds": [0.1, 0.2], "retry_seconds": 0.1, "down_seconds": 0.1}


@dataclass(frozen=True)
class Moment:
    """So many seconds after the line of the run's log that is number `times` of those that hold `line`.

    `{offered}` in it stands for the number of articles that the feeds name.
    """

    step: str
    line: str
    seconds: float
    times: int = 1

    def __str__(self) -> str:
        return f"{self.step}: {self.seconds:.2f} s after {self.times} x {self.line.strip()!r}"


@dataclass(frozen=True)
class Run:
    """How a run ended, and what the server was asked during it."""

    is_killed: bool
    log: str
    asked: list[str]
    """URLs."""
    seconds: float


@dataclass(frozen=True)
class Place:
    """The warehouse, the Prefect server that all runs share, and the news."""

    folder: Path
    environment: dict[str, str]
    server: FaultServer
    news: GrowingNews

    @property
    def warehouse(self) -> Path:
        return self.folder / "warehouse.duckdb"

    def run(self, kill_at: Moment | None = None) -> Run:
        """Run `whomet ingest` over all feeds, whether they are due or not, and kill it at a moment."""
        named = [part for name in self.news.feeds() for part in ("--source", name)]
        already, begun = len(self.server.requests), time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "ingest", *named],
            cwd=PROJECT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            # A group of its own: its parse workers are killed with it.
            start_new_session=True,
        )
        assert process.stderr is not None
        lines: list[str] = []
        awaited = kill_at.line.format(offered=self.news.offered) if kill_at else None
        met, is_killed = 0, False
        for line in process.stderr:
            lines.append(line.decode())
            met += awaited is not None and awaited in lines[-1]
            if kill_at and met == kill_at.times:
                time.sleep(kill_at.seconds)
                is_killed = process.poll() is None
                break
        if is_killed:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            lines += [line.decode() for line in process.stderr]
        process.stderr.close()
        status = process.wait()
        assert is_killed or status == 0, "".join(lines)
        # What was sent before the kill may reach the server after it.
        time.sleep(0.05)
        asked = [self.server.url(one.target, one.host) for one in self.server.requests[already:]]
        return Run(is_killed, "".join(lines), asked, time.monotonic() - begun)

    def stored(self) -> Counter[str]:
        """Return how often each article is stored, by URL: in the warehouse, or in a hand-off that waits."""
        found = Counter(row[0] for row in self.ask("SELECT url FROM articles"))
        for path in pending(hand_off_folder(self.warehouse)):
            articles = pl.read_parquet(path, columns=["articles"])["articles"].explode(empty_as_null=False)
            # An article of the warehouse that is in a hand-off too was loaded, and the kill came before its deletion.
            found |= Counter(article["url"] for article in articles.to_list())
        return found

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        if not self.warehouse.exists():
            return []
        with connect(self.warehouse, read_only=True) as connection:
            tables = row_counts(connection)
            return connection.execute(query).fetchall() if "articles" in tables else []

    def state(self) -> str:
        """Return what is there, in words."""
        waiting = len(pending(hand_off_folder(self.warehouse)))
        items = dict(self.ask("SELECT state, count(*) FROM items GROUP BY ALL"))
        rows = self.ask("SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM events)")
        articles, events = rows[0] if rows else (0, 0)
        return (
            f"{self.news.offered} offered, {items.get('waiting', 0)} waiting, {articles} articles, {events} events, "
            f"{waiting} hand-offs"
        )


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """Yield a place with feeds of which nothing has been read."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "WHOMET_"))}
    home = {"PREFECT_HOME": str(tmp_path / "prefect")}
    with ExitStack() as stack:
        patched = stack.enter_context(pytest.MonkeyPatch.context())
        patched.setenv("PREFECT_HOME", home["PREFECT_HOME"])
        prefect = stack.enter_context(temporary_server(PROJECT))
        server = stack.enter_context(FaultServer(HOSTS))
        news = GrowingNews(server, ARTICLES)
        overlay = tmp_path / "mine"
        overlay.mkdir()
        tables = [f'[{name}]\nkind = "feed"\naddress = "{url}"\n' for name, url in news.feeds().items()]
        (overlay / "sources.toml").write_text("\n".join(tables), encoding="utf-8")
        prefect.wait(240)
        own = {
            "PREFECT_API_URL": prefect.api_url,
            "WHOMET_WAREHOUSE": str(tmp_path / "warehouse.duckdb"),
            "WHOMET_SEEDS": str(overlay),
            "WHOMET_ALLOW_NETWORKS": '["127.0.0.0/8"]',
            "WHOMET_LIMITS": json.dumps(LIMITS),
            "WHOMET_BATCH_SIZE": "12",
        }
        yield Place(tmp_path, kept | home | own, server, news)


@pytest.mark.proof
def test_killed_runs_lose_double_and_fetch_nothing_twice(place: Place) -> None:
    begun, news = time.monotonic(), place.news
    news.offer(ARTICLES // (KILLS + 2))
    first = place.run()
    seed = random.SystemRandom().randrange(10**6)
    print(f"\nfirst run: {first.seconds:.1f} s, {place.state()}; seed {seed}")
    # Another seed, other moments: all of them must do. A run that ends before its moment comes counts for nothing.
    chance = random.Random(seed)
    kills = 0
    while kills < KILLS:
        for moment in moments(chance, SECONDS_OF_WORK)[: KILLS - kills]:
            news.offer(ARTICLES * (kills + 2) // (KILLS + 2))
            stored = place.stored()
            run = place.run(moment)
            kills += run.is_killed
            asked = sum("/news/" in url for url in run.asked)
            ended = f"kill {kills:>2}" if run.is_killed else "too late"
            print(f"{ended}, {run.seconds:4.1f} s, {moment}: {asked} pages asked for -> {place.state()}", flush=True)
            assert not set(run.asked) & stored.keys(), run.log
    news.offer(ARTICLES)
    stored = place.stored()
    last = place.run()
    assert not set(last.asked) & stored.keys()
    pages = Counter(request.path for request in place.server.requests if request.path.startswith("/news/"))
    most = max(pages.values())
    print(f"last run: {last.seconds:.1f} s, {place.state()}")
    print(f"{pages.total()} requests for {ARTICLES} pages, at most {most} for one; seed {seed}")
    print(f"{time.monotonic() - begun:.0f} s in all")

    assert place.stored() == Counter(news.urls)
    assert place.ask("SELECT state, count(*) FROM items GROUP BY ALL") == [("ok", ARTICLES)]
    assert not place.ask("FROM items WHERE next_try_at IS NOT NULL")
    [(told,)] = place.ask("SELECT count(DISTINCT article_id) FROM accounts")
    assert told == ARTICLES / 5
    [(events,)] = place.ask("SELECT count(*) FROM events")
    assert events == told
    with connect(place.warehouse, read_only=True) as connection:
        assert not run_checks(connection)


def moments(chance: random.Random, seconds: float) -> list[Moment]:
    """Return thirty moments in random order: three of each step, six anywhere in a run of that length."""
    in_steps = [
        Moment(step, line, chance.uniform(0, longest), 1 if step in ONCE_A_RUN else turn)
        for step, (line, longest) in STEPS.items()
        for turn in (1, 2, 3)
    ]
    anywhere = [Moment("anywhere", BEGINNING, seconds * (sixth + chance.random()) / 6) for sixth in range(6)]
    return chance.sample([*in_steps, *anywhere], KILLS)
