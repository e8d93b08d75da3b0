"""What an HTML page says of itself: title, time of publication, authors, canonical URL, access, language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urljoin, urlsplit

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement

from tasks.articles.authors import authors_in
from tasks.articles.dates import publication, publication_on_the_web
from tasks.articles.linked_data import Node, addresses_of, article_node, is_free, nodes_of, path_of, text_of
from tasks.records import DateBasis
from tasks.url_key import clean_url, publisher_of

# "Title | Site", "Title – Site": the separators that site names are hung on with.
SEPARATED = re.compile(r"\s+[|–—»·•-]\s+|\s*\|\s*|\s+::?\s+")
LETTER_TAG = re.compile(r"</?(?:em|i|b|u|strong|span|mark|sub|sup|q|small|br)\b[^<>]*>", re.IGNORECASE)
MOST_HEADINGS = 5
# A longer paragraph is prose, where a day is that of an event as a rule.
WORDS_OF_A_LINE = 15
WORDS_OF_A_DATELINE = 8
# What a template leaves where nothing was filled in: the same "address" for every page of a site.
UNFILLED = re.compile(r"[{}]|^\s*(?:undefined|null|none|false|true)\s*$", re.IGNORECASE)
TIMES = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time",
    "datepublished", "parsely-pub-date", "sailthru.date", "date.published", "published_at", "article.published",
    "publication_date", "publish-date", "publish_date", "publishdate", "published-date", "pubdate", "date_published",
    "originalpublicationdate", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "bt:pubdate",
    "rnews:datepublished", "article_date_original", "prism.publicationdate", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "ptime", "pdate", "timestamp", "date",
)  # fmt: skip
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl")

NAMED_TIMES = etree.XPath("//*[@itemprop='datePublished'][not(self::meta) and not(self::time)]")
BYLINES = etree.XPath("//*[@rel='author' or @itemprop='author'][not(self::meta) and not(self::link)]")


@dataclass(frozen=True, slots=True)
class Written:
    """A time of publication: the local day, the aware moment if the time and its zone are given, who writes what."""

    day: date
    moment: datetime | None
    text: str
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says; None where it does not."""

    title: str | None = None
    published: Written | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    is_free: bool | None = None
    """Whether all of it can be read without paying."""
    language: str | None = None
    node: Node = field(default_factory=dict)
    """The JSON-LD of the article under this address or title; empty where there is none."""
    nodes: Sequence[Node] = ()
    """All JSON-LD of the page."""
    open_graph_type: str = ""

    @property
    def is_told_article(self) -> bool:
        """Whether the page itself says that it is an article."""
        return bool(self.node) or self.open_graph_type == "article"

    @property
    def has_told_time(self) -> bool:
        """Whether JSON-LD or a meta tag gives a time of publication."""
        return self.published is not None and self.published.basis in ("json-ld", "meta", "itemprop")


@dataclass(frozen=True, slots=True)
class Head:
    """The elements of a page that speak of it, gathered in one walk."""

    tree: HtmlElement
    metas: Mapping[str, Sequence[str]]
    """Contents by name, property or itemprop in lower case."""
    canonical: Sequence[str]
    scripts: Sequence[str]
    """JSON-LD."""
    headings: Sequence[str]
    """The first of the first rank."""
    title: str
    times: Sequence[tuple[DateBasis, str]]
    """itemprop=datePublished, and time elements: those behind the first heading first."""


def head_of(tree: HtmlElement) -> Head:
    """Return what speaks of the page in `tree`."""
    metas: dict[str, list[str]] = {}
    canonical: list[str] = []
    scripts: list[str] = []
    headings: list[str] = []
    titles: list[str] = []
    before: list[tuple[DateBasis, str]] = []
    behind: list[tuple[DateBasis, str]] = []
    for element in tree.iter("meta", "link", "script", "h1", "title", "time"):
        tag = element.tag
        if tag == "meta":
            content = element.get("content")
            if content:
                for kind in ("property", "name", "itemprop"):
                    if name := element.get(kind):
                        metas.setdefault(name.strip().lower(), []).append(content)
        elif tag == "link":
            if "canonical" in (element.get("rel") or "").lower().split() and element.get("href"):
                canonical.append(element.get("href") or "")
        elif tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and element.text:
                scripts.append(element.text)
        elif tag == "h1":
            if len(headings) < MOST_HEADINGS and (heading := words_of(element)):
                headings.append(heading)
        elif tag == "title":
            # That of an SVG drawing in the page is not the page's.
            titles.append(words_of(element))
        elif value := element.get("datetime"):
            is_named = "datepublished" in (element.get("itemprop") or "").lower() or element.get("pubdate") is not None
            (behind if headings else before).append(("itemprop" if is_named else "time", value))
    named = [element.get("content") or element.get("datetime") or "" for element in found_by(NAMED_TIMES, tree)]
    times: list[tuple[DateBasis, str]] = [("itemprop", value) for value in named if value]
    times += [*(each for each in (*behind, *before) if each[0] == "itemprop"), *behind[:1], *before[:1]]
    return Head(tree, metas, canonical, scripts, headings, titles[0] if titles else "", times)


def found_by(path: etree.XPath, tree: HtmlElement) -> list[HtmlElement]:
    """Return the elements that a path finds."""
    found = path(tree)
    return [element for element in found if isinstance(element, HtmlElement)] if isinstance(found, list) else []


def metadata_in(head: Head, address: str | None, now: datetime | None, is_fetched: bool) -> Metadata:
    """Return what a page says of itself: JSON-LD first, then meta tags, then elements.

    `address` is the URL that it was fetched from, `now` (aware) when. A file has at most the address in its record; its
    day may lie before the web, and its canonical URL is believed whatever its site.
    """
    nodes = nodes_of(head.scripts)
    own = [each for each in (address, *head.canonical, meta(head, "og:url")) if each]
    titles = {each.casefold() for each in (*head.headings, *title_candidates(head)) if each}
    node = article_node(nodes, own, sorted(titles))
    if not is_own(node, own, sorted(titles)):
        # Of another article: a list may describe its first one alone.
        node = {}
    title = title_of(head, node)
    return Metadata(
        title=title,
        published=time_of(head, node, address, now, is_fetched),
        authors=authors_of(head, node),
        url=url_of(head, node, address, is_fetched),
        is_free=is_free(node) if node else None,
        language=language_of(head, node),
        node=node,
        nodes=nodes,
        open_graph_type=(meta(head, "og:type") or "").lower(),
    )


def is_own(node: Node, addresses: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether a node gives one of the page's addresses or titles as its own, or none at all."""
    told = {path for address in addresses_of(node) if (path := path_of(address))}
    headline = text_of(node.get("headline"))
    if not told or not headline:
        return True
    return not told.isdisjoint(map(path_of, addresses)) or alike(headline) in map(alike, titles)


def title_of(head: Head, node: Node) -> str | None:
    """Return the title that two of JSON-LD, og:title and the first heading agree on, else the first of these.

    The title element, which is written for search engines, counts only where there is none of the three.
    """
    by_graph, by_title = title_candidates(head)
    titles = [title for title in (headline_of(node), by_graph, *head.headings[:1]) if title]
    votes = Counter(map(alike, titles))
    return next((title for title in titles if votes[alike(title)] > 1), (titles or [by_title])[0] or None)


def headline_of(node: Node) -> str:
    """Return the headline of a node without the tags of letters in it; empty where there is none."""
    return " ".join(LETTER_TAG.sub("", text_of(node.get("headline"))).split())


def title_candidates(head: Head) -> tuple[str, str]:
    """Return the titles of og:title and of the title element, without the name of the site; empty where not given."""
    site = meta(head, "og:site_name")
    return without_site(meta(head, "og:title") or "", site), without_site(head.title, None)


def alike(title: str) -> str:
    """Return what is the same in titles that differ in quotation marks, dashes and case alone."""
    return re.sub(r"[\W_]+", " ", title).strip().casefold() or title


def without_site(title: str, site: str | None) -> str:
    """Return `title` without the site's name at its end; where `site` is not given, without its last separated part."""
    parts = SEPARATED.split(title)
    if len(parts) > 1 and parts[-1] and (site is None or parts[-1].casefold() == site.casefold()):
        return title[: title.rindex(parts[-1])].rstrip(" |–—»·•:-")
    return title


def time_of(head: Head, node: Node, address: str | None, now: datetime | None, is_fetched: bool) -> Written | None:
    """Return the publication that the first place gives which can be read and believed.

    Where that place gives no moment, one of the same day from a later place does; where two places give one moment, the
    one that is not written in UTC tells the local day. The last resort, for pages that were fetched, is htmldate.
    """
    found = [written for place in places_of(head, node) if (written := written_of(*place, now, is_fetched))]
    if not found:
        return day_by_htmldate(head, address, now) if is_fetched else None
    first = found[0]
    if first.moment is None:
        return next((each for each in found if each.moment and each.day == first.day), first)
    if not first.moment.utcoffset():
        same = (each for each in found if each.moment and abs((each.moment - first.moment).total_seconds()) < 60)
        return next((each for each in same if each.moment and each.moment.utcoffset()), first)
    return first


def places_of(head: Head, node: Node) -> Iterator[tuple[DateBasis, object]]:
    """Yield what each place writes of the time of publication, the most trustworthy first."""
    yield "json-ld", node.get("datePublished")
    for name in TIMES:
        for content in head.metas.get(name, ()):
            yield ("itemprop" if name == "datepublished" else "meta"), content
    yield from head.times
    yield "json-ld", node.get("dateCreated")


def written_of(basis: DateBasis, value: object, now: datetime | None, is_fetched: bool) -> Written | None:
    """Return what a place writes, or None where it is no date, or none that can be believed."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    text = " ".join(str(value).split())
    if is_fetched:
        day, moment = publication_on_the_web(value, now)
    else:
        try:
            day, moment = publication(text)
        except ValueError:
            return None
    return Written(day, moment, text, basis) if day else None


def day_by_htmldate(head: Head, address: str | None, now: datetime | None) -> Written | None:
    """Return the day that htmldate finds: in the page's address (/2024/03/05/), else in its words, the prose aside."""
    latest = now.date().isoformat() if now else None
    try:
        text = find_date(
            without_prose(head.tree),
            url=address,
            original_date=True,
            extensive_search=True,
            min_date="1995-01-01",
            max_date=latest,
        )
    except (ValueError, TypeError, RecursionError):
        return None
    day, _ = publication_on_the_web(text, now)
    if day is None:
        return None
    if (day.month, day.day) == (1, 1) and not re.search(rf"{day.year}\W?0?1\W?0?1", address or ""):
        # Of "Copyright 2019" it makes 1 January 2019, a wrong year as a rule.
        return None
    return Written(day, None, text or "", "htmldate")


def without_prose(tree: HtmlElement) -> HtmlElement:
    """Return a copy of a page whose paragraphs tell of no other days: of the first the words of a dateline stay."""
    copied = deepcopy(tree)
    etree.strip_elements(copied, "script", "style", "svg", with_tail=False)
    kept = WORDS_OF_A_DATELINE
    for paragraph in list(copied.iter("p")):
        words = words_of(paragraph).split()
        if len(words) > WORDS_OF_A_LINE:
            paragraph.clear(keep_tail=True)
            paragraph.text = " ".join(words[:kept])
            kept = 0
    return copied


def authors_of(head: Head, node: Node) -> tuple[str, ...]:
    """Return the names of those who wrote it, of the first place that has any: JSON-LD, then meta tags."""
    publisher = node.get("publisher")
    sites = [meta(head, "og:site_name"), text_of(publisher.get("name")) if isinstance(publisher, dict) else None]
    not_authors = {site.casefold() for site in sites if site}
    for told in (node.get("author"), node.get("creator"), *(head.metas.get(name) for name in AUTHORS)):
        if names := authors_in(told, not_authors):
            return names
    return authors_in([words_of(element) for element in found_by(BYLINES, head.tree)], not_authors)


def url_of(head: Head, node: Node, address: str | None, is_fetched: bool) -> str | None:
    """Return the canonical URL: never a home page, never anything but http and https.

    Of a page that was fetched never one of another registrable domain; where none can be believed, its own address.
    `node` is the JSON-LD of this article; what is no whole address there ("True", "12345") is a name.
    """
    site = publisher_of(address) if address and is_fetched else None
    told = (each for each in addresses_of(node) if each.startswith(("http://", "https://", "/")))
    for candidate in (*head.canonical, meta(head, "og:url"), *told):
        url = absolute(candidate, address)
        if url and not is_home(url) and (site is None or publisher_of(url) == site):
            return url
    return absolute(address, None) if address else None


def absolute(candidate: str | None, address: str | None) -> str | None:
    """Return the URL that a link on the page at `address` leads to, or None for what is none of http or https."""
    if not candidate or not candidate.strip() or UNFILLED.search(candidate):
        return None
    try:
        url = urljoin(address or "", candidate.strip())
        clean_url(url)
    except ValueError:
        return None
    return url


def is_home(url: str) -> bool:
    """Whether a URL has neither path nor query, trackers aside."""
    parts = urlsplit(clean_url(url))
    return not parts.path.strip("/") and not parts.query


def language_of(head: Head, node: Node) -> str | None:
    """Return the two-letter code of the language that the page declares."""
    for value in (head.tree.get("lang"), node.get("inLanguage"), meta(head, "og:locale"), meta(head, "language")):
        if isinstance(value, str) and re.match(r"[A-Za-z]{2}(?![A-Za-z])", value.strip()):
            return value.strip()[:2].lower()
    return None


def meta(head: Head, name: str) -> str | None:
    """Return the first content of the meta tags of that property or name, with single spaces."""
    return next((text for content in head.metas.get(name, ()) if (text := text_of(content))), None)


def words_of(element: HtmlElement) -> str:
    """Return an element's text with single spaces."""
    return " ".join(element.text_content().split())
