"""Which items a feed, sitemap or list of addresses stands for: one an article, in its order."""

from __future__ import annotations

from collections.abc import Iterable

from tasks.records import Reject, SourceItem, content_id
from tasks.sources.feed import FeedDocument, FeedEntry
from tasks.sources.listed_text import plain_length
from tasks.sources.sitemap_document import SitemapDocument, SitemapEntry
from tasks.sources.source import Listing
from tasks.url_key import key_of_address

# A shorter one is a teaser, not the text.
SHORTEST_CONTENT = 500
LONGEST_CONTENT = 200_000
# The keys of entries that have no page of their own, only what the feed brings.
GUID_MARK = "guid:"
HASH_MARK = "hash:"


def listing_of(items: Iterable[SourceItem], rejects: Iterable[Reject] = ()) -> Listing:
    """Return the listing in which each key occurs once: the first wins."""
    by_key: dict[str, SourceItem] = {}
    for item in items:
        by_key.setdefault(item.key, item)
    return Listing(tuple(by_key.values()), rejects=tuple(rejects))


def items_of_feed(
    document: FeedDocument, source: str, feed: str, url: str, language: str | None = None
) -> tuple[list[SourceItem], list[Reject]]:
    """Return an item for each entry of the feed at `feed`, answered from `url`, and what has neither link nor text.

    `language` is the one that the configuration gives; what the entry says wins, the feed's word comes last.
    """
    items: list[SourceItem] = []
    rejects: list[Reject] = []
    for entry in document.entries:
        own_content = entry.content if entry.link is None else kept_content(entry.content)
        if entry.link is None and not own_content:
            mark = content_id(entry.guid, entry.title, entry.published_text)
            rejects.append(Reject(source, key_of(entry, feed), url, "discover", "has neither a link nor a text", mark))
            continue
        items.append(
            SourceItem(
                source,
                entry.link or url,
                key_of(entry, feed),
                entry.published,
                entry.published_at,
                entry.title,
                entry.language or language or document.language,
                entry.guid,
                own_content and own_content[:LONGEST_CONTENT],
                content_id(entry.title, entry.updated),
            )
        )
    return items, rejects


def kept_content(content: str | None) -> str | None:
    """Return the HTML that a feed brings of an article where it is long enough to be its text."""
    if content is None or len(content) <= SHORTEST_CONTENT or plain_length(content) <= SHORTEST_CONTENT:
        return None
    return content


def key_of(entry: FeedEntry, feed: str) -> str:
    """Return what identifies an entry: its link, else its guid, else its title and time.

    A link is the same page in every feed; a guid such as 1 is something else in each, so that the feed is part of it.
    """
    if entry.link:
        return key_of_address(entry.link)
    if entry.guid:
        return f"{GUID_MARK}{key_of_address(feed)}:{entry.guid}"
    return f"{HASH_MARK}{key_of_address(feed)}:{content_id(entry.title, entry.published_text)}"


def items_of_sitemap(entries: Iterable[SitemapEntry], source: str, language: str | None = None) -> list[SourceItem]:
    """Return an item for each URL of a sitemap."""
    return [
        SourceItem(
            source,
            entry.address,
            key_of_address(entry.address),
            entry.published,
            entry.published_at,
            entry.title,
            entry.language or language,
            revision=entry.lastmod,
        )
        for entry in entries
    ]


def rejects_of_lines(bad_lines: Iterable[tuple[int, str]], source: str, address: str) -> list[Reject]:
    """Return a reject for each line that is no address, by its number."""
    return [
        Reject(
            source,
            f"line {number}",
            address,
            "discover",
            f"line {number} is no address of http or https",
            content_id(line),
        )
        for number, line in bad_lines
    ]


def listing_of_sitemap(document: SitemapDocument, source: str, address: str, language: str | None = None) -> Listing:
    """Return what a sitemap that is no index lists."""
    items = items_of_sitemap(document.entries, source, language)
    return listing_of(items, rejects_of_lines(document.bad_lines, source, address))
