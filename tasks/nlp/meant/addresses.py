"""Whom does an address without a name mean: "The emir received A. His Highness also received B"?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.names.actors import Actor, Actors
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.text.sentence_numbers import sentence_number

_FARTHEST = 4  # sentences; whoever is addressed was told of no farther back
_OWNED = frozenset({"his", "her"})
_LONGEST_OFFICE = 2  # words: "crown prince"


@dataclass(frozen=True, slots=True)
class AddressReader:
    """Leads addresses back to whom the sentences before name; `meant_by` tells whom a description stands for."""

    doc: Doc
    actors: Actors
    lexicon: Lexicon
    meant_by: Callable[[Phrase], int | None]

    def addressed(self, phrase: Phrase) -> int | None:
        """Return whom "His Majesty" means: who did the last thing of those who are called so, else the last of them."""
        address = self._address(phrase)
        if address is None:
            return None
        here = sentence_number(self.doc, phrase.start)
        near: dict[int, list[Phrase]] = {}
        for other in self.actors.phrases:
            if other.start >= phrase.start:
                break
            distance = here - sentence_number(self.doc, other.start)
            if other.kind == "person" and 0 < distance <= _FARTHEST and not other.is_modifier:
                near.setdefault(distance, []).append(other)
        for distance in sorted(near):
            fitting = [each for each in near[distance] if self._is_called(each, address)]
            acting = [each for each in fitting if self._acts(each)]
            if fitting:
                chosen = acting[0] if acting else fitting[-1]
                return self._who(chosen)
        return None

    def _address(self, phrase: Phrase) -> str | None:
        """Return "his majesty" where the phrase is nothing but that."""
        if phrase.form != "description" or self.doc[phrase.start].lower_ not in _OWNED or phrase.end != phrase.core_end:
            return None
        words = self.doc[phrase.start : phrase.head + 1].text
        noun = self.lexicon.title(words)
        return words.lower() if noun is not None and noun.kind == "honorific" else None

    def _acts(self, phrase: Phrase) -> bool:
        """Whether the phrase, or the office before the name, is a subject."""
        words = self.doc[phrase.start : phrase.end]
        return not phrase.is_possessor and any(syntax.is_subject(word) for word in words)

    def _who(self, phrase: Phrase) -> int | None:
        named = self.actors.named_by(phrase)
        return named if named is not None else self.meant_by(phrase)

    def _is_called(self, phrase: Phrase, address: str) -> bool:
        """Whether the address is that of who is named or addressed there."""
        if phrase.name is None:  # "His Highness the Crown Prince"
            is_addressed = self.doc[phrase.start : phrase.head + 1].text.lower().startswith(address)
            return is_addressed and self.meant_by(phrase) is not None
        position = self.actors.named_by(phrase)
        return position is not None and self._fits(self.actors.known[position], address)

    def _fits(self, actor: Actor, address: str) -> bool:
        """Whether the actor has the address before an office, or an office that it belongs to: "King Hussein"."""
        same = self.lexicon.contexts.same_office
        for own in actor.titles:
            words = own.split()
            offices = {" ".join(words[-count:]) for count in range(1, _LONGEST_OFFICE + 1)} | {words[0]}
            if own.startswith(address) or any(address in same.get(office, ()) for office in offices):
                return True
        return False
