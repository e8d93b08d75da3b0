"""Who acts in a sentence that a time opens without a comma, where the parser takes him for a part of the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Over three days in March Chile's copper minister, Daniel Mas, met the heads of eleven firms.", "Daniel Mas"),
        ("In the first half of 2025 Nvidia's Jensen Huang met Chinese officials.", "Jensen Huang"),
        ("After talks in Rome on Monday ministers from five states met Emmanuel Macron.", "ministers from five states"),
        ("At the weekend ministers from five states met Emmanuel Macron in Paris.", "ministers from five states"),
        ("In the spring of 2021 Polish officials were received by Antony Blinken.", "Polish officials"),
    ],
)
def test_who_stands_between_the_time_and_the_verb_acts(text: str, who: str, read: Read) -> None:
    account = read(text)[-1]
    side = "whom" if "received by" in text else "who"
    assert [each.name for each in account.participants if each.side == side] == [who]


@pytest.mark.parametrize(
    "opener",
    [
        "After talks in Doha",
        "During a visit to Kyiv",
        "At a press conference in Rome",
        "Before the summit in Bali",
        "With the help of Norway",
        "In a hotel in New York",
    ],
)
@pytest.mark.parametrize("who", ["Hamas", "Siemens Energy", "Chile's president"])
def test_who_acts_behind_a_place_without_a_comma_is_no_part_of_it(opener: str, who: str, read: Read) -> None:
    [account] = [each for each in read(f"{opener} {who} met Willy Brandt on Monday.") if each.type == "meeting"]
    assert [each.name for each in account.participants] == [who, "Willy Brandt"]
