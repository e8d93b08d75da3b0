"""Parquet: an article a row, read by row group; what is wrong names file, row and column."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tasks.records import Page
from tasks.sources.folder import FolderSource
from tasks.sources.parquet import OpenTable, row_count
from tasks.sources.source import Listing
from tasks.sources.web import FetchError


def write(path: Path, columns: dict[str, Any], **options: Any) -> None:
    pq.write_table(pa.table(columns), path, **options)


def only_listing(source: FolderSource) -> Listing:
    (listing,) = source.listings()
    return listing


def pages(source: FolderSource) -> list[Page]:
    return [source.read(item) for item in only_listing(source).items]


def spoil(path: Path, row_group: int) -> None:
    """Overwrite the first column of a row group."""
    column = pq.ParquetFile(path).metadata.row_group(row_group).column(0)
    content = bytearray(path.read_bytes())
    size = column.total_compressed_size
    content[column.data_page_offset : column.data_page_offset + size] = b"\xff" * size
    path.write_bytes(bytes(content))


def texts(count: int) -> list[str]:
    return [f"Delegation {number} met the minister." for number in range(count)]


def test_each_row_is_an_item_with_its_number(tmp_path: Path) -> None:
    write(tmp_path / "news.parquet", {"text": texts(3), "url": ["https://a.example/1", None, ""]})
    source = FolderSource("s", tmp_path)
    listing = only_listing(source)
    assert [item.key for item in listing.items] == [f"news.parquet#row={number}" for number in (1, 2, 3)]
    assert [page.media_type for page in pages(source)] == ["json"] * 3
    assert pages(source)[0].fields == {
        "doc_id": "news-1",
        "text": "Delegation 0 met the minister.",
        "url": "https://a.example/1",
    }
    assert "url" not in (pages(source)[1].fields or {})


def test_days_and_moments_are_written_as_iso_8601(tmp_path: Path) -> None:
    moment = datetime(1985, 11, 20, 21, 30, tzinfo=UTC)
    for name, kind, value in (
        ("day", pa.date32(), date(1985, 11, 20)),
        ("naive", pa.timestamp("ms"), datetime(1985, 11, 20, 21, 30)),
        ("aware", pa.timestamp("us", "UTC"), moment),
        ("fine", pa.timestamp("ns", "Europe/Zurich"), moment),
        ("text", pa.string(), "20 November 1985"),
    ):
        write(tmp_path / f"{name}.parquet", {"text": ["t"], "published": pa.array([value], kind)})
    found = {
        page.item.key.partition(".")[0]: (page.fields or {})["published"] for page in pages(FolderSource("s", tmp_path))
    }
    assert found == {
        "aware": "1985-11-20T21:30:00+00:00",
        "day": "1985-11-20",
        "fine": "1985-11-20T22:30:00+01:00",
        "naive": "1985-11-20T21:30:00",
        "text": "20 November 1985",
    }


def test_nanoseconds_that_python_does_not_have_are_cut(tmp_path: Path) -> None:
    column = pa.array([1_000_000_001], pa.timestamp("ns"))
    write(tmp_path / "a.parquet", {"text": ["t"], "published": column})
    assert (pages(FolderSource("s", tmp_path))[0].fields or {})["published"] == "1970-01-01T00:00:01"


def test_the_content_names_what_the_row_says_and_not_where_it_stands(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", {"text": ["one", "two", "one"], "title": ["t", "t", "t"]})
    first, second, third = (page.content for page in pages(FolderSource("s", tmp_path)))
    assert first == third != second
    assert json.loads(first) == {"text": "one", "title": "t"}


def test_columns_of_another_name_are_mapped(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", {"body": ["b"], "headline": ["h"], "text": ["a summary"]})
    source = FolderSource("s", tmp_path, columns={"text": "body", "title": "headline"})
    assert pages(source)[0].fields == {"doc_id": "a-1", "text": "b", "title": "h"}


def test_a_file_without_text_and_html_is_rejected_with_its_columns_and_the_others_go_on(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", {"body": ["b"], "day": ["d"]})
    write(tmp_path / "b.parquet", {"html": ["<p>Reagan met Gorbachev.</p>"]})
    listing = only_listing(FolderSource("s", tmp_path))
    assert [item.key for item in listing.items] == ["b.parquet#row=1"]
    assert [(reject.key, reject.reason) for reject in listing.rejects] == [
        (
            "a.parquet",
            "no column text or html; it has body, day — say which one it is, in its table of sources.toml: "
            'columns = {text = "…"}',
        ),
    ]


def test_a_mapping_to_a_column_that_is_not_there_is_rejected(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", {"text": ["b"]})
    (reject,) = only_listing(FolderSource("s", tmp_path, columns={"title": "headline"})).rejects
    assert reject.reason.startswith("no column 'headline' for title; it has text — correct columns")


@pytest.mark.parametrize("content", [b"", b"PAR1", b"no table at all", b"PAR1" + bytes(200) + b"PAR1"])
def test_what_is_no_parquet_is_rejected(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.parquet").write_bytes(content)
    (reject,) = only_listing(FolderSource("s", tmp_path)).rejects
    assert reject.reason.startswith("is no Parquet file, or is damaged")


def test_rows_come_right_over_row_groups_and_in_any_order(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", {"text": texts(1_000)}, row_group_size=300)
    source = FolderSource("s", tmp_path)
    items = only_listing(source).items
    order = [0, 299, 300, 999, 5, 4, 600, 601, 250]
    found = [(source.read(items[number]).fields or {})["text"] for number in order]
    assert found == [texts(1_000)[number] for number in order]


def test_of_a_large_row_group_few_rows_are_decoded_at_a_time(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", {"text": texts(20_000)}, row_group_size=20_000)
    table = OpenTable(tmp_path / "a.parquet", {})
    assert table.row(19_999) == {"text": texts(20_000)[-1]}
    assert table._batch.num_rows <= 200


def test_an_empty_row_group_is_stepped_over(tmp_path: Path) -> None:
    schema = pa.schema([("text", pa.string())])
    with pq.ParquetWriter(tmp_path / "a.parquet", schema) as writer:
        for rows in ([], ["one"], [], ["two"]):
            writer.write_table(pa.table({"text": pa.array(rows, pa.string())}, schema))
    assert [(page.fields or {})["text"] for page in pages(FolderSource("s", tmp_path))] == ["one", "two"]


def test_a_damaged_row_group_costs_its_rows_and_no_others(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    write(path, {"text": texts(90)}, row_group_size=30, compression="snappy", use_dictionary=False)
    spoil(path, row_group=1)
    source = FolderSource("s", tmp_path)
    bad = []
    for number, item in enumerate(only_listing(source).items):
        try:
            assert (source.read(item).fields or {})["text"] == texts(90)[number]
        except FetchError as error:
            bad.append((number, error.state, error.reason))
    assert [number for number, _, _ in bad] == list(range(30, 60))
    assert bad[4] == (34, "parse_error", "row 35: rows 31 to 60 are damaged")


def test_a_value_that_is_no_text_costs_its_row_and_names_the_column(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", {"text": pa.array([b"one", b"caf\xe9", b"three"], pa.binary())})
    source = FolderSource("s", tmp_path)
    first, second, third = only_listing(source).items
    assert (source.read(first).fields or {})["text"] == "one"
    with pytest.raises(FetchError, match="row 2: column 'text' cannot be read"):
        source.read(second)
    assert (source.read(third).fields or {})["text"] == "three"


def test_a_row_that_is_too_large_names_itself(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", {"text": ["x" * 2_000_000]})
    source = FolderSource("s", tmp_path, largest_page=1_000_000)
    with pytest.raises(FetchError, match="row 1: larger than 1 MB") as raised:
        source.read(only_listing(source).items[0])
    assert raised.value.state == "too_large"


def test_rows_of_a_file_that_was_written_anew_and_shorter_are_no_others(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    write(path, {"text": ["one", "two"]})
    source = FolderSource("s", tmp_path)
    items = only_listing(source).items
    assert source.read(items[1]).content == b'{"text":"two"}'
    write(path, {"text": ["another"]})
    with pytest.raises(FetchError, match="has fewer rows now"):
        source.read(items[1])
    assert source.read(items[0]).content == b'{"text":"another"}'
    path.unlink()
    with pytest.raises(FetchError) as raised:
        source.read(items[0])
    assert raised.value.state == "gone"


def test_two_columns_of_one_name_are_rejected(tmp_path: Path) -> None:
    pq.write_table(
        pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["text", "text"]), tmp_path / "a.parquet"
    )
    (reject,) = only_listing(FolderSource("s", tmp_path)).rejects
    assert reject.reason.startswith("two columns are called 'text'")


def test_numbers_that_are_none_are_left_out(tmp_path: Path) -> None:
    write(tmp_path / "a.parquet", {"text": ["t", "t"], "doc_id": [float("nan"), 7.0]})
    first, second = pages(FolderSource("s", tmp_path))
    assert (first.content, second.content) == (b'{"text":"t"}', b'{"doc_id":7.0,"text":"t"}')


def test_counting_rows_reads_the_footer_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    write(path, {"text": texts(50)}, use_dictionary=False)
    spoil(path, row_group=0)
    assert row_count(path, {}) == 50
