"""What every source can do: list its items, and give the page behind one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from tasks.records import ItemState, Page, Reject, SourceItem
from tasks.sources.web import Validators, Web


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source lists: items in a fixed order, what was passed over (reason → count), what could not be listed."""

    items: tuple[SourceItem, ...]
    skipped: Mapping[str, int] = field(default_factory=dict)
    rejects: tuple[Reject, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentMemory:
    """What is remembered of a polled document (a feed, a sitemap) from one run to the next."""

    url: str
    validators: Validators = field(default_factory=Validators)
    content_hash: str = ""
    """Of the bytes that were last read."""
    revision: str = ""
    """Of a sub-sitemap: the lastmod that its index gave when it was last read."""
    full_at: datetime | None = None
    """When it was last asked for without conditions, aware."""
    depth: int = 1
    """Of a sitemap: how many indexes lead to it, itself counted."""


@dataclass(frozen=True, slots=True)
class SourceMemory:
    """What is remembered of a source from one run to the next; all moments are aware."""

    documents: Mapping[str, DocumentMemory] = field(default_factory=dict)
    """By URL."""
    address: str | None = None
    """Where the source has moved for good; None while it is where the configuration says."""
    moved_to: str | None = None
    """Where permanent redirects lead, not believed yet."""
    moved_since: datetime | None = None
    moved_polls: int = 0
    gone_polls: int = 0
    """How often in a row the server said 410."""
    is_stopped: bool = False
    """Gone for good: no longer polled until a person enables it again."""
    failures: int = 0
    """Polls that failed, in a row."""
    polled_at: datetime | None = None
    next_due_at: datetime | None = None
    state: ItemState = "waiting"
    """How the last poll ended."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Poll:
    """What one poll of a source brought."""

    listing: Listing
    memory: SourceMemory
    """What to remember from now on, its state and reason among it."""
    pages: tuple[Page, ...] = ()
    """Pages that came with the listing and need not be fetched: an article whose URL was given."""


class Source(Protocol):
    """A place that news comes from."""

    @property
    def name(self) -> str:
        """The source's name: with an item's key it says which article this is."""
        ...

    @property
    def kind(self) -> str:
        """What it is, as in sources.toml."""
        ...

    @property
    def address(self) -> str:
        """Where it is: an absolute path or a URL."""
        ...

    @property
    def is_local(self) -> bool:
        """Whether its articles lie on this machine: then all are looked at in every run, and nothing is remembered."""
        ...

    def poll(self, web: Web, memory: SourceMemory) -> AsyncIterator[Poll]:
        """Yield what it lists now, in the same order each time: of a large source in several parts.

        A source on the web yields one Poll, whatever happens: a failure is in its memory's state. Raises
        ConfigurationError where a local source does not exist.
        """
        ...

    async def page(self, web: Web, item: SourceItem) -> Page:
        """Return the bytes behind `item`; raise FetchError where they cannot be had, with the state it ends in."""
        ...
