"""Who acts in the clause behind "and", where the parser takes him for one more in the list before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Lufthansa is pressed by rivals such as Swissair and the Austrian government is in talks with Boeing.",
            ["Austrian government", "Boeing"],
        ),
        (
            "The union is at odds with the company and its owners were received by Helmut Schmidt on Monday.",
            ["Helmut Schmidt", "owners"],
        ),
        (
            "Leonid Brezhnev praised Willy Brandt and Egon Bahr and is in talks with Richard Nixon.",
            ["Leonid Brezhnev", "Richard Nixon"],
        ),
        (
            "Hugo Banzer opened a bridge and Juan Velasco and Carlos Pinto, their deputies, held talks on tin.",
            ["Carlos Pinto", "Juan Velasco"],
        ),
        (
            "The entry took years and talks with Poland and Hungary have been going on since May.",
            ["Hungary", "Poland"],
        ),
    ],
)
def test_who_stands_right_before_a_verb_acts_in_it(text: str, names: list[str], read: Read) -> None:
    [account] = read(text)
    assert sorted(each.name for each in account.participants) == names
