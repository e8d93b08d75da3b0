"""The nightly round: left-overs, checks, snapshot, compaction, backup."""

from __future__ import annotations

from datetime import UTC, datetime

from prefect import flow
from pydantic import PositiveInt

from tasks.errors import WhometError
from tasks.hand_off import hand_off_folder, pending
from tasks.load import load
from tasks.publish import publish
from tasks.resolve import resolve
from tasks.settings import settings
from tasks.upkeep import back_up, check, compact


@flow
def maintain(warehouse: str | None = None, backups: PositiveInt = 7) -> dict[str, int]:
    """Load what was left over, look for bad rows, renew the snapshot, compact the file and copy it.

    Ends as Failed where a check finds bad rows; all else is done before.

    Args:
        warehouse: Address of the warehouse: a DuckDB file, quack:HOST:PORT or ducklake:… Without: WHOMET_WAREHOUSE, or
            data/whomet.duckdb.
        backups: How many daily copies are kept, in `backups` beside the warehouse.
    """
    address, patience = warehouse or settings().warehouse, settings().lock_timeout
    if left_over := pending(hand_off_folder(address)):
        load(address, left_over, patience)
    resolve(address, patience)
    compact(address)
    publish(address, patience)
    back_up(address, datetime.now(UTC).date(), backups)
    failing = check(address)
    if failing:
        names = ", ".join(f"{name} ({rows} rows)" for name, rows in failing.items())
        raise WhometError(address, f"checks fail: {names}", "restore a backup, or ingest into a new warehouse")
    return failing
