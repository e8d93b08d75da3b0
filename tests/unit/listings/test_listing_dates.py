"""Dates as feeds and sitemaps write them: the right moment or day, or unknown, never a wrong year."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.sources.listing_dates import day_and_moment, listing_date

NOW = datetime(2024, 3, 6, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue, 05 Mar 2024 14:30:00 GMT", "2024-03-05T14:30:00+00:00"),
        ("Tue, 05 Mar 2024 14:30:00 +0100", "2024-03-05T14:30:00+01:00"),
        ("Tue, 05 Mar 2024 14:30:00 -0000", "2024-03-05T14:30:00+00:00"),
        ("5 Mar 24 14:30 EST", "2024-03-05T14:30:00-05:00"),
        ("Tue, 05 Mar 2024 14:30:00 CEST", "2024-03-05T14:30:00+02:00"),
        ("Tue, 05 Mar 2024 14:30:00 IST", "2024-03-05T14:30:00+05:30"),
        ("Tue, 05 Mar 2024 14:30:00 GMT+0200", "2024-03-05T14:30:00+02:00"),
        ("Tue Mar 05 14:30:00 CET 2024", "2024-03-05T14:30:00+01:00"),
        ("March 5, 2024 2:30 PM EST", "2024-03-05T14:30:00-05:00"),
        ("Вт, 05 мар 2024 14:30:00 +0300", "2024-03-05T14:30:00+03:00"),
        ("mar, 05 mar 2024 14:30:00 +0100", "2024-03-05T14:30:00+01:00"),
        ("2024-03-05T14:30Z", "2024-03-05T14:30:00+00:00"),
        ("2024-03-05T14+01", "2024-03-05T14:00:00+01:00"),
        ("2024-03-05 14:30:15 +0100", "2024-03-05T14:30:15+01:00"),
        ("2024-03-05T14:30:15.123456789+01:00", "2024-03-05T14:30:15+01:00"),
        ("2024-03-05T24:00:00Z", "2024-03-06T00:00:00+00:00"),
        ("2024-03-05T23:59:60Z", "2024-03-05T23:59:59+00:00"),
        ("20240305T143000Z", "2024-03-05T14:30:00+00:00"),
        ("1709649000", "2024-03-05T14:30:00+00:00"),
        ("1709649000000", "2024-03-05T14:30:00+00:00"),
    ],
)
def test_a_time_with_its_zone_is_a_moment_in_that_zone(text: str, expected: str) -> None:
    found = listing_date(text, NOW)
    assert isinstance(found, datetime)
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05",
        "2024/3/5",
        "20240305",
        "202403051430",
        "2024-W10-2",
        "2024年03月05日",
        "2024年3月5日 14:30",
        "2024년 3월 5일",
        "5.3.2024",
        "Dienstag, 5. März 2024, 14:30 Uhr",
        "mardi 5 mars 2024",
        "5 марта 2024 г.",
        "5 de marzo de 2024",
        "5 marzo 2024",
        "5 de março de 2024",
    ],
)
def test_a_day_is_a_day_in_many_languages(text: str) -> None:
    assert listing_date(text, NOW) == date(2024, 3, 5)


@pytest.mark.parametrize(
    "text", ["2024-03-05T14:30:15", "Tue, 05 Mar 2024 14:30:00", "Tue, 05 Mar 2024 14:30:00 XYZ", "05-Mar-2024 14:30"]
)
def test_of_a_time_without_a_known_zone_the_day_alone_is_known(text: str) -> None:
    assert listing_date(text, NOW) == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("text", "month"), [("5 février 2024", 2), ("5. Jänner 2024", 1), ("5 января 2024", 1), ("5 août 2023", 8)]
)
def test_accents_and_letters_of_months_are_read(text: str, month: int) -> None:
    found = listing_date(text, NOW)
    assert found is not None
    assert found.month == month


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "5 hours ago",
        "2024",
        "2024-03",
        "05/03/2024",
        "Tue, 30 Feb 2024 10:00:00 GMT",
        "Mon, 5 Foo 2024",
        "9" * 5000,
    ],
)
def test_what_is_no_day_for_certain_is_unknown(text: str) -> None:
    assert listing_date(text, NOW) is None


def test_numbers_tell_day_and_month_apart_where_one_is_above_twelve() -> None:
    assert listing_date("25/02/2024", NOW) == listing_date("02/25/2024", NOW) == date(2024, 2, 25)
    assert listing_date("03/03/2024", NOW) == date(2024, 3, 3)


@pytest.mark.parametrize(
    "text",
    [
        "0000-00-00",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "1970-01-20T18:54:09Z",
    ],
)
def test_an_empty_clock_is_unknown(text: str) -> None:
    assert listing_date(text, NOW) is None


def test_a_day_ahead_may_be_a_zone_but_two_years_ahead_are_unknown() -> None:
    assert listing_date("2024-03-07T11:59:00Z", NOW) is not None
    assert listing_date("2024-03-07", NOW) == date(2024, 3, 7)
    assert listing_date("2024-03-07T12:01:00Z", NOW) is None
    assert listing_date("2024-03-08", NOW) is None
    assert listing_date("2026-03-06T12:00:00Z", NOW) is None


def test_the_day_is_that_of_the_feeds_own_zone() -> None:
    day, moment = day_and_moment("Tue, 05 Mar 2024 23:30:00 -0500", NOW)
    assert day == date(2024, 3, 5)
    assert moment == datetime(2024, 3, 6, 4, 30, tzinfo=UTC)
    assert day_and_moment("2024-03-05", NOW) == (date(2024, 3, 5), None)
    assert day_and_moment("soon", NOW) == (None, None)


FORMS = ("%a, %d %b %Y %H:%M:%S +0000", "%Y-%m-%dT%H:%M:%SZ", "%B %d, %Y %I:%M:%S %p GMT", "%Y%m%dT%H%M%SZ", "%s")


@given(
    st.datetimes(datetime(1995, 1, 1), datetime(2024, 3, 6)).map(lambda moment: moment.replace(microsecond=0)),
    st.sampled_from(FORMS),
)
def test_whatever_the_form_the_moment_is_the_same(moment: datetime, form: str) -> None:
    aware = moment.replace(tzinfo=UTC)
    text = str(int(aware.timestamp())) if form == "%s" else aware.strftime(form)
    assert listing_date(text, NOW) == aware


@given(st.text(max_size=60))
def test_no_text_breaks_it_or_gives_the_far_future(text: str) -> None:
    day, _ = day_and_moment(text, NOW)
    assert day is None or day <= (NOW + timedelta(days=2)).date()


def test_the_zero_of_a_clock_is_none_in_any_zone() -> None:
    assert listing_date("Wed, 31 Dec 1969 19:00:00 EST", NOW) is None
