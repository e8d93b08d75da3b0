"""Where DuckDB's extensions come from: packages of the registry, never a download."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseError

NO_DOWNLOADS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
"""Settings of every connection: what is needed is loaded here, and nothing else is looked for on the network."""


def extension_path(name: str) -> Path:
    """Return the file of an extension, such as "httpfs". Raises WarehouseError where its package is not installed."""
    package = find_spec(f"duckdb_extension_{name}")
    for folder in (package.submodule_search_locations if package else None) or ():
        path = Path(folder) / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
        if path.exists():
            return path
    wanted = f"duckdb-extension-{name.replace('_', '-')}=={duckdb.__version__}"
    raise WarehouseError(f"DuckDB's extension {name}", "is not installed", f"pip install {wanted}")


def load_extension(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Load an extension into the database behind `connection`; nothing is written to the home folder.

    Raises WarehouseError as `extension_path` does.
    """
    path = str(extension_path(name)).replace("'", "''")
    connection.execute(f"LOAD '{path}'")
