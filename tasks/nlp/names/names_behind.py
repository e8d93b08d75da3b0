"""Which name behind an office or a body says who it is: "the head of the CIA, William Burns", "led by Jane Roe"?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.names.phrase import Phrase, bare_words
from tasks.nlp.names.units import OWNERS, UnitReader
from tasks.nlp.syntax import is_governed, is_subject

_CLOSING = frozenset({",", ".", ";", ")"})
_ADDING = frozenset({"as", "in", "on", "at", "during", "over", "about", "along", "together"})
_HYPHENS = frozenset({"-", "‑"})
_TO_A_LAND = frozenset({"to", "of"})


class NameBehindReader:
    """Joins an office or a body with the name behind it; `at` gives the phrase that begins at a token."""

    def __init__(self, units: UnitReader, at: Callable[[int], Phrase | None]) -> None:
        self.units, self.words, self.lexicon, self.at = units, units.words, units.lexicon, at

    def name_behind(self, phrase: Phrase, limit: int) -> Phrase | None:
        """Return the person's name that follows an office, at once or after a comma."""
        i = phrase.end
        if i >= limit:
            return None
        if self.words.text[i] in {",", ":", "–", "—"} and i + 1 < limit:
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
        texts = self.words.text
        is_closed = name.end == end and (
            end >= limit
            or texts[end] in _CLOSING
            or self.words.lower[end] in _ADDING
            or (self.words.lower[end] == "and" and phrase.end > phrase.core_end)  # "the minister of health, A and"
        )
        words = [text for text in texts[start:end] if text not in _HYPHENS]
        plain = all(word[:1].isupper() and not word.isupper() for word in words)
        is_apposed = texts[i - 1] == "," and is_closed and name.start == start
        is_body = self.units.has_body_head(start, end) or self.units.body_at(start) is not None
        # "the chief minister of Karnataka, Siddaramaiah, was": one name alone between commas, before the verb
        is_lone = len(words) == 1 and texts[end : end + 1] == [","] and self._acts(end + 1, limit)
        # "Minister of Trade, Industry and Competition Parks Tau": nothing else stands behind what an office is for
        is_behind_field = i == phrase.end > phrase.core_end and phrase.form == "description" and name.start == start
        is_of_several = is_behind_field and self.words.lower[i - 1] in self.lexicon.contexts.fields
        # "Kenya's envoy to Uganda Dilrukshi Wijeratne said", "Auditor General of Laos Le Van Binh received"
        land = self.units.body_at(i - 1) if is_behind_field and self.words.lower[i - 2] in _TO_A_LAND else None
        is_posted = land is not None and land.kind == "country" and (is_closed or self._acts(end, limit))
        is_told = (is_apposed and (is_lone or 2 <= len(words) <= 4)) or (
            (is_of_several or is_posted) and 2 <= len(words) <= 4
        )
        return replace(name, kind="person", form="name") if is_told and plain and not is_body else None

    def _acts(self, i: int, limit: int) -> bool:
        """Whether what stands before the token does something."""
        return i < limit and self.words.pos[i] in {"VERB", "AUX"} and self.words.tag[i] not in {"VBN", "VBG"}

    def with_name(self, phrase: Phrase, limit: int) -> Phrase:
        """ "the head of the CIA, William Burns": the name says who it is."""
        name = self.name_behind(phrase, limit)
        if name is None or phrase.is_plural or phrase.is_closed or name.name is None:
            return phrase
        if self._are_two(phrase, name) or self._is_subject_behind(phrase, name, limit):
            return phrase
        if self.words.text[phrase.end] == "," and self._is_another(phrase, name, name.start < name.name[0], limit):
            return phrase
        return replace(
            phrase, end=name.end, head=name.head, kind="person", form="name", name=name.name, core_end=name.core_end,
            organization=phrase.organization or name.organization, country=phrase.country or name.country,
            alias=name.alias, owner=None,
        )  # fmt: skip

    def with_body_between(self, phrase: Phrase, limit: int) -> Phrase:
        """ "the Permanent Secretary, Ministry of Health, Dr A": the body between the commas is that of the office."""
        begin, texts = phrase.end + 1, self.words.text
        if begin + 2 >= limit or texts[phrase.end] != "," or phrase.is_plural or phrase.is_closed:
            return phrase
        if not self.units.is_capital(begin):
            return phrase
        body = self.at(begin)
        if body is None or body.kind != "organization" or body.form != "name" or body.name is None:
            return phrase
        if body.is_possessor or body.is_modifier or body.end + 1 >= limit or texts[body.end] != ",":
            return phrase
        start, end = body.name
        has_head = self.units.has_body_head(start, end)
        holder = self.at(body.end + 1) if end - start > 1 or has_head else None
        if holder is None or holder.kind != "person" or holder.form != "name" or holder.name is None:
            return phrase
        is_closed = holder.end >= limit or texts[holder.end] in _CLOSING or self.words.lower[holder.end] == "and"
        is_closed |= holder.end < limit and self._acts(holder.end, limit)
        is_addressed = holder.start < holder.name[0]
        is_plain = not has_office(holder, self.lexicon) and (
            is_addressed or all(label in {"ORG", ""} for label in self.words.label[start:end])
        )
        if holder.is_possessor or holder.is_modifier or not is_closed or not (has_head or is_plain):
            return phrase
        return replace(
            phrase, end=holder.end, head=holder.head, form="name", name=holder.name, core_end=holder.core_end,
            organization=phrase.organization or bare_words(self.words, start, end), owner=None,
            country=phrase.country or body.country or holder.country, alias=holder.alias,
        )  # fmt: skip

    def with_body_told(self, phrase: Phrase, limit: int) -> Phrase:
        """ "the head of the Mossad, Israel's spy agency, Ron Roe": what the body is stands before who heads it."""
        begin, texts = phrase.end + 1, self.words.text
        is_of_body = phrase.end > phrase.core_end and phrase.organization is not None
        if not is_of_body or begin + 2 >= limit or texts[phrase.end] != "," or phrase.is_plural or phrase.is_closed:
            return phrase
        is_owned = self.words.tag[begin + 1] == "POS"
        if not (is_owned or self.words.lower[begin] in {"the", "a", "an"}):
            return phrase
        told = self.at(begin)
        if told is None or told.form != "body" or told.is_plural or told.end + 1 >= limit or texts[told.end] != ",":
            return phrase
        holder = self.at(told.end + 1)
        if holder is None or holder.kind != "person" or holder.form != "name" or holder.is_possessor:
            return phrase
        is_closed = holder.end >= limit or texts[holder.end] in _CLOSING or self._acts(holder.end, limit)
        if holder.is_modifier or has_office(holder, self.lexicon) or not is_closed:
            return phrase
        return replace(
            phrase, end=holder.end, head=holder.head, form="name", name=holder.name, core_end=holder.core_end,
            owner=None, country=phrase.country or holder.country, alias=holder.alias,
        )  # fmt: skip

    def _are_two(self, phrase: Phrase, name: Phrase) -> bool:
        """Whether two who are described are named in turn: "the premier and his Czech colleague, A and B, met"."""
        lowers, end = self.words.lower, name.end
        is_second = phrase.start > 0 and lowers[phrase.start - 1] == "and" and phrase.owner is not None
        return is_second and self.words.text[phrase.end] == "," and lowers[end : end + 1] == ["and"]

    def _is_subject_behind(self, phrase: Phrase, name: Phrase, limit: int) -> bool:
        """Whether another acts behind the comma: "after meeting Chad's president, the foreign minister, A, said"."""
        doc, texts = self.units.doc, self.words.text
        is_named_alone = self.words.lower[name.start] != "the" and not has_office(name, self.lexicon)
        is_aside = texts[phrase.end] == "," and texts[name.end : name.end + 1] == [","]
        has_field = phrase.end > phrase.core_end and name.name is not None
        if is_named_alone and is_aside and (has_field or self._acts(name.end + 1, limit)):
            return False  # "a meeting convened by the minister of labour, Dr A, ended", whatever the parser makes of it
        subjects = (token for token in doc[name.start : name.end] if is_subject(token) and token.head.i >= name.end)
        return any(is_governed(doc[phrase.head], phrase.start, subject) for subject in subjects)

    def _is_another(self, phrase: Phrase, name: Phrase, is_titled: bool, limit: int) -> bool:
        """Whether the name behind a comma is that of another: "an envoy, Prime Minister A"; `is_titled`: "Mr A"."""
        has_field = phrase.end > phrase.core_end  # "of the CIA"
        if is_titled and not has_field and name.end < limit and self.words.text[name.end] not in _CLOSING:
            return True  # "according to the prime minister, Mr Brown would"
        is_office = has_office(name, self.lexicon)
        is_capital = self.words.text[phrase.start][:1].isupper()
        is_own = phrase.is_definite or phrase.owner is not None or has_field or is_capital
        return (not is_own or (is_office and is_titled)) and not (is_office and has_field)

    def with_body_name(self, phrase: Phrase, limit: int) -> Phrase:
        """ "their union, the IAM,", "the watchdog the Office of Fair Trading": the name says which body it is."""
        is_apart = phrase.end < limit and self.words.text[phrase.end] == ","
        i = phrase.end + is_apart
        if i + 1 >= limit or not (is_apart or self._is_named_at_once(phrase)):
            return phrase
        is_owned = phrase.owner is not None or not OWNERS.isdisjoint(self.words.lower[phrase.start : phrase.head])
        if not (phrase.is_definite or is_owned):  # "China's cabinet" is as definite as "the Chinese cabinet"
            return phrase
        name = self.at(i)
        if name is None or name.kind != "organization" or name.form != "name" or name.name is None or name.is_modifier:
            return phrase
        if name.is_possessor or (is_apart and name.end < limit and self.words.text[name.end] not in _CLOSING):
            return phrase
        if not is_apart and self._acts_alone(name, phrase):
            return phrase  # "the company the Financial Times wrote of", "told the union the Labour Party would help"
        return replace(
            phrase, end=name.end, head=name.head, kind="organization", form="name", name=name.name, owner=None
        )

    def _is_named_at_once(self, phrase: Phrase) -> bool:
        """Whether a name with its article stands right behind a body: "the watchdog | the Office of Fair Trading"."""
        i = phrase.end
        return self.words.lower[i] == "the" and phrase.end == phrase.head + 1 and self.units.is_capital(i + 1)

    def _acts_alone(self, name: Phrase, phrase: Phrase) -> bool:
        """Whether the name does what the noun before it does not, and so is another body."""
        head = self.units.doc[name.head]
        return is_subject(head) and self.units.doc[phrase.head].head != head.head

    def with_leader(self, phrase: Phrase, limit: int) -> Phrase:
        """ "a delegation led by Jane Roe", "a delegation under Jane Roe": who leads it takes part."""
        i = phrase.end
        if (
            i + 1 < limit
            and self.words.lower[i] == "under"
            and self.words.lower[phrase.head] in self.lexicon.contexts.teams
        ):
            leader = self.at(i + 1)
            if leader is not None and leader.kind == "person" and leader.form == "name":
                return replace(phrase, end=leader.end, leader=i + 1)
        if i < limit and self.words.text[i] == ",":
            i += 1
        if i + 2 < limit and self.words.lower[i] in self.lexicon.contexts.led_by and self.words.lower[i + 1] == "by":
            leader = self.at(i + 2)
            if leader is not None and leader.kind == "person":
                return replace(phrase, end=leader.end, leader=i + 2)
        return phrase


def has_office(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether the title of the phrase is an office, and no rank or honorific."""
    if phrase.title is None:
        return False
    noun = lexicon.title(phrase.title)
    return noun is None or noun.kind == "office"
