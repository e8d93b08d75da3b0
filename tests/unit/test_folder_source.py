"""A folder lists its articles, always in the same order, and says what it passed over."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from tasks.errors import ConfigurationError, UnreadableError
from tasks.records import SourceItem
from tasks.sources import folder
from tasks.sources.folder import FolderSource


def keys(source: FolderSource) -> list[str]:
    return [item.key for item in source.listing().items]


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"text of {name}", encoding="utf-8")


def test_articles_of_all_known_endings_are_listed_sorted_and_with_folders(tmp_path: Path) -> None:
    write(tmp_path, "c.txt", "a.md", "b/d.html", "b/c.htm", "b/a.json", "UPPER.TXT")
    assert keys(FolderSource("s", tmp_path)) == ["UPPER.TXT", "a.md", "b/a.json", "b/c.htm", "b/d.html", "c.txt"]


def test_hidden_and_unknown_files_are_passed_over_and_counted(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", ".hidden.txt", ".git/b.txt", "c.pdf", "README")
    listing = FolderSource("s", tmp_path).listing()
    assert [item.key for item in listing.items] == ["a.txt"]
    assert listing.skipped == {"hidden file": 2, "not an article (.pdf)": 1, "not an article (no ending)": 1}


def test_a_folder_below_a_hidden_folder_can_be_named(tmp_path: Path) -> None:
    write(tmp_path, ".cache/a.txt")
    assert keys(FolderSource("s", tmp_path / ".cache")) == ["a.txt"]


def test_lines_of_a_compressed_file_are_items_too(tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl.gz").write_bytes(gzip.compress(b'{"text": "one"}\n{"text": "two"}\n'))
    source = FolderSource("news", tmp_path)
    items = source.listing().items
    assert [item.key for item in items] == ["dump.jsonl.gz:1", "dump.jsonl.gz:2"]
    assert source.page(items[1]).content == b'{"text": "two"}\n'


def test_a_compressed_file_that_breaks_off_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl.gz").write_bytes(gzip.compress(b'{"text": "one"}\n' * 9)[:-12])
    (reject,) = FolderSource("news", tmp_path).listing().rejects
    assert reject.reason == "cannot be read"


def test_a_damaged_compressed_file_is_rejected_and_the_others_are_listed(tmp_path: Path) -> None:
    damaged = bytearray(gzip.compress(b"".join(b'{"text": "%d"}\n' % (number * 7919) for number in range(400))))
    damaged[60:80] = bytes(20)
    (tmp_path / "a.jsonl.gz").write_bytes(bytes(damaged))
    (tmp_path / "b.txt").write_text("text", encoding="utf-8")
    listing = FolderSource("news", tmp_path).listing()
    assert [reject.key for reject in listing.rejects] == ["a.jsonl.gz"]
    assert [item.key for item in listing.items] == ["b.txt"]


def test_each_line_of_jsonl_is_an_item_with_its_number(tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl").write_bytes(b'{"text": "one"}\n\n{"text": "t\xc3\xbc"}\r\n{"text": "three"}')
    source = FolderSource("s", tmp_path)
    items = source.listing().items
    assert [item.key for item in items] == ["dump.jsonl:1", "dump.jsonl:3", "dump.jsonl:4"]
    assert [source.page(item).content.strip() for item in reversed(items)] == [
        b'{"text": "three"}',
        b'{"text": "t\xc3\xbc"}',
        b'{"text": "one"}',
    ]
    assert {source.page(item).media_type for item in items} == {"json"}


def test_one_file_is_listed_under_the_same_key_as_in_its_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b/c.txt")
    assert keys(FolderSource("s", tmp_path, only=tmp_path / "b" / "c.txt")) == ["b/c.txt"]


def test_the_day_that_a_person_gives_goes_with_every_item(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    source = FolderSource("s", tmp_path, published=date(1972, 2, 21))
    assert [item.published for item in source.listing().items] == [date(1972, 2, 21)]


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"nowhere: no such file or folder — give"):
        FolderSource("s", tmp_path / "nowhere").listing()


def test_a_file_of_another_kind_is_refused_when_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf")
    with pytest.raises(ConfigurationError, match=r"a\.pdf: not a kind of article .* \.txt \.md"):
        FolderSource("s", tmp_path, only=tmp_path / "a.pdf").listing()


def test_a_file_that_vanished_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"a\.txt: no such file"):
        FolderSource("s", tmp_path).page(SourceItem("s", str(tmp_path / "a.txt"), "a.txt"))


def test_a_huge_file_is_refused_before_it_fills_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "LARGEST_PAGE_BYTES", 1_000_000)
    (tmp_path / "a.txt").write_bytes(b"x" * 1_000_001)
    source = FolderSource("s", tmp_path)
    with pytest.raises(UnreadableError, match="larger than 1 MB"):
        source.page(source.listing().items[0])
