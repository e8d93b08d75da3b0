"""Where it rests: `from warehouse import open_warehouse; open_warehouse().sql("FROM encounters")`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.notebook import Warehouse

__all__ = ["open_warehouse"]


def open_warehouse(address: str | Path | None = None) -> Warehouse:
    """Return the warehouse to ask, by default that in WHOMET_WAREHOUSE or the clone's data/whomet.duckdb.

    It is opened for each question and closed again, so that a notebook never keeps ingest waiting: a missing or foreign
    warehouse is told at the first question.
    """
    # Imported here, so that `import warehouse` costs nothing.
    from warehouse.address import default_address
    from warehouse.notebook import Warehouse

    return Warehouse(str(address or default_address()))
