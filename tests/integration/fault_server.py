"""A web server on loopback that answers as it is told, well or badly, and writes down what it was asked.

It listens on one port of several addresses, 127.0.0.1, 127.0.0.2 and so on, which are hosts to a client:

    with FaultServer(hosts=2) as server:
        server.set("/a", status(500), page("<p>At last.</p>"))   # in turn, the last again and again
        server.set("/a", page("<p>Elsewhere.</p>"), host="127.0.0.2")
        server.robots("User-agent: *\\nDisallow: /private")
        fetch(server.url("/a"))
        assert [request.path for request in server.requests] == ["/robots.txt", "/a"]

What is not set is answered 404, robots.txt among it. As a program it serves a site of news for a soak:
`python -m tests.integration.fault_server --hosts 20 --articles 1000`.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import itertools
import socket
import struct
import threading
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from ipaddress import IPv4Address
from typing import Literal, Self

import brotli
from backports import zstd

FIRST_HOST = "127.0.0.1"
ZEROS = 16 * 1024 * 1024
BOMB_BYTES = 4 * 1024**3
TLS_HELLO = b"\x16"
Ending = Literal["whole", "close", "reset"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server saw it."""

    at: float
    """Monotonic seconds."""
    host: str
    method: str
    target: str
    """Path and query."""
    headers: Mapping[str, str]
    """By name in lower case."""

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server does with one request; the functions below make the usual ones."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    delay: float = 0.0
    """Seconds before the head."""
    pause: float = 0.0
    """Seconds after each byte of the body."""
    cut_at: int | None = None
    """After so many bytes of the body it ends as `ending` says, whatever the head promised."""
    ending: Ending = "whole"
    stream: Callable[[], Iterable[bytes]] | None = None
    """Makes the body while it is sent, until the client has enough; its length is not told."""
    raw: bytes | None = None
    """Sent in place of head and body."""
    is_silent: bool = False
    """Never answers."""

    def with_headers(self, *headers: tuple[str, str]) -> Answer:
        """Return it with further headers."""
        return replace(self, headers=(*self.headers, *headers))


Script = Answer | Callable[[Asked], Answer]


def page(body: str | bytes, content_type: str = "text/html; charset=utf-8", *headers: tuple[str, str]) -> Answer:
    """Return a 200 with `body`."""
    content = body.encode() if isinstance(body, str) else body
    return Answer(headers=(("Content-Type", content_type), *headers), body=content)


def packed(body: str | bytes, coding: str, content_type: str = "text/html; charset=utf-8") -> Answer:
    """Return a 200 whose body is compressed: "gzip", "deflate", "br", "zstd", or "gzip, gzip"."""
    content = body.encode() if isinstance(body, str) else body
    for name in coding.split(", "):
        content = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}[name](
            content
        )
    return page(content, content_type, ("Content-Encoding", coding))


def document(
    body: str | bytes, etag: str | None = None, last_modified: str | None = None, content_type: str = "text/html"
) -> Callable[[Asked], Answer]:
    """Return a document that is answered 304 where the client sends its ETag, or its Last-Modified, back."""
    given = tuple((name, value) for name, value in (("ETag", etag), ("Last-Modified", last_modified)) if value)

    def answer(asked: Asked) -> Answer:
        is_known = etag is not None and asked.headers.get("if-none-match") == etag
        is_known |= last_modified is not None and asked.headers.get("if-modified-since") == last_modified
        return Answer(304, headers=given) if is_known else page(body, content_type, *given)

    return answer


def status(code: int, body: str = "", *headers: tuple[str, str]) -> Answer:
    """Return an answer with this status."""
    return Answer(code, (("Content-Type", "text/html"), *headers), body.encode())


def retry_after(value: str | None, code: int = 429) -> Answer:
    """Return a 429 or 503, with a Retry-After unless `value` is None."""
    return status(code, "Slow down.", *(() if value is None else (("Retry-After", value),)))


def redirect(url: str, code: int = 301) -> Answer:
    """Return a redirect."""
    return status(code, "", ("Location", url))


def silent() -> Answer:
    """Return no answer, for ever."""
    return Answer(is_silent=True)


def closes() -> Answer:
    """Take the request and close the connection."""
    return Answer(raw=b"", ending="close")


def resets() -> Answer:
    """Take the request and reset the connection."""
    return Answer(raw=b"", ending="reset")


def cut(body: str, at: int, ending: Ending = "close") -> Answer:
    """Return a 200 that ends `at` bytes of the body, short of its Content-Length."""
    return replace(page(body), cut_at=at, ending=ending)


def drips(body: str, pause: float) -> Answer:
    """Return a 200 whose body comes byte by byte, `pause` seconds apart."""
    return replace(page(body), pause=pause)


def slow(answer: Answer, delay: float) -> Answer:
    """Return the same answer after `delay` seconds."""
    return replace(answer, delay=delay)


def endless(piece: bytes = b"<p>And so on.</p>" * 500) -> Answer:
    """Return a 200 whose body never ends."""
    return replace(page(b""), stream=lambda: itertools.repeat(piece))


def bomb(coding: str) -> Answer:
    """Return a 200 with 4 GiB of zeros, compressed as "gzip", "br" or "zstd"; made while it is sent."""
    answer = page(b"", "text/html", ("Content-Encoding", coding))
    return replace(answer, stream=lambda: bomb_pieces(coding))


def bomb_pieces(coding: str) -> Iterator[bytes]:
    """Yield the pieces of a bomb: the first, then the same one for every further 16 MiB; gzip lacks its checksum."""
    first, further = repeated_piece(coding)
    yield first
    yield from itertools.repeat(further, BOMB_BYTES // ZEROS - 1)


@lru_cache
def repeated_piece(coding: str) -> tuple[bytes, bytes]:
    """Return 16 MiB of zeros compressed as the beginning of a stream, and as what may follow any number of times."""
    zeros = bytes(ZEROS)
    if coding == "zstd":  # frame by frame
        return zstd.compress(zeros), zstd.compress(zeros)
    if coding == "gzip":
        stream = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
        first, further = (stream.compress(zeros) + stream.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
        return first, further
    brotli_stream = brotli.Compressor(quality=5)
    first, further = (brotli_stream.process(zeros) + brotli_stream.flush() for _ in range(2))
    return first, further


@dataclass(slots=True)
class Site:
    """What one host answers, and how it was used."""

    routes: dict[str, list[Script]] = field(default_factory=dict)
    open: int = 0
    most_open: int = 0


class FaultServer:
    """The server: a context manager, with a thread of its own."""

    def __init__(self, hosts: int = 1) -> None:
        """`hosts` addresses from 127.0.0.1 on."""
        self.hosts = [str(IPv4Address(FIRST_HOST) + number) for number in range(hosts)]
        self.port = 0
        self.requests: list[Asked] = []
        """In the order in which they came, of all hosts."""
        self.connections: Counter[str] = Counter()
        """By host; more than one request may come through each."""
        self._sites: defaultdict[str, Site] = defaultdict(Site)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fault server", daemon=True)
        self._servers: list[asyncio.Server] = []

    def __enter__(self) -> Self:
        """Start to listen."""
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop, whatever is still open."""
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def clear(self) -> None:
        """Forget all answers and all requests."""
        self.requests.clear()
        self.connections.clear()
        self._sites.clear()

    def set(self, path: str, *answers: Script, host: str | None = None) -> None:
        """Answer `path` (with its query, or without any) in turn as given, the last for ever; on all hosts or one."""
        for each in self.hosts if host is None else [host]:
            self._sites[each].routes[path] = list(answers)

    def scripts(self, path: str, host: str = FIRST_HOST) -> tuple[Script, ...]:
        """Return what a path of a host is set to answer from now on."""
        return tuple(self._sites[host].routes.get(path, ()))

    def robots(self, text: str | bytes | Script, host: str | None = None) -> None:
        """Set robots.txt."""
        answer = page(text, "text/plain") if isinstance(text, str | bytes) else text
        self.set("/robots.txt", answer, host=host)

    def url(self, path: str = "/", host: str = FIRST_HOST) -> str:
        """Return the URL of `path`."""
        return f"http://{host}:{self.port}{path}"

    def asked(self, path: str | None = None, host: str | None = None) -> list[Asked]:
        """Return the requests to a path, a host, or both."""
        return [
            each for each in list(self.requests) if path in (None, each.path, each.target) and host in (None, each.host)
        ]

    def paths(self, host: str | None = None) -> list[str]:
        """Return what was asked for, without robots.txt."""
        return [each.target for each in self.asked(host=host) if each.path != "/robots.txt"]

    def gaps(self, host: str | None = None) -> list[float]:
        """Return the seconds between the requests to a host, one after another."""
        moments = sorted(each.at for each in self.asked(host=host))
        return [later - earlier for earlier, later in itertools.pairwise(moments)]

    def most_open(self, host: str | None = None) -> int:
        """Return how many requests were open at once, at most, to one host or to any single one."""
        return max((self._sites[each].most_open for each in ([host] if host else self.hosts)), default=0)

    async def _listen(self) -> None:
        for host in self.hosts:
            server = await asyncio.start_server(self._connected, host, self.port, backlog=256)
            self.port = server.sockets[0].getsockname()[1]
            self._servers.append(server)

    async def _stop(self) -> None:
        for server in self._servers:
            server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        self.connections[host] += 1
        try:
            while (asked := await received(reader, writer, host)) is not None:
                self.requests.append(asked)
                site = self._sites[host]
                site.open += 1
                site.most_open = max(site.most_open, site.open)
                try:
                    is_kept = await sent(reader, writer, self._answer(site, asked), asked)
                finally:
                    site.open -= 1
                # Not before: the client may send the next request while this still waits for it to read.
                await writer.drain()
                if not is_kept:
                    break
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the client has gone away, which many tests are about, or the server stops
        finally:
            with suppress(OSError, RuntimeError):
                writer.close()

    def _answer(self, site: Site, asked: Asked) -> Answer:
        scripts = site.routes.get(asked.target) or site.routes.get(asked.path)
        if not scripts:
            return status(404, "No such page.")
        script = scripts.pop(0) if len(scripts) > 1 else scripts[0]
        return script if isinstance(script, Answer) else script(asked)


async def received(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str) -> Asked | None:
    """Read the head of a request; None where the client has closed the connection, or begins to speak TLS."""
    try:
        first_byte = await reader.readexactly(1)
        if first_byte == TLS_HELLO:
            writer.write(b"HTTP/1.1 400 This is plain HTTP\r\n\r\n")
            return None
        head = first_byte + await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.decode("latin-1").strip().split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Asked(time.monotonic(), host, method, target, headers)


async def sent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answer: Answer, asked: Asked) -> bool:
    """Send the answer; return whether another request may come through the same connection."""
    await waited(reader, 3600 if answer.is_silent else answer.delay)
    if answer.raw is not None:
        writer.write(answer.raw)
    else:
        writer.write(head_of(answer))
        if answer.stream is not None:
            for piece in answer.stream():
                writer.write(piece)
                await writer.drain()
        elif asked.method != "HEAD":
            body = answer.body[: answer.cut_at]
            if answer.pause:
                for at in range(len(body)):
                    writer.write(body[at : at + 1])
                    await writer.drain()
                    await asyncio.sleep(answer.pause)
            else:
                writer.write(body)
    if answer.ending == "reset":
        # Lingering for no time: the system sends RST instead of FIN.
        raw_socket: socket.socket = writer.get_extra_info("socket")
        raw_socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return answer.ending == "whole" and answer.stream is None and answer.raw is None


async def waited(reader: asyncio.StreamReader, seconds: float) -> None:
    """Wait so long; raise IncompleteReadError as soon as the client has given up: then its request is open no more."""
    if seconds:
        with suppress(TimeoutError):
            await asyncio.wait_for(reader.readexactly(1), seconds)


def head_of(answer: Answer) -> bytes:
    """Return status line and headers, with the length of the body where it is known and not given."""
    headers = list(answer.headers)
    names = {name.lower() for name, _ in headers}
    if answer.stream is not None:
        headers.append(("Connection", "close"))
    elif "content-length" not in names and "transfer-encoding" not in names and answer.status != 304:
        headers.append(("Content-Length", str(len(answer.body))))
    lines = [f"HTTP/1.1 {answer.status} Scripted", *(f"{name}: {value}" for name, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape")


def news_site(server: FaultServer, articles: int) -> list[str]:
    """Set `articles` pages of news, spread over all hosts of `server`, a feed on each; return the URLs of the pages."""
    urls: list[str] = []
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for number, host in zip(range(articles), itertools.cycle(server.hosts), strict=False):
        path = f"/news/{number}"
        server.set(path, document(article_page(number), etag=f'"{number}"', content_type="text/html"), host=host)
        urls.append(server.url(path, host))
        by_host[host].append(server.url(path, host))
    for host, own in by_host.items():
        items = "".join(f"<item><title>Visit {n}</title><link>{url}</link></item>" for n, url in enumerate(own))
        feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{host}</title>{items}</channel></rss>'
        server.set("/feed", document(feed, etag='"feed"', content_type="application/rss+xml"), host=host)
        server.robots("User-agent: *\nDisallow: /private\n", host)
    return urls


def article_page(number: int) -> str:
    """Return a page with a short article, another one for each number."""
    names = ("Helmut Kohl", "Margaret Thatcher", "Mikhail Gorbachev", "Ronald Reagan", "Indira Gandhi", "Olof Palme")
    who, whom = names[number % 6], names[(number // 6 + number + 1) % 6]
    day = 1 + number % 28
    text = f"{who} met {whom} in Vienna on {day} March 1987 to discuss cuts of missiles, an official said. " * 12
    return (
        f'<html lang="en"><head><title>Talks in Vienna, report {number}</title></head>'
        f"<body><article><h1>Talks in Vienna, report {number}</h1><p>{text}</p></article></body></html>"
    )


def main() -> None:
    """Serve a site of news until the program is stopped, and then tell how it was used."""
    parser = argparse.ArgumentParser(description="Serve news on several addresses of loopback.")
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--articles", type=int, default=1000)
    arguments = parser.parse_args()
    with FaultServer(arguments.hosts) as server:
        news_site(server, arguments.articles)
        for host in server.hosts:
            print(server.url("/feed", host), flush=True)
        with suppress(KeyboardInterrupt):
            threading.Event().wait()
        print(f"{len(server.requests)} requests, at most {server.most_open()} open at once to a host")


if __name__ == "__main__":
    main()
