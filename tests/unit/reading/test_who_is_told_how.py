"""Who took part, however it is told: light verbs, converses, lists, what points back, headlines, bystanders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tasks.reading import load_reader
from tasks.records import Account, Article, Reading, Side

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

Sides = dict[Side, set[str]]


def accounts_in(text: str) -> tuple[Account, ...]:
    """Read the text as an article of its own, without date."""
    reading = next(load_reader("md", None).read([Article("told", "test", "told", text)]))
    assert isinstance(reading, Reading), reading
    return reading.accounts


def sides_in(text: str) -> list[Sides]:
    """Return who stands on which side of each encounter that the text tells of."""
    found: list[Sides] = []
    for account in accounts_in(text):
        sides: Sides = {}
        for each in account.participants:
            sides.setdefault(each.side, set()).add(each.name)
        found.append(sides)
    return found


# -- nouns and light verbs


def test_who_is_at_dinner_with_somebody_is_told_by_the_verb() -> None:
    text = "Olof Palme caught up with Bruno Kreisky over breakfast in Vienna."
    assert sides_in(text) == [{"who": {"Olof Palme"}, "whom": {"Bruno Kreisky"}}]


def test_a_dinner_in_honour_of_somebody_is_with_him() -> None:
    text = "King Hussein hosted a banquet in honour of President Anwar Sadat in Amman."
    assert sides_in(text) == [{"who": {"Hussein"}, "whom": {"Anwar Sadat"}}]


def test_who_takes_a_call_was_called() -> None:
    text = "Prime Minister Harold Wilson took a call from President Lyndon Johnson on Sunday."
    assert sides_in(text) == [{"who": {"Lyndon Johnson"}, "whom": {"Harold Wilson"}}]


def test_a_letter_that_is_handed_over_has_sender_and_receiver() -> None:
    text = "A letter from Nikita Khrushchev was handed to John Kennedy by the ambassador."
    assert sides_in(text) == [{"who": {"Nikita Khrushchev"}, "whom": {"John Kennedy"}}]


def test_a_round_of_dialogue_is_held_by_both() -> None:
    text = "Willy Brandt and Willi Stoph held another round of dialogue in Kassel."
    assert sides_in(text) == [{"both": {"Willy Brandt", "Willi Stoph"}}]


def test_what_is_presented_to_somebody_at_a_meeting_is_presented_to_who_was_there() -> None:
    text = "Robert Schuman presented his plan to Konrad Adenauer at a meeting in Bonn."
    assert sides_in(text) == [{"who": {"Robert Schuman"}, "whom": {"Konrad Adenauer"}}]


def test_the_first_meeting_in_years_behind_a_comma_is_nobody_who_was_met() -> None:
    text = "Ismet Inonu and Eleftherios Venizelos met in Ankara on Sunday, the first such meeting in ten years."
    assert sides_in(text) == [{"both": {"Ismet Inonu", "Eleftherios Venizelos"}}]


# -- converses


@pytest.mark.parametrize("gerund", ["Welcoming", "Hosting"])
def test_an_opening_gerund_has_the_name_behind_it_for_its_object(gerund: str) -> None:
    text = f"{gerund} Luiz Carlos Prestes in Havana on Friday, Fidel Castro promised him a house."
    assert sides_in(text) == [{"who": {"Fidel Castro"}, "whom": {"Luiz Carlos Prestes"}}]


def test_who_is_visiting_and_speaks_was_visited_by_nobody() -> None:
    text = "Visiting President Anwar Sadat said on Monday that he had met Menachem Begin."
    assert sides_in(text) == [{"who": {"Anwar Sadat"}, "whom": {"Menachem Begin"}}]


def test_who_is_paid_a_visit_is_visited() -> None:
    text = "Chancellor Konrad Adenauer was paid a visit by Foreign Minister Abba Eban."
    assert sides_in(text) == [{"who": {"Abba Eban"}, "whom": {"Konrad Adenauer"}}]


def test_who_is_invited_to_talks_is_on_the_side_of_the_guests() -> None:
    text = "Invited by Egypt's Anwar Sadat to talks in Cairo, Israel's Menachem Begin has not replied."
    assert sides_in(text) == [{"who": {"Anwar Sadat"}, "whom": {"Menachem Begin"}}]


def test_his_wife_beside_somebody_named_is_left_out() -> None:
    text = "Gamal Abdel Nasser and his wife were the guests of Yugoslavia's Josip Broz Tito on Brioni."
    assert sides_in(text) == [{"who": {"Josip Broz Tito"}, "whom": {"Gamal Abdel Nasser"}}]


# -- many participants


def test_a_list_goes_on_behind_an_employer_who_is_told_by_a_country() -> None:
    text = "Dag Hammarskjold met Ralph Bunche of the Swedish embassy and Brian Urquhart of the World Bank."
    assert sides_in(text) == [{"who": {"Dag Hammarskjold"}, "whom": {"Ralph Bunche", "Brian Urquhart"}}]


def test_names_behind_a_colon_say_who_was_met() -> None:
    text = (
        "Chancellor Ludwig Erhard saw three premiers in Bonn on Thursday: Georg Zinn, Peter Altmeier and Franz Meyers."
    )
    assert sides_in(text) == [{"who": {"Ludwig Erhard"}, "whom": {"Georg Zinn", "Peter Altmeier", "Franz Meyers"}}]


def test_as_many_names_as_are_described_say_who_they_were() -> None:
    text = "France's foreign minister and his German colleague, Robert Schuman and Walter Hallstein, met in Paris."
    assert sides_in(text) == [{"both": {"Robert Schuman", "Walter Hallstein"}}]


def test_who_is_alongside_somebody_stands_on_his_side() -> None:
    text = "Alongside Ernest Bevin, Clement Attlee met Robert Menzies in London."
    assert sides_in(text) == [{"who": {"Clement Attlee", "Ernest Bevin"}, "whom": {"Robert Menzies"}}]


def test_who_joins_the_talks_as_well_was_there() -> None:
    text = "Also joining the talks between Henry Kissinger and Le Duc Tho was Britain's Michael Stewart."
    assert sides_in(text) == [{"both": {"Henry Kissinger", "Le Duc Tho", "Michael Stewart"}}]


@pytest.mark.parametrize(
    "telling", ["brought Ian Smith and Joshua Nkomo together", "brought together Ian Smith and Joshua Nkomo"]
)
def test_who_brings_others_together_takes_no_part(telling: str) -> None:
    assert sides_in(f"Kurt Waldheim {telling} in Lusaka on Friday.") == [{"both": {"Ian Smith", "Joshua Nkomo"}}]


def test_a_summit_of_a_union_that_brings_people_together_is_theirs() -> None:
    text = "A summit of the Arab League in Cairo brought together Gamal Abdel Nasser and King Hussein."
    assert sides_in(text) == [{"both": {"Gamal Abdel Nasser", "Hussein"}}]


# -- what points back


def test_between_one_who_is_described_and_a_delegation_both_are_told() -> None:
    text = (
        "Talks between Ernest Bevin, who ran the docks, and a delegation of drivers led by Jack Jones lasted for days."
    )
    assert sides_in(text) == [{"both": {"Ernest Bevin", "Jack Jones"}}]


def test_they_are_he_who_speaks_and_whom_he_tells() -> None:
    text = "Foreign Minister Ernest Bevin told Robert Schuman when they met in Brussels on Friday that he would sign."
    assert sides_in(text) == [{"both": {"Ernest Bevin", "Robert Schuman"}}]


def test_a_trio_is_three_who_were_subject_together() -> None:
    text = "Tito, Nasser and Nehru flew to Brioni in one plane. The trio met Haile Selassie on the quay."
    assert sides_in(text) == [{"who": {"Tito", "Nasser", "Nehru"}, "whom": {"Haile Selassie"}}]


def test_a_trio_of_people_is_these_people() -> None:
    text = "The trio of Tito, Nasser and Nehru met on Brioni."
    assert sides_in(text) == [{"both": {"Tito", "Nasser", "Nehru"}}]


def test_one_of_a_country_is_who_acted_before() -> None:
    text = "Dag Hammarskjold landed in Beirut at dawn. The Norwegian met Camille Chamoun before noon."
    assert sides_in(text) == [{"who": {"Dag Hammarskjold"}, "whom": {"Camille Chamoun"}}]


# -- headlines and names


def test_a_headline_above_a_dateline_names_who_met() -> None:
    text = "Tito receives Nasser\n\nBELGRADE, 12 July 1956 - The talks lasted for two days, the agency Tanjug reported."
    assert sides_in(text) == [{"who": {"Tito"}, "whom": {"Nasser"}}]


def test_two_names_before_discuss_are_enough_to_be_read() -> None:
    assert sides_in("Palme, Kreisky discuss Vietnam") == [{"both": {"Palme", "Kreisky"}}]


def test_halves_of_a_compound_are_those_who_are_named_in_full() -> None:
    text = "No treaty as Kennedy-Khrushchev summit ends\n\nJohn Kennedy and Nikita Khrushchev parted on Sunday."
    assert sides_in(text) == [{"both": {"John Kennedy", "Nikita Khrushchev"}}]


def test_a_family_name_may_look_like_a_preposition() -> None:
    text = "Prime Minister Pham Van Dong received To Lam at the palace in Hanoi."
    assert sides_in(text) == [{"who": {"Pham Van Dong"}, "whom": {"To Lam"}}]


def test_one_name_alone_between_commas_is_whose_office_stands_before_it() -> None:
    text = "The chief minister of Karnataka, Nijalingappa, was closeted with Morarji Desai for over an hour."
    assert sides_in(text) == [{"who": {"Nijalingappa"}, "whom": {"Morarji Desai"}}]


def test_a_given_name_may_begin_with_a_month() -> None:
    text = "Theresa Villiers met May-Britt Moser in Trondheim."
    assert sides_in(text) == [{"who": {"Theresa Villiers"}, "whom": {"May-Britt Moser"}}]


# -- bystanders


def test_who_invites_others_to_meet_takes_no_part() -> None:
    text = (
        "Moise Tshombe and Joseph Kasavubu met in Tananarive at the invitation of the president, Philibert Tsiranana."
    )
    assert sides_in(text) == [{"both": {"Moise Tshombe", "Joseph Kasavubu"}}]


@pytest.mark.parametrize(
    "telling",
    ["Talks between Anwar Sadat and Menachem Begin, mediated by Sweden, opened in Stockholm.",
     "Talks between Anwar Sadat and Menachem Begin were mediated by Olof Palme in Stockholm."],
)  # fmt: skip
def test_who_mediates_talks_between_others_takes_no_part(telling: str) -> None:
    assert sides_in(telling) == [{"both": {"Anwar Sadat", "Menachem Begin"}}]


def test_a_spokesman_speaks_for_those_who_met() -> None:
    text = "Tamil rebels have broken off talks with Sri Lanka's government, a spokesman, Anton Balasingham, said."
    (sides,) = sides_in(text)
    assert sides["who"] == {"Tamil rebels"}


def test_whose_wife_is_told_was_not_met() -> None:
    text = "Konrad Adenauer met Charles de Gaulle, whose wife, Yvonne, stayed at home."
    assert sides_in(text) == [{"who": {"Konrad Adenauer"}, "whom": {"Charles de Gaulle"}}]


def test_a_verb_may_open_a_quotation() -> None:
    text = '"Spoke to Prime Minister Olof Palme this morning," Chancellor Bruno Kreisky said on the radio.'
    assert sides_in(text) == [{"who": {"Bruno Kreisky"}, "whom": {"Olof Palme"}}]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Chairman of the Joint Chiefs of Staff Maj. Gen. Yousef Haddad", "Yousef Haddad"),
        ("Adviser to the Prime Minister and Spokesperson for the Ministry of Trade, Dr Majed Salem,", "Majed Salem"),
        ("Minister of State for Trade and Adviser to the King, Sheikh Majed Salem,", "Majed Salem"),
    ],
)
def test_who_holds_long_offices_is_named_behind_them(told: str, name: str, read: Read) -> None:
    [account] = read(f"{told} met Willy Brandt in Bonn on Monday.")
    assert [each.name for each in account.participants] == [name, "Willy Brandt"]


@pytest.mark.parametrize(
    "told",
    [
        "ministers from 12 African and Caribbean states",
        "delegates from six Asian and African countries",
        "Committee for Economic, Social and Trade Affairs",
    ],
)
def test_what_several_words_say_of_one_noun_is_one(told: str, read: Read) -> None:
    [account] = read(f"Willy Brandt met the {told} in Bonn on Monday.")
    assert [each.name for each in account.participants] == ["Willy Brandt", told]


def test_its_meeting_is_that_of_the_body_that_acts_in_the_clause(read: Read) -> None:
    text = "Boeing offered a rise. At its meeting with the unions on Monday Airbus offered none."
    [account] = read(text)
    assert [each.name for each in account.participants] == ["Airbus", "unions"]


def test_who_met_is_who_acts_in_the_clause_and_not_who_says_it() -> None:
    text = (
        "Spokesman Karl Jansen said Foreign Minister Henrik Aas raised it when he met Governor Lin Baoshan in Chengdu."
    )
    assert sides_in(text) == [{"who": {"Henrik Aas"}, "whom": {"Lin Baoshan"}}]


def test_who_says_that_a_country_is_ready_met_somebody_himself() -> None:
    text = "Foreign Minister Henrik Aas said Norway was ready to help when he met Kofi Mensah in Accra."
    assert sides_in(text) == [{"who": {"Henrik Aas"}, "whom": {"Kofi Mensah"}}]


@pytest.mark.parametrize("beside", ["with Rosa Peralta at his side", "with Rosa Peralta by his side"])
def test_who_is_at_somebodys_side_is_not_met_by_him(beside: str) -> None:
    text = f"President Andre Moulin met premier Guy Lestrade on Tuesday {beside}."
    assert sides_in(text) == [{"who": {"Andre Moulin", "Rosa Peralta"}, "whom": {"Guy Lestrade"}}]
