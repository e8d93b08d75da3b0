"""Which body is "the company" in what its own people say of it: "Volvo said the company was in talks"?"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.names.actors import Actors
from tasks.nlp.names.phrase import Phrase

_LONGEST = 3  # words; "the state-owned Turkish bank" says itself which


@dataclass(frozen=True, slots=True)
class SpeakingBodyReader:
    """Leads "the company" back to the body that says so, or whose head or spokesman does."""

    doc: Doc
    actors: Actors
    lexicon: Lexicon

    def body(self, phrase: Phrase) -> int | str | None:
        """Return the actor, or the name where the body is named with its people alone: "a Volvo spokesman said"."""
        noun = self.doc[phrase.head].lower_
        if not phrase.is_definite or noun not in self.lexicon.contexts.firms or phrase.end - phrase.start > _LONGEST:
            return None
        verb = syntax.reporting_verb(self.doc[phrase.head], self.lexicon.modality.speech)
        for head in syntax.subjects(verb)[0] if verb is not None else []:
            found = self._body_at(head)
            if found is not None and self._may_be(noun, found):
                return found
        return None

    def name(self, found: int | str) -> str:
        """Return the name of the body."""
        return found if isinstance(found, str) else self.actors.known[found].name

    def _body_at(self, head: Token) -> int | str | None:
        for phrase in self.actors.phrases:
            if not phrase.start <= head.i < phrase.end or phrase.is_possessor or phrase.is_modifier:
                continue
            position = self.actors.named_by(phrase)
            known = self.actors.known[position] if position is not None else None
            if known is not None and known.kind != "person":
                return position if known.kind == "organization" and phrase.form == "name" else None
            told = known.organization if known is not None else phrase.organization
            title = known.title if known is not None else phrase.title or self.doc[phrase.head].lower_
            return self._named(told) if told and self._speaks_for(title) else None
        return None

    def _speaks_for(self, title: str | None) -> bool:
        """Whether who holds the office speaks for the body: its head or spokesman, but no analyst."""
        contexts, words = self.lexicon.contexts, (title or "").lower().split()
        speaking = (contexts.heading | contexts.bosses | contexts.bare_offices | contexts.outside) - contexts.press
        # "Finance | Ministry spokesman": its name does not end before the title
        return words[-1:] != [] and words[-1] in speaking and self.lexicon.body_heads.isdisjoint(words)

    def _named(self, name: str) -> int | str:
        for position, actor in enumerate(self.actors.known):
            is_one = fold(actor.name) == fold(name) or self.actors.is_acronym(actor.name, name)
            if actor.kind == "organization" and is_one:
                return position
        return name

    def _may_be(self, noun: str, found: int | str) -> bool:
        """Whether the body can be called so: no ministry is a company, no newspaper tells of itself."""
        contexts, words = self.lexicon.contexts, fold(self.name(found)).split()
        if contexts.media.intersection(words):
            return False
        heads = [word for word in words if word in self.lexicon.body_heads]
        if noun in contexts.any_body or noun in heads:
            return True
        if self.name(found).isupper() and fold(self.name(found)) in self.lexicon.bodies:
            return False  # "the FBI said the group": it may tell of others
        if not heads:
            return True
        is_public = noun in contexts.administrations
        return not is_public and contexts.administrations.isdisjoint(words) and noun in contexts.businesses
