"""Which articles of a batch have to be read, and which are there already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tasks.records import Article
from tasks.url_key import publisher_of

# The version of an article: the hash of its text, the digest of the rules and the model that read it.
Version = tuple[str, str, str]
# The publisher and the hash of the words alone: the same under two addresses is one article.
Body = tuple[str, str]
Decision = Literal["read", "unchanged", "duplicate", "earlier"]


@dataclass(frozen=True, slots=True)
class Stored:
    """What the warehouse has of the articles of a batch."""

    versions: Mapping[str, Version] = field(default_factory=dict)
    """By article_id."""
    bodies: Mapping[Body, str] = field(default_factory=dict)
    """To article_id."""
    in_full: frozenset[str] = frozenset()
    """Of the articles, those that are stored whole and not only as far as they are free."""


class Met:
    """The articles that a run has met. No collection, since it may hold a million that nobody should walk through."""

    def __init__(self) -> None:
        self._article_ids: set[str] = set()

    def first_time(self, article_id: str) -> bool:
        """Return whether the run has not met the article before; now it has."""
        is_new = article_id not in self._article_ids
        self._article_ids.add(article_id)
        return is_new


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be done with an article; `article_id` names the one that it is, or is a duplicate of."""

    article: Article
    decision: Decision
    article_id: str


def select(
    articles: Iterable[Article], stored: Stored, met: Met, rules_digest: str, model: str, since: date | None = None
) -> list[Verdict]:
    """Return a verdict for each article: those to read are new, changed, or were read by other rules or another model.

    Of articles with one article_id the first that the run meets counts, so that two files with one URL do not replace
    each other at every run. The same words under another address of the same publisher are a duplicate. An article
    without a day of publication passes `since`. A preview does not replace the whole article.
    """
    bodies = dict(stored.bodies)
    verdicts = []
    for article in articles:
        article_id = article.article_id
        body = body_of(article)
        decision: Decision = "read"
        if since and article.published and article.published < since:
            decision = "earlier"
        elif not met.first_time(article_id):
            decision = "duplicate"
        elif is_kept(article, stored, rules_digest, model):
            decision = "unchanged"
        elif body and article_id not in stored.versions and bodies.get(body, article_id) != article_id:
            decision, article_id = "duplicate", bodies[body]
        if body and decision in ("read", "unchanged"):
            bodies.setdefault(body, article_id)
        verdicts.append(Verdict(article, decision, article_id))
    return verdicts


def is_kept(article: Article, stored: Stored, rules_digest: str, model: str) -> bool:
    """Whether the stored article stays: it is the same version, or whole where this one is only the beginning."""
    if stored.versions.get(article.article_id) == (article.text_hash, rules_digest, model):
        return True
    return article.access == "partial" and article.article_id in stored.in_full


def body_of(article: Article) -> Body | None:
    """Return publisher and hash of the words; None without a URL, and for texts too short to tell articles apart."""
    if not article.url or article.body_hash is None:
        return None
    return publisher_of(article.url), article.body_hash
