"""Each check finds what it is there for, exactly, and nothing in the schema goes unlooked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePath
from typing import Any, NamedTuple, get_args

import pytest

from tasks import records
from tasks.hand_off import hand_off_folder, write_hand_off
from tasks.load import load_hand_offs
from tasks.records import (
    Account,
    Article,
    ItemOutcome,
    Mention,
    Participant,
    Place,
    Reading,
    Reject,
    SourceItem,
    Span,
    StatusCue,
    Time,
    Topic,
)
from tasks.resolve import resolve_accounts
from tasks.sources.configured import LOCAL, SourceKind
from warehouse.check import run_checks
from warehouse.connection import writer
from warehouse.statements import Connection, read_sql, run_file, sql_files

FETCHED = """
INSERT INTO sources VALUES
    ('herald', 'feed', 'https://herald.example/feed', NULL, 'ok', '', NULL, NULL, 0, 0, false, 0, NULL, NULL);
INSERT INTO source_documents VALUES ('herald', 'https://herald.example/feed', NULL, NULL, 'abc', '', NULL, 1);
INSERT INTO hosts VALUES ('https://herald.example:443', NULL, '', 0, NULL, '', 0, NULL, '', NULL, 200, '');
INSERT INTO runs VALUES ('run-1', 'ingest', TIMESTAMP '1972-02-22', NULL, 3, 3, 3);
INSERT INTO run_outcomes VALUES ('run-1', 'herald', 'herald.example', 'ok', 1);
INSERT INTO actors VALUES ('p1', 'Richard Nixon', 'person', 'USA');
INSERT INTO actor_aliases VALUES ('p1', 'Nixon');
INSERT INTO actor_offices VALUES ('p1', 1, 'President', NULL, 'USA', DATE '1969-01-20', DATE '1974-08-09');
INSERT INTO watch_hits VALUES ('opening of China', 'a1', 'planned', TIMESTAMP '1972-02-20');
INSERT INTO article_versions
SELECT article_id, 'earlier', title, published_date, text, loaded_at FROM articles WHERE doc_id = 'ahead';
INSERT INTO unlinked_accounts SELECT account_id, filed_date FROM event_accounts WHERE account_id = 'a2';
INSERT INTO parted_accounts
SELECT one.account_id, one.filed_date, other.account_id, other.filed_date, 'Nixon'
FROM event_accounts AS one
JOIN event_accounts AS other ON (one.account_id, other.account_id) IN (('a1', 'a3'), ('a3', 'a1'));
"""
"""What no hand-off brings."""

LIST_NAMES = re.compile(r"(^|_)(state|stage|status|side|kind|type|basis|granularity|scheme|access|flow)$")
OF_INTEREST = re.compile(
    LIST_NAMES.pattern
    + r"|_id$|_offset$|^spans$|^ordinal$|^is_|(start|end|anchor|reported|filed)_date$|country$|itude$|_count$"
    r"|^(confidence|score|articles|sources|accounts|items|attempts|failures|timeouts|depth)$|_(polls|failures|read|articles|number)$"
)
FREE = {
    "articles.doc_id": "what the article calls itself",
    "accounts.place_geonames_id": "of GeoNames",
    "events.geonames_id": "of GeoNames",
    "unresolved_accounts.filed_date": "of an account that may be gone",
    "rejects.reject_id": "a key that nothing refers to",
    "hosts.robots_status": "of HTTP",
}
"""Columns that look like one of those, and may hold anything."""
_STATES = frozenset(get_args(records.ItemState))
_STATUS, _TYPE = frozenset(get_args(records.Status)), frozenset(get_args(records.EncounterType))
_SIDE, _KIND = frozenset(get_args(records.Side)), frozenset(get_args(records.ParticipantKind))
_GRANULARITY = frozenset(get_args(records.Granularity))
LISTS: dict[str, frozenset[str]] = {
    "items.state": _STATES - {"unchanged"},
    "sources.state": _STATES,
    "sources.kind": frozenset(get_args(SourceKind)) - LOCAL | {"address"},
    "run_outcomes.state": _STATES,
    "runs.flow": frozenset({"ingest"}),
    "rejects.stage": frozenset(get_args(records.Stage)),
    "articles.access": frozenset(get_args(records.Access)),
    "articles.published_basis": frozenset(get_args(records.DateBasis)),
    "accounts.event_type": _TYPE,
    "accounts.status": _STATUS,
    "accounts.place_kind": frozenset(get_args(records.PlaceKind)),
    "accounts.place_basis": frozenset(get_args(records.PlaceBasis)),
    "accounts.time_granularity": _GRANULARITY,
    "accounts.time_basis": frozenset(get_args(records.TimeBasis)),
    "participants.side": _SIDE,
    "participants.kind": _KIND,
    "topics.scheme": frozenset({"medtop"}),
    "events.event_type": _TYPE,
    "events.status": _STATUS,
    "events.place_kind": frozenset(get_args(records.PlaceKind)),
    "events.granularity": _GRANULARITY,
    "event_participants.side": _SIDE,
    "event_participants.kind": _KIND,
    "event_status_changes.status": _STATUS,
    "encounters.event_type": _TYPE,
    "encounters.status": _STATUS,
    "encounters.granularity": _GRANULARITY,
    "pairs.status": _STATUS,
    "actors.kind": _KIND,
    "watch_hits.status": _STATUS,
}
"""Column → all that may stand in it."""

HEADLINE = "Nixon goes to Peking: 尼克松 🇨🇳 👨‍👩‍👧"


class Broken(NamedTuple):
    """A statement that breaks a rule about a column, and the checks that see it, as check:table."""

    column: str
    statement: str
    found: frozenset[str]


def broken_rows() -> list[Broken]:
    """Return the lines of broken_rows.txt."""
    text = Path(__file__).with_name("broken_rows.txt").read_text(encoding="utf-8")
    lines = [line.split(" | ") for line in text.splitlines() if line and not line.startswith("#")]
    return [Broken(column, statement, frozenset(found.split())) for column, statement, found in lines]


def readings() -> list[Reading]:
    """Return three articles: two tell of one meeting, the third of talks among delegations of one name."""
    day = date(1972, 2, 21)
    ahead = f"{HEADLINE}\n\nIt is planned that Nixon will meet Mao on 21 February, officials said."
    after = "Peking, Feb 21. Nixon met Mao today. They met to talk about trade and Taiwan."
    talks = "Officials of Chad, officials of Sudan and Libya held talks on the border."
    at_table: dict[str, Any] = {"side": "both"}
    return [
        _reading(
            Article(
                "ahead",
                "herald",
                "ahead",
                ahead,
                "https://herald.example/ahead",
                HEADLINE,
                date(1972, 2, 20),
                published_basis="meta",
                headline=_span(ahead, HEADLINE),
            ),
            Account(
                "a1",
                "meeting",
                "planned",
                0.8,
                *_told(ahead, ("meet", "It is planned that Nixon will meet Mao on 21 February, officials said.")),
                (
                    Participant("Nixon", "who", "person", country="USA", spans=(_span(ahead, "Nixon"),)),
                    Participant("Mao", "whom", "person", country="CHN", spans=(_span(ahead, "Mao"),)),
                ),
                StatusCue("planned", _span(ahead, "planned"), "officials"),
                time=Time("21 February", _span(ahead, "21 February"), "day", "explicit", day, day, date(1972, 2, 20)),
            ),
        ),
        _reading(
            Article("after", "gazette", "after.txt", after, published=date(1972, 2, 22), published_basis="file"),
            Account(
                "a2",
                "meeting",
                "occurred",
                0.9,
                *_told(after, ("met", "Nixon met Mao today."), ("met", "They met to talk about trade and Taiwan.")),
                (
                    Participant("Richard Nixon", "who", "person", country="USA", spans=(_span(after, "Nixon"),)),
                    Participant("Mao Zedong", "whom", "person", country="CHN", spans=(_span(after, "Mao"),)),
                ),
                place=Place("Beijing", "city", "dateline", _span(after, "Peking"), "CHN", 39.9, 116.4, 1816670),
                topics=(
                    Topic("trade", _span(after, "trade"), "medtop:20000385", "trade", score=0.7),
                    Topic("Taiwan", _span(after, "Taiwan")),
                ),
            ),
        ),
        _reading(
            Article("table", "gazette", "table.txt", talks, published=date(1972, 3, 1)),
            Account(
                "a3",
                "talks",
                "occurred",
                0.7,
                *_told(talks, ("talks", talks)),
                (
                    Participant(
                        "officials", kind="group", country="TCD", spans=(_span(talks, "Officials"),), **at_table
                    ),
                    Participant(
                        "officials", kind="group", country="SDN", spans=(_span(talks, "officials"),), **at_table
                    ),
                    Participant("Libya", kind="country", country="LBY", spans=(_span(talks, "Libya"),), **at_table),
                ),
            ),
        ),
    ]


def _reading(article: Article, account: Account) -> Reading:
    return Reading(article, (account,), "rules-1", "model-1")


def _span(text: str, part: str, start: int = 0) -> Span:
    at = text.index(part, start)
    return Span(at, at + len(part))


def _told(text: str, *tellings: tuple[str, str]) -> tuple[Mention, tuple[Mention, ...]]:
    mentions = []
    for word, sentence in tellings:
        where = _span(text, sentence)
        mentions.append(Mention(word, _span(text, word, where.start), where, "meet/verb"))
    return mentions[0], tuple(mentions)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """Yield a warehouse with a row in every table, in which all is well."""
    address = str(tmp_path_factory.mktemp("checked") / "news.duckdb")
    read = readings()
    items = [SourceItem(r.article.source, r.article.url or f"/news/{r.article.key}", r.article.key) for r in read]
    outcomes = [ItemOutcome(i, "ok", "", "abc", r.article.article_id) for i, r in zip(items, read, strict=True)]
    rejects = [Reject("gazette", "bad.json", "/news/bad.json", "parse", "no JSON", "abc")]
    path = write_hand_off(hand_off_folder(address), read, rejects, outcomes)
    load_hand_offs(address, [path], timeout=0)
    resolve_accounts(address, timeout=0)
    with writer(address, timeout=0) as connection:
        # Planning is all that these few rows cost.
        connection.execute("SET threads = 1")
        connection.execute("PRAGMA disable_optimizer")
        for file in sql_files("checks"):
            connection.execute(f"PREPARE {PurePath(file).stem} AS {read_sql(file)}")
        for statement in connection.extract_statements(FETCHED):
            connection.execute(statement)
        yield connection


@pytest.fixture
def undone(sound: Connection) -> Iterator[Connection]:
    """Yield the same warehouse; what is done to it is undone."""
    sound.execute("BEGIN TRANSACTION")
    yield sound
    sound.execute("ROLLBACK")


def test_no_table_but_the_queue_is_empty_and_all_is_well(sound: Connection) -> None:
    for table in tables(sound):
        is_empty = sound.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        assert is_empty == (table == "unresolved_accounts"), table
    assert run_checks(sound) == []


@pytest.mark.parametrize("broken", broken_rows(), ids=lambda broken: broken.statement)
def test_exactly_the_checks_that_are_named_find_what_is_broken(undone: Connection, broken: Broken) -> None:
    undone.execute(broken.statement)
    assert findings(undone, broken.column.partition(".")[0]) == broken.found


def test_a_row_that_is_there_twice_is_found_in_whatever_table(undone: Connection) -> None:
    undone.execute("INSERT INTO unresolved_accounts VALUES ('a4', DATE '1972-02-20')")
    twice = set()
    for table in tables(undone):
        undone.execute(f"INSERT INTO {table} SELECT * FROM {table} LIMIT 1")
        twice.add(table)
        assert {row[0] for row in found_by(undone, "keys_unique")} == twice
    assert len(found_by(undone, "keys_unique")) == len(twice)


@pytest.mark.parametrize("column", LISTS, ids=str)
def test_the_values_of_a_list_are_those_that_the_program_can_write(undone: Connection, column: str) -> None:
    table, _, name = column.partition(".")
    for value in sorted(LISTS[column]):
        undone.execute(f"UPDATE {table} SET {name} = $value", {"value": value})
        assert problems(undone, table) == [], value


def test_every_reference_list_offset_ordinal_number_and_day_is_looked_at(sound: Connection) -> None:
    looked_at = {broken.column for broken in broken_rows()}
    found = {f"{table}.{column}" for table, column in columns(sound)}
    assert looked_at <= found, "broken_rows.txt names a column that is not there"
    of_interest = {f"{table}.{column}" for table, column in columns(sound) if OF_INTEREST.search(column)}
    assert of_interest - looked_at == set(FREE)


def test_every_list_of_values_is_broken_once(sound: Connection) -> None:
    lists = {f"{table}.{column}" for table, column in columns(sound) if LIST_NAMES.search(column)}
    assert lists - set(FREE) == set(LISTS)


def tables(connection: Connection) -> list[str]:
    """Return the names of all tables."""
    return [table for (table,) in run_file(connection, "statements/table_names.sql").fetchall()]


def columns(connection: Connection) -> list[tuple[str, str]]:
    """Return table and name of all columns of tables."""
    query = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND table_name IN $tables"
    return connection.execute(query, {"tables": tables(connection)}).fetchall()


def findings(connection: Connection, table: str) -> frozenset[str]:
    """Return what the checks that look at `table` find, as check:table; no other can see a change in it."""
    looking = [file for file in sql_files("checks") if re.search(rf"(FROM|JOIN) {table}\b", read_sql(file))]
    return frozenset(
        f"{name}:{row[0]}" for name in (PurePath(file).stem for file in looking) for row in found_by(connection, name)
    )


def found_by(connection: Connection, check: str) -> list[Any]:
    """Return the rows of a check, which is planned already."""
    return connection.execute(f"EXECUTE {check}").fetchall()


def problems(connection: Connection, table: str) -> list[str]:
    """Return what values_known finds in a table."""
    return [problem for found, _, problem in found_by(connection, "values_known") if found == table]
