"""A list of feeds on the web (OPML), and the articles of all of them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from tasks.records import ItemState, Reject, SourceItem
from tasks.sources.asking import ask, failed, reason_of, unlistable
from tasks.sources.document_text import UnlistableError
from tasks.sources.feed_source import FeedSource
from tasks.sources.listed_items import listing_of
from tasks.sources.opml import read_opml
from tasks.sources.polling import PollOutcome, after_answer, hash_of
from tasks.sources.source import DocumentMemory, Listing, SourceMemory
from tasks.sources.source_on_the_web import SourceOnTheWeb
from tasks.sources.web import FetchError, Web

FEEDS_AT_ONCE = 8


@dataclass(slots=True)
class _Feeds:
    """What the feeds of a list have given so far."""

    documents: dict[str, DocumentMemory]
    items: list[SourceItem] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    read: int = 0
    """Feeds that had something new."""


@dataclass(frozen=True, slots=True)
class OpmlSource(SourceOnTheWeb):
    """The articles of all feeds that the list at `address` names; `interval` and `delay` in seconds.

    List and feeds are asked with their own validators. A list that is as it was names the feeds that are remembered.
    """

    @property
    def kind(self) -> str:
        """Return its kind in sources.toml."""
        return "opml"

    async def listed(self, web: Web, memory: SourceMemory, address: str) -> tuple[PollOutcome, Listing]:
        """Return the entries of the feeds that have changed; a feed that fails is a reject."""
        document = memory.documents.get(address)
        try:
            asked = await ask(web, address, "feed", document, self.delay, self.rules)
            named = [url for url in memory.documents if url != address]
            if not asked.is_unchanged:
                found = read_opml(asked.response.content, asked.response.url, asked.response.encoding)
                named = [each.address for each in found]
        except FetchError as error:
            return failed(error), Listing(())
        except UnlistableError as error:
            return unlistable(error, asked.response), Listing(())
        known = {url: memory.documents.get(url, DocumentMemory(url)) for url in named}
        feeds = _Feeds({address: after_answer(document, address, asked.sent, asked.response, web.now()), **known})
        turns = asyncio.Semaphore(FEEDS_AT_ONCE)

        async def read(url: str) -> None:
            async with turns:
                await self._read_feed(web, feeds, url)

        await asyncio.gather(*map(read, named))
        state: ItemState = "ok" if feeds.read or not asked.is_unchanged else "unchanged"
        reason = f"{len(feeds.rejects)} of {len(named)} feeds failed" if feeds.rejects else ""
        listing = listing_of(feeds.items, feeds.rejects)
        return PollOutcome(state, asked.response, reason=reason, documents=feeds.documents), listing

    async def _read_feed(self, web: Web, feeds: _Feeds, url: str) -> None:
        document = feeds.documents[url]
        try:
            asked = await ask(web, url, "feed", document if document.full_at else None, self.delay, self.rules)
        except FetchError as error:
            feeds.rejects.append(Reject(self.name, url, url, "discover", error.reason, ""))
            return
        response = asked.response
        if not asked.is_unchanged:
            feed = FeedSource(self.name, url, language=self.language)
            try:
                found = feed.read(response, web.now())
            except UnlistableError as error:
                reject = Reject(self.name, url, url, "discover", reason_of(error), hash_of(response.content))
                feeds.rejects.append(reject)
                return
            feeds.read += 1
            feeds.items += found.listing.items
            feeds.rejects += found.listing.rejects
        feeds.documents[url] = after_answer(document, url, asked.sent, response, web.now())
