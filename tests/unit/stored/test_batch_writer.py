"""Batch by batch, a file grows by small groups of rows, which are put together before there are many of them."""

from __future__ import annotations

from pathlib import Path

from warehouse.connection import GATHERED_EVERY, two_threads, writer
from warehouse.statements import Connection, transaction


def test_what_many_batches_add_is_put_together_now_and_then(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    for batch in range(2 * GATHERED_EVERY):
        with writer(path, is_batch=True) as connection, transaction(connection):
            connection.execute(
                "INSERT INTO unlinked_accounts SELECT $batch || '-' || range, DATE '1972-02-21' FROM range(100)",
                {"batch": batch},
            )
    with writer(path) as connection:
        groups = "SELECT count(DISTINCT row_group_id) FROM pragma_storage_info('unlinked_accounts')"
        assert 1 < connection.execute(groups).fetchall()[0][0] <= GATHERED_EVERY
        assert connection.execute("SELECT count(DISTINCT account_id) FROM unlinked_accounts").fetchone() == (
            2 * GATHERED_EVERY * 100,
        )


def threads(connection: Connection) -> int:
    """Return how many threads a statement may take."""
    row = connection.execute("SELECT current_setting('threads')").fetchone()
    assert row
    return int(row[0])


def test_a_batch_looks_through_columns_by_two_threads_and_goes_on_by_one(tmp_path: Path) -> None:
    with writer(tmp_path / "news.duckdb", is_batch=True) as connection, transaction(connection):
        with two_threads(connection):
            assert threads(connection) == 2
        assert threads(connection) == 1


def test_what_is_no_batch_keeps_its_threads(tmp_path: Path) -> None:
    with writer(tmp_path / "news.duckdb") as connection:
        connection.execute("SET threads = 3")
        with two_threads(connection):
            assert threads(connection) == 3
        assert threads(connection) == 3
