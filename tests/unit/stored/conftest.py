"""Readings built by hand, and a warehouse to load them into."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tasks.hand_off import hand_off_folder, write_hand_off
from tasks.load import LoadOutcome, load_hand_offs
from tasks.records import (
    Account,
    Article,
    EncounterType,
    ItemOutcome,
    Mention,
    Participant,
    Place,
    Reading,
    Reject,
    Side,
    SourceItem,
    Span,
    Status,
    Time,
    Topic,
    content_id,
)
from tasks.resolve import Resolved, resolve_accounts


@dataclass(frozen=True, slots=True)
class Told:
    """One encounter to be told in one sentence of an article."""

    who: Sequence[str] = ()
    whom: Sequence[str] = ()
    both: Sequence[str] = ()
    type: EncounterType = "meeting"
    status: Status = "occurred"
    place: str | None = None
    place_country: str | None = None
    day: date | None = None
    topics: Sequence[str] = ()
    countries: Mapping[str, str] | None = None


def account_in(text: str, name: str, told: Told) -> tuple[str, Account]:
    """Return the text with one more sentence, and the account of that sentence."""
    start = len(text)
    sides: list[tuple[str, Side]] = [(name, "who") for name in told.who] + [(name, "both") for name in told.both]
    sides += [(name, "whom") for name in told.whom]
    told_place, told_day = f" in {told.place}" if told.place else "", f" on {told.day}" if told.day else ""
    names = ", ".join(name for name, side in sides if side != "whom")
    others = ", ".join(name for name, side in sides if side == "whom")
    sentence = f"{names} met {others}{told_place}{told_day} about {' and '.join(told.topics) or 'this'}."
    whole = text + sentence

    def span(part: str) -> Span:
        at = whole.index(part, start)
        return Span(at, at + len(part))

    trigger = Mention("met", span("met"), Span(start, start + len(sentence)), "meet/verb")
    countries = told.countries or {}
    account = Account(
        account_id=content_id(name, start),
        type=told.type,
        status=told.status,
        confidence=0.9,
        trigger=trigger,
        mentions=(trigger,),
        participants=tuple(
            Participant(name, side, "person", country=countries.get(name), spans=(span(name),)) for name, side in sides
        ),
        place=Place(told.place, "city", "clause", span(told.place), told.place_country) if told.place else None,
        time=Time(str(told.day), span(str(told.day)), "day", "explicit", told.day, told.day) if told.day else None,
        topics=tuple(Topic(phrase, span(phrase)) for phrase in told.topics),
    )
    return whole, account


def reading_of(
    doc_id: str,
    *tellings: Told,
    published: date | None = date(1972, 2, 22),
    source: str = "gazette",
    rules: str = "rules-1",
    model: str = "model-1",
    lead: str = "",
) -> Reading:
    """Return an article that tells one encounter a sentence, with its accounts."""
    text = f"{doc_id}. {lead}"
    accounts = []
    for told in tellings:
        text, account = account_in(text, f"{source}/{doc_id}", told)
        accounts.append(account)
        text += "\n"
    article = Article(doc_id, source, f"{doc_id}.txt", text, published=published)
    return Reading(article, tuple(accounts), rules, model)


@dataclass(frozen=True, slots=True)
class Desk:
    """A warehouse, and what the flow would do with it."""

    warehouse: str

    @property
    def folder(self) -> Path:
        """Return where hand-offs wait."""
        return hand_off_folder(self.warehouse)

    def hand_off(self, *readings: Reading, rejects: Sequence[Reject] = ()) -> Path:
        """Write a hand-off of `readings`."""
        read = [(r.article.source, r.article.key, r.article.article_id) for r in readings]
        outcomes = [
            ItemOutcome(SourceItem(source, f"/news/{key}", key), "ok", "", "abc", article_id)
            for source, key, article_id in read
        ]
        outcomes += [
            ItemOutcome(SourceItem(r.source, r.address, r.key), "parse_error", r.reason, r.content_hash)
            for r in rejects
        ]
        return write_hand_off(self.folder, readings, rejects, outcomes)

    def load(self, *readings: Reading, rejects: Sequence[Reject] = ()) -> LoadOutcome:
        """Hand off and load `readings`."""
        return load_hand_offs(self.warehouse, [self.hand_off(*readings, rejects=rejects)], timeout=0)

    def resolve(self) -> Resolved:
        """Resolve what is loaded."""
        return resolve_accounts(self.warehouse, timeout=0)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk with a warehouse of its own that is not made yet."""
    return Desk(str(tmp_path / "news.duckdb"))


@pytest.fixture
def reading() -> Callable[..., Reading]:
    """Return `reading_of`."""
    return reading_of


@pytest.fixture
def told() -> type[Told]:
    """Return the class of one encounter to be told."""
    return Told
