"""How patient, how polite and how greedy the client may be: every time, size and count of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from tasks.sources.web import DocumentKind

WantedKind = DocumentKind | Literal["robots"]
MEGABYTE = 1_000_000
HOUR = 3600.0
LARGEST_BYTES: Mapping[WantedKind, int] = MappingProxyType(
    {"page": 10 * MEGABYTE, "feed": 25 * MEGABYTE, "sitemap": 50 * MEGABYTE, "robots": 512 * 1024}
)


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one run. Times are seconds, sizes bytes after decompression."""

    connect_seconds: float = 10.0
    """For name look-up, connection and TLS together."""
    read_seconds: float = 15.0
    """Between two pieces of an answer."""
    total_seconds: float = 60.0
    """For one request, from the look-up of the name to the last byte: a byte a second does not hold a run up."""
    largest_bytes: Mapping[WantedKind, int] = field(default_factory=lambda: LARGEST_BYTES)
    """Of a body, by kind. A longer robots.txt is cut there, anything else is refused."""
    redirects: int = 10
    robots_redirects: int = 5
    open_a_host: int = 2
    """Requests open at once to one scheme, name and port."""
    open_at_all: int = 32
    """Requests open at once to all hosts."""
    delay_seconds: float = 1.0
    """Between the starts of two requests to a host, where neither robots.txt nor the source asks for more."""
    longest_crawl_delay: float = 3600.0
    """A Crawl-delay above it is taken for this: some sites write days, or milliseconds."""
    backoff_seconds: tuple[float, ...] = (1.0, 4.0)
    """Pauses before the second and each further try within one get: for resets, cut or empty bodies and 5xx."""
    jitter: float = 0.25
    """The share by which such a pause is longer at most, by chance."""
    retry_seconds: float = 600.0
    """After which another run may try again what failed and may pass: 5xx, time-outs, an unreadable robots.txt."""
    refused_seconds: float = 24 * HOUR
    """The same for 401, 403 and challenges."""
    down_seconds: float = 600.0
    """How long a host is left alone after a failure to connect, or `timeouts_until_down` time-outs in a row."""
    timeouts_until_down: int = 3
    hold_seconds: float = 300.0
    """How long a host is held after 429 or 503 without a Retry-After; doubled each time in a row."""
    longest_hold_seconds: float = 24 * HOUR
    """The longest that any Retry-After is believed."""
    robots_seconds: float = 24 * HOUR
    """How long a robots.txt is believed."""
    patience_seconds: float = 60.0
    """How long a get waits for a hold or a delay of its host to end; where it takes longer it ends as waiting."""
    queue_seconds: float = 900.0
    """How long a get stands in the queue of its host, however fast that moves, before it ends as waiting."""

    @property
    def tries(self) -> int:
        """Requests of one URL within one get, redirects not counted."""
        return len(self.backoff_seconds) + 1
