"""A file, its snapshot and a lake give the same answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tasks.publish import publish_snapshot
from tests.golden.golden_warehouse import add_later_news, ask, fill
from warehouse.address import snapshot_of
from warehouse.connection import connect, writer
from warehouse.query import examples
from warehouse.statements import Connection, run_file
from warehouse.stored import row_counts

GIVEN: dict[str, dict[str, object]] = {
    "between_two_countries": {"country": "USA", "other": "RUS"},
    "between_two_people": {"person": "khrushchev", "other": "kennedy"},
    "brokers": {"camp": "USA", "other_camp": "RUS"},
    "country_by_year": {"country": "RUS"},
    "encounters_on_a_topic": {"topic": "nuclear"},
    "go_betweens": {"country": "RUS"},
    "met_by_a_country": {"country": "RUS"},
    "met_for_the_first_time": {"since": "1950-01-01"},
    "names_like": {"person": "kim"},
    "path_between": {"person": "Truman", "other": "Macmillan"},
    "search": {"words": "Kennedy Vienna"},
    "shared_counterparts": {"person": "khrushchev", "other": "kennedy"},
    "topic_by_month": {"topic": "nuclear"},
    "topics_of_a_person": {"person": "Kennedy"},
    "topics_of_two_countries": {"country": "USA", "other": "RUS"},
    "visits_abroad": {"country": "RUS"},
    "what_somebody_did": {"person": "Castro"},
    "who_met": {"person": "Khrushchev"},
    "who_met_on": {"day": "1961-06-03", "days": "7"},
}
CALLS = {
    "folded": "SELECT folded('Wałęsa, Ramón')",
    "lookup_number": "SELECT lookup_number('gazette/letter-1.txt')",
    "met": "FROM met('khrushchev')",
    "named": "FROM named('kim')",
    "search": "FROM search('nuclear tests')",
    "search_ranks": "FROM search_ranks('Sadat Jerusalem', 3)",
    "search_is_common": "SELECT search_is_common(10000, 3000)",
    "search_rarity": "SELECT search_rarity(30, 3)",
    "search_weight": "SELECT search_weight(2, 500, 400)",
    "word_stem": "SELECT word_stem('ceasefires')",
    "words_in": "SELECT words_in('gaza ceasefire')",
}


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory, articles: Any, accounts: Any) -> Iterator[Connection]:
    """Yield a file that is asked itself, not by its snapshot."""
    address = str(tmp_path_factory.mktemp("live") / "golden.duckdb")
    fill(address, articles, accounts)
    add_later_news(address)
    publish_snapshot(address)
    with connect(address, read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def snapshot(live: Connection) -> Iterator[Connection]:
    """Yield its snapshot."""
    row = live.execute("SELECT path FROM duckdb_databases() WHERE database_name = current_database()").fetchone()
    assert row
    with connect(snapshot_of(row[0]), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory, live: Connection) -> Iterator[Connection]:
    """Yield a lake with the same rows."""
    with writer(f"ducklake:sqlite:{tmp_path_factory.mktemp('lake') / 'golden.sqlite'}") as other:
        for table in set(row_counts(live)) - {"schema_versions", "turns"}:
            other.register("rows_to_copy", live.execute(f'FROM "{table}"').pl())
            other.execute(f'INSERT INTO "{table}" BY NAME FROM rows_to_copy')
            other.unregister("rows_to_copy")
        yield other


def relations(connection: Connection) -> list[tuple[str, str, str]]:
    """Return name, kind and comment of tables, views and macros."""
    return run_file(connection, "statements/relations.sql").fetchall()


def macros_and_views(connection: Connection) -> Iterator[tuple[str, str]]:
    """Yield names with a query that asks for all their rows."""
    for signature, kind, _ in relations(connection):
        name = signature.partition("(")[0]
        if kind == "macro":
            yield name, CALLS[name]
        elif kind == "view":
            yield name, f'FROM "{name}"'


def comparable(answer: Any) -> list[str]:
    """Return columns, types and rows, whatever the order of the rows, with numbers to nine digits."""
    rows = ([f"{value:.9g}" if isinstance(value, float) else repr(value) for value in row] for row in answer.rows())
    return [repr(dict(answer.schema)), *sorted(map(repr, rows))]


def test_a_snapshot_and_a_lake_have_the_same_tables_views_and_macros(
    live: Connection, snapshot: Connection, lake: Connection
) -> None:
    assert relations(snapshot) == relations(live)
    # A lake keeps no comments of macros.
    assert {one[:2] for one in relations(lake)} == {one[:2] for one in relations(live)}


@pytest.mark.parametrize("kind", ["snapshot", "lake"])
def test_every_view_and_macro_has_the_same_rows(live: Connection, kind: str, request: pytest.FixtureRequest) -> None:
    other = request.getfixturevalue(kind)
    asked = dict(macros_and_views(live))
    assert len(asked) > 15
    for name, query in asked.items():
        expected = comparable(live.execute(query).pl())
        assert len(expected) > 1, name
        assert (name, comparable(other.execute(query).pl())) == (name, expected)


def test_every_worked_query_has_the_same_answer(live: Connection, snapshot: Connection) -> None:
    for one in examples():
        given = GIVEN.get(one.name, {})
        expected, answer = ask(live, one.name, **given), ask(snapshot, one.name, **given)
        assert (one.name, answer.to_dicts()) == (one.name, expected.to_dicts())


def test_the_comments_of_what_the_snapshot_replaces_stay(live: Connection, snapshot: Connection) -> None:
    query = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal"
    assert comparable(snapshot.execute(query).pl()) == comparable(live.execute(query).pl())


def test_what_makes_the_snapshot_fast_lies_beside_the_tables_for_people(snapshot: Connection) -> None:
    found = snapshot.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'prepared'").fetchall()
    assert {("names",), ("contacts",), ("ties",), ("search_places",)} <= set(found)
