"""A file that cannot be used: one line that says what is wrong with it, exit status 2, and nothing changed."""

from __future__ import annotations

import os
import shutil
import struct
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner, Result

from flows.cli import main
from tasks.hand_off import pending
from tasks.publish import publish_snapshot
from tasks.settings import settings
from warehouse.address import snapshot_of
from warehouse.connection import reader, writer
from warehouse.errors import WarehouseError
from warehouse.query import run_query

NOBODY = 65534
FIRST_BLOCK = 12_288
"""Where the three headers of a DuckDB file end."""
BLOCK = 262_144
Make = Callable[[Path, bytes], object]


def nothing(path: Path, _: bytes) -> None:
    path.write_bytes(b"")


def a_letter(path: Path, _: bytes) -> None:
    path.write_text("Dear reader, " * 1000, encoding="utf-8")


def a_folder(path: Path, _: bytes) -> None:
    path.mkdir()


def another_program(path: Path, _: bytes) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE sales (amount INTEGER)")


def a_newer_duckdb(path: Path, sound: bytes) -> None:
    """Write what a later version of DuckDB would: another number in the first header, and its checksum."""
    content = bytearray(sound)
    struct.pack_into("<Q", content, 12, 999)
    checksum = 5381
    for (word,) in struct.iter_unpack("<Q", content[8:4096]):
        checksum ^= word * 0xBF58476D1CE4E5B9 % 2**64
    struct.pack_into("<Q", content, 0, checksum)
    path.write_bytes(content)


def a_newer_whomet(path: Path, sound: bytes) -> None:
    path.write_bytes(sound)
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO schema_versions VALUES (999, 'later', 'x', TIMESTAMP '2000-01-01')")


def half_of_it(path: Path, sound: bytes) -> None:
    path.write_bytes(sound[: len(sound) // 2])


def its_head_alone(path: Path, sound: bytes) -> None:
    path.write_bytes(sound[:5000])


def bad_headers(path: Path, sound: bytes) -> None:
    path.write_bytes(sound[:4096] + Random(1).randbytes(8000) + sound[12_096:])


UNUSABLE: dict[Make, str] = {
    nothing: "is no DuckDB file — give another --warehouse",
    a_letter: "is no DuckDB file — give another --warehouse",
    a_folder: "is a folder — give the path of a DuckDB file",
    another_program: "is a DuckDB file of another program (it holds sales) — give another --warehouse",
    a_newer_duckdb: "was written by another version of DuckDB — update whomet",
    a_newer_whomet: "has schema 999, this whomet knows",
    half_of_it: "is damaged — put a copy of the folder backups in its place",
    its_head_alone: "is damaged — put a copy of the folder backups in its place",
    bad_headers: "is damaged — put a copy of the folder backups in its place",
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a warehouse that is well."""
    path = tmp_path_factory.mktemp("sound") / "news.duckdb"
    with writer(path, timeout=0):
        pass
    return path.read_bytes()


@pytest.fixture
def place() -> Iterator[Path]:
    """Yield a folder that other users may look into."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@contextmanager
def without_privileges() -> Iterator[None]:
    """Be nobody for a while, since root may write everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def whomet(*arguments: object) -> Result:
    """Run the command in this process."""
    settings.cache_clear()
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize("make", UNUSABLE, ids=lambda make: make.__name__)
def test_it_is_refused_in_one_line_by_whoever_opens_it(make: Make, sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    make(path, sound)
    before = path.read_bytes() if path.is_file() else b""
    for way in (writer, reader):
        with pytest.raises(WarehouseError) as refused, way(path, timeout=0):
            pass
        assert str(refused.value).startswith(f"{path}: {UNUSABLE[make]}")
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("make", [a_newer_whomet, half_of_it], ids=lambda make: make.__name__)
def test_every_command_ends_with_status_two_and_leaves_all_as_it_was(
    make: Make, sound: bytes, desk: Any, reading: Any, told: Any
) -> None:
    path = Path(desk.warehouse)
    make(path, sound)
    waiting = [desk.hand_off(reading("a", told(who=["Nixon"], whom=["Mao"])))]
    before = path.read_bytes()
    for command in (["sql", "FROM encounters"], ["sql"], ["load"], ["ingest"]):
        ended = whomet(*command, *(["--warehouse", path]))
        assert ended.exit_code == 2, command
        (line,) = ended.stderr.splitlines()
        assert line.startswith(f"whomet: {path}: {UNUSABLE[make]}")
    assert path.read_bytes() == before
    assert pending(desk.folder) == waiting


def test_wherever_the_damage_is_a_question_gets_its_answer_or_one_line(desk: Any, reading: Any) -> None:
    text = "".join(Random(2).choices("abcdefgh ", k=400_000))
    desk.load(reading("a", lead=text))
    path = Path(desk.warehouse)
    sound = path.read_bytes()
    ends = set()
    for start in range(FIRST_BLOCK, len(sound), BLOCK):
        path.write_bytes(sound[:start] + Random(3).randbytes(5000) + sound[start + 5000 :])
        ended = whomet("sql", "SELECT max(length(text)) AS n FROM articles", "--warehouse", path, "--format", "csv")
        ends.add((ended.exit_code, ended.stdout, ended.stderr))
    told = f"whomet: {path}: {UNUSABLE[half_of_it]}, or move it away and ingest again\n"
    assert ends == {(0, "n\n400003\n", ""), (2, "", told)}


def test_what_may_only_be_read_is_read_and_not_written(sound: bytes, place: Path) -> None:
    path = place / "news.duckdb"
    path.write_bytes(sound)
    path.chmod(0o444)
    place.chmod(0o555)
    with without_privileges():
        with reader(path, timeout=0) as connection:
            assert connection.execute("SELECT count(*) FROM articles").fetchone() == (0,)
        with pytest.raises(WarehouseError, match="may not be written — check its permissions"), writer(path):
            pass
    assert path.read_bytes() == sound


@pytest.mark.parametrize("name", ["news.duckdb", "deep/news.duckdb"])
def test_a_folder_that_may_not_be_written_gets_no_warehouse(place: Path, name: str) -> None:
    place.chmod(0o555)
    refused = pytest.raises(WarehouseError, match=r"Permission denied|may not be written")
    with without_privileges(), refused as told, writer(place / name):
        pass
    assert "\n" not in str(told.value)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("make", [half_of_it, a_newer_duckdb], ids=lambda make: make.__name__)
def test_in_place_of_a_damaged_snapshot_the_warehouse_is_read(
    make: Make, desk: Any, reading: Any, caplog: pytest.LogCaptureFixture
) -> None:
    desk.load(reading("a"))
    publish_snapshot(desk.warehouse, timeout=0)
    snapshot = snapshot_of(desk.warehouse)
    make(snapshot, snapshot.read_bytes())
    assert run_query(desk.warehouse, "SELECT count(*) AS n FROM articles", timeout=0)["n"].item() == 1
    (line,) = caplog.messages
    assert line.startswith(f"whomet: {snapshot}: ")
    assert line.endswith("— the warehouse itself is read")
    publish_snapshot(desk.warehouse, timeout=0)
    caplog.clear()
    assert run_query(desk.warehouse, "SELECT count(*) AS n FROM articles", timeout=0)["n"].item() == 1
    assert caplog.messages == []


def test_a_snapshot_of_an_older_schema_is_passed_over_without_a_word(
    desk: Any, reading: Any, caplog: pytest.LogCaptureFixture
) -> None:
    desk.load(reading("a"))
    publish_snapshot(desk.warehouse, timeout=0)
    with duckdb.connect(str(snapshot_of(desk.warehouse))) as connection:
        connection.execute("DELETE FROM schema_versions WHERE version > 1")
    desk.load(reading("b"))
    assert run_query(desk.warehouse, "SELECT count(*) AS n FROM articles", timeout=0)["n"].item() == 2
    assert caplog.messages == []
