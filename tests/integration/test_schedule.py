"""README's "On a schedule", run as it stands: a server, the deployments, a worker, a scheduled run, rows."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from warehouse.connection import connect
from warehouse.stored import row_counts

PROJECT = Path(__file__).resolve().parents[2]
# Generous: a busy machine is slow, a broken one never gets there.
PATIENCE = 240.0


def commands() -> list[str]:
    """Return the lines of README's block."""
    section = (PROJECT / "README.md").read_text(encoding="utf-8").split("## On a schedule")[1]
    block = re.search(r"```bash\n(.*?)```", section, re.DOTALL)
    assert block is not None
    return block.group(1).splitlines()


def ask(url: str, body: dict[str, Any] | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(url, data, {"Content-Type": "application/json"}), timeout=30) as answer:
        return json.load(answer)


def waited_for(question: str, found: Any) -> Any:
    """Return the first answer of `found()` that is something."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(URLError):
            if answer := found():
                return answer
        time.sleep(0.2)
    return pytest.fail(f"not within {PATIENCE} s: {question}")


@contextmanager
def running(command: str, environment: dict[str, str], log: Path) -> Iterator[None]:
    """Run a command in the background, and end it afterwards."""
    with log.open("wb") as stream:
        # exec: the shell becomes the program, so that it is the program that is ended.
        process = subprocess.Popen(
            ["bash", "-c", f"exec {command}"], cwd=PROJECT, env=environment, stdout=stream, stderr=stream
        )
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def schedule(untouched: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """Run README's commands on a free port and yield the address of the server's interface."""
    export, server, deploy, worker = commands()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    url = export.partition("=")[2].replace("4200", port)
    environment = untouched | {
        "PREFECT_API_URL": url,
        "PREFECT_SERVER_API_PORT": port,
        "PREFECT_HOME": str(tmp_path / "prefect"),
    }
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
    with ExitStack() as stack:
        stack.enter_context(running(server, environment, tmp_path / "server.log"))
        waited_for("the server answers", lambda: ask(f"{url}/health"))
        subprocess.run(
            ["bash", "-c", deploy],
            cwd=PROJECT,
            env=environment,
            check=True,
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )
        stack.enter_context(running(worker, environment, tmp_path / "worker.log"))
        yield url


def test_a_scheduled_run_ends_completed_and_the_rows_are_there(schedule: str, tmp_path: Path) -> None:
    deployments = {one["name"]: one for one in ask(f"{schedule}/deployments/filter", {})}
    assert set(deployments) == {"ingest", "reextract", "maintain"}
    ingest = deployments["ingest"]
    assert [one["schedule"]["cron"] for one in ingest["schedules"]] == ["7-59/15 * * * *"]
    assert ingest["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
    assert ingest["global_concurrency_limit"]["limit"] == 1

    of_ingest = {"flow_runs": {"deployment_id": {"any_": [ingest["id"]]}}, "sort": "EXPECTED_START_TIME_ASC"}
    planned = waited_for("the scheduler plans a run", lambda: ask(f"{schedule}/flow_runs/filter", of_ingest))[0]
    # Nobody wants to wait for the full hour: the run that the scheduler planned begins now.
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    state = {"type": "SCHEDULED", "state_details": {"scheduled_time": now}}
    ask(f"{schedule}/flow_runs/{planned['id']}/set_state", {"state": state, "force": True})

    def ended() -> str | None:
        run = ask(f"{schedule}/flow_runs/{planned['id']}")
        return run["state_name"] if run["state_type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED") else None

    assert waited_for("the run ends", ended) == "Completed"
    with connect(tmp_path / "warehouse.duckdb", read_only=True) as connection:
        rows = row_counts(connection)
    assert rows["articles"] >= 24
    assert rows["encounters"] > 0
