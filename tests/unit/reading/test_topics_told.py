"""What the text says outright that an encounter was about is a topic, as a whole phrase and nothing behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def topics(text: str, read: Read) -> list[str]:
    """Return the topics of the text's only account."""
    [account] = read(text)
    return [topic.phrase for topic in account.topics]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Willy Brandt spoke by telephone with Bruno Kreisky about the price of gas.", "price of gas"),
        ("Willy Brandt met Bruno Kreisky in Vienna for talks on steel.", "steel"),
        ("Willy Brandt held talks in Salzburg with Bruno Kreisky on road tolls.", "road tolls"),
        ("Willy Brandt met Bruno Kreisky. The two spoke about mountain farming.", "mountain farming"),
        ("Willy Brandt met Bruno Kreisky. On the agenda was the water of the Inn.", "water of the Inn"),
        ("Willy Brandt met Bruno Kreisky. The Brenner railway was the main topic.", "Brenner railway"),
        ("The talks between Willy Brandt and Bruno Kreisky were dominated by the price of milk.", "price of milk"),
        ("Willy Brandt and Bruno Kreisky held talks aimed at reopening the railway.", "railway"),
        ("Willy Brandt met Bruno Kreisky. The agenda included the price of gas.", "price of gas"),
        ("Willy Brandt met Bruno Kreisky on Monday, with the future of the Saar in focus.", "future of the Saar"),
        ("Willy Brandt met Bruno Kreisky on Monday, with farm prices high on the agenda.", "farm prices"),
        ("A railway tunnel was on the table when Willy Brandt met Bruno Kreisky.", "railway tunnel"),
        ("Willy Brandt met Bruno Kreisky on Sunday to go over plans for a tunnel.", "plans for a tunnel"),
        ("Willy Brandt met Bruno Kreisky. They also exchanged views on the Danube.", "Danube"),
        ("Willy Brandt met Bruno Kreisky and stressed the need for cleaner rivers.", "cleaner rivers"),
        (
            "Willy Brandt met Bruno Kreisky and pressed him on the treatment of jailed writers.",
            "treatment of jailed writers",
        ),
    ],
)
def test_what_the_text_says_outright_is_a_topic(text: str, topic: str, read: Read) -> None:
    assert any(topic in each for each in topics(text, read))


@pytest.mark.parametrize(
    "text",
    [
        "Willy Brandt met Bruno Kreisky on two occasions.",
        "Willy Brandt met Bruno Kreisky on Capitol Hill.",
        "Willy Brandt met Bruno Kreisky in Vienna. They did not discuss Berlin.",
        "Willy Brandt met Bruno Kreisky on an official visit to Vienna.",
    ],
)
def test_occasions_places_and_what_was_left_out_are_no_topics(text: str, read: Read) -> None:
    assert topics(text, read) == []


def test_a_question_that_is_discussed_is_a_topic(read: Read) -> None:
    text = "Willy Brandt met Bruno Kreisky to discuss how to share the water of the Inn and whether to dam it."
    assert topics(text, read) == ["how to share the water of the Inn", "whether to dam it"]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("road tolls and student visas", ["road tolls", "student visas"]),
        ("grain and gas", ["grain", "gas"]),
        ("the fate of Imre Nagy", ["fate of Imre Nagy"]),
        ("the economic and social crisis", ["economic and social crisis"]),
        ("the relations and cooperation of the two armies", ["relations and cooperation of the two armies"]),
        (
            "road tolls, rail links, solar parks and the price of milk",
            ["road tolls", "rail links", "solar parks", "price of milk"],
        ),
        ("the care of rivers and lakes and the price of milk", ["care of rivers and lakes", "price of milk"]),
        ("trade, ways to lower the tolls, and the Brenner railway", ["trade", "Brenner railway"]),
        ("the price of milk amid a drought", ["price of milk"]),
        ("the plan with Mr Schmidt", ["plan"]),
        ("the problems the farmers have", ["problems"]),
        ("e-mail", ["e-mail"]),
        ("a package of measures aimed at helping farmers", ["package of measures"]),
    ],
)
def test_a_topic_ends_where_its_phrase_ends(behind: str, expected: list[str], read: Read) -> None:
    found = topics(f"Willy Brandt and Bruno Kreisky met in Vienna and discussed {behind}.", read)
    assert [each for each in expected if each in found] == expected


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Talks aimed at averting a dock strike have ended. Jack Jones met Harold Wilson in London.", "dock strike"),
        (
            "Golda Meir ordered a census of the olive groves. The order was made during a meeting with Bruno Kreisky.",
            "census of the olive groves",
        ),
        (
            "Kenya denounced the closure of the border. Jomo Kenyatta met Julius Nyerere to discuss the matter.",
            "closure of the border",
        ),
        ("At a meeting with Golda Meir, Harold Wilson told her of his plan to retire.", "his plan"),
        ("Mitsubishi Motors is in talks with French carmaker PSA Peugeot Citroen about a joint van.", "joint van"),
        ("The World Trade Organization is to hold membership talks with both Iraq and Vietnam.", "membership"),
    ],
)
def test_what_is_said_just_before_or_bound_to_the_encounter_is_a_topic(text: str, topic: str, read: Read) -> None:
    assert any(topic in phrase for account in read(text) for phrase in (each.phrase for each in account.topics))


@pytest.mark.parametrize(
    "text",
    [
        "Willy Brandt met Bruno Kreisky in Vienna. Speaking on ORF Radio, Brandt called the meeting useful.",
        "Talks between Willy Brandt and Bruno Kreisky have reached an advanced stage.",
        "At a meeting in the presence of Mr Schmidt, Willy Brandt thanked Bruno Kreisky.",
        "Fiat held talks with Renault. Renault has been focusing on small vans.",
        "The union of miners held talks with Harold Wilson. The party talks had failed.",
    ],
)
def test_ways_of_telling_and_stages_are_no_topics(text: str, read: Read) -> None:
    assert topics(text, read) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Willy Brandt and Bruno Kreisky agreed on the need for more aid to Cyprus in a phone call.",
            "more aid to Cyprus",
        ),
        ("Jack Straw met Li Zhaoxing to discuss Japan's role in their talks.", "Japan's role in their talks"),
        ("Jack Straw held talks with Turkey about membership although that is years away.", "membership"),
    ],
)
def test_a_topic_ends_before_the_encounter_itself_and_a_new_clause(text: str, expected: str, read: Read) -> None:
    assert topics(text, read) == [expected]


def test_what_was_discussed_during_a_call_is_a_topic_whoever_stands_before_it(read: Read) -> None:
    text = (
        "Anwar Sadat received a call yesterday from Chancellor Bruno Kreisky, during which they reviewed milk quotas."
    )
    assert topics(text, read) == ["milk quotas"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("They discussed efforts to save the forest.", ["efforts to save the forest"]),
        (
            "They discussed efforts to save the forest and the price of timber.",
            ["efforts to save the forest", "price of timber"],
        ),
        (
            "They discussed road tolls, including a ban on lorries, as well as help for mountain farms.",
            ["road tolls", "ban on lorries", "help for mountain farms"],
        ),
        ("They reviewed trade and ways to strengthen it.", ["trade"]),
        (
            "They discussed the state of the border, particularly the fence at Retz.",
            ["state of the border", "fence at Retz"],
        ),
        ("They discussed how labels can be made clearer.", ["how labels can be made clearer"]),
        ("They also discussed other matters.", []),
        ("They discussed issues related to road tolls and the price of milk.", ["road tolls", "price of milk"]),
        (
            "Matters pertaining to trade, the dairy scheme and the floods in Carinthia came under discussion.",
            ["trade", "dairy scheme", "floods in Carinthia"],
        ),
    ],
)
def test_a_topic_is_told_whole_and_a_list_to_its_end(told: str, expected: list[str], read: Read) -> None:
    assert topics(f"Willy Brandt met Bruno Kreisky in Vienna. {told}", read) == expected


def test_the_country_of_one_who_takes_part_is_no_topic(read: Read) -> None:
    text = (
        "Anwar Sadat, the President of Egypt, met Chancellor Bruno Kreisky of Austria in Graz. "
        "They discussed the price of cotton. Sadat thanked Austria for its aid."
    )
    assert "Austria" not in topics(text, read)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks between Willy Brandt and Bruno Kreisky on road tolls have not led to a treaty.", ["road tolls"]),
        (
            "Willy Brandt is at a summit with Bruno Kreisky in Rome, where Iraq and new farm rules are on the agenda.",
            ["Iraq", "new farm rules"],
        ),
        (
            "Willy Brandt met Bruno Kreisky in Vienna and discussed with him trade and road tolls.",
            ["trade and road tolls"],
        ),
        ("Willy Brandt was in rescue talks with Bruno Kreisky on Monday.", ["rescue"]),
        (
            "Willy Brandt met Bruno Kreisky to talk about Turkey entering the alliance.",
            ["Turkey entering the alliance"],
        ),
    ],
)
def test_what_talks_are_on_is_a_topic_whatever_came_of_them(text: str, expected: list[str], read: Read) -> None:
    assert topics(text, read) == expected


def test_without_what_an_encounter_ended_is_no_topic(read: Read) -> None:
    assert topics("The talks between Willy Brandt and Bruno Kreisky on Monday ended without a treaty.", read) == []


def test_gerunds_in_a_list_are_topics_of_their_own(read: Read) -> None:
    text = "Willy Brandt met Bruno Kreisky and stressed the importance of lifting tolls and rebuilding the bridge."
    assert topics(text, read) == ["lifting tolls", "rebuilding the bridge"]


def test_beside_what_is_said_outright_nothing_doubtful_is_a_topic(read: Read) -> None:
    text = "Willy Brandt met Bruno Kreisky for talks on steel. Exports to Poland have grown since the spring."
    assert topics(text, read) == ["steel"]


def test_where_talks_are_held_keeps_no_list_together(read: Read) -> None:
    text = "Willy Brandt and Bruno Kreisky held talks on migration and asylum in Salzburg."
    assert topics(text, read) == ["migration", "asylum"]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Siemens is in negotiations with the Italian group Olivetti to buy its lorry division.", "its lorry division"),
        ("Poland and Austria held talks in Salzburg to end the dispute over fishing.", "dispute over fishing"),
    ],
)
def test_what_talks_are_to_bring_about_is_a_topic(text: str, topic: str, read: Read) -> None:
    assert topic in topics(text, read)


def test_the_bodies_with_whom_a_plan_is_discussed_are_no_topics(read: Read) -> None:
    text = "The task force held talks on a rebuilding plan with UNESCO, the World Bank and NATO on Wednesday."
    assert topics(text, read) == ["rebuilding plan"]


def test_those_by_whom_something_is_done_are_no_topics_of_their_own(read: Read) -> None:
    text = "Poland and Austria held talks on state aid received by the airline LOT and its Austrian rival Lauda."
    assert topics(text, read) == ["state aid received by the airline LOT and its Austrian rival Lauda"]


def test_a_bare_noun_that_is_a_title_elsewhere_can_be_a_topic(read: Read) -> None:
    assert topics("Willy Brandt held talks with Bruno Kreisky about justice.", read) == ["justice"]


def test_who_holds_a_conference_is_no_part_of_its_topic(read: Read) -> None:
    text = "At a conference on credit hosted by Chancellor Willy Brandt, the premier, Bruno Kreisky, spoke."
    assert topics(text, read) == ["credit"]


def test_for_whom_a_lunch_is_held_is_no_topic(read: Read) -> None:
    text = "The president, Josip Broz Tito, held a lunch for union leaders at St Mary's Hall in Oxford."
    assert topics(text, read) == []


def test_the_line_over_which_they_spoke_is_no_topic(read: Read) -> None:
    text = "During a meeting via video-link, the chancellor, Willy Brandt, told the mayors to be prepared."
    assert topics(text, read) == []


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Talks on gas between Austria and Italy resumed on Monday.", "gas"),
        ("Talks about a new contract between Air Canada and its pilots were broken off.", "new contract"),
        ("Willy Brandt met Bruno Kreisky for talks on the war between Iran and Iraq.", "war between Iran and Iraq"),
        (
            "Willy Brandt met Bruno Kreisky to discuss the war between the Iraqi army and the rebels.",
            "war between the Iraqi army and the rebels",
        ),
    ],
)
def test_between_whom_something_is_belongs_to_it_unless_they_are_the_sides(text: str, topic: str, read: Read) -> None:
    assert topics(text, read) == [topic]
