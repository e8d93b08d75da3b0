"""Parse: a batch of pages → articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.articles.parse import articles_of
from tasks.errors import UnreadableError
from tasks.records import Article, Page, Reject, SourceItem


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """An item, the hash of its bytes and the articles in it; none where it was rejected."""

    item: SourceItem
    content_hash: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A batch of parsed items, those that were rejected among them."""

    items: tuple[ParsedItem, ...]
    rejects: tuple[Reject, ...]


@task(cache_policy=NO_CACHE)
def parse(pages: Sequence[Page]) -> Parsed:
    """Return the articles of each page, in the same order; a page that cannot be parsed becomes a reject."""
    items: list[ParsedItem] = []
    rejects: list[Reject] = []
    for page in pages:
        item = page.item
        content_hash = sha256(page.content).hexdigest()[:16]
        try:
            articles = tuple(articles_of(page))
        except UnreadableError as error:
            articles = ()
            rejects.append(Reject(item.source, item.key, item.address, "parse", error.problem, content_hash))
        items.append(ParsedItem(item, content_hash, articles))
    get_run_logger().debug("Parsed %d pages, %d rejected", len(pages), len(rejects))
    return Parsed(tuple(items), tuple(rejects))
