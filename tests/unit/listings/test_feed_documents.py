"""Feeds of every kind and with every damage say the same, exactly."""

from __future__ import annotations

import gzip
import json
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.sources.document_text import UnlistableError
from tasks.sources.feed import FeedDocument, FeedEntry
from tasks.sources.feed_document import read_feed
from tests.unit.listings.small_web import FEED, NOON, feed, story

WHOLE = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Gazette</title>
<item><title>Premier Müller receives “old friend” Kovač</title><link>https://example.org/1</link><guid>a1</guid>
<pubDate>Tue, 05 Mar 2024 14:30:00 +0100</pubDate>
<content:encoded><![CDATA[<p>The heads of AT&amp;T R&D <b>met</b> in Bern.</p>]]></content:encoded></item>
<item><title>AT&amp;T R&amp;D chief visits Rome</title><link>https://example.org/2</link><guid>a2</guid></item>
<item><title>Talks in Oslo</title><link>https://example.org/3?a=1&amp;b=2</link></item>
</channel></rss>"""
TITLES = ["Premier Müller receives “old friend” Kovač", "AT&T R&D chief visits Rome", "Talks in Oslo"]
LINKS = ["https://example.org/1", "https://example.org/2", "https://example.org/3?a=1&b=2"]
PHP = "<br />\n<b>Warning</b>: Undefined variable $feed in feed.php on line 3<br />\n"


def read(content: str | bytes, encoding: str | None = None, url: str = FEED) -> FeedDocument:
    return read_feed(content.encode() if isinstance(content, str) else content, url, NOON, encoding)


def only(item: str, head: str = "") -> FeedEntry:
    (entry,) = read(feed(item, head=head)).entries
    return entry


def titles(document: FeedDocument) -> list[str | None]:
    return [entry.title for entry in document.entries]


def replaced(old: str, new: str) -> str:
    assert old in WHOLE
    return WHOLE.replace(old, new)


@pytest.mark.parametrize(
    "content",
    [
        WHOLE.encode(),
        b"\xef\xbb\xbf" + WHOLE.encode(),
        f"\n \n{WHOLE}".encode(),
        f"{PHP}{WHOLE}".encode(),
        f"{WHOLE}<script>count()</script>\n<!-- cached -->".encode(),
        replaced("AT&amp;T R&amp;D", "AT&T R&D").encode(),
        replaced("a=1&amp;b=2", "a=1&b=2").encode(),
        replaced("Talks", "Ta\x0blks\x00&#x1f;&#0;").encode(),
        replaced(' xmlns:content="http://purl.org/rss/1.0/modules/content/"', "").encode(),
        replaced("<rss", '<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>\n<rss').encode(),
        replaced("č", "&ccaron;").encode(),
        WHOLE.encode("utf-16"),
        WHOLE.encode("utf-16-le"),
        WHOLE.encode("utf-16-be"),
        replaced("UTF-8", "utf-16").encode("utf-16"),
        replaced("UTF-8", "utf-16").encode(),
        replaced("UTF-8", "iso-8859-1").encode(),
        replaced("UTF-8", "no-such-charset").encode(),
        gzip.compress(WHOLE.encode(), mtime=0),
        replaced("Oslo</title>", "Oslo</title><description>One<br>two <p>three</description>").encode(),
    ],
    ids=lambda content: repr(content[:12]),
)
def test_a_damaged_feed_gives_every_item_with_its_exact_title(content: bytes) -> None:
    document = read(content)
    assert titles(document) == TITLES
    assert [entry.link for entry in document.entries] == LINKS
    assert document.entries[0].content == "<p>The heads of AT&amp;T R&D <b>met</b> in Bern.</p>"
    assert document.entries[0].published_at == datetime(2024, 3, 5, 13, 30, tzinfo=UTC)
    assert document.is_whole


@pytest.mark.parametrize("label", ["UTF-8", "iso-8859-1", "windows-1252"])
def test_bytes_of_windows_are_read_whatever_their_label(label: str) -> None:
    content = WHOLE.replace("UTF-8", label).replace("č", "c").encode("cp1252")
    assert titles(read(content))[0] == "Premier Müller receives “old friend” Kovac"


def test_the_servers_charset_counts_where_the_feed_names_none() -> None:
    content = feed("<title>Путин и Си</title><link>https://example.org/1</link>").replace(' encoding="UTF-8"', "")
    assert titles(read(content.encode("cp1251"), "windows-1251")) == ["Путин и Си"]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("AT&T R&D", "AT&T R&D"),
        ("A&nbsp;B", "A\xa0B"),
        ("<![CDATA[AT&amp;T &#8211; R&D]]>", "AT&T – R&D"),
        ("5 < 7, says minister", "5 < 7, says minister"),
        ("Deficit <3 percent", "Deficit <3 percent"),
        ("x <y in talks", "x <y in talks"),
        ("&lt;b&gt;Breaking&lt;/b&gt;: talks", "Breaking: talks"),
        ("The &lt;b&gt; tag", "The <b> tag"),
        ("It&#146;s on", "It’s on"),
        ("  Two\n   lines ", "Two lines"),
        ("&unknown; thing", "&unknown; thing"),
    ],
)
def test_titles_are_exact_and_decoded_once(written: str, title: str) -> None:
    assert only(f"<title>{written}</title><link>https://example.org/1</link>").title == title


def test_of_a_feed_that_was_cut_the_whole_items_are_there_and_it_says_so() -> None:
    content = feed(*map(story, range(10))).encode()
    document = read(content[: len(content) * 6 // 10])
    assert titles(document) == [f"Story {number}" for number in range(len(document.entries))]
    assert len(document.entries) in (5, 6)
    assert not document.is_whole


def test_a_cut_atom_feed_is_read_too() -> None:
    content = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title></entry><entry><title>B'
    assert titles(read(content)) == ["A"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("Service Unavailable", "is no XML"),
        ("<html><body>Sorry</body></html>", "is a page of HTML"),
        ("<!DOCTYPE html><html><head></head><body><p>Sorry<br></body></html>", "is a page of HTML"),
        ('<?xml version="1.0"?><urlset><url/></urlset>', "is no feed but <urlset>"),
        ('{"error": "no"}', "JSON but no feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items"', "no valid JSON"),
        ("<rss><channel><item><title>Cut", "ends before"),
    ],
)
def test_what_is_no_feed_is_refused_with_the_reason(content: str, reason: str) -> None:
    with pytest.raises(UnlistableError, match=reason):
        read(content)


def test_a_page_instead_of_a_feed_names_the_feed_that_it_advertises() -> None:
    page = (
        '<!doctype html><html><head><link rel="stylesheet" href="/a.css">'
        "<link type='application/rss+xml' rel=alternate href='/rss?a=1&amp;b=2'></head></html>"
    )
    with pytest.raises(UnlistableError, match=r"it names the feed https://example\.org/rss\?a=1&b=2"):
        read(page)


def test_an_empty_channel_is_a_feed_without_entries() -> None:
    assert read(feed()).entries == ()


def test_rss_1_is_read() -> None:
    content = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>Gazette</title>
      <dc:language>de-DE</dc:language></channel>
      <item rdf:about="https://example.org/1"><title>Talks</title><link>https://example.org/1</link>
      <dc:date>2024-03-05T10:00:00+01:00</dc:date></item></rdf:RDF>"""
    document = read(content)
    assert (document.title, document.language) == ("Gazette", "de")
    (entry,) = document.entries
    assert (entry.guid, entry.link, entry.published) == (
        "https://example.org/1",
        "https://example.org/1",
        date(2024, 3, 5),
    )


def test_atom_is_read() -> None:
    content = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Gazette</title>
      <entry xml:lang="fr"><id>tag:1</id><title type="html">R&amp;amp;D &amp;lt;i&amp;gt;</title>
      <link rel="enclosure" href="https://example.org/a.mp3"/><link rel="self" href="https://example.org/1.atom"/>
      <link type="application/json" href="https://example.org/1.json"/>
      <link type="text/html" href="https://example.org/1"/>
      <published>2024-03-05T10:00:00Z</published><updated>2024-03-05T12:00:00Z</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They <b>met</b>.</p></div></content></entry>
      <entry><id>https://example.org/2</id><title>Two</title><content type="text">a &lt; b</content></entry></feed>"""
    document = read(content)
    first, second = document.entries
    assert (first.guid, first.title, first.link, first.language) == (
        "tag:1",
        "R&D <i>",
        "https://example.org/1",
        "fr",
    )
    assert first.published_at == datetime(2024, 3, 5, 10, tzinfo=UTC)
    assert first.updated == "2024-03-05T12:00:00Z"
    assert first.content is not None
    assert "<p>They <b>met</b>.</p>" in first.content
    assert (second.link, second.content) == ("https://example.org/2", "a &lt; b")


def test_atom_0_3_is_read() -> None:
    content = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Gazette</title><entry><id>1</id>
      <title>Talks</title><link rel="alternate" href="https://example.org/1"/><issued>2024-03-05T10:00:00Z</issued>
      <modified>2024-03-05T11:00:00Z</modified></entry></feed>"""
    (entry,) = read(content).entries
    assert (entry.link, entry.published, entry.updated) == (
        "https://example.org/1",
        date(2024, 3, 5),
        "2024-03-05T11:00:00Z",
    )


@pytest.mark.parametrize("version", ["1", "1.1"])
def test_json_feed_is_read(version: str) -> None:
    items = [
        {
            "id": 7,
            "url": "/7",
            "title": "R&amp;D <b>",
            "content_html": "<p>x</p>",
            "date_published": "2024-03-05T10:00:00Z",
        },
        {"id": "https://example.org/8", "content_text": "a < b"},
        "not an item",
    ]
    content = {
        "version": f"https://jsonfeed.org/version/{version}",
        "title": "Gazette",
        "language": "en-GB",
        "items": items,
    }
    document = read(json.dumps(content))
    first, second = document.entries
    assert (document.kind, document.language) == ("json", "en")
    assert (first.guid, first.link, first.title) == ("7", "https://example.org/7", "R&amp;D <b>")
    assert first.published == date(2024, 3, 5)
    assert (second.link, second.title, second.content) == ("https://example.org/8", None, "a &lt; b")


@pytest.mark.parametrize(
    ("item", "link"),
    [
        ("<link>/news/1</link>", "https://example.org/news/1"),
        ("<link>//cdn.example.org/1</link>", "https://cdn.example.org/1"),
        ("<link>\n https://example.org/a b\n </link>", "https://example.org/a%20b"),
        ("<link><![CDATA[https://example.org/?a=1&amp;b=2]]></link>", "https://example.org/?a=1&b=2"),
        ("<guid>https://example.org/1</guid>", "https://example.org/1"),
        ('<guid isPermaLink="false">https://example.org/1</guid>', None),
        ("<guid>1234</guid>", None),
        (
            '<link/><atom:link xmlns:atom="http://www.w3.org/2005/Atom" href="https://example.org/1"/>',
            "https://example.org/1",
        ),
        (
            "<link>https://clicks.example/1</link><feedburner:origLink "
            'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://example.org/1</feedburner:origLink>',
            "https://example.org/1",
        ),
        ("<link>file:///etc/passwd</link>", "file:///etc/passwd"),
        ("<link>https://[broken/</link>", "https://[broken/"),
    ],
)
def test_the_link_of_an_item_is_the_article_s_address(item: str, link: str | None) -> None:
    assert only(item).link == link


def test_a_relative_link_is_joined_with_xml_base() -> None:
    content = (
        '<rss xml:base="https://example.net/a/"><channel xml:base="b/"><item><link>1</link></item></channel></rss>'
    )
    assert read(content).entries[0].link == "https://example.net/a/b/1"


def test_a_base_that_is_no_address_is_passed_over() -> None:
    content = '<rss xml:base="http://[broken"><channel><item><link>/1</link></item></channel></rss>'
    assert read(content).entries[0].link == "https://example.org/1"


def test_a_guid_that_several_links_share_is_not_trusted() -> None:
    shared = [f"<guid>same</guid><link>https://example.org/{number}</link>" for number in (1, 2)]
    document = read(feed(*shared, story(3), story(3)))
    assert [entry.guid for entry in document.entries] == [None, None, "g3", "g3"]


def test_times_of_change_that_are_all_the_same_say_nothing() -> None:
    entry = "<entry><id>{0}</id><updated>{1}</updated></entry>"
    root = '<feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'
    same = "".join(entry.format(number, "2024-03-06T11:59:00Z") for number in range(10))
    differing = "".join(entry.format(number, f"2024-03-06T11:0{number}:00Z") for number in range(10))
    assert {each.updated for each in read(root.format(same)).entries} == {""}
    assert len({each.updated for each in read(root.format(differing)).entries}) == 10


def test_of_a_time_of_publication_that_all_share_the_day_alone_is_kept() -> None:
    built = "<pubDate>Tue, 05 Mar 2024 11:59:00 GMT</pubDate>"
    document = read(feed(*(story(number) + built for number in range(3))))
    assert {(entry.published, entry.published_at) for entry in document.entries} == {(date(2024, 3, 5), None)}
    one = read(feed(story(1) + built)).entries[0]
    assert one.published_at == datetime(2024, 3, 5, 11, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "seconds"),
    [
        ("", None),
        ("<ttl>90</ttl>", 5400),
        ("<ttl>soon</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>nan</ttl>", None),
        (
            '<s:updatePeriod xmlns:s="http://purl.org/rss/1.0/modules/syndication/">daily</s:updatePeriod>'
            '<s:updateFrequency xmlns:s="http://purl.org/rss/1.0/modules/syndication/">4</s:updateFrequency>',
            21_600,
        ),
    ],
)
def test_a_feed_may_ask_to_be_read_rarely(head: str, seconds: float | None) -> None:
    assert read(feed(head=head)).ttl == seconds


def test_an_unknown_date_keeps_its_text() -> None:
    entry = only("<title>A</title><pubDate>05/03/2024</pubDate>")
    assert (entry.published, entry.published_at, entry.published_text) == (None, None, "05/03/2024")


def test_a_tag_without_end_between_the_fields_loses_no_item() -> None:
    document = read(replaced("<guid>a2</guid>", "<category>Business<br></category><guid>a2</guid>"))
    assert titles(document) == TITLES
    assert [entry.link for entry in document.entries] == LINKS
    assert [entry.guid for entry in document.entries][:2] == ["a1", "a2"]
    assert document.entries[0].published_at == datetime(2024, 3, 5, 13, 30, tzinfo=UTC)
    assert document.entries[0].content == "<p>The heads of AT&amp;T R&D <b>met</b> in Bern.</p>"


@pytest.mark.parametrize("namespace", ["", ' xmlns="http://example.org/unknown"'])
def test_a_feed_with_a_missing_or_unknown_namespace_is_read(namespace: str) -> None:
    rss = feed(story(1)).replace("<rss", f"<rss{namespace}")
    atom = f'<feed{namespace}><entry><id>1</id><title>A</title><link href="/1"/></entry></feed>'
    assert [read(content).entries[0].link for content in (rss, atom)] == ["https://example.org/1"] * 2


def test_a_large_feed_that_is_not_well_formed_is_read() -> None:
    items = [f"{story(number)}<description>One<br>two</description>" for number in range(10_000)]
    assert [entry.title for entry in read(feed(*items)).entries] == [f"Story {number}" for number in range(10_000)]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMBS = {
    "billion laughs": f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]>%s&l9;%s',
    "quadratic": f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "{"x" * 50_000}">]>%s{"&a;" * 50_000}%s',
    "external": '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file://{path}">]>%s&a;%s',
    "deep": f"%s{'<a>' * 200_000}{'</a>' * 200_000}%s",
    "ampersands": f"%s{'&' * 5_000_000}%s",
    "brackets": f"%s{'<' * 5_000_000}%s",
    "open sections": f"%s& {'<![CDATA[' * 500_000}%s",
}


def read_bomb(bomb: str, folder: Path) -> FeedDocument:
    """Return what a feed with the bomb for a title gives; nothing where it is refused. A secret lies in `folder`."""
    (folder / "secret").write_text("hidden words")
    content = BOMBS[bomb].replace("{path}", str(folder / "secret")) % (
        "<rss><channel><item><title>",
        "</title><link>https://example.org/1</link></item></channel></rss>",
    )
    try:
        return read(content)
    except UnlistableError:
        return FeedDocument("rss", None, ())


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_in_a_feed_is_rejected_or_harmless(bomb: str, tmp_path: Path) -> None:
    document = read_bomb(bomb, tmp_path)
    assert sum(len(entry.title or "") for entry in document.entries) < 2_000
    assert "hidden words" not in repr(document)


def test_a_compressed_bomb_is_refused() -> None:
    with pytest.raises(UnlistableError, match="more than 25 MB"):
        read(gzip.compress(bytes(30_000_000), mtime=0))


@given(st.binary(max_size=300))
def test_no_bytes_break_it(content: bytes) -> None:
    with suppress(UnlistableError):
        assert read(b"<rss><channel>" + content).kind in ("rss", "atom")


LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="<>&]")
WORDS = st.text(LETTERS, min_size=1, max_size=30)


@given(st.lists(WORDS, min_size=1, max_size=5), st.sampled_from(["&", "<", "< 5 &", "&&"]))
def test_bare_marks_in_titles_lose_nothing(words: list[str], mark: str) -> None:
    items = [f"<title>{word} {mark} 1</title><link>https://example.org/{n}</link>" for n, word in enumerate(words)]
    assert titles(read(feed(*items))) == [f"{word} {mark} 1" for word in words]
