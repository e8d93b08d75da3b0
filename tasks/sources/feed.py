"""A feed and its entries, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

FeedKind = Literal["rss", "atom", "json"]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry, as the feed gives it; None where it does not say."""

    guid: str | None = None
    """None also where several entries with different links share it."""
    link: str | None = None
    """Absolute; of any scheme."""
    title: str | None = None
    """Plain text, its entities decoded once."""
    published: date | None = None
    """In the feed's own zone."""
    published_at: datetime | None = None
    published_text: str = ""
    """The date of publication as it is written."""
    updated: str = ""
    """The time of the last change as it is written; empty where nearly all entries give the same."""
    content: str | None = None
    """HTML of the text, or of the summary where there is no text."""
    language: str | None = None
    """Two letters."""


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """A feed with its entries, in its order."""

    kind: FeedKind
    title: str | None
    entries: tuple[FeedEntry, ...]
    link: str | None = None
    ttl: float | None = None
    """Seconds that it asks readers to wait before they come again."""
    language: str | None = None
    is_whole: bool = True
    """False where its end was missing."""
