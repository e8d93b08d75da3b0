"""Time expressions of news become closed intervals of days, resolved against the day of publication."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tasks.nlp.lexicon import load_lexicon
from tasks.nlp.seed_shapes import TimeWords
from tasks.nlp.when import Context, find_times
from tasks.records import Span, Time

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
WEDNESDAY = date(1985, 11, 20)


@pytest.fixture(scope="module")
def words() -> TimeWords:
    """The words of seeds/times.toml."""
    return load_lexicon(None, SEEDS).times


def times(
    text: str,
    words: TimeWords,
    *,
    published: date | None = WEDNESDAY,
    is_future: bool = False,
    previous: Time | None = None,
) -> list[Time]:
    """Return the time expressions of a sentence that begins its article."""
    return list(find_times(text, 0, Context(published, previous, is_future), words))


def days(text: str, words: TimeWords, *, published: date | None = WEDNESDAY, is_future: bool = False) -> list[str]:
    """Return each expression of a sentence as "first..last granularity"."""
    found = times(text, words, published=published, is_future=is_future)
    return [f"{time.start}..{time.end} {time.granularity}" for time in found]


def told_on(day: date) -> Time:
    """Return a time told before."""
    return Time("on that day", Span(0, 11), "day", "explicit", day, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Reagan met Gorbachev on 19 November 1985.", "1985-11-19"),
        ("Reagan met Gorbachev on November 19, 1985.", "1985-11-19"),
        ("Reagan met Gorbachev on 19th November, 1985.", "1985-11-19"),
        ("Reagan met Gorbachev on the 19th of November 1985.", "1985-11-19"),
        ("Reagan met Gorbachev on Nov. 19, 1985.", "1985-11-19"),
        ("Reagan met Gorbachev on 1985-11-19.", "1985-11-19"),
    ],
)
def test_a_full_date_is_that_day_whenever_it_was_published(text: str, day: str, words: TimeWords) -> None:
    assert days(text, words, published=None) == [f"{day}..{day} day"]
    assert days(text, words, published=date(2001, 1, 1)) == [f"{day}..{day} day"]


def test_a_full_date_is_explicit_and_has_no_anchor(words: TimeWords) -> None:
    [time] = times("Reagan met Gorbachev on 19 November 1985.", words)
    assert (time.basis, time.anchor) == ("explicit", None)


def test_a_relative_day_has_the_day_of_publication_as_its_anchor(words: TimeWords) -> None:
    [time] = times("Reagan met Gorbachev yesterday.", words)
    assert (time.basis, time.anchor) == ("relative", WEDNESDAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met on Tuesday.", "1985-11-19"),
        ("They met on Wednesday.", "1985-11-20"),
        ("They met on Thursday.", "1985-11-14"),
        ("They met on Sunday.", "1985-11-17"),
    ],
)
def test_a_weekday_of_the_past_is_the_last_one_not_after_publication(text: str, day: str, words: TimeWords) -> None:
    assert days(text, words) == [f"{day}..{day} day"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They will meet on Thursday.", "1985-11-21"),
        ("They will meet on Wednesday.", "1985-11-20"),
        ("They will meet on Tuesday.", "1985-11-26"),
    ],
)
def test_a_weekday_to_come_is_the_first_one_not_before_publication(text: str, day: str, words: TimeWords) -> None:
    assert days(text, words, is_future=True) == [f"{day}..{day} day"]


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday President Sadat met Jimmy Carter.",
        "Sadat met Carter Tuesday in Washington.",
        "On Tuesday, the two met.",
        "TUESDAY'S talks were short.",
    ],
)
def test_a_weekday_is_found_whatever_follows_it(text: str, words: TimeWords) -> None:
    assert days(text, words) == ["1985-11-19..1985-11-19 day"]


def test_last_with_todays_weekday_is_a_week_ago(words: TimeWords) -> None:
    assert days("They met last Wednesday.", words) == ["1985-11-13..1985-11-13 day"]


def test_last_with_another_weekday_is_before_publication(words: TimeWords) -> None:
    assert days("They met last Monday.", words) == ["1985-11-18..1985-11-18 day"]


def test_next_weekday_is_after_publication(words: TimeWords) -> None:
    assert days("They will meet next Wednesday.", words, is_future=True) == ["1985-11-27..1985-11-27 day"]


def test_this_weekday_is_in_the_week_of_publication(words: TimeWords) -> None:
    assert days("They will meet this Friday.", words, is_future=True) == ["1985-11-22..1985-11-22 day"]


@pytest.mark.parametrize(
    ("text", "day"),
    [("They met today.", WEDNESDAY), ("They met yesterday.", WEDNESDAY - timedelta(days=1)),
     ("They meet tomorrow.", WEDNESDAY + timedelta(days=1)), ("They met this morning.", WEDNESDAY)],
)  # fmt: skip
def test_words_for_near_days_count_from_publication(text: str, day: date, words: TimeWords) -> None:
    assert days(text, words) == [f"{day}..{day} day"]


def test_a_day_and_month_without_year_that_is_over_is_the_last_such_day(words: TimeWords) -> None:
    assert days("They met on 24 December.", words) == ["1984-12-24..1984-12-24 day"]


def test_a_day_and_month_without_year_to_come_is_the_next_such_day(words: TimeWords) -> None:
    assert days("They will meet on January 5.", words, is_future=True) == ["1986-01-05..1986-01-05 day"]


def test_a_day_and_month_just_before_publication_is_of_the_same_year(words: TimeWords) -> None:
    assert days("They met on October 3.", words) == ["1985-10-03..1985-10-03 day"]


def test_a_day_and_month_without_year_in_an_undated_article_has_no_days(words: TimeWords) -> None:
    assert days("They met on October 3.", words, published=None) == ["None..None other"]


def test_a_day_and_month_without_year_takes_the_year_told_before(words: TimeWords) -> None:
    told = times("They met on October 3.", words, published=None, previous=told_on(date(1986, 10, 11)))
    assert told[0].start == date(1986, 10, 3)


@pytest.mark.parametrize(
    "text",
    [
        "They met from 19 to 21 November 1985.",
        "They met from November 19 to 21, 1985.",
        "They met on 19-21 November 1985.",
        "They met on November 19–21, 1985.",
        "They met between 19 and 21 November 1985.",
    ],
)
def test_a_range_of_days_runs_from_the_first_to_the_last(text: str, words: TimeWords) -> None:
    assert days(text, words) == ["1985-11-19..1985-11-21 day"]


def test_a_range_over_the_end_of_a_month_runs_into_the_next(words: TimeWords) -> None:
    assert days("They met from 28 February to 2 March 1985.", words) == ["1985-02-28..1985-03-02 day"]


def test_a_month_with_year_is_all_of_it(words: TimeWords) -> None:
    assert days("They met in February 1984.", words) == ["1984-02-01..1984-02-29 month"]


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("They met in early June 1985.", "1985-06-01..1985-06-10 month"),
        ("They met in mid-June 1985.", "1985-06-11..1985-06-20 month"),
        ("They met in late June 1985.", "1985-06-21..1985-06-30 month"),
        ("They met in early June.", "1985-06-01..1985-06-10 month"),
    ],
)
def test_early_mid_and_late_are_the_thirds_of_a_month(text: str, interval: str, words: TimeWords) -> None:
    assert days(text, words) == [interval]


def test_a_month_alone_that_is_over_is_the_last_such_month(words: TimeWords) -> None:
    assert days("They met in December.", words) == ["1984-12-01..1984-12-31 month"]


def test_a_month_alone_to_come_is_the_next_such_month(words: TimeWords) -> None:
    assert days("They will meet in March.", words, is_future=True) == ["1986-03-01..1986-03-31 month"]


def test_may_and_march_in_lower_case_are_no_months(words: TimeWords) -> None:
    assert days("They may meet after the march 3 weeks long.", words) == []


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("They met last week.", "1985-11-11..1985-11-17 week"),
        ("They met this week.", "1985-11-18..1985-11-24 week"),
        ("They meet next week.", "1985-11-25..1985-12-01 week"),
        ("They met last month.", "1985-10-01..1985-10-31 month"),
        ("They meet next month.", "1985-12-01..1985-12-31 month"),
        ("They met last year.", "1984-01-01..1984-12-31 year"),
        ("They meet next year.", "1986-01-01..1986-12-31 year"),
        ("They met in 1984.", "1984-01-01..1984-12-31 year"),
        ("They met last quarter.", "1985-07-01..1985-09-30 quarter"),
        ("They met at the weekend, last weekend.", "1985-11-16..1985-11-17 day"),
    ],
)
def test_weeks_months_quarters_and_years_are_whole(text: str, interval: str, words: TimeWords) -> None:
    assert days(text, words) == [interval]


def test_earlier_this_week_ends_with_publication(words: TimeWords) -> None:
    assert days("They met earlier this week.", words) == ["1985-11-18..1985-11-20 week"]


def test_later_this_month_begins_with_publication(words: TimeWords) -> None:
    assert days("They meet later this month.", words, is_future=True) == ["1985-11-20..1985-11-30 month"]


@pytest.mark.parametrize(
    ("text", "day"),
    [("They met two days ago.", "1985-11-18"), ("They met 10 days ago.", "1985-11-10"),
     ("They met a day ago.", "1985-11-19")],
)  # fmt: skip
def test_days_ago_are_counted_back_from_publication(text: str, day: str, words: TimeWords) -> None:
    assert days(text, words) == [f"{day}..{day} day"]


def test_weeks_ago_are_the_week_that_lies_so_far_back(words: TimeWords) -> None:
    assert days("They met two weeks ago.", words) == ["1985-11-04..1985-11-10 week"]


def test_a_month_ago_at_the_end_of_a_long_month_is_the_month_before(words: TimeWords) -> None:
    assert days("They met a month ago.", words, published=date(1985, 3, 31)) == ["1985-02-01..1985-02-28 month"]


@pytest.mark.parametrize(
    ("text", "day"),
    [("They met again the next day.", date(1961, 6, 4)), ("They met again the following day.", date(1961, 6, 4)),
     ("They had met the previous day.", date(1961, 6, 2))],
)  # fmt: skip
def test_the_next_and_the_previous_day_count_from_the_time_told_before(text: str, day: date, words: TimeWords) -> None:
    found = times(text, words, previous=told_on(date(1961, 6, 3)))
    assert [(time.start, time.end) for time in found] == [(day, day)]


def test_the_next_day_after_no_time_has_no_days(words: TimeWords) -> None:
    assert days("They met again the next day.", words) == ["None..None other"]


@pytest.mark.parametrize("text", ["They have met in recent months.", "They met recently."])
def test_what_is_vague_keeps_its_text_and_has_no_days(text: str, words: TimeWords) -> None:
    [time] = times(text, words)
    assert (time.start, time.end, time.granularity) == (None, None, "other")
    assert "recent" in time.text


def test_a_relative_day_in_an_undated_article_has_no_days(words: TimeWords) -> None:
    assert days("They met on Tuesday.", words, published=None) == ["None..None other"]


def test_a_day_that_the_calendar_does_not_have_has_no_days(words: TimeWords) -> None:
    assert days("They met on 31 June 1985.", words) == ["None..None other"]


def test_29_february_without_year_does_not_stop_the_reading(words: TimeWords) -> None:
    assert len(days("They met on 29 February.", words)) == 1


def test_29_february_without_year_is_the_last_one_that_there_was(words: TimeWords) -> None:
    assert days("They met on 29 February.", words) == ["1984-02-29..1984-02-29 day"]


def test_expressions_come_in_the_order_of_the_text(words: TimeWords) -> None:
    found = times("They met on Monday, two days ago and in June 1984.", words)
    assert [time.span for time in found] == sorted(time.span for time in found)
    assert len(found) == 3


def test_a_span_quotes_the_expression_in_the_article(words: TimeWords) -> None:
    text = "Bonn. They met on 19 November 1985."
    [time] = find_times(text[6:], 6, Context(WEDNESDAY, None, False), words)
    assert text[time.span.start : time.span.end] == time.text


@pytest.mark.parametrize(
    "text",
    ["The 1985 model sold well.", "Article 19 was cited.", "The Sunday Times printed it.", "The bill was 3.5 m."],
)
def test_numbers_and_names_that_are_no_time_are_left_alone(text: str, words: TimeWords) -> None:
    assert days(text, words) == []
