"""JSON lines: an article a line, in one pass over packed files, whatever is wrong with one of them."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.records import SourceItem
from tasks.sources import json_lines
from tasks.sources.folder import FolderSource
from tasks.sources.source import Listing
from tasks.sources.web import FetchError


def lines(source: FolderSource) -> list[SourceItem]:
    return [item for listing in source.listings() for item in listing.items]


def only_listing(source: FolderSource) -> Listing:
    (listing,) = source.listings()
    return listing


def article(number: int) -> bytes:
    # Of words that do not repeat: packed, they stay long enough to be damaged in the middle.
    noise = random.Random(number).randbytes(40).hex()
    return json.dumps({"text": f"Delegation {number} met the minister. {noise}"}).encode() + b"\n"


def test_each_line_is_an_item_with_its_number(tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl").write_bytes(b'{"text": "one"}\n\n{"text": "t\xc3\xbc"}\r\n{"text": "three"}')
    source = FolderSource("s", tmp_path)
    items = lines(source)
    assert [item.key for item in items] == ["dump.jsonl:1", "dump.jsonl:3", "dump.jsonl:4"]
    assert [source.read(item).content.strip() for item in reversed(items)] == [
        b'{"text": "three"}',
        b'{"text": "t\xc3\xbc"}',
        b'{"text": "one"}',
    ]
    assert {source.read(item).media_type for item in items} == {"json"}


def test_lines_of_a_packed_file_are_items_too(tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl.gz").write_bytes(gzip.compress(b'{"text": "one"}\n{"text": "two"}\n'))
    source = FolderSource("news", tmp_path)
    assert [item.key for item in lines(source)] == ["dump.jsonl.gz:1", "dump.jsonl.gz:2"]
    assert source.read(lines(source)[1]).content == b'{"text": "two"}\n'


def test_pages_in_order_cost_one_pass_over_a_packed_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dump.jsonl.gz").write_bytes(gzip.compress(b"".join(map(article, range(3_000)))))
    source = FolderSource("s", tmp_path)
    items = lines(source)
    passes = []
    opened = json_lines.opened

    def counted(path: Path) -> BinaryIO:
        passes.append(path)
        return opened(path)

    monkeypatch.setattr(json_lines, "opened", counted)
    assert [source.read(item).content for item in items[::7]] == [article(number) for number in range(0, 3_000, 7)]
    assert len(passes) == 1


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(order=st.lists(st.integers(0, 199), max_size=20))
def test_pages_come_right_in_any_order(tmp_path: Path, order: list[int]) -> None:
    (tmp_path / "dump.jsonl.gz").write_bytes(gzip.compress(b"".join(map(article, range(200))), mtime=0))
    source = FolderSource("s", tmp_path)
    items = lines(source)
    assert [source.read(items[number]).content for number in order] == [article(number) for number in order]


def test_a_packed_file_that_was_written_anew_is_opened_anew(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl.gz"
    source = FolderSource("s", tmp_path)
    for text in (b'{"text": "before"}\n', b'{"text": "and behind it"}\n'):
        path.write_bytes(gzip.compress(text))
        assert source.read(lines(source)[0]).content == text


def test_of_a_packed_file_that_breaks_off_the_whole_lines_are_listed(tmp_path: Path) -> None:
    (tmp_path / "dump.jsonl.gz").write_bytes(gzip.compress(b"".join(map(article, range(500))))[:-300])
    source = FolderSource("news", tmp_path)
    listing = only_listing(source)
    read = [source.read(item).content for item in listing.items]
    assert len(read) > 450
    assert read == [article(number) for number in range(len(read))]
    (reject,) = listing.rejects
    end = sum(map(len, read))
    assert (reject.key, reject.reason) == ("dump.jsonl.gz", f"breaks off after line {len(read)}, byte {end}")


def test_a_damaged_packed_file_gives_what_came_before_and_the_other_files_go_on(tmp_path: Path) -> None:
    damaged = bytearray(gzip.compress(b"".join(map(article, range(2_000)))))
    middle = len(damaged) // 2
    damaged[middle : middle + 40] = b"\xff" * 40
    (tmp_path / "a.jsonl.gz").write_bytes(bytes(damaged))
    (tmp_path / "b.txt").write_text("text", encoding="utf-8")
    listing = only_listing(FolderSource("news", tmp_path))
    (reject,) = listing.rejects
    assert reject.reason.startswith("is damaged after line ")
    assert int(reject.reason.split()[4].rstrip(",")) > 500
    assert listing.items[0].key == "a.jsonl.gz:1"
    assert listing.items[-1].key == "b.txt"


def test_what_is_no_gzip_at_all_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(b'{"text": "not packed"}\n')
    listing = only_listing(FolderSource("news", tmp_path))
    assert listing.items == ()
    assert [(reject.key, reject.reason) for reject in listing.rejects] == [("a.jsonl.gz", "is damaged")]


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz"])
def test_a_line_that_is_too_large_is_rejected_by_number_and_the_rest_goes_on(tmp_path: Path, ending: str) -> None:
    content = b'{"text": "one"}\n{"text": "' + b"x" * 3_000_000 + b'"}\n{"text": "three"}\n'
    (tmp_path / f"a{ending}").write_bytes(gzip.compress(content) if ending.endswith("gz") else content)
    source = FolderSource("s", tmp_path, largest_page=1_000_000)
    listing = only_listing(source)
    assert [source.read(item).content for item in listing.items] == [b'{"text": "one"}\n', b'{"text": "three"}\n']
    assert [(reject.key, reject.reason) for reject in listing.rejects] == [
        (f"a{ending}:2", "line 2 is larger than 1 MB"),
    ]


def test_a_line_of_exactly_the_largest_size_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "12"}\n{"text": "123"}\n')
    listing = only_listing(FolderSource("s", tmp_path, largest_page=15))
    assert [item.key for item in listing.items] == ["a.jsonl:1"]
    assert [reject.reason for reject in listing.rejects] == ["line 2 is larger than 15 bytes"]


def test_a_long_dump_comes_in_parts(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "x"}\n' * 25)
    parts = list(FolderSource("s", tmp_path, part_size=10).listings())
    assert [len(part.items) for part in parts] == [10, 10, 5]
    assert parts[2].items[-1].key == "a.jsonl:25"


def test_a_dump_that_was_cut_since_is_no_page_of_another_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "x"}\n' * 3))
    source = FolderSource("s", tmp_path)
    items = lines(source)
    path.unlink()
    with pytest.raises(FetchError) as raised:
        source.read(items[2])
    assert raised.value.state == "gone"


def test_keys_of_another_name_become_the_fields_of_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"body": "Reagan met Gorbachev.", "headline": "Geneva", "url": "u"}\n')
    source = FolderSource("s", tmp_path, columns={"text": "body", "title": "headline", "published": "day"})
    page = source.read(lines(source)[0])
    assert page.content == b'{"body": "Reagan met Gorbachev.", "headline": "Geneva", "url": "u"}\n'
    assert page.fields is not None
    assert {name: page.fields.get(name) for name in ("text", "title", "url", "published")} == {
        "text": "Reagan met Gorbachev.",
        "title": "Geneva",
        "url": "u",
        "published": None,
    }


@pytest.mark.parametrize("line", ["{", "[1]", "3"])
def test_a_line_that_is_no_object_has_no_fields_and_is_left_to_who_parses_it(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text(line)
    source = FolderSource("s", tmp_path, columns={"text": "body"})
    assert source.read(lines(source)[0]).fields is None


def test_without_a_mapping_a_line_speaks_for_itself(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x"}')
    source = FolderSource("s", tmp_path)
    assert source.read(lines(source)[0]).fields is None
