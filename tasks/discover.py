"""Discover: what the chosen sources list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.settings import PROJECT, settings
from tasks.sources.configured import chosen_sources, load_sources, sources_file
from tasks.sources.source import Listing, Source


@dataclass(frozen=True, slots=True)
class Discovered:
    """A source and what it lists."""

    source: Source
    listing: Listing


@task(cache_policy=NO_CACHE)
def discover(paths: Sequence[str] = (), names: Sequence[str] = (), published: date | None = None) -> list[Discovered]:
    """Return the listings of `paths` and of the sources called `names`; without either, of the enabled sources.

    Raises ConfigurationError for a path or name that does not exist.
    """
    logger = get_run_logger()
    configured = load_sources(sources_file(PROJECT / "seeds", settings().seeds))
    found = []
    for source in chosen_sources(configured, names, map(Path, paths), published):
        listing = source.listing()
        found.append(Discovered(source, listing))
        logger.info("%s lists %d items", source.name, len(listing.items))
        for reason, count in sorted(listing.skipped.items()):
            logger.info("%s: passed over %d, %s", source.name, count, reason)
    return found
