"""Who else was there? Sentences without a trigger that name companions: "Also present were …", "accompanied by …"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.party import Party
from tasks.nlp.phrases import PhraseReader
from tasks.nlp.vicinity import parties_before
from tasks.nlp.who import PartyReader

Relation = Literal["present", "with", "in"]
_BE = frozenset({"was", "were", "is", "are", "been", "included", "includes", "include"})


@dataclass(frozen=True, slots=True)
class Company:
    """People named as company in one sentence.

    `relation`: "present" at the encounter; "with" somebody (`of`); "in" a delegation or group (`of`).
    """

    relation: Relation
    people: tuple[Party, ...]
    of: tuple[Party, ...]
    token: int


@dataclass(frozen=True, slots=True)
class CompanyReader:
    """Finds companions in the sentences of one article."""

    phrases: PhraseReader
    parties: PartyReader
    lexicon: Lexicon

    def read(self, sentence: Span) -> list[Company]:
        """Return the companions that the sentence names."""
        found: list[Company] = []
        for token in sentence:
            company = (
                self._accompanied(token, sentence)
                or self._present(token, sentence)
                or self._consisting(token, sentence)
                or self._led(token, sentence)
            )
            if company is not None and company.people:
                found.append(company)
        return found

    def _after(self, i: int, sentence: Span) -> tuple[Party, ...]:
        limit = sentence.end
        while i < limit and sentence.doc[i].lower_ in {"by", "also", "were", "was", ":", "both"}:
            i += 1
        return tuple(party for party in self.parties.parties_from(i, limit) if not party.is_anaphor)

    def _accompanied(self, token: Token, sentence: Span) -> Company | None:
        """ "A was accompanied by B and C", "accompanying A were B and C"."""
        doc = sentence.doc
        if (
            token.lower_ in {"accompanied", "flanked", "joined"}
            and token.i + 1 < sentence.end
            and doc[token.i + 1].lower_ == "by"
        ):
            heads, _ = syntax.subjects(token)
            of = [p for head in heads for p in self.parties.parties(head, token.i)]
            return Company("with", self._after(token.i + 2, sentence), tuple(of or self._before(token)), token.i)
        if token.lower_ == "accompanying":
            be = next((t for t in doc[token.i + 1 : min(sentence.end, token.i + 14)] if t.lower_ in _BE), None)
            if be is not None:
                return Company(
                    "with", self._after(be.i + 1, sentence), tuple(self._after(token.i + 1, sentence)), token.i
                )
        return None

    def _before(self, token: Token) -> list[Party]:
        return parties_before(token, self.parties, self.phrases)

    def _present(self, token: Token, sentence: Span) -> Company | None:
        """ "Also present were A and B", "A and B were also in attendance"."""
        word = token.lower_
        contexts = self.lexicon.contexts
        if word not in contexts.present:
            return None
        doc = sentence.doc
        following = next((t for t in doc[token.i + 1 : min(sentence.end, token.i + 9)] if t.lower_ in _BE), None)
        if token.i - sentence.start <= 3 and following is not None:
            return Company("present", self._after(following.i + 1, sentence), (), token.i)
        be = next(
            (t for t in reversed(doc[max(sentence.start, token.i - 4) : token.i]) if t.lower_ in {"was", "were"}), None
        )
        if be is not None and word in {"present", "attendance"}:
            return Company("present", tuple(p for p in self._before(be) if not p.is_anaphor), (), token.i)
        return None

    def _consisting(self, token: Token, sentence: Span) -> Company | None:
        """ "The delegation included A and B", "the team comprised A and B"."""
        if token.lemma_ not in self.lexicon.contexts.consisting:
            return None
        groups = self.lexicon.contexts.parties_of_people
        for head in syntax.subjects(token)[0]:
            if head.lower_ == "it" and any(
                t.lemma_.lower() in {"delegation", "team", "mission"} for t in self._preceding(sentence)
            ):
                return Company("in", self._after(token.i + 1, sentence), (), token.i)
            phrase = self.parties.phrase_at(head)
            if phrase is not None and phrase.form in {"group", "body"} and head.lemma_.lower() in groups:
                of = (self.parties.party(phrase),)
                start = token.i + 2 if sentence.doc[token.i + 1 : token.i + 2].text == "of" else token.i + 1
                return Company("in", self._after(start, sentence), of, token.i)
        return None

    def _preceding(self, sentence: Span) -> Span:
        doc = sentence.doc
        i = sentence.start
        while i > 0 and doc[i - 1].is_space:
            i -= 1
        return doc[i - 1].sent if i > 0 else sentence

    def _led(self, token: Token, sentence: Span) -> Company | None:
        """ "It was led by A and included B and C"."""
        if token.lower_ not in {"led", "headed"} or not syntax.is_passive(token):
            return None
        heads = [head for head in syntax.subjects(token)[0] if head.lower_ == "it" or self._is_delegation(head)]
        if not heads:
            return None
        by = next((t for t in token.children if t.lower_ == "by"), None)
        return None if by is None else Company("in", self._after(by.i + 1, sentence), (), token.i)

    def _is_delegation(self, head: Token) -> bool:
        return head.lemma_.lower() in self.lexicon.contexts.parties_of_people
