"""Where does a name end that has small words inside, and where the plain noun phrase behind a preposition?"""

from __future__ import annotations

from tasks.nlp import syntax
from tasks.nlp.names.callings import fields_end
from tasks.nlp.names.phrase import DETERMINERS, Phrase
from tasks.nlp.names.units import UnitReader

_JOINTS = frozenset({"'s", "’s", "-", "‑", "&"})
_SMALL = frozenset({"of", "for", "on", "the", "de", "la", "du", "del"})
_BEFORE_FIELD = frozenset({"of", "for", "and", "&", ","})
_DANGLING = frozenset({",", "and", "of", "for", "the", "&"})
_OF_NOUNS = frozenset({"nmod", "amod", "compound"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BETWEEN = frozenset({"and", "&", ","})
_LONGEST_NAME = 3  # words
_HOLDERS = frozenset({"office", "rank", "honorific"})


class ExtentReader:
    """Finds ends of names and of plain noun phrases, left to right."""

    def __init__(self, units: UnitReader) -> None:
        self.units, self.doc, self.words, self.lexicon = units, units.doc, units.words, units.lexicon

    def name_end(self, i: int, limit: int, preposition: str, phrase: Phrase) -> int:
        """Return the end of a name with "of", "for", "and" inside: "Foreign Affairs and International Cooperation"."""
        doc, reader = self.doc, self.units
        j = i
        while j < limit:
            if j > i and (self.person_begins(j, limit) or self._office_begins(j, limit)):
                break
            if j > i and phrase.form == "description" and self._is_unheard_name(j, limit):
                break
            if j > i and doc[j].text in {",", "and"} and (behind := reader.list_of_body_end(j, limit)):
                j = behind  # "leaders of the Rail | , Maritime and Transport union"
                continue
            is_number = j > i and doc[j].like_num and self.words.lower[j - 1] == "of"
            if not (reader.is_capital(j) or is_number or self._is_inside(j, limit, preposition, phrase)):
                break
            j += 1
        while j > i and self.words.lower[j - 1] in _DANGLING:
            j -= 1
        if i < j < limit and doc[j].tag_ == "POS" and reader.is_mark_of_name(j):
            return j + 1  # "the chairman of Sainsbury's"
        if j > i and j + 1 < limit and doc[j].tag_ == "POS" and not reader.is_capital(j + 1):
            behind = self.plain_end(j + 1, limit)  # "president of Botswana's employers"
            return behind if behind > j + 1 else j
        if i < j < limit and not self.words.label[j] and (self.words.pos[j] == "ADJ" or self._goes_on(j)):
            return max(j, self.plain_end(j, limit))  # "the Turkish | central bank", "the Danish | firm's board"
        while j < limit and (self._is_common(j) or self._is_before_holder(j, limit, phrase)):
            j += 1
        return self._behind_owner(j, limit) if i < j else j

    def _behind_owner(self, j: int, limit: int) -> int:
        """Return the end of "the Basque party | 's youth wing", which is meant; not of "the party | 's visit"."""
        if j + 1 >= limit or self.doc[j].tag_ != "POS" or self.units.is_capital(j + 1):
            return j
        end = self.plain_end(j + 1, limit)
        is_told_there = end > j + 1 and self.lexicon.triggers(self.doc[end - 1].lemma_, "NOUN")
        return j if end <= j + 1 or is_told_there else end

    def _goes_on(self, j: int) -> bool:
        """Whether the capital word before only says of what kind the noun is: "the Danish | firm's local branch"."""
        before = self.doc[j - 1]
        if (
            self.words.pos[j] not in _NOUNS
            or self.units.is_capital(j)
            or before.head.i < j
            or self.lexicon.triggers(before.head.lemma_, "NOUN")
        ):
            return False  # but "the Council of State | meeting"
        return before in syntax.modifiers(before.head)

    def _is_before_holder(self, j: int, limit: int, phrase: Phrase) -> bool:
        """Whether a noun ends what an office is for: "envoy for the Balkans | dialogue, Jan Roe"."""
        if phrase.form != "description" or self.words.pos[j] != "NOUN" or j + 2 >= limit:
            return False
        return self.person_begins(j + 1 + (self.words.text[j + 1] == ","), limit)

    def _is_unheard_name(self, j: int, limit: int) -> bool:
        """Whether two or three words that no text has otherwise stand behind a country: "Speaker of … Cyprus | A B"."""
        if not self._is_behind_country(j):
            return False
        end = j
        while end < limit and self.units.is_capital(end) and self.words.text[end].istitle():
            end += 1
        is_name = 2 <= end - j <= _LONGEST_NAME and not self.units.has_body_head(j, end)
        return is_name and not any(self.units.is_known_word(k) for k in range(j, end))

    def _office_begins(self, j: int, limit: int) -> bool:
        """Whether another's title begins here: "the Council of Europe | Secretary General Thorbjørn Jagland"."""
        reader = self.units
        title = reader.title_at(j) if reader.is_capital(j) or self.doc[j].like_num else None
        if title is None or title.noun is None or title.noun.kind not in _HOLDERS or title.end >= limit:
            return False
        if reader.is_inside_body(j, title.end):
            return False
        return reader.is_capital(title.end) or self.words.lower[title.end] == "of"

    def _is_inside(self, j: int, limit: int, preposition: str, phrase: Phrase) -> bool:
        """Whether a word or mark without a capital stands inside the name."""
        token = self.doc[j]
        before_capital = j + 1 < limit and self.units.is_capital(j + 1)
        if token.text == "-" and self.words.spaced[j - 1]:
            return False  # "ministers from France and Poland - A and B -"
        if token.tag_ == "POS" and before_capital:
            return True  # "president of the Hauliers' Union"
        if token.text in _JOINTS:
            return before_capital or (token.text == "-" and j + 1 < limit)
        if token.text == ",":
            is_list = phrase.is_plural and self._joins_countries(j, limit, preposition, phrase)
            return is_list or self.lists_fields(j, limit)
        if token.lower_ == "and":
            return (
                (phrase.is_plural and self._shares_plural(j))
                or self.joins(j, limit)
                or self._joins_countries(j, limit, preposition, phrase)
            )
        if token.lower_ in _SMALL and self._capital_after(j, limit):
            return True
        return token.lower_ in self.lexicon.particles and before_capital

    def _is_common(self, j: int) -> bool:
        """Whether a last common noun belongs to the name: "the Paris club", not "the Council of State | meeting"."""
        token = self.doc[j]
        if self.lexicon.triggers(token.lemma_, "NOUN"):
            return False
        return not self.units.is_capital(j) and token.pos_ == "NOUN" and token.ent_type_ not in {"DATE", "TIME"}

    def _capital_after(self, j: int, limit: int) -> bool:
        k = j + 1
        while k < limit and self.words.lower[k] in {"the", "of"}:
            k += 1
        if k < limit and self.words.lower[j] == "of" and self.doc[k].like_num:
            return k + 1 >= limit or not self.doc[k + 1].is_alpha or self.words.pos[k + 1] != "NOUN"
        return k < limit and self.units.is_capital(k) and not self.person_begins(k, limit)

    def joins(self, j: int, limit: int) -> bool:
        """Whether "and" stands inside a name: "Finance and Economy"; not between two countries or people."""
        reader = self.units
        if self._joins_region(j, limit):
            return True
        if j + 1 >= limit or not reader.is_capital(j + 1) or self.person_begins(j + 1, limit):
            return False
        if reader.title_at(j + 1) is not None:
            return False
        if self._is_field(j + 1) and self._is_field(j - 1):
            return True  # "Foreign Affairs and | Expatriates", where the model takes a word for a given name
        if self.words.label[j] == "ORG" and self.words.iob[j] == "I":
            return True
        if self._is_before_field(j + 1, limit):
            return True  # "Assistant Secretary for South | and Central Asian Affairs"
        left, right = reader.body_at(j - 1), reader.body_at(j + 1)
        if (left is not None and left.kind == "country") or (right is not None and right.kind == "country"):
            return False
        return self.words.label[j + 1] not in {"PERSON", "GPE", "NORP"} and self.words.label[j - 1] not in {
            "PERSON",
            "GPE",
        }

    def _is_before_field(self, j: int, limit: int) -> bool:
        """Whether a capital word only says of what kind the field behind it is: "Central Asian | Affairs"."""
        end = j
        while end < limit and self.units.is_capital(end) and not self._is_field(end):
            end += 1
        is_field = j < end < limit and self.units.is_capital(end) and self._is_field(end)
        return is_field and all(self.words.pos[i] == "ADJ" or self.doc[i].head.i == end for i in range(j, end))

    def _joins_region(self, j: int, limit: int) -> bool:
        """Whether "and" stands in one region's name: "Jammu | and Kashmir", "Andaman | and Nicobar Islands"."""
        if j == 0 or not (self.units.is_capital(j - 1) and j + 1 < limit and self.units.is_capital(j + 1)):
            return False
        return any(self.units.is_town(self.words.between(j - 1, end)) for end in (j + 2, j + 3) if end <= limit)

    def _joins_countries(self, j: int, limit: int, preposition: str, phrase: Phrase) -> bool:
        """ "ambassador to Egypt and Jordan", "envoy for Sudan and Chad", "the ministers of Egypt, Jordan and Qatar"."""
        reader = self.units
        if not phrase.is_plural and preposition not in {"to", "for"}:
            return False
        k = j + 1
        while k < limit and self.words.lower[k] in {"and", "the"}:
            k += 1
        if k >= limit or not reader.is_capital(k):
            return False
        body = reader.body_at(k)
        if (
            body is not None
            and preposition == "for"
            and (body.is_demonym or (body.end < limit and reader.title_at(body.end) is not None))
        ):
            return False  # "the envoy for Sudan and South Sudan President A": two
        is_named = self.words.label[k] in {"GPE", "LOC"} or reader.is_town(self.words.text[k])
        is_place = body.kind == "country" if body is not None else is_named
        return is_place and not self.person_begins(k, limit)

    def lists_fields(self, j: int, limit: int) -> bool:
        """ "Minister of Culture, Sports and Tourism": a comma inside what the model takes for one body.

        Or the word before the comma modifies a noun behind it: "the Committee for Economic, Social and Trade Affairs".
        """
        words = self.words
        if j + 1 >= limit or words.text[j] != "," or not words.label[j] == "ORG" == words.label[j + 1]:
            return False
        if words.text[j + 1] in self.lexicon.given_names and words.lower[j + 1] not in self.lexicon.contexts.fields:
            return False  # "the mayor of Azangaro, | Flavio Quispe"
        return words.iob[j + 1] == "I" or self._modifies_behind(j)

    def _shares_plural(self, j: int) -> bool:
        """Whether the word before token `j` and one behind it modify one plural: "Asian | and African countries"."""
        return self._modifies_behind(j) and self.doc[j - 1].head.tag_ == "NNS" and self.doc[j - 1].pos_ == "ADJ"

    def _modifies_behind(self, j: int) -> bool:
        """Whether the word before token `j` modifies a noun behind it: "12 African | and Caribbean states"."""
        before = self.doc[j - 1]
        return before.dep_ in _OF_NOUNS and before.head.i > j

    def person_begins(self, j: int, limit: int) -> bool:
        """Whether a person's name begins here, inside a run of capitals."""
        reader = self.units
        if not reader.is_capital(j):
            return False
        if j and self.words.lower[j - 1] in _BEFORE_FIELD and self._is_field(j):
            return False  # "Minister of Trade and | Competition Parks Tau"
        if self._names_body(j, limit):
            return False  # "the leader of the nationalist | Svoboda party, A"
        if (self.words.label[j] == "PERSON" and self.words.iob[j] == "B") or reader.is_syllable(j):
            return True
        behind = self._behind_hyphen(j, limit)
        follows = behind < limit and reader.is_capital(behind)
        text = self.words.text[j]
        is_likely = behind > j + 1 or self._may_open_name(j) or self._is_unheard(j)
        if follows and is_likely and self._is_behind_country(j):
            return True  # "ambassador of China to Mongolia | Shen Minjuan", "of Mongolia | Bat-Erdene Ganbold"
        if follows and text in self.lexicon.given_names and self._is_behind_body(j, limit):
            return True  # "of the Federation Council | Olga Petrova", taken for one body
        is_behind_field = follows and j > 0 and self.words.lower[j - 1] in self.lexicon.contexts.fields
        if is_behind_field and self.words.iob[j] != "B" and self._is_unheard(j):
            return True  # "Minister for Labour and Employment | Kessy Wanamba", taken for one body
        return (follows and text in self.lexicon.given_names and self.words.label[j] not in {"ORG"}) or (
            "." in text[1:-1] and reader.body_at(j) is None and reader.looks_like_person(j, j + 1)  # not "the U.S."
        )

    def _is_beside_adjective(self, j: int, limit: int) -> bool:
        """Whether the adverb and an adjective are one word: "far-right", not "so-called"."""
        words = self.words
        return j + 2 < limit and words.text[j + 1] == "-" and words.pos[j + 2] in {"ADJ", "NOUN"}

    def _names_body(self, j: int, limit: int) -> bool:
        """Whether a noun for a body in small letters follows the name: "the nationalist | Svoboda party"."""
        if j and self.words.lower[j - 1] in _BETWEEN:
            return False  # "the leader of the opposition and | Svoboda party members"
        end = j + 1
        while end < min(limit, j + _LONGEST_NAME) and self.units.is_capital(end):
            end += 1
        return end < limit and self.words.text[end] in self.lexicon.body_heads

    def _is_field(self, j: int) -> bool:
        """Whether the word tells what an office is for: "Competition", or any in the plural, "Antiquities"."""
        return self.words.lower[j] in self.lexicon.contexts.fields or self.words.tag[j] == "NNPS"

    def _is_unheard(self, j: int) -> bool:
        """Whether nobody knows the word but as a name, and it is none of a body."""
        is_name = self.words.text[j].istitle() and not self.units.is_known_word(j)
        return is_name and self.units.body_at(j) is None and not self.units.has_body_head(j, j + 2)

    def _may_open_name(self, j: int) -> bool:
        """Whether the word is known from names, or the next is a person to the model: "to Laos | Kanya Wattanasin"."""
        text, words = self.words.text[j], self.words
        if text in self.lexicon.family_names or text in self.lexicon.given_names:
            return True
        is_bare = text.istitle() and not words.label[j] and self.units.title_at(j) is None
        return is_bare and words.label[j + 1] == "PERSON" and words.iob[j + 1] == "B"

    def _behind_hyphen(self, j: int, limit: int) -> int:
        """Return the position behind a name's first word, of two halves as in "Kassym-Jomart"."""
        texts, is_tight = self.words.text, not any(self.words.spaced[j : j + 2])
        is_double = j + 2 < limit and is_tight and texts[j + 1] == "-" and texts[j].istitle() and texts[j + 2].istitle()
        return j + 3 if is_double and not self.units.has_body_head(j, j + 4) else j + 1

    def _is_behind_body(self, j: int, limit: int) -> bool:
        """Whether the word before ends the name of a body or of a region: "Council", "Jammu and Kashmir"."""
        is_head = j > 0 and self.words.lower[j - 1] in self.lexicon.body_heads
        is_region = j > 1 and self.words.lower[j - 2] == "and" and self._joins_region(j - 2, limit)
        return (is_head or is_region) and not self.units.has_body_head(j, j + 3)

    def _is_behind_country(self, j: int) -> bool:
        body = self.units.body_at(j - 1) if j else None
        is_region = j > 0 and self.words.label[j - 1] == "LOC" != self.words.label[j]  # "for Central Asia | Terhi Aho"
        return is_region or (body is not None and body.kind == "country" and body.end == j)

    def plain_end(self, i: int, limit: int) -> int:
        """Return the end of a plain noun phrase: "the opposition", "civil society", "several ministries"."""
        doc, reader = self.doc, self.units
        j, last = i, i
        while j < limit:
            token = doc[j]
            if j > i and token.ent_type_ in {"DATE", "TIME"}:
                break  # "the communities | last weekend"
            if token.pos_ in {"NOUN", "PROPN"} or reader.is_capital(j):
                if self.person_begins(j, limit) and j > i:
                    break
                j += 1
                last = j
            elif (
                token.pos_ in {"ADJ", "NUM"}
                or token.text in {"-", "'s", "’s"}
                or token.tag_ in {"VBN", "VBG"}
                or (token.tag_ == "POS" and last == j)  # "the players' union"
                or (token.pos_ == "ADV" and self._is_beside_adjective(j, limit))
            ):
                if token.pos_ == "VERB" and token.dep_ not in {"amod", "compound"}:
                    break
                j += 1
            elif (
                token.lower_ == "and"
                and (last == i or self._shares_plural(j))
                and i < j < limit - 1
                and self.words.pos[j + 1] in {"ADJ", "NOUN", "VERB", "PROPN"}
            ):
                j += 1  # "the ruling and opposition parties", "six Asian and African countries"
            elif (
                token.text in {",", "and"}
                and last == j
                and (end := fields_end(j, limit, self.words, self.lexicon, reader.is_capital))
            ):
                j = end  # "officials of the finance, trade and labour | ministries"
            elif token.lower_ == "and" and last == j and j + 1 < limit and self._joins_fields(j):
                j += 1  # "the minister for water and sanitation"
            elif token.lower_ == "of" and last == j and j + 1 < limit:
                j += 1
                while j < limit and self.words.lower[j] in DETERMINERS:
                    j += 1
            else:
                break
        return last

    def _joins_fields(self, j: int) -> bool:
        """Whether both words around "and" tell what an office is for: "water and sanitation"."""
        fields = self.lexicon.contexts.fields
        is_capital = self.units.is_capital(j + 1)
        return not is_capital and self.words.lower[j - 1] in fields and self.words.lower[j + 1] in fields

    def country_in(self, start: int, end: int) -> str | None:
        """Return the country of the first known body or country in the token range."""
        for i in range(start, end):
            unit = self.units.body_at(i)
            if unit is not None and unit.body is not None and unit.end <= end and unit.body.country:
                return unit.body.country
        return None
