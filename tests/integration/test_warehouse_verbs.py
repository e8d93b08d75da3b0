"""Load, resolve and publish as Prefect tasks, on a real server."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
from prefect import flow, get_client
from prefect.client.schemas.objects import TaskRun
from prefect.client.schemas.sorting import TaskRunSort
from prefect.testing.utilities import prefect_test_harness

from tasks.hand_off import hand_off_folder, pending, write_hand_off
from tasks.load import load
from tasks.publish import publish
from tasks.records import Account, Article, Mention, Participant, Reading, Span
from tasks.resolve import resolve
from warehouse.errors import LockedError, WarehouseError
from warehouse.query import run_query

HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
TEXT = "Richard Nixon met Mao Zedong."


@pytest.fixture(scope="module", autouse=True)
def server() -> Iterator[None]:
    """Run a Prefect server of our own; a cold start takes its time."""
    with prefect_test_harness(server_startup_timeout=240):
        yield


@pytest.fixture
def warehouse(tmp_path: Path) -> str:
    """Return the address of a warehouse with one hand-off that waits."""
    trigger = Mention("met", Span(14, 17), Span(0, len(TEXT)), "meet/verb")
    people = (Participant("Richard Nixon", "who", "person"), Participant("Mao Zedong", "whom", "person"))
    account = Account("a1", "meeting", "occurred", 0.9, trigger, (trigger,), people)
    article = Article("nixon", "gazette", "nixon.txt", TEXT, published=date(1972, 2, 22))
    address = str(tmp_path / "news.duckdb")
    write_hand_off(hand_off_folder(address), [Reading(article, (account,), "rules", "model")])
    return address


@flow
def load_what_waits(warehouse: str) -> None:
    """Load without patience and without pause between tries."""
    load.with_options(retry_delay_seconds=0)(warehouse, pending(hand_off_folder(warehouse)), 0)


def last_task_run() -> TaskRun:
    """Return the task run that began last."""
    with get_client(sync_client=True) as client:
        return client.read_task_runs(sort=TaskRunSort.EXPECTED_START_TIME_DESC, limit=1)[0]


def test_a_locked_warehouse_is_tried_three_times(warehouse: str) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, warehouse], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    holder.stdout.readline()
    with pytest.raises(LockedError, match=f"held by process {holder.pid}"):
        load_what_waits(warehouse)
    holder.communicate()
    assert last_task_run().run_count == 3
    assert len(pending(hand_off_folder(warehouse))) == 1
    load_what_waits(warehouse)
    assert pending(hand_off_folder(warehouse)) == []


def test_a_file_of_another_program_is_tried_once(warehouse: str) -> None:
    with duckdb.connect(warehouse) as connection:
        connection.execute("CREATE TABLE sales (amount INTEGER)")
    with pytest.raises(WarehouseError, match="another program"):
        load_what_waits(warehouse)
    assert last_task_run().run_count == 1


def test_load_resolve_and_publish_end_in_a_snapshot_and_an_artifact(warehouse: str) -> None:
    @flow
    def all_three() -> Path | None:
        load(warehouse, pending(hand_off_folder(warehouse)))
        resolve(warehouse)
        return publish(warehouse)

    snapshot = all_three()
    assert run_query(str(snapshot), "SELECT who, whom FROM pairs").rows() == [("Richard Nixon", "Mao Zedong")]
    with get_client(sync_client=True) as client:
        (artifact,) = client.read_latest_artifacts()
    assert artifact.key == "newest-encounters"
    (row,) = json.loads(str(artifact.data))
    assert (row["who"], row["whom"]) == ("Richard Nixon", "Mao Zedong")
