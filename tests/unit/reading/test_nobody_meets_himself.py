"""Who is meant by a counterpart, a guest, an office or a pronoun, where the rest of the clause says who it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.reading.conftest import Read


def sides(read: Read, text: str) -> list[tuple[str, str]]:
    """Return names and sides of the only account."""
    [account] = read(text)
    return [(each.name, each.side) for each in account.participants]


def test_an_office_behind_the_verb_is_not_that_of_who_acts(read: Read) -> None:
    text = (
        "Hans-Dietrich Genscher met the Polish foreign minister in Warsaw on Friday. Genscher and Skubiszewski "
        "discussed the border. Krzysztof Skubiszewski later flew to Prague."
    )
    assert sides(read, text) == [("Hans-Dietrich Genscher", "who"), ("Krzysztof Skubiszewski", "whom")]


def test_two_descriptions_in_one_clause_are_two_people(read: Read) -> None:
    text = "The envoy met the minister on Friday. Anna Berg had come by train."
    assert sides(read, text) == [("Anna Berg", "who"), ("minister", "whom")]


@pytest.mark.parametrize(
    "behind",
    [
        "Poland's foreign minister, Krzysztof Skubiszewski, called the talks useful.",
        "Krzysztof Skubiszewski had never been in Bonn before.",
        "Hans-Dietrich Genscher and Krzysztof Skubiszewski looked tired.",
    ],
    ids=["same office", "named next", "named beside his host"],
)
def test_a_counterpart_is_led_to_the_name_behind(behind: str, read: Read) -> None:
    text = f"Germany's foreign minister, Hans-Dietrich Genscher, met his Polish counterpart in Bonn on Monday. {behind}"
    assert sides(read, text) == [("Hans-Dietrich Genscher", "who"), ("Krzysztof Skubiszewski", "whom")]


def test_a_counterpart_is_nobody_of_another_office(read: Read) -> None:
    text = (
        "Germany's foreign minister, Hans-Dietrich Genscher, met his Polish counterpart in Bonn on Monday. "
        "Poland's farm minister, Czesław Janicki, wants lower tariffs."
    )
    assert sides(read, text) == [("Hans-Dietrich Genscher", "who"), ("Polish counterpart", "whom")]


def test_who_is_named_before_his_office_may_be_she(read: Read) -> None:
    text = "Golda Meir's office said that she had spoken to Willy Brandt by phone late on Thursday."
    assert sides(read, text) == [("Golda Meir", "who"), ("Willy Brandt", "whom")]


def test_the_visitor_is_who_was_named_before(read: Read) -> None:
    text = "Golda Meir arrived in Bonn on Monday. The visitor was received at the town hall by Willy Brandt."
    assert sides(read, text) == [("Willy Brandt", "who"), ("Golda Meir", "whom")]


def test_a_guest_beside_his_host_is_who_was_named_before(read: Read) -> None:
    text = (
        "Bruno Kreisky waited on the steps for Josip Tito. "
        "The Austrian chancellor and his guest then talked for ninety minutes about the border."
    )
    assert sides(read, text) == [("Bruno Kreisky", "both"), ("Josip Tito", "both")]


def test_two_nouns_stand_for_the_two_who_were_named_together(read: Read) -> None:
    text = (
        "Poland's prime minister, Wojciech Jaruzelski, and Archbishop Józef Glemp had insulted each other for a year. "
        "The priest and the general finally sat down together on Friday."
    )
    assert sides(read, text) == [("Wojciech Jaruzelski", "both"), ("Józef Glemp", "both")]


def test_whose_opens_a_phrase_of_its_own(read: Read) -> None:
    text = "Anna Berg, whose boss, Paul Haas, received Golda Meir on Wednesday, said nothing."
    assert sides(read, text) == [("Paul Haas", "who"), ("Golda Meir", "whom")]


@pytest.mark.parametrize("name", ["Zapatero", "Rodríguez Zapatero"])
def test_a_first_surname_is_short_for_a_name_of_two(name: str, read: Read) -> None:
    text = f"José Luis Rodríguez Zapatero Ruiz flew to Paris on Monday. {name} met Jacques Chirac there."
    assert ("José Luis Rodríguez Zapatero Ruiz", "who") in sides(read, text)


def test_a_fathers_name_is_not_short_for_the_sons(read: Read) -> None:
    text = "Mohammed bin Salman Al Saud was in Paris on Monday. Salman met Jacques Chirac in Riyadh."
    assert ("Salman", "who") in sides(read, text)


def test_a_headline_describes_those_whom_the_lead_names(read: Read) -> None:
    text = "Foreign minister meets Polish ambassador\n\nGolda Meir met Jan Bielecki on Monday to protest against a map."
    assert sides(read, text) == [("Golda Meir", "who"), ("Jan Bielecki", "whom")]


def test_a_girl_and_her_mother_are_private_people(read: Read) -> None:
    assert not read("The mayor read a letter that a girl had written to her mother in 1944.")


def test_who_is_spoken_of_in_a_quotation_is_not_the_speaker(read: Read) -> None:
    text = (
        "Willy Brandt was tired on Sunday, a spokesman for the party, Egon Bahr, said. "
        'He added: "He will rest. He has spoken to the chancellor, Helmut Schmidt, about what happened."'
    )
    assert sides(read, text) == [("Willy Brandt", "who"), ("Helmut Schmidt", "whom")]


def test_a_pronoun_for_a_woman_is_no_man(read: Read) -> None:
    text = "Mr Brandt flew home on Friday. The party was glad of it. She met Helmut Schmidt in Bonn on Sunday."
    assert ("Brandt", "who") not in [(each.name, each.side) for account in read(text) for each in account.participants]


def test_he_does_not_see_himself(read: Read) -> None:
    text = (
        "Willy Stoph and Willy Brandt shared a first name. "
        "On Sunday Brandt said that he had seen the East German prime minister in Kassel."
    )
    assert sides(read, text) == [("Willy Brandt", "who"), ("Willy Stoph", "whom")]


@pytest.mark.parametrize(
    ("office", "name"), [("Patriarch", "Athenagoras"), ("Cardinal", "Josyf Slipyj"), ("Archbishop", "Makarios")]
)
def test_a_prelate_is_whose_office_was_told(office: str, name: str, read: Read) -> None:
    text = f"{office} {name} was in good health. On Friday the prelate welcomed Pope Paul VI at the airport."
    assert sides(read, text) == [(name, "who"), ("Paul VI", "whom")]


def test_a_spaniard_is_one_person(read: Read) -> None:
    text = "Felipe González is no longer prime minister. In Rabat the Spaniard was received by King Hassan."
    assert sides(read, text) == [("Hassan", "who"), ("Felipe González", "whom")]


def test_an_actress_and_her_husband_are_private_people(read: Read) -> None:
    assert not read("The actress and her former husband met for the ninth time on Monday.")


def test_they_may_be_two_who_were_told_before(read: Read) -> None:
    text = "Bruno Kreisky keeps a chess set. He and his visitor, Josip Tito, did not touch it: they talked for an hour."
    assert sides(read, text) == [("Bruno Kreisky", "both"), ("Josip Tito", "both")]


def test_a_headline_says_what_somebody_is_to_do(read: Read) -> None:
    text = "Zhou Enlai to visit Kabul in August, rebels say\n\nThe foreign ministry gave no day."
    assert sides(read, text) == [("Zhou Enlai", "who")]


@pytest.mark.parametrize(("word", "name"), [("former", "Willy Brandt"), ("latter", "Egon Bahr")])
def test_the_former_and_the_latter_are_two_who_were_named(word: str, name: str, read: Read) -> None:
    text = f"Willy Brandt travelled to Erfurt with Egon Bahr. The {word} met Willi Stoph there."
    assert (name, "who") in sides(read, text)


def test_whose_friend_somebody_is_may_be_meant_too(read: Read) -> None:
    text = (
        "Iraq's prime minister, Nuri al-Said, is no friend of Shukri al-Quwatli. "
        "He and the Syrian president met in Cairo all the same."
    )
    assert sides(read, text) == [("Nuri al-Said", "both"), ("Shukri al-Quwatli", "both")]


def test_two_men_are_who_embraced_and_who_was_embraced(read: Read) -> None:
    text = "Kenneth Kaunda flew to Dodoma. He embraced Julius Nyerere on the tarmac, and the two men spoke for an hour."
    assert sides(read, text) == [("Kenneth Kaunda", "both"), ("Julius Nyerere", "both")]


def test_who_told_him_so_in_a_quotation_is_not_the_speaker(read: Read) -> None:
    text = (
        "“I had dinner with Golda Meir before the vote, and she told me that she would not stand again,” "
        "Bruno Kreisky, a former chancellor, recalled on Tuesday."
    )
    assert sides(read, text) == [("Bruno Kreisky", "who"), ("Golda Meir", "whom")]


def test_who_was_given_another_office_is_not_meant(read: Read) -> None:
    text = (
        "Turgut Özal received Helmut Kohl in Ankara. The Turkish president told his guest that he wanted the jets. "
        "The chancellor later met the opposition leader, Süleyman Demirel."
    )
    accounts = [[(each.name, each.side) for each in account.participants] for account in read(text)]
    assert [("Helmut Kohl", "who"), ("Süleyman Demirel", "whom")] in accounts


@pytest.mark.parametrize(
    "words",
    [
        "It is hard to negotiate with the Chilean government, brokers said.",
        "It would be a mistake to meet President Berg now, the paper said.",
    ],
)
def test_it_that_opens_a_judgement_is_nobody(read: Read, words: str) -> None:
    assert not read("The Kirkwall Bank has few friends. " + words)


def test_who_says_that_it_was_a_pleasure_was_there(read: Read) -> None:
    text = '"It was a pleasure to meet President Ann Berg in Oslo," Trade Minister Jan Hill said on Monday.'
    assert sides(read, text) == [("Jan Hill", "who"), ("Ann Berg", "whom")]


def test_what_a_firm_is_the_largest_of_is_the_firm(read: Read) -> None:
    text = "Ruda Steel makes pipes. The company, Poland's third-largest steel producer, met Verdi's leaders on Friday."
    assert sides(read, text) == [("Ruda Steel", "who"), ("Verdi's leaders", "whom")]


def test_all_three_are_those_who_were_named(read: Read) -> None:
    text = "Brazil, Chile and Peru sent ministers. The UN envoy Jan Hill met all three countries on Monday."
    assert sides(read, text) == [("Jan Hill", "who"), ("Brazil", "whom"), ("Chile", "whom"), ("Peru", "whom")]


def test_a_seat_that_is_visited_is_nobody(read: Read) -> None:
    assert sides(read, "Tony Hill will visit Dundee West on Monday.") == [("Tony Hill", "who")]
