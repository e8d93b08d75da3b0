"""The sample corpus and what a careful reader finds in it: articles of seeds/articles, accounts/*.toml, events.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tasks.articles.parse import articles_of
from tasks.records import Article, EncounterType, ParticipantKind, Side, Span, Status
from tasks.sources.folder import FolderSource

HERE = Path(__file__).parent
ARTICLES = HERE.parents[1] / "seeds" / "articles"


@dataclass(frozen=True, slots=True)
class GoldParticipant:
    """Somebody who takes part; title, organization and country only where the text gives them."""

    name: str
    side: Side
    kind: ParticipantKind
    title: str | None = None
    organization: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Where, with the country's ISO 3166-1 alpha-3 code."""

    name: str
    country: str


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A closed interval of days."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class GoldAccount:
    """What one article tells of one encounter; `quote` occurs once in the text and holds the trigger."""

    quote: str
    trigger: str
    type: EncounterType
    status: Status
    participants: tuple[GoldParticipant, ...]
    place: GoldPlace | None
    time: GoldTime | None
    topics: tuple[str, ...]
    optional: bool
    """Whether reasonable people would differ: neither required nor an error."""

    def trigger_span(self, text: str) -> Span:
        """Return the span of the trigger in the article's `text`; ValueError where it is not there."""
        start = text.index(self.trigger, text.index(self.quote))
        return Span(start, start + len(self.trigger))


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One encounter over all articles: `accounts` are (doc_id, position in that article's file)."""

    type: EncounterType
    status: Status
    participants: tuple[str, ...]
    country: str | None
    start: date | None
    end: date | None
    accounts: tuple[tuple[str, int], ...]


@cache
def sample_articles() -> dict[str, Article]:
    """Return the articles of the sample corpus by doc_id, read the way the flow reads them."""
    source = FolderSource("sample", ARTICLES)
    items = [item for listing in source.listings() for item in listing.items]
    articles = [article for item in items for article in articles_of(source.read(item))]
    return {article.doc_id: article for article in articles}


@cache
def golden_accounts() -> dict[str, tuple[GoldAccount, ...]]:
    """Return the expected accounts of each article by doc_id."""
    files = sorted((HERE / "accounts").glob("*.toml"))
    return {file.stem: tuple(map(account_of, tomllib.loads(file.read_text("utf-8"))["accounts"])) for file in files}


@cache
def golden_events() -> tuple[GoldEvent, ...]:
    """Return the expected events over all articles."""
    return tuple(map(event_of, tomllib.loads((HERE / "events.toml").read_text("utf-8"))["events"]))


def account_of(table: dict[str, Any]) -> GoldAccount:
    """Return the account that a TOML table describes; TypeError for a key that is unknown or missing."""
    place, time = table.pop("place", None), table.pop("time", None)
    return GoldAccount(
        participants=tuple(GoldParticipant(**participant) for participant in table.pop("participants")),
        place=GoldPlace(**place) if place else None,
        time=GoldTime(**time) if time else None,
        topics=tuple(table.pop("topics")),
        optional=table.pop("optional", False),
        **table,
    )


def event_of(table: dict[str, Any]) -> GoldEvent:
    """Return the event that a TOML table describes; an account is written "doc_id#position"."""
    pointers = [pointer.rpartition("#") for pointer in table.pop("accounts")]
    return GoldEvent(
        participants=tuple(table.pop("participants")),
        country=table.pop("country", None),
        start=table.pop("start", None),
        end=table.pop("end", None),
        accounts=tuple((doc_id, int(position)) for doc_id, _, position in pointers),
        **table,
    )


@pytest.fixture(scope="session")
def articles() -> dict[str, Article]:
    """The articles of the sample corpus by doc_id."""
    return sample_articles()


@pytest.fixture(scope="session")
def accounts() -> dict[str, tuple[GoldAccount, ...]]:
    """The expected accounts of each article by doc_id."""
    return golden_accounts()


@pytest.fixture(scope="session")
def events() -> tuple[GoldEvent, ...]:
    """The expected events over all articles."""
    return golden_events()
