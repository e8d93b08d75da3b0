"""A batch on its way: one file, whole or not at all."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from random import Random
from typing import Any

import duckdb
import polars as pl
import pytest

from tasks.frames import SCHEMAS, article_of
from tasks.hand_off import pending, write_hand_off
from tasks.load import load_hand_offs
from tasks.records import Reject
from warehouse.check import run_checks
from warehouse.connection import writer
from warehouse.errors import HandOffError, WarehouseError
from warehouse.load import load_hand_off
from warehouse.stored import digest, stored_articles


def test_the_same_batch_makes_the_same_file(desk: Any, reading: Any, told: Any) -> None:
    one = desk.hand_off(reading("a", told(who=["Nixon"], whom=["Mao"])))
    assert desk.hand_off(reading("a", told(who=["Nixon"], whom=["Mao"]))) == one
    assert pending(desk.folder) == [one]


def test_another_batch_makes_another_file(desk: Any, reading: Any) -> None:
    assert desk.hand_off(reading("a")) != desk.hand_off(reading("b"))


def test_what_is_half_written_is_not_pending(desk: Any, reading: Any) -> None:
    path = desk.hand_off(reading("a"))
    path.rename(path.with_name(f".{path.name}.4711"))
    assert pending(desk.folder) == []


def test_no_folder_means_nothing_pending(desk: Any) -> None:
    assert pending(desk.folder) == []


def test_older_hand_offs_come_first(desk: Any, reading: Any) -> None:
    paths = [desk.hand_off(reading(name)) for name in "abc"]
    for age, path in enumerate(paths):
        os.utime(path, (1000 - age, 1000 - age))
    assert pending(desk.folder) == paths[::-1]


def test_an_article_that_is_there_twice_counts_once_the_last_time(desk: Any, reading: Any, told: Any) -> None:
    first = reading("a", told(who=["Nixon"], whom=["Mao"]))
    second = reading("a", told(who=["Nixon"], whom=["Zhou"]))
    desk.load(first, second)
    with writer(desk.warehouse) as connection:
        assert connection.execute("SELECT name FROM participants ORDER BY ordinal").fetchall() == [
            ("Nixon",),
            ("Zhou",),
        ]


def test_it_is_deleted_after_its_commit(desk: Any, reading: Any) -> None:
    desk.load(reading("a"))
    assert list(desk.folder.iterdir()) == []


def test_one_that_another_run_has_loaded_is_passed_over(desk: Any, reading: Any) -> None:
    path, other = desk.hand_off(reading("a")), desk.hand_off(reading("b"))
    path.unlink()
    outcome = load_hand_offs(desk.warehouse, [path, other], timeout=0)
    assert (outcome.loaded.new_articles, outcome.quarantined) == (1, ())


def test_a_corrupt_one_is_put_aside_and_named(desk: Any, reading: Any) -> None:
    desk.folder.mkdir()
    bad = desk.folder / "bad.parquet"
    bad.write_bytes(b"PAR1 and then nothing of use")
    good = desk.hand_off(reading("a"))
    outcome = load_hand_offs(desk.warehouse, [bad, good], timeout=0)
    assert outcome.loaded.new_articles == 1
    ((path, reason),) = outcome.quarantined
    assert path == desk.folder / "quarantine" / "bad.parquet"
    assert path.exists()
    assert "is no hand-off of this whomet" in reason
    assert pending(desk.folder) == []


def test_a_parquet_file_of_another_shape_is_refused(desk: Any, tmp_path: Any) -> None:
    path = tmp_path / "other.parquet"
    pl.DataFrame({"amount": [1]}).write_parquet(path)
    with writer(desk.warehouse) as connection, pytest.raises(HandOffError, match="ingest its articles again"):
        load_hand_off(connection, path)


def test_an_empty_batch_loads_as_nothing(desk: Any) -> None:
    outcome = load_hand_offs(desk.warehouse, [write_hand_off(desk.folder, [])], timeout=0)
    assert not any(outcome.loaded)


def test_frames_and_tables_have_the_same_columns(desk: Any) -> None:
    from warehouse.stored import CLOCK_COLUMNS

    with writer(desk.warehouse) as connection:
        for table, schema in SCHEMAS.items():
            if table in ("outcomes", "moves"):
                continue  # what becomes of items, and of ids
            columns = connection.execute(f"FROM {table}").pl().columns
            # The day under which a row is filed and the number by which it is found follow from the article.
            added = {*CLOCK_COLUMNS, "filed_date", "lookup_number"}
            assert [name for name in columns if name not in added] == list(schema)


def test_a_stored_article_comes_back_as_it_was(desk: Any, reading: Any) -> None:
    given = reading("a", published=date(1972, 2, 22)).article
    desk.load(reading("a", published=date(1972, 2, 22)))
    with writer(desk.warehouse) as connection:
        ((row,),) = stored_articles(connection)
    assert article_of(row) == given


def test_a_reject_is_one_row_however_often_it_is_met(desk: Any) -> None:
    reject = Reject("gazette", "bad.json", "/news/bad.json", "parse", "no JSON", "abc")
    desk.load(rejects=[reject])
    desk.load(rejects=[reject, reject])
    with writer(desk.warehouse) as connection:
        assert connection.execute("SELECT reason FROM rejects").fetchall() == [("no JSON",)]
        assert connection.execute("SELECT state FROM items").fetchall() == [("parse_error",)]


def as_it_was(content: bytes) -> bytes:
    """Return what an earlier whomet wrote: without what became of items, and moves."""
    frame = pl.read_parquet(io.BytesIO(content)).drop("outcomes", "moves")
    return written(frame)


def with_column(table: str, column: str, value: pl.Expr) -> Callable[[bytes], bytes]:
    """Return a function that writes a hand-off with another column in one of its tables."""

    def change(content: bytes) -> bytes:
        frame = pl.read_parquet(io.BytesIO(content))
        rows = frame[table].explode().struct.unnest().with_columns(value.alias(column))
        return written(frame.with_columns(rows.to_struct(table).implode()))

    return change


def written(frame: pl.DataFrame) -> bytes:
    """Return the bytes of a frame as Parquet."""
    stream = io.BytesIO()
    frame.write_parquet(stream)
    return stream.getvalue()


CORRUPT: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "cut short": lambda content: content[: len(content) // 2],
    "its end alone": lambda content: content[-500:],
    "random bytes": lambda _: Random(1).randbytes(5000),
    "a byte that flipped": lambda content: content[:200] + bytes([content[200] ^ 1]) + content[201:],
    "a letter": lambda _: b"Dear reader, ",
    "two rows": lambda content: written(pl.concat([pl.read_parquet(io.BytesIO(content))] * 2)),
    "an earlier format": as_it_was,
    "text for a number": with_column("accounts", "confidence", pl.lit("very")),
    "text for an offset": with_column("mentions", "start_offset", pl.lit("here")),
    "nothing where something must be": with_column("accounts", "rules_digest", pl.lit(None, pl.String)),
    "one column more": with_column("topics", "mood", pl.lit("good")),
}


def test_whatever_is_corrupt_is_put_aside_and_named_and_all_else_is_loaded(
    desk: Any, reading: Any, told: Any, tmp_path: Any
) -> None:
    good = [desk.hand_off(reading(name, told(who=["Nixon"], whom=["Mao"], topics=["trade"]))) for name in "ab"]
    content = good[0].read_bytes()
    bad = []
    for number, (name, corrupt) in enumerate(CORRUPT.items()):
        found = corrupt(content)
        # What was damaged later has the name of what was written, the others that of what they hold.
        name_of = found if number > 5 else content + bytes([number])
        path = desk.folder / f"{sha256(name_of).hexdigest()[:16]}.parquet"
        path.write_bytes(found)
        bad.append(path)
        assert name
    with writer(desk.warehouse, timeout=0):
        outcome = load_hand_offs(desk.warehouse, [good[0], *bad, good[1]], timeout=0)
    assert [path for path, _ in outcome.quarantined] == [desk.folder / "quarantine" / path.name for path in bad]
    assert all("is no hand-off of this whomet (" in reason and "\n" not in reason for _, reason in outcome.quarantined)
    assert (outcome.loaded.new_articles, outcome.loaded.accounts) == (2, 2)
    desk.resolve()
    plain = type(desk)(str(tmp_path / "plain.duckdb"))
    plain.load(*(reading(name, told(who=["Nixon"], whom=["Mao"], topics=["trade"])) for name in "ab"))
    plain.resolve()
    with writer(desk.warehouse, timeout=0) as one, writer(plain.warehouse, timeout=0) as other:
        assert run_checks(one) == []
        assert digest(one) == digest(other)


def test_one_that_another_run_takes_away_in_the_meantime_is_passed_over(
    desk: Any, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.hand_off(reading("a"))
    from tasks import load as load_module

    def taken_away(connection: Any, path: Any) -> Any:
        path.unlink()
        return load_hand_off(connection, path)

    monkeypatch.setattr(load_module, "load_hand_off", taken_away)
    outcome = load_hand_offs(desk.warehouse, [path], timeout=0)
    assert (outcome.loaded.new_articles, outcome.quarantined) == (0, ())


def test_a_full_disk_is_no_fault_of_the_hand_off(desk: Any, reading: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.hand_off(reading("a"))

    def full(*_: object) -> None:
        raise duckdb.IOException('Could not write file "news.duckdb": No space left on device')

    with monkeypatch.context() as patched:
        patched.setattr("warehouse.load.run_file", full)
        with pytest.raises(WarehouseError, match="the disk is full — make room and run it again"):
            load_hand_offs(desk.warehouse, [path], timeout=0)
    assert pending(desk.folder) == [path]
