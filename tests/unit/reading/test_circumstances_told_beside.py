"""Where, when and on what, as a sentence tells it beside the encounter or the next sentence behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tasks.records import Account
    from tests.unit.reading.conftest import Read

THURSDAY = date(2026, 5, 14)


def only(read: Read, text: str) -> Account:
    """Return the text's last account."""
    return read(text, THURSDAY)[-1]


def place(account: Account) -> str | None:
    return account.place.name if account.place else None


def days(account: Account) -> tuple[date | None, date | None] | None:
    return (account.time.start, account.time.end) if account.time else None


def topics(account: Account) -> list[str]:
    return [topic.phrase for topic in account.topics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudan's army and the rebels held talks on Sunday. The two sides sat in a hotel in Entebbe.", "Entebbe"),
        (
            "The head of the IAEA, Rafael Grossi, met Iran's Abbas Araghchi on Wednesday. "
            "The pair spent three hours in a villa outside Muscat.",
            "Muscat",
        ),
        (
            "Ivory Coast's Alassane Ouattara met Burkina Faso's Ibrahim Traoré on Friday. "
            "They talked for three hours in a villa in Bouaké.",
            "Bouaké",
        ),
        (
            "Talks between Ethiopia and the Oromo Liberation Army opened on Tuesday. "
            "Tanzania is hosting them in Zanzibar.",
            "Zanzibar",
        ),
        ("A summit of the Gulf states that opened in Manama on Sunday has discussed Iran.", "Manama"),
    ],
)
def test_where_both_stay_or_are_hosted_is_where_they_met(text: str, expected: str, read: Read) -> None:
    assert place(only(read, text)) == expected


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The bishops held a meeting with the defence minister on Friday about killings in Jos.", "killings in Jos"),
        (
            "Canada's Anita Anand met Haiti's Alix Fils-Aimé on Tuesday to discuss gangs in Port-au-Prince.",
            "gangs in Port-au-Prince",
        ),
        (
            "The union's leaders met Stellantis on Monday to discuss the closure of its plant in Luton.",
            "closure of its plant in Luton",
        ),
    ],
)
def test_where_the_thing_is_that_they_speak_of_is_not_where_they_met(text: str, topic: str, read: Read) -> None:
    account = only(read, text)
    assert (place(account), topics(account)) == (None, [topic])


def test_a_fire_in_another_clause_is_not_where_they_met(read: Read) -> None:
    text = (
        "A fire in Barcelona closed the line while the transport minister, Óscar Puente, "
        "was meeting train drivers' unions on Wednesday."
    )
    assert place(only(read, text)) is None


def test_a_policy_may_be_discussed_anywhere(read: Read) -> None:
    account = only(read, "The French and Moroccan foreign ministers discussed trade in Rabat on Tuesday.")
    assert (place(account), topics(account)) == ("Rabat", ["trade"])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "The alliance gathers in Ankara on 7 July. "
            "On the eve of the summit Mark Rutte will meet Romania's Nicușor Dan.",
            date(2026, 7, 6), date(2026, 7, 6),
        ),
        (
            "The European Council meets on 25 June. "
            "The day before the summit António Costa will receive Volodymyr Zelensky.",
            date(2026, 6, 24), date(2026, 6, 24),
        ),
        (
            "The pope arrives in Luanda on 18 June. The day after his arrival he will meet João Lourenço.",
            date(2026, 6, 19), date(2026, 6, 19),
        ),
        (
            "Three days of talks between Kinshasa and the M23, which opened on Monday, yielded nothing.",
            date(2026, 5, 11), date(2026, 5, 13),
        ),
        (
            "A delegation from Fatah visited Damascus for two days from Monday "
            "to meet Syria's foreign minister, Asaad al-Shaibani.",
            date(2026, 5, 11), date(2026, 5, 12),
        ),
    ],
)  # fmt: skip
def test_days_beside_an_occasion_and_days_that_are_counted(text: str, first: date, last: date, read: Read) -> None:
    assert days(only(read, text)) == (first, last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Keir Starmer met Micheál Martin in Cork on Thursday, with the legacy of the Troubles high on the agenda.",
            ["legacy of the Troubles"],
        ),
        (
            "Narendra Modi will host Vladimir Putin on Friday, with oil and missiles at the top of the agenda.",
            ["oil", "missiles"],
        ),
        ("Li Qiang met Mark Carney on Monday, with canola tariffs topping the agenda.", ["canola tariffs"]),
        ("Wang Yi and Penny Wong discussed trade but not human rights in Canberra on Monday.", ["trade"]),
        (
            "Kaja Kallas met Mark Carney on Monday. They spoke about frozen funds, but not about Russian gas.",
            ["frozen funds"],
        ),
        (
            "Kaja Kallas met Georgia's Maka Botchorishvili on Monday and brought up the jailing of journalists.",
            ["jailing of journalists"],
        ),
        (
            "At a meeting with Abiy Ahmed on Friday, Volker Türk voiced alarm about drone strikes in Amhara.",
            ["drone strikes in Amhara"],
        ),
        ("The RMT and Network Rail resumed pay talks on Monday.", ["pay"]),
        (
            "France's Jean-Noël Barrot met Lebanon's Youssef Raggi on Monday. "
            "Farm exports and a customs post headed the agenda.",
            ["Farm exports", "customs post"],
        ),
        ("Ceasefire talks between Hamas and Israel will resume in Cairo on Sunday.", ["Ceasefire"]),
    ],
)
def test_what_was_on_the_agenda_and_what_was_left_out(text: str, expected: list[str], read: Read) -> None:
    assert topics(only(read, text)) == expected


def test_officials_of_two_countries_discuss_something_with_each_other(read: Read) -> None:
    account = only(read, "In Djibouti last week, Ethiopian and Eritrean officials discussed the port of Assab.")
    assert (place(account), topics(account)) == ("Djibouti", ["port of Assab"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ghana's trade minister, Elizabeth Ofosu-Adjare, called on her Togolese counterpart in Lomé last week "
            "to complain about smuggling.",
            "Lomé",
        ),
        (
            "China's ambassador, Xiao Qian, called on Penny Wong in Canberra on Thursday "
            "to talk about the Solomon Islands.",
            "Canberra",
        ),
    ],
)
def test_who_calls_on_somebody_somewhere_to_discuss_something_is_there(text: str, expected: str, read: Read) -> None:
    assert place(only(read, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The rebel leader called on the army in Goma to press on to Bukavu.",
        "The archbishop called on the government in Nairobi to raise wages.",
        "Ghana meet Mali in Kumasi on Friday in the second round of qualifying.",
    ],
)
def test_an_appeal_is_no_call_and_a_round_of_a_cup_none_of_talks(text: str, read: Read) -> None:
    assert not read(text, THURSDAY)


def test_who_runs_a_sport_does_not_play(read: Read) -> None:
    text = "Pakistan and India's cricket boards met in Colombo on Monday to settle a row over handshakes."
    assert place(only(read, text)) == "Colombo"


def test_a_round_of_talks_is_no_match(read: Read) -> None:
    text = "Turkish and Greek diplomats meet in Athens next Monday for the fourth round of the dialogue on migration."
    assert place(only(read, text)) == "Athens"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Speaking in Strasbourg a day after meeting Nicușor Dan in Cluj, Roberta Metsola said that "
            "Romania's budget was on track.",
            "Cluj",
        ),
        (
            "Addressing parliament two days after receiving Keir Starmer in Dublin, Micheál Martin said "
            "that the border would stay open.",
            "Dublin",
        ),
    ],
)
def test_who_speaks_days_after_a_meeting_was_at_it(text: str, expected: str, read: Read) -> None:
    assert place(only(read, text)) == expected


def test_who_tells_of_the_talks_is_no_topic(read: Read) -> None:
    text = (
        "Airbus is in talks with Rolls-Royce about a new engine, the planemaker's chief executive, "
        "Guillaume Faury, said on Friday."
    )
    assert topics(only(read, text)) == ["new engine"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Geneva was the scene of talks between China and America in May.", "Geneva"),
        ("Doha will be the venue for talks between Iran and the European Union on Saturday.", "Doha"),
    ],
)
def test_what_is_called_the_venue_is_the_place(text: str, expected: str, read: Read) -> None:
    assert place(only(read, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 2030 Expo's commissioner met Riyadh's mayor on Sunday.",
        "Envoys for the 2030 Asian Games met Doha's mayor on Sunday.",
        "The 2026 World Cup's organisers met Mexico City's mayor, Clara Brugada, on Sunday to discuss water supplies.",
    ],
)
def test_a_year_in_a_name_is_no_time(text: str, read: Read) -> None:
    assert days(only(read, text)) == (date(2026, 5, 10), date(2026, 5, 10))


def test_who_raises_something_behind_a_clause_is_no_one_more_in_it(read: Read) -> None:
    text = "When she met Wang Yi in Beijing, Britain's foreign secretary, Yvette Cooper, raised the case of Jimmy Lai."
    assert topics(only(read, text)) == ["case of Jimmy Lai"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ahead of Thursday's vote in Skopje, Hristijan Mickoski met António Costa in Brussels.", "Brussels"),
        ("A week after the attack in Peshawar, Shehbaz Sharif met Hamid Karzai in Doha.", "Doha"),
        ("Two days before Sunday's final in Dallas, Gianni Infantino met Donald Trump.", None),
    ],
)
def test_what_was_before_or_after_it_was_elsewhere(text: str, expected: str | None, read: Read) -> None:
    assert place(only(read, text)) == expected
