"""The Prefect server of one command: there when needed, gone with the command, quiet."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from flows.temporary_server import temporary_server
from tasks.errors import WhometError

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
HELD = """
import sys, time
from pathlib import Path
from flows.temporary_server import temporary_server
with temporary_server(Path(sys.argv[1])) as server:
    print(server.process.pid, flush=True)
    time.sleep(600)
"""
SETTINGS = """
import sys
from pathlib import Path
from flows.prefect_session import prefect_session
with prefect_session(Path(sys.argv[1])):
    from prefect.settings import get_current_settings
    settings = get_current_settings()
    print(settings.server.ephemeral.startup_timeout_seconds, settings.server.analytics_enabled, Path.cwd())
"""


def is_running(process_id: int) -> bool:
    """Whether a process is there, and no more than a zombie that nobody has waited for."""
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process_id}/stat")
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


def ends(process_id: int) -> bool:
    until = time.monotonic() + PATIENCE
    while is_running(process_id) and time.monotonic() < until:
        time.sleep(0.05)
    return not is_running(process_id)


def test_it_answers_until_the_block_ends(prefect_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(prefect_home))
    with temporary_server(PROJECT) as server:
        server.wait(PATIENCE * 4)
        with urlopen(f"{server.api_url}/health") as answer:
            assert answer.read() == b"true"
    assert server.process.poll() is not None


def test_it_ends_when_its_command_is_killed(untouched: dict[str, str]) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HELD, PROJECT], env=untouched, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    server = int(holder.stdout.readline())
    assert is_running(server)
    holder.kill()
    holder.wait()
    holder.stdout.close()
    assert ends(server)


def test_a_server_that_cannot_start_is_told_with_its_last_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.setenv("PREFECT_API_DATABASE_CONNECTION_URL", "nonsense://")
    with temporary_server(PROJECT) as server, pytest.raises(WhometError, match="ended at its start — its last words: "):
        server.wait(PATIENCE * 4)


def test_the_settings_of_the_project_hold_from_any_folder(untouched: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-c", SETTINGS, str(PROJECT)]
    ran = subprocess.run(command, env=untouched, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["180", "False", str(tmp_path)]


def test_a_server_that_runs_is_used_and_none_started(untouched: dict[str, str]) -> None:
    untouched["PREFECT_API_URL"] = "http://127.0.0.1:1/api"
    refusing = "import flows.prefect_session as session; session.temporary_server = None\n"
    command = [sys.executable, "-c", refusing + SETTINGS, str(PROJECT)]
    assert subprocess.run(command, env=untouched, capture_output=True, check=False).returncode == 0
