"""A hundred batches of news, and the process that loads and resolves them one by one, as the flow does."""

from __future__ import annotations

import os
import resource
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from tasks.hand_off import hand_off_folder, pending, write_hand_off
from tasks.load import load_hand_offs
from tasks.publish import publish_snapshot
from tasks.records import ItemOutcome, Reading, Reject, SourceItem, Status
from tasks.resolve import resolve_accounts
from tests.unit.stored.conftest import Told, reading_of
from warehouse.check import run_checks
from warehouse.connection import connect
from warehouse.errors import WarehouseError
from warehouse.stored import row_counts

STEP = "step"
FIRST_DAY = date(1972, 1, 1)
PEOPLE = (
    *("Anwar Sadat", "Golda Meir", "Willy Brandt", "Indira Gandhi", "Olof Palme", "Leonid Brezhnev"),
    *("Josip Broz Tito", "Julius Nyerere", "Edward Heath", "Georges Pompidou", "Kakuei Tanaka", "Salvador Allende"),
)
PLACES = (("Vienna", "AUT"), ("Geneva", "CHE"), ("Cairo", "EGY"), (None, None))
State = tuple[frozenset[tuple[str, str, str]], frozenset[str]]
"""The articles (id, hash of the text, digest of the rules) and the accounts of a warehouse."""
UNTIL_RESOLVED = frozenset({"accounts_resolved", "events_sound", "encounters_agree", "references_exist"})
"""Checks of what resolve derives: between the load of an article that is read again and resolve it is of before."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One hand-off."""

    readings: tuple[Reading, ...]
    rejects: tuple[Reject, ...] = ()

    @property
    def outcomes(self) -> tuple[ItemOutcome, ...]:
        """Return how its items ended."""
        articles = [reading.article for reading in self.readings]
        return tuple(
            ItemOutcome(SourceItem(a.source, f"/news/{a.key}", a.key), "ok", "", a.text_hash, a.article_id)
            for a in articles
        )


def batches(random: Random, count: int, articles: int = 5) -> list[Batch]:
    """Return batches of articles on few people and days; some articles come again, changed or read by other rules."""
    found: list[Batch] = []
    for number in range(count):
        names = [f"article-{number}-{position}" for position in range(articles)]
        rules, lead = "rules-1", ""
        if number % 7 == 6:
            again = random.randrange(max(0, number - 20), number)
            names[:3] = [f"article-{again}-{position}" for position in range(3)]
            rules, lead = random.choice((("rules-2", ""), ("rules-1", "Corrected. ")))
        readings = tuple(_article(random, name, rules, lead) for name in names)
        found.append(Batch(readings, (Reject("gazette", f"{number}.json", f"/{number}", "parse", "no JSON", "abc"),)))
    return found


def _article(random: Random, name: str, rules: str, lead: str) -> Reading:
    tellings = []
    day = FIRST_DAY + timedelta(random.randrange(40))
    for _ in range(random.choice((1, 1, 2))):
        people = random.sample(PEOPLE, 3)
        place, country = random.choice(PLACES)
        statuses: tuple[Status, ...] = ("occurred", "occurred", "planned", "cancelled")
        status = random.choice(statuses)
        told_day = random.choice((None, day))
        tellings.append(
            Told(
                people[:1],
                people[1:],
                place=place,
                place_country=country,
                day=told_day,
                status=status,
                topics=["peace"],
            )
        )
    source = random.choice(("gazette", "herald"))
    return reading_of(name, *tellings, published=day + timedelta(1), source=source, rules=rules, lead=lead)


def hand_off_all(warehouse: Path, given: list[Batch]) -> list[Path]:
    """Write the hand-offs of all batches, each a second after the other, and return their paths."""
    paths = []
    for number, batch in enumerate(given):
        path = write_hand_off(hand_off_folder(warehouse), batch.readings, batch.rejects, batch.outcomes)
        os.utime(path, (1000 + number, 1000 + number))
        paths.append(path)
    return paths


def copy_hand_offs(source: Path, warehouse: Path) -> None:
    """Let the hand-offs of one warehouse wait for another one, too."""
    shutil.copytree(hand_off_folder(source), hand_off_folder(warehouse))


def states_after(given: list[Batch]) -> list[State]:
    """Return the articles and the accounts that there are after none, one, two … of the batches."""
    current: dict[str, Reading] = {}
    found = [_state(current)]
    for batch in given:
        current |= {reading.article.article_id: reading for reading in batch.readings}
        found.append(_state(current))
    return found


def _state(current: dict[str, Reading]) -> State:
    versions = {(key, reading.article.text_hash, reading.rules_digest) for key, reading in current.items()}
    return frozenset(versions), frozenset(one.account_id for reading in current.values() for one in reading.accounts)


def batches_in(warehouse: Path, states: list[State]) -> int:
    """Return how many batches a warehouse holds; AssertionError where it holds a part of one, or anything is wrong."""
    with connect(warehouse, read_only=True) as connection:
        if not row_counts(connection):
            return 0
        versions = connection.execute("SELECT article_id, text_hash, rules_digest FROM articles").fetchall()
        accounts = connection.execute("SELECT account_id FROM accounts").fetchall()
        wrong = [finding for finding in run_checks(connection) if finding.check not in UNTIL_RESOLVED]
    assert wrong == []
    return states.index((frozenset(versions), frozenset(account for (account,) in accounts)))


def take_up(warehouse: str, largest_file: int | None, answer: Connection) -> None:
    """Resolve what a run before this one left, load and resolve all that waits, put the snapshot.

    Say STEP after each step, and at the end how it ended. No file may grow beyond `largest_file` bytes.
    """
    if largest_file is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    answer.send(STEP)
    try:
        resolve_accounts(warehouse)
        answer.send(STEP)
        for path in pending(hand_off_folder(warehouse)):
            load_hand_offs(warehouse, [path])
            answer.send(STEP)
            resolve_accounts(warehouse)
            answer.send(STEP)
        publish_snapshot(warehouse)
    except WarehouseError as error:
        answer.send(str(error))
    else:
        answer.send("done")
