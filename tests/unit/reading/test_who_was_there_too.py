"""Who took part without being told beside the word for the encounter: speakers, senders, pairs, retinues, absentees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

MET = "President Anwar Sadat received Foreign Minister Hans-Dietrich Genscher in Cairo on Sunday. "


def names(read: Read, text: str) -> list[str]:
    """Return the names of the only account."""
    [account] = read(text)
    return [each.name for each in account.participants]


def test_who_speaks_during_the_meeting_takes_part(read: Read) -> None:
    said = "During the meeting, Ambassador Hans Steltzer praised the reforms."
    assert set(names(read, MET + said)) == {"Anwar Sadat", "Hans-Dietrich Genscher", "Hans Steltzer"}


def test_who_answers_at_the_summit_takes_part(read: Read) -> None:
    text = (
        "President Jacques Chirac said at an EU summit in Brussels that the rebate was wrong. "
        "Tony Blair replied at the summit that he would veto any cut."
    )
    assert set(names(read, text)) == {"Jacques Chirac", "EU", "Tony Blair"}


@pytest.mark.parametrize(
    "words", ["was not at the meeting", "was not present at the meeting", "did not attend the meeting"]
)
def test_who_was_not_there_takes_no_part(words: str, read: Read) -> None:
    text = "Chancellor Willy Brandt chaired a meeting of the security committee in Bonn. "
    assert "Walter Scheel" not in names(read, text + f"Walter Scheel {words}, his office said.")


@pytest.mark.parametrize(
    "text",
    [
        "India and Pakistan quarrelled over water. The foreign ministers of the two countries met in Simla in July.",
        "India and Pakistan signed a treaty on water. Officials from both countries will hold talks in Simla in July.",
        "India and Pakistan quarrelled over water. The two countries' foreign ministers met in Simla in July.",
        "A border divides India and Pakistan. The foreign secretaries of the two nations met in Simla in July.",
    ],
)
def test_ministers_of_the_two_countries_stand_for_them(text: str, read: Read) -> None:
    assert set(names(read, text)) == {"India", "Pakistan"}


def test_the_duo_are_those_whom_and_joined(read: Read) -> None:
    text = (
        "The bid needs the approval of shareholders Colm Doherty and Fintan Drury. "
        "But the Irish duo have broken off talks with Roman Petrov."
    )
    assert set(names(read, text)) == {"Colm Doherty", "Fintan Drury", "Roman Petrov"}


def test_two_firms_are_those_that_deal_with_each_other(read: Read) -> None:
    text = (
        "Volkswagen has agreed to buy Lamborghini for a sum that it did not name. The sale must be cleared by the "
        "European Commission. The two firms held talks in May."
    )
    assert set(names(read, text)) == {"Volkswagen", "Lamborghini"}


@pytest.mark.parametrize(
    ("speaker", "body"),
    [("A Greenpeace spokesman", "Greenpeace"), ("A spokeswoman for the Fire Brigades Union", "Fire Brigades Union")],
)
def test_they_are_the_body_whose_spokesman_says_so(speaker: str, body: str, read: Read) -> None:
    assert names(read, f"{speaker} said they wanted to meet Transport Secretary Barbara Castle.") == [
        body, "Barbara Castle",
    ]  # fmt: skip


def test_his_delegation_is_told_with_him(read: Read) -> None:
    text = "King Hussein received President Josip Broz Tito and his accompanying delegation in Amman on Monday."
    assert names(read, text) == ["Hussein", "Josip Broz Tito"]


def test_who_attended_another_occasion_was_not_there(read: Read) -> None:
    text = (
        "Union leader Jack Jones held talks with the brewery's directors in May. He signed the contract in June at an "
        "event attended by Michael Foot and Barbara Castle."
    )
    assert names(read, text) == ["Jack Jones", "brewery's directors"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Some of the 20 freed miners are pictured during a meeting with President Sebastian Pinera.",
            "20 freed miners",
        ),
        ("Several of the rebels' commanders met President Daniel arap Moi.", "rebels' commanders"),
    ],
)
def test_some_of_a_group_are_the_group(text: str, who: str, read: Read) -> None:
    assert names(read, text)[0] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Foreign Secretary Anthony Eden was in Geneva for the meeting of NATO foreign ministers.", "Anthony Eden"),
        ("Chancellor Denis Healey arrived in Paris for a meeting of the Group of Ten.", "Denis Healey"),
        ("Minister Amr Talaat's remarks were made at a meeting of the Egyptian Business Association.", "Amr Talaat"),
    ],
)
def test_who_comes_for_a_meeting_of_others_or_speaks_there_takes_part(text: str, who: str, read: Read) -> None:
    assert who in names(read, text)


@pytest.mark.parametrize(
    "group", ["unions", "farmers", "airlines", "rabbis", "insurers", "car industry", "bus operators"]
)
def test_a_group_that_nobody_has_named_before_is_itself(group: str, read: Read) -> None:
    assert names(read, f"Prime Minister Harold Wilson held talks with the {group} in Leeds on Monday.") == [
        "Harold Wilson", group,
    ]  # fmt: skip


def test_a_group_told_again_by_its_noun_alone_is_the_same(read: Read) -> None:
    text = (
        "Prime Minister Menachem Begin met six senior rabbis in Jerusalem on Monday. "
        "The meeting with the rabbis lasted an hour."
    )
    assert names(read, text) == ["Menachem Begin", "six senior rabbis"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Leo Varadkar met his British counterpart, Theresa May, in Dublin.", "Theresa May"),
        ("Leo Varadkar held talks with Theresa May in Dublin.", "Theresa May"),
        ("Leo Varadkar met Pope Francis Friday in Dublin.", "Francis"),
    ],
)
def test_a_month_behind_a_first_name_is_a_surname(text: str, whom: str, read: Read) -> None:
    assert names(read, text)[-1] == whom


def test_who_are_locked_in_talks_hold_them(read: Read) -> None:
    text = "The shipyard's managers and union leaders are locked in talks over pay in Sunderland."
    assert names(read, text) == ["shipyard's managers", "union leaders"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Union chief Jack Jones was out on Monday. A Leeds police chief met the mayor, Ann Hill, on Tuesday.",
            ["Leeds police chief", "Ann Hill"],
        ),
        (
            "Kazuo Shii and Mizuho Fukushima spoke. The nine party leaders discussed oil with Premier Eisaku Sato.",
            ["nine party leaders", "Eisaku Sato"],
        ),
        (
            "President Thabo Mbeki heeded Chris Hani and Jacob Zuma. He met the four members who had objected.",
            ["Thabo Mbeki", "four members"],
        ),
    ],
)
def test_who_is_described_anew_is_nobody_named_before(text: str, expected: list[str], read: Read) -> None:
    assert names(read, text) == expected


def test_executives_of_both_unions_stand_for_the_unions(read: Read) -> None:
    text = "Barclays and Lloyds Bank may merge. The directors of both banks will hold a meeting in Leeds on Wednesday."
    assert names(read, text) == ["Barclays", "Lloyds Bank"]


def test_as_was_a_third(read: Read) -> None:
    text = MET + "Boutros Boutros-Ghali and Mustafa Khalil were also present, as was General Kamal Hassan Ali."
    assert "Kamal Hassan Ali" in names(read, text)


def test_with_whom_another_encounter_was_is_not_told_of_this_one(read: Read) -> None:
    text = MET + "The meeting came a day after a summit of Arab leaders with President Jimmy Carter."
    assert all("Jimmy Carter" not in {p.name for p in a.participants} for a in read(text) if a.type == "meeting")


@pytest.mark.parametrize(
    ("text", "visit"),
    [
        ("King Hussein's state visit to Britain began on Monday.", [("Hussein", "who"), ("Britain", "whom")]),
        (
            "Queen Elizabeth has invited Gamal Abdel Nasser to London for a state visit.",
            [("Gamal Abdel Nasser", "who"), ("Elizabeth", "whom")],
        ),
    ],
)
def test_a_state_visit_is_made_by_who_is_invited(text: str, visit: list[tuple[str, str]], read: Read) -> None:
    [account] = read(text)
    assert [(each.name, each.side) for each in account.participants] == visit


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("EU foreign ministers, meeting in Luxembourg, agreed on sanctions.", "EU foreign ministers"),
        ("Opec oil ministers meeting in Vienna agreed to raise output.", "Opec oil ministers"),
    ],
)
def test_meeting_behind_those_who_meet_is_a_verb(text: str, who: str, read: Read) -> None:
    assert names(read, text) == [who]


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("Ford is in talks to sell Volvo to Geely.", ["Ford", "Geely"]),
        ("Alcatel held talks to merge with Lucent last week.", ["Alcatel", "Lucent"]),
        ("Egypt is in talks to buy natural gas from Israel.", ["Egypt", "Israel"]),
    ],
)
def test_who_is_to_buy_or_sell_is_spoken_with(text: str, firms: list[str], read: Read) -> None:
    assert names(read, text) == firms


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Theresa May spoke warmly of Shinzo Abe. On Friday he will meet Emmanuel Macron.", "Shinzo Abe"),
        ("Donald Trump praised Angela Merkel on Monday. She met Emmanuel Macron in Beijing.", "Angela Merkel"),
        ("Donald Trump praised Angela Merkel on Monday. He met Emmanuel Macron in Beijing.", "Donald Trump"),
        (
            "Shinzo Abe wrote to Theresa May. After her meeting with Emmanuel Macron, he congratulated her.",
            "Theresa May",
        ),
    ],
)
def test_the_first_name_tells_he_from_she(text: str, who: str, read: Read) -> None:
    [met] = [account for account in read(text) if account.type == "meeting"]
    assert {who, "Emmanuel Macron"} <= {each.name for each in met.participants}


def test_his_visit_is_not_hers(read: Read) -> None:
    text = (
        "Foreign Minister Alexandra Hill spoke of a policy that was presented by the deputy minister, Pedro Solbes, "
        "during his visit to South Korea in July."
    )
    assert names(read, text) == ["Pedro Solbes", "South Korea"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("In 2000, EU leaders at a summit in Lisbon pledged to overtake the United States.", "EU leaders"),
        ("Oil ministers at a meeting in Vienna agreed to raise output.", "Oil ministers"),
    ],
)
def test_leaders_at_a_summit_take_part_in_it(text: str, who: str, read: Read) -> None:
    assert names(read, text) == [who]


def test_demonstrators_at_a_summit_do_not(read: Read) -> None:
    assert not read("Demonstrators at a summit in Lisbon pledged to stay.")


@pytest.mark.parametrize(
    "words",
    ["Anna Berg, who led the discussions, said the towns needed money.", "Anna Berg headed the talks."],
)
def test_who_led_the_discussions_takes_part(words: str, read: Read) -> None:
    text = "The trade committee met mayors from ten towns in Oslo on Monday. "
    assert set(names(read, text + words)) == {"trade committee", "mayors from ten towns", "Anna Berg"}


def test_who_did_not_lead_the_discussions_takes_no_part(read: Read) -> None:
    text = "The trade committee met mayors from ten towns in Oslo on Monday. Anna Berg did not lead the discussions."
    assert "Anna Berg" not in names(read, text)


@pytest.mark.parametrize(
    "led",
    [
        "Ajit Doval led the Indian side while Wang Yi headed the Chinese delegation.",
        "Ajit Doval headed India's delegation and Wang Yi that of China.",
        "Ajit Doval led the Indian team and Wang Yi the Chinese one.",
        "India's team was led by Ajit Doval, China's by Wang Yi.",
        "The Indian team was headed by Ajit Doval and the Chinese one by Wang Yi.",
        "Representing India was Ajit Doval; China sent Wang Yi.",
    ],
)
def test_who_leads_the_people_of_a_country_stands_for_it(led: str, read: Read) -> None:
    text = f"India and China held border talks in Beijing on Wednesday. {led}"
    assert set(names(read, text)) == {"Ajit Doval", "Wang Yi"}


def test_who_represents_a_body_stands_for_it(read: Read) -> None:
    text = "The EU and Mercosur resumed trade talks in Brasilia. The EU was represented by Maros Sefcovic."
    assert set(names(read, text)) == {"Maros Sefcovic", "Mercosur"}


def test_who_is_sent_somewhere_else_was_not_there(read: Read) -> None:
    text = "Egypt and Ethiopia held talks in Addis Ababa on Sunday. Egypt sent Hani Sewilam to Khartoum."
    assert "Hani Sewilam" not in names(read, text)


def test_a_colleague_told_first_comes_along(read: Read) -> None:
    text = "Along with his Turkish colleague Hakan Fidan, Iraq's minister Fuad Hussein met Masoud Barzani on Saturday."
    assert set(names(read, text)) == {"Hakan Fidan", "Fuad Hussein", "Masoud Barzani"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Attended by Yoweri Museveni and Felix Tshisekedi, the summit in Entebbe opened on Sunday.",
        "Attended by Yoweri Museveni and Felix Tshisekedi, the meeting in Entebbe ended without a statement.",
        "In attendance at the meeting in Entebbe were Yoweri Museveni and Felix Tshisekedi.",
    ],
)
def test_those_told_before_it_or_behind_were_there(sentence: str, read: Read) -> None:
    assert names(read, sentence) == ["Yoweri Museveni", "Felix Tshisekedi"]


def test_who_hosts_it_is_told_first(read: Read) -> None:
    text = "Hosted by Emmanuel Macron, the talks in Paris were joined by Keir Starmer and Friedrich Merz."
    assert set(names(read, text)) == {"Emmanuel Macron", "Keir Starmer", "Friedrich Merz"}


@pytest.mark.parametrize("words", ["was also expected", "is also expected to attend", "was also due at the meeting"])
def test_who_is_expected_too_takes_part(words: str, read: Read) -> None:
    assert "Hans Steltzer" in names(read, MET + f"Ambassador Hans Steltzer {words}.")


def test_who_is_expected_to_do_something_else_takes_no_part(read: Read) -> None:
    assert "Hans Steltzer" not in names(read, MET + "Ambassador Hans Steltzer is also expected to retire.")


@pytest.mark.parametrize("words", ["to Rome to meet", "to meet", "to Rome for talks with"])
def test_who_is_sent_takes_part_and_not_who_sends(words: str, read: Read) -> None:
    text = f"President Anwar Sadat sent Ambassador Hans Steltzer {words} Prime Minister Aldo Moro on Sunday."
    assert set(names(read, text)) == {"Hans Steltzer", "Aldo Moro"}
