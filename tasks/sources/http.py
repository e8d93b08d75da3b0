"""One document from the web, politely: robots.txt, a few requests a host, holds, retries, limits, redirects by hand."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

from yarl import URL

from tasks.records import ItemState
from tasks.sources.address_rule import networks, refusal_of_host
from tasks.sources.clock import Clock, SystemClock
from tasks.sources.hosts import HostMemory, answered, down, held, is_robots_failed, is_robots_known, timed_out
from tasks.sources.limits import Limits, WantedKind
from tasks.sources.politeness import HostWaits, Politeness, backoff
from tasks.sources.robots import Robots, forbidding_line, product_token, robots_of, robots_text
from tasks.sources.transport import Answer, Remedy, RequestError, Transport, content_type, validator
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
LONGEST_URL = 8_000
"""Characters; RFC 9110 asks servers for as many. Longer ones are mistakes, or entities that a bomb repeats."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a request ended after redirects."""

    url: str
    answer: Answer
    redirects: tuple[Redirect, ...]


class HoldError(RequestError):
    """The host asks for a pause."""

    def __init__(self, reason: str, remedy: Remedy, status: int, held_until: datetime | None) -> None:
        super().__init__("http_error", reason, remedy, status)
        self.held_until = held_until


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
        self._transport = Transport(limits, user_agent, self._allowed, self._gate.started)

    async def __aenter__(self) -> Self:
        """Open the client."""
        await self._transport.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self._transport.__aexit__(kind, error, trace)

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
        except FetchError as error:
            # The reason says it all; the traces of what caused it would keep connections and bytes alive as long as
            # a run keeps its errors.
            error.__cause__ = error.__context__ = None
            raise error.with_traceback(None) from None
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
            try:
                current = urljoin(str(target), location.strip()).partition("#")[0]
            except ValueError as error:
                reason = f"redirected to {location[:120]}, which is no URL"
                raise FetchError(url, "http_error", reason, status=answer.status) from error
            redirects.append(Redirect(answer.status, current))

    def _target(self, url: str) -> URL:
        """Return the URL as it is sent; raise FetchError for what no connection may be made to."""
        if len(url) > LONGEST_URL:
            raise FetchError(url, "http_error", f"an address of {len(url):,} characters")
        try:
            target = URL(url.strip())
            host = target.raw_host
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
                    answer = await self._transport.send(target, host, kind, headers)
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


def host_of(target: URL) -> str:
    """Return "scheme://name:port": what politeness counts by, and where robots.txt is."""
    name = target.raw_host or ""
    return f"{target.scheme}://{f'[{name}]' if ':' in name else name}:{target.port}"
