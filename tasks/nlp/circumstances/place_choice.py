"""Which of the article's places is that of the encounter? The rules propose one, all are weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.buildings import city_beside
from tasks.nlp.circumstances.other_places import is_at_one_place, is_of_something_else
from tasks.nlp.circumstances.place_cues import PlaceCues
from tasks.nlp.circumstances.scene import Scene
from tasks.nlp.gathering.gathered import place_told, time_told
from tasks.nlp.places.dateline import Dateline
from tasks.nlp.places.where import OF_ENCOUNTER, Found
from tasks.nlp.text.weighing import Weighed
from tasks.records import Place, PlaceBasis

_OFTEN = 3  # times that an article names a place; more say no more
_DATELINE_STEP = 2  # sentences
_DATELINE_STEPS = 5
_CURRENT_DAYS = 7  # days before publication; a dateline says nothing of what is older
_JOURNEY = 3  # sentences between coming to a place and an encounter there
_ASIDE = frozenset({"above", "beyond", "toward", "towards", "against", "over"})  # "on a hill above the Rhine"
_SAID = "said to be there"
_REACHED = "come to before"
_VERBS = frozenset({"VERB", "AUX"})
_LEAD = 3  # sentences, which a dateline speaks of


def is_reached(features: Mapping[str, float]) -> bool:
    """Whether one who takes part has come there shortly before: "arrived in London. He later met her"."""
    return bool(features.get(_REACHED))


def is_where(features: Mapping[str, float]) -> bool:
    """Whether the text says outright that they met there: "in London, where they met", "it took place in London"."""
    return bool(features.get(_SAID))


@dataclass(frozen=True)
class PlaceCandidates:
    """Weighs the places of an article for one encounter."""

    scene: Scene
    dateline: Dateline | None

    def weighed(self) -> Iterator[Weighed[Place]]:
        """Yield every place with its features, the dateline's first."""
        proposed = self.proposed()
        names = Counter(each.place.name.lower() for each in self.scene.around.places)
        is_wished = self.scene.chief.status == "proposed"  # what is only asked for is nowhere yet, unless it is told
        is_apart = self._is_another
        filed = None if is_wished or is_apart else self.filed_there()
        if filed is not None and is_at_one_place(self.scene):
            place = replace(filed, basis="dateline")
            found = {**self._common(place, proposed, names), **self._of_dateline(place)}
            yield Weighed(place, found)
        for each in self.scene.around.places:
            token = self.scene.around.doc[each.token]
            if not self.scene.is_near(token) or syntax.is_afterwards(token, self.scene.anchors(token)):
                continue
            if self._is_led_to(each) or each.preposition in _ASIDE or is_of_something_else(each, self.scene):
                continue
            is_building = each.place.kind == "venue" or each.place.latitude is None
            if is_building and city_beside(each, self.scene.around) is not None:
                continue  # the city tells as much to everybody
            found = {**self._common(each.place, proposed, names), **self._of_place(each, proposed)}
            if (is_wished or is_apart) and self.scene.distance(token) and not is_where(found):
                continue
            yield Weighed(self._with_basis(each, proposed), found)

    @cached_property
    def _is_another(self) -> bool:
        """Whether it is set apart from what else is told, so that this was elsewhere: "at an earlier meeting"."""
        vague = self.scene.around.lexicon.circumstances.vague
        return all(
            trigger.pos_ == "NOUN" and any(each.lower_ in vague for each in syntax.qualifiers(trigger))
            for trigger in self.scene.triggers
        )

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
        place = self._city_told_with(place) if place is not None and place.kind == "venue" else place
        filed = self.filed_there()
        if filed is None or not self._may_be_exacter(place, filed):
            return place
        serves = self.scene.chief.status == "occurred" and self._days_old() <= _CURRENT_DAYS and self._is_in_lead()
        return replace(filed, basis="dateline") if serves else place

    def filed_there(self) -> Place | None:
        """Return the dateline's place, unless it can only be the reporter's."""
        if self.dateline is None or self.dateline.place is None or self._is_told_from_afar:
            return None
        return self.dateline.place

    @cached_property
    def _is_told_from_afar(self) -> bool:
        """Whether the place is undisclosed, or media tell of it and the dateline is in the country of nobody there."""
        words = self.scene.around.lexicon.circumstances
        sentence = self.scene.chief.trigger.token.sent
        if any(token.lower_ in words.undisclosed and token.head.pos_ == "NOUN" for token in sentence):
            return True
        countries = {party.country for party in self.scene.parties} - {None}
        place = self.dateline.place if self.dateline is not None else None
        if not countries or place is None or place.country in countries:
            return False
        return any(
            head.lemma_.lower() in words.media
            for verb in syntax.clause_verbs(sentence.root)
            if verb.lemma_ in words.speech
            for each in syntax.subjects(verb)[0]
            for head in (each, *syntax.modifiers(each), *each.children)
        )

    def _city_told_with(self, venue: Place) -> Place:
        """Return the city where it stands beside the venue: New York for "UN headquarters in New York"."""
        each = next((each for each in self.scene.around.places if each.place.span == venue.span), None)
        city = city_beside(each, self.scene.around) if each is not None else None
        return replace(city.place, basis="clause") if city is not None else venue

    def _may_be_exacter(self, place: Place | None, dateline: Place) -> bool:
        """Whether the dateline's city says more: no place is told, or the country that a guest has come to."""
        if place is None:
            return True
        is_country = place.kind == "country" and place.basis in {"visit_goal", "context"}
        return is_country and self.scene.type != "visit" and dateline.country == place.country

    def _told(self) -> Place | None:
        """Return the place that a mention tells, unless another encounter of its sentence was there."""
        place = place_told(self.scene.gathering)
        each = next(
            (each for each in self.scene.around.places if place is not None and each.place.span == place.span), None
        )
        if place is None or each is None:
            return place
        if is_of_something_else(each, self.scene):
            return None
        is_near = place.basis not in {"sentence", "venue"}
        token = self.scene.around.doc[each.token]
        return place if is_near or not syntax.depends_on(token, self.scene.other_triggers) else None

    def come_to(self, sentences: int) -> Place | None:
        """Return the place to which one of them, by name, has come within so many sentences before."""
        place = self._reached(sentences)
        found = next(
            (each for each in self.scene.around.places if place is not None and each.place.span == place.span), None
        )
        verb = syntax.governing_verb(self.scene.around.doc[found.token]) if found is not None else None
        return place if verb is not None and self.scene.is_done_by_one_of_them(verb) else None

    def _reached(self, sentences: int = _JOURNEY) -> Place | None:
        """Return where a participant has come to shortly before: "Blinken arrived in Cairo. He later met Sisi"."""
        scene, words = self.scene, self.scene.around.lexicon.circumstances
        for each in reversed(scene.around.places):
            token = scene.around.doc[each.token]
            if not -sentences <= scene.distance(token) <= 0 or token.i > scene.chief.trigger.token.i:
                continue
            above = next((a for a in syntax.governors(token) if a.pos_ in _VERBS or a.lemma_ in words.encounters), None)
            if above is None or each.preposition == "from":
                continue
            is_there = above.pos_ == "AUX" and each.preposition in OF_ENCOUNTER  # "A was in Rome on Monday"
            lemmas = {above.lemma_, syntax.particle(above), syntax.with_object(above)}
            brings = bool(lemmas & (words.bringing - words.arranging))  # who is only invited may come later
            is_brought = each.preposition == "to" and brings and self._is_brought(above)
            if not is_there and not is_brought and not lemmas & (words.motion | words.journeys):
                continue
            verb = syntax.verb_of(above)
            if (
                verb is None
                or self._is_only_wished(verb)
                or not self._is_as_far(verb)
                or not (is_brought or self._is_whither(token))
            ):
                continue
            is_beside = self._is_on_the_sidelines and scene.distance(token) != 0
            if is_beside or verb.i in scene.anchors(token) or scene.subject(verb) == "a participant":
                return replace(each.place, basis="context")
        return None

    def _is_brought(self, verb: Token) -> bool:
        """Whether one who takes part has another of them come: "called Thorpe back to Downing Street. They met"."""
        return any(self.scene.takes_part(each) for each in syntax.objects(verb))

    @cached_property
    def _is_on_the_sidelines(self) -> bool:
        """Whether they met beside what was told before: "on the sidelines, A met B"."""
        sidelines = self.scene.around.lexicon.circumstances.sidelines
        return any(token.lemma_ in sidelines and not any(token.rights) for token in self.scene.chief.trigger.token.sent)

    def _is_whither(self, token: Token) -> bool:
        """Whether the place belongs to the verb or the journey: "is in Rome", not "is the owner of a shop in Rome".

        Nor "moved his office to Rome".
        """
        role, words = syntax.role(token), self.scene.around.lexicon.circumstances
        if role is None or role.noun is None:
            return role is None or role.relation == "object" or not syntax.has_object(role.verb)
        return role.noun.lemma_ in words.journeys | words.encounters

    def _is_only_wished(self, verb: Token) -> bool:
        """Whether somebody is only asked to come there: "invited him to visit Rome", "an invitation to visit Rome"."""
        if not syntax.is_infinitive(verb):
            return False
        above, proposed = next(syntax.governors(verb), None), self.scene.around.lexicon.modality.proposed
        return above is not None and above.lemma_ in proposed.verbs | proposed.nouns

    def _is_as_far(self, verb: Token) -> bool:
        """Whether who met had come there by then: "will travel to Rome next week. On Monday he met B" was not there."""
        return self.scene.chief.status != "occurred" or not syntax.is_ahead(verb)

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
            _SAID: float(any(syntax.is_said_here(each) for each in self.scene.triggers)),
            "dateline, current": float(is_dated and self._days_old() <= _CURRENT_DAYS),
            "dateline, old or far ahead": float(is_dated and self._days_old() > _CURRENT_DAYS),
        }

    def _of_place(self, each: Found, proposed: Place | None) -> dict[str, float]:
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
            **self._of_cue(each),
            _REACHED: float(self._is_reached(place, proposed)),
            "in a topic": float(any(start <= each.token < end for start, end in topics)),
            "where the dateline is": float(dateline is not None and dateline.name == place.name),
        }

    def _is_reached(self, place: Place, proposed: Place | None) -> bool:
        """Whether one who takes part has just come there; to a country only where another of them is at home."""
        if proposed is None or proposed.span != place.span or proposed.basis not in {"context", "visit_goal"}:
            return False
        token = next(each.token for each in self.scene.around.places if each.place.span == place.span)
        if not self._is_same_traveller(self.scene.around.doc[token]):
            return False
        return place.kind == "city" or any(party.country in {place.country, None} for party in self.scene.parties)

    def _is_same_traveller(self, token: Token) -> bool:
        """Whether the very one who came there takes part, or who met is told by a pronoun right behind."""
        verb = syntax.governing_verb(token)
        if verb is None:
            return False
        if self.scene.is_done_by_one_of_them(verb) or self._is_on_the_sidelines:
            return True
        chief = self.scene.chief.trigger.token
        told = [each for own in syntax.own_verbs(chief) for each in syntax.subjects(own)[0]]
        return self.scene.distance(token) == -1 and any(each.pos_ == "PRON" for each in told)

    def _of_cue(self, each: Found) -> dict[str, float]:
        cue = self._cues.of(each)
        return {cue: 1.0, _SAID: 1.0} if cue is not None else {}

    @cached_property
    def _cues(self) -> PlaceCues:
        return PlaceCues(self.scene)

    def _with_basis(self, each: Found, proposed: Place | None) -> Place:
        """Return the place with the basis that the rules gave it, else with where it stands."""
        if proposed is not None and proposed.name == each.place.name and proposed.basis != "dateline":
            return replace(self._with_country(each.place), basis=proposed.basis)
        place, token = self._with_country(each.place), self.scene.around.doc[each.token]
        basis: PlaceBasis = "sentence" if self.scene.distance(token) == 0 else "context"
        if syntax.depends_on(token, self.scene.anchors(token)):
            basis = "clause"
        return replace(place, basis="venue" if place.kind == "venue" and basis != "context" else basis)

    def _with_country(self, place: Place) -> Place:
        """Return a building that no map has in the country of all who met there: "met the teachers at City Hall"."""
        countries = {party.country for party in self.scene.parties}
        if place.latitude is not None or place.country is not None or None in countries or len(countries) != 1:
            return place
        return replace(place, country=next(iter(countries)))

    def _days_old(self) -> int:
        time, published = time_told(self.scene.gathering), self.scene.around.published
        return abs((published - time.start).days) if time and time.start and published else 0

    def _is_in_lead(self) -> bool:
        """Whether the clearest telling stands in the first sentences."""
        sentences = (each for each in self.scene.around.doc.sents if each.text.strip())
        behind = next(islice(sentences, _LEAD, None), None)
        return behind is None or self.scene.chief.trigger.token.i < behind.start
