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
KILLS = 10


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


def ingest(place: Place, kill_after: float | None = None) -> float:
    """Run `whomet ingest`; return the seconds of its work. With `kill_after`: kill it so many seconds into its work."""
    place.folder.mkdir(exist_ok=True)
    process = subprocess.Popen(
        [WHOMET, "ingest"], env=place.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    # Its work begins with this line; before it there is only Prefect's start, in which nothing can be lost.
    for line in process.stderr:
        if line.startswith(b"Ingesting"):
            break
    begun = time.monotonic()
    if kill_after is None:
        process.stderr.read()
        assert process.wait() == 0
    else:
        time.sleep(kill_after)
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
    # Another seed, other moments: all of them must do.
    chance = random.Random(seed)
    moments = sorted(chance.uniform(0, seconds) for _ in range(KILLS))
    print(f"\nundisturbed: {seconds:.1f} s of work, {undisturbed.state()}; seed {seed}")
    for number, moment in enumerate(moments):
        place = Place(tmp_path / f"killed-{number}", home)
        ingest(place, kill_after=moment)
        left = place.state()
        ingest(place)
        print(f"killed after {moment:4.1f} s: {left} -> {place.state()}")
        assert place.digests() == expected
