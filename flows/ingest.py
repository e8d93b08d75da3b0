"""The main job: new articles → accounts → warehouse → events."""

from __future__ import annotations

from datetime import date

from prefect import flow, get_run_logger
from pydantic import PositiveInt

from tasks.discover import batches, discover
from tasks.extract import extract, look_up
from tasks.fetch import fetch
from tasks.hand_off import hand_off_folder, pending
from tasks.load import load
from tasks.outcome import Outcome
from tasks.parse import parse
from tasks.publish import publish
from tasks.resolve import resolve
from tasks.settings import settings


@flow
def ingest(
    paths: list[str] | None = None,
    sources: list[str] | None = None,
    *,
    warehouse: str | None = None,
    since: date | None = None,
    limit: PositiveInt | None = None,
    published: date | None = None,
) -> Outcome:
    """Read new articles and add who met whom, where, when and on which topics to the warehouse.

    Args:
        paths: Files or folders of articles, as the worker sees them. Without paths and sources: the enabled sources.
        sources: Names of sources in sources.toml.
        warehouse: Address of the warehouse, a DuckDB file. Without: WHOMET_WAREHOUSE, or data/whomet.duckdb.
        since: Leave out articles that were published before this day.
        limit: Read at most so many new articles.
        published: Day of publication of articles that give none.
    """
    logger = get_run_logger()
    address, patience = warehouse or settings().warehouse, settings().lock_timeout
    outcome = Outcome()
    if left_over := pending(hand_off_folder(address)):
        loaded = load(address, left_over, patience)
        outcome = outcome.with_loaded(loaded.loaded.new_articles, loaded.quarantined, len(left_over))
    known = look_up(address)
    found = discover(paths, sources, published)
    for discovered in found:
        outcome = outcome.with_listing(len(discovered.listing.items), discovered.listing.skipped)
    done = 0
    for batch in batches(found, settings().batch_size):
        fetched = fetch(batch)
        handed = extract(
            address,
            parse(fetched.pages),
            fetched.rejects,
            known,
            since=since,
            limit=limit - outcome.read if limit else None,
        )
        outcome = outcome.with_batch(handed)
        if handed.hand_off:
            loaded = load(address, [handed.hand_off], patience)
            outcome = outcome.with_loaded(loaded.loaded.new_articles, loaded.quarantined)
        done += len(batch.items)
        logger.info("%d of %d items done", done, outcome.found, extra={"done": done, "total": outcome.found})
        if limit and outcome.read >= limit:
            break
    outcome = outcome.with_events(resolve(address, patience).events)
    publish(address, patience)
    return outcome
