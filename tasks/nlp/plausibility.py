"""How likely is it that a gathering is an encounter of people who act for others?

The rules say what could be one; a logistic regression over named features weighs what they cannot: who is there, how it
is told, in which words, and what the article is about.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from tasks.nlp.encounters.tellings import Surroundings
from tasks.nlp.gathering.gathered import Gathering, is_one_sided, party_key, place_told, time_told
from tasks.nlp.knowledge.seed_shapes import Plausibility
from tasks.nlp.names.offices import offices_told
from tasks.nlp.parties.party import Party
from tasks.nlp.text.weighing import likelihood
from tasks.nlp.text.words import words_of_doc

_MANY = 4  # more participants say no more
_LEAD = 2  # sentences
_NO_ROOM = 80  # tokens
_ALMOST_SURE = 0.9  # enough for a short text that tells one side alone
_BESIDE = 4  # words before and behind the trigger
_SHORT = 3  # letters; shorter words say nothing
_DENSE = 0.08  # share of an article's words from which on a list is fully present


@dataclass(frozen=True)
class Weigher:
    """Weighs the gatherings of one article."""

    around: Surroundings
    words: Plausibility

    def is_likely(self, gathering: Gathering, likelihood: float) -> bool:
        """Whether that is enough; a short text has no room to say who people are, so there the rules decide."""
        if len(self.around.doc) <= _NO_ROOM:
            return likelihood >= _ALMOST_SURE or not is_one_sided(gathering)
        return likelihood >= self.words.threshold

    def likelihood(self, gathering: Gathering) -> float:
        """Return how likely it is an encounter, from 0 to 1."""
        return likelihood(self.features(gathering), self.words.weights)

    def features(self, gathering: Gathering) -> dict[str, float]:
        """Return the features of a gathering by name, each from 0 to 1."""
        chief = gathering.chief
        parties = list({party_key(party): party for party in gathering.parties()}.values())
        named = [party for party in parties if party.actor is not None]
        people = [party for party in named if party.kind == "person"]
        told = (chief.who, chief.whom) if chief.who or chief.whom else (chief.both[:1], chief.both[1:])
        sentence = chief.trigger.token.sent
        found = {
            f"rule:{chief.trigger.rule.name}": 1.0,
            f"type:{gathering.type}": 1.0,
            f"status:{chief.status}": 1.0,
            "receives somebody named": float(
                chief.trigger.rule.frame == "receive"
                and any(p.kind == "person" and p.actor is not None for p in chief.whom)
                and any(p.actor is not None for p in chief.who)
            ),
            "receives somebody of office": float(
                chief.trigger.rule.frame == "receive"
                and any(self._has_office(p) for p in chief.whom)
                and any(p.actor is not None or self._has_office(p) for p in chief.who)
            ),
            "named on both sides": float(all(any(p.actor is not None for p in side) for side in told)),
            "named participants": min(len(named), _MANY) / _MANY,
            "participants": min(len(parties), _MANY) / _MANY,
            "only groups": float(bool(parties) and all(party.kind == "group" for party in parties)),
            "one side told": float(is_one_sided(gathering)),
            "an office": float(any(self._has_office(party) for party in parties)),
            "an office on both sides": float(all(any(self._has_office(p) for p in side) for side in told)),
            "people without standing": float(bool(people) and not any(self._has_standing(party) for party in people)),
            "a state": float(any(party.kind == "country" for party in parties)),
            "a body": float(any(party.kind == "organization" for party in parties)),
            "somebody from elsewhere": float(any(not sentence.start <= p.start < sentence.end for p in chief.parties)),
            "somebody only pointed back to": float(any(p.is_anaphor for p in (*chief.who, *chief.whom, *chief.both))),
            "told again": float(len(gathering.tellings) > 1),
            "told in the lead": float(gathering.tellings[0].sentence <= _LEAD),
            "a time": float(time_told(gathering) is not None),
            "a place": float(place_told(gathering) is not None),
            "company": float(bool(gathering.company)),
            "topics": float(any(telling.topics for telling in gathering.tellings)),
            "speaks of one told before": float(chief.is_definite),
            "other offices in the article": self._offices,
        }
        here = {_base(word) for word in words_of_doc(self.around.doc).lower[sentence.start : sentence.end]}
        for name, listed in self._lists.items():
            found[f"{name} in the article"] = self._shares[name]
            found[f"{name} in the sentence"] = float(not listed.isdisjoint(here))
        return found | _wording(chief.trigger.token)

    @cached_property
    def _lists(self) -> dict[str, frozenset[str]]:
        return {**self.words.words, "sport": self.around.lexicon.contexts.sports}

    @cached_property
    def _offices(self) -> float:
        return offices_told(words_of_doc(self.around.doc), self.around.lexicon)

    @cached_property
    def _shares(self) -> dict[str, float]:
        """How much of the article the words of each list are, 1 where it is full of them."""
        words = Counter(_base(word) for word in words_of_doc(self.around.doc).lower if word.isalpha())
        return {
            name: min(sum(words[word] for word in listed) / max(words.total(), 1) / _DENSE, 1.0)
            for name, listed in self._lists.items()
        }

    def _has_office(self, party: Party) -> bool:
        if party.actor is None:
            return bool(party.title) and party.kind == "person"
        actor = self.around.cast.actors[party.actor]
        return actor.kind == "person" and bool(actor.title)

    def _has_standing(self, party: Party) -> bool:
        actor = self.around.cast.actors[party.actor] if party.actor is not None else None
        return actor is None or bool(actor.titles or actor.organization)


def _wording(trigger: Token) -> dict[str, float]:
    """Return the words of the trigger's sentence and those beside the trigger, as features; names say nothing here."""
    sentence, doc = trigger.sent, trigger.doc
    before = doc[max(sentence.start, trigger.i - _BESIDE) : trigger.i]
    behind = doc[trigger.i + 1 : min(sentence.end, trigger.i + 1 + _BESIDE)]
    found = {f"trigger {trigger.lower_}": 1.0}
    for name, tokens in (("before", before), ("behind", behind), ("says", sentence)):
        least = _SHORT if name == "says" else 1
        found |= {
            f"{name} {_base(token.text)}": 1.0
            for token in tokens
            if token.is_lower and token.is_alpha and len(token) >= least
        }
    return found


def _base(word: str) -> str:
    """Return the word without a plural ending: sentences that no model read have no lemmas."""
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
