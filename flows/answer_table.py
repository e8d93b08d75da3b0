"""How an answer is shown as a table: it fits the terminal, every column stays, and off a terminal nothing is cut."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import pairwise

from rich.cells import cell_len, set_cell_size

from flows.display import shown

GAP = "  "
LEAST_WIDTH = 8
"""Columns are not made narrower: where they would have to be, rows are shown one below the other, value by value."""

MOST_BLANKS = 120
"""Off a terminal, values are filled up to this: one long text must not make every row as long."""

# Names and titles come from the web: nothing in them may move the cursor or change colours.
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")


def table_lines(columns: Sequence[str], rows: Sequence[Sequence[object]], width: int | None) -> list[str]:
    """Return heading and rows as lines of at most `width` cells of a terminal; None does not cut anything."""
    cells = [[shown(value).translate(_CONTROLS) for value in row] for row in rows]
    natural = [
        max(map(cell_len, (name, *(row[number] for row in cells)))) if cells else cell_len(name)
        for number, name in enumerate(columns)
    ]
    to_the_right = [bool(rows) and all(_is_number(row[number]) for row in rows) for number in range(len(columns))]
    if width is None:
        widths = [min(needed, MOST_BLANKS) for needed in natural]
        return [_line(row, widths, to_the_right) for row in (columns, *cells)]
    fitting = fitting_widths(natural, width - len(GAP) * (len(columns) - 1))
    if fitting is None:
        return _records(columns, cells, width) if rows else textwrap.wrap(GAP.join(columns), width)
    cut = [[_cut(text, most) for text, most in zip(row, fitting, strict=True)] for row in (columns, *cells)]
    return [_line(row, fitting, to_the_right) for row in cut]


def fitting_widths(natural: Sequence[int], space: int) -> list[int] | None:
    """Return a width for each column, `space` in all: the widest ones give way. None where there is not enough."""
    least = [min(width, LEAST_WIDTH) for width in natural]
    if sum(least) > space:
        return None
    # The widest that fits; what is left over goes to the columns that are cut.
    limits = range(min(max(natural, default=0), space), LEAST_WIDTH - 1, -1)
    limit = next((limit for limit in limits if sum(min(width, limit) for width in natural) <= space), LEAST_WIDTH)
    widths = [min(width, limit) for width in natural]
    for number, width in enumerate(natural):
        if sum(widths) < space and widths[number] < width:
            widths[number] += 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], to_the_right: Sequence[bool]) -> str:
    filled = []
    for text, width, is_right in zip(cells, widths, to_the_right, strict=True):
        blanks = " " * (width - cell_len(text))
        filled.append(blanks + text if is_right else text + blanks)
    return GAP.join(filled).rstrip()


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


def _records(columns: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> list[str]:
    longest = max(map(cell_len, columns))
    rest = max(width - longest - len(GAP), LEAST_WIDTH)
    lines = []
    for number, row in enumerate(cells, start=1):
        lines.append(f"── {number} {'─' * (width - len(str(number)) - 4)}"[:width])
        for name, cell in zip(columns, row, strict=True):
            for first, part in pairwise(["", *(textwrap.wrap(cell, rest) or [""])]):
                lines.append((set_cell_size("" if first else name, longest) + GAP + part).rstrip())
    return lines


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))
