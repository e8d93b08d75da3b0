"""What a warehouse is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.connection import connect, reader, writer
from warehouse.errors import WarehouseError
from warehouse.migrate import is_current, migrations, schema_version
from warehouse.stored import CLOCK_COLUMNS, digest


def test_a_new_file_gets_the_newest_schema(tmp_path: Path) -> None:
    with writer(tmp_path / "new.duckdb") as connection:
        assert schema_version(connection) == migrations()[-1].version
        assert is_current(connection)


def test_a_current_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "same.duckdb"
    with writer(path) as connection:
        before = connection.execute("FROM schema_versions").fetchall()
    with writer(path) as connection:
        assert connection.execute("FROM schema_versions").fetchall() == before


def test_views_are_made_anew_when_their_sql_changed(tmp_path: Path) -> None:
    path = tmp_path / "views.duckdb"
    with writer(path) as connection:
        connection.execute("UPDATE schema_versions SET digest = 'old' WHERE version = 0")
        connection.execute("CREATE OR REPLACE VIEW who_met_whom AS SELECT 1 AS nothing")
    with writer(path) as connection:
        assert "who" in connection.execute("FROM who_met_whom").pl().columns


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    with writer(tmp_path / "deep" / "er" / "new.duckdb") as connection:
        assert is_current(connection)


@pytest.mark.parametrize(
    "catalog",
    [
        "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND comment IS NULL",
        "SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL",
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL",
        "SELECT function_name FROM duckdb_functions() WHERE NOT internal AND comment IS NULL",
    ],
    ids=["tables", "views", "columns", "macros"],
)
def test_everything_has_a_comment(tmp_path: Path, catalog: str) -> None:
    with writer(tmp_path / "told.duckdb") as connection:
        assert connection.execute(catalog).fetchall() == []


def test_nothing_but_not_null_constrains_a_table(tmp_path: Path) -> None:
    with writer(tmp_path / "plain.duckdb") as connection:
        kinds = connection.execute("SELECT DISTINCT constraint_type FROM duckdb_constraints()").fetchall()
        indexes = connection.execute("FROM duckdb_indexes()").fetchall()
    assert kinds == [("NOT NULL",)]
    assert indexes == []


def test_the_clock_is_in_the_clock_columns_and_nowhere_else(tmp_path: Path) -> None:
    with writer(tmp_path / "clock.duckdb") as connection:
        stamps = connection.execute(
            "SELECT DISTINCT column_name FROM duckdb_columns() WHERE data_type LIKE 'TIMESTAMP%' AND NOT internal"
        ).fetchall()
    # What articles say of their publication is no clock of ours.
    assert {name for (name,) in stamps} == CLOCK_COLUMNS - {"attempts"} | {"published_at", "first_reported_at"}


def test_two_new_warehouses_have_the_same_digest(tmp_path: Path) -> None:
    with writer(tmp_path / "one.duckdb") as one, writer(tmp_path / "two.duckdb") as two:
        assert digest(one) == digest(two)


def test_a_digest_sees_a_changed_value(desk: Any, reading: Any, told: Any) -> None:
    desk.load(reading("a", told(who=["Nixon"], whom=["Mao"])))
    with writer(desk.warehouse) as connection:
        before = digest(connection)
        connection.execute("UPDATE accounts SET confidence = 0.5")
        after = digest(connection)
    assert {table for table in before if before[table] != after[table]} == {"accounts"}


def test_a_file_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "foreign.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE sales (amount INTEGER)")
    with (
        pytest.raises(WarehouseError, match=r"another program .it holds sales.* — give another --warehouse"),
        writer(path),
    ):
        pass


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.duckdb"
    with writer(path) as connection:
        connection.execute("INSERT INTO schema_versions VALUES (999, 'later', 'x', TIMESTAMP '2000-01-01')")
    with pytest.raises(WarehouseError, match="has schema 999, this whomet knows"), writer(path):
        pass


def test_an_empty_file_is_not_read_as_a_warehouse(tmp_path: Path) -> None:
    path = tmp_path / "older.duckdb"
    duckdb.connect(str(path)).close()
    with pytest.raises(WarehouseError, match="older whomet"), reader(path):
        pass


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.duckdb"
    path.write_text("Dear reader, " * 1000)
    with pytest.raises(WarehouseError, match="is no DuckDB file — give another"), connect(path):
        pass


def test_reading_what_is_not_there_says_so(tmp_path: Path) -> None:
    with (
        pytest.raises(WarehouseError, match="there is no warehouse — run `whomet ingest`"),
        reader(tmp_path / "no.duckdb"),
    ):
        pass
