"""Who of one family is meant by a surname alone: "President Obama" beside Michelle Obama, "Mr" and "Mrs Clinton"?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.phrases import PhraseReader

Gender = Literal["he", "she"]
_SHE = frozenset({"she", "her", "hers"})


@dataclass(slots=True)
class _Family:
    """All who bear one surname in the article."""

    full: dict[str, Gender | None] = field(default_factory=dict)
    """Full names in the order of the text, with what the first name or the word before it says."""
    in_full: list[Phrase] = field(default_factory=list)
    alone: list[Phrase] = field(default_factory=list)
    """Phrases of the surname alone."""


class Namesakes:
    """Tells the bearers of a surname apart by what they are called."""

    def __init__(
        self, reader: PhraseReader, people: Sequence[Phrase], words_of: Callable[[Phrase], list[str]], lexicon: Lexicon
    ) -> None:
        """`words_of` gives the words of somebody's name, in lower case and without particles."""
        self._reader, self._lexicon, self._words_of = reader, lexicon, words_of
        self._families: dict[str, _Family] = {}
        for phrase in people:
            words = words_of(phrase)
            family = self._families.setdefault(words[-1], _Family())
            if len(words) == 1:
                family.alone.append(phrase)
                continue
            name = " ".join(words)
            family.in_full.append(phrase)
            family.full[name] = family.full.get(name) or self._gender(phrase, words)

    def bearer(self, phrase: Phrase) -> str | None:
        """Return the full name, in lower case, of whom a surname alone means, or a key of its own where no full name
        can be his; None where nothing tells."""
        words = self._words_of(phrase)
        family = self._families[words[-1]]
        if len(words) > 1 or not family.in_full:
            return self._apart_by_address(family, phrase, words[-1])
        gender = self._address(phrase) or ("he" if self._is_another(family) else None)
        if gender is None:
            return self._who_is_no_relative(family)
        fitting = [name for wanted in (gender, None) for name, told in family.full.items() if told == wanted]
        return fitting[0] if fitting else f"{words[-1]} {gender}"

    def _who_is_no_relative(self, family: _Family) -> str | None:
        """Return the only one who is not told by whose he is: beside "his brother, Robert Kennedy" John is meant."""
        relatives = {" ".join(self._words_of(phrase)) for phrase in family.in_full if self._is_kin(phrase)}
        others = [name for name in family.full if name not in relatives]
        return others[0] if relatives and len(others) == 1 else None

    def _apart_by_address(self, family: _Family, phrase: Phrase, surname: str) -> str | None:
        """Tell a "Mr" from a "Mrs" of whom the article gives no full name."""
        told = {self._address(each) for each in family.alone} - {None}
        if family.in_full or len(told) < len({"he", "she"}):
            return None
        return f"{surname} {self._address(phrase) or 'he'}"

    def _is_another(self, family: _Family) -> bool:
        """Whether a man is meant by the surname alone, whose full name the article does not give."""
        if set(family.full.values()) != {"she"}:
            return False
        if any(self._address(phrase) == "he" for phrase in family.alone):
            return True
        if any(phrase.title and self._is_office(phrase.title) for phrase in family.in_full):
            return False
        of_office = [phrase for phrase in family.alone if phrase.title and self._is_office(phrase.title)]
        if not of_office:
            return False
        is_wife = any(self._is_kin(phrase) for phrase in family.in_full)
        # whoever holds the office is told first and in full, with her office: "Chancellor Angela Merkel"
        return is_wife or (of_office[0].start < family.in_full[0].start and not self._is_called_she(family.alone))

    def _is_office(self, title: str) -> bool:
        noun = self._lexicon.title(title)
        return noun is not None and noun.kind == "office" and title.lower() not in self._lexicon.contexts.consorts

    def _is_kin(self, phrase: Phrase) -> bool:
        """Whether somebody is told by whose he or she is: "his wife Michelle Obama", "first lady Michelle Obama"."""
        contexts = self._lexicon.contexts
        before = {token.lower_ for token in self._reader.doc[max(0, phrase.start - 2) : self._begins(phrase)]}
        is_consort = phrase.title is not None and phrase.title.lower() in contexts.consorts
        return is_consort or bool(before & contexts.kin) or self._address(phrase) == "she"

    def _is_called_she(self, phrases: Sequence[Phrase]) -> bool:
        return any(token.lower_ in _SHE for each in phrases for token in self._reader.doc[each.start].sent)

    def _gender(self, phrase: Phrase, words: list[str]) -> Gender | None:
        told = self._address(phrase)
        return told or ("she" if fold(words[0]).title() in self._lexicon.women_names else None)

    def _address(self, phrase: Phrase) -> Gender | None:
        start = self._begins(phrase)
        word = self._reader.doc[start - 1].lower_.rstrip(".") if start > phrase.start else ""
        if word in self._lexicon.contexts.women:
            return "she"
        return "he" if word in self._lexicon.contexts.men else None

    @staticmethod
    def _begins(phrase: Phrase) -> int:
        return (phrase.name or (phrase.start, 0))[0]
