"""A warehouse has an address: a file, a server or a lake; what it says is never guessed, and no password is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.address import (
    FileAddress,
    LakeAddress,
    ServerAddress,
    absolute_warehouse,
    companion,
    file_of,
    has_tls,
    may_exist,
    parse_address,
    shown,
)
from warehouse.errors import WarehouseError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("news.duckdb", FileAddress(Path("news.duckdb"))),
        ("quack:localhost:9000", ServerAddress("localhost", 9000)),
        ("quack:desk.example.org", ServerAddress("desk.example.org", 9494)),
        ("quack:[::1]:9000", ServerAddress("[::1]", 9000)),
        ("ducklake:sqlite:/news/lake.sqlite", LakeAddress("sqlite", "/news/lake.sqlite", "/news/lake.sqlite.files/")),
        (
            "ducklake:sqlite:/news/lake.sqlite?data_path=s3://bucket/news/",
            LakeAddress("sqlite", "/news/lake.sqlite", "s3://bucket/news/"),
        ),
        ("ducklake:postgres:dbname=news host=db", LakeAddress("postgres", "dbname=news host=db", None)),
        (
            "ducklake:postgres:postgresql://ann@db/news?sslmode=require&data_path=/files/",
            LakeAddress("postgres", "postgresql://ann@db/news?sslmode=require", "/files/"),
        ),
    ],
)
def test_an_address_says_what_is_behind_it(text: str, expected: object) -> None:
    assert parse_address(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the address is empty — give the path"),
        ("quack:", "no address of a server — write it as quack:HOST:PORT"),
        ("quack:localhost:99999", "no address of a server"),
        ("quack:local host; DROP TABLE:1", "no address of a server"),
        ("ducklake:lake.duckdb", "no address of a lake — write it as ducklake:sqlite:PATH"),
    ],
)
def test_an_address_of_no_use_says_how_it_is_written(text: str, message: str) -> None:
    with pytest.raises(WarehouseError, match=message):
        parse_address(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ducklake:postgres:dbname=news password=pine host=db", "ducklake:postgres:dbname=news password=*** host=db"),
        ("ducklake:postgres:password='pi ne' host=db", "ducklake:postgres:password=*** host=db"),
        ("ducklake:postgres:postgresql://ann:pine@db/news", "ducklake:postgres:postgresql://ann:***@db/news"),
        ("news.duckdb", "news.duckdb"),
    ],
)
def test_no_password_is_shown(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_another_machine_is_asked_by_tls_unless_it_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WHOMET_TLS", raising=False)
    assert [has_tls(ServerAddress(host, 443)) for host in ("desk.example.org", "localhost", "127.0.0.1", "[::1]")] == [
        *(True, False, False, False)
    ]
    monkeypatch.setenv("WHOMET_TLS", "off")
    assert not has_tls(ServerAddress("desk.example.org", 443))


def test_a_server_or_lake_is_no_file() -> None:
    with pytest.raises(WarehouseError, match="quack:localhost:9000: is no file"):
        file_of("quack:localhost:9000")


def test_an_address_means_the_same_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute_warehouse("news.duckdb") == str(tmp_path / "news.duckdb")
    assert absolute_warehouse("ducklake:sqlite:lake.sqlite") == (
        f"ducklake:sqlite:{tmp_path}/lake.sqlite?data_path={tmp_path}/lake.sqlite.files/"
    )
    lake = "ducklake:postgres:dbname=news?data_path=files"
    assert absolute_warehouse(lake) == f"ducklake:postgres:dbname=news?data_path={tmp_path}/files/"
    assert absolute_warehouse(absolute_warehouse(lake)) == absolute_warehouse(lake)


def test_hand_offs_wait_beside_a_file_and_have_a_folder_of_their_own_for_each_server() -> None:
    assert companion("/news/a.duckdb", ".handoffs") == Path("/news/a.duckdb.handoffs")
    assert companion("ducklake:sqlite:/news/lake.sqlite", ".handoffs") == Path("/news/lake.sqlite.handoffs")
    one, other = companion("quack:desk:9000", ".handoffs"), companion("quack:desk:9001", ".handoffs")
    assert one != other
    assert one.name.startswith("quack-desk-9000-")
    secret = companion("ducklake:postgres:dbname=news password=pine", ".handoffs")
    assert "pine" not in str(secret)
    assert secret != companion("ducklake:postgres:dbname=other password=pine", ".handoffs")


def test_only_what_is_surely_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert not may_exist(tmp_path / "news.duckdb")
    assert not may_exist(f"ducklake:sqlite:{tmp_path}/lake.sqlite")
    assert may_exist("quack:localhost:9000")
    assert may_exist("ducklake:postgres:dbname=news")
