"""What somebody with the readers' token can do: ask. Everything else is refused or bounded, and others are answered."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import duckdb
import pytest

from tests.unit.served.serving import Client, Served, command_lines, serving, until
from warehouse.address import snapshot_of
from warehouse.quack_messages import is_gone
from warehouse.readers import ReaderRules
from warehouse.serve import ServePlan
from warehouse.server_tokens import server_tokens

SECONDS = 2.0
"""The most that a question may take."""
REFUSED = "Authorization failed"

WRITES = (
    "INSERT INTO runs SELECT * FROM runs",
    "UPDATE events SET status = 'denied'",
    "DELETE FROM events",
    "TRUNCATE events",
    "MERGE INTO turns USING (SELECT 1 AS one) AS m ON true WHEN MATCHED THEN DELETE",
    "WITH gone AS (SELECT 1) DELETE FROM events",
    "CREATE TABLE mine AS SELECT 1 AS one",
    "CREATE TEMP TABLE mine AS SELECT 1 AS one",
    "CREATE OR REPLACE MACRO guard.main.may_ask(session_id, question) AS true",
    "DROP MACRO guard.main.may_ask",
    "DROP TABLE events",
    "ALTER TABLE events ADD COLUMN mine INTEGER",
    "COMMENT ON TABLE events IS 'mine'",
    "COPY events TO 'events.csv'",
    "COPY (SELECT 1) TO '/dev/stdout'",
    "EXPORT DATABASE 'copy'",
    "ATTACH 'other.duckdb' AS other",
    "ATTACH ':memory:' AS other",
    "DETACH guard",
    "USE guard",
    "SET memory_limit = '100GB'",
    "SET GLOBAL quack_authorization_function = 'quack_nop_authorization'",
    "RESET lock_configuration",
    "PRAGMA disable_checkpoint_on_shutdown",
    "INSTALL spatial",
    "LOAD icu",
    "BEGIN TRANSACTION",
    "PREPARE mine AS SELECT 1",
    "EXECUTE mine",
    "CHECKPOINT",
    "VACUUM",
    "CALL force_checkpoint()",
)

STOPS_AND_LOOKS = (
    "CALL quack_stop('{address}')",
    "FROM quack_stop('{address}')",
    "SELECT * FROM \"QUACK_stop\"('{address}')",
    "SELECT (SELECT count(*) FROM Quack_Stop('{address}'))",
    "FROM /* nothing */ quack_stop /* here */ ('{address}')",
    "FROM system.main.quack_stop('{address}')",
    "WITH stopped AS MATERIALIZED (FROM quack_stop('{address}')) FROM stopped",
    "SELECT 1 WHERE EXISTS (FROM quack_stop('{address}'))",
    "FROM (VALUES (1)) AS one, LATERAL (FROM quack_stop('{address}'))",
    "EXPLAIN ANALYZE FROM quack_stop('{address}')",
    "EXPLAIN ANALYZE CALL quack_stop('{address}')",
    "DESCRIBE FROM quack_stop('{address}')",
    "SUMMARIZE FROM quack_stop('{address}')",
    "FROM query('FROM quack_stop(''{address}'')')",
    "FROM query_table('events')",
    "FROM json_execute_serialized_sql(json_serialize_sql('FROM quack_stop(''{address}'')'))",
    "SELECT 1; CALL quack_stop('{address}')",
    "SELECT 1; SELECT 2",
    "FROM quack_stop('{address}') TABLESAMPLE 10%",
    "FROM quack_stop('{address}') AS \"range\" WITH ORDINALITY",
    "FROM range(3), query('FROM quack_server_list()')",
    'SELECT \'"type":"TABLE_FUNCTION","alias":"\' FROM query(\'FROM events\')',
    "PIVOT (FROM quack_stop('{address}')) ON listen_uri",
    "FROM quack_active_connections()",
    "FROM quack_server_list()",
    "FROM quack_serve('quack:localhost:9', token := 'abcdefgh')",
    "FROM quack_query('{address}', 'SELECT 1', token := 'abcdefgh')",
    "FROM quack_identify('me', 'me', 'me', 'me', 'me')",
    "FROM quack_clear_cache()",
    "SELECT quack_check_token('a', 'b', 'c')",
    "FROM whoami()",
    "FROM duckdb_settings()",
    "FROM duckdb_secrets()",
    "FROM duckdb_logs()",
    "FROM enable_logging('QueryLog')",
    "FROM enable_profiling(save_location := '/dev/stderr')",
    "SELECT write_log('mine')",
    "SELECT sleep_ms(100000)",
)

FILES = (
    "FROM read_text('/etc/hostname')",
    "FROM read_blob('/etc/hostname')",
    "FROM read_csv('/etc/hostname')",
    "FROM sniff_csv('/etc/hostname')",
    "FROM glob('/*')",
    "FROM '/etc/hostname.csv'",
    "FROM 'https://example.org/news.parquet'",
    "FROM parquet_metadata('news.parquet')",
    "FROM arrow_scan(1, 2, 3)",
    "FROM pandas_scan(1)",
    "FROM python_map_function(1)",
    "FROM seq_scan(1)",
)

READS = (
    "SELECT 1",
    "FROM encounters",
    "FROM who_met_whom",
    "FROM met('Golda Meir')",
    "WITH one AS (SELECT 1) FROM one",
    "VALUES (1)",
    "SHOW TABLES",
    "DESCRIBE encounters",
    "SUMMARIZE events",
    "EXPLAIN FROM encounters",
    "explain analyze SELECT count(*) FROM events",
    "SELECT unnest(range(3)), count(*) FROM range(10)",
    "SELECT * FROM duckdb_columns() WHERE table_name = 'encounters'",
    "SELECT event_id FROM events UNION ALL SELECT event_id FROM pairs",
    "SELECT ';', '--', 'quack_stop' AS \"drop\"",
    'SELECT \'"type":"TABLE_FUNCTION",\' AS "function_name"',
    'FROM range(3) AS "a""b\\" ("quack_stop")',
    "FROM range(50) TABLESAMPLE 10%",
    "FROM generate_series(1, 2) WITH ORDINALITY",
    "FROM (SELECT who FROM encounters), LATERAL (SELECT unnest(who) AS name)",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a served warehouse with small limits; its snapshot changes when a test says so."""
    file = tmp_path_factory.mktemp("served") / "news.duckdb"
    rules = ReaderRules(
        query_seconds=SECONDS,
        query_memory=150_000_000,
        memory_beside=300 << 20,
        threads=1,
        idle_session=1.0,
        last_chance=1.0,
    )
    plan = ServePlan(file, server_tokens(file, {}), snapshot_every=0.2, reader_rules=rules, look_every=0.05)
    with serving(plan) as server:
        yield server


@pytest.fixture(scope="module")
def reader(served: Served) -> Client:
    """Return an analyst."""
    return served.reader()


@pytest.mark.parametrize("sql", READS)
def test_reading_is_allowed(reader: Client, sql: str) -> None:
    reader.ask(sql)


@pytest.mark.parametrize("sql", WRITES)
def test_whatever_changes_something_is_refused(reader: Client, sql: str) -> None:
    assert REFUSED in reader.refused(sql)


@pytest.mark.parametrize("sql", STOPS_AND_LOOKS)
def test_nobody_stops_it_or_looks_at_what_others_ask(served: Served, reader: Client, sql: str) -> None:
    assert REFUSED in reader.refused(sql.format(address=served.note.readers))


@pytest.mark.parametrize("sql", FILES)
def test_no_file_can_be_read(reader: Client, sql: str) -> None:
    told = reader.refused(sql)
    assert REFUSED in told or "disabled by configuration" in told or "does not exist" in told


def test_after_all_that_the_same_process_answers_and_nothing_has_changed(served: Served, reader: Client) -> None:
    assert reader.ask("SELECT turn, (SELECT count(*) FROM events) FROM turns") == [(0, 0)]
    assert len(served.processes()) == 1
    assert not list(served.plan.file.parent.glob("*.csv"))


def test_the_attached_warehouse_can_be_asked_as_if_it_were_here(reader: Client) -> None:
    assert reader.here("SELECT count(*) FROM {w}.encounters WHERE status = 'occurred'") == [(0,)]


@pytest.mark.parametrize(
    "sql", ["INSERT INTO {w}.turns VALUES (7, 7)", "CREATE TABLE {w}.mine (one INTEGER)", "DROP TABLE {w}.events"]
)
def test_the_attached_warehouse_cannot_be_changed_either(reader: Client, sql: str) -> None:
    with pytest.raises(duckdb.Error):
        reader.here(sql)
    assert reader.ask("SELECT count(*) FROM turns") == [(1,)]


def test_only_the_readers_token_opens_it(served: Served) -> None:
    for token in (served.plan.tokens.writers, "x" * 43, ""):
        with pytest.raises(duckdb.Error, match=r"Authentication failed|token"):
            Client(served.note.readers, token)


def test_the_readers_token_does_not_open_the_server_of_the_flows(served: Served) -> None:
    with pytest.raises(duckdb.Error, match="Authentication failed"):
        Client(served.note.address, served.plan.tokens.readers)


def test_no_token_is_said_or_can_be_found_out(served: Served, reader: Client) -> None:
    tokens = served.plan.tokens.writers, served.plan.tokens.readers
    visible = [*served.said, repr(served.plan), *command_lines().values()]
    visible += [
        str(reader.ask(f"FROM {view}")) for view in ("duckdb_databases()", "duckdb_functions()", "duckdb_views()")
    ]
    flow = served.flow()
    views = ("duckdb_settings()", "quack_server_list()", "quack_active_connections()", "duckdb_logs", "whoami()")
    visible += [str(flow.ask(f"FROM {view}")) for view in views]
    visible += [flow.refused("FROM duckdb_secrets()"), flow.refused("FROM read_text('news.duckdb.token')")]
    with suppress(PermissionError):
        visible.append(Path(f"/proc/{served.processes()[-1]}/environ").read_text())
    assert not [text for text in visible if any(token in text for token in tokens)]


def test_a_question_that_is_too_long_is_refused(reader: Client) -> None:
    assert "Too Large" in reader.refused(f"SELECT '{'x' * 5_000_000}'")
    assert reader.ask("SELECT 1") == [(1,)]


@pytest.mark.parametrize(
    "sql",
    [
        f"{'SELECT (' * 3000}SELECT 1{')' * 3000}",
        f"SELECT {'+'.join(['1'] * 5000)}",
        f"SELECT {'f(' * 3000}{')' * 3000}",
    ],
    ids=["questions", "sums", "calls"],
)
def test_a_question_that_is_nested_too_deeply_is_refused(reader: Client, sql: str) -> None:
    assert REFUSED in reader.refused(sql)
    assert reader.ask("SELECT 1") == [(1,)]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) FROM (SELECT range AS number FROM range(1000000000) ORDER BY hash(number))",
        "SELECT list(range) FROM range(10000000000)",
    ],
)
def test_a_question_that_wants_all_memory_gets_none(served: Served, sql: str) -> None:
    told = served.reader().refused(sql)
    assert "could not allocate" in told or "failed to allocate" in told or "the question was stopped" in told
    assert served.reader().ask("SELECT 1") == [(1,)]


def test_a_question_that_never_ends_is_stopped_while_others_are_answered(served: Served) -> None:
    endless, other, told = served.reader(), served.reader(), list[str]()
    question = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT (i + 1) % 7 FROM n) SELECT count(*) FROM n WHERE i = 9"
    )
    asking = threading.Thread(target=lambda: told.append(endless.refused(question)))
    started = time.monotonic()
    asking.start()
    answers = 0
    while asking.is_alive():
        other = served.answered(other)
        answers += 1
        time.sleep(0.02)
    assert SECONDS <= time.monotonic() - started < SECONDS + 5
    assert f"it took more than {SECONDS:g} s" in told[0]
    assert not is_gone(told[0])
    assert answers > 10
    assert served.reader().ask("SELECT 1") == [(1,)]


def test_a_process_that_is_killed_is_brought_back(served: Served) -> None:
    reader, process = served.reader(), served.processes()[-1]
    os.kill(process, signal.SIGKILL)
    # Whoever comes now waits for the next one, and is not refused.
    assert served.reader().ask("SELECT 1") == [(1,)]
    assert is_gone(reader.refused("SELECT 1"))
    assert served.processes()[-1] != process
    assert any(f"process {process} has died, by signal 9" in line for line in served.said)


def test_a_session_goes_on_while_the_snapshot_changes_and_a_new_one_sees_the_change(served: Served) -> None:
    earlier, process = served.reader(), served.processes()[-1]
    ((turn,),) = earlier.ask("SELECT turn FROM turns")
    served.flow().ask("UPDATE turns SET turn = turn + 1")

    def is_seen() -> bool:
        assert earlier.ask("SELECT turn FROM turns") == [(turn,)]
        return served.reader().ask("SELECT turn FROM turns") == [(turn + 1,)]

    until(is_seen, "the new snapshot")
    # Who asks nothing for a while attaches again, and the old process ends.
    until(lambda: not served.lives(process), "the end of the old process")
    assert is_gone(earlier.refused("SELECT 1"))


def test_a_snapshot_that_somebody_else_puts_there_is_taken_up(served: Served, tmp_path: Path) -> None:
    snapshot, processes = snapshot_of(served.plan.file), served.processes()
    Path(shutil.copy(snapshot, tmp_path / "copy.duckdb")).replace(snapshot)
    until(lambda: served.processes() != processes, "a new process")
    assert served.reader().ask("SELECT 1") == [(1,)]


def test_clients_that_say_nothing_keep_nobody_out(served: Served) -> None:
    port = int(served.note.readers.rpartition(":")[2])
    with ExitStack() as stack:
        for _ in range(60):
            silent = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            silent.sendall(b"POST /quack HTTP/1.1\r\nContent-Length: 1000\r\n\r\nnot all of it")
        assert served.reader().ask("SELECT 1") == [(1,)]


@pytest.mark.parametrize(
    ("request_text", "status"),
    [
        ("GET / HTTP/1.1\r\n\r\n", 200),
        ("GET /etc/passwd HTTP/1.1\r\n\r\n", 404),
        ("DELETE /quack HTTP/1.1\r\n\r\n", 404),
        ("POST /quack HTTP/1.1\r\n\r\n", 411),
        ("POST /quack HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 411),
        ("POST /quack HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
        ("POST /quack HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", 413),
        ("nonsense\r\n\r\n", 400),
        (f"GET / HTTP/1.1\r\nX: {'x' * 20_000}\r\n\r\n", 400),
    ],
)
def test_what_is_no_request_of_quack_is_answered_by_its_number(served: Served, request_text: str, status: int) -> None:
    with socket.create_connection(("127.0.0.1", int(served.note.readers.rpartition(":")[2])), timeout=5) as stream:
        stream.sendall(request_text.encode())
        assert stream.recv(100).startswith(f"HTTP/1.1 {status} ".encode())
