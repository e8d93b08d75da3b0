"""Which encounters those who were told have another time: rounds by number, talks that go on, "see each other"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def told(read: Read, text: str) -> list[tuple[str, set[str]]]:
    """Return the status and the names of each account."""
    return [(each.status, {person.name for person in each.participants}) for each in read(text)]


@pytest.mark.parametrize(
    "behind",
    ["They will see each other again on Friday.", "The two will see one another in Vilnius next week."],
)
def test_those_who_met_will_see_each_other(behind: str, read: Read) -> None:
    both = {"Gabriel Boric", "José Antonio Kast"}
    text = f"Gabriel Boric and José Antonio Kast met at La Moneda on Monday. {behind}"
    assert told(read, text) == [("occurred", both), ("planned", both)]


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        ("A follow-up meeting is due in London in June.", "planned"),
        ("The talks resumed on Wednesday.", "occurred"),
        ("The discussions are to resume on Friday.", "planned"),
        ("The last round was held in Lagos in May.", "occurred"),
        ("A round planned for May was cancelled.", "cancelled"),
        ("A meeting set for last month was called off after a flood.", "cancelled"),
        ("A planned meeting in Lagos did not take place.", "cancelled"),
        ("A meeting is planned for June in Lagos.", "planned"),
        ("The talks will reconvene on Friday.", "planned"),
        ('"We shall reconvene on Friday," Lokpobiri said.', "planned"),
    ],
)
def test_a_noun_tells_of_another_time(behind: str, status: str, read: Read) -> None:
    both = {"Wael Sawan", "Heineken Lokpobiri"}
    text = f"Wael Sawan and Heineken Lokpobiri held talks in Abuja on Monday. {behind}"
    assert told(read, text) == [("occurred", both), (status, both)]


@pytest.mark.parametrize("verb", ["concluded", "ended", "broke up"])
def test_talks_that_end_are_the_same_talks(verb: str, read: Read) -> None:
    text = f"Wael Sawan and Heineken Lokpobiri held talks in Abuja on Monday. The talks {verb} without a word."
    assert len(told(read, text)) == 1


@pytest.mark.parametrize(
    "behind", ["The third ended there in April.", "The third, in Muscat in April, was shorter.", "The third failed."]
)
def test_a_number_alone_tells_of_another_round(behind: str, read: Read) -> None:
    both = {"Colombian government", "Gaitanist Army"}
    text = (
        "The fourth round of talks between the Colombian government and the Gaitanist Army will open in Doha on 3 "
        f"June. {behind}"
    )
    assert told(read, text) == [("planned", both), ("occurred", both)]


def test_a_number_may_count_something_else(read: Read) -> None:
    text = (
        "The fourth round of talks between the Colombian government and the Gaitanist Army will open in Doha on 3 "
        "June. The third largest armed group in the country stays away."
    )
    assert len(told(read, text)) == 1


def test_a_lead_of_bodies_is_no_headline_of_the_round_before(read: Read) -> None:
    both = {"Armenia", "Azerbaijan"}
    text = (
        "Delegations of Armenia and Azerbaijan held talks in Abu Dhabi on Thursday. The previous round took place in "
        "Tbilisi in May."
    )
    assert told(read, text) == [("occurred", both)] * 2


def test_a_year_and_a_weekday_are_two_days(read: Read) -> None:
    both = {"Philippine government", "Moro front"}
    text = (
        "Peace talks between the Philippine government and the Moro front broke down in 2014. The sides met again in "
        "Kuala Lumpur on Monday."
    )
    assert [names for _, names in told(read, text)] == [both, both]


@pytest.mark.parametrize("verb", ["came", "met"])
def test_two_come_face_to_face(verb: str, read: Read) -> None:
    text = f"Gustavo Petro and Daniel Noboa {verb} face to face in Galápagos on Monday."
    assert told(read, text) == [("occurred", {"Gustavo Petro", "Daniel Noboa"})]


def test_a_similar_meeting_was_one_of_the_same_people(read: Read) -> None:
    both = {"Gwede Mantashe", "Gary Nagle"}
    text = "Gwede Mantashe met Gary Nagle in Pretoria on Tuesday. A similar meeting in March had achieved nothing."
    assert told(read, text) == [("occurred", both)] * 2


@pytest.mark.parametrize("behind", ["The call lasted half an hour.", "The call was the first in a year."])
def test_the_call_says_how_they_spoke(behind: str, read: Read) -> None:
    [account] = read(f"Lula spoke to Nicolás Maduro on Thursday. {behind}")
    assert account.type == "call"


def test_a_call_for_something_does_not(read: Read) -> None:
    [account] = read(
        "Lula spoke to Nicolás Maduro in Brasília on Thursday. The call for an election was on everybody's lips."
    )
    assert account.type == "meeting"


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        ("The president has ruled out another meeting.", "denied"),
        ("He has proposed a second meeting, in Rome.", "proposed"),
        ("Mr Masra later cancelled a second meeting.", "cancelled"),
    ],
)
def test_one_of_those_who_met_wants_or_refuses_one_more(behind: str, status: str, read: Read) -> None:
    both = {"Mahamat Déby", "Succès Masra"}
    text = f"Mahamat Déby met Succès Masra in N'Djamena on Monday. {behind}"
    assert told(read, text) == [("occurred", both), (status, both)]


def test_a_second_meeting_with_somebody_else_is_his(read: Read) -> None:
    text = "Nasry Asfura met Manuel Zelaya on Monday. Mr Asfura held a second meeting with Luis Redondo."
    assert told(read, text) == [
        ("occurred", {"Nasry Asfura", "Manuel Zelaya"}),
        ("occurred", {"Nasry Asfura", "Luis Redondo"}),
    ]


def test_two_who_met_are_more_than_the_visitor(read: Read) -> None:
    text = (
        "A month after Anthony Albanese's visit to Honiara, Jeremiah Manele is in Canberra. The two premiers met "
        "at The Lodge on Monday."
    )
    assert ("occurred", {"Anthony Albanese", "Jeremiah Manele"}) in told(read, text)


@pytest.mark.parametrize("words", ["All three met", "On Sunday all three met"])
def test_all_three_are_those_who_were_told(words: str, read: Read) -> None:
    text = f"William Ruto, Yoweri Museveni and Samia Suluhu were in Arusha. {words} Félix Tshisekedi there."
    assert told(read, text) == [
        ("occurred", {"William Ruto", "Yoweri Museveni", "Samia Suluhu", "Félix Tshisekedi"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nikol Pashinyan was Emmanuel Macron's guest in Paris on Friday.",
        "Emmanuel Macron flew to Yerevan on Friday. Nikol Pashinyan was his host.",
        "Nikol Pashinyan, who had written to Emmanuel Macron in May, was his guest in Paris on Friday.",
    ],
)
def test_whose_guest_somebody_was_met_him(text: str, read: Read) -> None:
    assert ("occurred", {"Nikol Pashinyan", "Emmanuel Macron"}) in told(read, text)


@pytest.mark.parametrize(
    ("behind", "status"),
    [
        ("A second is planned for August.", "planned"),
        ("Their second took place in Lomé last week.", "occurred"),
        ("The next is due in May.", "planned"),
        ("The previous was held in Lomé in March.", "occurred"),
        ("Both called it useful; a second will follow in Rome.", "planned"),
    ],
)
def test_a_second_is_one_of_those_who_met(behind: str, status: str, read: Read) -> None:
    both = {"Faure Gnassingbé", "Mamady Doumbouya"}
    text = f"Faure Gnassingbé met Mamady Doumbouya in Conakry in June. {behind}"
    assert told(read, text) == [("occurred", both), (status, both)]


@pytest.mark.parametrize("behind", ["A second was named as a witness.", "The second stayed at home."])
def test_a_second_may_be_somebody(behind: str, read: Read) -> None:
    assert len(told(read, f"Faure Gnassingbé met Mamady Doumbouya in Conakry in June. {behind}")) == 1


def test_negotiations_that_have_to_be_concluded_are_the_same(read: Read) -> None:
    text = (
        "Wael Sawan and Heineken Lokpobiri held talks in Abuja on Monday. The negotiations have to be concluded by "
        "Friday."
    )
    assert len(told(read, text)) == 1


@pytest.mark.parametrize(
    "behind",
    [
        "A board meeting planned for May was lively.",
        "A press conference planned for Friday was cancelled.",
        "A call for calm was cancelled out by the siren.",
    ],
)
def test_something_else_is_no_other_time(behind: str, read: Read) -> None:
    both = {"Wael Sawan", "Heineken Lokpobiri"}
    text = f"Wael Sawan and Heineken Lokpobiri held talks in Abuja on Monday. {behind}"
    assert [each for each in told(read, text) if each[1] == both] == [("occurred", both)]


@pytest.mark.parametrize(
    ("behind", "days"),
    [
        ("The previous round, in Basel in May, broke up without result.", 2),
        ("The first two rounds, in April, were held at the level of deputies.", 2),
        ("The next one will be held in Basel in September.", 2),
        ("The next one to sail is the trawler Rosa.", 1),
        ("Voters had stayed away in the first two rounds in April.", 1),
    ],
)
def test_rounds_of_those_who_were_told(read: Read, behind: str, days: int) -> None:
    text = "LIMA - Talks between Peru and Chile on the sea border ended in Lima on Thursday. " + behind
    assert [{"Peru", "Chile"}] * days == [{person.name for person in each.participants} for each in read(text)]


@pytest.mark.parametrize(
    ("behind", "bodies"),
    [
        ("The 16th summit will take place in Kazan in October.", 2),
        ("The 15th summit was opened in Kazan on Monday.", 1),
        ("The previous summit was held in Kazan in 2021.", 2),
    ],
)
def test_summits_of_one_body(read: Read, behind: str, bodies: int) -> None:
    text = "NAIROBI - The 15th BRICS summit ended in Nairobi on Friday. " + behind
    assert [{"BRICS"}] * bodies == [{person.name for person in each.participants} for each in read(text)]
