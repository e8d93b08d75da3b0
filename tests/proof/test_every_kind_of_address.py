"""The golden data at every kind of address, and two processes that load into one lake at once."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tasks.hand_off import write_hand_off
from tasks.load import load_hand_offs
from tasks.resolve import resolve_accounts
from tests.integration.many_addresses import KINDS, MACROS, answers, catalog, filled, golden_readings
from tests.proof.loading import batches
from warehouse.check import run_checks
from warehouse.connection import reader, writer
from warehouse.stored import digest, row_counts

LOADER = """
import sys
from pathlib import Path
from tasks.load import load_hand_offs
from tasks.resolve import resolve_accounts
address, *paths = sys.argv[1:]
for path in paths:
    outcome = load_hand_offs(address, [Path(path)])
    assert outcome.quarantined == (), outcome
    resolve_accounts(address)
"""


@pytest.mark.proof
def test_every_table_view_macro_and_worked_query_has_the_same_rows(tmp_path: Path) -> None:
    with filled(tmp_path, golden_readings()) as addresses:
        expected = answers(addresses["file"])
        assert all(expected[macro] for macro in MACROS)
        for kind in KINDS:
            begun = time.monotonic()
            assert answers(addresses[kind]) == expected, kind
            print(f"\n{kind}: {len(expected)} tables, views, macros and queries in {time.monotonic() - begun:.1f} s")


@pytest.mark.proof
def test_two_processes_load_into_one_lake_at_once(tmp_path: Path) -> None:
    given = batches(Random(1972), 20, articles=3)
    plain = str(tmp_path / "plain.duckdb")
    paths = [write_hand_off(tmp_path / "waiting", one.readings, one.rejects, one.outcomes) for one in given]
    # What is read again comes in an order of its own: that is for one process to keep.
    again = [number for number, one in enumerate(given) if number % 7 == 6]
    first = [path for number, path in enumerate(paths) if number % 2 == 0 and number not in again]
    second = [path for number, path in enumerate(paths) if number % 2 and number not in again]
    copies = [path.with_suffix(".copy") for path in (*first, *second)]
    for path, copy in zip((*first, *second), copies, strict=True):
        copy.write_bytes(path.read_bytes())
    load_hand_offs(plain, copies)
    resolve_accounts(plain)
    with catalog(tmp_path) as lake:
        with writer(lake):
            pass
        begun = time.monotonic()
        loaders = [subprocess.Popen([sys.executable, "-c", LOADER, lake, *map(str, part)]) for part in (first, second)]
        assert [loader.wait() for loader in loaders] == [0, 0]
        seconds = time.monotonic() - begun
        with reader(lake) as connection, reader(plain) as one:
            assert run_checks(connection) == []
            assert digest(connection) == digest(one)
            rows = row_counts(connection)
    print(f"\ntwo processes: {len(copies)} batches in {seconds:.1f} s; {rows['articles']} articles")
