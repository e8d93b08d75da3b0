"""Is a name with an article the office of whoever is named behind it: "the Lehendakari, Imanol Pradales,"?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tasks.nlp.names.phrase import Phrase, bare_words
from tasks.nlp.names.units import UnitReader

_BODIES = frozenset({"ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT"})
_JOINTS = frozenset({"and", "or", "&"})
_LISTED = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM"})


class UnknownOfficeReader:
    """Finds offices that no lexicon has, by the article before them: nobody's name has one."""

    def __init__(self, units: UnitReader, at: Callable[[int], Phrase | None]) -> None:
        self._units, self._words, self._at = units, units.words, at

    def holder(self, phrase: Phrase, limit: int) -> Phrase:
        """Return who holds the office, from the article on; the phrase as it is where it is none."""
        words = self._words
        if phrase.name is None or words.lower[phrase.start] != "the" or phrase.name[0] != phrase.start + 1:
            return phrase  # "the trade minister, Ann Roe, the mayor, Jan Dee,": she is no office
        if not self._may_be_office(phrase.name):
            return phrase
        end = self._behind_land(phrase.end, limit)
        named = self._at(end + 1) if end + 1 < limit and words.text[end] == "," else None
        if named is None or named.kind != "person" or named.form != "name" or named.name is None:
            return phrase
        if named.is_modifier or named.is_possessor or not self._is_closed(named.end, limit, phrase.name):
            return phrase
        return replace(
            named, start=phrase.start, core_start=phrase.core_start, is_definite=True,
            title=named.title or bare_words(words, *phrase.name),
        )  # fmt: skip

    def _may_be_office(self, name: tuple[int, int]) -> bool:
        """Whether the words are a title and not the name of a known body, or of several: "the Teamsters"."""
        words, (start, end) = self._words, name
        is_known = self._units.body_at(start) is not None or self._units.has_body_head(start, end)
        last = words.text[end - 1]
        is_several = words.tag[end - 1] in {"NNPS", "NNS"}
        return not is_known and last.istitle() and not is_several and words.lower[start] != "the"

    def _behind_land(self, i: int, limit: int) -> int:
        """Return the end of "of Tyrol" where it stands at the token, else the token."""
        if i + 1 >= limit or self._words.lower[i] != "of":
            return i
        land = self._at(i + 1)
        return land.end if land is not None and land.kind != "person" and land.name is not None else i

    def _is_closed(self, i: int, limit: int, name: tuple[int, int]) -> bool:
        """Whether the name ends an aside and no list; before "and" only where the model takes the title for no body."""
        words = self._words
        if i >= limit or words.text[i] != ",":
            return i >= limit or words.text[i] in {".", ";"}
        if words.lower[i + 1 : i + 2] and words.lower[i + 1] in _JOINTS:
            return not any(words.label[k] in _BODIES for k in range(*name))
        return words.pos[i + 1] not in _LISTED if i + 1 < len(words.pos) else True
