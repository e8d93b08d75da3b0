"""Names with accents and strokes are known where their plain form is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tasks.letters import PlainNames, plain_letters

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


@pytest.mark.parametrize(
    ("written", "plain"), [("Władysław", "wladyslaw"), ("İsmet", "ismet"), ("Þórdís", "thordis"), ("Đỗ", "do")]
)
def test_letters_lose_accents_strokes_and_tails(written: str, plain: str) -> None:
    assert plain_letters(written) == plain


def test_a_name_is_known_with_its_accents() -> None:
    names = PlainNames({"Jose", "Wladyslaw"})
    assert "José" in names
    assert "Władysław" in names
    assert "Jesús" not in names


def test_a_given_name_that_the_model_takes_for_a_people_belongs_to_its_surname(read: Read) -> None:
    [account] = read("Alexander Dubček had a meeting with Władysław Gomułka in Warsaw.")
    assert [each.name for each in account.participants] == ["Alexander Dubček", "Władysław Gomułka"]
