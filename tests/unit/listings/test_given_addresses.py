"""What a person names: a list of URLs, one article, or an address of whatever kind."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from tasks.errors import ConfigurationError
from tasks.sources.page_source import PageSource
from tasks.sources.source import Poll, Source, SourceMemory
from tasks.sources.url_list_source import UrlListSource
from tasks.sources.web import FetchError, Validators
from tasks.sources.web_address_source import WebAddressSource
from tests.unit.listings.small_web import SmallWeb, document, feed, moved, polled, refused, story, tagged, unchanged

URL = "https://example.org/given"
PAGE = "<!DOCTYPE html><html><head>{}</head><body><p>They met in Bern.</p></body></html>"


def poll(source: Source, web: SmallWeb | None = None, memory: SourceMemory | None = None) -> Poll:
    return asyncio.run(polled(source, web or SmallWeb(), memory))


def given(content: bytes | str, content_type: str = "application/xml", **others: bytes | str) -> Poll:
    """Return what is found at URL, where other documents are at the names given."""
    web = SmallWeb()
    web.put(URL, document(content, URL, content_type))
    for name, other in others.items():
        web.put(f"https://example.org/{name}.xml", other)
    return poll(WebAddressSource("given", URL), web)


def keys(answer: Poll) -> list[str]:
    return [item.key for item in answer.listing.items]


def test_a_local_list_names_one_url_a_line_and_rejects_the_others_by_number(tmp_path: Path) -> None:
    path = tmp_path / "urls.txt"
    path.write_text(
        "\ufeff# to read\nhttps://example.org/1\n\nnot a url\nhttp://www.example.org/1/\nfile:///etc/passwd\n"
    )
    source = UrlListSource("list", str(path))
    answer = poll(source, memory=SourceMemory(reason="as before"))
    assert not source.is_local
    assert keys(answer) == ["example.org/1"]
    assert [(reject.key, reject.reason) for reject in answer.listing.rejects] == [
        ("line 4", "line 4 is no address of http or https"),
        ("line 6", "line 6 is no address of http or https"),
    ]
    assert (answer.memory.state, answer.memory.reason, answer.memory.next_due_at) == ("ok", "", None)


def test_a_missing_local_list_is_a_configuration_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        poll(UrlListSource("list", str(tmp_path / "none.txt")))


def test_a_list_on_the_web_is_polled_like_a_feed() -> None:
    web = SmallWeb()
    web.put(URL, tagged("https://example.org/1", '"a"'), unchanged(), document(PAGE))
    source = UrlListSource("list", URL)
    first = poll(source, web)
    second = poll(source, web, first.memory)
    third = poll(source, web, second.memory)
    assert (keys(first), second.memory.state) == (["example.org/1"], "unchanged")
    assert (third.memory.state, third.memory.reason) == ("parse_error", "is a page of HTML")
    assert not source.is_local


def test_one_page_is_one_item_and_asks_nothing_of_the_web() -> None:
    web = SmallWeb()
    source = PageSource("page", URL, language="fr")
    (item,) = poll(source, web).listing.items
    assert (item.key, item.address, item.language) == ("example.org/given", URL, "fr")
    assert web.asked == []
    web.put(URL, document(PAGE, URL, "text/html"))
    assert asyncio.run(source.page(web, item)).content == PAGE.encode()


@pytest.mark.parametrize("content_type", ["application/rss+xml", "text/html", "text/plain", ""])
def test_a_feed_is_known_by_its_content(content_type: str) -> None:
    answer = given(feed(story(1), story(2)), content_type)
    assert keys(answer) == ["example.org/1", "example.org/2"]
    assert answer.memory.state == "ok"


def test_a_json_feed_is_known_by_its_content() -> None:
    content = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "https://example.org/1"}]}'
    assert keys(given(content, "application/json")) == ["example.org/1"]


def test_a_sitemap_is_known_by_its_content_also_compressed() -> None:
    content = b"<urlset><url><loc>https://example.org/1</loc></url></urlset>"
    assert keys(given(content)) == keys(given(gzip.compress(content), "application/gzip")) == ["example.org/1"]


def test_an_index_is_read_with_all_its_sitemaps() -> None:
    parts = "".join(f"<sitemap><loc>/s{n}.xml</loc></sitemap>" for n in range(30))
    sitemaps = {f"s{n}": f"<urlset><url><loc>/{n}</loc></url></urlset>" for n in range(30)}
    answer = given(f"<sitemapindex>{parts}</sitemapindex>", **sitemaps)
    assert len(answer.listing.items) == 30
    assert answer.memory.documents == {}


def test_a_list_of_subscriptions_is_read_feed_by_feed() -> None:
    outlines = "".join(f'<outline xmlUrl="https://example.org/{name}.xml"/>' for name in ("a", "none", "b"))
    answer = given(f"<opml><body>{outlines}</body></opml>", a=feed(story(1)), b=feed(story(2), story(1)))
    assert keys(answer) == ["example.org/1", "example.org/2"]
    assert {item.source for item in answer.listing.items} == {"given"}
    assert (answer.memory.state, answer.memory.reason) == ("ok", "https://example.org/none.xml: 404 Not Found")


def test_subscriptions_of_which_no_feed_can_be_read_fail() -> None:
    assert given('<opml><body><outline xmlUrl="https://example.org/a.xml"/></body></opml>').memory.state == "gone"


def test_plain_text_with_urls_is_a_list_and_other_plain_text_an_article() -> None:
    listed = given("https://example.org/1\nhttps://example.org/2", "text/plain")
    assert keys(listed) == ["example.org/1", "example.org/2"]
    told = given("The ministers met in Bern.\nhttps://example.org/2", "text/plain")
    assert [page.media_type for page in told.pages] == ["txt"]


@pytest.mark.parametrize(
    "content", [PAGE, "<html><body>They met.</body></html>", "<p>They met.</p>", PAGE + "<rss></rss>"]
)
def test_a_page_of_html_is_an_article_that_is_already_in_hand(content: str) -> None:
    answer = given(content, "text/html")
    (item,) = answer.listing.items
    (page,) = answer.pages
    assert (item.address, item.key) == (URL, "example.org/given")
    assert (page.item, page.content, page.url, page.media_type) == (item, content.encode(), URL, "html")


def test_a_page_names_where_it_was_after_redirects() -> None:
    web = SmallWeb()
    web.put(URL, replace(moved(PAGE, (301, "https://example.net/1")), content_type="text/html"))
    (page,) = poll(WebAddressSource("given", URL), web).pages
    assert (page.url, page.item.key) == ("https://example.net/1", "example.org/given")


def test_a_home_page_says_which_feed_it_names() -> None:
    web = SmallWeb()
    home = "https://example.org/"
    link = '<link rel="alternate" type="application/atom+xml" href="/atom.xml">'
    web.put(home, document(PAGE.replace("{}", link), home, "text/html"))
    reason = poll(WebAddressSource("given", home), web).memory.reason
    assert reason == "read as one article; what it lists is in the feed that it names: https://example.org/atom.xml"


@pytest.mark.parametrize(
    ("content", "content_type", "state"),
    [
        (b"%PDF-1.7", "application/pdf", "bad_type"),
        (b"\x1f\x8b broken", "application/gzip", "parse_error"),
        (b"<rss><channel><item><title>Cut", "application/rss+xml", "parse_error"),
        (b'{"a": 1}', "application/json", "parse_error"),
        (b"\x00\x01\x02", "application/octet-stream", "bad_type"),
    ],
)
def test_what_is_none_of_these_ends_in_a_state(content: bytes, content_type: str, state: str) -> None:
    answer = given(content, content_type)
    assert (answer.memory.state, answer.listing.items, answer.pages) == (state, (), ())


def test_nothing_is_remembered_of_an_address_that_was_given() -> None:
    web = SmallWeb()
    web.put(URL, tagged(feed(story(1)), '"a"'))
    source = WebAddressSource("given", URL)
    memory = poll(source, web).memory
    assert memory.documents == {}
    assert keys(poll(source, web, memory)) == ["example.org/1"]
    assert web.asked[1][2] == Validators()


@pytest.mark.parametrize("error", [refused(404, URL), FetchError(URL, "blocked_address", "not public")])
def test_an_address_that_cannot_be_had_ends_in_a_state(error: FetchError) -> None:
    web = SmallWeb()
    web.put(URL, error)
    assert poll(WebAddressSource("given", URL), web).memory.state == error.state
