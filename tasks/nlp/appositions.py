"""What do brackets and appositions add: "(ILO)", "Jane Roe, 54, head of X,"?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tasks.nlp.base_phrases import BaseReader
from tasks.nlp.complements import ComplementReader
from tasks.nlp.names_behind import NameBehindReader, has_office
from tasks.nlp.phrase import Phrase, bare_words
from tasks.nlp.syntax import is_lone_subject
from tasks.nlp.unit_rows import RowReader
from tasks.nlp.units import UnitReader

_LONGEST_NAME = 4  # words
_LONGEST_SEAT = 4  # tokens
_SEAT = re.compile(r"[A-Z]-[A-Z][A-Za-z. ]*$")
_CLOSING = frozenset({",", ".", ";", ")"})


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
        base = self.bases.base(i, self.rows.row(first, limit), first) if first < limit else None
        if base is None or base.kind != "person" or base.form != "description" or base.is_modifier or base.is_possessor:
            return None
        return self.complements.with_complements(self.with_bracket(base, limit), limit)

    def with_body_apposition(self, phrase: Phrase, limit: int) -> Phrase:
        """ "Unite, the largest union in the country,": what a body is, told behind its name, is no second body."""
        doc, begin = self.doc, phrase.end + 1
        if begin + 2 >= limit or doc[phrase.end].text != "," or doc[begin].lower_ not in {"the", "a", "an"}:
            return phrase
        found = self.at(begin)
        if found is None or found.form != "body" or found.is_plural or found.end - begin < 3:
            return phrase
        if found.end < limit and doc[found.end].text not in {",", ".", ";", ")"}:
            return phrase
        return replace(phrase, end=found.end, country=phrase.country or found.country)

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
        is_closed = words.text[found.end] in _CLOSING and words.lower[found.end + 1 : found.end + 2] != ["and"]
        return replace(phrase, kind="person") if is_closed else phrase

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
        if is_named and self.words.text[after + 1] in self.lexicon.contexts.postnominals:
            phrase = replace(phrase, end=after + 2)  # "Keith Rowley, M.P.,"
            after += 2
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
        if has_office(phrase, self.lexicon) and self.names.name_behind(found, limit) is not None:
            return phrase  # "Prime Minister A, the head of X, B": the office is that of B
        name = self.names.name_behind(found, limit)
        if name is not None and is_lone_subject(doc[after], name.end):
            return phrase  # "After talks with A, the prime minister, B, left"
        title = phrase.title if has_office(phrase, self.lexicon) else found.title or phrase.title
        described = replace(
            phrase, end=found.end, title=title,
            organization=phrase.organization or found.organization, country=phrase.country or found.country,
        )  # fmt: skip
        described = self._with_country(described, limit)
        # "A, head of X, and director of Y": a second office of the same person
        more = described.end
        if more + 1 < limit and self.words.text[more] == "," and self.words.lower[more + 1] == "and":
            more += 1
        if more + 1 < limit and self.words.lower[more] == "and":
            second = self.at(more + 1)
            is_office = (
                second is not None and second.form == "description" and not second.is_definite and second.owner is None
            )
            if (
                is_office
                and second is not None
                and second.end < limit
                and self.words.text[second.end] in {",", ".", ")"}
            ):
                described = replace(described, end=second.end)
        return described

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
