"""What resolve looks at: an account without its text, and the event that accounts make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tasks.records import EncounterType, Granularity, ParticipantKind, PlaceKind, Side, Status, TimeBasis


@dataclass(frozen=True, slots=True)
class Actor:
    """A participant as an account names it, or as an event gathers it from its accounts."""

    name: str
    side: Side
    kind: ParticipantKind
    title: str | None = None
    organization: str | None = None
    country: str | None = None
    account_count: int = 1


@dataclass(frozen=True, slots=True)
class Locality:
    """Where: a name with what the gazetteer knows of it."""

    name: str
    kind: PlaceKind
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """When: a closed interval of days."""

    start: date
    end: date
    granularity: Granularity = "day"
    basis: TimeBasis = "explicit"


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """An account with what is needed of its article."""

    account_id: str
    article_id: str
    source: str
    published: date | None
    type: EncounterType
    status: Status
    confidence: float
    actors: tuple[Actor, ...]
    place: Locality | None = None
    days: Days | None = None
    topics: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """An account in an event, with the account that it agrees with best, and in what."""

    account_id: str
    digest: str
    joined_to: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class StatusChange:
    """From when on the event has this status: the day of publication, and the account that says so."""

    status: Status
    reported: date | None
    account_id: str


@dataclass(frozen=True, slots=True)
class Event:
    """An encounter over its accounts."""

    event_id: str
    lead_account_id: str
    type: EncounterType
    status: Status
    confidence: float
    actors: tuple[Actor, ...]
    place: Locality | None
    days: Days | None
    topics: tuple[str, ...]
    members: tuple[Member, ...]
    changes: tuple[StatusChange, ...]
