"""What comes after the first ingest: new rules, the nightly round, a lock, a second server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from warehouse.address import snapshot_of
from warehouse.connection import connect
from warehouse.stored import digest, known_versions

Run = Callable[..., CompletedProcess[str]]
PROJECT = Path(__file__).resolve().parents[2]
FLOW = """
import sys
from pathlib import Path
from flows.prefect_session import prefect_session
with prefect_session(Path(sys.argv[1])) as ready:
    from flows import maintain, reextract
    ready()
    print(getattr(sys.modules[f"flows.{sys.argv[2]}"], sys.argv[2])())
"""


def run_flow(name: str, environment: dict[str, str]) -> CompletedProcess[str]:
    command = [sys.executable, "-c", FLOW, str(PROJECT), name]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def rules_in(warehouse: Path) -> set[str]:
    with connect(warehouse, read_only=True) as connection:
        return {version.rules_digest for version in known_versions(connection).values()}


def test_reextract_reads_again_what_other_rules_have_read(
    ingested: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    before = rules_in(ingested)
    overlay = tmp_path / "seeds"
    overlay.mkdir()
    rules = (PROJECT / "seeds" / "modality.toml").read_text(encoding="utf-8")
    (overlay / "modality.toml").write_text(f"{rules}\n# changed\n", encoding="utf-8")
    ran = run_flow("reextract", environment | {"WHOMET_SEEDS": str(overlay), "WHOMET_BATCH_SIZE": "1"})
    assert ran.returncode == 0, ran.stderr
    after = rules_in(ingested)
    assert len(after) == 1
    assert not after & before
    assert "read=2" in ran.stdout


@pytest.mark.usefixtures("ingested")
def test_reextract_leaves_alone_what_is_current(environment: dict[str, str]) -> None:
    ran = run_flow("reextract", environment)
    assert ran.returncode == 0, ran.stderr
    assert "read=0" in ran.stdout


def test_maintain_checks_compacts_and_keeps_a_copy(ingested: Path, environment: dict[str, str]) -> None:
    # No process has a number that high.
    half_written = ingested.parent / f".{snapshot_of(ingested).name}.99999999-1"
    half_written.write_bytes(b"left by a killed run")
    with connect(ingested, read_only=True) as connection:
        before = digest(connection)
    ran = run_flow("maintain", environment)
    assert ran.returncode == 0, ran.stderr
    assert not half_written.exists()
    (copy,) = (ingested.parent / "backups").iterdir()
    for path in (ingested, copy):
        with connect(path, read_only=True) as connection:
            assert digest(connection) == before


def test_maintain_fails_where_a_check_finds_bad_rows(ingested: Path, environment: dict[str, str], whomet: Run) -> None:
    with connect(ingested) as connection:
        connection.execute("INSERT INTO articles SELECT * FROM articles LIMIT 1")
    ran = run_flow("maintain", environment)
    assert ran.returncode != 0
    assert "checks fail: " in ran.stderr
    diagnosis = whomet("doctor")
    assert diagnosis.returncode == 1
    assert "bad rows" in diagnosis.stdout


def test_a_locked_warehouse_names_its_holder(ingested: Path, environment: dict[str, str], whomet: Run) -> None:
    hold = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(ingested)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    with holder:
        holder.stdout.readline()
        environment["WHOMET_LOCK_TIMEOUT"] = "0"
        ran = whomet("ingest")
        answer = whomet("sql", "SELECT count(*) AS n FROM articles", "--format", "csv")
        holder.stdin.close()
    assert ran.returncode == 2
    assert f"process {holder.pid}" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert answer.stdout == "n\n2\n"


@pytest.mark.usefixtures("ingested")
def test_doctor_is_content_after_an_ingest(whomet: Run) -> None:
    ran = whomet("doctor")
    assert ran.returncode == 0, ran.stdout
    assert "All is well" in ran.stdout


def test_doctor_names_hand_offs_that_wait(ingested: Path, whomet: Run) -> None:
    folder = Path(f"{ingested}.handoffs")
    folder.mkdir(exist_ok=True)
    (folder / "0123456789abcdef.parquet").write_bytes(b"no Parquet")
    assert "whomet load" in whomet("doctor").stdout.partition("To do:")[2]
    loaded = whomet("load")
    assert loaded.returncode == 1
    assert "0123456789abcdef.parquet" in loaded.stderr
    assert "hand-offs in quarantine" in whomet("doctor").stdout
