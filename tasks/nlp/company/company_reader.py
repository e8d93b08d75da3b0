"""Who else was there? Sentences without a trigger that name companions: "Also present were …", "accompanied by …"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span, Token

from tasks.nlp.company.came_along import CAME_ALONG
from tasks.nlp.company.company import Company, CompanyNames, Pattern
from tasks.nlp.company.spoke_for import SPOKE_FOR, speaking_for, speaking_in_turn
from tasks.nlp.company.took_part_too import TOOK_PART_TOO
from tasks.nlp.company.was_in_delegation import WAS_IN_DELEGATION, leading, leading_in_turn, led, led_in_turn
from tasks.nlp.company.was_present import WAS_PRESENT
from tasks.nlp.company.was_there import WAS_THERE
from tasks.nlp.text.words import words_of_doc

_Following = Callable[[Company, Span, CompanyNames], Company | None]
_IN_TURN: dict[Pattern, _Following] = {led: led_in_turn, leading: leading_in_turn, speaking_for: speaking_in_turn}
_PATTERNS = (CAME_ALONG, WAS_PRESENT, WAS_IN_DELEGATION, SPOKE_FOR, TOOK_PART_TOO, WAS_THERE)


@dataclass(frozen=True)
class CompanyReader:
    """Finds companions in the sentences of one article."""

    names: CompanyNames

    def read(self, sentence: Span) -> list[Company]:
        """Return the companions that the sentence names."""
        words, doc = words_of_doc(sentence.doc), sentence.doc
        telling = [
            i
            for i in range(sentence.start, sentence.end)
            if words.lower[i] in self._forms or words.lemma[i] in self._lemmas
        ]
        return [company for i in telling for company in _told_by(doc[i], sentence, self.names) if company.people]

    @cached_property
    def _forms(self) -> frozenset[str]:
        """The words, in the form in which they stand, that one of the patterns begins with."""
        contexts = self.names.lexicon.contexts
        forms = contexts.accompanied | contexts.present | contexts.led_by
        forms |= (
            frozenset(self.names.lexicon.times.numbers)
            | contexts.announced
            | contexts.teams
            | contexts.tables
            | contexts.being_there
        )
        return forms.union(*(each.forms for each in _PATTERNS))

    @cached_property
    def _lemmas(self) -> frozenset[str]:
        contexts = self.names.lexicon.contexts
        attending = {particle.split("_")[0].lower() for particle in contexts.attending_too}
        return contexts.consisting.union(
            contexts.fielding, contexts.bringing, attending, *(each.lemmas for each in _PATTERNS)
        )


def _told_by(token: Token, sentence: Span, names: CompanyNames) -> Iterator[Company]:
    """Yield what the first pattern that fits says."""
    for pattern in (pattern for each in _PATTERNS for pattern in each.tried):
        company = pattern(token, sentence, names)
        if company is None:
            continue
        while company is not None:
            yield company
            following = _IN_TURN.get(pattern)
            company = following(company, sentence, names) if following is not None else None
        return
