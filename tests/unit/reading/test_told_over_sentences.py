"""One encounter told over several sentences: who is meant, what is another one, what is the same told again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tasks.records import Account
    from tests.unit.reading.conftest import Read


def told(account: Account) -> str:
    """Return status, type and sides of an account as one line."""
    sides: dict[str, list[str]] = {"who": [], "whom": [], "both": []}
    for each in account.participants:
        sides[each.side].append(each.name)
    who, whom, both = (", ".join(sides[side]) for side in ("who", "whom", "both"))
    return f"{account.status} {account.type}: {both or f'{who} > {whom}'}"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Franz Jonas received Josip Broz Tito in Vienna. The Yugoslav then went to Graz, where he saw Hans Koren.",
            "occurred meeting: Josip Broz Tito > Hans Koren",
        ),
        (
            "Georges Pompidou hosted Willy Brandt in Paris. The German later met Alain Poher.",
            "occurred meeting: Willy Brandt > Alain Poher",
        ),
        (
            "Georges Pompidou hosted Willy Brandt in Paris. The Frenchman later met Alain Poher.",
            "occurred meeting: Georges Pompidou > Alain Poher",
        ),
    ],
)
def test_the_foreigner_of_two_is_the_guest(text: str, last: str, read: Read) -> None:
    assert told(read(text)[-1]) == last


@pytest.mark.parametrize(
    "text",
    [
        "Ghana's bishops called on Jerry Rawlings on Monday to press him about the mines.",
        "Ghana's bishops called on Jerry Rawlings on Monday.",
    ],
)
def test_people_of_a_land_call_on_somebody(text: str, read: Read) -> None:
    assert [told(each) for each in read(text)] == ["occurred meeting: Ghana's bishops > Jerry Rawlings"]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana's bishops called on Jerry Rawlings for an amnesty.",
        "Ghana's bishops called on Jerry Rawlings to free the miners.",
        "Bishops called on Jerry Rawlings on Monday.",
    ],
)
def test_an_appeal_to_somebody_is_no_call_on_him(text: str, read: Read) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("behind", "other"),
    [
        ("A second round is due on Thursday.", "planned talks"),
        ("The next round is set for Thursday.", "planned talks"),
        ("A fresh round of talks is due on Thursday.", "planned talks"),
        ("A further meeting is planned.", "planned meeting"),
        ("A follow-up is set for next week.", "planned talks"),
        ("An earlier meeting, on Monday, had ended in acrimony.", "occurred meeting"),
        ("A first round in March had failed.", "occurred talks"),
    ],
)
def test_those_who_were_told_meet_another_time(behind: str, other: str, read: Read) -> None:
    accounts = read(f"Anwar Sadat and Menachem Begin held talks in Ismailia on Wednesday. {behind}")
    assert [told(each) for each in accounts] == [
        "occurred talks: Anwar Sadat, Menachem Begin",
        f"{other}: Anwar Sadat, Menachem Begin",
    ]


@pytest.mark.parametrize(
    "behind",
    [
        "A second round of voting is due on Sunday.",
        "A follow-up to the film is planned for May.",
        "The talks were the second round.",
    ],
)
def test_another_round_of_something_else_is_no_encounter(behind: str, read: Read) -> None:
    assert len(read(f"Anwar Sadat and Menachem Begin held talks in Ismailia on Wednesday. {behind}")) == 1
