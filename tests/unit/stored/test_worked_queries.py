"""Worked queries: what their parameters take, and what the golden data holds no answer to."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pytest

from tasks.records import Reject
from tests.golden.golden_warehouse import add_later_news, ask
from warehouse.connection import connect
from warehouse.errors import QueryError
from warehouse.parameters import parameters_in, values_for
from warehouse.query import Example, example, examples, run_example
from warehouse.statements import Connection

EXAMPLES = pytest.mark.parametrize("chosen", examples(), ids=lambda one: one.name)


@EXAMPLES
def test_a_worked_query_is_a_question(chosen: Example) -> None:
    assert chosen.question.endswith("?")
    assert chosen.about != "other"


@EXAMPLES
def test_each_parameter_is_used_explained_and_of_a_known_kind(chosen: Example) -> None:
    (statement,) = duckdb.connect().extract_statements(chosen.sql)
    assert {parameter.name for parameter in chosen.parameters} == statement.named_parameters
    assert chosen.sql.count("-- param ") == len(chosen.parameters)
    for parameter in chosen.parameters:
        assert parameter.meaning
        assert parameter.kind in {"text", "date", "integer", "number", "country", "countries"}


@EXAMPLES
def test_what_is_listed_has_an_end(chosen: Example) -> None:
    whole = {"topic_by_month", "topics_over_time", "country_by_year", "rejected", "fetched", "reading_quality"}
    assert chosen.name in whole or "limit" in {parameter.name for parameter in chosen.parameters}


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("who_met_whom", {"since": "yesterday"}, "who_met_whom: since=yesterday: is no day — write it as 2024-05-31"),
        ("who_met_whom", {"until": "2024-02-30"}, "until=2024-02-30: is no day"),
        ("who_met_whom", {"limit": "many"}, "limit=many: is no whole number — write it as 10"),
        ("fell_silent", {"factor": "two"}, "factor=two: is no number — write it as 2.5"),
        ("met_by_a_country", {"country": "Qatar"}, "country=Qatar: is no code of a country, ISO 3166-1 alpha-3,"),
        ("met_by_a_country", {"country": " "}, "is no code of a country"),
        ("brokers", {"camp": "USA, Iran", "other_camp": "RUS"}, "camp=USA, Iran: is no code or codes of countries"),
        ("who_met", {}, "parameter person is missing — give --param person=VALUE: a name or a part of it"),
        ("who_met", {"person": "Mao", "persn": "Mao"}, "no parameter persn — parameters: person, since, until, limit"),
        ("who_met", {"person": 7}, "person=7: is no text"),
        ("who_met_on", {"day": True}, "day=True: is no day"),
    ],
)
def test_a_bad_value_is_refused_in_one_line(name: str, given: dict[str, object], told: str) -> None:
    with pytest.raises(QueryError) as refused:
        run_example("no warehouse is opened", name, given)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_values_are_read_as_what_they_are() -> None:
    lines = ("day (date): a", "who: b (default: )", "at (countries): c", "till (date): d (default: )")
    sql = "\n".join(f"-- param {line}" for line in lines)
    given = {"day": " 2024-05-31 ", "at": "qat, omn"}
    assert values_for("it", parameters_in(sql), given) == {
        "day": date(2024, 5, 31),
        "who": "",
        "at": ["QAT", "OMN"],
        "till": None,
    }


def test_a_notebook_may_give_days_and_numbers_themselves() -> None:
    values = values_for("who_met_on", example("who_met_on").parameters, {"day": date(2024, 5, 31), "days": 7})
    assert (values["day"], values["days"]) == (date(2024, 5, 31), 7)


@pytest.fixture
def later_news(desk: Any) -> Any:
    """Yield a warehouse in which one meeting is told in two ways, and another was held after it had been called off."""
    add_later_news(desk.warehouse)
    with connect(desk.warehouse, read_only=True) as connection:
        yield connection


def test_a_meeting_that_one_article_calls_held_and_another_cancelled_is_a_contradiction(later_news: Connection) -> None:
    (row,) = ask(later_news, "sources_disagree").to_dicts()
    assert (row["who"], row["whom"], row["matter"]) == (["Olga Brandt"], ["Jan Kowal"], "status")
    assert row["told_by"] == ["cancelled (herald)", "occurred (gazette)"]
    assert ask(later_news, "sources_disagree", matter="days").height == 0


def test_what_was_called_off_and_held_later_is_found_within_its_days(later_news: Connection) -> None:
    (row,) = ask(later_news, "cancelled_and_held_later").to_dicts()
    assert (row["cancelled_for"], row["held_on"], row["days_later"]) == (date(2001, 6, 1), date(2001, 6, 9), 8)
    assert row["quote"] == "Ada Moreau met Jan Kowal in Lyon on 9 June 2001."
    assert ask(later_news, "cancelled_and_held_later", days=7).height == 0


def test_a_plan_that_was_carried_out_contradicts_nothing(desk: Any, reading: Any, told: Any) -> None:
    day = date(1972, 2, 21)
    desk.load(
        reading("ahead", told(who=["Richard Nixon"], whom=["Mao Zedong"], status="planned", day=day)),
        reading("after", told(who=["Richard Nixon"], whom=["Mao Zedong"], day=day)),
    )
    desk.resolve()
    assert run_example(desk.warehouse, "sources_disagree").height == 0
    assert run_example(desk.warehouse, "status_history")["status"].to_list() == ["planned", "occurred"]


def test_the_topics_of_a_year_are_those_most_talked_about(desk: Any, reading: Any, told: Any) -> None:
    desk.load(
        *(
            reading(f"{topic}-{at}", told(who=[f"Guest {topic} {at}"], whom=["Host"], day=day, topics=[topic]))
            for topic, days in (
                ("wheat", [date(1972, 2, 1), date(1972, 3, 2), date(1973, 4, 3)]),
                ("steel", [date(1972, 5, 4)]),
            )
            for at, day in enumerate(days)
        )
    )
    desk.resolve()
    answer = run_example(desk.warehouse, "topics_over_time", {"limit": "1"})
    assert answer.rows() == [(1972, "wheat", 2), (1973, "wheat", 1)]


def test_what_could_not_be_read_is_listed(desk: Any) -> None:
    desk.load(rejects=[Reject("gazette", "torn", "/news/torn", "parse", "no text", "abc")])
    assert run_example(desk.warehouse, "rejected").select("item_key", "state", "reason").rows() == [
        ("torn", "parse_error", "no text")
    ]
    assert run_example(desk.warehouse, "fetched").height == 0
