"""What may be asked: one statement that reads, with all its parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

import duckdb

from warehouse.errors import QueryError
from warehouse.failures import is_damage
from warehouse.statements import Connection

_READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
_LISTED = "`whomet sql` without a query lists what there is"
_OUT_OF_REACH = "check that its files can be reached; those of a lake may lie in an object storage"
_EXPLAIN = re.compile(r"EXPLAIN\s*(?:ANALYZE\b\s*|\([^)]*\)\s*)*", re.IGNORECASE)


class Question(NamedTuple):
    """A statement that reads: its text without the semicolon, and the parameters that it uses."""

    text: str
    parameters: dict[str, object]
    is_explanation: bool
    """Whether it is an EXPLAIN, which cannot be part of another statement."""


def question_of(connection: Connection, sql: str, parameters: Mapping[str, object]) -> Question:
    """Return the question that `sql` asks.

    Raises QueryError, in one line, for a write, for no or several statements, for a parameter that is missing or
    unknown, and for SQL that cannot be parsed.
    """
    if "\0" in sql:
        raise QueryError("query", "holds a NUL character", "ask in plain text")
    with in_one_line():
        statements = connection.extract_statements(sql)
    if not statements:
        raise QueryError("query", "is empty", f"{_LISTED} to ask")
    statement = statements[-1]
    # A PIVOT without IN becomes several statements, of which none but the last has a text.
    is_pivot = len(statements) > 1 and not any(part.query for part in statements[:-1])
    if len(statements) > 1 and not is_pivot:
        raise QueryError("query", f"holds {len(statements)} statements", "ask one at a time")
    if statement.type not in _READING:
        raise QueryError("query", f"{statement.type.name} would change something", "only reading is allowed here")
    text = _without_semicolon(sql if is_pivot else statement.query)
    is_explanation = statement.type == duckdb.StatementType.EXPLAIN
    if is_explanation:
        _check_explained(connection, text)
    wanted = {name for part in statements for name in part.named_parameters}
    _check_parameters(wanted, set(parameters))
    return Question(text, {name: parameters[name] for name in wanted}, is_explanation)


@contextmanager
def in_one_line() -> Iterator[None]:
    """Raise what DuckDB finds wrong with a query as a QueryError of one line; damage of the file is left as it is."""
    try:
        yield
    except duckdb.Error as error:
        if is_damage(error):
            raise
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        # DuckDB repeats the query under the message and points into it; its hint ("Did you mean") is worth keeping.
        told = [line for line in lines if not line.startswith(("LINE ", "^"))]
        remedy = _OUT_OF_REACH if isinstance(error, duckdb.IOException) else _LISTED
        raise QueryError("query", " ".join(told[:2]), remedy) from error


def _check_parameters(wanted: set[str], given: set[str]) -> None:
    if missing := sorted(wanted - given):
        raise QueryError("query", f"parameter {missing[0]} is missing", f"give --param {missing[0]}=VALUE")
    if unknown := sorted(given - wanted):
        there = f"it has {', '.join(f'${name}' for name in sorted(wanted))}" if wanted else "it has none"
        raise QueryError("query", f"has no parameter {unknown[0]}", f"{there}; write ${unknown[0]} where it belongs")


def _check_explained(connection: Connection, text: str) -> None:
    """Refuse to explain what may not be run: EXPLAIN ANALYZE runs it."""
    offsets = [offset for offset, _ in duckdb.tokenize(text)]
    found = _EXPLAIN.match(text.encode()[offsets[0] :].decode())
    with in_one_line():
        explained = connection.extract_statements(found.string[found.end() :]) if found else []
    if not explained or explained[-1].type != duckdb.StatementType.SELECT:
        name = explained[-1].type.name if explained else "this"
        raise QueryError("query", f"EXPLAIN of {name} could change something", "only reading is allowed here")


def _without_semicolon(text: str) -> str:
    """Return the statement without the semicolon at its end and what comments follow, to be put into another one."""
    written = text.encode()
    # Offsets are of bytes, and comments are no tokens.
    for offset, _ in reversed(duckdb.tokenize(text)):
        if written[offset : offset + 1] != b";":
            break
        written = written[:offset]
    return written.decode()
