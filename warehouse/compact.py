"""How a warehouse is kept small."""

from __future__ import annotations

from warehouse.migrate import is_lake
from warehouse.statements import Connection, run_file


def compact_warehouse(connection: Connection) -> None:
    """Write what waits in a log into the file; in a lake, put small files together and forget old ones after a week."""
    run_file(connection, f"statements/compact_{'lake' if is_lake(connection) else 'file'}.sql")
