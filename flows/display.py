"""How answers look: tables on a terminal, plain columns elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from rich.console import Console
from rich.markup import escape
from rich.table import Table

# Off a terminal nothing is cut or wrapped: the reader there is a file or another program.
UNBOUNDED = 10_000


def console(*, stderr: bool = False) -> Console:
    """Return a console of the terminal's width, or of none where the output goes elsewhere."""
    found = Console(stderr=stderr, highlight=False)
    return found if found.is_terminal else Console(stderr=stderr, highlight=False, width=UNBOUNDED)


def show_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table to standard output; columns without names have no heading."""
    table = Table(box=None, header_style="bold", pad_edge=False, show_header=any(columns))
    for number, column in enumerate(columns):
        # Where cells are wrapped, the eye finds the rows by their first column.
        table.add_column(column, overflow="fold", style="bold" if number == 0 and any(columns) else "")
    for row in rows:
        table.add_row(*(escape(shown(value)) for value in row))
    output = console()
    if output.is_terminal:
        output.print(table)
        return
    with output.capture() as capture:
        output.print(table)
    # The blanks that fill the last column are of no use in a file.
    print("\n".join(line.rstrip() for line in capture.get().splitlines()))


def shown(value: object) -> str:
    """Return a value as a person reads it: nothing for NULL, lists with commas, days without time, truth as in SQL."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(shown, value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:g}" if isinstance(value, float) else str(value)
