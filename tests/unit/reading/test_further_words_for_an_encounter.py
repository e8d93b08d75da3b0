"""Encounters in words of business, unions and churches: calls that are paid, round tables, what is said in person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.reading.test_sides_of_an_encounter import told

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

BRANDT, TITO = "Chancellor Willy Brandt", "President Josip Broz Tito"


@pytest.mark.parametrize(
    "text",
    [
        f"{BRANDT} paid a call on {TITO} in Belgrade.",
        f"{BRANDT} warned {TITO} in person of a strike.",
        f"{BRANDT} thanked {TITO} face to face in Belgrade.",
        f"{BRANDT} toured the shipyard with {TITO} on Friday.",
        f"{BRANDT} visited the flooded villages with the Yugoslav president, Josip Broz Tito.",
        f"{BRANDT} had {TITO} in for talks on Thursday.",
        f"{BRANDT} reached out to {TITO} last week to ask about the border.",
        f"{BRANDT} texted {TITO} on Sunday evening.",
        f"{BRANDT} approached {TITO} about a treaty.",
        f"{BRANDT} called on {TITO} on Friday to thank him for the wheat.",
        f"{BRANDT} was on the line to {TITO} within minutes.",
        f"{BRANDT} buttonholed {TITO} in Belgrade.",
        f"{BRANDT} had a dinner date with {TITO} in Belgrade.",
        f"“He listened,” said {BRANDT} after an hour with {TITO}.",
        f"After ninety minutes with {TITO}, {BRANDT} left without a word.",
        f"{BRANDT} got ten minutes with {TITO} after the mass.",
        f"{BRANDT} walked {TITO} through the old town of Lübeck.",
        f"{BRANDT} gave {TITO} a tour of the shipyard.",
        f"{TITO} was given a tour of the shipyard by {BRANDT}.",
        f"{BRANDT} gave {TITO} half an hour in Bonn.",
        f"{TITO} was given an hour by {BRANDT} in Bonn.",
        f"It took one phone call from {BRANDT} to {TITO} to settle the matter.",
    ],
)
def test_one_turns_to_the_other(text: str, read: Read) -> None:
    assert told(read, text) == [("occurred", ["Willy Brandt"], ["Josip Broz Tito"], [])]


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("The labour minister held a round table with teachers' unions.", ["labour minister"], ["teachers' unions"]),
        ("Chancellor Willy Brandt consulted the dockers' union.", ["Willy Brandt"], ["dockers' union"]),
        ("Mayor Willy Brandt made time for the union leaders.", ["Willy Brandt"], ["union leaders"]),
        ("Ferrero is sounding out Kellogg about its snacks.", ["Ferrero"], ["Kellogg"]),
        ("Premier Bob Hawke spoke with union leaders on Monday.", ["Bob Hawke"], ["union leaders"]),
        ("Dockers will talk to Premier Bob Hawke.", ["Dockers"], ["Bob Hawke"]),
        ("Premier Bob Hawke made contact with Fiat about the works.", ["Bob Hawke"], ["Fiat"]),
        ("Premier Bob Hawke shared a table with union leaders.", ["Bob Hawke"], ["union leaders"]),
        ("The king gave the fishermen's leader, Ian Duncan, an audience.", ["king"], ["Ian Duncan"]),
        ("The palace granted the strikers a meeting with Premier Bob Hawke.", ["strikers"], ["Bob Hawke"]),
        ("Citroen hammered out a deal with the IG Metall union.", ["Citroen"], ["IG Metall union"]),
        ("Mayor Willy Brandt spent an hour with tenants' groups.", ["Willy Brandt"], ["tenants' groups"]),
        (
            "The elders of Malindi called on Governor Ronald Ngala to thank him.",
            ["elders of Malindi"],
            ["Ronald Ngala"],
        ),
        ("President Lyndon Johnson refused to see the strike leaders.", ["Lyndon Johnson"], ["strike leaders"]),
        ("The union Verdi held talks with Deutsche Post in Bonn.", ["Verdi"], ["Deutsche Post"]),
        ("The Zambian FA summoned coach Ginger Pensulo to Lusaka.", ["Zambian FA"], ["Ginger Pensulo"]),
        ("It was the union leaders that the chancellor had negotiated with.", ["chancellor"], ["union leaders"]),
        ("Representatives of Nestlé were received by King Hussein.", ["Hussein"], ["Nestlé"]),
    ],
)
def test_bodies_and_groups_take_part_as_people_of_office_do(
    text: str, who: list[str], whom: list[str], read: Read
) -> None:
    [(_, *sides)] = told(read, text)
    assert sides == [who, whom, []]


@pytest.mark.parametrize(
    "text", ["A Kosygin-Brandt call is expected later this week.", "The Kosygin-Brandt call came."]
)
def test_a_hyphen_joins_the_two_of_a_call(text: str, read: Read) -> None:
    [(_, _, _, both)] = told(read, text)
    assert both == ["Kosygin", "Brandt"]


@pytest.mark.parametrize(
    "text",
    [
        "The two brothers met the victim outside a nightclub in Leeds.",
        "The suspects met in a car park and planned the raid.",
        "The attacker had met the victim on a dating site.",
        "Customers may return the goods in person.",
        "The storm approached Florida on Monday.",
        "The charity reaches out to lonely pensioners.",
        "The nurse spent an hour with her patients.",
        "Whigs and Tories embraced the bill.",
        "The rivers Tigris and Euphrates meet at Qurna.",
        "The minister, Barbara Castle, briefed reporters on the council's plans.",
        "The premier, Bob Hawke, gave the opposition an hour to study the bill.",
        "In the second act, the duke receives the ambassador of Mantua and sends him away.",
        "Talks by the astronaut Neil Armstrong sold out within minutes.",
        "Referee Jack Taylor declined to consult the fourth official.",
        "Near Koblenz the Moselle meets the Rhine.",
        "At Passau the Inn and the Ilz meet the Danube.",
        "Where the A1 meets the M25, queues stretched for six miles.",
        "The two governments agreed to call for an end to the war.",
        "She returned to the table with her winnings.",
        "Premier Bob Hawke was speaking to the BBC's breakfast programme.",
        "Premier Bob Hawke spoke to students in Cairns.",
        "The pilot made contact with the tower.",
        "The premier made time for a swim.",
        "Barcelona and Real Madrid have met 250 times.",
        "The prosecutor said that Mr Adeleke had met the other accused at a petrol station.",
        "The guide gave the tourists a tour of the castle.",
        "Army units advancing from Gao met the Joint Force near Kidal on Sunday.",
        "You should discuss the pills with your doctor, said Dr Benjamin Spock.",
        "President John Kennedy gave Premier Nikita Khrushchev an hour to answer.",
        "The nurses' union called on the governor to raise their pay.",
    ],
)
def test_crimes_and_everyday_life_are_no_encounters(text: str, read: Read) -> None:
    assert told(read, text) == []


def test_victims_of_a_flood_are_met_by_those_in_office(read: Read) -> None:
    [(_, who, whom, _)] = told(read, "Mayor Willy Brandt met the victims of the flood in Hamburg.")
    assert (who, whom) == (["Willy Brandt"], ["victims of the flood"])


def test_a_call_is_told_in_the_past_perfect(read: Read) -> None:
    text = f"{BRANDT} telephoned {TITO} on Monday. Mr Tito had rung him on the same matter last Wednesday."
    assert [who for _, who, _, _ in told(read, text)] == [["Willy Brandt"], ["Josip Broz Tito"]]


@pytest.mark.parametrize(
    "deed",
    [
        "conferred in Lusaka on Friday",
        "conferred in Lusaka over the price of copper",
        "discussed the price of copper on Friday",
        "are negotiating over the price of copper",
    ],
)
def test_what_two_without_a_name_do_is_read(deed: str, read: Read) -> None:
    [(_, who, whom, both)] = told(read, f"Zambia's mining minister and the head of the Copper Union {deed}.")
    assert (who, whom, len(both)) == ([], [], 2)
