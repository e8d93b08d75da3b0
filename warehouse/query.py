"""How a warehouse is asked: one reading statement, or one of the worked queries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

import duckdb
import polars as pl

from warehouse.connection import LOCK_TIMEOUT, reader
from warehouse.errors import QueryError
from warehouse.statements import Connection, read_sql, sql_files

_PARAMETER = re.compile(r"^-- param (?P<name>\w+): (?P<meaning>.*?)(?: \(default: (?P<default>.*)\))?$", re.MULTILINE)
_READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


class Parameter(NamedTuple):
    """What a worked query wants to know: `default` is None where it must be given."""

    name: str
    meaning: str
    default: str | None


class Example(NamedTuple):
    """A worked query: the question in plain words, and the SQL that answers it."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    sql: str


class Relation(NamedTuple):
    """A table, view or macro that can be asked."""

    name: str
    kind: str
    comment: str


def examples() -> tuple[Example, ...]:
    """Return the worked queries of warehouse/queries, sorted by name."""
    found = []
    for file in sql_files("queries"):
        sql = read_sql(file)
        question = sql.partition("\n")[0].removeprefix("--").strip()
        parameters = tuple(Parameter(m["name"], m["meaning"], m["default"]) for m in _PARAMETER.finditer(sql))
        found.append(Example(PurePath(file).stem, question, parameters, sql))
    return tuple(found)


def example(name: str) -> Example:
    """Return the worked query of that name. Raises QueryError, which lists the names there are."""
    by_name = {one.name: one for one in examples()}
    if name not in by_name:
        raise QueryError(name, "no such example", f"choose one of {', '.join(by_name)}")
    return by_name[name]


def run_query(
    address: str, sql: str, parameters: Mapping[str, object] | None = None, *, timeout: float = LOCK_TIMEOUT
) -> pl.DataFrame:
    """Return the answer to one reading statement, on the snapshot if there is one.

    Raises QueryError, in one line, for a write, several statements, a missing parameter or an error in the SQL, and
    WarehouseError as `reader` does.
    """
    with reader(address, timeout=timeout) as connection:
        return _ask(connection, sql, dict(parameters or {}))


def run_example(
    address: str, name: str, parameters: Mapping[str, object] | None = None, *, timeout: float = LOCK_TIMEOUT
) -> pl.DataFrame:
    """Return the answer to a worked query; parameters that are not given take their defaults. Raises as `run_query`."""
    chosen, given = example(name), dict(parameters or {})
    unknown = sorted(set(given) - {parameter.name for parameter in chosen.parameters})
    if unknown:
        names = ", ".join(parameter.name for parameter in chosen.parameters) or "none"
        raise QueryError(name, f"no parameter {unknown[0]}", f"parameters: {names}")
    for parameter in chosen.parameters:
        if parameter.default is not None:
            given.setdefault(parameter.name, parameter.default)
    return run_query(address, chosen.sql, given, timeout=timeout)


def relations(address: str, *, timeout: float = LOCK_TIMEOUT) -> tuple[Relation, ...]:
    """Return the tables, views and macros with what they hold, those for people first."""
    with reader(address, timeout=timeout) as connection:
        rows = connection.execute(read_sql("statements/relations.sql")).fetchall()
    return tuple(Relation(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class Warehouse:
    """A warehouse to ask from a notebook."""

    address: str

    def sql(self, query: str, **parameters: object) -> pl.DataFrame:
        """Return the answer to one reading statement; `$name` in it takes the keyword `name`."""
        return run_query(self.address, query, parameters)

    def ask(self, example: str, **parameters: object) -> pl.DataFrame:
        """Return the answer to a worked query."""
        return run_example(self.address, example, parameters)

    def examples(self) -> pl.DataFrame:
        """Return the worked queries: name, question, parameters."""
        rows = [(one.name, one.question, ", ".join(p.name for p in one.parameters)) for one in examples()]
        return pl.DataFrame(rows, schema=["name", "question", "parameters"], orient="row")

    def tables(self) -> pl.DataFrame:
        """Return what can be asked: name, kind, comment."""
        return pl.DataFrame(relations(self.address), schema=["name", "kind", "comment"], orient="row")


def _ask(connection: Connection, sql: str, parameters: dict[str, object]) -> pl.DataFrame:
    with _in_one_line():
        statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise QueryError("query", f"{len(statements)} statements", "ask one at a time")
    statement = statements[0]
    if statement.type not in _READING:
        raise QueryError("query", f"{statement.type.name} would change something", "only reading is allowed here")
    missing = sorted(set(statement.named_parameters) - set(parameters))
    if missing:
        raise QueryError("query", f"parameter {missing[0]} is missing", f"give --param {missing[0]}=VALUE")
    used = {name: parameters[name] for name in statement.named_parameters}
    with _in_one_line():
        answer = connection.execute(statement, used) if used else connection.execute(statement)
        return answer.pl()


@contextmanager
def _in_one_line() -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        # DuckDB repeats the query under the message and points into it; its hint ("Did you mean") is worth keeping.
        told = [line for line in lines if not line.startswith(("LINE ", "^"))]
        raise QueryError("query", " ".join(told[:2]), "`whomet sql` without a query lists what there is") from error
