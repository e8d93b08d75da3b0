"""What do the words behind a preposition add: "of the Qatari Security Service", "for Economic Integration"?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tasks.nlp import syntax
from tasks.nlp.names.callings import callings_end
from tasks.nlp.names.name_extents import ExtentReader
from tasks.nlp.names.names_behind import NameBehindReader
from tasks.nlp.names.phrase import DETERMINERS, Phrase, bare_words
from tasks.nlp.names.unit_rows import RowReader
from tasks.nlp.names.units import Unit, UnitReader

_LONGEST_FIELD = 4  # words
_OF_FIELDS = frozenset({"of", "for", "on"})
_COMPLEMENTS = frozenset({"of", "for", "in", "at", "to", "from", "on"})


class ComplementReader:
    """Reads a phrase on behind "of", "for", "in"; `at` gives the phrase that begins at a token."""

    def __init__(
        self,
        units: UnitReader,
        rows: RowReader,
        extents: ExtentReader,
        names: NameBehindReader,
        at: Callable[[int], Phrase | None],
    ) -> None:
        self.units, self.doc, self.words, self.lexicon = units, units.doc, units.words, units.lexicon
        self.rows, self.extents, self.names, self.at = rows, extents, names, at

    def with_complements(self, phrase: Phrase, limit: int) -> Phrase:
        """Read on: "of the Qatari Security Service", "from Southeast Asian countries", "and minister of defence"."""
        while phrase.end + 1 < limit:
            word = self.words.lower[phrase.end]
            wanted = _COMPLEMENTS if phrase.form == "description" else frozenset({"of", "from", "for"})
            if word in wanted:
                found = self._complement(phrase, limit)
                if found is None:
                    break
                phrase = found
            elif (word == "," and self._has_fields(phrase) and (end := self._field_end(phrase, limit))) or (
                word == "and" and (end := self._second_field_end(phrase, limit))
            ):
                phrase = replace(phrase, end=end)
            elif word == "," and phrase.form == "description" and (end := self._body_end(phrase, limit)):
                body = bare_words(self.words, phrase.end + 1, end)
                phrase = replace(phrase, end=end, organization=phrase.organization or body)
            elif word in {"and", "&"} and phrase.form == "description":
                more = self._second_office(phrase, limit)
                has_field = (
                    phrase.end > phrase.core_end or " of " in (phrase.title or "") or " for " in (phrase.title or "")
                )
                if more is None and word == "and" and has_field and self.extents.joins(phrase.end, limit):
                    end = self.extents.name_end(phrase.end + 1, limit, "of", phrase)
                    more = replace(phrase, end=end) if end > phrase.end + 1 else None
                if more is None:
                    break
                phrase = more
            else:
                break
        return phrase

    def _has_fields(self, phrase: Phrase) -> bool:
        """Whether a list of fields may follow: of one office, or of several of which the first field is known."""
        fields = self.lexicon.contexts.fields
        is_of_several = phrase.is_plural and phrase.title is not None and self.words.lower[phrase.end - 1] in fields
        return phrase.form == "description" or is_of_several

    def _field_end(self, phrase: Phrase, limit: int) -> int:
        """Return the end of a field told as a list, a name behind it: "of Health, Sports, and Trade", else 0."""
        reader = self.units
        title = (phrase.title or "").lower()
        if " of " not in title and " for " not in title and phrase.end == phrase.core_end:
            return 0
        j, is_last, are_fields = phrase.end, False, True
        while j + 1 < limit and (self.words.text[j] == "," or self.words.lower[j] in {"and", "&"}) and not is_last:
            j += 1
            if self.words.lower[j] in {"and", "&"}:
                is_last, j = True, j + 1
            is_last |= self.words.lower[j - 1] in {"and", "&"}
            start = j
            while (
                j < limit and self._is_of_field(j) and not self._names_person(j, limit, is_last=is_last and j > start)
            ):
                if reader.title_at(j) is not None or j - start > _LONGEST_FIELD:
                    return 0
                j += 1
                if j + 1 < limit and self.words.lower[j] == "with" and self._is_of_field(j + 1):
                    j += 1  # "Persons with Disabilities"
            if j == start:
                return 0
            are_fields &= not self.lexicon.contexts.fields.isdisjoint(self.words.lower[start:j])
        is_told = j < limit and (self._names_person(j, limit, is_last=True) or self._is_before_name(j, limit))
        return j if is_last and (are_fields or (is_told and not phrase.is_plural)) else 0

    def _body_end(self, phrase: Phrase, limit: int) -> int:
        """Return the end of a body told for "of …" behind a comma: "Director, | Bureau of Mines, Mr A,", else 0.

        So the press of West Africa and South Asia writes; a list would give the body an article.
        """
        begin = phrase.end + 1
        is_office = phrase.end == phrase.core_end and self.words.text[phrase.head][:1].isupper()
        if not is_office or not self.units.is_capital(begin):
            return 0
        title = self.units.title_at(begin)
        if title is not None and not (title.noun is not None and title.noun.is_plural):
            return 0  # but "Chairman, Governors' Forum, Mr A,"
        body = self.at(begin)
        end = self.extents.name_end(begin, limit, "of", phrase)
        if body is not None and body.kind == "person":
            return 0
        end = max(end, body.end if body is not None else end)
        return end if end > begin and self._is_before_name(end, limit) else 0

    def _names_person(self, j: int, limit: int, *, is_last: bool) -> bool:
        """Whether a person is named from the token on; right behind the last field, whatever the model takes it for."""
        words, fields = self.words, self.lexicon.contexts.fields
        is_behind_field = is_last and self.units.is_capital(j) and words.lower[j - 1] in fields
        is_own = words.lower[j] not in fields and self.units.body_at(j) is None
        return (is_behind_field and is_own) or self.extents.person_begins(j, limit)

    def _second_field_end(self, phrase: Phrase, limit: int) -> int:
        """Return the end of "ministers of finance | and security, A and B": a second field, names behind it; else 0."""
        title, reader = (phrase.title or "").lower(), self.units
        has_field = phrase.end > phrase.core_end or " of " in title or " for " in title
        i = phrase.end + 1
        if not (has_field and title) or i + 1 >= limit:
            return 0
        i = self.rows.after_determiners(i + (self.words.lower[i] in {"of", "for"}), limit)
        is_plain = i < limit and self.words.pos[i] in {"NOUN", "ADJ"} and not reader.is_capital(i)
        if not is_plain or reader.title_at(i) is not None:
            return 0
        end = self.extents.plain_end(i, limit)
        if reader.group_at(i) is None and self._is_before_name(end, limit):
            return end
        known = self.lexicon.contexts.fields
        if phrase.is_plural and self.words.lower[end - 1] in known and self.words.lower[phrase.end - 1] in known:
            return end  # "the ministers of trade and labour"
        is_field = all(self._is_of_field(k) and reader.title_at(k) is None for k in range(i, end))
        return end if is_field and end < limit and self.extents.person_begins(end, limit) else 0

    def _is_of_field(self, i: int) -> bool:
        """Whether the word may tell what an office is for: "mines", "Health", but not "doctors"."""
        people = self.units.group_at(i)
        are_people = people is not None and people.noun is not None and people.noun.kind != "body"
        return self.units.is_capital(i) or (self.words.pos[i] in {"NOUN", "ADJ"} and not are_people)

    def _second_office(self, phrase: Phrase, limit: int) -> Phrase | None:
        """ "prime minister and minister of defence Mohammed": one person where a name follows."""
        more = phrase
        if phrase.start and self.words.lower[phrase.start - 1] == "between":
            return None  # "between the president and Prime Minister Roe": two
        while more.end + 1 < limit and self.words.lower[more.end] in {"and", "&"}:
            units = self.rows.row(more.end + 1, limit)
            offices = [
                k
                for k, unit in enumerate(units)
                if unit.noun is not None
                and (unit.noun.kind in {"office", "rank"} if unit.kind == "title" else self._is_one_person(unit))
            ]
            if not offices or any(unit.kind in {"owner", "name"} for unit in units[: offices[-1]]):
                break
            noun = units[offices[-1]].noun
            if noun is None or noun.is_plural or self._is_of_another_land(units, phrase):
                break
            if (phrase.title or "").lower() in self.lexicon.contexts.women | self.lexicon.contexts.men:
                break  # "the Queen and Prince Philip"
            end = units[offices[-1]].end
            more = replace(more, end=end, core_end=end, head=end - 1)
            while more.end + 1 < limit and self.words.lower[more.end] in _COMPLEMENTS:
                found = self._complement(more, limit)
                if found is None:
                    break
                more = found
        return more if more is not phrase and self.names.name_behind(more, limit) is not None else None

    @staticmethod
    def _is_of_another_land(units: list[Unit], phrase: Phrase) -> bool:
        """Whether the second office is in another country: "the French president | and Polish envoy Anna Roe"."""
        lands = {unit.body.country for unit in units if unit.is_demonym and unit.body is not None}
        return phrase.country is not None and bool(lands - {None, phrase.country})

    @staticmethod
    def _is_one_person(unit: Unit) -> bool:
        """Whether a noun is for one person: "his compatriot and mentor Haile"."""
        noun = unit.noun
        return unit.kind == "group" and noun is not None and noun.kind != "body" and not noun.is_plural

    def _complement(self, phrase: Phrase, limit: int) -> Phrase | None:
        reader = self.units
        preposition = self.words.lower[phrase.end]
        begin = phrase.end + 1
        i = self.rows.after_determiners(begin, limit)
        if i >= limit or self.words.label[i] in {"DATE", "TIME"}:
            return None
        if preposition == "of" and self._is_told(phrase):
            return None
        person = self.at(begin)
        if person is not None and self._holds_office(phrase, person):
            return replace(person, start=phrase.start, title=phrase.title, core_start=phrase.core_start)
        is_whose = person is not None and (self._is_somebody(person, i) or self._has_right_hand(phrase, person, i))
        if person is not None and is_whose:  # "a spokesman for Mr Prescott"
            if self.doc[phrase.head].lemma_.lower() in self.lexicon.contexts.guests:
                return None  # "the guest of Mr Prescott": he is there himself
            return replace(phrase, end=person.core_end, is_closed=True, country=phrase.country or person.country)
        is_name = reader.is_capital(i)
        end = self.extents.name_end(i, limit, preposition, phrase) if is_name else self.extents.plain_end(i, limit)
        body = reader.body_at(i)
        if body is not None and body.end <= limit:
            end = max(end, body.end)  # "from Antigua and Barbuda"
        if self._is_cut(end, limit) and (units := self.rows.row(i, limit)):
            end = max(end, units[-1].end)  # "from the Houthi-led government"
        if preposition == "of" and (owned := self._owned_end(end, limit)):
            end = owned
        if person is not None and person.form == "body" and reader.title_at(i) is not None:
            end = max(end, person.core_end)  # "officials of President A's party"
        if end <= i:
            return None
        is_told = (preposition == "at" and self._is_before_name(end, limit)) or (
            (preposition in {"at", "in"} or (preposition == "for" and is_name)) and self._is_before_holder(end, limit)
        )  # "the envoy for the Sudan talks, Mr A,"
        is_sent = preposition == "for" and self.words.lower[phrase.head] in self.lexicon.contexts.sent_to
        is_told |= is_sent and self._is_before_holder(end, limit, is_joined=True)  # "interlocutor for peace talks A"
        if preposition in {"in", "at", "on", "to", "for"} and not (
            is_told or self._is_affiliation(phrase, preposition, i, end)
        ):
            return None
        country = self.extents.country_in(i, end)
        is_place = body is not None and body.kind == "country" and not body.is_seat and body.end >= end
        organization = phrase.organization
        if organization is None and preposition in {"of", "for", "at"} and not is_place:
            organization = bare_words(self.words, i, end) or None
        return replace(phrase, end=end, country=phrase.country or country, organization=organization)

    def _owned_end(self, end: int, limit: int) -> int:
        """Return the end of "the head of the Danish bank's | Oslo branch, B,", where a name follows; else 0."""
        if end + 1 >= limit or self.doc[end].tag_ != "POS":
            return 0
        owned = self.extents.plain_end(end + 1, limit)
        return owned if owned > end + 1 and self._is_before_holder(owned, limit) else 0

    def _is_told(self, phrase: Phrase) -> bool:
        """Whether "of" says what somebody is told: "warned the company of a strike"."""
        verb = self.doc[phrase.head].head
        return syntax.is_object(self.doc[phrase.head]) and verb.lemma_ in self.lexicon.contexts.telling_of

    def _is_before_name(self, end: int, limit: int) -> bool:
        """Whether a name follows a comma: "director general at the Ministry of Trade, Ambassador B"."""
        if end + 1 >= limit or self.words.text[end] != ",":
            return False
        person = self.at(end + 1)
        return person is not None and person.kind == "person" and person.form == "name" and not person.is_modifier

    def _is_before_holder(self, end: int, limit: int, *, is_joined: bool = False) -> bool:
        """Whether who holds the office follows: "the envoy in Nairobi, Mr A,"; not "…, Mr A said".

        A name without a comma before it is that of the holder where it has a title, or always if `is_joined`.
        """
        is_apart = self._is_before_name(end, limit)
        person = self.at(end + is_apart) if end + is_apart < limit else None
        if person is None or person.kind != "person" or person.form != "name" or person.is_modifier:
            return False
        if not is_apart:
            return is_joined or (person.name is not None and person.name[0] > person.start)  # "in the ministry | Dr A"
        if self.words.lower[person.start] == "the":
            return False  # "after meeting Chad's president in Rome, the foreign minister, A, said"
        return person.end >= limit or self.words.pos[person.end] not in {"VERB", "AUX"}

    def _is_cut(self, end: int, limit: int) -> bool:
        """Whether a hyphen goes on there without a space."""
        return any(
            self.words.text[k] in {"-", "‑"} and not self.words.spaced[k] for k in range(end - 1, min(end + 1, limit))
        )

    def _is_somebody(self, phrase: Phrase, i: int) -> bool:
        """Whether the phrase names a person from its first word on: not "the Republic Pedro Castillo"."""
        if phrase.kind != "person" or phrase.is_modifier or phrase.name is None:
            return False
        if phrase.name[0] > i:  # "the Peruvian | president A", not "the Joint Chiefs of Staff | Gen. Mark Milley"
            body = self.units.body_at(i)
            is_open = body is None or body.is_demonym
            return is_open and self.units.title_at(i if body is None else body.end) is not None
        return self.words.text[i] in self.lexicon.given_names and self.units.body_at(i) is None

    def _has_right_hand(self, phrase: Phrase, person: Phrase, i: int) -> bool:
        """Whether somebody is told by whom he serves: "an aide to Democratic senator Ann Roe", behind token `i`."""
        contexts, told = self.lexicon.contexts, {self.words.lower[phrase.head], (phrase.title or "").lower()}
        is_serving = not told.isdisjoint(contexts.right_hands | contexts.sent_to)
        if not is_serving or person.kind != "person" or person.form != "name" or person.is_modifier:
            return False
        before = person.name[0] - 1 if person.name is not None else i
        office = self.lexicon.title(self.words.lower[before]) if before > i else None
        return office is not None and office.kind == "office" and self.words.text[before] != ","

    def _holds_office(self, phrase: Phrase, person: Phrase) -> bool:
        """Whether he who is named behind a comma holds all the offices: "Adviser to the Premier, Dr A, met B".

        Of several whom the text has not told apart, he is who is advised: "an adviser to the premier, A".
        """
        if person.name is None or person.form != "name" or person.kind != "person" or phrase.form != "description":
            return False
        is_bare = phrase.start == phrase.core_start and self.words.text[phrase.start][:1].isupper()
        marks = [i for i in range(person.start, person.name[0]) if self.words.text[i] == ","]
        return (is_bare or phrase.is_definite) and bool(marks) and self.units.is_capital(marks[-1] + 1)

    def _is_affiliation(self, phrase: Phrase, preposition: str, i: int, end: int) -> bool:
        """Whether "in", "at", "to" belongs to the office: "ambassador in Cairo", "adviser to the king"."""
        if preposition == "to":
            contexts = self.lexicon.contexts
            is_mission = self.words.lower[phrase.end - 1] in contexts.missions  # "head of the EU delegation | to"
            return is_mission or self.words.lower[phrase.head] in contexts.sent_to
        if preposition == "on" and self._is_land_of_office(phrase, i):
            return True
        if preposition == "for":
            return phrase.end == phrase.core_end and not (self._is_purpose(i) or self._is_purpose(end - 1))
        return (
            self.units.is_capital(i)
            and phrase.end - phrase.start < 10
            and phrase.form == "description"
            and self.words.lower[phrase.head] in self.lexicon.contexts.posted
        )

    def _is_land_of_office(self, phrase: Phrase, i: int) -> bool:
        """Whether an office is for the land: "the adviser on Cyprus A", but "briefed an adviser on Cyprus"."""
        land = self.units.body_at(i) if self.words.lower[phrase.head] in self.lexicon.contexts.sent_to else None
        if land is None or land.kind != "country" or land.end >= len(self.words.text):
            return False
        return self.units.is_capital(land.end) or self.words.text[land.end] == ","

    def _is_purpose(self, i: int) -> bool:
        return self.words.lower[i] in self.lexicon.contexts.purposes

    def with_longer_name(self, phrase: Phrase, limit: int) -> Phrase:
        """Read on in a body's name: "Bank | for Economic Integration", "Group | of 16", "Union | of Comoros"."""
        phrase = self._with_callings(self.with_listed_fields(phrase, limit), limit)
        phrase = self._with_second_field(phrase, limit)
        doc, i = self.doc, phrase.end
        if phrase.name is None or i + 1 >= limit or self.words.lower[i] not in {"of", "for", "on", "and", "in"}:
            return phrase
        if (end := self._joined_field_end(phrase, limit)) > i:
            return replace(phrase, end=end, name=(phrase.name[0], end), core_end=end)
        word = doc[i - 1]
        is_known = word.lower_ in self.lexicon.body_heads or word.lower_ in self.lexicon.contexts.gatherings
        is_head = is_known or self.units.group_at(i - 1) is not None
        same = self.words.label[i] == "ORG" and self.words.iob[i] == "I"
        if not (same or (is_head and self.words.lower[i] in {"of", "for", "on"})):
            return phrase
        begin = i + 2 if self.words.lower[i + 1] == "the" else i + 1
        if begin >= limit or self.extents.person_begins(begin, limit):
            return phrase
        if doc[begin].like_num and is_head and self.words.lower[i] == "of":
            if self._counts_members(begin, limit) and i - phrase.name[0] > 1:
                return phrase  # "the Paris Club of 19 creditors", but "the Group of 77 developing countries"
            end = begin + 1
        elif self.units.is_capital(begin):
            end = self.extents.name_end(begin, limit, "of", phrase)
        else:
            return phrase
        if end <= begin:
            return phrase
        country = self.extents.country_in(begin, end)
        longer = replace(
            phrase,
            end=end,
            name=(phrase.name[0], end),
            head=phrase.head,
            core_end=end,
            country=phrase.country or country,
        )
        return self._with_callings(longer, limit)

    def _counts_members(self, i: int, limit: int) -> bool:
        """Whether a noun follows the number, in small letters: "of | 19 creditors", "of | 17 farm exporters"."""
        behind = i + 1
        return behind < limit and self.words.pos[behind] in {"NOUN", "ADJ"} and not self.units.is_capital(behind)

    def _joined_field_end(self, phrase: Phrase, limit: int) -> int:
        """Return the end of "Ministry of Labour | and Social Security", both of them fields of one body; else 0."""
        words, fields, i = self.words, self.lexicon.contexts.fields, phrase.end
        if words.lower[i] != "and" or words.lower[i - 1] not in fields or not self.units.is_capital(i + 1):
            return 0
        start = phrase.name[0] if phrase.name is not None else phrase.start
        if _OF_FIELDS.isdisjoint(words.lower[start:i]) or self.units.title_at(i + 1) is not None:
            return 0
        end = i + 1
        while end < limit and self.units.is_capital(end) and words.lower[end] in fields:
            end += 1
        return end if end > i + 1 and not (end < limit and self.units.is_capital(end)) else 0

    def _with_callings(self, phrase: Phrase, limit: int) -> Phrase:
        """Read on in a list of callings: "College of Obstetricians | and Gynaecologists", "Union of Rail | and …"."""
        i = phrase.end
        if phrase.name is None or i >= limit or self.words.text[i] not in {",", "and"}:
            return phrase
        if "of" not in self.words.lower[phrase.name[0] : i]:
            return phrase
        end = callings_end(i, limit, self.words, self.lexicon, self.units.is_capital)
        return replace(phrase, end=end, name=(phrase.name[0], end), core_end=end) if end else phrase

    def _with_second_field(self, phrase: Phrase, limit: int) -> Phrase:
        """Read on in "Ministry of Labour | and Social Security", where the model takes that for two."""
        i, fields = phrase.end, self.lexicon.contexts.fields
        if (
            phrase.name is None
            or i + 1 >= limit
            or self.words.lower[i] != "and"
            or self.words.lower[i - 1] not in fields
        ):
            return phrase
        if _OF_FIELDS.isdisjoint(self.words.lower[phrase.name[0] : i]):
            return phrase
        end = i + 1
        while end < limit and self.units.is_capital(end) and end - i <= _LONGEST_FIELD:
            end += 1
        is_field = end > i + 1 and self.words.lower[end - 1] in fields and self.units.body_at(i + 1) is None
        if not is_field or any(self.words.label[k] == "PERSON" for k in range(i + 1, end)):
            return phrase
        return replace(phrase, end=end, name=(phrase.name[0], end), core_end=end)

    def with_listed_fields(self, phrase: Phrase, limit: int) -> Phrase:
        """Read on in a list of fields: "Committee on Health, | Sport and Culture", whose first word is no modifier."""
        if phrase.name is None or not self.extents.lists_fields(phrase.end, limit):
            return phrase
        if not _OF_FIELDS & set(self.words.lower[phrase.name[0] : phrase.name[1]]):
            return phrase  # "Lords Bingham, Hope and Hale" are several
        end = self.extents.name_end(phrase.end - 1, limit, "of", phrase)
        return replace(phrase, end=end, name=(phrase.name[0], end), core_end=end, is_modifier=False)

    def _with_body_of(self, phrase: Phrase, begin: int, limit: int) -> Phrase:
        """ "Laura Gil from the Treasury, Pedro Paz of the opposition": where another item or the end follows."""
        if begin >= limit or self.words.label[begin] in {"DATE", "TIME"}:
            return phrase
        body = self.at(begin)
        if body is None or body.kind not in {"organization", "group"} or body.is_modifier or body.is_possessor:
            return phrase
        if body.end < limit and self.words.text[body.end] not in {",", ";", ".", ")", "and"}:
            return phrase
        return replace(
            phrase, end=body.end, organization=phrase.organization or bare_words(self.words, body.start, body.end)
        )

    def with_country(self, phrase: Phrase, limit: int) -> Phrase:
        """ "President Anwar Sadat of Egypt", "Uzra Zeya of the United States"."""
        i = phrase.end
        if i + 1 >= limit or self.words.lower[i] not in {"of", "from"}:
            return phrase
        begin = i + 2 if self.words.lower[i + 1] in DETERMINERS else i + 1
        body = self.units.body_at(begin) if begin < limit else None
        if body is None or body.body is None or body.is_demonym:  # "of the Dutch embassy"
            return self._with_body_of(phrase, begin, limit)
        if self.words.lower[i] == "from" and body.kind == "country":
            return phrase  # "received the king from Morocco at the airport": where he comes from
        country = body.body.country if body.kind == "country" else None
        organization = None if body.kind == "country" else bare_words(self.words, body.start, body.end)
        return replace(
            phrase, end=body.end, country=phrase.country or country, organization=phrase.organization or organization
        )
