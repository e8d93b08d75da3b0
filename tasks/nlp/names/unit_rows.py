"""Which units stand in a row from a token on, as far as one base noun phrase reaches?"""

from __future__ import annotations

from dataclasses import replace

from tasks.nlp import syntax
from tasks.nlp.names.ages import age_end
from tasks.nlp.names.callings import fields_end
from tasks.nlp.names.capital_words import QUOTES
from tasks.nlp.names.phrase import DETERMINERS
from tasks.nlp.names.units import OWNERS, Unit, UnitReader

_LONGEST_SEAT = 4  # words
_OF_FAMILY = frozenset({"al"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ATTRIBUTES = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_GRADES = frozenset({"then", "newly", "most"})
_INSIDE = frozenset({"and", ",", "the", "-", "‑"}) | _GRADES | OWNERS | QUOTES


class RowReader:
    """Reads rows of units from the tokens of one article: attributes, titles, names."""

    def __init__(self, units: UnitReader) -> None:
        self.units, self.doc, self.words, self.lexicon = units, units.doc, units.words, units.lexicon
        self._placed = not self.lexicon.contexts.placed.isdisjoint(self.words.lower)
        self._leads_on = self._all_that_lead_on()

    def leads_to_head(self, i: int) -> bool:
        """Whether a word that could head a phrase stands in the row from the token on: else it need not be read."""
        return self._leads_on[i]

    def _all_that_lead_on(self) -> list[bool]:
        words, heads, units = self.words, self.lexicon.body_heads, self.units
        found = [False] * (len(words.text) + 1)
        for i in range(len(words.text) - 1, -1, -1):
            pos, lower = words.pos[i], words.lower[i]
            is_inside = pos in _ATTRIBUTES or lower in _INSIDE or words.tag[i] == "POS"
            is_inside = is_inside or (pos == "VERB" and words.tag[i] in _PARTICIPLES)
            found[i] = units.may_begin(i) or lower in heads or (is_inside and found[i + 1])
        return found

    def after_determiners(self, i: int, limit: int) -> int:
        """Return the first token behind "the", "all the", "his"; "His Majesty" is a title."""
        while i < limit and i not in self.units.quoted:
            is_quantity = (
                i + 2 < limit
                and self.words.lower[i] in self.lexicon.contexts.quantities
                and self.words.lower[i + 1] == "of"
            )
            approximate = self._approximation(i, limit)
            if is_quantity:
                i += 2  # "a number of", "dozens of"
            elif approximate:
                i = approximate
            elif (behind := self._age_end(i)) and behind < limit and self._is_noun(behind):
                i = behind  # "the 34-year-old mayor"
            elif (self._is_determiner(i) or self.words.text[i] in QUOTES) and self.units.title_at(i) is None:
                i += 1
            else:
                break
        return i

    def _age_end(self, i: int) -> int:
        return age_end(self.doc, i, self.lexicon) if self.words.tag[i] == "CD" else 0

    def _is_noun(self, i: int) -> bool:
        return self.words.pos[i] in {"NOUN", "PROPN", "ADJ"}

    def _approximation(self, i: int, limit: int) -> int:
        """Return the token behind "at least" where a number follows, else 0."""
        for words in self.lexicon.approximations.get(self.words.lower[i], ()):
            end = i + words.count(" ") + 1
            if end < limit and self.words.between(i, end).lower() == words:
                return end if self.doc[end].like_num else 0
        return 0

    def _is_determiner(self, i: int) -> bool:
        token = self.doc[i]
        is_other = (token.lower_ == "that" and token.tag_ != "DT") or (
            token.lower_ in {"a", "no"} and token.tag_ == "NNP"
        )
        return token.lower_ in DETERMINERS and not is_other  # "A K Sen" begins with an initial, "No 10" with a number

    def wide_office(self, i: int, limit: int) -> int:
        """Return where an office's last part begins: "Justice, Legal and | Parliamentary Affairs Minister", else 0."""
        doc, reader = self.doc, self.units
        j, last, joints = i, i, 0
        while j < min(limit, i + 12):
            token = doc[j]
            title = reader.title_at(j)
            if title is not None and title.noun is not None and title.noun.kind == "office":
                words = self.words.between(title.start, title.end).lower()
                is_held = title.end < limit and (reader.is_capital(title.end) or self.words.text[title.end] == ",")
                return last if joints and is_held and words.endswith(("minister", "secretary", "commissioner")) else 0
            if reader.is_capital(j):
                if (
                    token.ent_type_ == "PERSON"
                    or token.text in self.lexicon.given_names
                    or ((body := reader.body_at(j)) is not None and not self._is_field(body.end))
                ):
                    return 0
                j += 1
            elif token.lower_ in {"and", "&", ","} and j + 1 < limit and j > i and reader.is_capital(j + 1):
                joints += 1
                j += 1
                last = j
            elif token.text == "," and j + 2 < limit and self.words.lower[j + 1] == "and" and reader.is_capital(j + 2):
                joints += 1
                j += 2
                last = j
            else:
                return 0
        return 0

    def _is_field(self, i: int) -> bool:
        """Whether a capital word there says what an office is for: "Foreign and Caricom | Affairs Minister"."""
        return i < len(self.doc) and self.units.is_capital(i) and self.words.lower[i] in self.lexicon.contexts.fields

    def row(self, i: int, limit: int) -> list[Unit]:
        """Return the units of the base noun phrase that begins at the token."""
        doc = self.doc
        found: list[Unit] = []
        while i < limit:
            token = doc[i]
            if token.lower_ in OWNERS or (token.tag_ == "POS" and token.text in {"'", "’"}):
                if not found:
                    break
                unit = Unit("owner", i, i + 1)
            elif token.text in QUOTES and i + 1 in self.units.quoted:
                i += 1  # "former | "Forward" bloc MP"
                continue
            elif token.text in QUOTES:
                # a quotation mark after the head ends the phrase
                if i + 1 >= limit or token.whitespace_ or not found or found[-1].kind != "word":
                    break
                unit = Unit("word", i, i + 1)
            elif token.lower_ == "the" and found and self._is_address(found[-1]) and self._holds_office(i + 1, limit):
                unit = replace(found.pop(), end=i + 1)  # "His Highness the | Crown Prince"
            elif token.lower_ == "the" and found and found[-1].kind == "title" and (address := self._address(i, limit)):
                unit = address  # "Senator | the Honourable | Ann Roe"
            else:
                here = self._unit(i, found, limit)
                if here is None:
                    break
                unit = here if here.end <= limit else replace(here, end=limit)  # "in New York | Hamas met"
            found.append(unit)
            i = unit.end
        return found

    def _is_address(self, unit: Unit) -> bool:
        return (
            unit.kind == "title"
            and unit.noun is not None
            and unit.noun.kind == "honorific"
            and unit.end - unit.start > 1
        )

    def _address(self, i: int, limit: int) -> Unit | None:
        """Return "the Honourable" as one address where a name stands behind it, else None."""
        title = self.units.title_at(i) or (self.units.title_at(i + 1) if i + 1 < limit else None)
        if title is None or title.noun is None or title.noun.kind != "honorific" or title.end >= limit:
            return None
        return replace(title, start=i) if self.units.is_capital(title.end) else None

    def _holds_office(self, i: int, limit: int) -> bool:
        return i < limit and self.units.is_capital(i) and self.units.title_at(i) is not None

    def _unit(self, i: int, before: list[Unit], limit: int) -> Unit | None:
        doc, reader, lexicon = self.doc, self.units, self.lexicon
        token = doc[i]
        title, body = reader.title_at(i), reader.body_at(i)
        seat = self._seat_end(i, limit)
        if seat:
            return Unit("word", i, seat, body=body.body if body is not None and body.end + 2 == seat else None)
        if reader.is_capital(i) and body is None and title is not None and self._is_name_word(i, title, before):
            title = None
        if title is not None and title.end == i + 1 and reader.is_capital(i) and reader.is_inside_body(i, title.end):
            title = None  # "the General Workers Union"
        longer = reader.group_at(i) if title is not None and not reader.is_capital(i) else None
        if title is not None and longer is not None and longer.end > title.end:
            return longer  # "the general staff" is no general
        if body is not None and (title is None or body.end >= title.end):
            return self._body_or_longer(i, body)
        if title is not None and title.end <= limit:
            return None if self._is_adverb(i, before) else title
        if before and before[-1].kind == "title" and (name := self._behind_particle(i, limit)):
            return name
        if token.ent_type_ in {"DATE", "TIME"} and not reader.is_capital(i):
            return None
        if reader.is_capital(i):
            wide = self.wide_office(i, limit) if before and before[-1].kind == "owner" else 0
            return Unit("word", i, wide) if wide else self._run(i, before)
        group = reader.group_at(i)
        if group is not None:
            return group if self.words.tag[group.end - 1] not in _FINITE else None  # "the affidavit states"
        if token.lower_ in lexicon.body_heads and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            return Unit("kindword", i, i + 1)
        if (
            before
            and token.lower_ in {",", "and"}
            and (end := fields_end(i, limit, self.words, self.lexicon, reader.is_capital))
        ):
            return Unit("word", i, end)
        if token.lower_ == "and" and before and before[-1].kind in {"word", "group"} and self._shares_noun(i, limit):
            return Unit("word", i, i + 1)
        if (
            token.lower_ == "and"
            and before
            and before[-1].kind == "word"
            and i + 1 < limit
            and self.words.pos[i - 1] == "ADJ"
        ):
            return Unit("word", i, i + 1) if self.words.pos[i + 1] == "ADJ" and not reader.is_capital(i + 1) else None
        if token.text in {"-", "‑"} and before and i + 1 < limit and not self.words.spaced[i - 1]:
            return Unit("word", i, i + 1)
        if token.lower_ == "such" and i + 1 < limit and self.words.lower[i + 1] == "as":
            return None
        is_attribute = token.pos_ in _ATTRIBUTES or (
            token.pos_ == "VERB" and token.tag_ in _PARTICIPLES and token.dep_ in {"amod", "compound"}
        )
        is_grade = token.lower_ in _GRADES and token.pos_ == "ADV"
        if syntax.is_before_verb(token):
            return None  # "the two last met in May"
        if token.pos_ == "NUM" and before and before[-1].kind == "name" and self.words.pos[i + 1 : i + 2] == ["ADP"]:
            return None  # "received Ali and Babangida | one by one"
        opens = all(unit.kind in {"word", "owner"} for unit in before) or before[-1].kind == "owner"
        if is_attribute or (is_grade and opens):  # "Peru's | most powerful bankers"
            return Unit("word", i, i + 1)
        return None

    def _behind_particle(self, i: int, limit: int) -> Unit | None:
        """Return the name that begins with a small word behind an office: "President | de Gaulle"."""
        if self.words.lower[i] not in self.lexicon.particles or self.units.is_capital(i):
            return None
        end = self.units.particle_end(i, limit)
        return Unit("name", i, self.units.run_end(end)) if end and self.units.is_capital(end) else None

    def _seat_end(self, i: int, limit: int) -> int:
        """Return the end of "California-based" where it begins at the token, else 0: it is no part of a name."""
        if not self._placed or not self.units.is_capital(i):
            return 0
        words, placed = self.words, self.lexicon.contexts.placed
        for j in range(i + 1, min(limit - 1, i + _LONGEST_SEAT)):
            if words.text[j] in syntax.HYPHENS and not words.spaced[j - 1]:
                return j + 2 if words.lower[j + 1] in placed else 0
            if not self.units.is_capital(j):
                return 0
        return 0

    def _shares_noun(self, i: int, limit: int) -> bool:
        """Whether the words on both sides of "and" describe a noun behind: "political and business leaders"."""
        reader = self.units
        if i + 2 >= limit or reader.is_capital(i + 1) or reader.title_at(i + 1) is not None:
            return False
        both = reader.group_at(i + 1)  # "business leaders"
        are_people = (both is not None and both.end > i + 2) or reader.group_at(i + 2) or reader.title_at(i + 2)
        if not are_people:
            return False  # "sessions and panel discussions"
        return syntax.share_noun(self.doc[i - 1], self.doc[i + 1])

    def _is_adverb(self, i: int, before: list[Unit]) -> bool:
        """Whether "then" belongs to the verb: "the ministers then left", but "the then minister"."""
        if self.doc[i].tag_ != "RB" or not before:
            return False
        is_before_verb = i + 1 < len(self.doc) and self.words.tag[i + 1] in _FINITE  # "the Slovak then flew"
        return before[-1].kind not in {"word", "owner", "country"} or is_before_verb

    def _is_name_word(self, i: int, title: Unit, before: list[Unit]) -> bool:
        """Whether a title is part of a name here: "John Major", "Secretary of State Dean Rusk"."""
        if title.end - i > 1:
            return False
        if not before:
            return self._opens_name(i)
        last = before[-1]
        follows = title.end < len(self.doc) and self.units.is_capital(title.end)
        if last.kind == "title":
            office = last.noun is not None and last.noun.kind == "office"
            return office and follows and self.words.text[i] in self.lexicon.given_names
        return last.kind == "name" and not follows and self.words.text[last.start] in self.lexicon.given_names

    def _opens_name(self, i: int) -> bool:
        """Whether a ruler's title is somebody's given name here: "Amir Ohana", "Sultan Al Jaber", "Shah Rukh Khan".

        A ruler is called by his given name, so that no family's name follows his title.
        """
        words, lexicon = self.words, self.lexicon
        is_given = words.text[i] in lexicon.given_names and i + 1 < len(words.text) and self.units.is_capital(i + 1)
        if not is_given or words.lower[i] in words.text or self.units.title_at(i + 1) is not None:
            return False  # "Sultan Nazrin" where the sultan is spoken of elsewhere
        if i > words.sentence_start(i) and words.lower[i - 1] in DETERMINERS:
            return False
        is_family = words.lower[i + 1] in _OF_FAMILY or words.text[i + 1] not in lexicon.given_names
        return is_family or words.lower[i] in lexicon.contexts.rarely_titles

    def _body_or_longer(self, i: int, body: Unit) -> Unit:
        """Return the known body or country, or the longer name that it opens: "Jordan Henderson", "British Airways"."""
        reader = self.units
        end = reader.run_end(i)
        if end <= body.end or reader.title_at(body.end) is not None:
            return body
        rest_is_person = reader.looks_like_person(body.end, end)
        same = self.words.label[i] == self.words.label[body.end] and self.words.iob[body.end] == "I"
        if reader.has_body_head(body.end, end) and not rest_is_person:
            return Unit("name", i, end)
        if body.is_demonym:
            return (
                Unit("name", i, end)
                if same and self.words.label[i] in {"ORG", "PERSON"} and not rest_is_person
                else body
            )
        if self.words.label[i] == "PERSON" and same:
            return Unit("name", i, end)
        if self.words.label[i] == "ORG" and same:
            return Unit("name", i, end)
        return body

    def _run(self, i: int, before: list[Unit]) -> Unit:
        reader = self.units
        end = reader.run_end(i)
        if before and before[-1].kind == "title":
            noun = before[-1].noun
            is_addressed = noun is not None and noun.kind == "honorific" and not self.words.label[i]
            start = i if is_addressed else reader.person_start(i, end)  # "Hon. | Prosper Bazombanza"
            if start > i:
                return Unit("word", i, start)
        return Unit("name", i, end)
