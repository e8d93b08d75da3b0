"""What an HTML page says of itself: title, time of publication, canonical URL, language."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from tasks.articles.dates import publication

ARTICLE_TYPES = re.compile(r"(Article|Posting|Report)$")
# "Title | Site", "Title – Site": the separators that site names are hung on with.
SEPARATED = re.compile(r"\s+[|–—»·-]\s+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says; None where it does not."""

    title: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    url: str | None = None
    language: str | None = None


def metadata_of(tree: HtmlElement, address: str | None = None) -> Metadata:
    """Return what `tree` says of itself: JSON-LD first, then meta tags, then elements.

    `address` is the URL it was fetched from, if any; a relative canonical link is resolved against it.
    """
    node = article_node(tree)
    published, published_at = time_of(tree, node)
    return Metadata(title_of(tree, node), published, published_at, url_of(tree, node, address), language_of(tree, node))


def article_node(tree: HtmlElement) -> dict[str, Any]:
    """Return the JSON-LD node of the article, or an empty one."""
    nodes = [node for script in tree.iter("script") for node in linked_data(script)]
    return next((node for node in nodes if is_article(node)), {})


def linked_data(script: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the objects in a JSON-LD script, those in lists and @graph too; nothing for broken JSON."""
    if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
        return
    try:
        waiting = [json.loads(script.text, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting = [*value, *waiting]
        elif isinstance(value, dict):
            yield value
            waiting.append(value.get("@graph"))


def is_article(node: dict[str, Any]) -> bool:
    """Whether a JSON-LD node is of a type for articles."""
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and ARTICLE_TYPES.search(name) for name in names)


def title_of(tree: HtmlElement, node: dict[str, Any]) -> str | None:
    """Return the title that two places agree on, else the first of JSON-LD, og:title, h1 and title element."""
    candidates = [clean(node.get("headline"))]
    candidates.append(without_site(meta(tree, "og:title"), meta(tree, "og:site_name")))
    candidates += [clean(heading.text_content()) for heading in tree.iter("h1")]
    candidates += [without_site(clean(element.text_content()), None) for element in tree.iter("title")][:1]
    titles = [title for title in candidates if title]
    votes = Counter(title.casefold() for title in titles)
    return next((title for title in titles if votes[title.casefold()] > 1), titles[0] if titles else None)


def without_site(title: str | None, site: str | None) -> str | None:
    """Return `title` without the site's name at its end; where `site` is not given, without its last separated part."""
    if not title:
        return None
    parts = SEPARATED.split(title)
    if len(parts) > 1 and (site is None or parts[-1].casefold() == site.casefold()):
        return title[: title.rindex(parts[-1])].rstrip(" |–—»·-")
    return title


def time_of(tree: HtmlElement, node: dict[str, Any]) -> tuple[date | None, datetime | None]:
    """Return day and moment of publication of the first place that gives a date that can be read."""
    places = [node.get("datePublished"), meta(tree, "article:published_time")]
    places += [
        element.get("content") or element.get("datetime")
        for element in tree.iterfind(".//*[@itemprop='datePublished']")
    ]
    places += [element.get("datetime") for element in tree.iter("time")]
    for place in places:
        try:
            day, moment = publication(place)
        except ValueError:
            continue
        if day is not None:
            return day, moment
    return None, None


def url_of(tree: HtmlElement, node: dict[str, Any], address: str | None) -> str | None:
    """Return the canonical URL: never a home page, never anything but http and https."""
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    page = node.get("mainEntityOfPage")
    named = page.get("@id") if isinstance(page, dict) else page
    for candidate in (*links, meta(tree, "og:url"), node.get("url"), named, address):
        if not isinstance(candidate, str) or not candidate.strip():
            continue
        try:
            url = urljoin(address or "", candidate.strip())
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc and (parts.path.strip("/") or parts.query):
            return url
    return None


def language_of(tree: HtmlElement, node: dict[str, Any]) -> str | None:
    """Return the two-letter code of the language that the page declares."""
    for value in (tree.get("lang"), node.get("inLanguage"), meta(tree, "og:locale")):
        if isinstance(value, str) and re.match(r"[A-Za-z]{2}(?![A-Za-z])", value.strip()):
            return value.strip()[:2].lower()
    return None


def meta(tree: HtmlElement, name: str) -> str | None:
    """Return the content of the first meta tag of that property or name."""
    for element in tree.iter("meta"):
        if name in (element.get("property"), element.get("name")):
            return clean(element.get("content"))
    return None


def clean(value: object) -> str | None:
    """Return text with single spaces, or None."""
    return (" ".join(value.split()) or None) if isinstance(value, str) else None
