"""Who is only called something, or takes himself for something, was neither called nor seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


@pytest.mark.parametrize(
    "text",
    [
        '"I look forward to being with you many more times in the future," President Konrad Adenauer added, '
        'calling President Charles de Gaulle "a very good man."',
        "Charles de Gaulle asked for help in Paris on Monday. Konrad Adenauer sees himself as “obliged to help with "
        "requests he receives from the public,” but his handling of them is criticised.",
    ],
)
def test_what_somebody_is_called_or_taken_for_is_no_encounter(text: str, read: Read) -> None:
    assert read(text) == ()


def test_when_somebody_was_called_may_stand_in_quotation_marks(read: Read) -> None:
    [account] = read(
        'President Konrad Adenauer called Charles de Gaulle "in the middle of the night", his office said.'
    )
    assert account.type == "call"
