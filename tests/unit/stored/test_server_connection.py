"""A server is asked as a file is: values, frames and transactions arrive whole, and nobody is kept waiting for ever."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.address import ServerAddress
from warehouse.client_token import client_token
from warehouse.connection import connect, writer
from warehouse.errors import ConflictError, LockedError, WarehouseError
from warehouse.extensions import NO_DOWNLOADS, load_extension
from warehouse.kept_session import reading_session
from warehouse.server_connection import ServerConnection
from warehouse.statements import transaction, unit_of_work

TOKEN = "pine needles"


class Server:
    """A DuckDB in memory that speaks Quack, in this process."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = ServerAddress("localhost", probe.getsockname()[1])
        self.start()

    def start(self) -> None:
        self._connection = duckdb.connect(config=NO_DOWNLOADS)
        for name in ("httpfs", "quack"):
            load_extension(self._connection, name)
        self._connection.execute(
            f"CALL quack_serve('{self.address.uri}', token = '{TOKEN}', disable_ssl = true)"
        ).fetchall()
        self._connection.execute("CREATE TABLE turns AS SELECT 0 AS turn")

    def stop(self) -> None:
        self._connection.execute(f"CALL quack_stop('{self.address.uri}')").fetchall()
        self._connection.close()

    def client(self, timeout: float = 5) -> ServerConnection:
        return ServerConnection(self.address, TOKEN, timeout)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.stop()


@pytest.fixture
def client(server: Server) -> Iterator[ServerConnection]:
    with server.client() as opened:
        yield opened


def test_values_stand_where_their_names_do_and_nowhere_else(client: ServerConnection) -> None:
    sql = "SELECT $name AS \"$name\", 'not $name' /* $name */, $days::DATE[], len($none::VARCHAR[]), $number -- $name"
    values = {"name": "O'Brien", "days": [date(1972, 2, 21)], "none": [], "number": -1.5}
    assert client.execute(sql, values).fetchall() == [("O'Brien", "not $name", [date(1972, 2, 21)], 0, -1.5)]
    assert client.description[0][0] == "$name"


def test_a_frame_arrives_as_it_is(client: ServerConnection) -> None:
    frame = pl.DataFrame(
        {
            "name": ["Ó Briain", None, 'a "quoted"\n\\ name'],
            "day": [date(1, 1, 1), None, date(9999, 12, 31)],
            "at": [datetime(1972, 2, 21, 1, 2, 3, 4), None, None],
            "score": [0.1, None, 1e-300],
            "is_known": [True, None, False],
            "words": [["a", "b"], [], None],
            "spans": [[{"start": 1, "end": 2}], [], None],
        },
        schema_overrides={"spans": pl.List(pl.Struct({"start": pl.Int32(), "end": pl.Int32()}))},
    )
    client.register("told", frame)
    assert client.execute("FROM told").pl().equals(frame)
    client.register("told", frame.head(0))
    assert client.execute("SELECT count(*) FROM told").fetchone() == (0,)


@settings(max_examples=30, deadline=None)
@given(text=st.text(st.characters(codec="utf-8")))
def test_any_text_arrives_as_it_is(server: Server, text: str) -> None:
    with server.client() as client:
        client.register("told", pl.DataFrame({"text": [text]}))
        assert client.execute("SELECT text, text = $text FROM told", {"text": text}).fetchall() == [(text, True)]


def test_a_transaction_is_all_or_nothing(client: ServerConnection) -> None:
    client.execute("CREATE OR REPLACE TABLE visits (place VARCHAR)")

    def fail() -> None:
        with transaction(client):
            client.execute("INSERT INTO visits VALUES ('Beijing')")
            client.execute("SELECT error('no such place')")

    with pytest.raises(duckdb.Error, match="no such place"):
        fail()
    assert client.execute("FROM visits").fetchall() == []
    with transaction(client):
        client.execute("INSERT INTO visits VALUES ('Beijing')")
    assert client.execute("FROM visits").fetchall() == [("Beijing",)]


def test_who_stops_in_a_transaction_keeps_nobody_waiting(server: Server, client: ServerConnection) -> None:
    stopped = server.client()
    stopped.execute("BEGIN TRANSACTION")
    stopped.execute("UPDATE turns SET turn = turn + 1")
    with transaction(client):
        client.execute("CREATE OR REPLACE TABLE visits (place VARCHAR)")
    stopped.close()


def test_two_that_write_at_once_take_turns(server: Server, client: ServerConnection) -> None:
    client.execute("CREATE OR REPLACE TABLE visits (place VARCHAR)")
    other = server._connection.cursor()
    other.execute("BEGIN TRANSACTION")
    other.execute("UPDATE turns SET turn = turn + 1")
    tries = []

    @unit_of_work
    def write() -> None:
        tries.append(1)
        if len(tries) == 2:
            other.execute("COMMIT")
        with transaction(client):
            client.execute("INSERT INTO visits VALUES ('Beijing')")

    write()
    assert len(tries) == 2
    assert client.execute("FROM visits").fetchall() == [("Beijing",)]


def test_who_finds_that_another_came_first_writes_nothing(client: ServerConnection) -> None:
    with pytest.raises(ConflictError, match="another writer was at work"), transaction(client):
        client.execute("SELECT error('turn taken')")


def test_a_question_is_asked_again_when_the_server_was_replaced() -> None:
    replaced = Server()
    with replaced.client() as asking:
        assert asking.execute("SELECT 1").fetchone() == (1,)
        replaced.stop()
        replaced.start()
        assert asking.execute("SELECT 2").fetchone() == (2,)
        asking.register("told", pl.DataFrame({"text": ["Beijing"]}))
        replaced.stop()
        replaced.start()
        # What the question is about went with the session.
        with pytest.raises(LockedError, match="no server answers there — start it with `whomet serve`"):
            asking.execute("FROM told")
    replaced.stop()


def test_the_session_of_a_question_is_kept_for_the_next(server: Server) -> None:
    looks: list[int] = []

    def ask(sql: str) -> tuple[object, ...] | None:
        with reading_session(server.address, TOKEN, 5, lambda _: looks.append(1)) as session:
            return session.execute(sql).fetchone()

    assert [ask("SELECT 1"), ask("SELECT 2")] == [(1,), (2,)]
    assert len(looks) == 1
    with pytest.raises(duckdb.Error, match="no such place"):
        ask("SELECT error('no such place')")
    assert ask("SELECT 3") == (3,)
    assert len(looks) == 2


def test_an_answer_goes_into_a_file_as_it_arrives(client: ServerConnection, tmp_path: Path) -> None:
    client.copy("SELECT range AS n, $name AS name FROM range(3)", {"name": "Ann"}, tmp_path / "a.csv", "FORMAT csv")
    assert (tmp_path / "a.csv").read_text() == "n,name\n0,Ann\n1,Ann\n2,Ann\n"


def test_a_wrong_token_is_refused_in_a_line_that_does_not_show_it(server: Server) -> None:
    with pytest.raises(WarehouseError, match="refuses the token — set WHOMET_TOKEN") as refused:
        ServerConnection(server.address, "birch bark", 1)
    assert "birch" not in str(refused.value)


def test_a_server_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOMET_TOKEN", TOKEN)
    absent = pytest.raises(LockedError, match="quack:localhost:1: no server answers there")
    with absent, connect("quack:localhost:1", timeout=0):
        pass


def test_a_server_asks_for_a_token(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("WHOMET_TOKEN", "WHOMET_TOKEN_FILE"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(WarehouseError, match="asks for a token — set WHOMET_TOKEN"), writer("quack:localhost:1"):
        pass
    monkeypatch.setenv("WHOMET_TOKEN_FILE", str(tmp_path / "none"))
    with pytest.raises(
        WarehouseError, match=r"none: the token cannot be read: No such file .* — check WHOMET_TOKEN_FILE"
    ):
        client_token("quack:localhost:1")
    (tmp_path / "token").write_text(" pine\n")
    monkeypatch.setenv("WHOMET_TOKEN_FILE", str(tmp_path / "token"))
    assert client_token("quack:localhost:1") == "pine"
