"""What do the words mean? seeds/ read once, validated, with a digest."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, get_args

from tasks.errors import ConfigurationError
from tasks.letters import PlainNames
from tasks.nlp.knowledge.refusal_words import RefusalWords
from tasks.nlp.knowledge.seed_reading import numbered_rows, read_rows, seed_path, validated
from tasks.nlp.knowledge.seed_shapes import (
    CircumstanceWords,
    Contexts,
    EventFile,
    GateFile,
    Modality,
    Plausibility,
    TimeWords,
    TopicWords,
    TriggerRule,
    Weights,
    Words,
)
from tasks.nlp.knowledge.trigger_forms import GateWords, gate_words, gerunds, trigger_pattern
from tasks.nlp.text.sentences import Abbreviations
from tasks.nlp.text.word_forms import is_acronym, noun_forms, words_of
from tasks.records import EncounterType

_REMEMBERED = 100_000  # words
_WORD_END = re.compile(r"[\s.’'/&-]")
TOML_FILES = (
    "modality.toml",
    "topics.toml",
    "times.toml",
    "contexts.toml",
    "gate.toml",
    "plausibility.toml",
    "promise.toml",
    "circumstances.toml",
    "refusals.toml",
)
CSV_FILES = (
    "countries.csv",
    "titles.csv",
    "groups.csv",
    "bodies.csv",
    "aliases.csv",
    "venues.csv",
    "place_aliases.csv",
    "name_words.csv",
    "place_words.csv",
    "place_nouns.csv",
    "regions.csv",
    "given_names.csv",
    "abbreviations.csv",
    "irregular_forms.csv",
    "topic_words.csv",
)
TSV_FILES = ("media_topics.tsv",)
COLUMNS: dict[str, Words] = {
    "countries.csv": ("iso3", "name", "alternate_names", "demonyms", "capital", "capital_alternate_names"),
    "titles.csv": ("title", "plural", "kind"),
    "groups.csv": ("noun", "plural", "kind"),
    "bodies.csv": ("word", "kind", "aliases", "country"),
    "aliases.csv": ("alias", "stands_for", "country"),
    "venues.csv": ("venue", "aliases", "city", "country", "latitude", "longitude"),
    "name_words.csv": ("word", "kind"),
    "place_nouns.csv": ("word", "kind"),
    "given_names.csv": ("name", "kind"),
    "abbreviations.csv": ("word", "kind"),
    "irregular_forms.csv": ("lemma", "forms"),
    "media_topics.tsv": ("code", "label"),
    "topic_words.csv": ("code", "label", "kind", "words"),
}
TopicWordKind = Literal["subject", "general", "empty"]
_TOPIC_WORD_KINDS: tuple[TopicWordKind, ...] = get_args(TopicWordKind)
_PLAIN_LABEL = re.compile(r"[^,/(]+(?= \(|$)")


@dataclass(frozen=True, slots=True)
class Noun:
    """One form of a title or of a noun for unnamed people."""

    kind: str
    is_plural: bool
    singular: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation or country that can act."""

    name: str
    kind: Literal["organization", "country"]
    country: str | None


@dataclass(frozen=True, slots=True)
class TopicWord:
    """What a word of a topic phrase says of the phrase's subject."""

    kind: TopicWordKind
    code: str | None
    """Of the IPTC Media Topic; None for a word that says nothing."""


@dataclass(frozen=True, slots=True)
class Venue:
    """A building or estate and the city that it stands in."""

    name: str
    city: str
    country: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class PlaceNouns:
    """Words that say what kind of place a name is, in lower case; seeds/place_nouns.csv tells the kinds."""

    area: frozenset[str]
    ground: frozenset[str]
    settlement: frozenset[str]
    local: frozenset[str]
    thing: frozenset[str]
    side: frozenset[str]
    joint: frozenset[str]
    particle: frozenset[str]
    opening: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """What the reader knows of words and the world. Keys are `fold`ed; acronyms are kept as they are written."""

    rules: tuple[tuple[EncounterType, TriggerRule], ...]
    modality: Modality
    topics: TopicWords
    times: TimeWords
    contexts: Contexts
    plausibility: Plausibility
    promise: Weights
    circumstances: CircumstanceWords
    refusals: RefusalWords
    titles: dict[str, Noun]
    """Title, in lower case but for acronyms and proper forms; kinds: office, rank, honorific, modifier."""
    groups: dict[str, Noun]
    """Noun, in lower case but for names of parties and faiths, singular or plural; kinds: people, body, role."""
    particles: frozenset[str]
    """Words inside names: bin, van, de."""
    given_names: frozenset[str]
    """Names that people are given, as they are written."""
    women_names: frozenset[str]
    """Those of `given_names` that hardly any man bears."""
    family_names: frozenset[str]
    """Family names that stand first: Wang, Kim, Nguyen."""
    body_heads: frozenset[str]
    bodies: dict[str, Body]
    """Known organisations, countries and seats of power by name."""
    seats: frozenset[str]
    """Those of `bodies` that are a city or a building standing for a government."""
    demonyms: dict[str, str]
    capitals: dict[str, str]
    """Country to the name of its capital."""
    """"qatari" to "QAT"."""
    country_names: dict[str, str]
    """ISO alpha-3 to name."""
    places: dict[str, str]
    """Country names to ISO alpha-3, for places."""
    venues: dict[str, Venue]
    venue_openers: frozenset[str]
    """The words with which venues begin, in lower case."""
    place_nouns: PlaceNouns
    media_topics: tuple[tuple[str, str], ...]
    """IPTC Media Topics: code and label."""
    topic_words: dict[tuple[str, ...], TopicWord]
    """What one or more words of a topic phrase (as `words_of` gives them) say of its subject."""
    digest: str
    trigger_pattern: re.Pattern[str]
    """Finds every form of every trigger, in raw text."""
    gate: GateWords
    gerunds: Mapping[str, str]
    """Gerunds of verbs that have somebody for an object, to their base forms."""
    abbreviations: Abbreviations
    first_words: frozenset[str]
    """The words with which titles, nouns for people, bodies, countries and demonyms begin, in lower case."""

    def may_begin(self, word: str) -> bool:
        """Whether a title, a noun for people, a body or a country can begin with the word."""
        return first_word(word) in self.first_words

    def title(self, words: str) -> Noun | None:
        """Return the title of these words: acronyms and proper forms in their own capitals only."""
        plain = words.replace("’", "'")
        for form in (plain, plain.rstrip("."), plain.lower(), plain.lower().rstrip(".")):
            if form in self.titles:
                return self.titles[form]
        return None

    def group(self, words: str) -> Noun | None:
        """Return the noun for unnamed people of these words."""
        return self.groups.get(words) or self.groups.get(words.lower())

    def triggers(self, lemma: str, pos: str) -> list[tuple[EncounterType, TriggerRule]]:
        """Return the rules for a word, in the order of their files."""
        return self._rules_of.get((lemma, pos), [])

    @cached_property
    def words_before_names(self) -> frozenset[str]:
        """The last words of offices and ranks, in lower case: behind them stands a name."""
        return frozenset(
            title.split()[-1].lower() for title, noun in self.titles.items() if noun.kind in {"office", "rank"}
        )

    @cached_property
    def longest_titles(self) -> dict[str, int]:
        """The first words of titles, in lower case, to the characters of the longest title that begins so."""
        found: dict[str, int] = {}
        for title in self.titles:
            first = first_word(title)
            found[first] = max(found.get(first, 0), len(title))
        return found

    @cached_property
    def approximations(self) -> dict[str, list[str]]:
        """The words before a number that say nothing about who, by the first of them: "at" to "at least"."""
        found: dict[str, list[str]] = {}
        for words in self.contexts.approximations:
            found.setdefault(words.split()[0], []).append(words)
        return found

    @cached_property
    def list_phrases(self) -> tuple[tuple[str, ...], ...]:
        """The words of each phrase that may stand between the people of a list."""
        return tuple(tuple(phrase.split()) for phrase in self.contexts.list_phrases)

    @cached_property
    def _rules_of(self) -> dict[tuple[str, str], list[tuple[EncounterType, TriggerRule]]]:
        """The rules by the words that they are for."""
        found: dict[tuple[str, str], list[tuple[EncounterType, TriggerRule]]] = {}
        for kind, rule in self.rules:
            for lemma in rule.lemmas:
                found.setdefault((lemma, rule.pos), []).append((kind, rule))
        return found


@lru_cache(maxsize=_REMEMBERED)
def first_word(name: str) -> str:
    """Return the word with which the name begins, in lower case."""
    return _WORD_END.split(name, maxsplit=1)[0].lower()


def fold(name: str) -> str:
    """Return the key of a name: acronyms as they are, all else in lower case, apostrophes alike, no full stops."""
    plain = name.replace("’", "'").strip()
    bare = plain.replace(".", "")
    return bare if bare.isupper() and len(bare) <= 5 else bare.lower()


def _venues(rows: list[dict[str, str]], path: Path) -> dict[str, Venue]:
    found: dict[str, Venue] = {}
    for row in rows:
        try:
            venue = Venue(row["venue"], row["city"], row["country"], float(row["latitude"]), float(row["longitude"]))
        except ValueError as error:
            raise ConfigurationError(
                path, f"latitude or longitude of {row['venue']}: {error}", "use degrees"
            ) from error
        found |= {each.lower(): venue for each in [row["venue"], *_list(row["aliases"])]}
    return found


def _nouns(rows: list[dict[str, str]], column: str) -> dict[str, Noun]:
    plurals = {form: Noun(row["kind"], True, row[column]) for row in rows for form in _list(row["plural"])}
    return plurals | {row[column]: Noun(row["kind"], False, row[column]) for row in rows}


def _list(cell: str | None) -> list[str]:
    return [each.strip() for each in (cell or "").split(";") if each.strip()]


def seed_files(overlay: Path | None, seeds: Path) -> list[Path]:
    """Return every file that the reader's knowledge comes from, in a fixed order."""
    events = {path.name: path for path in sorted((seeds / "events").glob("*.toml"))}
    if overlay is not None:
        events |= {path.name: path for path in sorted((overlay / "events").glob("*.toml"))}
    named = [seed_path(name, overlay, seeds) for name in (*TOML_FILES, *CSV_FILES, *TSV_FILES)]
    return [events[name] for name in sorted(events)] + named


def code_files() -> list[Path]:
    """Return every module that reads, those of packages too, in a fixed order."""
    return sorted(Path(__file__).parents[1].rglob("*.py"))


def seeds_digest(overlay: Path | None, seeds: Path) -> str:
    """Return 16 hexadecimal digits over all rule files, the gazetteer and the code that applies them."""
    digest = hashlib.sha256()
    gazetteer = seed_path("places.sqlite", overlay, seeds)
    for path in [*seed_files(overlay, seeds), gazetteer, *code_files()]:
        digest.update(path.name.encode() + b"\0" + (path.read_bytes() if path.exists() else b"") + b"\0")
    return digest.hexdigest()[:16]


def load_lexicon(overlay: Path | None, seeds: Path) -> Lexicon:
    """Read and validate seeds/, the files of `overlay` winning. ConfigurationError names file and key."""
    events = [path for path in seed_files(overlay, seeds) if path.parent.name == "events"]
    rules = [(file.type, rule) for file in (validated(EventFile, path) for path in events) for rule in file.rules]

    def rows(name: str) -> list[dict[str, str]]:
        return read_rows(seed_path(name, overlay, seeds), COLUMNS[name], "\t" if name.endswith(".tsv") else ",")

    irregular = {row["lemma"]: _list(row["forms"]) for row in rows("irregular_forms.csv")}
    gate_file = validated(GateFile, seed_path("gate.toml", overlay, seeds))
    countries = rows("countries.csv")
    bodies: dict[str, Body] = {}
    seats: set[str] = set()
    for row in rows("bodies.csv"):
        if row["kind"] == "name":
            body = Body(row["word"], "organization", row["country"] or None)
            bodies |= {fold(each): body for each in [row["word"], *_list(row["aliases"])]}
    for row in countries:
        body = Body(row["name"], "country", row["iso3"])
        capitals = {fold(each): body for each in [row["capital"], *_list(row["capital_alternate_names"])] if each}
        bodies = capitals | bodies
        seats |= capitals.keys()
        bodies |= {fold(each): body for each in [row["name"], *_list(row["alternate_names"])]}
    for row in rows("aliases.csv"):
        kind: Literal["organization", "country"] = "country" if row["country"] else "organization"
        name = next((c["name"] for c in countries if c["iso3"] == row["country"]), row["stands_for"])
        bodies.setdefault(fold(row["alias"]), Body(name, kind, row["country"] or None))
        seats.add(fold(row["alias"]))
    media_topics = {row["code"]: row["label"] for row in rows("media_topics.tsv")}
    venues = _venues(rows("venues.csv"), seed_path("venues.csv", overlay, seeds))
    titles, groups = _nouns(rows("titles.csv"), "title"), _nouns(rows("groups.csv"), "noun")
    demonyms = {fold(each): row["iso3"] for row in countries for each in _list(row["demonyms"])}
    return Lexicon(
        first_words=frozenset(first_word(name) for table in (titles, groups, bodies, demonyms) for name in table),
        rules=tuple(rules),
        modality=validated(Modality, seed_path("modality.toml", overlay, seeds)),
        topics=validated(TopicWords, seed_path("topics.toml", overlay, seeds)),
        times=validated(TimeWords, seed_path("times.toml", overlay, seeds)),
        contexts=validated(Contexts, seed_path("contexts.toml", overlay, seeds)),
        plausibility=validated(Plausibility, seed_path("plausibility.toml", overlay, seeds)),
        promise=validated(Weights, seed_path("promise.toml", overlay, seeds)),
        circumstances=validated(CircumstanceWords, seed_path("circumstances.toml", overlay, seeds)),
        refusals=validated(RefusalWords, seed_path("refusals.toml", overlay, seeds)),
        titles=titles,
        groups=groups,
        particles=frozenset(row["word"] for row in rows("name_words.csv") if row["kind"] in {"particle", "father"}),
        given_names=PlainNames(row["name"] for row in rows("given_names.csv") if row["kind"] != "family"),
        women_names=PlainNames(row["name"] for row in rows("given_names.csv") if row["kind"] == "woman"),
        family_names=PlainNames(row["name"] for row in rows("given_names.csv") if row["kind"] == "family"),
        body_heads=frozenset(row["word"].lower() for row in rows("bodies.csv") if row["kind"] == "head"),
        bodies=bodies,
        seats=frozenset(
            seats - {fold(each) for row in countries for each in [row["name"], *_list(row["alternate_names"])]}
        ),
        demonyms=demonyms,
        capitals={row["iso3"]: row["capital"] for row in countries if row["capital"]},
        country_names={row["iso3"]: row["name"] for row in countries},
        places={fold(each): row["iso3"] for row in countries for each in [row["name"], *_list(row["alternate_names"])]},
        venues=venues,
        venue_openers=frozenset(re.split(r"[\s'-]", name, maxsplit=1)[0] for name in venues),
        place_nouns=_place_nouns(rows("place_nouns.csv"), seed_path("place_nouns.csv", overlay, seeds)),
        media_topics=tuple(media_topics.items()),
        topic_words=_topic_words(seed_path("topic_words.csv", overlay, seeds), media_topics),
        digest=seeds_digest(overlay, seeds),
        trigger_pattern=trigger_pattern(rules, irregular),
        gate=gate_words(rules, gate_file, irregular),
        gerunds=gerunds(rules, irregular),
        abbreviations=_abbreviations(rows("abbreviations.csv"), seed_path("abbreviations.csv", overlay, seeds)),
    )


def _place_nouns(rows: list[dict[str, str]], path: Path) -> PlaceNouns:
    """Return the nouns by kind. ConfigurationError names a kind that there is not."""
    kinds: dict[str, set[str]] = {field.name: set() for field in fields(PlaceNouns)}
    for row in rows:
        if row["kind"] not in kinds:
            raise ConfigurationError(path, f"{row['word']}: {row['kind']} is no kind", f"use one of {', '.join(kinds)}")
        kinds[row["kind"]].add(row["word"])
    return PlaceNouns(**{kind: frozenset(words) for kind, words in kinds.items()})


def _abbreviations(rows: list[dict[str, str]], path: Path) -> Abbreviations:
    """Return the abbreviations by kind. ConfigurationError names a kind that there is not."""
    kinds: dict[str, set[str]] = {"before_name": set(), "before_number": set(), "anywhere": set(), "opener": set()}
    for row in rows:
        if row["kind"] not in kinds:
            raise ConfigurationError(path, f"{row['word']}: {row['kind']} is no kind", f"use one of {', '.join(kinds)}")
        kinds[row["kind"]].add(row["word"].lower())
    return Abbreviations(*(frozenset(words) for words in kinds.values()))


def _topic_words(path: Path, media_topics: dict[str, str]) -> dict[tuple[str, ...], TopicWord]:
    """Return what words say of a subject: those of the table, then their plurals, then the labels of the scheme.

    ConfigurationError names file and line of a kind or code that there is not, of a label that is not the code's, and
    of a word that stands in two rows.
    """
    given: dict[tuple[str, ...], TopicWord] = {}
    for number, row in numbered_rows(path, COLUMNS["topic_words.csv"]):
        word = _topic_word(row, path, number, media_topics)
        for phrase in _list(row["words"]):
            words = words_of(phrase)
            if not words:
                raise ConfigurationError(path, f"line {number}: {phrase} has no word", "write letters or digits")
            if given.setdefault(words, word) != word:
                raise ConfigurationError(path, f"line {number}: {phrase} stands in another row too", "keep one of them")
    labels = {
        words: TopicWord("subject", code)
        for code, label in media_topics.items()
        if " and " not in label and (plain := _PLAIN_LABEL.match(label)) and (words := words_of(plain.group()))
    }
    return _plurals(labels) | labels | _plurals(given) | given


def _plurals(words: dict[tuple[str, ...], TopicWord]) -> dict[tuple[str, ...], TopicWord]:
    """Return the regular plurals; the table of irregular forms has verbs too, and who is paid is no topic of wages."""
    return {
        (*first, form): word
        for (*first, last), word in words.items()
        if not is_acronym(last)
        for form in noun_forms(last, {})
    }


def _topic_word(row: dict[str, str], path: Path, number: int, media_topics: dict[str, str]) -> TopicWord:
    kind = next((each for each in _TOPIC_WORD_KINDS if each == row["kind"]), None)
    label = None if kind == "empty" else media_topics.get(row["code"])
    if None in row or None in row.values():
        problem, remedy = "it has more or fewer cells than columns", "separate words by semicolons"
    elif kind is None:
        problem, remedy = f"{row['kind']} is no kind", f"use one of {', '.join(_TOPIC_WORD_KINDS)}"
    elif (row["code"], row["label"]) != (("", "") if kind == "empty" else (row["code"], label)):
        problem = f"'{row['code']}', '{row['label']}' are no code and label of a word that is {kind}"
        remedy = "take both from media_topics.tsv, or leave both out where the word is empty"
    elif not _list(row["words"]):
        problem, remedy = "there are no words", "take the row away or give it words"
    else:
        return TopicWord(kind, row["code"] or None)
    raise ConfigurationError(path, f"line {number}: {problem}", remedy)
