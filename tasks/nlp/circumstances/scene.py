"""Where does an expression stand, seen from the tellings of one encounter? Named features for weighing it.

Places, times and topics are chosen by how near they stand to the encounter, whom their clause speaks of, and whether
another encounter is nearer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Surroundings, Telling
from tasks.nlp.gathering.gathered import Gathering, agrees, party_key, place_told, time_told
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.sides.told_before import is_definite
from tasks.nlp.text.sentence_numbers import sentence_number
from tasks.records import EncounterType, Place, Time

Zone = Literal["with it", "in its sentence", "before", "after"]
Subject = Literal["a participant", "somebody pointed back to", "the encounter", "somebody else", "nobody"]
_HAD = frozenset({"have", "hold"})
_FAR = 4  # sentences; farther away is all the same
_REACH = 40  # sentences
_GAP = 4  # tokens in a step of distance
_GAPS = 5


@dataclass(frozen=True)
class Scene:
    """One encounter and the others of its article."""

    around: Surroundings
    gathering: Gathering
    others: Sequence[Gathering]

    @cached_property
    def parties(self) -> list[Party]:
        """Everybody who takes part."""
        return self.gathering.parties()

    @cached_property
    def people(self) -> frozenset[object]:
        """Who takes part by name, but countries: of a country others may have been there."""
        return frozenset(party_key(each) for each in self.parties if each.actor is not None and each.kind != "country")

    @cached_property
    def triggers(self) -> list[Token]:
        """The trigger words of the encounter's tellings."""
        return [telling.trigger.token for telling in self.gathering.tellings]

    @cached_property
    def other_triggers(self) -> frozenset[int]:
        """The positions of the trigger words of the article's other encounters."""
        return frozenset(telling.trigger.token.i for other in self.others for telling in other.tellings)

    @cached_property
    def chief(self) -> Telling:
        """The clearest telling of the encounter."""
        return self.gathering.chief

    @cached_property
    def type(self) -> EncounterType:
        """What kind of encounter it is."""
        return self.gathering.type

    def distance(self, token: Token) -> int:
        """Return how many sentences the token stands behind the nearest telling; less than 0 before it."""
        here = sentence_number(self.around.doc, token.i)
        if here not in self._distances:
            behind = (here - sentence for sentence in self._sentences)
            self._distances[here] = min(behind, key=lambda each: (abs(each), each < 0))
        return self._distances[here]

    def is_near(self, token: Token) -> bool:
        """Whether the token stands near enough to a telling to be asked at all: time is bounded in long texts."""
        return abs(self.distance(token)) <= _REACH

    def zone(self, token: Token, *, hangs: bool) -> Zone:
        """Return how near the token is; `hangs` says whether it depends on a trigger or its verb."""
        if hangs:
            return "with it"
        distance = self.distance(token)
        return "in its sentence" if distance == 0 else "before" if distance < 0 else "after"

    def anchors(self, token: Token) -> frozenset[int]:
        """Return the positions of the triggers in the token's sentence, and of their verbs."""
        here = sentence_number(self.around.doc, token.i)
        if here not in self._anchors:
            near = [each for each, number in zip(self.triggers, self._sentences, strict=True) if number == here]
            own = {verb.i for each in near for verb in syntax.own_verbs(each)}
            self._anchors[here] = frozenset(each.i for each in near) | own
        return self._anchors[here]

    def subject(self, verb: Token) -> Subject:
        """Return who does what the verb says, as far as it matters for the encounter."""
        if verb.i not in self._subjects:
            self._subjects[verb.i] = self._subject(verb)
        return self._subjects[verb.i]

    def _subject(self, verb: Token) -> Subject:
        found: Subject = "nobody"
        for head in syntax.subjects(verb)[0]:
            parties = self._reader.parties(head, verb.i)
            if any(party.is_anaphor for party in parties):
                return "somebody pointed back to"
            if any(agrees(party, self.parties) for party in parties):
                return "a participant"
            is_it = head in self.triggers or head.lemma_ in self.around.lexicon.circumstances.encounters
            found = "the encounter" if is_it else "somebody else"
        return found

    def takes_part(self, head: Token) -> bool:
        """Whether the noun phrase names one who takes part."""
        return any(agrees(party, self.parties) for party in self._reader.parties(head))

    def is_done_by_one_of_them(self, verb: Token) -> bool:
        """Whether the very one who takes part does it, and not only somebody of his country."""
        known = {party_key(party) for party in self.parties}
        heads, _ = syntax.subjects(verb)
        return any(party_key(party) in known for head in heads for party in self._reader.parties(head, verb.i))

    def is_held_there(self, token: Token) -> bool:
        """Whether the clause says of the encounter that it was held: "the event took place in Lima on Thursday"."""
        verb, words = syntax.verb_of(token), self.around.lexicon.circumstances
        if self.is_scheduled_for(token):
            return True
        if verb is not None and (self._is_begun_or_ended_by(verb) or self._is_to_be_held_by(verb)):
            return syntax.depends_on(token, frozenset({verb.i}))
        if (
            verb is None
            or syntax.with_object(verb) not in words.held
            or not syntax.depends_on(token, frozenset({verb.i}))
        ):
            return False
        heads, _ = syntax.subjects(verb)
        is_it = any(
            each.lower_ == "it" or (each.lemma_ in words.encounters | words.happenings and is_definite(each))
            for each in heads
        )
        return is_it and syntax.is_past(verb) == (self.chief.status == "occurred") and self.is_told_last(verb)

    def _is_begun_or_ended_by(self, verb: Token) -> bool:
        """Whether the verb's clause says of the encounter that it began or ended: "two days of talks, which began"."""
        words = self.around.lexicon.circumstances
        if not syntax.is_relative(verb):
            return False
        if verb.head in self.triggers and verb.lemma_ in _HAD and syntax.is_past(verb):
            return True  # "the talks that he had on Friday"
        is_held = syntax.with_object(verb) in words.held
        if not is_held and (syntax.particle(verb) not in words.beginnings | words.endings or syntax.has_object(verb)):
            return False
        if is_held and verb.head not in self.triggers and verb.head.lemma_ in words.happenings | words.conferences:
            return False  # "talks with the hosts of the festival, which was held in May"
        above = {verb.head, *syntax.governors(verb.head)}  # "talks between A and B, which began": not B
        measures = self.around.lexicon.contexts.measures
        heads = {found for each in self.triggers for found in (each, syntax.event_head(each, measures))}
        return any(each in heads and each.pos_ == "NOUN" for each in above)

    def _is_to_be_held_by(self, verb: Token) -> bool:
        """Whether an infinitive behind the encounter says where it is to be: "a meeting on fish, to be held in X"."""
        words = self.around.lexicon.circumstances
        is_held = syntax.with_object(verb) in words.held
        if not is_held or not syntax.is_infinitive(verb) or syntax.has_own_subject(verb):
            return False
        nouns = (each for each in verb.sent if each.i < verb.i and each.lemma_ in words.encounters)
        return max(nouns, key=lambda each: each.i, default=None) in self.triggers and verb.head.i < verb.i

    def is_scheduled_for(self, token: Token) -> bool:
        """Whether a participle behind the encounter says that it is to be there: "a session, scheduled in X in May".

        Or a clause: "a meeting that had been set for Friday", "talks which her office had announced for May".
        """
        verb = syntax.governing_verb(token)
        if verb is None or not (syntax.is_reduced_clause(verb) or syntax.is_relative(verb)):
            return False
        is_set = not {verb.lemma_, syntax.particle(verb)}.isdisjoint(self.around.lexicon.modality.planned.verbs)
        is_for = syntax.preposition_before(token) == "for"
        if syntax.is_relative(verb) and not is_for:
            return False  # "talks which they had agreed on last week"
        if not is_set and not (is_for and verb.lemma_ in self.around.lexicon.circumstances.arranging):
            return False
        encounters = self.around.lexicon.circumstances.encounters
        nouns = (each for each in verb.sent if each.i < verb.i and each.lemma_.lower() in encounters)
        return max(nouns, key=lambda each: each.i, default=None) in self.triggers

    def is_host(self, token: Token) -> bool:
        """Whether the place is said to have had the encounter: "Nairobi hosted the talks"."""
        if not syntax.is_subject(token) or token.head.lemma_ not in self.around.lexicon.circumstances.hosts:
            return False
        if not syntax.is_past(token.head) and self.chief.status == "occurred":
            return False  # "Egypt will host the conference"
        encounters = self.around.lexicon.circumstances.encounters
        is_it = any(each.lemma_ in encounters and is_definite(each) for each in syntax.objects(token.head))
        return is_it and self.is_told_last(token.head)

    def is_told_last(self, token: Token) -> bool:
        """Whether no other encounter that is as far is told between the last telling of this one and the token."""
        own = max((each.i for each in self.triggers if each.i <= token.i), default=-1)
        others = [
            telling.trigger.token.i
            for other in self.others
            if other.chief.status == self.chief.status
            for telling in other.tellings
        ]
        return own >= 0 and not any(own < each <= token.i for each in others)

    def features(self, token: Token) -> dict[str, float]:
        """Return what can be said of any expression with this head, by name, each 0 or 1."""
        words = self.around.lexicon.circumstances
        here, distance = sentence_number(self.around.doc, token.i), self.distance(token)
        chief = here - sentence_number(self.around.doc, self.chief.trigger.token.i)
        verb = syntax.verb_of(token)
        found = {
            f"type: {self.type}": 1.0,
            f"status: {self.chief.status}": 1.0,
            f"sentences from a telling: {_capped(distance)}": 1.0,
            f"sentences from the clearest telling: {_capped(chief)}": 1.0,
            f"sentence of the article: {min(here, _FAR)}": 1.0,
            f"subject: {self.subject(verb) if verb is not None else 'nobody'}": 1.0,
            "in what somebody says": float(verb is not None and verb.lemma_ in words.speech),
            "with a verb of motion": float(verb is not None and verb.lemma_ in words.motion),
            "hangs on another encounter": float(any(a.i in self.other_triggers for a in syntax.governors(token))),
        }
        relative = syntax.relative_clause_of(token)
        found["in a relative clause"] = float(relative is not None and relative.i not in self.anchors(token))
        if found["with a verb of motion"] and verb is not None:
            found[f"with a verb of motion, subject: {self.subject(verb)}"] = 1.0
        nearest = self._sentences_to_another(here)
        if nearest is not None:
            found["nearer to another encounter"] = float(nearest < abs(distance))
            found["another encounter in the sentence"] = float(nearest == 0)
        return found

    def gap(self, token: Token) -> dict[str, float]:
        """Return how far the token stands from the triggers of its sentence, and whether behind one."""
        sentence = sentence_number(self.around.doc, token.i)
        here = [each.i for each, number in zip(self.triggers, self._sentences, strict=True) if number == sentence]
        if not here:
            return {}
        steps = min(abs(token.i - position) for position in here) // _GAP
        return {
            f"steps from the trigger: {min(steps, _GAPS)}": 1.0,
            "behind the trigger": float(any(token.i > position for position in here)),
        }

    @cached_property
    def kindred(self) -> list[Gathering]:
        """The other encounters in which somebody of this one takes part."""
        return [each for each in self.others if any(agrees(party, self.parties) for party in each.parties())]

    @cached_property
    def kindred_places(self) -> list[Place]:
        """Where these are told to be."""
        return [place for each in self.kindred if (place := place_told(each)) is not None]

    @cached_property
    def kindred_times(self) -> list[Time]:
        """When these are told to be."""
        return [time for each in self.kindred if (time := time_told(each)) is not None]

    def _sentences_to_another(self, sentence: int) -> int | None:
        """Return how many sentences away the nearest other encounter is told; None where there is no other."""
        others = self._other_sentences
        behind = bisect_left(others, sentence)
        near = others[max(0, behind - 1) : behind + 1]
        return min((abs(sentence - each) for each in near), default=None)

    @cached_property
    def _sentences(self) -> list[int]:
        return [sentence_number(self.around.doc, trigger.i) for trigger in self.triggers]

    @cached_property
    def _other_sentences(self) -> list[int]:
        return [sentence_number(self.around.doc, position) for position in sorted(self.other_triggers)]

    @cached_property
    def _distances(self) -> dict[int, int]:
        """What `distance` has found, by the number of the sentence."""
        return {}

    @cached_property
    def _anchors(self) -> dict[int, frozenset[int]]:
        return {}

    @cached_property
    def _subjects(self) -> dict[int, Subject]:
        """What `subject` has found, by the position of the verb."""
        return {}

    @cached_property
    def _reader(self) -> PartyReader:
        return PartyReader(self.around.phrases, self.around.cast, self.around.lexicon)


def scenes(around: Surroundings, gatherings: Sequence[Gathering]) -> list[Scene]:
    """Return the scene of each gathering of the article, in their order."""
    return [Scene(around, each, [other for other in gatherings if other is not each]) for each in gatherings]


def _capped(distance: int) -> str:
    return "0" if distance == 0 else f"{'+' if distance > 0 else '-'}{min(abs(distance), _FAR)}"
