"""Who stands on which side, and who on none, in constructions that newspapers use."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from tasks.records import Side

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read

PAIR = ["Hafez Assad", "Hosni Mubarak"]
Told = tuple[str, list[str], list[str], list[str]]


def told(read: Read, text: str) -> list[Told]:
    """Return status, `who`, `whom` and `both` of each account."""
    found: list[Told] = []
    for account in read(text):
        sides = {side: [each.name for each in account.participants if each.side == side] for side in get_args(Side)}
        found.append((account.status, sides["who"], sides["whom"], sides["both"]))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Egypt's Anwar Sadat and Israel's Menachem Begin spoke on Sunday about the settlements in Sinai.",
            ("occurred", [], [], ["Anwar Sadat", "Menachem Begin"]),
        ),
        (
            "Boeing and the machinists' union have agreed to talks on pensions.",
            ("planned", [], [], ["Boeing", "machinists' union"]),
        ),
        (
            "President Ho Chi Minh held talks with visiting Lao Prime Minister Souvanna Phouma in Hanoi on Sunday.",
            ("occurred", ["Ho Chi Minh"], ["Souvanna Phouma"], []),
        ),
        (
            "Housing secretary Anthony Crosland met housebuilders on Thursday and urged them to hurry.",
            ("occurred", ["Anthony Crosland"], ["housebuilders"], []),
        ),
        (
            "Ireland's Seán Lemass met the Norwegian premier for coffee in New York.",
            ("occurred", ["Seán Lemass"], ["Norwegian premier"], []),
        ),
        (
            "The Danish foreign minister has called off a trip to Nuuk. He was to have met Lars Chemnitz there.",
            ("cancelled", ["Danish foreign minister"], ["Lars Chemnitz"], []),
        ),
        (
            "The union warned the company of a strike during talks in Leeds on Friday.",
            ("occurred", ["union"], ["company"], []),
        ),
        (
            "Michael Foot met leaders of the National Citizen Party and the General Workers Union on Saturday.",
            ("occurred", ["Michael Foot"], ["leaders of the National Citizen Party", "General Workers Union"], []),
        ),
        (
            "Kurt Waldheim and Bruno Kreisky signed the accord in Vienna after a morning of talks.",
            ("occurred", [], [], ["Kurt Waldheim", "Bruno Kreisky"]),
        ),
        (
            "The Iraqi government summoned the Turkish ambassador on Monday.",
            ("occurred", ["Iraqi government"], ["Turkish ambassador"], []),
        ),
        (
            "The Polish ambassador, Anna Nowak, was summoned to the foreign ministry in Minsk on Monday.",
            ("occurred", ["foreign ministry"], ["Anna Nowak"], []),
        ),
        (
            "Fatah's negotiators left Cairo on Sunday without having met the Israeli team.",
            ("denied", ["Fatah's negotiators"], ["Israeli team"], []),
        ),
        (
            "Alexander Dubček left Warsaw without a meeting with Władysław Gomułka.",
            ("denied", ["Alexander Dubček"], ["Władysław Gomułka"], []),
        ),
        (
            "Water rights dominated the meeting between Leonid Brezhnev and Willy Brandt on Friday.",
            ("occurred", [], [], ["Leonid Brezhnev", "Willy Brandt"]),
        ),
        (
            "The meeting between the unions and the employers in Lille was the first since January.",
            ("occurred", [], [], ["unions", "employers"]),
        ),
        (
            "Speaking in Perth after a meeting with Bob Hawke in Adelaide, David Lange said he was pleased.",
            ("occurred", ["David Lange"], ["Bob Hawke"], []),
        ),
        (
            "Hassan Sheikh Mohamud met Haile Selassie in Ankara.",
            ("occurred", ["Hassan Sheikh Mohamud"], ["Haile Selassie"], []),
        ),
        (
            "The visit, the first by a Turkish premier, will include talks with Anwar Sadat on Libya and gas.",
            ("planned", [], ["Anwar Sadat"], []),
        ),
        (
            "Negotiations between Delta and its pilots aimed at averting a strike broke down on Friday.",
            ("occurred", [], [], ["Delta", "pilots"]),
        ),
        (
            "John Major resigned. Major met Margaret Thatcher on Friday.",
            ("occurred", ["John Major"], ["Margaret Thatcher"], []),
        ),
        (
            "Ford's Lee Iacocca and a dozen other bosses dined with the crown prince in Riyadh.",
            ("occurred", ["Lee Iacocca", "dozen other bosses"], ["crown prince"], []),
        ),
        (
            "At the talks in Geneva were Andrei Gromyko and Cyrus Vance.",
            ("occurred", [], [], ["Andrei Gromyko", "Cyrus Vance"]),
        ),
        (
            "King to host Truman at Windsor",
            ("planned", ["King"], ["Truman"], []),
        ),
        (
            "Attlee hosts Truman at Downing Street ahead of summit",
            ("occurred", ["Attlee"], ["Truman"], []),
        ),
        (
            "Saudi crown prince receives Iraqi leader in Jeddah",
            ("occurred", ["Saudi crown prince"], ["Iraqi leader"], []),
        ),
        (
            "Tunku Abdul Rahman discussed tin and the fate of two jailed fishermen with Achmed Sukarno in Bogor.",
            ("occurred", ["Abdul Rahman"], ["Achmed Sukarno"], []),
        ),
        (
            "The two chancellors met for two hours in Linz and spoke of truck tolls on the Brenner.",
            ("occurred", [], [], ["two chancellors"]),
        ),
        (
            "To Huu met Prime Minister Olof Palme in Hanoi on Monday.",
            ("occurred", ["To Huu"], ["Olof Palme"], []),
        ),
        (
            "The head of the miners' union, Arthur Scargill, met Peter Walker in London on Monday.",
            ("occurred", ["Arthur Scargill"], ["Peter Walker"], []),
        ),
        (
            "The premiers of Norway and Denmark, Gro Brundtland and Poul Schlüter, met Olof Palme in Oslo.",
            ("occurred", ["Gro Brundtland", "Poul Schlüter"], ["Olof Palme"], []),
        ),
        (
            "A meeting between the mayor of Nice, Jean Leroy-Duval, and shop owners did not take place on Monday.",
            ("denied", [], [], ["Jean Leroy-Duval", "shop owners"]),
        ),
        (
            "(The Chicago Herald) President-elect Ronald Reagan and Jimmy Carter met for the first time Thursday.",
            ("occurred", [], [], ["Ronald Reagan", "Jimmy Carter"]),
        ),
        (
            "In a suite of the Hilton Hotel, Golda Meir and Willy Brandt, the chancellor, held talks late on Saturday.",
            ("occurred", [], [], ["Golda Meir", "Willy Brandt"]),
        ),
        (
            "(Olof Palme met Kenneth Kaunda in Lusaka the year before.)",
            ("occurred", ["Olof Palme"], ["Kenneth Kaunda"], []),
        ),
        (
            "In Algiers Houari Boumediene hosted talks between Saddam Hussein and Mohammad Reza Pahlavi.",
            ("occurred", [], [], ["Saddam Hussein", "Mohammad Reza Pahlavi"]),
        ),
        (
            "President Julius Nyerere hosted talks between rival guerrilla leaders in Dar es Salaam on Monday.",
            ("occurred", ["Julius Nyerere"], ["rival guerrilla leaders"], []),
        ),
        (
            "Along with the foreign minister, Hans-Dietrich Genscher, Helmut Kohl met François Mitterrand in Bonn.",
            ("occurred", ["Helmut Kohl", "Hans-Dietrich Genscher"], ["François Mitterrand"], []),
        ),
        (
            "Klaus Kinkel held meetings with important officials, such as Douglas Hurd, foreign secretary, Alain "
            "Juppé, director of external affairs in France, and the director of the CIA, James Woolsey.",
            ("occurred", ["Klaus Kinkel"], ["Douglas Hurd", "Alain Juppé", "James Woolsey"], []),
        ),
        (
            "Yasser Arafat met the heads of four factions in Tunis, among them George Habash and Nayef Hawatmeh.",
            ("occurred", ["Yasser Arafat"], ["George Habash", "Nayef Hawatmeh"], []),
        ),
        (
            "Before his meeting with Bruno Kreisky, the Swedish union's head, Gunnar Nilsson, laid a wreath in Vienna.",
            ("occurred", ["Gunnar Nilsson"], ["Bruno Kreisky"], []),
        ),
        (
            "Talks between Renault and Métal-CGT, the French car workers' union, ended on Friday.",
            ("occurred", [], [], ["Renault", "Métal-CGT"]),
        ),
        (
            "King Baudouin and the patriarch, Demetrios II, opened a dialogue in Brussels.",
            ("occurred", [], [], ["Baudouin", "Demetrios II"]),
        ),
        (
            "The first face-to-face between Ronald Reagan and Mikhail Gorbachev took place in Geneva.",
            ("occurred", [], [], ["Ronald Reagan", "Mikhail Gorbachev"]),
        ),
        (
            "Prime Minister Indira Gandhi was called on by the British envoy, Michael Walker, in Delhi on Monday.",
            ("occurred", ["Michael Walker"], ["Indira Gandhi"], []),
        ),
        (
            "Leaders of ZANU, ZAPU and the United Methodist Council sat down together in Lusaka.",
            ("occurred", [], [], ["ZANU", "ZAPU", "United Methodist Council"]),
        ),
        (
            "The three Andean presidents – Belisario Betancur, Osvaldo Hurtado and Hernán Siles – met in Caracas.",
            ("occurred", [], [], ["Belisario Betancur", "Osvaldo Hurtado", "Hernán Siles"]),
        ),
        (
            "Closed-door talks involving Chrysler and the Treasury Department took place in Washington last week.",
            ("occurred", [], [], ["Chrysler", "Treasury Department"]),
        ),
        (
            "A late-night phone call from Anwar Sadat to Jimmy Carter calmed nerves in Cairo, officials said.",
            ("occurred", ["Anwar Sadat"], ["Jimmy Carter"], []),
        ),
        (
            "Spain's Felipe González and Portugal's Mário Soares signed a pact in Madrid after three hours of talks.",
            ("occurred", [], [], ["Felipe González", "Mário Soares"]),
        ),
        (
            "The prime minister, Dr. Eric Williams, M.P., met Michael Manley.",
            ("occurred", ["Eric Williams"], ["Michael Manley"], []),
        ),
        ("PM Morarji Desai met CM Jyoti Basu in Calcutta.", ("occurred", ["Morarji Desai"], ["Jyoti Basu"], [])),
    ],
)  # fmt: skip
def test_everybody_stands_on_his_side(text: str, expected: Told, read: Read) -> None:
    assert told(read, text) == [expected]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Harold Wilson was to have met Ian Smith in Gibraltar, but fog kept his aeroplane on Malta.", "cancelled"),
        ("Harold Wilson is due in Gibraltar on Wednesday for talks with Ian Smith.", "planned"),
        ("The governor of Texas, Ann Richards, has yet to meet the new mayor, Bob Lanier.", "denied"),
        ("Fiat denied reports that its head, Gianni Agnelli, had held talks with Ford.", "denied"),
        ("Plans for Pope John Paul to visit Moscow have been postponed, the nuncio said.", "cancelled"),
        ("Kohl and Gorbachev to speak by phone on Friday, Genscher says", "planned"),
        ("Harold Wilson is to meet Ian Smith in Gibraltar on Wednesday.", "planned"),
        ("Harold Wilson is said to have met Ian Smith in Gibraltar on Wednesday.", "occurred"),
        ("The Basque leader, Carlos Garaikoetxea, turned down an invitation to meet Adolfo Suárez.", "denied"),
    ],
)  # fmt: skip
def test_what_was_meant_to_be_and_was_not(text: str, status: str, read: Read) -> None:
    assert [account.status for account in read(text)] == [status]


def test_a_second_meeting_of_the_two_is_another(read: Read) -> None:
    text = "Talks between Ford and the UAW ended on Friday. The two sides will meet again in January."
    assert [(status, both) for status, _, _, both in told(read, text)] == [
        ("occurred", ["Ford", "UAW"]),
        ("planned", ["Ford", "UAW"]),
    ]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("King Hussein met Hafez Assad in Damascus on Monday and Hosni Mubarak in Cairo on Tuesday.", PAIR),
        ("King Hussein met with Hafez Assad in Damascus and with Hosni Mubarak in Cairo.", PAIR),
    ],
)  # fmt: skip
def test_a_verb_that_is_said_once_tells_of_several_encounters(text: str, whom: list[str], read: Read) -> None:
    assert told(read, text) == [("occurred", ["Hussein"], [name], []) for name in whom]
    assert len({account.account_id for account in read(text)}) == len(whom)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lee Iacocca wants higher tariffs. The Chrysler chief met William Brock on Tuesday.",
            ("occurred", ["Lee Iacocca"], ["William Brock"], []),
        ),
        (
            "Willy Brandt left in May. The outgoing chancellor had met Helmut Schmidt to hand over the files.",
            ("occurred", ["Willy Brandt"], ["Helmut Schmidt"], []),
        ),
        (
            "Leyland and its union were at odds. The two sides held talks in Cowley on Wednesday.",
            ("occurred", [], [], ["Leyland", "union"]),
        ),
    ],
)
def test_descriptions_are_led_back(text: str, expected: Told, read: Read) -> None:
    assert told(read, text) == [expected]


def test_the_guest_is_whoever_was_named_last(read: Read) -> None:
    text = "Josip Broz Tito came to Cairo. Gamal Abdel Nasser received the guest in his office."
    assert told(read, text) == [("occurred", ["Gamal Abdel Nasser"], ["Josip Broz Tito"], [])]


def test_ministers_named_before_are_no_group_of_their_own(read: Read) -> None:
    text = "Italy's Aldo Moro and Austria's Kurt Waldheim met in Rome. The foreign ministers then held talks."
    assert told(read, text) == [("occurred", [], [], ["Aldo Moro", "Kurt Waldheim"])]


def test_who_also_took_part_joins_the_meeting(read: Read) -> None:
    text = "President Habib Bourguiba met Willy Brandt. Hédi Nouira, the premier, also took part in the meeting."
    assert told(read, text) == [("occurred", ["Habib Bourguiba", "Hédi Nouira"], ["Willy Brandt"], [])]


@pytest.mark.parametrize(
    "text",
    [
        "Borg meets McEnroe in the semi-final in London on Friday. The two have met fifteen times.",
        "The Wallabies meet Fiji in Suva next weekend. The visitors have not won there since 1952.",
        "Chad, Mali and Niger share a currency. The three meet most of their need for fuel with imports.",
    ],
)
def test_what_is_no_encounter(text: str, read: Read) -> None:
    assert told(read, text) == []


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Kurt Waldheim met Ian Smith and Joshua Nkomo separately in Lusaka.",
            [(["Kurt Waldheim"], ["Ian Smith"]), (["Kurt Waldheim"], ["Joshua Nkomo"])],
        ),
        (
            "Kurt Waldheim held separate talks with Ian Smith and Joshua Nkomo in Lusaka.",
            [(["Kurt Waldheim"], ["Ian Smith", "Joshua Nkomo"])],
        ),
        (
            "The foreign ministers of Egypt and Jordan met Henry Kissinger separately in Amman.",
            [(["Egypt"], ["Henry Kissinger"]), (["Jordan"], ["Henry Kissinger"])],
        ),
        (
            "Separately, Kurt Waldheim met Ian Smith and Joshua Nkomo in Lusaka.",
            [(["Kurt Waldheim"], ["Ian Smith", "Joshua Nkomo"])],
        ),
    ],
)
def test_who_is_met_separately_has_an_encounter_of_his_own(
    text: str, pairs: list[tuple[list[str], list[str]]], read: Read
) -> None:
    assert [(who, whom) for _, who, whom, _ in told(read, text)] == pairs


def test_who_is_joined_for_talks_takes_part(read: Read) -> None:
    text = "Ian Smith and Joshua Nkomo joined Kurt Waldheim for talks in Lusaka."
    assert told(read, text) == [("occurred", ["Ian Smith", "Joshua Nkomo"], ["Kurt Waldheim"], [])]


@pytest.mark.parametrize(
    "text",
    [
        "The republic of Tanzania hosts 300,000 refugees from Burundi.",
        "The clinic in Biafra received 30 children on Monday.",
        "In the novel, Willy Loman meets Howard Wagner in his office.",
        "The heroine meets Count Vronsky in Moscow.",
        "India tour Australia in December.",
        "Elizabeth Taylor and Richard Burton met in Rome and married in 1964.",
        "Two strangers met on the road to Oruro.",
    ],
)
def test_shelter_stories_tours_and_couples_are_no_encounter(text: str, read: Read) -> None:
    assert not told(read, text)


def test_the_subject_of_the_next_clause_is_no_guest(read: Read) -> None:
    text = "Fidel Castro received Nikita Khrushchev, and Josip Broz Tito flew home."
    assert told(read, text) == [("occurred", ["Fidel Castro"], ["Nikita Khrushchev"], [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hafez Assad met Hosni Mubarak in Cairo for talks on the war between Iran and Iraq.",
            ("occurred", ["Hafez Assad"], ["Hosni Mubarak"], []),
        ),
        (
            "Hafez Assad held talks with Hosni Mubarak on the development of ties between Iran and Iraq.",
            ("occurred", ["Hafez Assad"], ["Hosni Mubarak"], []),
        ),
        ("Talks on water between Iran and Iraq resumed on Monday.", ("occurred", [], [], ["Iran", "Iraq"])),
    ],
)
def test_between_whom_a_war_is_does_not_say_between_whom_the_talks_are(text: str, expected: Told, read: Read) -> None:
    assert told(read, text) == [expected]


def test_who_acts_behind_an_office_that_was_met_is_another(read: Read) -> None:
    text = "A day after he had met Chad's president in Rome, the foreign minister, Omar Faki, said that ties were good."
    assert told(read, text) == [("occurred", ["Omar Faki"], ["Chad's president"], [])]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("A Russian envoy and a Ukrainian general met in Istanbul on Monday.", ["Russian envoy", "Ukrainian general"]),
        (
            "Thai and Cambodian generals met on the Thai side of the border on Friday.",
            ["Cambodian generals", "Thai generals"],
        ),
        (
            "A call between the French and Polish presidents lasted an hour.",
            ["French president", "Polish president"],
        ),
    ],
)
def test_two_of_two_countries_need_no_names(text: str, both: list[str], read: Read) -> None:
    [(_, who, whom, found)] = told(read, text)
    assert (who, whom, sorted(found)) == ([], [], both)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Talks between the insurers Aldgate and Mutua have entered their third month.",
            ("occurred", [], [], ["Aldgate", "Mutua"]),
        ),
        (
            "Foreign Minister Wang Yi, accompanied by Vice-Minister Ma Zhaoxu, called on President Luis Arce.",
            ("occurred", ["Wang Yi", "Ma Zhaoxu"], ["Luis Arce"], []),
        ),
        (
            "The governor, Margaret Howe, and her Japanese colleague, Shinji Morita, conferred by video on Tuesday.",
            ("occurred", [], [], ["Margaret Howe", "Shinji Morita"]),
        ),
        (
            "A courtesy call by Cuba's ambassador, Ana Ruiz, on the Namibian premier, Paul Nangolo, lasted an hour.",
            ("occurred", ["Ana Ruiz"], ["Paul Nangolo"], []),
        ),
        (
            "Thomas Bach held talks first with Jin Seo-yun, who leads Seoul's bid, and then with Budi Hartanto.",
            ("occurred", ["Thomas Bach"], ["Jin Seo-yun", "Budi Hartanto"], []),
        ),
    ],
)
def test_each_of_several_is_read(text: str, expected: Told, read: Read) -> None:
    assert told(read, text) == [expected]


def test_who_is_met_elsewhere_is_another_encounter_behind_offices_too(read: Read) -> None:
    text = "Kaja Kallas met the minister, Gideon Saar, in Jerusalem and the premier, Omar Said, in Ramallah."
    assert [whom for _, _, whom, _ in told(read, text)] == [["Gideon Saar"], ["Omar Said"]]


def test_the_people_of_two_bodies_return_to_the_table(read: Read) -> None:
    text = "Pilots of Air Canada and the airline's managers returned to the negotiating table on Monday."
    assert told(read, text) == [("occurred", [], [], ["Pilots of Air Canada", "airline's managers"])]
