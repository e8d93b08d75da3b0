"""One round of polls: which sources on the web are due, what they list, and what is kept of it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from tasks.errors import ConfigurationError
from tasks.fetching import Fetching
from tasks.outcome import Ends, Outcome
from tasks.poll_frames import Polled, memory_of, poll_frames
from tasks.records import FAILURES, ItemState, Reject, host_of_address
from tasks.settings import settings
from tasks.sources.polling import PollOutcome, after
from tasks.sources.source import Listing, Poll, Source, SourceMemory
from tasks.sources.source_on_the_web import INTERVAL
from tasks.sources.web import Web
from warehouse.connection import writer
from warehouse.remembered import document_rows, remember_polls, source_rows


@dataclass(frozen=True, slots=True)
class Discovered:
    """What a round of polls brought."""

    polled: int = 0
    as_before: int = 0
    """Sources whose listing has not changed."""
    not_due: int = 0
    """Sources whose time has not come, or that were given up."""
    listed: int = 0
    new: int = 0
    """Items that no poll had listed before, or that are said to have changed."""
    ends: Ends = field(default_factory=dict)
    """Items that are known and settled, as unchanged; and the sources whose poll ended otherwise than it should."""
    rejects: tuple[Reject, ...] = ()
    notes: tuple[str, ...] = ()
    """What is to be said of sources that could be read."""


def poll_sources(fetching: Fetching) -> Discovered:
    """Poll the sources that are due and store items, validators and what hosts asked for, in one transaction.

    Raises ConfigurationError for a list of URLs on this machine that is not there, if it was asked for.
    """
    asked_for = fetching.asked_for
    sources = fetching.on_the_web
    if not sources:
        return Discovered()
    timeout = settings().lock_timeout
    with writer(fetching.warehouse, timeout=timeout) as connection:
        memories = remembered(sources, source_rows(connection, sources), document_rows(connection, sources))
    now = fetching.session.web.now()
    due = [one for one in sources.values() if asked_for or is_due(memories.get(one.name, SourceMemory()), now)]
    polls = fetching.session.run(polled(due, memories, fetching.session.web, asked_for=asked_for))
    fetching.in_hand |= {(page.item.source, page.item.key): page for each in polls for page in each.poll.pages}
    hosts = fetching.changed_hosts()
    frames = poll_frames(polls, hosts)
    with writer(fetching.warehouse, timeout=timeout) as connection:
        counts = remember_polls(connection, frames, now.replace(tzinfo=None))
    fetching.hosts_kept(hosts)
    ends: Counter[tuple[str, str | None, ItemState]] = Counter()
    rejects: list[Reject] = []
    for count in counts:
        ends[count.source, count.host, "unchanged"] += count.known
    for name, _, address, poll in polls:
        rejects += poll.listing.rejects
        if poll.memory.state not in ("ok", "unchanged"):
            ends[name, host_of_address(address), poll.memory.state] += 1
    new = sum(count.new + count.changed for count in counts)
    as_before = sum(each.poll.memory.state == "unchanged" for each in polls)
    listed = frames["listed_items"].height
    notes = tuple(f"{each.name}: {each.poll.memory.reason}" for each in polls if is_noted(each.poll.memory))
    return Discovered(len(due), as_before, len(sources) - len(due), listed, new, +ends, tuple(rejects), notes)


def after_polls(outcome: Outcome, found: Discovered) -> Outcome:
    """Return the outcome of a run with what its polls brought."""
    polls = outcome.with_polls(found.polled, found.as_before, found.not_due, listed=found.listed, new=found.new)
    return polls.with_ends(found.ends, found.rejects).with_notes(found.notes)


def is_noted(memory: SourceMemory) -> bool:
    """Return whether there is something to be said of a source that is no failure: gone, refused, or a hint."""
    return bool(memory.reason) and memory.state not in FAILURES


def is_due(memory: SourceMemory, now: datetime) -> bool:
    """Return whether a source is to be polled now: its time has come, or the clock was set back since the last poll."""
    if memory.is_stopped:
        return False
    is_set_back = memory.polled_at is not None and memory.polled_at > now
    return is_set_back or memory.next_due_at is None or memory.next_due_at <= now


async def polled(
    sources: Iterable[Source], memories: Mapping[str, SourceMemory], web: Web, *, asked_for: bool
) -> list[Polled]:
    """Poll all sources at once; one that breaks fails alone, but for what a person `asked_for` and is not there."""

    async def poll(source: Source) -> list[Polled]:
        memory = memories.get(source.name, SourceMemory())
        name, kind, address = source.name, source.kind, source.address
        try:
            return [Polled(name, kind, address, told(source, part)) async for part in source.poll(web, memory)]
        except ConfigurationError as error:
            if asked_for:
                raise
            reason = error.problem
        except Exception as error:  # whatever a listing brings about, it costs this source only, and the row says what
            reason = f"{type(error).__name__}: {error}"
        outcome = PollOutcome("parse_error", reason=reason)
        failed = after(memory, memory.address or address, outcome, web.now(), interval=INTERVAL)
        return [Polled(name, kind, address, told(source, Poll(Listing(()), failed)))]

    return [part for parts in await asyncio.gather(*map(poll, sources)) for part in parts]


def told(source: Source, poll: Poll) -> Poll:
    """Return the poll with a reject where it failed as a whole."""
    memory = poll.memory
    if memory.state not in FAILURES:
        return poll
    reject = Reject(source.name, source.address, source.address, "discover", memory.reason, "")
    return replace(poll, listing=replace(poll.listing, rejects=(*poll.listing.rejects, reject)))


def remembered(
    sources: Mapping[str, Source], rows: Iterable[Mapping[str, Any]], documents: Iterable[Mapping[str, Any]]
) -> dict[str, SourceMemory]:
    """Return what is remembered of each source, by name: nothing where a person has given it another address."""
    by_source: dict[str, list[Mapping[str, Any]]] = {}
    for row in documents:
        by_source.setdefault(row["source"], []).append(row)
    return {
        row["source"]: memory_of(row, by_source.get(row["source"], ()))
        for row in rows
        if row["configured_address"] == sources[row["source"]].address
    }
