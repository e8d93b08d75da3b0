"""Which noun phrase begins at a token, and whom does it name or describe?

People with title, organisation and country; bodies; countries; groups. A small grammar over the units of `units.py`,
with appositions, complements and acronyms in brackets read through: the parser's noun chunks break where its tags are
wrong. From the token on: unit_rows.py, base_phrases.py, name_extents.py, names_behind.py, complements.py,
appositions.py; each knows only those before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Doc

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.names.appositions import AppositionReader
from tasks.nlp.names.base_phrases import BaseReader
from tasks.nlp.names.complements import ComplementReader
from tasks.nlp.names.name_extents import ExtentReader
from tasks.nlp.names.names_behind import NameBehindReader
from tasks.nlp.names.names_behind_fields import with_name_behind_field
from tasks.nlp.names.phrase import Phrase, bare_words
from tasks.nlp.names.unit_rows import RowReader
from tasks.nlp.names.units import OWNERS, UnitReader
from tasks.nlp.names.unknown_offices import UnknownOfficeReader
from tasks.nlp.text.words import words_of_doc

# Parts of speech with which no noun phrase begins, but for names, titles and the words after them
_FOLLOWERS = frozenset(
    {"VERB", "AUX", "ADP", "ADV", "PART", "CCONJ", "SCONJ", "PUNCT", "SPACE", "SYM", "INTJ", "X", ""}
)
_OPENERS = frozenset({"then", "newly", "most", "as"})
_LONGEST = 24  # tokens of a base noun phrase


class PhraseReader:
    """Reads the participant phrases of one article."""

    def __init__(self, doc: Doc, lexicon: Lexicon, is_town: Callable[[str], bool], dateline: range = range(0)) -> None:
        """Read `doc`; what stands at the characters of its `dateline` takes part in nothing."""
        self.doc, self.words, self.lexicon, self._dateline = doc, words_of_doc(doc), lexicon, dateline
        self.units = UnitReader(doc, lexicon, is_town)
        self._rows, self._bases, extents = RowReader(self.units), BaseReader(self.units), ExtentReader(self.units)
        self._names = NameBehindReader(self.units, self.at)
        self._complements = ComplementReader(self.units, self._rows, extents, self._names, self.at)
        self._offices = UnknownOfficeReader(self.units, self.at)
        self._appositions = AppositionReader(
            self.units, self._rows, self._bases, self._names, self._complements, self.at
        )
        openers = _OPENERS | lexicon.approximations.keys()
        words = self.words
        self._may_begin = [
            bool(tag) and (pos not in _FOLLOWERS or self.units.may_begin(i) or lower in openers)
            for i, (tag, pos, lower) in enumerate(zip(words.tag, words.pos, words.lower, strict=True))
        ]
        self._memory: dict[int, Phrase | None] = {}
        self._all: list[Phrase] | None = None

    def all(self) -> list[Phrase]:
        """Return the phrases of the article in the order of the text.

        None stands inside another but a delegation's leader, and the person whose office or staff is told.
        """
        if self._all is None:
            self._all, i = [], 0
            while i < len(self.doc):
                phrase = self.at(i) if self._may_begin[i] else None
                if phrase is None:
                    i += 1
                else:
                    self._all.append(phrase)
                    leader = self.at(phrase.leader) if phrase.leader is not None else None
                    if leader is not None:
                        self._all.append(leader)
                    self._all += [
                        each for each in (self._owner_in(phrase), self._closed_in(phrase)) if each is not None
                    ]
                    i = max(phrase.end, i + 1)
        return self._all

    def _owner_in(self, phrase: Phrase) -> Phrase | None:
        """Return "Ada Byron" of "Ada Byron's office said that she": named there as well, or nobody could be "she"."""
        if phrase.is_possessor or phrase.form == "place":
            return None
        words, stop = self.words, phrase.head
        mark = next((k for k in range(phrase.start + 1, stop) if words.lower[k] in OWNERS), None)
        if mark is None:
            return None
        first = self._rows.after_determiners(phrase.start, mark)
        owner = self._bases.base(phrase.start, self._rows.row(first, mark + 1), first)
        is_somebody = owner is not None and owner.kind == "person" and owner.form == "name" and owner.is_possessor
        return owner if is_somebody else None

    def _closed_in(self, phrase: Phrase) -> Phrase | None:
        """Return "Ada Byron" of "an aide to Ada Byron", "members of Premier Ada Byron's party": named there as well.

        Likewise in "the government of Ada Byron".
        """
        named = self.at(phrase.core_end + 1) if phrase.core_end + 1 < phrase.end else None
        if named is not None and named.form == "body" and named.end <= phrase.end:
            return self._owner_in(named)
        is_of = phrase.is_closed or self._is_body_of(phrase)
        if not is_of or phrase.form not in {"description", "group", "body"}:
            return None
        is_somebody = named is not None and named.kind == "person" and named.form == "name" and not named.is_modifier
        return named if is_somebody and named is not None and named.end <= phrase.end else None

    def _is_body_of(self, phrase: Phrase) -> bool:
        """Whether the noun for a body says whose it is: "the new administration of Ada Byron"."""
        return phrase.form == "body" and self.words.lower[phrase.core_end : phrase.core_end + 1] == ["of"]

    def at(self, i: int) -> Phrase | None:
        """Return the phrase that begins at the token, or None."""
        if i not in self._memory:
            self._memory[i] = None  # an apposition never asks for the phrase that it belongs to
            self._memory[i] = self._read(i)
        return self._memory[i]

    def text(self, start: int, end: int) -> str:
        """Return the words of a token range without quotation marks and commas at its ends."""
        return bare_words(self.words, start, end)

    def _read(self, i: int) -> Phrase | None:
        if not self._may_begin[i]:
            return None
        words, token = self.words, self.doc[i]
        if words.offset[i] in self._dateline or words.lower[i] in OWNERS or token.is_space or token.is_punct:
            return None
        end = min(words.sentence_end(i), syntax.place_end(token) or len(self.doc))
        limit = min(end, i + _LONGEST)
        first = self._rows.after_determiners(i, limit)
        base = None
        if self._rows.leads_to_head(first):
            office = self._rows.wide_office(first, limit)
            base = self._bases.base(i, self._rows.row(office or first, limit), first)
        base = base if base is not None else self._bases.aged(i, limit)
        return self._extended(base, end) if base is not None else None

    def _holder_at(self, owner: Phrase, limit: int) -> Phrase | None:
        """Return "Ecuador's, Daniel Noboa," of "Peru's president met Ecuador's, Daniel Noboa, in Piura"."""
        words, comma = self.words, owner.end + 1
        if comma + 1 >= limit or words.lower[owner.end] not in OWNERS or words.text[comma] != ",":
            return None
        named = self.at(comma + 1)
        is_closed = named is not None and named.end < len(words.text) and words.text[named.end] in {",", "."}
        if named is None or not is_closed or named.kind != "person" or named.form != "name" or named.title:
            return None
        body = self.text(*owner.name) if owner.kind == "organization" and owner.name is not None else None
        return replace(
            named, start=owner.start, core_start=owner.core_start, country=owner.country, organization=body
        )  # fmt: skip

    def _holder_behind(self, body: Phrase) -> Phrase | None:
        """Return whose office stands behind the brackets of a body's name: "World Bank (WB) | head A", "… | staff".

        Or that of a part of the body: "World Bank (WB) | Inspection Panel head A".
        """
        units, end = self.units, body.end
        if body.name is None or end >= len(self.doc) or self.words.text[end - 1] != ")":
            return None
        is_told = units.title_at(end) is not None or units.group_at(end) is not None
        holder = self.at(end) if is_told or units.is_capital(end) else None
        if holder is None or holder.is_modifier or holder.is_definite or holder.form == "body":
            return None
        if not is_told and holder.form != "name":
            return None
        if not ((holder.kind == "person" and holder.title) or holder.is_plural):
            return None
        organization = holder.organization or self.text(*body.name)
        return replace(
            holder, start=body.start, core_start=body.core_start, is_definite=body.is_definite,
            organization=organization, country=holder.country or body.country,
        )  # fmt: skip

    def _extended(self, phrase: Phrase, limit: int) -> Phrase:
        """Return the phrase with the brackets, complements, names and appositions that follow it."""
        if phrase.is_modifier and phrase.kind == "organization":
            phrase = self._complements.with_listed_fields(phrase, limit)
        is_owner = phrase.is_possessor and phrase.kind in {"country", "organization"}
        if is_owner and (holder := self._holder_at(phrase, limit)):
            return holder
        if phrase.is_modifier or phrase.is_possessor:
            return phrase
        complements, names, appositions = self._complements, self._names, self._appositions
        if phrase.kind == "organization" and phrase.name is not None:
            phrase = complements.with_longer_name(phrase, limit)
        phrase = appositions.with_bracket(phrase, limit)
        if phrase.kind == "organization" and phrase.end > phrase.core_end and (holder := self._holder_behind(phrase)):
            return holder
        if phrase.form in {"description", "group", "body"}:
            base = phrase
            phrase = complements.with_complements(phrase, limit)
            phrase = appositions.with_bracket(phrase, limit)
            if phrase.form == "description":
                told = names.with_body_told(phrase, limit)
                told = names.with_body_between(phrase, limit) if told is phrase else told
                phrase = names.with_name(phrase, limit) if told is phrase else told
                held = with_name_behind_field(base, limit, self.units) if phrase.form == "description" else base
                phrase = held if held is not base else phrase
            elif phrase.form in {"group", "body"}:
                phrase = names.with_leader(phrase, limit)
                if not phrase.is_plural:
                    phrase = names.with_body_name(phrase, limit)
        elif phrase.kind == "person":
            phrase = complements.with_country(phrase, limit)
        elif phrase.kind == "organization" and phrase.form == "name":
            phrase = appositions.as_person(phrase, limit)
        if phrase.form == "name" and (named := self._offices.holder(phrase, limit)) is not phrase:
            return named
        if phrase.kind == "person" and phrase.form == "name":
            phrase = appositions.as_body(appositions.with_apposition(phrase, limit), limit)
        elif phrase.kind == "organization" and phrase.form == "name":
            is_chaired = self.units.words.lower[phrase.end - 1] in self.units.lexicon.contexts.chaired_bodies
            phrase = names.with_leader(phrase, limit) if is_chaired else phrase
            phrase = appositions.with_body_apposition(phrase, limit) if phrase.leader is None else phrase
        return phrase
