"""Every worked query answers its question on the golden data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tasks.publish import publish_snapshot
from tests.golden.golden_warehouse import ask, fill
from warehouse.address import snapshot_of
from warehouse.connection import connect
from warehouse.query import examples
from warehouse.statements import Connection

VIENNA = "1961-06-02-kennedy-leaves-paris-for-vienna#0"
JERUSALEM = "1977-11-20-sadat-begin-king-david#0"
TWO_KIMS = "1994-06-29-two-koreas-agree-on-summit#0"

Expected = tuple[str, dict[str, object], tuple[str, ...], list[tuple[Any, ...]]]
ANSWERS: list[Expected] = [
    # Between whom and whom.
    (
        "who_met",
        {"person": "churchill"},
        ("person", "counterpart", "place", "start_date"),
        [("Winston Churchill", "Abdul Aziz ibn Saud", "Fayoum", date(1945, 2, 17))],
    ),
    (
        "who_met",
        {"person": "SERRANO SUNER"},
        ("person", "counterpart", "quote"),
        [
            ("Ramón Serrano Súñer", "Adolf Hitler", "met Adolf Hitler on Wednesday afternoon"),
            ("Ramón Serrano Súñer", "Joachim von Ribbentrop", "met Adolf Hitler on Wednesday afternoon"),
        ],
    ),
    (
        "who_met",
        {"person": "john f kennedy", "since": "1961-06-01", "until": "1961-06-03"},
        ("counterpart", "start_date"),
        [
            ("Andrei Gromyko", date(1961, 6, 3)),
            ("Nikita Khrushchev", date(1961, 6, 3)),
            ("Charles de Gaulle", date(1961, 5, 31)),
        ],
    ),
    (
        "who_met_whom",
        {"since": "1996-01-01"},
        ("who", "whom", "place", "start_date"),
        [
            ("John Paul II", "Fidel Castro", "Havana", date(1998, 1, 22)),
            ("John Paul II", "Fidel Castro", "Vatican", date(1996, 11, 1)),
        ],
    ),
    (
        "who_met_whom",
        {"country": "isr", "until": "1977-11-19"},
        ("who", "whom", "topics"),
        [("Anwar el-Sadat", "Menachem Begin", ["how to prevent another war", "no more war between them"])],
    ),
    (
        "who_met_on",
        {"day": "1989-11-06", "days": "7"},
        ("who", "whom", "event_type", "start_date"),
        [
            (["Helmut Kohl"], ["Tadeusz Mazowiecki"], "meeting", date(1989, 11, 9)),
            (["Helmut Kohl"], ["George Bush", "Margaret Thatcher"], "call", date(1989, 11, 10)),
        ],
    ),
    # The talks went on for three days.
    ("who_met_on", {"day": "1990-05-03"}, ("place",), [("Cape Town",)]),
    ("who_met_on", {"day": "1990-05-05"}, ("place",), []),
    (
        "between_two_people",
        {"person": "Khrushchev", "other": "Eisenhower"},
        ("event_type", "status", "place", "start_date"),
        [
            ("summit", "proposed", None, date(1960, 11, 1)),
            ("visit", "cancelled", "Soviet Union", date(1960, 6, 1)),
            ("summit", "cancelled", "Paris", date(1960, 5, 16)),
        ],
    ),
    (
        "between_two_countries",
        {"country": "USA", "other": "RUS", "since": "1961-01-01", "until": "1963-12-31"},
        ("name", "counterpart", "place", "start_date", "status"),
        [
            ("W. Averell Harriman", "Andrei Gromyko", "Moscow", date(1963, 7, 15), "occurred"),
            ("W. Averell Harriman", "Nikita Khrushchev", "Moscow", date(1963, 7, 15), "occurred"),
            ("John F. Kennedy", "Nikita Khrushchev", "Vienna", date(1961, 6, 3), "occurred"),
            ("Dwight D. Eisenhower", "Nikita Khrushchev", None, date(1960, 11, 1), "proposed"),
        ],
    ),
    (
        "what_somebody_did",
        {"person": "castro", "until": "1970-01-01"},
        ("title", "status", "met", "place", "start_date"),
        [
            (None, "planned", ["Alexei N. Kosygin"], "Havana", date(1967, 6, 26)),
            ("prime minister", "planned", ["U Thant"], "Havana", date(1962, 10, 30)),
        ],
    ),
    (
        "names_like",
        {"person": "kim"},
        ("name", "countries", "encounters", "first_date", "last_date"),
        [
            ("Kim Il-sung", ["PRK"], 3, date(1972, 5, 4), date(1994, 7, 27)),
            ("Kim Yong-sun", [], 1, date(1994, 6, 28), date(1994, 6, 28)),
            ("Kim Young-sam", ["KOR"], 1, date(1994, 7, 25), date(1994, 7, 27)),
        ],
    ),
    # First, last, regular, silent.
    (
        "first_and_last",
        {"person": "john paul"},
        ("person", "other", "encounters", "first_place", "first_date", "last_place", "last_date"),
        [("John Paul II", "Fidel Castro", 2, "Vatican", date(1996, 11, 1), "Havana", date(1998, 1, 22))],
    ),
    (
        "met_for_the_first_time",
        {"since": "1994-06-20"},
        ("person", "other", "first_date"),
        [
            ("Fidel Castro", "John Paul II", date(1996, 11, 1)),
            ("Kim Yong-sun", "Lee Hong-koo", date(1994, 6, 28)),
        ],
    ),
    (
        "regular_pairs",
        {},
        ("person", "other", "encounters", "days", "days_between"),
        [("John F. Kennedy", "Nikita Khrushchev", 3, 3, 577)],
    ),
    ("fell_silent", {"today": "1964-01-01"}, ("person",), []),
    (
        "fell_silent",
        {"today": "1970-01-01"},
        ("person", "other", "last_date", "usual_days", "silent_days", "usual_gaps"),
        [("John F. Kennedy", "Nikita Khrushchev", date(1962, 10, 28), 577, 2622, 4.5)],
    ),
    # Where.
    (
        "third_countries",
        {"country": "RUS"},
        ("who", "whom", "place", "country"),
        [
            ("Nikita Khrushchev", "John F. Kennedy", "Vienna", "AUT"),
            ("Harold Macmillan", "Nikita Khrushchev", "Paris", "FRA"),
        ],
    ),
    (
        "meeting_grounds",
        {"country": "RUS"},
        ("third_country", "one_country", "other_country", "encounters"),
        [("AUT", "RUS", "USA", 1), ("FRA", "GBR", "RUS", 1)],
    ),
    (
        "visits_abroad",
        {"country": "rus", "since": "1960-01-01", "until": "1966-12-31"},
        ("abroad", "place", "travellers", "met"),
        [
            ("AUT", "Vienna", ["Nikita Khrushchev"], ["Dean Rusk", "John F. Kennedy"]),
            ("FRA", "Paris", ["Nikita Khrushchev"], ["Harold Macmillan"]),
        ],
    ),
    (
        "places_most_used",
        {"limit": 3},
        ("place", "country", "encounters"),
        [("Great Bitter Lake", "EGY", 3), ("New Delhi", "IND", 3), ("Peking", "CHN", 3)],
    ),
    ("places_most_used", {"country": "ZAF"}, ("place", "encounters"), [("Cape Town", 2)]),
    (
        "venues",
        {},
        ("venue", "country", "encounters", "last_date", "who", "whom"),
        [("Great Bitter Lake", "EGY", 3, date(1945, 2, 14), ["Franklin D. Roosevelt"], ["Abdul Aziz ibn Saud"])],
    ),
    # Countries.
    (
        "country_dyads",
        {"country": "GBR"},
        ("country", "other_country", "occurred", "ahead", "not_held"),
        [("GBR", "RUS", 3, 1, 1), ("GBR", "USA", 1, 2, 1)],
    ),
    (
        "country_by_year",
        {"country": "RUS"},
        ("year", "other_country", "encounters", "more_than_the_year_before"),
        [(1963, "GBR", 2, 2), (1963, "USA", 2, 2), (1961, "USA", 1, 1), (1960, "GBR", 1, 1)],
    ),
    (
        "met_by_a_country",
        {"country": "RUS", "limit": 2},
        ("counterpart", "acts_for", "encounters", "some_of_them"),
        [
            ("John F. Kennedy", ["USA"], 2, ["Nikita Khrushchev"]),
            ("Lord Hailsham", ["GBR"], 2, ["Andrei Gromyko", "Nikita Khrushchev"]),
        ],
    ),
    # Networks.
    (
        "most_connected",
        {"limit": 3},
        ("person", "people_met", "meetings"),
        [("John F. Kennedy", 6, 8), ("Stafford Cripps", 6, 6), ("Nikita Khrushchev", 5, 7)],
    ),
    (
        "shared_counterparts",
        {"person": "roosevelt", "other": "churchill"},
        ("counterpart", "with_person", "last_with_person", "with_other", "last_with_other"),
        [("Abdul Aziz ibn Saud", 1, date(1945, 2, 14), 1, date(1945, 2, 17))],
    ),
    (
        "brokers",
        {"camp": "USA", "other_camp": "RUS,CHN"},
        ("broker", "with_camp", "with_other_camp", "counterparts", "direct_encounters"),
        [("Lord Hailsham", 1, 2, ["Andrei Gromyko", "Nikita Khrushchev", "W. Averell Harriman"], 3)],
    ),
    (
        "go_betweens",
        {"country": "RUS"},
        ("reached", "through", "with_country", "with_reached"),
        [("FRA", "John F. Kennedy", 2, 1), ("VNM", "Lyndon B. Johnson", 1, 2)],
    ),
    ("path_between", {"person": "Kennedy", "other": "Khrushchev"}, ("steps",), [(1,)]),
    (
        "path_between",
        {"person": "Hoover", "other": "Gaulle"},
        ("steps", "chain"),
        [(2, ["Herbert Hoover", "John F. Kennedy", "Charles de Gaulle"])],
    ),
    (
        "path_between",
        {"person": "Truman", "other": "Macmillan"},
        ("steps", "chain"),
        [(3, ["Harry S. Truman", "John F. Kennedy", "Nikita Khrushchev", "Harold Macmillan"])],
    ),
    (
        "path_between",
        {"person": "Macmillan", "other": "Stalin"},
        ("steps", "chain"),
        [(4, ["Harold Macmillan", "Nikita Khrushchev", "John F. Kennedy", "Harry S. Truman", "Joseph Stalin"])],
    ),
    ("path_between", {"person": "Macmillan", "other": "Mandela"}, ("steps",), []),
    # Topics.
    (
        "encounters_on_a_topic",
        {"topic": "NUCLEAR TEST"},
        ("who", "start_date", "subjects"),
        [
            (["W. Averell Harriman", "Lord Hailsham", "Andrei Gromyko"], date(1963, 7, 15), ["nuclear test ban"]),
            (
                ["Nikita Khrushchev", "Andrei Gromyko"],
                date(1961, 6, 3),
                ["nuclear tests", "the ending of nuclear tests", "the stalled conference on nuclear tests"],
            ),
        ],
    ),
    (
        "topic_by_month",
        {"topic": "nuclear"},
        ("month_date", "encounters", "articles"),
        [(date(1961, 6, 1), 1, 3), (date(1963, 7, 1), 1, 1), (date(1994, 6, 1), 1, 2)],
    ),
    (
        "topics_of_two_countries",
        {"country": "RUS", "other": "USA", "limit": 2},
        ("topic", "encounters", "first_date", "last_date"),
        [("berlin", 2, date(1960, 5, 16), date(1961, 6, 4)), ("disarmament", 2, date(1960, 5, 16), date(1961, 6, 4))],
    ),
    (
        "topics_of_a_person",
        {"person": "de Gaulle", "limit": 2},
        ("topic", "encounters", "last_with"),
        [
            ("berlin", 1, ["Dwight D. Eisenhower", "Harold Macmillan", "Nikita Khrushchev"]),
            ("disarmament", 1, ["Dwight D. Eisenhower", "Harold Macmillan", "Nikita Khrushchev"]),
        ],
    ),
    # What is ahead, and what came of it.
    (
        "ahead",
        {"today": "1960-06-17", "days": 3},
        ("start_date", "who", "whom", "status"),
        [(date(1960, 6, 18), ["Dwight D. Eisenhower"], ["Chiang Kai-shek"], "planned")],
    ),
    (
        "planned_and_never_held",
        {"today": "1962-11-01"},
        ("who", "whom", "place", "end_date"),
        [
            (["U Thant"], ["Fidel Castro"], "Havana", date(1962, 10, 30)),
            (["John F. Kennedy"], ["Harold Macmillan"], "London", date(1961, 6, 5)),
            (["Dwight D. Eisenhower"], ["Chiang Kai-shek"], "Taipei", date(1960, 6, 18)),
            (["Adolf Hitler"], ["Philippe Pétain"], "Montoire-sur-le-Loir", date(1940, 10, 24)),
        ],
    ),
    (
        "cancelled_and_denied",
        {"limit": 3},
        ("status", "place", "start_date", "sentence", "source"),
        [
            ("cancelled", "Pyongyang", date(1994, 7, 25), "The first summit of the two Koreas", "herald"),
            ("cancelled", "Geneva", date(1994, 7, 9), "Talks between North Korea and the United States", "herald"),
            ("cancelled", "Japan", date(1960, 6, 19), "Eisenhower's visit to Japan, due to begin", "gazette"),
        ],
    ),
    (
        "status_history",
        {"person": "kim il sung"},
        ("event_type", "ordinal", "status", "reported_date"),
        [("summit", 1, "planned", date(1994, 6, 29)), ("summit", 2, "cancelled", date(1994, 7, 12))],
    ),
    # Who says so.
    (
        "most_reported",
        {"limit": 2},
        ("articles", "sources", "event_id"),
        [(3, 2, VIENNA), (2, 2, JERUSALEM)],
    ),
    (
        "articles_behind_an_event",
        {"event": TWO_KIMS},
        ("source", "status", "sentence"),
        [
            ("gazette", "planned", "is to hold a summit with Kim Il-sung"),
            ("herald", "cancelled", "The first summit of the two Koreas"),
        ],
    ),
    # An id that was given out earlier leads to the event as well.
    (
        "articles_behind_an_event",
        {"event": "1977-11-22-sadat-leaves-jerusalem#1"},
        ("event_id", "source"),
        [(JERUSALEM, "gazette"), (JERUSALEM, "herald")],
    ),
    (
        "told_by_one_source",
        {"source": "herald"},
        ("who", "whom", "start_date"),
        [
            (["North Korea", "United States"], [], date(1994, 7, 9)),
            (["Anwar el-Sadat"], ["Golda Meir", "Shimon Peres"], date(1977, 11, 21)),
        ],
    ),
    (
        "first_to_report",
        {},
        ("source", "encounters", "alone", "first", "later", "median_hours_later"),
        [("gazette", 60, 56, 4, 0, None), ("herald", 6, 2, 0, 4, 180.0)],
    ),
    (
        "largest_delegations",
        {"limit": 2},
        ("people_who", "people_whom", "place"),
        [(4, 4, "Cape Town"), (1, 4, "New Delhi")],
    ),
    (
        "reading_quality",
        {},
        ("source", "articles", "with_encounters", "encounters_told", "share_with_place"),
        [("gazette", 29, 27, 61, 0.84), ("herald", 3, 3, 6, 1.0)],
    ),
    (
        "search",
        {"words": "kennedy vienna"},
        ("kind", "date", "title", "source"),
        [
            ("article", date(1961, 6, 2), "Kennedy ready for Vienna after three days in Paris", "gazette"),
            ("article", date(1961, 6, 5), "Vienna ends with a thin communiqué and a hard word on Berlin", "gazette"),
            (
                "encounter",
                date(1961, 6, 3),
                "Nikita Khrushchev, Andrei Gromyko – John F. Kennedy, Dean Rusk",
                None,
            ),
            ("article", date(1961, 6, 4), "Two chairs in Vienna: the first day", "herald"),
        ],
    ),
]
ASKED_ELSEWHERE = {
    # tests/unit/stored/test_worked_queries.py, since the sample corpus holds nothing of the kind.
    *("cancelled_and_held_later", "sources_disagree", "topics_over_time", "fetched", "rejected"),
}


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory, articles: Any, accounts: Any) -> Iterator[Connection]:
    """Yield the snapshot of a warehouse that holds the golden accounts."""
    address = str(tmp_path_factory.mktemp("golden") / "golden.duckdb")
    fill(address, articles, accounts)
    publish_snapshot(address)
    with connect(snapshot_of(address), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize(("name", "given", "columns", "rows"), ANSWERS, ids=lambda value: str(value)[:40])
def test_the_answer_is_what_a_careful_reader_finds(
    golden: Connection, name: str, given: dict[str, object], columns: tuple[str, ...], rows: list[tuple[Any, ...]]
) -> None:
    assert ask(golden, name, **given).select(columns).rows() == rows


def test_every_worked_query_is_asked() -> None:
    assert {name for name, *_ in ANSWERS} | ASKED_ELSEWHERE == {one.name for one in examples()}
    assert len(examples()) >= 40


def test_what_was_planned_is_not_among_what_occurred(golden: Connection) -> None:
    assert ask(golden, "who_met", person="Krenz").height == 0
    assert ask(golden, "between_two_people", person="Kohl", other="Krenz")["status"].to_list() == ["planned"]
