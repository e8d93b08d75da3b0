"""Parse: a batch of pages → articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.errors import UnreadableError
from tasks.fetching import Fetching
from tasks.records import Article, ItemOutcome, Page


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page, the hash of its bytes and the articles in it."""

    page: Page
    content_hash: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The pages of a batch that gave articles, and how the items of the others ended."""

    pages: tuple[ParsedPage, ...]
    outcomes: tuple[ItemOutcome, ...]


@task(cache_policy=NO_CACHE)
def parse(fetching: Fetching, pages: Sequence[Page]) -> Parsed:
    """Return the articles of each page, in the same order; a page that gives none ends in a named state."""
    parsed = articles_of_pages(fetching, pages)
    get_run_logger().debug("Parsed %d pages, %d without article", len(pages), len(parsed.outcomes))
    return parsed


def articles_of_pages(fetching: Fetching, pages: Sequence[Page]) -> Parsed:
    """Let the workers parse the pages."""
    good: list[ParsedPage] = []
    bad: list[ItemOutcome] = []
    for page, found in zip(pages, fetching.workers.parse(pages, fetching.session.web.now()), strict=True):
        content_hash = sha256(page.content).hexdigest()[:16]
        if isinstance(found, UnreadableError):
            outcome = ItemOutcome(page.item, found.state, found.problem, content_hash)
            bad.append(replace(outcome, etag=page.etag, last_modified=page.last_modified))
        else:
            good.append(ParsedPage(page, content_hash, tuple(found)))
    return Parsed(tuple(good), tuple(bad))
