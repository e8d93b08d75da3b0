"""How an answer becomes a file: DuckDB writes it, row by row, so that it need not fit into memory."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import duckdb
import polars as pl

from warehouse.client import literal
from warehouse.errors import WarehouseError
from warehouse.statements import Connection

FileForm = Literal["parquet", "csv", "json", "jsonl"]
"""What DuckDB writes: json is one array of objects, jsonl one object a line."""

_OPTIONS: dict[FileForm, str] = {
    "parquet": "FORMAT parquet, COMPRESSION zstd",
    "csv": "FORMAT csv",
    "json": "FORMAT json, ARRAY true",
    "jsonl": "FORMAT json",
}
_DATABASE_MARK = b"DUCK"


def write_answer(
    connection: Connection,
    query: str,
    parameters: Mapping[str, object],
    path: Path,
    form: FileForm,
    *,
    has_heading: bool = True,
) -> None:
    """Write the answer to a reading statement to `path`; what is there is replaced. In CSV, lists become text: a; b.

    Raises duckdb.Error as the query does, and OSError where the file cannot be written.
    """
    written = _flat(connection, query, parameters) if form == "csv" else query
    options = _OPTIONS[form] + (f", HEADER {has_heading}" if form == "csv" else "")
    copy: Any = getattr(connection, "copy", None)
    try:
        if copy is not None:
            copy(written, parameters, path, options)
        else:
            connection.execute(f"COPY (\n{written}\n) TO {literal(str(path))} ({options})", dict(parameters))
    except duckdb.IOException as error:
        message = str(error).partition("\n")[0]
        # One that names the file is about it, and no fault of the warehouse.
        if str(path) not in message:
            raise
        raise OSError(None, message.rpartition(": ")[2]) from error


def write_frame(frame: pl.DataFrame, path: Path, form: FileForm) -> None:
    """Write a frame as `write_answer` writes an answer."""
    with duckdb.connect() as connection:
        connection.register("answer", frame)
        write_answer(connection, "FROM answer", {}, path, form)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield a path to write to; afterwards it takes the place of `path`, or is gone if something failed.

    Raises WarehouseError for a path that is a folder or a database, or whose folder is not there.
    """
    if path.is_dir():
        raise WarehouseError(path, "is a folder", "give the path of a file")
    _refuse_database(path)
    with beside(path) as temporary:
        yield temporary
        temporary.replace(path)


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Yield a free path in the folder of `path`, and take away what is left there in the end."""
    if not path.absolute().parent.is_dir():
        raise WarehouseError(path, "its folder is not there", "make the folder first, or give another path")
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield temporary
    except OSError as error:
        problem = f"cannot be written: {error.strerror or error}"
        raise WarehouseError(path, problem, "free space, or give another path") from error
    finally:
        if temporary.is_dir():
            shutil.rmtree(temporary, ignore_errors=True)
        else:
            temporary.unlink(missing_ok=True)


def _refuse_database(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except FileNotFoundError:
        return
    except OSError as error:
        raise WarehouseError(path, f"cannot be replaced: {error.strerror}", "give another path") from error
    if head[8:] == _DATABASE_MARK:
        raise WarehouseError(path, "is a DuckDB database, which would be lost", "give another path")


def _flat(connection: Connection, query: str, parameters: Mapping[str, object]) -> str:
    """Return the query with its lists as text: CSV has none."""
    columns = connection.execute(f"DESCRIBE (\n{query}\n)", dict(parameters)).fetchall()
    lists = [_identifier(name) for name, kind, *_ in columns if kind.endswith("[]") and "(" not in kind]
    if not lists:
        return query
    texts = ", ".join(f"array_to_string({name}::VARCHAR[], '; ') AS {name}" for name in lists)
    return f"SELECT * REPLACE ({texts}) FROM (\n{query}\n)"


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
