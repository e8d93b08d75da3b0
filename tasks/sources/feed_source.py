"""A feed on the web: RSS, Atom or JSON Feed."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime

from tasks.records import Page, SourceItem
from tasks.sources.asking import ReadDocument, poll_document
from tasks.sources.feed_document import MOST_ENTRIES, read_feed
from tasks.sources.fetched_page import fetched_page
from tasks.sources.listed_items import items_of_feed, listing_of
from tasks.sources.polling import RULES, PollingRules, after
from tasks.sources.source import Poll, SourceMemory
from tasks.sources.web import Response, Web

INTERVAL = 3600.0


@dataclass(frozen=True, slots=True)
class FeedSource:
    """The articles of one feed; `interval` and `delay` (between two requests to a host) in seconds."""

    name: str
    address: str
    interval: float = INTERVAL
    delay: float | None = None
    language: str | None = None
    """Two letters, where the configuration gives it."""
    most_entries: int = MOST_ENTRIES
    chance: Callable[[], float] = random.random
    """From 0 to 1: how much longer than needed it waits, so that sources do not come due together."""
    rules: PollingRules = RULES

    @property
    def kind(self) -> str:
        """Return its kind in sources.toml."""
        return "feed"

    @property
    def is_local(self) -> bool:
        """A feed is on the web."""
        return False

    async def poll(self, web: Web, memory: SourceMemory) -> AsyncIterator[Poll]:
        """Yield one Poll: all entries where the feed has changed, else none; a failure is in its memory."""
        address = memory.address or self.address
        outcome, listing = await poll_document(
            web, memory, address, "feed", lambda response: self.read(response, web.now()), self.delay, self.rules
        )
        polled = after(
            memory, address, outcome, web.now(), interval=self.interval, random=self.chance(), rules=self.rules
        )
        yield Poll(listing, polled)

    async def page(self, web: Web, item: SourceItem) -> Page:
        """Return the page that the entry links to, or the text that the feed brings; raise FetchError."""
        return await fetched_page(web, item, self.delay)

    def read(self, response: Response, now: datetime) -> ReadDocument:
        """Return what the feed in `response` lists; raise UnlistableError where it is none."""
        document = read_feed(response.content, response.url, now, response.encoding, self.most_entries)
        items, rejects = items_of_feed(document, self.name, self.address, response.url, self.language)
        return ReadDocument(listing_of(items, rejects), document.ttl, document.is_whole)
