"""What every source can do: list its items, and give the page behind one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from tasks.records import Page, Reject, SourceItem


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source lists: items in a fixed order, what was passed over (reason → count), what could not be listed."""

    items: tuple[SourceItem, ...]
    skipped: Mapping[str, int] = field(default_factory=dict)
    rejects: tuple[Reject, ...] = ()


class Source(Protocol):
    """A place that news comes from."""

    @property
    def name(self) -> str:
        """The source's name: with an item's key it says which article this is."""
        ...

    def listing(self) -> Listing:
        """Return all items in the same order each time; raise ConfigurationError where the source does not exist."""
        ...

    def page(self, item: SourceItem) -> Page:
        """Return the bytes behind `item`; raise UnreadableError where they cannot be had."""
        ...
