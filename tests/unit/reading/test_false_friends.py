"""What looks like an encounter and is none, and what looks like none and is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Finance ministers of the nine meet eleven times a year in Brussels.", id="what is usual"),
        pytest.param("The Pope receives bishops from all continents every five years.", id="what is done every year"),
        pytest.param("Reinhold Messner reached the summit of Everest with Peter Habeler.", id="a mountain"),
        pytest.param("The plan has been well received by farmers in France, said Edgard Pisani.", id="a plan is liked"),
        pytest.param("Denis Healey did not discuss the loan with James Callaghan.", id="what was not spoken of"),
        pytest.param(
            "The comet will be seen again. Observatories in Chile had told of its close encounter with Jupiter.",
            id="of whom the sentence before speaks",
        ),
        pytest.param("Edward Heath was called “weak” by Harold Wilson on Monday.", id="what somebody is called"),
        pytest.param(
            "Harold Wilson spoke of his quarrel with Ian Smith.", id="with whom somebody has what he speaks of"
        ),
        pytest.param("Harold Wilson talked about working with Ian Smith.", id="with whom somebody works"),
        pytest.param("Phone calls to Harold Wilson and Edward Heath went unanswered.", id="nobody answered"),
        pytest.param("Speaking to the Greek Parliament, Konstantinos Karamanlis said so.", id="said to a body"),
        pytest.param("His message to Chancellor Denis Healey was: wait for the autumn.", id="what is only said"),
        pytest.param("Two rebels were killed in an encounter with the police of Assam.", id="a fight"),
        pytest.param("Denis Healey met his future wife Edna in Oxford.", id="family"),
        pytest.param(
            "At a panel discussion with Jack Jones in Leeds Barbara Castle defended her bill.", id="before an audience"
        ),
        pytest.param(
            "Leader Kim Dae-jung and Chairman Kim Young-sam called for raising wages to 1,500 won per hour.",
            id="wages by the hour are not raised together",
        ),
        pytest.param("Harold Wilson discussed the libel with his solicitor Arnold Goodman.", id="his own solicitor"),
        pytest.param("Barbara Castle never consulted Harold Wilson before making decisions.", id="a way of ruling"),
        pytest.param("Denis Healey had often met Henry Kissinger.", id="how often in the past"),
        pytest.param("Harold Wilson likes to meet Edward Heath in private.", id="what somebody likes"),
        pytest.param(
            "“I can’t imagine Menachem Begin sitting down with Yasser Arafat,” said Abba Eban.",
            id="what somebody cannot imagine",
        ),
        pytest.param(
            "Every talk that you have with Harold Wilson ends in smoke, said Barbara Castle.",
            id="each that anybody has",
        ),
        pytest.param("Jim Ryun broke the record on his debut at the meeting in Vancouver.", id="a record at a meeting"),
        pytest.param("Jim Ryun has another indoor meeting in Vancouver.", id="an indoor meeting"),
        pytest.param("British Airways launched consultations on a new runway.", id="asked of the public"),
        pytest.param("Jim Ryun ran the 1,500m at the Vancouver meeting against Kip Keino.", id="a meeting of athletes"),
        pytest.param("Goalkeeper Gordon Banks met his team-mate Bobby Moore in Stoke.", id="players"),
        pytest.param("Among the audience were Willy Brandt and Georges Pompidou.", id="a public"),
        pytest.param("For the book the historian Barbara Tuchman talked to Dean Rusk.", id="asked for a book"),
        pytest.param("Lord Lambton sent explicit letters to Norma Levy.", id="messages of a private kind"),
    ],
)
def test_no_encounter_is_told(text: str, read: Read) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        pytest.param(
            "Willy Brandt and Willi Stoph met in Kassel on Thursday, the first such meeting since March.", "met",
            id="what is behind a comma is the meeting itself",
        ),
        pytest.param(
            "Volkswagen and the union IG Metall are negotiating over wages.", "negotiating", id="about something"
        ),
        pytest.param("Harold Wilson and Lyndon Johnson conferred by telephone.", "conferred", id="by telephone"),
        pytest.param(
            "Greek and Turkish foreign ministers met in Athens on Monday, with the continental shelf in focus.", "met",
            id="what is in focus is nobody who is met",
        ),
        pytest.param(
            "Israeli and Egyptian officers met at Kilometre 101 with a view to a truce.", "met", id="with a view to",
        ),
        pytest.param("In the audience with Pope Paul VI, Willy Brandt raised the border.", "audience", id="granted"),
        pytest.param("Lawyers of Harold Wilson met Arnold Goodman in London.", "met", id="another's lawyers"),
        pytest.param("Coach Helmut Schön met President Gustav Heinemann in Bonn.", "met", id="a coach and a president"),
        pytest.param("Volkswagen and Fiat tried to merge two years ago but talks failed.", "talks", id="who tried"),
        pytest.param("Israel and Egypt signed the treaty after negotiations at Camp David.", "negotiations",
                     id="who signed"),
        pytest.param(
            "Ministers Hans Friderichs of Germany, Josef Staribacher of Austria and Ivar Nørgaard of Denmark conferred "
            "in Bonn.", "conferred", id="three with small words in their names",
        ),
    ],
)  # fmt: skip
def test_an_encounter_is_told(text: str, trigger: str, read: Read) -> None:
    assert [account.trigger.text for account in read(text)] == [trigger]


def test_a_tour_leads_to_the_countries_behind_of(read: Read) -> None:
    [account] = read("Takeo Fukuda sets off on a tour of Malaysia, Burma and Thailand.")
    assert {participant.name: participant.side for participant in account.participants} == {
        "Takeo Fukuda": "who",
        "Malaysia": "whom",
        "Burma": "whom",
        "Thailand": "whom",
    }


def test_calls_on_two_weekdays_are_two(read: Read) -> None:
    accounts = read("On Sunday Harold Wilson telephoned Lyndon Johnson; on Monday he telephoned him again.")
    assert [account.type for account in accounts] == ["call", "call"]


@pytest.mark.parametrize(
    "text",
    [
        "Borg won in four sets to set up a meeting with Connors in the final.",
        "Swiatek came through 6-3 6-4 to earn a meeting with Gauff.",
    ],
)
def test_a_meeting_that_is_earned_by_winning_is_a_match(text: str, read: Read) -> None:
    assert not read(text)


def test_a_meeting_that_is_set_up_by_who_won_an_election_is_one(read: Read) -> None:
    text = "The mayor, Willy Brandt, won the vote and set up a meeting with the governor, Bruno Kreisky."
    assert [account.status for account in read(text)] == ["planned"]


@pytest.mark.parametrize("who", ["The contact group", "The group of 77 developing countries", "The working group"])
def test_a_group_that_meets_plays_no_match(who: str, read: Read) -> None:
    assert [account.type for account in read(f"{who} met in Geneva on Monday.")] == ["meeting"]


@pytest.mark.parametrize(
    "text",
    [
        'The ministers, Willy Brandt and Olof Palme, said: "We have been in meeting after meeting," and flew home.',
        "President Willy Brandt took a car for the trip to Fornebu airport.",
    ],
)
def test_what_fills_the_day_and_the_way_to_an_aeroplane_are_no_encounters(text: str, read: Read) -> None:
    assert not read(text)


def test_a_meeting_of_nobody_in_a_report_of_matches_gives_nobody(read: Read) -> None:
    text = (
        "The striker scored in the league match, and the goalkeeper saved a penalty in the cup. Speaking on the radio, "
        "Ms Jamieson described Friday's meeting as productive and said that the league was right."
    )
    assert not read(text)
