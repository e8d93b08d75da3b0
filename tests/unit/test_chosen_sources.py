"""Which sources a run takes, by name, path and URL."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tasks.errors import ConfigurationError
from tasks.sources.configured import ConfiguredSource
from tasks.sources.feed_source import FeedSource
from tasks.sources.folder import FolderSource
from tasks.sources.opened import absolute_address, chosen_sources, local_sources
from tasks.sources.opml_source import OpmlSource
from tasks.sources.page_source import PageSource
from tasks.sources.polling import PollingRules
from tasks.sources.sitemap_source import SitemapSource
from tasks.sources.source import Source
from tasks.sources.url_list_source import UrlListSource
from tasks.sources.web_address_source import WebAddressSource

DAY = date(1985, 11, 20)
SELDOM = PollingRules(least_wait=7_200)
OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="News">
<outline text="One" type="rss" xmlUrl="https://one.example/rss"/>
<outline text="Two" type="rss" xmlUrl="https://two.example/feed?utm_source=opml"/></outline></body></opml>"""


@pytest.fixture
def two(tmp_path: Path) -> list[ConfiguredSource]:
    return [
        ConfiguredSource("first", "folder", str(tmp_path / "one")),
        ConfiguredSource("second", "folder", str(tmp_path / "two"), enabled=False),
    ]


def names(sources: list[Source]) -> list[str]:
    return [source.name for source in sources]


def keys(source: Source) -> list[tuple[str, str]]:
    assert isinstance(source, FolderSource)
    return [(item.source, item.key) for listing in source.listings() for item in listing.items]


def test_without_arguments_the_enabled_sources_are_taken(two: list[ConfiguredSource]) -> None:
    assert names(chosen_sources(two, [], [])) == ["first"]


def test_a_source_that_is_switched_off_can_be_named(two: list[ConfiguredSource]) -> None:
    assert names(chosen_sources(two, ["second", "second"], [])) == ["second"]


def test_nothing_is_taken_where_nothing_is_switched_on(two: list[ConfiguredSource]) -> None:
    assert chosen_sources(two[1:], [], []) == []


def test_an_unknown_name_is_refused(two: list[ConfiguredSource]) -> None:
    with pytest.raises(ConfigurationError, match=r"fist: no such source .* did you mean first\?"):
        chosen_sources(two, ["fist"], [])


def test_a_path_in_a_configured_folder_belongs_to_that_source(tmp_path: Path, two: list[ConfiguredSource]) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.txt").write_text("text", encoding="utf-8")
    (source,) = chosen_sources(two, [], [str(tmp_path / "one" / "a.txt")])
    assert keys(source) == [("first", "a.txt")]


def test_a_file_and_its_folder_give_the_same_item(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    by_folder, by_file = chosen_sources([], [], [str(tmp_path), str(tmp_path / "a.txt")], DAY)
    assert keys(by_folder) == keys(by_file) == [(tmp_path.as_posix(), "a.txt")]
    assert isinstance(by_file, FolderSource)
    assert by_file.published == DAY


@pytest.mark.parametrize("as_path", [False, True])
def test_a_configured_dump_is_named_in_its_folder_and_keeps_its_columns(tmp_path: Path, as_path: bool) -> None:
    dump = tmp_path / "dump.jsonl"
    dump.write_text('{"body": "Reagan met Gorbachev."}\n', encoding="utf-8")
    configured = [ConfiguredSource("archive", "jsonl", str(dump), language="en", columns={"text": "body"})]
    (source,) = chosen_sources(configured, [], [str(dump)] if as_path else [])
    assert keys(source) == [("archive", "dump.jsonl:1")]
    assert isinstance(source, FolderSource)
    assert (source.columns, source.language) == ({"text": "body"}, "en")


def test_a_folder_of_tables_passes_over_what_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    configured = [ConfiguredSource("tables", "parquet", str(tmp_path))]
    (source,) = chosen_sources(configured, [], [])
    assert keys(source) == []
    # The text beside the tables is an article like any other, of its folder.
    (text,) = chosen_sources(configured, [], [str(tmp_path / "a.txt")])
    assert keys(text) == [(tmp_path.as_posix(), "a.txt")]


def test_each_kind_on_the_web_is_opened_with_its_keys(tmp_path: Path) -> None:
    kinds = {"feed": FeedSource, "sitemap": SitemapSource, "page": PageSource, "opml": OpmlSource}
    for kind, opened in kinds.items():
        configured = ConfiguredSource(
            "a",
            kind,  # type: ignore[arg-type]
            "https://a.example/x",
            language="en",
            interval_minutes=30,
            delay_seconds=2.5,
        )
        (source,) = chosen_sources([configured], ["a"], [], rules=SELDOM)
        assert isinstance(source, opened)
        assert source.rules == SELDOM
        assert (source.name, source.address, source.interval) == ("a", "https://a.example/x", 1_800.0)
        assert (source.delay, source.language) == (2.5, "en")
    (urls,) = chosen_sources([ConfiguredSource("a", "urls", str(tmp_path / "urls.txt"))], ["a"], [])
    assert urls == UrlListSource("a", str(tmp_path / "urls.txt"), chance=urls.chance)  # type: ignore[attr-defined]


def test_a_url_that_is_configured_belongs_to_that_source_however_it_is_written() -> None:
    configured = [ConfiguredSource("one", "feed", "https://www.one.example/rss", enabled=False)]
    (source,) = chosen_sources(configured, [], ["http://one.example/rss/?utm_source=mail"])
    assert (source.name, type(source)) == ("one", FeedSource)


def test_any_other_url_finds_out_what_it_is_under_the_name_of_its_key() -> None:
    (source,) = chosen_sources([], [], ["https://www.other.example/news/?utm_source=mail"])
    assert (source.name, type(source)) == ("other.example/news", WebAddressSource)


@pytest.mark.parametrize("address", ["ftp://a.example/x", "https://", "file:///etc/passwd"])
def test_a_url_of_another_scheme_is_refused(address: str) -> None:
    with pytest.raises(ConfigurationError, match="is no URL of http or https"):
        chosen_sources([], [], [address])


@pytest.mark.parametrize("name", ["feeds.opml", "export.xml"])
def test_a_list_of_feeds_is_all_its_feeds_each_under_its_own_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(OPML, encoding="utf-8")
    configured = [ConfiguredSource("second", "feed", "https://two.example/feed", enabled=False)]
    found = chosen_sources(configured, [], [str(tmp_path / name)])
    assert names(found) == ["one.example/rss", "second"]
    assert {type(source) for source in found} == {FeedSource}


def test_a_feed_that_two_lists_name_is_polled_once(tmp_path: Path) -> None:
    for name in ("a.opml", "b.opml"):
        (tmp_path / name).write_text(OPML, encoding="utf-8")
    configured = [ConfiguredSource("mine", "opml", str(tmp_path / "a.opml"), interval_minutes=15)]
    found = chosen_sources(configured, ["mine"], [str(tmp_path / "b.opml")])
    assert names(found) == ["one.example/rss", "two.example/feed"]
    assert [source.interval for source in found] == [900.0, 900.0]  # type: ignore[attr-defined]


def test_a_xml_that_is_no_list_of_feeds_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<rss/>", encoding="utf-8")
    (source,) = chosen_sources([], [], [str(tmp_path / "a.xml")])
    with pytest.raises(ConfigurationError, match="not a kind of article"):
        keys(source)


def test_commands_that_read_files_refuse_a_url() -> None:
    with pytest.raises(ConfigurationError, match="reads files only — `whomet ingest URL`"):
        local_sources([], ["https://a.example/news"])


def test_an_address_means_the_same_in_every_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute_address("a.txt") == str(tmp_path / "a.txt")
    assert absolute_address("https://a.example/x") == "https://a.example/x"
