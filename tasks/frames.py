"""Records → Polars frames, one function per table; the columns are those of the warehouse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple
from datetime import UTC, datetime
from typing import Any

import polars as pl

from tasks.events.names import match_words
from tasks.records import Account, Article, ItemOutcome, Move, Reading, Reject, Span, content_id
from tasks.url_key import key_of_address, publisher_of

Row = Mapping[str, Any]

MOST_ATTEMPTS = 10
"""Tries of an item that fail one after the other; then it is settled in the state of the last."""

_SPAN = pl.Struct({"start_offset": pl.Int32(), "end_offset": pl.Int32()})

SCHEMAS: dict[str, dict[str, pl.DataType]] = {
    "outcomes": {
        "source": pl.String(),
        "item_key": pl.String(),
        "address": pl.String(),
        "host": pl.String(),
        "state": pl.String(),
        "reason": pl.String(),
        "article_id": pl.String(),
        "content_hash": pl.String(),
        "published_date": pl.Date(),
        "etag": pl.String(),
        "last_modified": pl.String(),
        "attempts": pl.Int32(),
        "next_try_at": pl.Datetime("us"),
    },
    "moves": {
        "old_article_id": pl.String(),
        "new_article_id": pl.String(),
    },
    "rejects": {
        "reject_id": pl.String(),
        "source": pl.String(),
        "item_key": pl.String(),
        "address": pl.String(),
        "stage": pl.String(),
        "reason": pl.String(),
        "content_hash": pl.String(),
    },
    "articles": {
        "article_id": pl.String(),
        "doc_id": pl.String(),
        "source": pl.String(),
        "article_key": pl.String(),
        "url": pl.String(),
        "title": pl.String(),
        "published_date": pl.Date(),
        "published_at": pl.Datetime("us"),
        "language": pl.String(),
        "headline_start_offset": pl.Int32(),
        "headline_end_offset": pl.Int32(),
        "text": pl.String(),
        "text_hash": pl.String(),
        "rules_digest": pl.String(),
        "model": pl.String(),
        "publisher": pl.String(),
        "body_hash": pl.String(),
        "published_text": pl.String(),
        "published_basis": pl.String(),
        "authors": pl.List(pl.String()),
        "access": pl.String(),
    },
    "accounts": {
        "account_id": pl.String(),
        "article_id": pl.String(),
        "event_type": pl.String(),
        "status": pl.String(),
        "confidence": pl.Float64(),
        "rule": pl.String(),
        "trigger_text": pl.String(),
        "trigger_start_offset": pl.Int32(),
        "trigger_end_offset": pl.Int32(),
        "sentence": pl.String(),
        "sentence_start_offset": pl.Int32(),
        "sentence_end_offset": pl.Int32(),
        "cue_text": pl.String(),
        "cue_start_offset": pl.Int32(),
        "cue_end_offset": pl.Int32(),
        "cue_said_by": pl.String(),
        "place_name": pl.String(),
        "place_kind": pl.String(),
        "place_basis": pl.String(),
        "place_country": pl.String(),
        "place_latitude": pl.Float64(),
        "place_longitude": pl.Float64(),
        "place_geonames_id": pl.Int64(),
        "place_start_offset": pl.Int32(),
        "place_end_offset": pl.Int32(),
        "time_text": pl.String(),
        "time_start_date": pl.Date(),
        "time_end_date": pl.Date(),
        "time_granularity": pl.String(),
        "time_basis": pl.String(),
        "time_anchor_date": pl.Date(),
        "time_start_offset": pl.Int32(),
        "time_end_offset": pl.Int32(),
        "account_digest": pl.String(),
        "rules_digest": pl.String(),
        "model": pl.String(),
    },
    "mentions": {
        "account_id": pl.String(),
        "ordinal": pl.Int32(),
        "text": pl.String(),
        "start_offset": pl.Int32(),
        "end_offset": pl.Int32(),
        "sentence_start_offset": pl.Int32(),
        "sentence_end_offset": pl.Int32(),
        "rule": pl.String(),
    },
    "participants": {
        "account_id": pl.String(),
        "ordinal": pl.Int32(),
        "name": pl.String(),
        "side": pl.String(),
        "kind": pl.String(),
        "title": pl.String(),
        "organization": pl.String(),
        "country": pl.String(),
        "spans": pl.List(_SPAN),
        "match_words": pl.List(pl.String()),
    },
    "topics": {
        "account_id": pl.String(),
        "ordinal": pl.Int32(),
        "phrase": pl.String(),
        "start_offset": pl.Int32(),
        "end_offset": pl.Int32(),
        "code": pl.String(),
        "label": pl.String(),
        "scheme": pl.String(),
        "score": pl.Float64(),
    },
}
"""Table → column → type, of everything that a hand-off brings."""


def outcomes_frame(outcomes: Iterable[ItemOutcome]) -> pl.DataFrame:
    """Return what becomes of table `items`: one row an item, with `next_try_at` where another try is worth it."""
    return _frame("outcomes", map(_outcome_row, outcomes))


def moves_frame(moves: Iterable[Move]) -> pl.DataFrame:
    """Return one row an article that has another id now."""
    return _frame("moves", map(tuple, moves))


def rejects_frame(rejects: Iterable[Reject]) -> pl.DataFrame:
    """Return table `rejects`: one row a thing that could not be taken."""
    return _frame(
        "rejects", ((r.reject_id, r.source, r.key, r.address, r.stage, r.reason, r.content_hash) for r in rejects)
    )


def articles_frame(readings: Iterable[Reading]) -> pl.DataFrame:
    """Return table `articles`: one row an article."""
    return _frame(
        "articles", ((*_article_row(r.article), r.rules_digest, r.model, *_told_by_page(r.article)) for r in readings)
    )


def accounts_frame(readings: Iterable[Reading]) -> pl.DataFrame:
    """Return table `accounts`: one row an account."""
    return _frame("accounts", (_account_row(r, account) for r in readings for account in r.accounts))


def mentions_frame(readings: Iterable[Reading]) -> pl.DataFrame:
    """Return table `mentions`: one row a telling."""
    return _frame(
        "mentions",
        (
            (account.account_id, ordinal, m.text, *m.span, *m.sentence, m.rule)
            for account in _accounts(readings)
            for ordinal, m in enumerate(account.mentions, 1)
        ),
    )


def participants_frame(readings: Iterable[Reading]) -> pl.DataFrame:
    """Return table `participants`: one row a participant of an account."""
    return _frame(
        "participants",
        (
            (
                *(account.account_id, ordinal, p.name, p.side, p.kind, p.title, p.organization, p.country),
                [{"start_offset": s.start, "end_offset": s.end} for s in p.spans],
                list(match_words(p.name, p.country)),
            )
            for account in _accounts(readings)
            for ordinal, p in enumerate(account.participants, 1)
        ),
    )


def topics_frame(readings: Iterable[Reading]) -> pl.DataFrame:
    """Return table `topics`: one row a phrase of an account."""
    return _frame(
        "topics",
        (
            (account.account_id, ordinal, t.phrase, *t.span, t.code, t.label, t.scheme, t.score)
            for account in _accounts(readings)
            for ordinal, t in enumerate(account.topics, 1)
        ),
    )


def article_of(row: Row) -> Article:
    """Return the article of a row of table `articles`, as `warehouse.stored.stored_articles` gives it.

    One that whomet loaded before URLs were keys gets the key of its URL.
    """
    at: datetime | None = row["published_at"]
    start: int | None = row["headline_start_offset"]
    return Article(
        doc_id=row["doc_id"],
        source=row["source"],
        key=key_of_address(row["url"]) if row["url"] else row["article_key"],
        text=row["text"],
        url=row["url"],
        title=row["title"],
        published=row["published_date"],
        published_at=at.replace(tzinfo=UTC) if at else None,
        published_text=row["published_text"],
        published_basis=row["published_basis"],
        authors=tuple(row["authors"] or ()),
        access=row["access"] or "full",
        language=row["language"],
        headline=None if start is None else Span(start, row["headline_end_offset"]),
    )


def _accounts(readings: Iterable[Reading]) -> Iterable[Account]:
    return (account for reading in readings for account in reading.accounts)


def _frame(table: str, rows: Iterable[tuple[object, ...]]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=SCHEMAS[table], orient="row")


def utc(moment: datetime | None) -> datetime | None:
    """Return an aware moment as the warehouse keeps it: in UTC, without zone."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment else None


def _outcome_row(outcome: ItemOutcome) -> tuple[object, ...]:
    item, retry_at = outcome.item, outcome.retry_at
    attempts = 0
    if retry_at is not None:
        # Who could not even be asked has not failed.
        attempts = item.attempts if outcome.state == "waiting" else item.attempts + 1
    return (
        *(item.source, item.key, item.address, item.host, outcome.state, outcome.reason),
        *(outcome.article_id, outcome.content_hash, outcome.published, outcome.etag, outcome.last_modified),
        *(attempts, utc(retry_at) if attempts < MOST_ATTEMPTS else None),
    )


def _told_by_page(article: Article) -> tuple[object, ...]:
    publisher = publisher_of(article.url) if article.url else None
    said = (article.published_text, article.published_basis, list(article.authors), article.access)
    return (publisher, article.body_hash, *said)


def _article_row(article: Article) -> tuple[object, ...]:
    return (
        article.article_id,
        article.doc_id,
        article.source,
        article.key,
        article.url,
        article.title,
        article.published,
        utc(article.published_at),
        article.language,
        *(article.headline or (None, None)),
        article.text,
        article.text_hash,
    )


def _account_row(reading: Reading, account: Account) -> tuple[object, ...]:
    trigger, cue, place, time = account.trigger, account.status_cue, account.place, account.time
    sentence = reading.article.text[trigger.sentence.start : trigger.sentence.end]
    cue_values = (cue.text, *cue.span, cue.said_by) if cue else (None,) * 4
    place_values: tuple[object, ...] = (None,) * 9
    if place:
        where = (place.country, place.latitude, place.longitude, place.geonames_id)
        place_values = (place.name, place.kind, place.basis, *where, *place.span)
    time_values: tuple[object, ...] = (None,) * 8
    if time:
        time_values = (time.text, time.start, time.end, time.granularity, time.basis, time.anchor, *time.span)
    return (
        *(account.account_id, reading.article.article_id, account.type, account.status, account.confidence),
        *(trigger.rule, trigger.text, *trigger.span, sentence, *trigger.sentence),
        *cue_values,
        *place_values,
        *time_values,
        account_digest(account, reading.article),
        reading.rules_digest,
        reading.model,
    )


def account_digest(account: Account, article: Article) -> str:
    """Return a hash of all that an event takes from an account and its article, so that resolve sees a change of it."""
    return content_id(astuple(account), article.source, article.published, article.published_at, article.url)
