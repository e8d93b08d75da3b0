"""What polls bring and what is remembered of them: records → Polars frames, and rows → records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

import polars as pl

from tasks.frames import rejects_frame, utc
from tasks.outcome import Ends
from tasks.records import Reject, SourceItem
from tasks.sources.hosts import HostMemory
from tasks.sources.source import DocumentMemory, Poll, SourceMemory
from tasks.sources.web import Validators

Row = Mapping[str, Any]
_MOMENT = pl.Datetime("us")

SCHEMAS: dict[str, dict[str, pl.DataType]] = {
    "listed_items": {
        "source": pl.String(),
        "item_key": pl.String(),
        "address": pl.String(),
        "host": pl.String(),
        "title": pl.String(),
        "guid": pl.String(),
        "language": pl.String(),
        "published_date": pl.Date(),
        "published_at": _MOMENT,
        "content": pl.String(),
        "revision": pl.String(),
    },
    "polled_sources": {
        "source": pl.String(),
        "kind": pl.String(),
        "configured_address": pl.String(),
        "address": pl.String(),
        "state": pl.String(),
        "reason": pl.String(),
        "moved_to": pl.String(),
        "moved_since_at": _MOMENT,
        "moved_polls": pl.Int32(),
        "gone_polls": pl.Int32(),
        "is_stopped": pl.Boolean(),
        "failures": pl.Int32(),
        "polled_at": _MOMENT,
        "next_due_at": _MOMENT,
    },
    "polled_documents": {
        "source": pl.String(),
        "url": pl.String(),
        "etag": pl.String(),
        "last_modified": pl.String(),
        "content_hash": pl.String(),
        "revision": pl.String(),
        "full_at": _MOMENT,
        "depth": pl.Int32(),
    },
    "met_hosts": {
        "host": pl.String(),
        "held_until_at": _MOMENT,
        "hold_reason": pl.String(),
        "hold_failures": pl.Int32(),
        "down_until_at": _MOMENT,
        "down_reason": pl.String(),
        "timeouts": pl.Int32(),
        "requested_at": _MOMENT,
        "robots": pl.String(),
        "robots_at": _MOMENT,
        "robots_status": pl.Int32(),
        "robots_reason": pl.String(),
    },
    "outcome_counts": {
        "source": pl.String(),
        "host": pl.String(),
        "state": pl.String(),
        "items": pl.Int32(),
    },
}
"""Frame → column → type."""


class Polled(NamedTuple):
    """A source that was polled, and what came of it."""

    name: str
    kind: str
    address: str
    """Where the configuration says that it is."""
    poll: Poll


def poll_frames(polls: Iterable[Polled], hosts: Iterable[HostMemory]) -> dict[str, pl.DataFrame]:
    """Return the frames that `warehouse.remembered.remember_polls` stores."""
    polls = list(polls)
    rejects: list[Reject] = [reject for polled in polls for reject in polled.poll.listing.rejects]
    return {
        "listed_items": _frame("listed_items", (_item_row(item) for each in polls for item in each.poll.listing.items)),
        "polled_sources": _frame("polled_sources", map(_source_row, polls)),
        "polled_documents": _frame(
            "polled_documents",
            (_document_row(each.name, one) for each in polls for one in each.poll.memory.documents.values()),
        ),
        "met_hosts": hosts_frame(hosts),
        "new_rejects": rejects_frame({reject.reject_id: reject for reject in rejects}.values()),
    }


def hosts_frame(hosts: Iterable[HostMemory]) -> pl.DataFrame:
    """Return rows of `hosts`."""
    return _frame("met_hosts", map(_host_row, hosts))


def outcome_counts_frame(ends: Ends) -> pl.DataFrame:
    """Return rows of `run_outcomes` without the run's id."""
    return _frame("outcome_counts", ((*key, items) for key, items in ends.items()))


def memory_of(row: Row, documents: Iterable[Row]) -> SourceMemory:
    """Return what is remembered of a source: its row of `sources`, and its rows of `source_documents`."""
    return SourceMemory(
        documents={one["url"]: _document(one) for one in documents},
        address=row["address"],
        moved_to=row["moved_to"],
        moved_since=aware(row["moved_since_at"]),
        moved_polls=row["moved_polls"],
        gone_polls=row["gone_polls"],
        is_stopped=row["is_stopped"],
        failures=row["failures"],
        polled_at=aware(row["polled_at"]),
        next_due_at=aware(row["next_due_at"]),
        state=row["state"],
        reason=row["reason"],
    )


def host_of(row: Row) -> HostMemory:
    """Return what a row of `hosts` says."""
    return HostMemory(
        host=row["host"],
        held_until=aware(row["held_until_at"]),
        hold_reason=row["hold_reason"],
        hold_failures=row["hold_failures"],
        down_until=aware(row["down_until_at"]),
        down_reason=row["down_reason"],
        timeouts=row["timeouts"],
        started_at=aware(row["requested_at"]),
        robots=row["robots"],
        robots_at=aware(row["robots_at"]),
        robots_status=row["robots_status"],
        robots_reason=row["robots_reason"],
    )


def item_of(row: Row) -> SourceItem:
    """Return the item of a row of `warehouse.remembered.due_items`."""
    return SourceItem(
        source=row["source"],
        address=row["address"],
        key=row["item_key"],
        published=row["published_date"],
        published_at=aware(row["published_at"]),
        title=row["title"],
        language=row["language"],
        guid=row["guid"],
        content=row["content"],
        revision=row["revision"],
        etag=row["etag"],
        last_modified=row["last_modified"],
        attempts=row["attempts"],
    )


def aware(moment: datetime | None) -> datetime | None:
    """Return a moment of the warehouse with its zone, UTC."""
    return moment.replace(tzinfo=UTC) if moment else None


def _document(row: Row) -> DocumentMemory:
    validators = Validators(row["etag"], row["last_modified"])
    return DocumentMemory(
        row["url"], validators, row["content_hash"], row["revision"], aware(row["full_at"]), row["depth"]
    )


def _item_row(item: SourceItem) -> tuple[object, ...]:
    return (
        *(item.source, item.key, item.address, item.host, item.title, item.guid, item.language),
        *(item.published, utc(item.published_at), item.content, item.revision),
    )


def _source_row(polled: Polled) -> tuple[object, ...]:
    memory = polled.poll.memory
    return (
        *(
            polled.name,
            polled.kind,
            polled.address,
            memory.address,
            memory.state,
            memory.reason,
            memory.moved_to,
            utc(memory.moved_since),
        ),
        *(memory.moved_polls, memory.gone_polls, memory.is_stopped, memory.failures),
        *(utc(memory.polled_at), utc(memory.next_due_at)),
    )


def _document_row(name: str, memory: DocumentMemory) -> tuple[object, ...]:
    validators = memory.validators
    return (
        *(name, memory.url, validators.etag, validators.last_modified, memory.content_hash, memory.revision),
        *(utc(memory.full_at), memory.depth),
    )


def _host_row(memory: HostMemory) -> tuple[object, ...]:
    return (
        *(memory.host, utc(memory.held_until), memory.hold_reason, memory.hold_failures, utc(memory.down_until)),
        *(memory.down_reason, memory.timeouts, utc(memory.started_at)),
        *(memory.robots, utc(memory.robots_at), memory.robots_status, memory.robots_reason),
    )


def _frame(table: str, rows: Iterable[tuple[object, ...]]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=SCHEMAS[table], orient="row")
