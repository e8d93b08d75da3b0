"""Who stands on which side, and who on none, in constructions that newspapers use."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from tasks.records import Side

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

Told = tuple[str, list[str], list[str], list[str]]


def told(read: Read, text: str) -> list[Told]:
    """Return status, `who`, `whom` and `both` of each account."""
    found: list[Told] = []
    for account in read(text):
        sides = {side: [each.name for each in account.participants if each.side == side] for side in get_args(Side)}
        found.append((account.status, sides["who"], sides["whom"], sides["both"]))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The head of the miners' union, Arthur Scargill, met Peter Walker in London on Monday.",
            ("occurred", ["Arthur Scargill"], ["Peter Walker"], []),
        ),
        (
            "The premiers of Norway and Denmark, Gro Brundtland and Poul Schlüter, met Olof Palme in Oslo.",
            ("occurred", ["Gro Brundtland", "Poul Schlüter"], ["Olof Palme"], []),
        ),
        (
            "A meeting between the mayor of Nice, Jean Leroy-Duval, and shop owners did not take place on Monday.",
            ("denied", [], [], ["Jean Leroy-Duval", "shop owners"]),
        ),
        (
            "In Algiers Houari Boumediene hosted talks between Saddam Hussein and Mohammad Reza Pahlavi.",
            ("occurred", [], [], ["Saddam Hussein", "Mohammad Reza Pahlavi"]),
        ),
        (
            "Along with the foreign minister, Hans-Dietrich Genscher, Helmut Kohl met François Mitterrand in Bonn.",
            ("occurred", ["Helmut Kohl", "Hans-Dietrich Genscher"], ["François Mitterrand"], []),
        ),
        (
            "Yasser Arafat met the heads of four factions in Tunis, among them George Habash and Nayef Hawatmeh.",
            ("occurred", ["Yasser Arafat"], ["George Habash", "Nayef Hawatmeh"], []),
        ),
        (
            "Before his meeting with Bruno Kreisky, the Swedish union's head, Gunnar Nilsson, laid a wreath in Vienna.",
            ("occurred", ["Gunnar Nilsson"], ["Bruno Kreisky"], []),
        ),
        (
            "Talks between Renault and Métal-CGT, the French car workers' union, ended on Friday.",
            ("occurred", [], [], ["Renault", "Métal-CGT"]),
        ),
        (
            "King Baudouin and the patriarch, Demetrios II, opened a dialogue in Brussels.",
            ("occurred", [], [], ["Baudouin", "Demetrios II"]),
        ),
        (
            "The first face-to-face between Ronald Reagan and Mikhail Gorbachev took place in Geneva.",
            ("occurred", [], [], ["Ronald Reagan", "Mikhail Gorbachev"]),
        ),
        (
            "Prime Minister Indira Gandhi was called on by the British envoy, Michael Walker, in Delhi on Monday.",
            ("occurred", ["Michael Walker"], ["Indira Gandhi"], []),
        ),
    ],
)
def test_everybody_stands_on_his_side(text: str, expected: Told, read: Read) -> None:
    assert told(read, text) == [expected]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Harold Wilson was to have met Ian Smith in Gibraltar, but fog kept his aeroplane on Malta.", "cancelled"),
        ("Harold Wilson is to meet Ian Smith in Gibraltar on Wednesday.", "planned"),
        ("Harold Wilson is said to have met Ian Smith in Gibraltar on Wednesday.", "occurred"),
        ("The Basque leader, Carlos Garaikoetxea, turned down an invitation to meet Adolfo Suárez.", "denied"),
    ],
)  # fmt: skip
def test_what_was_meant_to_be_and_was_not(text: str, status: str, read: Read) -> None:
    assert [account.status for account in read(text)] == [status]


def test_a_second_meeting_of_the_two_is_another(read: Read) -> None:
    text = "Talks between Ford and the UAW ended on Friday. The two sides will meet again in January."
    assert [(status, both) for status, _, _, both in told(read, text)] == [
        ("occurred", ["Ford", "UAW"]),
        ("planned", ["Ford", "UAW"]),
    ]


def test_who_also_took_part_joins_the_meeting(read: Read) -> None:
    text = "President Habib Bourguiba met Willy Brandt. Hédi Nouira, the premier, also took part in the meeting."
    assert told(read, text) == [("occurred", ["Habib Bourguiba", "Hédi Nouira"], ["Willy Brandt"], [])]


@pytest.mark.parametrize(
    "text",
    [
        "Borg meets McEnroe in the semi-final in London on Friday. The two have met fifteen times.",
        "Chad, Mali and Niger share a currency. The three meet most of their need for fuel with imports.",
    ],
)
def test_what_is_no_encounter(text: str, read: Read) -> None:
    assert told(read, text) == []
