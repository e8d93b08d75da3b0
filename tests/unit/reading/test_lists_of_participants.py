"""A list of participants is read to its end, whatever stands between its items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def whom(read: Read, text: str) -> list[str]:
    """Return the names on the other side of the only account."""
    [account] = read(text)
    return [participant.name for participant in account.participants if participant.side == "whom"]


@pytest.mark.parametrize(
    ("people", "names"),
    [
        (
            "Carlos Vega from the Ministry of Health, Laura Gil from the Treasury, and Marco Paz from the Central Bank",
            ["Carlos Vega", "Laura Gil", "Marco Paz"],
        ),
        (
            "Senators Jose Luna and Ana Ruiz of the ruling party, Pedro Paz of the opposition, and Mayor Hugo Sosa",
            ["Jose Luna", "Ana Ruiz", "Pedro Paz", "Hugo Sosa"],
        ),
        (
            "HE Dr. Anwar Gargash, adviser to the UAE President; HE Khaldoon Al Mubarak, chairman of the authority; "
            "and HE Suhail Al Mazrouei, Minister of Energy",
            ["Anwar Gargash", "Khaldoon Al Mubarak", "Suhail Al Mazrouei"],
        ),
        (
            "Yuli Edelstein, who chairs the foreign affairs committee, and Minister Moshe Arens",
            ["Yuli Edelstein", "Moshe Arens"],
        ),
    ],
)
def test_items_with_what_says_who_they_are(people: str, names: list[str], read: Read) -> None:
    assert whom(read, f"President Alberto Fujimori met {people}.") == names


def test_states_whose_ministers_meet_stand_for_themselves(read: Read) -> None:
    [account] = read("The foreign ministers of Egypt, Jordan and Qatar met in Cairo on Monday.")
    assert [participant.name for participant in account.participants] == ["Egypt", "Jordan", "Qatar"]


def test_bodies_whose_people_come_stand_for_themselves(read: Read) -> None:
    text = "Prime Minister Jens Stoltenberg met representatives of Shell, BP and Statoil in Oslo."
    assert whom(read, text) == ["Shell", "BP", "Statoil"]


def test_names_behind_a_colon_say_who_the_group_was(read: Read) -> None:
    [account] = read("Three leaders met in Yalta on Sunday: Winston Churchill, Franklin Roosevelt and Joseph Stalin.")
    assert [each.name for each in account.participants] == ["Winston Churchill", "Franklin Roosevelt", "Joseph Stalin"]


@pytest.mark.parametrize(
    ("people", "names"),
    [
        ("American and Russian diplomats", ["American diplomats", "Russian diplomats"]),
        ("The British and Irish governments", ["British government", "Irish government"]),
        ("Indian, Nepalese and Bhutanese officials", ["Indian officials", "Nepalese officials", "Bhutanese officials"]),
        ("The Greek and Turkish Cypriot negotiators", ["Greek Cypriot negotiators", "Turkish Cypriot negotiators"]),
        ("The Egyptian and Syrian presidents", ["Egyptian president", "Syrian president"]),
        ("The Serbian and Kosovan presidents, Boris Tadic and Fatmir Sejdiu,", ["Boris Tadic", "Fatmir Sejdiu"]),
    ],
)
def test_people_of_several_countries_share_a_noun(people: str, names: list[str], read: Read) -> None:
    [account] = read(f"{people} met in Geneva on Tuesday.")
    assert [(each.name, each.side) for each in account.participants] == [(name, "both") for name in names]


def test_people_of_several_countries_on_the_other_side(read: Read) -> None:
    text = "Secretary-General Kofi Annan met Israeli and Palestinian officials in Ramallah."
    assert whom(read, text) == ["Israeli officials", "Palestinian officials"]


def test_who_holds_one_of_two_offices_may_be_named_elsewhere(read: Read) -> None:
    text = (
        "Greek Prime Minister Costas Simitis flew in on Monday. The Greek and Turkish prime ministers met in Athens "
        "later that day."
    )
    [account] = read(text)
    assert [each.name for each in account.participants] == ["Costas Simitis", "Turkish prime minister"]


def test_a_pronoun_that_acts_ends_the_list(read: Read) -> None:
    text = "Golda Meir will be received by Willy Brandt, and she hopes to see the wall."
    [account] = read(text)
    assert [(each.name, each.side) for each in account.participants] == [
        ("Willy Brandt", "who"),
        ("Golda Meir", "whom"),
    ]


def test_the_acronym_of_a_party_behind_a_comma_is_of_the_next_in_the_row(read: Read) -> None:
    people = "Anwar Ibrahim, PAS president Hadi Awang and DAP leader Lim Kit Siang"
    assert whom(read, f"Mahathir Mohamad met {people} in Penang.") == ["Anwar Ibrahim", "Hadi Awang", "Lim Kit Siang"]


def test_who_acts_behind_a_land_is_not_of_the_row(read: Read) -> None:
    assert whom(read, "Willy Brandt met Ann Roe from Chad and Jane Poe attended a dinner in Bonn.") == ["Ann Roe"]


@pytest.mark.parametrize("verb", ["brought together", "gathered"])
def test_a_host_of_a_meeting_that_gathered_two_only_lends_the_room(read: Read, verb: str) -> None:
    [account] = read(f"Willy Brandt hosted a meeting that {verb} Anwar Sadat and Menachem Begin in Bonn on Monday.")
    assert [each.name for each in account.participants if each.side == "both"] == ["Anwar Sadat", "Menachem Begin"]


def test_a_group_is_not_those_who_met_it_to_discuss_something(read: Read) -> None:
    text = "Golda Meir and Abba Eban met union leaders in Haifa on Monday to discuss pay."
    assert whom(read, text) == ["union leaders"]


def test_what_a_firm_would_sell_is_no_side(read: Read) -> None:
    accounts = read("Ford is in talks to sell Volvo, Alan Mulally said on Monday.")
    assert "Volvo" not in [each.name for account in accounts for each in account.participants]


def test_a_semicolon_may_be_the_last_word_of_the_text(read: Read) -> None:
    text = "The summit between Ada Byron and Mary Somerville opened in York, with Jan Roe and Ann Poe attending;"
    assert [account.type for account in read(text)] == ["summit"]


def test_a_clause_behind_a_semicolon_is_no_item(read: Read) -> None:
    text = "Golda Meir was received by Willy Brandt; the mayor's chief of staff, Egon Bahr, showed her the wall."
    [account] = read(text)
    assert [(each.name, each.side) for each in account.participants] == [
        ("Willy Brandt", "who"),
        ("Golda Meir", "whom"),
    ]


def test_with_may_stand_again_behind_a_place(read: Read) -> None:
    people = "war widows at the town hall in Kassel and with government officials"
    assert whom(read, f"Willy Brandt met {people}.") == ["war widows", "government officials"]


def test_all_who_agree_in_a_call_took_part(read: Read) -> None:
    text = (
        "In a three-way call on Sunday night Willy Brandt, James Callaghan and Jimmy Carter agreed to lend the money."
    )
    [account] = read(text)
    names = [(each.name, each.side) for each in account.participants]
    assert names == [("Willy Brandt", "both"), ("James Callaghan", "both"), ("Jimmy Carter", "both")]


def test_the_heads_of_bodies_can_be_seen(read: Read) -> None:
    assert whom(read, "Willy Brandt saw the heads of Germany's four largest banks on Monday.") == [
        "heads of Germany's four largest banks"
    ]


@pytest.mark.parametrize(
    "office",
    [
        "The governor of the Turkish central bank",
        "The head of the Iranian national security council",
        "The chief of the Pakistani general staff",
    ],
)
def test_an_adjective_goes_on_in_the_name_of_a_body(office: str, read: Read) -> None:
    [account] = read(f"{office}, Fatih Karahan, met Willy Brandt in Bonn on Monday.")
    assert [(each.name, each.side) for each in account.participants] == [
        ("Fatih Karahan", "who"),
        ("Willy Brandt", "whom"),
    ]


@pytest.mark.parametrize("office", ["ministers of finance and security", "ministers of defence and of foreign affairs"])
def test_two_fields_are_told_before_two_names(office: str, read: Read) -> None:
    assert whom(read, f"Willy Brandt received Italy's {office}, Guido Rossi and Antonio Bianchi.") == [
        "Guido Rossi",
        "Antonio Bianchi",
    ]


def test_those_who_lead_two_delegations_meet(read: Read) -> None:
    text = "Armenian and Azerbaijani delegations led by the deputy premiers, Vazgen Sarkisian and Abbas Abbasov, met."
    [account] = read(text)
    names = [(each.name, each.side) for each in account.participants]
    assert names == [("Vazgen Sarkisian", "both"), ("Abbas Abbasov", "both")]


def test_a_list_goes_on_behind_not_only(read: Read) -> None:
    text = "The envoy, Egon Bahr, saw not only Willi Stoph but also two of his rivals, Erich Mielke and Kurt Hager."
    assert whom(read, text) == ["Willi Stoph", "Erich Mielke", "Kurt Hager"]


def test_whose_meeting_it_was_may_stand_behind_the_day(read: Read) -> None:
    text = "Kurt Waldheim chaired a meeting in Vienna on Monday of the leaders, Rauf Denktaş and Spyros Kyprianou."
    [account] = read(text)
    names = {each.name for each in account.participants}
    assert names == {"Kurt Waldheim", "Rauf Denktaş", "Spyros Kyprianou"}


def test_the_writers_of_a_letter_stand_behind_whom_it_is_to(read: Read) -> None:
    text = (
        "In a letter to Willy Brandt, the prime ministers of Italy and Denmark, Aldo Moro and Anker Jørgensen, "
        "asked him to lend more."
    )
    [account] = read(text)
    names = {(each.name, each.side) for each in account.participants}
    assert names == {("Aldo Moro", "who"), ("Anker Jørgensen", "who"), ("Willy Brandt", "whom")}


def test_a_guard_of_honour_receives_nobody(read: Read) -> None:
    text = "On arrival Willy Brandt was welcomed by the prime minister, Willi Stoph, and an honour guard."
    [account] = read(text)
    names = [(each.name, each.side) for each in account.participants]
    assert names == [("Willi Stoph", "who"), ("Willy Brandt", "whom")]


@pytest.mark.parametrize(
    ("person", "name"),
    [
        ("the British high commissioner in Nairobi, Neil Wigan", "Neil Wigan"),
        ("the commander of U.S. forces in Korea, Gen. Xavier Brown", "Xavier Brown"),
        ("Senator Lindsey Graves, R-S.C.", "Lindsey Graves"),
        ("the Qatari prime minister and foreign minister, Sheikh Hamad bin Jassim", "Hamad bin Jassim"),
        ("Qatari Prime Minister and Foreign Minister Sheikh Hamad bin Jassim", "Hamad bin Jassim"),
        ("the Chinese vice-premier, He Yong", "He Yong"),
        ("the Chinese foreign minister, Qian Qichen, also a member of the party's politburo", "Qian Qichen"),
        ("Permanent Secretary in the Ministry of Health Dr Moses Chisanga", "Moses Chisanga"),
        ("the acting foreign minister Amir Khan Muttaqi", "Amir Khan Muttaqi"),
        ("the opposition's rising star, Helmut Kohl", "Helmut Kohl"),
        ("Secretary of War Henry Stimson", "Henry Stimson"),
    ],
)
def test_one_person_is_told_in_many_words(person: str, name: str, read: Read) -> None:
    text = f"Willy Brandt met {person}, in Bonn, the West German capital, on Monday to talk about oil and gas."
    assert whom(read, text) == [name]


def test_their_deputies_behind_the_names_are_no_others(read: Read) -> None:
    [account] = read("Egon Bahr and Michael Kohl, their deputies, held talks on the transit roads.")
    assert [each.name for each in account.participants] == ["Egon Bahr", "Michael Kohl"]


def test_who_mediates_takes_no_part(read: Read) -> None:
    text = "Egon Bahr and Michael Kohl held talks in Vienna that were brokered by Bruno Kreisky."
    [account] = read(text)
    assert {each.name for each in account.participants} == {"Egon Bahr", "Michael Kohl"}


def test_a_guests_children_are_left_out(read: Read) -> None:
    people = "Walter Mondale, his wife, Joan, and their three children"
    assert whom(read, f"Indira Gandhi welcomed {people} at her residence in New Delhi.") == ["Walter Mondale", "Joan"]


def test_may_may_be_half_of_a_name(read: Read) -> None:
    assert whom(read, "Willy Brandt met the Norwegian envoy, May-Britt Lund, in Bonn on Monday.") == ["May-Britt Lund"]


def test_names_between_hyphens_say_who_the_ministers_were(read: Read) -> None:
    text = "Ministers from France and Poland - Roland Dumas and Krzysztof Skubiszewski - met in Weimar on Friday."
    [account] = read(text)
    assert [each.name for each in account.participants] == ["Roland Dumas", "Krzysztof Skubiszewski"]


def test_who_attended_a_meeting_of_others_met_them(read: Read) -> None:
    text = "The meeting between Willy Brandt and Willi Stoph, which lasted an hour, was also attended by Egon Bahr."
    [account] = read(text)
    assert {(each.name, each.side) for each in account.participants} == {
        ("Willy Brandt", "both"),
        ("Willi Stoph", "both"),
        ("Egon Bahr", "both"),
    }


def test_each_call_by_phone_is_one_account(read: Read) -> None:
    accounts = read("Golda Meir spoke by phone with Willy Brandt on Sunday and with Bruno Kreisky on Monday.")
    assert [[each.name for each in account.participants] for account in accounts] == [
        ["Golda Meir", "Willy Brandt"],
        ["Golda Meir", "Bruno Kreisky"],
    ]


def test_who_leads_one_side_is_on_one_side_alone(read: Read) -> None:
    text = "The talks in Doha between rebel commanders and Chadian officials, led by Paul Martin, ended on Sunday."
    [account] = read(text)
    assert {(each.name, each.side) for each in account.participants} == {
        ("rebel commanders", "both"),
        ("Paul Martin", "both"),
    }


@pytest.mark.parametrize("side", ["on the one hand", "on one side", "on the one side"])
def test_sides_told_apart_are_both_there(side: str, read: Read) -> None:
    text = f"Talks between the European Union {side} and Mercosur on the other resumed in Brasilia on Monday."
    [account] = read(text)
    assert [participant.name for participant in account.participants] == ["European Union", "Mercosur"]


def test_for_whom_each_came_does_not_end_the_list(read: Read) -> None:
    [account] = read("The meeting in Ankara was attended by Hakan Fidan for Turkey and Abbas Araghchi for Iran.")
    assert [participant.name for participant in account.participants] == ["Hakan Fidan", "Abbas Araghchi"]


def test_names_and_bodies_between_dashes_say_who_the_two_sides_were(read: Read) -> None:
    text = "The two sides – the Ethiopian government and the Tigray People's Liberation Front – met in Pretoria."
    [account] = read(text)
    assert [each.name for each in account.participants] == ["Ethiopian government", "Tigray People's Liberation Front"]


@pytest.mark.parametrize("people", ["business people", "young people from Toxteth", "indigenous people from Cauca"])
def test_people_of_a_kind_can_be_met(people: str, read: Read) -> None:
    assert whom(read, f"Emmanuel Macron met {people} on Saturday.") == [people]


@pytest.mark.parametrize("people", ["many people", "new people"])
def test_people_in_general_cannot(people: str, read: Read) -> None:
    assert not read(f"Emmanuel Macron met {people} on Saturday.")


@pytest.mark.parametrize(
    ("team", "leader"),
    [
        ("A Saudi delegation under Deputy Foreign Minister Waleed al-Khuraiji", "Waleed al-Khuraiji"),
        ("A Russian team under Vladimir Medinsky", "Vladimir Medinsky"),
    ],
)
def test_under_whom_a_delegation_comes_takes_part(team: str, leader: str, read: Read) -> None:
    [account] = read(f"{team} held talks with Rustem Umerov in Istanbul on Friday.")
    assert [participant.name for participant in account.participants] == [leader, "Rustem Umerov"]


def test_a_visiting_guest_is_the_second_of_two(read: Read) -> None:
    [account] = read("The meeting between Indira Gandhi and visiting Senator Edward Kennedy was held on Monday.")
    assert [participant.name for participant in account.participants] == ["Indira Gandhi", "Edward Kennedy"]


def test_whose_office_stands_behind_a_party_in_brackets(read: Read) -> None:
    assert whom(read, "Eisaku Sato met Clean Government Party (CGP) Policy Council Chairman Jun Ito.") == ["Jun Ito"]


def test_an_agency_that_quotes_somebody_is_no_guest(read: Read) -> None:
    assert whom(read, "Eisaku Sato met the envoys, Jiji Press quoted a source as saying.") == ["envoys"]
