"""Others load and resolve while a resolve decides: it ends as if they had come one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest

from tasks.events.event import events_of
from warehouse.check import run_checks
from warehouse.connection import writer
from warehouse.stored import digest

DAY = date(1972, 2, 21)


def told_by(reading: Any, told: Any, name: str, **telling: Any) -> Any:
    return reading(name, told(who=["Richard Nixon"], whom=["Mao Zedong"], day=DAY, **telling), source=name)


@contextmanager
def meanwhile(monkeypatch: pytest.MonkeyPatch, others: Callable[[], object]) -> Iterator[None]:
    """Let others be at work once, between what resolve reads and what it writes."""
    calls: list[int] = []

    def interrupted(*args: Any) -> Any:
        calls.append(1)
        if len(calls) == 1:
            others()
        return events_of(*args)

    with monkeypatch.context() as patched:
        patched.setattr("tasks.resolve.events_of", interrupted)
        yield
    assert calls


def state(address: str) -> tuple[dict[str, str], list[Any]]:
    with writer(address) as connection:
        return digest(connection), run_checks(connection)


@pytest.fixture
def undisturbed(desk: Any, reading: Any, told: Any) -> dict[str, str]:
    """Return the digest of two articles, the first in its second version, loaded and resolved one after the other."""
    other = type(desk)(f"{desk.warehouse}.undisturbed")
    for article in (told_by(reading, told, "gazette"), told_by(reading, told, "herald", status="planned")):
        other.load(article)
        other.resolve()
    return state(other.warehouse)[0]


def test_what_is_loaded_meanwhile_waits_for_the_next_resolve(
    desk: Any, reading: Any, told: Any, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.load(told_by(reading, told, "gazette"))
    with meanwhile(monkeypatch, lambda: desk.load(told_by(reading, told, "herald", status="planned"))):
        assert desk.resolve().events == 1
    with writer(desk.warehouse) as connection:
        assert connection.execute("SELECT count(*) FROM unresolved_accounts").fetchone() == (1,)
    desk.resolve()
    assert state(desk.warehouse) == (undisturbed, [])


def test_what_changes_meanwhile_is_decided_as_it_is_now(
    desk: Any, reading: Any, told: Any, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.load(told_by(reading, told, "gazette"), told_by(reading, told, "herald", status="cancelled"))
    with meanwhile(monkeypatch, lambda: desk.load(told_by(reading, told, "herald", status="planned"))):
        desk.resolve()
    found, problems = state(desk.warehouse)
    assert problems == []
    assert found == undisturbed


def test_two_that_resolve_at_once_make_an_event_once(
    desk: Any, reading: Any, told: Any, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.load(told_by(reading, told, "gazette"), told_by(reading, told, "herald", status="planned"))
    with meanwhile(monkeypatch, desk.resolve):
        desk.resolve()
    assert state(desk.warehouse) == (undisturbed, [])
