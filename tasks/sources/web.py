"""What a source asks of the web: one document, politely, within limits; what comes back, or why nothing does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from tasks.records import ItemState

DocumentKind = Literal["page", "feed", "sitemap"]
"""Decides how many bytes are read and which types are asked for."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave with a document, to be sent back byte for byte."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Redirect:
    """One hop: the status of the answer and the URL that it led to."""

    status: int
    url: str


@dataclass(frozen=True, slots=True)
class Response:
    """A whole answer with status 200, or 304 without content."""

    url: str
    """After redirects."""
    status: int
    content: bytes = b""
    """Decoded from gzip, brotli or zstd."""
    content_type: str = ""
    """Media type in lower case, without parameters."""
    encoding: str | None = None
    """The charset parameter, as it was given."""
    validators: Validators = Validators()
    headers: Mapping[str, str] = field(default_factory=dict)
    """By name in lower case."""
    redirects: tuple[Redirect, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """Whether the server says that the document is as it was."""
        return self.status == 304


class FetchError(Exception):
    """A document that could not be had, with the state in which its item ends."""

    def __init__(
        self, url: str, state: ItemState, reason: str, *, status: int | None = None, retry_at: datetime | None = None
    ) -> None:
        """`status` is that of the answer, if there was one; `retry_at` (aware) says from when another try is worth it.

        `retry_at` is None where another try would end the same way.
        """
        super().__init__(f"{url}: {reason}")
        self.url, self.state, self.reason, self.status, self.retry_at = url, state, reason, status, retry_at


class Web(Protocol):
    """The way to the web; tests may put a small one in its place."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...

    async def get(
        self, url: str, kind: DocumentKind, validators: Validators = Validators(), delay: float | None = None
    ) -> Response:
        """Return the answer; `delay` are the seconds between two requests to its host where more than the default.

        Raises FetchError for every other outcome: refused by robots.txt or the address rule, an error status, a broken
        or endless answer, a host that is held.
        """
        ...
