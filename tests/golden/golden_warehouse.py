"""The golden accounts in a warehouse, as if they had been read in the sample corpus."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from tasks.hand_off import hand_off_folder, write_hand_off
from tasks.load import load_hand_offs
from tasks.records import (
    Account,
    Article,
    Mention,
    Participant,
    Place,
    PlaceKind,
    Reading,
    Span,
    Status,
    Time,
    Topic,
    content_id,
)
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


def add_later_news(address: str) -> None:
    """Load three articles more: one meeting told in two ways, and a visit that was called off before it took place."""
    readings = [
        news("gazette", "Olga Brandt met Jan Kowal in Riga on 3 May 2001.", "occurred", "Riga", date(2001, 5, 3)),
        news(
            "herald",
            "Olga Brandt was to meet Jan Kowal in Riga on 3 May 2001.",
            "cancelled",
            "Riga",
            date(2001, 5, 3),
            date(2001, 5, 4),
        ),
        news(
            "herald",
            "Jan Kowal will not meet Ada Moreau in Lyon on 1 June 2001.",
            "cancelled",
            "Lyon",
            date(2001, 6, 1),
        ),
        news("herald", "Ada Moreau met Jan Kowal in Lyon on 9 June 2001.", "occurred", "Lyon", date(2001, 6, 9)),
    ]
    load_hand_offs(address, [write_hand_off(hand_off_folder(Path(address)), readings, (), ())])
    resolve_accounts(address)


def news(source: str, text: str, status: Status, place: str, day: date, published: date | None = None) -> Reading:
    """Return an article of one sentence that tells of a meeting of two people."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    one, other = sorted((name for name in ("Olga Brandt", "Jan Kowal", "Ada Moreau") if name in text), key=text.index)
    verb = "met" if " met " in text else "meet"
    trigger = Mention(verb, span(verb), Span(0, len(text)), "golden")
    told = text[text.index(" on ") + 4 : -1]
    account = Account(
        account_id=content_id(source, text),
        type="meeting",
        status=status,
        confidence=0.9,
        trigger=trigger,
        mentions=(trigger,),
        participants=(Participant(one, "who", "person"), Participant(other, "whom", "person")),
        place=Place(place, "city", "clause", span(place)),
        time=Time(told, span(told), "day", "explicit", day, day),
    )
    article = Article(text[:20], source, f"{source}-{day}.txt", text, published=published or day)
    return Reading(article, (account,), "golden", "a careful reader")
