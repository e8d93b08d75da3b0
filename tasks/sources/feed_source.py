"""A feed on the web: RSS, Atom or JSON Feed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tasks.sources.asking import ReadDocument, poll_document
from tasks.sources.feed_document import MOST_ENTRIES, read_feed
from tasks.sources.listed_items import items_of_feed, listing_of
from tasks.sources.polling import PollOutcome
from tasks.sources.source import Listing, SourceMemory
from tasks.sources.source_on_the_web import SourceOnTheWeb
from tasks.sources.web import Response, Web


@dataclass(frozen=True, slots=True)
class FeedSource(SourceOnTheWeb):
    """The articles of one feed; `interval` and `delay` (between two requests to a host) in seconds."""

    most_entries: int = MOST_ENTRIES

    @property
    def kind(self) -> str:
        """Return its kind in sources.toml."""
        return "feed"

    async def listed(self, web: Web, memory: SourceMemory, address: str) -> tuple[PollOutcome, Listing]:
        """Return all entries where the feed has changed, else none."""
        return await poll_document(
            web, memory, address, "feed", lambda response: self.read(response, web.now()), self.delay, self.rules
        )

    def read(self, response: Response, now: datetime) -> ReadDocument:
        """Return what the feed in `response` lists; raise UnlistableError where it is none."""
        document = read_feed(response.content, response.url, now, response.encoding, self.most_entries)
        items, rejects = items_of_feed(document, self.name, self.address, response.url, self.language)
        return ReadDocument(listing_of(items, rejects), document.ttl, document.is_whole)
