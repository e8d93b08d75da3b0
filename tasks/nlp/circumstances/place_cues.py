"""Does the text say outright that they met at a place: "flew to X to meet", "in X, where they met", "the X talks"?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.buildings import city_beside
from tasks.nlp.circumstances.scene import Scene
from tasks.nlp.places.where import OF_ENCOUNTER, Found

_HOSTS = frozenset({"country", "city"})

PlaceCue = Literal[
    "where they met",
    "where it was held",
    "went there to meet",
    "at an occasion there",
    "called after it",
    "where its building is",
    "where both spoke of it",
    "hosted it",
    "where both stayed",
    "where they are hosted",
    "its venue",
]
_OF_IT = frozenset({"a participant", "somebody pointed back to"})
_KINDS = frozenset({"city", "country", "venue"})
_GOALS = OF_ENCOUNTER | {"to", "into"}
_ONWARD = frozenset({"to", "into"})
_VERBS = frozenset({"VERB", "AUX"})
_TO_MEET = frozenset({"for", "in"})  # "came for talks", "is in Rome for a summit"
_AS = frozenset({"as"})
_INSIDE = frozenset({"in", "at", "inside"})
_OF_SCENE = frozenset({"of", "for"})
_BESIDE = frozenset({"on", "of"})  # "on the margins of"
_SOON = 2  # sentences between an encounter and what both say of it


@dataclass(frozen=True)
class PlaceCues:
    """Finds the words by which the scene's encounter is said to have been at a place."""

    scene: Scene

    def of(self, each: Found) -> PlaceCue | None:
        """Return how the text says that the encounter was there; None where it does not say so outright."""
        if each.place.kind not in _KINDS:
            return None
        token = self.scene.around.doc[each.token]
        if self._is_where(token):
            return "where they met"
        if self._is_held_there(each, token):
            return "where it was held"
        if self._is_goal(each, token):
            return "went there to meet"
        if each.preposition in OF_ENCOUNTER and self._is_at_occasion(token):
            return "at an occasion there"
        if each.place.kind != "country" and self._is_called_after(token):
            return "called after it"
        if each.place.kind == "city" and (self._is_of_its_building(token) or self._is_beside_its_building(each)):
            return "where its building is"
        if each.preposition in OF_ENCOUNTER and self._is_joint_briefing(token):
            return "where both spoke of it"
        if each.preposition in OF_ENCOUNTER and self._is_where_both_stayed(token):
            return "where both stayed"
        if each.preposition in OF_ENCOUNTER and self._is_where_hosted(token):
            return "where they are hosted"
        if each.place.kind in _HOSTS and self._is_hosting(token):
            return "hosted it"
        return "its venue" if self._is_venue(token) else None

    def _is_where(self, token: Token) -> bool:
        """Whether the clause of the encounter says "where" of the place: "flew to London, where he met".

        Or when: "met him when he visited Seoul", "while he was in Beijing".
        """
        verb, anchors = syntax.verb_of(token), self.scene.anchors(token)
        words = self.scene.around.lexicon.circumstances
        if verb is not None and syntax.is_at_that_time(verb, anchors) and self.scene.subject(verb) in _OF_IT:
            is_there = verb.lemma_ in words.motion and syntax.preposition_before(token) != "from"
            return is_there or (verb.lemma_ == "be" and syntax.preposition_before(token) in OF_ENCOUNTER)
        return any(
            token.i < position
            and token in (pointed := syntax.pointed_at_by_where(token.doc[position]))
            and not self._is_passed_through(token, pointed)
            for position in self.scene.anchors(token)
        )

    def _is_passed_through(self, token: Token, pointed: list[Token]) -> bool:
        """Whether the journey goes on to another town before "where": "to Sanaa and then to Riyadh, where"."""
        behind = {each.i for each in pointed if each.i > token.i}
        return any(each.token in behind and each.place.kind == "city" for each in self.scene.around.places)

    def _is_held_there(self, each: Found, token: Token) -> bool:
        """Whether it is said to have been held there; not at a building that no map has, where its city is told too."""
        if self.scene.is_host(token) or (each.preposition == "to" and self._is_moved(token)):
            return True
        if each.preposition not in OF_ENCOUNTER or not self.scene.is_held_there(token):
            return False
        return each.place.latitude is not None or not any(
            other.place.kind == "city" and token in syntax.governors(self.scene.around.doc[other.token])
            for other in self.scene.around.places
        )

    def _is_moved(self, token: Token) -> bool:
        """Whether the encounter is said to be held there instead: "the talks were moved from Lima to Quito"."""
        verb = syntax.governing_verb(token)
        if verb is None or verb.lemma_ not in self.scene.around.lexicon.circumstances.moved:
            return False
        heads, is_passive = syntax.subjects(verb)
        moved = heads if is_passive else syntax.objects(verb)
        return syntax.depends_on(token, frozenset({verb.i})) and any(each in self.scene.triggers for each in moved)

    def _is_goal(self, each: Found, token: Token) -> bool:
        """Whether somebody comes there for the encounter: "flew to Rome to meet him", "is in Rome for talks"."""
        verb, words = syntax.governing_verb(token), self.scene.around.lexicon.circumstances
        if verb is None or each.preposition not in _GOALS or not syntax.depends_on(token, frozenset({verb.i})):
            return False
        lemmas = {verb.lemma_, syntax.particle(verb), syntax.with_object(verb)}
        is_there = verb.lemma_ == "be" and each.preposition in OF_ENCOUNTER
        if token.i < verb.i or not (is_there or lemmas & (words.motion | words.bringing)):
            return False
        return any(
            self._is_purpose(trigger, verb) and not self._is_first_leg(verb, token, trigger)
            for trigger in self.scene.triggers
            if trigger.i > token.i
        )

    def _is_purpose(self, trigger: Token, verb: Token) -> bool:
        """Whether the encounter is what the verb leads to: "came to meet", "came for talks", "came and met"."""
        if trigger.sent != verb.sent:
            return False
        own = trigger if trigger.pos_ in _VERBS else syntax.governing_verb(trigger)
        if own is None:
            return False
        if own == verb:
            opener = syntax.preposition_before(trigger)
            return opener in _TO_MEET and syntax.depends_on(trigger, frozenset({verb.i}))
        if syntax.is_infinitive(own):
            return syntax.verb_below(own, frozenset({verb.i})) is not None
        is_next = own in syntax.conjuncts(verb) and own.i > verb.i and not syntax.has_own_subject(own)
        return is_next and own.tag_ == verb.tag_

    def _is_first_leg(self, verb: Token, token: Token, trigger: Token) -> bool:
        """Whether the journey goes on before they meet: "will fly to Sanaa and then to Riyadh for talks"."""
        return any(
            token.i < each.token < trigger.i
            and each.preposition in _ONWARD
            and each.place.kind == "city"
            and syntax.governing_verb(token.doc[each.token]) == verb
            for each in self.scene.around.places
        )

    def _is_at_occasion(self, token: Token) -> bool:
        """Whether they met at or beside an occasion that was there: "met on the sidelines of a summit in Rome"."""
        words = self.scene.around.lexicon.circumstances
        occasions = words.encounters | words.conferences | words.fairs | words.sidelines | words.happenings
        anchors, is_occasion = self.scene.anchors(token), False
        for above in syntax.governors(token):
            if above.i in anchors:
                return is_occasion
            if above.pos_ in {"NOUN", "PROPN"}:
                is_occasion = above.lemma_.lower() in occasions
                if not is_occasion:
                    return False
            elif above.lower_ not in words.meanwhile | _BESIDE:
                return False
        return False

    def _is_called_after(self, token: Token) -> bool:
        """Whether the encounter bears the name of the place: "the London talks"."""
        encounters = self.scene.around.lexicon.circumstances.encounters
        return syntax.is_modifier(token) and token.head in self.scene.triggers and token.head.lemma_ in encounters

    def _is_of_its_building(self, token: Token) -> bool:
        """Whether the town only says which building they met in: "met at a downtown Lima hotel"."""
        if not syntax.is_modifier(token) or token.head.lemma_ not in self.scene.around.lexicon.circumstances.buildings:
            return False
        is_inside = syntax.preposition_before(token.head) in _INSIDE
        return is_inside and syntax.depends_on(token.head, self.scene.anchors(token))

    def _is_beside_its_building(self, city: Found) -> bool:
        """Whether the building where they met is told with the town: "met at the State Palace, Lima"."""
        doc = self.scene.around.doc
        return any(
            each.place.kind == "venue"
            and each.preposition in _INSIDE
            and each.token < city.token
            and syntax.depends_on(doc[each.token], self.scene.anchors(doc[each.token]))
            and city_beside(each, self.scene.around) is city
            for each in self.scene.around.places
        )

    def _is_joint_briefing(self, token: Token) -> bool:
        """Whether those who met speak of it there together: "at a joint news conference in Rome"."""
        words = self.scene.around.lexicon.circumstances
        if not 0 <= self.scene.distance(token) <= _SOON:
            return False
        for above in syntax.governors(token):
            if above.pos_ in _VERBS:
                return False
            if above.pos_ == "NOUN" and above not in self.scene.triggers:
                return above.lemma_ in words.briefings and any(
                    each.lower_ in words.joint for each in syntax.modifiers(above)
                )
        return False

    def _is_where_both_stayed(self, token: Token) -> bool:
        """Whether the next clause has both of them there: "The two sat in a hotel in Lima until midnight"."""
        verb, words = syntax.verb_of(token), self.scene.around.lexicon.circumstances
        if verb is None or verb.lemma_ not in words.staying or self.scene.chief.status != "occurred":
            return False
        if not 0 <= self.scene.distance(token) <= 1 or not syntax.is_past(verb) or syntax.negation(verb) is not None:
            return False
        return self.scene.is_told_last(verb) and any(self._is_both(each) for each in syntax.subjects(verb)[0])

    def _is_both(self, noun: Token) -> bool:
        """Whether the subject is all who took part: "they", "the two", "both delegations"."""
        words = self.scene.around.lexicon.circumstances
        if noun.lower_ in words.both or noun.lemma_ in words.both:
            return True
        counted = {noun.lemma_, *(each.lower_ for each in noun.lefts)}
        return noun.tag_ == "NNS" and bool(counted & words.both)

    def _is_where_hosted(self, token: Token) -> bool:
        """Whether somebody has the encounter, or those who take part, there: "Oman is hosting them in Salalah"."""
        verb, words = syntax.verb_of(token), self.scene.around.lexicon.circumstances
        if verb is None or verb.lemma_ not in words.hosts or self.scene.distance(token) != 1:
            return False
        if not syntax.depends_on(token, frozenset({verb.i})) or syntax.is_infinitive(verb):
            return False
        hosted = syntax.objects(verb)
        is_it = any(each.lower_ in words.taken_up or each.lemma_ in words.encounters for each in hosted)
        return is_it and syntax.negation(verb) is None and self.scene.is_told_last(verb)

    def _is_venue(self, token: Token) -> bool:
        """Whether it is called where the encounter is: "Lima will be the venue for talks", "chosen as their scene"."""
        verb, words = token.head, self.scene.around.lexicon.circumstances
        if syntax.is_subject(token):
            called = [*syntax.predicates(verb), *syntax.prepositional(verb, _AS)]
        elif token in syntax.predicates(verb):  # "the venue of the talks will be Lima"
            called = syntax.subjects(verb)[0]
        else:
            return False
        measures = self.scene.around.lexicon.contexts.measures
        told = {found for each in self.scene.triggers for found in (each, syntax.event_head(each, measures))}
        return syntax.negation(verb) is None and any(
            below in told
            for noun in called
            if noun.lemma_ in words.scenes
            for above in (noun, verb)  # the parser may hang the "for" of "as the venue for talks" on the verb
            for below in syntax.prepositional(above, _OF_SCENE)
        )

    def _is_hosting(self, token: Token) -> bool:
        """Whether the place is said to host the encounter: "the talks, hosted by Qatar", "Nairobi will host talks"."""
        words, measures = self.scene.around.lexicon.circumstances, self.scene.around.lexicon.contexts.measures
        for trigger in self.scene.triggers:
            event = syntax.event_head(trigger, measures)
            if any(
                each.lemma_ in words.hosts and token in syntax.agents(each) for each in syntax.participle_verbs(event)
            ):
                return True
            verb = syntax.verb_of(event)
            if verb is None or verb.lemma_ not in words.hosts or syntax.negation(verb) is not None:
                continue
            is_active = syntax.is_object_of(event, verb) and token in syntax.subjects(verb)[0]
            if is_active or (syntax.is_subject_of(event, verb) and token in syntax.agents(verb)):
                return True
        return False
