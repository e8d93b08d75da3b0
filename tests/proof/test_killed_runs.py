"""kill -9 at random moments of `whomet ingest`, each followed by a plain one: no row lost, none doubled."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from warehouse.connection import connect
from warehouse.stored import digest, row_counts

WHOMET = Path(sys.executable).parent / "whomet"
BEGINNING = "Ingesting"


@dataclass(frozen=True)
class Moment:
    """So many seconds after the first line of the run's log that holds `line`."""

    seconds: float
    line: str = BEGINNING

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s after {self.line!r}"


@dataclass(frozen=True)
class Place:
    """A warehouse of its own, with many small batches so that there are many moments to be killed in."""

    folder: Path
    prefect_home: Path

    @property
    def warehouse(self) -> Path:
        return self.folder / "warehouse.duckdb"

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "WHOMET_"))}
        return kept | {
            "PREFECT_HOME": str(self.prefect_home),
            "WHOMET_WAREHOUSE": str(self.warehouse),
            "WHOMET_BATCH_SIZE": "4",
        }

    def digests(self) -> dict[str, str]:
        with connect(self.warehouse, read_only=True) as connection:
            return digest(connection)

    def state(self) -> str:
        """Return what the killed run left."""
        waiting = len(list(Path(f"{self.warehouse}.handoffs").glob("*.parquet")))
        if not self.warehouse.exists():
            return "no warehouse"
        with connect(self.warehouse, read_only=True) as connection:
            rows = row_counts(connection)
        counted = ", ".join(f"{rows.get(table, 0)} {table}" for table in ("articles", "accounts", "events"))
        return f"{counted}, {waiting} hand-offs waiting"


def moments(chance: random.Random, seconds: float) -> list[Moment]:
    """Return ten moments: one in each sixth of a run of that length, and four in its short steps."""
    over_the_run = [Moment(seconds * (sixth + chance.random()) / 6) for sixth in range(6)]
    # What comes after these lines: the load of the first and of a later batch, resolve, publish.
    in_load = [Moment(chance.uniform(0, 0.15), line) for line in ("Read 4 articles", "12 of 32 items done")]
    return [*over_the_run, *in_load, *(Moment(chance.uniform(0, 0.3), line) for line in ("32 of 32", "Resolved"))]


def ingest(place: Place, kill_at: Moment | None = None) -> float:
    """Run `whomet ingest`, or kill it on the way; return the seconds of its work."""
    place.folder.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [WHOMET, "ingest"], env=place.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    # Its work begins with this line; before it there is only Prefect's start, in which nothing can be lost.
    awaited = kill_at.line if kill_at else BEGINNING
    for line in process.stderr:
        if awaited in line.decode():
            break
    begun = time.monotonic()
    if kill_at is None:
        log = process.stderr.read().decode()
        assert process.wait() == 0, log
    else:
        time.sleep(kill_at.seconds)
        process.kill()
        process.stderr.close()
        process.wait()
    return time.monotonic() - begun


@pytest.mark.proof
def test_a_killed_run_loses_and_doubles_nothing(tmp_path: Path) -> None:
    home = tmp_path / "prefect"
    undisturbed = Place(tmp_path / "undisturbed", home)
    ingest(undisturbed)
    expected = undisturbed.digests()
    seconds = ingest(Place(tmp_path / "measured", home))
    seed = random.SystemRandom().randrange(10**6)
    print(f"\nundisturbed: {seconds:.1f} s of work, {undisturbed.state()}; seed {seed}")
    # Another seed, other moments: all of them must do.
    for number, moment in enumerate(moments(random.Random(seed), seconds)):
        place = Place(tmp_path / f"killed-{number}", home)
        ingest(place, kill_at=moment)
        left = place.state()
        ingest(place)
        print(f"killed {moment}: {left} -> {place.state()}")
        assert place.digests() == expected
