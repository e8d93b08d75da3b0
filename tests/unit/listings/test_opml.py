"""A list of subscriptions names its feeds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tasks.errors import ConfigurationError
from tasks.sources.document_text import UnlistableError
from tasks.sources.opml import Subscription, load_opml, read_opml

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Ours</title></head><body>
  <outline text="Europe"><outline text="North">
    <outline type="rss" text="Gazette" title="The Gazette" xmlUrl="https://example.org/feed.xml" htmlUrl="https://example.org/"/>
  </outline></outline>
  <outline text="R&amp;D" xmlurl="feed://example.net/atom"/>
  <outline type="rss" text="Old" url="http://example.com/rss"/>
  <outline type="link" text="No feed" url="http://example.com/"/>
  <outline text="Again" xmlUrl="http://www.example.org/feed.xml?utm_source=opml"/>
</body></opml>"""


def test_the_feeds_of_all_folders_are_listed_once_in_order() -> None:
    assert read_opml(LIST.encode(), "list") == (
        Subscription("The Gazette", "https://example.org/feed.xml"),
        Subscription("R&D", "https://example.net/atom"),
        Subscription("Old", "http://example.com/rss"),
    )


def test_a_list_with_bare_marks_is_read() -> None:
    assert [each.title for each in read_opml(LIST.replace("&amp;", "&").encode(), "list")][1] == "R&D"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is empty"),
        (LIST[:300], "its end is missing|ends before"),
        ("<rss><channel/></rss>", "is no OPML"),
        ('<opml><body><outline text="empty"/></body></opml>', "names no feed"),
        ("<html></html>", "is a page of HTML"),
    ],
)
def test_a_broken_file_is_a_configuration_error_that_names_it(content: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "subscriptions.opml"
    path.write_text(content)
    with pytest.raises(ConfigurationError, match=rf"subscriptions\.opml: .*({reason})"):
        load_opml(path)


def test_a_missing_file_is_a_configuration_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load_opml(tmp_path / "none.opml")


def test_a_list_in_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "subscriptions.opml"
    path.write_text(LIST, encoding="utf-16")
    assert len(load_opml(path)) == 3


TEXT, NAMES = "x" * 9999, "&a;" * 9999
ENTITIES = f'<!ENTITY a "{TEXT}"><!ENTITY b "{NAMES}"><!ENTITY c SYSTEM "file:///etc/hostname">'


def test_entities_are_not_expanded_within_5_seconds() -> None:
    outline = f'<outline text="{NAMES.replace("a", "b")}&c;" xmlUrl="https://example.org/"/>'
    start = time.monotonic()
    (found,) = read_opml(f"<!DOCTYPE opml [{ENTITIES}]><opml><body>{outline}</body></opml>".encode(), "list")
    assert found.title == "&b;" * 9999 + "&c;"
    assert time.monotonic() - start < 5


def test_a_list_of_endless_depth_is_refused_within_5_seconds() -> None:
    start = time.monotonic()
    with pytest.raises(UnlistableError, match="not well-formed"):
        read_opml(b"<opml><body>" + b"<outline>" * 200_000 + b"</outline>" * 200_000 + b"</body></opml>", "list")
    assert time.monotonic() - start < 5
