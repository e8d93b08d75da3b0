"""Of the texts that were written round by round the reader passes the shares that challenge_floor.toml asks.

`pytest -s` shows the share of each case in each round and why an item fails.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tasks.records import Account, EncounterType, Mention, Participant, Span
from tests.quality import circumstances_set
from tests.quality.challenge_rounds import FOLDER, TYPES, circumstances, encounters, passes_with_type, types
from tests.quality.challenge_set import CASES, ChallengeAccount, ChallengeItem, Item, passes, share_passed

FLOORS: dict[str, float] = tomllib.loads((Path(__file__).parent / "challenge_floor.toml").read_text("utf-8"))
TEXT = "Willy Brandt called Willi Stoph."


def test_every_file_is_of_a_case() -> None:
    known = {*CASES, *circumstances_set.CASES, TYPES}
    assert [file for file in FOLDER.rglob("*") if file.is_file() and file.stem not in known] == []


@pytest.mark.parametrize(("found", "reason"), [("call", None), ("meeting", "no call")])
def test_the_type_counts_where_it_is_asked(found: EncounterType, reason: str | None) -> None:
    expected = ChallengeAccount("call", "occurred", who=("Willy Brandt",), whom=("Willi Stoph",))
    mention = Mention("called", Span(13, 19), Span(0, len(TEXT)), "call")
    people = (Participant("Willy Brandt", "who", "person"), Participant("Willi Stoph", "whom", "person"))
    account = Account("0", found, "occurred", 1.0, mention, (mention,), people)
    assert passes_with_type(ChallengeItem("type", "erfurt", TEXT, None, (expected,)), [account]) == reason


@pytest.mark.parametrize(
    ("floor", "items", "judge"),
    [
        ("rounds_share", encounters, passes),
        ("rounds_type_share", types, passes_with_type),
        ("rounds_circumstances_share", circumstances, circumstances_set.passes),
    ],
    ids=["encounters", "types", "circumstances"],
)
def test_the_reader_passes_the_share_that_the_floor_asks(
    floor: str, items: Callable[[], Sequence[Item]], judge: Callable[[Item, Sequence[Account]], str | None]
) -> None:
    share, lines = share_passed(items(), judge)
    print("", *lines, f"floor {FLOORS[floor]}", sep="\n")
    assert share >= FLOORS[floor]
