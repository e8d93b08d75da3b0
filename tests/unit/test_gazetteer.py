"""Which place does a name mean? Asked of the gazetteer that the project ships."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.errors import ConfigurationError
from tasks.nlp.knowledge.gazetteer import Entry, Gazetteer, place_key

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer(SEEDS / "places.sqlite")
    yield opened
    opened.close()


def meant(gazetteer: Gazetteer, name: str, *countries: str) -> tuple[str, str] | None:
    entry = gazetteer.best(name, countries=frozenset(countries))
    return (entry.name, entry.country) if entry else None


def test_a_capital_has_its_identifier_coordinates_and_people(gazetteer: Gazetteer) -> None:
    doha = gazetteer.best("Doha")
    assert isinstance(doha, Entry)
    assert (doha.geonames_id, doha.kind, doha.country, doha.is_capital) == (290030, "city", "QAT", True)
    assert (doha.latitude, doha.longitude) == pytest.approx((25.3, 51.5), abs=0.2)
    assert doha.population > 300_000


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("Peking", ("Beijing", "CHN")),
        ("Leningrad", ("Saint Petersburg", "RUS")),
        ("Saigon", ("Ho Chi Minh City", "VNM")),
        ("Constantinople", ("Istanbul", "TUR")),
        ("Bombay", ("Mumbai", "IND")),
        ("Kiev", ("Kyiv", "UKR")),
        ("Danzig", ("Gdańsk", "POL")),
        ("Léopoldville", ("Kinshasa", "COD")),
        ("Rangoon", ("Yangon", "MMR")),
    ],
)
def test_a_former_name_finds_the_town_of_today(gazetteer: Gazetteer, name: str, today: tuple[str, str]) -> None:
    assert meant(gazetteer, name) == today


@pytest.mark.parametrize("name", ["Sana'a", "Sana’a", "Sanaa", "SANAA", "Sanaa's"])
def test_apostrophes_case_and_possessive_do_not_matter(gazetteer: Gazetteer, name: str) -> None:
    assert meant(gazetteer, name) == ("Sanaa", "YEM")


@pytest.mark.parametrize("name", ["Reykjavík", "Reykjavik", "REYKJAVIK"])
def test_accents_do_not_matter(gazetteer: Gazetteer, name: str) -> None:
    assert meant(gazetteer, name) == ("Reykjavík", "ISL")


@pytest.mark.parametrize("name", ["St. Petersburg", "St Petersburg", "Saint Petersburg", "Saint-Petersburg"])
def test_saint_may_be_shortened(gazetteer: Gazetteer, name: str) -> None:
    assert meant(gazetteer, name) == ("Saint Petersburg", "RUS")


def test_a_name_that_ends_like_a_possessive_is_found_whole(gazetteer: Gazetteer) -> None:
    assert meant(gazetteer, "St. George's") == ("Saint George's", "GRD")


@pytest.mark.parametrize("name", ["The Hague", "the Hague"])
def test_the_article_does_not_matter(gazetteer: Gazetteer, name: str) -> None:
    assert meant(gazetteer, name) == ("The Hague", "NLD")


@pytest.mark.parametrize("word", ["nice", "reading", "male", "", "  ", "1999"])
def test_what_has_no_capital_letter_is_no_place(gazetteer: Gazetteer, word: str) -> None:
    assert gazetteer.candidates(word) == ()
    assert gazetteer.best(word) is None


@pytest.mark.parametrize("word", ["Of", "March", "May", "Sale", "Man", "President", "Minister", "Bush", "Best", "UN"])
def test_a_small_town_with_the_name_of_a_common_word_is_no_place(gazetteer: Gazetteer, word: str) -> None:
    assert gazetteer.candidates(word) == ()


@pytest.mark.parametrize(("word", "country"), [("Nice", "FRA"), ("Reading", "GBR"), ("Male", "MDV"), ("Split", "HRV")])
def test_a_large_town_with_the_name_of_a_word_is_a_place(gazetteer: Gazetteer, word: str, country: str) -> None:
    entry = gazetteer.best(word)
    assert entry is not None
    assert entry.country == country


def test_an_accent_tells_a_town_from_a_word(gazetteer: Gazetteer) -> None:
    assert meant(gazetteer, "Salé") == ("Salé", "MAR")


@pytest.mark.parametrize("name", ["US", "U.S.", "USA", "United States", "America"])
def test_an_acronym_is_a_country(gazetteer: Gazetteer, name: str) -> None:
    assert meant(gazetteer, name) == ("United States", "USA")


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Burma", "country", "MMR"),
        ("Soviet Union", "country", "RUS"),
        ("Scotland", "region", "GBR"),
        ("Texas", "region", "USA"),
        ("West Bank", "region", "PSE"),
        ("Luxembourg", "country", "LUX"),
        ("Mexico", "country", "MEX"),
        ("Mexico City", "city", "MEX"),
        ("Washington", "city", "USA"),
        ("New York", "city", "USA"),
        ("Georgia", "country", "GEO"),
    ],
)
def test_countries_and_regions_are_places(gazetteer: Gazetteer, name: str, kind: str, country: str) -> None:
    entry = gazetteer.best(name)
    assert entry is not None
    assert (entry.kind, entry.country) == (kind, country)


@pytest.mark.parametrize(
    ("name", "named", "country"),
    [
        ("Tripoli", [], "LBY"),
        ("Tripoli", ["LBN"], "LBN"),
        ("Hyderabad", [], "IND"),
        ("Hyderabad", ["PAK"], "PAK"),
        ("Cambridge", ["USA"], "USA"),
        ("Birmingham", ["USA"], "USA"),
        ("Birmingham", ["GBR"], "GBR"),
        ("Georgia", ["USA"], "USA"),
        ("Georgia", ["USA", "GEO"], "GEO"),
        ("Salisbury", ["GBR"], "GBR"),
        ("Salisbury", ["ZWE"], "ZWE"),
        ("Hamilton", ["BMU"], "BMU"),
        ("Victoria", ["SYC"], "SYC"),
        ("Punjab", ["IND"], "IND"),
        ("San Jose", ["CRI"], "CRI"),
        ("San Jose", ["USA"], "USA"),
    ],
)
def test_the_countries_that_an_article_names_decide(
    gazetteer: Gazetteer, name: str, named: list[str], country: str
) -> None:
    entry = gazetteer.best(name, countries=frozenset(named))
    assert entry is not None
    assert entry.country == country


@pytest.mark.parametrize(
    ("name", "country"), [("Paris", "FRA"), ("Athens", "GRC"), ("Moscow", "RUS"), ("Rome", "ITA"), ("Vienna", "AUT")]
)
def test_a_namesake_in_the_united_states_does_not_beat_a_capital(gazetteer: Gazetteer, name: str, country: str) -> None:
    entry = gazetteer.best(name, countries=frozenset({"USA"}))
    assert entry is not None
    assert entry.country == country


def test_candidates_are_all_places_of_the_name_the_likeliest_first(gazetteer: Gazetteer) -> None:
    candidates = gazetteer.candidates("Paris")
    assert candidates[0].country == "FRA"
    assert "USA" in {candidate.country for candidate in candidates[1:]}
    assert len(candidates) == len(set(candidates))


def test_every_capital_is_found_under_its_name(gazetteer: Gazetteer) -> None:
    lines = (SEEDS / "countries.csv").read_text(encoding="utf-8").splitlines()
    rows = [row for row in csv.DictReader(line for line in lines if not line.startswith("#")) if row["capital"]]
    found = {row["iso3"]: gazetteer.best(row["capital"], countries=frozenset({row["iso3"]})) for row in rows}
    missing = [iso3 for iso3, entry in found.items() if not (entry and entry.is_capital and entry.country == iso3)]
    assert missing == []


@pytest.mark.parametrize("name", ["Hebden Bridge", "Suffolk County", "Wasilla Lakes"])
def test_a_minor_place_is_none_of_the_candidates(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.best(name) is None
    assert not gazetteer.is_town(name)


def test_a_minor_place_is_one_of_the_senses(gazetteer: Gazetteer) -> None:
    senses = gazetteer.senses("Suffolk County")
    assert {sense.entry.country for sense in senses} == {"USA"}
    assert all(sense.entry.is_minor for sense in senses)


def test_a_town_knows_the_state_that_it_lies_in(gazetteer: Gazetteer) -> None:
    [texas] = [sense.entry for sense in gazetteer.senses("Texas") if sense.entry.kind == "region"]
    inside = [sense.entry for sense in gazetteer.senses("Paris") if sense.entry.area == texas.number]
    assert [town.latitude for town in inside] == pytest.approx([33.66], abs=0.1)


@pytest.mark.parametrize(
    ("text", "state"), [("Va.", "Virginia"), ("N.J.", "New Jersey"), ("NJ", "New Jersey"), ("Ont.", "Ontario")]
)
def test_an_abbreviation_behind_a_town_is_its_state(gazetteer: Gazetteer, text: str, state: str) -> None:
    assert [sense.entry.name for sense in gazetteer.abbreviated(text)] == [state]


@pytest.mark.parametrize("text", ["Va.", "Mass.", "Ore."])
def test_an_abbreviation_by_itself_is_no_place(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.best(text) is None


def test_a_word_that_is_a_small_town_is_kept_for_where_its_state_is_told(gazetteer: Gazetteer) -> None:
    assert gazetteer.best("Hope") is None
    assert {sense.entry.country for sense in gazetteer.guarded("Hope")} >= {"USA"}


@pytest.mark.parametrize(
    ("name", "country"), [("Geneva", "CHE"), ("Naples", "ITA"), ("Oxford", "GBR"), ("Verona", "ITA")]
)
def test_a_town_that_the_world_knows_beats_a_namesake(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert (entry := gazetteer.best(name)) is not None
    assert entry.country == country


@pytest.mark.parametrize("name", ["Black Sea", "Middle East", "South China Sea", "Sahel"])
def test_seas_and_parts_of_the_world_belong_to_no_country(gazetteer: Gazetteer, name: str) -> None:
    assert (entry := gazetteer.best(name)) is not None
    assert (entry.kind, entry.country) == ("region", "")


def test_an_unknown_name_is_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.best("Xyzzyville") is None


def test_a_missing_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"places\.sqlite: the gazetteer is missing — compile it"):
        Gazetteer(tmp_path / "places.sqlite")


@pytest.mark.parametrize("content", [b"no database", b""])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "places.sqlite"
    path.write_bytes(content)
    with pytest.raises(ConfigurationError, match="is no gazetteer"):
        Gazetteer(path)


def test_the_file_is_opened_read_only(tmp_path: Path) -> None:
    path = tmp_path / "a folder with spaces" / "places.sqlite"
    path.parent.mkdir()
    path.write_bytes((SEEDS / "places.sqlite").read_bytes())
    path.chmod(0o444)
    gazetteer = Gazetteer(path)
    assert gazetteer.best("Doha") is not None
    gazetteer.close()
    assert [each.name for each in path.parent.iterdir()] == ["places.sqlite"]
    with pytest.raises(sqlite3.ProgrammingError):
        gazetteer.best("Muscat")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sharm el-Sheikh", "sharm el sheikh"),
        ("N’Djamena", "ndjamena"),
        ("Nuku'alofa", "nukualofa"),
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("İzmir", "izmir"),
        ("The Gambia", "gambia"),
        ("St", "st"),
    ],
)
def test_a_name_is_folded_to_plain_letters(name: str, key: str) -> None:
    assert place_key(name) == key
