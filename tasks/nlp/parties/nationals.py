"""Who are the people of several countries or camps that share one noun: "Greek and Turkish officials"?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.names.phrase import DETERMINERS, POSSESSIVES, Phrase
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.names.units import Unit
from tasks.nlp.parties.party import Party, PartyNamer
from tasks.nlp.text.sentence_numbers import sentence_start

_JOINING = frozenset({"and", ","})
_LONGEST_DEMONYM = 3


@dataclass(frozen=True, slots=True)
class NationalsReader:
    """Tells the people of each country apart: those of one did meet those of the other."""

    phrases: PhraseReader
    cast: Cast
    namer: PartyNamer
    lexicon: Lexicon

    def parties(self, phrase: Phrase) -> list[Party]:
        """Return the people of each country in the order of the text; nobody where there is only one."""
        if not phrase.is_plural or phrase.form != "group":
            return []
        own = self._side(phrase.core_start)
        if own is None or own.end >= phrase.core_end:
            return []
        others = self._before(own.start)
        if not others:
            return []
        is_definite = own.is_demonym and self._is_definite(others[0].start)
        noun = self._noun(phrase, own, is_definite=is_definite)
        are_countries = all(each.is_demonym for each in (*others, own))  # "European and American leaders" are many
        return [self._party(phrase, noun, each, has_holder=are_countries) for each in (*others, own)]

    def phrase_behind(self, i: int, limit: int) -> Phrase | None:
        """Return the phrase of the shared noun, where the token begins the row of countries before it."""
        doc = self.phrases.doc
        i = self._behind_determiner(i)
        is_joined = False
        while i < limit and (unit := self._side(i)) is not None:
            following = unit.end
            while following < limit and doc[following].lower_ in _JOINING:
                following += 1
            if following == unit.end:
                phrase = self.phrases.at(i) if is_joined else None
                return phrase if phrase is not None and self.parties(phrase) else None
            i, is_joined = following, True
        return None

    def opens_camps(self, i: int) -> bool:
        """Whether a row of camps may begin at the token: "the Hutu and Tutsi leaders"."""
        i = self._behind_determiner(i)
        return (
            i + 1 < len(self.phrases.doc) and self._camp(i) is not None and self.phrases.doc[i + 1].lower_ in _JOINING
        )

    def _behind_determiner(self, i: int) -> int:
        return i + 1 if self.phrases.doc[i].lower_ in DETERMINERS else i

    def _before(self, start: int) -> list[Unit]:
        """Return the countries that are joined to the one at the token, in the order of the text."""
        doc = self.phrases.doc
        found: list[Unit] = []
        sentence = sentence_start(doc[start])
        if start == sentence or doc[start - 1].lower_ != "and":
            return []
        while start > sentence and doc[start - 1].lower_ in _JOINING:
            end = start - 1
            if end > sentence and doc[end].lower_ == "and" and doc[end - 1].text == ",":
                end -= 1
            candidates = (self._side(i) for i in range(max(sentence, end - _LONGEST_DEMONYM), end))
            unit = next((each for each in candidates if each is not None and each.end == end), None)
            if unit is None:
                break
            found.append(unit)
            start = unit.start
        return found[::-1]

    def _side(self, i: int) -> Unit | None:
        """Return the country or camp whose people a noun behind the token may be."""
        return self._demonym(i) or self._camp(i)

    def _camp(self, i: int) -> Unit | None:
        """Return the camp or part of the world that the token names: "rebel", "Hutu", "European"."""
        if i >= len(self.phrases.doc):
            return None
        word, contexts = self.phrases.doc[i], self.lexicon.contexts
        is_small = word.text.islower() or word.is_sent_start  # not the "Union" of "African Union and European leaders"
        is_camp = word.text in contexts.camps or (is_small and word.lower_ in contexts.camps)
        return Unit("word", i, i + 1) if is_camp or self._is_region(i) else None

    def _is_region(self, i: int) -> bool:
        """Whether the token is a part of the world whose people a noun is for, not "23 European and Arab states"."""
        doc = self.phrases.doc
        is_word = doc[i].text.istitle() and doc[i].lower_ in self.lexicon.contexts.continental
        return is_word and not self._opens_body(i) and not (i > 0 and doc[i - 1].like_num)

    def _opens_body(self, i: int) -> bool:
        """Whether the name of a body begins at the token: "European Union"."""
        body = self.phrases.units.body_at(i)
        return body is not None and body.end > i + 1

    def _demonym(self, i: int) -> Unit | None:
        units = self.phrases.units
        unit = units.body_at(i)
        if unit is None or not unit.is_demonym:
            return None
        if unit.end == i + 2:  # "Greek and Turkish Cypriot leaders": they share the second word too
            first, second = (self.lexicon.demonyms.get(fold(word.text)) for word in units.doc[i : i + 2])
            return replace(unit, end=i + 1) if first and second and first != second else unit
        return unit

    def _is_definite(self, start: int) -> bool:
        doc = self.phrases.doc
        return start > 0 and (doc[start - 1].lower_ == "the" or doc[start - 1].lower_ in POSSESSIVES)

    def _noun(self, phrase: Phrase, own: Unit, *, is_definite: bool) -> str:
        """Return the words that they share: in the singular where each country has but one, "the … governments"."""
        doc, contexts = self.phrases.doc, self.lexicon.contexts
        core, rest = doc[own.end : phrase.core_end].text, doc[phrase.core_end : phrase.end].text
        noun = self.lexicon.title(core) or self.lexicon.group(core)
        if noun is None or self._is_region(own.start):
            return f"{core} {rest}".strip()
        last = noun.singular.rsplit(maxsplit=1)[-1]
        is_one = last in contexts.bare_offices or noun.singular in contexts.heads | contexts.roles
        return f"{noun.singular if noun.kind == 'body' or (is_definite and is_one) else core} {rest}".strip()

    def _party(self, phrase: Phrase, noun: str, of: Unit, *, has_holder: bool) -> Party:
        """Return the people of one country: who holds the office, where somebody is named for it."""
        doc = self.phrases.doc
        title = self.lexicon.title(phrase.title) if phrase.title is not None else None
        country = of.body.country if of.body is not None else None
        if title is not None and has_holder:
            holder = replace(
                phrase, start=of.start, kind="person", form="description", title=title.singular, country=country,
                is_plural=False, is_definite=False, core_start=of.start,
            )  # fmt: skip
            actor = self.cast.actor(holder)
            if actor is not None:
                return self.namer.of_actor(actor, of.start, phrase.end)
        if has_holder and doc[phrase.head].lemma_.lower() in self.lexicon.contexts.counterparts:
            counterpart = self._counterpart(phrase, of)
            if counterpart is not None:
                return self.namer.of_actor(counterpart, of.start, phrase.end)
        own = doc[of.start : of.end].text
        if own.lower() in self.lexicon.contexts.camps:
            own = own.lower()  # at the head of a sentence
        text = f"{own} {noun}"
        if (
            title is not None and has_holder and noun == title.singular
        ):  # one of each: "the French and German presidents"
            return Party(None, "person", text, of.start, phrase.end, country, title=noun)
        return Party(None, "group", text, of.start, phrase.end, country, is_unnamed=True)

    def _counterpart(self, phrase: Phrase, of: Unit) -> int | None:
        """Return who is the one of the country among "his Greek and Turkish counterparts"."""
        doc = self.phrases.doc
        row = range(doc[of.start].sent.start, of.start)
        owner = next((i for i in reversed(row) if doc[i].lower_ in POSSESSIVES), None)
        if owner is None or any(doc[i].pos_ in {"VERB", "AUX", "NOUN", "ADP"} for i in range(owner + 1, of.start)):
            return None
        country = of.body.country if of.body is not None else None
        one = replace(
            phrase, start=of.start, kind="person", form="description", title=None, country=country, is_plural=False,
            is_definite=False, core_start=of.start, owner=owner,
        )  # fmt: skip
        return self.cast.actor(one)
