"""A feed on the web lists its articles, and is asked again only as politely as it wishes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from tasks.records import SourceItem
from tasks.sources.feed_source import FeedSource
from tasks.sources.source import Poll, SourceMemory
from tasks.sources.web import FetchError, Validators
from tasks.url_key import url_key
from tests.unit.listings.small_web import (
    FEED,
    SmallWeb,
    document,
    feed,
    moved,
    polled,
    refused,
    story,
    tagged,
    unchanged,
)

SOURCE = FeedSource("gazette", FEED, chance=lambda: 0.0)
NONE = Validators()
LONG = "<p>The two ministers met in Bern and spoke for an hour about trade.</p>"


def poll(web: SmallWeb, memory: SourceMemory | None = None, source: FeedSource = SOURCE) -> Poll:
    return asyncio.run(polled(source, web, memory))


def web_of(*answers: object) -> SmallWeb:
    web = SmallWeb()
    web.put(FEED, *answers)  # type: ignore[arg-type]
    return web


def items_of(*items: str, head: str = "", source: FeedSource = SOURCE) -> tuple[SourceItem, ...]:
    return poll(web_of(feed(*items, head=head)), source=source).listing.items


def test_each_entry_is_an_item_with_what_the_feed_says_of_it() -> None:
    item = (
        "<title>Talks in Bern</title><link>https://www.example.org/1/?utm_source=rss</link><guid>g1</guid>"
        f"<pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate><description><![CDATA[{LONG * 10}]]></description>"
    )
    (found,) = items_of(item, head="<language>de-ch</language>")
    assert (found.source, found.key, found.address) == (
        "gazette",
        "example.org/1",
        "https://www.example.org/1/?utm_source=rss",
    )
    assert (found.title, found.guid, found.language, found.published) == (
        "Talks in Bern",
        "g1",
        "de",
        date(2024, 3, 5),
    )
    assert found.content == LONG * 10


def test_the_configured_language_wins_over_the_feeds() -> None:
    source = replace(SOURCE, language="fr")
    assert items_of(story(1), head="<language>en</language>", source=source)[0].language == "fr"


def test_a_teaser_is_no_content_and_a_huge_one_is_cut() -> None:
    teaser, huge = (f"{story(n)}<description>{'word ' * n}</description>" for n in (99, 60_000))
    first, second = items_of(teaser, huge)
    assert first.content is None
    assert len(second.content or "") == 200_000


def test_five_thousand_entries_are_all_listed() -> None:
    assert len(items_of(*map(story, range(5000)))) == 5000


def test_two_entries_with_one_address_are_one_item_and_the_first_wins() -> None:
    again = "<title>Again</title><link>http://www.example.org/1#top</link>"
    assert [item.title for item in items_of(story(1), again, story(2))] == ["Story 1", "Story 2"]


def test_the_revision_changes_with_the_title_and_the_time_of_change_alone() -> None:
    def revision(title: str, updated: str, summary: str = "") -> str:
        entry = f"<title>{title}</title><updated>{updated}</updated><summary>{summary}</summary>"
        entry += '<link href="https://example.org/1"/>'
        content = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{entry}</entry></feed>'
        return poll(web_of(content)).listing.items[0].revision

    first = revision("Talks", "2024-03-05T10:00:00Z")
    assert first == revision("Talks", "2024-03-05T10:00:00Z", "New words")
    assert first != revision("Talks end", "2024-03-05T10:00:00Z")
    assert first != revision("Talks", "2024-03-05T11:00:00Z")


def test_a_guid_that_changes_each_poll_leaves_the_key() -> None:
    entry = "<title>A</title><link>https://example.org/1</link><guid>{}</guid>"
    first, second = (items_of(entry.format(guid))[0] for guid in ("x1", "x2"))
    assert first.key == second.key


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/1", "javascript:alert(1)"])
def test_a_link_that_is_not_of_the_web_is_an_item_for_the_client_to_refuse(address: str) -> None:
    (item,) = items_of(f"<title>A</title><link>{address}</link>")
    assert item.address == item.key == address


def test_an_entry_without_link_brings_its_own_page() -> None:
    web = web_of(feed(f"<title>R&amp;D talks</title><guid>g7</guid><description><![CDATA[{LONG}]]></description>"))
    (item,) = poll(web).listing.items
    assert (item.key, item.address) == (f"guid:{url_key(FEED)}:g7", FEED)
    page = asyncio.run(SOURCE.page(web, item))
    assert page.media_type == "html"
    assert LONG in page.content.decode()
    assert "<h1>R&amp;D talks</h1>" in page.content.decode()
    assert web.addresses() == [FEED]


def test_an_entry_without_link_and_guid_is_known_by_title_and_time() -> None:
    entry = f"<title>A</title><pubDate>{{}}</pubDate><description><![CDATA[{LONG}]]></description>"
    keys = [items_of(entry.format(f"Tue, 05 Mar 2024 1{n}:00:00 GMT"))[0].key for n in (0, 0, 1)]
    assert keys[0] == keys[1] != keys[2]
    assert keys[0].startswith("hash:")


def test_the_same_guid_in_two_feeds_names_two_entries() -> None:
    entry = f"<title>A</title><guid>1</guid><description><![CDATA[{LONG}]]></description>"
    web = web_of(feed(entry))
    web.put("https://example.com/feed.xml", document(feed(entry)))
    other = FeedSource("herald", "https://example.com/feed.xml")
    keys = [poll(web, source=source).listing.items[0].key for source in (SOURCE, other)]
    assert keys[0] != keys[1]


def test_an_entry_with_neither_link_nor_text_is_rejected() -> None:
    listing = poll(web_of(feed("<title>Nothing</title><guid>g1</guid>", story(2)))).listing
    assert [item.guid for item in listing.items] == ["g2"]
    (reject,) = listing.rejects
    assert (reject.stage, reject.key, reject.reason) == (
        "discover",
        f"guid:{url_key(FEED)}:g1",
        "has neither a link nor a text",
    )


def test_a_304_lists_nothing_and_is_unchanged() -> None:
    web = web_of(tagged(feed(story(1)), '"a"'), unchanged('"b"'), unchanged())
    first = poll(web)
    second = poll(web, first.memory)
    third = poll(web, second.memory)
    assert [(len(each.listing.items), each.memory.state) for each in (first, second, third)] == [
        (1, "ok"),
        (0, "unchanged"),
        (0, "unchanged"),
    ]
    assert [validators.etag for _, _, validators in web.asked] == [None, '"a"', '"b"']


def test_the_same_bytes_are_unchanged_with_the_same_and_with_new_validators() -> None:
    same = feed(story(1))
    web = web_of(tagged(same, '"a"'), tagged(same, '"a"'), tagged(same, '"b"'), unchanged())
    memory = SourceMemory()
    states = []
    for _ in range(4):
        memory = poll(web, memory).memory
        states.append(memory.state)
    assert states == ["ok", "unchanged", "unchanged", "unchanged"]
    assert [validators.etag for _, _, validators in web.asked] == [None, '"a"', '"a"', '"b"']


def test_a_server_that_ignores_validators_is_read() -> None:
    web = web_of(tagged(feed(story(1)), '"a"'), tagged(feed(story(2), story(1)), '"a"'))
    assert len(poll(web, poll(web).memory).listing.items) == 2


def test_a_server_that_always_answers_304_is_found_out_after_seven_days() -> None:
    web = web_of(tagged(feed(story(1)), '"a"'), *[unchanged()] * 6, tagged(feed(story(2)), '"a"'))
    memory = poll(web).memory
    found = []
    for _ in range(7):
        web.pass_hours(24)
        answer = poll(web, memory)
        memory = answer.memory
        found.append(len(answer.listing.items))
    assert found == [0] * 6 + [1]
    assert web.asked[-1][2] == NONE


def test_a_304_that_nothing_was_asked_with_is_a_failure() -> None:
    memory = poll(web_of(unchanged())).memory
    assert (memory.state, memory.failures) == ("http_error", 1)


@pytest.mark.parametrize(
    ("broken", "reason"),
    [("", "is empty"), ("<html><body>Down for maintenance</body></html>", "is a page of HTML"), ("oops", "is no XML")],
)
def test_what_is_no_feed_fails_and_its_validators_are_not_saved(broken: str, reason: str) -> None:
    web = web_of(tagged(feed(story(1)), '"a"'), tagged(broken, '"broken"'), tagged(feed(story(2)), '"c"'))
    first = poll(web)
    second = poll(web, first.memory)
    assert (second.memory.state, second.memory.failures) == ("parse_error", 1)
    assert second.memory.reason.startswith(reason)
    assert second.memory.documents == first.memory.documents
    assert len(poll(web, second.memory).listing.items) == 1
    assert [validators.etag for _, _, validators in web.asked] == [None, '"a"', '"a"']


def test_a_cut_feed_lists_what_is_there_and_is_read_again_as_if_it_had_not_come() -> None:
    whole = feed(*map(story, range(6)))
    web = web_of(tagged(whole[: len(whole) // 2], '"a"'), tagged(whole, '"a"'))
    first = poll(web)
    assert (first.memory.state, first.memory.reason) == ("ok", "its end is missing")
    assert 0 < len(first.listing.items) < 6
    assert len(poll(web, first.memory).listing.items) == 6
    assert web.asked[1][2] == NONE


@pytest.mark.parametrize("state", ["network_error", "timeout", "too_large", "blocked_robots", "blocked_address"])
def test_a_failure_is_in_the_memory_and_never_raised(state: str) -> None:
    answer = poll(web_of(FetchError(FEED, state, "as it is")))  # type: ignore[arg-type]
    assert (answer.memory.state, answer.memory.reason, answer.memory.failures) == (state, "as it is", 1)
    assert answer.listing.items == ()


def test_a_feed_that_comes_back_after_404_keeps_its_history() -> None:
    web = web_of(tagged(feed(story(1)), '"a"'), refused(404), unchanged())
    memory = SourceMemory()
    for _ in range(3):
        memory = poll(web, memory).memory
    assert (memory.state, memory.failures) == ("unchanged", 0)
    assert web.asked[-1][2].etag == '"a"'


def test_after_a_lasting_move_the_new_address_is_asked_with_what_was_known() -> None:
    new = "https://example.org/new.xml"
    answer = replace(moved(feed(story(1)), (301, new)), validators=Validators('"a"'))
    web = web_of(answer)
    web.put(new, unchanged())
    memory = SourceMemory()
    for _ in range(3):
        memory = poll(web, memory).memory
        web.pass_hours(12)
    assert memory.address == new
    assert poll(web, memory).memory.state == "unchanged"
    assert web.asked[-1] == (new, "feed", Validators('"a"'))


def test_links_are_joined_with_the_address_after_redirects() -> None:
    web = web_of(moved(feed("<link>/1</link>"), (302, "https://example.net/feed")))
    assert poll(web).listing.items[0].address == "https://example.net/1"


def test_a_gone_feed_stops() -> None:
    web = web_of(refused(410))
    memory = poll(web, poll(web).memory).memory
    assert (memory.state, memory.is_stopped) == ("gone", True)


def test_the_feeds_wish_for_rest_counts() -> None:
    web = web_of(feed(story(1), head="<ttl>240</ttl>"))
    memory = poll(web).memory
    assert memory.next_due_at is not None
    assert (memory.next_due_at - web.moment).total_seconds() == 4 * 3600


PAGE = SourceItem("gazette", "https://example.org/1", "example.org/1")
HTML = b"<!DOCTYPE html><html><body><p>They met.</p></body></html>"


@pytest.mark.parametrize(
    ("content_type", "content", "media_type"),
    [
        ("text/html", HTML, "html"),
        ("application/xhtml+xml", HTML, "html"),
        ("", HTML, "html"),
        ("application/xml", HTML, "html"),
        ("text/plain", HTML, "html"),
        ("text/plain", b"They met.", "txt"),
        ("text/html", b"%PDF-1.7", None),
        ("application/pdf", b"%PDF-1.7", None),
        ("image/png", b"\x89PNG", None),
        ("application/octet-stream", b"\0\1", None),
        ("application/json", b"{}", None),
        ("application/rss+xml", feed().encode(), None),
    ],
)
def test_a_page_is_html_or_text_and_anything_else_is_of_a_bad_type(
    content_type: str, content: bytes, media_type: str | None
) -> None:
    web = SmallWeb()
    web.put(PAGE.address, document(content, PAGE.address, content_type))
    if media_type:
        assert asyncio.run(SOURCE.page(web, PAGE)).media_type == media_type
    else:
        with pytest.raises(FetchError) as caught:
            asyncio.run(SOURCE.page(web, PAGE))
        assert caught.value.state == "bad_type"


def test_a_page_keeps_where_it_came_from() -> None:
    web = SmallWeb()
    final = "https://example.org/moved"
    answer = replace(moved(HTML.decode(), (302, final)), content_type="text/html", encoding="latin-1")
    web.put(PAGE.address, replace(answer, validators=Validators('"p"', "yesterday")))
    page = asyncio.run(SOURCE.page(web, PAGE))
    assert (page.url, page.encoding, page.etag, page.last_modified) == (final, "latin-1", '"p"', "yesterday")
    assert web.asked == [(PAGE.address, "page", NONE)]
