"""Whether an encounter is left open, came to nothing at the last moment or was told as it went on, by the words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def statuses(read: Read, text: str) -> list[str]:
    return [account.status for account in read(text, published=date(1985, 11, 20))]


@pytest.mark.parametrize(
    "text",
    [
        "It is not certain that Golda Meir will meet Anwar Sadat in Rome.",
        "It is far from certain that Golda Meir will meet Anwar Sadat in Rome.",
        "It is doubtful that Golda Meir will meet Anwar Sadat in Rome.",
        "There is no guarantee that Golda Meir and Anwar Sadat will meet in Rome.",
        "A meeting between Golda Meir and Anwar Sadat in Rome is in doubt.",
        "A summit of Leonid Brezhnev and Jimmy Carter in Vienna is up in the air.",
        "Talks between British Leyland and the miners' union next week hang in the balance.",
        "The visit of Josip Broz Tito to Cairo remains uncertain, officials said.",
        "Helmut Schmidt is in talks to meet Erich Honecker in Weimar, two diplomats said.",
        "The two embassies are negotiating a meeting between Golda Meir and Anwar Sadat.",
        "A court ordered British Leyland to negotiate with the Transport and General Workers' Union.",
        "The commission has told Paris to negotiate with Algiers.",
        "Golda Meir was sceptical about negotiating with Anwar Sadat.",
    ],
)
def test_what_is_left_open_is_only_proposed(text: str, read: Read) -> None:
    assert statuses(read, text) == ["proposed"]


def test_what_is_certain_is_a_plan(read: Read) -> None:
    assert statuses(read, "It is certain that Golda Meir will meet Anwar Sadat in Rome.") == ["planned"]


def test_who_is_told_to_prepare_a_meeting_is_not_asked_to_meet(read: Read) -> None:
    text = "Harold Wilson told his ministers to prepare for a meeting with Jack Jones in December."
    assert statuses(read, text) == ["planned"]


def test_a_participle_behind_the_two_of_a_meeting_is_not_its_verb(read: Read) -> None:
    text = "A meeting between Sanae Takaichi and Lee Jae-myung planned for next week is in doubt after the row."
    assert statuses(read, text) == ["proposed"]


@pytest.mark.parametrize(
    "text",
    [
        "Willy Brandt nearly met Leonid Brezhnev in Oreanda.",
        "Willy Brandt and Leonid Brezhnev almost met in Oreanda.",
        "Willy Brandt came close to meeting Leonid Brezhnev in Oreanda.",
        "Willy Brandt stopped short of meeting the exiles' leader, Milovan Djilas.",
        "Moscow batted away reports that Leonid Brezhnev had met Willy Brandt in Oreanda.",
        "The palace scotched rumours that King Hussein had dined with Shimon Peres in London.",
        "The bank rubbished claims that Hans Tietmeyer had telephoned Theo Waigel.",
        "Talk of a meeting between King Hussein and Shimon Peres was knocked down by the palace.",
        "Historians found no evidence that Josip Broz Tito had met Enver Hoxha in Ohrid.",
    ],
)
def test_what_nearly_came_about_or_was_waved_away_did_not(text: str, read: Read) -> None:
    assert statuses(read, text) == ["denied"]


def test_almost_before_another_word_denies_nothing(read: Read) -> None:
    text = "British Leyland and the Transport and General Workers' Union held almost daily talks in May."
    assert statuses(read, text) == ["occurred"]


@pytest.mark.parametrize(
    "text",
    [
        "But for the fog, Willy Brandt would have met Leonid Brezhnev in Oreanda.",
        "Without the rail strike Willy Brandt would have met Willi Stoph in Kassel.",
        "Had his aircraft not been turned back, Willy Brandt would have met Leonid Brezhnev on Friday.",
        "Willy Brandt would have met Leonid Brezhnev, but the airport closed.",
    ],
)
def test_what_something_came_between_is_cancelled(text: str, read: Read) -> None:
    assert statuses(read, text) == ["cancelled"]


@pytest.mark.parametrize(
    "text",
    [
        "Willy Brandt would later meet Leonid Brezhnev in Oreanda.",
        "Willy Brandt and Leonid Brezhnev would subsequently meet in Oreanda.",
        "Jawaharlal Nehru and Zhou Enlai would go on to meet in Bandung.",
    ],
)
def test_a_story_that_goes_on_with_would_tells_what_was(text: str, read: Read) -> None:
    assert statuses(read, text) == ["occurred"]


@pytest.mark.parametrize(
    "text",
    [
        "In 1961 John Kennedy flew to Vienna, where he would meet Nikita Khrushchev.",
        "A visit by Robert McNamara to Accra is back on after the vote.",
        "Talks between British Leyland and the Transport and General Workers' Union are on track to resume on Monday.",
    ],
)
def test_what_is_under_way_is_a_plan(text: str, read: Read) -> None:
    assert statuses(read, text) == ["planned"]


def test_would_later_with_a_condition_tells_nothing_that_was(read: Read) -> None:
    text = "Willy Brandt would later meet Leonid Brezhnev if the treaty was signed."
    assert statuses(read, text) == ["proposed"]


@pytest.mark.parametrize(
    "text",
    [
        "Claims that Josip Broz Tito had met Enver Hoxha in Ohrid turned out to be false.",
        "Reports that Josip Broz Tito had met Enver Hoxha in Ohrid proved unfounded.",
        "Reports of a meeting between Josip Broz Tito and Enver Hoxha proved to be a hoax.",
    ],
)
def test_a_report_that_proved_false_denies_it(text: str, read: Read) -> None:
    assert statuses(read, text) == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "The talks between Ian Smith and Joshua Nkomo proved difficult.",
        "Ian Smith waited two hours before meeting Joshua Nkomo at his hotel in Geneva.",
        "King Faisal kept Harold Wilson waiting for an hour before receiving him at the palace.",
    ],
)
def test_what_came_after_a_wait_or_proved_hard_was(text: str, read: Read) -> None:
    assert statuses(read, text) == ["occurred"]


@pytest.mark.parametrize(
    "text",
    [
        "A quarrel about flags all but scuppered the meeting of Willy Brandt and Willi Stoph in Kassel.",
        "A power cut nearly derailed the talks between Willy Brandt and Willi Stoph in Kassel.",
    ],
)
def test_what_nearly_called_it_off_did_not(text: str, read: Read) -> None:
    assert statuses(read, text) == ["occurred"]


@pytest.mark.parametrize(
    "text",
    [
        "Ian Smith is not averse to talks with Joshua Nkomo, a friend said.",
        "Ian Smith was not unwilling to meet Joshua Nkomo.",
        "Ian Smith is not opposed to a meeting with Joshua Nkomo.",
        "Cairo and Tripoli are edging closer to a summit of Anwar Sadat and Muammar Gaddafi.",
    ],
)
def test_who_has_nothing_against_it_leaves_it_open(text: str, read: Read) -> None:
    assert statuses(read, text) == ["proposed"]


@pytest.mark.parametrize(
    "text",
    [
        "Not a single European leader received Idi Amin last year.",
        "Not one envoy of the African Union has met Idi Amin since April.",
    ],
)
def test_not_one_did(text: str, read: Read) -> None:
    assert statuses(read, text) == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "No sooner had Willy Brandt met Willi Stoph than the truce broke down.",
        "Scarcely had Willy Brandt met Willi Stoph when the truce broke down.",
    ],
)
def test_no_sooner_had_they_met_is_no_condition(text: str, read: Read) -> None:
    assert statuses(read, text) == ["occurred"]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("proposed", "A meeting between Ian Smith and Joshua Nkomo is a possibility."),
        ("proposed", "A meeting between Ian Smith and Joshua Nkomo is overdue."),
        ("proposed", "A meeting between Ian Smith and Joshua Nkomo depends on the courts."),
        ("proposed", "The bishops fear that a meeting between Ian Smith and Joshua Nkomo would end in blows."),
        ("planned", "A meeting between Ian Smith and Joshua Nkomo is now certain."),
        ("denied", "The bishops blocked a meeting between Ian Smith and Joshua Nkomo."),
        ("denied", "The strike prevented a meeting between Ian Smith and Joshua Nkomo."),
        ("occurred", "Certain talks between Ian Smith and Joshua Nkomo were kept from the press."),
    ],
)
def test_what_is_said_of_a_meeting_tells_whether_it_will_be(status: str, text: str, read: Read) -> None:
    assert statuses(read, text) == [status]


def test_who_arranges_a_meeting_of_two_others_takes_no_part(read: Read) -> None:
    [account] = read("A meeting between Ian Smith and Joshua Nkomo is being arranged by Kenneth Kaunda.")
    assert {each.name for each in account.participants} == {"Ian Smith", "Joshua Nkomo"}


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("denied", "Ian Smith was to meet Joshua Nkomo but did not."),
        ("occurred", "Ian Smith promised to meet Joshua Nkomo and did so on Monday."),
        ("occurred", "Ian Smith had long wanted to meet Joshua Nkomo, and in Lusaka he did."),
        ("planned", "Ian Smith will meet Joshua Nkomo, as he did in May."),
        ("denied", "Ian Smith would rather resign than meet Joshua Nkomo."),
        ("planned", "Ian Smith is on the brink of talks with Joshua Nkomo."),
        ("occurred", "Ian Smith could be seen talking to Joshua Nkomo in the gardens."),
        ("occurred", "Ian Smith is to blame for the failure of the talks with Joshua Nkomo."),
    ],
)
def test_what_was_done_about_it_is_told_in_few_words(status: str, text: str, read: Read) -> None:
    assert statuses(read, text) == [status]


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("planned", "The council mandated Ian Smith to meet Joshua Nkomo."),
        ("planned", "The council tasked Ian Smith with meeting Joshua Nkomo."),
        ("denied", "The council did not authorise Ian Smith to meet Joshua Nkomo."),
        ("occurred", "The meeting of Ian Smith and Joshua Nkomo authorised by the council ended on Monday."),
    ],
)
def test_what_somebody_is_given_to_do_is_a_plan(status: str, text: str, read: Read) -> None:
    assert statuses(read, text) == [status]
