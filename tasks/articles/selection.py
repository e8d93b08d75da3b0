"""Which articles of a batch have to be read, and which are there already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tasks.records import Article

# The version of an article: the hash of its text, the digest of the rules and the model that read it.
Version = tuple[str, str, str]


class KnownArticles:
    """What a run knows: the versions that are stored, by article_id, and the articles that it has met itself.

    No collection, since it may hold a million articles that nobody should walk through at every batch.
    """

    def __init__(self, stored: Mapping[str, Version]) -> None:
        self._stored = stored
        self._met: set[str] = set()

    def first_time(self, article: Article) -> bool:
        """Return whether the run has not met the article before; now it has."""
        is_new = article.article_id not in self._met
        self._met.add(article.article_id)
        return is_new

    def is_stored(self, article: Article, rules_digest: str, model: str) -> bool:
        """Return whether this version of the article is stored, as read by these rules and this model."""
        return self._stored.get(article.article_id) == (article.text_hash, rules_digest, model)


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles to read, and how many of the others there were by reason."""

    articles: tuple[Article, ...]
    unchanged: int = 0
    duplicate: int = 0
    earlier: int = 0
    """Published before the day that was asked for."""


def select(
    articles: Iterable[Article], known: KnownArticles, rules_digest: str, model: str, since: date | None = None
) -> Selection:
    """Return the articles that are new, changed, or were read by other rules or another model.

    Of articles with one article_id the first that the run meets counts, so that two files with one URL do not replace
    each other at every run. An article without a day of publication passes `since`.
    """
    chosen: list[Article] = []
    counts = {"unchanged": 0, "duplicate": 0, "earlier": 0}
    for article in articles:
        if since and article.published and article.published < since:
            counts["earlier"] += 1
        elif not known.first_time(article):
            counts["duplicate"] += 1
        elif known.is_stored(article, rules_digest, model):
            counts["unchanged"] += 1
        else:
            chosen.append(article)
    return Selection(tuple(chosen), **counts)
