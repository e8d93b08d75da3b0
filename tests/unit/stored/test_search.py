"""search('words'): over articles and encounters, the same with and without a snapshot's index, and never an error."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tasks.publish import publish_snapshot
from tests.unit.stored.conftest import Desk, Told, reading_of
from warehouse.address import snapshot_of
from warehouse.connection import connect
from warehouse.statements import Connection


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a warehouse with four articles, and its snapshot."""
    desk = Desk(str(tmp_path_factory.mktemp("search") / "news.duckdb"))
    walesa = Told(who=["Lech Wałęsa"], whom=["Władysław Bartoszewski"], day=date(1990, 3, 1), place="Gdańsk")
    desk.load(
        reading_of("gaza", Told(who=["Ana Ruiz"], whom=["Omar Haddad"], topics=["a ceasefire in Gaza"])),
        reading_of("ceasefires", lead="Ceasefires come and go; this one is in Yemen. The ceasefire in Yemen holds. "),
        reading_of("letter", Told(who=["Ana Ruiz"], whom=["Leila O'Brien"], topics=["Gaza's harbour"])),
        reading_of("gdansk", walesa, lead="The U.S.-led talks of Mr Wałęsa's guests. "),
    )
    desk.resolve()
    publish_snapshot(desk.warehouse)
    return desk.warehouse


@pytest.fixture(scope="module", params=["file", "snapshot"])
def connection(asked: str, request: pytest.FixtureRequest) -> Iterator[Connection]:
    """Yield the file, where search reads all texts, and the snapshot, where it has an index."""
    path = Path(asked) if request.param == "file" else snapshot_of(asked)
    with connect(path, read_only=True) as opened:
        yield opened


def search(connection: Connection, words: str, most: int = 100) -> pl.DataFrame:
    """Return what is found."""
    return connection.execute("FROM search($words, most := $most)", {"words": words, "most": most}).pl()


def found(connection: Connection, words: str) -> set[tuple[str, str]]:
    """Return kind and article of what is found: of an encounter, that of its sentence."""
    query = """
        SELECT s.kind, coalesce(a.doc_id, l.doc_id) FROM search($words) AS s
        LEFT JOIN articles AS a USING (article_id)
        LEFT JOIN events AS e ON e.event_id = s.event_id
        LEFT JOIN accounts AS c ON c.account_id = e.lead_account_id
        LEFT JOIN articles AS l ON l.article_id = c.article_id
    """
    return set(connection.execute(query, {"words": words}).fetchall())


def test_all_the_words_must_be_there(connection: Connection) -> None:
    assert found(connection, "gaza ceasefire") == {("article", "gaza"), ("encounter", "gaza")}
    assert found(connection, "gaza") == {
        *(("article", "gaza"), ("encounter", "gaza"), ("article", "letter"), ("encounter", "letter"))
    }


def test_the_plural_is_the_same_word(connection: Connection) -> None:
    assert found(connection, "CEASEFIRES yemen") == {("article", "ceasefires")}


@pytest.mark.parametrize("words", ["walesa", "Wałęsa", "LECH WALESA", "walesa gdansk"])
def test_accents_and_capitals_make_no_difference(connection: Connection, words: str) -> None:
    assert found(connection, words) == {("article", "gdansk"), ("encounter", "gdansk")}


@pytest.mark.parametrize(
    ("words", "doc_id"),
    [
        ("U.S. led", "gdansk"),
        ("us-led", "gdansk"),
        ("o’brien", "letter"),
        ("Leila O'Brien", "letter"),
        ('"harbour" of (Gaza)', None),
        ('"harbour", (Gaza)', "letter"),
        ("gaza -- harbour;", "letter"),
    ],
)
def test_marks_between_words_are_no_words(connection: Connection, words: str, doc_id: str | None) -> None:
    assert {told for _, told in found(connection, words)} == ({doc_id} if doc_id else set())


@pytest.mark.parametrize(
    "words",
    ["", "   ", "''", '"', "%", "\\", "(", "zebra", "gaza zebra", "日本", "🙂", "a' OR 1=1 --", "x" * 10_000],
    ids=lambda words: words[:20],
)
def test_what_is_not_there_is_no_error(connection: Connection, words: str) -> None:
    assert search(connection, words).height == 0


def test_the_text_that_says_it_more_often_comes_first(connection: Connection) -> None:
    articles = search(connection, "ceasefire").filter(pl.col("kind") == "article")
    assert articles["passage"].to_list()[0].startswith("ceasefires. Ceasefires come and go")
    assert articles["score"].is_sorted(descending=True)


def test_an_encounter_is_found_by_names_and_place_and_shows_its_sentence(connection: Connection) -> None:
    (row,) = search(connection, "bartoszewski gdansk").filter(pl.col("kind") == "encounter").to_dicts()
    assert row["title"] == "Lech Wałęsa – Władysław Bartoszewski"
    assert row["passage"] == "Lech Wałęsa met Władysław Bartoszewski in Gdańsk on 1990-03-01 about this."
    assert row["date"] == date(1990, 3, 1)
    assert row["event_id"]
    assert row["article_id"] is None


def test_the_best_are_kept_where_few_are_wanted(connection: Connection) -> None:
    assert search(connection, "gaza", most=2).rows() == search(connection, "gaza").rows()[:2]


def test_both_ways_of_searching_rank_alike(asked: str) -> None:
    with connect(asked, read_only=True) as scan, connect(snapshot_of(asked), read_only=True) as index:
        for words in ("gaza", "gaza ceasefire", "the", "walesa", "ana ruiz about"):
            assert search(scan, words).rows() == search(index, words).rows()
            assert search(scan, words).height > 0 or words == "walesa"


def test_in_a_large_warehouse_the_commonest_words_count_only_where_nothing_rarer_is_asked(tmp_path: Path) -> None:
    desk = Desk(str(tmp_path / "large.duckdb"))
    desk.load(reading_of("one", lead="The ferry. "), reading_of("two", lead="Ferry without an article. "))
    with connect(desk.warehouse) as connection:
        # As many copies of two dull articles as make a large warehouse.
        connection.execute(
            "INSERT INTO articles SELECT articles.* REPLACE (article_id || n AS article_id, 'The mayor spoke.' AS text)"
            " FROM articles, range(5000) AS t(n)"
        )
    publish_snapshot(desk.warehouse)
    for path in (Path(desk.warehouse), snapshot_of(desk.warehouse)):
        with connect(path, read_only=True) as connection:
            assert search(connection, "the ferry").height == 2
            assert search(connection, "the mayor", most=7).height == 7
            assert search(connection, "the zebra").height == 0
