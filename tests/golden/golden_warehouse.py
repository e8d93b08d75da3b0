"""The golden accounts in a warehouse, as if they had been read in the sample corpus."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from tasks.hand_off import hand_off_folder, write_hand_off
from tasks.load import load_hand_offs
from tasks.records import Account, Article, Mention, Participant, Place, PlaceKind, Reading, Span, Time, Topic
from tasks.resolve import resolve_accounts
from warehouse.parameters import values_for
from warehouse.query import example
from warehouse.statements import Connection

HERALD = (
    "1961-06-04-khrushchev-kennedy-first-day",
    "1977-11-22-sadat-leaves-jerusalem",
    "1994-07-12-kim-il-sung-summit-postponed",
)
"""What the Herald brought; all else is of the Gazette, so that two sources tell of some encounters."""
VENUES = ("Great Bitter Lake",)
"""Places where they met aboard a ship."""


def fill(address: str, articles: dict[str, Article], accounts: dict[str, tuple[Any, ...]]) -> None:
    """Load and resolve all golden accounts that are not optional; an account_id is doc_id#position."""
    readings = [reading_of(articles[doc_id], golden) for doc_id, golden in sorted(accounts.items())]
    load_hand_offs(address, [write_hand_off(hand_off_folder(Path(address)), readings, (), ())])
    resolve_accounts(address)


def reading_of(article: Article, golden: tuple[Any, ...]) -> Reading:
    """Return an article with its golden accounts, read with full confidence."""
    told = [account_of(article, at, gold) for at, gold in enumerate(golden) if not gold.optional]
    source = "herald" if article.doc_id in HERALD else "gazette"
    return Reading(replace(article, source=source), tuple(told), "golden", "a careful reader")


def account_of(article: Article, position: int, gold: Any) -> Account:
    """Return a golden account as the pipeline would give it; its sentence are the words that are quoted."""
    start = article.text.index(gold.quote)
    quote = Span(start, start + len(gold.quote))
    trigger = Mention(gold.trigger, gold.trigger_span(article.text), quote, "golden")
    place, time = gold.place, gold.time
    return Account(
        account_id=f"{article.doc_id}#{position}",
        type=gold.type,
        status=gold.status,
        confidence=1.0,
        trigger=trigger,
        mentions=(trigger,),
        participants=tuple(
            Participant(p.name, p.side, p.kind, p.title, p.organization, p.country) for p in gold.participants
        ),
        place=Place(place.name, kind_of(place.name), "context", quote, place.country) if place else None,
        time=Time(gold.quote, quote, "other", "explicit", time.start, time.end) if time else None,
        topics=tuple(topic_of(article.text, phrase) for phrase in gold.topics),
    )


def kind_of(place: str) -> PlaceKind:
    """Return what kind of place it is."""
    return "venue" if place in VENUES else "city"


def topic_of(text: str, phrase: str) -> Topic:
    """Return a topic without code."""
    start = text.index(phrase)
    return Topic(phrase, Span(start, start + len(phrase)))


def ask(connection: Connection, name: str, **given: object) -> pl.DataFrame:
    """Return the answer to a worked query over a connection that stays open."""
    chosen = example(name)
    return connection.execute(chosen.sql, values_for(name, chosen.parameters, given) or None).pl()
