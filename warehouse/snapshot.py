"""The read-only copy beside the warehouse that notebooks, BI tools and `whomet sql` open without a lock.

It is made in two steps, so that the warehouse is held for the shorter one alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from time import time, time_ns

import duckdb

from warehouse.address import file_of, snapshot_of
from warehouse.errors import WarehouseError
from warehouse.failures import FULL, failure_of
from warehouse.file_settings import FILE_SETTINGS
from warehouse.migrate import snapshot_digest, snapshot_mark
from warehouse.statements import Connection, run_file, sql_files

_LONGEST_WORK = 24 * 3600
"""Seconds after which nobody is at work on a copy any more, even if a process has the number in its name."""
_EPOCH = datetime(1970, 1, 1)
_COPY = "import shutil, sys; shutil.copyfile(sys.argv[1], sys.argv[2])"


def write_snapshot(connection: Connection, address: str | Path) -> Path:
    """Copy the warehouse behind `connection`, a writer's, and make the copy its snapshot; return the path."""
    return finish_snapshot(copy_warehouse(connection, address), address)


def copy_warehouse(connection: Connection, address: str | Path, *, is_shared: bool = False) -> Path:
    """Copy the warehouse behind `connection`, a writer's, to a hidden file beside it, for `finish_snapshot`.

    With `is_shared`, other connections of this process may write meanwhile. Raises WarehouseError where it cannot be
    written.
    """
    snapshot = snapshot_of(address).absolute()
    name = f"{os.getpid()}-{time_ns()}"
    copy = snapshot.with_name(f".{snapshot.name}.{name}")
    try:
        if isinstance(connection, duckdb.DuckDBPyConnection) and not is_shared:
            _copy_file(connection, file_of(address), copy)
        else:
            # Slower, but of one moment, whatever is written meanwhile.
            _copy_rows(connection, copy, f'"copy {name}"')
    except BaseException as error:
        remove_copy(copy)
        if isinstance(error, (duckdb.Error, OSError)):
            raise _failed(snapshot, error) from error
        raise
    return copy


def finish_snapshot(copy: Path, address: str | Path) -> Path:
    """Add to `copy`, made by `copy_warehouse`, what makes it fast to ask (warehouse/snapshot/*.sql); return the path.

    No lock on the warehouse is needed. Readers see the whole new snapshot or the old one, by an atomic rename. A copy
    that is older than the snapshot is dropped: another process was faster with a newer one. Where this fails, by
    WarehouseError, the old snapshot stays and the copy is gone.
    """
    snapshot = snapshot_of(address).absolute()
    moment = _copied_at(copy, snapshot)
    try:
        with duckdb.connect(str(copy), config=FILE_SETTINGS) as connection:
            prepare(connection)
            record = {"digest": snapshot_digest(), "copied_at": moment}
            run_file(connection, "statements/record_snapshot.sql", record)
            connection.execute("CHECKPOINT")
        _write_through(copy)
        if _moment_of(snapshot) <= moment:
            copy.replace(snapshot)
            _write_through(snapshot.parent)
    except (duckdb.Error, OSError) as error:
        raise _failed(snapshot, error) from error
    finally:
        remove_copy(copy)
    return snapshot


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Derive once, in a copy, what the views of a warehouse derive at each question; their comments stay."""
    told = run_file(connection, "statements/comments.sql").fetchall()
    for file in sql_files("snapshot"):
        run_file(connection, file)
    # A view or macro that was replaced has lost its comments.
    kept = set(run_file(connection, "statements/comments.sql").fetchall())
    for kind, name, column, comment in told:
        if (kind, name, column, comment) not in kept:
            of = f'"{name}"."{column}"' if column else f'"{name}"'
            text = comment.replace("'", "''")
            connection.execute(f"COMMENT ON {kind} {of} IS '{text}'")


def left_behind(address: str | Path) -> list[Path]:
    """Return the half-made snapshots that no living process is at work on, for `remove_copy`."""
    folder, prefix = file_of(address).parent, f".{snapshot_of(address).name}."
    found = {path.name.removesuffix(".wal").removesuffix(".tmp") for path in folder.glob(f"{prefix}*")}
    return [folder / name for name in sorted(found) if not _is_worked_on(folder / name, name.removeprefix(prefix))]


def remove_copy(copy: Path) -> None:
    """Remove a half-made snapshot with the files that DuckDB puts beside it."""
    for path in (copy, copy.with_name(f"{copy.name}.wal")):
        path.unlink(missing_ok=True)
    shutil.rmtree(copy.with_name(f"{copy.name}.tmp"), ignore_errors=True)


def _copy_file(connection: duckdb.DuckDBPyConnection, source: Path, copy: Path) -> None:
    # As bytes, 20 times as fast as row by row: whoever waits to write waits seconds. Nobody else writes, and nothing is
    # left in the write-ahead log. In another process: closing the file in this one would drop DuckDB's lock on it.
    connection.execute("CHECKPOINT")
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _COPY, str(source), str(copy)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise OSError(done.stderr.strip().rpartition("\n")[2] or f"copying ended with {done.returncode}")


def _copy_rows(connection: Connection, copy: Path, attached: str) -> None:
    row = connection.execute("SELECT current_database()").fetchone()
    source = str(row[0]).replace('"', '""') if row else ""
    path = str(copy).replace("'", "''")
    # Attached under a name of its own, since two copies may be under way at once.
    connection.execute(f"ATTACH '{path}' AS {attached}")
    try:
        connection.execute(f'COPY FROM DATABASE "{source}" TO {attached}')
    finally:
        # DETACH writes the checkpoint, so that nothing stays in a write-ahead log beside the copy.
        connection.execute(f"DETACH {attached}")


def _failed(snapshot: Path, error: Exception) -> WarehouseError:
    if (failure := failure_of(snapshot, error)) and failure.problem == FULL:
        return failure
    reason = str(error).partition("\n")[0]
    remedy = "the old one stays; look at the disk and its free space, then run `whomet load`"
    return WarehouseError(snapshot, f"cannot be renewed: {reason}", remedy)


def _copied_at(copy: Path, snapshot: Path) -> datetime:
    """Return the moment in the name of a copy, UTC."""
    nanoseconds = int(copy.name.removeprefix(f".{snapshot.name}.").partition("-")[2])
    return _EPOCH + timedelta(microseconds=nanoseconds // 1000)


def _moment_of(snapshot: Path) -> datetime:
    """Return when the snapshot that is in place was copied; long ago where it does not say."""
    if not snapshot.exists():
        return _EPOCH
    try:
        with duckdb.connect(str(snapshot), read_only=True, config=FILE_SETTINGS) as connection:
            mark = snapshot_mark(connection)
    except duckdb.Error:
        # What cannot be read is replaced.
        return _EPOCH
    return mark.copied_at if mark else _EPOCH


def _is_worked_on(copy: Path, made_by: str) -> bool:
    process = made_by.partition("-")[0]
    try:
        is_new = time() - copy.stat().st_mtime < _LONGEST_WORK
    except FileNotFoundError:
        return False
    return is_new and process.isdecimal() and _is_alive(int(process))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _write_through(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
