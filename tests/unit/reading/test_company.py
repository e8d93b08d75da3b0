"""Who came along is told sentences later, and in many forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

MET = "President Anwar Sadat received Foreign Minister Hans-Dietrich Genscher in Cairo on Sunday. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Also present were Boutros Boutros-Ghali and Mustafa Khalil.",
        "Boutros Boutros-Ghali and Mustafa Khalil were also present.",
        "Among those attending were Boutros Boutros-Ghali and Mustafa Khalil.",
        "Sadat was accompanied by Boutros Boutros-Ghali and Mustafa Khalil.",
        "Sadat was flanked by Boutros Boutros-Ghali and Mustafa Khalil.",
        "On the Egyptian side were Boutros Boutros-Ghali and Mustafa Khalil.",
        "Boutros Boutros-Ghali and Mustafa Khalil sat on the Egyptian side.",
        "The Egyptian delegation was made up of Boutros Boutros-Ghali and Mustafa Khalil.",
        "The Egyptian side was represented by Boutros Boutros-Ghali and Mustafa Khalil.",
        "Boutros Boutros-Ghali and Mustafa Khalil led the Egyptian delegation.",
        "It took place in the presence of Boutros Boutros-Ghali and Mustafa Khalil.",
    ],
)
def test_companions_take_part(sentence: str, read: Read) -> None:
    [account] = read(MET + sentence)
    names = {participant.name for participant in account.participants}
    assert names >= {"Anwar Sadat", "Hans-Dietrich Genscher", "Boutros Boutros-Ghali", "Mustafa Khalil"}


def test_companions_stand_on_the_side_of_whom_they_accompany(read: Read) -> None:
    [account] = read(MET + "Genscher was accompanied by Berndt von Staden.")
    sides = {participant.name: participant.side for participant in account.participants}
    assert sides["Berndt von Staden"] == sides["Hans-Dietrich Genscher"] == "whom"


def test_companions_named_far_behind_are_still_found(read: Read) -> None:
    between = "Rain fell on the city. The price of bread rose. Coal was scarce. "
    [account] = read(MET + between + "Boutros Boutros-Ghali was also present.")
    assert "Boutros Boutros-Ghali" in {participant.name for participant in account.participants}


def test_who_is_accompanied_by_an_object_has_no_companion(read: Read) -> None:
    [account] = read(MET + "The plan has to be accompanied by a loan of the World Bank.")
    assert {participant.name for participant in account.participants} == {"Anwar Sadat", "Hans-Dietrich Genscher"}
