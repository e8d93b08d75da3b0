"""Who is meant in words about one's own: "the club" of its player, the client of whom a lawyer speaks?"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.names.actors import Actors
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.text.sentence_numbers import sentence_start

_LONGEST = 2  # words; "the Spanish club" says itself which


@dataclass(frozen=True, slots=True)
class OwnPeopleReader:
    """Leads descriptions back through those who belong together: player and club, lawyer and client."""

    doc: Doc
    actors: Actors
    lexicon: Lexicon

    def club(self, phrase: Phrase) -> int | str | None:
        """Return whose player or member meets it: "Leeds striker A is in talks with the club"; else None."""
        offices = self.lexicon.contexts.members_of.get(self.doc[phrase.head].lower_)
        if offices is None or not phrase.is_definite or phrase.head + 1 - phrase.start > _LONGEST:
            return None
        if self._names_another(phrase):
            return None
        verb = syntax.governing_verb(self.doc[phrase.head])
        for head in syntax.subjects(verb)[0] if verb is not None else []:
            for other in self.actors.phrases:
                if other.form != "name" or other.kind != "person" or not other.start <= head.i < other.end:
                    continue
                if other.organization is not None and not offices.isdisjoint((other.title or "").lower().split()[-1:]):
                    return self._named(other.organization)
        return None

    def client(self, phrase: Phrase) -> int | None:
        """Return of whom his lawyer or agent speaks: "A's agent said the striker would meet B"; else None.

        "The senator" may be of whom a spokesman speaks where no other office of his is told.
        """
        contexts, noun = self.lexicon.contexts, self.doc[phrase.head]
        if phrase.is_plural or phrase.head + 1 - phrase.start > _LONGEST:
            return None
        is_client = noun.lower_ in contexts.clients
        if not is_client and not (phrase.is_definite and self._is_post(noun.lower_)):
            return None
        if not phrase.is_definite and phrase.owner is None:
            return None
        verb = syntax.reporting_verb(noun, self.lexicon.modality.speech)
        for head in syntax.subjects(verb)[0] if verb is not None else []:
            for other in self.actors.phrases:
                speaks = (other.title or "").lower().split()[-1:]
                if other.start <= head.i < other.end and other.organization and contexts.agents.issuperset(speaks):
                    named = self._named(other.organization)
                    if not isinstance(named, int) or self.actors.known[named].kind != "person" or not speaks:
                        return None
                    is_spokesman = contexts.outside.issuperset(speaks)
                    is_told = bool(self.actors.known[named].titles)
                    return named if is_client or (is_spokesman and not is_told) else None
        return None

    def _is_post(self, noun: str) -> bool:
        """Whether many hold the office, so that who has no other may: "the senator", but not "the president"."""
        office, contexts = self.lexicon.title(noun), self.lexicon.contexts
        return office is not None and office.kind == "office" and noun not in contexts.heads | contexts.agents

    def _names_another(self, phrase: Phrase) -> bool:
        """Whether another body is named before it in the sentence, which it may be as well."""
        start = sentence_start(self.doc[phrase.head])
        return any(
            start <= other.start < phrase.start and other.form == "name" and other.kind == "organization"
            for other in self.actors.phrases
            if not other.is_possessor and not other.is_modifier
        )

    def _named(self, name: str) -> int | str:
        for position, actor in enumerate(self.actors.known):
            if fold(actor.name) == fold(name) or self.actors.is_acronym(actor.name, name):
                return position
        return name
