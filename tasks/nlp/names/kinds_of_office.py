"""Who is "the UN official" or "the American envoy", whose office the article tells by another word?"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.names.actors import Actor, Actors
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.text.sentence_numbers import sentence_number

_ANY = "any"
_NEAR = 3  # sentences back to whom nothing but the word itself tells: "the envoy"


@dataclass(frozen=True, slots=True)
class KindOfOfficeReader:
    """Leads a word for what somebody works as back to the last one whose office is of that kind."""

    doc: Doc
    actors: Actors
    lexicon: Lexicon

    def holder(self, phrase: Phrase, beside: frozenset[int]) -> int | None:
        """Return whom the description stands for, named before it; none of those `beside`."""
        begin = min(phrase.start, phrase.head)
        noun = self.doc[begin : phrase.head + 1].text.lower().split()[-1]  # "film-maker" is three tokens
        kinds = self.lexicon.contexts.called_so.get(noun)
        if kinds is None or phrase.form != "description" or not phrase.is_definite:
            return None
        is_told = bool(phrase.country or phrase.organization)
        if _ANY in kinds and not is_told:
            return None  # "the official" alone may be anybody
        here = sentence_number(self.doc, phrase.start)
        for other in reversed(self.actors.phrases):
            position = self.actors.named_by(other)
            if position is None or other.end > phrase.start or other.kind != "person" or position in beside:
                continue
            if not is_told and here - sentence_number(self.doc, other.start) > _NEAR:
                return None
            actor = self.actors.known[position]
            if self._is_of_kind(actor, kinds) and self._is_of_same(phrase, actor, other, here):
                return position
        return None

    def _is_of_kind(self, actor: Actor, kinds: frozenset[str]) -> bool:
        if _ANY in kinds:
            titles = (self.lexicon.title(title) or self.lexicon.title(_last(title)) for title in actor.titles)
            return any(noun is not None and noun.kind == "office" for noun in titles)
        return any(_last(title) in kinds for title in actor.titles)

    def _is_of_same(self, phrase: Phrase, actor: Actor, other: Phrase, here: int) -> bool:
        """Whether the country or body of the description is his; where the article tells of none, he acted last."""
        if phrase.organization is not None:
            return bool(self._words(phrase.organization) & self._own_words(actor))
        if phrase.country is None:
            return True
        if actor.country is not None:
            return actor.country == phrase.country
        is_last = 0 < here - sentence_number(self.doc, other.start) <= 1 and not other.is_possessor
        return is_last and actor.organization is None and syntax.is_subject(self.doc[other.head])

    def _own_words(self, actor: Actor) -> set[str]:
        own = self._words(actor.organization) if actor.organization is not None else set[str]()
        return own | {word for title in actor.titles for word in title.split() if self.lexicon.title(word) is None}

    def _words(self, body: str) -> set[str]:
        """Return the words of a body's name, those of its usual name among them: "the EU", "European"."""
        known = self.lexicon.bodies.get(fold(body)) or self.lexicon.bodies.get(fold(f"the {body}"))
        names = [body, self.actors.long_forms.get(body, ""), known.name if known is not None else ""]
        return {word for name in names for word in name.lower().split() if word not in {"the", "of", "and", "for"}}


def _last(title: str) -> str:
    return title.rpartition(" ")[2]
