"""Who holds the offices of several? "The ministers of Kenya and Uganda—A and B—met"?"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.phrases import PhraseReader

_JOINTS = frozenset({",", "and", "&", "both", "the"})
_INTRODUCING = frozenset({",", "—", "–", "-", "--", ":", "("})
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class HolderReader:
    """Reads as many names behind as many states or bodies as the names of those who hold the office of each."""

    doc: Doc
    phrases: PhraseReader

    def holders(self, office: Phrase, limit: int) -> list[Phrase]:
        """Return who is named behind "the heads of X and Y, ", as many as there are bodies; else nobody."""
        if not office.is_plural or office.form != "group" or office.core_end + _SEVERAL >= limit:
            return []
        if self.doc[office.core_end].lower_ not in {"of", "from"}:
            return []
        count, end = self._bodies(office.core_end + 1, limit)
        return self.names(count, end, limit)

    def names(self, count: int, end: int, limit: int) -> list[Phrase]:
        """Return the `count` people named behind the token, or nobody where there are more, fewer or others."""
        if count < _SEVERAL or end + _SEVERAL >= limit or self.doc[end].text not in _INTRODUCING:
            return []
        found: list[Phrase] = []
        i = end + 1
        while i < limit and (name := self.phrases.at(i)) is not None:
            if name.kind != "person" or name.form != "name" or name.is_possessor or name.is_modifier:
                return []
            found.append(name)
            following = self._behind_joints(name.end, limit)
            if following == name.end:
                break
            i = following
            if len(found) == count:
                break  # "the leaders of X and Y, A and B, C": the third comes for himself
        return found if len(found) == count else []

    def _bodies(self, i: int, limit: int) -> tuple[int, int]:
        """Return how many states or bodies the row from the token on has, and where it ends."""
        count, end, is_last = 0, i, False
        while i < limit and not is_last:
            is_last = any(self.doc[k].lower_ in {"and", "&"} for k in range(end, i))
            start = self._behind_joints(i, limit)
            body = self.phrases.at(start)
            if body is None or body.name is None or body.kind not in {"country", "organization"} or body.is_possessor:
                break
            count, end = count + 1, body.end if body.alias else body.core_end
            i = self._behind_joints(end, limit)
            if i == end:
                break
        return count, end

    def _behind_joints(self, i: int, limit: int) -> int:
        while i < limit and self.doc[i].lower_ in _JOINTS:
            i += 1
        return i
