"""Time expressions of news become closed intervals of days, resolved against the day of publication."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tasks.nlp.knowledge.lexicon import load_lexicon
from tasks.nlp.knowledge.seed_shapes import TimeWords
from tasks.nlp.times.time_rules import Context, Direction
from tasks.nlp.times.when import find_times
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
    direction: Direction = "ahead" if is_future else "behind"
    told = [previous] if previous is not None else []
    return list(find_times(text, 0, Context(published, told, direction=direction), words))


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


@pytest.mark.parametrize("told", [date(1986, 3, 1), date(1984, 12, 30)])
def test_in_an_undated_article_a_date_far_away_gives_no_year(told: date, words: TimeWords) -> None:
    assert times("They met on October 3.", words, published=None, previous=told_on(told))[0].start is None


def test_in_an_undated_article_the_year_of_the_sentence_is_taken(words: TimeWords) -> None:
    assert days("In 1986, on October 3, they met.", words, published=None)[-1] == "1986-10-03..1986-10-03 day"


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
        ("They met last weekend.", "1985-11-16..1985-11-17 day"),
    ],
)
def test_weeks_months_quarters_and_years_are_whole(text: str, interval: str, words: TimeWords) -> None:
    assert days(text, words) == [interval]


def test_earlier_this_week_ends_the_day_before_publication(words: TimeWords) -> None:
    assert days("They met earlier this week.", words) == ["1985-11-18..1985-11-19 week"]


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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They will meet on the 20th of next month.", "1985-12-20"),
        ("They met on the 3rd of last month.", "1985-10-03"),
        ("They met a week ago today.", "1985-11-13"),
        ("They met a month ago today.", "1985-10-20"),
        ("They met a year ago today.", "1984-11-20"),
        ("They will meet a week from today.", "1985-11-27"),
        ("They will meet a fortnight from today.", "1985-12-04"),
    ],
)
def test_a_day_so_far_off_is_a_day(text: str, day: str, words: TimeWords) -> None:
    assert days(text, words) == [f"{day}..{day} day"]


@pytest.mark.parametrize(
    ("text", "week"),
    [("They met the week before last.", "1985-11-04..1985-11-10"),
     ("They will meet the week after next.", "1985-12-02..1985-12-08")],
)  # fmt: skip
def test_the_week_before_last_lies_two_weeks_back(text: str, week: str, words: TimeWords) -> None:
    assert days(text, words) == [f"{week} week"]


def test_a_fortnight_is_two_weeks(words: TimeWords) -> None:
    assert days("They met a fortnight ago.", words) == ["1985-11-04..1985-11-10 week"]


def test_in_two_days_is_a_day_of_what_lies_ahead_alone(words: TimeWords) -> None:
    assert days("They will meet in two days.", words, is_future=True) == ["1985-11-22..1985-11-22 day"]
    assert days("They built it in two days.", words) == ["None..None other"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met on Monday and Tuesday.", ["1985-11-18..1985-11-19 day"]),
        ("They met on Monday evening of last week.", ["1985-11-11..1985-11-11 day"]),
        ("They met on Monday and Thursday.", ["1985-11-18..1985-11-18 day", "1985-11-14..1985-11-14 day"]),
        ("They met from the 5th to the 7th of November.", ["1985-11-05..1985-11-07 day"]),
    ],
)
def test_what_belongs_together_is_one_time(text: str, found: list[str], words: TimeWords) -> None:
    assert days(text, words) == found


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
    [time] = find_times(text[6:], 6, Context(WEDNESDAY), words)
    assert text[time.span.start : time.span.end] == time.text


@pytest.mark.parametrize(
    "text",
    ["The 1985 model sold well.", "Article 19 was cited.", "The Sunday Times printed it.", "The bill was 3.5 m."],
)
def test_numbers_and_names_that_are_no_time_are_left_alone(text: str, words: TimeWords) -> None:
    assert days(text, words) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met on Wednesday, 6 March 2024.", "2024-03-06"),
        ("They met on Wednesday, March 6, 2024.", "2024-03-06"),
        ("They met on the 6th of March 2024.", "2024-03-06"),
        ("They met on 6-March-2024.", "2024-03-06"),
        ("They met on Sept. 6, 1997.", "1997-09-06"),
        ("They met on 2024/03/06.", "2024-03-06"),
        ("They met on 13/3/2024.", "2024-03-13"),
        ("They met on 3/13/2024.", "2024-03-13"),
        ("They met on 3/3/2024.", "2024-03-03"),
        ("BC-Talks, 06-03-97 0936EST", "1997-06-03"),
        ("They met on Christmas Day 1998.", "1998-12-25"),
        ("They met on Good Friday 2024.", "2024-03-29"),
        ("They met on Thanksgiving 2023.", "2023-11-23"),
        ("They met on Memorial Day 1999.", "1999-05-31"),
    ],
)
def test_a_date_is_read_in_every_order(text: str, day: str, words: TimeWords) -> None:
    assert days(text, words, published=None) == [f"{day}..{day} day"]


def test_figures_that_can_be_two_days_have_none(words: TimeWords) -> None:
    assert days("They met on 6/3/2024.", words) == ["None..None other"]


def test_figures_that_can_be_two_days_are_the_day_of_publication_where_one_is(words: TimeWords) -> None:
    assert days("They met on 6/3/2024.", words, published=date(2024, 6, 3)) == ["2024-06-03..2024-06-03 day"]


def test_the_weekday_before_a_date_gives_its_year(words: TimeWords) -> None:
    assert days("They met on Friday, 22 November.", words) == ["1985-11-22..1985-11-22 day"]


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Sales rose in the third quarter of 1997.", "1997-07-01..1997-09-30 quarter"),
        ("Sales rose in the third quarter.", "1985-07-01..1985-09-30 quarter"),
        ("Sales rose in the fourth quarter of last year.", "1984-10-01..1984-12-31 quarter"),
        ("Second-quarter sales rose.", "1985-04-01..1985-06-30 quarter"),
        ("Sales rose in Q3 1984.", "1984-07-01..1984-09-30 quarter"),
        ("Sales rose in the 1984 first quarter.", "1984-01-01..1984-03-31 quarter"),
        ("Sales rose in the first half of 1983.", "1983-01-01..1983-06-30 other"),
        ("Sales rose in the latest quarter.", "1985-07-01..1985-09-30 quarter"),
    ],
)
def test_quarters_and_halves_are_those_of_calendar_years(text: str, interval: str, words: TimeWords) -> None:
    assert days(text, words) == [interval]


@pytest.mark.parametrize("text", ["Sales rose in fiscal 1984.", "Sales rose in fiscal year 1984."])
def test_fiscal_years_are_left_alone(text: str, words: TimeWords) -> None:
    assert days(text, words) == []


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("They met in the 1970s.", "1970-01-01..1979-12-31 other"),
        ("They met in the '70s.", "1970-01-01..1979-12-31 other"),
        ("They met in the seventies.", "1970-01-01..1979-12-31 other"),
        ("The 1980 election was close.", "1980-01-01..1980-12-31 year"),
        ("Between 1979 and next week it fell.", "1979-01-01..1979-12-31 year"),
        ("It fell in 1979-81.", "1979-01-01..1981-12-31 other"),
        ("They met in '79.", "1979-01-01..1979-12-31 year"),
        ("They met in the summer of 1979.", "1979-06-01..1979-08-31 other"),
        ("They met last spring.", "1985-03-01..1985-05-31 other"),
        ("They met in March last year.", "1984-03-01..1984-03-31 month"),
        ("They met from June to August 1984.", "1984-06-01..1984-08-31 other"),
        ("They met last August.", "1985-08-01..1985-08-31 month"),
        ("It opened in mid-July.", "1985-07-11..1985-07-20 month"),
    ],
)
def test_decades_years_seasons_and_months_are_whole_or_their_thirds(text: str, interval: str, words: TimeWords) -> None:
    assert days(text, words)[0] == interval


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("They met late Tuesday night.", "1985-11-19..1985-11-19 day"),
        ("They met last night.", "1985-11-19..1985-11-19 day"),
        ("They met on Friday of last week.", "1985-11-15..1985-11-15 day"),
        ("They met a week ago Monday.", "1985-11-11..1985-11-11 day"),
        ("They met from Monday to Wednesday.", "1985-11-18..1985-11-20 day"),
        ("They met over the weekend.", "1985-11-16..1985-11-17 day"),
        ("They met on the 6th.", "1985-11-06..1985-11-06 day"),
        ("They met three hours ago.", "1985-11-20..1985-11-20 day"),
        ("They met at 10:35 a.m. on Tuesday.", "1985-11-19..1985-11-19 day"),
        ("They met at noon.", "1985-11-20..1985-11-20 day"),
        ("They met three months ago.", "1985-08-01..1985-08-31 month"),
        ("They met a decade ago.", "1975-01-01..1975-12-31 year"),
        ("They met earlier in the week.", "1985-11-18..1985-11-19 week"),
        ("They met at the end of last week.", "1985-11-15..1985-11-17 week"),
    ],
)
def test_what_is_relative_counts_from_publication(text: str, interval: str, words: TimeWords) -> None:
    assert days(text, words)[0] == interval


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("They meet two weeks from now.", "1985-12-02..1985-12-08 week"),
        ("They meet over the weekend.", "1985-11-23..1985-11-24 day"),
        ("They meet early next month.", "1985-12-01..1985-12-10 month"),
        ("They meet a week from Friday.", "1985-11-29..1985-11-29 day"),
    ],
)
def test_what_is_to_come_counts_from_publication(text: str, interval: str, words: TimeWords) -> None:
    assert days(text, words, is_future=True) == [interval]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They met again that day.", date(1961, 6, 3), date(1961, 6, 3)),
        ("They met again two days later.", date(1961, 6, 5), date(1961, 6, 5)),
        ("They had met a week earlier.", date(1961, 5, 22), date(1961, 5, 28)),
        ("They met again the following Monday.", date(1961, 6, 5), date(1961, 6, 5)),
        ("They had met the previous year.", date(1960, 1, 1), date(1960, 12, 31)),
        ("They met again later that month.", date(1961, 6, 1), date(1961, 6, 30)),
        ("They met again on 9 June.", date(1961, 6, 9), date(1961, 6, 9)),
    ],
)
def test_what_counts_from_the_time_told_before(text: str, first: date, last: date, words: TimeWords) -> None:
    found = times(text, words, previous=told_on(date(1961, 6, 3)))
    assert [(time.start, time.end) for time in found] == [(first, last)]


def test_a_day_before_a_clause_has_no_days(words: TimeWords) -> None:
    assert [time.start for time in times("They met the day before parliament rose.", words)] in ([], [None])


def test_early_june_is_all_of_june_where_the_named_unit_is_asked_for(words: TimeWords) -> None:
    context = Context(WEDNESDAY, is_narrowed=False)
    [time] = find_times("They met in early June.", 0, context, words)
    assert (time.start, time.end) == (date(1985, 6, 1), date(1985, 6, 30))


@pytest.mark.parametrize(
    "text", ["In the past two weeks they met twice.", "They meet in the coming weeks.", "They met a few days ago."]
)
def test_a_length_of_time_keeps_its_text_and_has_no_days(text: str, words: TimeWords) -> None:
    assert [time.start for time in times(text, words)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "He sat in the Sun and wed.",
        "The 10-year-old broke a second record.",
        "The 10-year bond fell after a two-day strike.",
        "The army began its March on Rome.",
        "June Carter sang.",
        "Some 2000 people and 1950 soldiers came.",
        "It cost $1999 under resolution 1973.",
        "Black Friday is a day of sales.",
        "He lives on Easter Island.",
        "The fall of the wall surprised all.",
    ],
)
def test_words_and_figures_that_only_look_like_times_are_left_alone(text: str, words: TimeWords) -> None:
    assert days(text, words) == []


def test_a_month_that_is_a_name_in_the_article_is_a_month_only_where_that_is_sure(words: TimeWords) -> None:
    context = Context(WEDNESDAY, names=frozenset({"may"}))
    assert [time.text for time in find_times("A letter of May was read in May.", 0, context, words)] == ["May"]


@pytest.mark.parametrize("name", ["may", "june"])
def test_two_people_who_are_called_like_neighbouring_months_are_no_time(name: str, words: TimeWords) -> None:
    context = Context(WEDNESDAY, names=frozenset({name}))
    assert "May and June" not in [time.text for time in find_times("She met May and June Brown.", 0, context, words)]


def test_two_neighbouring_months_run_over_the_end_of_the_year(words: TimeWords) -> None:
    assert days("They met in December and January 1985.", words) == ["1984-12-01..1985-01-31 other"]


@pytest.mark.parametrize("text", ["9999 years ago", "999 decades from now", "31 April 1985", "the 31st of February"])
@pytest.mark.parametrize("published", [date.min, date.max, date(2024, 2, 29), None])
def test_no_calendar_ends_the_reading(text: str, published: date | None, words: TimeWords) -> None:
    assert all(time.start is None or time.start <= date.max for time in times(text, words, published=published))


@pytest.mark.parametrize("text", ["They met on Frıday.", "They met in AprIl 1985.", "They met at Chrıstmas 1984."])
def test_letters_that_look_alike_are_read_and_quoted_as_they_stand(text: str, words: TimeWords) -> None:
    [time] = times(text, words)
    assert time.start is not None
    assert text[slice(*time.span)] == time.text


@pytest.mark.parametrize("text", ["The city was built 1,000 years ago.", "The firm was founded 2.5 years ago."])
def test_the_tail_of_a_number_is_no_number(text: str, words: TimeWords) -> None:
    assert [time.start for time in times(text, words)] in ([], [None])


def test_the_end_of_the_year_is_its_last_part(words: TimeWords) -> None:
    [by_end], [year_end] = (
        times(text, words, is_future=True)
        for text in ("They will meet by the end of the year.", "They will meet by year-end.")
    )
    assert (by_end.start, by_end.end) == (year_end.start, year_end.end)


def test_a_day_of_last_year_counts_from_publication(words: TimeWords) -> None:
    [time] = times("They met on 5 May last year.", words)
    assert (time.start, time.basis, time.anchor) == (date(1984, 5, 5), "relative", WEDNESDAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On the eve of the 14 October ballot they met.", "1985-10-13"),
        ("They met on the eve of Sunday's vote.", "1985-11-16"),
        ("They met a day after Monday's talks.", "1985-11-19"),
        ("They met two days before the November 7 parade.", "1985-11-05"),
        ("They met three days after 12 April 1984.", "1984-04-15"),
    ],
)
def test_a_day_is_named_by_the_one_beside_it(text: str, day: str, words: TimeWords) -> None:
    assert days(text, words) == [f"{day}..{day} day"]


def test_the_day_after_a_weekday_that_is_over_is_over_too(words: TimeWords) -> None:
    assert days("They met a day after Wednesday's talks.", words) == ["1985-11-14..1985-11-14 day"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Earlier the same day he met the king.", "1985-11-18..1985-11-18 day"),
        ("Later during the day he met the king.", "1985-11-18..1985-11-18 day"),
        ("In the evening, he met the king.", "1985-11-18..1985-11-18 day"),
        ("The next morning he met the king.", "1985-11-19..1985-11-19 day"),
        ("Last October 3 he met the king.", "1985-10-03..1985-10-03 day"),
        ("He met the king on 02.10.1985.", "1985-10-02..1985-10-02 day"),
    ],
)
def test_a_part_of_a_day_is_of_the_day_told_before(text: str, expected: str, words: TimeWords) -> None:
    monday = Time("Monday", Span(0, 6), "day", "relative", date(1985, 11, 18), date(1985, 11, 18))
    found = times(text, words, previous=monday)
    assert [f"{each.start}..{each.end} {each.granularity}" for each in found] == [expected]


@pytest.mark.parametrize("text", ["He works in the evening.", "They sleep in the morning and eat at night."])
def test_a_part_of_any_day_is_no_time(text: str, words: TimeWords) -> None:
    assert days(text, words) == []
