"""Tense, nouns and prepositions decide whether a weekday or a date without a year lies behind or ahead."""

from __future__ import annotations

from datetime import date

import pytest

from tasks.reading import load_reader
from tasks.records import Article

WEDNESDAY = date(1985, 11, 20)


def starts(text: str) -> list[date | None]:
    """Return the first day of each time expression of a text published on a Wednesday."""
    article = Article("any", "test", "any", text, published=WEDNESDAY)
    return [time.start for time in load_reader("md", None).times(article)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said on Monday that he would resign.",
        "The plan was announced Monday by the government.",
        "The minister could not be reached for comment Monday.",
        "The government will appeal against Monday's ruling.",
        "The minister, who arrived on Monday, has met the king.",
        "The king received the minister on Monday.",
        "The minister met the king to discuss oil on Monday.",
        "The minister denied that it had anything to do with Monday's ruling.",
    ],
)
def test_a_weekday_of_the_past_lies_behind(text: str) -> None:
    assert starts(text) == [date(1985, 11, 18)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister will meet the king on Monday.",
        "The minister plans to meet the king on Monday.",
        "The minister was to meet the king on Monday.",
        "The two sides agreed to meet on Monday.",
        "A meeting is scheduled for Monday.",
        "The minister is meeting the king on Monday.",
        "The minister said he would meet the king on Monday.",
        "Monday's summit in Geneva will discuss the price of grain.",
    ],
)
def test_a_weekday_of_a_plan_lies_ahead(text: str) -> None:
    assert starts(text) == [date(1985, 11, 25)]


def test_a_date_that_a_verb_of_the_past_only_mentions_is_the_nearest() -> None:
    assert starts("The king invited them to a ceremony on December 12.") == [date(1985, 12, 12)]


def test_history_told_with_its_year_once_stays_in_it() -> None:
    told = starts("They first met on 7 March 1961. On 13 March they met again.")
    assert told == [date(1961, 3, 7), date(1961, 3, 13)]


def test_somebody_named_like_a_month_is_no_time() -> None:
    assert starts("Theresa May met the king. A letter of May was read.") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The union is to end its strike following a meeting with the minister on Tuesday.", date(1985, 11, 19)),
        ("The union is to end its strike after the vote on Thursday.", date(1985, 11, 21)),
        ("The union will meet the minister on Tuesday.", date(1985, 11, 26)),
        ("The king has approved a visit starting 2 December.", date(1985, 12, 2)),
        ("The king, whose visit ends on Friday, has met the minister.", date(1985, 11, 22)),
        ("The king, whose visit ended on Friday, has met the minister.", date(1985, 11, 15)),
    ],
)
def test_what_comes_after_a_thing_says_nothing_of_its_day(text: str, day: date) -> None:
    assert starts(text) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("She will fly to Rome next week. She will see the mayor on Thursday.", date(1985, 11, 28)),
        ("She will see the mayor on Monday and will then meet the bishop on Wednesday.", date(1985, 11, 27)),
        ("She saw the mayor on Monday. She will meet the bishop on Wednesday.", date(1985, 11, 20)),
    ],
)
def test_a_weekday_to_come_follows_the_day_told_before(text: str, day: date) -> None:
    assert starts(text)[-1] == day
