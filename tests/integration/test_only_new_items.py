"""Of ten thousand items that a source lists, those are fetched that nobody has seen before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tasks.fetching import fetching_from
from tasks.hand_off import hand_off_folder, write_hand_off
from tasks.load import load_hand_offs
from tasks.poll_frames import item_of
from tasks.polls import Discovered, poll_sources
from tasks.records import ItemOutcome
from tasks.sources.sitemap_source import SitemapSource
from tasks.sources.source import Source
from tests.integration.fault_server import FaultServer, page
from tests.integration.whole_run import Desk
from warehouse.connection import writer
from warehouse.remembered import due_items

LISTED, NEW = 10_000, 10


@pytest.fixture
def server() -> Iterator[FaultServer]:
    """Yield a server of two hosts."""
    with FaultServer(2) as started:
        yield started


def sitemap_of(urls: list[str]) -> str:
    entries = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'


def listed(desk: Desk, source: Source) -> Discovered:
    """Poll a source and fetch nothing."""
    with fetching_from(str(desk.warehouse), [source], desk.client(), asked_for=True) as fetching:
        return poll_sources(fetching)


def settle(desk: Desk, source: str) -> int:
    """Settle all items that wait, as if each had been fetched and were no article; return how many."""
    with writer(desk.warehouse) as connection:
        rows = due_items(connection, [source], datetime(2100, 1, 1), since=None, most=LISTED)
    outcomes = [ItemOutcome(item_of(row), "not_article", content_hash="0123456789abcdef") for row in rows]
    load_hand_offs(str(desk.warehouse), [write_hand_off(hand_off_folder(desk.warehouse), [], outcomes=outcomes)])
    return len(outcomes)


def test_ten_new_of_ten_thousand_listed_are_ten_requests(server: FaultServer, tmp_path: Path) -> None:
    urls = [server.url(f"/news/{number}.html", server.hosts[number % 2]) for number in range(LISTED)]
    known, new = urls[NEW:], urls[:NEW]
    desk, source = Desk(tmp_path / "warehouse.duckdb"), SitemapSource("all", server.url("/sitemap.xml"))
    server.set("/sitemap.xml", page(sitemap_of(known), "text/xml"), page(sitemap_of(urls), "text/xml"))
    assert listed(desk, source).new == LISTED - NEW
    assert settle(desk, "all") == LISTED - NEW
    # The new ones are gone by now, which is quickest to read; the benchmark reads them.
    server.requests.clear()

    desk.pass_time(days=1)
    outcome = desk.run(source)

    pages = [server.url(one.target, one.host) for one in server.requests if one.path.startswith("/news/")]
    assert sorted(pages) == sorted(new)
    assert (outcome.found, outcome.listed_new) == (LISTED, NEW)
    assert outcome.by_state() == {"gone": NEW, "unchanged": LISTED - NEW}


def test_a_run_over_what_is_known_asks_for_no_page(server: FaultServer, tmp_path: Path) -> None:
    urls = [server.url(f"/news/{number}.html") for number in range(50)]
    desk, source = Desk(tmp_path / "warehouse.duckdb"), SitemapSource("all", server.url("/sitemap.xml"))
    server.set("/sitemap.xml", page(sitemap_of(urls), "text/xml"))
    listed(desk, source)
    settle(desk, "all")
    desk.pass_time(days=1)
    assert desk.run(source).by_state() == {}
    assert server.paths() == ["/sitemap.xml", "/sitemap.xml"]
