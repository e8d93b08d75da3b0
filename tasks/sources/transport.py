"""One request and its answer: connections to allowed addresses alone, times and sizes bounded, every failure named."""

from __future__ import annotations

import errno
import re
import socket
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from types import SimpleNamespace, TracebackType
from typing import Literal, Self

import aiohttp
from yarl import URL

from tasks.records import ItemState
from tasks.sources.address_rule import Network, refusal_of_address
from tasks.sources.decoding import ACCEPTED, Body, TooLargeError, UndecodableError
from tasks.sources.limits import Limits, WantedKind
from tasks.sources.names import Names

NO_TEXT = re.compile(r"\s*(image|video|audio|font)/|\s*application/(pdf|zip)\b", re.IGNORECASE)
"""Media types that no article has: their bodies are not even read."""
PIECE = 65_536
LONGEST_FIELD = 65_536
"""Bytes of one header: the Content-Security-Policy of some sites is longer than aiohttp's 8 kB."""
MOST_FIELDS = 1_000
"""Headers of one answer; aiohttp takes 128, some sites set a cookie a partner."""
CHALLENGE_MARKS = (b"challenge-platform", b"__cf_chl", b"cf-challenge", b"Just a moment...")

Remedy = Literal["again", "later", "host_down", "never"]
"""What may help against a failure: another try at once, one in a later run, leaving the host alone; nothing."""

# Where the socket factory, which gets nothing but an address, leaves its refusals for the request that caused them.
_refusals: ContextVar[list[str] | None] = ContextVar("_refusals", default=None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one request."""

    status: int
    headers: Mapping[str, str]
    content: bytes = b""
    is_challenge: bool = False
    """Whether Cloudflare asks for a browser."""


class RequestError(Exception):
    """One request that failed."""

    def __init__(self, state: ItemState, reason: str, remedy: Remedy, status: int | None = None) -> None:
        super().__init__(reason)
        self.state, self.reason, self.remedy, self.status = state, reason, remedy, status


class ConnectionLostError(aiohttp.ClientError):
    """The other side closed or reset the connection."""


class Transport:
    """The connections to all hosts, as `user_agent`: an asynchronous context manager.

    `allowed` are networks that may be connected to although they are not public; `on_sent` is called with the host of a
    request in the moment in which it leaves.
    """

    def __init__(
        self, limits: Limits, user_agent: str, allowed: tuple[Network, ...], on_sent: Callable[[str], None]
    ) -> None:
        self.limits = limits
        self.user_agent = user_agent
        self._allowed = allowed
        self._on_sent = on_sent
        self._session: aiohttp.ClientSession | None = None
        self._names: Names | None = None

    async def __aenter__(self) -> Self:
        """Open the client."""
        self._names = Names(self.limits.open_at_all)
        trace = aiohttp.TraceConfig()
        trace.on_request_headers_sent.append(self._sent)
        self._session = aiohttp.ClientSession(
            # The gate counts the open requests.
            connector=aiohttp.TCPConnector(limit=0, socket_factory=self._socket, resolver=self._names),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.user_agent, "Accept-Encoding": ACCEPTED},
            timeout=aiohttp.ClientTimeout(
                total=self.limits.total_seconds,
                connect=self.limits.connect_seconds,
                sock_read=self.limits.read_seconds,
            ),
            auto_decompress=False,
            max_field_size=LONGEST_FIELD,
            max_headers=MOST_FIELDS,
            middlewares=(sent_once,),
            trace_configs=[trace],
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
        if self._names is not None:
            await self._names.close()

    async def _sent(
        self,
        _session: aiohttp.ClientSession,
        context: SimpleNamespace,
        _parameters: aiohttp.TraceRequestHeadersSentParams,
    ) -> None:
        """Tell that a request leaves: connecting took its time, and the server sees it only now."""
        self._on_sent(context.trace_request_ctx)

    def _socket(self, address: aiohttp.AddrInfoType) -> socket.socket:
        """Return a socket for an address that is about to be dialled, after DNS and on every hop; or raise OSError."""
        family, kind, protocol, _, place = address
        if refusal := refusal_of_address(str(place[0]), self._allowed):
            refusals = _refusals.get()
            if refusals is not None:
                refusals.append(refusal)
            raise OSError(errno.EACCES, refusal)
        return socket.socket(family, kind, protocol)

    async def send(self, target: URL, host: str, kind: WantedKind, headers: Mapping[str, str]) -> Answer:
        """Send one request and return its answer, the body whole and decoded; raise RequestError for anything else."""
        if self._session is None:
            raise RuntimeError("the client is not open: use it in `async with`")
        refusals: list[str] = []
        token = _refusals.set(refusals)
        try:
            async with self._session.get(
                target, headers=headers, allow_redirects=False, trace_request_ctx=host
            ) as response:
                return await self._read(response, kind)
        except aiohttp.ConnectionTimeoutError as error:
            raise RequestError("timeout", "no connection in time", "host_down") from error
        except TimeoutError as error:
            raise RequestError("timeout", "no whole answer in time", "later") from error
        except aiohttp.ClientConnectorError as error:
            if refusals:
                raise RequestError("blocked_address", refusals[0], "never") from error
            raise RequestError("network_error", reason_of(error), "host_down") from error
        except (ConnectionLostError, aiohttp.ClientConnectionError, aiohttp.ClientPayloadError) as error:
            raise RequestError("network_error", reason_of(error), "again") from error
        except aiohttp.InvalidURL as error:
            raise RequestError("http_error", "not a URL that can be sent", "never") from error
        except aiohttp.ClientResponseError as error:
            raise RequestError("http_error", f"not HTTP: {first_line(error.message)}", "later") from error
        finally:
            _refusals.reset(token)

    async def _read(self, response: aiohttp.ClientResponse, kind: WantedKind) -> Answer:
        """Read the body of a 200 within its limit; of any other answer nothing is needed but the head."""
        headers: dict[str, str] = {}
        for name, value in response.headers.items():
            key, text = name.lower(), legible(value)
            headers[key] = f"{headers[key]}, {text}" if key in headers else text
        status = response.status
        if status != 200:
            return Answer(status, headers, is_challenge=await is_challenge(response, headers))
        if kind == "page" and NO_TEXT.match(headers.get("content-type", "")):
            media_type, _ = content_type(headers["content-type"])
            raise RequestError("bad_type", f"{media_type}: neither text nor a page", "never", status)
        limit = self.limits.largest_bytes[kind]
        too_large = f"larger than {limit:,} bytes"
        if (response.content_length or 0) > limit and kind != "robots":
            raise RequestError("too_large", too_large, "never", status)
        try:
            body = Body(headers.get("content-encoding", ""), limit)
        except UndecodableError as error:
            raise RequestError("http_error", str(error), "never", status) from error
        try:
            async for piece in response.content.iter_chunked(PIECE):
                body.feed(piece)
            content = body.finish()
        except TooLargeError as error:
            if kind != "robots":
                raise RequestError("too_large", too_large, "never", status) from error
            content = body.so_far()
        except UndecodableError as error:
            raise RequestError("http_error", str(error), "again", status) from error
        if not content and kind != "robots":
            raise RequestError("http_error", "an empty answer", "again", status)
        return Answer(status, headers, content)


async def sent_once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Keep aiohttp from sending a request again by itself when a connection is lost: the gate would not know of it."""
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise ConnectionLostError(reason_of(error)) from error


async def is_challenge(response: aiohttp.ClientResponse, headers: Mapping[str, str]) -> bool:
    """Whether Cloudflare answers in place of the site and wants a browser to prove itself."""
    if headers.get("cf-mitigated", "").lower() == "challenge":
        return True
    if response.status not in (403, 429, 503) or "cloudflare" not in headers.get("server", "").lower():
        return False
    body = Body(headers.get("content-encoding", ""), 4 * PIECE)
    try:
        async for piece in response.content.iter_chunked(PIECE):
            body.feed(piece)
    except (TooLargeError, UndecodableError):
        pass  # what was read will do
    start = body.so_far()
    return any(mark in start for mark in CHALLENGE_MARKS)


def content_type(value: str) -> tuple[str, str | None]:
    """Return media type and charset of a Content-Type header: ("text/html", "utf-8")."""
    # Where the header is given twice the values stand in a row.
    media_type, *parameters = re.split("[;,]", value)
    for parameter in parameters:
        name, _, charset = parameter.partition("=")
        if name.strip().lower() == "charset" and charset.strip(" \t\"'"):
            return media_type.strip().lower(), charset.strip(" \t\"'")
    return media_type.strip().lower(), None


def validator(headers: Mapping[str, str], name: str) -> str | None:
    """Return a validator as it was given; None where it is not ASCII and could not be sent back byte for byte."""
    value = headers.get(name) or ""
    return value if value and value.isascii() else None


def legible(value: str) -> str:
    """Return a header's value without the surrogates that aiohttp puts for bytes that are not UTF-8."""
    if value.isascii():
        return value
    content = value.encode("utf-8", "surrogateescape")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def reason_of(error: Exception) -> str:
    """Return in few words why a connection failed, the same for the same cause."""
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "the name of the host is not known"
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return f"the certificate is not valid ({first_line(str(error.certificate_error))})"
    if isinstance(error, aiohttp.ClientSSLError):
        return f"no TLS connection ({first_line(str(error.os_error))})"
    if isinstance(error, ConnectionLostError):
        return str(error)
    if isinstance(error, aiohttp.ClientPayloadError):
        return "the answer is cut short"
    if isinstance(error, OSError) and error.errno:
        return "connection refused" if error.errno == errno.ECONNREFUSED else (error.strerror or "").lower()
    return "the connection was closed without an answer"


def first_line(text: str) -> str:
    """Return what fits into a reason."""
    return text.strip().splitlines()[0][:120] if text.strip() else "no reason given"
