"""Who is meant? Short names, acronyms, titles and pronouns are led back to those whom the article introduced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.lexicon import Lexicon, fold
from tasks.nlp.phrase import Phrase
from tasks.nlp.phrases import PhraseReader
from tasks.records import ParticipantKind

SINGULAR_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs", "both"})
SPEAKERS = frozenset({"i", "me", "my", "we", "us", "our"})
NEUTRAL_PRONOUNS = frozenset({"it", "its", "itself"})
_FEMALE, _MALE = (
    frozenset({"mrs", "ms", "miss", "lady", "madam", "madame", "queen", "princess", "dame", "baroness"}),
    frozenset({"mr", "sir", "lord", "king", "prince", "baron"}),
)
_BARE = frozenset(
    {
        "minister",
        "secretary",
        "ambassador",
        "chief",
        "commander",
        "governor",
        "director",
        "envoy",
        "commissioner",
        "general",
        "chairman",
        "mayor",
        "bishop",
        "judge",
        "prince",
        "chairperson",
        "adviser",
        "undersecretary",
    }
)
_DEPUTIES = frozenset({"deputy", "vice", "assistant", "associate", "under", "junior", "shadow"})
_HEADS = frozenset(
    {"leader", "ruler", "strongman", "head of state", "statesman", "head of government", "monarch", "president"}
)
_DISTANCE = 400  # tokens; a pronoun stands for nobody farther back


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
class Cast:
    """All phrases of the article and whom they belong to."""

    doc: Doc
    phrases: Sequence[Phrase]
    actors: Sequence[Actor]
    actor_of: dict[int, int]
    """First token of a name to the position in `actors`."""
    by_token: dict[int, Phrase]
    """Every token of a phrase."""
    lexicon: Lexicon
    _meant: dict[int, int | None] = field(default_factory=dict)
    """Start of a description to the actor that it was found to stand for."""

    def phrase_at(self, token: int) -> Phrase | None:
        """Return the phrase that the token is part of."""
        return self.by_token.get(token)

    def name_at(self, token: int) -> Phrase | None:
        """Return the phrase whose name covers the token."""
        phrase = self.by_token.get(token)
        if phrase is None or phrase.name is None or not phrase.name[0] <= token < phrase.name[1]:
            return None
        return phrase

    def actor(self, phrase: Phrase) -> int | None:
        """Return the actor that the phrase names, or the one that its description stands for."""
        found = self.actor_of.get(phrase.name[0]) if phrase.name is not None else None
        if found is None and phrase.form in {"description", "body"}:
            if phrase.start not in self._meant:
                self._meant[phrase.start] = self._described(phrase)
            found = self._meant[phrase.start]
        return found

    def mentions(self, actor: int) -> list[Phrase]:
        """Return the phrases that name the actor."""
        return [p for p in self.phrases if p.name is not None and self.actor_of.get(p.name[0]) == actor]

    # -- descriptions

    def _described(self, phrase: Phrase) -> int | None:
        """Return whom "the Egyptian president" or "the commission" stands for: the nearest before, else the next."""
        doc = self.doc
        capital = doc[phrase.start].text[:1].isupper()
        if phrase.owner is not None or not (phrase.is_definite or capital or phrase.country or phrase.organization):
            return None
        best: tuple[int, bool, int] | None = None
        chosen: int | None = None
        for other in self.phrases:
            position = self.actor_of.get(other.name[0]) if other.name is not None else None
            if position is None or other.start == phrase.start:
                continue
            rank = self._fits(phrase, self.actors[position])
            if not rank:
                continue
            before = other.start < phrase.start
            key = (rank, before, other.start if before else -other.start)
            if best is None or key > best:
                best, chosen = key, position
        return chosen if chosen is not None else self._unknown_holder(phrase)

    def _unknown_holder(self, phrase: Phrase) -> int | None:
        """Return the one of whom no office is told yet: "Meloni landed in Tunis. The Italian premier met …"."""
        if not phrase.is_definite:
            return None
        if phrase.form == "body":
            return self._last_body(phrase)
        if phrase.title is None or phrase.organization or self.lexicon.title(phrase.title) is None:
            return None
        here = sentence_number(self.doc, phrase.start)
        best: tuple[bool, bool, int] | None = None
        chosen: int | None = None
        for other in self.phrases:
            distance = here - sentence_number(self.doc, other.start)
            if other.name is None or not (1 <= distance <= 2 or -2 <= distance < 0) or other.is_modifier:
                continue
            position = self.actor_of.get(other.name[0])
            if position is None:
                continue
            actor = self.actors[position]
            if (
                actor.kind != "person"
                or self._has_office(actor)
                or (actor.country and phrase.country and actor.country != phrase.country)
            ):
                continue
            subject = syntax.is_subject(self.doc[other.head]) and not other.is_possessor
            key = (distance > 0, subject, -abs(distance))
            if best is None or key > best:
                best, chosen = key, position
        return chosen

    def _has_office(self, actor: Actor) -> bool:
        nouns = [self.lexicon.title(title) for title in actor.titles]
        return any(noun is None or noun.kind in {"office", "rank"} for noun in nouns)

    def _last_body(self, phrase: Phrase) -> int | None:
        """Return the body told last for "the company", "the union"."""
        if phrase.end - phrase.start != 2 or self.doc[phrase.head].lower_ not in self.lexicon.contexts.firms:
            return None
        sentence = self.doc[phrase.start].sent.start
        for other in reversed([each for each in self.phrases if each.end <= sentence]):
            position = self.actor_of.get(other.name[0]) if other.name is not None else None
            if position is not None and self.actors[position].kind == "organization" and other.form == "name":
                return position if phrase.start - other.start < _DISTANCE / 4 else None
        return None

    def _fits(self, phrase: Phrase, actor: Actor) -> int:
        """Return how well the description fits the actor, 0 where it does not."""
        if phrase.form == "body":
            return self._body_fits(phrase, actor)
        if actor.kind != "person" or phrase.title is None or not actor.titles:
            return 0
        if phrase.country and actor.country and phrase.country != actor.country:
            return 0
        title = phrase.title.lower()
        noun = self.doc[phrase.head].lower_
        same = self.lexicon.contexts.same_office
        rank = 0
        described = _words(self.doc[phrase.start : phrase.core_end].text) - {"former", "visiting"}
        for own in actor.titles:
            if _DEPUTIES & set(own.split()) and not _DEPUTIES & set(title.split()):
                continue  # a deputy prime minister is not the prime minister
            if own == title or own in same.get(title, ()) or title in same.get(own, ()):
                rank = max(rank, 3)
            elif (
                (title in _BARE and own.split()[-1] == title)
                or (own.endswith(" " + title) and title not in {"president", "minister", "chancellor", "chairman"})
                or (len(described) > 1 and described <= _words(own))
            ):
                rank = max(rank, 2)
            elif (
                title in _HEADS and (phrase.country or title not in {"leader"}) and own in self.lexicon.contexts.heads
            ) or (
                noun in {"leader", "boss", "chief", "head"}
                and phrase.organization
                and own.split()[-1]
                in {
                    "leader",
                    "boss",
                    "chief",
                    "head",
                    "chairman",
                    "president",
                    "secretary",
                    "executive",
                    "chairperson",
                }
            ):
                rank = max(rank, 1)
        if rank and phrase.organization and actor.organization:
            shared = _words(phrase.organization) & _words(actor.organization)
            if not shared and (rank < 3 or not phrase.country):
                return 0
            rank += bool(shared)
        elif rank and phrase.organization and not actor.organization and not phrase.country and rank < 4:
            return 0  # "the president of Samsung" is not the president of the country
        elif rank and phrase.organization and not actor.organization and phrase.end > phrase.core_end and rank < 4:
            return 0
        if rank and phrase.country and phrase.country == actor.country:
            rank += 1
        return rank

    def _body_fits(self, phrase: Phrase, actor: Actor) -> int:
        """ "the commission" for the Election Commission: the noun is a word of the name."""
        if actor.kind != "organization" or not phrase.is_definite or phrase.end - phrase.start > 2:
            return 0
        return 2 if self.doc[phrase.head].lower_ in _words(actor.name) else 0

    # -- pronouns

    def person_for_pronoun(self, pronoun: Token, excluded: frozenset[int] = frozenset()) -> int | None:
        """Return the person that "he" or "she" stands for: the subject before it, else the last one named."""
        candidates = []
        for phrase in self.phrases:
            if phrase.start >= pronoun.i:
                break
            if phrase.kind != "person" or pronoun.i - phrase.start > _DISTANCE:
                continue
            actor = self.actor(phrase)
            if actor is None or actor in excluded or self.actors[actor].kind != "person":
                continue
            candidates.append((phrase, actor))
        if not candidates:
            return None
        counts = Counter(actor for _, actor in candidates)
        here = sentence_number(self.doc, pronoun.i)
        gender = pronoun.lower_ in {"she", "her", "hers", "herself"}

        def salience(each: tuple[Phrase, int]) -> tuple[float, int]:
            phrase, actor = each
            distance = here - sentence_number(self.doc, phrase.start)
            token = self.doc[phrase.head]
            first = phrase.start - token.sent.start < 3
            subject = syntax.is_subject(token) and not phrase.is_possessor
            score = 1.6 * subject + 0.6 * first + min(counts[actor], 4) * 0.25 - 1.1 * distance
            score -= 0.8 * (phrase.is_possessor or phrase.is_modifier)
            # "Jones … he": a clause-mate that is an object of the same verb is another
            if distance == 0 and not subject and token.head == pronoun.head:
                score -= 3
            if self._gender(actor) is not None and self._gender(actor) != gender:
                score -= 5
            return (score, phrase.start)

        return max(candidates[-12:], key=salience)[1]

    def _gender(self, actor: int) -> bool | None:
        """Return True for a woman, False for a man, where a title says so."""
        words = {word.rstrip(".") for title in self.actors[actor].titles for word in title.split()}
        if words & _FEMALE:
            return True
        return False if words & _MALE else None

    def body_for_pronoun(self, pronoun: Token, *, subjects_only: bool = False) -> int | None:
        """Return the body or country that "it" stands for: the nearest subject before, else the nearest before."""
        best: tuple[float, int] | None = None
        chosen: int | None = None
        here = sentence_number(self.doc, pronoun.i)
        for phrase in self.phrases:
            if phrase.start >= pronoun.i:
                break
            distance = here - sentence_number(self.doc, phrase.start)
            actor = self.actor(phrase)
            if distance > 1 or actor is None or self.actors[actor].kind not in {"organization", "country"}:
                continue
            if phrase.form == "place" or phrase.is_seat:
                continue
            subject = syntax.is_subject(self.doc[phrase.head]) and not phrase.is_possessor
            if subjects_only and not subject:
                continue
            key = (2.0 * subject - distance - (phrase.is_modifier or phrase.is_possessor), phrase.start)
            if best is None or key > best:
                best, chosen = key, actor
        return chosen

    def speaker_at(self, token: Token) -> int | None:
        """Return who says what the token is part of: the subject of the verb of saying here or around."""
        sentences = [token.sent]
        if token.sent.start > 0:
            sentences.append(self.doc[token.sent.start - 1].sent)
        if token.sent.end < len(self.doc):
            sentences.append(self.doc[token.sent.end].sent)
        for sentence in sentences:
            for verb in sentence:
                if verb.lemma_ not in self.lexicon.modality.speech or verb.pos_ != "VERB":
                    continue
                for head in syntax.subjects(verb)[0]:
                    if head.lower_ in SINGULAR_PRONOUNS:
                        found = self.person_for_pronoun(head)
                    else:
                        phrase = self.phrase_at(head.i)
                        found = self.actor(phrase) if phrase is not None else None
                    if found is not None:
                        return found
        return None


def sentence_number(doc: Doc, i: int) -> int:
    """Return the number of the token's sentence in the article, from 0."""
    numbers = doc.user_data.get("sentence_numbers")
    if numbers is None:
        numbers, k = [], -1
        for token in doc:
            k += token.is_sent_start is True or token.i == 0
            numbers.append(k)
        doc.user_data["sentence_numbers"] = numbers
    found: int = numbers[i]
    return found


def _words(name: str) -> frozenset[str]:
    return frozenset(
        word for word in name.lower().replace("’", "'").replace("-", " ").split() if len(word) > 2 and word != "the"
    )


def make_cast(reader: PhraseReader, lexicon: Lexicon) -> Cast:
    """Join the phrases that name the same person, body or country."""
    phrases = reader.all()
    named = [phrase for phrase in phrases if phrase.name is not None]
    keys = _Keys(reader, named, lexicon)
    actors: list[Actor] = []
    actor_of: dict[int, int] = {}
    position_of: dict[tuple[str, str], int] = {}
    members: list[list[Phrase]] = []
    for phrase in named:
        key = keys.of(phrase)
        if key not in position_of:
            position_of[key] = len(members)
            members.append([])
        members[position_of[key]].append(phrase)
        if phrase.name is not None:
            actor_of[phrase.name[0]] = position_of[key]
    for (kind, _), position in position_of.items():
        actors.append(_actor(kind, members[position], keys, reader, lexicon))
    by_token = {i: phrase for phrase in phrases for i in range(phrase.start, phrase.end)}
    return Cast(reader.doc, phrases, actors, actor_of, by_token, lexicon)


def _actor(kind: str, group: list[Phrase], keys: _Keys, reader: PhraseReader, lexicon: Lexicon) -> Actor:
    names = [keys.name(phrase) for phrase in group]
    longest = max(names, key=lambda name: (len(_core(name, lexicon)), -names.index(name)))
    kinds = Counter(phrase.kind for phrase in group)
    countries = Counter(phrase.country for phrase in group if phrase.country)
    organization = next((phrase.organization for phrase in group if phrase.organization), None)
    country = countries.most_common(1)[0][0] if countries else _country_of(organization, lexicon)
    if country is None and kind == "organization":
        country = _country_of(longest, lexicon)
    titles = {phrase.title.lower() for phrase in group if phrase.title}
    titles |= {
        reader.text(phrase.start, phrase.name[0]).lower() for phrase in group if phrase.name and phrase.kind == "person"
    }
    return Actor(
        kind=kinds.most_common(1)[0][0],
        name=longest if kind != "country" else _country_name(names, group),
        title=_best_title([phrase.title for phrase in group], lexicon),
        organization=organization,
        country=country,
        titles={title for title in titles if title},
        is_place=all(phrase.form == "place" for phrase in group),
        is_seat=all(phrase.is_seat for phrase in group),
    )


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

    def __init__(self, reader: PhraseReader, named: list[Phrase], lexicon: Lexicon) -> None:
        self._reader, self._lexicon = reader, lexicon
        people = [phrase for phrase in named if phrase.kind == "person"]
        bodies = [phrase for phrase in named if phrase.kind == "organization"]
        self._countries = {phrase.country for phrase in named if phrase.kind == "country" and not phrase.is_seat}
        self._split = self._mixed_surnames(people)
        self._people = self._canonical([self.name(phrase) for phrase in people])
        self._bodies = self._canonical_bodies(bodies, people)

    def name(self, phrase: Phrase) -> str:
        """Return the words of the name."""
        start, end = phrase.name or (phrase.start, phrase.end)
        return self._reader.text(start, end)

    def of(self, phrase: Phrase) -> tuple[str, str]:
        """Return the key of the phrase's actor."""
        name = self.name(phrase)
        if phrase.kind == "person":
            full = self._people.get(name, name)
            surname = _core(name, self._lexicon)[-1:]
            if surname and surname[0] in self._split and len(_core(name, self._lexicon)) == 1:
                return ("person", f"{surname[0]} {self._address(phrase)}")
            return ("person", full)
        if phrase.kind == "country" and phrase.country:
            # "Ankara" is Turkey where the article names the country too
            apart = phrase.is_seat and phrase.country not in self._countries
            return ("country", f"{phrase.country} {name}" if apart else phrase.country)
        return self._bodies.get(name, ("organization", self._body_key(name)))

    def _address(self, phrase: Phrase) -> str:
        first = self._reader.doc[max(phrase.start, (phrase.name or (phrase.start, 0))[0] - 1)].lower_.rstrip(".")
        return "she" if first in _FEMALE else "he"

    def _mixed_surnames(self, people: list[Phrase]) -> frozenset[str]:
        """Return surnames that both a "Mr" and a "Mrs" bear in the article."""
        found: dict[str, set[str]] = {}
        for phrase in people:
            core = _core(self.name(phrase), self._lexicon)
            start = (phrase.name or (phrase.start, 0))[0]
            if start > phrase.start and core:
                word = self._reader.doc[start - 1].lower_.rstrip(".")
                if word in _FEMALE | _MALE:
                    found.setdefault(core[-1], set()).add("she" if word in _FEMALE else "he")
        return frozenset(surname for surname, forms in found.items() if len(forms) > 1)

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
        return body.name.lower() if body is not None else name.lower().removeprefix("the ")

    def _canonical_bodies(self, bodies: list[Phrase], people: list[Phrase]) -> dict[str, tuple[str, str]]:
        names = list(dict.fromkeys(self.name(phrase) for phrase in bodies))
        canonical: dict[str, tuple[str, str]] = {}
        aliases = {phrase.alias: self.name(phrase) for phrase in bodies if phrase.alias}
        # "Chief Election Commissioner (CEC)": an acronym may stand for the holder of an office
        offices = {
            _initials(words): self.name(phrase)
            for phrase in people
            if phrase.name is not None
            for words in (self._reader.text(phrase.start, phrase.name[0]), phrase.title or "")
            if len(words.split()) > 2
        }
        offices |= {phrase.alias: self.name(phrase) for phrase in people if phrase.alias}
        for name in sorted(names, key=lambda each: -len(each.split())):
            full = name
            if name in aliases:
                full = aliases[name]
            elif name in offices:
                person = offices[name]
                canonical[name] = ("person", self._people.get(person, person))
                continue
            else:
                longer = [other for other in names if other != name and self._is_short_body(name, other)]
                if len(longer) == 1 or (longer and name.isupper()):
                    full = longer[0]
            canonical[name] = canonical.get(full, ("organization", self._body_key(full)))
        return canonical

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
        return many[: len(few)] == few or many[-len(few) :] == few


def _initials(name: str | None, *, every: bool = False) -> str:
    """Return the initials of a name's capitalised words, with `every` those of all words."""
    words = (name or "").replace("-", " ").split()
    return "".join(word[0].upper() for word in words if word[:1].isalpha() and (every or word[:1].isupper()))


def _core(name: str, lexicon: Lexicon) -> list[str]:
    words = name.replace("-", " ").replace("’", "'").replace(".", ". ").lower().split()
    return [word for word in words if word not in lexicon.particles] or words


def _is_short_for(name: str, full: str, lexicon: Lexicon) -> bool:
    """Whether "Hammouchi" or "Xi" is short for the full name: its last word or words, or its first."""
    short, long = _core(name, lexicon), _core(full, lexicon)
    if len(short) >= len(long):
        return short == long
    if short == long[-len(short) :]:
        return True
    if len(short) == 1:
        return short[0] == long[0]
    return set(short) <= set(long)
