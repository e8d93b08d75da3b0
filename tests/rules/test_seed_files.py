"""The seed tables hold together: headers, codes, coordinates, and no word that means two things."""

from __future__ import annotations

import csv
import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
COLUMNS = {
    "countries.csv": "iso3 iso2 name alternate_names demonyms capital capital_alternate_names "
    "geonames_id latitude longitude",
    "titles.csv": "title plural kind",
    "groups.csv": "noun plural kind",
    "bodies.csv": "word kind aliases country",
    "aliases.csv": "alias stands_for kind country",
    "venues.csv": "venue aliases city country latitude longitude",
    "regions.csv": "name aliases country latitude longitude population geonames_id abbreviations",
    "place_nouns.csv": "word kind",
    "place_aliases.csv": "alias name country",
    "place_words.csv": "word minimum_population",
    "abbreviations.csv": "word kind",
    "irregular_forms.csv": "lemma forms",
    "media_topics.tsv": "code label broader",
    "topic_words.csv": "code label kind words",
}
KINDS = {
    "titles.csv": {"office", "rank", "honorific", "modifier"},
    "groups.csv": {"people", "body", "role"},
    "bodies.csv": {"head", "name"},
    "aliases.csv": {"building", "district", "city", "institution"},
    "place_nouns.csv": {"area", "ground", "settlement", "local", "thing", "side", "joint", "particle", "opening"},
    "abbreviations.csv": {"before_name", "before_number", "anywhere", "opener"},
    "topic_words.csv": {"subject", "general", "empty"},
}
# Islands with a code of their own that are no country of countries.csv.
TERRITORIES = {
    "AIA", "ASM", "BES", "BLM", "CXR", "GGY", "JEY", "MAF", "MNP", "MSR", "NFK", "NIU", "SHN", "SPM", "TCA", "VGB",
    "VIR",
}  # fmt: skip
TABLES = sorted(COLUMNS)


def lines(name: str) -> list[str]:
    return (SEEDS / name).read_text(encoding="utf-8").splitlines()


def rows(name: str) -> list[dict[str, str]]:
    data = [line for line in lines(name) if not line.startswith("#")]
    if name.endswith(".tsv"):
        return list(csv.DictReader(data, delimiter="\t", quoting=csv.QUOTE_NONE))
    return list(csv.DictReader(data, strict=True))


def cells(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def repeated(values: Iterable[str]) -> list[str]:
    return sorted(value for value, count in Counter(values).items() if count > 1)


@pytest.mark.parametrize("name", TABLES)
def test_a_comment_says_what_the_columns_mean_and_where_the_data_comes_from(name: str) -> None:
    head = "\n".join(line for line in lines(name) if line.startswith("#"))
    assert lines(name)[0].startswith("# ")
    assert "Origin:" in head
    assert [column for column in COLUMNS[name].split() if not re.search(rf"\b{column}\b[^.]*:", head)] == []


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_every_column(name: str) -> None:
    assert rows(name)
    assert [row for row in rows(name) if list(row) != COLUMNS[name].split() or None in row.values()] == []


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_composed_unicode_without_stray_spaces_or_empty_list_items(name: str) -> None:
    stray = [
        cell
        for row in rows(name)
        for column, cell in row.items()
        for part in (cell.split(";") if column.endswith(("aliases", "names", "demonyms")) and cell else [cell])
        if part != part.strip() or "  " in part or (not part and cell) or unicodedata.normalize("NFC", part) != part
    ]
    assert stray == []


@pytest.mark.parametrize("name", sorted(KINDS))
def test_kinds_are_known(name: str) -> None:
    assert {row["kind"] for row in rows(name)} == KINDS[name]


@pytest.mark.parametrize("name", ["bodies.csv", "aliases.csv", "venues.csv", "regions.csv", "place_aliases.csv"])
def test_countries_are_those_of_the_table_of_countries(name: str) -> None:
    known = {row["iso3"] for row in rows("countries.csv")} | {""}
    known |= TERRITORIES if name == "regions.csv" else set()
    assert {row["country"] for row in rows(name)} - known == set()


@pytest.mark.parametrize("name", ["countries.csv", "venues.csv", "regions.csv"])
def test_coordinates_are_degrees(name: str) -> None:
    for row in rows(name):
        assert -90 <= float(row["latitude"]) <= 90, row
        assert -180 <= float(row["longitude"]) <= 180, row


def country_names(row: dict[str, str]) -> list[str]:
    return [row["name"], *cells(row["alternate_names"])]


def capital_names(row: dict[str, str]) -> list[str]:
    return [name for name in [row["capital"], *cells(row["capital_alternate_names"])] if name]


@pytest.mark.parametrize(
    "names",
    [
        lambda row: [row["iso3"]],
        lambda row: [row["iso2"]],
        lambda row: [row["geonames_id"]],
        country_names,
        lambda row: cells(row["demonyms"]),
        capital_names,
    ],
    ids=["iso3", "iso2", "geonames_id", "names", "demonyms", "capitals"],
)
def test_a_name_belongs_to_one_country(names: Callable[[dict[str, str]], list[str]]) -> None:
    assert repeated(name.casefold() for row in rows("countries.csv") for name in names(row)) == []


def test_country_codes_have_the_form_of_iso_3166() -> None:
    for row in rows("countries.csv"):
        assert re.fullmatch("[A-Z]{3}", row["iso3"]), row
        assert re.fullmatch("[A-Z]{2}", row["iso2"]), row


def test_all_states_and_the_disputed_ones_are_there() -> None:
    codes = {row["iso3"] for row in rows("countries.csv")}
    assert len(codes) >= 193
    assert {"PSE", "TWN", "XKX", "HKG", "VAT", "SSD", "TLS", "MNE"} <= codes


def test_nearly_every_country_has_demonyms_and_a_capital() -> None:
    without = {row["iso3"] for row in rows("countries.csv") if not row["demonyms"] or not row["capital"]}
    # Dominica shares its demonym; Hong Kong and the Vatican are their own capitals.
    assert without == {"DMA", "HKG", "VAT"}


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("titles.csv", ["title"]),
        ("groups.csv", ["noun"]),
        ("aliases.csv", ["alias"]),
        ("place_aliases.csv", ["alias"]),
        ("place_words.csv", ["word"]),
        ("abbreviations.csv", ["word", "kind"]),
        ("irregular_forms.csv", ["lemma"]),
        ("media_topics.tsv", ["code"]),
        ("topic_words.csv", ["code", "kind"]),
    ],
)
def test_a_word_has_one_row(name: str, columns: list[str]) -> None:
    assert repeated("|".join(row[column] for column in columns) for row in rows(name)) == []


def test_a_venue_name_means_one_venue() -> None:
    names = [name.casefold() for row in rows("venues.csv") for name in [row["venue"], *cells(row["aliases"])]]
    assert repeated(names) == []


def test_a_body_name_means_one_body() -> None:
    named = [row for row in rows("bodies.csv") if row["kind"] == "name"]
    assert repeated(name for row in named for name in [row["word"], *cells(row["aliases"])]) == []


def test_a_body_is_not_called_like_a_country() -> None:
    named = [row for row in rows("bodies.csv") if row["kind"] == "name"]
    bodies = {name for row in named for name in [row["word"], *cells(row["aliases"])]}
    assert bodies & {name for row in rows("countries.csv") for name in country_names(row)} == set()


def test_a_region_name_means_one_region_of_a_country() -> None:
    names = [
        f"{name.casefold()}|{row['country']}"
        for row in rows("regions.csv")
        for name in [row["name"], *cells(row["aliases"])]
    ]
    assert repeated(names) == []


def test_guarded_words_are_in_lower_case_and_ordered() -> None:
    words = [row["word"] for row in rows("place_words.csv")]
    assert words == sorted(words)
    assert [word for word in words if word != word.casefold()] == []


def test_months_and_the_commonest_words_are_never_places() -> None:
    minimum = {row["word"]: row["minimum_population"] for row in rows("place_words.csv")}
    assert {minimum.get(word) for word in ["march", "best", "the", "but", "has", "man", "sale"]} == {""}


def test_media_topics_form_a_tree() -> None:
    topics = {row["code"]: row["broader"] for row in rows("media_topics.tsv")}
    assert {code for code, broader in topics.items() if broader and broader not in topics} == set()


def test_words_of_topics_are_ordered_and_stand_once() -> None:
    for row in rows("topic_words.csv"):
        words = [word.casefold() for word in row["words"].split(";")]
        assert words == sorted(words), row["label"]
    assert repeated(word for row in rows("topic_words.csv") for word in row["words"].split(";")) == []


def test_codes_of_media_topics_are_numbers_of_the_scheme() -> None:
    assert [row for row in rows("media_topics.tsv") if not re.fullmatch(r"medtop:\d{8}", row["code"])] == []


def test_the_gazetteer_is_ordered_by_folded_names_and_has_no_loose_ends() -> None:
    connection = sqlite3.connect((SEEDS / "places.sqlite").as_uri() + "?mode=ro&immutable=1", uri=True)
    keys = [key for (key,) in connection.execute("SELECT key FROM names")]
    used = {place for (place,) in connection.execute("SELECT place_id FROM names")}
    places = {place for (place,) in connection.execute("SELECT place_id FROM places")}
    codes = {code for (code,) in connection.execute("SELECT country FROM places")}
    connection.close()
    assert keys == sorted(keys, key=lambda key: key.encode())
    assert used <= places
    assert all(re.fullmatch("([A-Z]{3})?", code) for code in codes)


def test_the_gazetteer_is_small_enough_to_be_in_the_repository() -> None:
    assert (SEEDS / "places.sqlite").stat().st_size < 12_000_000


def test_the_gazetteer_knows_the_countries_regions_and_aliases_of_the_tables() -> None:
    connection = sqlite3.connect((SEEDS / "places.sqlite").as_uri() + "?mode=ro&immutable=1", uri=True)
    names = {name for (name,) in connection.execute("SELECT name FROM places")}
    connection.close()
    assert {row["name"] for table in ("countries.csv", "regions.csv") for row in rows(table)} <= names


def test_the_readme_names_every_file_and_folder() -> None:
    text = (SEEDS / "README.md").read_text(encoding="utf-8")
    missing = [path.name for path in SEEDS.iterdir() if f"`{path.name}" not in text and path.name != "README.md"]
    assert missing == []
