"""Fetch: the pages of a batch of items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.fetching import Batch, Fetching
from tasks.records import ItemOutcome, Page, SourceItem
from tasks.sources.crawl import Arrival
from tasks.sources.source import Source
from tasks.sources.web import FetchError, Web

PATIENCE_SECONDS = 10.0
"""How long a batch from the web is filled."""
LONGEST_WAIT = timedelta(days=1)
"""Between two tries of an item, however often it has failed, unless the server asks for more."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The pages of a batch, and how the items ended that gave none."""

    pages: tuple[Page, ...]
    outcomes: tuple[ItemOutcome, ...]

    @property
    def items(self) -> int:
        """How many items there were."""
        return len(self.pages) + len(self.outcomes)


@task(cache_policy=NO_CACHE)
def fetch(fetching: Fetching, batch: Batch, size: int) -> Fetched:
    """Return the pages of a batch; of one from the web the next `size` that arrive."""
    fetched = pages_of(fetching, batch, size)
    get_run_logger().debug("Fetched %d pages, %d gave none", len(fetched.pages), len(fetched.outcomes))
    return fetched


def pages_of(fetching: Fetching, batch: Batch, size: int) -> Fetched:
    """Return the pages of a batch and the outcomes of those that gave none."""
    if batch.crawl is not None:
        arrivals: Sequence[Arrival] = batch.crawl.take(size, PATIENCE_SECONDS)
    elif batch.source is not None:
        arrivals = fetching.session.run(read_all(batch.source, fetching.session.web, batch.items))
    else:
        arrivals = ()
    pages = tuple(arrival.page for arrival in arrivals if arrival.page is not None)
    now = fetching.session.web.now()
    failed = tuple(failure(arrival.item, arrival.error, now) for arrival in arrivals if arrival.error is not None)
    return Fetched(pages, failed)


async def read_all(source: Source, web: Web, items: Sequence[SourceItem]) -> list[Arrival]:
    """Read the files of a local source, one after the other."""
    arrivals = []
    for item in items:
        try:
            arrivals.append(Arrival(item, page=await source.page(web, item)))
        except FetchError as error:
            arrivals.append(Arrival(item, error=error))
    return arrivals


def failure(item: SourceItem, error: FetchError, now: datetime) -> ItemOutcome:
    """Return how an item ended whose page could not be had.

    With each try in a row that failed the wait doubles: a server that is away for a night loses nothing.
    """
    retry_at = error.retry_at
    if retry_at is not None and error.state != "waiting":
        retry_at = max(retry_at, now + min((retry_at - now) * 2**item.attempts, LONGEST_WAIT))
    return ItemOutcome(item, error.state, error.reason, retry_at=retry_at)
