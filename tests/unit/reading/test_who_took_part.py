"""Who took part, where the words for it stand apart from the encounter, or another stands nearer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read, ReadPhrases


def sides(read: Read, text: str) -> list[tuple[str, str]]:
    """Return names and sides of the only account."""
    [account] = read(text)
    return [(each.name, each.side) for each in account.participants]


@pytest.mark.parametrize(
    "aside", ["held in Tokyo", "arranged at short notice in Vienna", "which took place in Chisinau on Friday"]
)
def test_where_a_meeting_was_stands_before_with_whom(aside: str, read: Read) -> None:
    text = f"Foreign Minister Taro Kono praised the project at a meeting, {aside}, with Ambassador Solomon Maina."
    assert sides(read, text) == [("Taro Kono", "who"), ("Solomon Maina", "whom")]


def test_where_talks_were_stands_before_between_whom(read: Read) -> None:
    text = "The talks, held behind closed doors in Astana, between Vladimir Putin and Emomali Rahmon lasted an hour."
    assert sides(read, text) == [("Vladimir Putin", "both"), ("Emomali Rahmon", "both")]


@pytest.mark.parametrize("deed", ["heckled", "shouted insults at", "embraced"])
def test_what_is_done_face_to_face_after_a_meeting(deed: str, read: Read) -> None:
    text = f"Arthur Scargill {deed} Ian MacGregor after a meeting in Leeds on Monday."
    assert sides(read, text) == [("Arthur Scargill", "who"), ("Ian MacGregor", "whom")]


def test_what_is_done_after_a_meeting_from_afar_says_nothing_of_who_was_there(read: Read) -> None:
    text = "Arthur Scargill shouted at the cameras after a meeting with Ian MacGregor in Leeds on Monday."
    assert sides(read, text) == [("Arthur Scargill", "who"), ("Ian MacGregor", "whom")]


def test_the_host_is_on_no_guests_side(read: Read) -> None:
    text = "At a dinner hosted by John Prescott, Tony Blair told Gordon Brown of his plans."
    assert sorted(sides(read, text)) == [("Gordon Brown", "whom"), ("John Prescott", "both"), ("Tony Blair", "who")]


@pytest.mark.parametrize("condition", ["if", "unless", "once", "when"])
def test_who_is_in_a_condition_does_not_take_part(condition: str, read: Read) -> None:
    text = (
        "The EU will start accession talks with Serbia in June. "
        f"Those talks will end {condition} the country breaks with the UN tribunal."
    )
    accounts = read(text)
    assert {each.name for account in accounts for each in account.participants} <= {"EU", "Serbia"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("thanked President Joko Widodo for his visit to Riyadh, where he met King Faisal", "Joko Widodo"),
        ("congratulated Ivo Josipovic on his meeting with Pope Benedict", "Ivo Josipovic"),
        ("criticised Anders Rasmussen for his talks with Ariel Sharon", "Anders Rasmussen"),
    ],
)
def test_what_somebody_is_thanked_for_is_his_own_doing(words: str, name: str, read: Read) -> None:
    [account, *_] = read(f"President Boris Tadic {words} on Sunday.")
    assert [each.name for each in account.participants if each.side == "who"] == [name]


def test_a_newspaper_that_reports_is_not_he(read: Read) -> None:
    text = (
        "Information Minister Ali Hassan warned of unrest. The country is calm, Al Mayadeen reported. "
        "He made the remarks in a meeting with General Omar Said."
    )
    assert sides(read, text) == [("Ali Hassan", "who"), ("Omar Said", "whom")]


def test_a_trip_to_a_country_is_his_whose_trip_it_is(read: Read) -> None:
    text = "Foreign Secretary Jeremy Hunt flew out. Mr Hunt's Japan trip is part of regular talks with Tokyo ministers."
    assert sides(read, text) == [("Jeremy Hunt", "who"), ("Tokyo ministers", "whom")]


def test_the_queen_and_a_prince_are_two(read: Read) -> None:
    text = "The Queen and Prince Philip will lead the service. The Queen will also host a reception for veterans."
    assert sides(read, text) == [("Queen", "who"), ("veterans", "whom")]


def test_two_offices_under_one_article(read: Read) -> None:
    text = (
        "Angela Merkel was tired. The chancellor and foreign minister met Vladimir Putin in Moscow. "
        "Frank-Walter Steinmeier, the foreign minister, smiled."
    )
    assert sides(read, text) == [
        ("Angela Merkel", "who"), ("Frank-Walter Steinmeier", "who"), ("Vladimir Putin", "whom"),
    ]  # fmt: skip


def test_a_body_led_by_somebody_is_named_to_its_end(read: Read) -> None:
    text = "Secretary-General Ban Ki-moon met ministers of the Saudi-backed government in Aden."
    assert sides(read, text) == [("Ban Ki-moon", "who"), ("ministers of the Saudi-backed government", "whom")]


def test_whose_presence_is_welcome_is_there(read: Read) -> None:
    text = "President Aoun welcomed Sheikh Ahmad Al-Sabah's participation in the foreign ministers' meeting in Beirut."
    assert sides(read, text) == [("Ahmad Al-Sabah", "both"), ("foreign ministers", "both")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The party's political bureau met under the chair of Imran Qureshi on Tuesday.",
            ["party's political bureau", "Imran Qureshi"],
        ),
        (
            "A meeting of the Security Committee was held under the leadership of Prime Minister Abdul Hamid.",
            ["Abdul Hamid", "Security Committee"],
        ),
        (
            "Foreign Minister Alexander Downer won little support at a meeting of Commonwealth ministers in Abuja.",
            ["Alexander Downer", "Commonwealth ministers"],
        ),
    ],
)
def test_who_presides_or_acts_at_a_meeting_of_others(text: str, names: list[str], read: Read) -> None:
    assert sides(read, text) == [(name, "both") for name in names]


def test_a_day_owns_no_meeting(read: Read) -> None:
    text = "Tuesday's Eurogroup meeting of the finance ministers of all 12 members will discuss the pact."
    assert sides(read, text) == [("finance ministers of all 12 members", "both")]


def test_a_continent_is_not_the_commission_for_it(read: Read) -> None:
    text = (
        "Gordon Brown began a six-day tour of Africa on Sunday. Mr Brown will chair a meeting of the Commission for "
        "Africa in Cape Town."
    )
    assert [each.name for each in read(text)[0].participants] == ["Gordon Brown", "Africa"]


def test_a_list_of_officials_goes_on_behind_where_they_work(read: Read) -> None:
    text = (
        "President Sebastian Pinera received Prime Minister Shinzo Abe. The president was joined by Foreign Minister "
        "Roberto Ampuero; Director General for Asia at the Ministry of Trade, Ambassador Pablo Urria; and Chile's "
        "Ambassador to Japan Julio Fiol."
    )
    [account] = read(text)
    assert [each.name for each in account.participants if each.side == "who"] == [
        "Sebastian Pinera", "Roberto Ampuero", "Pablo Urria", "Julio Fiol",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Israeli Prime Minister Menachem Begin arrived in Cairo. Begin met Anwar Sadat there.", "Menachem Begin"),
        ("Trade union secretary Bill Cash arrived in Leeds. Cash met Arthur Scargill there.", "Bill Cash"),
        ("President Sebastian Pinera flew to Lima. Pinera was received by Ollanta Humala.", "Sebastian Pinera"),
    ],
)
def test_a_surname_that_is_also_a_word_opens_a_sentence(text: str, who: str, read: Read) -> None:
    assert who in {name for name, _ in sides(read, text)}


def test_a_word_that_the_article_also_has_in_lower_case_is_nobody(read_phrases: ReadPhrases) -> None:
    phrases = read_phrases("Bill Cash came to Leeds. He brought no cash. Cash was scarce there.")
    assert "Cash" not in {phrases.text(*phrase.name) for phrase in phrases.all() if phrase.name is not None}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rebel and government negotiators met in Abuja.", ["rebel negotiators", "government negotiators"]),
        ("Hutu and Tutsi leaders met in Arusha.", ["Hutu leaders", "Tutsi leaders"]),
        (
            "Union and management representatives held talks in Detroit.",
            ["union representatives", "management representatives"],
        ),
        ("Catholic and Protestant leaders met in Belfast.", ["Catholic leaders", "Protestant leaders"]),
    ],
)
def test_camps_that_share_a_noun_are_two_sides(text: str, names: list[str], read: Read) -> None:
    assert sides(read, text) == [(name, "both") for name in names]


def test_words_that_share_a_noun_are_one_group(read: Read) -> None:
    text = "President Nicolas Sarkozy met political and business leaders in Davos."
    assert sides(read, text) == [("Nicolas Sarkozy", "who"), ("political and business leaders", "whom")]


@pytest.mark.parametrize(
    "text",
    [
        "Henry Kissinger and Zaid Rifai were in Amman on Monday. The two discussed oil.",
        "Henry Kissinger and Zaid Rifai were in Amman on Monday. Both discussed arms sales.",
        "Henry Kissinger flew to Amman, where Zaid Rifai was waiting. The two discussed oil.",
    ],
)
def test_the_two_discuss_something(text: str, read: Read) -> None:
    assert {name for name, _ in sides(read, text)} == {"Henry Kissinger", "Zaid Rifai"}


def test_two_who_only_have_something_done_to_them_discuss_nothing(read: Read) -> None:
    assert not read("Henry Kissinger and Zaid Rifai were in Amman on Monday. The two invited ministers.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("California-based Brightpath Energy held talks with Toyota in Tokyo.", "Brightpath Energy"),
        ("New York-based Human Rights Watch met Deputy President Thabo Mbeki in Pretoria.", "Human Rights Watch"),
    ],
)
def test_where_a_body_has_its_seat_is_no_part_of_its_name(text: str, name: str, read: Read) -> None:
    assert sides(read, text)[0] == (name, "who")


def test_whom_somebody_is_together_with_leads_up_to_who_acts(read: Read) -> None:
    text = "Together with her deputy, Anna Holm, Volvo's president, Eva Lind, met Premier Zhu Rongji in Beijing."
    assert set(sides(read, text)) == {("Anna Holm", "who"), ("Eva Lind", "who"), ("Zhu Rongji", "whom")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Valery Giscard d'Estaing met Helmut Schmidt in Paris.", "Valery Giscard d'Estaing"),
        ("President Daniel arap Moi met Olof Palme in Nairobi.", "Daniel arap Moi"),
    ],
)
def test_small_words_inside_a_name_belong_to_it(text: str, name: str, read: Read) -> None:
    assert sides(read, text)[0] == (name, "who")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Bruno Kreisky called on the chancellor to enter into talks with the miners' union.", "chancellor"),
        ("Bruno Kreisky appealed to Chancellor Willy Brandt to sit down with the miners' union.", "Willy Brandt"),
        ("Bruno Kreisky called on the chancellor, Willy Brandt, to meet the miners' union.", "Willy Brandt"),
        ("Bruno Kreisky pleaded with Willy Brandt to meet the miners' union.", "Willy Brandt"),
    ],
)
def test_whom_somebody_calls_on_to_meet_others_is_who_meets_them(text: str, who: str, read: Read) -> None:
    [account] = read(text)
    assert [each.name for each in account.participants if each.side == "who"] == [who]


def test_how_often_somebody_met_others_is_no_part_of_their_name(read: Read) -> None:
    [account] = read("The coach, Sepp Herberger, met a number of his players for the first time on Monday.")
    assert [each.name for each in account.participants] == ["Sepp Herberger", "players"]


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ("bishops from Kenya, Uganda and Zambia", ["bishops from Kenya, Uganda and Zambia"]),
        ("officials from Kenya and Uganda", ["Kenya", "Uganda"]),
    ],
)
def test_who_comes_for_himself_does_not_stand_for_his_country(people: str, told: list[str], read: Read) -> None:
    [account] = read(f"A meeting of {people} on floods was held in Arusha on Monday.")
    assert [each.name for each in account.participants] == told


@pytest.mark.parametrize("guests", ["visiting scientists", "visiting Chancellor Willy Brandt"])
def test_whom_a_dinner_is_given_for_is_not_visited(guests: str, read: Read) -> None:
    [account] = read(f"President Josip Broz Tito gave a dinner for {guests} on Monday.")
    assert (account.type, account.trigger.text) == ("meeting", "dinner")


@pytest.mark.parametrize(
    "text",
    [
        "Willy Brandt was given a tour of the city by the mayor, Bruno Kreisky, on Monday.",
        "The mayor, Bruno Kreisky, gave Willy Brandt a tour of the city on Monday.",
        "The mayor, Bruno Kreisky, took Willy Brandt on a tour of the city on Monday.",
    ],
)
def test_who_shows_somebody_round_is_told_with_him(text: str, read: Read) -> None:
    [account] = read(text)
    assert {each.name: each.side for each in account.participants} == {"Bruno Kreisky": "who", "Willy Brandt": "whom"}


def test_a_king_is_named_behind_his_style(read: Read) -> None:
    [account] = read("The Custodian of the Two Holy Mosques King Salman received Willy Brandt in Jeddah on Monday.")
    assert [each.name for each in account.participants] == ["Salman", "Willy Brandt"]


def test_the_meeting_of_a_body_is_no_part_of_its_name(read: Read) -> None:
    [account] = read("A Council of Ministers session, chaired by King Hussein, has approved the budget.")
    assert [each.name for each in account.participants] == ["Hussein", "Council of Ministers"]


def test_who_says_it_is_none_of_the_group_before_the_comma(read: Read) -> None:
    text = "There will be no peace without talks between the army and the rebels, Kofi Annan said on Sunday."
    assert sides(read, text) == [("army", "both"), ("rebels", "both")]


def test_a_state_is_no_guest_at_a_state_dinner(read: Read) -> None:
    [dinner] = read("Shigeru Ishiba met Petr Pavel in Prague on Monday and attended a state dinner in the evening.")
    assert "state" not in {each.name for each in dinner.participants}


def test_two_to_whom_a_letter_goes_do_not_write_to_each_other(read: Read) -> None:
    text = "A letter to the prime minister and the speaker was signed by dozens of teachers."
    assert sides(read, text) == [("prime minister", "whom"), ("speaker", "whom")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Keir Starmer outlined his plans to business leaders at a meeting in Leeds on Monday.",
        "Keir Starmer presented the reform to business leaders at a lunch in Leeds on Tuesday.",
    ],
)
def test_a_group_is_met_where_something_is_put_to_it(sentence: str, read: Read) -> None:
    assert sides(read, sentence) == [("Keir Starmer", "who"), ("business leaders", "whom")]


@pytest.mark.parametrize("deed", ["faced anger over the budget", "won applause for the budget"])
def test_who_faces_a_body_at_its_meeting_is_there(deed: str, read: Read) -> None:
    text = f"Rachel Reeves {deed} at a meeting of the Confederation of British Industry."
    assert sides(read, text) == [("Rachel Reeves", "both"), ("Confederation of British Industry", "both")]
