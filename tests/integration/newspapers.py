"""What newspapers put on the web, for whole runs: pages, feeds and sitemaps, and what a warehouse made of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from tasks.outcome import Outcome
from tasks.sources.feed_source import FeedSource
from tasks.sources.sitemap_source import SitemapSource
from tests.integration.fault_server import FIRST_HOST, Answer, Asked, FaultServer, page
from tests.integration.whole_run import Desk
from warehouse.check import Finding, run_checks
from warehouse.connection import writer

Row = dict[str, Any]
FEED_TYPE, SITEMAP_TYPE = "application/rss+xml", "application/xml"
GUESTS = ("Olof Palme", "Indira Gandhi", "Bruno Kreisky", "Julius Nyerere", "Pierre Trudeau", "Urho Kekkonen", "Tito")
TOWNS = ("Vienna", "Helsinki", "Arusha", "Cancun", "Stockholm", "Belgrade", "Geneva", "Ottawa", "Delhi", "Lusaka")
GOODS = ("wheat", "copper", "timber", "coffee", "steel", "cotton", "fish", "tin", "wool", "sugar", "rubber")


def story(number: int, words: int = 85, *, meets: bool = False) -> str:
    """Return the text of a report, another one for each number, of at least `words` words.

    Unless somebody `meets` somebody in it, no language model is needed to read it.
    """
    guest, town, goods = GUESTS[number % 7], TOWNS[number % 10], GOODS[number % 11]
    what = "met the prime minister" if meets else "was seen at the market"
    sentences = [f"{guest} {what} in {town} on {1 + number % 28} March 1981, report {number} says."]
    count = 0
    while sum(len(sentence.split()) for sentence in sentences) < words:
        count += 1
        sentences.append(
            f"In hour {count} the clerks of {town} went through the list of {goods} prices, line {number + count}, "
            "and left open what nobody could settle."
        )
    return " ".join(sentences)


def article(title: str, text: str, head: str = "", language: str = "en") -> str:
    """Return the HTML of an article; `head` are further tags."""
    paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text.split("\n\n"))
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title>{head}</head>"
        f"<body><article><h1>{escape(title)}</h1>{paragraphs}</article></body></html>"
    )


def canonical(url: str) -> str:
    """Return the tag by which a page names its address."""
    return f'<link rel="canonical" href="{escape(url)}">'


def linked_data(**fields: object) -> str:
    """Return the JSON-LD of an article."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def entry(
    link: str | None, title: str | None = None, guid: str | None = None, date: str | None = None, more: str = ""
) -> str:
    """Return an item of a feed."""
    parts = (("link", link), ("title", title), ("guid", guid), ("pubDate", date))
    return "<item>" + "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in parts if text) + more + "</item>"


def feed(*entries: str, head: str = "") -> str:
    """Return an RSS feed."""
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{head}{"".join(entries)}</channel></rss>'
    )


def feed_answer(*entries: str, etag: str | None = None) -> Answer:
    """Return the 200 of a feed."""
    return page(feed(*entries), FEED_TYPE, *((("ETag", etag),) if etag else ()))


def urlset(*urls: tuple[str, str] | str) -> str:
    """Return a sitemap of addresses, or of addresses with their lastmod."""
    rows = ((url, "") if isinstance(url, str) else url for url in urls)
    entries = (
        f"<url><loc>{escape(url)}</loc>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}</url>"
        for url, lastmod in rows
    )
    return (
        f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(entries)}</urlset>'
    )


def index(*urls: tuple[str, str] | str) -> str:
    """Return an index of sitemaps."""
    return (
        urlset(*urls)
        .replace("<urlset", "<sitemapindex")
        .replace("urlset>", "sitemapindex>")
        .replace("url>", "sitemap>")
    )


def never_late() -> float:
    """Return the chance by which a source waits no longer than needed."""
    return 0.0


def feed_source(server: FaultServer, name: str, host: str = FIRST_HOST, path: str | None = None) -> FeedSource:
    """Return the feed of newspaper `name`, at /name/feed."""
    return FeedSource(name, server.url(path or f"/{name}/feed", host), chance=never_late)


def sitemap_source(server: FaultServer, name: str, host: str = FIRST_HOST, path: str | None = None) -> SitemapSource:
    """Return the sitemap of newspaper `name`, at /name/sitemap.xml."""
    return SitemapSource(name, server.url(path or f"/{name}/sitemap.xml", host), chance=never_late)


@dataclass(frozen=True)
class Round:
    """A run, what was asked of the web during it, and what the warehouse held after it."""

    outcome: Outcome
    asked: list[Asked]
    items: list[Row]
    sources: dict[str, Row]
    articles: list[Row]
    versions: list[Row] = field(default_factory=list)

    def paths(self, name: str, host: str | None = None) -> list[str]:
        """Return what was asked for below /name, or of a host."""
        return [
            each.target
            for each in self.asked
            if (each.host == host if host else each.target.startswith(f"/{name}/")) and each.path != "/robots.txt"
        ]

    def sent(self, path: str) -> list[dict[str, str]]:
        """Return the headers of the requests for a path."""
        return [dict(each.headers) for each in self.asked if each.path == path]

    def of(self, name: str) -> list[Row]:
        """Return the items of a source, in the order of their keys."""
        return [row for row in self.items if row["source"] == name]

    def states(self, name: str) -> dict[str, str]:
        """Return the states of the items of a source by the last part of their address."""
        return {row["address"].rpartition("/")[2]: row["state"] for row in self.of(name)}

    def titles(self, name: str) -> list[str]:
        """Return the titles of the stored articles whose source it is, sorted."""
        return sorted(row["title"] for row in self.articles if row["source"] == name)

    def texts(self, name: str) -> list[str]:
        """Return the texts of the stored articles whose source it is."""
        return [row["text"] for row in self.articles if row["source"] == name]

    def ended(self, name: str) -> dict[str, int]:
        """Return how many items of the source the run says ended how."""
        return {state: count for state, count in self.outcome.by_source().get(name, {}).items() if count}


def whole_round(desk: Desk, server: FaultServer, sources: Iterable[Any], **options: Any) -> Round:
    """Run over `sources` and look at all of it."""
    before = len(server.requests)
    outcome = desk.run(*sources, **options)
    return look(desk, outcome, server.requests[before:])


def look(desk: Desk, outcome: Outcome, asked: list[Asked]) -> Round:
    """Return what the warehouse holds now."""
    items, sources, articles, versions = tables(
        desk,
        "SELECT * FROM items ORDER BY source, item_key",
        "SELECT * FROM sources",
        "SELECT * FROM articles ORDER BY article_key",
        "SELECT * FROM article_versions ORDER BY loaded_at",
    )
    return Round(outcome, asked, items, {row["source"]: row for row in sources}, articles, versions)


def tables(desk: Desk, *queries: str) -> list[list[Row]]:
    """Return the rows of each query, by name of column."""
    with writer(desk.warehouse) as connection:
        return [connection.execute(query).pl().to_dicts() for query in queries]


def findings(desk: Desk) -> list[Finding]:
    """Return what the checks of the warehouse find wrong, but for what a run of Desk leaves out: events."""
    with writer(desk.warehouse) as connection:
        return [each for each in run_checks(connection) if each.check != "accounts_resolved"]
