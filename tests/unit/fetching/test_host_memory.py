"""What a host asked for, and how long it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.sources.hosts import (
    HostMemory,
    answered,
    down,
    held,
    is_robots_known,
    pause_of,
    retry_after_seconds,
    seconds_until_start,
    timed_out,
)
from tasks.sources.limits import Limits

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LIMITS = Limits()
HOST = HostMemory("https://news.example:443")
SECOND = timedelta(seconds=1)
HOUR = 3600


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7),
        (" 7 ", 7),
        ("0", 0),
        ("999999", 999_999),
        ("9" * 40, 999_999_999_999),
        ("Mon, 02 Mar 2026 12:00:30 GMT", 30),
        ("Mon, 02 Mar 2026 12:00:30 -0000", 30),
        ("Monday, 02-Mar-26 12:00:30 GMT", 30),
        ("Mon, 02 Mar 2026 11:00:00 GMT", 0),
        ("abc", None),
        ("-5", None),
        ("1.5", None),
        ("٧", None),
        ("", None),
        (None, None),
        ("Mon, 99 Mar 2026 12:00:30 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after_seconds(value, NOW) == seconds


@given(st.text(max_size=40))
def test_no_retry_after_breaks_anything(value: str) -> None:
    memory = held(HOST, 429, value, NOW, LIMITS)
    assert memory.held_until is not None
    assert NOW <= memory.held_until <= NOW + timedelta(hours=24)


def test_a_hold_lasts_a_day_at_most() -> None:
    assert held(HOST, 429, "999999", NOW, LIMITS).held_until == NOW + timedelta(hours=24)


def test_holds_without_a_time_double_until_the_host_answers() -> None:
    memory, lengths = HOST, []
    for _ in range(12):
        memory = held(memory, 503, None, NOW, LIMITS)
        assert memory.held_until is not None
        lengths.append((memory.held_until - NOW).total_seconds() / 60)
        memory = replace(memory, held_until=None)
    assert lengths[:4] == [5, 10, 20, 40]
    assert lengths[-1] == 24 * 60
    again = held(answered(memory), 503, "nonsense", NOW, LIMITS)
    assert again.held_until == NOW + timedelta(minutes=5)


def test_two_requests_that_were_open_together_double_nothing() -> None:
    once = held(HOST, 429, None, NOW, LIMITS)
    assert held(once, 429, None, NOW + SECOND, LIMITS) == once


def test_of_two_holds_the_longer_counts() -> None:
    memory = held(held(HOST, 429, "600", NOW, LIMITS), 429, "0", NOW, LIMITS)
    assert memory.held_until == NOW + timedelta(minutes=10)


def test_a_hold_ends() -> None:
    memory = held(HOST, 429, "7", NOW, LIMITS)
    pause = pause_of(memory, NOW + 6 * SECOND, LIMITS)
    assert pause is not None
    assert (pause.until, pause.reason) == (NOW + 7 * SECOND, "host asked to wait (status 429)")
    assert pause_of(memory, NOW + 7 * SECOND, LIMITS) is None


def test_a_hold_from_a_clock_that_was_ahead_does_not_count() -> None:
    memory = held(HOST, 429, "7", NOW + timedelta(days=400), LIMITS)
    assert pause_of(memory, NOW, LIMITS) is None


def test_an_answer_does_not_end_a_hold_that_another_request_met() -> None:
    memory = answered(held(HOST, 429, None, NOW, LIMITS))
    assert memory.held_until == NOW + timedelta(minutes=5)
    assert memory.hold_failures == 0


def test_a_failure_to_connect_marks_the_host_down_for_ten_minutes() -> None:
    memory = down(HOST, "connection refused", NOW, LIMITS)
    pause = pause_of(memory, NOW, LIMITS)
    assert pause is not None
    assert (pause.until, pause.reason) == (NOW + timedelta(minutes=10), "host is down: connection refused")


def test_three_timeouts_in_a_row_do_as_well() -> None:
    twice = timed_out(timed_out(HOST, "no answer", NOW, LIMITS), "no answer", NOW, LIMITS)
    assert pause_of(twice, NOW, LIMITS) is None
    assert pause_of(timed_out(twice, "no answer", NOW, LIMITS), NOW, LIMITS)
    assert pause_of(timed_out(answered(twice), "no answer", NOW, LIMITS), NOW, LIMITS) is None


def test_the_delay_reaches_over_runs() -> None:
    memory = replace(HOST, started_at=NOW - timedelta(minutes=10))
    assert seconds_until_start(memory, HOUR, NOW) == 50 * 60
    assert seconds_until_start(memory, 1, NOW) == 0
    assert seconds_until_start(HOST, HOUR, NOW) == 0
    assert seconds_until_start(replace(HOST, started_at=NOW + timedelta(days=9)), HOUR, NOW) == 0


@pytest.mark.parametrize(
    ("status", "age", "is_known"),
    [
        (200, 23 * HOUR, True),
        (200, 25 * HOUR, False),
        (404, 23 * HOUR, True),
        (500, 60, True),
        (500, 700, False),
        (None, 60, True),
        (None, 700, False),
        (200, -60, False),
    ],
)
def test_robots_txt_is_believed_for_a_day_and_its_failure_for_ten_minutes(
    status: int | None, age: int, is_known: bool
) -> None:
    memory = replace(HOST, robots_at=NOW - age * SECOND, robots_status=status)
    assert is_robots_known(memory, NOW, LIMITS) is is_known
