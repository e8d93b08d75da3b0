"""Which articles of a batch have to be read, and which are there already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tasks.records import Article


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """What the warehouse holds of an article: the version of its text and what read it."""

    text_hash: str
    rules_digest: str
    model: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles to read, and how many of the others there were by reason."""

    articles: tuple[Article, ...]
    unchanged: int = 0
    duplicate: int = 0
    earlier: int = 0
    """Published before the day that was asked for."""


def select(
    articles: Iterable[Article],
    stored: Mapping[str, StoredVersion],
    taken: Iterable[str],
    *,
    rules_digest: str,
    model: str,
    since: date | None = None,
) -> Selection:
    """Return the articles that are new, changed, or were read by other rules or another model.

    `stored` is keyed by article_id; `taken` holds the article_ids that this run has met before: the first telling of an
    article counts, so that two files with one URL do not replace each other at every run. An article without a day of
    publication passes `since`.
    """
    met = set(taken)
    chosen: list[Article] = []
    counts = {"unchanged": 0, "duplicate": 0, "earlier": 0}
    for article in articles:
        if article.article_id in met:
            counts["duplicate"] += 1
        elif since and article.published and article.published < since:
            counts["earlier"] += 1
        elif stored.get(article.article_id) == StoredVersion(article.text_hash, rules_digest, model):
            counts["unchanged"] += 1
        else:
            chosen.append(article)
        met.add(article.article_id)
    return Selection(tuple(chosen), **counts)
