"""Loading: twice is the same as once, and an article that is read again replaces its own rows alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import duckdb
import pytest

from tasks.frames import article_of
from warehouse.check import run_checks
from warehouse.connection import writer
from warehouse.load import Loaded, load_hand_off
from warehouse.statements import run_file
from warehouse.stored import KnownVersion, digest, known_versions, row_counts, stored_articles


@pytest.fixture
def batch(reading: Any, told: Any) -> list[Any]:
    """Return the readings of three articles."""
    return [
        reading("a", told(who=["Richard Nixon"], whom=["Mao Zedong"], place="Beijing", place_country="CHN")),
        reading("b", told(both=["Anwar Sadat", "Menachem Begin"], day=date(1977, 11, 20), topics=["peace"])),
        reading("c"),
    ]


def digest_of(address: str) -> dict[str, str]:
    """Return the digest of a warehouse."""
    with writer(address) as connection:
        return digest(connection)


def test_it_says_what_came(desk: Any, batch: Any, reading: Any, told: Any) -> None:
    assert desk.load(*batch).loaded == Loaded(new_articles=3, accounts=2)
    again = [batch[0], reading("b", told(both=["Sadat", "Begin"]), lead="Corrected. ")]
    assert desk.load(*again).loaded == Loaded(reread_articles=1, changed_articles=1, accounts=2)


def test_loading_twice_changes_nothing(desk: Any, batch: Any) -> None:
    desk.load(*batch)
    before = digest_of(desk.warehouse)
    desk.load(*batch)
    assert digest_of(desk.warehouse) == before


@pytest.mark.parametrize(
    ("table", "one", "other"),
    [("items", "letter-1419", "letter-41479"), ("articles", "letter-12375", "letter-70336")],
)
def test_two_keys_with_the_same_number_are_told_apart(
    desk: Any, reading: Any, table: str, one: str, other: str
) -> None:
    assert desk.load(reading(one)).loaded == Loaded(new_articles=1)
    assert desk.load(reading(other)).loaded == Loaded(new_articles=1)
    assert desk.load(reading(one), reading(other)).loaded == Loaded(reread_articles=2)
    with writer(desk.warehouse) as connection:
        numbers = connection.execute(f"SELECT lookup_number FROM {table}").fetchall()
    assert len(numbers) == 2
    assert len({*numbers}) == 1


def test_loading_twice_leaves_the_clock_alone(desk: Any, batch: Any) -> None:
    path = desk.hand_off(*batch)
    with writer(desk.warehouse) as connection:
        load_hand_off(connection, path, now=datetime(2000, 1, 1))
        load_hand_off(connection, path, now=datetime(2001, 1, 1))
        stamps = connection.execute("SELECT DISTINCT first_seen_at, loaded_at FROM articles").fetchall()
    assert stamps == [(datetime(2000, 1, 1), datetime(2000, 1, 1))]


def test_a_batch_in_two_halves_is_the_same_as_whole(desk: Any, batch: Any, tmp_path: Any) -> None:
    desk.load(*batch)
    halves = type(desk)(str(tmp_path / "halves.duckdb"))
    halves.load(*batch[2:])
    halves.load(*batch[:2])
    assert digest_of(halves.warehouse) == digest_of(desk.warehouse)


@pytest.mark.parametrize("change", [{"rules": "rules-2"}, {"model": "model-2"}, {"lead": "Corrected. "}])
def test_an_article_that_is_read_again_replaces_its_own_rows(
    desk: Any, batch: Any, reading: Any, told: Any, change: dict[str, str]
) -> None:
    desk.load(*batch)
    desk.load(reading("b", told(who=["Anwar Sadat"], whom=["Ezer Weizman"]), **change))
    with writer(desk.warehouse) as connection:
        names = connection.execute("SELECT name FROM participants ORDER BY name").fetchall()
        topics = connection.execute("FROM topics").fetchall()
        counts = row_counts(connection)
    assert [name for (name,) in names] == ["Anwar Sadat", "Ezer Weizman", "Mao Zedong", "Richard Nixon"]
    assert topics == []
    assert (counts["articles"], counts["accounts"], counts["mentions"]) == (3, 2, 2)


def test_an_article_in_which_nothing_is_found_any_more_has_no_accounts(desk: Any, batch: Any, reading: Any) -> None:
    desk.load(*batch)
    desk.load(reading("b", rules="rules-2"))
    with writer(desk.warehouse) as connection:
        assert row_counts(connection)["accounts"] == 1


def test_an_earlier_text_is_kept_as_a_version(desk: Any, batch: Any, reading: Any) -> None:
    desk.load(*batch)
    desk.load(reading("c", lead="Corrected. "))
    with writer(desk.warehouse) as connection:
        (old,) = connection.execute("SELECT text FROM article_versions").fetchall()
        (new,) = connection.execute("SELECT text FROM articles WHERE doc_id = 'c'").fetchall()
    assert old == ("c. ",)
    assert new == ("c. Corrected. ",)


def test_other_rules_alone_make_no_version(desk: Any, batch: Any, reading: Any) -> None:
    desk.load(*batch)
    desk.load(reading("c", rules="rules-2"))
    with writer(desk.warehouse) as connection:
        assert row_counts(connection)["article_versions"] == 0


def test_a_load_that_fails_leaves_nothing_behind(desk: Any, batch: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest_of(desk.warehouse)
    path = desk.hand_off(*batch)

    def run_then_fail(connection: Any, name: str, parameters: Any = None) -> Any:
        result = run_file(connection, name, parameters)
        if name == "statements/load.sql":
            raise duckdb.Error("the disk is full")
        return result

    monkeypatch.setattr("warehouse.load.run_file", run_then_fail)
    with writer(desk.warehouse) as connection, pytest.raises(duckdb.Error, match="the disk is full"):
        load_hand_off(connection, path)
    assert digest_of(desk.warehouse) == before


def test_loaded_data_pass_all_checks_once_resolved(desk: Any, batch: Any) -> None:
    desk.load(*batch)
    desk.resolve()
    with writer(desk.warehouse) as connection:
        assert run_checks(connection) == []


def test_what_is_stored_is_known_by_version_rules_and_model(desk: Any, batch: Any) -> None:
    desk.load(*batch)
    article = batch[0].article
    with writer(desk.warehouse) as connection:
        known = known_versions(connection)
    assert len(known) == 3
    assert known[article.article_id] == KnownVersion(article.text_hash, "rules-1", "model-1")


def test_an_empty_file_knows_nothing(tmp_path: Any) -> None:
    with duckdb.connect(str(tmp_path / "empty.duckdb")) as connection:
        assert known_versions(connection) == {}


def test_stored_articles_come_by_day_of_publication_and_in_batches(desk: Any, reading: Any) -> None:
    desk.load(*(reading(f"day-{day}", published=date(1972, 2, day)) for day in (23, 21, 22, 24)))
    with writer(desk.warehouse) as connection:
        batches = list(stored_articles(connection, since=date(1972, 2, 22), until=date(1972, 2, 24), batch_size=2))
    assert [[row["doc_id"] for row in batch] for batch in batches] == [["day-22", "day-23"], ["day-24"]]


def test_stored_articles_can_be_those_that_something_else_read(desk: Any, reading: Any) -> None:
    desk.load(reading("old", rules="rules-0"), reading("other", model="model-0"), reading("current"))
    with writer(desk.warehouse) as connection:
        (batch,) = stored_articles(connection, stale_for=("rules-1", "model-1"))
    assert {row["doc_id"] for row in batch} == {"old", "other"}


def test_an_article_that_was_loaded_before_urls_were_keys_is_the_same_article_now(
    desk: Any, reading: Any, told: Any
) -> None:
    now = reading("a", told(who=["Richard Nixon"], whom=["Mao Zedong"]))
    url = "https://www.example.org/a"
    desk.load(replace(now, article=replace(now.article, url=url)))
    with writer(desk.warehouse) as connection:
        (row,) = next(stored_articles(connection))
    article = article_of(row)
    assert article.key == "example.org/a"
    desk.load(replace(now, article=article))
    desk.resolve()
    with writer(desk.warehouse) as connection:
        assert connection.execute("SELECT article_id FROM articles").fetchall() == [(article.article_id,)]
        assert connection.execute("SELECT DISTINCT article_id FROM accounts").fetchall() == [(article.article_id,)]
        assert connection.execute("SELECT articles FROM encounters").fetchall() == [(1,)]
        assert run_checks(connection) == []


def test_what_stood_at_an_address_another_day_stays_whatever_else_comes(desk: Any, reading: Any, tmp_path: Any) -> None:
    url = "https://www.example.org/live"
    monday, tuesday = date(1972, 2, 21), date(1972, 2, 22)
    first, second, other = (
        reading("a", published=monday),
        reading("b", published=tuesday),
        reading("c", published=monday),
    )
    first, second = (replace(one, article=replace(one.article, url=url)) for one in (first, second))
    together, apart = desk, type(desk)(str(tmp_path / "apart.duckdb"))
    together.load(first)
    together.load(second, other)
    apart.load(first)
    apart.load(second)
    apart.load(other)
    assert digest_of(together.warehouse) == digest_of(apart.warehouse)
    with writer(together.warehouse) as connection:
        assert connection.execute("SELECT count(*) FROM articles WHERE url = ?", [url]).fetchone() == (2,)
