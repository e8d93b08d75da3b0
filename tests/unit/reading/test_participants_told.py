"""Whom the words around an encounter name as those who take part: names like titles, lists, announcements of guests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def names(read: Read, text: str) -> list[str]:
    """Return the names of the only account, in the order of the text."""
    [account] = read(text)
    return [each.name for each in account.participants]


def sides(read: Read, text: str) -> list[tuple[str, str]]:
    """Return names and sides of the only account."""
    [account] = read(text)
    return [(each.name, each.side) for each in account.participants]


@pytest.mark.parametrize(
    ("named", "name"),
    [
        ("Amir Khan Muttaqi", "Amir Khan Muttaqi"),
        ("Israel's public security minister, Amir Ohana,", "Amir Ohana"),
        ("Sultan Al Jaber", "Sultan Al Jaber"),
        ("Shah Mehmood Qureshi", "Shah Mehmood Qureshi"),
        ("Sultan Haitham bin Tariq", "Haitham bin Tariq"),
        ("The emir of Qatar, Emir Tamim bin Hamad Al Thani,", "Tamim bin Hamad Al Thani"),
    ],
)
def test_a_ruler_s_title_before_a_family_s_name_is_a_given_name(named: str, name: str, read: Read) -> None:
    assert names(read, f"{named} met Jean-Noël Barrot in Paris on Tuesday.") == [name, "Jean-Noël Barrot"]


def pairs(read: Read, text: str) -> list[list[str]]:
    """Return the names of each account, in the order of the text."""
    return [[each.name for each in account.participants] for account in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "In Vientiane on Saturday Prabowo Subianto and Anwar Ibrahim met To Lam and Hun Manet respectively.",
        "Prabowo Subianto and Anwar Ibrahim respectively received To Lam and Hun Manet on Saturday.",
        "Prabowo Subianto and Anwar Ibrahim held talks with To Lam and Hun Manet, respectively.",
    ],
)
def test_two_lists_are_paired_off_respectively(text: str, read: Read) -> None:
    assert pairs(read, text) == [["Prabowo Subianto", "To Lam"], ["Anwar Ibrahim", "Hun Manet"]]


def test_whose_offices_are_told_respectively_met_all_the_others(read: Read) -> None:
    text = (
        "John Mahama and Alassane Ouattara, the presidents of Ghana and Ivory Coast respectively, met Bola Tinubu and "
        "Patrice Talon in Lomé."
    )
    assert names(read, text) == ["John Mahama", "Alassane Ouattara", "Bola Tinubu", "Patrice Talon"]


@pytest.mark.parametrize("how", ["one after another", "one by one", "in turn", "separately"])
def test_who_is_received_one_after_another_has_an_encounter_of_his_own(how: str, read: Read) -> None:
    text = f"Petr Pavel received Maia Sandu and Edgars Rinkēvičs {how} at Prague Castle on Friday."
    assert pairs(read, text) == [["Petr Pavel", "Maia Sandu"], ["Petr Pavel", "Edgars Rinkēvičs"]]


@pytest.mark.parametrize("aside", ["and, later,", "and, to some surprise,", "and afterwards"])
def test_a_list_goes_on_behind_words_set_between(aside: str, read: Read) -> None:
    text = f"António Guterres met William Ruto {aside} Salva Kiir in Nairobi."
    assert names(read, text) == ["António Guterres", "William Ruto", "Salva Kiir"]


def test_who_does_something_else_behind_words_set_between_is_not_of_the_list(read: Read) -> None:
    text = "Brad Lander met Eric Adams and, on Monday, Andrew Cuomo criticised him for it."
    assert names(read, text) == ["Brad Lander", "Eric Adams"]


@pytest.mark.parametrize(
    "text",
    [
        "Taking part in the talks were Rustem Umerov and the Russian envoy, Vladimir Medinsky.",
        "Also attending the talks in Istanbul were Rustem Umerov and Vladimir Medinsky.",
        "Leading the talks are Rustem Umerov for Ukraine and Vladimir Medinsky for Russia.",
        "At the talks in Istanbul were Rustem Umerov and Vladimir Medinsky.",
    ],
)
def test_who_was_there_may_stand_behind_the_verb(text: str, read: Read) -> None:
    [account] = read(text)
    assert [each.name for each in account.participants] == ["Rustem Umerov", "Vladimir Medinsky"]
    assert account.status == "occurred"


def test_who_was_there_behind_the_verb_met_the_other_side(read: Read) -> None:
    text = "At Monday's talks with the IMF in Accra were Cassiel Ato Forson and Johnson Asiama."
    assert sides(read, text) == [("Cassiel Ato Forson", "who"), ("Johnson Asiama", "who"), ("IMF", "whom")]


def test_who_was_present_joins_the_meeting_told_before(read: Read) -> None:
    text = (
        "South Korea's trade minister, Yeo Han-koo, met Howard Lutnick in Washington on Tuesday. Present at the "
        "meeting were Kim Jung-kwan, the industry minister, and Jamieson Greer, the US trade representative."
    )
    assert names(read, text) == ["Yeo Han-koo", "Howard Lutnick", "Kim Jung-kwan", "Jamieson Greer"]


@pytest.mark.parametrize(
    "text",
    [
        "Missing from the talks in Doha were David Barnea and William Burns.",
        "At the heart of the talks were the ports of Eritrea and the dam on the Nile.",
        "Leading the field after two rounds are Scottie Scheffler and Rory McIlroy.",
    ],
)
def test_what_stands_behind_the_verb_may_be_nobody_who_met(text: str, read: Read) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    "body",
    [
        "Ghana Registered Nurses and Midwives Association",
        "Kenya Medical Practitioners, Pharmacists and Dentists Union",
        "Royal College of Obstetricians and Gynaecologists",
        "Society of Motor Manufacturers and Traders",
        "National Union of Rail, Maritime and Transport Workers",
        "American Federation of State, County and Municipal Employees",
        "Rail, Maritime and Transport union",
        "Senate Health, Education, Labor and Pensions Committee",
        "Public and Commercial Services union",
    ],
)
def test_a_body_may_be_named_after_several_callings(body: str, read: Read) -> None:
    text = f"Anna Roe met the {body} and the British Medical Association on Tuesday."
    assert names(read, text) == ["Anna Roe", body, "British Medical Association"]


@pytest.mark.parametrize(
    "text",
    [
        "Those who met Kaja Kallas on Monday included Abdul Hamid and Yulia Navalnaya.",
        "The dissidents who met Kaja Kallas on Monday included Abdul Hamid and Yulia Navalnaya.",
        "The dissidents whom Kaja Kallas met in Brussels were Abdul Hamid and Yulia Navalnaya.",
    ],
)
def test_who_is_included_stands_for_those_who_met(text: str, read: Read) -> None:
    assert set(names(read, text)) == {"Abdul Hamid", "Yulia Navalnaya", "Kaja Kallas"}


def test_leaders_who_are_meeting_are_those_named_behind_include(read: Read) -> None:
    assert names(read, "The leaders meeting in Luanda include João Lourenço and William Ruto.") == [
        "João Lourenço",
        "William Ruto",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Both sides - the miners' union and Sibanye-Stillwater - said that the talks in Johannesburg had been useful.",
        "The two sides, the miners' union and Sibanye-Stillwater, said Monday's talks had been frank.",
        "Both parties (the miners' union and Sibanye-Stillwater) described the talks as preliminary.",
    ],
)
def test_the_talks_of_both_sides_are_theirs(text: str, read: Read) -> None:
    assert sides(read, text) == [("miners' union", "both"), ("Sibanye-Stillwater", "both")]


@pytest.mark.parametrize("verb", ["attend", "join", "lead", "chair"])
def test_who_kept_away_from_the_talks_took_no_part(verb: str, read: Read) -> None:
    text = "Ousmane Sonko met union leaders in Dakar on Monday. Bassirou Diomaye Faye did not {} the meeting."
    assert names(read, text.format(verb)) == ["Ousmane Sonko", "union leaders"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Archbishop Thabo Makgoba and Rabbi Warren Goldstein came together in Cape Town to plead for calm.",
            ["Thabo Makgoba", "Warren Goldstein"],
        ),
        ("William Ruto brought Salva Kiir and Riek Machar together in Nairobi.", ["Salva Kiir", "Riek Machar"]),
        ("Oman has brought the Houthis and the Saudis together in Muscat.", ["Houthis", "Saudis"]),
        ("Village elders held a jirga with the governor, Sohail Afridi, in Wana.", ["Village elders", "Sohail Afridi"]),
        ("After talks in Doha, Israel and Hamas signed a truce on Saturday.", ["Israel", "Hamas"]),
        ("Following talks in Doha, Congo and the M23 rebels signed a declaration.", ["Congo", "M23 rebels"]),
        ("At a meeting in Lusaka, Zambia and Malawi agreed to share the maize.", ["Zambia", "Malawi"]),
        ("Not only Macron but also Merz and Tusk met Zelensky in Kyiv.", ["Macron", "Merz", "Tusk", "Zelensky"]),
        ("Zelensky met not only Macron but Merz as well.", ["Zelensky", "Macron", "Merz"]),
    ],
)
def test_all_who_take_part_are_told(text: str, who: list[str], read: Read) -> None:
    assert names(read, text) == who


@pytest.mark.parametrize(
    "along", ["with his wife and children", "along with four members of his cabinet", "and members of his delegation"]
)
def test_who_only_comes_along_unnamed_is_left_out(along: str, read: Read) -> None:
    text = f"The president of Poland, Karol Nawrocki, {along}, met King Felipe in Madrid on Saturday."
    assert names(read, text) == ["Karol Nawrocki", "Felipe"]


def test_who_is_at_somebody_s_side_came_along(read: Read) -> None:
    text = (
        "Anita Anand met Subrahmanyam Jaishankar in Delhi on Monday. At her side were Mark Wiseman and Maninder Sidhu."
    )
    assert set(names(read, text)) == {"Anita Anand", "Subrahmanyam Jaishankar", "Mark Wiseman", "Maninder Sidhu"}


@pytest.mark.parametrize(
    "text",
    [
        "Fans of Celtic and Rangers came together in Glasgow on Sunday to mourn the boy.",
        "The nation came together after the flood.",
        "After the storm in Lagos, Nigeria and Benin closed the bridge.",
    ],
)
def test_those_who_stand_together_meet_nobody(text: str, read: Read) -> None:
    assert not read(text)


def test_that_two_had_not_met_for_a_year_is_no_denial(read: Read) -> None:
    text = "Gustavo Petro and Daniel Noboa, who had not spoken for a year, met on the bridge at Rumichaca."
    [account] = read(text)
    assert account.status == "occurred"
    assert [each.name for each in account.participants] == ["Gustavo Petro", "Daniel Noboa"]


@pytest.mark.parametrize(
    ("place", "others"),
    [
        ("the Al Noor Mosque in Christchurch", []),
        ("Torbay, Dorset and Cornwall", []),
        ("the Red Cross in Geneva", ["Red Cross"]),
        ("Paris, Brussels and the European Commission", ["European Commission"]),
    ],
)
def test_what_can_receive_nobody_is_no_participant(place: str, others: list[str], read: Read) -> None:
    assert names(read, f"Prime Minister Golda Meir visited {place} on Monday.") == ["Golda Meir", *others]


@pytest.mark.parametrize(
    "told",
    [
        "Abba Eban was not present at the talks between Golda Meir and Willy Brandt in Bonn.",
        "Abba Eban did not attend the talks between Golda Meir and Willy Brandt in Bonn.",
        "Abba Eban missed the talks between Golda Meir and Willy Brandt in Bonn.",
    ],
)
def test_who_was_not_there_is_no_participant_and_denies_nothing(told: str, read: Read) -> None:
    [account] = read(told)
    assert account.status == "occurred"
    assert [each.name for each in account.participants] == ["Golda Meir", "Willy Brandt"]
