"""What the text says of the encounter itself, or right behind it of those who met, are its topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

MET = "Willy Brandt met Bruno Kreisky in Vienna on Monday."


def topics(text: str, read: Read) -> list[str]:
    """Return the topics of the text's first account."""
    return [topic.phrase for topic in read(text)[0].topics]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("Their meeting was devoted to the Brenner railway.", ["Brenner railway"]),
        ("The talks ranged from milk quotas to ski lifts.", ["milk quotas", "ski lifts"]),
        ("It was mostly about road tolls, an aide said.", ["road tolls"]),
        ("The emphasis was on cleaner rivers.", ["cleaner rivers"]),
        ("The focus was on milk quotas and on road tolls.", ["milk quotas", "road tolls"]),
        ("Border checks were mentioned too.", ["Border checks"]),
        ("The water of the Inn was also touched upon.", ["water of the Inn"]),
        ("He told him about plans for a tunnel.", ["plans for a tunnel"]),
        ("He questioned him about banished monks.", ["banished monks"]),
        ("They dealt with the price of milk.", ["price of milk"]),
        ("Milk quotas featured prominently.", ["Milk quotas"]),
        ("Church land was discussed at length.", ["Church land"]),
        ("They reached a deal on river patrols.", ["river patrols"]),
        ("One of the projects discussed was a bridge at Linz.", ["bridge at Linz"]),
        ("He enquired about losses in the flood.", ["losses in the flood"]),
        ("He outlined how the tunnel would be paid for.", ["how the tunnel would be paid for"]),
        ("They signed an accord on milk quotas.", ["milk quotas"]),
        ("Ski lifts topped the list, followed by road tolls.", ["Ski lifts", "road tolls"]),
        ("It rained. The streets were wet. Trams ran late. They also touched upon road tolls.", ["road tolls"]),
        ("Some of the items discussed included milk quotas and ski lifts.", ["milk quotas", "ski lifts"]),
        ("The participants reviewed the price of milk.", ["price of milk"]),
        ("It rained. Kreisky raised the treatment of banished monks.", ["treatment of banished monks"]),
        ("It rained. Kreisky voiced concern about road tolls.", ["road tolls"]),
    ],
)
def test_what_is_said_of_the_encounter_behind_it_is_a_topic(behind: str, expected: list[str], read: Read) -> None:
    assert topics(f"{MET} {behind}", read) == expected


@pytest.mark.parametrize(
    "behind",
    [
        "The emphasis of the firm was on cheap cars.",
        "The film was mentioned by critics in Paris.",
        "The talks were not about road tolls.",
        "A new cable will be debated in parliament next week.",
        "Bavaria's farmers are to be told about new quotas.",
        "They deal with hundreds of letters a day.",
        "He then briefed his cabinet on wine duties.",
        "Wine duties were hardly mentioned.",
    ],
)
def test_what_is_said_of_something_else_is_none(behind: str, read: Read) -> None:
    assert topics(f"{MET} {behind}", read) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Willy Brandt met Bruno Kreisky, who asked him for help with a gas pipeline.", ["help with a gas pipeline"]),
        ("Willy Brandt was received by Bruno Kreisky, who raised the treatment of hop pickers.", ["treatment of hop"]),
        ("Willy Brandt and Bruno Kreisky met to iron out a quarrel over shift work.", ["quarrel over shift work"]),
        ("Willy Brandt met Bruno Kreisky on Monday in search of grain.", ["grain"]),
        ("Willy Brandt met Bruno Kreisky to win his support for a border fund.", ["border fund"]),
        ("Willy Brandt met Bruno Kreisky to hear how Austria taxes wine.", ["how Austria taxes wine"]),
        ("Willy Brandt met Bruno Kreisky on the question of whether to dam the Inn.", ["whether to dam the Inn"]),
        ("Willy Brandt did not talk to Bruno Kreisky about the closure of the mill.", ["closure of the mill"]),
        ("Ford is in talks with Bruno Kreisky to build and run a gearbox plant.", ["gearbox plant"]),
        ("A railway tunnel was raised when Willy Brandt met Bruno Kreisky.", ["railway tunnel"]),
        ("Trade topped the agenda when Willy Brandt met Bruno Kreisky.", ["Trade"]),
        ("Lumber talks between Canada and Austria broke up in Vienna on Thursday.", ["Lumber"]),
        ("Nuclear talks between Canada and Austria broke up in Vienna on Thursday.", ["Nuclear"]),
        ("Willy Brandt met Bruno Kreisky and asked for more nurses.", ["more nurses"]),
        ("Willy Brandt met Bruno Kreisky to look into a second tunnel.", ["second tunnel"]),
        ("Willy Brandt met Bruno Kreisky on the matter of a disputed abbey.", ["disputed abbey"]),
        ("Willy Brandt met Bruno Kreisky and promised to cooperate on ports and pollen.", ["ports", "pollen"]),
        ("Willy Brandt met Bruno Kreisky in Graz, where they spoke of drought.", ["drought"]),
        ("Willy Brandt discussed with Bruno Kreisky the laying of a cable.", ["laying of a cable"]),
        ("Willy Brandt met Bruno Kreisky and asked him about the railway.", ["railway"]),
        ("Willy Brandt met Bruno Kreisky to reopen the question of wine duties.", ["wine duties"]),
        ("Willy Brandt held talks with Bruno Kreisky on Austria's nuclear programme.", ["nuclear programme"]),
        ("Greece and Macedonia held talks on the name of the republic in Vienna.", ["name of the republic"]),
        ("Willy Brandt talked dairy rules with Bruno Kreisky in Vienna.", ["dairy rules"]),
        (
            "What to do with the abbey will be the main subject when Willy Brandt meets Bruno Kreisky.",
            ["What to do with"],
        ),
    ],
)
def test_what_is_raised_asked_for_or_sought_there_is_a_topic(text: str, expected: list[str], read: Read) -> None:
    found = topics(text, read)
    assert len(found) == len(expected)
    assert all(each in phrase for each, phrase in zip(expected, found, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Willy Brandt met Bruno Kreisky, who raised taxes last year.",
        "Willy Brandt met Bruno Kreisky in Vienna and told reporters about a new tunnel.",
        "Willy Brandt met Bruno Kreisky in Vienna and spoke to journalists about his love of cycling.",
        "Willy Brandt met Bruno Kreisky on the sidelines of a summit on hunger in Rome.",
        "Willy Brandt met Bruno Kreisky before flying on to Rome for a conference about glaciers.",
        "Canada and Austria held marathon talks in Vienna on Thursday.",
        "Party talks between Willy Brandt and Bruno Kreisky broke up in Vienna on Thursday.",
    ],
)
def test_what_was_done_elsewhere_and_the_manner_of_talks_are_no_topics(text: str, read: Read) -> None:
    assert topics(text, read) == []


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("milk quotas over lunch", ["milk quotas"]),
        ("milk quotas by telephone", ["milk quotas"]),
        ("milk quotas and new flights with his Swiss counterpart", ["milk quotas", "new flights"]),
        ("night services and the price of milk", ["night services", "price of milk"]),
        ("a four-day week and the closure of two mills", ["four-day week", "closure of two mills"]),
        ("a nine-week lockout", ["nine-week lockout"]),
        ("the no-confidence vote", ["no-confidence vote"]),
        ("milk quotas, besides a rail tunnel and hops", ["milk quotas", "rail tunnel", "hops"]),
        ("the question whether to dam the Inn", ["whether to dam the Inn"]),
        ("a forest fund and flights", ["forest fund", "flights"]),
        ("the war in Laos and other regional crises", ["war in Laos", "other regional crises"]),
    ],
)
def test_a_topic_is_its_noun_phrase(behind: str, expected: list[str], read: Read) -> None:
    assert topics(f"Willy Brandt and Bruno Kreisky discussed {behind}.", read) == expected


def test_a_relative_clause_of_a_topic_tells_no_other(read: Read) -> None:
    text = "Willy Brandt met Bruno Kreisky to discuss the crisis in Laos, where a vote has sent many over the border."
    assert topics(text, read) == ["crisis in Laos"]


def test_those_who_take_part_are_no_part_of_a_topic(read: Read) -> None:
    text = "Talks on a new harbour between Canada's government and the Quebec administration were held in Montreal."
    assert topics(text, read) == ["new harbour"]
