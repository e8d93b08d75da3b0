"""`whomet sql` and `whomet export` as commands: answers in every form, and every mistake in one line."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner, Result

from flows.cli import main
from flows.run_sql import SUBJECTS
from tests.unit.stored.conftest import Desk, Told, reading_of
from warehouse.export import FORMS
from warehouse.query import examples

COUNTRIES = {"Kwame Nkrumah": "GHA", "Haile Selassie": "ETH"}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a warehouse with one encounter."""
    desk = Desk(str(tmp_path_factory.mktemp("asked") / "news.duckdb"))
    told = Told(
        who=["Kwame Nkrumah"],
        whom=["Haile Selassie"],
        place="Addis Ababa",
        place_country="ETH",
        day=date(1963, 5, 22),
        topics=["unity", "trade"],
        countries=COUNTRIES,
    )
    desk.load(reading_of("addis", told, published=date(1963, 5, 23)))
    desk.resolve()
    return Path(desk.warehouse)


def whomet(warehouse: Path | str, *arguments: object, stdin: str | None = None) -> Result:
    command, *rest = map(str, arguments)
    return CliRunner().invoke(main, [command, "--warehouse", str(warehouse), *rest], input=stdin)


def told(result: Result) -> str:
    """Return the one line that a mistake is told in."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("whomet: ")
    return line.removeprefix("whomet: ")


# Answers.


def test_a_table_says_how_many_rows_it_has(warehouse: Path) -> None:
    ran = whomet(warehouse, "sql", "SELECT who, whom, start_date, topics FROM pairs")
    assert ran.stdout.splitlines() == [
        "who            whom            start_date  topics",
        "Kwame Nkrumah  Haile Selassie  1963-05-22  unity, trade",
    ]
    assert ran.stderr == "1 row\n"


def test_a_part_of_a_table_says_how_many_rows_there_are(warehouse: Path) -> None:
    ran = whomet(warehouse, "sql", "--rows", 2, "SELECT i FROM range(1200) AS r(i)")
    assert ran.stdout.split() == ["i", "0", "1"]
    assert ran.stderr == "1,200 rows, 2 of them shown: --rows 0 shows all, --format csv > answer.csv keeps them\n"


def test_off_a_terminal_all_rows_are_shown(warehouse: Path) -> None:
    assert len(whomet(warehouse, "sql", "FROM range(1200)").stdout.splitlines()) == 1201


def test_csv_has_lists_as_text(warehouse: Path) -> None:
    ran = whomet(warehouse, "sql", "--format", "csv", "SELECT who, topics, [1, 2] AS numbers FROM pairs")
    assert list(csv.reader(io.StringIO(ran.stdout))) == [
        ["who", "topics", "numbers"],
        ["Kwame Nkrumah", "unity; trade", "1; 2"],
    ]


def test_json_keeps_numbers_lists_and_nothing(warehouse: Path) -> None:
    query = "SELECT topics, sum(articles) AS articles, NULL AS nothing, {'a': start_date} AS one FROM encounters"
    query += " GROUP BY ALL"
    assert json.loads(whomet(warehouse, "sql", "--format", "json", query).stdout) == [
        {"topics": ["unity", "trade"], "articles": 1, "nothing": None, "one": {"a": "1963-05-22"}}
    ]


def test_parquet_keeps_types(warehouse: Path) -> None:
    ran = whomet(warehouse, "sql", "--format", "parquet", "SELECT start_date, topics FROM pairs")
    frame = pl.read_parquet(io.BytesIO(ran.stdout_bytes))
    assert frame.schema == {"start_date": pl.Date, "topics": pl.List(pl.String)}


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
@pytest.mark.parametrize(
    "query",
    [
        "SELECT INTERVAL 3 DAY AS lasted, 'x'::BLOB AS raw, MAP {'a': 1} AS map, sum(1) AS wide, uuid() AS id",
        "FROM pairs WHERE false",
        "PIVOT pairs ON status USING count(*) GROUP BY who",
        "DESCRIBE pairs",
        "SUMMARIZE pairs",
        "SHOW TABLES",
        "EXPLAIN FROM pairs",
        "PRAGMA table_info('pairs')",
        "SELECT 'a;b' AS text -- a comment; and more\n ; -- at the end",
    ],
)
def test_every_kind_of_question_has_an_answer_in_every_form(warehouse: Path, query: str, form: str) -> None:
    ran = whomet(warehouse, "sql", "--format", form, query)
    assert ran.exit_code == 0, ran.stderr
    assert ran.stdout_bytes


def test_a_query_comes_from_a_file_or_standard_input(warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.sql").write_text("\ufeffSELECT who FROM pairs WHERE start_date >= $since;\n", encoding="utf-8")
    for ran in (
        whomet(warehouse, "sql", "--file", tmp_path / "mine.sql", "--param", "since=1963-01-01"),
        whomet(warehouse, "sql", "--file", "-", stdin="SELECT who FROM pairs"),
    ):
        assert ran.stdout.split("\n")[1] == "Kwame Nkrumah"


def test_a_worked_query_is_asked_by_its_name(warehouse: Path) -> None:
    ran = whomet(warehouse, "sql", "--name", "who_met", "--param", "person=nkrumah")
    assert "Haile Selassie" in ran.stdout


def test_without_a_question_there_are_questions_and_tables(warehouse: Path) -> None:
    lines = whomet(warehouse, "sql").stdout.splitlines()
    assert lines.index("Encounters") < lines.index("People") < lines.index("Runs")
    (at,) = [number for number, line in enumerate(lines) if line.startswith("  who_met person=… [since=…]")]
    assert lines[at + 1] == "      Whom did this person meet, and which sentence says so?"
    assert any(line.startswith("who_met_whom  ") and "Pairs that occurred" in line for line in lines)


def test_every_worked_query_is_about_something() -> None:
    assert {one.about for one in examples()} == set(SUBJECTS)


# Mistakes.


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([""], "query: is empty — `whomet sql` without a query lists what there is to ask"),
        (["/* nothing but this */"], "query: is empty — "),
        (["SELEC 1"], 'query: Parser Error: syntax error at or near "SELEC" — '),
        (["FROM encountres"], 'Table with name encountres does not exist! Did you mean "encounters"'),
        (["SELECT whoo FROM pairs"], "whoo"),
        (["SELECT 1; SELECT 2"], "query: holds 2 statements — ask one at a time"),
        (["DELETE FROM pairs"], "query: DELETE would change something — only reading is allowed here"),
        (["COPY pairs TO 'pairs.csv'"], "query: COPY would change something"),
        (["EXPORT DATABASE 'away'"], "query: EXPORT would change something"),
        (["ATTACH 'other.duckdb'"], "query: ATTACH would change something"),
        (["PRAGMA threads = 1"], "would change something"),
        (["CALL force_checkpoint()"], "query: CALL would change something"),
        (["INSTALL httpfs"], "would change something"),
        (["EXPLAIN ANALYZE DELETE FROM pairs"], "query: EXPLAIN of DELETE could change something"),
        (["/* EXPLAIN SELECT */ EXPLAIN (ANALYZE) DROP TABLE pairs"], "query: EXPLAIN of DROP could change something"),
        (["SELECT $person"], "query: parameter person is missing — give --param person=VALUE"),
        (["SELECT $person", "--param", "persn=x"], "parameter person is missing"),
        (["SELECT 1", "--param", "person=x"], "query: has no parameter person — it has none"),
        (["SELECT 1", "--param", "person"], "--param person: is not NAME=VALUE — write it as --param person=Kissinger"),
        (["SELECT $a", "--param", "a=1", "--param", "a=2"], "--param a=2: is given twice"),
        (["--param", "person=x"], "--param person=x: belongs to no query"),
        (["--name", "who_met_who"], "who_met_who: there is no worked query of that name — did you mean who_met_whom"),
        (
            ["--name", "who_met"],
            "who_met: parameter person is missing — give --param person=",
        ),
        (
            ["--name", "who_met_whom", "--param", "day=x"],
            "who_met_whom: no parameter day — parameters: since, until",
        ),
        (["--file", "nowhere.sql"], "nowhere.sql: cannot be read: No such file or directory"),
        (["--file", "/"], "/: cannot be read: Is a directory"),
        (["SELECT 1/0::DECIMAL(2,1) + 'x'"], "query: "),
        (["SELECT 'x\x00'"], "query: holds a NUL character"),
    ],
)
def test_a_mistake_is_told_in_one_line_and_changes_nothing(warehouse: Path, arguments: list[str], line: str) -> None:
    before = warehouse.read_bytes()
    assert line in told(whomet(warehouse, "sql", *arguments))
    assert warehouse.read_bytes() == before


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_in_other_forms_too_nothing_is_written_before_a_mistake_is_told(warehouse: Path, form: str) -> None:
    assert "query: " in told(whomet(warehouse, "sql", "--format", form, "SELECT error('no more') FROM range(3)"))


def test_a_file_that_is_no_text_is_named(warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "photo.sql").write_bytes(b"\xff\xd8\xff\xe0")
    assert "photo.sql: is no UTF-8 text" in told(whomet(warehouse, "sql", "--file", tmp_path / "photo.sql"))


@pytest.mark.parametrize("command", [["sql", "FROM pairs"], ["sql"], ["export", "--format", "csv"]])
def test_without_a_warehouse_it_says_what_to_do_and_makes_none(tmp_path: Path, command: list[str]) -> None:
    line = told(whomet(tmp_path / "none.duckdb", *command))
    assert "there is no warehouse — run `whomet ingest`" in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["sql", "FROM pairs"], ["export", "--format", "csv"]])
def test_a_file_of_another_kind_is_named(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "letter.duckdb").write_text("Dear editor, " * 1000)
    assert "letter.duckdb: is no DuckDB file" in told(whomet(tmp_path / "letter.duckdb", *command))


# Export.


def test_one_file_goes_to_standard_output(warehouse: Path) -> None:
    ran = whomet(warehouse, "export", "--format", "plover", "--since", "1963-01-01")
    assert [json.loads(line)["actor"][0]["code"] for line in ran.stdout.splitlines()] == ["GHA"]
    assert whomet(warehouse, "export", "--format", "plover", "--since", "1964-01-01").stdout == ""


def test_files_are_named_with_their_sizes(warehouse: Path, tmp_path: Path) -> None:
    ran = whomet(warehouse, "export", "--format", "gexf", "--output", tmp_path / "network.gexf")
    assert ran.stdout == ""
    assert ran.stderr.startswith(f"{tmp_path / 'network.gexf'}  ")
    assert ran.stderr.endswith(" kB\n")


def test_the_command_offers_every_format() -> None:
    options: dict[str, Any] = {option.name or "": option.type for option in main.commands["export"].params}
    assert tuple(options["form"].choices) == FORMS


def test_a_period_that_ends_before_it_begins_is_refused(warehouse: Path) -> None:
    ran = whomet(warehouse, "export", "--format", "csv", "--since", "1963-02-01", "--until", "1963-01-01")
    assert told(ran) == "--since 1963-02-01: is after --until 1963-01-01 — give the earlier day first"
