"""Items are fetched in the background, hosts side by side, and handed over as they arrive."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from tasks.records import Page, SourceItem
from tasks.sources.crawl import Arrival, Crawl
from tasks.sources.session import NoWeb, WebSession
from tasks.sources.source import Poll, SourceMemory
from tasks.sources.web import FetchError, Web

LATER = datetime(2026, 5, 1, tzinfo=UTC)


@dataclass
class Paper:
    """A source whose pages are scripted by path: at once, after others, or not at all."""

    name: str = "paper"
    kind: str = "feed"
    address: str = "https://example.org/feed"
    is_local: bool = False
    asked: list[str] = field(default_factory=list)
    open: int = 0
    most_open: int = 0

    async def poll(self, web: Web, memory: SourceMemory) -> AsyncIterator[Poll]:  # noqa: ARG002
        raise NotImplementedError
        yield

    async def page(self, web: Web, item: SourceItem) -> Page:  # noqa: ARG002
        self.asked.append(item.key)
        self.open += 1
        self.most_open = max(self.open, self.most_open)
        try:
            await asyncio.sleep(0.01)
            if item.key.startswith("slow"):
                await asyncio.sleep(30)
            if item.key.startswith("held"):
                raise FetchError(item.address, "waiting", "the host asks to wait", retry_at=LATER)
            if item.key.startswith("gone"):
                raise FetchError(item.address, "gone", "status 404", status=404)
            if item.key.startswith("odd"):
                raise ZeroDivisionError("a bug")
            return Page(item, "html", item.key.encode())
        finally:
            self.open -= 1


@pytest.fixture
def session() -> Iterator[WebSession[NoWeb]]:
    with WebSession(NoWeb()) as opened:
        yield opened


def items(*keys: str, host: str = "example.org") -> list[SourceItem]:
    return [SourceItem("paper", f"https://{host}/{key}", key) for key in keys]


def taken(crawl: Crawl, most: int = 100, seconds: float = 0.0) -> list[Arrival]:
    arrivals: list[Arrival] = []
    while not crawl.is_done:
        arrivals += crawl.take(most, seconds)
    return arrivals


def test_every_item_arrives_once_with_its_page_or_the_reason(session: WebSession[NoWeb]) -> None:
    crawl = Crawl(session, {"paper": Paper()}, items("a", "gone-b", "c"))
    arrivals = {one.item.key: one for one in taken(crawl)}
    assert {key: one.page and one.page.content for key, one in arrivals.items()} == {
        "a": b"a",
        "gone-b": None,
        "c": b"c",
    }
    assert arrivals["gone-b"].error is not None
    assert arrivals["gone-b"].error.state == "gone"


def test_a_slow_host_keeps_nobody_waiting(session: WebSession[NoWeb]) -> None:
    slow = items(*(f"slow-{number}" for number in range(10)), host="slow.example")
    crawl = Crawl(session, {"paper": Paper()}, [*slow, *items("a", "b", "c")])
    assert sorted(one.item.key for one in crawl.take(3, 5.0)) == ["a", "b", "c"]
    crawl.close()
    assert crawl.is_done


def test_an_item_that_has_to_wait_keeps_no_other_of_its_host_from_being_fetched(session: WebSession[NoWeb]) -> None:
    arrivals = {
        one.item.key: one for one in taken(Crawl(session, {"paper": Paper()}, items("held-elsewhere", "a", "b", "c")))
    }
    assert arrivals["held-elsewhere"].error is not None
    assert arrivals["held-elsewhere"].error.state == "waiting"
    assert all(arrivals[key].page for key in "abc")


def test_a_bug_costs_one_page_and_is_named(session: WebSession[NoWeb]) -> None:
    arrivals = {one.item.key: one for one in taken(Crawl(session, {"paper": Paper()}, items("odd", "a")))}
    assert arrivals["a"].page is not None
    assert arrivals["odd"].error is not None
    assert arrivals["odd"].error.reason == "ZeroDivisionError: a bug"


def test_pages_that_nobody_takes_are_bounded(session: WebSession[NoWeb]) -> None:
    paper = Paper()
    many = [item for number in range(40) for item in items(f"{number}", host=f"host-{number}.example")]
    crawl = Crawl(session, {"paper": paper}, many, ahead=5)
    first = crawl.take(1, 0.0)
    session.run(asyncio.sleep(0.1))
    assert len(first) == 1
    assert len(paper.asked) <= 6
    assert len(taken(crawl)) == 39


def test_a_host_has_two_pages_under_way_at_most(session: WebSession[NoWeb]) -> None:
    paper = Paper()
    taken(Crawl(session, {"paper": paper}, items(*map(str, range(10)))))
    assert paper.most_open == 2


def test_a_page_in_hand_is_not_fetched(session: WebSession[NoWeb]) -> None:
    paper = Paper()
    (item,) = items("a")
    page = Page(item, "html", b"in hand")
    assert taken(Crawl(session, {"paper": paper}, [item], in_hand={("paper", "a"): page})) == [Arrival(item, page)]
    assert paper.asked == []


def test_leaving_the_session_ends_what_is_under_way() -> None:
    with WebSession(NoWeb()) as opened:
        Crawl(opened, {"paper": Paper()}, items("slow"))
    assert not opened.is_running


def test_a_held_host_with_many_items_ends_no_other_host(session: WebSession[NoWeb]) -> None:
    paper = Paper()
    held = items(*(f"held-{number}" for number in range(50)), host="held.example")
    others = items(*map(str, range(40)), host="other.example")
    arrivals = taken(Crawl(session, {"paper": paper}, [*held, *others], ahead=5), most=4)
    assert sorted(one.item.key for one in arrivals) == sorted(item.key for item in [*held, *others])
