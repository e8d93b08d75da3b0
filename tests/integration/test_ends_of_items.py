"""How items of the web end over several runs: each once, in the right state, and asked for no more than needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tasks.errors import ConfigurationError
from tasks.fetching import fetching_from
from tasks.polls import poll_sources
from tasks.sources.feed_source import FeedSource
from tasks.sources.folder import FolderSource
from tasks.sources.sitemap_source import SitemapSource
from tasks.sources.url_list_source import UrlListSource
from tasks.sources.web_address_source import WebAddressSource
from tests.integration.fault_server import Answer, FaultServer, document, page, retry_after, status
from tests.integration.growing_news import news_page, rss_of
from tests.integration.whole_run import Desk
from warehouse.check import run_checks
from warehouse.connection import writer
from warehouse.errors import LockedError
from warehouse.statements import read_sql


@pytest.fixture
def server() -> Iterator[FaultServer]:
    """Yield a server of one host."""
    with FaultServer() as started:
        yield started


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk with an empty warehouse."""
    return Desk(tmp_path / "warehouse.duckdb")


def feed_of(server: FaultServer, *paths: str) -> Answer:
    """Return a feed of the pages at these paths."""
    return page(rss_of("News", [(path, server.url(path)) for path in paths]), "application/rss+xml")


def news_sitemap(url: str, day: str) -> Answer:
    """Return a news sitemap with one article."""
    news = f"<n:news><n:publication_date>{day}</n:publication_date><n:title>Harvest</n:title></n:news>"
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    return page(f"<urlset {spaces}><url><loc>{url}</loc>{news}</url></urlset>", "text/xml")


class TestEarlier:
    def test_an_article_that_was_too_early_is_read_by_a_later_run_whose_server_knows_it(
        self, server: FaultServer, desk: Desk
    ) -> None:
        server.set("/news.html", document(news_page(1), etag='"1"'))
        server.set("/feed", feed_of(server, "/news.html"))
        source = FeedSource("paper", server.url("/feed"))
        assert desk.run(source, since=date(2030, 1, 1)).by_state() == {"earlier": 1}
        assert desk.run(source).by_state() == {"ok": 1}
        assert len(desk.titles()) == 1
        with writer(desk.warehouse) as connection:
            assert run_checks(connection) == []

    def test_what_its_page_calls_too_early_is_not_fetched_in_every_run(self, server: FaultServer, desk: Desk) -> None:
        server.set("/news.html", page(news_page(1)))
        server.set("/sitemap.xml", news_sitemap(server.url("/news.html"), "2026-04-30"))
        source = SitemapSource("paper", server.url("/sitemap.xml"))
        for _ in range(3):
            desk.run(source, since=date(2026, 4, 1))
        assert len(server.asked("/news.html")) == 1


class TestTwoSources:
    def test_what_both_list_is_fetched_once_and_counted_as_a_duplicate_of_the_second(
        self, server: FaultServer, desk: Desk
    ) -> None:
        for number in range(3):
            server.set(f"/{number}.html", page(news_page(number)))
        server.set("/feed", feed_of(server, "/0.html", "/1.html", "/2.html"))
        server.set("/other", feed_of(server, "/0.html", "/1.html", "/2.html"))
        outcome = desk.run(FeedSource("first", server.url("/feed")), FeedSource("second", server.url("/other")))
        assert outcome.by_source() == {"first": {"ok": 3}, "second": {"duplicate": 3}}
        counted = desk.ask("SELECT source, state, items FROM run_outcomes ORDER BY source")
        assert counted == [("first", "ok", 3), ("second", "duplicate", 3)]
        assert len(server.paths()) == 2 + 3


class TestTries:
    def test_an_article_is_read_after_its_server_was_away_for_a_day(self, server: FaultServer, desk: Desk) -> None:
        server.set("/news.html", status(500))
        server.set("/feed", feed_of(server, "/news.html"))
        source = FeedSource("paper", server.url("/feed"))
        for _ in range(24):
            desk.run(source)
            desk.pass_time(hours=1)
        server.set("/news.html", page(news_page(1)))
        desk.pass_time(days=1)
        assert desk.run(source).by_state()["ok"] == 1

    def test_what_has_to_wait_for_its_host_has_failed_as_often_as_before(self, server: FaultServer, desk: Desk) -> None:
        server.set("/news.html", status(500), status(500), status(500), retry_after("7200"), page(news_page(1)))
        server.set("/feed", feed_of(server, "/news.html"))
        source = FeedSource("paper", server.url("/feed"))
        attempts = []
        for hours in (1, 1, 1):
            desk.run(source)
            attempts += desk.ask("SELECT attempts FROM items")
            desk.pass_time(hours=hours)
        assert attempts == [(1,), (2,), (2,)]


def test_what_a_host_asked_for_is_kept_though_the_warehouse_was_locked_when_it_was_first_to_be_stored(
    server: FaultServer, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise LockedError(desk.warehouse, "is held", "wait")

    server.set("/feed", retry_after("7200"))
    source = FeedSource("paper", server.url("/feed"))
    with fetching_from(str(desk.warehouse), [source], desk.client()) as fetching:
        monkeypatch.setattr("tasks.polls.remember_polls", locked)
        with pytest.raises(LockedError):
            poll_sources(fetching)
        monkeypatch.undo()
        poll_sources(fetching)
    (memory,) = desk.hosts().values()
    assert memory.held_until == desk.clock.now() + timedelta(hours=2)
    assert len(server.asked("/feed")) == 1


def test_a_plain_text_of_the_web_is_known_by_its_url(server: FaultServer, desk: Desk) -> None:
    text = "Ministers meet\n\n" + "The minister of fisheries met the mayor of the harbour town. " * 20
    server.set("/statement.txt", page(text, "text/plain"))
    server.set("/feed", feed_of(server, "/statement.txt"))
    desk.run(FeedSource("ministry", server.url("/feed")))
    (article,) = desk.ask("SELECT url, publisher FROM articles")
    assert article == (server.url("/statement.txt"), "127.0.0.1")


def test_a_feed_that_cannot_be_read_is_among_what_was_rejected_until_it_can(server: FaultServer, desk: Desk) -> None:
    rejected = read_sql("queries/rejected.sql").rstrip().removesuffix(";")
    server.set("/feed", page("<p>We are being mended.</p>"), feed_of(server))
    source = FeedSource("paper", server.url("/feed"))
    desk.run(source)
    assert desk.ask(f"SELECT source, state FROM ({rejected})") == [("paper", "not listed")]
    desk.run(source, asked_for=True)
    assert desk.ask(rejected) == []


@pytest.mark.parametrize(("limit", "read"), [(None, 5), (3, 3)])
def test_more_than_is_taken_up_at_once_comes_after(
    server: FaultServer, desk: Desk, monkeypatch: pytest.MonkeyPatch, limit: int | None, read: int
) -> None:
    monkeypatch.setattr("tasks.fetching.MOST_DUE", 2)
    paths = [f"/{number}.html" for number in range(5)]
    for number, path in enumerate(paths):
        server.set(path, page(news_page(number)))
    server.set("/feed", feed_of(server, *paths))
    assert desk.run(FeedSource("paper", server.url("/feed")), limit=limit).by_state()["ok"] == read
    assert len(server.paths()) == 1 + read


class TestSourcesThatAreNotThere:
    def test_a_list_that_is_gone_fails_alone(self, server: FaultServer, desk: Desk) -> None:
        server.set("/news.html", page(news_page(1)))
        server.set("/feed", feed_of(server, "/news.html"))
        feed, missing = FeedSource("paper", server.url("/feed")), UrlListSource("list", str(desk.warehouse) + ".txt")
        outcome = desk.run(feed, missing)
        assert outcome.by_state() == {"ok": 1, "parse_error": 1}
        assert [reject.source for reject in outcome.rejects] == ["list"]

    def test_a_folder_that_is_gone_fails_alone(self, server: FaultServer, desk: Desk) -> None:
        server.set("/news.html", page(news_page(1)))
        server.set("/feed", feed_of(server, "/news.html"))
        outcome = desk.run(FeedSource("paper", server.url("/feed")), FolderSource("folder", Path("/not/there")))
        assert outcome.by_state() == {"ok": 1}
        assert [(reject.source, reject.reason) for reject in outcome.rejects] == [("folder", "no such file or folder")]

    def test_a_source_that_breaks_fails_alone_and_is_named(
        self, server: FaultServer, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        server.set("/news.html", page(news_page(1)))
        server.set("/feed", feed_of(server, "/news.html"))
        server.set("/list", page("https://example.org/a", "text/plain"))
        monkeypatch.setattr(UrlListSource, "listing", lambda *_: 1 / 0)
        outcome = desk.run(FeedSource("paper", server.url("/feed")), UrlListSource("list", server.url("/list")))
        assert outcome.by_state() == {"ok": 1, "parse_error": 1}
        assert [reject.reason for reject in outcome.rejects] == ["ZeroDivisionError: division by zero"]
        assert desk.run(UrlListSource("list", server.url("/list"))).not_due == 1

    def test_what_a_person_asked_for_has_to_be_there(self, desk: Desk) -> None:
        with pytest.raises(ConfigurationError, match="no such file or folder"):
            desk.run(FolderSource("folder", Path("/not/there")), asked_for=True)


def test_local_articles_count_for_the_limit_of_what_is_fetched(server: FaultServer, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(2):
        (tmp_path / "in" / f"{number}.txt").write_text(f"Report {number}\n\nNothing of note happened on day {number}.")
    for number in range(3):
        server.set(f"/{number}.html", page(news_page(number)))
    server.set("/feed", feed_of(server, *(f"/{number}.html" for number in range(3))))
    sources = FolderSource("folder", tmp_path / "in"), FeedSource("paper", server.url("/feed"))
    assert desk.run(*sources, limit=3).read == 3
    assert len([path for path in server.paths() if path.endswith(".html")]) == 1


def test_why_an_address_gave_nothing_is_told(server: FaultServer, desk: Desk) -> None:
    server.set("/", page("<html><body><a href='/a'>One</a> <a href='/b'>Two</a></body></html>"))
    outcome = desk.run(WebAddressSource("home", server.url("/")), asked_for=True)
    assert outcome.by_state() == {"not_article": 1}
    (note,) = outcome.notes
    assert note.startswith(f"{server.url('/')}: ")
