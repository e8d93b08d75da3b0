"""A folder lists its articles, always in the same order, and says what it passed over."""

from __future__ import annotations

import asyncio
import os
import pickle
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tasks.errors import ConfigurationError
from tasks.records import SourceItem
from tasks.sources.folder import FolderSource
from tasks.sources.source import Listing, Poll, SourceMemory
from tasks.sources.web import DocumentKind, FetchError, Response, Validators

ANYTHING = Validators()
NOW = datetime(2026, 5, 31, 12, tzinfo=UTC)


class NoWeb:
    """A web that nobody may ask: it only knows the time."""

    def now(self) -> datetime:
        return NOW

    async def get(
        self, url: str, kind: DocumentKind, validators: Validators = ANYTHING, delay: float | None = None
    ) -> Response:
        raise AssertionError(f"{url} ({kind}, {validators}, {delay}) was asked for")


def keys(source: FolderSource) -> list[str]:
    return [item.key for listing in source.listings() for item in listing.items]


def only_listing(source: FolderSource) -> Listing:
    (listing,) = source.listings()
    return listing


async def all_of(polls: AsyncIterator[Poll]) -> list[Poll]:
    return [poll async for poll in polls]


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"text of {name}", encoding="utf-8")


def test_articles_of_all_known_endings_are_listed_sorted_and_with_folders(tmp_path: Path) -> None:
    write(tmp_path, "c.txt", "a.md", "b/d.html", "b/c.htm", "b/a.json", "UPPER.TXT")
    assert keys(FolderSource("s", tmp_path)) == ["UPPER.TXT", "a.md", "b/a.json", "b/c.htm", "b/d.html", "c.txt"]


def test_hidden_and_unknown_files_are_passed_over_and_counted(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", ".hidden.txt", ".git/b.txt", "c.pdf", "README")
    listing = only_listing(FolderSource("s", tmp_path))
    assert [item.key for item in listing.items] == ["a.txt"]
    assert listing.skipped == {"hidden file": 2, "not an article (.pdf)": 1, "not an article (no ending)": 1}


def test_a_folder_below_a_hidden_folder_can_be_named(tmp_path: Path) -> None:
    write(tmp_path, ".cache/a.txt")
    assert keys(FolderSource("s", tmp_path / ".cache")) == ["a.txt"]


def test_one_file_is_listed_under_the_same_key_as_in_its_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b/c.txt")
    assert keys(FolderSource("s", tmp_path, only=tmp_path / "b" / "c.txt")) == ["b/c.txt"]


def test_the_day_that_a_person_gives_goes_with_every_item(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    source = FolderSource("s", tmp_path, published=date(1972, 2, 21))
    assert [item.published for item in only_listing(source).items] == [date(1972, 2, 21)]


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"nowhere: no such file or folder — give"):
        next(FolderSource("s", tmp_path / "nowhere").listings())


def test_a_file_of_another_kind_is_refused_when_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf")
    with pytest.raises(ConfigurationError, match=r"a\.pdf: not a kind of article .* \.txt \.md"):
        next(FolderSource("s", tmp_path, only=tmp_path / "a.pdf").listings())


def test_a_file_that_vanished_is_gone(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="no such file") as raised:
        FolderSource("s", tmp_path).read(SourceItem("s", str(tmp_path / "a.txt"), "a.txt"))
    assert (raised.value.state, raised.value.retry_at) == ("gone", None)


def test_a_file_that_became_a_folder_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(FetchError, match="is a directory") as raised:
        FolderSource("s", tmp_path).read(SourceItem("s", str(tmp_path / "a.txt"), "a.txt"))
    assert raised.value.state == "parse_error"


def test_a_huge_file_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 1_000_001)
    source = FolderSource("s", tmp_path, largest_page=1_000_000)
    with pytest.raises(FetchError, match="larger than 1 MB") as raised:
        source.read(only_listing(source).items[0])
    assert raised.value.state == "too_large"


def test_a_large_folder_comes_in_parts_and_nothing_is_lost_between_them(tmp_path: Path) -> None:
    write(tmp_path, *(f"{number:02}.txt" for number in range(7)), "z.pdf")
    parts = list(FolderSource("s", tmp_path, part_size=3).listings())
    assert [len(part.items) for part in parts] == [3, 3, 1]
    assert [item.key for part in parts for item in part.items] == [f"{number:02}.txt" for number in range(7)]
    assert [part.skipped for part in parts] == [{}, {}, {"not an article (.pdf)": 1}]


def test_an_empty_folder_is_one_empty_part(tmp_path: Path) -> None:
    assert only_listing(FolderSource("s", tmp_path)) == Listing(())


def test_files_come_in_the_order_of_the_parts_of_their_path(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "b/z.txt", "b/a/c.txt", "b-c/a.txt")
    expected = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.txt"))
    assert keys(FolderSource("s", tmp_path)) == [path.as_posix() for path in expected]


def test_a_link_to_a_folder_is_not_followed_and_one_to_a_file_is(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", "other/b.txt")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "other" / "b.txt")
    (tmp_path / "in" / "nowhere.txt").symlink_to(tmp_path / "nowhere")
    assert keys(FolderSource("s", tmp_path / "in")) == ["a.txt", "b.txt"]


def test_a_name_that_is_not_utf_8_is_rejected_and_the_rest_goes_on(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("text", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    write(tmp_path, "d.txt")
    listing = only_listing(FolderSource("s", tmp_path))
    assert [item.key for item in listing.items] == ["d.txt"]
    assert [(reject.key, reject.reason) for reject in listing.rejects] == [(r"caf\xe9.txt", "its name is not UTF-8")]


def test_the_language_of_the_source_goes_with_its_items(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    assert only_listing(FolderSource("s", tmp_path, language="en")).items[0].language == "en"


def test_a_poll_brings_the_parts_and_remembers_only_that_it_was_looked_at(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt", "c.txt")
    source = FolderSource("s", tmp_path, part_size=2)
    polls = asyncio.run(all_of(source.poll(NoWeb(), SourceMemory(failures=3, state="http_error", reason="503"))))
    assert [item.key for poll in polls for item in poll.listing.items] == ["a.txt", "b.txt", "c.txt"]
    assert [poll.memory for poll in polls] == [SourceMemory(state="ok", polled_at=NOW)] * 2
    page = asyncio.run(source.page(NoWeb(), polls[0].listing.items[0]))
    assert page.content == b"text of a.txt"


def test_a_file_may_be_called_like_a_place_in_another(tmp_path: Path) -> None:
    write(tmp_path, "a#byte=3.txt", "b#row=1.md")
    source = FolderSource("s", tmp_path)
    assert [source.read(item).content for item in only_listing(source).items] == [
        b"text of a#byte=3.txt",
        b"text of b#row=1.md",
    ]


def test_a_source_can_travel_to_another_process(tmp_path: Path) -> None:
    source = FolderSource("s", tmp_path)
    assert pickle.loads(pickle.dumps(source)) == source
