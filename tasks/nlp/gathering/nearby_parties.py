"""Whose talks are these, where only the neighbouring sentences tell? "A sued B in May. Talks had failed in April."

Asked of talks that happened, or will, and of which nobody is told in their own clause. Those two are meant who are
named nearest, and only where no third is named there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import PLURAL_PRONOUNS, Cast
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.parties.antecedents import can_act
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.sides.triggers import Trigger

_TWO = 2  # as many as have talks with each other


def may_be_told_nearby(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether these are talks told to have run: "talks failed", "after months of talks"; not "in favour of talks"."""
    noun, rule, contexts = trigger.token, trigger.rule, lexicon.contexts
    if trigger.type != "talks" or rule.frame != "nominal" or rule.needs != "anyone":
        return False
    owner = syntax.possessor(noun)
    if owner is not None and owner.lower_ not in PLURAL_PRONOUNS:
        return False  # "Monday's talks", "its deliberations"
    head = syntax.event_head(noun, contexts.measures)
    if syntax.preposition_before(head) in contexts.amid or syntax.is_known_to_somebody(head, contexts.privy):
        return True
    verb = syntax.governing_verb(head)
    if verb is None or verb.lemma_ not in contexts.running:
        return False
    return syntax.is_subject_of(head, verb) or syntax.is_object_of(head, verb)


@dataclass(frozen=True, slots=True)
class NearbyPartyReader:
    """Finds the two of one article who had the talks of which nobody is told where they are told."""

    cast: Cast
    parties: PartyReader
    lexicon: Lexicon

    def of(self, trigger: Trigger) -> list[Party]:
        """Return the two, or nobody where the talks are no certain ones."""
        if not may_be_told_nearby(trigger, self.lexicon):
            return []
        nearest: list[Party] = []
        for stretch in _stretches(trigger.token.sent):
            found = self._named(stretch, trigger.token)
            if nearest and any(party.kind == "person" for party in [*nearest, *found]):
                return []  # of two bodies one may be told in the sentence before, a man may be anybody
            known = {party.actor for party in nearest}
            nearest += [party for party in found if party.actor not in known]
            if len(nearest) >= _TWO:
                return self._two(nearest)
        return []

    def _two(self, nearest: list[Party]) -> list[Party]:
        """Return the two where no third is named, none of whom acts for the other, in the order of the text."""
        acting = [party for party in nearest if not self._is_speaker(party)]
        two = self._without_own_people(acting if len(acting) >= _TWO else nearest)
        is_pair = len(two) == _TWO and bool(acting) and all(map(self._is_of_the_story, two))
        return sorted(two, key=lambda party: party.start) if is_pair else []

    def _named(self, stretch: Span, trigger: Token) -> list[Party]:
        """Return those in the stretch who can have talks, each once.

        No land where something is is among them, no newspaper that tells of it and nobody at whose house it is.
        """
        own = {token.i for token in trigger.subtree}
        found: dict[int, Party] = {}
        for phrase in self.cast.phrases:
            if not stretch.start <= phrase.start < stretch.end or phrase.head in own:
                continue
            actor = self.cast.actor(phrase)
            if actor is None or not (can_act(phrase, set(), self.cast) or self._is_government(phrase)):
                continue
            if self._is_where(phrase) or self._is_newspaper(phrase, actor) or self._is_at_another(phrase, trigger):
                continue
            found.setdefault(actor, self.parties.party(phrase))
        return list(found.values())

    def _is_at_another(self, phrase: Phrase, trigger: Token) -> bool:
        """Whether it only says which other meeting is meant: "on the sidelines of the Nato summit"."""
        noun = self.cast.doc[phrase.head].head
        return phrase.is_modifier and noun != trigger and noun.lemma_.lower() in self.lexicon.contexts.meetings

    def _is_where(self, phrase: Phrase) -> bool:
        """Whether it is a land or a house where something is: "the troops in Spain", "at Mr Brown's house"."""
        head = self.cast.doc[phrase.head]
        if phrase.is_possessor and phrase.kind == "person":
            head = head.head
        elif phrase.kind != "country":
            return False
        return syntax.preposition_before(head) in self.lexicon.contexts.local

    def _is_government(self, phrase: Phrase) -> bool:
        """Whether a capital stands for those who rule there: "agreed to Beijing's demands", "Moscow agreed"."""
        acts = phrase.is_possessor or syntax.is_subject(self.cast.doc[phrase.head])
        return phrase.is_seat and phrase.kind == "country" and acts

    def _is_newspaper(self, phrase: Phrase, actor: int) -> bool:
        words = set(self.cast.actors[actor].name.lower().split())
        return phrase.kind != "person" and not words.isdisjoint(self.lexicon.contexts.media)

    def _is_speaker(self, party: Party) -> bool:
        """Whether it is a person of whom the sentence tells only that he says it."""
        phrase = self.cast.phrase_at(party.start)
        if phrase is None or party.kind != "person":
            return False
        head = self.cast.doc[phrase.head]
        return syntax.is_subject(head) and head.head.lemma_ in self.lexicon.modality.speech

    def _is_of_the_story(self, party: Party) -> bool:
        """Whether the article says who they are or names them more than once."""
        return party.actor is not None and (bool(party.title) or len(self.cast.mentions(party.actor)) >= _TWO)

    def _without_own_people(self, found: list[Party]) -> list[Party]:
        """Return those found without who acts for another of them: "United" and "its chief executive, Mr A"."""
        actors = self.cast.actors
        bodies = {actors[each.actor].name for each in found if each.actor is not None and each.kind != "person"}
        lands = {each.country for each in found if each.kind == "country"}
        return [
            each
            for each in found
            if each.actor is None
            or each.kind != "person"
            or not (actors[each.actor].organization in bodies or actors[each.actor].country in lands)
        ]


def _stretches(here: Span) -> Iterator[Span]:
    """Yield the sentence and the one before; where it is the first, the one behind."""
    yield here
    beside = _sentence_before(here) or _sentence_behind(here)
    if beside is not None:
        yield beside


def _sentence_before(sentence: Span) -> Span | None:
    """Return the sentence before, empty lines passed over."""
    while sentence.start > 0:
        sentence = sentence.doc[sentence.start - 1].sent
        if sentence.text.strip():
            return sentence
    return None


def _sentence_behind(sentence: Span) -> Span | None:
    """Return the sentence behind, empty lines passed over."""
    doc = sentence.doc
    while sentence.end < len(doc):
        sentence = doc[sentence.end].sent
        if sentence.text.strip():
            return sentence
    return None
