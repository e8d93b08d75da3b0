"""Where does a name end that has small words inside, and where the plain noun phrase behind a preposition?"""

from __future__ import annotations

from tasks.nlp.phrase import DETERMINERS, Phrase
from tasks.nlp.units import UnitReader


class ExtentReader:
    """Finds ends of names and of plain noun phrases, left to right."""

    def __init__(self, units: UnitReader) -> None:
        self.units, self.doc, self.lexicon = units, units.doc, units.lexicon

    def name_end(self, i: int, limit: int, preposition: str, phrase: Phrase) -> int:
        """Return the end of a name with "of", "for", "and" inside: "Foreign Affairs and International Cooperation"."""
        doc, reader = self.doc, self.units
        j = i
        while j < limit:
            token = doc[j]
            if j > i and self.person_begins(j, limit):
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
                    and (self.joins(j, limit) or self._joins_countries(j, limit, preposition, phrase))
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
        while k < limit and self.doc[k].lower_ in {"the", "of"}:
            k += 1
        if k < limit and self.doc[j].lower_ == "of" and self.doc[k].like_num:
            return k + 1 >= limit or not self.doc[k + 1].is_alpha or self.doc[k + 1].pos_ != "NOUN"
        return k < limit and self.units.is_capital(k) and not self.person_begins(k, limit)

    def joins(self, j: int, limit: int) -> bool:
        """Whether "and" stands inside a name: "Finance and Economy"; not between two countries or people."""
        doc, reader = self.doc, self.units
        if j + 1 >= limit or not reader.is_capital(j + 1) or self.person_begins(j + 1, limit):
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
        return is_place and not self.person_begins(k, limit)

    def _is_list_of_office(self, j: int, limit: int) -> bool:
        """ "Minister of Culture, Sports and Tourism": a comma inside what the model takes for one body."""
        doc = self.doc
        return j + 1 < limit and doc[j].ent_type_ == "ORG" == doc[j + 1].ent_type_ and doc[j + 1].ent_iob_ == "I"

    def person_begins(self, j: int, limit: int) -> bool:
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

    def plain_end(self, i: int, limit: int) -> int:
        """Return the end of a plain noun phrase: "the opposition", "civil society", "several ministries"."""
        doc, reader = self.doc, self.units
        j, last = i, i
        while j < limit:
            token = doc[j]
            if token.pos_ in {"NOUN", "PROPN"} or reader.is_capital(j):
                if self.person_begins(j, limit) and j > i:
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

    def country_in(self, start: int, end: int) -> str | None:
        """Return the country of the first known body or country in the token range."""
        for i in range(start, end):
            unit = self.units.body_at(i)
            if unit is not None and unit.body is not None and unit.end <= end and unit.body.country:
                return unit.body.country
        return None
