"""Which names of an article name the same person, body or country, and what is told of each?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.names.acronyms import long_forms, spells
from tasks.nlp.names.namesakes import Namesakes
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.names.second_offices import second_office
from tasks.nlp.names.units import OWNERS
from tasks.records import ParticipantKind

_SHORTEST_OFFICE, _LONGEST_OFFICE = 3, 5  # letters of an acronym


@dataclass
class Actor:
    """Somebody or some body of the article, under the fullest name."""

    kind: ParticipantKind
    name: str
    title: str | None = None
    organization: str | None = None
    country: str | None = None
    titles: set[str] = field(default_factory=set)
    is_place: bool = False
    is_seat: bool = False


@dataclass(frozen=True, slots=True)
class Actors:
    """All whom the article names."""

    phrases: Sequence[Phrase]
    known: Sequence[Actor]
    of_name: Mapping[int, int]
    """First token of a name to the position in `known`."""
    long_forms: Mapping[str, str]
    """What the acronyms of the article stand for."""

    def named_by(self, phrase: Phrase) -> int | None:
        """Return the actor whose name the phrase bears, None for a description."""
        return self.of_name.get(phrase.name[0]) if phrase.name is not None else None

    def is_acronym(self, one: str, other: str) -> bool:
        """Whether one of two names of a body is the acronym of the other: "AL" and "Awami League"."""
        pairs = ((one, other), (other, one))
        return any(self.long_forms.get(a) == b or (a.isupper() and len(a) > 1 and a == _initials(b)) for a, b in pairs)


def join_names(reader: PhraseReader, lexicon: Lexicon) -> Actors:
    """Join the phrases that name the same person, body or country."""
    forms = long_forms(reader.words.whole)
    phrases = [_as_body(phrase, forms, reader) for phrase in reader.all()]
    phrases = _with_bodies_described(phrases, reader, lexicon)
    phrases = _with_firms_introduced(phrases, reader, lexicon)
    named = [phrase for phrase in phrases if phrase.name is not None]
    keys = _Keys(reader, named, forms, lexicon)
    of_name: dict[int, int] = {}
    members: dict[tuple[str, str], list[Phrase]] = {}
    positions: dict[tuple[str, str], int] = {}
    for phrase in named:
        key = keys.of(phrase)
        members.setdefault(key, []).append(phrase)
        if phrase.name is not None:
            of_name[phrase.name[0]] = positions.setdefault(key, len(positions))
    known = [_actor(kind, group, keys, reader, lexicon) for (kind, _), group in members.items()]
    return Actors(phrases, known, of_name, keys.long_forms)


def _as_body(phrase: Phrase, forms: Mapping[str, str], reader: PhraseReader) -> Phrase:
    """Return "Acas" as a body where the article names one with these initials: the model takes it for a surname."""
    if phrase.kind != "person" or phrase.form != "name" or phrase.title is not None or phrase.name is None:
        return phrase
    start, end = phrase.name
    is_spoken = end == start + 1 and reader.words.text[start].istitle() and reader.words.text[start] in forms
    return replace(phrase, kind="organization") if is_spoken else phrase


def _with_bodies_described(phrases: list[Phrase], reader: PhraseReader, lexicon: Lexicon) -> list[Phrase]:
    """Return the phrases with "its rival Alba Air" as a body, where "Alba Air" alone is one: firms are rivals too."""
    described = [each for each in phrases if _is_person_described(each, lexicon)]
    if not described:
        return phrases
    bare = [each for each in phrases if each.form == "name" and each.name is not None and each.name[0] == each.start]
    kinds: dict[str, set[str]] = {}
    for each in bare:
        kinds.setdefault(reader.text(*(each.name or (0, 0))), set()).add(each.kind)
    bodies = {each.start for each in described if kinds.get(reader.text(*(each.name or (0, 0)))) == {"organization"}}
    return [replace(each, kind="organization") if each.start in bodies else each for each in phrases]


def _with_firms_introduced(phrases: list[Phrase], reader: PhraseReader, lexicon: Lexicon) -> list[Phrase]:
    """Return the phrases with "Ruda" as a body everywhere, where "the steel firm Ruda" says once what it is."""
    firms = _firms_introduced(phrases, reader, lexicon)
    return [replace(each, kind="organization") if _is_bare(each, firms, reader) else each for each in phrases]


def _is_bare(phrase: Phrase, names: set[str], reader: PhraseReader) -> bool:
    """Whether one of the names stands alone that the model takes for a person's."""
    is_alone = phrase.kind == "person" and phrase.form == "name" and phrase.name is not None
    return is_alone and bool(names) and phrase.title is None and reader.text(*(phrase.name or (0, 0))) in names


def _firms_introduced(phrases: Iterable[Phrase], reader: PhraseReader, lexicon: Lexicon) -> set[str]:
    """Return the names behind a word for firms: "Ruda" of "the steel firm Ruda"."""
    return {
        reader.text(*each.name)
        for each in phrases
        if each.kind == "organization" and each.name is not None and each.name[0] > each.start
        if reader.words.lower[each.name[0] - 1] in lexicon.contexts.firms
    }


def _is_person_described(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a name stands behind a noun that is no office: "rival Roe"."""
    if phrase.kind != "person" or phrase.form != "name" or phrase.name is None or phrase.name[0] == phrase.start:
        return False
    return phrase.title is None or lexicon.title(phrase.title.rpartition(" ")[2].lower()) is None


def _actor(kind: str, group: list[Phrase], keys: _Keys, reader: PhraseReader, lexicon: Lexicon) -> Actor:
    names = [keys.name(phrase) for phrase in group]
    if kind == "organization":
        names += [keys.long_forms[name] for name in names if name in keys.long_forms]
        names += _names_in_full(names, reader.words.whole, lexicon)
    longest = max(names, key=lambda name: (len(_core(name, lexicon)), name.endswith(tuple(OWNERS)), -names.index(name)))
    kinds = Counter(phrase.kind for phrase in group)
    countries = Counter(phrase.country for phrase in group if phrase.country)
    organization = next((phrase.organization for phrase in group if phrase.organization), None)
    country = countries.most_common(1)[0][0] if countries else _country_of(organization, lexicon)
    if country is None and kind == "organization":
        country = _country_of(longest, lexicon)
    titles = {phrase.title.lower() for phrase in group if phrase.title}
    titles |= {
        reader.text(phrase.start, phrase.name[0]).lower()
        for phrase in group
        if phrase.name and phrase.kind == "person" and not reader.doc[phrase.start].like_num  # "on one forearm Ali has"
    }
    seconds = [each for phrase in group if (each := second_office(phrase, reader.words, lexicon)) is not None]
    titles |= {office for office, _ in seconds}
    country = country or next((land for _, land in seconds if land is not None), None)
    return Actor(
        kind="person" if kind == "person" else kinds.most_common(1)[0][0],  # "the CEC" looks like a body
        name=longest if kind != "country" else _country_name(names, group),
        title=_best_title([phrase.title for phrase in group], lexicon),
        organization=organization,
        country=country,
        titles={title for title in titles if title},
        is_place=all(phrase.form == "place" for phrase in group),
        is_seat=all(phrase.is_seat for phrase in group),
    )


def _names_in_full(names: Iterable[str], text: str, lexicon: Lexicon) -> list[str]:
    """Return the usual names of "the Fed" and the like that stand in the text, though in nothing that was read.

    An acronym is as good a name: half of the annotators leave "the EU" as it is.
    """
    words = [name for name in names if not name.isupper()]
    bodies = (lexicon.bodies.get(fold(name)) or lexicon.bodies.get(fold(f"the {name}")) for name in words)
    return [body.name for body in bodies if body is not None and body.name in text]


def _country_name(names: list[str], group: list[Phrase]) -> str:
    """Return the country's own name where it is told, else the seat's."""
    return next((name for name, phrase in zip(names, group, strict=True) if not phrase.is_seat), names[0])


def _best_title(titles: Iterable[str | None], lexicon: Lexicon) -> str | None:
    """Return the first office, else the first rank or honorific."""
    told = [title for title in titles if title]
    for title in told:
        noun = lexicon.title(title)
        if noun is None or noun.kind == "office":
            return title
    return told[0] if told else None


def _country_of(organization: str | None, lexicon: Lexicon) -> str | None:
    if organization is None:
        return None
    body = lexicon.bodies.get(fold(organization))
    return body.country if body is not None else None


class _Keys:
    """What makes two phrases of one article name the same: the fullest form of the name."""

    def __init__(self, reader: PhraseReader, named: list[Phrase], forms: Mapping[str, str], lexicon: Lexicon) -> None:
        self._reader, self._lexicon = reader, lexicon
        self.long_forms = forms
        people = [phrase for phrase in named if phrase.kind == "person"]
        bodies = [phrase for phrase in named if phrase.kind == "organization"]
        self._countries = {phrase.country for phrase in named if phrase.kind == "country" and not phrase.is_seat}
        self._namesakes = Namesakes(reader, people, lambda phrase: _core(self.name(phrase), lexicon), lexicon)
        self._people = self._canonical([self.name(phrase) for phrase in people])
        self._in_full = {" ".join(_core(name, lexicon)): full for name, full in self._people.items()}
        self._firms = _firms_introduced(bodies, reader, lexicon)
        self._bodies = self._canonical_bodies(bodies, people)

    def name(self, phrase: Phrase) -> str:
        """Return the words of the name."""
        start, end = phrase.name or (phrase.start, phrase.end)
        return self._reader.text(start, end).split("(", maxsplit=1)[0]

    def of(self, phrase: Phrase) -> tuple[str, str]:
        """Return the key of the phrase's actor."""
        name = self.name(phrase)
        if phrase.kind == "person":
            bearer = self._namesakes.bearer(phrase) if len(_core(name, self._lexicon)) == 1 else None
            return ("person", self._in_full.get(bearer, bearer) if bearer else self._people.get(name, name))
        if phrase.kind == "country" and phrase.country:
            # "Ankara" is Turkey where the article names the country too
            apart = phrase.is_seat and phrase.country not in self._countries
            return ("country", f"{phrase.country} {name}" if apart else phrase.country)
        return self._bodies.get(name, ("organization", self._body_key(name)))

    def _canonical(self, names: list[str]) -> dict[str, str]:
        first = {name: position for position, name in reversed(list(enumerate(names)))}
        full = sorted(first, key=lambda name: (-len(_core(name, self._lexicon)), first[name]))
        canonical: dict[str, str] = {}
        for name in full:
            longer = [
                other for other in full if canonical.get(other) == other and _is_short_for(name, other, self._lexicon)
            ]
            canonical[name] = longer[0] if longer else name
        return canonical

    def _body_key(self, name: str) -> str:
        body = self._lexicon.bodies.get(fold(name))
        key = body.name.lower() if body is not None else name.lower().removeprefix("the ")
        return key.removesuffix("'s").removesuffix("’s")  # "Sainsbury's" is also whose "chairman" is told

    def _canonical_bodies(self, bodies: list[Phrase], people: list[Phrase]) -> dict[str, tuple[str, str]]:
        names = list(dict.fromkeys(self.name(phrase) for phrase in bodies))
        canonical: dict[str, tuple[str, str]] = {}
        aliases: dict[str, str] = {**self.long_forms}
        aliases |= {phrase.alias: self.name(phrase) for phrase in bodies if phrase.alias}
        # "Chief Election Commissioner (CEC)": an acronym may stand for the holder of an office
        offices = {
            _initials(words): self.name(phrase)
            for phrase in people
            if phrase.name is not None
            for words in (self._reader.text(phrase.start, phrase.name[0]), phrase.title or "")
            if len(words.split()) > 1
        }
        offices |= {phrase.alias: self.name(phrase) for phrase in people if phrase.alias}
        offices |= self._spelled(names, people)
        for name in sorted(names, key=lambda each: -len(each.split())):
            full = name
            if name in aliases:
                full = aliases[name]
            elif name in offices:
                person = offices[name]
                canonical[name] = ("person", self._people.get(person, person))
                continue
            elif (bearer := self._bearer(name, names, people)) is not None:
                canonical[name] = ("person", bearer)
                continue
            else:
                longer = [other for other in names if other != name and self._is_short_body(name, other)]
                if len(longer) == 1 or (longer and name.isupper()):
                    full = longer[0]
            canonical[name] = canonical.get(full, ("organization", self._body_key(full)))
        return canonical

    def _bearer(self, name: str, bodies: list[str], people: list[Phrase]) -> str | None:
        """Return the person whose family's name the recognizer took for a body: "Anelka" beside "Nicolas Anelka".

        Firms are named after people too: "Michael Dell, chairman of Dell".
        """
        words = _core(name, self._lexicon)  # "El-Masri" beside "Omar el-Masri"
        is_name = name.istitle() and len(words) == 1 and words[0].isalpha() and words[0] not in self._lexicon.body_heads
        if not is_name or fold(name) in self._lexicon.bodies:
            return None
        full = {each for each in self._people.values() if each.lower().endswith(f" {name.lower()}")}
        if len(full) != 1 or any(name in (each.organization or "").split() for each in people):
            return None
        is_of_firm = any(other != name and name in other.split() for other in bodies)  # "Dell Computer"
        return None if is_of_firm else full.pop()

    def _spelled(self, names: list[str], people: list[Phrase]) -> dict[str, str]:
        """Return the acronyms that an office in small letters spells, with who holds it: "the CEC"."""
        asked = [name for name in names if name.isupper() and _SHORTEST_OFFICE <= len(name) <= _LONGEST_OFFICE]
        if not asked:
            return {}
        told = [(self._reader.text(each.start, each.name[0]), each) for each in people if each.name is not None]
        offices = [(words, each) for words, each in told if self._lexicon.title(words.rpartition(" ")[2].lower())]
        return {name: self.name(each) for name in asked for words, each in offices if spells(name, words)}

    def _is_short_body(self, short: str, full: str) -> bool:
        if short.isupper() and 2 <= len(short) <= 7 and " " not in short:
            return short in {_initials(full), _initials(full, every=True)}
        few, many = short.lower().split(), full.lower().split()
        if len(few) >= len(many):
            return False
        plain = [
            word
            for word in few
            if word not in self._lexicon.body_heads and word not in {"the", "of", "new", "national", "first", "united"}
        ]
        if not plain or fold(short) in self._lexicon.places or fold(short) in self._lexicon.demonyms:
            return False
        if few[0] in many[1:-1] and len(few) == 1 and short in self._firms:
            return True  # "steel firm Ruda", in full "Upper Silesia Ruda Holding"
        is_field = many[-len(few) - 1] in {"for", "of", "in", "on"}  # "Africa" is not the Commission for Africa
        if many[: len(few)] == few:
            return len(few) > 1 or not self._is_thing_of(short, full, many[1:])
        return many[-len(few) :] == few and not is_field

    def _is_thing_of(self, short: str, full: str, behind: list[str]) -> bool:
        """Whether the longer name is that of a thing of the body's: "Google Maps", told behind "Google".

        The full name of a body stands first, and mostly says what it is: "Exxon Mobil … Exxon", "Hasbro … Hasbro Inc".
        """
        text = self._reader.words.whole
        return self._lexicon.body_heads.isdisjoint(behind) and text.find(short) < text.find(full)


def _initials(name: str | None, *, every: bool = False) -> str:
    """Return the initials of a name's capitalised words, with `every` those of all words."""
    words = (name or "").replace("-", " ").split()
    return "".join(word[0].upper() for word in words if word[:1].isalpha() and (every or word[:1].isupper()))


def _core(name: str, lexicon: Lexicon) -> list[str]:
    words = name.replace("-", " ").replace("’", "'").replace(".", ". ").lower().split()
    return [word for word in words if word not in lexicon.particles] or words


def _is_first_surname(name: str, full: str, lexicon: Lexicon) -> bool:
    """Whether a name inside the full one stands for it: "Bolaños" of Félix Bolaños García, "Lula" of … Lula da Silva.

    A given name does not, unless the family's name hangs on it; nor does a father's: "Salman" of Mohammed bin Salman.
    """
    words = full.lower().split()
    if "-" in name or name.lower() not in words[1:-1]:
        return False
    at = words.index(name.lower(), 1)
    is_fathers = words[at - 1] in lexicon.particles
    return not is_fathers and (name not in lexicon.given_names or words[at + 1] in lexicon.particles)


def _is_short_for(name: str, full: str, lexicon: Lexicon) -> bool:
    """Whether "Hammouchi" or "Xi" is short for the full name: its last word or words, or its first."""
    short, long = _core(name, lexicon), _core(full, lexicon)
    if len(short) >= len(long):
        return short == long
    if short == long[-len(short) :]:
        return True
    if len(short) == 1:
        return short[0] == long[0] or _is_first_surname(name, full, lexicon)
    return set(short) <= set(long)
