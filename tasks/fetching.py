"""What a run needs to fetch: the sources that were chosen, a way to the web, workers that parse; and what is due."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from typing import Any

from tasks.articles.workers import ParseWorkers
from tasks.errors import ConfigurationError
from tasks.outcome import Ends
from tasks.poll_frames import host_of, hosts_frame, item_of
from tasks.records import Page, Reject, SourceItem
from tasks.settings import PROJECT, settings
from tasks.sources.configured import configured_sources
from tasks.sources.crawl import Crawl
from tasks.sources.hosts import HostMemory
from tasks.sources.opened import chosen_sources
from tasks.sources.session import NoWeb, WebSession
from tasks.sources.source import Poll, Source, SourceMemory
from tasks.sources.web import Web
from warehouse.address import may_exist
from warehouse.connection import connect, writer
from warehouse.remembered import due_items, host_rows, remember_hosts, settle_duplicates

MOST_DUE = 20_000
"""Items that are taken up at once, with the texts that feeds brought of them in memory; what is more comes after."""

FEWEST_AHEAD = 64
"""Pages that may be under way or wait to be read: more than the client opens at once."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Items that travel together: those of a local source, or the next that arrive from the web."""

    source: Source | None = None
    items: tuple[SourceItem, ...] = ()
    crawl: Crawl | None = None
    rejects: tuple[Reject, ...] = ()
    """What could not even be listed."""
    skipped: dict[str, int] = field(default_factory=dict)
    """Files that are no articles, by reason."""
    ends: Ends = field(default_factory=dict)
    """Items that need not be fetched, as their article is stored already."""


class Fetching:
    """The sources of a run, and how to get at them. No record: Prefect should not look into it."""

    def __init__(
        self,
        warehouse: str,
        sources: Sequence[Source],
        session: WebSession[Any],
        workers: ParseWorkers,
        *,
        asked_for: bool = False,
    ) -> None:
        """`session` leads to the web where one of the sources is there; `asked_for`: a person named them."""
        self.warehouse, self.session, self.workers, self.asked_for = warehouse, session, workers, asked_for
        self.local = [source for source in sources if source.is_local]
        self.on_the_web = {source.name: source for source in sources if not source.is_local}
        self.in_hand: dict[tuple[str, str], Page] = {}
        """Pages that came with a listing, by source and key."""
        self.left: int | None = None
        """How many articles the run may still read; None: as many as there are."""
        self._tried: set[tuple[str, str]] = set()
        self._hosts_kept: dict[str, HostMemory] = {}

    def batches(self, size: int, *, since: date | None = None) -> Iterator[Batch]:
        """Yield the items of local sources, `size` in a batch, then what is due on the web, no more than are `left`.

        Raises ConfigurationError for a local
        source that is not there, if it was asked for; else that is a reject, and the others go on.
        """
        for source in self.local:
            try:
                yield from self._local_batches(source, size)
            except ConfigurationError as error:
                if self.asked_for:
                    raise
                reject = Reject(source.name, source.address, source.address, "discover", error.problem, "")
                yield Batch(rejects=(reject,))
        if self.on_the_web:
            yield from self._web_batches(size, since)

    def _local_batches(self, source: Source, size: int) -> Iterator[Batch]:
        polls = source.poll(self.session.web, SourceMemory())
        while (poll := self.session.run(next_poll(polls))) is not None:
            listing = poll.listing
            if listing.rejects or listing.skipped:
                yield Batch(source, rejects=listing.rejects, skipped=dict(listing.skipped))
            for start in range(0, len(listing.items), size):
                yield Batch(source, listing.items[start : start + size])

    def _web_batches(self, size: int, since: date | None) -> Iterator[Batch]:
        left = self.left
        # A second round takes what waited for the same address of another source, if that gave no article.
        while True:
            duplicates, items = self._due(since, MOST_DUE if left is None else min(left, MOST_DUE))
            if duplicates:
                yield Batch(ends=duplicates)
            if not items:
                return
            left = None if left is None else left - len(items)
            # What has arrived and was not read is fetched again after a kill: no more than keeps reading busy.
            ahead = max(2 * size, FEWEST_AHEAD)
            crawl = Crawl(self.session, self.on_the_web, items, in_hand=self.in_hand, ahead=ahead)
            try:
                while not crawl.is_done:
                    yield Batch(crawl=crawl)
            finally:
                crawl.close()

    def _due(self, since: date | None, most: int) -> tuple[Ends, list[SourceItem]]:
        """Settle what is stored already; return that, and the items to fetch now that this run has not tried."""
        names, now = list(self.on_the_web), self.session.web.now().replace(tzinfo=None)
        with writer(self.warehouse, timeout=settings().lock_timeout) as connection:
            known = settle_duplicates(connection, names)
            rows = due_items(connection, names, now, since=since, most=most, tried=self._tried) if most > 0 else []
        items = [item_of(row) for row in rows]
        self._tried.update((item.source, item.key) for item in items)
        return {(source, host, "duplicate"): count for (source, host), count in known.items()}, items

    def changed_hosts(self) -> list[HostMemory]:
        """Return what is to be remembered of hosts and was not kept yet; `hosts_kept` says that it is."""
        hosts: Mapping[str, HostMemory] = self.session.web.hosts
        return [memory for host, memory in hosts.items() if self._hosts_kept.get(host) != memory]

    def hosts_kept(self, memories: Iterable[HostMemory]) -> None:
        """Take note that these are stored: not before the warehouse has them."""
        self._hosts_kept.update({memory.host: memory for memory in memories})


@contextmanager
def open_fetching(
    warehouse: str,
    addresses: Sequence[str] | None = None,
    names: Sequence[str] | None = None,
    published: date | None = None,
) -> Iterator[Fetching]:
    """Open what a run over these addresses and sources needs; without either, over the enabled sources.

    Raises ConfigurationError for an address or name that does not exist.
    """
    configured = configured_sources(PROJECT / "seeds", settings().seeds)
    sources = chosen_sources(configured, names or (), addresses or (), published, settings().polling)
    web = NoWeb() if all(source.is_local for source in sources) else client(warehouse)
    with fetching_from(warehouse, sources, web, asked_for=bool(names or addresses)) as fetching:
        yield fetching


@contextmanager
def fetching_from(
    warehouse: str,
    sources: Sequence[Source],
    web: AbstractAsyncContextManager[Web],
    *,
    asked_for: bool = False,
    workers: ParseWorkers | None = None,
) -> Iterator[Fetching]:
    """Open what a run over `sources` needs; `web` leads to those that are not on this machine.

    `workers` that are given stay open for the next run.
    """
    with WebSession(web) as session, nullcontext(workers) if workers else ParseWorkers() as parsing:
        fetching = Fetching(warehouse, sources, session, parsing, asked_for=asked_for)
        try:
            yield fetching
        finally:
            # Also where an error ends the run: a host that asked to wait is left alone by the next one.
            keep_hosts(fetching)


def client(warehouse: str) -> Any:
    """Return the polite client, which knows what hosts have asked for in earlier runs."""
    # Imported here: a run over files alone needs no HTTP.
    from tasks.sources.http import PoliteClient

    rows: list[dict[str, Any]] = []
    if may_exist(warehouse):
        with connect(warehouse, read_only=True, timeout=settings().lock_timeout) as connection:
            rows = host_rows(connection)
    hosts = {memory.host: memory for memory in map(host_of, rows)}
    return PoliteClient(settings().limits, user_agent(), settings().allow_networks, hosts)


def user_agent() -> str:
    """Return how whomet calls itself: product, version and, where WHOMET_CONTACT is set, whom to write to."""
    contact = f" (+{settings().contact})" if settings().contact else ""
    return f"whomet/{version('whomet')}{contact}"


def keep_hosts(fetching: Fetching) -> None:
    """Store what hosts have asked for since it was last stored, so that a restart holds to it."""
    if hosts := fetching.changed_hosts():
        with writer(fetching.warehouse, timeout=settings().lock_timeout) as connection:
            remember_hosts(connection, hosts_frame(hosts))
        fetching.hosts_kept(hosts)


async def next_poll(polls: AsyncIterator[Poll]) -> Poll | None:
    """Return the next part of a listing; None at its end."""
    return await anext(polls, None)
