"""Parquet: articles as rows of a table, some hundred in memory at a time."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tasks.errors import UnreadableError
from tasks.sources.files import FIELDS

ROWS_AT_ONCE = 200
_BUFFER_BYTES = 1_000_000
_BROKEN = (OSError, pa.ArrowException)


def row_count(path: Path, columns: Mapping[str, str]) -> int:
    """Return how many rows a file holds, reading no more than its footer.

    `columns` says by which name a field goes in this file. Raises UnreadableError, whose problem and remedy name the
    column, where it holds no articles, and OSError where it cannot be opened.
    """
    with opened(path) as file:
        columns_of(path, file.schema_arrow, columns)
        return int(file.metadata.num_rows)


def opened(path: Path) -> pq.ParquetFile:
    """Open a file; its columns are read through a small buffer. Raises UnreadableError where it is no Parquet file."""
    try:
        # Without it the columns of a whole row group are fetched before the first row of it is there.
        return pq.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER_BYTES)
    except _BROKEN as error:
        if getattr(error, "errno", None) is not None:  # the system's word, not the library's
            raise
        raise UnreadableError(path, "is no Parquet file, or is damaged", "write it again") from error


def columns_of(path: Path, schema: pa.Schema, columns: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each field that the file has; other columns are not read.

    Raises UnreadableError where a column of `columns` is missing, and where there is neither text nor html.
    """
    names = list(schema.names)
    there = ", ".join(names) or "none"
    for field, column in columns.items():
        if column not in names:
            problem = f"no column {column!r} for {field}; it has {there}"
            raise UnreadableError(path, problem, f"correct columns = {{{field} = …}} in sources.toml")
    found = {field: columns.get(field, field) for field in FIELDS if columns.get(field, field) in names}
    if not found.keys() & {"text", "html"}:
        problem = f"no column text or html; it has {there}"
        remedy = 'say which one it is, in its table of sources.toml: columns = {text = "…"}'
        raise UnreadableError(path, problem, remedy)
    for column in found.values():
        if names.count(column) > 1:
            raise UnreadableError(path, f"two columns are called {column!r}", "rename one of them")
    return found


class RowReader:
    """Rows by their number, from 1; the last file stays open, and rows in order cost one pass over it."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self._lock = Lock()
        self._table: tuple[object, OpenTable] | None = None

    def row(self, path: Path, number: int, columns: Mapping[str, str]) -> dict[str, object]:
        """Return the fields of a row that are not null: text, numbers, days and moments in ISO 8601.

        Raises UnreadableError where the row, or the file, cannot be read, and OSError where it cannot be opened.
        """
        with self._lock:
            status = path.stat()
            file = (path, status.st_ino, status.st_size, status.st_mtime_ns)
            if self._table is None or self._table[0] != file:
                if self._table is not None:
                    self._table[1].close()
                    self._table = None
                self._table = file, OpenTable(path, columns)
            return self._table[1].row(number - 1)


class OpenTable:
    """An open file: its rows, row group by row group, decoded forwards in small batches."""

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        """Open the file; raise as `row_count`."""
        self._path = path
        self._file = opened(path)
        self._columns = columns_of(path, self._file.schema_arrow, columns)
        metadata = self._file.metadata
        sizes = [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)]
        self._starts = [0, *accumulate(sizes)]
        self._group = -1
        self._batches: Iterator[Any] = iter(())
        self._batch: Any = None
        self._first = 0
        """The number of the batch's first row, from 0."""
        self._broken_from: dict[int, int] = {}
        """By row group: from which row on it cannot be decoded, found out once."""

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def row(self, index: int) -> dict[str, object]:
        """Return the fields of row `index`, from 0."""
        if not 0 <= index < self._starts[-1]:
            raise UnreadableError(self._path, "has fewer rows now", "run it again")
        group = bisect_right(self._starts, index) - 1
        if index >= self._broken_from.get(group, self._starts[-1]):
            raise self._damaged(group)
        if self._batch is None or group != self._group or index < self._first:
            self._begin(group)
        while index >= self._first + self._batch.num_rows:
            self._go_on()
        row = index - self._first
        values = {field: self._value(column, row) for field, column in self._columns.items()}
        return {field: value for field, value in values.items() if value is not None}

    def _begin(self, group: int) -> None:
        names = sorted(set(self._columns.values()))
        self._group, self._first, self._batch = group, self._starts[group], None
        try:
            self._batches = self._file.iter_batches(ROWS_AT_ONCE, row_groups=[group], columns=names)
        except _BROKEN as error:
            self._broken_from[group] = self._first
            raise self._damaged(group) from error
        self._go_on()

    def _go_on(self) -> None:
        first = self._first + (self._batch.num_rows if self._batch is not None else 0)
        try:
            self._batch = next(self._batches)
        except (*_BROKEN, StopIteration) as error:
            self._batch = None
            self._broken_from[self._group] = first
            raise self._damaged(self._group) from error
        self._first = first

    def _damaged(self, group: int) -> UnreadableError:
        first = self._broken_from[group] + 1
        return UnreadableError(self._path, f"rows {first} to {self._starts[group + 1]} are damaged", "write it again")

    def _value(self, column: str, row: int) -> object:
        values = self._batch.column(column)
        try:
            if pa.types.is_timestamp(values.type) and values.type.unit == "ns":
                # Python's moments have no nanoseconds.
                values = values.slice(row, 1).cast(pa.timestamp("us", values.type.tz), safe=False)
                return plain(values[0].as_py())
            return plain(values[row].as_py())
        except (ValueError, OverflowError, pa.ArrowException) as error:
            reason = (str(error) or type(error).__name__).splitlines()[0]
            raise UnreadableError(self._path, f"column {column!r} cannot be read ({reason})", "correct it") from error


def plain(value: object) -> object:
    """Return a cell's value as JSON has it: days and moments as ISO 8601, bytes as UTF-8, not a number as None."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
