"""Whom does a base noun phrase name or describe: the row of units before complements, brackets and appositions?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tasks.nlp.knowledge.lexicon import fold
from tasks.nlp.names.ages import AGE, age_end
from tasks.nlp.names.phrase import POSSESSIVES, Form, Phrase, bare_words
from tasks.nlp.names.units import Unit, UnitReader
from tasks.nlp.syntax import first_conjunct, is_actor_position, is_argument_before, is_object, is_subject
from tasks.records import ParticipantKind

_PERSON_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ant", "eur", "ess", "person")
_OF_ONE = ("an", "i", "er", "ander")  # endings of words for one person of a country


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where a phrase stands: its tokens, what is before and behind them."""

    start: int
    core: int
    is_modifier: bool
    is_possessor: bool
    is_definite: bool
    owner: int | None


@dataclass(frozen=True, slots=True)
class _Maker:
    """What all phrases of one base have in common."""

    setting: _Setting
    end: int
    head: int
    country: str | None
    organization: str | None
    title: str | None

    def phrase(self, kind: ParticipantKind, form: Form, name: tuple[int, int] | None = None) -> Phrase:
        """Return the phrase of this kind."""
        setting = self.setting
        return Phrase(
            setting.start, self.end, self.head, kind, form, name, self.title, self.organization, self.country,
            is_definite=setting.is_definite, is_modifier=setting.is_modifier, is_possessor=setting.is_possessor,
            owner=setting.owner, core_start=setting.core, core_end=self.end,
        )  # fmt: skip


class BaseReader:
    """Reads the phrase that a row of units makes."""

    def __init__(self, units: UnitReader) -> None:
        self.units, self.doc, self.words, self.lexicon = units, units.doc, units.words, units.lexicon

    def base(self, i: int, units: list[Unit], core: int) -> Phrase | None:
        """Return the phrase of the last unit that can head one, or None; `core` is where it begins but for "the"."""
        last = len(units) - 1
        while last >= 0 and not self._can_head(units, last):
            last -= 1
        if last < 0 or self._is_behind_a_time(units, last):
            return None
        after = units[last + 1 :]
        if after and units[last].kind == "name" and is_argument_before(self.doc[units[last].end - 1]):
            after = []  # "discussed with Ann Roe | ways to help"
        possessor = bool(after) and after[0].kind == "owner"
        if after and not possessor and units[last].kind in {"kindword", "group"} and units[last].start == i:
            return None  # "council houses", "team effort"
        is_kind = self.words.lower[units[last].start] in self.lexicon.contexts.ceremonious  # "his state visit"
        is_beside = bool(after) and not possessor
        is_there = is_beside and (units[last].kind in {"country", "body"} or self._is_town(units[last]))
        if is_beside and (is_kind or is_there):
            owners = [k for k in range(1, last) if units[k].kind == "owner"]
            owner = self.base(i, units[: owners[-1] + 1], core) if owners else None
            # "Mr Wood's Japan trip", "Modi's Tokyo trip": it is his, whatever his name alone is taken for
            if owner is not None and (owner.kind == "person" or (is_there and self._is_no_place(owner))):
                return owner
        definite = self.words.lower[i] in {"the", "both", "this", "these", "that", "those", "whose"}
        is_address = self.units.title_at(i) is not None  # "His Majesty"
        pronoun = i if self.words.lower[i] in POSSESSIVES and not is_address else None
        setting = _Setting(i, core, bool(after) and not possessor, possessor, definite, pronoun)
        return self._phrase(setting, units[: last + 1])

    def _is_behind_a_time(self, units: list[Unit], last: int) -> bool:
        """Whether a time stands before the name, which is no part of it: "in the morning Ada Byron received"."""
        if not last or units[last].kind != "name":
            return False
        times = (each for each in units[:last] if each.kind == "word" and self.words.pos[each.end - 1] == "NOUN")
        return any(self.words.lemma[each.end - 1] in self.lexicon.contexts.measures for each in times)

    def aged(self, i: int, limit: int) -> Phrase | None:
        """Return the phrase of somebody of whom only the age is told: "the 79-year-old" at "the"."""
        end = age_end(self.doc, i + 1, self.lexicon) if self.words.lower[i] == "the" else 0
        if not end or end > limit or not (is_subject(self.doc[end - 1]) or is_object(self.doc[end - 1])):
            return None
        return _Maker(_Setting(i, i + 1, False, False, True, None), end, end - 1, None, None, None).phrase(
            "person", "description"
        )

    def _is_town(self, unit: Unit) -> bool:
        return unit.kind == "name" and self.units.is_town(self.words.between(unit.start, unit.end))

    def _is_no_place(self, owner: Phrase) -> bool:
        """Whether it is one word that names neither a country nor a town nor a well-known body."""
        if owner.form != "name" or owner.name is None or owner.name[1] - owner.name[0] != 1:
            return False
        name = self.words.between(*owner.name)
        is_known = fold(name) in self.lexicon.places or fold(name) in self.lexicon.bodies or self.units.is_town(name)
        return name.istitle() and not is_known

    def _can_head(self, units: list[Unit], k: int) -> bool:
        unit = units[k]
        if unit.kind == "title":
            return (unit.noun is not None and unit.noun.kind in {"office", "rank"}) or (
                unit.noun is not None and unit.noun.kind == "honorific" and unit.end - unit.start > 1
            )
        if unit.kind == "country" and unit.is_demonym:
            is_last = k == len(units) - 1
            return is_last and (self.words.tag[unit.end - 1] in {"NNS", "NNPS"} or self._is_somebody(unit))
        return unit.kind in {"country", "body", "name", "group", "kindword"}

    def _is_somebody(self, unit: Unit) -> bool:
        """Whether one person is told by the country alone: "the Norwegian said", but not "the French"."""
        token, start = self.doc[unit.end - 1], unit.start
        if age_end(self.doc, start - AGE, self.lexicon) == start:
            start -= AGE  # "the 44-year-old Belgian"
        noun = fold(self.words.between(unit.start, unit.end))
        is_noun = f"{noun}s" in self.lexicon.demonyms  # "Spaniards", but no "Frenches"
        before = self.words.lower[start - 1] if start else ""
        is_one = before == "the" and (is_noun or token.lower_.endswith(_OF_ONE))
        # "the Slovene and the Qatari"
        first = first_conjunct(token) if self.words.lower[unit.start - 2 : unit.start - 1] == ["and"] else token
        return is_one and (is_subject(first) or is_object(first))

    def _is_epithet(self, unit: Unit, setting: _Setting) -> bool:
        """Whether what looks like a name tells again of somebody: "the Arizona Democrat", "the Peronist"."""
        if setting.core != unit.start or self.words.lower[unit.start - 1] != "the":
            return False
        last, contexts = self.words.lower[unit.end - 1], self.lexicon.contexts
        is_word = last in contexts.epithets or last.endswith(contexts.epithet_endings)
        token = self.doc[unit.end - 1]
        return is_word and not setting.is_possessor and (is_subject(token) or is_object(token))

    def _is_partisan(self, unit: Unit, setting: _Setting) -> bool:
        """Whether somebody's party is all that is told: "the panel's top Democrat", "a Republican from Ohio"."""
        if unit.end - unit.start > 1 or unit.start == setting.start or setting.is_possessor or setting.is_modifier:
            return False
        return self.words.lower[unit.start] in self.lexicon.contexts.epithets

    def _phrase(self, setting: _Setting, units: list[Unit]) -> Phrase | None:
        last, before = units[-1], units[:-1]
        country, organization = self._affiliation(before)
        title = self._title(before)
        make = _Maker(setting, last.end, last.end - 1, country, organization, title)
        if last.kind == "name":
            if self._is_partisan(last, setting):
                return make.phrase("person", "description")
            named = self._named(last, before, make)
            is_epithet = named is not None and named.kind == "person" and self._is_epithet(last, setting)
            return make.phrase("person", "description") if is_epithet else named
        if last.is_demonym and last.body is not None and self._is_somebody(last):
            return replace(make.phrase("person", "description"), country=last.body.country)
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
        if noun.kind == "body" or self.words.lower[last.end - 1] in self.lexicon.contexts.businesses:
            return make.phrase("group", "body")  # "the lender"
        return replace(make.phrase("person", "description"), title=bare_words(self.words, last.start, last.end))

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
        if kind == "unknown" and not reader.is_label(*name) and self._acts_as_person(last):
            return make.phrase("person", "name", name)
        if before and before[-1].kind == "owner" and reader.has_body_head(*name):  # "the Prime Minister's Office"
            capitals = (each.start for each in before if reader.is_capital(each.start))
            return replace(phrase, name=(next(capitals, before[0].start), last.end))  # "giant | Foster's Group"
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
                    organization = organization or bare_words(self.words, unit.start, unit.end)
            elif unit.kind == "name":
                organization = organization or bare_words(self.words, unit.start, unit.end)
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
        words = bare_words(self.words, start, end)
        is_short = len(words.rstrip(".")) <= 4 and all(
            u.noun is not None and u.noun.kind == "honorific" for u in units[last + 1 :]
        )
        return None if is_short else words
