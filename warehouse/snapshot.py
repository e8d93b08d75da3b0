"""The read-only copy beside the warehouse that notebooks, BI tools and `whomet sql` open without a lock.

It is made in two steps, so that the warehouse is held for the shorter one alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from time import time, time_ns

import duckdb

from warehouse.address import file_of, snapshot_of
from warehouse.errors import WarehouseError
from warehouse.extensions import NO_DOWNLOADS
from warehouse.statements import Connection, run_file, sql_files, transaction

_LONGEST_WORK = 24 * 3600
"""Seconds after which nobody is at work on a copy any more, even if a process has the number in its name."""


def write_snapshot(connection: Connection, address: str | Path) -> Path:
    """Copy the warehouse behind `connection`, a writer's, and make the copy its snapshot; return the path."""
    return finish_snapshot(copy_warehouse(connection, address), address)


def copy_warehouse(connection: Connection, address: str | Path) -> Path:
    """Copy the warehouse behind `connection`, a writer's, to a hidden file beside it, for `finish_snapshot`.

    Copied by SQL, never as a file: closing a copied file would drop this process's lock on the warehouse.
    """
    snapshot = snapshot_of(address).absolute()
    name = f"{os.getpid()}-{time_ns()}"
    copy = snapshot.with_name(f".{snapshot.name}.{name}")
    row = connection.execute("SELECT current_database()").fetchone()
    source = str(row[0]).replace('"', '""') if row else ""
    path = str(copy).replace("'", "''")
    # A name of its own: in a server, two copies may be under way at once.
    attached = f'"copy {name}"'
    try:
        connection.execute(f"ATTACH '{path}' AS {attached}")
        try:
            connection.execute(f'COPY FROM DATABASE "{source}" TO {attached}')
        finally:
            # DETACH writes the checkpoint, so that nothing stays in a write-ahead log beside the copy.
            connection.execute(f"DETACH {attached}")
    except BaseException:
        _remove(copy)
        raise
    return copy


def finish_snapshot(copy: Path, address: str | Path) -> Path:
    """Add to `copy`, made by `copy_warehouse`, what makes it fast to ask (warehouse/snapshot/*.sql); return the path.

    No lock on the warehouse is needed. Readers see the whole new snapshot or the old one, by an atomic rename; where
    this fails, by WarehouseError, the old one stays and the copy is gone.
    """
    snapshot = snapshot_of(address).absolute()
    try:
        with duckdb.connect(str(copy), config=NO_DOWNLOADS) as connection:
            with transaction(connection, takes_turn=False):
                for file in sql_files("snapshot"):
                    run_file(connection, file)
            connection.execute("CHECKPOINT")
        _write_through(copy)
        copy.replace(snapshot)
        _write_through(snapshot.parent)
    except (duckdb.Error, OSError) as error:
        reason = str(error).partition("\n")[0]
        remedy = "the old one stays; look at the disk and its free space, then run `whomet load`"
        raise WarehouseError(snapshot, f"cannot be renewed: {reason}", remedy) from error
    finally:
        _remove(copy)
    return snapshot


def left_behind(address: str | Path) -> Iterator[Path]:
    """Yield half-made snapshots that no living process is at work on."""
    folder = file_of(address).parent
    for path in sorted(folder.glob(f".{snapshot_of(address).name}.*")):
        process = path.name.removeprefix(f".{snapshot_of(address).name}.").partition("-")[0].partition(".")[0]
        is_old = time() - path.stat().st_mtime > _LONGEST_WORK
        if is_old or not (process.isdecimal() and _is_alive(int(process))):
            yield path


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _remove(copy: Path) -> None:
    copy.unlink(missing_ok=True)
    copy.with_name(f"{copy.name}.wal").unlink(missing_ok=True)


def _write_through(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
