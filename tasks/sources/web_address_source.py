"""An address on the web that a person gives without saying what it is: feed, sitemap, list, OPML or article."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from tasks.records import Page, SourceItem
from tasks.sources.asking import failed, unlistable
from tasks.sources.document_text import UnlistableError, advertised_feed, decoded, root_name, unpacked
from tasks.sources.feed_document import MOST_ENTRIES
from tasks.sources.feed_source import FeedSource
from tasks.sources.fetched_page import page_of
from tasks.sources.listed_items import listing_of, listing_of_sitemap
from tasks.sources.opml import Subscription, read_opml
from tasks.sources.polling import PollOutcome, hash_of
from tasks.sources.sitemap_document import read_addresses, read_sitemap
from tasks.sources.sitemap_source import MOST_ITEMS, SitemapSource
from tasks.sources.source import Listing, Poll, SourceMemory
from tasks.sources.source_on_the_web import SourceOnTheWeb
from tasks.sources.url_list_source import UrlListSource
from tasks.sources.web import FetchError, Response, Web
from tasks.url_key import key_of_address

DocumentSort = Literal["feed", "sitemap", "opml", "list", "page"]
_SORTS: dict[str, DocumentSort] = {
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "channel": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "opml": "opml",
}
LARGEST_UNPACKED = 50_000_000
# Of an index that is read once and not remembered, all of it as far as that is reasonable.
MOST_DOCUMENTS = 500
FEEDS_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class WebAddressSource(SourceOnTheWeb):
    """What is found at `address`, whatever it is; nothing of it is remembered.

    `delay`, between two requests to a host, in seconds.
    """

    most_documents: int = MOST_DOCUMENTS
    most_items: int = MOST_ITEMS
    most_entries: int = MOST_ENTRIES

    @property
    def kind(self) -> str:
        """Return its kind in sources.toml."""
        return "address"

    async def poll(self, web: Web, memory: SourceMemory) -> AsyncIterator[Poll]:  # noqa: ARG002
        """Yield one Poll; an article comes with its page, which need not be fetched again."""
        outcome, listing, pages = await self._found(web)
        told = PollOutcome(outcome.state, error=outcome.error, reason=outcome.reason)
        remembered = self.remembered(web, SourceMemory(), self.address, told)
        yield Poll(listing, remembered, pages)

    async def listed(self, web: Web, memory: SourceMemory, address: str) -> tuple[PollOutcome, Listing]:  # noqa: ARG002
        """Return what is found there."""
        outcome, listing, _ = await self._found(web)
        return outcome, listing

    async def _found(self, web: Web) -> tuple[PollOutcome, Listing, tuple[Page, ...]]:
        try:
            response = await web.get(self.address, "feed", delay=self.delay)
            return await self._read(web, response)
        except FetchError as error:
            return failed(error), Listing(()), ()
        except UnlistableError as error:
            return unlistable(error, response), Listing(()), ()

    async def _read(self, web: Web, response: Response) -> tuple[PollOutcome, Listing, tuple[Page, ...]]:
        sort = sort_of(response)
        if sort == "feed":
            feed = FeedSource(self.name, self.address, language=self.language, most_entries=self.most_entries)
            found = feed.read(response, web.now())
            return PollOutcome("ok", response), found.listing, ()
        if sort == "sitemap":
            document = read_sitemap(response.content, response.url, web.now(), response.encoding)
            if document.kind != "index":
                listing = listing_of_sitemap(document, self.name, self.address, self.language)
                return PollOutcome("ok", response), listing, ()
            sitemap = SitemapSource(
                self.name,
                self.address,
                delay=self.delay,
                language=self.language,
                most_documents=self.most_documents,
                most_items=self.most_items,
            )
            return *(await sitemap.walk(web, {}, self.address, response, document)), ()
        if sort == "opml":
            return *(await self._feeds(web, response, read_opml(response.content, response.url, response.encoding))), ()
        if sort == "list":
            listed = UrlListSource(self.name, self.address, language=self.language)
            return PollOutcome("ok", response), listed.listing(response.content, response.encoding), ()
        # Whoever gives the address again wants to have it as it is now.
        revision, key = hash_of(response.content), key_of_address(self.address)
        item = SourceItem(self.name, self.address, key, language=self.language, revision=revision)
        page = page_of(item, response)
        return PollOutcome("ok", response, reason=hint_of(response)), Listing((item,)), (page,)

    async def _feeds(
        self, web: Web, response: Response, subscriptions: tuple[Subscription, ...]
    ) -> tuple[PollOutcome, Listing]:
        """Return what all feeds of a list of subscriptions list; the outcome fails where none could be read."""
        turns = asyncio.Semaphore(FEEDS_AT_ONCE)

        async def polled(address: str) -> list[Poll]:
            feed = FeedSource(
                self.name, address, delay=self.delay, language=self.language, most_entries=self.most_entries
            )
            async with turns:
                return [poll async for poll in feed.poll(web, SourceMemory())]

        answers = await asyncio.gather(*(polled(each.address) for each in subscriptions))
        polls = [(each.address, poll) for each, found in zip(subscriptions, answers, strict=True) for poll in found]
        bad = [(address, poll.memory) for address, poll in polls if poll.memory.state != "ok"]
        listing = listing_of(
            (item for _, poll in polls for item in poll.listing.items),
            (reject for _, poll in polls for reject in poll.listing.rejects),
        )
        reason = "; ".join(f"{address}: {memory.reason}" for address, memory in bad)
        return PollOutcome(bad[0][1].state if len(bad) == len(polls) else "ok", response, reason=reason), listing


def sort_of(response: Response) -> DocumentSort:
    """Return what an answer is, by how it begins; a text of addresses only where it is served as plain text.

    Raises UnlistableError for gzip that cannot be unpacked.
    """
    content = unpacked(response.content, response.url, LARGEST_UNPACKED)
    head = content[:100].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{") and ("json" in response.content_type or b"jsonfeed.org" in content[:1_000]):
        return "feed"
    if not head[:14].lower().startswith(b"<!doctype html"):
        root = root_name(content, response.encoding)
        if root in _SORTS:
            return _SORTS[root]
    if response.content_type == "text/plain" and b"<" not in head:
        addresses, bad_lines = read_addresses(decoded(content, response.encoding))
        if len(addresses) > len(bad_lines):
            return "list"
    return "page"


def hint_of(response: Response) -> str:
    """Return a word on the feed that a home page names, as its articles are what a person may want; else nothing."""
    if urlsplit(response.url).path.strip("/"):
        return ""
    feed = advertised_feed(response.content, response.url)
    return f"read as one article; what it lists is in the feed that it names: {feed}" if feed else ""
