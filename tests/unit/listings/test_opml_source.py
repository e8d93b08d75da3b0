"""A list of feeds on the web: the articles of all of them, each feed asked with its own validators."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from tasks.sources.opml_source import OpmlSource
from tasks.sources.source import Poll, SourceMemory
from tasks.sources.web import Response, Validators
from tests.unit.listings.small_web import SmallWeb, document, feed, polled, refused, tagged

LIST = "https://desk.example/feeds.opml"
ONE, TWO = "https://one.example/feed", "https://two.example/feed"
SOURCE = OpmlSource("desk", LIST, chance=lambda: 0.0)


def subscriptions(*urls: str) -> str:
    outlines = "".join(f'<outline type="rss" text="News" xmlUrl="{url}"/>' for url in urls)
    return f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}</body></opml>'


def entry(path: str) -> str:
    return f"<title>Report {path}</title><link>https://news.example/{path}</link>"


def polls(web: SmallWeb, memory: SourceMemory | None = None) -> Poll:
    return asyncio.run(polled(SOURCE, web, memory))


def keys(poll: Poll) -> list[str]:
    return [item.key for item in poll.listing.items]


def unchanged(url: str) -> Response:
    return Response(url, 304)


def test_the_entries_of_all_feeds_are_listed_under_the_name_of_the_list() -> None:
    web = SmallWeb()
    web.put(LIST, subscriptions(ONE, TWO))
    web.put(ONE, feed(entry("a")))
    web.put(TWO, feed(entry("b"), entry("a")))
    found = polls(web)
    assert keys(found) == ["news.example/a", "news.example/b"]
    assert {item.source for item in found.listing.items} == {"desk"}
    assert found.memory.state == "ok"


def test_list_and_feeds_are_asked_with_their_own_validators() -> None:
    web = SmallWeb()
    web.put(LIST, tagged(subscriptions(ONE), '"list"'), unchanged(LIST))
    web.put(ONE, tagged(feed(entry("a")), '"one"'), unchanged(ONE))
    memory = polls(web).memory
    again = polls(web, memory)
    assert web.asked[2:] == [(LIST, "feed", Validators('"list"')), (ONE, "feed", Validators('"one"'))]
    assert (again.memory.state, keys(again)) == ("unchanged", [])


def test_a_feed_that_is_new_in_the_list_is_read_and_one_that_left_it_is_forgotten() -> None:
    web = SmallWeb()
    web.put(LIST, subscriptions(ONE), subscriptions(TWO))
    web.put(ONE, feed(entry("a")))
    web.put(TWO, feed(entry("b")))
    again = polls(web, polls(web).memory)
    assert keys(again) == ["news.example/b"]
    assert set(again.memory.documents) == {LIST, TWO}


def test_a_feed_that_fails_is_named_and_asked_again() -> None:
    web = SmallWeb()
    web.put(LIST, tagged(subscriptions(ONE, TWO), '"list"'), unchanged(LIST))
    web.put(ONE, refused(500, ONE), document(feed(entry("a"))))
    web.put(TWO, feed(entry("b")))
    first = polls(web)
    assert keys(first) == ["news.example/b"]
    assert [(reject.key, reject.reason) for reject in first.listing.rejects] == [(ONE, "status 500")]
    assert first.memory.reason == "1 of 2 feeds failed"
    assert keys(polls(web, first.memory)) == ["news.example/a"]


def test_what_is_no_list_fails_and_what_was_known_stays() -> None:
    web = SmallWeb()
    web.put(LIST, subscriptions(ONE), "<html><p>Closed for maintenance</p></html>")
    web.put(ONE, feed(entry("a")))
    memory = polls(web).memory
    again = polls(web, memory)
    assert again.memory.state == "parse_error"
    assert again.memory.documents == memory.documents
    assert replace(again.memory, documents={}).failures == 1
