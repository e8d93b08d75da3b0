"""Whatever way articles come, once or twice, in whichever batches, resolved or not in between: the same rows."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

import pytest
from hypothesis import HealthCheck, given, settings

import warehouse.connection as connection_module
from tests.unit.stored.histories import History, copies, histories, told_by, told_plainly
from warehouse.check import run_checks
from warehouse.connection import writer
from warehouse.statements import run_file

EXAMPLES = 3
"""More of them are looked at by tests/proof/test_many_histories.py."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty warehouse."""
    path = tmp_path_factory.mktemp("template") / "empty.duckdb"
    with writer(path, timeout=0):
        pass
    return path


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories())
def test_every_history_ends_in_the_same_rows(template: Path, history: History) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, other = copies(template, Path(folder), ("one", "other"))
        assert told_by(one, history) == told_plainly(other, history)


def test_an_article_that_went_back_to_an_earlier_text_has_the_other_one_as_its_version(desk: Any, reading: Any) -> None:
    for lead in ("", "Corrected. ", ""):
        desk.load(reading("a", lead=lead))
    with writer(desk.warehouse, timeout=0) as connection:
        assert run_checks(connection) == []
        assert connection.execute("SELECT text FROM article_versions").fetchall() == [("a. Corrected. ",)]


def test_what_a_page_says_of_itself_anew_shows_in_its_encounters(desk: Any, reading: Any, told: Any) -> None:
    first = reading("a", told(who=["Nixon"], whom=["Mao"]))
    article = replace(first.article, key="example.org/a")
    for rules, scheme, hour in (("1", "http", 8), ("2", "https", 9)):
        at = datetime(1972, 2, 22, hour, tzinfo=UTC)
        page = replace(article, url=f"{scheme}://example.org/a", published_at=at)
        desk.load(replace(first, article=page, rules_digest=rules))
        desk.resolve()
    with writer(desk.warehouse, timeout=0) as connection:
        assert run_checks(connection) == []
        answer = connection.execute("SELECT url, first_reported_at FROM encounters").fetchall()
    assert answer == [("https://example.org/a", datetime(1972, 2, 22, 9))]


@pytest.mark.parametrize(("end", "order"), [("occurred", (2, 1, 0)), ("cancelled", (1, 2, 0))])
def test_what_was_planned_keeps_its_history_whichever_article_is_loaded_first(
    desk: Any, reading: Any, told: Any, end: str, order: tuple[int, ...]
) -> None:
    day = date(1972, 2, 25)
    articles = [
        reading(name, told(who=["Nixon"], whom=["Mao"], status=status, day=day), published=published)
        for name, status, published in (
            ("proposal", "proposed", date(1972, 2, 1)),
            ("plan", "planned", date(1972, 2, 10)),
            ("end", end, date(1972, 2, 26)),
        )
    ]
    for number in order:
        desk.load(articles[number])
        desk.resolve()
    with writer(desk.warehouse, timeout=0) as connection:
        assert run_checks(connection) == []
        query = "SELECT status, reported_date FROM event_status_changes ORDER BY ordinal"
        assert connection.execute(query).fetchall() == [
            ("proposed", date(1972, 2, 1)),
            ("planned", date(1972, 2, 10)),
            (end, date(1972, 2, 26)),
        ]
        assert connection.execute("SELECT status FROM encounters").fetchall() == [(end,)]


def test_who_looks_between_any_two_statements_sees_all_of_a_batch_or_nothing(
    desk: Any, reading: Any, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["Nixon", "Mao", "Zhou Enlai", "Henry Kissinger"]
    first = [reading(name, told(who=names[:1], whom=names[1:], topics=["trade"])) for name in "ab"]
    second = [
        reading("a", told(both=names[:2]), rules="rules-2"),
        reading("b", lead="Corrected. "),
        reading("c", told(who=names[2:], whom=names[:1], day=date(1972, 2, 21), place="Beijing")),
    ]
    desk.load(*first)
    desk.resolve()
    open_file = connection_module._open_file
    with writer(desk.warehouse, timeout=0) as watching:
        tables = [table for (table,) in run_file(watching, "statements/table_names.sql").fetchall()]
        hashes = "SELECT " + ", ".join(f"(SELECT bit_xor(hash(row)) FROM {table} AS row)" for table in tables)
        seen = [watching.execute(hashes).fetchone()]

        def look() -> None:
            now = watching.execute(hashes).fetchone()
            if now != seen[-1]:
                seen.append(now)

        monkeypatch.setattr(connection_module, "_open_file", lambda *a, **k: Watched(open_file(*a, **k), look))
        desk.load(*second)
        assert len(seen) == 2
        desk.resolve()
        assert len(seen) == 3
        assert run_checks(watching) == []


class Watched:
    """A connection beside which somebody looks at the warehouse after every statement."""

    def __init__(self, connection: Any, look: Callable[[], None]) -> None:
        self._connection = connection
        self._look = look

    def execute(self, *arguments: Any) -> Any:
        """Run a statement, and let the other one look."""
        answer = self._connection.execute(*arguments)
        self._look()
        return answer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
