"""Extract: a batch of articles → accounts, kept in a hand-off until they are loaded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.articles.selection import Met
from tasks.batch_reading import read, read_batch
from tasks.frames import article_of
from tasks.hand_off import hand_off_folder, write_hand_off
from tasks.outcome import HandedOff
from tasks.parse import Parsed
from tasks.patience import is_locked
from tasks.reading import reader_identity
from tasks.records import ItemOutcome, Reject
from tasks.settings import settings
from warehouse.connection import connect
from warehouse.stored import stored_articles


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[5, 30], retry_condition_fn=is_locked)
def extract(
    warehouse: str,
    fetched: Sequence[ItemOutcome],
    parsed: Parsed,
    met: Met,
    *,
    since: date | None = None,
    limit: int | None = None,
    listed: Sequence[Reject] = (),
) -> HandedOff:
    """Read the articles of a batch that the warehouse does not have as they are, at most `limit`, into a hand-off.

    `fetched` are the items of the batch that gave no page, `listed` what could not even be listed.
    """
    handed = read_batch(warehouse, fetched, parsed, met, since=since, limit=limit, listed=listed)
    get_run_logger().info("Read %d articles of %d, found %d accounts", handed.read, len(parsed.pages), handed.accounts)
    return handed


def first_met() -> Met:
    """Return the memory of a run that has met no article yet."""
    return Met()


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
