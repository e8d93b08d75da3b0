"""One document from the web, politely: robots.txt, a few requests a host, holds, retries, limits, redirects by hand."""

from __future__ import annotations

import asyncio
import errno
import random
import socket
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import SimpleNamespace, TracebackType
from typing import Literal, Self
from urllib.parse import urljoin

import aiohttp
from yarl import URL

from tasks.records import ItemState
from tasks.sources.address_rule import networks, refusal_of_address, refusal_of_host
from tasks.sources.clock import Clock, SystemClock
from tasks.sources.decoding import ACCEPTED, Body, TooLargeError, UndecodableError
from tasks.sources.hosts import HostMemory, answered, down, held, is_robots_failed, is_robots_known, timed_out
from tasks.sources.limits import Limits, WantedKind
from tasks.sources.names import Names
from tasks.sources.politeness import HostWaits, Politeness, backoff
from tasks.sources.robots import Robots, forbidding_line, product_token, robots_of, robots_text
from tasks.sources.web import DocumentKind, FetchError, Redirect, Response, Validators

ACCEPT: Mapping[WantedKind, str] = {
    "page": "text/html,application/xhtml+xml,*/*;q=0.5",
    "feed": "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5",
    "sitemap": "application/xml,text/xml,text/plain;q=0.8,*/*;q=0.5",
    "robots": "text/plain,*/*;q=0.5",
}
REDIRECTS = frozenset((301, 302, 303, 307, 308))
HOLDS = frozenset((429, 503))
GONE = frozenset((404, 410))
REFUSED = frozenset((401, 403))
PASSING = frozenset((408, 425))
"""Statuses below 500 that another try may well not meet: request timeout, too early."""
PIECE = 65_536
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


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a request ended after redirects."""

    url: str
    answer: Answer
    redirects: tuple[Redirect, ...]


class RequestError(Exception):
    """One request that failed."""

    def __init__(self, state: ItemState, reason: str, remedy: Remedy, status: int | None = None) -> None:
        super().__init__(reason)
        self.state, self.reason, self.remedy, self.status = state, reason, remedy, status


class ConnectionLostError(aiohttp.ClientError):
    """The other side closed or reset the connection."""


class PoliteClient:
    """The way to the web within `limits`, as `user_agent` ("whomet/1.0 (+contact)"): an asynchronous context manager.

    `allow_networks` ("127.0.0.0/8") may be connected to although they are not public. `hosts` is what an earlier run
    remembered; read `.hosts` at the end for the next one.
    """

    def __init__(
        self,
        limits: Limits,
        user_agent: str,
        allow_networks: Sequence[str] = (),
        hosts: Mapping[str, HostMemory] | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Raises ValueError for a network that is none."""
        self.limits = limits
        self.user_agent = user_agent
        self._allowed = networks(allow_networks)
        self._clock = clock or SystemClock()
        self._gate = Politeness(limits, self._clock, hosts or {})
        self._agent = product_token(user_agent)
        self._rules: dict[str, Robots] = {}
        self._robots_locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
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
        """Count the pause from here: connecting took its time, and the server sees the request only now."""
        self._gate.started(context.trace_request_ctx)

    @property
    def hosts(self) -> Mapping[str, HostMemory]:
        """What to remember of all hosts, by "scheme://name:port"."""
        return dict(self._gate.memories)

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return self._clock.now()

    async def get(
        self, url: str, kind: DocumentKind, validators: Validators = Validators(), delay: float | None = None
    ) -> Response:
        """Return the answer to `url`, after redirects; `delay` are the least seconds between requests to its host.

        Raises FetchError, and nothing else, for every other outcome. `waiting`: not sent, since the host is held, down
        or slow by its own wish for longer than the limits have patience. Its `retry_at` is None where another try would
        end the same way.
        """
        headers = {"Accept": ACCEPT[kind]}
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        try:
            arrival = await self._arrival(url, kind, headers, delay)
            return self._response(url, arrival, validators, kind)
        except FetchError:
            raise
        except Exception as error:
            # A crash of a library on some odd answer costs that document alone.
            reason = f"{type(error).__name__}: {error}"
            raise FetchError(url, "http_error", reason, retry_at=self._after(self.limits.retry_seconds)) from error

    def _response(self, url: str, arrival: Arrival, sent: Validators, kind: DocumentKind) -> Response:
        """Return what a final answer amounts to, or raise the FetchError that it is."""
        answer = arrival.answer
        status = answer.status
        if status == 200 or (status == 304 and (sent.etag or sent.last_modified)):
            media_type, encoding = content_type(answer.headers.get("content-type", ""))
            given = Validators(validator(answer.headers, "etag"), validator(answer.headers, "last-modified"))
            if status == 304:  # it names those that changed, if any
                given = Validators(given.etag or sent.etag, given.last_modified or sent.last_modified)
            elif kind != "sitemap" and answer.content[:2] == b"\x1f\x8b" and "content-encoding" in answer.headers:
                raise FetchError(url, "http_error", "compressed more than once", status=status)
            return Response(
                url=arrival.url,
                status=status,
                content=answer.content,
                content_type=media_type,
                encoding=encoding,
                validators=given,
                headers=answer.headers,
                redirects=arrival.redirects,
            )
        if status in GONE:
            raise FetchError(url, "gone", f"status {status}", status=status)
        is_for_now = answer.is_challenge or status in REFUSED
        retry_at = self._after(self.limits.refused_seconds) if is_for_now else None
        reason = f"a Cloudflare challenge (status {status})" if answer.is_challenge else f"status {status}"
        raise FetchError(url, "http_error", reason, status=status, retry_at=retry_at)

    async def _arrival(self, url: str, kind: WantedKind, headers: Mapping[str, str], delay: float | None) -> Arrival:
        """Follow redirects from `url` and return where they end; each hop is checked as if it were asked for alone."""
        most = self.limits.robots_redirects if kind == "robots" else self.limits.redirects
        current, redirects, seen = url, list[Redirect](), set[URL]()
        first_host = ""
        while True:
            try:
                target = self._target(current)
                host = host_of(target)
                first_host = first_host or host
                own_delay = delay if host == first_host else None
                if target in seen:
                    raise FetchError(url, "http_error", "redirects go round in a circle", status=redirects[-1].status)
                if kind != "robots":
                    await self._permit(target, host, own_delay)
                answer = await self._answer(target, host, kind, headers, self._spacing(host, own_delay))
            except FetchError as error:
                # An error of the hop names the hop; the caller asked for `url`.
                reason = f"redirected to {current}: {error.reason}" if redirects and error.url != url else error.reason
                raise FetchError(url, error.state, reason, status=error.status, retry_at=error.retry_at) from error
            location = answer.headers.get("location")
            if answer.status not in REDIRECTS or not location:
                return Arrival(current, answer, tuple(redirects))
            if len(redirects) == most:
                raise FetchError(url, "http_error", f"more than {most} redirects", status=answer.status)
            seen.add(target)
            current = urljoin(str(target), location.strip()).partition("#")[0]
            redirects.append(Redirect(answer.status, current))

    def _target(self, url: str) -> URL:
        """Return the URL as it is sent; raise FetchError for what no connection may be made to."""
        try:
            target = URL(url.strip())
            host = target.host
        except ValueError as error:
            raise FetchError(url, "http_error", f"not a URL ({error})") from error
        if target.scheme not in ("http", "https"):
            reason = f"only http and https are fetched, not {target.scheme or 'a path'}"
            raise FetchError(url, "blocked_address", reason)
        if not host:
            raise FetchError(url, "http_error", "a URL without a host")
        if refusal := refusal_of_host(host, self._allowed):
            raise FetchError(url, "blocked_address", refusal)
        return target.with_fragment(None)

    def _socket(self, address: aiohttp.AddrInfoType) -> socket.socket:
        """Return a socket for an address that is about to be dialled, after DNS and on every hop; or raise OSError."""
        family, kind, protocol, _, place = address
        if refusal := refusal_of_address(str(place[0]), self._allowed):
            refusals = _refusals.get()
            if refusals is not None:
                refusals.append(refusal)
            raise OSError(errno.EACCES, refusal)
        return socket.socket(family, kind, protocol)

    def _spacing(self, host: str, delay: float | None) -> float:
        """Return the seconds between two requests to the host: the most that we, the source and robots.txt say."""
        crawl_delay = self._robots(host).crawl_delay or 0.0
        return max(self.limits.delay_seconds, delay or 0.0, min(crawl_delay, self.limits.longest_crawl_delay))

    def _robots(self, host: str) -> Robots:
        """Return the rules that are remembered of the host, parsed once."""
        text = self._gate.memory(host).robots
        rules = self._rules.get(host)
        if rules is None or rules.text is not text:
            rules = self._rules[host] = robots_of(text, self._agent)
        return rules

    async def _permit(self, target: URL, host: str, delay: float | None) -> None:
        """Raise FetchError where robots.txt of the target's host forbids it, or cannot be read."""
        url = str(target)
        if not is_robots_known(self._gate.memory(host), self.now(), self.limits):
            async with self._robots_locks[host]:
                # Another get may have read it while this one waited.
                if not is_robots_known(self._gate.memory(host), self.now(), self.limits):
                    await self._read_robots(url, host, delay)
        memory = self._gate.memory(host)
        if is_robots_failed(memory) and memory.robots_at is not None:
            state: ItemState = "waiting" if memory.robots_status is None else "blocked_robots"
            retry_at = memory.robots_at + timedelta(seconds=self.limits.retry_seconds)
            reason = f"robots.txt cannot be read: {memory.robots_reason}"
            raise FetchError(url, state, reason, retry_at=retry_at)
        rules = self._robots(host)
        if not rules.is_allowed(url):
            raise FetchError(url, "blocked_robots", f"robots.txt, {forbidding_line(rules, url)}")

    async def _read_robots(self, url: str, host: str, delay: float | None) -> None:
        """Read robots.txt of `host` into its memory; raise FetchError for `url` where the host cannot be reached."""
        text, reason = "", ""
        status: int | None
        try:
            arrival = await self._arrival(f"{host}/robots.txt", "robots", {"Accept": ACCEPT["robots"]}, delay)
            status = arrival.answer.status
            if status == 200:
                text = robots_text(arrival.answer.content)
        except FetchError as error:
            reason, status = error.reason, error.status
            if error.state in ("waiting", "blocked_address") or status in HOLDS:
                state: ItemState = "blocked_address" if error.state == "blocked_address" else "waiting"
                raise FetchError(url, state, f"robots.txt: {reason}", retry_at=error.retry_at) from error
            if status is None or status == 200:  # no answer, or one that cannot be decoded
                self._remember_robots(host, "", None, reason)
                raise FetchError(url, error.state, f"robots.txt: {reason}", retry_at=error.retry_at) from error
        self._remember_robots(host, text, status, reason)

    def _remember_robots(self, host: str, text: str, status: int | None, reason: str) -> None:
        memory = self._gate.memory(host)
        self._gate.remember(
            replace(memory, robots=text, robots_at=self.now(), robots_status=status, robots_reason=reason)
        )

    async def _answer(
        self, target: URL, host: str, kind: WantedKind, headers: Mapping[str, str], spacing: float
    ) -> Answer:
        """Return an answer that says something of the document; try again what may pass.

        Raises FetchError where it does not pass, or the host is held for longer than there is patience.
        """
        url, limits = str(target), self.limits
        for attempt in range(1, limits.tries + 1):
            is_last = attempt == limits.tries
            try:
                async with self._gate.turn(host, spacing):
                    answer = await self._request(target, host, kind, headers)
                    self._judge(answer, host, is_last)
            except HostWaits as waits:
                raise FetchError(url, "waiting", waits.reason, retry_at=waits.until) from waits
            except RequestError as error:
                if error.state == "timeout":
                    self._gate.remember(timed_out(self._gate.memory(host), error.reason, self.now(), limits))
                if error.remedy == "host_down":
                    self._gate.remember(down(self._gate.memory(host), error.reason, self.now(), limits))
                if error.remedy != "again" or is_last:
                    raise FetchError(
                        url, error.state, error.reason, status=error.status, retry_at=self._retry_at(error)
                    ) from error
                if error.status not in HOLDS:
                    await self._clock.sleep(backoff(attempt, random.random(), limits))
                continue
            return answer
        raise AssertionError("the last try returns or raises")

    def _judge(self, answer: Answer, host: str, is_last: bool) -> None:
        """Write down how the host answered; raise RequestError for an answer that says nothing of the document."""
        memory, status = self._gate.memory(host), answer.status
        if status in HOLDS and not answer.is_challenge:
            memory = held(memory, status, answer.headers.get("retry-after"), self.now(), self.limits)
            self._gate.remember(memory)
            reason = f"the host asks to wait (status {status})"
            seconds = (memory.held_until - self.now()).total_seconds() if memory.held_until else 0.0
            is_waited_for = seconds <= self.limits.patience_seconds and not is_last
            raise HoldError(reason, "again" if is_waited_for else "later", status, memory.held_until)
        self._gate.remember(answered(memory))
        if (status >= 500 or status in PASSING) and not answer.is_challenge:
            raise RequestError("http_error", f"status {status}", "again", status)

    def _retry_at(self, error: RequestError) -> datetime | None:
        if isinstance(error, HoldError):
            return error.held_until
        if error.remedy == "never":
            return None
        return self._after(self.limits.down_seconds if error.remedy == "host_down" else self.limits.retry_seconds)

    def _after(self, seconds: float) -> datetime:
        return self.now() + timedelta(seconds=seconds)

    async def _request(self, target: URL, host: str, kind: WantedKind, headers: Mapping[str, str]) -> Answer:
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
        finally:
            body.clear()  # the trace of an error that somebody keeps would keep the bytes as well
        if not content and kind != "robots":
            raise RequestError("http_error", "an empty answer", "again", status)
        return Answer(status, headers, content)


class HoldError(RequestError):
    """The host asks for a pause."""

    def __init__(self, reason: str, remedy: Remedy, status: int, held_until: datetime | None) -> None:
        super().__init__("http_error", reason, remedy, status)
        self.held_until = held_until


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


def host_of(target: URL) -> str:
    """Return "scheme://name:port": what politeness counts by, and where robots.txt is."""
    name = target.host or ""
    return f"{target.scheme}://{f'[{name}]' if ':' in name else name}:{target.port}"


def content_type(value: str) -> tuple[str, str | None]:
    """Return media type and charset of a Content-Type header: ("text/html", "utf-8")."""
    media_type, *parameters = value.split(";")
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
