"""Stored articles → accounts again, after rules or model have changed. Stopped half-way, it goes on where it was."""

from __future__ import annotations

from datetime import date

from prefect import flow, get_run_logger

from tasks.extract import extract_again
from tasks.hand_off import hand_off_folder, pending
from tasks.load import load
from tasks.outcome import Outcome
from tasks.publish import publish
from tasks.resolve import resolve
from tasks.settings import settings


@flow
def reextract(warehouse: str | None = None, since: date | None = None, until: date | None = None) -> Outcome:
    """Read stored articles again that other rules or another model have read.

    Args:
        warehouse: Address of the warehouse: a DuckDB file, quack:HOST:PORT or ducklake:… Without: WHOMET_WAREHOUSE, or
            data/whomet.duckdb.
        since: Only articles that were published on this day or later.
        until: Only articles that were published on this day or earlier.
    """
    address, patience = warehouse or settings().warehouse, settings().lock_timeout
    outcome = Outcome()
    if left_over := pending(hand_off_folder(address)):
        loaded = load(address, left_over, patience)
        outcome = outcome.with_loaded(loaded.loaded.new_articles, loaded.quarantined, len(left_over))
    while True:
        handed = extract_again(address, outcome.rejects, since, until)
        outcome = outcome.with_batch(handed)
        if handed.hand_off:
            loaded = load(address, [handed.hand_off], patience)
            outcome = outcome.with_loaded(loaded.loaded.new_articles, loaded.quarantined)
        if not (handed.read or handed.rejects):
            break
        get_run_logger().info("%d articles read again", outcome.read)
    outcome = outcome.with_events(resolve(address, patience).events)
    publish(address, patience)
    return outcome
