"""Where the SQL is (.sql files beside this module), and how it is run, on whatever kind of warehouse."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

import duckdb

from warehouse.errors import ConflictError

if TYPE_CHECKING:
    import polars as pl

FOLDER = Path(__file__).resolve().parent

Given = ParamSpec("Given")
Result = TypeVar("Result")

CONFLICT_TIMEOUT = 30.0
"""Seconds in which a unit of work is tried again."""
_FIRST_PAUSE = 0.02
_LONGEST_PAUSE = 0.5

TURN_TAKEN = "turn taken"
"""What a statement says in an error where it finds that another writer came first."""
# DuckDB, DuckLake and its catalogs each have words of their own for it.
_CONFLICT = re.compile(
    rf"{TURN_TAKEN}|conflict on|transaction conflict|write-write conflict|database is locked|"
    r"failed to commit ducklake transaction|could not serialize|deadlock detected|database table is locked",
    re.IGNORECASE,
)


class Connection(Protocol):
    """What is asked of a warehouse, be it a file, a lake or a server: a DuckDB connection has it all."""

    def execute(self, query: duckdb.Statement | str, parameters: object = None) -> Connection:
        """Run a statement with its named parameters."""

    def extract_statements(self, query: str) -> list[duckdb.Statement]:
        """Return the statements of a text."""

    def register(self, view_name: str, python_object: object) -> Connection:
        """Let SQL see a frame under a name, until `unregister`."""

    def unregister(self, view_name: str) -> Connection:
        """Forget the frame of that name."""

    def fetchone(self) -> tuple[Any, ...] | None:
        """Return the next row of the last answer, or None."""

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return the rows of the last answer that were not fetched yet."""

    def fetchmany(self, size: int = 1) -> list[tuple[Any, ...]]:
        """Return at most `size` further rows of the last answer."""

    def pl(self) -> pl.DataFrame:
        """Return the last answer as a frame."""

    @property
    def description(self) -> list[tuple[Any, ...]]:
        """Return a tuple for each column of the last answer, its name first."""


@cache
def read_sql(name: str) -> str:
    """Return the text of a .sql file, named by its path under warehouse/, such as "statements/load.sql"."""
    return (FOLDER / name).read_text(encoding="utf-8")


def sql_files(folder: str) -> tuple[str, ...]:
    """Return the names of the .sql files of a folder under warehouse/, sorted."""
    return tuple(f"{folder}/{path.name}" for path in sorted((FOLDER / folder).glob("*.sql")))


def run_file(connection: Connection, name: str, parameters: Mapping[str, object] | None = None) -> Connection:
    """Run each statement of a .sql file with the named parameters that it uses; the last result can be fetched."""
    given = dict(parameters or {})
    for statement in connection.extract_statements(read_sql(name)):
        used = {key: given[key] for key in statement.named_parameters}
        connection.execute(statement, used) if used else connection.execute(statement)
    return connection


@contextmanager
def registered(connection: Connection, frames: Mapping[str, pl.DataFrame]) -> Iterator[None]:
    """Let SQL see frames under their names within the block."""
    for name, frame in frames.items():
        connection.register(name, frame)
    try:
        yield
    finally:
        for name in frames:
            connection.unregister(name)


def unit_of_work(work: Callable[Given, Result]) -> Callable[Given, Result]:
    """Return `work`, done again from its beginning while other writers are in its way.

    Raises ConflictError where they still are after CONFLICT_TIMEOUT seconds.
    """

    @wraps(work)
    def tried_again(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        deadline = time.monotonic() + CONFLICT_TIMEOUT
        pause = _FIRST_PAUSE
        while True:
            try:
                return work(*args, **kwargs)
            except ConflictError:
                if time.monotonic() >= deadline:
                    raise
            # By chance, so that two do not meet again and again.
            time.sleep(pause * random.uniform(0.5, 1))
            pause = min(2 * pause, _LONGEST_PAUSE)

    return tried_again


@contextmanager
def transaction(connection: Connection, *, takes_turn: bool = True) -> Iterator[None]:
    """All of the block, or nothing; rows cannot be fetched in it, since a server gets it as one call.

    Two that are at work at once take the same turn, so that one of them raises ConflictError and writes nothing.
    """
    connection.execute("BEGIN TRANSACTION")
    try:
        if takes_turn:
            run_file(connection, "statements/take_turn.sql")
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        _roll_back(connection)
        if isinstance(error, duckdb.Error) and _CONFLICT.search(str(error)):
            problem = "another writer was at work at the same time"
            raise ConflictError("warehouse", problem, "try again") from error
        raise


def _roll_back(connection: Connection) -> None:
    try:
        connection.execute("ROLLBACK")
    except duckdb.TransactionException:
        # A commit that failed has ended the transaction already.
        return
