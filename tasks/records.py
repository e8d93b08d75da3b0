"""The records that travel through whomet: frozen, standard library only.

Offsets count characters of `Article.text`, end exclusive: `text[span.start:span.end]` quotes the value.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple

EncounterType = Literal["meeting", "visit", "talks", "summit", "call", "correspondence"]
Status = Literal["occurred", "planned", "proposed", "cancelled", "denied"]
Side = Literal["who", "whom", "both"]
ParticipantKind = Literal["person", "organization", "country", "group"]
PlaceKind = Literal["venue", "city", "region", "country"]
Layer = Literal["place", "time", "topic"]
PlaceBasis = Literal["clause", "sentence", "visit_goal", "venue", "dateline", "context"]
Granularity = Literal["day", "week", "month", "quarter", "year", "other"]
TimeBasis = Literal["explicit", "relative", "dateline"]
MediaType = Literal["txt", "md", "html", "json"]
Stage = Literal["discover", "fetch", "parse", "extract"]
Access = Literal["full", "partial"]
DateBasis = Literal["listing", "file", "json-ld", "meta", "itemprop", "time", "htmldate"]

ItemState = Literal[
    # It waits, or will be tried again.
    "waiting",
    # What is expected: exit status 0.
    "ok",
    "partial",
    "unchanged",
    "duplicate",
    "earlier",
    "gone",
    "not_article",
    "other_language",
    "blocked_robots",
    # What failed: exit status 1.
    "blocked_address",
    "http_error",
    "network_error",
    "timeout",
    "too_large",
    "bad_type",
    "parse_error",
]
"""How every listed thing ends. `partial`: only the beginning of the article can be read without paying; it is read.
`unchanged`: known, and as it was. `duplicate`: an article under another address. `earlier`: published before the day
that was asked for. `gone`: 404 or 410. `blocked_robots`: robots.txt forbids it. `blocked_address`: an address that is
not public. `bad_type`: neither text nor a page. `parse_error`: it cannot be decoded or read."""

FAILURES: frozenset[ItemState] = frozenset(
    ("blocked_address", "http_error", "network_error", "timeout", "too_large", "bad_type", "parse_error")
)
"""The states that a run reports by name and ends with exit status 1 for."""
STORED: frozenset[ItemState] = frozenset(("ok", "partial"))
"""The states of an item that an article came of."""

FEWEST_WORDS = 80
"""Of a text that tells its article from others; a page with fewer holds only a part of its article."""


def content_id(*parts: object) -> str:
    """Return 16 hexadecimal digits that depend on nothing but `parts`, so that loading twice changes nothing."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def host_of_address(address: str) -> str | None:
    """Return host and port of a URL, in lower case; None for a path."""
    scheme, mark, rest = address.partition("://")
    if not mark or not scheme.isalpha():
        return None
    return re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2].lower()


class Span(NamedTuple):
    """A stretch of the article's text, in characters, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceItem:
    """One thing that a source lists, a file or a URL, and what the source already says of it."""

    source: str
    address: str
    """Absolute path or URL."""
    key: str
    """What identifies the item within its source: a relative path, with row or line number; of a URL its `url_key`."""
    published: date | None = None
    """The date that the source or the user gives; what the page itself says wins."""
    published_at: datetime | None = None
    """Aware, where a feed or sitemap gives the time of publication."""
    title: str | None = None
    language: str | None = None
    """Two letters, where the source says it of this item."""
    guid: str | None = None
    """What the feed calls the item; the same guid with another link is the same article moved."""
    content: str | None = None
    """HTML of the whole text, where the feed brings it: used where the page gives less."""
    revision: str = ""
    """Differs when the source says that the item has changed: title and update time in a feed, lastmod in a sitemap."""
    etag: str | None = None
    """What the server gave when the item was last fetched, as `last_modified`; to be sent back."""
    last_modified: str | None = None
    attempts: int = 0
    """Tries in a row that failed and were worth another."""

    @property
    def host(self) -> str | None:
        """The host of the address; None for a file."""
        return host_of_address(self.address)


@dataclass(frozen=True, slots=True)
class Page:
    """A source item with its bytes."""

    item: SourceItem
    media_type: MediaType
    content: bytes
    url: str | None = None
    """Where it was fetched from after redirects; None for a file."""
    encoding: str | None = None
    """The charset that the server names, as it names it."""
    etag: str | None = None
    last_modified: str | None = None
    fields: Mapping[str, object] | None = None
    """What a row of a table says of the article beside `content`, by the keys of a .json article."""


@dataclass(frozen=True, slots=True)
class Article:
    """Readable text with what is known about its publication.

    `text` is headline, blank line and body where the headline was separate from the text, else the text as it came.
    """

    doc_id: str
    source: str
    key: str
    """The `url_key` of its URL; where no URL is known the item's key, which with `source` says which article it is."""
    text: str
    url: str | None = None
    title: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    """Aware, where the page gives the time of day as well."""
    published_text: str | None = None
    """The date of publication as it was written, with its offset."""
    published_basis: DateBasis | None = None
    """Who says so: the feed or sitemap (listing), or which part of the page."""
    authors: tuple[str, ...] = ()
    access: Access = "full"
    """partial: only the beginning of it can be read without paying, or it has under 80 words."""
    language: str | None = None
    headline: Span | None = None
    """Where the text begins with the title, its span."""

    @property
    def article_id(self) -> str:
        """The identity of the article over all versions of its text."""
        return content_id(self.key) if self.url else content_id(self.source, self.key)

    @property
    def text_hash(self) -> str:
        """The identity of this version: the same text with the same day reads the same."""
        return content_id(self.text, self.published)

    @property
    def body_hash(self) -> str | None:
        """The identity of the words alone, without headline; None where they are too few to tell articles apart."""
        words = self.text[self.headline.end if self.headline else 0 :].casefold().split()
        return content_id(*words) if len(words) >= FEWEST_WORDS else None


@dataclass(frozen=True, slots=True)
class Mention:
    """One telling of an encounter in one sentence: the trigger word and the rule that took it."""

    text: str
    span: Span
    sentence: Span
    rule: str


@dataclass(frozen=True, slots=True)
class StatusCue:
    """The words that decided the status, and who says so where told."""

    text: str
    span: Span
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part, under the fullest name that the article gives."""

    name: str
    side: Side
    kind: ParticipantKind
    title: str | None = None
    organization: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where the encounter took place, with the gazetteer's entry where there is one."""

    name: str
    kind: PlaceKind
    basis: PlaceBasis
    span: Span
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """When, as a closed interval of days; both None where the text cannot be resolved."""

    text: str
    span: Span
    granularity: Granularity
    basis: TimeBasis
    start: date | None = None
    end: date | None = None
    anchor: date | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A phrase that says what the encounter was about, with its IPTC Media Topic where one fits."""

    phrase: str
    span: Span
    code: str | None = None
    label: str | None = None
    scheme: str = "medtop"
    score: float | None = None
    """How well the code fits, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one article tells of one encounter."""

    account_id: str
    type: EncounterType
    status: Status
    confidence: float
    """From 0 to 1."""
    trigger: Mention
    """The clearest telling."""
    mentions: tuple[Mention, ...]
    """All tellings, the trigger among them, in the order of the text."""
    participants: tuple[Participant, ...]
    status_cue: StatusCue | None = None
    place: Place | None = None
    time: Time | None = None
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A trigger word that gave no account, with the rule that was tried and the reason."""

    text: str
    span: Span
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """A place, time or topic of the article that an account did not take, and how likely it was its own."""

    account_id: str
    layer: Layer
    text: str
    span: Span
    likelihood: float
    """From 0 to 1."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was read in an article, and why the other trigger words gave nothing."""

    article: Article
    accounts: tuple[Account, ...]
    refusals: tuple[Refusal, ...]
    """In the order of the text."""
    alternatives: tuple[Alternative, ...] = ()

    def alternatives_of(self, account: Account) -> tuple[Alternative, ...]:
        """Return what the account did not take, the likeliest of each layer first."""
        return tuple(each for each in self.alternatives if each.account_id == account.account_id)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, the accounts read in it, and what read them."""

    article: Article
    accounts: tuple[Account, ...]
    rules_digest: str
    model: str
    """Name and version of the spaCy pipeline."""


@dataclass(frozen=True, slots=True)
class Reject:
    """Something that could not be taken, with the reason; the run goes on without it."""

    source: str
    key: str
    address: str
    stage: Stage
    reason: str
    content_hash: str
    """Of the bytes that were refused, or empty where there were none."""

    @property
    def reject_id(self) -> str:
        """The same bad input at the same stage is the same reject, however often it is met."""
        return content_id(self.source, self.key, self.stage, self.content_hash)


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """What became of an item that a source lists."""

    item: SourceItem
    state: ItemState
    reason: str = ""
    content_hash: str = ""
    """Of its bytes, or empty where none could be read."""
    article_id: str | None = None
    """The (first) article that came of it, or that it is a duplicate of."""
    published: date | None = None
    """The article's day where it is too early for the run."""
    etag: str | None = None
    last_modified: str | None = None
    retry_at: datetime | None = None
    """Aware; from when on another try is worth it. None where it is settled."""
