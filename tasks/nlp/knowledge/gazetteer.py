"""Which place on earth does a name mean? seeds/places.sqlite asked row by row, never loaded."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tasks.errors import ConfigurationError
from tasks.letters import plain_letters

EntryKind = Literal["city", "region", "country"]

_APOSTROPHES = re.compile("['’‘ʻʼʿʾ`´ʹ′.]")
_BREAKS = re.compile(r"[\s\-‐‑–—/,]+")
_POSSESSIVE = re.compile(r"['’]s$")
_SHORT_FORMS = {"st": "saint", "mt": "mount", "ft": "fort"}

GUARDED = "?"
"""Before the key of a word or surname that is also a small town."""
_REMEMBERED = 50_000  # names; an article has some hundred, most of them those of the last

# How much more a place counts than its people, in `best`.
_CAPITAL = 5.0
_COUNTRY = 5.0
_REGION = 0.1  # "New York" and "Washington" are towns first
_MINOR_REGION = 0.03
_RENOWN = 20.0  # names; Geneva is written about more than larger towns
_OTHER_NAME = 0.5  # Ferrara is also the old name of something else
_OTHERS_NAME = 0.03  # South Bend was once Southold; but a town has that name today
_SMALLEST_CAPITAL = 100_000  # Hamilton in Bermuda has 902 people and a government
_NAMED_COUNTRY = 60.0
# Nearly every article names the United States, and half the towns of Europe have a namesake there.
_NAMED_UNITED_STATES = 20.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A place: coordinates in degrees, country as ISO 3166-1 alpha-3."""

    geonames_id: int | None
    """None for the few regions whose identifier is not known."""
    name: str
    kind: EntryKind
    country: str
    latitude: float
    longitude: float
    population: int
    is_capital: bool = False
    is_minor: bool = False
    """A small town, province or county: a place only where the text around says so."""
    area: int | None = None
    """Number of the state or province that it lies in."""
    number: int = 0
    """Its own number, by which others say that they lie in it."""
    renown: int = 0
    """In how many spellings and languages the world knows it."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name can mean: a place, whether the name is its main one, and how likely it is meant, in people."""

    entry: Entry
    is_main_name: bool
    weight: float


def abbreviation_key(name: str) -> str:
    """Return the key of a state's abbreviation, as it stands behind a town: "Va.", "N.J.", "NJ"."""
    return "," + name.replace(".", "").replace(" ", "").upper()


def place_key(name: str) -> str:
    """Return the form under which a name is stored: no accents, apostrophes, hyphens or case, "St" written out.

    A leading "the" is dropped: "The Hague" and "the Hague" are one.
    """
    words = _BREAKS.sub(" ", _APOSTROPHES.sub("", plain_letters(name))).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_SHORT_FORMS.get(word, word) if len(words) > 1 else word for word in words)


def exact_key(name: str) -> str:
    """Return the second form, for names that are meant in exactly this spelling: "US", "Salé"."""
    bare = name.replace(".", "")
    return "=" + unicodedata.normalize("NFC", bare if bare.isupper() else name)


def is_acronym(name: str) -> bool:
    """Return whether so few capitals are an acronym (US, U.A.E.) and not a name in a dateline (LIMA)."""
    bare = name.replace(".", "")
    return bare.isupper() and len(bare) <= 3


class Gazetteer:
    """The compiled gazetteer, opened read-only; one object serves many threads."""

    def __init__(self, path: Path) -> None:
        """Open `path`. ConfigurationError when it is missing or no gazetteer."""
        self._senses: dict[str, tuple[Sense, ...]] = {}
        remedy = "compile it: python -m tasks.nlp.knowledge.compile_gazetteer"
        if not path.is_file():
            raise ConfigurationError(path, "the gazetteer is missing", remedy)
        address = path.resolve().as_uri() + "?mode=ro&immutable=1"
        try:
            self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            self._connection.execute("SELECT key FROM matches LIMIT 1").fetchone()
        except sqlite3.DatabaseError as error:
            raise ConfigurationError(path, f"is no gazetteer: {error}", remedy) from error

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def candidates(self, name: str) -> tuple[Entry, ...]:
        """Return every place of this name that is not minor, the likeliest first; nothing for a name in lower case."""
        return tuple(sense.entry for sense in self.senses(name) if not sense.entry.is_minor)

    def best(self, name: str, *, countries: frozenset[str] = frozenset()) -> Entry | None:
        """Return the place that `name` means in an article that names `countries` (ISO 3166-1 alpha-3).

        A capital and the place with most people win; a place in a country that the article names counts many times.
        Minor places are left out.
        """
        senses = [sense for sense in self.senses(name) if not sense.entry.is_minor]
        if not senses:
            return None
        return max(senses, key=lambda each: (each.weight * _named(each.entry, countries), each.entry.name)).entry

    def is_town(self, name: str) -> bool:
        """Return whether there is a town, region or country of this name that is not minor."""
        return any(not sense.entry.is_minor for sense in self.senses(name))

    def senses(self, name: str) -> tuple[Sense, ...]:
        """Return all that the name can mean, minor places too, the likeliest first; nothing for one in lower case."""
        found = self._senses.get(name)
        if found is None:
            # "St. George's" is a town, "Paris's" is Paris.
            found = self._senses_of(name.strip()) or self._senses_of(_POSSESSIVE.sub("", name.strip()))
            if len(self._senses) >= _REMEMBERED:
                self._senses.clear()
            self._senses[name] = found
        return found

    def guarded(self, name: str) -> tuple[Sense, ...]:
        """Return the small towns of a name that is a word or a surname elsewhere: "Hope" in "Hope, Ark."."""
        return self._with_keys(GUARDED + place_key(name))

    def abbreviated(self, name: str) -> tuple[Sense, ...]:
        """Return what an abbreviation behind a town stands for: "Va.", "N.J.", "Ont."."""
        return self._with_keys(abbreviation_key(name))

    def _senses_of(self, name: str) -> tuple[Sense, ...]:
        if not any(word[:1].isupper() for word in re.findall(r"\w+", name)):
            return ()
        return self._with_keys(*([exact_key(name)] if is_acronym(name) else [exact_key(name), place_key(name)]))

    def _with_keys(self, *keys: str) -> tuple[Sense, ...]:
        found: dict[Entry, bool] = {}
        for key in keys:
            for row in self._connection.execute("SELECT * FROM matches WHERE key = ?", (key,)):
                (
                    place_id,
                    place_name,
                    kind,
                    country,
                    latitude,
                    longitude,
                    population,
                    renown,
                    is_capital,
                    is_minor,
                    area,
                ) = row[2:]
                # Places without an identifier have a negative number of our own.
                entry = Entry(
                    geonames_id=place_id if place_id > 0 else None,
                    name=place_name,
                    kind=kind,
                    country=country,
                    latitude=latitude,
                    longitude=longitude,
                    population=population,
                    is_capital=bool(is_capital),
                    is_minor=bool(is_minor),
                    area=area,
                    number=place_id,
                    renown=renown,
                )
                found[entry] = found.get(entry, False) or bool(row[1])
        has_own = any(is_main and each.kind == "city" and not each.is_minor for each, is_main in found.items())
        senses = (Sense(entry, is_main, _weight(entry, is_main, has_own)) for entry, is_main in found.items())
        return tuple(sorted(senses, key=lambda each: (-each.weight, each.entry.name, each.entry.number)))


def _weight(entry: Entry, is_main_name: bool, has_own: bool) -> float:
    """Return how likely the place is meant where nothing else is known, in people.

    `has_own`: a town has the name for its main one.
    """
    weight = float(max(entry.population, _SMALLEST_CAPITAL if entry.is_capital else 1))
    region = _MINOR_REGION if entry.is_minor else _REGION
    weight *= {"city": 1.0 + entry.renown / _RENOWN, "region": region, "country": _COUNTRY}[entry.kind]
    if not is_main_name:
        weight *= _OTHERS_NAME if has_own else _OTHER_NAME
    elif entry.is_capital:
        weight *= _CAPITAL
    return weight


def _named(entry: Entry, countries: frozenset[str]) -> float:
    if entry.country not in countries:
        return 1.0
    return _NAMED_UNITED_STATES if entry.country == "USA" else _NAMED_COUNTRY
