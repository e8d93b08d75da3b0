"""Sitemaps list their URLs, with the times that can be believed."""

from __future__ import annotations

import gzip
import time
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tasks.sources.document_text import UnlistableError
from tasks.sources.sitemap_document import SitemapDocument, lastmods_are_believable, read_sitemap
from tests.unit.listings.small_web import NOON

URL = "https://example.org/sitemap.xml"
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def read(content: str | bytes) -> SitemapDocument:
    return read_sitemap(content.encode() if isinstance(content, str) else content, URL, NOON)


def urlset(*parts: str, namespace: str = NAMESPACE) -> str:
    return f"<urlset {namespace}>{''.join(f'<url>{part}</url>' for part in parts)}</urlset>"


def dated(*lastmods: str) -> list[str]:
    parts = (f"<loc>https://example.org/{n}</loc><lastmod>{lastmod}</lastmod>" for n, lastmod in enumerate(lastmods))
    return [entry.lastmod for entry in read(urlset(*parts)).entries]


@pytest.mark.parametrize("namespace", [NAMESPACE, "", 'xmlns="http://www.google.com/schemas/sitemap/0.84"'])
def test_a_sitemap_lists_its_urls_whatever_its_namespace(namespace: str) -> None:
    document = read(urlset("<loc> https://example.org/1\n</loc>", "<loc>/a b</loc>", "<loc/>", namespace=namespace))
    assert document.kind == "urlset"
    assert [entry.address for entry in document.entries] == ["https://example.org/1", "https://example.org/a%20b"]


def test_an_index_lists_its_sitemaps() -> None:
    content = (
        f"<sitemapindex {NAMESPACE}><sitemap><loc>/news.xml</loc><lastmod>2024-03-05</lastmod></sitemap></sitemapindex>"
    )
    document = read(content)
    assert document.kind == "index"
    assert [(each.address, each.lastmod) for each in document.entries] == [
        ("https://example.org/news.xml", "2024-03-05")
    ]


def test_a_news_sitemap_gives_time_title_and_language_and_images_are_passed_over() -> None:
    part = """<loc>https://example.org/1</loc>
      <image:image xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><image:loc>https://example.org/1.jpg
      </image:loc><image:title>A picture</image:title></image:image>
      <news:news xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><news:publication><news:name>Gazette
      </news:name><news:language>es</news:language></news:publication>
      <news:publication_date>2024-03-05T23:30:00-03:00</news:publication_date>
      <news:title>R&amp;D talks in Quito</news:title></news:news>"""
    (entry,) = read(urlset(part)).entries
    assert (entry.address, entry.title, entry.language) == ("https://example.org/1", "R&D talks in Quito", "es")
    assert entry.published == date(2024, 3, 5)
    assert entry.published_at == datetime(2024, 3, 6, 2, 30, tzinfo=UTC)


def test_times_of_change_are_kept_where_they_differ() -> None:
    assert dated("2024-03-01", "2024-03-02") == ["2024-03-01", "2024-03-02"]
    assert dated("2024-02-01") == ["2024-02-01"]


def test_times_of_change_that_nine_in_ten_share_say_nothing() -> None:
    assert set(dated(*["2024-03-01T10:00:00Z"] * 9, "2024-03-02")) == {""}
    assert "2024-03-02" in dated(*["2024-03-01T10:00:00Z"] * 8, "2024-03-02", "2024-03-03")


def test_times_of_change_that_are_always_today_say_nothing() -> None:
    assert dated("2024-03-06") == [""]
    assert not lastmods_are_believable(["2024-03-06", "2024-03-06"], NOON)
    assert lastmods_are_believable(["2024-03-06T08:00:00Z", "2024-03-06T09:00:00Z"], NOON)
    assert not lastmods_are_believable([], NOON)


def test_a_compressed_sitemap_is_unpacked_within_a_limit() -> None:
    content = gzip.compress(urlset("<loc>https://example.org/1</loc>").encode())
    assert len(read(content).entries) == 1
    with pytest.raises(UnlistableError, match="more than 50 MB"):
        read(gzip.compress(bytes(60_000_000)))
    with pytest.raises(UnlistableError, match="cannot be unpacked"):
        read(b"\x1f\x8b no gzip")


def test_a_text_lists_one_url_a_line_and_names_the_lines_that_are_none() -> None:
    document = read("# ours\nhttps://example.org/1\r\n\nexample.org/2\nhttps://example.org/3")
    assert document.kind == "text"
    assert [entry.address for entry in document.entries] == ["https://example.org/1", "https://example.org/3"]
    assert document.bad_lines == ((4, "example.org/2"),)


def test_bare_marks_in_addresses_are_repaired() -> None:
    document = read(urlset("<loc>https://example.org/?a=1&b=2</loc>"))
    assert [entry.address for entry in document.entries] == ["https://example.org/?a=1&b=2"]


def test_of_a_sitemap_that_was_cut_the_whole_urls_are_there_and_it_says_so() -> None:
    content = urlset(*(f"<loc>https://example.org/{n}</loc>" for n in range(10)))
    document = read(content[:-40])
    assert [entry.address[-1] for entry in document.entries] == list("012345678")
    assert not document.is_whole


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is empty"),
        ("<!DOCTYPE html><html><body>Not found<br></body></html>", "is a page of HTML"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>", "is a page of HTML"),
        ("<rss><channel/></rss>", 'is a feed and no sitemap — write kind = "feed"'),
        ("<opml/>", "is no sitemap but <opml>"),
        ("<oops/>", "is no sitemap but <oops>"),
        ("Internal Server Error", "lists no address"),
    ],
)
def test_what_is_no_sitemap_is_refused_with_the_reason(content: str, reason: str) -> None:
    with pytest.raises(UnlistableError, match=reason):
        read(content)


TEXT, NAMES = "x" * 50_000, "&a;" * 50_000
OPEN, CLOSED = "<a>" * 200_000, "</a>" * 200_000


@pytest.mark.parametrize(
    "bomb",
    [
        f'<!DOCTYPE u [<!ENTITY a "{TEXT}">]><urlset><url><loc>{NAMES}</loc></url></urlset>',
        '<!DOCTYPE u [<!ENTITY a SYSTEM "file://SECRET">]><urlset><url><loc>/&a;</loc></url></urlset>',
        f"<urlset><url><loc>/1</loc>{OPEN}{CLOSED}</url></urlset>",
        f"<urlset>{OPEN}</urlset>",
    ],
    ids=["quadratic", "external", "deep", "open"],
)
def test_a_bomb_in_a_sitemap_is_rejected_or_harmless_within_5_seconds(bomb: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hidden words")
    start = time.monotonic()
    found = ""
    with suppress(UnlistableError):
        found = repr(read(bomb.replace("SECRET", str(tmp_path / "secret"))))
    assert time.monotonic() - start < 5
    assert "hidden words" not in found
    assert len(found) < 500_000


def test_a_sitemap_packed_in_several_parts_is_read_to_its_end() -> None:
    whole = urlset("<loc>https://example.org/1</loc>", "<loc>https://example.org/2</loc>").encode()
    document = read(gzip.compress(whole[:90]) + gzip.compress(whole[90:]) + b"\0\0\0")
    assert ([entry.address[-1] for entry in document.entries], document.is_whole) == (["1", "2"], True)
