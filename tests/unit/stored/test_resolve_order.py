"""Article by article or all at once, from whatever end: resolve makes the same tables."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from random import Random
from typing import Any

import pytest

from tasks.event_frames import facts_of
from tasks.events.same_encounter import compare
from tasks.resolve import REACH
from warehouse.check import run_checks
from warehouse.connection import writer
from warehouse.resolve import account_rows, candidate_pairs, unresolved_accounts
from warehouse.stored import digest

NAMES = ("Nixon", "Richard Nixon", "Mao", "Mao Zedong", "Zhou Enlai", "Kissinger", "Henry Kissinger")
PLACES = (("Beijing", "CHN"), ("Shanghai", "CHN"), (None, None), (None, None))
START = date(1972, 2, 20)


def news(random: Random, reading: Any, told: Any, articles: int) -> list[Any]:
    """Return articles on few people and days, so that many accounts agree and some contradict."""
    readings = []
    for number in range(articles):
        tellings = []
        for _ in range(random.choice((1, 1, 2))):
            names = random.sample(NAMES, random.choice((2, 2, 3)))
            place, country = random.choice(PLACES)
            day = random.choice((None, START + timedelta(days=random.randrange(6))))
            status = random.choice(("occurred", "occurred", "planned", "cancelled"))
            sides = {"both": names} if random.random() < 0.3 else {"who": names[:1], "whom": names[1:]}
            tellings.append(told(**sides, place=place, place_country=country, day=day, status=status))
        published = random.choice((None, START + timedelta(days=random.randrange(7))))
        source = ("gazette", "herald")[number % 2]
        readings.append(reading(f"article-{number}", *tellings, published=published, source=source))
    return readings


@pytest.mark.parametrize("seed", range(2))
def test_bit_by_bit_is_the_same_as_all_at_once(desk: Any, reading: Any, told: Any, tmp_path: Any, seed: int) -> None:
    random = Random(seed)
    readings = news(random, reading, told, 24)
    desk.load(*readings)
    desk.resolve()
    with writer(desk.warehouse) as connection:
        expected = digest(connection)
        assert len(connection.execute("FROM events").fetchall()) > 1
        assert connection.execute("FROM parted_accounts").fetchall()
        assert run_checks(connection) == []
    bits = type(desk)(str(tmp_path / "bits.duckdb"))
    random.shuffle(readings)
    while readings:
        count = random.randrange(1, 6)
        bits.load(*readings[:count])
        bits.resolve()
        del readings[:count]
    with writer(bits.warehouse) as connection:
        assert digest(connection) == expected


@pytest.mark.parametrize("seed", range(2))
def test_events_made_before_parted_accounts_were_kept_are_found_again(
    desk: Any, reading: Any, told: Any, tmp_path: Any, seed: int
) -> None:
    readings = news(Random(seed), reading, told, 24)
    desk.load(*readings)
    desk.resolve()
    earlier = type(desk)(str(tmp_path / "earlier.duckdb"))
    earlier.load(*readings[::2])
    earlier.resolve()
    with writer(earlier.warehouse) as connection:
        # As the migration leaves it.
        connection.execute("DELETE FROM parted_accounts")
        connection.execute("INSERT INTO unlinked_accounts SELECT account_id, filed_date FROM event_accounts")
    earlier.load(*readings[1::2])
    earlier.resolve()
    with writer(desk.warehouse) as connection:
        wanted = digest(connection)
    with writer(earlier.warehouse) as connection:
        found = digest(connection)
        assert run_checks(connection) == []
    assert {table for table in wanted if wanted[table] != found[table]} <= {"unlinked_accounts", "parted_accounts"}


@pytest.mark.parametrize("seed", range(4))
def test_what_is_read_again_leaves_no_trace_of_the_first_reading(
    desk: Any, reading: Any, told: Any, tmp_path: Any, seed: int
) -> None:
    first, second = (news(Random(number), reading, told, 16) for number in (seed, seed + 100))
    desk.load(*first)
    desk.resolve()
    desk.load(*second)
    desk.resolve()
    fresh = type(desk)(str(tmp_path / "fresh.duckdb"))
    fresh.load(*second)
    fresh.resolve()
    with writer(desk.warehouse) as connection:
        found = digest(connection)
        assert run_checks(connection) == []
    with writer(fresh.warehouse) as connection:
        wanted = digest(connection)
    # What was there before stays findable: earlier texts, and the ids of events that are gone.
    assert {table for table in wanted if wanted[table] != found[table]} <= {"article_versions", "event_redirects"}


@pytest.mark.parametrize("seed", range(4))
def test_no_pair_that_agrees_is_missed_among_the_candidates(desk: Any, reading: Any, told: Any, seed: int) -> None:
    desk.load(*news(Random(seed), reading, told, 30))
    with writer(desk.warehouse) as connection:
        keys = unresolved_accounts(connection, everything=True)
        accounts = {row["account_id"]: facts_of(row) for row in account_rows(connection, keys)}
        found = candidate_pairs(connection, keys, **REACH)
        candidates = {(one.account_id, other.account_id) for one, other in found}
    agreeing = {
        pair
        for pair in combinations(sorted(accounts), 2)
        if compare(accounts[pair[0]], accounts[pair[1]]).relation == "same"
    }
    assert agreeing
    assert agreeing <= candidates
