"""Encounters told by nouns, turns of phrase and headlines: an audience for somebody, heads put together, "B talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.reading.test_sides_of_an_encounter import told

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

BRANDT, TITO = "Chancellor Willy Brandt", "President Josip Broz Tito"
Names = list[str]
ONE_TO_OTHER: tuple[Names, Names, Names] = (["Willy Brandt"], ["Josip Broz Tito"], [])
BOTH: tuple[Names, Names, Names] = ([], [], ["Willy Brandt", "Josip Broz Tito"])


@pytest.mark.parametrize(
    "text",
    [
        f"{BRANDT}'s audience for {TITO} lasted an hour.",
        f"An audience was granted to {TITO} by {BRANDT} in Bonn.",
        f"Talks by the German chancellor, Willy Brandt, with {TITO} went on until midnight.",
        f"{BRANDT} picked up the phone to {TITO} on Sunday.",
        f"{BRANDT} called in {TITO} on Sunday over the flight.",
        f"{BRANDT} has written back to {TITO}.",
        f"A phone call with {TITO} preceded {BRANDT}'s decision to close the port, the Red Cross said.",
    ],
)
def test_one_sees_or_turns_to_the_other(text: str, read: Read) -> None:
    assert told(read, text) == [("occurred", *ONE_TO_OTHER)]


@pytest.mark.parametrize(
    "text",
    [
        f"{BRANDT} and {TITO} put their heads together over the dam on Friday.",
        f"{BRANDT} and {TITO} came face to face at the funeral in Paris.",
        f"The exchange of letters between {BRANDT} and {TITO} was made public.",
        f"The conference in Helsinki drew {BRANDT} and {TITO}.",
    ],
)
def test_both_have_it_with_each_other(text: str, read: Read) -> None:
    assert told(read, text) == [("occurred", *BOTH)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brandt to host Tito at Villa Hammerschmidt next week", ("planned", ["Brandt"], ["Tito"], [])),
        ("Modi to host Carney at Hyderabad House next week", ("planned", ["Modi"], ["Carney"], [])),
        ("Carter flies to Jerusalem ahead of Sadat summit", ("planned", ["Carter"], ["Sadat"], [])),
        ("India-Nepal water talks open in Delhi", ("occurred", [], [], ["India", "Nepal"])),
        ("Serbia-Croatia border talks open in Vukovar", ("occurred", [], [], ["Serbia", "Croatia"])),
    ],
)
def test_a_headline_tells_it_in_few_words(text: str, expected: tuple[str, Names, Names, Names], read: Read) -> None:
    assert told(read, text) == [expected]


def test_somebody_is_called_to_a_ministry(read: Read) -> None:
    ambassador = "The Dutch ambassador was called {}to the foreign ministry in Ankara on Monday."
    for particle in ("", "in "):
        assert told(read, ambassador.format(particle)) == [("occurred", ["foreign ministry"], ["Dutch ambassador"], [])]


def test_a_tour_takes_somebody_somewhere(read: Read) -> None:
    text = f"A visit of four days took {TITO} to Delhi and Bombay."
    assert told(read, text) == [("occurred", ["Josip Broz Tito"], [], [])]


def test_who_comes_back_to_the_table_on_a_day_has_not_yet(read: Read) -> None:
    text = "Ford returns to the bargaining table with the United Auto Workers on Monday."
    assert told(read, text) == [("planned", ["Ford"], ["United Auto Workers"], [])]


def test_what_is_promised_in_an_exchange_of_letters_makes_no_plan_of_it(read: Read) -> None:
    text = f"In an exchange of letters with {TITO}, {BRANDT} promised to pay."
    assert told(read, text) == [("occurred", *ONE_TO_OTHER)]


@pytest.mark.parametrize(
    "text",
    [
        "Poland has received a million Ukrainians since the war began.",
        "The dialogue in Pedro Almodóvar's latest script was polished with Tilda Swinton.",
        "In the third round of the French Open, Chris Evert meets Martina Navratilova on Friday.",
        "Boris Becker meets Stefan Edberg in the second round on Wednesday.",
        "Willy Brandt and Josip Broz Tito put their heads out of the window.",
        "Willy Brandt was called to a higher office.",
    ],
)
def test_what_only_sounds_like_it_is_none(text: str, read: Read) -> None:
    assert told(read, text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{BRANDT} pleaded with {TITO} in Belgrade for the prisoners.",
        f"{BRANDT} took his case to {TITO} on Friday.",
        f"{BRANDT} cleared the air with {TITO} in Bonn.",
        f"{BRANDT} had words with {TITO} after the vote.",
        f"{BRANDT} accepted the credentials of Yugoslavia's new ambassador, Josip Broz Tito.",
        f"{BRANDT} got {TITO} on the line within an hour.",
        f"{BRANDT} is in Belgrade at the invitation of {TITO}.",
        f"At the invitation of {TITO}, Germany's Willy Brandt arrived in Belgrade on Monday.",
        f"{BRANDT} visited Zagreb on Tuesday at the invitation of {TITO}.",
        f"In a letter to {TITO}, the chairman of the Socialist International, Willy Brandt, asked for mercy.",
        f"In a letter to {TITO}, Germany's chancellor, Willy Brandt, asked for observers.",
    ],
)
def test_one_comes_before_the_other_or_writes_to_him(text: str, read: Read) -> None:
    assert told(read, text) == [("occurred", *ONE_TO_OTHER)]


@pytest.mark.parametrize(
    "text",
    [
        f"{BRANDT} is due in Belgrade on Monday to meet {TITO}.",
        f"{BRANDT} was due in Belgrade on Thursday to confer with {TITO}.",
    ],
)
def test_who_is_due_somewhere_to_meet_somebody_has_not_yet(text: str, read: Read) -> None:
    assert told(read, text) == [("planned", *ONE_TO_OTHER)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran, US talks resume in Muscat", ("occurred", [], [], ["Iran", "US"])),
        ("Egypt, Ethiopia dam talks stall", ("occurred", [], [], ["Egypt", "Ethiopia"])),
        ("Lufthansa, Verdi talks collapse", ("occurred", [], [], ["Lufthansa", "Verdi"])),
        ("Bukele phones Mulino after canal fire", ("occurred", ["Bukele"], ["Mulino"], [])),
        ("Japan's Takaichi in Delhi for state visit", ("occurred", ["Takaichi"], [], [])),
    ],
)
def test_a_headline_leaves_out_what_joins_the_words(
    text: str, expected: tuple[str, Names, Names, Names], read: Read
) -> None:
    assert told(read, text) == [expected]


def test_three_hold_a_trilateral(read: Read) -> None:
    text = "Jimmy Carter, Anwar Sadat and Menachem Begin held a trilateral at Camp David on Monday."
    assert told(read, text) == [("occurred", [], [], ["Jimmy Carter", "Anwar Sadat", "Menachem Begin"])]


def test_who_gets_round_the_table_talks(read: Read) -> None:
    text = "Ford and the United Auto Workers got round the table in Dearborn on Monday."
    assert told(read, text) == [("occurred", [], [], ["Ford", "United Auto Workers"])]


@pytest.mark.parametrize(
    "text",
    [
        "Simon Sinek has given three TED talks and sold four million books.",
        "Ted Sarandos opened the TED talks in Vancouver with a joke.",
        "The coach's team talks at Leicester are short, said Jamie Vardy.",
        "Karim Khan took the case to the appeals court in The Hague.",
        "In Paris, the capital of France, rain fell.",
    ],
)
def test_talks_to_a_hall_and_cases_before_a_court_are_none(text: str, read: Read) -> None:
    assert told(read, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Talks in Geneva on Monday saw Andrei Gromyko and Henry Kissinger settle the row over grain.",
            ("occurred", [], [], ["Andrei Gromyko", "Henry Kissinger"]),
        ),
        (f"{BRANDT} gave a briefing on Berlin to {TITO}.", ("occurred", *ONE_TO_OTHER)),
        (
            "Queen Elizabeth gathered the heads of the Commonwealth.",
            ("occurred", ["Elizabeth"], ["heads of the Commonwealth"], []),
        ),
        (f"{BRANDT} called the party leaders together in Bonn.", ("occurred", ["Willy Brandt"], ["party leaders"], [])),
        (f"{BRANDT} would not see {TITO} in Bonn.", ("denied", *ONE_TO_OTHER)),
        (f"{BRANDT} comes to Belgrade this week for talks with {TITO}.", ("planned", *ONE_TO_OTHER)),
        (
            "After talks with Marco Rubio, Germany's chancellor, Willy Brandt, left.",
            ("occurred", ["Willy Brandt"], ["Marco Rubio"], []),
        ),
        (
            "Behind closed doors in Addis Ababa, Abiy Ahmed and Isaias Afwerki haggled over the port.",
            ("occurred", [], [], ["Abiy Ahmed", "Isaias Afwerki"]),
        ),
    ],
)
def test_what_a_sentence_tells_of_it(text: str, expected: tuple[str, Names, Names, Names], read: Read) -> None:
    assert told(read, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The army gave a briefing to reporters in Jos on Friday.",
        "The museum gathered works of the painter Josip Generalić.",
        "Talks of a merger saw Siemens rise by a tenth.",
    ],
)
def test_briefings_of_the_press_and_gathered_works_are_none(text: str, read: Read) -> None:
    assert told(read, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TITO} took {BRANDT}'s call in his car.", ("occurred", *ONE_TO_OTHER)),
        (f"{BRANDT} returned {TITO}'s call on Thursday.", ("occurred", *ONE_TO_OTHER)),
        (f"The reunion of {BRANDT} and {TITO} in Bonn lasted an hour.", ("occurred", *BOTH)),
        (
            "Six hours of negotiations left Ford and the United Auto Workers no nearer to a deal on Tuesday.",
            ("occurred", [], [], ["Ford", "United Auto Workers"]),
        ),
        ("Modi's Tokyo trip was called off on Monday.", ("cancelled", ["Modi"], [], [])),
    ],
)
def test_who_had_it_is_told_beside_the_noun(text: str, expected: tuple[str, Names, Names, Names], read: Read) -> None:
    assert told(read, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        f"{BRANDT} answered {TITO}'s call for help.",
        "The reunion of the band drew thousands to Cardiff.",
        "The tour of Oasis took in Cardiff, Manchester and Dublin.",
        "The Vienna Philharmonic's autumn tour takes it to Seoul, Taipei and Shanghai.",
        f"{BRANDT} refused to answer the calls of reporters.",
    ],
)
def test_calls_for_help_and_tours_of_bands_are_none(text: str, read: Read) -> None:
    assert told(read, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The strike forced Hyundai into negotiations with the Korean Metal Workers' Union on Monday.",
            ("occurred", ["Hyundai"], ["Korean Metal Workers' Union"], []),
        ),
        (f"{BRANDT} has been in touch with {TITO} since the vote.", ("occurred", *ONE_TO_OTHER)),
        (f"Messages between {BRANDT} and {TITO} were published in Athens.", ("occurred", *BOTH)),
        (f"{BRANDT} led {TITO} through the memorial in Berlin.", ("occurred", *ONE_TO_OTHER)),
        (f"{BRANDT} secured an appointment with {TITO} in Belgrade.", ("occurred", *ONE_TO_OTHER)),
        (
            "A deputation of Welsh farmers saw the first minister, Eluned Morgan, on Wednesday.",
            ("occurred", ["deputation of Welsh farmers"], ["Eluned Morgan"], []),
        ),
        (f"{BRANDT} put in a call to {TITO} from the plane.", ("occurred", *ONE_TO_OTHER)),
    ],
)
def test_who_is_drawn_into_it(text: str, expected: tuple[str, Names, Names, Names], read: Read) -> None:
    assert told(read, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Some 300,000 people visited the Rijksmuseum in May.",
        "Thousands of pilgrims visited the shrine at Fátima on Tuesday, and Bishop José Ornelas blessed them.",
        "Kigali is host to 30,000 refugees from Burundi.",
        "Brazil is host to the largest community of Japanese outside Japan.",
        "The author is in touch with her readers on Instagram.",
        "Keir Starmer is out of touch with the north, said Andy Burnham.",
        "Messages between the brain and the gut travel along a nerve.",
        "Enzo Maresca led Chelsea through the group stage.",
        "The team saw the president, Javier Milei, on television.",
    ],
)
def test_crowds_and_those_who_are_only_in_a_place_meet_nobody(text: str, read: Read) -> None:
    assert told(read, text) == []


@pytest.mark.parametrize("name", ["Amit Shah", "Robert King", "Stephen Pope", "Malcolm Bishop"])
def test_a_surname_that_is_an_office_too_ends_a_name(name: str, read: Read) -> None:
    text = f"Emmanuel Macron met the home minister, {name}."
    assert told(read, text) == [("occurred", ["Emmanuel Macron"], [name], [])]


@pytest.mark.parametrize(
    "text",
    [f"{BRANDT} took {TITO} aside after the funeral.", f"{BRANDT} sought out {TITO} at the funeral in Paris."],
)
def test_one_speaks_with_another_of_many(text: str, read: Read) -> None:
    assert told(read, text) == [("occurred", *ONE_TO_OTHER)]


def test_a_captain_is_taken_aside_and_a_player_sought_out_in_a_game(read: Read) -> None:
    assert told(read, "The referee took the captains aside in the second half.") == []
    assert told(read, "Bruno Fernandes sought out Diogo Dalot with a long ball.") == []
