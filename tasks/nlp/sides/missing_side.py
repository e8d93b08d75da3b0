"""Who met them, where "talks with B" stands alone? The subject above, who is named nearest, or the protagonist."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.parties.antecedents import can_act
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.sides.told_before import is_definite
from tasks.nlp.text.sentence_numbers import sentence_start
from tasks.nlp.topics.topics import topic_phrases

_OF_BODIES = frozenset({"from", "of", "at"})
_SINCE = frozenset({"after", "since", "as", "before", "amid"})
_NEAR = 3  # mentions of the other side before this one


@dataclass(frozen=True, slots=True)
class MissingSideReader:
    """Finds who the one side was, where the words around the trigger tell only of the other."""

    cast: Cast
    parties: PartyReader
    lexicon: Lexicon

    def missing(self, trigger: Token, whom: list[Party]) -> list[Party]:
        """Return who can have met them: the subject of a clause above, else who is spoken of."""
        return (
            self._whose_deed_followed(trigger, whom)
            or self.subject_above(trigger, whom)
            or self._nearest(trigger, whom)
        )

    def _whose_deed_followed(self, trigger: Token, whom: list[Party]) -> list[Party]:
        """Return A of "a call with B preceded A's decision": whose it is that the encounter brought about."""
        verb = syntax.governing_verb(trigger)
        if verb is None or not syntax.is_subject_of(trigger, verb) or syntax.is_passive(verb):
            return []
        known = {party.actor for party in whom}
        owners = (syntax.owner_of(thing) for thing in syntax.objects(verb))
        found = [party for owner in owners if owner is not None for party in self.parties.parties(owner, verb.i)]
        return [party for party in found if party.kind == "person" and party.actor not in {None, *known}]

    def subject_above(self, trigger: Token, whom: list[Party]) -> list[Party]:
        """Return the subject of the nearest clause above that can have met them: "he suggested that talks with B …"."""
        known = {party.actor for party in whom if party.actor is not None}
        unnamed: list[Party] = []
        for verb in syntax.governors(trigger):
            if verb.pos_ not in {"VERB", "AUX"}:
                continue
            for head in syntax.subjects(verb)[0]:
                if head.i == trigger.i or trigger in head.subtree:
                    continue
                found = [
                    party
                    for party in self.parties.parties(head, verb.i)
                    if not party.is_place and (party.actor is None or party.actor not in known)
                ]
                if verb.lemma_ in self.lexicon.modality.speech:
                    found = [party for party in found if not self._speaks_for_others(party.title)]
                if unnamed and verb.lemma_ in self.lexicon.modality.speech:
                    return unnamed  # "rebels have scrapped talks with the government, a spokesman, Mr A, said"
                if any(party.actor is not None or party.is_anaphor for party in found):
                    return found
                unnamed = unnamed or found
        return unnamed

    def _speaks_for_others(self, title: str | None) -> bool:
        """Whether who says so is a spokesman: "army spokesman A confirmed the meeting with B"."""
        return title is not None and title.lower().rpartition(" ")[2] in self.lexicon.contexts.outside

    def _only_says_so(self, phrase: Phrase) -> bool:
        if not self._speaks_for_others(phrase.title):
            return False
        verb = syntax.governing_verb(self.cast.doc[phrase.head])
        return verb is not None and verb.lemma_ in self.lexicon.modality.speech

    def _nearest(self, trigger: Token, whom: list[Party]) -> list[Party]:
        """Return who is spoken of where "talks with B" stands alone: named in the sentence, else the last subject."""
        taken = {party.actor for party in whom}
        cast, doc, sentence = self.cast, trigger.doc, trigger.sent
        covered = {i for party in whom for i in range(party.start, party.end)}
        # "talks with B over the sale of C": what they are about meets nobody
        covered |= {i for start, end in topic_phrases(trigger, doc, self.lexicon.topics) for i in range(start, end)}
        inside = [
            phrase
            for phrase in cast.phrases
            if sentence.start <= phrase.start < sentence.end
            and phrase.start not in covered
            and can_act(phrase, taken, self.cast)
            and not self._only_says_so(phrase)
            and syntax.preposition_before(doc[phrase.head]) not in self.lexicon.topics.prepositions
            # "his Japan trip is part of talks with": where he goes
            and not (phrase.is_modifier and phrase.kind == "country" and phrase.end != trigger.i)
            and not _is_where_from(phrase, whom, doc)
        ]
        if inside:
            told = self._who_met_before(trigger, taken) if self._are_beside_it(inside, trigger) else []
            return told or [self.parties.party(min(inside, key=lambda phrase: abs(phrase.head - trigger.i)))]
        for _ in range(2):
            if sentence.start == 0:
                break
            sentence = doc[sentence.start - 1].sent
            subject = self._first_subject(sentence.start, sentence.end, taken)
            if subject is not None:
                return [self.parties.party(subject)]
        return self._protagonist(trigger, taken)

    def _first_subject(self, start: int, end: int, taken: set[int | None]) -> Phrase | None:
        """Return who first acts between the tokens, of those who can meet the others."""
        return next(
            (
                phrase
                for phrase in self.cast.phrases
                if start <= phrase.start < end
                and not phrase.is_possessor
                and syntax.holds_subject(self.cast.doc, phrase.start, phrase.end)
                and can_act(phrase, taken, self.cast)
            ),
            None,
        )

    @staticmethod
    def _are_beside_it(phrases: list[Phrase], noun: Token) -> bool:
        """Whether all only say what else happened: "The talks with B come | as C prepares to close two factories"."""
        verb = syntax.governing_verb(noun)
        if verb is None or not syntax.is_subject_of(noun, verb) or not is_definite(noun):
            return False
        heads = (noun.doc[phrase.head] for phrase in phrases)
        return all(
            head.i > verb.i and (syntax.governing_verb(head) != verb or syntax.preposition_before(head) in _SINCE)
            for head in heads
        )

    def _who_met_before(self, noun: Token, taken: set[int | None]) -> list[Party]:
        """Return who was to meet B when "the talks with B" were told before: the subject of B's last encounter."""
        cast, doc, start = self.cast, noun.doc, sentence_start(noun)
        named = [phrase for actor in taken if actor is not None for phrase in cast.mentions(actor)]
        before = [phrase for phrase in named if phrase.start < start and not phrase.is_possessor]
        for phrase in sorted(before, key=lambda each: -each.start)[:_NEAR]:
            sentence = doc[phrase.start].sent
            if not any(self.lexicon.triggers(each.lemma_, each.pos_) for each in sentence if each.i < phrase.start):
                continue
            subject = self._first_subject(sentence.start, phrase.start, taken)
            if subject is not None:
                return [self.parties.party(subject)]
        return []

    def _protagonist(self, trigger: Token, taken: set[int | None]) -> list[Party]:
        """Return who has been spoken of most so far, at least three times."""
        counts: dict[int, list[Phrase]] = {}
        for phrase in self.cast.phrases:
            actor = self.cast.actor(phrase) if phrase.end <= trigger.i and can_act(phrase, taken, self.cast) else None
            if actor is not None:
                counts.setdefault(actor, []).append(phrase)
        told = max(counts.values(), key=len, default=[])
        return [self.parties.party(told[-1])] if len(told) >= 3 else []


def _is_where_from(phrase: Phrase, whom: list[Party], doc: Doc) -> bool:
    """Whether it is the body for which one of them works: "will be with Ann Roe, from the Mining Bank"."""
    start = phrase.start - 1
    if phrase.kind != "organization" or start < 1 or doc[start].lower_ not in _OF_BODIES:
        return False
    behind = start - (doc[start - 1].text == ",")
    return any(party.end == behind for party in whom)
