"""`whomet sql`: a question to the warehouse, and its answer in the form that is wanted."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from flows.display import show_table
from tasks.errors import ConfigurationError
from warehouse.address import default_address
from warehouse.query import examples, relations, run_example, run_query

if TYPE_CHECKING:
    import polars as pl


def run_sql(query: str | None, name: str | None, params: Sequence[str], form: str, warehouse: str | None) -> None:
    """Answer `query`, or the worked query `name`; without either, list what there is to ask.

    Raises ConfigurationError for a parameter that is not NAME=VALUE, and QueryError and WarehouseError.
    """
    address = warehouse or default_address()
    given = dict(parameter(text) for text in params)
    if form == "parquet" and sys.stdout.isatty():
        raise ConfigurationError(
            "--format parquet", "is no text for a terminal", "write it to a file: … > answer.parquet"
        )
    if name:
        write(run_example(address, name, given), form)
    elif query:
        write(run_query(address, query, given), form)
    else:
        list_questions(address)


def parameter(text: str) -> tuple[str, str]:
    """Return name and value of NAME=VALUE."""
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ConfigurationError(f"--param {text}", "is not NAME=VALUE", "write it as --param person=Kissinger")
    return name.strip(), value


def write(answer: pl.DataFrame, form: str) -> None:
    """Write an answer to standard output."""
    if form == "parquet":
        answer.write_parquet(sys.stdout.buffer)
    elif form == "json":
        click.echo(answer.write_json())
    elif form == "csv":
        click.echo(flat(answer).write_csv(), nl=False)
    else:
        show_table(answer.columns, answer.iter_rows())
        click.echo(f"{answer.height:,} row{'s' if answer.height != 1 else ''}", err=True)


def flat(answer: pl.DataFrame) -> pl.DataFrame:
    """Return the answer with lists as text: CSV has none."""
    import polars as pl

    lists = [name for name, kind in answer.schema.items() if isinstance(kind, pl.List)]
    return answer.with_columns(pl.col(lists).cast(pl.List(pl.String)).list.join("; ")) if lists else answer


def list_questions(address: str) -> None:
    """Print the worked queries, then the tables, views and macros."""
    click.echo("Worked queries, for `whomet sql --name NAME [--param KEY=VALUE]`:\n")
    rows = [(one.name, one.question, " ".join(f"{p.name}=…" for p in one.parameters)) for one in examples()]
    show_table(("name", "question", "parameters"), rows)
    click.echo('\nTables, views and macros, for `whomet sql "FROM NAME"`:\n')
    show_table(("name", "kind", "holds"), relations(address))
