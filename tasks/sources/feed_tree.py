"""What RSS 0.9 to 2.0 and Atom 0.3 and 1.0 say, from the tree of their elements."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from urllib.parse import urljoin

from lxml import etree

from tasks.sources.document_text import UnlistableError
from tasks.sources.feed import FeedDocument, FeedEntry, FeedKind
from tasks.sources.listed_text import is_web, joined, language_code, plain_title
from tasks.sources.listing_dates import day_and_moment

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
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}


def feed_of_tree(
    root: etree._Element,
    url: str,
    now: datetime,
    most_entries: int,
    *,
    is_broken: bool = False,
) -> FeedDocument:
    """Return the feed of a tree; in that of a broken document entries may lie anywhere."""
    _name_root(root)
    name = name_of(root)
    if name == "atom:feed":
        kind: FeedKind = "atom"
        head, entries = root, [child for child in root if name_of(child) == "atom:entry"]
    elif name in ("rss", "channel", "rdf:rdf"):
        kind = "rss"
        channels = [root] if name == "channel" else [child for child in root if name_of(child) == "channel"]
        head = channels[0] if channels else root
        places = [root] if name == "channel" else [root, *channels]
        entries = [child for place in places for child in place if name_of(child) == "item"]
    else:
        raise UnlistableError(url, f"is no feed but <{etree.QName(root).localname}>")
    if is_broken:
        entries = [element for element in root.iter() if name_of(element) in ("item", "atom:entry")]
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


def name_of(element: etree._Element) -> str:
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
        fields.setdefault(name_of(child), []).append(child)
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


def base_of(element: etree._Element, url: str) -> str:
    """Return what links in `element` are relative to: its xml:base, or `url` where that is no address."""
    with suppress(ValueError):
        base = urljoin(url, element.base or "")
        urljoin(base, "x")
        return base
    return url


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
