"""How a warehouse is asked: one reading statement, or one of the worked queries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path, PurePath
from typing import Any, NamedTuple

import polars as pl

from warehouse.answer_file import FileForm, whole_file, write_answer, write_frame
from warehouse.connection import LOCK_TIMEOUT, reader
from warehouse.errors import QueryError
from warehouse.parameters import Parameter, parameters_in, values_for
from warehouse.question import Question, in_one_line, question_of
from warehouse.statements import Connection, read_sql, sql_files

_ABOUT = re.compile(r"^-- about: (?P<word>\w+)$", re.MULTILINE)
# What sums of whole numbers come as.
_WIDE_INTEGER = pl.Decimal(38, 0)


class Example(NamedTuple):
    """A worked query: the question in plain words, and the SQL that answers it."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    sql: str
    about: str
    """What it is about, in a word, by which a list of queries is grouped."""


class Preview(NamedTuple):
    """The beginning of an answer: `total` counts the rows of the whole."""

    columns: list[str]
    rows: list[tuple[Any, ...]]
    total: int


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
        about = _ABOUT.search(sql)
        word = about["word"] if about else "other"
        found.append(Example(PurePath(file).stem, question, parameters_in(sql), sql, word))
    return tuple(found)


def example(name: str) -> Example:
    """Return the worked query of that name. Raises QueryError, which names those that are written alike."""
    by_name = {one.name: one for one in examples()}
    if name not in by_name:
        near = get_close_matches(name, by_name, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}? " if near else ""
        raise QueryError(name, "there is no worked query of that name", f"{hint}`whomet sql` lists all")
    return by_name[name]


def example_query(name: str, parameters: Mapping[str, object] | None = None) -> tuple[str, dict[str, object]]:
    """Return a worked query and its parameters; those that are not given take their defaults.

    Raises QueryError, in one line, for a parameter that is unknown, missing or no such value.
    """
    chosen = example(name)
    return chosen.sql, values_for(name, chosen.parameters, parameters or {})


def run_query(
    address: str, sql: str, parameters: Mapping[str, object] | None = None, *, timeout: float = LOCK_TIMEOUT
) -> pl.DataFrame:
    """Return the answer to one reading statement, on the snapshot if there is one.

    Raises QueryError, in one line, for a write, several statements, a missing or unknown parameter or an error in the
    SQL, and WarehouseError as `reader` does.
    """
    with reader(address, timeout=timeout) as connection:
        return _frame(connection, question_of(connection, sql, parameters or {}))


def run_example(
    address: str, name: str, parameters: Mapping[str, object] | None = None, *, timeout: float = LOCK_TIMEOUT
) -> pl.DataFrame:
    """Return the answer to a worked query. Raises as `example_query` and `run_query`."""
    return run_query(address, *example_query(name, parameters), timeout=timeout)


def preview_query(
    address: str, sql: str, parameters: Mapping[str, object], most: int | None, *, timeout: float = LOCK_TIMEOUT
) -> Preview:
    """Return the first rows of an answer, at most `most` (None: all), and how many there are. Raises as `run_query`."""
    with reader(address, timeout=timeout) as connection:
        question = question_of(connection, sql, parameters)
        with in_one_line():
            answer = connection.execute(question.text, question.parameters)
            columns = [column[0] for column in answer.description]
            if most is None:
                rows = answer.fetchall()
                return Preview(columns, rows, len(rows))
            rows = answer.fetchmany(most + 1)
            if len(rows) <= most:
                return Preview(columns, rows, len(rows))
            count = connection.execute(f"SELECT count(*) FROM (\n{question.text}\n)", question.parameters).fetchone()
            return Preview(columns, rows[:most], int(count[0]) if count else most)


def save_query(
    address: str,
    sql: str,
    parameters: Mapping[str, object],
    path: Path,
    form: FileForm,
    *,
    timeout: float = LOCK_TIMEOUT,
) -> None:
    """Write an answer to a file. Raises as `run_query`."""
    with reader(address, timeout=timeout) as connection:
        question = question_of(connection, sql, parameters)
        if question.is_explanation:
            write_frame(_frame(connection, question), path, form)
            return
        with in_one_line(), whole_file(path) as written:
            write_answer(connection, f"FROM (\n{question.text}\n)", question.parameters, written, form)


def relations(address: str, *, timeout: float = LOCK_TIMEOUT) -> tuple[Relation, ...]:
    """Return the tables, views and macros with what they hold, those for people first."""
    with reader(address, timeout=timeout) as connection:
        rows = connection.execute(read_sql("statements/relations.sql")).fetchall()
    return tuple(Relation(*row) for row in rows)


def _frame(connection: Connection, question: Question) -> pl.DataFrame:
    with in_one_line():
        answer = connection.execute(question.text, question.parameters)
        try:
            frame = answer.pl()
        except pl.exceptions.PolarsError as error:
            problem = f"holds what no frame can hold ({str(error).partition(chr(10))[0]})"
            raise QueryError("answer", problem, "cast that column, such as to VARCHAR") from error
    try:
        return frame.with_columns(pl.col(_WIDE_INTEGER).cast(pl.Int64))
    except pl.exceptions.PolarsError:
        return frame
