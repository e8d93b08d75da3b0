"""What is wrong with a warehouse's file, or its disk: DuckDB's words for it, told in one line that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from warehouse.errors import WarehouseError

FULL = "the disk is full"
_DAMAGED = "is damaged"
_ANOTHER_FILE = "give another --warehouse, or move this file away"
# In this order: a full disk is told by its own words even where DuckDB calls it a failed commit.
_FAILURES = (
    (
        re.compile(r"No space left on device|Disk quota exceeded|File too large", re.IGNORECASE),
        FULL,
        "make room and run it again: what was not written waits",
    ),
    (
        re.compile(r"Is a directory", re.IGNORECASE),
        "is a folder",
        "give the path of a DuckDB file",
    ),
    (
        re.compile(r"Permission denied|Operation not permitted|Read-only file system", re.IGNORECASE),
        "may not be written",
        "check its permissions and those of its folder",
    ),
    (
        re.compile(r"not a valid DuckDB database file", re.IGNORECASE),
        "is no DuckDB file",
        _ANOTHER_FILE,
    ),
    (
        re.compile(r"database file with version number \d+, but we can only read", re.IGNORECASE),
        "was written by another version of DuckDB",
        "update whomet, or give another --warehouse",
    ),
    (
        re.compile(
            r"Corrupt database|Corrupt WAL|computed checksum|not read enough bytes|deserializ|replaying WAL|"
            r"has been invalidated because of a previous fatal error",
            re.IGNORECASE,
        ),
        _DAMAGED,
        "put a copy of the folder backups in its place, or move it away and ingest again",
    ),
)


def failure_of(subject: object, error: Exception) -> WarehouseError | None:
    """Return what `error` says of the file or disk of the warehouse `subject`; None where it says nothing of them."""
    message = str(error)
    for pattern, problem, remedy in _FAILURES:
        if pattern.search(message):
            is_derived = problem == _DAMAGED and str(subject).endswith(".snapshot.duckdb")
            return WarehouseError(subject, problem, "delete it: `whomet load` makes it anew" if is_derived else remedy)
    return None


def is_damage(error: Exception) -> bool:
    """Return whether a question failed since the file is damaged, and not for what was asked."""
    failure = failure_of("", error)
    return failure is not None and failure.problem == _DAMAGED


@contextmanager
def failures_told(subject: object) -> Iterator[None]:
    """Raise WarehouseError in place of an error of DuckDB that is one of the warehouse's file or disk."""
    try:
        yield
    except duckdb.Error as error:
        failure = failure_of(subject, error)
        if failure is None:
            raise
        raise failure from error
