"""Who came for which side, in turn with others, and whose names stand behind an office that several hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def names(read: Read, text: str) -> list[str]:
    """Return the names of the only account, in the order of the text."""
    [account] = read(text)
    return [each.name for each in account.participants]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Badr Abdelatty met the foreign ministers of Saudi Arabia, Faisal bin Farhan, and Turkey, Hakan Fidan.",
            ["Badr Abdelatty", "Faisal bin Farhan", "Hakan Fidan"],
        ),
        (
            "The presidents of Kenya, William Ruto; Uganda, Yoweri Museveni; and Tanzania, Samia Suluhu Hassan, met in "
            "Arusha.",
            ["William Ruto", "Yoweri Museveni", "Samia Suluhu Hassan"],
        ),
        (
            "In Bogotá Gustavo Petro met the mayors of Cali, Alejandro Eder, and Medellín, Federico Gutiérrez.",
            ["Gustavo Petro", "Alejandro Eder", "Federico Gutiérrez"],
        ),
    ],
)
def test_a_land_between_two_names_tells_whose_office_it_is(text: str, who: list[str], read: Read) -> None:
    assert names(read, text) == who


def test_the_names_in_dashes_say_who_the_trio_are(read: Read) -> None:
    text = "The trio — Recep Tayyip Erdoğan, Nikol Pashinyan and Ilham Aliyev — met in New York for 40 minutes."
    assert names(read, text) == ["Recep Tayyip Erdoğan", "Nikol Pashinyan", "Ilham Aliyev"]


@pytest.mark.parametrize(
    "between",
    [
        "between, on the one hand, Mercosur and, on the other, the European Commission",
        "between Mercosur, on one hand, and the European Commission, on the other,",
    ],
)
def test_one_hand_and_the_other_part_two_sides(between: str, read: Read) -> None:
    assert names(read, f"Talks {between} resumed in Asunción on Monday.") == ["Mercosur", "European Commission"]


def test_who_says_so_at_the_end_is_not_of_the_list(read: Read) -> None:
    text = "Hakainde Hichilema met Mark Bristow and Anil Agarwal, one of his aides said."
    assert names(read, text) == ["Hakainde Hichilema", "Mark Bristow", "Anil Agarwal"]


@pytest.mark.parametrize(
    "along",
    [
        "He had brought Mary Lou McDonald along.",
        "He took Mary Lou McDonald with him.",
        "Mary Lou McDonald came along.",
    ],
)
def test_who_is_brought_along_was_there(along: str, read: Read) -> None:
    text = f"Gerry Adams met Micheál Martin in Dublin on Friday. {along}"
    assert set(names(read, text)) == {"Gerry Adams", "Micheál Martin", "Mary Lou McDonald"}


@pytest.mark.parametrize(
    "along",
    ["Mary Lou McDonald did not come along.", "He went along with Mary Lou McDonald's plan."],
)
def test_who_did_not_come_along_was_not(along: str, read: Read) -> None:
    text = f"Gerry Adams met Micheál Martin in Dublin on Friday. {along}"
    assert set(names(read, text)) == {"Gerry Adams", "Micheál Martin"}


@pytest.mark.parametrize(
    "stood",
    [
        ". He Lifeng spoke for the Chinese, Scott Bessent for the Americans.",
        ", with He Lifeng leading for the Chinese and Scott Bessent for the Americans.",
        ". The Chinese were represented by He Lifeng and the Americans by Scott Bessent.",
    ],
)
def test_who_spoke_for_a_land_stands_for_it(stood: str, read: Read) -> None:
    text = f"China and America held talks in Stockholm on Monday{stood}"
    assert set(names(read, text)) == {"He Lifeng", "Scott Bessent"}


@pytest.mark.parametrize(
    "text",
    [
        "He Lifeng met Scott Bessent in Stockholm on Monday.",
        "In Stockholm on Monday He Lifeng received Scott Bessent.",
    ],
)
def test_a_family_name_may_look_like_a_pronoun(text: str, read: Read) -> None:
    assert names(read, text) == ["He Lifeng", "Scott Bessent"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Kashim Shettima was received by the Gbong Gwom Jos, Jacob Buba, on Friday.", "Jacob Buba"),
        ("The Landeshauptmann of Tyrol, Anton Mattle, met Kashim Shettima in Innsbruck.", "Anton Mattle"),
        ("Kashim Shettima met the Kgosikgolo, Kgafela Kgafela, in Mochudi.", "Kgafela Kgafela"),
        ("CS Hassan Joho met Kashim Shettima in Mombasa on Tuesday.", "Hassan Joho"),
    ],
)
def test_a_title_that_nobody_knows_is_no_second_person(text: str, who: str, read: Read) -> None:
    assert set(names(read, text)) == {who, "Kashim Shettima"}


@pytest.mark.parametrize(
    "body", ["the Teamsters, Sean O'Brien and the UPS board", "the Vatican, Volker Türk and Oxfam"]
)
def test_a_body_before_a_name_in_a_list_stays_a_body(body: str, read: Read) -> None:
    [account] = read(f"Ursula von der Leyen met {body} on Friday.")
    assert len(account.participants) == 4


def test_who_attended_does_not_take_the_place_of_who_met_whom(read: Read) -> None:
    text = (
        "Rania Al-Mashat met Greek ministers in Cairo on Tuesday. The Greek ambassador, Nikolaos Papageorgiou, and the "
        "deputy trade minister, Ahmed Zaki, attended the meeting."
    )
    [account] = read(text)
    assert {"Rania Al-Mashat", "Greek ministers"} <= {each.name for each in account.participants}
    assert {each.side for each in account.participants} == {"who", "whom"}


def test_office_and_name_in_turn_are_a_person_each(read: Read) -> None:
    text = (
        "Emma Reynolds met the trade minister, Ebrahim Patel, the labour minister, Thulas Nxesi, and the water "
        "minister, Senzo Mchunu."
    )
    assert names(read, text) == ["Emma Reynolds", "Ebrahim Patel", "Thulas Nxesi", "Senzo Mchunu"]


@pytest.mark.parametrize(
    "minister",
    [
        "the Minister of Trade, Industry and Competition, Parks Tau,",
        "Minister of Trade, Industry and Competition Parks Tau",
        "Minister of Women, Youth and Persons with Disabilities Parks Tau",
    ],
)
def test_a_minister_may_have_several_fields(minister: str, read: Read) -> None:
    assert names(read, f"Emma Reynolds met {minister} in Pretoria on Tuesday.") == ["Emma Reynolds", "Parks Tau"]


@pytest.mark.parametrize("aside", ["rivals for years", "old friends", "former colleagues"])
def test_what_two_are_to_each_other_is_no_third(aside: str, read: Read) -> None:
    text = f"Mike Henry and Máximo Pacheco, {aside}, met in Santiago on Thursday."
    assert names(read, text) == ["Mike Henry", "Máximo Pacheco"]


@pytest.mark.parametrize("joint", ["and then with", "and later with", "then"])
def test_who_was_met_afterwards_is_of_the_list(joint: str, read: Read) -> None:
    text = f"Marta Kos held talks with Aleksandar Vučić {joint} Albin Kurti on Friday."
    assert names(read, text) == ["Marta Kos", "Aleksandar Vučić", "Albin Kurti"]


@pytest.mark.parametrize(
    "body",
    [
        "health, education and welfare committee",
        "ministers of trade and labour",
        "justice, health and labour ministers",
    ],
)
def test_several_fields_have_one_noun(body: str, read: Read) -> None:
    assert names(read, f"The {body} met union leaders in Pretoria on Monday.") == [body, "union leaders"]


@pytest.mark.parametrize(
    "minister",
    [
        "Deputy Prime Minister and Minister of Foreign Affairs Bakhtiyor Saidov",
        "the minister for water and sanitation, Bakhtiyor Saidov,",
    ],
)
def test_two_offices_or_fields_have_one_holder(minister: str, read: Read) -> None:
    assert names(read, f"Ishaq Dar met {minister} in Tashkent.") == ["Ishaq Dar", "Bakhtiyor Saidov"]


def test_their_ministers_only_come_along(read: Read) -> None:
    text = "Narendra Modi and Anura Kumara Dissanayake, accompanied by their foreign ministers, met in Colombo."
    assert names(read, text) == ["Narendra Modi", "Anura Kumara Dissanayake"]


@pytest.mark.parametrize(
    "group",
    [
        "two ministers in his cabinet, Ebba Busch and Simona Mohamsson,",
        "the two ministers who own shares in it, Ebba Busch and Simona Mohamsson,",
        "both deputies to Ulf Kristersson, Ebba Busch and Simona Mohamsson,",
    ],
)
def test_names_behind_what_is_told_of_a_group_say_who_they_are(group: str, read: Read) -> None:
    assert set(names(read, f"Jimmie Åkesson met {group} on Thursday.")) == {
        "Jimmie Åkesson",
        "Ebba Busch",
        "Simona Mohamsson",
    }


@pytest.mark.parametrize(
    "them",
    [" Among them were Ebba Busch and Simona Mohamsson.", " Ebba Busch and Simona Mohamsson were among them."],
)
def test_who_was_among_them_was_there(them: str, read: Read) -> None:
    text = f"Jimmie Åkesson met ten ministers on Thursday.{them}"
    assert set(names(read, text)) == {"Jimmie Åkesson", "Ebba Busch", "Simona Mohamsson"}


def test_who_is_most_notable_stands_for_the_group(read: Read) -> None:
    text = "Jimmie Åkesson met several ministers, most notably Ebba Busch, on Thursday."
    assert names(read, text) == ["Jimmie Åkesson", "Ebba Busch"]


def test_who_is_among_others_than_those_who_met_was_not_there(read: Read) -> None:
    text = "Jimmie Åkesson met ten ministers on Thursday. A storm broke out. Among them were Anna Roe and Jan Dee."
    assert names(read, text) == ["Jimmie Åkesson", "ten ministers"]
