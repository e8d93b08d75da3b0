"""Discover: what the chosen sources list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.errors import ConfigurationError
from tasks.records import Reject, SourceItem
from tasks.settings import PROJECT, settings
from tasks.sources.configured import configured_sources
from tasks.sources.folder import FolderSource
from tasks.sources.opened import chosen_sources
from tasks.sources.source import Listing


@dataclass(frozen=True, slots=True)
class Discovered:
    """A source and what it lists."""

    source: FolderSource
    listing: Listing


@dataclass(frozen=True, slots=True)
class Batch:
    """Items of one source that travel together, with those that could not even be listed."""

    source: FolderSource
    items: tuple[SourceItem, ...]
    failed: tuple[Reject, ...] = ()


@task(cache_policy=NO_CACHE)
def discover(
    addresses: Sequence[str] | None = None, names: Sequence[str] | None = None, published: date | None = None
) -> list[Discovered]:
    """Return the listings of `addresses` and of the sources called `names`; without either, of the enabled sources.

    Raises ConfigurationError for an address or name that does not exist.
    """
    logger = get_run_logger()
    configured = configured_sources(PROJECT / "seeds", settings().seeds)
    found = []
    for source in chosen_sources(configured, names or (), addresses or (), published):
        if not isinstance(source, FolderSource):
            raise ConfigurationError(source.name, "sources on the web are not read yet", "give a path")
        for listing in source.listings():
            found.append(Discovered(source, listing))
            logger.info("%s lists %d items", source.name, len(listing.items))
            for reason, count in sorted(listing.skipped.items()):
                logger.info("%s: passed over %d, %s", source.name, count, reason)
    return found


def batches(found: Sequence[Discovered], size: int) -> Iterator[Batch]:
    """Yield the items of all sources in batches of `size`; no batch mixes sources."""
    for discovered in found:
        items, failed = discovered.listing.items, discovered.listing.rejects
        for start in range(0, max(len(items), 1 if failed else 0), size):
            yield Batch(discovered.source, items[start : start + size], failed if start == 0 else ())
