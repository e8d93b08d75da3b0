"""Who is meant where somebody who was named is told again by nationality, party, age, trade or office."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def names(read: Read, text: str) -> list[list[str]]:
    """Return the names of those who take part, one list an account."""
    return [[each.name for each in account.participants] for account in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Giorgia Meloni met Edi Rama in Tirana on Friday. The Italian prime minister's talks with the Albanian leader "
        "covered migrants and ports.",
        "Giorgia Meloni met Edi Rama in Tirana on Friday. Later the Italian premier dined with the Albanian leader on "
        "his yacht.",
        "Giorgia Meloni and Edi Rama have long been friends. The Italian met the Albanian in Tirana on Friday.",
    ],
    ids=["possessor", "office and office", "nationality and nationality"],
)
def test_of_two_descriptions_in_one_clause_the_second_is_the_other(text: str, read: Read) -> None:
    assert {tuple(each) for each in names(read, text)} == {("Giorgia Meloni", "Edi Rama")}


def test_two_nationalities_that_and_joins_are_two(read: Read) -> None:
    text = (
        "Aleksander Čeferin dined with Nasser al-Khelaifi in Doha on Sunday. The Slovene and the Qatari had met in "
        "Nyon in May."
    )
    assert names(read, text) == [["Aleksander Čeferin", "Nasser al-Khelaifi"]] * 2


@pytest.mark.parametrize(
    "behind",
    [
        "The Arizona Democrat met President Lai Ching-te the next day.",
        "The Californian met President Lai Ching-te the next day.",
        "The 45-year-old received President Lai Ching-te there.",
        "The 45-year-old senator met President Lai Ching-te there.",
        "The 45-year-old American met President Lai Ching-te there.",
    ],
    ids=["party", "region", "age", "age and office", "age and nationality"],
)
def test_party_region_and_age_stand_for_whoever_acted_last(behind: str, read: Read) -> None:
    assert names(read, f"Ruben Gallego flew to Taipei on Monday. {behind}") == [["Ruben Gallego", "Lai Ching-te"]]


def test_a_title_like_a_name_stays_one(read: Read) -> None:
    text = "The Aga Khan met President Emomali Rahmon in Khorog on Thursday."
    assert names(read, text) == [["Aga Khan", "Emomali Rahmon"]]


def test_his_predecessor_met_another_than_him(read: Read) -> None:
    text = (
        "Donald Tusk met Volodymyr Zelensky in Rzeszów on Monday. His predecessor, Mateusz Morawiecki, had met the "
        "Ukrainian president there in 2022."
    )
    assert names(read, text) == [["Donald Tusk", "Volodymyr Zelensky"], ["Mateusz Morawiecki", "Volodymyr Zelensky"]]


def test_her_predecessor_is_that_of_the_woman(read: Read) -> None:
    text = (
        "Ilham Aliyev received Kaja Kallas in Baku on Tuesday. Her predecessor, Josep Borrell, met the Azerbaijani "
        "president there in 2022."
    )
    assert names(read, text) == [["Ilham Aliyev", "Kaja Kallas"], ["Josep Borrell", "Ilham Aliyev"]]


def test_a_counterpart_is_the_other_one_told_before(read: Read) -> None:
    text = (
        "Retno Marsudi met Vivian Balakrishnan in Singapore in May. The Indonesian foreign minister telephoned her "
        "Singaporean colleague on Monday."
    )
    assert names(read, text) == [["Retno Marsudi", "Vivian Balakrishnan"]] * 2


@pytest.mark.parametrize(
    "behind",
    [
        "The federation and the company meet again on Monday.",
        "The federation will meet the company again on Monday.",
        "On Monday the federation will hold talks with the chipmaker in Eindhoven.",
    ],
)
def test_the_union_meets_the_company_that_was_told_beside_it(behind: str, read: Read) -> None:
    assert names(read, f"Cosatu has rejected ASML's offer of 5%. {behind}") == [["Cosatu", "ASML"]]


def test_his_visitor_is_who_came(read: Read) -> None:
    text = "Jonas Gahr Støre flew to Yerevan on Monday. Nikol Pashinyan received his visitor at the airport."
    assert names(read, text) == [["Nikol Pashinyan", "Jonas Gahr Støre"]]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("A Kremlin aide met Massad Boulos in Doha on Sunday.", "The aide, Yuri Ushakov, called him a friend."),
        ("Massad Boulos received a Russian envoy on Sunday.", "The envoy, Yuri Ushakov, stayed for an hour."),
    ],
)
def test_who_was_only_introduced_is_named_in_the_next_sentence(before: str, behind: str, read: Read) -> None:
    [found] = names(read, f"{before} {behind}")
    assert set(found) == {"Yuri Ushakov", "Massad Boulos"}


def test_somebody_s_wife_is_who_acted_last(read: Read) -> None:
    text = (
        "Rosario Murillo was in Havana on Monday. Daniel Ortega's wife met Miguel Díaz-Canel at the Palace of the "
        "Revolution."
    )
    assert names(read, text) == [["Rosario Murillo", "Miguel Díaz-Canel"]]


def test_the_visitors_are_who_came(read: Read) -> None:
    text = "A group of Swiss lawmakers is in Taipei. The visitors were received by President Lai Ching-te on Tuesday."
    assert names(read, text) == [["Lai Ching-te", "group of Swiss lawmakers"]]


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        ("The former met the World Bank's president in Cairo on Sunday.", "Rania Al-Mashat"),
        ("Mostafa Madbouly received the latter in Cairo on Sunday.", "Hala El-Said"),
    ],
)
def test_former_and_latter_are_the_two_whom_and_joins(behind: str, who: str, read: Read) -> None:
    [found] = names(read, f"Rania Al-Mashat and Hala El-Said both know Ajay Banga. {behind}")
    assert who in found


@pytest.mark.parametrize(
    "quoted",
    ["I saw him on Friday and told him to sign", "We met on Friday and I told him no", "I called him on Friday"],
)
def test_of_whom_it_is_said_is_he(quoted: str, read: Read) -> None:
    text = f'"{quoted}," Senegal\'s prime minister, Ousmane Sonko, said of Edward Gemayel.'
    assert names(read, text) == [["Ousmane Sonko", "Edward Gemayel"]]


def test_it_is_the_delegation_of_its_leader(read: Read) -> None:
    text = (
        "A Bangladeshi delegation led by Khalilur Rahman arrived in Washington on Sunday. It met Jamieson Greer, the "
        "trade representative, on Monday."
    )
    assert names(read, text) == [["Khalilur Rahman", "Jamieson Greer"]]


@pytest.mark.parametrize(
    "behind",
    ["His host, Roza Mbilizi, wants the ban lifted.", "The host, Roza Mbilizi, promised more maize."],
)
def test_a_counterpart_is_the_host_who_is_named_next(behind: str, read: Read) -> None:
    text = (
        f"Zambia's agriculture minister, Reuben Mtolo, held talks in Lilongwe with his Malawian counterpart. {behind}"
    )
    assert ["Reuben Mtolo", "Roza Mbilizi"] in names(read, text)


def test_whose_land_alone_is_told_stands_beside_his_name(read: Read) -> None:
    text = "Peru's president, José Jerí, met Ecuador's, Daniel Noboa, in Piura on Thursday."
    assert names(read, text) == [["José Jerí", "Daniel Noboa"]]


def test_a_colleague_is_who_has_the_same_office_elsewhere(read: Read) -> None:
    text = (
        "Kenya's trade secretary, Lee Kinyanjui, and Tanzania's, Judith Kapinga, cannot agree on maize. On Friday he "
        "received his Tanzanian colleague in Nairobi."
    )
    assert names(read, text) == [["Lee Kinyanjui", "Judith Kapinga"]]


def test_a_counterpart_may_be_known_by_his_surname_alone(read: Read) -> None:
    text = (
        "Putin and Trump last spoke in March. On Sunday the Russian told his American counterpart by phone that the "
        "truce was over."
    )
    assert names(read, text) == [["Putin", "Trump"]] * 2


@pytest.mark.parametrize(
    ("lead", "both"),
    [
        ("Armenia and Türkiye have no embassies. Their special envoys met on Friday.", ["Armenia", "Türkiye"]),
        ("Nokia and Samsung are at odds. Their chief executives met in Helsinki.", ["Nokia", "Samsung"]),
        ("Botswana and Namibia share a river. Ministers of the two neighbours met.", ["Botswana", "Namibia"]),
        ("Benin and Niger closed their border. Envoys of both governments met in May.", ["Benin", "Niger"]),
    ],
)
def test_people_of_two_lands_or_firms_meet_for_these(lead: str, both: list[str], read: Read) -> None:
    assert names(read, lead) == [both]


def test_the_morning_before_a_name_is_no_office(read: Read) -> None:
    text = (
        "In the morning Katherina Reiche received Patrick Pouyanné. In the evening the economy minister dined with "
        "Wael Sawan of Shell."
    )
    assert names(read, text) == [["Katherina Reiche", "Patrick Pouyanné"], ["Katherina Reiche", "Wael Sawan"]]


@pytest.mark.parametrize(
    ("before", "behind", "who"),
    [
        ("Lula sent Mauro Vieira to Caracas.", "The president's envoy met Delcy Rodríguez on Monday.", "Mauro Vieira"),
        ("Emmanuel Macron trusts Emmanuel Bonne.", "The president's adviser saw Ron Dermer.", "Emmanuel Bonne"),
        (
            "Keir Starmer has an aide, Vidhya Alakeson.",
            "The prime minister's aide met Gavin Newsom.",
            "Vidhya Alakeson",
        ),
    ],
)
def test_the_president_s_envoy_is_not_the_president(before: str, behind: str, who: str, read: Read) -> None:
    [found] = names(read, f"{before} {behind}")
    assert found[0] == who


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "Nepal's prime minister, Sushila Karki, met Qatar's emir in Kathmandu. She thanked her guest, Sheikh Tamim "
            "bin Hamad Al Thani, for the gift.",
            ["Sushila Karki", "Tamim bin Hamad Al Thani"],
        ),
        (
            "Gerhard Karner received the Syrian interior minister in Vienna. Anas Khattab, his guest, smiled.",
            ["Gerhard Karner", "Anas Khattab"],
        ),
        (
            "The king of Jordan dined with Kuwait's crown prince on Sunday. The guest, Sheikh Sabah al-Khalid, stayed.",
            ["king of Jordan", "Sabah al-Khalid"],
        ),
    ],
)
def test_a_guest_of_office_is_named_in_the_next_sentence(text: str, both: list[str], read: Read) -> None:
    assert names(read, text) == [both]


@pytest.mark.parametrize(
    ("behind", "both"),
    [
        ("Gabriel Boric and José Jerí signed a treaty on water.", ["Gabriel Boric", "José Jerí"]),
        ("Lula and Gustavo Petro had invited them.", ["Chile", "Peru"]),
    ],
)
def test_the_presidents_of_two_lands_are_named_next(behind: str, both: list[str], read: Read) -> None:
    assert names(read, f"The presidents of Chile and Peru met in Arica on Monday. {behind}") == [both]


@pytest.mark.parametrize(
    "text",
    [
        "Donald Trump's envoy, Massad Boulos, was in Kigali on Monday. The adviser met Paul Kagame.",
        "Benjamin Netanyahu's confidant Massad Boulos arrived on Sunday. The minister met Paul Kagame the same day.",
    ],
)
def test_whose_man_somebody_is_does_not_act_for_him(text: str, read: Read) -> None:
    assert names(read, text) == [["Massad Boulos", "Paul Kagame"]]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "The prime ministers of Spain and Portugal spoke by telephone. Pedro Sánchez told Luís Montenegro "
            "that planes were on their way.",
            ["Pedro Sánchez", "Luís Montenegro"],
        ),
        (
            "The meeting of Bosnia's three presidents lasted nine minutes. Denis Bećirović, Željka Cvijanović and "
            "Željko Komšić looked away.",
            ["Denis Bećirović", "Željka Cvijanović", "Željko Komšić"],
        ),
        (
            "Two archbishops met in Juba on Monday. Justin Badi Arama and Stephen Ameyu prayed for peace.",
            ["Justin Badi Arama", "Stephen Ameyu"],
        ),
        (
            "Four bishops met in Juba on Monday. Justin Badi Arama and Stephen Ameyu prayed for peace.",
            ["Four bishops"],
        ),
    ],
    ids=["one told the other", "three", "two", "as many as are counted"],
)
def test_holders_of_an_office_are_named_next(text: str, both: list[str], read: Read) -> None:
    assert names(read, text) == [both]


@pytest.mark.parametrize(
    "text",
    [
        "Olaf Scholz handed the keys to Friedrich Merz. The Social Democrat then had lunch with his successor.",
        "Friedrich Merz was sworn in after Olaf Scholz. The chancellor then had lunch with his predecessor.",
    ],
)
def test_his_successor_is_the_other_who_was_told(text: str, read: Read) -> None:
    [found] = names(read, text)
    assert set(found) == {"Olaf Scholz", "Friedrich Merz"}


@pytest.mark.parametrize("verb", ["received him in the Kremlin", "met him there"])
def test_who_receives_him_is_another_than_the_office_before(verb: str, read: Read) -> None:
    text = f"Syria's president went to Moscow in October. Vladimir Putin {verb}."
    assert names(read, text) == [["Vladimir Putin", "Syria's president"]]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Amir Khan Muttaqi met Bakhtiyor Saidov in Tashkent on Sunday.", ["Amir Khan Muttaqi", "Bakhtiyor Saidov"]),
        ("The Amir of Kuwait, Sheikh Meshal, met Amir Sheikh Tamim in Doha on Sunday.", ["Meshal", "Tamim"]),
    ],
)
def test_amir_is_a_name_and_an_office(text: str, both: list[str], read: Read) -> None:
    assert names(read, text) == [both]


@pytest.mark.parametrize(
    ("name", "behind"),
    [
        ("General Abdourahamane Tiani", "Niger's ruler was received by Assimi Goïta."),
        ("Colonel Mamady Doumbouya", "Guinea's president met Assimi Goïta."),
        ("Field Marshal Asim Munir", "The Pakistani army chief met Assimi Goïta."),
    ],
)
def test_a_general_may_rule(name: str, behind: str, read: Read) -> None:
    [found] = names(read, f"{name} flew to Bamako on Monday. {behind}")
    assert set(found) == {" ".join(name.split()[-2:]), "Assimi Goïta"}


def test_the_office_of_another_firm_stands_behind_its_name_alone(read: Read) -> None:
    text = "Rio Tinto's chairman, Dominic Barton, met Glencore's, Kalidas Madhavpeddi, on Sunday night."
    assert names(read, text) == [["Dominic Barton", "Kalidas Madhavpeddi"]]


@pytest.mark.parametrize("behind", ["He in turn telephoned Mark Rutte.", "The Egyptian, in turn, rang Mark Rutte."])
def test_in_turn_it_is_the_other_one(behind: str, read: Read) -> None:
    found = names(read, f"Gedion Timothewos rang Badr Abdelatty on Thursday. {behind}")
    assert found == [["Gedion Timothewos", "Badr Abdelatty"], ["Badr Abdelatty", "Mark Rutte"]]


@pytest.mark.parametrize("word", ["populists", "strongmen", "technocrats"])
def test_two_are_told_again_by_any_word_for_people(word: str, read: Read) -> None:
    text = f"Aleksandar Vučić and Viktor Orbán opened a railway. The two {word} had breakfast together on Tuesday."
    assert names(read, text) == [["Aleksandar Vučić", "Viktor Orbán"]]


@pytest.mark.parametrize(
    "behind",
    [
        "Her host, Ahsan Mansur, took the head of the IMF to lunch on the river.",
        "Her host, Ahsan Mansur, gave the Bulgarian economist lunch.",
    ],
)
def test_her_host_receives_her(behind: str, read: Read) -> None:
    found = names(read, f"Kristalina Georgieva is in Dhaka until Thursday. {behind}")
    assert {frozenset(each) for each in found} == {frozenset({"Kristalina Georgieva", "Ahsan Mansur"})}


def test_whose_party_s_programme_it_is_may_have_written_it(read: Read) -> None:
    text = (
        "Friedrich Merz spoke in Bonn. His party's plan was drawn up by the chancellor, who met Emmanuel Macron on "
        "Friday."
    )
    assert names(read, text) == [["Friedrich Merz", "Emmanuel Macron"]]
