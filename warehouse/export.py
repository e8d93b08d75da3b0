"""How encounters leave the warehouse: as tables, PLOVER records, dyads like GDELT's, or a network."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path, PurePath
from typing import Any, Literal, NamedTuple, cast, get_args

from warehouse.answer_file import FileForm, beside, whole_file, write_answer
from warehouse.connection import LOCK_TIMEOUT, reader
from warehouse.errors import WarehouseError
from warehouse.gexf import write_gexf
from warehouse.statements import FOLDER, Connection, read_sql, sql_files

ExportForm = Literal["parquet", "csv", "plover", "dyads", "gexf"]
FORMS: tuple[ExportForm, ...] = get_args(ExportForm)
TABLE_FORMS: frozenset[ExportForm] = frozenset(("parquet", "csv"))
"""Forms in which a folder takes all tables, and a file the encounters."""
COLUMNS_FILE = "columns.csv"

EVENTS_AT_ONCE = 200_000
"""Of so many events what is told is joined at once, so that memory does not grow with the warehouse."""

_CODED = frozenset(("exports/plover.sql", "exports/dyads.sql"))
_ROWS_AT_ONCE = 10_000
_Cut = tuple[date | None, str | None]


class Period(NamedTuple):
    """The days whose events are exported, inclusive; None is without end. Without both, events without days too."""

    since: date | None = None
    until: date | None = None


def export(
    address: str | Path,
    form: ExportForm,
    output: Path,
    period: Period = Period(),  # noqa: B008 - frozen
    *,
    timeout: float = LOCK_TIMEOUT,
) -> list[Path]:
    """Write the encounters of `period` to `output`, whole or not at all, and return the files that were written.

    What is there is replaced: a file, or a folder of an earlier export. In a form of TABLE_FORMS, an `output` without
    ending or one that is a folder takes a file a table, with columns.csv to explain them. From a snapshot all is of one
    moment; a server or lake goes on changing, and a transaction that kept its state would lock writers out.

    Raises WarehouseError as `reader` does, and where the output cannot be written or would replace something else.
    """
    if form in TABLE_FORMS and (output.is_dir() or not output.suffix):
        return _export_tables(address, cast(FileForm, form), output, period, timeout)
    with whole_file(output) as path, reader(address, timeout=timeout) as connection:
        if form == "gexf":
            _write_network(connection, path, period)
        elif form == "plover":
            _write_slices(connection, "exports/plover.sql", path, "jsonl", period)
        elif form == "dyads":
            _write_slices(connection, "exports/dyads.sql", path, "csv", period)
        else:
            _write(connection, "exports/encounters.sql", path, form, period)
    return [output]


def _export_tables(address: str | Path, form: FileForm, folder: Path, period: Period, timeout: float) -> list[Path]:
    files = {PurePath(file).stem: file for file in ("exports/encounters.sql", *sql_files("exports/tables"))}
    names = [f"{table}.{form}" for table in files] + [COLUMNS_FILE]
    _refuse_other_folder(folder, files)
    with beside(folder) as made, beside(folder.with_name(f"{folder.name}.old")) as old:
        made.mkdir()
        with reader(address, timeout=timeout) as connection:
            for table, file in files.items():
                _write(connection, file, made / f"{table}.{form}", form, period)
            columns = read_sql("exports/columns.sql")
            write_answer(connection, columns, {"tables": list(files)}, made / COLUMNS_FILE, "csv")
        if folder.exists():
            folder.replace(old)
        try:
            made.replace(folder)
        except OSError:
            if old.exists():
                old.replace(folder)
            raise
    return [folder / name for name in names]


def _refuse_other_folder(folder: Path, tables: dict[str, str]) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise WarehouseError(folder, "is no folder", "give a path with an ending for one file, or another folder")
    ours = {f"{table}.{form}" for table in tables for form in TABLE_FORMS} | {COLUMNS_FILE}
    if folder.resolve() == Path.cwd():
        raise WarehouseError(folder, "is the folder that you are in", "give one of its own: it is replaced as a whole")
    others = sorted(path.name for path in folder.iterdir() if path.name not in ours)
    if others:
        raise WarehouseError(folder, f"holds other files ({others[0]})", "give a folder that is empty or not there yet")


def _write(connection: Connection, file: str, path: Path, form: FileForm, period: Period) -> None:
    query, parameters = _query(connection, file, period)
    write_answer(connection, query, parameters, path, form)


def _write_slices(connection: Connection, file: str, path: Path, form: FileForm, period: Period) -> None:
    """Write what `_write` would, slice by slice: in `form`, one file after the other has to be a file again."""
    cuts = connection.execute(
        read_sql("exports/slices.sql"), {**period._asdict(), "events_at_once": EVENTS_AT_ONCE}
    ).fetchall()
    piece = path.with_name(f"{path.name}.piece")
    try:
        with path.open("wb") as whole:
            for number, (first, following) in enumerate(pairwise([(None, None), *cuts, (None, None)])):
                query, parameters = _query(connection, file, period, first, following)
                write_answer(connection, query, parameters, piece, form, has_heading=number == 0)
                with piece.open("rb") as rows:
                    shutil.copyfileobj(rows, whole)
    finally:
        piece.unlink(missing_ok=True)


def _write_network(connection: Connection, path: Path, period: Period) -> None:
    days = " to ".join(str(day) if day else "…" for day in period)
    nodes = _rows(connection, "exports/nodes.sql", period)
    edges = _rows(connection, "exports/edges.sql", period)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        write_gexf(file, nodes, edges, description=f"Who met whom, {days}")


def _rows(connection: Connection, file: str, period: Period) -> Iterator[dict[str, Any]]:
    """Yield the rows of a query, which is asked when the first is wanted: one connection has one answer at a time."""
    query, parameters = _query(connection, file, period)
    cursor = connection.execute(query, parameters)
    names = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(_ROWS_AT_ONCE):
        for row in rows:
            yield dict(zip(names, row, strict=True))


def _query(
    connection: Connection, file: str, period: Period, first: _Cut = (None, None), following: _Cut = (None, None)
) -> tuple[str, dict[str, object]]:
    """Return a query with its parameters, on the events from `first` until before `following`, or on all."""
    beginning = ["exports/period.sql", *(["exports/coded.sql"] if file in _CODED else [])]
    query = "\n".join((*map(read_sql, beginning), "FROM (", read_sql(file), ")"))
    (statement,) = connection.extract_statements(query)
    cuts = {"first_day": first[0], "first_event": first[1], "next_day": following[0], "next_event": following[1]}
    given = {**period._asdict(), **cuts, **_codes()}
    return query, {name: given[name] for name in statement.named_parameters}


@cache
def _codes() -> dict[str, list[object]]:
    """Return the columns of the files of codes, as parameters of coded.sql."""
    sectors = _columns("sectors.csv")
    return _columns("codes.csv") | {
        "word": sectors["word"],
        "plover": sectors["plover"],
        "sector_cameo": sectors["cameo"],
    }


def _columns(name: str) -> dict[str, list[object]]:
    with (FOLDER / "exports" / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return {column: [row[column] or None for row in rows] for column in rows[0]}
