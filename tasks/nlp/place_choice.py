"""Which of the article's places is that of the encounter? The rules propose one, all are weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.dateline import Dateline
from tasks.nlp.gathered import place_told, time_told
from tasks.nlp.other_places import is_at_one_place, is_of_something_else
from tasks.nlp.scene import Scene
from tasks.nlp.weighing import Weighed
from tasks.nlp.where import OF_ENCOUNTER, Found
from tasks.records import Place, PlaceBasis

_OFTEN = 3  # times that an article names a place; more say no more
_DATELINE_STEP = 2  # sentences
_DATELINE_STEPS = 5
_CURRENT_DAYS = 7  # days before publication; a dateline says nothing of what is older
_JOURNEY = 3  # sentences between coming to a place and an encounter there
_ASIDE = frozenset({"above", "beyond", "toward", "towards", "against", "over"})  # "on a hill above the Rhine"
_OF_IT = frozenset({"a participant", "somebody pointed back to"})
_WHERE = "where they met"
_HELD = "where it was held"
_WHERE_KINDS = frozenset({"city", "country", "venue"})
_VERBS = frozenset({"VERB", "AUX"})
_LEAD = 3  # sentences, which a dateline speaks of


def is_where(features: Mapping[str, float]) -> bool:
    """Whether the text says outright that they met there: "in London, where they met", "it took place in London"."""
    return bool(features.get(_WHERE) or features.get(_HELD))


@dataclass(frozen=True)
class PlaceCandidates:
    """Weighs the places of an article for one encounter."""

    scene: Scene
    dateline: Dateline | None

    def weighed(self) -> Iterator[Weighed[Place]]:
        """Yield every place with its features, the dateline's first."""
        proposed = self.proposed()
        names = Counter(each.place.name.lower() for each in self.scene.around.places)
        if self.dateline is not None and self.dateline.place is not None and is_at_one_place(self.scene):
            place = replace(self.dateline.place, basis="dateline")
            found = {**self._common(place, proposed, names), **self._of_dateline(place)}
            yield Weighed(place, found)
        for each in self.scene.around.places:
            token = self.scene.around.doc[each.token]
            if not self.scene.is_near(token) or syntax.is_afterwards(token, self.scene.anchors(token)):
                continue
            if self._is_led_to(each) or each.preposition in _ASIDE or is_of_something_else(each, self.scene):
                continue
            found = {**self._common(each.place, proposed, names), **self._of_place(each)}
            yield Weighed(self._with_basis(each, proposed), found)

    def _is_led_to(self, each: Found) -> bool:
        """Whether a thing leads to the place: "a road to Basra", not "a visit to Basra"."""
        token, words = self.scene.around.doc[each.token], self.scene.around.lexicon.circumstances
        role = syntax.role(token)
        if each.preposition != "to" or role is None or role.noun is None or role.noun.pos_ != "NOUN":
            return False
        is_encounter = role.noun.lemma_ in words.encounters | words.journeys | words.motion
        return not is_encounter and role.noun.i not in self.scene.anchors(token)

    def proposed(self) -> Place | None:
        """Return the place that the rules take.

        Told in a mention, that of the visit, where a participant has just come to, or the dateline's above the lead.
        """
        gathering = self.scene.gathering
        place = self._told() or gathering.borrowed_place or self._reached()
        if self.dateline is None or self.dateline.place is None or not self._may_be_exacter(place, self.dateline.place):
            return place
        serves = self.scene.chief.status == "occurred" and self._days_old() <= _CURRENT_DAYS and self._is_in_lead()
        return replace(self.dateline.place, basis="dateline") if serves else place

    def _may_be_exacter(self, place: Place | None, dateline: Place) -> bool:
        """Whether the dateline's city says more: no place is told, or the country that a guest has come to."""
        if place is None:
            return True
        is_country = place.kind == "country" and place.basis in {"visit_goal", "context"}
        return is_country and self.scene.type != "visit" and dateline.country == place.country

    def _told(self) -> Place | None:
        """Return the place that a mention tells, unless another encounter of its sentence was there."""
        place = place_told(self.scene.gathering)
        if place is None or place.basis not in {"sentence", "venue"}:
            return place
        doc = self.scene.around.doc
        token = next((doc[each.token] for each in self.scene.around.places if each.place.span == place.span), None)
        is_elsewhere = token is not None and syntax.depends_on(token, self.scene.other_triggers)
        return None if is_elsewhere else place

    def _reached(self) -> Place | None:
        """Return where a participant has come to shortly before: "Blinken arrived in Cairo. He later met Sisi"."""
        scene, words = self.scene, self.scene.around.lexicon.circumstances
        for each in reversed(scene.around.places):
            token = scene.around.doc[each.token]
            if not -_JOURNEY <= scene.distance(token) <= 0 or token.i > scene.chief.trigger.token.i:
                continue
            above = next((a for a in syntax.governors(token) if a.pos_ in _VERBS or a.lemma_ in words.encounters), None)
            if above is None or each.preposition == "from":
                continue
            is_there = above.pos_ == "AUX" and each.preposition in OF_ENCOUNTER  # "A was in Rome on Monday"
            if not is_there and above.lemma_ not in words.motion | words.journeys:
                continue
            verb = syntax.verb_of(above)
            if verb is not None and (verb.i in scene.anchors(token) or scene.subject(verb) == "a participant"):
                return replace(each.place, basis="context")
        return None

    def _common(self, place: Place, proposed: Place | None, names: Counter[str]) -> dict[str, float]:
        chief = self.scene.gathering.tellings
        first = {party.country for telling in chief for party in (*telling.who, *telling.both)}
        second = {party.country for telling in chief for party in telling.whom}
        found = {
            f"kind: {place.kind}": 1.0,
            "a building by what it is": float(place.latitude is None),
            f"named so often: {min(names[place.name.lower()], _OFTEN)}": 1.0,
            "in a country of the first side": float(bool(place.country) and place.country in first),
            "in a country of the other side": float(bool(place.country) and place.country in second),
        }
        is_shared = any(each.name == place.name for each in self.scene.kindred_places)
        found["where a participant meets others"] = float(is_shared)
        found["where a participant meets others, none proposed"] = float(
            proposed is None and bool(found["where a participant meets others"])
        )
        if proposed is None:
            found |= {"none proposed": 1.0, f"none proposed, kind: {place.kind}": 1.0}
        if proposed is not None and proposed.name == place.name:
            found |= {"proposed": 1.0, f"proposed by: {proposed.basis}": 1.0}
            found["proposed right here"] = float(proposed.span == place.span)
        return found

    def _of_dateline(self, place: Place) -> dict[str, float]:
        gathering = self.scene.gathering
        first = min(telling.sentence for telling in gathering.tellings)
        time = time_told(gathering)
        countries = [party.country for party in self.scene.parties]
        is_dated = time is not None and time.start is not None and self.scene.around.published is not None
        return {
            "dateline": 1.0,
            "dateline, in nobody's country": float(all(countries) and place.country not in countries),
            f"dateline, steps to the encounter: {min(first // _DATELINE_STEP, _DATELINE_STEPS)}": 1.0,
            f"dateline, type: {self.scene.type}": 1.0,
            f"dateline, status: {self.scene.chief.status}": 1.0,
            "dateline, current": float(is_dated and self._days_old() <= _CURRENT_DAYS),
            "dateline, old or far ahead": float(is_dated and self._days_old() > _CURRENT_DAYS),
        }

    def _of_place(self, each: Found) -> dict[str, float]:
        scene, place = self.scene, each.place
        token = scene.around.doc[each.token]
        hangs = syntax.depends_on(token, scene.anchors(token))
        zone = scene.zone(token, hangs=hangs)
        common = scene.features(token)
        preposition = each.preposition or "none"
        subject = next(name for name in common if name.startswith("subject"))
        dateline = self.dateline.place if self.dateline is not None else None
        topics = [*scene.gathering.topics, *(each for t in scene.gathering.tellings for each in t.topics)]
        gap = scene.gap(token)
        is_next_stop = bool(gap.get("behind the trigger")) and bool(common["with a verb of motion"])
        return {
            **common,
            **gap,
            "behind the trigger, with a verb of motion": float(is_next_stop),
            f"preposition: {preposition}": 1.0,
            "preposition of an encounter": float(preposition in OF_ENCOUNTER),
            f"{zone}, preposition: {preposition}": 1.0,
            f"{zone}, preposition: {preposition}, kind: {place.kind}": 1.0,
            f"{zone}, kind: {place.kind}": 1.0,
            f"{zone}, {subject}": 1.0,
            f"{zone}, in what somebody says": common["in what somebody says"],
            f"{zone}, in a relative clause": common["in a relative clause"],
            f"{zone}, type: {scene.type}": 1.0,
            _WHERE: float(place.kind in _WHERE_KINDS and self._is_where(token)),
            _HELD: float(self._is_held_there(each)),
            "in a topic": float(any(start <= each.token < end for start, end in topics)),
            "where the dateline is": float(dateline is not None and dateline.name == place.name),
        }

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
            token.i < position and token in syntax.pointed_at_by_where(token.doc[position])
            for position in self.scene.anchors(token)
        )

    def _is_held_there(self, each: Found) -> bool:
        """Whether it is said to have been held there; not at a building that no map has, where its city is told too."""
        token, place = self.scene.around.doc[each.token], each.place
        if place.kind in _WHERE_KINDS and self.scene.is_host(token):
            return True
        if (
            each.preposition not in OF_ENCOUNTER
            or place.kind not in _WHERE_KINDS
            or not self.scene.is_held_there(token)
        ):
            return False
        return place.latitude is not None or not any(
            other.place.kind == "city" and token in syntax.governors(self.scene.around.doc[other.token])
            for other in self.scene.around.places
        )

    def _with_basis(self, each: Found, proposed: Place | None) -> Place:
        """Return the place with the basis that the rules gave it, else with where it stands."""
        if proposed is not None and proposed.name == each.place.name and proposed.basis != "dateline":
            return replace(each.place, basis=proposed.basis)
        token = self.scene.around.doc[each.token]
        basis: PlaceBasis = "sentence" if self.scene.distance(token) == 0 else "context"
        if syntax.depends_on(token, self.scene.anchors(token)):
            basis = "clause"
        return replace(each.place, basis="venue" if each.place.kind == "venue" and basis != "context" else basis)

    def _days_old(self) -> int:
        time, published = time_told(self.scene.gathering), self.scene.around.published
        return abs((published - time.start).days) if time and time.start and published else 0

    def _is_in_lead(self) -> bool:
        """Whether the clearest telling stands in the first sentences."""
        sentences = (each for each in self.scene.around.doc.sents if each.text.strip())
        behind = next(islice(sentences, _LEAD, None), None)
        return behind is None or self.scene.chief.trigger.token.i < behind.start
