"""Days that stand beside an encounter and are those of another thing, and those that are told in a clause behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

WEDNESDAY = date(1974, 5, 22)


@pytest.mark.parametrize(
    "text",
    [
        "Willy Brandt landed in Bonn on Sunday night from Oslo, where he had met Bruno Kreisky.",
        "Henry Kissinger reached Cairo on Monday from Amman, where he held talks with King Hussein.",
        "After talks with Bruno Kreisky, Willy Brandt said that he would fly to Paris on Friday.",
        "Having met Bruno Kreisky, Willy Brandt announced that he would present the budget on Thursday.",
        "Speaking after meeting Bruno Kreisky, Willy Brandt said parliament would vote on Thursday.",
        "Willy Brandt met Bruno Kreisky in Vienna. He told reporters on Monday that the bridge would be built.",
    ],
)
def test_when_somebody_came_from_there_or_spoke_of_it_is_not_when_they_met(text: str, read: Read) -> None:
    [account] = read(text, WEDNESDAY)
    assert (account.status, account.time) == ("occurred", None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Harold Wilson and Ian Smith attended a summit on debt, which took place on 2 May in Lusaka.", 2),
        ("Henry Kissinger arrived on Tuesday in Damascus, where he met Hafez al-Assad.", 21),
        ("A week before the vote of 27 May, Willy Brandt met Bruno Kreisky.", 20),
        ("Two weeks after the vote of 5 May, Willy Brandt met Bruno Kreisky.", 19),
        ("Willy Brandt met Bruno Kreisky on Monday. After the meeting he told reporters that it was late.", 20),
    ],
)
def test_when_it_was_held_or_counted_from_is_when_they_met(text: str, day: int, read: Read) -> None:
    [account] = read(text, WEDNESDAY)
    assert account.time is not None
    assert (account.time.start, account.time.end) == (date(1974, 5, day), date(1974, 5, day))


def test_who_will_leave_after_a_meeting_has_not_met_yet(read: Read) -> None:
    [account] = read("Willy Brandt will fly home after meeting Bruno Kreisky in Vienna on Friday.", WEDNESDAY)
    assert account.status == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Willy Brandt met Bruno Kreisky amid protests that began on Monday.",
        "Willy Brandt met Bruno Kreisky despite Monday's strike.",
        "Willy Brandt met Bruno Kreisky ahead of Sunday's run-off.",
        "Willy Brandt met Bruno Kreisky before parliament voted on Monday.",
        "Willy Brandt met Bruno Kreisky before travelling on to Oslo on Friday.",
        "The treaty that Willy Brandt and Bruno Kreisky negotiated takes effect on 1 July.",
    ],
)
def test_the_day_of_what_stands_beside_is_not_theirs(text: str, read: Read) -> None:
    [account] = read(text, WEDNESDAY)
    assert account.time is None
