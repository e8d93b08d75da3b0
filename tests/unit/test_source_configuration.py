"""sources.toml is checked key by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.errors import ConfigurationError
from tasks.sources.configured import ConfiguredSource, configured_sources, load_sources, named, sources_file

TWO_SOURCES = """
[first]
kind = "folder"
address = "one"

[second]
kind = "folder"
address = "two"
enabled = false
"""


def configuration(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_address_counts_from_the_folder_of_the_file(tmp_path: Path) -> None:
    first, second = load_sources(configuration(tmp_path, TWO_SOURCES))
    assert (first.address, first.enabled) == (str(tmp_path / "one"), True)
    assert (second.address, second.enabled) == (str(tmp_path / "two"), False)


def test_a_source_on_the_web_has_all_its_keys(tmp_path: Path) -> None:
    text = """
["un.news"]
kind = "feed"
address = "https://news.example/rss?p=1"
title = "UN News"
language = "en"
country = "CHE"
region = "World"
interval_minutes = 30
delay_seconds = 2.5
"""
    assert load_sources(configuration(tmp_path, text)) == [
        ConfiguredSource(
            name="un.news",
            kind="feed",
            address="https://news.example/rss?p=1",
            title="UN News",
            language="en",
            country="CHE",
            region="World",
            interval_minutes=30,
            delay_seconds=2.5,
        )
    ]


@pytest.mark.parametrize("kind", ["urls", "opml"])
def test_a_list_lies_on_the_web_or_on_this_machine(tmp_path: Path, kind: str) -> None:
    text = f'[a]\nkind = "{kind}"\naddress = "https://a.example/list"\n[b]\nkind = "{kind}"\naddress = "lists/mine"'
    on_web, here = load_sources(configuration(tmp_path, text))
    assert (on_web.address, on_web.is_path) == ("https://a.example/list", False)
    assert (here.address, here.is_path, here.is_local) == (str(tmp_path / "lists" / "mine"), True, False)


def test_columns_are_mapped_in_lines_and_tables(tmp_path: Path) -> None:
    text = '[a]\nkind = "parquet"\naddress = "a.parquet"\ncolumns = {text = "body", title = "headline"}'
    (source,) = load_sources(configuration(tmp_path, text))
    assert source.columns == {"text": "body", "title": "headline"}


def test_a_file_in_the_overlay_wins(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert sources_file(tmp_path, tmp_path / "mine") == tmp_path / "sources.toml"
    configuration(tmp_path / "mine", TWO_SOURCES)
    assert sources_file(tmp_path, tmp_path / "mine") == tmp_path / "mine" / "sources.toml"


FEED = '[a]\nkind = "feed"\naddress = "https://a.example/rss"\n'
MISTAKES = [
    (
        '[a]\nkind = "folder"\naddress = "x"\nadress = "y"',
        r"sources\.toml: \[a\] has an unknown key 'adress' — use kind",
    ),
    ('[a]\nkind = "folder"', r"\[a\] has no address — add address"),
    ('[a]\nkind = "folder"\naddress = " "', r"\[a\] has no address"),
    ('[a]\naddress = "x"', r"\[a\] has no kind"),
    ('[a]\nkind = "ftp"\naddress = "x"', r"\[a\] kind = 'ftp' is unknown — use folder, jsonl, parquet, feed"),
    ('[a]\nkind = "folder"\naddress = "x"\nenabled = "no"', r"enabled = 'no' has the wrong type — give true or false"),
    ('[a]\nkind = "folder"\naddress = 3', r"address = 3 has the wrong type — give text in quotes"),
    ("a = 1", r"'a' stands outside a table"),
    ("[a", r"sources\.toml: is not valid TOML"),
    ('[un.news]\nkind = "feed"', r'unknown key \'news\' — a name with a dot is written in quotes: \["un\.news"\]'),
    (FEED + "[a]", r"is not valid TOML"),
    (FEED + "interval_minutes = true", r"interval_minutes = True has the wrong type — give a number"),
    (FEED + "interval_minutes = 0", r"interval_minutes = 0 cannot be used — give more than 0"),
    (FEED + "delay_seconds = -1", r"delay_seconds = -1 cannot be used — give 0 or more"),
    (FEED + "delay_seconds = nan", r"delay_seconds = nan cannot be used"),
    (FEED + 'language = "English"', r"language = 'English' cannot be used — give two small letters"),
    (FEED + 'country = "uk"', r"country = 'uk' cannot be used — give three capitals"),
    (FEED + 'region = "Antarctica"', r"region = 'Antarctica' cannot be used — give one of: Africa, Asia"),
    (FEED + 'columns = {text = "b"}', r"columns has no effect with kind feed — leave it out, or use kind jsonl"),
    ('[a]\nkind = "folder"\naddress = "x"\ninterval_minutes = 5', r"interval_minutes has no effect with kind folder"),
    ('[a]\nkind = "jsonl"\naddress = "x"\ncolumns = {body = "b"}', r"columns has an unknown field 'body' — use doc_id"),
    ('[a]\nkind = "jsonl"\naddress = "x"\ncolumns = {text = 3}', r"columns: text = 3 has the wrong type"),
    ('[a]\nkind = "feed"\naddress = "news/rss.xml"', r"'news/rss\.xml' is no URL of http or https — kind feed needs"),
    ('[a]\nkind = "page"\naddress = "ftp://a.example/x"', r"is no URL of http or https"),
    ('[a]\nkind = "sitemap"\naddress = "https://"', r"is no URL of http or https"),
    ('[a]\nkind = "urls"\naddress = "file:///etc/passwd"', r"is no URL of http or https"),
    ('[a]\nkind = "folder"\naddress = "https://a.example/"', r"is no path — give a path, or use kind feed"),
]


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_a_mistake_names_file_key_and_remedy_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message) as raised:
        load_sources(configuration(tmp_path, text))
    assert len(str(raised.value).splitlines()) == 1


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read — restore it"):
        load_sources(tmp_path / "sources.toml")


def test_a_switch_wins_over_the_file_and_one_of_an_unknown_source_has_no_effect(tmp_path: Path) -> None:
    configuration(tmp_path, TWO_SOURCES)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "sources_enabled.toml").write_text("first = false\nsecond = true\nthird = true\n")
    found = configured_sources(tmp_path, tmp_path / "mine")
    assert [(source.name, source.enabled) for source in found] == [("first", False), ("second", True)]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("bbc-wrld", r"bbc-wrld: no such source .* did you mean bbc-world\?"),
        ("BBC-World", r"did you mean bbc-world\?"),
        ("africa", r"did you mean bbc-africa or premium-times-africa\?"),
        ("xyzzy", r"`whomet sources` lists those there are"),
    ],
)
def test_an_unknown_name_tells_the_near_ones(name: str, message: str) -> None:
    known = [ConfiguredSource(one, "folder", "/a") for one in ("bbc-world", "bbc-africa", "premium-times-africa")]
    with pytest.raises(ConfigurationError, match=message):
        named(known, [name])


def test_a_source_that_is_named_twice_is_taken_once() -> None:
    known = [ConfiguredSource("a", "folder", "/a"), ConfiguredSource("b", "folder", "/b")]
    assert [source.name for source in named(known, ["b", "a", "b"])] == ["b", "a"]
