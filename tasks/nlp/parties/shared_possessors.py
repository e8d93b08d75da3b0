"""Whose people share one noun behind several possessors: "France's and Italy's ministers met"?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tasks.nlp.meant.coreference import Cast
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.names.units import OWNERS
from tasks.nlp.parties.holders_elsewhere import OfficeHolderReader
from tasks.nlp.parties.party import Party, PartyNamer

_JOINING = frozenset({"and", ","})
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class PossessorReader:
    """Tells the people of each country or body apart, where each has its own possessive."""

    phrases: PhraseReader
    cast: Cast
    namer: PartyNamer

    def parties(self, i: int, limit: int) -> list[Party]:
        """Return the countries or bodies of the row that begins at the token; nobody where it is no such row."""
        owners: list[Phrase] = []
        while i < limit and (phrase := self.phrases.at(i)) is not None:
            if not phrase.is_possessor:
                last = self._owner_of(phrase)
                if last is None or not owners:
                    return []
                row = [self._party(each, phrase.end) for each in (*owners, last)]
                return OfficeHolderReader(self.cast, self.namer, self.cast.lexicon).holders(phrase, row)
            following = self._behind_joint(phrase.end, limit)
            if phrase.kind not in {"country", "organization"} or phrase.name is None or following is None:
                return []
            owners.append(phrase)
            i = following
        return []

    def start(self, phrase: Phrase) -> int:
        """Return where the row begins that ends with the phrase, or whose first possessor it is; else its start."""
        doc = self.phrases.doc
        start = phrase.start
        while start >= 3 and doc[start - 1].lower_ in _JOINING:
            joint = start - 1
            while joint > 1 and doc[joint - 1].lower_ in _JOINING:
                joint -= 1
            before = self.cast.phrase_at(joint - 2) if doc[joint - 1].lower_ in OWNERS else None
            if before is None or not before.is_possessor:
                break
            start = before.start
        return start

    def _behind_joint(self, i: int, limit: int) -> int | None:
        """Return where the next possessor begins behind "'s and"; None where nothing of the kind stands there."""
        doc = self.phrases.doc
        if i + _SEVERAL >= limit or doc[i].lower_ not in OWNERS or doc[i + 1].lower_ not in _JOINING:
            return None
        i += 1
        while i < limit and doc[i].lower_ in _JOINING:
            i += 1
        return i

    def _owner_of(self, phrase: Phrase) -> Phrase | None:
        """Return the country of "Italy's ministers" as a phrase of its own."""
        if not phrase.is_plural or phrase.form != "group":
            return None
        doc = self.phrases.doc
        mark = next((k for k in range(phrase.core_start + 1, phrase.head) if doc[k].lower_ in OWNERS), None)
        if mark is None:
            return None
        body = self.phrases.units.body_at(phrase.core_start)
        is_known = body is not None and body.body is not None and body.end == mark and not body.is_demonym
        if not is_known and not self.phrases.units.is_capital(phrase.core_start):
            return None
        is_country = is_known and body is not None and body.kind == "country"
        return replace(
            phrase, end=mark, head=mark - 1, name=(phrase.core_start, mark), title=None, is_plural=False,
            kind="country" if is_country else "organization", form="name", organization=None, core_end=mark,
        )  # fmt: skip

    def _party(self, owner: Phrase, end: int) -> Party:
        party = self.namer.party(replace(owner, is_possessor=False))
        return replace(party, start=owner.start, end=end, is_place=False)
