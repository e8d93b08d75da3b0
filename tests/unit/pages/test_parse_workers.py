"""A page that hangs or kills its parser costs itself alone."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType

from tasks.articles.workers import ParseWorkers, parse_page
from tasks.errors import UnreadableError
from tasks.records import Article, Page, SourceItem

Make = Callable[..., str]
AsFetched = Callable[..., Page]

# Seconds for a parser that compares each attribute with all others.
SLOW = "<html><body><div " + " ".join(f"a{n}" for n in range(150_000)) + ">The ministers met.</div></body></html>"


def reader_that_may_die(page: Page, now: datetime | None) -> list[Article]:
    """Stands in for a parser with a fault in C: one page ends its process, another by a signal, a third by an error."""
    if page.item.title == "exits":
        os._exit(3)
    if page.item.title == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if page.item.title == "fault":
        raise ZeroDivisionError("by zero")
    if page.item.title == "greedy":
        return [Article("x", "x", "x", "x" * 8_000_000_000)]
    return parse_page(page, now)


def reason(result: list[Article] | UnreadableError) -> tuple[str, str]:
    assert isinstance(result, UnreadableError)
    return result.state, result.problem


def title(result: list[Article] | UnreadableError) -> str | None:
    assert not isinstance(result, UnreadableError), result
    return result[0].title


def test_pages_come_back_in_their_order(page: Make, as_fetched: AsFetched) -> None:
    pages = [as_fetched(page(title=f"Ministers meet in round {n} over cod")) for n in range(12)]
    with ParseWorkers(2, pages_a_worker=5) as workers:
        assert [title(each) for each in workers.parse(pages)] == [
            f"Ministers meet in round {n} over cod" for n in range(12)
        ]
        # The workers stay for the next batch.
        assert title(workers.parse(pages[:1])[0]) == "Ministers meet in round 0 over cod"


def test_the_moment_of_the_fetch_comes_along(page: Make, ld: Make, as_fetched: AsFetched) -> None:
    pages = [as_fetched(page(ld(datePublished=f"202{n}-01-01"))) for n in (4, 6)]
    with ParseWorkers(1) as workers:
        results = workers.parse(pages, datetime(2025, 1, 1, tzinfo=UTC))
    assert [each[0].published for each in results if isinstance(each, list)] == [date(2024, 1, 1), None]


def test_why_a_page_is_refused_comes_back_with_its_state(page: Make, as_fetched: AsFetched) -> None:
    with ParseWorkers(1) as workers:
        (result,) = workers.parse([as_fetched(page(body="", title="Page not found"))])
    assert isinstance(result, UnreadableError)
    assert (result.state, result.subject) == ("not_article", as_fetched("").item.key)
    assert str(result).startswith("https://www.example.org/world/2024/oslo-fish-talks: an error page")


def test_a_page_that_takes_too_long_ends_as_timeout_and_the_others_go_on(page: Make, as_fetched: AsFetched) -> None:
    pages = [as_fetched(page()), as_fetched(SLOW), as_fetched(page())]
    with ParseWorkers(1, seconds=3) as workers:
        first, slow, last = workers.parse(pages)
    assert reason(slow) == ("timeout", "not read within 3 seconds")
    assert title(first) == title(last) == "Ministers meet over cod"


def test_a_worker_that_dies_costs_one_page(page: Make, as_fetched: AsFetched) -> None:
    pages = [as_fetched(page(), title=name) for name in ("", "exits", "", "killed", "", "fault", "greedy", "")]
    with ParseWorkers(1, parser=reader_that_may_die) as workers:
        results = workers.parse(pages)
    assert [title(results[n]) for n in (0, 2, 4, 7)] == ["Ministers meet over cod"] * 4
    assert reason(results[1]) == reason(results[3]) == ("parse_error", "the worker that read it died")
    assert reason(results[5]) == ("parse_error", "ZeroDivisionError while it was read: by zero")
    assert reason(results[6]) == ("parse_error", "reading it takes more memory than a worker may have")


def test_texts_need_no_worker(page: Make) -> None:
    text = Page(SourceItem("s", "/a.txt", "a.txt"), "txt", b"The ministers met in Oslo.")
    row = Page(SourceItem("s", "t:1", "t:1"), "json", b"", fields=MappingProxyType({"text": "They met.", "title": "T"}))
    broken = replace(text, content=b"\xff\xfe\0")
    with ParseWorkers(1) as workers:
        results = workers.parse([text, row, broken])
        assert not workers.is_started
        assert title(results[1]) == "T"
        assert reason(results[2])[0] == "parse_error"
        in_row = replace(row, fields=MappingProxyType({"html": page(), "published": date(2024, 3, 5)}))
        (result,) = workers.parse([in_row])
        assert workers.is_started
    assert isinstance(result, list)
    assert (title(result), result[0].published) == ("Ministers meet over cod", date(2024, 3, 5))
