"""How long each worked query takes on a snapshot: `python -m tests.benchmarks.measure_queries SNAPSHOT`."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

from warehouse.connection import connect
from warehouse.parameters import values_for
from warehouse.query import Example, examples
from warehouse.statements import Connection

RUNS = 5


class Measured(NamedTuple):
    """One worked query: its parameters, the first run and the median of the following ones, in milliseconds.

    `processor_ms` is the time of all cores together: on a machine that is busy with other work, the truer figure.
    """

    name: str
    parameters: dict[str, object]
    first_ms: float
    median_ms: float
    processor_ms: float
    rows: int


def measure_queries(snapshot: Path | str, names: Collection[str] = ()) -> list[Measured]:
    """Return how long each worked query takes, or each of `names`, slowest first.

    Parameters are the commonest names and countries.
    """
    with connect(snapshot, read_only=True) as connection:
        common = commonest(connection)
        chosen = [one for one in examples() if not names or one.name in names]
        measured = [measure(connection, one, given) for one in chosen for given in parameters_for(one, common)]
    return sorted(measured, key=lambda one: -one.median_ms)


def commonest(connection: Connection) -> dict[str, Any]:
    """Return the values that match most rows: two people, two countries, a topic, a day, a source, an event."""

    def top(sql: str) -> list[Any]:
        return [value for (value,) in connection.execute(sql).fetchall()]

    people = top("SELECT name FROM names WHERE kind = 'person' ORDER BY encounters DESC, name LIMIT 2")
    countries = top("SELECT country FROM country_dyads GROUP BY country ORDER BY sum(occurred) DESC, country LIMIT 2")
    (topic,) = top("SELECT topic FROM topic_trends GROUP BY topic ORDER BY sum(encounters) DESC, topic LIMIT 1")
    (last,) = top("SELECT max(end_date) FROM encounters WHERE status = 'occurred'")
    (source,) = top("SELECT source FROM event_sources GROUP BY source ORDER BY count(*) DESC, source LIMIT 1")
    (event,) = top("SELECT event_id FROM encounters ORDER BY articles DESC, event_id LIMIT 1")
    return {
        "person": people[0],
        "other": people[1],
        "country": countries[0],
        "other_country": countries[1],
        "topic": topic,
        "words": f"{people[0]} {topic}",
        "day": last,
        "source": source,
        "event": event,
    }


def parameters_for(example: Example, common: dict[str, Any]) -> list[dict[str, object]]:
    """Return the sets of parameters to measure a query with: what must be given, and what may be given too."""
    names = {parameter.name: parameter for parameter in example.parameters}
    values = common | {"since": common["day"].replace(year=common["day"].year - 1), "until": common["day"]}
    values |= {"today": common["day"], "camp": [common["country"]], "other_camp": [common["other_country"]]}
    if "other" in names and names["other"].kind == "country":
        values["other"] = common["other_country"]
    required = {name: values[name] for name, parameter in names.items() if parameter.default is None}
    given = {name: values[name] for name in names if name in values}
    found = [required]
    if given != required:
        found.append(given)
    if "person" in names:
        # A part of a name that many have.
        found.append(given | {"person": str(values["person"])[:3]})
    if "words" in names:
        found += [{"words": values["topic"]}, {"words": "the meeting"}]
    return found


def measure(connection: Connection, example: Example, given: dict[str, object]) -> Measured:
    """Return how long a query takes, its answer as a frame included."""
    values = values_for(example.name, example.parameters, given)
    taken, worked = [], []
    rows = 0
    for _ in range(RUNS + 1):
        begun, worked_before = perf_counter(), process_time()
        statement = connection.extract_statements(example.sql)[0]
        used = {name: values[name] for name in statement.named_parameters}
        rows = (connection.execute(statement, used) if used else connection.execute(statement)).pl().height
        taken.append(1000 * (perf_counter() - begun))
        worked.append(1000 * (process_time() - worked_before))
    return Measured(example.name, given, taken[0], median(taken[1:]), median(worked[1:]), rows)


def plan(connection: Connection, measured: Measured) -> str:
    """Return what DuckDB does to answer, with the time of each step."""
    (example,) = (one for one in examples() if one.name == measured.name)
    values = values_for(example.name, example.parameters, measured.parameters)
    statement = connection.extract_statements(f"EXPLAIN ANALYZE {example.sql}")[0]
    used = {name: values[name] for name in statement.named_parameters}
    row = connection.execute(statement, used).fetchone()
    return str(row[1]) if row else ""


def table(measured: list[Measured]) -> str:
    """Return the figures as text."""
    lines = [f"{'ms':>8} {'first':>8} {'cores':>8} {'rows':>6}  query"]
    for one in measured:
        told = " ".join(f"{name}={value}" for name, value in one.parameters.items())
        lines.append(
            f"{one.median_ms:8.1f} {one.first_ms:8.1f} {one.processor_ms:8.1f} {one.rows:6d}  {one.name} {told}"
        )
    return "\n".join(lines)


def slowest(snapshot: Path | str, measured: list[Measured], most: int = 3) -> str:
    """Return the slowest queries with their plans."""
    with connect(snapshot, read_only=True) as connection:
        return "\n".join(f"{one.name} {one.parameters}\n{plan(connection, one)}" for one in measured[:most])


if __name__ == "__main__":
    found = measure_queries(sys.argv[1], sys.argv[2:])
    print(table(found))
    print(slowest(sys.argv[1], found))
