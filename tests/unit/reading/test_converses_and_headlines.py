"""Who met whom where the order of the words hides it: guests, passives, "the first to", "as A met B", headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.reading.test_sides_of_an_encounter import told

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

HOST_AND_GUEST = (["Charles de Gaulle"], ["Konrad Adenauer"])


@pytest.mark.parametrize(
    "text",
    [
        "A guest of President Charles de Gaulle on Monday, Konrad Adenauer praised the friendship of the two nations.",
        "Konrad Adenauer, the guest of Charles de Gaulle at Colombey, went for a walk in the woods.",
        "Konrad Adenauer arrived in Colombey as the guest of Charles de Gaulle.",
        "Konrad Adenauer was received, French diplomats said, by Charles de Gaulle.",
        "Konrad Adenauer received by Charles de Gaulle",
        "Charles de Gaulle gave a dinner in honour of Konrad Adenauer.",
        "Konrad Adenauer, with whom Charles de Gaulle held talks on Monday, flew home.",
        "The first to meet Konrad Adenauer was Charles de Gaulle.",
    ],
)
def test_the_host_meets_the_guest(text: str, read: Read) -> None:
    assert told(read, text) == [("occurred", *HOST_AND_GUEST, [])]


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        (
            "Among those who met Konrad Adenauer in Reims were Charles de Gaulle and Maurice Couve de Murville.",
            ["Charles de Gaulle", "Maurice Couve de Murville"],
            ["Konrad Adenauer"],
        ),
        (
            "Among those received by Konrad Adenauer were Charles de Gaulle and Maurice Couve de Murville.",
            ["Konrad Adenauer"],
            ["Charles de Gaulle", "Maurice Couve de Murville"],
        ),
    ],
)
def test_those_who_are_said_to_be_among_them_take_part(text: str, who: list[str], whom: list[str], read: Read) -> None:
    assert told(read, text) == [("occurred", who, whom, [])]


@pytest.mark.parametrize(
    "text",
    [
        "Ian Smith and Joshua Nkomo negotiated in Geneva for ten days.",
        "Ian Smith and Joshua Nkomo conferred in Geneva.",
        "Kurt Waldheim mediated as Ian Smith and Joshua Nkomo negotiated in Geneva for ten days.",
        "Ian Smith and Joshua Nkomo met in Vienna at the invitation of Hans Meyer-Landrut, the foreign minister.",
        "Neither Ian Smith nor Joshua Nkomo would say what they had discussed when they met in Geneva.",
    ],
)
def test_two_subjects_meet_each_other(text: str, read: Read) -> None:
    assert told(read, text) == [("occurred", [], [], ["Ian Smith", "Joshua Nkomo"])]


def test_a_hyphen_joins_two_in_a_headline(read: Read) -> None:
    assert told(read, "Starmer-Zelensky talks end without deal") == [("occurred", [], [], ["Starmer", "Zelensky"])]


def test_a_name_that_opens_a_headline_is_no_noun(read: Read) -> None:
    assert told(read, "Starmer meets Zelensky in Kyiv") == [("occurred", ["Starmer"], ["Zelensky"], [])]


def test_he_is_who_is_put_in_front(read: Read) -> None:
    text = "Harold Wilson stayed home. It was George Brown who flew to Bonn, where he met Robert McNamara on Thursday."
    assert told(read, text) == [("occurred", ["George Brown"], ["Robert McNamara"], [])]


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("Christian Stocker, the Austrian chancellor, met Bruno Kreisky.", ["Christian Stocker"], ["Bruno Kreisky"]),
        (
            "Wale Edun met Olayemi Cardoso and Aliko Dangote, a cement magnate.",
            ["Wale Edun"],
            ["Olayemi Cardoso", "Aliko Dangote"],
        ),
    ],
)
def test_who_has_an_office_behind_the_name_is_one_person(
    text: str, who: list[str], whom: list[str], read: Read
) -> None:
    assert told(read, text) == [("occurred", who, whom, [])]


def test_a_headline_of_who_was_received_may_end_in_who_says_so(read: Read) -> None:
    [account] = read("Brandt received by Tito on Brioni, officials say.")
    assert {each.name: each.side for each in account.participants} == {"Tito": "who", "Brandt": "whom"}


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Vietnamese premier, ADB president meet over loans", {"Vietnamese premier", "ADB president"}),
        ("Pakistan army chief, Saudi crown prince meet in Jeddah", {"Pakistan army chief", "Saudi crown prince"}),
    ],
)
def test_two_offices_do_what_one_alone_does_not(headline: str, names: set[str], read: Read) -> None:
    [account] = read(headline)
    assert {participant.name for participant in account.participants} == names
