"""One batch of parsed pages: which of its articles are read, and how its items end."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from tasks.articles.moved import is_same_article
from tasks.articles.selection import Met, Stored, Verdict, select
from tasks.hand_off import hand_off_folder, write_hand_off
from tasks.outcome import HandedOff, ends_of, notes_of
from tasks.parse import Parsed, ParsedPage
from tasks.reading import load_reader, reader_identity
from tasks.records import FAILURES, Article, ItemOutcome, ItemState, Move, Reading, Reject, Stage
from tasks.settings import settings
from warehouse.address import may_exist
from warehouse.connection import connect
from warehouse.stored import known_articles, moved_articles


def read_batch(
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

    `fetched` are the items of the batch that gave no page, `listed` what could not even be listed. The model is loaded
    only if something is to be read.
    """
    identity = reader_identity(settings().model, settings().seeds)
    articles = [article for page in parsed.pages for article in page.articles]
    # A locked warehouse shows here, before `met` has changed: then the batch can be tried again.
    stored = stored_of(warehouse, articles)
    elsewhere = stored_elsewhere(warehouse, parsed.pages)
    verdicts = select(articles, stored, met, *identity, since)
    chosen = [verdict.article for verdict in verdicts if verdict.decision == "read"][:limit]
    readings, unread = read(chosen)
    read_now = {reading.article.article_id for reading in readings}
    moves = moves_of(elsewhere, [page for page in parsed.pages if page.articles[0].article_id in read_now])
    there = read_now | stored.versions.keys() | set(stored.bodies.values())
    first_of_page = {id(verdict.article): verdict for verdict in verdicts}
    from_pages = [
        outcome_of(page, first_of_page[id(page.articles[0])], read_now, there, unread) for page in parsed.pages
    ]
    failed = [*listed, *rejects_of("fetch", fetched), *rejects_of("parse", parsed.outcomes), *unread]
    outcomes = [*fetched, *parsed.outcomes, *filter(None, from_pages)]
    # What was there already and is a file leaves nothing to be written.
    news = [one for one in outcomes if one.state != "unchanged" or one.item.host]
    hand_off = None
    if news or failed:
        hand_off = write_hand_off(hand_off_folder(warehouse), readings, failed, news, moves)
    accounts = sum(len(reading.accounts) for reading in readings)
    return HandedOff(hand_off, len(readings), accounts, ends_of(outcomes), tuple(failed), notes_of(outcomes))


def stored_of(warehouse: str, articles: Sequence[Article]) -> Stored:
    """Return what the warehouse has of these articles, and of others with the same words."""
    if not articles or not may_exist(warehouse):
        return Stored()
    bodies = {article.body_hash for article in articles if article.url} - {None}
    with connect(warehouse, read_only=True, timeout=settings().lock_timeout) as connection:
        found = known_articles(connection, {article.article_id for article in articles}, filter(None, bodies))
    return Stored(
        {one.article_id: (one.text_hash, one.rules_digest, one.model) for one in found},
        {(one.publisher, one.body_hash): one.article_id for one in found if one.publisher and one.body_hash},
        frozenset(one.article_id for one in found if one.access == "full"),
    )


def stored_elsewhere(warehouse: str, pages: Sequence[ParsedPage]) -> list[tuple[str, str, str, str]]:
    """Return (source, item key, article id, text) of what the feeds of these pages gave at another address.

    The same guid says so; whether it is the same article is not looked at.
    """
    items = [each.page.item for each in pages]
    wanted = [(item.source, item.guid, item.key) for item in items if item.guid]
    if not wanted or not may_exist(warehouse):
        return []
    with connect(warehouse, read_only=True, timeout=settings().lock_timeout) as connection:
        return moved_articles(connection, wanted)


def moves_of(elsewhere: Sequence[tuple[str, str, str, str]], pages: Sequence[ParsedPage]) -> list[Move]:
    """Return which articles of these pages are stored under another address, as `stored_elsewhere` found them."""
    by_item = {(each.page.item.source, each.page.item.key): each.articles[0] for each in pages}
    moves = []
    for source, key, old_id, text in elsewhere:
        article = by_item.get((source, key))
        if article and old_id != article.article_id and is_same_article(text, article.text):
            moves.append(Move(old_id, article.article_id))
    return moves


def read(articles: Sequence[Article]) -> tuple[list[Reading], list[Reject]]:
    """Return the readings of `articles`, and rejects for those that could not be read."""
    if not articles:
        return [], []
    results = list(load_reader(settings().model, settings().seeds).read(articles))
    readings = [result for result in results if isinstance(result, Reading)]
    return readings, [result for result in results if isinstance(result, Reject)]


def outcome_of(
    parsed: ParsedPage, verdict: Verdict, read_now: Collection[str], there: Collection[str], unread: Sequence[Reject]
) -> ItemOutcome | None:
    """Return how the item of a page ended; None where its article waits since the run has read enough.

    `there` are the articles that the warehouse has, or will have with this batch.
    """
    page = parsed.page
    state: ItemState = "parse_error"
    reason, article_id = "", None
    if verdict.decision == "read":
        failed = [
            one.reason for one in unread if (one.source, one.key) == (verdict.article.source, verdict.article.key)
        ]
        if verdict.article_id in read_now:
            state, article_id = ("partial" if verdict.article.access == "partial" else "ok"), verdict.article_id
        elif failed:
            reason = failed[0]
        else:
            return None
    elif verdict.decision == "earlier":
        state = "earlier"
    elif verdict.article_id in there:
        state, article_id = verdict.decision, verdict.article_id
    else:
        return None
    return ItemOutcome(
        page.item,
        state,
        reason,
        parsed.content_hash,
        article_id,
        published=verdict.article.published if state == "earlier" else None,
        etag=page.etag,
        last_modified=page.last_modified,
    )


def rejects_of(stage: Stage, outcomes: Sequence[ItemOutcome]) -> list[Reject]:
    """Return a reject for each item that failed; what is expected (gone, no article) is none."""
    return [
        Reject(one.item.source, one.item.key, one.item.address, stage, one.reason, one.content_hash)
        for one in outcomes
        if one.state in FAILURES
    ]
