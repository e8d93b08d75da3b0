"""Who and what a large warehouse tells of: people with titles and countries, bodies, cities, topics, sources.

Names of people are made up; countries, bodies, cities and topics come from seeds/.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from tasks.events.names import match_words

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PEOPLE = 50_000
CITIES = 400
BODIES = 150
PHRASES = 700
SOURCES = (
    *("The Courier", "Morning Gazette", "World Wire", "Daily Herald", "Evening Post", "Harbour Times"),
    *("Northern Star", "Capital Review", "The Observer of Trade", "Gulf Ledger", "Southern Cross", "Alpine Journal"),
)
FREQUENT = (
    *("USA", "CHN", "RUS", "GBR", "FRA", "DEU", "IRN", "ISR", "SAU", "QAT", "TUR", "UKR", "IND", "JPN", "EGY", "PAK"),
    *("KOR", "ITA", "ARE", "BRA", "AUS", "CAN", "POL", "IRQ", "ESP", "NLD", "ZAF", "NGA", "ETH", "KEN", "MEX", "IDN"),
)
"""Countries that news names most; all others are as rare as each other."""
OFFICES = (
    *("President", "Prime Minister", "Foreign Minister", "Defence Minister", "Trade Minister", "Finance Minister"),
    *("Ambassador", "Special Envoy", "Chancellor", "General", "Senator", "Secretary of State", "Governor"),
)
_FIRST = ("Ba", "Ke", "Lo", "Ma", "Ni", "Or", "Pa", "Qua", "Re", "Sa", "To", "Ul", "Va", "Wi", "Ya", "Ze", "Du", "Fo")
_MIDDLE = ("la", "ri", "no", "mbe", "sta", "ndo", "vi", "rku", "the", "ga", "lli", "sho", "mi", "ra")
_LAST = ("n", "ski", "ev", "rt", "dze", "ma", "son", "ez", "wa", "dis", "lin", "ko", "bar", "hi", "gton", "ta")


@dataclass(frozen=True)
class World:
    """Everything by its number: row i of a frame is number i."""

    actors: pl.DataFrame
    """name, kind, title, organization, country, match_words, display (with title); people first, by how often they are
    named, then countries, bodies and groups."""
    cities: pl.DataFrame
    """name, country, latitude, longitude, geonames_id; the biggest first."""
    topics: pl.DataFrame
    """phrase, code, label."""
    country_of_actor: np.ndarray
    """Number of the country of each actor, -1 for none."""
    cities_of_country: np.ndarray
    """Three numbers of cities for each country."""
    countries: int

    def first_country(self) -> int:
        """Return the number of the first actor that is a country."""
        return PEOPLE

    def first_body(self) -> int:
        """Return the number of the first actor that is a body."""
        return PEOPLE + self.countries

    def first_group(self) -> int:
        """Return the number of the first actor that is a group."""
        return PEOPLE + self.countries + BODIES


def make_world(seed: int) -> World:
    """Return the world of that seed, always the same."""
    chance = np.random.default_rng([seed, 1])
    rows = {row["iso3"]: row for row in _seed_rows("countries.csv")}
    codes = [*FREQUENT, *(code for code in rows if code not in FREQUENT)]
    number_of = {code: number for number, code in enumerate(codes)}
    people = _people(chance, codes)
    bodies = [row["word"] for row in _seed_rows("bodies.csv") if row["kind"] == "name"][:BODIES]
    others: list[tuple[str, str, str | None, str | None, str | None]]
    others = [(rows[code]["name"], "country", None, None, code) for code in codes]
    others += [(name, "organization", None, None, None) for name in bodies]
    others += [(f"{rows[code]['demonyms'].split(';')[0]} officials", "group", None, None, code) for code in codes]
    told = [*people, *others]
    actors = pl.DataFrame(told, schema=["name", "kind", "title", "organization", "country"], orient="row").with_columns(
        pl.Series("match_words", [list(match_words(name, country)) for name, *_, country in told]),
        pl.concat_str(pl.col("title") + " ", "name", ignore_nulls=True).alias("display"),
    )
    cities = _cities()
    by_country = cities.with_row_index().group_by("country").agg(pl.col("index").head(3))
    listed = {country: (numbers * 3)[:3] for country, numbers in by_country.iter_rows()}
    return World(
        actors,
        cities,
        _topics(),
        np.array([number_of.get(row[4] or "", -1) for row in told]),
        np.array([listed.get(code) or [number % CITIES] * 3 for number, code in enumerate(codes)]),
        len(codes),
    )


def zipf(count: int, exponent: float = 1.0, shift: float = 10.0) -> np.ndarray:
    """Return the cumulated shares of `count` ranks, for `pick`: the first is named most."""
    shares = (np.arange(count) + 1 + shift) ** -exponent
    return np.asarray(np.cumsum(shares) / shares.sum())


def pick(chance: np.random.Generator, shares: np.ndarray, size: tuple[int, ...] | int) -> np.ndarray:
    """Return ranks drawn by cumulated shares."""
    return np.minimum(np.searchsorted(shares, chance.random(size)), len(shares) - 1)


def _people(chance: np.random.Generator, codes: list[str]) -> list[tuple[str, str, str, str | None, str]]:
    given = sorted({r["name"] for r in _seed_rows("given_names.csv") if r["name"].isalpha() and r["name"].isascii()})
    given = [name for name in given if len(name) > 3][::3]
    families = [a + b + c for a in _FIRST for b in _MIDDLE for c in _LAST]
    drawn = chance.choice(len(given) * len(families), PEOPLE, replace=False)
    shares = zipf(len(codes), 1.0, 4.0)
    countries = pick(chance, shares, PEOPLE)
    offices = chance.integers(0, len(OFFICES), PEOPLE)
    firms = chance.integers(0, len(families), PEOPLE)
    is_of_firm = chance.random(PEOPLE) < 0.2
    return [
        (
            f"{given[number // len(families)]} {families[number % len(families)]}",
            "person",
            "Chief Executive" if of_firm else OFFICES[office],
            f"{families[firm]} Group" if of_firm else None,
            codes[country],
        )
        for number, country, office, firm, of_firm in zip(drawn, countries, offices, firms, is_of_firm, strict=True)
    ]


def _cities() -> pl.DataFrame:
    query = (
        "SELECT name, country, latitude / 1000.0, longitude / 1000.0, place_id FROM places"
        " WHERE kind = 0 AND place_id > 0 AND is_minor = 0 ORDER BY is_capital DESC, population DESC LIMIT ?"
    )
    connection = sqlite3.connect(SEEDS / "places.sqlite")
    try:
        rows = connection.execute(query, [CITIES]).fetchall()
    finally:
        connection.close()
    return pl.DataFrame(rows, schema=["name", "country", "latitude", "longitude", "geonames_id"], orient="row")


def _topics() -> pl.DataFrame:
    rows = [
        (word, row["code"], row["label"])
        for row in _seed_rows("topic_words.csv")
        if row["kind"] == "subject"
        for word in row["words"].split(";")[:3]
    ]
    chosen = np.random.default_rng(7).permutation(len(rows))[:PHRASES]
    found = {rows[number][0].casefold(): rows[number] for number in chosen}
    return pl.DataFrame(list(found.values()), schema=["phrase", "code", "label"], orient="row")


def _seed_rows(name: str) -> Iterator[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(line for line in stream if not line.startswith("#"))
