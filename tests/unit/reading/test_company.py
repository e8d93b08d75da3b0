"""Who came along is told sentences later, and in many forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

MET = "President Anwar Sadat received Foreign Minister Hans-Dietrich Genscher in Cairo on Sunday. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Also present were Boutros Boutros-Ghali and Mustafa Khalil.",
        "Boutros Boutros-Ghali and Mustafa Khalil were also present.",
        "Among those attending were Boutros Boutros-Ghali and Mustafa Khalil.",
        "Sadat was accompanied by Boutros Boutros-Ghali and Mustafa Khalil.",
        "Sadat was flanked by Boutros Boutros-Ghali and Mustafa Khalil.",
        "On the Egyptian side were Boutros Boutros-Ghali and Mustafa Khalil.",
        "Boutros Boutros-Ghali and Mustafa Khalil sat on the Egyptian side.",
        "The Egyptian delegation was made up of Boutros Boutros-Ghali and Mustafa Khalil.",
        "The Egyptian side was represented by Boutros Boutros-Ghali and Mustafa Khalil.",
        "Boutros Boutros-Ghali and Mustafa Khalil led the Egyptian delegation.",
        "It took place in the presence of Boutros Boutros-Ghali and Mustafa Khalil.",
    ],
)
def test_companions_take_part(sentence: str, read: Read) -> None:
    [account] = read(MET + sentence)
    names = {participant.name for participant in account.participants}
    assert names >= {"Anwar Sadat", "Hans-Dietrich Genscher", "Boutros Boutros-Ghali", "Mustafa Khalil"}


def test_companions_stand_on_the_side_of_whom_they_accompany(read: Read) -> None:
    [account] = read(MET + "Genscher was accompanied by Berndt von Staden.")
    sides = {participant.name: participant.side for participant in account.participants}
    assert sides["Berndt von Staden"] == sides["Hans-Dietrich Genscher"] == "whom"


def test_companions_named_far_behind_are_still_found(read: Read) -> None:
    between = "Rain fell on the city. The price of bread rose. Coal was scarce. "
    [account] = read(MET + between + "Boutros Boutros-Ghali was also present.")
    assert "Boutros Boutros-Ghali" in {participant.name for participant in account.participants}


def test_who_is_accompanied_by_an_object_has_no_companion(read: Read) -> None:
    [account] = read(MET + "The plan has to be accompanied by a loan of the World Bank.")
    assert {participant.name for participant in account.participants} == {"Anwar Sadat", "Hans-Dietrich Genscher"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Others at the talks were Boutros Boutros-Ghali and Mustafa Khalil.",
        "Also in the room were Boutros Boutros-Ghali and Mustafa Khalil.",
        "Members of the Egyptian team were Boutros Boutros-Ghali and Mustafa Khalil.",
        "In the Egyptian delegation were Boutros Boutros-Ghali and Mustafa Khalil.",
        "Boutros Boutros-Ghali and Mustafa Khalil joined them later.",
        "Sadat was accompanied by his deputy, Boutros Boutros-Ghali, and by Mustafa Khalil.",
        "The delegation comprised the minister of state, Mr Boutros Boutros-Ghali; the head of the party, "
        "Dr Mustafa Khalil; and two others.",
    ],
)
def test_companions_are_announced_in_many_ways(sentence: str, read: Read) -> None:
    [account] = read(MET + sentence)
    names = {participant.name for participant in account.participants}
    assert names >= {"Anwar Sadat", "Hans-Dietrich Genscher", "Boutros Boutros-Ghali", "Mustafa Khalil"}


def test_who_was_among_the_visitors_takes_part(read: Read) -> None:
    text = "Prime Minister Indira Gandhi received a group of American senators in New Delhi on Friday. "
    [account] = read(text + "Among the visitors were Charles Percy and Jacob Javits.")
    names = {participant.name for participant in account.participants}
    assert names >= {"Indira Gandhi", "Charles Percy", "Jacob Javits"}


def test_things_that_are_also_on_the_table_are_no_companions(read: Read) -> None:
    [account] = read(MET + "Also on the table were Camp David and the Geneva conference.")
    assert {participant.name for participant in account.participants} == {"Anwar Sadat", "Hans-Dietrich Genscher"}


def test_each_side_is_represented_by_its_own(read: Read) -> None:
    text = "Representatives of the Polish government and the shipyard workers met in Gdansk on Sunday. "
    [account] = read(text + "The government was represented by Mieczyslaw Jagielski and the workers by Lech Walesa.")
    assert {participant.name for participant in account.participants} == {"Mieczyslaw Jagielski", "Lech Walesa"}


def test_states_are_represented_by_people(read: Read) -> None:
    text = "Talks between Ethiopia and Eritrea opened in Algiers on Monday. "
    [account] = read(text + "Ethiopia was represented by Seyoum Mesfin and Eritrea by Haile Woldense.")
    assert {participant.name for participant in account.participants} == {"Seyoum Mesfin", "Haile Woldense"}


def test_one_side_whose_people_are_named_leaves_the_other(read: Read) -> None:
    text = "The union and the company held talks in Leeds on Monday. "
    [account] = read(text + "The union was represented by Mick McGahey.")
    assert {participant.name for participant in account.participants} == {"company", "Mick McGahey"}


def test_the_delegation_is_who_leads_it(read: Read) -> None:
    text = "A Soviet delegation headed by Andrei Kirilenko arrived in Rome on Monday. "
    [account] = read(text + "The delegation met Enrico Berlinguer on Tuesday.")
    assert {participant.name for participant in account.participants} == {"Andrei Kirilenko", "Enrico Berlinguer"}


def test_another_delegation_is_not_led_by_the_first_ones_leader(read: Read) -> None:
    text = "A Soviet delegation headed by Andrei Kirilenko arrived in Rome on Monday. "
    [account] = read(text + "The Polish delegation met Enrico Berlinguer on Tuesday.")
    assert "Andrei Kirilenko" not in {participant.name for participant in account.participants}


@pytest.mark.parametrize(
    "sentence",
    [
        "Those around the table were Boutros Boutros-Ghali and Mustafa Khalil.",
        "Around the table sat Boutros Boutros-Ghali and Mustafa Khalil.",
        "Seated at the table were Boutros Boutros-Ghali and Mustafa Khalil.",
        "Boutros Boutros-Ghali and Mustafa Khalil sat at the table.",
        "Taking part were Boutros Boutros-Ghali and Mustafa Khalil.",
        "Those taking part included Boutros Boutros-Ghali and Mustafa Khalil.",
        "Boutros Boutros-Ghali and Mustafa Khalil were among those who attended.",
        "Boutros Boutros-Ghali and Mustafa Khalil were among the participants.",
        "The meeting saw the participation of Boutros Boutros-Ghali and Mustafa Khalil.",
        "It was held with the participation of Boutros Boutros-Ghali and Mustafa Khalil.",
        "Representing the Egyptian parliament were Boutros Boutros-Ghali and Mustafa Khalil.",
        "Boutros Boutros-Ghali and Mustafa Khalil attended.",
        "Boutros Boutros-Ghali and Mustafa Khalil took part.",
    ],
)
def test_who_was_at_the_table_takes_part(sentence: str, read: Read) -> None:
    [account] = read(MET + sentence)
    names = {participant.name for participant in account.participants}
    assert names >= {"Anwar Sadat", "Hans-Dietrich Genscher", "Boutros Boutros-Ghali", "Mustafa Khalil"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Australia also joined the chorus of critics.",
        "Mustafa Khalil did not attend.",
        "Mustafa Khalil also took a loan for his house.",
        "Mustafa Khalil was among the guests at a wedding in Paris.",
        "On the table were the plans of Mustafa Khalil.",
    ],
)
def test_who_was_elsewhere_takes_no_part(sentence: str, read: Read) -> None:
    [account] = read(MET + sentence)
    assert {participant.name for participant in account.participants} == {"Anwar Sadat", "Hans-Dietrich Genscher"}


def test_each_of_several_states_is_represented_by_its_own(read: Read) -> None:
    text = "Talks between Ethiopia, Eritrea, Sudan and Djibouti opened in Algiers on Monday. "
    represented = (
        "Ethiopia was represented by Seyoum Mesfin, Eritrea by Haile Woldense, Sudan by Mustafa Ismail "
        "and Djibouti by Ali Abdi Farah."
    )
    [account] = read(text + represented)
    names = {participant.name for participant in account.participants}
    assert names == {"Seyoum Mesfin", "Haile Woldense", "Mustafa Ismail", "Ali Abdi Farah"}


def test_firms_whose_people_are_in_a_delegation_take_part(read: Read) -> None:
    text = "A delegation of European firms met Treasury Secretary Robert Rubin in Washington on Monday. "
    [account] = read(text + "It was led by Jean Dupont and included representatives of Siemens, Renault and Nestle.")
    names = {participant.name for participant in account.participants}
    assert names == {"Robert Rubin", "Jean Dupont", "Siemens", "Renault", "Nestle"}


def test_those_named_later_stand_where_their_group_stands(read: Read) -> None:
    text = "Chancellor Angela Merkel received the leaders of the parties in Berlin on Monday. "
    [account] = read(text + "Gerhard Schroeder, Edmund Stoiber and Guido Westerwelle attended.")
    sides = {participant.name: participant.side for participant in account.participants}
    assert sides["Angela Merkel"] == "who"
    assert {sides[name] for name in ("Gerhard Schroeder", "Edmund Stoiber", "Guido Westerwelle")} == {"whom"}


def test_ministers_at_the_talks_take_part(read: Read) -> None:
    text = "Egypt and Israel held talks in Cairo on Sunday. "
    [account] = read(text + "The ministers at the talks were Boutros Boutros-Ghali and Moshe Dayan.")
    assert {participant.name for participant in account.participants} >= {"Boutros Boutros-Ghali", "Moshe Dayan"}


def test_officials_of_the_host_do_not_belong_to_the_traders(read: Read) -> None:
    text = "Governor Babatunde Fashola met traders in Lagos on Monday. "
    [account] = read(text + "In attendance were his deputy, Sarah Sosan, and the chief of staff, Lanre Babalola.")
    sides = {participant.name: participant.side for participant in account.participants}
    assert sides["Sarah Sosan"] == sides["Lanre Babalola"] == "who"


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("The talks were attended by Boutros Boutros-Ghali and Mustafa Khalil on the Egyptian side.", "who"),
        ("From the German side, Boutros Boutros-Ghali and Mustafa Khalil took part.", "whom"),
        ("Boutros Boutros-Ghali, minister of state, and Mustafa Khalil, the premier, took part in the meeting.", "who"),
        ("Genscher was accompanied at the meeting by Boutros Boutros-Ghali and Mustafa Khalil.", "whom"),
        ("Genscher, along with Boutros Boutros-Ghali and Mustafa Khalil, arrived at noon.", "whom"),
    ],
)
def test_a_long_row_of_names_stands_on_the_side_that_is_told(sentence: str, side: str, read: Read) -> None:
    [account] = read(MET + sentence)
    sides = {participant.name: participant.side for participant in account.participants}
    assert sides["Boutros Boutros-Ghali"] == sides["Mustafa Khalil"] == side


@pytest.mark.parametrize(
    "sentence",
    [
        "Genscher, along with Boutros Boutros-Ghali, faces an inquiry.",
        "Also speaking at a rally, Boutros Boutros-Ghali promised bread.",
        "The treaty was attended by many doubts, and Boutros Boutros-Ghali resigned.",
    ],
)
def test_who_is_only_named_beside_them_was_not_there(sentence: str, read: Read) -> None:
    [account] = read(MET + sentence)
    assert {participant.name for participant in account.participants} == {"Anwar Sadat", "Hans-Dietrich Genscher"}
