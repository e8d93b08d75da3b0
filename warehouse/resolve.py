"""What resolve reads and writes: accounts and candidates out, events in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from warehouse.statements import Connection, read_sql, run_file, transaction

EVENT_TABLES = ("events", "event_accounts", "event_participants", "event_status_changes")
"""The tables that resolve hands over as frames; encounters, pairs and redirects follow from them in SQL."""


def unresolved_accounts(connection: Connection, *, everything: bool = False) -> list[str]:
    """Return the accounts to resolve: without event, changed, or left behind by one that vanished; or all."""
    return _ids(connection, "statements/unresolved.sql", {"everything": everything})


def candidate_pairs(
    connection: Connection, accounts: Iterable[str], *, vague_days: int, month_days: int, near_days: int
) -> list[tuple[str, str]]:
    """Return pairs of account ids, each sorted, that may tell of one encounter, one of the two among `accounts`.

    An account stands at its days where they are fewer than `month_days`, and at its day of publication where it has
    none or where they span more than `vague_days`; the two must stand within `near_days` of each other.
    """
    parameters = {
        "accounts": sorted(accounts),
        "vague_days": vague_days,
        "month_days": month_days,
        "near_days": near_days,
    }
    return connection.execute(read_sql("statements/candidates.sql"), parameters).fetchall()


def event_mates(connection: Connection, accounts: Iterable[str]) -> list[str]:
    """Return all accounts of the events that `accounts` are in at present."""
    return _ids(connection, "statements/event_mates.sql", {"accounts": sorted(accounts)})


def account_rows(connection: Connection, accounts: Iterable[str]) -> list[dict[str, Any]]:
    """Return a row for each account: its columns, `actors` (a list of dicts) and `phrases`."""
    cursor = connection.execute(read_sql("statements/account_facts.sql"), {"accounts": sorted(accounts)})
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def write_events(connection: Connection, frames: Mapping[str, pl.DataFrame]) -> None:
    """Replace the events of all accounts in `frames`, keyed by table of EVENT_TABLES, in one transaction."""
    views = {f"new_{table}": frames[table] for table in EVENT_TABLES}
    for name, frame in views.items():
        connection.register(name, frame)
    try:
        with transaction(connection):
            run_file(connection, "statements/write_events.sql")
    finally:
        for name in views:
            connection.unregister(name)


def _ids(connection: Connection, file: str, parameters: Mapping[str, object]) -> list[str]:
    return [account_id for (account_id,) in connection.execute(read_sql(file), dict(parameters)).fetchall()]
