"""Asking: one reading statement, or one of the worked queries."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import Any

import polars as pl
import pytest

from tasks.publish import publish_snapshot
from warehouse import open_warehouse
from warehouse.errors import QueryError
from warehouse.query import relations, run_example, run_query

GIVEN = {"person": "NIX", "topic": "trade", "country": "usa"}


@pytest.fixture
def address(desk: Any, reading: Any, told: Any) -> str:
    """Return a warehouse with some events in it."""
    usa_china = {"Richard Nixon": "USA", "Nixon": "USA", "Mao Zedong": "CHN", "Mao": "CHN", "Zhou Enlai": "CHN"}
    desk.load(
        reading(
            "ahead",
            told(who=["Nixon"], whom=["Mao"], status="planned", day=date(1972, 2, 21), countries=usa_china),
            published=date(1972, 2, 20),
            source="herald",
        ),
        reading(
            "after",
            told(
                who=["Richard Nixon"],
                whom=["Mao Zedong"],
                day=date(1972, 2, 21),
                topics=["trade"],
                place="Beijing",
                place_country="CHN",
                countries=usa_china,
            ),
        ),
        reading("more", told(who=["Richard Nixon"], whom=["Zhou Enlai"], day=date(1972, 2, 25), countries=usa_china)),
        reading("geneva", told(both=["Mikhail Gorbachev", "Ronald Reagan"], place="Geneva", place_country="CHE")),
        reading("off", told(both=["Dwight Eisenhower", "Nikita Khrushchev"], status="cancelled")),
        reading("hope", told(who=["Józef Piłsudski"], whom=["Symon Petliura"], status="planned", day=date(1920, 5, 1))),
    )
    desk.resolve()
    return str(desk.warehouse)


def test_the_answer_is_a_polars_frame(address: str) -> None:
    answer = open_warehouse(address).sql("SELECT name FROM participants WHERE side = $side ORDER BY name", side="both")
    assert answer["name"].to_list() == ["Dwight Eisenhower", "Mikhail Gorbachev", "Nikita Khrushchev", "Ronald Reagan"]


def test_what_is_no_single_question_is_refused_in_one_line(address: str) -> None:
    with pytest.raises(QueryError, match="DELETE would change something") as refused:
        run_query(address, "DELETE FROM items")
    assert "\n" not in str(refused.value)


def test_a_sum_is_a_whole_number(address: str) -> None:
    answer = run_query(
        address, "SELECT sum(articles) AS articles, sum(articles)::HUGEINT << 80 AS huge FROM encounters"
    )
    assert answer.schema["articles"] == pl.Decimal(38, 0)  # one that does not fit leaves all as they are
    assert run_query(address, "SELECT sum(articles) AS articles FROM encounters")["articles"].to_list() == [6]


def test_what_no_frame_can_hold_is_told(address: str) -> None:
    with pytest.raises(QueryError, match=r"answer: holds what no frame can hold .* — cast that column"):
        run_query(address, "SELECT INTERVAL 3 DAY AS lasted")


def test_a_question_goes_to_the_snapshot_if_there_is_one(desk: Any, address: str, reading: Any) -> None:
    publish_snapshot(address)
    desk.load(reading("new"))
    assert run_query(address, "SELECT count(*) AS n FROM articles")["n"].item() == 6
    publish_snapshot(address)
    assert run_query(address, "SELECT count(*) AS n FROM articles")["n"].item() == 7


def test_the_snapshot_has_views_macros_and_comments(address: str) -> None:
    before = relations(address)
    path, _ = publish_snapshot(address)
    assert relations(str(path)) == before
    assert all(relation.comment for relation in before)
    assert run_query(str(path), "FROM met('nixon')").height == 2


def test_a_snapshot_of_a_warehouse_that_was_deleted_is_not_asked(desk: Any, address: str, reading: Any) -> None:
    from pathlib import Path

    publish_snapshot(address)
    Path(address).unlink()
    desk.load(reading("new"))
    assert run_query(address, "SELECT count(*) AS n FROM articles")["n"].item() == 1


def test_met_takes_a_part_of_the_name_and_either_side(address: str) -> None:
    met = run_query(address, "SELECT counterpart, place, start_date FROM met('nixon')")
    assert met.rows() == [("Mao Zedong", "Beijing", date(1972, 2, 21)), ("Zhou Enlai", None, date(1972, 2, 25))]
    assert run_query(address, "SELECT counterpart FROM met('GORBA')").rows() == [("Ronald Reagan",)]


def test_met_is_about_what_occurred(address: str) -> None:
    assert run_query(address, "FROM met('Eisenhower')").height == 0


def test_articles_behind_an_event_show_their_sentences(address: str) -> None:
    answer = run_example(address, "articles_behind_an_event")
    assert answer["doc_id"].to_list() == ["ahead", "after"]
    old = run_query(address, "SELECT old_event_id FROM event_redirects")["old_event_id"].item()
    assert run_example(address, "articles_behind_an_event", {"event": old})["doc_id"].to_list() == ["ahead", "after"]


def test_an_unknown_example_or_parameter_lists_what_there_is(address: str) -> None:
    with pytest.raises(QueryError, match="no worked query of that name — did you mean who_met_whom"):
        run_example(address, "who_met_who")
    with pytest.raises(QueryError, match="no worked query of that name — `whomet sql` lists all"):
        run_example(address, "xyz")
    with pytest.raises(QueryError, match="no parameter persn — parameters: person"):
        run_example(address, "who_met", {"persn": "Nixon"})


def test_without_address_the_environment_names_the_warehouse(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOMET_WAREHOUSE", address)
    assert open_warehouse().ask("most_connected")["person"].to_list()[0] == "Richard Nixon"
    assert open_warehouse().tables()["name"].to_list()[:2] == ["encounters", "pairs"]
    assert "question" in open_warehouse().examples().columns


def test_importing_the_warehouse_loads_neither_duckdb_nor_polars() -> None:
    code = "import sys, warehouse; print({'duckdb', 'polars'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"
