"""Which noun phrase begins at a token, and whom does it name or describe?

People with title, organisation and country; bodies; countries; groups. A small grammar over the units of `units.py`,
with appositions, complements and acronyms in brackets read through: the parser's noun chunks break where its tags are
wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc

from tasks.nlp.lexicon import Lexicon
from tasks.nlp.syntax import is_actor_position
from tasks.nlp.units import QUOTES, Unit, UnitReader
from tasks.records import ParticipantKind

Form = Literal["name", "description", "group", "body", "place"]
DETERMINERS = frozenset({
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "these", "that", "those", "both",
    "all", "some", "several", "many", "few", "most", "other", "another", "various", "any", "no", "every", "each",
    "certain",
})  # fmt: skip
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_OWNERS = frozenset({"'s", "’s"})
_COMPLEMENTS = frozenset({"of", "for", "in", "at", "to", "from", "on"})
_PERSON_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ant", "eur", "ess", "person")
_AGE = range(1, 120)
_LEADING = frozenset({"led", "headed", "chaired"})
_EVENTS = frozenset({"summit", "conference", "forum", "convention", "congress"})
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that can take part. Token ranges, ends exclusive."""

    start: int
    end: int
    """With complements, brackets and appositions."""
    head: int
    """Token of the last word of the name, or of the noun."""
    kind: ParticipantKind
    form: Form
    name: tuple[int, int] | None = None
    title: str | None = None
    organization: str | None = None
    country: str | None = None
    is_plural: bool = False
    is_definite: bool = False
    is_seat: bool = False
    is_modifier: bool = False
    """Only modifies the noun after it: "EU" in "EU membership"."""
    is_possessor: bool = False
    alias: str | None = None
    """An acronym in brackets behind it."""
    owner: int | None = None
    """Token of "his" in "his counterpart"."""
    leader: int | None = None
    """Token where the phrase of who leads a delegation begins."""
    is_closed: bool = False
    """The description is of somebody else's man: "a spokesman for Mr Prescott"."""
    core_start: int = 0
    """Start without determiner and "a number of"."""
    core_end: int = 0
    """End without complement, bracket and apposition."""


class PhraseReader:
    """Reads the participant phrases of one article."""

    def __init__(self, doc: Doc, lexicon: Lexicon, is_town: Callable[[str], bool], body: int = 0) -> None:
        """Read `doc`; what stands before the character `body` is the dateline and takes part in nothing."""
        self.doc, self.lexicon, self._body = doc, lexicon, body
        self.units = UnitReader(doc, lexicon, is_town)
        self._memory: dict[int, Phrase | None] = {}
        self._all: list[Phrase] | None = None

    def all(self) -> list[Phrase]:
        """Return the phrases of the article in the order of the text, none inside another but a delegation's leader."""
        if self._all is None:
            self._all, i = [], 0
            while i < len(self.doc):
                phrase = self.at(i)
                if phrase is None:
                    i += 1
                else:
                    self._all.append(phrase)
                    leader = self.at(phrase.leader) if phrase.leader is not None else None
                    if leader is not None:
                        self._all.append(leader)
                    i = max(phrase.end, i + 1)
        return self._all

    def at(self, i: int) -> Phrase | None:
        """Return the phrase that begins at the token, or None."""
        if i not in self._memory:
            self._memory[i] = None  # an apposition never asks for the phrase that it belongs to
            self._memory[i] = self._read(i)
        return self._memory[i]

    def text(self, start: int, end: int) -> str:
        """Return the words of a token range without quotation marks and commas at its ends."""
        return self.doc[start:end].text.strip().strip("\"“”'‘’,").strip()

    # -- base: determiner, attributes, head

    def _read(self, i: int) -> Phrase | None:
        doc = self.doc
        token = doc[i]
        if token.is_space or token.is_punct or not token.tag_ or token.idx < self._body or token.lower_ in _OWNERS:
            return None
        limit = min(token.sent.end, i + _LONGEST)
        first = self._after_determiners(i, limit)
        office = self._wide_office(first, limit)
        base = self._base(i, self._units(office or first, limit))
        return None if base is None else self._extended(replace(base, core_start=first), token.sent.end)

    def _wide_office(self, i: int, limit: int) -> int:
        """Return where an office's last part begins: "Justice, Legal and | Parliamentary Affairs Minister", else 0."""
        doc, reader = self.doc, self.units
        j, last, joints = i, i, 0
        while j < min(limit, i + 12):
            token = doc[j]
            title = reader.title_at(j)
            if title is not None and title.noun is not None and title.noun.kind == "office":
                words = doc[title.start : title.end].text.lower()
                is_held = title.end < limit and reader.is_capital(title.end)
                return last if joints and is_held and words.endswith(("minister", "secretary", "commissioner")) else 0
            if reader.is_capital(j):
                if (
                    token.ent_type_ == "PERSON"
                    or token.text in self.lexicon.given_names
                    or reader.body_at(j) is not None
                ):
                    return 0
                j += 1
            elif token.lower_ in {"and", "&", ","} and j + 1 < limit and j > i and reader.is_capital(j + 1):
                joints += 1
                j += 1
                last = j
            elif token.text == "," and j + 2 < limit and doc[j + 1].lower_ == "and" and reader.is_capital(j + 2):
                joints += 1
                j += 2
                last = j
            else:
                return 0
        return 0

    def _after_determiners(self, i: int, limit: int) -> int:
        """Return the first token behind "the", "all the", "his"; "His Majesty" is a title."""
        doc = self.doc
        while i < limit:
            is_quantity = (
                i + 2 < limit and doc[i].lower_ in self.lexicon.contexts.quantities and doc[i + 1].lower_ == "of"
            )
            approximate = self._approximation(i, limit)
            if is_quantity:
                i += 2  # "a number of", "dozens of"
            elif approximate:
                i = approximate
            elif (self._is_determiner(i) or doc[i].text in QUOTES) and self.units.title_at(i) is None:
                i += 1
            else:
                break
        return i

    def _approximation(self, i: int, limit: int) -> int:
        """Return the token behind "at least" where a number follows, else 0."""
        first = self.doc[i].lower_
        for words in self.lexicon.contexts.approximations:
            if not words.startswith(first):
                continue
            end = i + words.count(" ") + 1
            if end < limit and self.doc[i:end].text.lower() == words:
                return end if self.doc[end].like_num else 0
        return 0

    def _is_determiner(self, i: int) -> bool:
        token = self.doc[i]
        return token.lower_ in DETERMINERS and not (token.lower_ == "that" and token.tag_ != "DT")

    def _units(self, i: int, limit: int) -> list[Unit]:
        """Return the units of the base noun phrase that begins at the token."""
        doc = self.doc
        found: list[Unit] = []
        while i < limit:
            token = doc[i]
            if token.lower_ in _OWNERS or (token.tag_ == "POS" and token.text in {"'", "’"}):
                if not found:
                    break
                unit = Unit("owner", i, i + 1)
            elif token.text in QUOTES:
                # a quotation mark after the head ends the phrase
                if i + 1 >= limit or token.whitespace_ or not found or found[-1].kind != "word":
                    break
                unit = Unit("word", i, i + 1)
            else:
                here = self._unit(i, found, limit)
                if here is None:
                    break
                unit = here
            found.append(unit)
            i = unit.end
        return found

    def _unit(self, i: int, before: list[Unit], limit: int) -> Unit | None:
        doc, reader, lexicon = self.doc, self.units, self.lexicon
        token = doc[i]
        title, body = reader.title_at(i), reader.body_at(i)
        if reader.is_capital(i) and body is None and title is not None and self._is_name_word(i, title, before):
            title = None
        if body is not None and (title is None or body.end >= title.end):
            return self._body_or_longer(i, body)
        if title is not None and title.end <= limit:
            return title
        if token.ent_type_ in {"DATE", "TIME"} and not reader.is_capital(i):
            return None
        if reader.is_capital(i):
            return self._run(i, before)
        group = reader.group_at(i)
        if group is not None:
            return group
        if token.lower_ in lexicon.body_heads and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            return Unit("kindword", i, i + 1)
        if (
            token.lower_ == "and"
            and before
            and before[-1].kind == "word"
            and i + 1 < limit
            and doc[i - 1].pos_ == "ADJ"
        ):
            return Unit("word", i, i + 1) if doc[i + 1].pos_ == "ADJ" and not reader.is_capital(i + 1) else None
        if token.text in {"-", "‑"} and before and i + 1 < limit:
            return Unit("word", i, i + 1)
        if token.lower_ == "such" and i + 1 < limit and doc[i + 1].lower_ == "as":
            return None
        is_attribute = token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "X"} or (
            token.pos_ == "VERB" and token.tag_ in {"VBN", "VBG"} and token.dep_ in {"amod", "compound"}
        )
        is_grade = token.lower_ in {"then", "newly", "most"} and token.pos_ == "ADV"
        if is_attribute or (is_grade and all(unit.kind in {"word", "owner"} for unit in before)):
            return Unit("word", i, i + 1)
        return None

    def _is_name_word(self, i: int, title: Unit, before: list[Unit]) -> bool:
        """Whether a title is a surname here: "John Major", "Billie Jean King"."""
        if title.end - i > 1 or not before or before[-1].kind != "name":
            return False
        last = before[-1]
        follows = title.end < len(self.doc) and self.units.is_capital(title.end)
        return not follows and self.doc[last.start].text in self.lexicon.given_names

    def _body_or_longer(self, i: int, body: Unit) -> Unit:
        """Return the known body or country, or the longer name that it opens: "Jordan Henderson", "British Airways"."""
        doc, reader = self.doc, self.units
        end = reader.run_end(i)
        if end <= body.end or reader.title_at(body.end) is not None:
            return body
        rest_is_person = reader.looks_like_person(body.end, end)
        same = doc[i].ent_type_ == doc[body.end].ent_type_ and doc[body.end].ent_iob_ == "I"
        if reader.has_body_head(body.end, end) and not rest_is_person:
            return Unit("name", i, end)
        if body.is_demonym:
            return (
                Unit("name", i, end) if same and doc[i].ent_type_ in {"ORG", "PERSON"} and not rest_is_person else body
            )
        if doc[i].ent_type_ == "PERSON" and same:
            return Unit("name", i, end)
        if doc[i].ent_type_ == "ORG" and same:
            return Unit("name", i, end)
        return body

    def _run(self, i: int, before: list[Unit]) -> Unit:
        reader = self.units
        end = reader.run_end(i)
        if before and before[-1].kind == "title":
            start = reader.person_start(i, end)
            if start > i:
                return Unit("word", i, start)
        return Unit("name", i, end)

    def _base(self, i: int, units: list[Unit]) -> Phrase | None:
        """Return the phrase of the last unit that can head one, or None."""
        last = len(units) - 1
        while last >= 0 and not self._can_head(units, last):
            last -= 1
        if last < 0:
            return None
        after = units[last + 1 :]
        possessor = bool(after) and after[0].kind == "owner"
        if after and not possessor and units[last].kind in {"kindword", "group"} and units[last].start == i:
            return None  # "council houses", "team effort"
        phrase = self._phrase(i, units[: last + 1])
        if phrase is None:
            return None
        definite = self.doc[i].lower_ in {"the", "both", "this", "these", "that", "those"}
        pronoun = i if self.doc[i].lower_ in POSSESSIVES else None
        return replace(
            phrase,
            is_modifier=bool(after) and not possessor,
            is_possessor=possessor,
            is_definite=definite,
            owner=pronoun,
        )

    def _can_head(self, units: list[Unit], k: int) -> bool:
        unit = units[k]
        if unit.kind == "title":
            return (unit.noun is not None and unit.noun.kind in {"office", "rank"}) or (
                unit.noun is not None and unit.noun.kind == "honorific" and unit.end - unit.start > 1
            )
        if unit.kind == "country" and unit.is_demonym:
            return self.doc[unit.end - 1].tag_ in {"NNS", "NNPS"} and k == len(units) - 1
        return unit.kind in {"country", "body", "name", "group", "kindword"}

    def _phrase(self, i: int, units: list[Unit]) -> Phrase | None:
        last, before = units[-1], units[:-1]
        country, organization = self._affiliation(before)
        title = self._title(before)
        make = _Maker(i, last.end, last.end - 1, country, organization, title)
        if last.kind == "name":
            return self._named(last, before, make)
        if last.kind in {"country", "body"} and last.body is not None:
            if before and before[-1].kind == "title" and last.kind == "body":
                return None if not before[-1].noun else make.phrase("organization", "name", (last.start, last.end))
            kind: ParticipantKind = "country" if last.kind == "country" else "organization"
            phrase = make.phrase(kind, "name", (last.start, last.end))
            return replace(phrase, country=last.body.country or country, is_seat=last.is_seat, title=None)
        noun = last.noun
        if last.kind == "kindword" or noun is None:
            return make.phrase("organization", "body") if last.kind == "kindword" else None
        if last.kind == "title":
            own = self._title(units)
            if noun.is_plural:
                return replace(make.phrase("group", "group"), title=own, is_plural=True)
            return replace(make.phrase("person", "description"), title=own)
        if noun.is_plural:
            return replace(make.phrase("group", "group"), is_plural=True)
        if noun.kind == "body":
            return make.phrase("group", "body")
        return replace(make.phrase("person", "description"), title=self.text(last.start, last.end))

    def _named(self, last: Unit, before: list[Unit], make: _Maker) -> Phrase | None:
        reader = self.units
        previous = before[-1] if before else None
        kind = reader.name_kind(last.start, last.end)
        if previous is not None and previous.kind == "title" and previous.noun is not None:
            is_firm = (
                reader.has_body_head(last.start, last.end)
                and kind == "organization"
                and previous.noun.kind != "honorific"
            )
            kind = "organization" if is_firm else "person"
        elif previous is not None and previous.kind == "group" and previous.noun is not None:
            kind = "organization" if previous.noun.kind == "body" else "person"
        elif previous is not None and previous.kind == "kindword" and kind != "person":
            kind = "organization"
        elif previous is not None and previous.kind == "word" and kind in {"unknown", "place"}:
            word = self.doc[previous.end - 1]
            if word.pos_ == "NOUN":
                kind = "person" if word.lower_.endswith(_PERSON_ENDINGS) else "organization"
        elif previous is not None and previous.kind == "country" and previous.is_demonym and kind == "unknown":
            kind = "person"
        name = (last.start, last.end)
        if kind == "person":
            return make.phrase("person", "name", name)
        phrase = replace(make.phrase("organization", "name", name), title=None, organization=None)
        if kind == "place":
            return replace(phrase, form="place")
        if kind == "unknown" and self._acts_as_person(last):
            return make.phrase("person", "name", name)
        if before and before[-1].kind == "owner" and reader.has_body_head(*name):  # "the Prime Minister's Office"
            return replace(phrase, name=(before[0].start, last.end))
        return phrase

    def _acts_as_person(self, unit: Unit) -> bool:
        """Whether a name of a few plain words that nothing is known of stands where a person acts."""
        words = [token for token in self.doc[unit.start : unit.end] if token.text not in {"-", "‑", "'", "’"}]
        plain = all(token.text[:1].isalpha() and not token.text.isupper() for token in words)
        label = words[0].ent_type_
        return len(words) <= 3 and plain and label in {"", "GPE", "NORP"} and is_actor_position(self.doc[unit.end - 1])

    def _affiliation(self, units: list[Unit]) -> tuple[str | None, str | None]:
        """Return country and organisation that stand before the head."""
        country, organization = None, None
        for unit in units:
            if unit.body is not None:
                country = country or unit.body.country
                if unit.kind == "body" or unit.is_seat:
                    organization = organization or self.text(unit.start, unit.end)
            elif unit.kind == "name":
                organization = organization or self.text(unit.start, unit.end)
        return country, organization

    def _title(self, units: list[Unit]) -> str | None:
        """Return the office before the name; a lone "Mr" says nothing about it."""
        last = len(units) - 1
        start = end = units[-1].end if units else 0
        while last >= 0 and units[last].kind in {"title", "group"} and units[last].noun is not None:
            noun = units[last].noun
            if (
                noun is not None
                and noun.kind == "honorific"
                and units[last].start > 0
                and last > 0
                and units[last - 1].kind == "title"
            ):
                end = units[last].start  # "Home Office Minister | Lord Falconer"
            start = units[last].start
            last -= 1
        if start == end:
            return None
        words = self.text(start, end)
        is_short = len(words.rstrip(".")) <= 4 and all(
            u.noun is not None and u.noun.kind == "honorific" for u in units[last + 1 :]
        )
        return None if is_short else words

    # -- what follows: brackets, complements, appositions

    def _extended(self, phrase: Phrase, limit: int) -> Phrase:
        phrase = replace(phrase, core_end=phrase.end)
        if phrase.is_modifier or phrase.is_possessor:
            return phrase
        if phrase.kind == "organization" and phrase.name is not None:
            phrase = self._longer_name(phrase, limit)
        phrase = self._with_bracket(phrase, limit)
        if phrase.form in {"description", "group", "body"}:
            phrase = self._with_complements(phrase, limit)
            phrase = self._with_bracket(phrase, limit)
            if phrase.form == "description":
                phrase = self._with_name(phrase, limit)
            elif phrase.form in {"group", "body"}:
                phrase = self._with_leader(phrase, limit)
                if not phrase.is_plural:
                    phrase = self._with_body_name(phrase, limit)
        elif phrase.kind == "person":
            phrase = self._of_country(phrase, limit)
        if phrase.kind == "person" and phrase.form == "name":
            phrase = self._with_apposition(phrase, limit)
        return phrase

    def _longer_name(self, phrase: Phrase, limit: int) -> Phrase:
        """Read on in a body's name: "Bank | for Economic Integration", "Group | of 16", "Union | of Comoros"."""
        doc, i = self.doc, phrase.end
        if phrase.name is None or i + 1 >= limit or doc[i].lower_ not in {"of", "for", "on", "and", "in"}:
            return phrase
        word = doc[i - 1]
        is_head = word.lower_ in self.lexicon.body_heads | _EVENTS or self.units.group_at(i - 1) is not None
        same = doc[i].ent_type_ == "ORG" and doc[i].ent_iob_ == "I"
        if not (same or (is_head and doc[i].lower_ in {"of", "for", "on"})):
            return phrase
        begin = i + 2 if doc[i + 1].lower_ == "the" else i + 1
        if begin >= limit or self._person_begins(begin, limit):
            return phrase
        if doc[begin].like_num and is_head and doc[i].lower_ == "of":
            end = begin + 1
        elif self.units.is_capital(begin):
            end = self._capital_complement(begin, limit, "of", phrase)
        else:
            return phrase
        if end <= begin:
            return phrase
        country = self._country_in(begin, end)
        return replace(
            phrase,
            end=end,
            name=(phrase.name[0], end),
            head=phrase.head,
            core_end=end,
            country=phrase.country or country,
        )

    def _with_bracket(self, phrase: Phrase, limit: int) -> Phrase:
        doc, i = self.doc, phrase.end
        if i + 2 >= limit or doc[i].text != "(":
            return phrase
        close = next((j for j in range(i + 1, min(limit, i + 9)) if doc[j].text == ")"), None)
        if close is None:
            return phrase
        inside = self.text(i + 1, close)
        is_acronym = close == i + 2 and inside.isalnum() and sum(c.isupper() for c in inside) >= 2
        is_short = close <= i + 3 and inside[:1].isupper() and not inside.islower() and phrase.kind != "person"
        return replace(phrase, end=close + 1, alias=inside if is_acronym or is_short else phrase.alias)

    def _of_country(self, phrase: Phrase, limit: int) -> Phrase:
        """ "President Anwar Sadat of Egypt", "Uzra Zeya of the United States"."""
        doc, i = self.doc, phrase.end
        if i + 1 >= limit or doc[i].lower_ != "of":
            return phrase
        begin = i + 2 if doc[i + 1].lower_ in DETERMINERS else i + 1
        body = self.units.body_at(begin) if begin < limit else None
        if body is None or body.body is None:
            return phrase
        country = body.body.country if body.kind == "country" else None
        organization = None if body.kind == "country" else self.text(body.start, body.end)
        return replace(
            phrase, end=body.end, country=phrase.country or country, organization=phrase.organization or organization
        )

    def _with_complements(self, phrase: Phrase, limit: int) -> Phrase:
        """Read on: "of the Qatari Security Service", "from Southeast Asian countries", "and minister of defence"."""
        doc = self.doc
        while phrase.end + 1 < limit:
            word = doc[phrase.end].lower_
            wanted = _COMPLEMENTS if phrase.form == "description" else frozenset({"of", "from", "for"})
            if word in wanted:
                found = self._complement(phrase, limit)
                if found is None:
                    break
                phrase = found
            elif word in {"and", "&"} and phrase.form == "description":
                more = self._second_office(phrase, limit)
                has_field = (
                    phrase.end > phrase.core_end or " of " in (phrase.title or "") or " for " in (phrase.title or "")
                )
                if more is None and word == "and" and has_field and self._joins(phrase.end, limit):
                    end = self._capital_complement(phrase.end + 1, limit, "of", phrase)
                    more = replace(phrase, end=end) if end > phrase.end + 1 else None
                if more is None:
                    break
                phrase = more
            else:
                break
        return phrase

    def _second_office(self, phrase: Phrase, limit: int) -> Phrase | None:
        """ "prime minister and minister of defence Mohammed": one person where a name follows."""
        more = phrase
        while more.end + 1 < limit and self.doc[more.end].lower_ in {"and", "&"}:
            units = self._units(more.end + 1, limit)
            offices = [k for k, unit in enumerate(units) if unit.kind == "title" and unit.noun is not None]
            if not offices or any(unit.kind in {"owner", "name"} for unit in units[: offices[-1]]):
                break
            noun = units[offices[-1]].noun
            if noun is None or noun.is_plural or noun.kind not in {"office", "rank"}:
                break
            end = units[offices[-1]].end
            more = replace(more, end=end, core_end=end, head=end - 1)
            while more.end + 1 < limit and self.doc[more.end].lower_ in _COMPLEMENTS:
                found = self._complement(more, limit)
                if found is None:
                    break
                more = found
        return more if more is not phrase and self._name_follows(more, limit) is not None else None

    def _complement(self, phrase: Phrase, limit: int) -> Phrase | None:
        doc, reader = self.doc, self.units
        preposition = doc[phrase.end].lower_
        begin = phrase.end + 1
        i = self._after_determiners(begin, limit)
        if i >= limit or doc[i].ent_type_ in {"DATE", "TIME"}:
            return None
        person = self.at(begin)
        if person is not None and self._is_somebody(person, i):  # "a spokesman for Mr Prescott"
            return replace(phrase, end=person.core_end, is_closed=True, country=phrase.country or person.country)
        is_name = reader.is_capital(i)
        end = self._capital_complement(i, limit, preposition, phrase) if is_name else self._plain_complement(i, limit)
        if end <= i:
            return None
        if preposition in {"in", "at", "on", "to", "for"} and not self._is_affiliation(phrase, preposition, i):
            return None
        country = self._country_in(i, end)
        body = reader.body_at(i)
        is_place = body is not None and body.kind == "country" and not body.is_seat and body.end >= end
        organization = phrase.organization
        if organization is None and preposition in {"of", "for", "at"} and not is_place:
            organization = self.text(i, end) or None
        return replace(phrase, end=end, country=phrase.country or country, organization=organization)

    def _is_somebody(self, phrase: Phrase, i: int) -> bool:
        """Whether the phrase names a person from its first word on: not "the Republic Pedro Castillo"."""
        if phrase.kind != "person" or phrase.is_modifier or phrase.name is None:
            return False
        if phrase.name[0] > i:
            return self.units.title_at(i) is not None
        return self.doc[i].text in self.lexicon.given_names and self.units.body_at(i) is None

    def _is_affiliation(self, phrase: Phrase, preposition: str, i: int) -> bool:
        """Whether "in", "at", "to" belongs to the office: "ambassador in Cairo", "adviser to the king"."""
        if preposition == "to":
            noun = self.doc[phrase.head].lower_
            return noun in self.lexicon.contexts.sent_to
        if preposition == "for":
            return phrase.end == phrase.core_end and not self._is_purpose(i)
        return (
            self.units.is_capital(i)
            and phrase.end - phrase.start < 10
            and phrase.form == "description"
            and (
                self.doc[phrase.head].lower_
                in {"ambassador", "envoy", "consul", "representative", "coordinator", "leader"}
            )
        )

    def _is_purpose(self, i: int) -> bool:
        return self.doc[i].lower_ in self.lexicon.contexts.purposes

    def _capital_complement(self, i: int, limit: int, preposition: str, phrase: Phrase) -> int:
        """Return the end of a name with "of", "for", "and" inside: "Foreign Affairs and International Cooperation"."""
        doc, reader = self.doc, self.units
        j = i
        while j < limit:
            token = doc[j]
            if j > i and self._person_begins(j, limit):
                break
            if reader.is_capital(j) or (j > i and token.like_num and doc[j - 1].lower_ == "of"):
                title = reader.title_at(j)
                if (
                    j > i
                    and title is not None
                    and title.noun is not None
                    and title.noun.kind in {"office", "rank", "honorific"}
                    and title.end < limit
                    and (reader.is_capital(title.end) or doc[title.end].lower_ == "of")
                ):
                    break
                j += 1
            elif (
                (
                    token.text in {"'s", "’s", "-", "‑", "&"}
                    and j + 1 < limit
                    and (reader.is_capital(j + 1) or token.text == "-")
                )
                or (
                    token.lower_ in {"of", "for", "on", "the", "de", "la", "du", "del"}
                    and self._capital_after(j, limit)
                )
                or (token.lower_ in self.lexicon.particles and j + 1 < limit and reader.is_capital(j + 1))
                or (
                    token.lower_ == "and"
                    and (self._joins(j, limit) or self._joins_countries(j, limit, preposition, phrase))
                )
                or (token.text == "," and phrase.is_plural and self._joins_countries(j, limit, preposition, phrase))
                or (token.text == "," and self._is_list_of_office(j, limit))
            ):
                j += 1
            else:
                break
        while j > i and doc[j - 1].lower_ in {",", "and", "of", "for", "the", "&"}:
            j -= 1
        # a last common noun belongs to it: "the Paris club", "the Qatari security service"
        while (
            j < limit
            and not reader.is_capital(j)
            and doc[j].pos_ == "NOUN"
            and doc[j].ent_type_ not in {"DATE", "TIME"}
        ):
            j += 1
        return j

    def _capital_after(self, j: int, limit: int) -> bool:
        k = j + 1
        while k < limit and doc_word(self.doc, k) in {"the", "of"}:
            k += 1
        if k < limit and doc_word(self.doc, j) == "of" and self.doc[k].like_num:
            return k + 1 >= limit or not self.doc[k + 1].is_alpha or self.doc[k + 1].pos_ != "NOUN"
        return k < limit and self.units.is_capital(k) and not self._person_begins(k, limit)

    def _joins(self, j: int, limit: int) -> bool:
        """Whether "and" stands inside a name: "Finance and Economy"; not between two countries or people."""
        doc, reader = self.doc, self.units
        if j + 1 >= limit or not reader.is_capital(j + 1) or self._person_begins(j + 1, limit):
            return False
        if reader.title_at(j + 1) is not None:
            return False
        if doc[j].ent_type_ == "ORG" and doc[j].ent_iob_ == "I":
            return True
        left, right = reader.body_at(j - 1), reader.body_at(j + 1)
        if (left is not None and left.kind == "country") or (right is not None and right.kind == "country"):
            return False
        return doc[j + 1].ent_type_ not in {"PERSON", "GPE", "NORP"} and doc[j - 1].ent_type_ not in {"PERSON", "GPE"}

    def _joins_countries(self, j: int, limit: int, preposition: str, phrase: Phrase) -> bool:
        """ "ambassador to Egypt and Jordan", "the foreign ministers of Egypt, Jordan and Qatar"."""
        doc, reader = self.doc, self.units
        if not phrase.is_plural and preposition != "to":
            return False
        k = j + 1
        while k < limit and doc[k].lower_ in {"and", "the"}:
            k += 1
        if k >= limit or not reader.is_capital(k):
            return False
        body = reader.body_at(k)
        is_place = body.kind == "country" if body is not None else doc[k].ent_type_ in {"GPE", "LOC"}
        return is_place and not self._person_begins(k, limit)

    def _is_list_of_office(self, j: int, limit: int) -> bool:
        """ "Minister of Culture, Sports and Tourism": a comma inside what the model takes for one body."""
        doc = self.doc
        return j + 1 < limit and doc[j].ent_type_ == "ORG" == doc[j + 1].ent_type_ and doc[j + 1].ent_iob_ == "I"

    def _person_begins(self, j: int, limit: int) -> bool:
        """Whether a person's name begins here, inside a run of capitals."""
        doc, reader = self.doc, self.units
        if not reader.is_capital(j):
            return False
        if doc[j].ent_type_ == "PERSON" and doc[j].ent_iob_ == "B":
            return True
        follows = j + 1 < limit and reader.is_capital(j + 1)
        text = doc[j].text
        return (follows and text in self.lexicon.given_names and doc[j].ent_type_ not in {"ORG"}) or (
            "." in text[1:-1] and reader.looks_like_person(j, j + 1)
        )

    def _plain_complement(self, i: int, limit: int) -> int:
        """Return the end of a plain noun phrase: "the opposition", "civil society", "several ministries"."""
        doc, reader = self.doc, self.units
        j, last = i, i
        while j < limit:
            token = doc[j]
            if token.pos_ in {"NOUN", "PROPN"} or reader.is_capital(j):
                if self._person_begins(j, limit) and j > i:
                    break
                j += 1
                last = j
            elif token.pos_ in {"ADJ", "NUM"} or token.text in {"-", "'s", "’s"} or token.tag_ in {"VBN", "VBG"}:
                if token.pos_ == "VERB" and token.dep_ not in {"amod", "compound"}:
                    break
                j += 1
            elif token.lower_ == "of" and last == j and j + 1 < limit:
                j += 1
                while j < limit and doc[j].lower_ in DETERMINERS:
                    j += 1
            else:
                break
        return last

    def _country_in(self, start: int, end: int) -> str | None:
        i = start
        while i < end:
            body = self.units.body_at(i)
            if body is not None and body.body is not None and body.end <= end and body.body.country:
                return body.body.country
            i += 1
        return None

    def _name_follows(self, phrase: Phrase, limit: int) -> Phrase | None:
        """Return the person's name that follows an office, at once or after a comma."""
        doc, i = self.doc, phrase.end
        if i >= limit:
            return None
        if doc[i].text in {",", ":", "–", "—"} and i + 1 < limit:
            i += 1
        elif not self.units.is_capital(i):
            return None
        name = self.at(i)
        if name is None or name.name is None or name.is_possessor or name.is_modifier:
            return None
        if name.kind == "person" and name.form == "name":
            return name
        # "Armenia's foreign minister, Ararat Mirzoyan,": whatever the label, an office has a holder
        start, end = name.name
        is_closed = end < limit and doc[end].text in {",", ")"} and name.end == end
        plain = all(doc[k].text[:1].isupper() and not doc[k].text.isupper() for k in range(start, end))
        is_apposed = doc[i - 1].text == "," and is_closed and name.start == start
        is_body = self.units.has_body_head(start, end) or self.units.body_at(start) is not None
        if is_apposed and plain and 2 <= end - start <= 4 and not is_body:
            return replace(name, kind="person", form="name")
        return None

    def _with_name(self, phrase: Phrase, limit: int) -> Phrase:
        """ "the head of the CIA, William Burns": the name says who it is."""
        name = self._name_follows(phrase, limit)
        if name is None or phrase.is_plural or phrase.is_closed or name.name is None:
            return phrase
        apart = self.doc[phrase.end].text == ","
        is_own = (
            phrase.is_definite
            or phrase.owner is not None
            or phrase.end > phrase.core_end
            or self.doc[phrase.start].text[:1].isupper()
        )
        office = self._has_office(name)
        behind = self.doc[name.end].text if name.end < limit else "."
        if apart and phrase.end == phrase.core_end and name.start < name.name[0] and behind not in {",", ".", ";", ")"}:
            return phrase  # "according to the prime minister, Mr Brown would"
        if (
            apart
            and (not is_own or (office and name.start < name.name[0]))
            and not (office and phrase.end > phrase.core_end)
        ):
            return phrase
        return replace(
            phrase, end=name.end, head=name.head, kind="person", form="name", name=name.name, core_end=name.core_end,
            organization=phrase.organization or name.organization, country=phrase.country or name.country,
            alias=name.alias, owner=None,
        )  # fmt: skip

    def _has_office(self, phrase: Phrase) -> bool:
        if phrase.title is None:
            return False
        noun = self.lexicon.title(phrase.title)
        return noun is None or noun.kind == "office"

    def _with_body_name(self, phrase: Phrase, limit: int) -> Phrase:
        """ "their union, the IAM,": the name says which body it is."""
        i = phrase.end + 1
        if i >= limit or self.doc[phrase.end].text != "," or not (phrase.is_definite or phrase.owner is not None):
            return phrase
        name = self.at(i)
        if name is None or name.kind != "organization" or name.form != "name" or name.name is None or name.is_modifier:
            return phrase
        if name.is_possessor or (name.end < limit and self.doc[name.end].text not in {",", ".", ";", ")"}):
            return phrase
        return replace(
            phrase, end=name.end, head=name.head, kind="organization", form="name", name=name.name, owner=None
        )

    def _with_leader(self, phrase: Phrase, limit: int) -> Phrase:
        """ "a delegation led by Jane Roe": who leads it takes part."""
        doc, i = self.doc, phrase.end
        if i < limit and doc[i].text == ",":
            i += 1
        if i + 2 < limit and doc[i].lower_ in _LEADING and doc[i + 1].lower_ == "by":
            leader = self.at(i + 2)
            if leader is not None and leader.kind == "person":
                return replace(phrase, end=leader.end, leader=i + 2)
        return phrase

    def _description(self, i: int, limit: int) -> Phrase | None:
        """Return the description by office that begins at the token, whatever name follows it."""
        first = self._after_determiners(i, limit)
        base = self._base(i, self._units(first, limit)) if first < limit else None
        if base is None or base.kind != "person" or base.form != "description" or base.is_modifier or base.is_possessor:
            return None
        return self._with_complements(self._with_bracket(replace(base, core_end=base.end), limit), limit)

    def _with_apposition(self, phrase: Phrase, limit: int) -> Phrase:
        """ "Jane Roe, 54, head of X,": title, organisation and country from what follows."""
        doc, after = self.doc, phrase.end
        if (
            after + 2 < limit
            and doc[after].text == ","
            and doc[after + 1].like_num
            and doc[after + 2].text in {",", "."}
        ):
            phrase = replace(phrase, end=after + 2)
            after += 2
        if after + 1 >= limit or doc[after].text not in {",", "("}:
            return phrase
        begin = after + 1
        while begin < limit and doc[begin].lower_ in {"who", "is"}:
            begin += 1
        if begin != after + 1 and begin != after + 3:
            return phrase
        found = self._description(begin, limit)
        if found is None:
            return phrase
        if found.end < limit and self.units.is_capital(found.end):
            return phrase
        if self._has_office(phrase) and self._name_follows(found, limit) is not None:
            return phrase  # "Prime Minister A, the head of X, B": the office is that of B
        described = replace(
            phrase, end=found.end, title=phrase.title if self._has_office(phrase) else found.title or phrase.title,
            organization=phrase.organization or found.organization, country=phrase.country or found.country,
        )  # fmt: skip
        # "A, head of X, and director of Y": a second office of the same person
        more = described.end
        if more + 1 < limit and doc[more].text == "," and doc[more + 1].lower_ == "and":
            more += 1
        if more + 1 < limit and doc[more].lower_ == "and":
            second = self.at(more + 1)
            is_office = (
                second is not None and second.form == "description" and not second.is_definite and second.owner is None
            )
            if is_office and second is not None and second.end < limit and doc[second.end].text in {",", ".", ")"}:
                described = replace(described, end=second.end)
        return described


@dataclass(frozen=True, slots=True)
class _Maker:
    """What all phrases of one base have in common."""

    start: int
    end: int
    head: int
    country: str | None
    organization: str | None
    title: str | None

    def phrase(self, kind: ParticipantKind, form: Form, name: tuple[int, int] | None = None) -> Phrase:
        """Return the phrase of this kind."""
        return Phrase(
            self.start, self.end, self.head, kind, form, name, self.title, self.organization, self.country,
            core_end=self.end,
        )  # fmt: skip


def doc_word(doc: Doc, i: int) -> str:
    """Return the token in lower case."""
    return doc[i].lower_
