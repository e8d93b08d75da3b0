"""One of the many hands of test_many_hands.py: a process that loads news, or one that asks, for so many seconds."""

from __future__ import annotations

import json
import random
import shutil
import sys
import time
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path

from tasks.hand_off import write_hand_off
from tasks.load import load_hand_offs
from tasks.records import ItemOutcome, Reading, SourceItem
from tasks.resolve import resolve_accounts
from tests.unit.stored.conftest import Told, reading_of
from warehouse import open_warehouse

ARTICLES = 10
"""Of one hand-off."""
PEOPLE = (
    *("Golda Meir", "Anwar Sadat", "Henry Kissinger", "Willy Brandt", "Indira Gandhi", "Zhou Enlai", "Olof Palme"),
    *("Leonid Brezhnev", "Richard Nixon", "Josip Broz Tito", "Julius Nyerere", "Salvador Allende", "Edward Heath"),
    *(
        "Georges Pompidou",
        "Zulfikar Ali Bhutto",
        "Kakuei Tanaka",
        "Bruno Kreisky",
        "Urho Kekkonen",
        "Sirimavo Bandaranaike",
    ),
)
PLACES = ("Geneva", "Cairo", "Vienna", "Helsinki", "Belgrade", "Paris", "Simla", "Peking")
TOPICS = ("a ceasefire", "trade", "the canal", "arms", "fishing", "oil", "the border")
QUESTIONS = (
    "SELECT count(*) AS rows FROM encounters",
    "FROM who_met_whom LIMIT 50",
    "SELECT who, whom, count(*) AS times FROM pairs GROUP BY ALL ORDER BY times DESC LIMIT 10",
    "FROM met('Henry Kissinger')",
    "SELECT place, count(*) AS held FROM encounters GROUP BY place ORDER BY held DESC",
)


@dataclass
class Done:
    """What one hand has done."""

    seconds: list[float] = field(default_factory=list)
    """Of each hand-off, or of each question."""
    errors: list[str] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    """Encounters that a reader saw, each time."""


def hand_off(folder: Path, writer: int, number: int) -> Path:
    """Write what a newspaper says one day; some of it the other newspaper says as well."""
    chance = random.Random(f"{writer} {number}")
    shared = random.Random(f"shared {number}")
    readings: list[Reading] = []
    for article in range(ARTICLES):
        source = shared if article < ARTICLES // 2 else chance
        who, whom = source.sample(PEOPLE, 2)
        day = date(1972, 1, 1) + timedelta(days=source.randrange(2000))
        told = Told(who=[who], whom=[whom], place=source.choice(PLACES), day=day, topics=[source.choice(TOPICS)])
        readings.append(reading_of(f"{number}-{article}", told, published=day, source=f"gazette-{writer}"))
    articles = [reading.article for reading in readings]
    outcomes = [
        ItemOutcome(SourceItem(one.source, f"/{one.key}", one.key), "ok", "", "abc", one.article_id) for one in articles
    ]
    return write_hand_off(folder, readings, (), outcomes)


def write(address: str, folder: Path, writer: int, until: float) -> Done:
    """Load hand-offs and resolve them, until the time is over; keep a copy of each."""
    done, kept = Done(), folder / "kept"
    kept.mkdir(parents=True)
    while time.time() < until:
        path = hand_off(folder, writer, len(done.seconds))
        shutil.copy(path, kept / f"{len(done.seconds):05}.parquet")
        started = time.monotonic()
        outcome = load_hand_offs(address, [path])
        done.errors += [reason for _, reason in outcome.quarantined]
        resolve_accounts(address)
        done.seconds.append(time.monotonic() - started)
    return done


def read(address: str, until: float) -> Done:
    """Ask one question after the other, until the time is over."""
    done, warehouse = Done(), open_warehouse(address)
    while time.time() < until:
        question = QUESTIONS[len(done.seconds) % len(QUESTIONS)]
        started = time.monotonic()
        try:
            answer = warehouse.sql(question)
            if question == QUESTIONS[0]:
                done.seen.append(answer.item())
        except Exception as error:
            done.errors.append(f"{type(error).__name__}: {error}")
        done.seconds.append(time.monotonic() - started)
        # People read what they get.
        time.sleep(0.05)
    return done


if __name__ == "__main__":
    print("ready", flush=True)
    until = time.time() + float(sys.stdin.readline())
    if sys.argv[1] == "write":
        print(json.dumps(asdict(write(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]), until))))
    else:
        print(json.dumps(asdict(read(sys.argv[2], until))))
