"""An acronym stands for the words that the article spells it out with, in brackets or by their initials."""

from __future__ import annotations

import pytest

from tasks.nlp.names.acronyms import joined_names, long_forms, spells


@pytest.mark.parametrize(
    ("text", "acronym", "long"),
    [
        ("The London Stock Exchange (LSE) opened late.", "LSE", "London Stock Exchange"),
        ("He left the British National Party(BNP) in May.", "BNP", "British National Party"),
        ("The National Union of Metalworkers of Ghana (Numg) met.", "Numg", "National Union of Metalworkers of Ghana"),
        ("A lawyer of the Department of Justice (DoJ) came.", "DoJ", "Department of Justice"),
    ],
)
def test_a_bracket_behind_a_name_defines_the_acronym(text: str, acronym: str, long: str) -> None:
    assert long_forms(text) == {acronym: long}


@pytest.mark.parametrize(
    ("text", "acronym", "long"),
    [
        ("He leads the International Monetary Fund (FMI).", "FMI", "International Monetary Fund"),
        ("The Supreme People's Court (TSP) ruled.", "TSP", "Supreme People's Court"),
    ],
)
def test_an_acronym_may_be_of_the_body_s_name_in_another_language(text: str, acronym: str, long: str) -> None:
    assert long_forms(text) == {acronym: long}


@pytest.mark.parametrize(
    "text", ["Carlos Simon Perez (SPD) spoke.", "The World Health Body (OMS) met.", "Ana Neves (NA) left."]
)
def test_a_bracket_with_other_letters_is_no_other_name(text: str) -> None:
    assert long_forms(text) == {}


def test_an_acronym_without_a_bracket_stands_for_the_name_with_its_initials() -> None:
    text = "The Securities and Exchange Commission was silent. The SEC had been asked."
    assert long_forms(text) == {"SEC": "Securities and Exchange Commission"}


def test_initials_that_are_said_as_a_word_stand_for_the_name_too() -> None:
    text = "The Northern Union of Rail Engineers was silent. The head of Nure had been asked."
    assert long_forms(text) == {"Nure": "Northern Union of Rail Engineers"}


def test_a_word_with_which_a_sentence_begins_is_no_acronym() -> None:
    assert long_forms("The Central Australian Nurses are on strike. Can they win?") == {}


def test_the_owner_s_ending_is_no_part_of_the_long_form() -> None:
    assert long_forms("the African Development Bank's (ADB) loan") == {"ADB": "African Development Bank"}


@pytest.mark.parametrize("text", ["Anna Lindh (left) laughed.", "The US sent aid.", "He paid a fee (VAT) at once.", ""])
def test_what_nothing_spells_out_stays_an_acronym(text: str) -> None:
    assert long_forms(text) == {}


def test_behind_and_another_name_begins() -> None:
    text = "Bosses of Deutsche Boerse and the London Stock Exchange are to meet. A bid for the LSE is expected."
    assert long_forms(text) == {"LSE": "London Stock Exchange"}


@pytest.mark.parametrize(
    ("acronym", "title", "is_spelled"),
    [
        ("CEC", "the chief election commissioner", True),
        ("COAS", "chief of army staff", True),
        ("CAS", "Pakistan's chief of the army staff", True),
        ("CEC", "the election commissioner", False),
        ("Cec", "chief election commissioner", False),
        ("C", "commissioner", False),
    ],
)
def test_an_acronym_may_be_an_office(acronym: str, title: str, is_spelled: bool) -> None:
    assert spells(acronym, title) is is_spelled


def test_names_with_and_inside_that_an_acronym_defines() -> None:
    text = "The Union of Ward Nurses and Midwives (UWNM) met the Health Board (HB) and the press."
    assert joined_names(text) == {"Union of Ward Nurses and Midwives"}


def test_names_with_a_preposition_inside_that_an_acronym_defines() -> None:
    text = "Parents Without Homes (PWH) and Neighbours Against Noise (NAN) met the Board of Trade (BOT)."
    assert joined_names(text) == {"Parents Without Homes", "Neighbours Against Noise"}
