"""What a JSON Feed 1.0 or 1.1 says."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tasks.sources.document_text import UnlistableError, decoded
from tasks.sources.feed import FeedDocument, FeedEntry
from tasks.sources.listed_text import is_web, joined, language_code, plain_title
from tasks.sources.listing_dates import day_and_moment


def read_json_feed(content: bytes, url: str, now: datetime, most_entries: int) -> FeedDocument:
    """Return the feed in `content`, which came from `url`; raise UnlistableError where it is none. `now` is aware."""
    try:
        feed = json.loads(decoded(content))
    except (ValueError, RecursionError) as error:
        raise UnlistableError(url, "is no valid JSON") from error
    if not isinstance(feed, dict) or "jsonfeed.org/version" not in str(feed.get("version")):
        raise UnlistableError(url, "is JSON but no feed")
    items = feed.get("items")
    if not isinstance(items, list):
        raise UnlistableError(url, "is a JSON feed without items")
    entries = (_json_entry(item, url, now) for item in items[:most_entries] if isinstance(item, dict))
    return FeedDocument(
        "json",
        plain_title(string_of(feed, "title"), is_html=False),
        tuple(entries),
        joined(url, string_of(feed, "home_page_url")),
        language=language_code(string_of(feed, "language")),
    )


def _json_entry(item: Mapping[str, Any], url: str, now: datetime) -> FeedEntry:
    guid = string_of(item, "id")
    published_text = string_of(item, "date_published")
    published, published_at = day_and_moment(published_text, now)
    link = string_of(item, "url") or string_of(item, "external_url") or (guid if is_web(guid) else "")
    text = html.escape(string_of(item, "content_text"), quote=False)
    return FeedEntry(
        guid or None,
        joined(url, link),
        plain_title(string_of(item, "title"), is_html=False),
        published,
        published_at,
        published_text,
        string_of(item, "date_modified"),
        string_of(item, "content_html") or text or string_of(item, "summary") or None,
        language_code(string_of(item, "language")),
    )


def string_of(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()
