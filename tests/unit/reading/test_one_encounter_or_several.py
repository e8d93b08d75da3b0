"""Which tellings are of one encounter: groups named farther on, people met one by one, meetings at which others sat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def told(read: Read, text: str) -> list[tuple[str, set[str]]]:
    """Return the status and the names of each account."""
    return [(each.status, {person.name for person in each.participants}) for each in read(text)]


LEAD = "Foreign Minister Ana Costa met Latvian President Juris Ozols and Estonian Premier Mart Tamm in Riga on Monday. "


def test_whom_she_met_one_by_one(read: Read) -> None:
    text = LEAD + "At the meeting with Ozols, Costa thanked Latvia. Meeting Tamm, she spoke of the railway."
    assert told(read, text) == [
        ("occurred", {"Ana Costa", "Juris Ozols"}),
        ("occurred", {"Ana Costa", "Mart Tamm"}),
    ]


def test_one_who_spoke_at_it_was_not_met_apart(read: Read) -> None:
    text = LEAD + "Tamm told the meeting that the railway would be built. Costa said the meeting with Ozols was useful."
    assert told(read, text) == [("occurred", {"Ana Costa", "Juris Ozols", "Mart Tamm"})]


@pytest.mark.parametrize(
    ("behind", "count"),
    [
        ("She received King Salim of Jordan and President Omar Hadi of Yemen at the palace.", 1),
        ("She also met King Salim of Jordan and President Omar Hadi of Yemen.", 2),
        ("She will meet King Salim of Jordan and President Omar Hadi of Yemen next week.", 2),
    ],
)
def test_a_group_is_named_farther_on(behind: str, count: int, read: Read) -> None:
    assert len(told(read, f"President Ana Costa met Arab leaders in Cairo on Sunday. {behind}")) == count


@pytest.mark.parametrize(
    ("behind", "count"),
    [
        ("It was their first meeting since October 2022, when they shook hands in Bali.", 2),
        ("They met on Friday morning, when they shook hands for the cameras.", 1),
    ],
)
def test_since_when_they_had_not_met(behind: str, count: int, read: Read) -> None:
    text = f"Chinese Premier Lu Wen met Indian Prime Minister Ashok Mehra in Astana on Friday. {behind}"
    assert len(told(read, text)) == count


@pytest.mark.parametrize(
    "behind",
    [
        "Governor Abel Otieno was also at the talks.",
        "During their meeting with Njoki, Governor Abel Otieno was also present.",
        "The meeting also included Governor Abel Otieno.",
    ],
)
def test_who_was_at_it_too(behind: str, read: Read) -> None:
    text = f"Speaker Joel Barasa met Treasury Secretary Mary Njoki on Tuesday. {behind}"
    assert told(read, text) == [("occurred", {"Joel Barasa", "Mary Njoki", "Abel Otieno"})]


def test_who_was_present_was_so_at_the_main_encounter(read: Read) -> None:
    text = (
        "Premier Ivo Kranjec received minister Gabor Szabo on Tuesday. He sent his greetings to Istvan Feher, the "
        "prime minister, whom he had met in Bled in May. Also present was the ambassador, Eva Nagy."
    )
    assert told(read, text)[0] == ("occurred", {"Ivo Kranjec", "Gabor Szabo", "Eva Nagy"})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sheikh Faisal thanked minister Lorenzo Conti and invited him to visit Doha.", {"Lorenzo Conti", "Faisal"}),
        ("President Ali Lopez was invited by Premier Ana Ruiz to visit Vigo.", {"Ali Lopez", "Ana Ruiz"}),
        (
            "Minister Somchai Ratan called on President Sai Douang, conveying to him an invitation to visit Bangkok.",
            {"Sai Douang"},
        ),
    ],
)
def test_whoever_invites_is_the_host(text: str, names: set[str], read: Read) -> None:
    assert [each for status, each in told(read, text) if status == "proposed"] == [names]


@pytest.mark.parametrize(
    ("behind", "count"),
    [
        ("Guna also paid a visit to Brunei on the way home.", 2),
        ("Guna paid a visit to a port there.", 1),
    ],
)
def test_a_visit_to_another_land_is_another(behind: str, count: int, read: Read) -> None:
    lead = "Sri Lankan minister Harsha Guna met Indonesian Foreign Minister Budi Hartono in Jakarta on Tuesday."
    assert len(told(read, f"{lead} {behind}")) == count


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Ali Lopez met Premier Ana Ruiz at a meeting of Mercosur in Quito.", {"Ali Lopez", "Ana Ruiz"}),
        ("President Ali Lopez spoke at a meeting of Mercosur in Quito.", {"Ali Lopez", "Mercosur"}),
    ],
)
def test_a_meeting_of_a_body_is_where_others_met(text: str, names: set[str], read: Read) -> None:
    assert told(read, text) == [("occurred", names)]
