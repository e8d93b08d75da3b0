"""kill -9 in a load of a hundred batches, or a full disk: no row lost, none doubled, no batch half there."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tasks.hand_off import hand_off_folder, pending
from tests.proof.loading import STEP, batches, batches_in, copy_hand_offs, hand_off_all, states_after, take_up
from warehouse.address import snapshot_of
from warehouse.check import run_checks
from warehouse.connection import connect
from warehouse.snapshot import left_behind, remove_copy
from warehouse.stored import digest, row_counts

BATCHES = 100
KILLS = 50
ROOM = 1_000
"""Kilobytes by which a full disk grows."""
PROCESSES = multiprocessing.get_context("forkserver")
# What it imports takes seconds, and the kills shall meet its work.
PROCESSES.set_forkserver_preload(["tests.proof.loading"])


def run(warehouse: Path, *, chance: random.Random | None = None, largest_file: int | None = None) -> tuple[str, float]:
    """Let a process take up what waits, and kill it somewhere on the way if there is a `chance`.

    Return how it ended, or "killed", and the seconds that it worked.
    """
    receiver, sender = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=take_up, args=(str(warehouse), largest_file, sender))
    process.start()
    sender.close()
    assert receiver.recv() == STEP
    begun = last = time.monotonic()
    # On average so many that the kills are spread over the whole load, and then somewhere within the next step.
    left = chance.randrange(3 * BATCHES // KILLS + 1) if chance else None
    seconds = 0.2
    while left is None or left > 0:
        ended = str(receiver.recv())
        if ended != STEP:
            break
        seconds, last = time.monotonic() - last, time.monotonic()
        left = None if left is None else left - 1
    if chance and left == 0:
        time.sleep(chance.uniform(0, seconds))
        process.kill()
        ended = "killed"
    process.join()
    return ended, time.monotonic() - begun


def finished(warehouse: Path) -> dict[str, str]:
    """Return the digest of a warehouse with which all is well, as its snapshot has it, too."""
    assert pending(hand_off_folder(warehouse)) == []
    digests = []
    for path in (warehouse, snapshot_of(warehouse)):
        with connect(path, read_only=True) as connection:
            assert run_checks(connection) == []
            digests.append(digest(connection))
    assert digests[0].items() <= digests[1].items()
    return digests[0]


@pytest.mark.proof
def test_a_load_that_is_killed_fifty_times_ends_as_if_nothing_had_been(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(10**6)
    given = batches(random.Random(1972), BATCHES)
    undisturbed, killed = tmp_path / "undisturbed.duckdb", tmp_path / "killed.duckdb"
    hand_off_all(undisturbed, given)
    copy_hand_offs(undisturbed, killed)
    ended, seconds = run(undisturbed)
    assert ended == "done"
    expected, states, chance = finished(undisturbed), states_after(given), random.Random(seed)
    with connect(undisturbed, read_only=True) as connection:
        rows = {table: count for table, count in row_counts(connection).items() if count}
    print(f"\nundisturbed: {BATCHES} batches in {seconds:.1f} s; {rows}; seed {seed}")
    seen, half_way = [], 0
    for kill in range(1, KILLS + 1):
        ended, _ = run(killed, chance=chance)
        assert ended == "killed", f"after {kill} kills the load was over"
        if killed.exists():
            seen.append(batches_in(killed, states))
            waiting = len(pending(hand_off_folder(killed)))
            assert seen[-1] in (BATCHES - waiting, BATCHES - waiting + 1)
            half_way += seen[-1] > BATCHES - waiting
    print(f"{KILLS} kills, batches there after each: {seen}; {half_way} between a commit and the end of its hand-off")
    ended, seconds = run(killed)
    assert ended == "done"
    print(f"the rest in {seconds:.1f} s")
    assert finished(killed) == expected
    for path in left_behind(killed):
        remove_copy(path)
    names = {path.name for path in tmp_path.iterdir() if not path.name.startswith("undisturbed")}
    assert names == {"killed.duckdb", "killed.duckdb.handoffs", "killed.snapshot.duckdb"}


@pytest.mark.proof
def test_a_load_goes_on_where_a_full_disk_ended_it(tmp_path: Path) -> None:
    given = batches(random.Random(1972), BATCHES)
    undisturbed = tmp_path / "undisturbed.duckdb"
    hand_off_all(undisturbed, given)
    with small_disk(tmp_path / "disk") as disk:
        warehouse = disk.folder / "news.duckdb"
        copy_hand_offs(undisturbed, warehouse)
        assert run(undisturbed)[0] == "done"
        expected, states = finished(undisturbed), states_after(given)
        stops = []
        while True:
            ended, _ = run(warehouse, largest_file=disk.grow(ROOM))
            if ended == "done":
                break
            subject, _, told = ended.partition(": ")
            assert told == "the disk is full — make room and run it again: what was not written waits"
            assert Path(subject) in (warehouse, snapshot_of(warehouse))
            stops.append(batches_in(warehouse, states) if warehouse.exists() else 0)
        print(f"\n{disk.kind}: {len(stops)} times full, batches there after each: {stops}")
        assert len(stops) > 3
        assert finished(warehouse) == expected


@dataclass
class Disk:
    """A folder with little room: a file system of its own where one may be mounted, else files that may not grow."""

    folder: Path
    is_mounted: bool
    size: int = 0
    """Bytes."""

    @property
    def kind(self) -> str:
        """Return what it is, in words."""
        return "a small tmpfs" if self.is_mounted else "files that may not grow"

    def grow(self, kilobytes: int) -> int | None:
        """Make it larger than it was, at first than what is there; return the largest size of a file in its place."""
        if not self.size:
            self.size = shutil.disk_usage(self.folder).used if self.is_mounted else 0
        self.size += kilobytes * 1024
        if not self.is_mounted:
            return self.size
        subprocess.run(["mount", "-o", f"remount,size={self.size}", self.folder], check=True)
        return None


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """Yield a disk with 10 MB of room, and take it away."""
    folder.mkdir()
    try:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=10m", "tmpfs", folder], check=False)
        is_mounted = mounted.returncode == 0
    except FileNotFoundError:
        is_mounted = False
    try:
        yield Disk(folder, is_mounted)
    finally:
        if is_mounted:
            subprocess.run(["umount", folder], check=True)
