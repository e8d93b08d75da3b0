"""How a hand-off gets into the warehouse: in one transaction, and twice is the same as once."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import duckdb
import polars as pl

from warehouse.connection import two_threads
from warehouse.errors import HandOffError
from warehouse.statements import Connection, run_file, transaction, unit_of_work

_DIGEST = re.compile(r"[0-9a-f]{16}")
_DATA_FAULTS = (duckdb.DataError, duckdb.IntegrityError, duckdb.ProgrammingError, duckdb.NotSupportedError)
# A server tells every error as one of the connection, with the words of its own.
_DATA_FAULT = re.compile(r"(?:Constraint|Conversion|Binder|Catalog|Out of Range|Mismatch Type|Invalid Input) Error")


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
    with _refusals_told(path):
        # Read here, since a server does not see the files of this machine.
        connection.register("hand_off", _read(path))
        run_file(connection, "statements/stage_hand_off.sql")
        with transaction(connection):
            with two_threads(connection):
                run_file(connection, "statements/find_by_number.sql")
            run_file(connection, "statements/load.sql", {"now": moment})
            run_file(connection, "statements/merge_rejects.sql", {"now": moment})
        row = run_file(connection, "statements/load_counts.sql").fetchone()
        connection.unregister("hand_off")
    return Loaded(*row) if row else Loaded()


def _read(path: Path) -> pl.DataFrame:
    """Return the frame of a hand-off; ValueError where it is not what was written: its name is the digest of that."""
    content = path.read_bytes()
    if _DIGEST.fullmatch(path.stem) and path.stem != hashlib.sha256(content).hexdigest()[:16]:
        raise ValueError("its bytes have changed since it was written")
    frame = pl.read_parquet(io.BytesIO(content))
    if frame.height != 1:
        raise ValueError(f"{frame.height} rows where one is expected")
    return frame


@contextmanager
def _refusals_told(path: Path) -> Iterator[None]:
    """Raise HandOffError for what is the fault of the hand-off, and would be at every other try."""
    try:
        yield
    except FileNotFoundError:
        raise
    except (OSError, ValueError, pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        raise _refused(path, error) from error
    except duckdb.Error as error:
        if isinstance(error, _DATA_FAULTS) or _DATA_FAULT.search(str(error)):
            raise _refused(path, error) from error
        raise


def _refused(path: Path, error: BaseException) -> HandOffError:
    reason = str(error).partition("\n")[0]
    return HandOffError(path, f"is no hand-off of this whomet ({reason})", "ingest its articles again")
