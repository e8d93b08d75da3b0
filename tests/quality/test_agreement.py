"""What the figures of quality count as right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tasks.records import Span
from tests.quality.agreement import (
    Comparison,
    Told,
    assign,
    is_whole,
    likeness,
    matched,
    same_days,
    same_name,
    same_pair,
    same_phrase,
    same_place,
)

MARCH_19 = date(1970, 3, 19)
ERFURT = Told(
    trigger=Span(12, 16),
    sentence=Span(0, 80),
    type="meeting",
    status="occurred",
    sides=(("Willy Brandt", "who"), ("Willi Stoph", "whom")),
    place=("Erfurt", "DEU"),
    days=(MARCH_19, MARCH_19),
    topics=("the travel of pensioners",),
)
KASSEL = replace(
    ERFURT,
    trigger=Span(512, 516),
    sentence=Span(500, 580),
    sides=(("Horst Ehmke", "who"), ("Michael Kohl", "whom")),
    place=("Kassel", "DEU"),
)


def compared(golden: list[Told], read: list[Told]) -> dict[str, float]:
    """Return the figures over one article."""
    comparison = Comparison()
    comparison.add(golden, read)
    return comparison.figures()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Willy Brandt", "Brandt"), ("Félix Houphouët-Boigny", "Felix Houphouet-Boigny"), ("Sadat", "Anwar el-Sadat"),
     ("Mohammed Anwar Sadat", "Anwar el Sadat"), ("Britain's", "Britain")],
)  # fmt: skip
def test_short_and_full_names_agree(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), [("Willy Brandt", "Willi Stoph"), ("", "Brandt"), ("Kim Il", "Kim Ir")])
def test_different_names_do_not_agree(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_a_pair_agrees_whoever_is_named_first() -> None:
    assert same_pair(("Willy Brandt", "Willi Stoph"), ("Stoph", "Brandt"))
    assert not same_pair(("Willy Brandt", "Willi Stoph"), ("Brandt", "Brandt"))


def test_those_of_one_side_are_no_pair() -> None:
    told = replace(ERFURT, sides=(("A", "who"), ("B", "whom"), ("C", "whom")))
    assert told.pairs == (("A", "B"), ("A", "C"))


def test_those_of_one_table_are_pairs() -> None:
    told = replace(ERFURT, sides=(("A", "both"), ("B", "both"), ("C", "both")))
    assert told.pairs == (("A", "B"), ("A", "C"), ("B", "C"))


def test_a_place_agrees_unless_its_country_contradicts() -> None:
    assert same_place(("Cape Town", "ZAF"), ("Cape Town", None))
    assert not same_place(("Cambridge", "GBR"), ("Cambridge", "USA"))
    assert not same_place(("Bonn", "DEU"), ("Berlin", "DEU"))


@pytest.mark.parametrize(("days", "agree"), [(1, True), (2, True), (3, False)])
def test_days_agree_where_half_of_them_are_shared(days: int, agree: bool) -> None:
    assert same_days((MARCH_19, MARCH_19), (MARCH_19, MARCH_19 + timedelta(days=days - 1))) is agree


def test_days_that_do_not_touch_do_not_agree() -> None:
    assert not same_days((MARCH_19, MARCH_19), (date(1970, 5, 21), date(1970, 5, 21)))


def test_phrases_agree_by_their_content_words() -> None:
    assert same_phrase("the travel of pensioners", "travel")
    assert not same_phrase("the travel of pensioners", "the price of coal")


def test_a_value_finds_one_partner_only() -> None:
    assert matched(["Brandt", "Willy Brandt"], ["Brandt"], same_name) == 1


def test_triggers_in_one_sentence_tell_of_the_same_encounter() -> None:
    assert likeness(replace(ERFURT, sides=()), replace(ERFURT, sides=(), trigger=Span(75, 80))) > 1


def test_far_from_each_other_the_people_decide() -> None:
    assert likeness(ERFURT, replace(ERFURT, trigger=Span(900, 903), sentence=Span(880, 950))) == 1
    assert likeness(ERFURT, KASSEL) == 0


def test_each_account_has_one_partner_the_likest_first() -> None:
    assert assign([KASSEL, ERFURT], [ERFURT, KASSEL, KASSEL]) == {0: 1, 1: 0}


def test_the_same_accounts_agree_in_every_figure() -> None:
    assert set(compared([ERFURT, KASSEL], [KASSEL, ERFURT]).values()) == {1.0}


def test_a_missed_account_costs_recall() -> None:
    figures = compared([ERFURT, KASSEL], [ERFURT])
    assert (figures["event_precision"], figures["event_recall"]) == (1.0, 0.5)
    assert figures["participants_f1"] == pytest.approx(2 / 3)


def test_an_account_that_is_made_up_costs_precision() -> None:
    figures = compared([ERFURT], [ERFURT, KASSEL])
    assert (figures["event_precision"], figures["event_recall"]) == (0.5, 1.0)
    assert figures["place_f1"] == pytest.approx(2 / 3)


def test_an_optional_account_is_neither_required_nor_an_error() -> None:
    optional = replace(KASSEL, is_optional=True)
    assert compared([ERFURT, optional], [ERFURT]) == compared([ERFURT, optional], [ERFURT, KASSEL])
    assert set(compared([ERFURT, optional], [ERFURT, KASSEL]).values()) == {1.0}


@pytest.mark.parametrize(
    "changed",
    [
        replace(ERFURT, sides=(*ERFURT.sides, ("Erich Honecker", "whom"))),
        replace(ERFURT, sides=(("Willy Brandt", "both"),)),
        replace(ERFURT, status="planned"),
        replace(ERFURT, place=("Kassel", "DEU")),
        replace(ERFURT, place=None),
        replace(ERFURT, days=None),
    ],
    ids=["somebody more", "somebody less", "other status", "other place", "no place", "no days"],
)
def test_a_row_that_is_wrong_anywhere_is_not_whole(changed: Told) -> None:
    assert is_whole(ERFURT, ERFURT)
    assert not is_whole(ERFURT, changed)


def test_no_article_at_all_is_no_fault() -> None:
    assert set(Comparison().figures().values()) == {1.0}
