"""Fetch: the bytes behind a batch of items."""

from __future__ import annotations

from dataclasses import dataclass

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.discover import Batch
from tasks.records import Page, Reject
from tasks.sources.web import FetchError


@dataclass(frozen=True, slots=True)
class Fetched:
    """The pages of a batch, and the items that gave none."""

    pages: tuple[Page, ...]
    rejects: tuple[Reject, ...]


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[1, 10])
def fetch(batch: Batch) -> Fetched:
    """Return the page of each item, in the same order; an item that cannot be read becomes a reject."""
    pages: list[Page] = []
    rejects = list(batch.failed)
    for item in batch.items:
        try:
            pages.append(batch.source.read(item))
        except FetchError as error:
            rejects.append(Reject(item.source, item.key, item.address, "fetch", error.reason, ""))
    get_run_logger().debug("Fetched %d pages, %d failed", len(pages), len(rejects))
    return Fetched(tuple(pages), tuple(rejects))
