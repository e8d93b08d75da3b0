"""What do brackets and appositions add: "(ILO)", "Jane Roe, 54, head of X,"?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tasks.nlp.names.base_phrases import BaseReader
from tasks.nlp.names.complements import ComplementReader
from tasks.nlp.names.names_behind import NameBehindReader, has_office
from tasks.nlp.names.phrase import DETERMINERS, Phrase, bare_words
from tasks.nlp.names.unit_rows import RowReader
from tasks.nlp.names.units import UnitReader
from tasks.nlp.syntax import is_lone_subject

_LONGEST_NAME = 4  # words
_LONGEST_SEAT = 4  # tokens
_SEAT = re.compile(r"[A-Z]-[A-Z][A-Za-z. ]*$")
_CLOSING = frozenset({",", ".", ";", ")"})
_OPENING = frozenset({",", "-", "–", "—"})
_SUPERLATIVES = frozenset({"JJS", "RBS"})
_GOING_ON = frozenset({"AUX", "VERB", "ADP", "ADV"})  # a verb or when it was, but no further item of a list
_WHO = frozenset({"who", "whose"})


class AppositionReader:
    """Reads a phrase on into brackets and appositions; `at` gives the phrase that begins at a token."""

    def __init__(
        self,
        units: UnitReader,
        rows: RowReader,
        bases: BaseReader,
        names: NameBehindReader,
        complements: ComplementReader,
        at: Callable[[int], Phrase | None],
    ) -> None:
        self.units, self.doc, self.words, self.lexicon = units, units.doc, units.words, units.lexicon
        self.rows, self.bases, self.names, self.complements, self.at = rows, bases, names, complements, at

    def with_bracket(self, phrase: Phrase, limit: int) -> Phrase:
        """Read on over a short bracket: "the International Labour Organization (ILO)" has an alias then."""
        i = phrase.end
        if i + 2 >= limit or self.words.text[i] != "(":
            return phrase
        close = next((j for j in range(i + 1, min(limit, i + 9)) if self.words.text[j] == ")"), None)
        if close is None:
            return phrase
        inside = bare_words(self.words, i + 1, close)
        is_acronym = close == i + 2 and inside.isalnum() and sum(c.isupper() for c in inside) >= 2
        is_short = close <= i + 3 and inside[:1].isupper() and not inside.islower() and phrase.kind != "person"
        return replace(phrase, end=close + 1, alias=inside if is_acronym or is_short else phrase.alias)

    def _description(self, i: int, limit: int) -> Phrase | None:
        """Return the description by office that begins at the token, whatever name follows it."""
        first = self.rows.after_determiners(i, limit)
        office = self.rows.wide_office(first, limit) if first < limit else 0  # "A, Commerce and | Industry Minister,"
        base = self.bases.base(i, self.rows.row(office or first, limit), first) if first < limit else None
        if base is None or base.kind != "person" or base.form != "description" or base.is_modifier or base.is_possessor:
            return None
        described = self.complements.with_complements(self.with_bracket(base, limit), limit)
        return self.with_bracket(described, limit)  # "A, head of the World Bank | (WB), met"

    def with_body_apposition(self, phrase: Phrase, limit: int) -> Phrase:
        """ "Unite, the largest union in the country,": what a body is, told behind its name, is no second body."""
        doc, begin = self.doc, phrase.end + 1
        if begin + 2 >= limit or doc[phrase.end].text not in _OPENING:
            return phrase
        is_owned = doc[begin].lower_ not in {"the", "a", "an"} and self.words.tag[begin + 1] == "POS"
        if not (is_owned or doc[begin].lower_ in {"the", "a", "an"}):
            return phrase
        found = self.at(begin)
        if found is None or found.form != "body" or found.is_plural or found.end - begin < 3:
            return phrase
        is_dashed = doc[phrase.end].text != ","
        if found.end < limit and doc[found.end].text not in ({doc[phrase.end].text} if is_dashed else _CLOSING):
            return phrase
        if is_owned and not is_dashed and not self._says_which(found, limit):
            return phrase
        return replace(phrase, end=found.end + is_dashed, country=phrase.country or found.country)

    def _says_which(self, body: Phrase, limit: int) -> bool:
        """Whether "Europe's largest carmaker" says what was named before it; "A, Chile's government and B" does not."""
        if body.end + 1 >= limit or self.words.text[body.end] != ",":
            return body.end >= limit
        is_last = self.words.pos[body.end + 1] in _GOING_ON
        return is_last or not _SUPERLATIVES.isdisjoint(self.words.tag[body.start : body.end])

    def as_body(self, phrase: Phrase, limit: int) -> Phrase:
        """ "Unison, Britain's largest union,": it is a body, whatever its name was taken for."""
        if phrase.name is None or phrase.title or phrase.name[1] - phrase.name[0] > 1:
            return phrase
        told = self.with_body_apposition(phrase, limit)
        is_body = not _SUPERLATIVES.isdisjoint(self.words.tag[phrase.end : told.end])
        return replace(told, kind="organization") if is_body else phrase

    def as_person(self, phrase: Phrase, limit: int) -> Phrase:
        """ "Jane Roe, the Austrian chancellor,": who holds an office is a person, whatever the name was taken for."""
        words = self.words
        if phrase.name is None or phrase.end + 1 >= limit or words.text[phrase.end] != ",":
            return phrase
        start, end = phrase.name
        is_plain = all(words.text[i].isalpha() and words.text[i].istitle() for i in range(start, end))
        is_of_two = 2 <= end - start <= _LONGEST_NAME
        if not (is_plain and is_of_two) or self.units.body_at(start) or self.units.has_body_head(start, end):
            return phrase
        found = self._description(phrase.end + 1, limit)
        if found is None or not has_office(found, self.lexicon) or found.end >= len(self.doc):
            return phrase
        if self._is_place_of(phrase, found, limit):
            return phrase
        is_closed = words.text[found.end] in _CLOSING
        is_last = words.lower[found.end + 1 : found.end + 2] != ["and"]
        is_bare = words.lower[found.start] not in DETERMINERS  # "A, president of the Nurses' Union, and B": no list
        has_field = found.end > found.core_end  # "A, president of the nurses, and B"
        return replace(phrase, kind="person") if is_closed and (is_last or is_bare or has_field) else phrase

    def _is_place_of(self, phrase: Phrase, told: Phrase, limit: int) -> bool:
        """Whether it says where: "received in Ain Saadeh, the French ambassador, Jane Roe", whose office that is."""
        is_inside = phrase.start > 0 and self.words.lower[phrase.start - 1] in {"in", "at"}
        return is_inside and self.names.name_behind(told, limit) is not None

    def _is_of_next(self, begin: int, told: Phrase) -> bool:
        """Whether the office is that of who is named right behind it: "A, secretary at the royal court B and C"."""
        other = self.at(begin)
        if other is None or other.kind != "person" or other.form != "name" or other.name is None:
            return False
        between = self.words.text[told.head + 1 : other.name[0]]
        return bool(between) and "," not in between

    def with_apposition(self, phrase: Phrase, limit: int) -> Phrase:
        """ "Jane Roe, 54, head of X,": title, organisation and country from what follows."""
        doc, after = self.doc, phrase.end
        if (
            after + 2 < limit
            and self.words.text[after] == ","
            and doc[after + 1].like_num
            and self.words.text[after + 2] in {",", "."}
        ):
            phrase = replace(phrase, end=after + 2)
            after += 2
        is_named = after + 1 < limit and self.words.text[after] == ","
        while is_named and self.words.text[after + 1] in self.lexicon.contexts.postnominals:
            phrase = replace(phrase, end=after + 2)  # "Ada Byron, S.C., M.P.,"
            after += 2
            is_named = after + 1 < limit and self.words.text[after] == ","
        if is_named and (seat := self._seat_end(after + 1, limit)):
            phrase = replace(phrase, end=seat)  # "Lindsey Graham, R-S.C.,"
            after = seat
        if after + 1 >= limit or self.words.text[after] not in {",", "("}:
            return phrase
        begin = after + 1
        while begin < limit and self.words.lower[begin] in {"who", "is"}:
            begin += 1
        is_also = begin == after + 1 and begin < limit and self.words.lower[begin] == "also"
        begin += is_also  # "Mr A, also head of X,"
        if begin not in {after + 1 + is_also, after + 3} or self.words.lower[begin : begin + 1] == ["whose"]:
            return phrase
        found = self._description(begin, limit)
        if found is None:
            return phrase
        if found.end < limit and self.units.is_capital(found.end):
            return phrase
        if self._is_place_of(phrase, found, limit) or self._is_of_next(begin, found):
            return phrase
        if has_office(phrase, self.lexicon) and self.names.name_behind(found, limit) is not None:
            return phrase  # "Prime Minister A, the head of X, B": the office is that of B
        if found.is_definite and self.names.with_body_between(found, limit) is not found:
            return phrase  # "Dr A, the chairman, Governors' Forum, B"
        name = self.names.name_behind(found, limit)
        if name is not None and is_lone_subject(doc[after], name.end):
            return phrase  # "After talks with A, the prime minister, B, left"
        title = phrase.title if has_office(phrase, self.lexicon) else found.title or phrase.title
        described = replace(
            phrase, end=found.end, title=title,
            organization=phrase.organization or found.organization, country=phrase.country or found.country,
        )  # fmt: skip
        return self._with_more_offices(self._with_country(described, limit), found, limit)

    def _with_more_offices(self, phrase: Phrase, told: Phrase, limit: int) -> Phrase:
        """Read on over what else the same person is: "A, head of X, and director of Y", "A, a banker and founder of Z".

        `told` is the description before.
        """
        while True:
            begin = phrase.end
            if begin + 1 < limit and self.words.text[begin] == "," and self.words.lower[begin + 1] == "and":
                begin += 1
            if begin + 1 >= limit or self.words.lower[begin] not in {"and", ","}:
                return phrase
            more = self.at(begin + 1)
            if self.words.lower[begin] == "," and not self._is_bare_office(more):
                return phrase
            if more is None or more.form != "description" or more.is_definite or more.owner is not None:
                return phrase
            if more.is_possessor or more.is_modifier or not self._is_of_the_same(told, more, begin, limit):
                return phrase
            phrase = replace(phrase, end=more.end)

    def _is_bare_office(self, more: Phrase | None) -> bool:
        """Whether an office without article stands there: "A, head of X, | co-chair of Y," is one person."""
        if more is None or more.form != "description" or self.words.text[more.start][:1].isupper():
            return False
        return self.words.lower[more.start] not in DETERMINERS and more.end > more.core_end

    def _is_of_the_same(self, told: Phrase, more: Phrase, begin: int, limit: int) -> bool:
        """Whether a further description is of the same person: "a student and activist", "a mayor and a doctor,"."""
        words = self.words
        if more.end >= limit or words.text[more.end] in {",", ".", ")"}:
            return True
        if words.text[begin - 1] == ",":
            return False  # "A, a farmer, and a vet who came along"
        is_bare = words.lower[more.start] not in DETERMINERS
        shares_article = is_bare and words.lower[told.start] in {"a", "an"}
        return shares_article or words.lower[more.end] in _WHO or words.text[more.end] == ";" or (
            is_bare and words.lower[more.end] == "and" and not told.is_definite
        )  # fmt: skip

    def _seat_end(self, i: int, limit: int) -> int:
        """Return the end of "R-S.C.", the party and state of a member of Congress, else 0."""
        end = i
        while end < limit and self.words.text[end] != "," and end - i < _LONGEST_SEAT:
            end += 1
        return end if _SEAT.match(self.words.between(i, end)) else 0

    def _with_country(self, phrase: Phrase, limit: int) -> Phrase:
        """Read on over "in France," behind an office: where somebody holds it, and no place of an encounter."""
        i = phrase.end
        if i + 1 >= limit or self.words.lower[i] != "in":
            return phrase
        country = self.at(i + 1)
        if country is None or country.kind != "country" or country.end >= limit:
            return phrase
        if self.words.text[country.end] not in {",", ";"}:  # "met A, head of X in France." may tell where they met
            return phrase
        return replace(phrase, end=country.end, country=phrase.country or country.country)
