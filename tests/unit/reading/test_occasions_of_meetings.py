"""Two who meet at a summit of others hold a meeting; the summit is where they met."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("meeting", "Harold Wilson and Pierre Trudeau met at the NATO summit in Brussels."),
        ("meeting", "Harold Wilson met Pierre Trudeau at the Commonwealth summit in Ottawa."),
        ("meeting", "Harold Wilson and Pierre Trudeau met on the sidelines of the G7 summit in London."),
        ("talks", "Harold Wilson and Pierre Trudeau held talks at the NATO summit in Brussels."),
        ("meeting", "Harold Wilson met Pierre Trudeau on the margins of the Finance Ministers' Meeting in Ottawa."),
        ("meeting", "Harold Wilson met Pierre Trudeau on the sidelines of the General Assembly session in New York."),
        ("meeting", "Harold Wilson and Pierre Trudeau met in Ottawa on Friday, on the eve of the summit."),
        ("meeting", "Harold Wilson and Pierre Trudeau met in Ottawa an hour before the start of the summit."),
    ],
)
def test_who_meets_at_a_summit_of_others_holds_a_meeting(kind: str, text: str, read: Read) -> None:
    accounts = read(text)
    assert [(each.type, {party.name for party in each.participants}) for each in accounts] == [
        (kind, {"Harold Wilson", "Pierre Trudeau"})
    ]


def test_two_who_are_named_hold_the_summit_beside_which_others_meet(read: Read) -> None:
    text = "Cyrus Vance met Andrei Gromyko on the sidelines of Jimmy Carter's summit with Leonid Brezhnev in Vienna."
    assert {each.type for each in read(text)} == {"meeting", "summit"}


@pytest.mark.parametrize(
    "text",
    [
        "Leonid Brezhnev and Jimmy Carter met for a summit in Vienna.",
        "Leonid Brezhnev and Jimmy Carter met at a summit in Vienna.",
        "Leaders of the Commonwealth held a summit in Ottawa.",
    ],
)
def test_who_holds_the_summit_holds_a_summit(text: str, read: Read) -> None:
    assert [each.type for each in read(text)] == ["summit"]
