"""Extract: a batch of articles → accounts, kept in a hand-off until they are loaded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.articles.selection import KnownArticles, select
from tasks.frames import article_of
from tasks.hand_off import hand_off_folder, write_hand_off
from tasks.outcome import HandedOff
from tasks.parse import Parsed
from tasks.patience import is_locked
from tasks.reading import load_reader, reader_identity
from tasks.records import Article, ItemOutcome, Reading, Reject
from tasks.settings import settings
from warehouse.connection import connect, file_of
from warehouse.stored import known_versions, stored_articles


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[5, 30], retry_condition_fn=is_locked)
def look_up(warehouse: str) -> KnownArticles:
    """Return which articles are stored, in which version."""
    if not file_of(warehouse).exists():
        return KnownArticles({})
    with connect(warehouse, read_only=True, timeout=settings().lock_timeout) as connection:
        return KnownArticles(known_versions(connection))


@task(cache_policy=NO_CACHE)
def extract(
    warehouse: str,
    parsed: Parsed,
    failed: Sequence[Reject],
    known: KnownArticles,
    *,
    since: date | None = None,
    limit: int | None = None,
) -> HandedOff:
    """Read the articles of a batch that the warehouse does not have as they are, at most `limit`, into a hand-off.

    `failed` are the items of the batch that could not be fetched. The model is loaded only if something is to be read.
    """
    rules_digest, model = reader_identity(settings().model, settings().seeds)
    articles = [article for item in parsed.items for article in item.articles]
    chosen = select(articles, known, rules_digest, model, since)
    readings, unread = read(chosen.articles[:limit])
    rejects = (*failed, *parsed.rejects, *unread)
    items = outcomes(parsed, failed, {reading.article.article_id for reading in readings})
    hand_off = write_hand_off(hand_off_folder(warehouse), readings, rejects, items) if items else None
    accounts = sum(len(reading.accounts) for reading in readings)
    get_run_logger().info("Read %d articles of %d, found %d accounts", len(readings), len(articles), accounts)
    return HandedOff(
        hand_off,
        read=len(readings),
        accounts=accounts,
        unchanged=chosen.unchanged,
        duplicate=chosen.duplicate,
        earlier=chosen.earlier,
        rejects=rejects,
    )


@task(cache_policy=NO_CACHE)
def extract_again(
    warehouse: str, unread: Sequence[Reject], since: date | None = None, until: date | None = None
) -> HandedOff:
    """Read the next batch of stored articles that other rules or another model have read, into a hand-off.

    `unread` are those that could not be read earlier in this run. Nothing is left to do where nothing was read.
    """
    settled = {(reject.source, reject.key) for reject in unread}
    stale_for = reader_identity(settings().model, settings().seeds)
    size = settings().batch_size + len(settled)
    with connect(warehouse, read_only=True, timeout=settings().lock_timeout) as connection:
        rows = next(stored_articles(connection, since=since, until=until, stale_for=stale_for, batch_size=size), [])
    articles = [article for article in map(article_of, rows) if (article.source, article.key) not in settled]
    readings, rejects = read(articles)
    hand_off = write_hand_off(hand_off_folder(warehouse), readings, rejects) if readings or rejects else None
    accounts = sum(len(reading.accounts) for reading in readings)
    get_run_logger().info("Read %d stored articles again, found %d accounts", len(readings), accounts)
    return HandedOff(hand_off, read=len(readings), accounts=accounts, rejects=tuple(rejects))


def read(articles: Sequence[Article]) -> tuple[list[Reading], list[Reject]]:
    """Return the readings of `articles`, and rejects for those that could not be read."""
    if not articles:
        return [], []
    results = list(load_reader(settings().model, settings().seeds).read(articles))
    readings = [result for result in results if isinstance(result, Reading)]
    return readings, [result for result in results if isinstance(result, Reject)]


def outcomes(parsed: Parsed, failed: Sequence[Reject], read_now: set[str]) -> list[ItemOutcome]:
    """Return what became of the items of a batch: those whose article was read now, and those that were rejected."""
    found = [ItemOutcome(reject.source, reject.key, reject.address, reject.content_hash) for reject in failed]
    for parsed_item in parsed.items:
        item = parsed_item.item
        article_id = next((article.article_id for article in parsed_item.articles), None)
        if article_id is None or article_id in read_now:
            found.append(ItemOutcome(item.source, item.key, item.address, parsed_item.content_hash, article_id))
    return found
