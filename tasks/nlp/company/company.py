"""Who is named around a word that tells of company? What all patterns of company ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from spacy.tokens import Span, Token

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.names.attendees import attendees, attendees_before, names_side
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.sides.vicinity import parties_before
from tasks.nlp.syntax import is_subject

Relation = Literal["present", "with", "in", "named"]
BE = frozenset({"was", "were", "is", "are", "been", "included", "includes", "include"})
_FILLERS = frozenset({"by", "also", "were", "was", ":", "both", "present", "there", "of"})
WERE = frozenset({"was", "were", "is", "are", "sat", "stood"})
_MARKS = frozenset({"by", "side"}) | BE
OPENING = 6  # tokens from the start of the sentence within which a list is announced


@dataclass(frozen=True, slots=True)
class Company:
    """People named as company in one sentence.

    `relation`: "present" at the encounter; "with" somebody (`of`); "in" a delegation or group (`of`); "named" as those
    of whom a group (`of`) told before consists.
    """

    relation: Relation
    people: tuple[Party, ...]
    of: tuple[Party, ...]
    token: int


@dataclass(frozen=True)
class CompanyNames:
    """Whom the sentences of one article name around a word."""

    phrases: PhraseReader
    parties: PartyReader
    lexicon: Lexicon

    def after(self, i: int, sentence: Span) -> tuple[Party, ...]:
        """Return whoever is named from token `i` on, behind words that only lead to it."""
        while i < sentence.end and sentence.doc[i].lower_ in _FILLERS:
            i += 1
        found = self._in_clauses(i, sentence)
        if not found:
            listed = self.parties.parties_from(i, self._side_told_behind(i, sentence))
            found = self._with_others(listed, attendees(i, sentence.end, self.phrases))
        return tuple(party for party in found if not party.is_anaphor)

    def _side_told_behind(self, i: int, sentence: Span) -> int:
        """Return where "and from the Malawian side by B" begins, which names others, else the end of the sentence."""
        near = range(i + 1, sentence.end)
        return next((j for j in near if names_side(j, sentence.end, self.phrases)), sentence.end)

    def _with_others(self, listed: list[Party], named: list[Phrase]) -> list[Party]:
        """Return those of a list with the people named farther on in it, where an office with commas has ended it."""
        others = [each for each in named if not any(p.start < each.end and each.start < p.end for p in listed)]
        if not others:
            return listed
        return sorted([*listed, *(self.parties.party(each) for each in others)], key=lambda party: party.start)

    def _in_clauses(self, i: int, sentence: Span) -> list[Party]:
        """Return whoever is named in each part of a list that semicolons part: "the head of unit, Mr A; B, adviser"."""
        doc = sentence.doc
        marks = [j for j in range(i, sentence.end) if doc[j].text == ";"]
        if not marks:
            return []
        found: list[Party] = []
        for start, end in pairwise([i, *(mark + 1 for mark in marks), sentence.end]):
            if start == end:
                break  # nothing follows the last semicolon
            if found and (self._acts(start, end) or names_side(start, end, self.phrases)):
                break  # "representing Egypt was A; Ethiopia sent B", "; from the Malawian side, B"
            people = attendees(start, end, self.phrases)
            joined = [each for each in people[1:] if self.phrases.doc[each.start - 1].lower_ == "and"]
            found += [self.parties.party(each) for each in [*people[:1], *joined]]
        return found

    def _acts(self, start: int, end: int) -> bool:
        """Whether the part is a clause of its own, whose first name does something."""
        phrase = self.phrases.at(start)
        return phrase is not None and any(
            is_subject(each) and phrase.end <= each.head.i < end for each in self.phrases.doc[start : phrase.end]
        )

    def people_after(self, i: int, sentence: Span) -> tuple[Party, ...]:
        """Return those of the list who are people with a name."""
        return tuple(p for p in self.after(i, sentence) if p.actor is not None and p.kind == "person")

    def before(self, token: Token) -> tuple[Party, ...]:
        """Return whoever is named right before the word."""
        found = parties_before(token, self.parties, self.phrases)
        return tuple(party for party in found if not party.is_anaphor)

    def listed_before(self, token: Token, sentence: Span) -> tuple[Party, ...]:
        """Return whoever is named in a list that stands before the word, however long: "A, B and C were present"."""
        found = self._in_clauses(sentence.start, sentence[: token.i - sentence.start])
        if not found:
            listed = parties_before(token, self.parties, self.phrases)
            found = self._with_others(listed, attendees_before(sentence.start, token, self.phrases))
        return tuple(party for party in found if not party.is_anaphor)

    def people_between(self, start: int, stop: int) -> tuple[Party, ...]:
        """Return the people named in a list that reaches from one token to another."""
        return tuple(self.parties.party(each) for each in attendees(start, stop, self.phrases))

    def people_behind_mark(self, stop: int, sentence: Span) -> tuple[Party, ...]:
        """Return A and B of "attended | by A, head of X, and B on the Georgian side", which begins at token `stop`."""
        doc = sentence.doc
        near = range(stop - 1, sentence.start, -1)
        mark = next((i for i in near if doc[i].lower_ in _MARKS), None)
        people = attendees(mark + 1, stop, self.phrases) if mark is not None else []
        is_closed = bool(people) and people[-1].end == stop
        return tuple(self.parties.party(each) for each in people) if is_closed else ()

    def at(self, heads: list[Token], stop: int) -> tuple[Party, ...]:
        """Return whom the phrases of `heads` name, up to token `stop`."""
        return tuple(party for head in heads for party in self.parties.parties(head, stop))

    def has_names_before(self, token: Token, sentence: Span) -> bool:
        """Whether somebody is named before the word: then it is he who was present."""
        return any(
            phrase.name is not None
            for i in range(sentence.start, token.i)
            if (phrase := self.phrases.at(i)) is not None
        )

    def is_delegation(self, head: Token) -> bool:
        """Whether it is a noun for people who come together."""
        return head.lemma_.lower() in self.lexicon.contexts.parties_of_people

    def verb_behind(self, i: int, sentence: Span, reach: int) -> int | None:
        """Return the form of "be" or "include" that follows within reach."""
        return next((t.i for t in sentence.doc[i + 1 : min(sentence.end, i + reach + 1)] if t.lower_ in BE), None)


def sentence_before(sentence: Span) -> Span | None:
    """Return the sentence before; None at the head of the article."""
    start = sentence.start
    while start > 0 and sentence.doc[start - 1].is_space:
        start -= 1
    return sentence.doc[start - 1].sent if start > 0 else None


Pattern = Callable[[Token, Span, CompanyNames], Company | None]
"""What a word says of company in its sentence; None where it says nothing."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """What is tried, in this order, and the words that begin one of them besides those of seeds/contexts.toml."""

    tried: tuple[Pattern, ...]
    forms: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()
