"""The noun phrases of a sentence: where each ends, and the name, title, organisation and country that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tasks.nlp.names.base_phrases import BaseReader
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.names.unit_rows import RowReader

if TYPE_CHECKING:
    from tests.unit.reading.conftest import ReadPhrases


def first(read_phrases: ReadPhrases, text: str) -> Phrase:
    """Return the phrase that the text begins with."""
    found = read_phrases(text).at(0)
    assert found is not None, "no phrase"
    return found


def words(reader: PhraseReader, phrase: Phrase) -> str:
    """Return the whole phrase as it stands."""
    return reader.text(phrase.start, phrase.end)


def name(reader: PhraseReader, phrase: Phrase) -> str | None:
    """Return the name in the phrase."""
    return reader.text(*phrase.name) if phrase.name is not None else None


def names(read_phrases: ReadPhrases, text: str) -> list[str | None]:
    """Return the names of the text's phrases in their order."""
    reader = read_phrases(text)
    return [name(reader, phrase) for phrase in reader.all()]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Deputy Prime Minister Anna Kowalska spoke first.", "Deputy Prime Minister"),
        ("Lt. Gen. Omar Haddad arrived on Monday.", "Lt. Gen."),
        ("Anna Kowalska, the Polish minister of energy, spoke first.", "minister of energy"),
        ("Anna Kowalska, 54, director of the National Bank, spoke first.", "director"),
    ],
)
def test_a_title_stands_before_the_name_or_in_an_apposition(text: str, title: str, read_phrases: ReadPhrases) -> None:
    assert first(read_phrases, text).title == title


def test_mister_is_neither_title_nor_name(read_phrases: ReadPhrases) -> None:
    text = "Mr Harold Wilson spoke first."
    assert (names(read_phrases, text), first(read_phrases, text).title) == (["Harold Wilson"], None)


def test_a_name_behind_an_office_says_who_holds_it(read_phrases: ReadPhrases) -> None:
    text = "The head of the CIA, William Colby, left early."
    colby = first(read_phrases, text)
    assert names(read_phrases, text) == ["William Colby"]
    assert (colby.kind, colby.title, colby.organization) == ("person", "head", "CIA")


def test_two_offices_may_have_one_holder(read_phrases: ReadPhrases) -> None:
    text = "The prime minister and minister of defence, Ivan Horvat, spoke first."
    assert names(read_phrases, text) == ["Ivan Horvat"]
    assert first(read_phrases, text).title == "prime minister"


def test_an_apposition_gives_the_organisation(read_phrases: ReadPhrases) -> None:
    kowalska = first(read_phrases, "Anna Kowalska, 54, director of the National Bank, spoke first.")
    assert kowalska.organization == "National Bank"


def test_an_acronym_in_brackets_is_an_alias(read_phrases: ReadPhrases) -> None:
    text = "The International Labour Organization (ILO) published a report."
    assert names(read_phrases, text) == ["International Labour Organization"]
    assert first(read_phrases, text).alias == "ILO"


@pytest.mark.parametrize(
    "full",
    [
        "Charles de Gaulle",
        "Abdul Aziz ibn Saud",
        "David Ben-Gurion",
        "Ursula von der Leyen",
        "S.Amarsaikhan",
        "Xi Jinping",
        "Kim Dae-jung",
        "Mohammed bin Zayed Al Nahyan",
        "Abdel Fattah al-Sisi",
    ],
)
def test_a_name_has_particles_hyphens_and_initials_inside(full: str, read_phrases: ReadPhrases) -> None:
    assert names(read_phrases, f"President {full} opened the plant.") == [full]


@pytest.mark.parametrize(
    "full",
    [
        "Bank for Economic Integration",
        "Ministry of Finance and Economic Planning",
        "Transport and General Workers Union",
        "Paris club",
    ],
)
def test_an_organisation_has_small_words_inside(full: str, read_phrases: ReadPhrases) -> None:
    text = f"The {full} published a report."
    assert names(read_phrases, text) == [full]
    assert first(read_phrases, text).kind == "organization"


def test_who_only_owns_something_is_a_possessor(read_phrases: ReadPhrases) -> None:
    assert first(read_phrases, "The ambassador's car was late.").is_possessor


def test_what_only_modifies_a_noun_is_a_modifier(read_phrases: ReadPhrases) -> None:
    assert first(read_phrases, "The EU membership talks went on.").is_modifier


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "The foreign ministers of Egypt, Jordan and Qatar agreed.",
            "The foreign ministers of Egypt, Jordan and Qatar",
        ),
        ("The leaders of France and Germany agreed.", "The leaders of France and Germany"),
    ],
)
def test_a_plural_office_has_several_countries(text: str, whole: str, read_phrases: ReadPhrases) -> None:
    reader = read_phrases(text)
    [group] = reader.all()
    assert words(reader, group) == whole
    assert (group.kind, group.is_plural) == ("group", True)


def test_one_ambassador_may_be_sent_to_two_countries(read_phrases: ReadPhrases) -> None:
    reader = read_phrases("The Canadian ambassador to Egypt and Jordan spoke first.")
    [ambassador] = reader.all()
    assert words(reader, ambassador) == "The Canadian ambassador to Egypt and Jordan"
    assert ambassador.country == "CAN"


def test_who_leads_a_delegation_is_read_too(read_phrases: ReadPhrases) -> None:
    reader = read_phrases("A delegation led by Jane Roe arrived on Monday.")
    delegation, leader = reader.all()
    assert delegation.leader == leader.start
    assert name(reader, leader) == "Jane Roe"


@pytest.mark.parametrize("quantity", ["A number of", "Dozens of", "At least three"])
def test_a_quantity_is_no_part_of_the_core(quantity: str, read_phrases: ReadPhrases) -> None:
    reader = read_phrases(f"{quantity} ministers resigned.")
    [ministers] = reader.all()
    assert reader.text(ministers.core_start, ministers.end).endswith("ministers")
    assert "of" not in reader.text(ministers.core_start, ministers.end).split()
    assert ministers.is_plural


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Egyptian Foreign Minister Sameh Shoukry spoke first.", "EGY"),
        ("President Anwar Sadat of Egypt spoke first.", "EGY"),
        ("Poland's president spoke first.", "POL"),
        ("Several Japanese companies agreed.", "JPN"),
    ],
)
def test_demonym_complement_and_possessor_give_the_country(text: str, country: str, read_phrases: ReadPhrases) -> None:
    assert first(read_phrases, text).country == country


def test_the_man_of_somebody_else_has_no_name(read_phrases: ReadPhrases) -> None:
    spokesman = first(read_phrases, "A spokesman for Mr Prescott declined to comment.")
    assert (spokesman.form, spokesman.is_closed, spokesman.name) == ("description", True, None)


def test_a_pronoun_owns_the_role(read_phrases: ReadPhrases) -> None:
    assert first(read_phrases, "His counterpart agreed.").owner == 0


def test_a_name_behind_a_body_says_which_it_is(read_phrases: ReadPhrases) -> None:
    assert names(read_phrases, "Their union, the IAM, called a strike.") == ["IAM"]


@pytest.mark.parametrize(
    "text",
    [
        "After the long and at times bitter strike, the miners' leader, Joe Gormley, and other “moderate” officials of "
        "the California-based union left the newly furnished rooms of the Coal Board.",
        "His Highness the Crown Prince, a number of trade, industry and energy ministers and the then President de "
        "Gaulle drank tea, 'black' tea, in the garden behind the small white house.",
    ],
)
def test_rows_that_lead_to_no_head_hold_no_phrase(text: str, read_phrases: ReadPhrases) -> None:
    reader = read_phrases(text)
    rows, bases, count = RowReader(reader.units), BaseReader(reader.units), len(reader.doc)
    passed_over = [i for i in range(count) if not rows.leads_to_head(i)]
    assert passed_over
    assert [i for i in passed_over if bases.base(i, rows.row(i, count), i) is not None] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Director, Bureau of Mines, Dr Obi Eze, met them.", "Obi Eze"),
        ("The head of the EU Delegation to Georgia, Pawel Herczy, met them.", "Pawel Herczy"),
        ("The EU envoy for the Balkans dialogue, Henrik Vanhala, met them.", "Henrik Vanhala"),
        ("The president, World Bank officials and Ann Roe met them.", None),
    ],
)
def test_the_name_behind_a_long_office(text: str, told: str | None, read_phrases: ReadPhrases) -> None:
    assert name(read_phrases(text), first(read_phrases, text)) == told
