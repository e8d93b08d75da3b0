"""Which feed stands in the bytes of a document: RSS, Atom or JSON Feed, well-formed or damaged."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import datetime

from lxml import etree

from tasks.sources.document_text import (
    UnlistableError,
    page_instead,
    repaired_text,
    safe_parser,
    strict_root,
    unpacked,
)
from tasks.sources.feed import FeedDocument
from tasks.sources.feed_rescue import rescued_feed, with_html_quoted
from tasks.sources.feed_tree import feed_of_tree, name_of
from tasks.sources.json_feed import read_json_feed
from tasks.sources.listed_text import unbelievable

MOST_ENTRIES = 50_000
LARGEST_FEED_BYTES = 25_000_000


def read_feed(
    content: bytes, url: str, now: datetime, encoding: str | None = None, most_entries: int = MOST_ENTRIES
) -> FeedDocument:
    """Return the feed in `content`, which came from `url` (after redirects) with the charset `encoding`.

    A damaged feed is repaired; where it is still not well-formed, feedparser reads it. `now` is aware. Raises
    UnlistableError for what is no feed, for HTML with the feed that the page names.
    """
    content = unpacked(content, url, LARGEST_FEED_BYTES)
    if content[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _believed(read_json_feed(content, url, now, most_entries))
    root = strict_root(content)
    if root is None:
        return _believed(_repaired_feed(content, url, now, encoding, most_entries))
    if name_of(root).rpartition(":")[2] == "html":
        raise page_instead(content, url)
    return _believed(feed_of_tree(root, url, now, most_entries))


def _repaired_feed(content: bytes, url: str, now: datetime, encoding: str | None, most_entries: int) -> FeedDocument:
    repaired = repaired_text(content, url, encoding)
    for text in (repaired.text, with_html_quoted(repaired.text)):
        try:
            document = feed_of_tree(etree.fromstring(text, safe_parser()), url, now, most_entries)
            break
        except (etree.XMLSyntaxError, ValueError) as error:
            if "depth" in str(error):
                raise UnlistableError(url, "is nested too deeply to be a feed") from error
    else:
        document = rescued_feed(repaired.text, url, now, most_entries)
    return replace(document, is_whole=repaired.is_whole)


def _believed(document: FeedDocument) -> FeedDocument:
    """Return the feed without guids that identify nothing, and times that say nothing: that it was made, for one.

    Of a time of publication that nearly all entries share the day stays, for a page that gives none.
    """
    links: dict[str, set[str | None]] = defaultdict(set)
    stamps: dict[str, int] = defaultdict(int)
    moments: dict[str, int] = defaultdict(int)
    for entry in document.entries:
        if entry.guid:
            links[entry.guid].add(entry.link)
        if entry.updated:
            stamps[entry.updated] += 1
        if entry.published_at:
            moments[entry.published_at.isoformat()] += 1
    shared = {guid for guid, its_links in links.items() if len(its_links) > 1}
    is_stamped = unbelievable(stamps, len(document.entries))
    is_dated_alike = unbelievable(moments, len(document.entries))
    if not shared and not is_stamped and not is_dated_alike:
        return document
    entries = (
        replace(
            entry,
            guid=None if entry.guid in shared else entry.guid,
            updated="" if is_stamped else entry.updated,
            published_at=None if is_dated_alike else entry.published_at,
        )
        for entry in document.entries
    )
    return replace(document, entries=tuple(entries))
