"""How encounters leave the warehouse: complete, in the words of each format, and never over something else."""

from __future__ import annotations

import csv
import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import duckdb
import networkx
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.records import EncounterType, Reading, Status
from tests.unit.stored.conftest import Desk, Told, reading_of
from warehouse.connection import writer
from warehouse.errors import WarehouseError
from warehouse.export import FORMS, ExportForm, Period, export
from warehouse.extensions import load_extension
from warehouse.file_settings import FILE_SETTINGS
from warehouse.gexf import EDGE_COLUMNS, NODE_COLUMNS, write_gexf

COUNTRIES = {
    "Anwar Sadat": "EGY",
    "Menachem Begin": "ISR",
    "Richard Nixon": "USA",
    "Leonid Brezhnev": "SUN",
    "Ronald Reagan": "USA",
    "Mikhail Gorbachev": "SUN",
    "Helmut Kohl": "DEU",
    "George Bush": "USA",
    "Dwight Eisenhower": "USA",
    "Nobusuke Kishi": "JPN",
    "P. W. Botha": "ZAF",
    "Desmond Tutu": "ZAF",
    "Josip Broz Tito": "YUG",
    "Gamal Abdel Nasser": "EGY",
    "Jawaharlal Nehru": "IND",
    "Averell Harriman": "USA",
    "Andrei Gromyko": "SUN",
}
TITLES = {"Anwar Sadat": "President", "Andrei Gromyko": "Foreign Minister", "Desmond Tutu": "Bishop"}
FOLDER_TABLES = (
    *("encounters", "pairs", "event_participants", "event_status_changes", "event_accounts"),
    *("accounts", "mentions", "participants", "topics", "articles"),
)


def told(**facts: Any) -> Told:
    return Told(countries=COUNTRIES, **facts)


def with_titles(reading: Reading) -> Reading:
    """Return a reading in which some participants have their titles."""
    accounts = []
    for account in reading.accounts:
        people = tuple(replace(one, title=TITLES.get(one.name)) for one in account.participants)
        accounts.append(replace(account, participants=people))
    return replace(reading, accounts=tuple(accounts))


def negotiated(reading: Reading) -> Reading:
    """Return a reading whose encounters are told by the verb negotiate."""
    accounts = tuple(replace(one, trigger=replace(one.trigger, text="negotiated")) for one in reading.accounts)
    return replace(reading, accounts=accounts)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a warehouse with an encounter of every kind that the formats tell apart."""
    desk = Desk(str(tmp_path_factory.mktemp("exported") / "news.duckdb"))
    jerusalem = told(
        who=["Anwar Sadat"],
        whom=["Menachem Begin"],
        place="Jerusalem",
        place_country="ISR",
        day=date(1977, 11, 20),
        topics=["peace", "Sinai"],
    )
    readings = [
        reading_of("jerusalem", jerusalem, published=date(1977, 11, 21)),
        reading_of("jerusalem-too", jerusalem, published=date(1977, 11, 22), source="herald"),
        reading_of(
            "washington",
            told(
                who=["Richard Nixon"],
                whom=["Leonid Brezhnev"],
                place="Washington",
                place_country="USA",
                day=date(1973, 6, 18),
            ),
        ),
        reading_of(
            "geneva",
            told(
                both=["Ronald Reagan", "Mikhail Gorbachev"],
                type="summit",
                place="Geneva",
                place_country="CHE",
                day=date(1985, 11, 19),
            ),
        ),
        reading_of(
            "phone",
            told(who=["Helmut Kohl"], whom=["George Bush"], type="call", day=date(1989, 11, 10), topics=["Berlin"]),
        ),
        reading_of(
            "tokyo",
            told(
                who=["Dwight Eisenhower"],
                whom=["Nobusuke Kishi"],
                type="visit",
                status="planned",
                place="Tokyo",
                place_country="JPN",
                day=date(1960, 6, 19),
            ),
        ),
        reading_of("refused", told(who=["P. W. Botha"], whom=["Desmond Tutu"], status="denied")),
        reading_of(
            "brioni",
            told(
                both=["Josip Broz Tito", "Gamal Abdel Nasser", "Jawaharlal Nehru"],
                place="Brioni",
                place_country="YUG",
                day=date(1956, 7, 19),
            ),
        ),
        negotiated(
            reading_of(
                "moscow",
                told(
                    who=["Averell Harriman"],
                    whom=["Andrei Gromyko"],
                    type="talks",
                    place="Moscow",
                    place_country="SUN",
                    day=date(1963, 7, 15),
                ),
            )
        ),
    ]
    desk.load(*map(with_titles, readings))
    desk.resolve()
    return desk.warehouse


@pytest.fixture(scope="module")
def exported(warehouse: str, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return one file in every form, by form."""
    folder = tmp_path_factory.mktemp("files")
    return {form: export(warehouse, form, folder / f"news.{form}")[0] for form in FORMS}


@pytest.fixture(scope="module")
def records(exported: Mapping[str, Path]) -> dict[str, dict[str, Any]]:
    """Return the PLOVER records by the name of the first actor."""
    lines = exported["plover"].read_text(encoding="utf-8").splitlines()
    return {record["actor"][0]["entity_text"]: record for record in map(json.loads, lines)}


@pytest.fixture(scope="module")
def dyads(exported: Mapping[str, Path]) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(exported["dyads"].read_text(encoding="utf-8"))))


def names(entities: list[dict[str, Any]]) -> list[str]:
    return [entity["entity_text"] for entity in entities]


def asked(warehouse: str, query: str) -> pl.DataFrame:
    with duckdb.connect(warehouse, read_only=True) as connection:
        return connection.execute(query).pl()


# Tables.


def test_a_file_holds_the_encounters_in_the_order_of_their_days(warehouse: str, exported: Mapping[str, Path]) -> None:
    frame = pl.read_parquet(exported["parquet"])
    assert frame.equals(asked(warehouse, "FROM encounters ORDER BY start_date NULLS LAST, event_id"))
    assert frame["start_date"].to_list()[-1] is None


def test_lists_are_text_in_csv(exported: Mapping[str, Path]) -> None:
    rows = {row["quote"]: row for row in csv.DictReader(StringIO(exported["csv"].read_text(encoding="utf-8")))}
    (row,) = [row for quote, row in rows.items() if "Sadat" in quote]
    assert (row["who"], row["whom"], row["topics"]) == ("Anwar Sadat", "Menachem Begin", "peace; Sinai")


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_a_folder_holds_every_table_and_explains_each_column(warehouse: str, tmp_path: Path, form: ExportForm) -> None:
    written = export(warehouse, form, tmp_path / "news")
    assert {path.name for path in written} == {f"{table}.{form}" for table in FOLDER_TABLES} | {"columns.csv"}
    assert sorted(written) == sorted((tmp_path / "news").iterdir())
    columns = pl.read_csv(tmp_path / "news" / "columns.csv")
    assert columns["comment"].null_count() == 0
    for table in FOLDER_TABLES:
        path = tmp_path / "news" / f"{table}.{form}"
        header = pl.read_parquet(path) if form == "parquet" else pl.read_csv(path, infer_schema=False)
        assert header.height == asked(warehouse, f"FROM {table}").height
        assert header.columns == columns.filter(pl.col("table") == table)["column"].to_list()


def test_a_period_takes_what_overlaps_it_with_all_that_belongs_to_it(warehouse: str, tmp_path: Path) -> None:
    export(warehouse, "parquet", tmp_path / "news", Period(date(1977, 11, 20), date(1985, 11, 18)))
    tables = {table: pl.read_parquet(tmp_path / "news" / f"{table}.parquet") for table in FOLDER_TABLES}
    assert tables["encounters"]["who"].to_list() == [["Anwar Sadat"]]
    assert tables["pairs"]["whom"].to_list() == ["Menachem Begin"]
    assert tables["articles"]["doc_id"].to_list() == ["jerusalem", "jerusalem-too"]
    assert {table: frame.height for table, frame in tables.items()} == {
        **dict.fromkeys(("encounters", "pairs", "event_status_changes"), 1),
        **dict.fromkeys(("event_participants", "event_accounts", "accounts", "mentions", "articles"), 2),
        **dict.fromkeys(("participants", "topics"), 4),
    }


def test_what_has_no_known_day_is_left_out_of_a_period(warehouse: str, tmp_path: Path) -> None:
    export(warehouse, "csv", tmp_path / "all.csv", Period(since=date(1, 1, 1)))
    assert "Botha" not in (tmp_path / "all.csv").read_text()


def test_texts_of_articles_are_not_given_away(warehouse: str, tmp_path: Path) -> None:
    export(warehouse, "parquet", tmp_path / "news")
    assert "text" not in pl.read_parquet(tmp_path / "news" / "articles.parquet").columns


# PLOVER.


def test_a_visitor_is_the_actor_and_the_host_the_recipient(records: dict[str, dict[str, Any]]) -> None:
    sadat, brezhnev = records["Anwar Sadat"], records["Leonid Brezhnev"]
    assert (sadat["event_type"], sadat["mode"], names(sadat["recipient"])) == (
        ["CONSULT"],
        ["visit"],
        ["Menachem Begin"],
    )
    assert (brezhnev["mode"], names(brezhnev["recipient"])) == (["visit"], ["Richard Nixon"])


@pytest.mark.parametrize(
    ("actor", "mode", "others"),
    [
        ("Ronald Reagan", ["third-party"], ["Mikhail Gorbachev"]),
        ("Helmut Kohl", ["phone"], ["George Bush"]),
        ("Josip Broz Tito", ["multilateral"], ["Gamal Abdel Nasser", "Jawaharlal Nehru"]),
    ],
)
def test_without_host_all_who_met_are_actors(
    records: dict[str, dict[str, Any]], actor: str, mode: list[str], others: list[str]
) -> None:
    record = records[actor]
    assert (record["event_type"], record["mode"], record["recipient"]) == (["CONSULT"], mode, [])
    assert names(record["actor"]) == [actor, *others]


def test_what_lies_ahead_is_an_agreement_and_a_refusal_a_rejection(records: dict[str, dict[str, Any]]) -> None:
    planned, refused = records["Dwight Eisenhower"], records["P. W. Botha"]
    assert (planned["event_type"], planned["status"]) == (["AGREE"], "planned")
    assert (refused["event_type"], refused["mode"], refused["status"]) == (["REJECT"], ["meet"], "denied")
    assert (refused["quad_code"], names(refused["recipient"])) == (3, ["Desmond Tutu"])


def test_a_record_says_who_where_when_and_in_which_words(records: dict[str, dict[str, Any]]) -> None:
    record = records["Anwar Sadat"]
    assert (record["date"], record["enddate"], record["topics"]) == ("1977-11-20", "1977-11-20", ["peace", "Sinai"])
    actor, location = record["actor"][0], record["event_loc"]
    assert (actor["code"], actor["sector"], actor["office"]) == ("EGY", "GOV", "President")
    assert (location["name"], location["cc3"]) == ("Jerusalem", "ISR")
    assert record["text"].startswith("Anwar Sadat met Menachem Begin")
    assert (record["articles"], record["sources"]) == (2, 2)


def test_the_words_stand_where_the_record_says(warehouse: str, records: dict[str, dict[str, Any]]) -> None:
    texts = asked(warehouse, "SELECT text FROM articles")["text"].to_list()
    for record in records.values():
        span = slice(record["text_info"]["start"], record["text_info"]["end"])
        assert record["text"] in [text[span] for text in texts]


def test_an_unknown_day_is_null_and_not_the_day_of_publication(records: dict[str, dict[str, Any]]) -> None:
    assert records["P. W. Botha"]["date"] is None


# Dyads.


@pytest.mark.parametrize(
    ("one", "other", "there", "back"),
    [
        ("Anwar Sadat", "Menachem Begin", "042", "043"),
        ("Richard Nixon", "Leonid Brezhnev", "043", "042"),
        ("Ronald Reagan", "Mikhail Gorbachev", "044", "044"),
        ("Helmut Kohl", "George Bush", "041", "041"),
        ("Dwight Eisenhower", "Nobusuke Kishi", "036", "036"),
        ("P. W. Botha", "Desmond Tutu", "125", None),
        ("Averell Harriman", "Andrei Gromyko", "046", "046"),
        ("Josip Broz Tito", "Jawaharlal Nehru", "043", "042"),
        ("Gamal Abdel Nasser", "Jawaharlal Nehru", "044", "044"),
    ],
)
def test_each_two_have_the_code_of_what_they_did(
    dyads: list[dict[str, str]], one: str, other: str, there: str, back: str | None
) -> None:
    codes = {(row["Actor1Name"], row["Actor2Name"]): row["EventCode"] for row in dyads}
    assert codes[one, other] == there
    assert codes.get((other, one)) == back


def test_a_dyad_has_the_columns_of_gdelt_filled(dyads: list[dict[str, str]]) -> None:
    (row,) = [row for row in dyads if (row["Actor1Name"], row["EventCode"]) == ("Anwar Sadat", "042")]
    expected = {
        "SQLDATE": "19771120",
        "MonthYear": "197711",
        "Year": "1977",
        "Actor1Code": "EGYGOV",
        "Actor1CountryCode": "EGY",
        "Actor2Code": "ISR",
        "EventRootCode": "04",
        "QuadClass": "1",
        "GoldsteinScale": "1.9",
        "NumMentions": "2",
        "NumSources": "2",
        "NumArticles": "2",
        "ActionGeo_FullName": "Jerusalem",
        "ActionGeo_CountryCode": "ISR",
        "DATEADDED": "19771121",
        "CAMEOVersion": "1.1b3",
        "WhometStatus": "occurred",
    }
    assert {name: row[name] for name in expected} == expected


def test_ids_are_unique_and_the_same_in_every_export(
    warehouse: str, dyads: list[dict[str, str]], exported: Mapping[str, Path], tmp_path: Path
) -> None:
    assert len({row["GLOBALEVENTID"] for row in dyads}) == len(dyads)
    (again,) = export(warehouse, "dyads", tmp_path / "again.csv")
    assert again.read_bytes() == exported["dyads"].read_bytes()


def codes() -> list[dict[str, str]]:
    text = (Path(__file__).parents[3] / "warehouse" / "exports" / "codes.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def test_every_type_and_status_has_a_code() -> None:
    wanted = {(kind, status) for kind in (*get_args(EncounterType), "negotiation") for status in get_args(Status)}
    usual = [(row["event_type"], row["status"]) for row in codes() if row["setting"] == "any"]
    assert sorted(usual) == sorted(wanted)


def test_a_code_has_one_goldstein_value() -> None:
    values = {(row["cameo"], row["goldstein"]) for row in codes()}
    values |= {(row["cameo_back"], row["goldstein_back"]) for row in codes()}
    assert len(values) == len({code for code, _ in values})


# Networks.


def test_a_network_has_who_met_whom_and_how_often(exported: Mapping[str, Path]) -> None:
    graph = networkx.read_gexf(exported["gexf"])
    assert graph.nodes["Anwar Sadat"]["country"] == "EGY"
    assert graph.nodes["Anwar Sadat"]["kind"] == "person"
    edge = graph.edges["Anwar Sadat", "Menachem Begin"]
    assert (edge["weight"], edge["first_date"], edge["last_place"]) == (1.0, "1977-11-20", "Jerusalem")
    assert (edge["start"], edge["end"]) == ("1977-11-20", "1977-11-20")
    assert set(graph.neighbors("Jawaharlal Nehru")) == {"Josip Broz Tito", "Gamal Abdel Nasser"}


def test_a_network_leaves_out_what_did_not_occur(exported: Mapping[str, Path]) -> None:
    assert not {"P. W. Botha", "Dwight Eisenhower"} & set(networkx.read_gexf(exported["gexf"]).nodes)


@given(st.lists(st.text(min_size=1), min_size=2, max_size=2, unique=True))
def test_whatever_a_name_holds_the_file_can_be_read(people: list[str]) -> None:
    empty = dict.fromkeys((*NODE_COLUMNS, *EDGE_COLUMNS)) | {"encounters": 1}
    file = StringIO()
    nodes = [{**empty, "name": name, "title": name} for name in people]
    write_gexf(file, nodes, [{**empty, "one": people[0], "other": people[1]}], description="Who met whom")
    graph = ElementTree.fromstring(file.getvalue())
    assert len(graph.findall(".//{http://www.gexf.net/1.2draft}node")) == 2


def test_a_network_is_well_formed_gexf(exported: Mapping[str, Path]) -> None:
    namespace = "{http://www.gexf.net/1.2draft}"
    root = ElementTree.parse(exported["gexf"]).getroot()
    (graph,) = root.findall(f"{namespace}graph")
    assert [part.tag.removeprefix(namespace) for part in graph] == ["attributes", "attributes", "nodes", "edges"]
    declared = {one.get("id") for one in graph.iter(f"{namespace}attribute")}
    assert {one.get("for") for one in graph.iter(f"{namespace}attvalue")} <= declared
    nodes = [one.get("id") for one in graph.iter(f"{namespace}node")]
    edges = list(graph.iter(f"{namespace}edge"))
    assert len(nodes) == len(set(nodes))
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert {end for edge in edges for end in (edge.get("source"), edge.get("target"))} == set(nodes)


# From a server and a lake.


@pytest.fixture
def served(warehouse: str, tmp_path: Path) -> Iterator[str]:
    """Return the address of a server in this process that holds a copy of the warehouse."""
    held = shutil.copy(warehouse, tmp_path / "held.duckdb")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"quack:localhost:{probe.getsockname()[1]}"
    with duckdb.connect(held, config=FILE_SETTINGS) as connection, pytest.MonkeyPatch.context() as patched:
        for name in ("httpfs", "quack"):
            load_extension(connection, name)
        connection.execute(f"CALL quack_serve('{address}', token = 'pine needles', disable_ssl = true)").fetchall()
        patched.setenv("WHOMET_TOKEN", "pine needles")
        yield address
        connection.execute(f"CALL quack_stop('{address}')").fetchall()


def test_from_a_server_every_file_is_the_same(exported: Mapping[str, Path], served: str, tmp_path: Path) -> None:
    for form in FORMS:
        (path,) = export(served, form, tmp_path / f"served.{form}")
        if form == "parquet":
            assert pl.read_parquet(path).equals(pl.read_parquet(exported[form]))
        else:
            assert path.read_bytes() == exported[form].read_bytes()
    assert len(export(served, "parquet", tmp_path / "tables")) == len(FOLDER_TABLES) + 1


def test_a_lake_is_exported_as_a_file_is(warehouse: str, exported: Mapping[str, Path], tmp_path: Path) -> None:
    lake = f"ducklake:sqlite:{tmp_path / 'lake.sqlite'}"
    with writer(lake) as connection:
        for table in (*FOLDER_TABLES, "events"):
            connection.register("rows", asked(warehouse, f"FROM {table}"))
            connection.execute(f"INSERT INTO {table} BY NAME FROM rows")
    for form in ("plover", "gexf"):
        (path,) = export(lake, form, tmp_path / f"lake.{form}")
        assert path.read_bytes() == exported[form].read_bytes()


@pytest.mark.parametrize("form", ["plover", "dyads"])
def test_in_slices_a_file_is_the_same(
    warehouse: str, exported: Mapping[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: ExportForm
) -> None:
    monkeypatch.setattr("warehouse.export.EVENTS_AT_ONCE", 4)
    (path,) = export(warehouse, form, tmp_path / "sliced")
    assert path.read_bytes() == exported[form].read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["sliced"]


# Whole or not at all, and nothing else is touched.


def test_without_a_warehouse_what_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text("last month's")
    with pytest.raises(WarehouseError, match="there is no warehouse"):
        export(tmp_path / "nowhere.duckdb", "csv", tmp_path / "news.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["news.csv"]
    assert (tmp_path / "news.csv").read_text() == "last month's"


FULL = """
import resource, signal, sys
from pathlib import Path
from warehouse.connection import writer
from warehouse.errors import WarehouseError
from warehouse.export import export
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
for form in ("csv", "parquet", "plover", "gexf"):
    try:
        export(sys.argv[1], form, Path(sys.argv[2]))
    except WarehouseError as error:
        print(error)
"""


def test_where_no_more_fits_what_was_there_stays(warehouse: str, tmp_path: Path) -> None:
    output = tmp_path / "news.csv"
    output.write_text("last month's")
    ran = subprocess.run(
        [sys.executable, "-c", FULL, warehouse, output], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    told = ran.stdout.splitlines()
    assert len(told) == 4, ran.stderr
    assert all(f"{output}: cannot be written: " in line and "File too large" in line for line in told), told
    assert [path.name for path in tmp_path.iterdir()] == ["news.csv"]
    assert output.read_text() == "last month's"


def test_an_earlier_export_is_replaced(warehouse: str, tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text("last month's")
    export(warehouse, "csv", tmp_path / "news.csv")
    assert "Sadat" in (tmp_path / "news.csv").read_text()
    export(warehouse, "parquet", tmp_path / "news")
    export(warehouse, "csv", tmp_path / "news")
    assert {path.suffix for path in (tmp_path / "news").iterdir()} == {".csv"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news", "news.csv"]


def test_a_folder_with_other_files_is_left_alone(warehouse: str, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(WarehouseError, match=r"holds other files .thesis.txt. — give a folder that is empty"):
        export(warehouse, "csv", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_the_folder_that_one_is_in_is_left_alone(
    warehouse: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WarehouseError, match="is the folder that you are in — give one of its own"):
        export(warehouse, "csv", Path())


def test_a_database_is_never_replaced(warehouse: str) -> None:
    before = Path(warehouse).read_bytes()
    with pytest.raises(WarehouseError, match="is a DuckDB database, which would be lost"):
        export(warehouse, "csv", Path(warehouse))
    assert Path(warehouse).read_bytes() == before


@pytest.mark.parametrize(
    ("form", "output", "problem"),
    [
        ("gexf", ".", "is a folder — give the path of a file"),
        ("csv", "missing/news.csv", "its folder is not there — make the folder first"),
        ("parquet", "missing/news", "its folder is not there — make the folder first"),
    ],
)
def test_an_output_that_cannot_be_is_named(
    warehouse: str, tmp_path: Path, form: ExportForm, output: str, problem: str
) -> None:
    with pytest.raises(WarehouseError, match=problem):
        export(warehouse, form, tmp_path / output)
    assert list(tmp_path.iterdir()) == []
