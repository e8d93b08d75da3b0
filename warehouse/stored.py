"""What the warehouse holds already: versions to skip, articles to read again, encounters to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

import polars as pl

from warehouse.statements import Connection, read_sql, registered, run_file

CLOCK_COLUMNS = frozenset(
    (
        *("first_seen_at", "loaded_at", "applied_at", "listed_at", "tried_at", "next_try_at", "attempts"),
        *("started_at", "ended_at", "polled_at", "next_due_at", "moved_since_at", "full_at"),
        *("held_until_at", "down_until_at", "robots_at", "requested_at"),
    )
)
LOG_TABLES = frozenset(("runs", "run_outcomes", "sources", "source_documents", "hosts", "turns"))
"""Columns and tables that say when something was done. Nothing else depends on which run did it, or in which order."""


class KnownArticle(NamedTuple):
    """An article of which something is stored that a batch has to know."""

    article_id: str
    text_hash: str
    rules_digest: str
    model: str
    publisher: str | None
    body_hash: str | None
    access: str | None


class KnownVersion(NamedTuple):
    """The version of an article that is stored, and what read it."""

    text_hash: str
    rules_digest: str
    model: str


def known_versions(connection: Connection) -> dict[str, KnownVersion]:
    """Return what read each stored article, by article_id: whatever other rules have read is stale.

    A file that a killed run left empty has nothing.
    """
    if "articles" not in _tables(connection):
        return {}
    rows = run_file(connection, "statements/known_versions.sql").fetchall()
    return {article_id: KnownVersion(*rest) for article_id, *rest in rows}


def known_articles(
    connection: Connection, article_ids: Iterable[str], body_hashes: Iterable[str]
) -> list[KnownArticle]:
    """Return what is stored of these articles, and of others with the same words."""
    if "articles" not in _tables(connection):
        return []
    asked = {
        "asked_articles": pl.DataFrame({"article_id": sorted(article_ids)}, schema={"article_id": pl.String()}),
        "asked_bodies": pl.DataFrame({"body_hash": sorted(body_hashes)}, schema={"body_hash": pl.String()}),
    }
    with registered(connection, asked):
        rows = run_file(connection, "statements/known_articles.sql").fetchall()
    return [KnownArticle(*row) for row in rows]


def stale_articles(connection: Connection, rules_digest: str, model: str) -> int:
    """Return how many articles other rules or another model have read; 0 in a file that a killed run left empty."""
    if "articles" not in _tables(connection):
        return 0
    row = run_file(
        connection, "statements/stale_articles.sql", {"rules_digest": rules_digest, "model": model}
    ).fetchone()
    return int(row[0]) if row else 0


def moved_articles(connection: Connection, wanted: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str, str]]:
    """Return (source, item key, article id, text) of what a source brought under the same guid at another address.

    `wanted` are source, guid and item key.
    """
    sources, guids, keys = ([*column] for column in zip(*wanted, strict=True))
    parameters = {"sources": sources, "guids": guids, "item_keys": keys}
    return connection.execute(read_sql("statements/moved_articles.sql"), parameters).fetchall()


def stored_articles(
    connection: Connection,
    *,
    since: date | None = None,
    until: date | None = None,
    stale_for: tuple[str, str] | None = None,
    batch_size: int = 200,
) -> Iterator[list[dict[str, Any]]]:
    """Yield batches of rows of `articles`, oldest first, for `tasks.frames.article_of`.

    `since` and `until` are days of publication, inclusive; articles without a day count only where neither is given.
    `stale_for` is (rules digest, model): only articles that something else read.
    """
    digest, model = stale_for or (None, None)
    parameters = {"since": since, "until": until, "rules_digest": digest, "model": model}
    cursor = connection.execute(read_sql("statements/stored_articles.sql"), parameters)
    names = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(batch_size):
        yield [dict(zip(names, row, strict=True)) for row in rows]


def encounter_rows(connection: Connection, limit: int = 20) -> pl.DataFrame:
    """Return the newest encounters to show: columns who, whom, place, time, topics, status, all of them text."""
    return connection.execute(read_sql("statements/encounter_rows.sql"), {"limit": limit}).pl()


def row_counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows by table."""
    return {table: _one(connection, f'SELECT count(*) FROM "{table}"') for table in _tables(connection)}


def digest(connection: Connection) -> dict[str, str]:
    """Return a hash by table of all rows in whatever order, without clock columns and the tables that log runs."""
    digests = {}
    for table in (table for table in _tables(connection) if table not in LOG_TABLES):
        columns = ", ".join(f'"{name}"' for name in _columns(connection, table) if name not in CLOCK_COLUMNS)
        query = f'SELECT coalesce(sum(hash(r)::HUGEINT), 0) + count(*) FROM (SELECT {columns} FROM "{table}") AS r'
        digests[table] = f"{_one(connection, query):x}"
    return digests


def _tables(connection: Connection) -> list[str]:
    return sorted(name for (name,) in run_file(connection, "statements/table_names.sql").fetchall())


def _columns(connection: Connection, table: str) -> list[str]:
    parameters = {"table": table}
    return [name for (name,) in connection.execute(read_sql("statements/column_names.sql"), parameters).fetchall()]


def _one(connection: Connection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
