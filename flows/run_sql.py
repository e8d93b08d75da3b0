"""`whomet sql`: a question to the warehouse, and its answer in the form that is wanted."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import cast

import click

from flows.answer_table import table_lines
from flows.display import console, show_table
from tasks.errors import ConfigurationError
from warehouse.address import default_address
from warehouse.answer_file import FileForm
from warehouse.parameters import Parameter
from warehouse.query import Example, example_query, examples, preview_query, relations, save_query

ROWS = 50
"""Rows of a table on a terminal, where --rows does not say how many."""
SUBJECTS = ("encounters", "people", "countries", "places", "topics", "plans", "sources", "runs")
"""What worked queries are about, in the order of the list; others follow."""


def run_sql(
    query: str | None,
    file: Path | None,
    name: str | None,
    params: Sequence[str],
    rows: int | None,
    form: str,
    warehouse: str | None,
) -> None:
    """Answer `query`, the one in `file` ("-" is standard input), or the worked query `name`; else list what there is.

    `rows` of a table are shown, 0 for all. Raises ConfigurationError for a parameter that is not NAME=VALUE and a file
    that cannot be read, and QueryError and WarehouseError.
    """
    address = warehouse or default_address()
    given = parameters(params)
    if name:
        query, asked = example_query(name, given)
    elif file:
        query, asked = text_of(file), given
    elif query is not None:
        asked = given
    elif given:
        raise ConfigurationError(f"--param {params[0]}", "belongs to no query", "give a query, --file or --name")
    else:
        list_questions(address)
        return
    if form == "table":
        show_answer(address, query, asked, rows)
    else:
        write_answer(address, query, asked, form)


def parameters(params: Sequence[str]) -> dict[str, object]:
    """Return names and values of NAME=VALUE."""
    found: dict[str, object] = {}
    for text in params:
        name, equals, value = text.partition("=")
        name = name.strip().removeprefix("$")
        if not equals or not name:
            raise ConfigurationError(f"--param {text}", "is not NAME=VALUE", "write it as --param person=Kissinger")
        if name in found:
            raise ConfigurationError(f"--param {text}", "is given twice", "give each parameter once")
        found[name] = value
    return found


def text_of(file: Path) -> str:
    """Return the query in a file; "-" is standard input."""
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigurationError(file, f"cannot be read: {error.strerror}", "give the path of a file") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(file, "is no UTF-8 text", "save it as UTF-8") from error


def show_answer(address: str, query: str, asked: Mapping[str, object], rows: int | None) -> None:
    """Print an answer as a table; how many rows it has goes to standard error."""
    output = console()
    most = rows or None if rows is not None or not output.is_terminal else ROWS
    answer = preview_query(address, query, asked, most)
    heading, *lines = table_lines(answer.columns, answer.rows, output.width if output.is_terminal else None)
    click.echo(click.style(heading, bold=True))
    for line in lines:
        click.echo(line)
    count = f"{answer.total:,} row{'s' if answer.total != 1 else ''}"
    if answer.total > len(answer.rows):
        count += f", {len(answer.rows):,} of them shown: --rows 0 shows all, --format csv > answer.csv keeps them"
    click.echo(count, err=True)


def write_answer(address: str, query: str, asked: Mapping[str, object], form: str) -> None:
    """Write an answer to standard output, once it is complete."""
    if form == "parquet" and sys.stdout.isatty():
        raise ConfigurationError(
            "--format parquet", "is no text for a terminal", "write it to a file: … > answer.parquet"
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"answer.{form}"
        save_query(address, query, asked, path, cast(FileForm, form))
        with path.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def list_questions(address: str) -> None:
    """Print the worked queries, then the tables, views and macros."""
    # The warehouse comes first: one that cannot be asked is told before the list.
    there = relations(address)
    click.echo("Worked queries, for `whomet sql --name NAME [--param KEY=VALUE]`:")
    for about, alike in groupby(sorted(examples(), key=place_in_list), key=lambda one: one.about):
        click.echo(f"\n{click.style(about.capitalize(), bold=True)}")
        for one in alike:
            click.echo(f"  {' '.join((one.name, *map(written, one.parameters)))}\n      {one.question}")
    click.echo('\nTables, views and macros, for `whomet sql "FROM NAME"`:\n')
    show_table(("name", "kind", "holds"), there)


def place_in_list(one: Example) -> tuple[int, str, str]:
    """Return where a worked query stands in the list."""
    return SUBJECTS.index(one.about) if one.about in SUBJECTS else len(SUBJECTS), one.about, one.name


def written(parameter: Parameter) -> str:
    """Return a parameter as it is given; one with a default is in brackets."""
    return f"{parameter.name}=…" if parameter.default is None else f"[{parameter.name}=…]"
