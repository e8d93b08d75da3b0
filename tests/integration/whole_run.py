"""One run over sources on the web as the flow `ingest` makes it, in this process and without Prefect's server.

The same functions in the same order, on a clock that a test can set: an hour, or a week, passes between two runs.
"""

from __future__ import annotations

import asyncio
import atexit
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from tasks.articles.selection import Met
from tasks.articles.workers import ParseWorkers
from tasks.batch_reading import read_batch
from tasks.fetch import pages_of
from tasks.fetching import fetching_from
from tasks.hand_off import hand_off_folder, pending
from tasks.load import load_hand_offs
from tasks.outcome import Outcome
from tasks.parse import articles_of_pages
from tasks.poll_frames import host_of
from tasks.polls import after_polls, poll_sources
from tasks.record_run import Run, write_down
from tasks.sources.hosts import HostMemory
from tasks.sources.http import PoliteClient
from tasks.sources.limits import Limits
from tasks.sources.source import Source
from warehouse.connection import writer
from warehouse.remembered import host_rows

AGENT = "whomet/0.1 (+mailto:desk@news.example)"
QUICK = Limits(
    connect_seconds=0.5,
    read_seconds=0.3,
    total_seconds=0.8,
    delay_seconds=0.0,
    backoff_seconds=(0.01, 0.02),
    patience_seconds=0.5,
)
"""Limits under which everything that takes time in the world takes milliseconds."""


class SetClock:
    """Stands still until a test moves it; waiting is real, and short under QUICK."""

    def __init__(self, now: datetime = datetime(2026, 5, 1, 12, tzinfo=UTC)) -> None:
        """Begin at noon of a Friday."""
        self.moment = now

    def now(self) -> datetime:
        """Return the moment that is set."""
        return self.moment

    def monotonic(self) -> float:
        """Return seconds."""
        return self.moment.timestamp()

    async def sleep(self, seconds: float) -> None:
        """Let the time pass at once."""
        self.moment += timedelta(seconds=seconds)
        await asyncio.sleep(0)


# Shared by all runs of this process, as starting them is most of the time that a small run takes.
WORKERS = ParseWorkers()
atexit.register(WORKERS.__exit__, None, None, None)


@dataclass(slots=True)
class Desk:
    """A warehouse, a clock, and the limits of its runs."""

    warehouse: Path
    clock: SetClock = field(default_factory=SetClock)
    limits: Limits = QUICK
    allow: Sequence[str] = ("127.0.0.0/8",)
    runs: int = 0

    def run(
        self,
        *sources: Source,
        since: date | None = None,
        limit: int | None = None,
        size: int = 50,
        asked_for: bool = False,
    ) -> Outcome:
        """Poll what is due of `sources` (with `asked_for` all), read what is new, and return what the run did."""
        self.runs += 1
        address, outcome, met = str(self.warehouse), Outcome(), Met()
        run = Run(f"run-{self.runs}", "ingest", self.clock.now())
        if left_over := pending(hand_off_folder(address)):
            load_hand_offs(address, left_over)
        with fetching_from(address, sources, self.client(), asked_for=asked_for, workers=WORKERS) as fetching:
            write_down(run, fetching, outcome)
            listed = poll_sources(fetching)
            outcome = after_polls(outcome, listed)
            fetching.left = limit
            for batch in fetching.batches(size, since=since):
                outcome = outcome.with_listing(len(batch.items), batch.skipped).with_ends(batch.ends)
                fetched = pages_of(fetching, batch, size)
                parsed = articles_of_pages(fetching, fetched.pages)
                handed = read_batch(
                    address, fetched.outcomes, parsed, met, since=since, limit=fetching.left, listed=batch.rejects
                )
                outcome = outcome.with_batch(handed)
                fetching.left = limit and limit - outcome.read
                if handed.hand_off:
                    loaded = load_hand_offs(address, [handed.hand_off])
                    outcome = outcome.with_loaded(loaded.loaded.new_articles, loaded.quarantined)
                write_down(run, fetching, outcome)
            write_down(run, fetching, outcome, self.clock.now())
        return outcome

    def client(self) -> PoliteClient:
        """Return the client that knows what hosts asked for in earlier runs."""
        return PoliteClient(self.limits, AGENT, self.allow, self.hosts(), self.clock)

    def hosts(self) -> dict[str, HostMemory]:
        """Return what is remembered of hosts."""
        with writer(self.warehouse) as connection:
            return {memory.host: memory for memory in map(host_of, host_rows(connection))}

    def pass_time(self, **duration: float) -> None:
        """Let hours=1 or days=7 pass."""
        self.clock.moment += timedelta(**duration)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        with writer(self.warehouse) as connection:
            return connection.execute(query).fetchall()

    def states(self) -> dict[str, str]:
        """Return the state of each item by the path of its address."""
        rows = self.ask("SELECT address, state FROM items")
        return {address.partition("://")[2].partition("/")[2]: state for address, state in rows}

    def titles(self) -> list[str]:
        """Return the titles of the stored articles, sorted."""
        return [title for (title,) in self.ask("SELECT title FROM articles ORDER BY title")]
