"""Pages as a newspaper's server gives them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tasks.articles.parse import articles_of
from tasks.errors import UnreadableError
from tasks.records import Article, Page, SourceItem

ADDRESS = "https://www.example.org/world/2024/oslo-fish-talks"
NOW = datetime(2024, 3, 6, 12, 0, tzinfo=UTC)
PEOPLE = ("Ingrid Solberg", "Tomas Lindqvist", "Anna Bergstrom", "Henrik Dahl", "Marta Nowak", "Piotr Zielinski")
PARAGRAPHS = "".join(
    f"<p>{name} told reporters in Oslo on Tuesday that the ministers had spoken for an hour about cod quotas.</p>"
    for name in PEOPLE
)

Reader = Callable[..., Article]
Refuser = Callable[..., UnreadableError]


def newspaper(head: str = "", body: str | None = None, title: str = "Ministers meet over cod", lang: str = "en") -> str:
    """Return a page with menu, article and footer; `body` replaces the article's paragraphs."""
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{title} | The Example</title>{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
        f"<article><h1>{title}</h1>{PARAGRAPHS if body is None else body}</article>"
        "<footer><p>Imprint and terms of use</p></footer></body></html>"
    )


def linked(**fields: Any) -> str:
    """Return JSON-LD of a news article."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def fetched(html: str | bytes, url: str | None = ADDRESS, encoding: str | None = None, **item: Any) -> Page:
    """Return the page as it was fetched; keywords describe what the list says of it."""
    content = html.encode() if isinstance(html, str) else html
    return Page(SourceItem("paper", url or "/a.html", url or "a.html", **item), "html", content, url, encoding)


@pytest.fixture
def read() -> Reader:
    """Return a function that gives the article of a page that was fetched at noon of 6 March 2024."""

    def reader(html: str | bytes, url: str | None = ADDRESS, encoding: str | None = None, **item: Any) -> Article:
        (article,) = articles_of(fetched(html, url, encoding, **item), now=NOW)
        return article

    return reader


@pytest.fixture
def refused() -> Refuser:
    """Return a function that gives the error which says why a page is no article."""

    def refuser(
        html: str | bytes, url: str | None = ADDRESS, encoding: str | None = None, **item: Any
    ) -> UnreadableError:
        with pytest.raises(UnreadableError) as caught:
            articles_of(fetched(html, url, encoding, **item), now=NOW)
        return caught.value

    return refuser


@pytest.fixture
def page() -> Callable[..., str]:
    """Return the function that makes a newspaper's page."""
    return newspaper


@pytest.fixture
def ld() -> Callable[..., str]:
    """Return the function that makes JSON-LD."""
    return linked


@pytest.fixture
def as_fetched() -> Callable[..., Page]:
    """Return the function that makes a fetched page."""
    return fetched
