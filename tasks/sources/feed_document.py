"""What a feed says: RSS 0.9 to 2.0, Atom 0.3 and 1.0, JSON Feed, well-formed or damaged."""

from __future__ import annotations

import html
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal
from urllib.parse import urljoin

import feedparser  # type: ignore[import-untyped]
from lxml import etree

from tasks.sources.document_text import (
    UnlistableError,
    decoded,
    page_instead,
    repaired_text,
    safe_parser,
    strict_root,
    unpacked,
)
from tasks.sources.listing_dates import day_and_moment

FeedKind = Literal["rss", "atom", "json"]
MOST_ENTRIES = 50_000
LARGEST_FEED_BYTES = 25_000_000
LONGEST_TITLE = 1_000
# feedparser takes 30 to 50 µs a tag or entity; in a larger feed lxml finds most of the same.
MOST_RESCUED_MARKS = 50_000
LONGEST_RESCUED = 5_000_000

ATOM = "http://www.w3.org/2005/Atom"
_ATOM = frozenset((ATOM, "http://purl.org/atom/ns#"))
_XML = "{http://www.w3.org/XML/1998/namespace}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NAMESPACES = {
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/elements/1.0/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/syndication/": "sy:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "": "",
}
_HTML_FIELD = re.compile(r"<(/?)(title|description|summary|content:encoded|content)\b([^<>]*)>")
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_SPACE = re.compile(r"[ \t\r\n]+")
_LINE_BREAK = re.compile(r"[\r\n\t]+")
_TAG = re.compile(r"<[^<>]*>")
_INLINE = r"a|b|i|u|em|strong|span|sup|sub|font|cite|q|mark|small|abbr|p|div|strike|s|tt|code"
_INLINE_END = re.compile(rf"</(?:{_INLINE})\s*>|<br\s*/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE}|br)(?:\s[^<>]*)?/?>", re.IGNORECASE)
# Letters of Windows that were written by their number there, where Unicode has control codes.
_WINDOWS_LETTERS = {code: letter for code in range(0x80, 0xA0) if (letter := bytes([code]).decode("cp1252", "ignore"))}


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


def read_feed(
    content: bytes, url: str, now: datetime, encoding: str | None = None, most_entries: int = MOST_ENTRIES
) -> FeedDocument:
    """Return the feed in `content`, which came from `url` (after redirects) with the charset `encoding`.

    A damaged feed is repaired; where it is still not well-formed, feedparser reads it. `now` is aware. Raises
    UnlistableError for what is no feed, for HTML with the feed that the page names.
    """
    content = unpacked(content, url, LARGEST_FEED_BYTES)
    if content[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _believed(_json_feed(content, url, now, most_entries))
    root = strict_root(content)
    if root is None:
        return _believed(_repaired_feed(content, url, now, encoding, most_entries))
    if _name(root).rpartition(":")[2] == "html":
        raise page_instead(content, url)
    return _believed(_feed_of(root, url, now, most_entries))


def _repaired_feed(content: bytes, url: str, now: datetime, encoding: str | None, most_entries: int) -> FeedDocument:
    repaired = repaired_text(content, url, encoding)
    for text in (repaired.text, with_html_quoted(repaired.text)):
        try:
            document = _feed_of(etree.fromstring(text, safe_parser()), url, now, most_entries)
            break
        except (etree.XMLSyntaxError, ValueError) as error:
            if "depth" in str(error):
                raise UnlistableError(url, "is nested too deeply to be a feed") from error
    else:
        document = _rescued(repaired.text, url, now, most_entries)
    return replace(document, is_whole=repaired.is_whole)


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


def plain_length(text: str) -> int:
    """Return how many characters HTML has without its tags."""
    return len(_TAG.sub("", text).strip())


def unbelievable(stamps: Mapping[str, int], listed: int) -> bool:
    """Whether times of change say nothing: of `listed` ≥ 2 things 90 % give the same. `stamps` counts each."""
    return listed >= 2 and bool(stamps) and max(stamps.values()) >= 0.9 * listed


def _believed(document: FeedDocument) -> FeedDocument:
    """Return the feed without the guids and times of change that identify and say nothing."""
    links: dict[str, set[str | None]] = defaultdict(set)
    stamps: dict[str, int] = defaultdict(int)
    for entry in document.entries:
        if entry.guid:
            links[entry.guid].add(entry.link)
        if entry.updated:
            stamps[entry.updated] += 1
    shared = {guid for guid, its_links in links.items() if len(its_links) > 1}
    is_stamped = unbelievable(stamps, len(document.entries))
    if not shared and not is_stamped:
        return document
    entries = (
        replace(entry, guid=None if entry.guid in shared else entry.guid, updated="" if is_stamped else entry.updated)
        for entry in document.entries
    )
    return replace(document, entries=tuple(entries))


def _feed_of(
    root: etree._Element,
    url: str,
    now: datetime,
    most_entries: int,
    *,
    is_broken: bool = False,
) -> FeedDocument:
    """Return the feed of a tree; in that of a broken document entries may lie anywhere."""
    _name_root(root)
    name = _name(root)
    if name == "atom:feed":
        kind: FeedKind = "atom"
        head, entries = root, [child for child in root if _name(child) == "atom:entry"]
    elif name in ("rss", "channel", "rdf:rdf"):
        kind = "rss"
        channels = [root] if name == "channel" else [child for child in root if _name(child) == "channel"]
        head = channels[0] if channels else root
        places = [root] if name == "channel" else [root, *channels]
        entries = [child for place in places for child in place if _name(child) == "item"]
    else:
        raise UnlistableError(url, f"is no feed but <{etree.QName(root).localname}>")
    if is_broken:
        entries = [element for element in root.iter() if _name(element) in ("item", "atom:entry")]
    about = _fields(head)
    has_bases = bool(root.xpath("boolean(//@xml:base)"))
    language = language_code(
        _text(about, "language", "dc:language") or head.get(f"{_XML}lang") or root.get(f"{_XML}lang")
    )
    read = _atom_entry if kind == "atom" else _rss_entry
    return FeedDocument(
        kind=kind,
        title=_title(about),
        link=joined(url, _link(about, kind)),
        ttl=_ttl(about),
        language=language,
        entries=tuple(read(entry, base_of(entry, url) if has_bases else url, now) for entry in entries[:most_entries]),
    )


def _name_root(root: etree._Element) -> None:
    """Give the elements of a feed whose namespace is missing or unknown the one that was meant."""
    namespace, _, local = str(root.tag).rpartition("}")
    meant = {"feed": f"{{{ATOM}}}", "rss": ""}.get(local)
    if meant is None or namespace.removeprefix("{") in _ATOM or (local == "rss" and not namespace):
        return
    before = namespace + "}" if namespace else ""
    for element in root.iter():
        tag = element.tag
        if isinstance(tag, str) and tag.rpartition("}")[0] == namespace:
            element.tag = meant + tag.removeprefix(before)


_NAMES: dict[str, str] = {}


def _name(element: etree._Element) -> str:
    """Return "dc:date" and the like, whatever the prefix in the document; RSS without prefix and in small letters."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""  # a comment or an instruction
    known = _NAMES.get(tag)
    if known is None:
        namespace, _, local = tag.rpartition("}")
        namespace = namespace.removeprefix("{")
        if namespace in _ATOM:
            known = f"atom:{local}"
        elif namespace == _RDF[1:-1]:
            known = f"rdf:{local.lower()}"
        elif namespace in _NAMESPACES:
            known = _NAMESPACES[namespace] + local.lower()
        else:
            known = f"?{local}"
        if len(_NAMES) < 5_000:  # a feed may have names without end
            _NAMES[tag] = known
    return known


def _fields(element: etree._Element) -> dict[str, list[etree._Element]]:
    fields: dict[str, list[etree._Element]] = {}
    for child in element:
        fields.setdefault(_name(child), []).append(child)
    return fields


def _text(fields: Mapping[str, list[etree._Element]], *names: str) -> str:
    """Return the text of the first field in the order of `names` that has one."""
    for name in names:
        for element in fields.get(name, ()):
            text = (element.text or "") if len(element) == 0 else "".join(_texts(element))
            if text.strip():
                return text.strip()
    return ""


def _texts(element: etree._Element) -> Iterator[str]:
    return (text for text in element.itertext() if isinstance(text, str))


def _rss_entry(item: etree._Element, base: str, now: datetime) -> FeedEntry:
    fields = _fields(item)
    guids = fields.get("guid", [])
    guid = _text(fields, "guid", "atom:id") or item.get(f"{_RDF}about") or ""
    link = _link(fields, "rss")
    if not link and is_web(guid) and not (guids and guids[0].get("isPermaLink", "").strip().lower() == "false"):
        link = guid
    published_text = _text(fields, "pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published")
    published, published_at = day_and_moment(published_text, now)
    content = _text(fields, "content:encoded") or _inner(fields, "xhtml:body") or _inner(fields, "description")
    language = _text(fields, "dc:language", "language") or item.get(f"{_XML}lang")
    return FeedEntry(
        guid or None,
        joined(base, link),
        _title(fields),
        published,
        published_at,
        published_text,
        _text(fields, "atom:updated", "dcterms:modified"),
        content or None,
        language_code(language),
    )


def _atom_entry(entry: etree._Element, base: str, now: datetime) -> FeedEntry:
    fields = _fields(entry)
    guid = _text(fields, "atom:id")
    link = _link(fields, "atom") or (guid if is_web(guid) else "")
    published_text = _text(fields, "atom:published", "atom:issued", "atom:created", "dc:date")
    published, published_at = day_and_moment(published_text, now)
    content = _inner(fields, "atom:content") or _inner(fields, "atom:summary")
    language = entry.get(f"{_XML}lang") or _text(fields, "dc:language")
    return FeedEntry(
        guid or None,
        joined(base, link),
        _title(fields),
        published,
        published_at,
        published_text,
        _text(fields, "atom:updated", "atom:modified"),
        content or None,
        language_code(language),
    )


def _link(fields: Mapping[str, list[etree._Element]], kind: FeedKind) -> str:
    """Return the address of the article: before a counter of clicks, then the plain link, then one of Atom's."""
    if link := _text(fields, "feedburner:origlink"):
        return link
    if kind == "rss" and (link := _text(fields, "link")):
        return link
    candidates = [*fields.get("atom:link", ()), *fields.get("link", ())]
    candidates = [each for each in candidates if each.get("href") and each.get("rel", "alternate") == "alternate"]
    # A page may be offered in several types.
    candidates.sort(key=lambda each: "html" not in each.get("type", "html"))
    return (candidates[0].get("href") or "") if candidates else ""


def _inner(fields: Mapping[str, list[etree._Element]], name: str) -> str:
    """Return the HTML of a field: what it quotes, or the elements in it."""
    for element in fields.get(name, ()):
        text = element.text or ""
        if len(element):
            parts = (etree.tostring(child, encoding="unicode") for child in element)
            inner = html.escape(text, quote=False) + "".join(parts)
        else:
            inner = html.escape(text) if element.get("type") == "text" else text
        if inner.strip():
            return inner.strip()
    return ""


def _title(fields: Mapping[str, list[etree._Element]]) -> str | None:
    for name in ("title", "atom:title", "dc:title"):
        for element in fields.get(name, ()):
            is_plain = name == "atom:title" and element.get("type", "text") in ("text", "xhtml", "text/plain")
            text = "".join(_texts(element))
            if title := plain_title(text, is_html=not is_plain):
                return title
    return None


def plain_title(text: str, *, is_html: bool) -> str | None:
    """Return a title in one line: of HTML without the tags of letters in it, entities decoded once."""
    if is_html:
        if "<" in text and _INLINE_END.search(text):
            text = _INLINE_TAG.sub("", text)
        if "&" in text:
            text = html.unescape(text)
    if not text.isascii():
        text = text.translate(_WINDOWS_LETTERS)
    return _SPACE.sub(" ", text).strip()[:LONGEST_TITLE] or None


def joined(base: str, link: str | None) -> str | None:
    """Return `link` absolute, with blanks escaped; unchanged where it cannot be joined."""
    if not link:
        return None
    link = _LINE_BREAK.sub("", link.strip()).replace(" ", "%20").replace("&amp;", "&")
    if link.startswith(("https://", "http://")):
        return link
    with suppress(ValueError):
        return urljoin(base, link)
    return link


def base_of(element: etree._Element, url: str) -> str:
    """Return what links in `element` are relative to: its xml:base, or `url` where that is no address."""
    with suppress(ValueError):
        base = urljoin(url, element.base or "")
        urljoin(base, "x")
        return base
    return url


def is_web(text: str) -> bool:
    """Whether `text` looks like an address of http or https."""
    return text[:8].lower().startswith(("http://", "https://"))


def language_code(text: str | None) -> str | None:
    """Return the two letters of "en-US", "EN" and the like; None for anything else."""
    found = re.match(r"([a-z]{2})(?![a-z])", (text or "").strip().lower())
    return found[1] if found else None


def _ttl(fields: Mapping[str, list[etree._Element]]) -> float | None:
    """Return the seconds between visits that the feed asks for: the longer of `ttl` and the syndication module's."""
    wishes: list[float] = []
    with suppress(ValueError):
        wishes.append(float(_text(fields, "ttl") or "none") * 60)
    period = _PERIODS.get(_text(fields, "sy:updateperiod").lower())
    if period:
        frequency = 1.0
        with suppress(ValueError):
            frequency = float(_text(fields, "sy:updatefrequency") or "1")
        wishes.append(period / max(frequency, 1.0))
    return max((wish for wish in wishes if 0 < wish < 1e9), default=None)


def _json_feed(content: bytes, url: str, now: datetime, most_entries: int) -> FeedDocument:
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
        plain_title(_string(feed, "title"), is_html=False),
        tuple(entries),
        joined(url, _string(feed, "home_page_url")),
        language=language_code(_string(feed, "language")),
    )


def _json_entry(item: Mapping[str, Any], url: str, now: datetime) -> FeedEntry:
    guid = _string(item, "id")
    published_text = _string(item, "date_published")
    published, published_at = day_and_moment(published_text, now)
    link = _string(item, "url") or _string(item, "external_url") or (guid if is_web(guid) else "")
    text = html.escape(_string(item, "content_text"), quote=False)
    return FeedEntry(
        guid or None,
        joined(url, link),
        plain_title(_string(item, "title"), is_html=False),
        published,
        published_at,
        published_text,
        _string(item, "date_modified"),
        _string(item, "content_html") or text or _string(item, "summary") or None,
        language_code(_string(item, "language")),
    )


def _string(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def _rescued(text: str, url: str, now: datetime, most_entries: int) -> FeedDocument:
    """Return what feedparser, or of a large one lxml, finds in a feed that is not well-formed."""
    broken = UnlistableError(url, "is not well-formed, and no entry can be read in it")
    if text.count("<") + text.count("&") > MOST_RESCUED_MARKS or len(text) > LONGEST_RESCUED:
        root = etree.fromstring(text, safe_parser(recover=True))
        document = _feed_of(root, url, now, most_entries, is_broken=True)
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
        published_text = _string(each, "published") if "published" in each else ""
        published, published_at = day_and_moment(published_text, now)
        contents = [_string(part, "value") for part in each.get("content", ())]
        guid = _string(each, "id")
        link = _string(each, "feedburner_origlink") or _string(each, "link") or (guid if is_web(guid) else "")
        entry = FeedEntry(
            guid or None,
            joined(url, link),
            plain_title(_string(each, "title"), is_html=True),
            published,
            published_at,
            published_text,
            _string(each, "updated") if "updated" in each else "",
            next(filter(None, contents), None) or _string(each, "summary") or None,
            language_code(_string(each, "language")),
        )
        if entry.link or entry.guid or entry.title or entry.content:
            entries.append(entry)
    if not entries:
        raise broken
    return FeedDocument(
        kind,
        plain_title(_string(found.feed, "title"), is_html=True),
        tuple(entries),
        joined(url, _string(found.feed, "link")),
        language=language_code(_string(found.feed, "language")),
    )
