"""Which schema a warehouse has, and how it gets the one of this program."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from pathlib import PurePath
from typing import NamedTuple

from warehouse.errors import WarehouseError
from warehouse.statements import Connection, read_sql, run_file, sql_files, transaction

_VIEWS = 0
"""The row of `schema_versions` that stands for the views and macros, which are made anew whenever they change."""
_TURNS = 3
"""The migration that made the table of turns."""


_COMMENT = re.compile(r"^\s*COMMENT ON (?:COLUMN|MACRO)", re.MULTILINE)


class Migration(NamedTuple):
    """One step of the schema."""

    version: int
    name: str
    file: str
    digest: str


class SnapshotMark(NamedTuple):
    """What says that a file is a snapshot, or a backup of one, with tables of its own behind some views."""

    copied_at: datetime
    """When it was copied, UTC."""
    digest: str


def migrations() -> tuple[Migration, ...]:
    """Return all steps that this program knows, in order."""
    steps = []
    for file in sql_files("migrations"):
        number, _, name = PurePath(file).stem.partition("_")
        steps.append(Migration(int(number), name, file, _digest(file)))
    return tuple(steps)


def migrate(connection: Connection, address: str) -> bool:
    """Bring an empty or older warehouse to this program's schema, step by step; a current one is left alone.

    Each step is a transaction: a kill leaves an earlier schema, with all rows, and the next call goes on from there.
    Return whether it was empty. Raises WarehouseError for a file of another program, of a newer whomet or of a draft of
    the schema.
    """
    applied = _applied(connection, address)
    was_empty = not applied
    missing = [step for step in migrations() if step.version not in applied]
    was_snapshot = snapshot_mark(connection) is not None
    if not missing and not was_snapshot and applied.get(_VIEWS) == _views_digest():
        return False
    now = datetime.now(UTC).replace(tzinfo=None)
    can_comment = not is_lake(connection)
    # Where there are rows, not all in one: DuckDB does not commit a table that was altered after its rows were.
    transactions = [[step] for step in missing] if applied and missing else [missing]
    for steps in transactions:
        # The turn is taken where there is one to take already.
        with transaction(connection, takes_turn=_TURNS in applied):
            for step in steps:
                run_file(connection, step.file)
                run_file(connection, "statements/record_version.sql", {**step._asdict(), "now": now})
            if steps is transactions[-1]:
                if was_snapshot:
                    run_file(connection, "statements/forget_snapshot.sql")
                _renew_views(connection, now, can_comment=can_comment)
        applied |= {step.version: step.digest for step in steps}
    return was_empty


def check_schema(connection: Connection, address: str) -> None:
    """Raise WarehouseError unless the warehouse has exactly this program's schema."""
    applied = _applied(connection, address)
    if any(step.version not in applied for step in migrations()):
        raise WarehouseError(address, "has the schema of an older whomet", "run `whomet load` once: it brings it up")


def is_current(connection: Connection) -> bool:
    """Return whether tables, views and macros are those of this program."""
    try:
        applied = _applied(connection, "")
    except WarehouseError:
        return False
    mark = snapshot_mark(connection)
    if mark and mark.digest != snapshot_digest():
        return False
    return applied == {_VIEWS: _views_digest()} | {step.version: step.digest for step in migrations()}


def schema_version(connection: Connection) -> int:
    """Return the number of the newest migration that was applied; 0 for an empty file."""
    return max(_applied(connection, "warehouse"), default=0)


def snapshot_digest() -> str:
    """Return a hash of the SQL that makes a snapshot of a copy."""
    return _digest(*sql_files("snapshot"))


def snapshot_mark(connection: Connection) -> SnapshotMark | None:
    """Return what a snapshot says of itself; None for a warehouse."""
    if run_file(connection, "statements/is_snapshot.sql").fetchone() != (True,):
        return None
    row = run_file(connection, "statements/snapshot_mark.sql").fetchone()
    return SnapshotMark(*row) if row else None


def _applied(connection: Connection, address: str) -> dict[int, str]:
    tables = {name for (name,) in run_file(connection, "statements/table_names.sql").fetchall()}
    if not tables:
        return {}
    if "schema_versions" not in tables:
        problem = f"is a DuckDB file of another program (it holds {', '.join(sorted(tables)[:3])})"
        raise WarehouseError(address, problem, "give another --warehouse")
    applied = {int(version): str(digest) for version, digest in _versions(connection)}
    known = {step.version: step for step in migrations()}
    newer = [version for version in applied if version != _VIEWS and version not in known]
    if newer:
        problem = f"has schema {max(newer)}, this whomet knows {max(known)}"
        raise WarehouseError(address, problem, "update whomet, or give another --warehouse")
    for version, step in known.items():
        if applied.get(version, step.digest) != step.digest:
            problem = f"was made with another draft of migration {version}"
            raise WarehouseError(address, problem, "delete the file and ingest again")
    return applied


def is_lake(connection: Connection) -> bool:
    """Return whether the rows are in a DuckLake."""
    row = run_file(connection, "statements/database_type.sql").fetchone()
    return row == ("ducklake",)


def _renew_views(connection: Connection, now: datetime, *, can_comment: bool) -> None:
    for file in sql_files("views"):
        _run_views(connection, file, can_comment)
    record = {"version": _VIEWS, "name": "views", "digest": _views_digest(), "now": now}
    run_file(connection, "statements/record_version.sql", record)


def _run_views(connection: Connection, file: str, can_comment: bool) -> None:
    for statement in connection.extract_statements(read_sql(file)):
        # A lake keeps no comments of macros and of columns of views; docs/tables.md has them.
        if can_comment or not _COMMENT.search(statement.query):
            connection.execute(statement)


def _versions(connection: Connection) -> list[tuple[int, str]]:
    return connection.execute("SELECT version, digest FROM schema_versions").fetchall()


def _digest(*files: str) -> str:
    return hashlib.sha256("\n".join(map(read_sql, files)).encode()).hexdigest()[:16]


def _views_digest() -> str:
    return _digest(*sql_files("views"))
