"""How a hand-off gets into the warehouse: in one transaction, and twice is the same as once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import duckdb
import polars as pl

from warehouse.errors import HandOffError
from warehouse.statements import Connection, run_file, transaction, unit_of_work


class Loaded(NamedTuple):
    """What a hand-off brought."""

    new_articles: int = 0
    changed_articles: int = 0
    """Known articles with another text or day of publication."""
    reread_articles: int = 0
    """Known articles, the same text: read again by other rules or another model, or left over from a crash."""
    accounts: int = 0
    rejects: int = 0

    def plus(self, other: Loaded) -> Loaded:
        """Return the sum, field by field."""
        return Loaded(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


@unit_of_work
def load_hand_off(connection: Connection, path: Path, *, now: datetime | None = None) -> Loaded:
    """Merge one hand-off, all or nothing; an article that it brings replaces what was read in it before.

    `now` (UTC, naive) goes into clock columns alone. Raises HandOffError where the file cannot be read as a hand-off of
    this version; the file is left where it is.
    """
    moment = now or datetime.now(UTC).replace(tzinfo=None)
    try:
        # Read here, since a server does not see the files of this machine.
        connection.register("hand_off", pl.read_parquet(path))
        run_file(connection, "statements/stage_hand_off.sql")
        row = run_file(connection, "statements/count_hand_off.sql").fetchone()
    except (duckdb.Error, pl.exceptions.PolarsError, OSError) as error:
        reason = str(error).partition("\n")[0]
        raise HandOffError(path, f"is no hand-off of this whomet ({reason})", "ingest its articles again") from error
    with transaction(connection):
        run_file(connection, "statements/load.sql", {"now": moment})
        run_file(connection, "statements/merge_rejects.sql", {"now": moment})
    connection.unregister("hand_off")
    return Loaded(*row) if row else Loaded()
