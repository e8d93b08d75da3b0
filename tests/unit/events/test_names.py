"""When two names can be those of one person."""

from __future__ import annotations

import pytest

from tasks.events.names import fold, match_words, name_words, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kissinger", "Henry Kissinger"),
        ("Mao", "Mao Zedong"),
        ("Henry A. Kissinger", "Henry Kissinger"),
        ("Tamim bin Hamad al-Thani", "Tamim bin Hamad Al Thani"),
        ("al-Khulaifi", "Abdullah bin Mohammed al-Khulaifi"),
        ("Lech Wałęsa", "Walesa"),
        ("José Manuel Durão Barroso", "Jose Barroso"),
        ("Charles de Gaulle", "De Gaulle"),
        ("O’Neill", "Terence O'Neill"),
        ("Martin Luther King Jr.", "Martin Luther King"),
        ("bin Salman", "Mohammed bin Salman"),
    ],
)
def test_a_shorter_name_agrees_with_the_full_one(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)
    assert set(match_words(one, None)) & set(match_words(other, None))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Richard Nixon", "Pat Nixon"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Salman", "Mohammed bin Salman"),
        ("Mohammed bin Salman", "Mohammed bin Zayed"),
        ("Luther Martin", "Martin Luther King"),
        ("", "Mao"),
    ],
)
def test_other_names_do_not_agree(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_folding_leaves_letters_without_accents() -> None:
    assert fold("Søren Łukasz O’Néill") == "soren lukasz oneill"


def test_a_name_of_particles_alone_keeps_them() -> None:
    assert name_words("Van Der") == ("van", "der")


def test_the_country_is_a_word_to_find_candidates_by() -> None:
    assert match_words("Qatar", "QAT") == ("qatar", "=QAT")
