"""Article to accounts, without Prefect and without a warehouse: what `extract`, tests and notebooks call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from tasks.errors import UnreadableError
from tasks.nlp.article import find_dateline, read_doc
from tasks.nlp.gazetteer import Gazetteer
from tasks.nlp.lexicon import load_lexicon, seed_path, seeds_digest
from tasks.nlp.pipeline import load_pipeline, model_version, parse
from tasks.nlp.topics import TopicCoder
from tasks.nlp.where import Dateline
from tasks.records import Account, Article, Explanation, Reading, Reject, Span, content_id
from tasks.settings import PROJECT

SEEDS = PROJECT / "seeds"
LONGEST_TEXT = 1_000_000  # characters: some 150,000 words, more than any news article
_BATCH = 32  # articles whose parses are held at once


class Reader:
    """Reads articles with one set of rules and one model."""

    def __init__(self, model: str, overlay: Path | None) -> None:
        self._lexicon = load_lexicon(overlay, SEEDS)
        self._gazetteer = Gazetteer(seed_path("places.sqlite", overlay, SEEDS))
        self._nlp = load_pipeline(model)
        self._coder = TopicCoder(self._nlp, self._lexicon)
        self.rules_digest, self.model = reader_identity(model, overlay)

    def read(self, articles: Iterable[Article]) -> Iterator[Reading | Reject]:
        """Yield one Reading for each article, or the Reject that says why it cannot be read.

        An article without any trigger word never reaches the model.
        """
        waiting = iter(articles)
        while batch := list(islice(waiting, _BATCH)):
            readable = [article for article in batch if len(article.text) <= LONGEST_TEXT]
            likely = [article for article in readable if self._lexicon.trigger_pattern.search(article.text)]
            datelines = [find_dateline(article, self._gazetteer) for article in likely]
            texts = [(article.text, each.end if each else 0) for article, each in zip(likely, datelines, strict=True)]
            docs = zip(self._docs(texts), datelines, strict=True)
            for article in batch:
                if len(article.text) > LONGEST_TEXT:
                    problem = f"the text has {len(article.text):,} characters, more than {LONGEST_TEXT:,}"
                    yield _reject(article, UnreadableError(article.doc_id, problem, "split it into articles"))
                elif article in likely:
                    yield self._read_one(article, *next(docs))
                else:
                    yield Reading(article, (), self.rules_digest, self.model)

    def explain(self, article: Article) -> Explanation:
        """Return what was read in the article and why its other trigger words gave nothing.

        Raises UnreadableError for a text that is too long.
        """
        if len(article.text) > LONGEST_TEXT:
            raise UnreadableError(article.doc_id, f"the text has more than {LONGEST_TEXT:,} characters", "split it")
        dateline = find_dateline(article, self._gazetteer)
        [doc] = parse([(article.text, dateline.end if dateline else 0)], self._nlp)
        accounts, refusals = read_doc(article, doc, dateline, self._lexicon, self._gazetteer, self._coder)
        return Explanation(article, tuple(accounts), tuple(refusals))

    def _docs(self, texts: list[tuple[str, int]]) -> list[Any]:
        """Parse the batch; where that fails, each text alone, the error in place of the parse of the one at fault."""
        try:
            return list(parse(texts, self._nlp))
        except Exception as error:
            if len(texts) == 1:
                return [error]
            return [doc for text in texts for doc in self._docs([text])]

    def _read_one(self, article: Article, doc: Any, dateline: Dateline | None) -> Reading | Reject:
        if isinstance(doc, Exception):
            return _reject(article, doc)
        try:
            accounts, _ = read_doc(article, doc, dateline, self._lexicon, self._gazetteer, self._coder)
        except Exception as error:  # whatever a text brings about, it costs this article only, and the row says what
            return _reject(article, error)
        return Reading(article, tuple(accounts), self.rules_digest, self.model)


def _reject(article: Article, error: Exception) -> Reject:
    reason = str(error) if isinstance(error, UnreadableError) else f"{type(error).__name__}: {error}"
    return Reject(article.source, article.key, article.url or article.key, "extract", reason, content_id(article.text))


@cache
def load_reader(model: str, overlay: Path | None) -> Reader:
    """Return the reader for the model (WHOMET_MODEL) and the user's seeds (WHOMET_SEEDS), made once a process."""
    return Reader(model, overlay)


@cache
def reader_identity(model: str, overlay: Path | None) -> tuple[str, str]:
    """Return the digest of rules and code, and the model's name and version, without loading the model."""
    return seeds_digest(overlay, SEEDS), model_version(model)


def account_json(reading: Reading) -> dict[str, Any]:
    """Return the object that `whomet extract` prints for an article (the Output contract of the design)."""
    article = reading.article
    return {
        "doc_id": article.doc_id,
        "url": article.url,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "accounts": [_account(account) for account in reading.accounts],
    }


def _account(account: Account) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(asdict(account))
    trigger = plain.pop("trigger")
    return {
        "account_id": account.account_id,
        "type": account.type,
        "status": account.status,
        "confidence": account.confidence,
        "rule": account.trigger.rule,
        "trigger": {"text": trigger["text"], "start": account.trigger.span.start, "end": account.trigger.span.end},
        "sentence": trigger["sentence"],
        "mentions": [
            {
                "text": mention.text,
                "start": mention.span.start,
                "end": mention.span.end,
                "sentence": list(mention.sentence),
                "rule": mention.rule,
            }
            for mention in account.mentions
        ],
        **{key: plain[key] for key in ("status_cue", "participants", "place", "time", "topics")},
    }


def _plain(value: Any) -> Any:
    """Return the value in the types of JSON: days as ISO text, spans as [start, end]."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, Span | tuple | list):
        return [_plain(each) for each in value]
    return value
