"""Where the tokens of a served warehouse come from, and that nobody else sees them."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from warehouse.errors import WarehouseError
from warehouse.server_tokens import server_tokens

LONG = "a-token-that-nobody-guesses"
OTHER = "another-that-nobody-guesses"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_tokens_are_made_once_for_their_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "news.duckdb"
    first = server_tokens(file, {})
    assert mode(tmp_path / "news.duckdb.token") == mode(tmp_path / "news.duckdb.reader-token") == 0o600
    assert first == server_tokens(file, {})
    assert len(first.writers) > 40
    assert first.writers != first.readers


def test_the_environment_wins_and_leaves_no_file(tmp_path: Path) -> None:
    tokens = server_tokens(tmp_path / "news.duckdb", {"WHOMET_TOKEN": LONG, "WHOMET_READER_TOKEN": OTHER})
    assert (tokens.writers, tokens.readers, tokens.writers_file) == (LONG, OTHER, "")
    assert not list(tmp_path.iterdir())


def test_a_file_can_be_named_in_the_environment(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text(f"{LONG}\n")
    path.chmod(0o600)
    tokens = server_tokens(tmp_path / "news.duckdb", {"WHOMET_TOKEN_FILE": str(path)})
    assert (tokens.writers, tokens.writers_file) == (LONG, str(path))


@pytest.mark.parametrize("bits", [0o640, 0o604, 0o644, 0o660])
def test_a_file_that_others_can_read_is_refused(tmp_path: Path, bits: int) -> None:
    path = tmp_path / "news.duckdb.token"
    path.write_text(LONG)
    path.chmod(bits)
    with pytest.raises(WarehouseError, match=f"others can read this token .mode {bits:04o}. — chmod 600") as refused:
        server_tokens(tmp_path / "news.duckdb", {})
    assert LONG not in str(refused.value)


@pytest.mark.parametrize("token", ["short", "with a space in between", "mit-Umläuten-geschrieben", "x" * 15])
def test_a_token_that_is_no_good_is_refused_and_not_shown(tmp_path: Path, token: str) -> None:
    with pytest.raises(WarehouseError, match="WHOMET_TOKEN: the token must have at least 16") as refused:
        server_tokens(tmp_path / "news.duckdb", {"WHOMET_TOKEN": token})
    assert token not in str(refused.value)


def test_readers_must_not_have_the_token_that_can_do_all(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="the same for readers as for writers"):
        server_tokens(tmp_path / "news.duckdb", {"WHOMET_TOKEN": LONG, "WHOMET_READER_TOKEN": LONG})


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00"])
def test_a_named_file_that_holds_no_token_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "secret"
    if content is not None:
        path.write_bytes(content)
        path.chmod(0o600)
    with pytest.raises(WarehouseError, match="secret: "):
        server_tokens(tmp_path / "news.duckdb", {"WHOMET_TOKEN_FILE": str(path)})


def test_tokens_are_not_shown_by_accident(tmp_path: Path) -> None:
    tokens = server_tokens(tmp_path / "news.duckdb", {"WHOMET_TOKEN": LONG, "WHOMET_READER_TOKEN": OTHER})
    assert LONG not in f"{tokens!r} {tokens}"
    assert OTHER not in f"{tokens!r} {tokens}"
