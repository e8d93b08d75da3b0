"""Where the SQL is: .sql files beside this module, run statement by statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import duckdb

FOLDER = Path(__file__).resolve().parent


@cache
def read_sql(name: str) -> str:
    """Return the text of a .sql file, named by its path under warehouse/, such as "statements/load.sql"."""
    return (FOLDER / name).read_text(encoding="utf-8")


def sql_files(folder: str) -> tuple[str, ...]:
    """Return the names of the .sql files of a folder under warehouse/, sorted."""
    return tuple(f"{folder}/{path.name}" for path in sorted((FOLDER / folder).glob("*.sql")))


def run_file(
    connection: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object] | None = None
) -> duckdb.DuckDBPyConnection:
    """Run each statement of a .sql file with the named parameters that it uses; the last result can be fetched."""
    given = dict(parameters or {})
    for statement in connection.extract_statements(read_sql(name)):
        used = {key: given[key] for key in statement.named_parameters}
        connection.execute(statement, used) if used else connection.execute(statement)
    return connection


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of the block, or nothing."""
    connection.execute("BEGIN TRANSACTION")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
