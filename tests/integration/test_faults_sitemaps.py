"""Sitemaps of every kind over whole runs: only what is unseen or changed is fetched."""

from __future__ import annotations

import gzip
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from tests.integration.fault_server import FaultServer, Script, page
from tests.integration.newspapers import (
    SITEMAP_TYPE,
    Round,
    article,
    findings,
    index,
    sitemap_source,
    story,
    urlset,
    whole_round,
)
from tests.integration.whole_run import Desk

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
SECRET = "hidden words of a file"
BOMBS = {
    "laughs": f'<!DOCTYPE urlset [<!ENTITY l0 "ha">{LAUGHS}]><urlset><url><loc>URL&l9;</loc></url></urlset>',
    "quadratic": f'<!DOCTYPE urlset [<!ENTITY a "{"x" * 50_000}">]>'
    f"<urlset><url><loc>URL{'&a;' * 50_000}</loc></url></urlset>",
    "external": '<!DOCTYPE urlset [<!ENTITY a SYSTEM "file://FILE">]><urlset><url><loc>URL&a;</loc></url></urlset>',
    "deep": f"<urlset><url><loc>{'<a>' * 200_000}{'</a>' * 200_000}</loc></url></urlset>",
}
NEWS_MAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>URL</loc><news:news><news:publication>
 <news:name>News</news:name><news:language>en</news:language></news:publication>
 <news:publication_date>2026-04-29T23:15:00-03:00</news:publication_date>
 <news:title>Ministers agree on fish</news:title></news:news></url></urlset>"""


@dataclass(frozen=True)
class Days:
    """Three runs, a day between them."""

    rounds: tuple[Round, Round, Round]
    desk: Desk

    def pages(self, name: str) -> list[list[str]]:
        """Return for each run what was asked for of `name` without its sitemaps."""
        return [[path for path in found.paths(name) if ".xml" not in path] for found in self.rounds]

    def maps(self, name: str) -> list[list[str]]:
        """Return for each run which sitemaps of `name` were asked for."""
        return [[path.rpartition("/")[2] for path in found.paths(name) if ".xml" in path] for found in self.rounds]


@pytest.fixture(scope="module")
def days(newsstand: FaultServer, tmp_path_factory: pytest.TempPathFactory) -> Days:
    """Return what three runs over all sitemaps of this file brought."""
    place = tmp_path_factory.mktemp("days")
    (place / "secret").write_text(SECRET)
    stand, desk = newsstand, Desk(place / "warehouse.duckdb")
    stand.clear()
    names = list[str]()

    def sitemap(name: str, *answers: Script | str, path: str = "sitemap.xml") -> None:
        if path.startswith("sitemap.xml"):
            names.append(name)
        scripts = [page(answer, SITEMAP_TYPE) if isinstance(answer, str) else answer for answer in answers]
        stand.set(f"/{name}/{path}", *scripts)

    def url(name: str, number: int) -> str:
        """Return the address of an article that exists."""
        stand.set(f"/{name}/{number}", page(article(f"{name} {number}", story(len(names) * 13 + number))))
        return stand.url(f"/{name}/{number}")

    def below(name: str, path: str) -> str:
        return stand.url(f"/{name}/{path}")

    sitemap("nested", index(below("nested", "a.xml"), below("nested", "sitemap.xml")))
    sitemap("nested", index(below("nested", "b.xml"), below("nested", "a.xml")), path="a.xml")
    sitemap("nested", urlset(url("nested", 1)), path="b.xml")
    sitemap("creeping", index(below("creeping", "2.xml")))
    sitemap("creeping", index(below("creeping", "3.xml")), path="2.xml")
    sitemap("creeping", urlset(url("creeping", 1)), index(below("creeping", "4.xml")), path="3.xml")
    sitemap("creeping", urlset(url("creeping", 2)), path="4.xml")
    sitemap("bottomless", *[index(below("bottomless", "2.xml"))])
    for depth in range(2, 9):
        sitemap("bottomless", index(below("bottomless", f"{depth + 1}.xml")), path=f"{depth}.xml")
    packed = gzip.compress(urlset(url("packed", 1)).encode())
    sitemap("packed", index(below("packed", "p.xml.gz")))
    sitemap("packed", page(packed, "application/x-gzip"), path="p.xml.gz")
    sitemap("undated", urlset(url("undated", 1)), urlset(url("undated", 2), url("undated", 1)))
    today = [urlset(*((url("todays", number), f"2026-05-0{day}") for number in range(1, day + 1))) for day in (1, 2, 3)]
    sitemap("todays", *today)
    dated = [
        urlset((url("dated", 1), "2026-04-28T10:00:00Z"), (url("dated", 2), lastmod), (url("dated", 3), "2026-04-20"))
        for lastmod in ("2026-04-29T10:00:00Z", "2026-05-02T10:00:00Z", "2026-05-02T10:00:00Z")
    ]
    sitemap("dated", *dated)
    text = story(900)
    stand.set("/dated/2", page(article("dated 2", text)), page(article("dated 2", text + " It was settled later.")))
    url("news", 1)
    stand.set("/news/1", page(article("Ministers agree on fish", story(901))))
    sitemap("news", NEWS_MAP.replace("URL", stand.url("/news/1")))
    missing = page(article("Not found", "We cannot find this page."), "text/html", ("ETag", '"page"'))
    sitemap("error", missing, urlset(url("error", 1)))
    for name, bomb in BOMBS.items():
        content = bomb.replace("URL", stand.url(f"/{name}/1")).replace("FILE", str(place / "secret"))
        sitemap(name, f'<?xml version="1.0"?>{content}')
    sources = [sitemap_source(stand, name) for name in dict.fromkeys(names)]
    rounds = []
    for _ in range(3):
        rounds.append(whole_round(desk, stand, sources))
        desk.pass_time(days=1, hours=1)
    return Days((rounds[0], rounds[1], rounds[2]), desk)


class TestIndexes:
    def test_an_index_of_indexes_that_names_itself_is_read_once(self, days: Days) -> None:
        assert days.maps("nested")[0] == ["sitemap.xml", "a.xml", "b.xml"]
        assert days.pages("nested") == [["/nested/1"], [], []]

    def test_no_deeper_than_three_levels(self, days: Days) -> None:
        assert days.maps("bottomless")[0] == ["sitemap.xml", "2.xml", "3.xml"]
        assert all(len(maps) <= 3 for maps in days.maps("bottomless"))

    def test_nor_after_a_sitemap_of_the_third_level_has_become_an_index(self, days: Days) -> None:
        assert "4.xml" not in [name for maps in days.maps("creeping") for name in maps]

    def test_a_packed_sitemap_below_an_index(self, days: Days) -> None:
        assert days.rounds[0].titles("packed") == ["packed 1"]


class TestTimesOfChange:
    def test_without_them_only_what_is_new_is_fetched(self, days: Days) -> None:
        assert days.pages("undated") == [["/undated/1"], ["/undated/2"], []]

    def test_where_they_are_always_today_only_what_is_new_is_fetched(self, days: Days) -> None:
        assert days.pages("todays") == [["/todays/1"], ["/todays/2"], ["/todays/3"]]

    def test_what_has_changed_is_fetched_again_and_nothing_else(self, days: Days) -> None:
        first, second, third = days.pages("dated")
        assert sorted(first) == ["/dated/1", "/dated/2", "/dated/3"]
        assert (second, third) == (["/dated/2"], [])
        assert sum("settled later" in text for text in days.rounds[2].texts("dated")) == 1
        assert [row["title"] for row in days.rounds[2].versions] == ["dated 2"]


def test_a_news_sitemap_gives_title_and_time_in_its_own_zone(days: Days) -> None:
    (row,) = days.rounds[0].of("news")
    assert (row["title"], row["language"]) == ("Ministers agree on fish", "en")
    (stored,) = (row for row in days.rounds[0].articles if row["source"] == "news")
    assert (str(stored["published_date"]), stored["published_at"]) == ("2026-04-29", datetime(2026, 4, 30, 2, 15))


def test_an_error_page_instead_of_a_sitemap_is_an_error_whose_validators_are_not_kept(days: Days) -> None:
    assert days.rounds[0].sources["error"]["state"] == "parse_error"
    assert "if-none-match" not in days.rounds[1].sent("/error/sitemap.xml")[0]
    assert days.pages("error") == [[], ["/error/1"], []]


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_rejected(days: Days, name: str) -> None:
    assert days.rounds[0].sources[name]["state"] in ("parse_error", "ok")
    assert SECRET not in str(days.rounds[2].of(name))
    assert all(len(path) < 5_000 for path in days.rounds[0].paths(name))
    assert days.rounds[2].titles(name) == []


def test_the_warehouse_is_sound_afterwards(days: Days) -> None:
    assert findings(days.desk) == []


def test_50000_urls_are_listed_at_once_and_read_as_a_limit_allows(stand: FaultServer, desk: Desk) -> None:
    stand.set("/large/sitemap.xml", page(urlset(*(stand.url(f"/large/{n}") for n in range(50_000))), SITEMAP_TYPE))
    source = sitemap_source(stand, "large")
    first = desk.run(source, limit=3)
    assert (first.found, first.listed_new) == (50_000, 50_000)
    desk.pass_time(hours=25)
    second = desk.run(source, limit=3)
    assert second.listed_new == 0
    assert Counter(desk.states().values()) == {"waiting": 49_994, "gone": 6}
    asked = [path for path in stand.paths() if not path.endswith(".xml")]
    assert len(asked) == len(set(asked)) == 6


def test_a_sitemap_on_disk_is_not_what_a_sitemap_may_name(stand: FaultServer, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "low.xml").write_text(urlset(stand.url("/a")))
    stand.set("/low/sitemap.xml", page(index((tmp_path / "low.xml").as_uri()), SITEMAP_TYPE))
    found = whole_round(desk, stand, [sitemap_source(stand, "low")])
    assert found.sources["low"]["state"] == "blocked_address"
    assert found.items == []
