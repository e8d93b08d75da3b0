"""What can be read in a feed that is not well-formed even after the usual repairs."""

from __future__ import annotations

import io
import re
from datetime import datetime

import feedparser
from lxml import etree

from tasks.sources.document_text import UnlistableError, safe_parser
from tasks.sources.feed import FeedDocument, FeedEntry, FeedKind
from tasks.sources.feed_tree import feed_of_tree
from tasks.sources.json_feed import string_of
from tasks.sources.listed_text import is_web, joined, language_code, plain_title
from tasks.sources.listing_dates import day_and_moment

# feedparser takes 30 to 50 µs a tag or entity; in a larger feed lxml finds most of the same.
MOST_RESCUED_MARKS = 50_000
LONGEST_RESCUED = 5_000_000
_HTML_FIELD = re.compile(r"<(/?)(title|description|summary|content:encoded|content)\b([^<>]*)>")


def with_html_quoted(text: str) -> str:
    """Return the feed with the HTML quoted that stands bare in its texts, where tags may lack an end. Linear time."""
    parts: list[str] = []
    position = 0
    opening: re.Match[str] | None = None
    for tag in _HTML_FIELD.finditer(text):
        if not tag[1]:
            opening = None if tag[3].endswith("/") or "xhtml" in tag[3] else tag
        elif opening is not None and tag[2] == opening[2]:
            inner = text[opening.end() : tag.start()]
            if "<" in inner and "<![CDATA[" not in inner:
                parts += (text[position : opening.end()], "<![CDATA[", inner.replace("]]>", "]]&gt;"), "]]>")
                position = tag.start()
            opening = None
    return "".join(parts) + text[position:]


def rescued_feed(text: str, url: str, now: datetime, most_entries: int) -> FeedDocument:
    """Return what feedparser, or of a large one lxml, finds in a feed that is not well-formed."""
    broken = UnlistableError(url, "is not well-formed, and no entry can be read in it")
    if text.count("<") + text.count("&") > MOST_RESCUED_MARKS or len(text) > LONGEST_RESCUED:
        try:
            root = etree.fromstring(text, safe_parser(recover=True))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise broken from error
        if root is None:
            raise broken
        document = feed_of_tree(root, url, now, most_entries, is_broken=True)
        if not document.entries:
            raise broken
        return document
    try:
        found = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "ignore")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        raise broken from error
    kind: FeedKind = "atom" if str(found.version).startswith("atom") else "rss"
    entries = []
    for each in found.entries[:most_entries]:
        published_text = string_of(each, "published") if "published" in each else ""
        published, published_at = day_and_moment(published_text, now)
        contents = [string_of(part, "value") for part in each.get("content", ())]
        guid = string_of(each, "id")
        link = string_of(each, "feedburner_origlink") or string_of(each, "link") or (guid if is_web(guid) else "")
        entry = FeedEntry(
            guid or None,
            joined(url, link),
            plain_title(string_of(each, "title"), is_html=True),
            published,
            published_at,
            published_text,
            string_of(each, "updated") if "updated" in each else "",
            next(filter(None, contents), None) or string_of(each, "summary") or None,
            language_code(string_of(each, "language")),
        )
        if entry.link or entry.guid or entry.title or entry.content:
            entries.append(entry)
    if not entries:
        raise broken
    return FeedDocument(
        kind,
        plain_title(string_of(found.feed, "title"), is_html=True),
        tuple(entries),
        joined(url, string_of(found.feed, "link")),
        language=language_code(string_of(found.feed, "language")),
    )
