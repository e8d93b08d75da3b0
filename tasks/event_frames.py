"""Events ↔ frames and rows of the warehouse: one function per table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import polars as pl

from tasks.events.facts import AccountFacts, Actor, Days, Event, Locality
from tasks.events.grouping import Pair, parted
from tasks.events.same_encounter import Decision

_SCHEMAS: dict[str, dict[str, pl.DataType]] = {
    "events": {
        "event_id": pl.String(),
        "event_type": pl.String(),
        "status": pl.String(),
        "confidence": pl.Float64(),
        "lead_account_id": pl.String(),
        "place_name": pl.String(),
        "place_kind": pl.String(),
        "country": pl.String(),
        "latitude": pl.Float64(),
        "longitude": pl.Float64(),
        "geonames_id": pl.Int64(),
        "start_date": pl.Date(),
        "end_date": pl.Date(),
        "granularity": pl.String(),
        "topics": pl.List(pl.String()),
    },
    "event_accounts": {
        "event_id": pl.String(),
        "account_id": pl.String(),
        "account_digest": pl.String(),
        "joined_to_account_id": pl.String(),
        "evidence": pl.String(),
        "filed_date": pl.Date(),
    },
    "event_participants": {
        "event_id": pl.String(),
        "ordinal": pl.Int32(),
        "name": pl.String(),
        "side": pl.String(),
        "kind": pl.String(),
        "title": pl.String(),
        "organization": pl.String(),
        "country": pl.String(),
        "account_count": pl.Int32(),
    },
    "event_status_changes": {
        "event_id": pl.String(),
        "ordinal": pl.Int32(),
        "status": pl.String(),
        "reported_date": pl.Date(),
        "account_id": pl.String(),
    },
    "parted_accounts": {
        "account_id": pl.String(),
        "filed_date": pl.Date(),
        "other_account_id": pl.String(),
        "other_filed_date": pl.Date(),
        "evidence": pl.String(),
    },
}


def facts_of(row: Mapping[str, Any]) -> AccountFacts:
    """Return the facts of a row that `warehouse.resolve.account_rows` gives."""
    place, days = None, None
    if row["place_name"] is not None:
        columns = ("name", "kind", "country", "latitude", "longitude", "geonames_id")
        place = Locality(*(row[f"place_{column}"] for column in columns))
    if row["time_start_date"] is not None and row["time_end_date"] is not None:
        days = Days(row["time_start_date"], row["time_end_date"], row["time_granularity"], row["time_basis"])
    return AccountFacts(
        account_id=row["account_id"],
        article_id=row["article_id"],
        source=row["source"],
        published=row["published_date"],
        type=row["event_type"],
        status=row["status"],
        confidence=row["confidence"],
        actors=tuple(Actor(**actor) for actor in row["actors"]),
        place=place,
        days=days,
        topics=tuple(row["phrases"]),
        digest=row["account_digest"],
    )


def event_frames(
    events: Sequence[Event], facts: Mapping[str, AccountFacts], decisions: Mapping[Pair, Decision]
) -> dict[str, pl.DataFrame]:
    """Return the frames that `warehouse.resolve.write_events` takes, by table.

    `facts` are those of all accounts, `decisions` those from which the events were made.
    """
    return {
        "events": events_frame(events),
        "event_accounts": event_accounts_frame(events, facts),
        "event_participants": event_participants_frame(events),
        "event_status_changes": event_status_changes_frame(events),
        "parted_accounts": parted_accounts_frame(parted(events, decisions), facts),
    }


def events_frame(events: Iterable[Event]) -> pl.DataFrame:
    """Return table `events`: one row an event."""
    return _frame("events", (_event_row(event) for event in events))


def event_accounts_frame(events: Iterable[Event], facts: Mapping[str, AccountFacts]) -> pl.DataFrame:
    """Return table `event_accounts`: one row an account, filed under its day of publication."""
    return _frame(
        "event_accounts",
        (
            (e.event_id, m.account_id, m.digest, m.joined_to, m.evidence, _filed_date(facts[m.account_id]))
            for e in events
            for m in e.members
        ),
    )


def event_participants_frame(events: Iterable[Event]) -> pl.DataFrame:
    """Return table `event_participants`: one row a participant of an event."""
    return _frame(
        "event_participants",
        (
            (e.event_id, ordinal, a.name, a.side, a.kind, a.title, a.organization, a.country, a.account_count)
            for e in events
            for ordinal, a in enumerate(e.actors, 1)
        ),
    )


def event_status_changes_frame(events: Iterable[Event]) -> pl.DataFrame:
    """Return table `event_status_changes`: one row a change."""
    return _frame(
        "event_status_changes",
        (
            (e.event_id, ordinal, change.status, change.reported, change.account_id)
            for e in events
            for ordinal, change in enumerate(e.changes, 1)
        ),
    )


def parted_accounts_frame(pairs: Mapping[Pair, str], facts: Mapping[str, AccountFacts]) -> pl.DataFrame:
    """Return table `parted_accounts`: two rows a pair; `pairs` say what agrees."""
    return _frame(
        "parted_accounts",
        (
            (mine, _filed_date(facts[mine]), other, _filed_date(facts[other]), evidence)
            for (first, second), evidence in pairs.items()
            for mine, other in ((first, second), (second, first))
        ),
    )


def _filed_date(account: AccountFacts) -> date:
    return account.published or date.min


def _event_row(event: Event) -> tuple[object, ...]:
    place, days = event.place, event.days
    where: tuple[object, ...] = (None,) * 6
    if place:
        where = (place.name, place.kind, place.country, place.latitude, place.longitude, place.geonames_id)
    when = (days.start, days.end, days.granularity) if days else (None,) * 3
    told = (event.event_id, event.type, event.status, event.confidence, event.lead_account_id)
    return (*told, *where, *when, list(event.topics))


def _frame(table: str, rows: Iterable[tuple[object, ...]]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=_SCHEMAS[table], orient="row")
