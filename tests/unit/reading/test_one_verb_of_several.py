"""Who acts where the verb is one of a row of verbs, or where only the other side of a passive is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def sides(read: Read, text: str) -> dict[str, str]:
    """Return the side of each participant of the only account."""
    [account] = read(text)
    return {each.name: each.side for each in account.participants}


@pytest.mark.parametrize(
    "text",
    [
        "Jimmy Carter flew to Pyongyang, negotiated with President Kim Il-sung about fuel and returned with a promise.",
        "Jimmy Carter stood up to the generals, successfully negotiated with President Kim Il-sung to free the "
        "hostages, and helped the refugees.",
    ],
)
def test_the_second_of_three_verbs_has_the_subject_of_the_first(text: str, read: Read) -> None:
    assert sides(read, text) == {"Jimmy Carter": "who", "Kim Il-sung": "whom"}


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Tony Blair said that the issue had been discussed with President Jacques Chirac in Paris.",
        "Prime Minister Tony Blair said the matter had been raised with President Jacques Chirac several times.",
    ],
)
def test_who_says_that_it_was_discussed_with_somebody_discussed_it(text: str, read: Read) -> None:
    assert sides(read, text) == {"Tony Blair": "who", "Jacques Chirac": "whom"}


def test_unnamed_officials_who_say_so_did_not_discuss_it(read: Read) -> None:
    text = "The issue has been discussed with President Jacques Chirac in Paris, officials said on Monday."
    assert "officials" not in {each.name for account in read(text) for each in account.participants}
