"""When a source is polled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tasks.polls import is_due
from tasks.sources.source import SourceMemory

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
WAITING = SourceMemory(polled_at=NOON, next_due_at=NOON + timedelta(hours=1))


def test_a_source_that_was_never_polled_is_due() -> None:
    assert is_due(SourceMemory(), NOON)


def test_it_is_due_again_when_its_time_has_come() -> None:
    assert not is_due(WAITING, NOON + timedelta(minutes=59))
    assert is_due(WAITING, NOON + timedelta(hours=1))


def test_it_is_due_when_the_clock_was_set_back_behind_its_last_poll() -> None:
    assert is_due(WAITING, NOON - timedelta(days=30))


def test_a_source_that_was_given_up_is_never_due() -> None:
    stopped = SourceMemory(is_stopped=True, polled_at=NOON, next_due_at=NOON)
    assert not is_due(stopped, NOON + timedelta(days=30))
    assert not is_due(stopped, NOON - timedelta(days=30))
