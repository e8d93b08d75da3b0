"""Publish: what readers open, and what the Prefect UI shows."""

from __future__ import annotations

from pathlib import Path

from prefect import get_run_logger, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from tasks.patience import is_locked
from warehouse.address import is_file
from warehouse.connection import LOCK_TIMEOUT, is_local, writer
from warehouse.renewal import ask_for_snapshot, await_snapshot
from warehouse.snapshot import copy_warehouse, finish_snapshot
from warehouse.stored import encounter_rows

SHOWN = 50
"""Encounters in the artifact."""


def publish_snapshot(warehouse: str, timeout: float = LOCK_TIMEOUT) -> tuple[Path | None, list[dict[str, str]]]:
    """Put the snapshot beside the warehouse; return its path and the newest encounters as rows of text.

    The server of a file makes its snapshot itself, which is waited for up to `timeout` seconds. There is no path where
    there is no file: a distant server is asked to make one, a lake is read as it is.
    """
    with writer(warehouse, timeout=timeout) as connection:
        rows = encounter_rows(connection, SHOWN).to_dicts()
        if not is_local(connection):
            turn = ask_for_snapshot(connection)
            return (await_snapshot(warehouse, turn, timeout) if is_file(warehouse) else None), rows
        if not is_file(warehouse):
            return None, rows
        copy = copy_warehouse(connection, warehouse)
    # Whoever waits to write need not wait for the rest.
    return finish_snapshot(copy, warehouse), rows


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[5, 30], retry_condition_fn=is_locked)
def publish(warehouse: str, timeout: float = LOCK_TIMEOUT) -> Path | None:
    """Put the snapshot beside the warehouse and the newest encounters into the Prefect UI."""
    path, rows = publish_snapshot(warehouse, timeout)
    create_table_artifact(table=rows, key="newest-encounters", description="Who met whom, newest first.")
    get_run_logger().info("Snapshot %s", path or "not made here")
    return path
