"""What resolve compares: no two accounts that agree are missed, and few are compared that cannot."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from random import Random
from typing import Any, get_args

import pytest

from tasks.event_frames import facts_of
from tasks.events.same_encounter import compare
from tasks.records import (
    Account,
    Article,
    EncounterType,
    Granularity,
    Mention,
    Participant,
    ParticipantKind,
    Place,
    Reading,
    Side,
    Span,
    Time,
    content_id,
)
from tasks.resolve import REACH
from warehouse.connection import writer
from warehouse.resolve import account_rows, candidate_pairs, unresolved_accounts

START = date(1978, 9, 1)
NOWHERE = Span(0, 1)
ACTORS: tuple[tuple[str, ParticipantKind, str | None], ...] = (
    ("Anwar Sadat", "person", "EGY"),
    ("Sadat", "person", None),
    ("Menachem Begin", "person", "ISR"),
    ("Jimmy Carter", "person", "USA"),
    ("Carter", "person", "USA"),
    ("Egypt", "country", "EGY"),
    ("Israel", "country", "ISR"),
    ("the United States", "country", "USA"),
    ("Egyptian officials", "group", "EGY"),
    ("officials", "group", "ISR"),
    ("Arab League", "organization", None),
)
PLACES = (("Camp David", "venue", "USA"), ("Thurmont", "city", "USA"), ("Jerusalem", "city", "ISR"))


def account(random: Random, name: str) -> Account:
    """Return an account of few people, whose days are exact, a week, a month, a year or unknown."""
    trigger = Mention("met", NOWHERE, NOWHERE, "meet/verb")
    actors = random.sample(ACTORS, random.choice((1, 2, 2, 2, 3)))
    sides: tuple[Side, ...] = ("both", "both", "both") if random.random() < 0.3 else ("who", "whom", "whom")
    first = START + timedelta(days=random.randrange(40))
    length, granularity = random.choice(
        ((1, "day"), (1, "day"), (7, "week"), (30, "month"), (365, "year"), (0, "other"))
    )
    days = (first, first + timedelta(days=length - 1)) if length else (None, None)
    unit: Granularity = granularity  # type: ignore[assignment]
    place = random.choice((None, *PLACES))
    return Account(
        content_id(name),
        random.choice(get_args(EncounterType)),
        "occurred",
        0.9,
        trigger,
        (trigger,),
        tuple(
            Participant(who, side, kind, country=country)
            for (who, kind, country), side in zip(actors, sides, strict=False)
        ),
        place=Place(place[0], place[1], "clause", NOWHERE, place[2]) if place else None,  # type: ignore[arg-type]
        time=random.choice((None, Time("then", NOWHERE, unit, "explicit", *days))),
    )


def readings(random: Random, count: int) -> list[Reading]:
    """Return articles with an account each, some of them without a day of publication."""
    return [
        Reading(
            Article(
                f"a{number}",
                "gazette",
                f"a{number}.txt",
                f"They met, says number {number}.",
                published=random.choice((None, *(START + timedelta(days=random.randrange(45)) for _ in range(9)))),
            ),
            (account(random, f"{number}"),),
            "rules-1",
            "model-1",
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("seed", range(3))
def test_no_two_accounts_that_agree_are_missed(desk: Any, seed: int) -> None:
    desk.load(*readings(Random(seed), 150))
    with writer(desk.warehouse) as connection:
        keys = unresolved_accounts(connection, everything=True)
        facts = {row["account_id"]: facts_of(row) for row in account_rows(connection, keys)}
        found = {(one.account_id, other.account_id) for one, other in candidate_pairs(connection, keys, **REACH)}
        # Whoever of the two asks, the other one is found.
        asked = keys[::2]
        halves = {(one.account_id, other.account_id) for one, other in candidate_pairs(connection, asked, **REACH)}
    pairs = list(combinations(sorted(facts), 2))
    agreeing = {pair for pair in pairs if compare(facts[pair[0]], facts[pair[1]]).relation == "same"}
    assert len(agreeing) > 10
    assert agreeing <= found
    assert len(found) < len(pairs) / 4
    wanted = {key.account_id for key in asked}
    assert halves == {pair for pair in found if wanted & {*pair}}
