"""Names with a nickname, an honorific or a number inside are read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def names(read: Read, text: str) -> set[str]:
    """Return the names of the participants of the text's first account."""
    return {participant.name for participant in read(text)[0].participants}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ignacio “Nacho” Aldunate met Jimmy Carter in Quito.", "Ignacio “Nacho” Aldunate"),
        ('Jimmy Carter met Governor Robert "Big Bob" Hawkins in Quito.', 'Robert "Big Bob" Hawkins'),
        ("Jimmy Carter met Senator the Honourable Verna Collymore in Kingston.", "Verna Collymore"),
        ("Jimmy Carter met Dr. the Hon. Lucius Greaves in Kingston.", "Lucius Greaves"),
        ("Jimmy Carter met Pine Creek First Nation in Dauphin.", "Pine Creek First Nation"),
    ],
)
def test_what_stands_inside_a_name_does_not_end_it(text: str, name: str, read: Read) -> None:
    assert names(read, text) == {"Jimmy Carter", name}


def test_a_quotation_behind_a_name_is_no_part_of_it(read: Read) -> None:
    text = "Jimmy Carter met Ramiro Quesada in Quito. Quesada said “Useful” words were found."
    assert names(read, text) == {"Jimmy Carter", "Ramiro Quesada"}
