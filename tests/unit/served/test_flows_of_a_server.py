"""What flows get from a served warehouse, and what they cannot do to each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.unit.served.serving import Served, serving, until
from warehouse.answering import server_of
from warehouse.connection import reader, writer
from warehouse.front import FrontRules
from warehouse.quack_messages import is_gone
from warehouse.renewal import ask_for_snapshot
from warehouse.serve import ServePlan
from warehouse.serve_note import note_of, write_note
from warehouse.server_tokens import server_tokens


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a served warehouse that renews its snapshot for nobody but who asks for it."""
    file = tmp_path_factory.mktemp("served") / "news.duckdb"
    plan = ServePlan(
        file,
        server_tokens(file, {}),
        front_rules=FrontRules(idle_transaction=0.3),
        snapshot_every=600,
        publish_look=0.05,
        look_every=0.05,
    )
    with serving(plan) as server:
        yield server


def test_two_flows_write_one_after_the_other(served: Served) -> None:
    one, other = served.flow(), served.flow()
    ((before,),) = one.ask("SELECT turn FROM turns")
    for flow in (one, other, one):
        flow.ask("BEGIN; UPDATE turns SET turn = turn + 1; COMMIT")
    assert other.ask("SELECT turn FROM turns") == [(before + 3,)]


def test_a_flow_that_dies_in_a_transaction_does_not_keep_others_out(served: Served) -> None:
    dead, other = served.flow(), served.flow()
    dead.ask("BEGIN TRANSACTION")
    dead.ask("UPDATE turns SET turn = 1000")
    with pytest.raises(duckdb.Error, match=r"[Cc]onflict"):
        other.ask("UPDATE turns SET turn = turn + 1")
    until(lambda: any("rolled back" in line for line in served.said), "the end of the transaction")
    other.ask("UPDATE turns SET turn = turn + 1")
    assert other.ask("SELECT turn < 1000 FROM turns") == [(True,)]
    assert is_gone(dead.refused("COMMIT"))


def test_a_large_transaction_arrives_whole(served: Served) -> None:
    flow, text = served.flow(), "Vienna " * 300_000
    flow.ask(f"CREATE TEMP TABLE told AS SELECT '{text}' AS text")
    assert flow.ask("SELECT length(text) FROM told") == [(len(text),)]
    assert flow.ask("SELECT text FROM told") == [(text,)]


def test_many_rows_come_back_in_their_order(served: Served) -> None:
    assert served.flow().ask("SELECT range FROM range(200000)") == [(number,) for number in range(200_000)]


def test_the_token_of_the_flows_opens_no_file_outside(served: Served) -> None:
    assert "disabled by configuration" in served.flow().refused("FROM read_text('/etc/hostname')")
    assert "disabled by configuration" in served.flow().refused("COPY (SELECT 1) TO '/tmp/news.csv'")


def test_the_snapshot_is_renewed_at_once_for_who_waits_for_it(served: Served) -> None:
    with writer(served.plan.file) as connection:
        connection.execute("UPDATE turns SET turn = turn + 1")
        turn = ask_for_snapshot(connection)
    until(lambda: served.reader().ask("SELECT published_turn FROM turns") == [(turn,)], "the snapshot")
    with reader(served.plan.file) as connection:
        assert connection.execute("SELECT published_turn FROM turns").fetchone() == (turn,)


def test_the_doctor_sees_that_it_answers(served: Served) -> None:
    state = server_of(served.plan.file)
    assert state is not None
    assert served.note.address in state.told
    assert not state.remedy


def test_the_doctor_knows_what_to_do_about_a_note_that_leads_nowhere(served: Served, tmp_path: Path) -> None:
    file, nowhere = tmp_path / "news.duckdb", "quack:localhost:9"
    assert server_of(file) is None
    write_note(file, served.note._replace(address=nowhere, pid=served.processes()[0]))
    remedy = f"end process {served.processes()[0]} and start `whomet serve` again"
    assert server_of(file) == (f"{nowhere} does not answer", remedy)
    write_note(file, served.note._replace(address=nowhere, pid=2**22 + 1))
    assert server_of(file) == (f"{nowhere} does not answer", f"delete {note_of(file)}, or start `whomet serve` again")
    write_note(file, served.note._replace(readers=nowhere))
    assert server_of(file) == (f"{nowhere} does not answer readers", "look at what `whomet serve` says")
