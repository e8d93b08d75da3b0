"""The read-only copy beside the warehouse that notebooks, BI tools and `whomet sql` open without a lock."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from warehouse.address import snapshot_of


def write_snapshot(connection: duckdb.DuckDBPyConnection, address: str | Path) -> Path:
    """Copy the warehouse behind `connection`, a writer's, to its snapshot by an atomic rename, and return the path.

    Copied by SQL, never as a file: closing a copied file would drop this process's lock on the warehouse.
    """
    snapshot = snapshot_of(address)
    temporary = snapshot.with_name(f".{snapshot.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    try:
        _copy(connection, temporary)
        temporary.replace(snapshot)
    finally:
        temporary.unlink(missing_ok=True)
        temporary.with_name(f"{temporary.name}.wal").unlink(missing_ok=True)
    return snapshot


def _copy(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    row = connection.execute("SELECT current_database()").fetchone()
    source = str(row[0]).replace('"', '""') if row else ""
    path = str(target).replace("'", "''")
    connection.execute(f"ATTACH '{path}' AS snapshot_copy")
    try:
        connection.execute(f'COPY FROM DATABASE "{source}" TO snapshot_copy')
    finally:
        # DETACH writes the checkpoint, so that nothing stays in a write-ahead log beside the copy.
        connection.execute("DETACH snapshot_copy")
