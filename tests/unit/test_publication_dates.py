"""Days of publication as files write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tasks.articles.dates import publication


@pytest.mark.parametrize(
    "value", [date(1985, 11, 20), "1985-11-20", " 1985-11-20 ", "20 November 1985", "Nov 20, 1985"]
)
def test_a_day_has_no_moment(value: object) -> None:
    assert publication(value) == (date(1985, 11, 20), None)


def test_a_moment_keeps_its_local_day() -> None:
    moment = datetime(1985, 11, 20, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert publication("1985-11-20T23:30:00-05:00") == (date(1985, 11, 20), moment)


def test_the_form_of_feeds_is_read() -> None:
    moment = datetime(1985, 11, 20, 21, 0, tzinfo=UTC)
    assert publication("Wed, 20 Nov 1985 21:00:00 GMT") == (moment.date(), moment)


def test_a_time_without_zone_gives_the_day_alone() -> None:
    assert publication("1985-11-20 21:00") == (date(1985, 11, 20), None)


@pytest.mark.parametrize("value", [None, "", "  ", "1970-01-01T00:00:00Z", "0001-01-01"])
def test_nothing_and_the_zero_of_clocks_are_no_day(value: object) -> None:
    assert publication(value) == (None, None)


@pytest.mark.parametrize("value", ["yesterday", "1985", "November 1985", "1985-13-45", 5, ["x"]])
def test_what_is_no_full_day_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"no date|no full day"):
        publication(value)
