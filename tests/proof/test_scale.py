"""A warehouse of a million events: a batch costs what it costs an empty one, and every worked query answers at once.

SCALE_EVENTS says how many events (1,000,000), SCALE_BATCHES how many batches of 500 articles (24), SCALE_WAREHOUSE
where one of so many events lies already, made by `python -m tests.benchmarks.large_warehouse`.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from tasks.hand_off import hand_off_folder
from tasks.load import load_hand_offs
from tasks.resolve import resolve_accounts
from tests.benchmarks.large_warehouse import LargeWarehouse
from warehouse.check import run_checks
from warehouse.connection import connect, writer
from warehouse.snapshot import copy_warehouse, finish_snapshot

EVENTS = int(os.environ.get("SCALE_EVENTS", "1000000"))
BATCHES = int(os.environ.get("SCALE_BATCHES", "24"))
"""So many that the median is good for a few hundredths: single ones lie up to a quarter beside it."""
MOST_TIMES = 1.5
"""Of the time that a batch takes into an empty warehouse."""
MOST_MILLISECONDS = 300.0
"""Of a worked query, in the median."""

pytestmark = pytest.mark.proof


class Seconds(NamedTuple):
    """What a batch took, opening and closing included, on the clock and on the processors."""

    load: float
    resolve: float
    processors: float

    @property
    def both(self) -> float:
        """Return the seconds of load and resolve."""
        return self.load + self.resolve


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[LargeWarehouse, Path]]:
    """Yield what the warehouse is made of, and where it is."""
    made = LargeWarehouse(EVENTS)
    path = tmp_path_factory.mktemp("large") / "news.duckdb"
    with told(f"{EVENTS:,} events made"):
        if already := os.environ.get("SCALE_WAREHOUSE"):
            shutil.copyfile(already, path)
            with writer(path):
                pass  # An earlier schema is brought up.
        else:
            made.write(path)
        # Batches are of days that lie two weeks apart; an account meets those of some weeks around it.
        made.resolve_last(path, 14 * (BATCHES + 1) + 70)
    size = path.stat().st_size
    print(f"{size / 1e6:,.0f} MB, {size / EVENTS:,.0f} bytes an event")
    yield made, path
    shutil.rmtree(path.parent)


def test_it_is_sound(large: tuple[LargeWarehouse, Path]) -> None:
    with told("checks"), connect(large[1], read_only=True) as connection:
        assert run_checks(connection) == []


def test_a_batch_costs_little_more_than_into_an_empty_warehouse(
    large: tuple[LargeWarehouse, Path], tmp_path: Path
) -> None:
    made, path = large
    hand_offs = [made.hand_off(tmp_path / "batches", number) for number in range(BATCHES + 1)]
    pairs = []
    # The first one meets what is not loaded yet of Python and of the file, and does not count.
    for number, hand_off in enumerate(hand_offs):
        empty = tmp_path / f"empty-{number}.duckdb"
        with writer(empty):
            pass
        pairs.append((taken(empty, hand_off), taken(path, hand_off)))
    into_empty, into_large = zip(*pairs[1:], strict=True)
    for name, of in (("load", lambda one: one.load), ("resolve", lambda one: one.resolve)):
        figures(name, of, into_empty, into_large)
    figures("processors", lambda one: one.processors, into_empty, into_large)
    ratio = figures("load and resolve", lambda one: one.both, into_empty, into_large)
    with connect(path, read_only=True) as connection:
        assert run_checks(connection) == []
    assert ratio <= MOST_TIMES


def test_worked_queries_answer_at_once_on_the_snapshot(large: tuple[LargeWarehouse, Path]) -> None:
    with told("copy for the snapshot, the writer waits"), writer(large[1]) as connection:
        copy = copy_warehouse(connection, large[1])
    with told("snapshot finished beside it"):
        snapshot = finish_snapshot(copy, large[1])
    size = snapshot.stat().st_size
    print(f"snapshot {size / 1e6:,.0f} MB, {size / EVENTS:,.0f} bytes an event")
    if find_spec("tests.benchmarks.measure_queries") is None:
        pytest.skip("tests/benchmarks/measure_queries.py is not there")
    queries = import_module("tests.benchmarks.measure_queries")
    measured = queries.measure_queries(snapshot)
    print(queries.table(measured))
    print(queries.slowest(snapshot, measured))
    assert [one for one in measured if one.median_ms > MOST_MILLISECONDS] == []


def taken(warehouse: Path, hand_off: Path) -> Seconds:
    """Load a copy of the hand-off, resolve, and return what that took."""
    folder = hand_off_folder(str(warehouse))
    folder.mkdir(exist_ok=True)
    copy = Path(shutil.copy(hand_off, folder))
    begun, worked = time.perf_counter(), time.process_time()
    assert load_hand_offs(str(warehouse), [copy]).quarantined == ()
    loaded = time.perf_counter()
    assert resolve_accounts(str(warehouse)).events
    return Seconds(loaded - begun, time.perf_counter() - loaded, time.process_time() - worked)


def figures(
    name: str, of: Callable[[Seconds], float], into_empty: tuple[Seconds, ...], into_large: tuple[Seconds, ...]
) -> float:
    """Print the medians of both, and return how many times the one the other is."""
    empty, large = median(map(of, into_empty)), median(map(of, into_large))
    print(f"{name:18} {empty:6.2f} s into an empty one, {large:6.2f} s into the large one: {large / empty:.2f} times")
    return large / empty


@contextmanager
def told(what: str) -> Iterator[None]:
    """Print how long it took."""
    begun = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - begun:.1f} s")
