"""For which versions of DuckDB the file of a warehouse is laid out, and in blocks of which size."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from warehouse.address import snapshot_of
from warehouse.check import run_checks
from warehouse.connection import connect, writer
from warehouse.file_settings import BLOCK_BYTES, OLDEST_READER
from warehouse.migrate import is_current
from warehouse.snapshot import copy_warehouse, finish_snapshot
from warehouse.statements import Connection


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.duckdb"


def oldest_reader(connection: Connection) -> str:
    """Return the oldest DuckDB that can read the file."""
    row = connection.execute("SELECT tags['storage_version'] FROM duckdb_databases() WHERE NOT internal").fetchone()
    assert row
    return str(row[0]).removesuffix("+")


def block_bytes(connection: Connection) -> int:
    """Return the size of the file's blocks."""
    row = connection.execute(
        "SELECT block_size FROM pragma_database_size() WHERE database_name = current_database()"
    ).fetchone()
    assert row
    return int(row[0])


@pytest.mark.parametrize("is_shared", [False, True], ids=["copied as bytes", "copied row by row"])
def test_a_new_warehouse_and_its_snapshot_are_laid_out_alike(path: Path, is_shared: bool) -> None:
    with writer(path) as connection:
        assert oldest_reader(connection) == OLDEST_READER
        assert block_bytes(connection) == BLOCK_BYTES
        copy = copy_warehouse(connection, path, is_shared=is_shared)
    assert finish_snapshot(copy, path) == snapshot_of(path).absolute()
    with connect(snapshot_of(path), read_only=True) as connection:
        assert oldest_reader(connection) == OLDEST_READER
        assert block_bytes(connection) == BLOCK_BYTES


def test_a_warehouse_that_an_older_duckdb_can_read_goes_on_as_it_is(path: Path) -> None:
    duckdb.connect(str(path)).close()
    with writer(path) as connection:
        before = (oldest_reader(connection), block_bytes(connection))
        assert not {*before} & {OLDEST_READER, BLOCK_BYTES}
        assert is_current(connection)
    with connect(path, read_only=True) as connection:
        assert (oldest_reader(connection), block_bytes(connection)) == before
        assert run_checks(connection) == []
