"""The challenge set is in order, is judged as it says, and the reader passes the share that challenge_floor.toml asks.

`pytest -s` shows the share of each case and why an item fails.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tasks.records import Account, Mention, Participant, Side, Span, Status
from tests.quality.challenge_set import (
    CASES,
    FOLDER,
    ChallengeAccount,
    ChallengeItem,
    challenge_items,
    items_of,
    passes,
    same_name,
    share_passed,
)

FLOOR: float = tomllib.loads((Path(__file__).parent / "challenge_floor.toml").read_text("utf-8"))["challenge_share"]
GOOD = """
[[items]]
name = "erfurt"
text = "Willy Brandt met Willi Stoph in Erfurt."
accounts = [{ type = "meeting", status = "occurred", who = ["Willy Brandt"], whom = ["Willi Stoph"] }]
"""
MEETING = ChallengeAccount("meeting", "occurred", who=("Willy Brandt",), whom=("Willi Stoph",))
VISIT = ChallengeAccount("visit", "occurred", who=("Willy Brandt",), is_optional=True)


def test_there_are_eight_cases() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(CASES)
    assert len(CASES) == 8


@pytest.mark.parametrize("case", CASES)
def test_a_third_of_a_case_is_negative(case: str) -> None:
    items = [item for item in challenge_items() if item.case == case]
    assert len(items) in {25, 28, 29}
    assert sum(item.is_negative for item in items) == len(items) // 3


def test_every_expected_name_stands_in_its_text() -> None:
    strange = [
        (item.case, item.name, name)
        for item in challenge_items()
        for account in item.accounts
        for name in account.names
        if name not in item.text
    ]
    assert not strange


def test_every_positive_item_requires_an_account() -> None:
    positive = [item for item in challenge_items() if not item.is_negative]
    assert not [item.name for item in positive if all(account.is_optional for account in item.accounts)]


def test_an_item_is_loaded() -> None:
    (item,) = items_of("status", GOOD)
    assert (item.case, item.name, item.published, item.accounts) == ("status", "erfurt", None, (MEETING,))
    assert not item.is_negative


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("text =", "txt =", "unknown key txt"),
        ("who =", "hwo =", "unknown key hwo"),
        ('text = "Willy Brandt met Willi Stoph in Erfurt."', "", "missing key text"),
        ('"meeting"', '"party"', "unknown type 'party'"),
        ('"occurred"', '"over"', "unknown status 'over'"),
        (', whom = ["Willi Stoph"]', "", "meeting with fewer than 2 names"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_item(old: str, new: str, reason: str) -> None:
    assert old in GOOD
    with pytest.raises(ValueError, match=f"status.toml, erfurt: {reason}"):
        items_of("status", GOOD.replace(old, new))


def test_a_name_is_given_once() -> None:
    with pytest.raises(ValueError, match=r"status.toml, erfurt: another item has this name"):
        items_of("status", GOOD + GOOD)


@pytest.mark.parametrize(
    ("old", "new"),
    [(('"meeting"', ', whom = ["Willi Stoph"]'), ('"visit"', "")), (('who = ["Willy Brandt"], whom',), ("both",))],
    ids=["visitor", "body that meets"],
)
def test_some_encounters_need_one_name_only(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    content = GOOD
    for one, other in zip(old, new, strict=True):
        content = content.replace(one, other)
    assert len(items_of("status", content)[0].accounts[0].names) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("King Felipe", "Felipe"),
        ("Pope Leo XIV", "Leo"),
        ("President Gustavo Petro", "Petro"),
        ("José Jerí", "Jose Jeri"),
        ("the opposition leaders", "opposition leaders"),
        ("the Saudi crown prince", "Saudi crown prince"),
        ("Prime Minister Orbán", "Viktor Orban"),
    ],
)
def test_names_agree_without_titles_accents_and_articles(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("President Petro", "President Noboa"), ("King Felipe", "King Charles"), ("the two", "Petro")]
)
def test_different_names_do_not_agree(one: str, other: str) -> None:
    assert not same_name(one, other)


def expecting(*accounts: ChallengeAccount) -> ChallengeItem:
    """Return an item that expects `accounts`."""
    return ChallengeItem("status", "erfurt", "Willy Brandt met Willi Stoph in Erfurt.", None, accounts)


def found(status: Status = "occurred", **sides: tuple[str, ...]) -> Account:
    """Return an account as the reader would: the keywords are the sides."""
    named: dict[str, Side] = {"who": "who", "whom": "whom", "both": "both"}
    mention = Mention("met", Span(13, 16), Span(0, 39), "meet")
    people = tuple(Participant(name, named[side], "person") for side, names in sides.items() for name in names)
    return Account("0", "talks", status, 1.0, mention, (mention,), people)


RIGHT = found(who=("Brandt",), whom=("Willi Stoph",))


@pytest.mark.parametrize(
    ("item", "accounts"),
    [
        (expecting(), []),
        (expecting(MEETING), [RIGHT]),
        (expecting(MEETING, VISIT), [RIGHT]),
        (expecting(MEETING, VISIT), [found(who=("Willy Brandt",)), RIGHT]),
        (expecting(MEETING, VISIT), [found("planned", who=("Willy Brandt",), whom=("Thuringia",)), RIGHT]),
        (expecting(MEETING, MEETING), [RIGHT, RIGHT]),
        (
            expecting(ChallengeAccount("talks", "occurred", both=("Delcy Rodríguez", "Jorge Rodríguez"))),
            [found(both=("Rodríguez", "Delcy Rodríguez"))],
        ),
    ],
    ids=["negative", "required", "optional left out", "optional found", "optional in other words", "two", "namesakes"],
)
def test_what_is_expected_passes(item: ChallengeItem, accounts: list[Account]) -> None:
    assert passes(item, accounts) is None


@pytest.mark.parametrize(
    ("item", "accounts", "reason"),
    [
        (expecting(), [RIGHT], "made up occurred talks: who Brandt | whom Willi Stoph"),
        (expecting(MEETING), [], "missed occurred meeting: who Willy Brandt | whom Willi Stoph"),
        (expecting(MEETING), [RIGHT, RIGHT], "made up occurred talks: who Brandt | whom Willi Stoph"),
        (
            expecting(MEETING),
            [found(both=("Willy Brandt", "Willi Stoph"))],
            "missed occurred meeting: who Willy Brandt | whom Willi Stoph; "
            "made up occurred talks: both Willy Brandt, Willi Stoph",
        ),
        (
            expecting(MEETING, VISIT),
            [RIGHT, found(who=("Egon Bahr",), whom=("Michael Kohl",))],
            "made up occurred talks: who Egon Bahr | whom Michael Kohl",
        ),
    ],
    ids=["negative", "missed", "found twice", "other sides", "not the optional one"],
)
def test_what_is_wrong_is_told_in_one_line(item: ChallengeItem, accounts: list[Account], reason: str) -> None:
    assert passes(item, accounts) == reason


@pytest.mark.parametrize(
    "account",
    [
        found("planned", who=("Willy Brandt",), whom=("Willi Stoph",)),
        found(who=("Willi Stoph",), whom=("Willy Brandt",)),
        found(who=("Willy Brandt",)),
        found(who=("Willy Brandt", "Egon Bahr"), whom=("Willi Stoph",)),
        found(who=("Willy Brandt",), whom=("Erich Honecker",)),
    ],
    ids=["other status", "sides exchanged", "somebody less", "somebody more", "somebody else"],
)
def test_status_sides_and_names_must_all_be_right(account: Account) -> None:
    assert passes(expecting(MEETING), [account]) is not None


def test_the_reader_passes_the_share_that_the_floor_asks() -> None:
    share, lines = share_passed(challenge_items(), passes)
    print("", *lines, f"floor {FLOOR}", sep="\n")
    assert share >= FLOOR
