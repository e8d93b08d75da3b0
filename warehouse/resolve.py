"""What resolve reads and writes: accounts and candidates out, events in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple

import polars as pl

from warehouse.statements import Connection, registered, run_file, transaction

EVENT_TABLES = ("events", "event_accounts", "event_participants", "event_status_changes", "parted_accounts")
"""The tables that resolve hands over as frames; encounters, pairs and redirects follow from them in SQL."""


class AccountKey(NamedTuple):
    """An account and the day under which its rows are filed: with both they are found fast."""

    account_id: str
    filed_date: date


AccountPair = tuple[AccountKey, AccountKey]


class WrittenEvent(NamedTuple):
    """An event as the last resolve that looked at it wrote it."""

    event_id: str
    filed_date: date
    accounts: list[AccountKey]
    """Also those that have vanished since."""


class Links(NamedTuple):
    """Whom accounts agree with, as was decided when their events were made."""

    events: list[WrittenEvent]
    parted: list[AccountPair]
    """Accounts that agree though they are in different events."""
    unknown: list[AccountKey]
    """Accounts of whose agreement with those of other events no table tells."""

    def about(self, accounts: Iterable[AccountKey]) -> Links:
        """Return what is told of `accounts`, some of those that were asked for, and of the others of their events."""
        asked = frozenset(accounts)
        events = [event for event in self.events if not asked.isdisjoint(event.accounts)]
        looked_at = asked.union(*(event.accounts for event in events))
        parted = [pair for pair in self.parted if not looked_at.isdisjoint(pair)]
        return Links(events, parted, [key for key in self.unknown if key in looked_at])


def resolved_turn(connection: Connection) -> int:
    """Return at which turn a resolve last wrote: what `write_events` wants to know of what was read."""
    row = connection.execute("SELECT resolved_turn FROM turns").fetchone()
    return int(row[0]) if row else 0


def unresolved_accounts(connection: Connection, *, everything: bool = False) -> list[AccountKey]:
    """Return the accounts to resolve: without event or changed, and those that vanished; or, with them, all."""
    file = "all_accounts" if everything else "unresolved"
    return [AccountKey(*row) for row in run_file(connection, f"statements/{file}.sql").fetchall()]


def candidate_pairs(
    connection: Connection, accounts: Collection[AccountKey], *, vague_days: int, month_days: int, near_days: int
) -> list[AccountPair]:
    """Return pairs, each sorted and once, that may tell of one encounter, one of the two among `accounts`.

    An account stands at its days where they are fewer than `month_days`, and at its day of publication where it has
    none or where they span more than `vague_days`; the two must stand within `near_days` of each other.
    """
    if not accounts:
        return []
    reach = {"vague_days": vague_days, "month_days": month_days, "near_days": near_days}
    with _wanted(connection, accounts):
        rows = run_file(connection, "statements/candidates.sql", reach).fetchall()
    return _sorted_pairs((AccountKey(*row[:2]), AccountKey(*row[2:])) for row in rows)


def links_of(connection: Connection, accounts: Collection[AccountKey]) -> Links:
    """Return what the tables tell of whom `accounts` and the others of their events agree with."""
    with _wanted(connection, accounts):
        rows = run_file(connection, "statements/linked_accounts.sql").fetchall()
    events: dict[str, WrittenEvent] = {}
    parted, unknown = [], []
    for link, account_id, filed_date, other_id, other_filed_date in rows:
        key = AccountKey(account_id, filed_date)
        match link:
            case "mate":
                events.setdefault(other_id, WrittenEvent(other_id, other_filed_date, [])).accounts.append(key)
            case "parted":
                parted.append((key, AccountKey(other_id, other_filed_date)))
            case _:
                unknown.append(key)
    return Links([*events.values()], _sorted_pairs(parted), unknown)


def account_rows(connection: Connection, accounts: Collection[AccountKey]) -> list[dict[str, Any]]:
    """Return a row for each account that there is: its columns, `actors` (a list of dicts) and `phrases`."""
    if not accounts:
        return []
    with _wanted(connection, accounts):
        rows = {row["account_id"]: row for row in _rows(run_file(connection, "statements/account_facts.sql"))}
        for row in rows.values():
            row |= {"actors": [], "phrases": []}
        # Gathered here: lists that are sorted one by one cost a server ten times the rows.
        for actor in _rows(run_file(connection, "statements/account_actors.sql")):
            rows[actor.pop("account_id")]["actors"].append(actor)
        for account_id, phrase in run_file(connection, "statements/account_phrases.sql").fetchall():
            rows[account_id]["phrases"].append(phrase)
    return list(rows.values())


def write_events(
    connection: Connection,
    frames: Mapping[str, pl.DataFrame],
    resolved: Iterable[AccountKey],
    replaced: Iterable[WrittenEvent],
    turn: int,
) -> None:
    """Write `frames`, by table of EVENT_TABLES, in the place of the events `replaced`, in one transaction.

    `resolved` has the accounts of both, those that vanished as well, and `replaced` all events that they were in;
    `turn` is what `resolved_turn` was before anything was read. Raises ConflictError where another resolve has written
    since or one of the accounts has changed: nothing is written.
    """
    views = {f"new_{table}": frames[table] for table in EVENT_TABLES}
    views |= {"resolved_accounts": _frame(resolved), "replaced_members": _members(replaced)}
    with registered(connection, views), transaction(connection):
        run_file(connection, "statements/write_events.sql", {"resolved_turn": turn})


@contextmanager
def _wanted(connection: Connection, accounts: Iterable[AccountKey]) -> Iterator[None]:
    with registered(connection, {"wanted_accounts": _frame(accounts)}):
        yield


def _frame(accounts: Iterable[AccountKey]) -> pl.DataFrame:
    # Not a parameter: a list of a thousand takes the binding a fifth of a second.
    return pl.DataFrame(sorted(accounts), schema={"account_id": pl.String(), "filed_date": pl.Date()}, orient="row")


def _members(events: Iterable[WrittenEvent]) -> pl.DataFrame:
    rows = [(event.event_id, event.filed_date, key.account_id) for event in events for key in event.accounts]
    schema = {"event_id": pl.String(), "filed_date": pl.Date(), "account_id": pl.String()}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _sorted_pairs(pairs: Iterable[AccountPair]) -> list[AccountPair]:
    return sorted({(min(pair), max(pair)) for pair in pairs})


def _rows(cursor: Connection) -> Iterator[dict[str, Any]]:
    names = [column[0] for column in cursor.description or ()]
    return (dict(zip(names, row, strict=True)) for row in cursor.fetchall())
