"""What the compiler makes of towns and seeds: a world of a few places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.errors import ConfigurationError
from tasks.nlp.knowledge.compile_gazetteer import Town, compile_gazetteer, middle_longitude
from tasks.nlp.knowledge.gazetteer import Gazetteer

COUNTRIES = """# comment
iso3,iso2,name,alternate_names,demonyms,capital,capital_alternate_names,geonames_id,latitude,longitude
AAA,AA,Arland,Old Arland;AL,Arlish,Arburg,Arpolis,1,10.0,20.0
BBB,BB,Bethia,,Bethian,,,2,30.0,40.0
"""
TOWNS = (
    Town(11, "Arburg", "AAA", 10.1, 20.1, 900, ("Arbourg", "ARB", "Арбург")),
    Town(12, "Great", "AAA", 10.2, 20.2, 20_000, ("Big One", "bigge", "Arpolis", "Never")),
    Town(16, "Grand", "AAA", 10.4, 20.4, 20_000),
    Town(17, "Grand", "BBB", 30.4, 40.4, 6_000),
    Town(13, "Hamlet", "AAA", 10.3, 20.3, 400),
    Town(14, "Bé", "BBB", 30.1, 40.1, 6_000),
    Town(15, "Néver", "BBB", 30.2, 40.2, 6_000, ("Somewhere Else",)),
    Town(18, "Smallton", "AAA", 12.0, 21.0, 2_000, province="Northshire", county="Small County"),
    Town(19, "Bigton", "AAA", 12.4, 21.4, 30_000, province="Northshire", county="Small County"),
    Town(20, "Easton", "BBB", 31.0, 41.0, 7_000, province="Muhafazat al Estia", county="Easton District"),
    Town(21, "Loneton", "BBB", 32.0, 42.0, 7_000, province="Northern Province"),
)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    (tmp_path / "countries.csv").write_text(COUNTRIES, encoding="utf-8")
    (tmp_path / "venues.csv").write_text("venue,aliases,city,country,latitude,longitude\n", encoding="utf-8")
    (tmp_path / "place_words.csv").write_text(
        "word,minimum_population\ngreat,10000\ngrand,10000\nnever,\n", encoding="utf-8"
    )
    (tmp_path / "place_aliases.csv").write_text("alias,name,country\nOldtown,Great,AAA\n", encoding="utf-8")
    (tmp_path / "place_nouns.csv").write_text(
        "word,kind\nmuhafazat,area\nprovince,area\ndistrict,area\nnorthern,side\n", encoding="utf-8"
    )
    (tmp_path / "regions.csv").write_text(
        "name,aliases,country,latitude,longitude,population,geonames_id,abbreviations\n"
        "Northshire,N.S.,AAA,11.0,21.0,50,,Nsh.;NO\n",
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def gazetteer(seeds: Path) -> Gazetteer:
    compile_gazetteer(TOWNS, {"AAA": 1_000_000}, seeds, seeds / "places.sqlite")
    return Gazetteer(seeds / "places.sqlite")


def test_it_says_how_many_places_it_wrote(seeds: Path) -> None:
    assert compile_gazetteer(TOWNS, {}, seeds, seeds / "places.sqlite") == 16


def test_a_capital_is_kept_however_small(gazetteer: Gazetteer) -> None:
    capital = gazetteer.best("Arburg")
    assert capital is not None
    assert capital.is_capital


def test_other_small_towns_are_left_out(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Hamlet") == ()


def test_a_capitals_other_name_is_found(gazetteer: Gazetteer) -> None:
    assert [entry.name for entry in gazetteer.candidates("Arpolis")] == ["Arburg", "Great"]


def test_a_larger_town_has_its_other_names(gazetteer: Gazetteer) -> None:
    assert [entry.name for entry in gazetteer.candidates("Big One")] == ["Great"]


@pytest.mark.parametrize("name", ["Bigge", "ARB", "Арбург", "Somewhere Else"])
def test_codes_transliterations_other_scripts_and_small_towns_other_names_are_left_out(
    gazetteer: Gazetteer, name: str
) -> None:
    assert gazetteer.candidates(name) == ()


def test_a_guarded_word_is_a_town_of_enough_people_only(gazetteer: Gazetteer) -> None:
    assert [entry.geonames_id for entry in gazetteer.candidates("Grand")] == [16]
    assert gazetteer.candidates("Never") == ()


def test_a_guarded_word_that_another_seed_names_is_a_town(gazetteer: Gazetteer) -> None:
    assert [entry.geonames_id for entry in gazetteer.candidates("Great")] == [12]


def test_a_guarded_word_with_its_accent_is_a_town(gazetteer: Gazetteer) -> None:
    assert [entry.geonames_id for entry in gazetteer.candidates("Néver")] == [15]


def test_a_name_of_two_letters_is_left_out(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Be") == ()


def test_an_alias_finds_its_town(gazetteer: Gazetteer) -> None:
    assert [entry.name for entry in gazetteer.candidates("Oldtown")] == ["Great"]


def test_a_country_has_its_people_and_its_acronym_in_exact_case(gazetteer: Gazetteer) -> None:
    assert [(entry.kind, entry.population) for entry in gazetteer.candidates("AL")] == [("country", 1_000_000)]
    assert gazetteer.candidates("Al") == ()


def test_a_region_without_identifier_has_none(gazetteer: Gazetteer) -> None:
    (region,) = gazetteer.candidates("Northshire")
    assert (region.geonames_id, region.kind, region.population) == (None, "region", 50_000)


def test_a_town_lies_in_the_region_of_the_seeds_that_has_the_name_of_its_province(gazetteer: Gazetteer) -> None:
    [region] = [sense.entry for sense in gazetteer.senses("Northshire")]
    assert [sense.entry.area for sense in gazetteer.senses("Smallton")] == [region.number]


def test_a_province_that_no_seed_has_becomes_an_area_under_its_bare_name_too(gazetteer: Gazetteer) -> None:
    areas = [sense.entry for name in ("Muhafazat al Estia", "Estia") for sense in gazetteer.senses(name)]
    assert {(area.kind, area.country, area.is_minor) for area in areas} == {("region", "BBB", True)}
    assert [sense.entry.area for sense in gazetteer.senses("Easton")] == [areas[0].number]


def test_a_county_lies_in_the_middle_of_its_towns_with_the_people_of_all(gazetteer: Gazetteer) -> None:
    [county] = [sense.entry for sense in gazetteer.senses("Small County")]
    assert (county.latitude, county.longitude, county.population) == (12.2, 21.2, 32_000)


def test_a_district_that_is_named_after_its_town_is_none(gazetteer: Gazetteer) -> None:
    assert [sense.entry.kind for sense in gazetteer.senses("Easton")] == ["city"]


def test_a_province_that_only_has_a_side_for_a_name_has_no_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.senses("Northern") == gazetteer.senses("Northern Province") == ()


def test_a_town_below_five_thousand_people_is_minor(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Smallton") == ()
    assert [sense.entry.is_minor for sense in gazetteer.senses("Smallton")] == [True]


def test_an_abbreviation_of_a_region_is_kept_for_behind_a_town(gazetteer: Gazetteer) -> None:
    assert [[sense.entry.name for sense in gazetteer.abbreviated(each)] for each in ("Nsh.", "N.O.")] == [
        ["Northshire"], ["Northshire"],
    ]  # fmt: skip
    assert gazetteer.senses("Nsh.") == ()


def test_the_same_inputs_give_the_same_bytes(seeds: Path) -> None:
    first, second = seeds / "first.sqlite", seeds / "second.sqlite"
    compile_gazetteer(TOWNS, {}, seeds, first)
    compile_gazetteer(reversed(TOWNS), {}, seeds, second)
    assert first.read_bytes() == second.read_bytes()


def test_an_alias_of_an_unknown_town_is_an_error_that_names_it(seeds: Path) -> None:
    (seeds / "place_aliases.csv").write_text("alias,name,country\nOldtown,Nowhere,AAA\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"place_aliases\.csv: Oldtown: there is no town Nowhere in AAA"):
        compile_gazetteer(TOWNS, {}, seeds, seeds / "places.sqlite")


def test_a_failed_run_leaves_the_former_file(seeds: Path) -> None:
    target = seeds / "places.sqlite"
    compile_gazetteer(TOWNS, {}, seeds, target)
    before = target.read_bytes()
    (seeds / "place_aliases.csv").write_text("alias,name,country\nOldtown,Nowhere,AAA\n", encoding="utf-8")
    with pytest.raises(ConfigurationError):
        compile_gazetteer(TOWNS, {}, seeds, target)
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("longitudes", "middle"), [([10.0, 20.0], 15.0), ([170.0, -170.0], 180.0), ([-10.0, 4.0], -3.0)]
)
def test_an_area_lies_in_the_middle_of_its_towns_across_the_date_line_too(
    longitudes: list[float], middle: float
) -> None:
    assert abs(middle_longitude(longitudes)) == abs(middle)
