"""Who acts where the parse misleads: behind fronted clauses, in relative clauses, in headlines without a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tasks.records import Span
from tests.unit.reading.test_sides_of_an_encounter import Told, told

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hours after meeting Anwar Sadat, Israel's Menachem Begin flew to London.",
            ("occurred", ["Menachem Begin"], ["Anwar Sadat"], []),
        ),
        (
            "After meeting Anwar Sadat, Israel's premier, Menachem Begin, flew to London.",
            ("occurred", ["Menachem Begin"], ["Anwar Sadat"], []),
        ),
        (
            "While meeting Anwar Sadat, Israel's Menachem Begin smiled.",
            ("occurred", ["Menachem Begin"], ["Anwar Sadat"], []),
        ),
        (
            "Hours before he met Anwar Sadat, Menachem Begin said that he wanted peace.",
            ("occurred", ["Menachem Begin"], ["Anwar Sadat"], []),
        ),
        (
            "When King Hussein received him in Amman, Bruno Kreisky spoke of his garden.",
            ("occurred", ["Hussein"], ["Bruno Kreisky"], []),
        ),
        (
            "After meeting Anwar Sadat and Jimmy Carter, Menachem Begin flew to London.",
            ("occurred", ["Menachem Begin"], ["Anwar Sadat", "Jimmy Carter"], []),
        ),
        (
            "Ruling out a meeting with Anwar Sadat, Israel's premier, Menachem Begin, said that he was busy.",
            ("denied", ["Menachem Begin"], ["Anwar Sadat"], []),
        ),
        (
            "Received by Anwar Sadat in Ismailia on Friday, Bruno Kreisky promised to come again.",
            ("occurred", ["Anwar Sadat"], ["Bruno Kreisky"], []),
        ),
        (
            "Accompanied by her minister of finance, Manmohan Singh, and the governor of the central bank, "
            "Indraprasad Patel, India's premier, Indira Gandhi, met Willy Brandt in Bonn.",
            ("occurred", ["Indira Gandhi", "Manmohan Singh", "Indraprasad Patel"], ["Willy Brandt"], []),
        ),
    ],
)
def test_the_subject_stands_behind_a_fronted_clause(text: str, expected: Told, read: Read) -> None:
    assert expected in told(read, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Zhou Enlai, whom Andrei Gromyko had received in Moscow, left early.",
            ("occurred", ["Andrei Gromyko"], ["Zhou Enlai"], []),
        ),
        (
            "The talks that Olof Palme held with Bruno Kreisky and Willy Brandt ended early.",
            ("occurred", ["Olof Palme"], ["Bruno Kreisky", "Willy Brandt"], []),
        ),
    ],
)
def test_a_relative_clause_tells_of_who_is_named_before_it(text: str, expected: Told, read: Read) -> None:
    assert expected in told(read, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Castro, Khrushchev in talks on sugar", ("occurred", [], [], ["Castro", "Khrushchev"])),
        ("Sadat, Carter, Begin hold talks in Maryland", ("occurred", [], [], ["Sadat", "Carter", "Begin"])),
        ("Mugabe, Nkomo meet at border", ("occurred", [], [], ["Mugabe", "Nkomo"])),
    ],
)
def test_a_headline_lists_people_with_commas_alone(text: str, expected: Told, read: Read) -> None:
    assert told(read, text) == [expected]


def test_a_headline_without_a_verb_leaves_the_status_to_the_lead(read: Read) -> None:
    headline = "Castro, Khrushchev in talks"
    [account] = read(
        f"{headline}\n\nFidel Castro and Nikita Khrushchev are to hold talks on Friday, the Kremlin said.",
        headline=Span(0, len(headline)),
    )
    assert account.status == "planned"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Olof Palme paid Bruno Kreisky a visit on Sunday.",
            ("occurred", ["Olof Palme"], ["Bruno Kreisky"], []),
        ),
        (
            "Olof Palme and Bruno Kreisky were on the phone for an hour.",
            ("occurred", [], [], ["Olof Palme", "Bruno Kreisky"]),
        ),
        (
            "Olof Palme engaged Bruno Kreisky in talks about the border.",
            ("occurred", ["Olof Palme"], ["Bruno Kreisky"], []),
        ),
    ],
)
def test_the_verb_beside_the_noun_says_who_is_met(text: str, expected: Told, read: Read) -> None:
    assert told(read, text) == [expected]


@pytest.mark.parametrize(
    "country", ["Antigua and Barbuda", "Trinidad and Tobago", "São Tomé and Príncipe", "Bosnia and Herzegovina"]
)
def test_a_country_whose_name_has_an_and_is_one(country: str, read: Read) -> None:
    [account] = read(f"Olof Palme met Vere Cornwall, his counterpart from {country}, in Kingston on Saturday.")
    assert [each.name for each in account.participants] == ["Olof Palme", "Vere Cornwall"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tito hosts Jawaharlal Nehru for talks", ("occurred", ["Tito"], ["Jawaharlal Nehru"], [])),
        ("Kissinger heads to Hanoi to meet Le Duc Tho", ("occurred", ["Kissinger"], ["Le Duc Tho"], [])),
    ],
)
def test_what_a_headline_says_somebody_does_is_no_office(text: str, expected: Told, read: Read) -> None:
    assert told(read, text) == [expected]


@pytest.mark.parametrize(
    ("headline", "who", "whom"),
    [
        ("Zelensky to meet Trump at White House on Friday", ["Zelensky"], ["Trump"]),
        ("Kenyatta hosts Raila, Kalonzo at State House", ["Kenyatta"], ["Raila", "Kalonzo"]),
        ("Netanyahu phones Merkel to protest Iran deal", ["Netanyahu"], ["Merkel"]),
    ],
)
def test_the_verb_of_a_headline_is_what_the_first_does(
    headline: str, who: list[str], whom: list[str], read: Read
) -> None:
    [account] = read(headline)
    assert [each.name for each in account.participants if each.side == "who"] == who
    assert [each.name for each in account.participants if each.side == "whom"] == whom


def test_a_comma_joins_those_with_whom_a_headline_begins(read: Read) -> None:
    [account] = read("Sri Lanka, IMF reach deal after talks in Washington")
    assert [each.name for each in account.participants] == ["Sri Lanka", "IMF"]


@pytest.mark.parametrize(
    ("opening", "whom"),
    [
        ("Meeting the Polish premier in Bonn on Monday,", "Polish premier"),
        ("Meeting Anna Roe, the Polish envoy, in Bonn on Monday,", "Anna Roe"),
        ("Meeting Peru's finance minister, Anna Roe, in Bonn on Monday,", "Anna Roe"),
        ("After meeting Prime Minister Anna Roe in Bonn on Monday,", "Anna Roe"),
    ],
)
def test_whom_an_opening_gerund_names_is_not_who_speaks(opening: str, whom: str, read: Read) -> None:
    [account] = read(f"{opening} the French president said that rents would rise.")
    assert {each.name: each.side for each in account.participants} == {"French president": "who", whom: "whom"}
