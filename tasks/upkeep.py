"""Upkeep: is the warehouse sound, compact, and kept twice?"""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.patience import is_locked
from tasks.settings import settings
from warehouse.address import file_of, is_file, shown, snapshot_of
from warehouse.check import run_checks
from warehouse.compact import compact_warehouse
from warehouse.connection import connect, writer
from warehouse.errors import WarehouseError
from warehouse.snapshot import left_behind, remove_copy

COUNTED = 10_000
"""Bad rows of one check; more would say no more."""


def failing_checks(warehouse: str) -> dict[str, int]:
    """Return the checks of warehouse/checks that find bad rows, with how many (at most COUNTED)."""
    with connect(warehouse, read_only=True, timeout=settings().lock_timeout) as connection:
        return dict(Counter(finding.check for finding in run_checks(connection, COUNTED)))


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[5, 30], retry_condition_fn=is_locked)
def check(warehouse: str) -> dict[str, int]:
    """Return the checks that fail, with the number of bad rows; each is in the log."""
    failing = failing_checks(warehouse)
    for name, rows in failing.items():
        get_run_logger().error("Check %s: %d bad rows", name, rows)
    return failing


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[5, 30], retry_condition_fn=is_locked)
def compact(warehouse: str) -> int | None:
    """Write what waits in the log into the file, remove what killed runs left, and return the file's bytes.

    A lake puts its small files together and, after a week, forgets those that were replaced; what they take is not
    known here.
    """
    with writer(warehouse, timeout=settings().lock_timeout) as connection:
        compact_warehouse(connection)
        if not is_file(warehouse):
            return None
        for path in left_behind(warehouse):
            remove_copy(path)
    size = file_of(warehouse).stat().st_size
    get_run_logger().info("The warehouse has %.1f MB", size / 1e6)
    return size


@task(cache_policy=NO_CACHE)
def back_up(warehouse: str, day: date, keep: int) -> Path | None:
    """Copy the snapshot to `backups/<name>-<day>.duckdb` beside the warehouse and keep the newest `keep` copies.

    A lake or a distant server is backed up where its files are. Raises WarehouseError where there is no snapshot.
    """
    if not is_file(warehouse):
        get_run_logger().info("No backup from here: %s keeps its files elsewhere", shown(warehouse))
        return None
    snapshot = snapshot_of(warehouse)
    if not snapshot.exists():
        raise WarehouseError(snapshot, "there is no snapshot to copy", "run `whomet load`")
    folder = file_of(warehouse).parent / "backups"
    folder.mkdir(exist_ok=True)
    stem = file_of(warehouse).stem
    copy = folder / f"{stem}-{day.isoformat()}.duckdb"
    temporary = copy.with_suffix(".part")
    shutil.copyfile(snapshot, temporary)
    temporary.replace(copy)
    for old in sorted(folder.glob(f"{stem}-????-??-??.duckdb"))[:-keep]:
        old.unlink()
    get_run_logger().info("Backup %s", copy)
    return copy
