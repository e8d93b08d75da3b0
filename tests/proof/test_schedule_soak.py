"""Ingest on a schedule for ten minutes (SOAK_SECONDS) while news comes in and servers misbehave: nothing is missed.

A Prefect server, the deployment of prefect.yaml with a short interval, a worker, and feeds that grow all the time.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.fault_server import (
    Answer,
    Asked,
    FaultServer,
    Script,
    closes,
    cut,
    page,
    resets,
    retry_after,
    silent,
    slow,
    status,
)
from tests.integration.growing_news import CORRECTION, GrowingNews, news_page, title_of
from tests.integration.test_schedule import ask, running, waited_for
from warehouse.check import run_checks
from warehouse.connection import connect

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = float(os.environ.get("SOAK_SECONDS", "600"))
SECONDS_BETWEEN_RUNS = 20
HOSTS = 6
SECONDS_AN_ARTICLE = 1.0
LIMITS = {
    "connect_seconds": 2,
    "read_seconds": 2,
    "total_seconds": 4,
    "delay_seconds": 0.05,
    "backoff_seconds": [0.2, 0.5],
    "retry_seconds": 5,
    "down_seconds": 5,
    "patience_seconds": 3,
}
POLLING = {"least_wait": 5, "least_wait_without_validators": 5, "jitter": 0}
DUE = "SELECT greatest((SELECT max(next_try_at) FROM items), (SELECT max(next_due_at) FROM sources))"
ENDED = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")


class Faults:
    """Counts the faults that were served, by kind."""

    def __init__(self) -> None:
        self.served: Counter[str] = Counter()

    def fault(self, kind: str, answer: Answer) -> Script:
        """Return a script that gives the answer and counts it."""

        def serve(_asked: Asked) -> Answer:
            self.served[kind] += 1
            return answer

        return serve

    def of_page(self, number: int) -> list[Script]:
        """Return what the page of an article answers before it answers as it should: for most nothing."""
        told = news_page(number)
        kinds: dict[int, list[Script]] = {
            1: [self.fault("500, once", status(500))],
            3: [self.fault("500, four times", status(500))] * 4,
            6: [self.fault("reset", resets())],
            7: [self.fault("429, Retry-After 1", retry_after("1"))],
            8: [self.fault("cut short", cut(told, 300))],
            11: [self.fault("429, Retry-After 8", retry_after("8"))],
            13: [self.fault("slow", slow(page(told), 1.5))],
            16: [self.fault("closed", closes()), self.fault("503 without Retry-After", retry_after("2", 503))],
            18: [self.fault("no answer", silent())],
        }
        return kinds.get(number % 20, [])

    def of_feed(self, news: GrowingNews) -> Callable[[Asked], Answer]:
        """Return a script that spoils every third answer of the feeds."""
        asked_for: Counter[str] = Counter()
        spoiled = [
            self.fault("feed: 500", status(500)),
            self.fault("feed: a page instead", page("<html><body><p>We are back soon.</p></body></html>")),
            self.fault("feed: 429, Retry-After 6", retry_after("6")),
            self.fault("feed: reset", resets()),
        ]

        def answer(asked: Asked) -> Answer:
            asked_for[asked.host] += 1
            turn, rest = divmod(asked_for[asked.host], 3)
            script = spoiled[turn % len(spoiled)]
            return script(asked) if rest == 0 and callable(script) else news.feed(asked)

        return answer


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return the environment of server, worker and command."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "WHOMET_"))}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return kept | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_API_PORT": str(port),
        "WHOMET_WAREHOUSE": str(tmp_path / "warehouse.duckdb"),
        "WHOMET_SEEDS": str(tmp_path / "mine"),
        "WHOMET_ALLOW_NETWORKS": '["127.0.0.0/8"]',
        "WHOMET_LIMITS": json.dumps(LIMITS),
        "WHOMET_POLLING": json.dumps(POLLING),
        "WHOMET_BATCH_SIZE": "50",
    }


@pytest.fixture
def schedule(environment: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """Run a server, the deployment `ingest` with a short interval and a worker; yield the interface's address."""
    deployments = yaml.safe_load((PROJECT / "prefect.yaml").read_text(encoding="utf-8"))
    (ingest,) = [one for one in deployments["deployments"] if one["name"] == "ingest"]
    ingest["schedules"] = [{"interval": SECONDS_BETWEEN_RUNS}]
    (tmp_path / "prefect.yaml").write_text(yaml.safe_dump({**deployments, "deployments": [ingest]}))
    url = environment["PREFECT_API_URL"]
    deploy = (
        "prefect work-pool create here --type process --overwrite && "
        f"prefect --no-prompt deploy --all --prefect-file '{tmp_path / 'prefect.yaml'}'"
    )
    with ExitStack() as stack:
        stack.enter_context(running("prefect server start", environment, tmp_path / "server.log"))
        waited_for("the server answers", lambda: ask(f"{url}/health"))
        subprocess.run(["bash", "-c", deploy], cwd=PROJECT, env=environment, check=True, stdin=subprocess.DEVNULL)
        stack.enter_context(running("prefect worker start --pool here", environment, tmp_path / "worker.log"))
        yield url


@pytest.fixture
def server() -> Iterator[FaultServer]:
    """Yield a server whose robots.txt closes a part of it."""
    with FaultServer(HOSTS) as started:
        started.robots("User-agent: *\nDisallow: /private\n")
        yield started


def run_states(url: str) -> Counter[str]:
    """Return how many runs of the flow are, or ended, in which state."""
    runs = ask(f"{url}/flow_runs/filter", {"flow_runs": {"state": {"type": {"not_any_": ["SCHEDULED"]}}}})
    return Counter(run["state_type"] for run in runs)


def is_idle(url: str) -> bool:
    """Return whether no run is at work or about to be."""
    return not [state for state in run_states(url) if state not in ENDED]


def pause(url: str) -> None:
    """Let the schedule begin no further run, and wait for the one that is at work."""
    (deployment,) = ask(f"{url}/deployments/filter", {})
    ask(f"{url}/deployments/{deployment['id']}/pause_deployment", {})
    waited_for("the last scheduled run ends", lambda: is_idle(url))


def rows(environment: dict[str, str], query: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query to the warehouse."""
    with connect(environment["WHOMET_WAREHOUSE"], read_only=True) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.proof
def test_nothing_is_missed_on_a_schedule(
    schedule: str, environment: dict[str, str], server: FaultServer, tmp_path: Path
) -> None:
    faults, news = Faults(), GrowingNews(server, round(SECONDS / SECONDS_AN_ARTICLE))
    for number in range(len(news.paths)):
        if answers := faults.of_page(number):
            news.answer(number, *answers)
    server.set("/feed", faults.of_feed(news))
    news.always = ["/private/members.html"]
    overlay = tmp_path / "mine"
    overlay.mkdir()
    tables = [
        f'[{name}]\nkind = "feed"\naddress = "{url}"\ninterval_minutes = 0.1\n' for name, url in news.feeds().items()
    ]
    (overlay / "sources.toml").write_text("\n".join(tables), encoding="utf-8")

    begun = time.monotonic()
    while (passed := time.monotonic() - begun) < SECONDS:
        news.offer(round(passed / SECONDS_AN_ARTICLE))
        # What was offered a while ago is told once more under another address, or corrected.
        for number in range(max(0, news.offered - 60)):
            if number % 20 == 2 and number not in news.second_paths:
                news.tell_twice(number, with_canonical=number % 40 == 2)
            if number % 20 == 4 and number not in news.corrected:
                news.correct(number)
        time.sleep(1)
    pause(schedule)
    # Servers behave again; what failed is tried again when its time has come.
    server.set("/feed", news.feed)
    for number in range(news.offered):
        if number not in news.corrected:
            news.answer(number)
    news.offer(len(news.paths))
    [(due,)] = rows(environment, DUE)
    time.sleep(max(0.0, (due - datetime.now(UTC).replace(tzinfo=None)).total_seconds()) + 1)
    last = subprocess.run(
        [sys.executable, "-m", "flows.cli", "ingest"],
        cwd=PROJECT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    (articles,) = rows(environment, "SELECT count(*), (SELECT count(*) FROM article_versions) FROM articles")
    states = dict(rows(environment, "SELECT state, count(*) FROM items GROUP BY ALL"))
    print(f"\n{SECONDS:.0f} s: {len(news.paths)} articles offered, {articles[0]} stored, {articles[1]} older versions")
    print(f"{len(news.corrected)} corrected, {len(news.second_paths)} told twice; items by state: {states}")
    print(f"scheduled runs by state: {dict(run_states(schedule))}")
    print(f"{len(server.requests)} requests, {faults.served.total()} faults served: {dict(faults.served)}")
    print(f"at most {server.most_open()} open at once to a host")
    assert last.returncode == 0, last.stderr
    stored = Counter(title for (title,) in rows(environment, "SELECT title FROM articles"))
    assert stored == Counter(map(title_of, range(len(news.paths))))
    corrected = f"SELECT count(*) FROM articles WHERE text LIKE '%{CORRECTION}%'"
    assert rows(environment, corrected) == [(len(news.corrected),)]
    assert states.keys() == {"ok", "duplicate", "blocked_robots"}
    assert server.most_open() <= 2
    assert not [path for path in server.paths() if path.startswith("/private")]
    assert run_states(schedule)["COMPLETED"] >= SECONDS / SECONDS_BETWEEN_RUNS / 4
    with connect(environment["WHOMET_WAREHOUSE"], read_only=True) as connection:
        assert not run_checks(connection)
