"""What a sitemap lists: a set of URLs or an index of sitemaps, with the times of news sitemaps; also plain text."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from lxml import etree

from tasks.sources.document_text import (
    UnlistableError,
    brief,
    codec_name,
    declared_encoding,
    decoded,
    page_instead,
    repaired_text,
    unpacked,
)
from tasks.sources.listed_text import is_web, joined, language_code, plain_title, unbelievable
from tasks.sources.listing_dates import day_and_moment

SitemapKind = Literal["urlset", "index", "text"]
LARGEST_SITEMAP_BYTES = 50_000_000
# The protocol allows 50,000; some write more.
MOST_URLS = 200_000


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One URL of a sitemap, or one sitemap of an index."""

    address: str
    """Absolute; of any scheme."""
    lastmod: str = ""
    """As it is written; empty where the sitemap's times of change cannot be believed."""
    published: date | None = None
    """Of news sitemaps, in their own zone."""
    published_at: datetime | None = None
    title: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SitemapDocument:
    """A sitemap with its entries, in its order."""

    kind: SitemapKind
    entries: tuple[SitemapEntry, ...]
    is_whole: bool = True
    """False where its end was missing."""
    bad_lines: tuple[tuple[int, str], ...] = ()
    """Of plain text: number, from 1, and text of the lines that are no address."""


def read_sitemap(
    content: bytes,
    url: str,
    now: datetime,
    encoding: str | None = None,
    *,
    most_bytes: int = LARGEST_SITEMAP_BYTES,
    most_urls: int = MOST_URLS,
) -> SitemapDocument:
    """Return the sitemap in `content`, which came from `url` (after redirects); gzip is unpacked up to `most_bytes`.

    `now` is aware. Raises UnlistableError for what is no sitemap, declares entities, or is too large when unpacked.
    """
    content = unpacked(content, url, most_bytes)
    head = content[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head and b"<" not in head:
        text = decoded(content, encoding)
        if "<" not in text[:2_000]:
            return _text_sitemap(text, url, most_urls)
    # A sitemap needs no document type: one that has it is HTML or an attack.
    label = declared_encoding(content)
    if b"<!DOCTYPE" not in content and (not label or codec_name(label) in ("utf-8", "ascii")):
        try:
            return _believed(*_streamed(content, url, now, most_urls), now=now)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error):
                raise UnlistableError(url, f"is not well-formed ({brief(error)})") from error
    repaired = repaired_text(content, url, encoding)
    try:
        kind, entries = _streamed(repaired.text.encode(), url, now, most_urls)
    except etree.XMLSyntaxError as error:
        raise UnlistableError(url, f"is not well-formed ({brief(error)})") from error
    return _believed(kind, entries, now=now, is_whole=repaired.is_whole)


def lastmods_are_believable(lastmods: Sequence[str], now: datetime) -> bool:
    """Whether the times of change of one sitemap say something.

    They do not where 90 % of two or more are the same, or all are nothing but the day of `now`.
    """
    if unbelievable(Counter(filter(None, lastmods)), len(lastmods)):
        return False
    today = now.astimezone(UTC).date().isoformat()
    return any(lastmod != today for lastmod in lastmods)


def _believed(
    kind: SitemapKind, entries: list[SitemapEntry], *, now: datetime, is_whole: bool = True
) -> SitemapDocument:
    if not lastmods_are_believable([entry.lastmod for entry in entries], now):
        entries = [
            SitemapEntry(each.address, "", each.published, each.published_at, each.title, each.language)
            for each in entries
        ]
    return SitemapDocument(kind, tuple(entries), is_whole)


def _streamed(content: bytes, url: str, now: datetime, most_urls: int) -> tuple[SitemapKind, list[SitemapEntry]]:
    """Return kind and entries; elements are freed as they are read. Raises XMLSyntaxError, UnlistableError."""
    steps = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    kind: SitemapKind | None = None
    part = ""
    root: etree._Element | None = None
    entries: list[SitemapEntry] = []
    for event, element in steps:
        if root is None:
            root = element
            name = _local(element.tag).lower()
            if name == "html":
                raise page_instead(content, url)
            if name in ("rss", "feed", "rdf"):
                raise UnlistableError(url, "is a feed and no sitemap", 'write kind = "feed"')
            if name not in ("urlset", "sitemapindex"):
                raise UnlistableError(url, f"is no sitemap but <{name}>")
            kind, part = ("index", "sitemap") if name == "sitemapindex" else ("urlset", "url")
            depth = 0
        depth += 1 if event == "start" else -1
        if depth == 1 and event == "end" and _local(element.tag).lower() == part:
            if entry := _entry(element, url, now):
                entries.append(entry)
                if len(entries) >= most_urls:
                    break
            root.clear()
    if kind is None:
        raise UnlistableError(url, "is empty")
    return kind, entries


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _entry(element: etree._Element, url: str, now: datetime) -> SitemapEntry | None:
    address = lastmod = published_text = title = language = ""
    for child in element:
        tag = child.tag
        if not isinstance(tag, str):
            continue
        name = tag.rpartition("}")[2]
        if name == "loc":
            address = address or (child.text or "").strip()
        elif name == "lastmod":
            lastmod = (child.text or "").strip()
        elif name == "news":
            for field in child.iter():
                name = _local(field.tag)
                if name == "publication_date":
                    published_text = (field.text or "").strip()
                elif name == "title":
                    title = field.text or ""
                elif name == "language":
                    language = field.text or ""
    if not address:
        return None
    address = joined(url, address) or address
    published, published_at = day_and_moment(published_text, now) if published_text else (None, None)
    return SitemapEntry(
        address,
        lastmod,
        published,
        published_at,
        plain_title(title, is_html=True) if title else None,
        language_code(language) if language else None,
    )


def _text_sitemap(text: str, url: str, most_urls: int) -> SitemapDocument:
    entries, bad_lines = read_addresses(text)
    if not entries:
        raise UnlistableError(url, "lists no address of http or https")
    return SitemapDocument("text", tuple(map(SitemapEntry, entries[:most_urls])), bad_lines=tuple(bad_lines))


def read_addresses(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """Return the addresses of a text with one in each line, and number and text of the lines that are none.

    Empty lines and those that begin with # say nothing.
    """
    addresses: list[str] = []
    bad_lines: list[tuple[int, str]] = []
    lines = map(str.strip, text.removeprefix("\ufeff").splitlines())
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        if is_web(line) and not re.search(r"\s", line):
            addresses.append(line)
        else:
            bad_lines.append((number, line))
    return addresses, bad_lines
