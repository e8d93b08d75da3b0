"""The main job: new articles → accounts → warehouse → events."""

from __future__ import annotations

from datetime import UTC, date, datetime

from prefect import flow, get_run_logger
from prefect.runtime import flow_run
from pydantic import PositiveInt

from tasks.discover import discover
from tasks.extract import extract, first_met
from tasks.fetch import fetch
from tasks.fetching import open_fetching
from tasks.hand_off import hand_off_folder, pending
from tasks.load import load
from tasks.outcome import Outcome
from tasks.parse import parse
from tasks.polls import after_polls
from tasks.publish import publish
from tasks.record_run import Run, write_down
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
        paths: Files or folders of articles, as the worker sees them, or addresses of feeds, sitemaps and articles on
            the web. Without paths and sources: the enabled sources, those on the web when they are due.
        sources: Names of sources in sources.toml.
        warehouse: Address of the warehouse: a DuckDB file, quack:HOST:PORT or ducklake:… Without: WHOMET_WAREHOUSE, or
            data/whomet.duckdb.
        since: Leave out articles that were published before this day.
        limit: Read at most so many new articles.
        published: Day of publication of files that give none.
    """
    logger, run = get_run_logger(), Run(str(flow_run.id), "ingest", datetime.now(UTC))
    address, patience, size = warehouse or settings().warehouse, settings().lock_timeout, settings().batch_size
    outcome, met, done = Outcome(), first_met(), 0
    if left_over := pending(hand_off_folder(address)):
        loaded = load(address, left_over, patience)
        outcome = outcome.with_loaded(loaded.loaded.new_articles, loaded.quarantined, len(left_over))
    with open_fetching(address, paths, sources, published) as fetching:
        write_down(run, fetching, outcome)
        if fetching.on_the_web:
            listed = discover(fetching)
            outcome = after_polls(outcome, listed)
            # What is listed and known needs nothing more: the bar begins there.
            done = outcome.by_state()["unchanged"]
        fetching.left = limit
        for batch in fetching.batches(size, since=since):
            outcome = outcome.with_listing(len(batch.items), batch.skipped).with_ends(batch.ends)
            fetched = fetch(fetching, batch, size)
            parsed = parse(fetching, fetched.pages)
            handed = extract(
                address, fetched.outcomes, parsed, met, since=since, limit=fetching.left, listed=batch.rejects
            )
            outcome = outcome.with_batch(handed)
            fetching.left = limit and limit - outcome.read
            if handed.hand_off:
                loaded = load(address, [handed.hand_off], patience)
                outcome = outcome.with_loaded(loaded.loaded.new_articles, loaded.quarantined)
            write_down(run, fetching, outcome)
            done += fetched.items
            total = max(outcome.found, done)
            logger.info("%d of %d items done", done, total, extra={"done": done, "total": total})
            if limit and outcome.read >= limit:
                break
        outcome = outcome.with_events(resolve(address, patience).events)
        write_down(run, fetching, outcome, datetime.now(UTC))
    publish(address, patience)
    return outcome
