"""Two writers and four readers at once on `whomet serve` for a minute (MANY_HANDS_SECONDS): none lost, none doubled."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pytest

from tasks.load import load_hand_offs
from tasks.resolve import resolve_accounts
from tests.proof.many_hands import ARTICLES
from warehouse import open_warehouse
from warehouse.check import run_checks
from warehouse.connection import connect
from warehouse.serve_note import ServeNote, read_note
from warehouse.stored import digest, row_counts

PROJECT = Path(__file__).resolve().parents[2]
SECONDS = float(os.environ.get("MANY_HANDS_SECONDS", "60"))
TOKENS = {"WHOMET_TOKEN": "a-token-of-the-flows", "WHOMET_READER_TOKEN": "a-token-of-the-readers"}
pytestmark = pytest.mark.proof


@contextmanager
def hand(token: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run tests/proof/many_hands.py; it waits for a line with its seconds."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.proof.many_hands", *map(str, arguments)],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "WHOMET_TOKEN": token},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def served(file: Path) -> Iterator[tuple[ServeNote, Path]]:
    """Run `whomet serve`, with a new snapshot every ten seconds, and stop it as systemd would."""
    log = file.with_name("serve.log")
    ports = ("--listen", "localhost:0", "--readers", "localhost:0")
    with log.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "serve", "--warehouse", file, *ports, "--snapshot-every", "10"],
            cwd=PROJECT,
            env={**os.environ, **TOKENS},
            stderr=stream,
        )
    try:
        end = time.monotonic() + 60
        while "answers" not in log.read_text():
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < end
            time.sleep(0.1)
        note = read_note(file)
        assert note is not None
        yield note, log
        process.terminate()
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait()


def done(process: subprocess.Popen[str]) -> dict[str, Any]:
    """Return what a hand has done."""
    out, _ = process.communicate(timeout=SECONDS + 120)
    assert process.returncode == 0
    found: dict[str, Any] = json.loads(out.strip().splitlines()[-1])
    return found


def figures(seconds: list[float]) -> str:
    """Return median, 95th percentile and maximum in milliseconds."""
    middle, high, worst = (1e3 * value for value in (median(seconds), quantiles(seconds, n=20)[-1], max(seconds)))
    return f"median {middle:.0f} ms, p95 {high:.0f} ms, worst {worst:.0f} ms"


def encounters_seen(address: str, at_least: int) -> int:
    """Return how many encounters a reader sees, as soon as there are so many, or after a minute."""
    end = time.monotonic() + 60
    while True:
        seen = int(open_warehouse(address).sql("SELECT count(*) FROM encounters").item())
        if seen >= at_least or time.monotonic() > end:
            return seen
        time.sleep(0.5)


def test_two_writers_and_four_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, plain = tmp_path / "news.duckdb", tmp_path / "plain.duckdb"
    folders = [tmp_path / "gazette-0", tmp_path / "gazette-1"]
    with served(file) as (note, log), ExitStack() as stack:
        writers = [
            stack.enter_context(hand(TOKENS["WHOMET_TOKEN"], "write", note.address, folder, number))
            for number, folder in enumerate(folders)
        ]
        readers = [stack.enter_context(hand(TOKENS["WHOMET_READER_TOKEN"], "read", note.readers)) for _ in range(4)]
        for process in (*writers, *readers):
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in (*writers, *readers):
            assert process.stdin is not None
            process.stdin.write(f"{SECONDS}\n")
            process.stdin.flush()
        wrote, read = [done(process) for process in writers], [done(process) for process in readers]
        monkeypatch.setenv("WHOMET_TOKEN", TOKENS["WHOMET_TOKEN"])
        with connect(file) as connection:
            events = row_counts(connection)["events"]
        monkeypatch.setenv("WHOMET_TOKEN", TOKENS["WHOMET_READER_TOKEN"])
        assert encounters_seen(note.readers, events) == events
        told = log.read_text()

    batches = [len(one["seconds"]) for one in wrote]
    asked = [second for one in read for second in one["seconds"]]
    errors = [error for one in (*wrote, *read) for error in one["errors"]]
    print(f"\n{SECONDS:.0f} s: {batches[0]} + {batches[1]} hand-offs of {ARTICLES} articles loaded and resolved")
    print(f"  a hand-off:  {figures([second for one in wrote for second in one['seconds']])}")
    print(f"  a question:  {figures(asked)}, {len(asked)} of four readers, {len(errors)} errors")
    print(f"  snapshots:   {told.count('snapshot: renewed')}, readers' processes: {told.count(' answers (')}")
    assert not errors
    assert "Traceback" not in told

    with connect(file, read_only=True) as connection:
        counts, found, bad = row_counts(connection), digest(connection), run_checks(connection)
    assert counts["articles"] == ARTICLES * sum(batches)
    assert not bad
    # What one writer alone makes of the same hand-offs.
    for folder in folders:
        load_hand_offs(str(plain), sorted((folder / "kept").iterdir()))
    resolve_accounts(str(plain))
    with connect(plain, read_only=True) as connection:
        assert digest(connection) == found
    print(f"  the same digests as of one writer alone: {counts['articles']} articles, {counts['events']} events")

    # Every reader saw the warehouse grow, and nothing go away.
    assert all(one["seen"] == sorted(one["seen"]) for one in read)
