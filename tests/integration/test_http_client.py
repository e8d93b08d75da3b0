"""The polite client against a real server on loopback that answers well and badly, with limits of milliseconds."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.records import ItemState
from tasks.sources.clock import Clock
from tasks.sources.hosts import HostMemory
from tasks.sources.http import PoliteClient
from tasks.sources.limits import LARGEST_BYTES, Limits
from tasks.sources.web import DocumentKind, FetchError, Redirect, Response, Validators
from tests.integration.fault_server import (
    Answer,
    Asked,
    FaultServer,
    bomb,
    closes,
    cut,
    document,
    drips,
    endless,
    news_site,
    packed,
    page,
    redirect,
    resets,
    retry_after,
    silent,
    slow,
    status,
)
from tests.integration.scaled_clock import ScaledClock

PROJECT = Path(__file__).resolve().parents[2]
AGENT = "whomet/0.1 (+mailto:desk@news.example)"
LOOPBACK = ("127.0.0.0/8",)
SECOND_HOST, THIRD_HOST = "127.0.0.2", "127.0.0.3"
NEWS = "<html><p>Willy Brandt met Willi Stoph in Erfurt.</p></html>"
NO_PAUSES = Limits(
    connect_seconds=4.0, read_seconds=4.0, total_seconds=6.0, delay_seconds=0.0, backoff_seconds=(0.01, 0.02)
)
IMPATIENT = replace(NO_PAUSES, read_seconds=0.3, total_seconds=0.8)
Outcome = Response | FetchError


@pytest.fixture(scope="module")
def running_server() -> Iterator[FaultServer]:
    with FaultServer(hosts=3) as running:
        yield running


@pytest.fixture
def site(running_server: FaultServer) -> FaultServer:
    """A server on three hosts that has nothing to say yet."""
    running_server.clear()
    return running_server


def client(
    limits: Limits = NO_PAUSES,
    hosts: Mapping[str, HostMemory] | None = None,
    clock: Clock | None = None,
    allow_networks: tuple[str, ...] = LOOPBACK,
) -> PoliteClient:
    return PoliteClient(limits, AGENT, allow_networks, hosts, clock)


def outcomes(
    web: PoliteClient,
    *urls: str,
    kind: DocumentKind = "page",
    delay: float | None = None,
    order: list[str] | None = None,
) -> list[Outcome]:
    """Return what became of each URL, all asked for at once; `order` is given the URLs as they come to an end."""

    async def outcome(url: str) -> Outcome:
        try:
            return await web.get(url, kind, delay=delay)
        except FetchError as error:
            return error
        finally:
            if order is not None:
                order.append(url)

    async def all_of_them() -> list[Outcome]:
        async with web:
            return await asyncio.gather(*map(outcome, urls))

    return asyncio.run(all_of_them())


def got(web: PoliteClient, url: str, kind: DocumentKind = "page", validators: Validators = Validators()) -> Response:
    async def one() -> Response:
        async with web:
            return await web.get(url, kind, validators)

    return asyncio.run(one())


def failed(web: PoliteClient, url: str, kind: DocumentKind = "page") -> FetchError:
    (outcome,) = outcomes(web, url, kind=kind)
    assert isinstance(outcome, FetchError), outcome
    return outcome


def states(found: list[Outcome]) -> list[str]:
    return ["ok" if isinstance(each, Response) else each.state for each in found]


def seconds_from_now(moment: datetime | None, web: PoliteClient) -> float:
    assert moment is not None
    return (moment - web.now()).total_seconds()


class TestDocuments:
    def test_a_page_comes_with_what_its_server_says_of_it(self, site: FaultServer) -> None:
        site.set(
            "/a",
            page(
                "Grüße".encode("latin-1"),
                'Text/HTML; charset="ISO-8859-1"',
                ("ETag", 'W/"7"'),
                ("X-A", "1"),
                ("X-A", "2"),
            ),
        )
        response = got(client(), site.url("/a"))
        assert (response.status, response.content) == (200, b"Gr\xfc\xdfe")
        assert (response.content_type, response.encoding) == ("text/html", "ISO-8859-1")
        assert response.validators == Validators('W/"7"', None)
        assert response.headers["x-a"] == "1, 2"
        assert (response.url, response.redirects) == (site.url("/a"), ())

    def test_we_say_who_we_are_and_nothing_else(self, site: FaultServer) -> None:
        site.set("/a", redirect("/b", 302).with_headers(("Set-Cookie", "reader=7; Path=/")))
        site.set("/b", page(NEWS))
        got(client(), site.url("/a"))
        (asked,) = site.asked("/b")
        assert asked.headers["user-agent"] == AGENT
        assert asked.headers["accept-encoding"] == "gzip, deflate, br, zstd"
        assert asked.headers["accept"].startswith("text/html")
        assert set(asked.headers) == {"host", "user-agent", "accept", "accept-encoding"}

    @pytest.mark.parametrize(
        "headers",
        [
            (("Content-Type", "text/html"), ("Content-Security-Policy", "script-src " + "cdn.example.org " * 2_000)),
            (("Content-Type", "text/html"), *(("Set-Cookie", f"partner{n}=1") for n in range(300))),
            (("Content-Type", "text/html"), ("Content-Type", "TEXT/HTML; charset=UTF-8")),
        ],
        ids=["a long policy", "many cookies", "two types"],
    )
    def test_long_many_and_doubled_headers_are_read(
        self, site: FaultServer, headers: tuple[tuple[str, str], ...]
    ) -> None:
        site.set("/a", Answer(headers=headers, body=NEWS.encode()))
        assert got(client(), site.url("/a")).content_type == "text/html"

    @pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
    def test_a_compressed_body_is_decoded(self, site: FaultServer, coding: str) -> None:
        site.set("/a", packed(NEWS, coding))
        assert got(client(), site.url("/a")).content == NEWS.encode()

    def test_a_plain_body_that_is_said_to_be_gzip_is_accepted(self, site: FaultServer) -> None:
        site.set("/a", page(NEWS).with_headers(("Content-Encoding", "gzip")))
        assert got(client(), site.url("/a")).content == NEWS.encode()

    @pytest.mark.parametrize("header", ["gzip, gzip", "gzip"])
    def test_a_body_compressed_twice_is_an_error(self, site: FaultServer, header: str) -> None:
        twice = packed(NEWS, "gzip, gzip")
        headers = (("Content-Type", "text/html"), ("Content-Encoding", header))
        site.set("/a", replace(twice, headers=headers))
        error = failed(client(), site.url("/a"))
        assert (error.state, error.reason, error.retry_at) == ("http_error", "compressed more than once", None)

    def test_a_packed_sitemap_is_left_to_its_reader(self, site: FaultServer) -> None:
        site.set("/sitemap.xml.gz", packed("<urlset/>", "gzip, gzip"))
        site.set(
            "/sitemap.xml.gz", replace(packed("<urlset/>", "gzip"), headers=(("Content-Type", "application/gzip"),))
        )
        assert got(client(), site.url("/sitemap.xml.gz"), "sitemap").content[:2] == b"\x1f\x8b"


class TestConditions:
    def test_validators_go_back_byte_for_byte_and_304_is_unchanged(self, site: FaultServer) -> None:
        odd = Validators(etag='W/"a b,c"', last_modified="yesterday, about noon")
        site.set("/feed", document("<rss/>", odd.etag, odd.last_modified))
        response = got(client(), site.url("/feed"), "feed", odd)
        assert (response.is_unchanged, response.content, response.validators) == (True, b"", odd)
        (asked,) = site.asked("/feed")
        assert (asked.headers["if-none-match"], asked.headers["if-modified-since"]) == (odd.etag, odd.last_modified)

    def test_a_304_renews_the_validator_that_it_names(self, site: FaultServer) -> None:
        site.set("/feed", Answer(304, (("ETag", '"2"'),)))
        response = got(client(), site.url("/feed"), "feed", Validators('"1"', "Mon, 02 Mar 2026 12:00:00 GMT"))
        assert response.validators == Validators('"2"', "Mon, 02 Mar 2026 12:00:00 GMT")

    def test_a_200_without_validators_has_none(self, site: FaultServer) -> None:
        site.set("/feed", page("<rss/>"))
        assert got(client(), site.url("/feed"), "feed", Validators('"1"')).validators == Validators()

    def test_a_304_that_was_not_asked_for_is_an_error(self, site: FaultServer) -> None:
        site.set("/feed", Answer(304))
        assert failed(client(), site.url("/feed"), "feed").state == "http_error"


class TestHolds:
    @pytest.mark.parametrize("code", [429, 503])
    @pytest.mark.parametrize("value", ["7", "DATE"])
    def test_a_retry_after_is_waited_for_by_the_whole_host_and_by_no_other(
        self, site: FaultServer, code: int, value: str
    ) -> None:
        clock = ScaledClock(40)
        moment = clock.start.replace(microsecond=0) + timedelta(seconds=10)
        if value == "DATE":
            value = format_datetime(moment, usegmt=True)
        site.set("/a", retry_after(value, code), page(NEWS))
        site.set("/b", slow(page(NEWS), 0.02))
        limits = replace(NO_PAUSES, open_a_host=1)
        urls = [site.url("/a"), *(site.url("/b", host) for host in (SECOND_HOST, THIRD_HOST))]
        late = [site.url(f"/late/{number}") for number in range(3)]
        for url in late:
            site.set(url.removeprefix(site.url("")), page(NEWS))
        assert states(outcomes(client(limits, clock=clock), *urls, *late)) == ["ok"] * 6
        refused, *later = [each.at for each in site.asked(host="127.0.0.1") if each.path != "/robots.txt"]
        assert len(later) == 4
        hold_ends = clock.began + (moment - clock.start).total_seconds() / 40 if "GMT" in value else refused + 7 / 40
        assert min(later) >= hold_ends
        others = [each.at for host in (SECOND_HOST, THIRD_HOST) for each in site.asked("/b", host)]
        assert max(others) < min(later)

    def test_a_retry_after_of_zero_is_tried_at_once(self, site: FaultServer) -> None:
        site.set("/a", retry_after("0"), page(NEWS))
        assert got(client(), site.url("/a")).status == 200

    def test_a_host_that_always_says_zero_is_not_asked_for_ever(self, site: FaultServer) -> None:
        site.set("/a", retry_after("0"))
        error = failed(client(), site.url("/a"))
        assert (error.state, error.status, len(site.paths())) == ("http_error", 429, 3)
        assert error.retry_at is not None

    @pytest.mark.parametrize(
        ("value", "seconds"), [("999999", 24 * 3600), ("3600", 3600), ("abc", 300), (None, 300), ("-1", 300)]
    )
    @pytest.mark.parametrize("code", [429, 503])
    def test_a_hold_beyond_patience_ends_the_get_and_keeps_the_others_from_being_sent(
        self, site: FaultServer, value: str | None, seconds: float, code: int
    ) -> None:
        site.set("/a", retry_after(value, code))
        web = client(replace(NO_PAUSES, open_a_host=1))
        first, *others, elsewhere = outcomes(
            web, *(site.url(f"/a?page={number}") for number in range(4)), site.url("/b", SECOND_HOST)
        )
        assert isinstance(first, FetchError)
        assert (first.state, first.status) == ("http_error", code)
        assert seconds_from_now(first.retry_at, web) == pytest.approx(seconds, abs=5)
        assert states(others) == ["waiting"] * 3
        for other in others:
            assert isinstance(other, FetchError)
            assert other.retry_at == first.retry_at
            assert other.reason == f"host asked to wait (status {code})"
        assert len(site.paths("127.0.0.1")) == 1
        assert states([elsewhere]) == ["gone"]

    def test_a_hold_is_kept_by_the_next_run(self, site: FaultServer) -> None:
        site.set("/a", retry_after("3600"))
        web = client()
        failed(web, site.url("/a"))
        error = failed(client(hosts=web.hosts), site.url("/b"))
        assert error.state == "waiting"
        assert len(site.requests) == 2  # robots.txt and the one that was refused

    def test_a_later_run_asks_again_when_the_hold_is_over(self, site: FaultServer) -> None:
        site.set("/a", retry_after("3600"), page(NEWS))
        web = client()
        failed(web, site.url("/a"))
        clock = ScaledClock(1, start=datetime.now(UTC) + timedelta(hours=2))
        assert got(client(hosts=web.hosts, clock=clock), site.url("/a")).status == 200


class TestFailuresThatPass:
    @pytest.mark.parametrize(
        "answer",
        [
            status(500),
            status(502),
            status(504),
            status(408),
            resets(),
            closes(),
            cut(NEWS, 20),
            cut(NEWS, 20, "reset"),
            page(""),
            replace(packed(NEWS * 50, "gzip"), cut_at=60, ending="close"),
        ],
    )
    def test_they_are_tried_again(self, site: FaultServer, answer: Answer) -> None:
        site.set("/a", answer, answer, page(NEWS))
        assert got(client(), site.url("/a")).content == NEWS.encode()
        assert len(site.paths()) == 3

    @pytest.mark.parametrize(
        ("answer", "state", "reason"),
        [
            (status(500), "http_error", "status 500"),
            (page(""), "http_error", "an empty answer"),
            (resets(), "network_error", "connection reset by peer"),
            (closes(), "network_error", "the connection was closed without an answer"),
            (cut(NEWS, 20), "network_error", "the answer is cut short"),
            (replace(packed(NEWS, "br"), body=packed(NEWS, "br").body[:-9]), "http_error", "the br stream is cut"),
        ],
    )
    def test_where_they_do_not_pass_a_later_run_may_try(
        self, site: FaultServer, answer: Answer, state: ItemState, reason: str
    ) -> None:
        site.set("/a", answer)
        web = client()
        error = failed(web, site.url("/a"))
        assert (error.state, error.reason) == (state, reason)
        assert seconds_from_now(error.retry_at, web) == pytest.approx(600, abs=5)
        assert len(site.paths()) == 3

    def test_pauses_between_tries_grow(self, site: FaultServer) -> None:
        site.set("/a", status(500))
        failed(client(replace(NO_PAUSES, backoff_seconds=(0.03, 0.09))), site.url("/a"))
        _, first, second = site.gaps()
        assert 0.03 <= first < 0.09 <= second

    def test_an_answer_cut_at_the_end_of_a_chunk_is_cut(self, site: FaultServer) -> None:
        chunk = b"%x\r\n%s\r\n" % (len(NEWS), NEWS.encode())
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        site.set("/a", Answer(raw=head + chunk, ending="close"))
        assert failed(client(), site.url("/a")).state == "network_error"
        site.set("/a", Answer(raw=head + chunk + b"0\r\n\r\n", ending="close"))
        assert got(client(), site.url("/a")).content == NEWS.encode()


class TestHostsThatCannotBeReached:
    def test_a_refused_connection_marks_the_host_down_for_all_its_pages(self) -> None:
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            port = closed.getsockname()[1]
        web = client(replace(NO_PAUSES, open_a_host=1))
        urls = [f"http://127.0.0.1:{port}/{number}" for number in range(3)]
        first, *others = outcomes(web, *urls)
        assert isinstance(first, FetchError)
        assert (first.state, first.reason) == ("network_error", "robots.txt: connection refused")
        assert seconds_from_now(first.retry_at, web) == pytest.approx(600, abs=5)
        assert states(others) == ["waiting"] * 2
        assert states(outcomes(client(hosts=web.hosts), *urls)) == ["waiting"] * 3

    def test_a_server_without_tls_is_a_network_error(self, site: FaultServer) -> None:
        error = failed(client(), site.url("/a").replace("http:", "https:"))
        assert error.state == "network_error"
        assert "no TLS connection" in error.reason
        assert error.retry_at is not None

    @pytest.mark.parametrize("url", ["http://nobody.invalid/a", f"http://{'a' * 70}.invalid/"])
    def test_a_name_that_nobody_has_is_a_network_error(self, url: str) -> None:
        web = client(replace(NO_PAUSES, connect_seconds=10, total_seconds=10))
        error = failed(web, url)
        assert (error.state, error.reason) == ("network_error", "robots.txt: the name of the host is not known")
        assert failed(client(hosts=web.hosts), url).state == "waiting"

    @pytest.mark.parametrize("answer", [silent(), drips(NEWS, 0.1), slow(page(NEWS), 5.0)])
    def test_a_server_that_takes_too_long_is_a_timeout_and_others_do_not_notice(
        self, site: FaultServer, answer: Answer
    ) -> None:
        site.set("/a", answer)
        site.set("/b", page(NEWS))
        web = client(IMPATIENT)
        urls = [site.url("/a"), *(site.url("/b", host) for host in site.hosts)]
        order: list[str] = []
        slow_one, *others = outcomes(web, *urls, order=order)
        assert order[-1] == urls[0]
        assert isinstance(slow_one, FetchError)
        assert slow_one.state == "timeout"
        assert seconds_from_now(slow_one.retry_at, web) == pytest.approx(600, abs=5)
        assert states(others) == ["ok"] * 3

    def test_a_host_that_never_answers_is_given_up_after_three_timeouts(self, site: FaultServer) -> None:
        site.set("/a", silent())
        web = client(replace(NO_PAUSES, read_seconds=0.1))
        found = outcomes(web, *(site.url(f"/a?page={number}") for number in range(9)))
        assert states(found).count("timeout") <= 4
        assert states(found).count("waiting") >= 5


class TestAnswersThatAreFinal:
    @pytest.mark.parametrize("code", [404, 410])
    def test_a_page_that_is_gone_is_gone(self, site: FaultServer, code: int) -> None:
        site.set("/a", status(code))
        error = failed(client(), site.url("/a"))
        assert (error.state, error.status, error.retry_at) == ("gone", code, None)
        assert len(site.paths()) == 1

    @pytest.mark.parametrize(
        ("code", "hours"), [(401, 24), (403, 24), (400, None), (418, None), (451, None), (204, None)]
    )
    def test_other_refusals_are_errors_and_not_tried_again_at_once(
        self, site: FaultServer, code: int, hours: int | None
    ) -> None:
        site.set("/a", status(code))
        web = client()
        error = failed(web, site.url("/a"))
        assert (error.state, error.status, error.reason) == ("http_error", code, f"status {code}")
        assert len(site.paths()) == 1
        if hours is None:
            assert error.retry_at is None
        else:
            assert seconds_from_now(error.retry_at, web) == pytest.approx(hours * 3600, abs=5)

    @pytest.mark.parametrize("media_type", ["image/jpeg", "Video/MP4; codecs=x", "application/pdf"])
    def test_a_film_in_place_of_a_page_is_not_read(self, site: FaultServer, media_type: str) -> None:
        site.set("/a", replace(endless(), headers=(("Content-Type", media_type),)))
        error = failed(client(), site.url("/a"))
        assert (error.state, error.retry_at) == ("bad_type", None)
        assert error.reason.endswith("neither text nor a page")

    @pytest.mark.parametrize("code", [403, 503])
    @pytest.mark.parametrize("is_marked", [True, False])
    def test_a_challenge_is_told_apart(self, site: FaultServer, code: int, is_marked: bool) -> None:
        headers = (("Server", "cloudflare"), *((("cf-mitigated", "challenge"),) if is_marked else ()))
        site.set("/a", status(code, "<title>Just a moment...</title>", *headers))
        error = failed(client(), site.url("/a"))
        assert (error.state, error.reason) == ("http_error", f"a Cloudflare challenge (status {code})")
        assert len(site.paths()) == 1

    @pytest.mark.parametrize(
        "raw",
        [
            b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nabc",
            b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
            b"HTTP/1.1 200 OK\r\nName\x00: value\r\n\r\nabc",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnothing like a number\r\n",
            b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\nabc",
            b"HTTP/9.9 999 What\r\n\r\n",
            b"SSH-2.0-OpenSSH_9.6\r\n",
            b"<html>not HTTP</html>\r\n\r\n",
        ],
    )
    def test_what_is_not_http_is_an_error_and_no_crash(self, site: FaultServer, raw: bytes) -> None:
        site.set("/a", Answer(raw=raw, ending="close"))
        error = failed(client(), site.url("/a"))
        assert error.state in ("http_error", "network_error")
        assert "AssertionError" not in error.reason

    @pytest.mark.parametrize(
        "headers",
        [
            (("Content-Type", "text/html; charset=\udcff\udcfe; =; ;"),),
            (("ETag", '"\udce9"'),),
            (("Set-Cookie", "\udcff=;;;=\x01"),),
            (("Content-Type", ""),),
            (("Content-Encoding", ",,"),),
        ],
    )
    def test_odd_headers_do_not_keep_a_page_back(self, site: FaultServer, headers: tuple[tuple[str, str], ...]) -> None:
        site.set("/a", Answer(headers=headers, body=NEWS.encode()))
        response = got(client(), site.url("/a"))
        assert response.content == NEWS.encode()
        "".join(response.headers.values()).encode()  # nothing that cannot be stored
        assert response.validators == Validators()


class TestAnyAnswer:
    @given(
        first=st.sampled_from((b"HTTP/1.1 200 OK", b"HTTP/1.0 301 Moved", b"HTTP/1.1 429 Slow", b"HTTP/1.1 99 ?", b"")),
        headers=st.lists(
            st.tuples(
                st.sampled_from((b"Content-Length", b"Content-Encoding", b"Location", b"Retry-After", b"Content-Type"))
                | st.binary(max_size=8),
                st.sampled_from((b"3", b"gzip", b"br", b"chunked", b"/a", b"//", b"http://[", b"text/html"))
                | st.binary(max_size=8),
            ),
            max_size=4,
        ),
        body=st.binary(max_size=40),
    )
    @settings(max_examples=150, deadline=None)
    def test_ends_in_a_response_or_in_a_fetch_error(
        self, running_server: FaultServer, first: bytes, headers: list[tuple[bytes, bytes]], body: bytes
    ) -> None:
        lines = [first, *(name + b": " + value for name, value in headers), b"", body]
        running_server.clear()
        running_server.set("/a", Answer(raw=b"\r\n".join(lines), ending="close"))
        limits = replace(NO_PAUSES, backoff_seconds=(), read_seconds=0.5)
        (outcome,) = outcomes(client(limits), running_server.url("/a"))
        assert isinstance(outcome, Response) or outcome.state != "waiting"


class TestRedirects:
    def test_a_chain_is_followed_and_told(self, site: FaultServer) -> None:
        site.set("/a", redirect("/b", 301))
        site.set("/b", redirect(site.url("/c/../d?x=1#top", SECOND_HOST), 302))
        site.set("/d", redirect("e", 308), host=SECOND_HOST)
        site.set("/e", page(NEWS), host=SECOND_HOST)
        response = got(client(), site.url("/a"))
        assert response.url == site.url("/e", SECOND_HOST)
        assert response.redirects == (
            Redirect(301, site.url("/b")),
            Redirect(302, site.url("/c/../d?x=1", SECOND_HOST)),
            Redirect(308, site.url("/e", SECOND_HOST)),
        )

    def test_a_circle_ends(self, site: FaultServer) -> None:
        site.set("/a", redirect("/b"))
        site.set("/b", redirect("/a"))
        error = failed(client(), site.url("/a"))
        assert (error.state, error.reason) == ("http_error", "redirects go round in a circle")
        assert site.paths() == ["/a", "/b"]

    @pytest.mark.parametrize(("hops", "is_followed"), [(10, True), (11, False)])
    def test_ten_are_followed(self, site: FaultServer, hops: int, is_followed: bool) -> None:
        for number in range(hops):
            site.set(f"/{number}", redirect(f"/{number + 1}"))
        site.set(f"/{hops}", page(NEWS))
        (outcome,) = outcomes(client(), site.url("/0"))
        assert isinstance(outcome, Response) is is_followed
        assert isinstance(outcome, Response) or outcome.reason == "more than 10 redirects"

    def test_robots_txt_of_the_target_counts(self, site: FaultServer) -> None:
        site.robots("User-agent: *\nDisallow: /private\n", SECOND_HOST)
        target = site.url("/private/a", SECOND_HOST)
        site.set("/a", redirect(target))
        error = failed(client(), site.url("/a"))
        assert error.state == "blocked_robots"
        assert error.reason == f"redirected to {target}: robots.txt, line 2: Disallow: /private"
        assert site.paths(SECOND_HOST) == []

    def test_a_hop_waits_for_the_hold_of_its_own_host(self, site: FaultServer) -> None:
        site.set("/held", retry_after("3600"), host=SECOND_HOST)
        site.set("/a", redirect(site.url("/b", SECOND_HOST)))
        site.set("/b", page(NEWS))
        web = client()
        failed(web, site.url("/held", SECOND_HOST))
        found = outcomes(client(hosts=web.hosts), site.url("/a"), site.url("/b"))
        assert states(found) == ["waiting", "ok"]
        assert site.paths(SECOND_HOST) == ["/held"]

    def test_a_redirect_to_nowhere_is_an_error(self, site: FaultServer) -> None:
        site.set("/a", status(302))
        site.set("/b", redirect("http://["))
        assert failed(client(), site.url("/a")).reason == "status 302"
        error = failed(client(), site.url("/b"))
        assert (error.reason, error.retry_at) == ("redirected to http://[, which is no URL", None)


class TestAddresses:
    ODD = (
        "file:///etc/hostname",
        "ftp://127.0.0.1/a",
        "/a",
        "http://127.0.0.1:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://[64:ff9b::7f00:1]:{port}/",
        "http://0.0.0.0:{port}/",
        "http://0x7f000001:{port}/",
        "http://2130706433:{port}/",
        "http://127.1:{port}/",
        "http://①②⑦.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://127.0.0.1.:{port}/",
        "http://reader:secret@127.0.0.1:{port}/",
    )

    @pytest.mark.parametrize("url", ODD)
    def test_what_is_not_public_is_never_connected_to(self, site: FaultServer, url: str) -> None:
        error = failed(client(allow_networks=()), url.format(port=site.port))
        assert (error.state, error.retry_at) == ("blocked_address", None)
        assert not site.connections

    @pytest.mark.parametrize("url", [url for url in ODD if url != "/a"])
    def test_nor_after_a_redirect(self, site: FaultServer, url: str) -> None:
        site.set("/a", redirect(url.format(port=site.port)), host=SECOND_HOST)
        error = failed(client(allow_networks=(SECOND_HOST,)), site.url("/a", SECOND_HOST))
        assert (error.state, error.retry_at) == ("blocked_address", None)
        assert set(site.connections) == {SECOND_HOST}

    def test_a_proxy_of_the_environment_is_not_used(self, site: FaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("http_proxy", site.url("/", SECOND_HOST))
        site.set("/a", page(NEWS))
        assert got(client(), site.url("/a")).content == NEWS.encode()
        assert not site.asked(host=SECOND_HOST)

    @pytest.mark.parametrize("url", ["http://", "http:///a", "http://[::1", "http://a:99999/", "", "http://a b/"])
    def test_what_is_no_url_is_an_error(self, url: str) -> None:
        error = failed(client(allow_networks=()), url)
        assert error.state in ("http_error", "blocked_address", "network_error")
        assert error.url == url

    def test_a_url_of_many_kilobytes_is_an_error_and_not_sent(self, site: FaultServer) -> None:
        site.set("/a", redirect(site.url("/" + "b" * 8_000)))
        assert "characters" in failed(client(), site.url("/" + "a" * 8_000)).reason
        assert site.requests == []
        assert failed(client(), site.url("/a")).state == "http_error"
        assert site.paths() == ["/a"]


class TestRobots:
    def test_a_forbidden_page_is_not_asked_for_and_its_rule_is_named(self, site: FaultServer) -> None:
        site.robots("User-agent: *\nDisallow: /private\n")
        site.set("/a", page(NEWS))
        found = outcomes(client(), site.url("/a"), site.url("/private/b"))
        assert states(found) == ["ok", "blocked_robots"]
        assert isinstance(found[1], FetchError)
        assert (found[1].reason, found[1].retry_at) == ("robots.txt, line 2: Disallow: /private", None)
        assert site.paths() == ["/a"]
        assert len(site.asked("/robots.txt")) == 1

    def test_escapes_and_dots_do_not_get_around_a_rule(self, site: FaultServer) -> None:
        site.robots("User-agent: *\nDisallow: /private\n")
        urls = [site.url(path) for path in ("/%70rivate/a", "/x/../private/a", "/./private/a")]
        assert states(outcomes(client(), *urls)) == ["blocked_robots"] * 3

    @pytest.mark.parametrize(
        "text",
        [
            b"\xef\xbb\xbfUser-agent: *\nDisallow: /a",
            b"User-agent: *\rDisallow: /a\r",
            b"User-agent: *\nAllow: /\n\nUser-agent: WhoMet\nDisallow: /a",
        ],
    )
    def test_rules_are_found_in_odd_files(self, site: FaultServer, text: bytes) -> None:
        site.robots(text)
        assert failed(client(), site.url("/a")).state == "blocked_robots"

    @pytest.mark.parametrize(
        "answer",
        [status(404), status(403), status(401), page("<html>User-agent: *\nDisallow: /</html>"), page("")],
    )
    def test_without_rules_all_is_allowed(self, site: FaultServer, answer: Answer) -> None:
        site.robots(answer)
        site.set("/a", page(NEWS))
        assert got(client(), site.url("/a")).status == 200

    def test_a_server_error_forbids_all_until_it_passes(self, site: FaultServer) -> None:
        site.robots(status(500))
        site.set("/a", page(NEWS))
        web = client()
        found = outcomes(web, site.url("/a"), site.url("/b"))
        assert states(found) == ["blocked_robots"] * 2
        assert isinstance(found[0], FetchError)
        assert found[0].reason == "robots.txt cannot be read: status 500"
        assert seconds_from_now(found[0].retry_at, web) == pytest.approx(600, abs=5)
        assert len(site.requests) == 3
        site.robots("User-agent: *\nDisallow: /b")
        assert states(outcomes(client(hosts=web.hosts), site.url("/a"))) == ["blocked_robots"]
        later = ScaledClock(1, start=datetime.now(UTC) + timedelta(minutes=11))
        again = outcomes(client(hosts=web.hosts, clock=later), site.url("/a"), site.url("/b"))
        assert states(again) == ["ok", "blocked_robots"]

    @pytest.mark.parametrize(("answer", "state"), [(silent(), "timeout"), (closes(), "network_error")])
    def test_no_answer_forbids_all_as_well(self, site: FaultServer, answer: Answer, state: ItemState) -> None:
        site.robots(answer)
        site.set("/a", page(NEWS))
        web = client(IMPATIENT)
        found = outcomes(web, site.url("/a"), site.url("/b"))
        assert states(found) == [state, "waiting"]
        assert all(isinstance(each, FetchError) and each.retry_at for each in found)
        assert site.paths() == []

    @pytest.mark.parametrize("code", [429, 503])
    def test_a_hold_on_robots_txt_holds_the_host(self, site: FaultServer, code: int) -> None:
        site.robots(retry_after("3600", code))
        web = client()
        found = outcomes(web, site.url("/a"), site.url("/b"))
        assert states(found) == ["waiting"] * 2
        assert isinstance(found[0], FetchError)
        assert seconds_from_now(found[0].retry_at, web) == pytest.approx(3600, abs=5)
        assert len(site.requests) == 1

    def test_it_is_read_once_a_day(self, site: FaultServer) -> None:
        site.robots("User-agent: *\nDisallow: /a\n")
        web = client()
        failed(web, site.url("/a"))
        site.robots("User-agent: *\nDisallow:\n")
        site.set("/a", page(NEWS))
        assert failed(client(hosts=web.hosts), site.url("/a")).state == "blocked_robots"
        tomorrow = ScaledClock(1, start=datetime.now(UTC) + timedelta(hours=25))
        assert got(client(hosts=web.hosts, clock=tomorrow), site.url("/a")).status == 200
        assert len(site.asked("/robots.txt")) == 2

    @pytest.mark.parametrize(("hops", "state"), [(5, "blocked_robots"), (6, "ok")])
    def test_five_redirects_are_followed(self, site: FaultServer, hops: int, state: str) -> None:
        site.robots(redirect("/robots/1"))
        for number in range(1, hops):
            site.set(f"/robots/{number}", redirect(site.url(f"/robots/{number + 1}", SECOND_HOST)))
        site.set(f"/robots/{hops}", page("User-agent: *\nDisallow: /a\n", "text/plain"))
        site.set("/a", page(NEWS))
        assert states(outcomes(client(), site.url("/a"))) == [state]

    def test_half_a_megabyte_of_it_is_read(self, site: FaultServer) -> None:
        filler = "# a comment of a webmaster\n" * 20_000
        site.robots(f"User-agent: *\nDisallow: /a\n{filler}Disallow: /b\n")
        site.set("/b", page(NEWS))
        assert states(outcomes(client(), site.url("/a"), site.url("/b"))) == ["blocked_robots", "ok"]

    def test_a_crawl_delay_is_kept_between_all_requests(self, site: FaultServer) -> None:
        site.robots("User-agent: *\nCrawl-delay: 3\n")
        for path in "abcd":
            site.set(f"/{path}", page(NEWS))
        web = client(clock=ScaledClock(50))
        assert states(outcomes(web, *(site.url(f"/{path}") for path in "abcd"))) == ["ok"] * 4
        assert len(site.gaps()) == 4
        assert min(site.gaps()) >= 1.5 / 50
        assert sum(site.gaps()) >= 4 * 3 / 50 - 0.03

    def test_a_crawl_delay_beyond_patience_is_kept_over_runs(self, site: FaultServer) -> None:
        site.robots("User-agent: *\nCrawl-delay: 3600\n")
        site.set("/a", page(NEWS))
        web = client()
        error = failed(web, site.url("/a"))
        assert error.state == "waiting"
        assert seconds_from_now(error.retry_at, web) == pytest.approx(3600, abs=5)
        later = ScaledClock(1, start=datetime.now(UTC) + timedelta(minutes=61))
        found = outcomes(client(hosts=web.hosts, clock=later), site.url("/a"), site.url("/b"))
        assert states(found) == ["ok", "waiting"]
        assert site.paths() == ["/a"]


class TestPoliteness:
    def test_starts_are_a_pause_apart_and_few_are_open(self, site: FaultServer) -> None:
        for number in range(8):
            site.set(f"/{number}", slow(page(NEWS), 0.1))
        limits = replace(NO_PAUSES, delay_seconds=0.05)
        urls = [site.url(f"/{number}", host) for number in range(8) for host in site.hosts]
        assert states(outcomes(client(limits), *urls)) == ["ok"] * 24
        assert site.most_open() == 2
        for host in site.hosts:
            # On its way a request may catch up with the one before by what a thread or a connection takes.
            assert min(site.gaps(host)) >= 0.01
            assert sum(site.gaps(host)) >= 8 * 0.05 - 0.03
        # No host waits until another one is through.
        turns = [asked.host for asked in site.requests if asked.path != "/robots.txt"]
        last = {host: position for position, host in enumerate(turns)}
        assert max(turns.index(host) for host in site.hosts) < min(last.values())

    def test_a_source_may_ask_for_more_delay(self, site: FaultServer) -> None:
        site.set("/a", page(NEWS))
        web = client(clock=ScaledClock(50))
        outcomes(web, site.url("/a"), site.url("/a?page=2"), delay=4)
        assert min(site.gaps()) >= 2.5 / 50

    def test_aiohttp_does_not_send_a_request_again_by_itself(self, site: FaultServer) -> None:
        site.set("/a", closes())
        failed(client(replace(NO_PAUSES, backoff_seconds=())), site.url("/a"))
        assert site.paths() == ["/a"]

    def test_requests_to_a_host_share_connections(self, site: FaultServer) -> None:
        for number in range(20):
            site.set(f"/{number}", page(NEWS))
        outcomes(client(), *(site.url(f"/{number}") for number in range(20)))
        assert site.connections["127.0.0.1"] <= 4

    def test_many_pages_of_many_hosts(self) -> None:
        with FaultServer(hosts=10) as server:
            urls = news_site(server, 200)
            private = [server.url(f"/private/{number}", host) for number in range(3) for host in server.hosts]
            found = outcomes(client(NO_PAUSES), *urls, *private)
            assert states(found) == ["ok"] * 200 + ["blocked_robots"] * 30
            assert server.most_open() <= 2
            assert not [path for path in server.paths() if path.startswith("/private")]
            assert len(server.requests) == 210

    def test_a_get_that_is_cancelled_leaves_its_place(self, site: FaultServer) -> None:
        site.set("/silent", silent())
        site.set("/a", page(NEWS))

        async def run() -> Response:
            async with client(replace(NO_PAUSES, open_a_host=1, read_seconds=60, total_seconds=60)) as web:
                with pytest.raises(TimeoutError):
                    await asyncio.wait_for(web.get(site.url("/silent"), "page"), 0.1)
                return await asyncio.wait_for(web.get(site.url("/a"), "page"), 5)

        assert asyncio.run(run()).status == 200


class TestSizes:
    def test_a_body_over_its_limit_is_too_large(self, site: FaultServer) -> None:
        limits = replace(NO_PAUSES, largest_bytes={**LARGEST_BYTES, "page": 1000, "feed": 2000})
        site.set("/a", page("a" * 1001))
        site.set("/b", page("a" * 1000))
        site.set("/c", endless())
        error = failed(client(limits), site.url("/a"))
        assert (error.state, error.reason, error.retry_at) == ("too_large", "larger than 1,000 bytes", None)
        assert got(client(limits), site.url("/a"), "feed").status == 200
        assert got(client(limits), site.url("/b")).status == 200
        assert failed(client(limits), site.url("/c")).state == "too_large"
        assert len(site.asked("/c")) == 1

    def test_a_body_that_is_said_to_be_too_large_is_not_waited_for(self, site: FaultServer) -> None:
        site.set("/a", page("", "text/html", ("Content-Length", "20000000")))
        assert failed(client(), site.url("/a")).state == "too_large"

    def test_an_error_that_a_run_keeps_keeps_no_bytes_alive(self, site: FaultServer) -> None:
        site.set("/a", endless())
        error = failed(client(), site.url("/a"))
        assert (error.__cause__, error.__context__) == (None, None)
        frame = error.__traceback__
        while frame is not None:
            assert "body" not in frame.tb_frame.f_locals
            frame = frame.tb_next

    def test_bombs_of_four_gigabytes_take_little_memory(self, site: FaultServer) -> None:
        for coding in ("gzip", "br", "zstd"):
            site.set(f"/{coding}", bomb(coding))
        site.set("/endless", endless())
        site.set("/small", page(NEWS))
        urls = [site.url(f"/{name}") for name in ("gzip", "br", "zstd", "endless")]
        program = f"""
            import asyncio, re
            from pathlib import Path
            from tasks.sources.http import PoliteClient
            from tasks.sources.limits import Limits
            from tasks.sources.web import FetchError

            def peak():  # not getrusage: its figure begins with that of the parent process
                return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024

            async def run():
                async with PoliteClient(Limits(delay_seconds=0), {AGENT!r}, {LOOPBACK!r}) as web:
                    await web.get({site.url("/small")!r}, "page")
                    before = peak()
                    for kind in ("page", "sitemap"):
                        for url in {urls!r}:
                            try:
                                await web.get(url, kind)
                            except FetchError as error:
                                print(error.state)
                    print(peak() - before)

            asyncio.run(run())
        """
        command = [sys.executable, "-c", textwrap.dedent(program)]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True, timeout=60)
        *found, growth = done.stdout.split()
        assert found == ["too_large"] * 8
        print(f"peak memory grew by {growth} MB")
        assert int(growth) < 150


def test_the_fault_server_gives_its_answers_in_turn_and_writes_down_what_it_was_asked(site: FaultServer) -> None:
    def echo(asked: Asked) -> Answer:
        return page(f"You are {asked.headers['user-agent']} and asked for {asked.target}.")

    site.set("/a", status(500), echo)
    assert got(client(), site.url("/a?x=1")).content.decode() == f"You are {AGENT} and asked for /a?x=1."
    assert [(each.method, each.target, each.host) for each in site.asked("/a")] == [("GET", "/a?x=1", "127.0.0.1")] * 2
