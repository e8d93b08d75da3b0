"""Runs that break off, two at once, and clocks that are set back: nothing lost, nothing doubled, nothing asked twice.

What is in the warehouse afterwards is compared, by the digests of its tables, with that of a run that was left alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import tasks.batch_reading
import tasks.load
import tasks.polls
import warehouse.load
from tasks.hand_off import hand_off_folder, pending
from tasks.sources.feed_source import FeedSource
from tests.integration import whole_run
from tests.integration.fault_server import FaultServer, document, page, retry_after, status
from tests.integration.newspapers import (
    FEED_TYPE,
    article,
    entry,
    feed,
    feed_answer,
    feed_source,
    findings,
    story,
    whole_round,
)
from tests.integration.whole_run import Desk
from warehouse.connection import connect
from warehouse.errors import WarehouseError
from warehouse.stored import digest

PROJECT = Path(__file__).resolve().parents[2]
REPORTS = 4


class PulledPlugError(Exception):
    """What stands for the end of the process."""


@pytest.fixture
def paper(stand: FaultServer) -> FeedSource:
    """Return a newspaper of four reports, one of which is forbidden, and one that is gone."""
    links = [stand.url(f"/paper/{number}") for number in range(REPORTS)]
    for number in range(REPORTS):
        stand.set(
            f"/paper/{number}", document(article(f"Report {number}", story(number, meets=number < 2)), f'"{number}"')
        )
    more = [entry(stand.url("/paper/private"), "Private"), entry(stand.url("/paper/lost"), "Lost")]
    listed = feed(*(entry(link, f"Report {link[-1]}") for link in links), *more)
    stand.set("/paper/feed", document(listed, '"feed"', content_type=FEED_TYPE))
    stand.robots("User-agent: *\nDisallow: /paper/private\n")
    return feed_source(stand, "paper")


def digests(desk: Desk) -> dict[str, str]:
    with connect(desk.warehouse, read_only=True) as connection:
        return digest(connection)


def states(desk: Desk) -> dict[str, str]:
    """Return how far the run came: nothing where it broke off before there was a warehouse."""
    return desk.states() if desk.warehouse.exists() else {}


@pytest.fixture(scope="module")
def undisturbed() -> dict[str, dict[str, str]]:
    """Return what is known of the digests of a run that was left alone; empty until the first test has made one."""
    return {}


@dataclass
class Plug:
    """Ends the run at the `count`th call of a function, before or after it has done its work."""

    module: Any
    name: str
    count: int = 1
    is_after: bool = False

    def __str__(self) -> str:
        return f"{'after' if self.is_after else 'before'} {self.name} {self.count}"

    def pulled(self, patched: pytest.MonkeyPatch) -> None:
        original: Callable[..., Any] = getattr(self.module, self.name)
        left = iter(range(self.count - 1, -1, -1))

        def function(*arguments: Any, **options: Any) -> Any:
            is_it = next(left, -1) == 0
            if is_it and not self.is_after:
                raise PulledPlugError
            result = original(*arguments, **options)
            if is_it:
                raise PulledPlugError
            return result

        patched.setattr(self.module, self.name, function)


PLUGS = (
    Plug(tasks.polls, "remember_polls"),
    Plug(tasks.polls, "remember_polls", is_after=True),
    Plug(whole_run, "pages_of"),
    Plug(whole_run, "pages_of", 2, is_after=True),
    Plug(tasks.batch_reading, "write_hand_off"),
    Plug(tasks.batch_reading, "write_hand_off", is_after=True),
    Plug(tasks.batch_reading, "write_hand_off", 2, is_after=True),
    Plug(tasks.load, "load_hand_off", is_after=True),
    # Within the transaction of a load: staged, merged, and then not the rejects.
    Plug(warehouse.load, "run_file", 3),
    Plug(whole_run, "write_down", 2),
    Plug(whole_run, "write_down", 3, is_after=True),
)


@pytest.mark.parametrize("plug", PLUGS, ids=str)
def test_after_a_run_that_broke_off_a_plain_one_completes_it(
    stand: FaultServer,
    desk: Desk,
    paper: FeedSource,
    plug: Plug,
    undisturbed: dict[str, dict[str, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not undisturbed:
        alone = Desk(tmp_path / "alone.duckdb")
        alone.run(paper, size=3)
        undisturbed["tables"] = digests(alone)
        stand.requests.clear()
    with monkeypatch.context() as patched:
        plug.pulled(patched)
        with pytest.raises(PulledPlugError):
            desk.run(paper, size=3)
    before, stored = Counter(stand.paths()), {f"/{path}" for path, state in states(desk).items() if state == "ok"}
    desk.pass_time(minutes=5)
    desk.run(paper, size=3)
    assert sorted(desk.states().values()) == ["blocked_robots", "gone", "ok", "ok", "ok", "ok"]
    assert desk.titles() == [f"Report {number}" for number in range(REPORTS)]
    assert findings(desk) == []
    assert pending(hand_off_folder(desk.warehouse)) == []
    # The port of the server is the same in both, so even the keys are.
    assert digests(desk) == undisturbed["tables"]
    asked = Counter(stand.paths())
    assert max(asked.values()) <= 2
    assert {path: asked[path] for path in stored} == {path: before[path] for path in stored}
    assert desk.run(paper, size=3).by_state().total() == 0
    assert Counter(stand.paths()) == asked


@pytest.mark.skipif(sys.platform == "win32", reason="the limit of a file's size is one of POSIX")
@pytest.mark.parametrize(
    ("module", "name"),
    [(tasks.polls, "remember_polls"), (tasks.batch_reading, "write_hand_off"), (whole_run, "load_hand_offs")],
    ids=["poll", "hand-off", "load"],
)
def test_after_a_run_that_could_not_write_any_more_a_plain_one_completes_it(
    stand: FaultServer, desk: Desk, paper: FeedSource, module: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    desk.run()
    original = getattr(module, name)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def with_full_disk(*arguments: Any, **options: Any) -> Any:
        # The kernel itself refuses every write beyond the first thousand bytes of a file.
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
        return original(*arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(module, name, with_full_disk)
        try:
            with pytest.raises((OSError, WarehouseError)):
                desk.run(paper)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    desk.pass_time(minutes=5)
    desk.run(paper)
    assert desk.titles() == [f"Report {number}" for number in range(REPORTS)]
    assert sorted(desk.states().values()) == ["blocked_robots", "gone", "ok", "ok", "ok", "ok"]
    assert findings(desk) == []
    assert list(hand_off_folder(desk.warehouse).iterdir()) == []
    assert max(Counter(stand.paths()).values()) <= 2


@pytest.mark.parametrize("plug", [plug for plug in PLUGS if str(plug) == "after write_hand_off 1"], ids=str)
def test_what_a_hand_off_holds_is_not_fetched_again(
    stand: FaultServer, desk: Desk, paper: FeedSource, plug: Plug, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        plug.pulled(patched)
        with pytest.raises(PulledPlugError):
            desk.run(paper, size=50)
    before = Counter(stand.paths())
    assert len(before) == 6  # the feed, four reports and the lost one
    assert desk.titles() == []
    desk.run(paper, size=50)
    assert len(desk.titles()) == REPORTS
    assert Counter(stand.paths()) == before


def test_a_run_that_was_never_ended_is_to_be_seen_as_that(
    desk: Desk, paper: FeedSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        Plug(whole_run, "pages_of", 2).pulled(patched)
        with pytest.raises(PulledPlugError):
            desk.run(paper, size=3)
    desk.run(paper)
    rows = desk.ask("SELECT run_id, ended_at IS NULL, new_articles FROM runs ORDER BY run_id")
    assert [(run_id, is_open) for run_id, is_open, _ in rows] == [("run-1", True), ("run-2", False)]
    assert sum(new for _, _, new in rows) == REPORTS


PROGRAM = """
    import sys
    from pathlib import Path
    from tasks.sources.feed_source import FeedSource
    from tests.integration.whole_run import QUICK, Desk

    if __name__ == "__main__":
        feeds = [FeedSource(f"paper-{number}", url, chance=lambda: 0.0) for number, url in enumerate(sys.argv[2:])]
        desk = Desk(Path(sys.argv[1]))
        desk.runs = 100
        print(desk.run(*feeds, size=6).new)
"""


def test_two_runs_at_once_over_one_warehouse_share_the_work(stand: FaultServer, tmp_path: Path, desk: Desk) -> None:
    feeds = []
    for number, host in enumerate(stand.hosts[:3]):
        links = [stand.url(f"/{number}/{report}", host) for report in range(4)]
        for report in range(4):
            text = story(number * 20 + report)
            stand.set(f"/{number}/{report}", page(article(f"Report {number}.{report}", text)), host=host)
        stand.set(f"/{number}/feed", feed_answer(*(entry(link, link) for link in links)), host=host)
        feeds.append(stand.url(f"/{number}/feed", host))
    program = tmp_path / "other_run.py"
    program.write_text(textwrap.dedent(PROGRAM))
    command = [sys.executable, str(program), str(desk.warehouse), *feeds]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(
        command, cwd=PROJECT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as other:
        until = time.monotonic() + 60
        while not stand.requests and time.monotonic() < until:
            time.sleep(0.005)
        sources = [FeedSource(f"paper-{number}", url, chance=lambda: 0.0) for number, url in enumerate(feeds)]
        ours = desk.run(*sources, size=6, asked_for=True)
        theirs, errors = other.communicate(timeout=60)
    assert other.returncode == 0, errors
    assert ours.new + int(theirs) == 12
    assert desk.titles() == sorted(f"Report {number}.{report}" for number in range(3) for report in range(4))
    assert set(desk.states().values()) == {"ok"}
    assert findings(desk) == []
    assert pending(hand_off_folder(desk.warehouse)) == []
    assert len(desk.ask("FROM runs WHERE ended_at IS NOT NULL")) == 2


class TestClockSetBack:
    @pytest.fixture
    def back(self, stand: FaultServer, desk: Desk, paper: FeedSource) -> Desk:
        """Return a desk that has read a newspaper, one of whose reports failed, and whose clock went back a month."""
        stand.set("/paper/3", *[status(500)] * 3, page(article("Report 3", story(3))))
        stand.set("/held/feed", retry_after("3600"), feed_answer(), host="127.0.0.2")
        desk.run(paper, feed_source(stand, "held", "127.0.0.2"))
        desk.pass_time(days=-30)
        return desk

    def test_nothing_is_doubled_and_what_waited_goes_on(
        self, stand: FaultServer, back: Desk, paper: FeedSource
    ) -> None:
        before = len(stand.requests)
        found = whole_round(back, stand, [paper])
        assert found.titles("paper") == [f"Report {number}" for number in range(REPORTS)]
        assert found.paths("paper") == ["/paper/feed", "/paper/3"]
        # As nobody knows how old its validators are.
        assert "if-none-match" not in found.sent("/paper/feed")[0]
        assert findings(back) == []
        assert len(stand.requests) > before

    def test_a_hold_that_was_set_by_the_clock_before_does_not_last_a_month(
        self, stand: FaultServer, back: Desk
    ) -> None:
        found = whole_round(back, stand, [feed_source(stand, "held", "127.0.0.2")])
        assert found.sources["held"]["state"] == "ok"
