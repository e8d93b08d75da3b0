"""A warehouse that an earlier whomet made, with what it wrote in it, goes on with this one."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.run_load import run_load
from tasks.frames import article_of
from tasks.records import Reading
from warehouse.address import snapshot_of
from warehouse.check import run_checks
from warehouse.connection import reader, writer
from warehouse.errors import WarehouseError
from warehouse.migrate import is_current, migrations, schema_version
from warehouse.query import run_query
from warehouse.statements import read_sql, run_file
from warehouse.stored import row_counts, stored_articles

WRITTEN = {int(path.stem): path for path in Path(__file__).with_name("earlier_warehouses").glob("*.sql")}
VERSIONS = [step.version for step in migrations()]
STAGES = [*((wrote, wrote) for wrote in sorted(WRITTEN)), (1, VERSIONS[-2])]
"""Which version wrote the rows, and which one was the last to open the file."""
KILLED = """
import os, signal, sys
import warehouse.migrate
from warehouse.connection import writer
left = int(sys.argv[2])
run_file = warehouse.migrate.run_file
def run_and_die(connection, name, parameters=None):
    global left
    if name.startswith("migrations/"):
        for statement in connection.extract_statements(warehouse.migrate.read_sql(name)):
            connection.execute(statement)
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return connection
    return run_file(connection, name, parameters)
warehouse.migrate.run_file = run_and_die
with writer(sys.argv[1], timeout=0):
    pass
"""


def earlier(path: Path, wrote: int, schema: int) -> Path:
    """Make a warehouse as version `wrote` left it, which version `schema` has opened since."""
    with duckdb.connect(str(path)) as connection:
        for step in migrations():
            if step.version > schema:
                break
            run_file(connection, step.file)
            record = {**step._asdict(), "now": "1972-02-22"}
            run_file(connection, "statements/record_version.sql", record)
            if step.version == wrote:
                connection.execute(WRITTEN[wrote].read_text(encoding="utf-8"))
    return path


def counts(path: Path) -> dict[str, int]:
    """Return how many rows each table has."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return row_counts(connection)


@pytest.mark.parametrize(("wrote", "schema"), STAGES)
def test_it_is_brought_up_keeps_its_rows_and_passes_all_checks(tmp_path: Path, wrote: int, schema: int) -> None:
    path = earlier(tmp_path / "old.duckdb", wrote, schema)
    before = counts(path)
    assert wrote < schema or all(before.values())
    with writer(path, timeout=0) as connection:
        assert is_current(connection)
        assert run_checks(connection) == []
        after = row_counts(connection)
    # Before migration 5 a pair of unnamed groups could be there twice, and a text among its own earlier versions.
    mended = {"pairs": before["pairs"] - 1, "article_versions": before["article_versions"] - 1}
    kept = {table: rows for table, rows in before.items() if table != "schema_versions"}
    assert {table: after[table] for table in kept} == kept | (mended if schema < 5 else {})


@pytest.mark.parametrize("wrote", [1])
def test_its_views_answer(tmp_path: Path, wrote: int) -> None:
    path = earlier(tmp_path / "old.duckdb", wrote, wrote)
    with writer(path, timeout=0) as connection:
        for (view,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            connection.execute(f"FROM {view}").fetchall()
        met = connection.execute("SELECT counterpart, start_date FROM met('nixon')").fetchall()
    assert met == [("Mao", date(1972, 2, 21))]


@pytest.mark.parametrize("wrote", sorted(WRITTEN))
def test_what_is_loaded_on_top_joins_what_was_there(desk: Any, reading: Any, told: Any, wrote: int) -> None:
    earlier(Path(desk.warehouse), wrote, wrote)
    countries = {"Richard Nixon": "USA", "Mao Zedong": "CHN"}
    meeting = told(who=["Richard Nixon"], whom=["Mao Zedong"], day=date(1972, 2, 21), countries=countries)
    desk.load(reading("late", meeting))
    desk.resolve()
    with writer(desk.warehouse, timeout=0) as connection:
        assert run_checks(connection) == []
        query = "SELECT articles FROM encounters WHERE list_contains(who, 'Richard Nixon')"
        assert connection.execute(query).fetchall() == [(3,)]


@pytest.mark.parametrize("wrote", [1])
def test_all_of_it_can_be_read_again(desk: Any, wrote: int) -> None:
    earlier(Path(desk.warehouse), wrote, wrote)
    with writer(desk.warehouse, timeout=0) as connection:
        articles = [article_of(row) for batch in stored_articles(connection) for row in batch]
    desk.load(*(Reading(article, (), "rules-new", "model-new") for article in articles))
    desk.resolve()
    with writer(desk.warehouse, timeout=0) as connection:
        assert run_checks(connection) == []
        rows = row_counts(connection)
    assert (rows["articles"], rows["accounts"], rows["events"], rows["pairs"]) == (3, 0, 0, 0)


@pytest.mark.parametrize("statements", [77])
def test_a_kill_in_the_middle_leaves_it_as_it_was(tmp_path: Path, statements: int) -> None:
    path = earlier(tmp_path / "old.duckdb", 1, 1)
    before = counts(path)
    killed = subprocess.run([sys.executable, "-c", KILLED, path, str(statements)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert counts(path) == before
    with pytest.raises(WarehouseError, match="older whomet"), reader(path, timeout=0):
        pass
    with writer(path, timeout=0) as connection:
        assert is_current(connection)
        assert run_checks(connection) == []


def test_a_kill_in_a_later_step_leaves_an_earlier_schema_with_all_rows(tmp_path: Path) -> None:
    path = earlier(tmp_path / "old.duckdb", 1, 1)
    before = counts(path)
    first = sum(len(duckdb.extract_statements(read_sql(step.file))) for step in migrations()[1:-1])
    killed = subprocess.run([sys.executable, "-c", KILLED, path, str(first + 2)], check=False)
    assert killed.returncode == -signal.SIGKILL
    after = counts(path)
    assert [after[table] for table in ("articles", "accounts", "events")] == [
        before[table] for table in ("articles", "accounts", "events")
    ]
    with duckdb.connect(str(path)) as connection:
        assert schema_version(connection) == VERSIONS[-2]
    with writer(path, timeout=0) as connection:
        assert is_current(connection)
        assert run_checks(connection) == []


@pytest.mark.parametrize("wrote", [1])
def test_who_only_reads_is_told_what_brings_it_up(tmp_path: Path, wrote: int) -> None:
    path = earlier(tmp_path / "old.duckdb", wrote, wrote)
    # The snapshot that the earlier version made is no better.
    earlier(snapshot_of(path), wrote, wrote)
    before = path.read_bytes()
    with pytest.raises(WarehouseError, match=r"has the schema of an older whomet — run `whomet load` once"):
        run_query(str(path), "FROM encounters", timeout=0)
    assert path.read_bytes() == before
    assert run_load(str(path)) == 0
    assert run_query(str(path), "FROM encounters", timeout=0).height == 2
