"""Whom do "they", "the two sides" or "the guest" stand for? Those who were named before."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.coreference import Cast
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.party import PAIRS, Party
from tasks.nlp.phrase import Phrase
from tasks.nlp.sentence_numbers import sentence_number
from tasks.nlp.who import PartyReader

# whoever they are: people, bodies or states
_UNSPECIFIC = PAIRS | {"sides", "parties"}
_TWO = frozenset({"two", "pair", "both"})
_BESIDE = frozenset({"to", "with"})


def can_act(phrase: Phrase, taken: set[int | None], cast: Cast) -> bool:
    """Whether the phrase names somebody who can meet others and is none of the actors `taken`: no place, not "X"."""
    actor = cast.actor(phrase)
    if actor is None or actor in taken or phrase.form == "place" or phrase.is_seat:
        return False
    if len(cast.actors[actor].name) == 1:
        return False  # "said on X"
    return not cast.actors[actor].is_place


@dataclass(frozen=True, slots=True)
class AntecedentReader:
    """Leads what points back in one article to the parties that it stands for."""

    cast: Cast
    parties: PartyReader
    lexicon: Lexicon

    def guests(self, side: list[Party], other: list[Party]) -> list[Party]:
        """Return the side with "the guest" or "his host" replaced by who was named last in the sentences before."""
        if len(side) != 1 or side[0].actor is not None or side[0].kind != "person":
            return side
        cast, doc = self.cast, self.cast.doc
        phrase = cast.phrase_at(side[0].start)
        if phrase is None or phrase.country or doc[phrase.head].lower_ not in self.lexicon.contexts.guests:
            return side
        if not (phrase.is_definite or phrase.owner is not None) or phrase.end > phrase.head + 1:
            return side
        if phrase.end < len(doc) and doc[phrase.end].lower_ == "of":
            return side
        taken: set[int | None] = {party.actor for party in other}
        here = sentence_number(doc, phrase.start)
        for before in reversed([each for each in cast.phrases if each.end <= phrase.start]):
            distance = here - sentence_number(doc, before.start)
            if distance > 2:
                break
            actor = cast.actor(before)
            if distance and before.kind == "person" and actor is not None and can_act(before, taken, cast):
                return [self.parties.of_actor(actor, phrase.start, phrase.end)]
        return side

    def named(self, side: list[Party], other: list[Party]) -> list[Party]:
        """Return the side with "the two parties" or "they" replaced, where the other side is named."""
        if not any(party.is_anaphor for party in side) or not any(not party.is_anaphor for party in other):
            return side
        taken = {party.actor for party in other if party.actor is not None}
        found: list[Party] = []
        for party in side:
            found += self.of(party, taken) if party.is_anaphor else [party]
        return found or side

    def of(self, party: Party, taken: set[int]) -> list[Party]:
        """Return those named before whom "they" or "the two companies" stands for; the actors `taken` are not."""
        phrase = self.cast.phrase_at(party.start)
        if phrase is None:
            return self._plural_subject(self.cast.doc[party.start], taken)
        doc = self.cast.doc
        noun = doc[phrase.head].lower_
        pair = self._pair_before(phrase.start, taken, is_any=noun in _UNSPECIFIC)
        group = self.lexicon.group(noun)
        is_person = self.lexicon.title(noun) is not None or (group is not None and group.kind in {"role", "people"})
        kinds = {"person"} if is_person else {"organization", "country"}
        if noun in _UNSPECIFIC:  # "the two parties" may be states
            kinds |= {"person", "group"}
        likely = kinds if is_person or noun in _UNSPECIFIC else self._bodies_called(doc[phrase.head].lemma_.lower())
        words = {each.lower_ for each in doc[phrase.start : phrase.end]}
        count = 3 if words & {"three", "trio"} else 4 if words & {"four", "quartet"} else 2
        if len(pair) == count and {each.kind for each in pair} <= kinds:
            return pair
        chosen = self._named_before(phrase, likely, taken, count)
        return chosen if len(chosen) == count else self._named_before(phrase, kinds, taken, count)

    def _named_before(self, phrase: Phrase, kinds: set[str], taken: set[int], count: int) -> list[Party]:
        """Return those of the kinds who were named last before the phrase, `count` at most."""
        cast = self.cast
        chosen: list[Party] = []
        for other in reversed([each for each in cast.phrases if each.end <= phrase.start]):
            actor = cast.actor(other)
            if actor is None or actor in taken or cast.actors[actor].kind not in kinds or cast.actors[actor].is_place:
                continue
            if all(actor != each.actor for each in chosen):
                chosen.append(self.parties.party(other))
            if len(chosen) == count:
                break
        return chosen[::-1]

    def _bodies_called(self, noun: str) -> set[str]:
        """Return what "the two companies" or "both countries" can be: a country is no company."""
        contexts = self.lexicon.contexts
        if noun in contexts.lands:
            return {"country"}
        return {"organization"} if noun in contexts.firms else {"organization", "country"}

    def _pair_before(self, i: int, taken: set[int], *, is_any: bool) -> list[Party]:
        """Return two or more who were named together as a subject, in this sentence or the two before.

        `is_any`: one of them may be described ("its union").
        """
        doc = self.cast.doc
        sentence = doc[i].sent
        for _ in range(3):
            for verb in reversed([token for token in sentence if token.i < i and token.pos_ in {"VERB", "AUX"}]):
                for head in syntax.subjects(verb)[0]:
                    if head.i >= i or head.pos_ == "PRON":
                        continue
                    found = [
                        p
                        for p in self.parties.parties(head, verb.i)
                        if p.actor not in taken
                        and (p.actor is not None or (is_any and p.kind == "group" and not p.is_anaphor))
                    ]
                    if len(found) > 1 and any(p.actor is not None for p in found):
                        return found
            if sentence.start == 0:
                break
            sentence = doc[sentence.start - 1].sent
        return []

    def _plural_subject(self, pronoun: Token, taken: set[int]) -> list[Party]:
        """Return the nearest subject before "they" that is more than one."""
        doc, sentence = pronoun.doc, pronoun.sent
        stretches = [sentence]
        while len(stretches) < 4 and stretches[-1].start > 0:
            stretches.append(doc[stretches[-1].start - 1].sent)
        for stretch in stretches:
            for verb in stretch:
                for head in syntax.subjects(verb)[0] if verb.pos_ in {"VERB", "AUX"} else []:
                    if head.i >= pronoun.i or head.pos_ == "PRON":
                        continue
                    found = [each for each in self.parties.parties(head, verb.i) if each.actor not in taken]
                    if len(found) > 1 or (found and found[0].kind in {"group", "organization"}):
                        return found
        if len(two := self._subject_and_object(pronoun, stretches[:2], taken)) > 1:
            return two
        if pronoun.lower_ in _TWO and len(two := self._people_of(stretches[1:2], taken)) == 2:
            return two  # "A flew to Cairo, where B was waiting. The two …"
        for actor in (self.cast.body_for_pronoun(pronoun, subjects_only=True), self.cast.speaker_at(pronoun)):
            if actor is not None and actor not in taken:
                return [self.parties.of_actor(actor, pronoun.i, pronoun.i + 1)]
        return []

    def _people_of(self, stretches: list[Span], taken: set[int]) -> list[Party]:
        """Return the people whom the sentences name, each once."""
        found: dict[int, Party] = {}
        for phrase in self.cast.phrases:
            actor = self.cast.actor(phrase)
            is_person = phrase.kind == "person" and phrase.name is not None and actor is not None and actor not in taken
            if is_person and actor is not None and any(s.start <= phrase.start < s.end for s in stretches):
                found.setdefault(actor, self.parties.party(phrase))
        return list(found.values())

    def _subject_and_object(self, pronoun: Token, stretches: list[Span], taken: set[int]) -> list[Party]:
        """Return both of whom one did something to the other before "they": "A told B when they met"."""
        verbs = [verb for stretch in stretches for verb in reversed(stretch) if verb.pos_ == "VERB"]
        for verb in verbs:
            beside = [*syntax.objects(verb), *syntax.prepositional(verb, _BESIDE)]
            heads = [head for head in (*syntax.subjects(verb)[0], *beside) if head.i < pronoun.i]
            found: list[Party] = []
            for head in heads if len(heads) > 1 else []:
                found += [
                    party
                    for party in self.parties.parties(head)
                    if party.kind == "person" and party.actor is not None and party.actor not in taken
                ]
            if len({party.actor for party in found}) == len(found) == 2:
                return found
        return []
