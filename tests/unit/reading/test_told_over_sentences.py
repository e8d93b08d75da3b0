"""One encounter told over several sentences: who is meant, what is another one, what is the same told again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tasks.records import Account
    from tests.unit.reading.conftest import Read


def told(account: Account) -> str:
    """Return status, type and sides of an account as one line."""
    sides: dict[str, list[str]] = {"who": [], "whom": [], "both": []}
    for each in account.participants:
        sides[each.side].append(each.name)
    who, whom, both = (", ".join(sides[side]) for side in ("who", "whom", "both"))
    return f"{account.status} {account.type}: {both or f'{who} > {whom}'}"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Franz Jonas received Josip Broz Tito in Vienna. The Yugoslav then went to Graz, where he met Hans Koren.",
            "occurred meeting: Josip Broz Tito > Hans Koren",
        ),
        (
            "Georges Pompidou hosted Willy Brandt in Paris. The German later met Alain Poher.",
            "occurred meeting: Willy Brandt > Alain Poher",
        ),
        (
            "Georges Pompidou hosted Willy Brandt in Paris. The Frenchman later met Alain Poher.",
            "occurred meeting: Georges Pompidou > Alain Poher",
        ),
    ],
)
def test_the_foreigner_of_two_is_the_guest(text: str, last: str, read: Read) -> None:
    assert told(read(text)[-1]) == last


@pytest.mark.parametrize(
    "text",
    [
        "Ghana's bishops called on Jerry Rawlings on Monday to press him about the mines.",
        "Ghana's bishops called on Jerry Rawlings on Monday.",
    ],
)
def test_people_of_a_land_call_on_somebody(text: str, read: Read) -> None:
    assert [told(each) for each in read(text)] == ["occurred meeting: Ghana's bishops > Jerry Rawlings"]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana's bishops called on Jerry Rawlings for an amnesty.",
        "Ghana's bishops called on Jerry Rawlings to free the miners.",
    ],
)
def test_an_appeal_to_somebody_is_no_call_on_him(text: str, read: Read) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("behind", "other"),
    [
        ("A second round is due on Thursday.", "planned talks"),
        ("The next round is set for Thursday.", "planned talks"),
        ("A fresh round of talks is due on Thursday.", "planned talks"),
        ("A further meeting is planned.", "planned meeting"),
        ("A follow-up is set for next week.", "planned talks"),
        ("An earlier meeting, on Monday, had ended in acrimony.", "occurred meeting"),
        ("A first round in March had failed.", "occurred talks"),
    ],
)
def test_those_who_were_told_meet_another_time(behind: str, other: str, read: Read) -> None:
    accounts = read(f"Anwar Sadat and Menachem Begin held talks in Ismailia on Wednesday. {behind}")
    assert [told(each) for each in accounts] == [
        "occurred talks: Anwar Sadat, Menachem Begin",
        f"{other}: Anwar Sadat, Menachem Begin",
    ]


@pytest.mark.parametrize(
    "behind",
    [
        "A second round of voting is due on Sunday.",
        "A follow-up to the film is planned for May.",
        "The talks were the second round.",
    ],
)
def test_another_round_of_something_else_is_no_encounter(behind: str, read: Read) -> None:
    assert len(read(f"Anwar Sadat and Menachem Begin held talks in Ismailia on Wednesday. {behind}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "John Kennedy slept. But when Harold Macmillan rang at dawn, the American president spoke to him for an hour.",
        "Harold Macmillan telephoned on Sunday. John Kennedy talked to him for 20 minutes.",
    ],
)
def test_who_rang_comes_first_where_the_other_is_said_to_have_spoken(text: str, read: Read) -> None:
    assert [told(each) for each in read(text)] == ["occurred call: Harold Macmillan > John Kennedy"]


@pytest.mark.parametrize("behind", ["Their conversation lasted an hour.", "The conversation lasted an hour."])
def test_a_conversation_after_a_call_is_the_call(behind: str, read: Read) -> None:
    accounts = read(f"John Kennedy rang Harold Macmillan on Friday. {behind}")
    assert [told(each) for each in accounts] == ["occurred call: John Kennedy > Harold Macmillan"]


def test_a_conversation_after_a_call_is_the_call_though_a_meeting_was_told_before(read: Read) -> None:
    text = "John Kennedy met Charles de Gaulle in Paris on Thursday. On Friday Kennedy rang Harold Macmillan. "
    accounts = read(f"{text}Their conversation lasted an hour.")
    assert [[mention.text for mention in each.mentions] for each in accounts] == [["met"], ["rang", "conversation"]]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (
            "John Kennedy rang Harold Macmillan on Friday. He had rung him about the same matter last Monday.",
            "occurred call: John Kennedy > Harold Macmillan",
        ),
        (
            "John Kennedy rang Harold Macmillan on Friday. Macmillan had rung him a week earlier.",
            "occurred call: Harold Macmillan > John Kennedy",
        ),
        (
            "John Kennedy rang Harold Macmillan on Friday. They last spoke on Monday.",
            "occurred meeting: John Kennedy, Harold Macmillan",
        ),
        (
            "John Kennedy rang Harold Macmillan on Friday. The two last saw each other in May.",
            "occurred meeting: John Kennedy, Harold Macmillan",
        ),
    ],
)
def test_an_earlier_encounter_right_behind_is_another_one(text: str, other: str, read: Read) -> None:
    assert sorted(told(each) for each in read(text)) == sorted(
        [
            "occurred call: John Kennedy > Harold Macmillan",
            other,
        ]
    )


@pytest.mark.parametrize("earlier", ["who last met in Vienna in June", "who last spoke in June"])
def test_who_behind_a_comma_stands_for_both(earlier: str, read: Read) -> None:
    accounts = read(f"Nikita Khrushchev and John Kennedy, {earlier}, exchanged letters on Friday.")
    assert [told(each).partition(": ")[2] for each in accounts] == ["Nikita Khrushchev, John Kennedy"] * 2


def test_one_verb_tells_of_two_to_whom_somebody_spoke(read: Read) -> None:
    accounts = read("Willy Brandt spoke to Willi Stoph on Monday and to Bruno Kreisky on Tuesday.")
    assert [told(each) for each in accounts] == [
        "occurred call: Willy Brandt > Willi Stoph",
        "occurred call: Willy Brandt > Bruno Kreisky",
    ]


@pytest.mark.parametrize("verb", ["sat down", "dined"])
def test_two_who_sit_down_do_it_with_each_other(verb: str, read: Read) -> None:
    accounts = read(f"Willy Brandt and Willi Stoph {verb} in Erfurt on Thursday.")
    assert [told(each) for each in accounts] == ["occurred meeting: Willy Brandt, Willi Stoph"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Asked about her talks with Anwar Sadat in Cairo, Golda Meir said that they had been frank.",
            "occurred talks: Golda Meir > Anwar Sadat",
        ),
        (
            "Anwar Sadat and Menachem Begin are old rivals. The former visited the latter at his home on Friday.",
            "occurred visit: Anwar Sadat > Menachem Begin",
        ),
        (
            "After his talks with Anwar Sadat in Aswan, Jimmy Carter telephoned the Egyptian president.",
            "occurred call: Jimmy Carter > Anwar Sadat",
        ),
    ],
)
def test_somebody_told_before_is_meant(text: str, last: str, read: Read) -> None:
    assert told(read(text)[-1]) == last


def test_before_they_met_they_had_met(read: Read) -> None:
    accounts = read("A week after their meeting in Bonn, Willy Brandt met Willi Stoph again in Erfurt on Monday.")
    assert [told(each) for each in accounts] == [
        "occurred meeting: Willy Brandt, Willi Stoph",
        "occurred meeting: Willy Brandt > Willi Stoph",
    ]


def test_those_who_talk_again_do_it_another_time(read: Read) -> None:
    accounts = read("Willy Brandt and Willi Stoph met in Erfurt on Monday. They will talk again in May.")
    assert [told(each) for each in accounts] == [
        "occurred meeting: Willy Brandt, Willi Stoph",
        "planned meeting: Willy Brandt, Willi Stoph",
    ]


def test_who_chaired_it_is_told_in_a_clause_aside(read: Read) -> None:
    text = (
        "The Commonwealth summit in Lusaka, which Kenneth Kaunda chaired, ended on Monday. Delegates left the summit."
    )
    assert [told(each) for each in read(text)] == ["occurred summit: Kenneth Kaunda, Commonwealth"]


def test_the_first_of_a_name_is_a_person(read: Read) -> None:
    text = "Athenagoras I, the patriarch of Constantinople, was in hospital. Paul VI telephoned him there."
    assert [told(each) for each in read(text)] == ["occurred call: Paul VI > Athenagoras I"]


def test_the_cardinal_is_the_archbishop(read: Read) -> None:
    text = (
        "Chile's president, Salvador Allende, had asked the archbishop of Santiago, Raul Silva, for an hour. "
        "The cardinal received him on Thursday."
    )
    assert [told(each) for each in read(text)] == ["occurred meeting: Raul Silva > Salvador Allende"]


def test_those_who_met_call_on_a_third_together(read: Read) -> None:
    accounts = read("Willy Brandt and Bruno Kreisky met in Vienna. The pair then met Josip Broz Tito.")
    assert [told(each) for each in accounts] == [
        "occurred meeting: Willy Brandt, Bruno Kreisky",
        "occurred meeting: Willy Brandt, Bruno Kreisky > Josip Broz Tito",
    ]


def test_one_verb_tells_of_two_firms(read: Read) -> None:
    accounts = read("The United Auto Workers met Ford on Monday and Chrysler on Tuesday.")
    assert [told(each) for each in accounts] == [
        "occurred meeting: United Auto Workers > Ford",
        "occurred meeting: United Auto Workers > Chrysler",
    ]


@pytest.mark.parametrize(
    ("behind", "last"),
    [
        ("Macmillan rang back an hour later.", "occurred call: Harold Macmillan > John Kennedy"),
        ("Macmillan called him back at midnight.", "occurred call: Harold Macmillan > John Kennedy"),
        ("He did not call back.", "occurred call: John Kennedy > Harold Macmillan"),
    ],
)
def test_who_rings_back_makes_another_call(behind: str, last: str, read: Read) -> None:
    accounts = read(f"John Kennedy rang Harold Macmillan on Friday. {behind}")
    assert told(accounts[-1]) == last


def test_who_had_never_met_before_meet_when_they_shake_hands(read: Read) -> None:
    accounts = read("Anwar Sadat and Menachem Begin had never met before. They shook hands in Jerusalem on Sunday.")
    assert [told(each) for each in accounts] == ["occurred meeting: Anwar Sadat, Menachem Begin"]


@pytest.mark.parametrize(
    "text",
    [
        "Bjorn Borg and John McEnroe played for four hours. They shook hands at the net.",
        "Bjorn Borg beat John McEnroe at Wimbledon. They shook hands and left.",
    ],
)
def test_players_who_shake_hands_have_played(text: str, read: Read) -> None:
    assert not read(text)


def test_the_host_is_told_behind_the_visit(read: Read) -> None:
    accounts = read("Josip Broz Tito visited Cairo on Monday. His host, Gamal Abdel Nasser, showed him the new dam.")
    assert [told(each) for each in accounts] == ["occurred visit: Josip Broz Tito > Gamal Abdel Nasser"]


def test_talks_that_resume_on_another_day_are_others(read: Read) -> None:
    accounts = read("Egypt and Israel held talks in Ismailia on Wednesday. The talks will resume on Friday.")
    assert [told(each) for each in accounts] == ["occurred talks: Egypt, Israel", "planned talks: Egypt, Israel"]


def test_a_host_who_is_named_received_his_guest(read: Read) -> None:
    accounts = read("Josip Broz Tito spent Friday in Cairo. His host, Gamal Abdel Nasser, took him to the dam.")
    assert [told(each) for each in accounts] == ["occurred meeting: Gamal Abdel Nasser > Josip Broz Tito"]


def test_the_host_of_a_show_received_nobody(read: Read) -> None:
    assert not read("The show's host, Johnny Carson, told a joke. His guest laughed.")
