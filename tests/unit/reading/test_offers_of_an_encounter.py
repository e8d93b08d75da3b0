"""Who offered whom an encounter and what the other said to it: "rejected the firm's offer of talks"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

WEDNESDAY = date(1974, 5, 22)


@pytest.mark.parametrize(
    ("status", "who", "whom", "text"),
    [
        ("denied", "Leyland", "union", "The union rejected Leyland's offer of talks."),
        ("denied", "Leyland", "union", "The union has turned down an offer of talks from Leyland."),
        ("planned", "Egypt", "Jordan", "Jordan accepted an invitation to talks from Egypt."),
        ("denied", "Joshua Nkomo", "Ian Smith", "Ian Smith refused a request by Joshua Nkomo for a meeting."),
        ("denied", "Joshua Nkomo", "Ian Smith", "Joshua Nkomo's request for a meeting was turned down by Ian Smith."),
        (
            "planned",
            "Joshua Nkomo",
            "Ian Smith",
            "Ian Smith accepted Joshua Nkomo's invitation to a meeting in Lusaka.",
        ),
        ("proposed", "Egypt", "Jordan", "Jordan welcomed Egypt's offer of talks on the canal."),
        ("denied", "Joshua Nkomo", "Ian Smith", "Ian Smith said no to an offer of talks from Joshua Nkomo."),
        ("planned", "Joshua Nkomo", "Ian Smith", "Ian Smith has said yes to an offer of talks from Joshua Nkomo."),
    ],
)
def test_who_offers_and_who_answers_are_the_two_sides(status: str, who: str, whom: str, text: str, read: Read) -> None:
    [account] = read(text)
    sides = {each.side: each.name for each in account.participants}
    assert (account.status, sides) == (status, {"who": who, "whom": whom})


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("denied", "Ian Smith said no to a meeting with Joshua Nkomo."),
        ("planned", "Ian Smith said yes to a meeting with Joshua Nkomo."),
    ],
)
def test_yes_and_no_to_a_meeting_say_whether_it_will_be(status: str, text: str, read: Read) -> None:
    assert [each.status for each in read(text)] == [status]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Turkish ambassador was summoned to the foreign ministry in Athens on Tuesday to hear a protest.", 21),
        ("Robert Kaplan was called in by Henry Kissinger on Monday.", 20),
        ("Willy Brandt was to have received Bruno Kreisky in Bonn on Monday, the chancellery said.", 20),
        ("Willy Brandt was expected to receive Bruno Kreisky in Bonn on Friday.", 24),
    ],
)
def test_the_day_of_a_demand_is_over_that_of_a_plan_is_to_come(text: str, day: int, read: Read) -> None:
    [account] = read(text, WEDNESDAY)
    assert account.time is not None
    assert (account.time.start, account.time.end) == (date(1974, 5, day), date(1974, 5, day))


def test_who_agrees_to_a_meeting_that_two_others_want_takes_no_part(read: Read) -> None:
    [account] = read("The palace agreed to a meeting that Ian Smith wanted with Joshua Nkomo.")
    assert [each.name for each in account.participants] == ["Ian Smith", "Joshua Nkomo"]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("occurred", "Harold Wilson took Lyndon Johnson's call on Monday."),
        ("occurred", "Harold Wilson returned Lyndon Johnson's call on Monday."),
        ("denied", "Harold Wilson did not return Lyndon Johnson's call."),
        ("denied", "Harold Wilson refused to take Lyndon Johnson's calls."),
    ],
)
def test_who_takes_the_call_of_another_has_him_on_the_line(status: str, text: str, read: Read) -> None:
    [account] = read(text)
    assert (account.type, account.status) == ("call", status)
    assert {each.name for each in account.participants} == {"Harold Wilson", "Lyndon Johnson"}


@pytest.mark.parametrize(
    "text",
    [
        "Harold Wilson ignored Ian Smith's calls for an election.",
        "The president returned the bishop's call for peace with a shrug.",
    ],
)
def test_a_call_for_something_is_no_telephone_call(text: str, read: Read) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("planned", "Willy Brandt has accepted Leonid Brezhnev's invitation to visit Yalta."),
        ("denied", "Willy Brandt turned down an invitation by Leonid Brezhnev to visit Yalta."),
        ("proposed", "Willy Brandt has received an invitation from Leonid Brezhnev to visit Yalta."),
    ],
)
def test_who_is_invited_comes_and_who_invites_is_his_host(status: str, text: str, read: Read) -> None:
    [account] = read(text)
    sides = {each.side: each.name for each in account.participants}
    assert (account.status, sides) == (status, {"who": "Willy Brandt", "whom": "Leonid Brezhnev"})
