"""What fetching remembers from one run to the next: what was listed, what is due, what sources and hosts asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import polars as pl

from warehouse.statements import Connection, registered, run_file, transaction, unit_of_work

POLL_TABLES = ("listed_items", "polled_sources", "polled_documents", "met_hosts", "new_rejects")
"""The frames that a poll hands over."""


class ListedCount(NamedTuple):
    """What polls of a source listed on one host."""

    source: str
    host: str | None
    new: int
    changed: int
    """Known, but the listing says that they have changed."""
    known: int
    """Known, settled and as they were."""


def source_rows(connection: Connection, names: Iterable[str]) -> list[dict[str, Any]]:
    """Return the rows of `sources` of that name."""
    return _rows(connection, "statements/remembered_sources.sql", {"sources": sorted(names)})


def document_rows(connection: Connection, names: Iterable[str]) -> list[dict[str, Any]]:
    """Return the rows of `source_documents` of sources of that name."""
    return _rows(connection, "statements/remembered_documents.sql", {"sources": sorted(names)})


def host_rows(connection: Connection) -> list[dict[str, Any]]:
    """Return all rows of `hosts`."""
    return _rows(connection, "statements/remembered_hosts.sql", {})


@unit_of_work
def remember_polls(connection: Connection, frames: Mapping[str, pl.DataFrame], now: datetime) -> list[ListedCount]:
    """Store what polls brought, by table of POLL_TABLES, in one transaction: items and validators, or neither.

    `now` is naive UTC. Return what was new in it.
    """
    with registered(connection, {name: frames[name] for name in POLL_TABLES}):
        counts = [ListedCount(*row) for row in run_file(connection, "statements/count_listed.sql").fetchall()]
        with transaction(connection):
            for file in ("list_items", "remember_sources", "remember_hosts", "merge_rejects"):
                run_file(connection, f"statements/{file}.sql", {"now": now})
    return counts


@unit_of_work
def remember_hosts(connection: Connection, hosts: pl.DataFrame) -> None:
    """Store what hosts have asked for, each in place of what was known of it."""
    if hosts.height:
        with registered(connection, {"met_hosts": hosts}), transaction(connection):
            run_file(connection, "statements/remember_hosts.sql")


@unit_of_work
def settle_duplicates(connection: Connection, sources: Sequence[str]) -> dict[tuple[str, str], int]:
    """Settle the waiting items of `sources` that are stored articles already; return how many, by source and host."""
    rows = run_file(connection, "statements/find_duplicates.sql", {"sources": list(sources)}).fetchall()
    if rows:
        with transaction(connection):
            run_file(connection, "statements/settle_duplicates.sql")
    counts: dict[tuple[str, str], int] = {}
    for source, host in rows:
        counts[source, host] = counts.get((source, host), 0) + 1
    return counts


def due_items(
    connection: Connection,
    sources: Sequence[str],
    now: datetime,
    *,
    since: date | None,
    most: int,
    tried: Collection[tuple[str, str]] = (),
) -> list[dict[str, Any]]:
    """Return at most `most` items of `sources` that are to be fetched `now` (naive UTC), hosts taking turns.

    Those that were `tried` (source and key) are left out.
    """
    parameters = {"sources": list(sources), "now": now, "since": since, "most": most}
    # Not a parameter: lists of 100,000 take the binding half a minute.
    tried_items = pl.DataFrame(list(tried), schema={"source": pl.String, "item_key": pl.String}, orient="row")
    with registered(connection, {"tried_items": tried_items}):
        return _rows(connection, "statements/due_items.sql", parameters)


@unit_of_work
def record_run(connection: Connection, run: Mapping[str, object], outcome_counts: pl.DataFrame) -> None:
    """Write what a run has done so far, in place of what was written of it before.

    `run` has the columns of `runs`; `outcome_counts` those of `run_outcomes` without run_id.
    """
    with registered(connection, {"outcome_counts": outcome_counts}), transaction(connection):
        run_file(connection, "statements/record_run.sql", dict(run))


def _rows(connection: Connection, file: str, parameters: Mapping[str, object]) -> list[dict[str, Any]]:
    cursor = run_file(connection, file, parameters)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
