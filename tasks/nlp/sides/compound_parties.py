"""Who is named in the words before the noun? "The Begin-Sadat meeting", "US-China talks", "a cabinet meeting"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import dropwhile

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.text.sentence_numbers import sentence_start
from tasks.records import ParticipantKind

_SHORT = 80  # tokens
_INTO = frozenset({"in", "at"})


@dataclass(frozen=True, slots=True)
class CompoundReader:
    """Reads who meets from what stands before the noun for the encounter."""

    cast: Cast
    parties: PartyReader
    lexicon: Lexicon

    def compound(self, trigger: Token) -> list[Party]:
        """ "the Kennedy-Khrushchev meeting", "US-China talks"."""
        beside = syntax.modifiers(trigger)
        # "Serbia-Croatia border talks": the lands may hang on the border
        beside += [each for modifier in beside for each in syntax.modifiers(modifier)]
        lands = [party for modifier in beside for party in self._lands(modifier)]
        if lands:
            return lands
        found: list[Party] = []
        for modifier in syntax.modifiers(trigger):
            for token in modifier.subtree:
                for party in self.parties.parties(token, trigger.i) if token.pos_ == "PROPN" else []:
                    if party.actor is not None and all(party.actor != other.actor for other in found):
                        found.append(party)
        return found if len(found) > 1 else self._halves(trigger) or self._listed_right_before(trigger)

    def _listed_right_before(self, trigger: Token) -> list[Party]:
        """ "Ford, union talks collapse": the two with whom a headline opens."""
        doc, start = trigger.doc, sentence_start(trigger)
        commas = [i for i in range(start, trigger.i) if doc[i].text == ","]
        if len(commas) != 1 or any(each.is_punct for each in trigger.sent[-2:]):
            return []
        first, second = self.cast.phrase_at(commas[0] - 1), self.cast.phrase_at(commas[0] + 1)
        if first is None or second is None or first.start != start or first.end != commas[0]:
            return []
        # "Ford, union pay talks": what they are about may stand between
        is_close = second.end <= trigger.i and all(each.pos_ == "NOUN" for each in doc[second.end : trigger.i])
        found = [self.parties.party(phrase) for phrase in (first, second)]
        return found if is_close and not any(party.is_place for party in found) else []

    def listed_before(self, trigger: Token) -> list[Party]:
        """ "Castro, Khrushchev in talks on sugar", "Ford, union back at the bargaining table": who opens a headline."""
        doc, start = trigger.doc, sentence_start(trigger)
        preposition = syntax.preposition_before(trigger)
        if preposition not in _INTO:
            return []
        end = max((i for i in range(start, trigger.i) if doc[i].lower_ == preposition), default=start)
        if end > start and doc[end - 1].lower_ == "back":
            end -= 1
        if end == start or any(token.pos_ in {"VERB", "AUX"} for token in doc[start:end]):
            return []
        found = self.parties.parties_from(start, end)
        return found if len(found) > 1 and found[-1].end == end else []

    def opening(self, trigger: Token) -> list[Party]:
        """ "Union leaders in talks with B", "Shell chief in Baku for talks with B": who opens a headline."""
        doc, start = trigger.doc, sentence_start(trigger)
        if any(token.pos_ in {"VERB", "AUX"} for token in doc[start : trigger.i]):
            return []
        end = next((i for i in range(start + 1, trigger.i) if doc[i].lower_ in _INTO), start)
        found = self.parties.parties_from(start, end)
        is_known = len(doc) <= _SHORT or any(party.actor is not None for party in found)  # else the text names them
        return found if found and found[-1].end == end and is_known else []

    def counterpart(self, trigger: Token) -> list[Party]:
        """ "A set for B talks", "A flies to Rome ahead of B summit": whom a headline names right before the noun."""
        phrase = self.cast.phrase_at(trigger.i - 1) if trigger.i > sentence_start(trigger) else None
        is_headline = not any(each.is_punct for each in trigger.sent[-2:])
        is_beside = phrase is not None and trigger.nbor(-1) in syntax.modifiers(trigger)
        if phrase is None or not (is_beside and is_headline) or "-" in syntax.hyphenated(trigger.nbor(-1)):
            return []
        if phrase.start > 0 and trigger.doc[phrase.start - 1].text == ",":
            return []  # one of several
        party = self.parties.party(phrase)
        return [party] if party.kind == "person" and party.actor is not None and not party.is_place else []

    def body_before(self, trigger: Token) -> list[Party]:
        """ "the PDM meeting", "a cabinet meeting": the body that meets."""
        for modifier in syntax.modifiers(trigger):
            if modifier.lower_ in self.lexicon.contexts.telephone:
                continue  # "a Zoom meeting"
            if self._is_matter(modifier, trigger):
                continue
            phrase = self.cast.phrase_at(modifier.i)
            is_body = phrase is not None and modifier.pos_ != "ADJ"  # not "public consultations"
            if phrase is not None and is_body and phrase.kind in {"organization", "group"} and phrase.head < trigger.i:
                party = self.parties.party(phrase)
                is_ceremony = party.text.lower() in self.lexicon.contexts.ceremonious  # "a state | dinner"
                is_showing = modifier.lower_ in self.lexicon.contexts.showings  # "an Oxford Lectures | discussion"
                if not (party.is_place or is_ceremony or is_showing) and (
                    party.actor is not None or phrase.form == "body"
                ):
                    return [self._without_occasion(party)]
        return self._in_its_name(trigger)

    def _is_matter(self, modifier: Token, trigger: Token) -> bool:
        """Whether it is what they talk about: "exploratory coalition talks", but "a coalition meeting"."""
        words = self.lexicon.circumstances
        return trigger.lemma_ in words.negotiations and modifier.lemma_ in words.heads.get("policy", ())

    def _without_occasion(self, party: Party) -> Party:
        """Leave out what says of which kind the meeting is: "an emergency | cabinet meeting"."""
        occasions = self.lexicon.contexts.occasions
        words = party.text.split()
        kept = list(dropwhile(lambda word: word.lower() in occasions, words))
        return party if party.actor is not None or not kept else replace(party, text=" ".join(kept))

    def _in_its_name(self, trigger: Token) -> list[Party]:
        """Return the body in the encounter's own name: "the Arab League Summit", where the noun ends the name."""
        phrase = self.cast.phrase_at(trigger.i)
        start, end = phrase.name if phrase is not None and phrase.name is not None else (trigger.i, trigger.i)
        if phrase is None or end != trigger.i + 1 or start == trigger.i:
            return []
        name = trigger.doc[start : trigger.i].text
        actor = self.cast.body_named(name)
        if actor is not None:
            return [self.parties.of_actor(actor, start, trigger.i)]
        is_body = fold(name) in self.lexicon.bodies
        return [Party(None, "organization", name, start, trigger.i, is_in_name=True)] if is_body else []

    def _lands(self, modifier: Token) -> list[Party]:
        """Return both countries of "US-China talks", "the Franco-German summit", or the bloc of "India-EU talks"."""
        doc, lexicon = modifier.doc, self.lexicon
        if modifier.i < 2 or doc[modifier.i - 1].text not in syntax.HYPHENS:
            return []
        found: list[Party] = []
        for i in (modifier.i - 2, modifier.i):
            word = fold(doc[i].text)
            country = lexicon.places.get(word)
            adjective = lexicon.demonyms.get(word) or lexicon.demonyms.get(f"{word}-")
            body = lexicon.bodies.get(word)
            name = doc[i].text if country or body else lexicon.country_names.get(adjective or "")
            if name is not None:
                kind = "country" if country or adjective or body is None else body.kind
                actor = self.cast.body_named(body.name) if kind == "organization" and body is not None else None
                if actor is not None:  # "the European Union (EU) … the EU-Mercosur talks": under its fullest name
                    found.append(self.parties.of_actor(actor, i, i + 1))
                    continue
                found.append(Party(None, kind, name, i, i + 1, country or adjective))
        return found if len({party.text for party in found}) == 2 and any(p.country for p in found) else []

    def _halves(self, trigger: Token) -> list[Party]:
        """Return those whom the article names in full elsewhere, of "the Kennedy-Khrushchev meeting"."""
        for modifier in syntax.modifiers(trigger):
            if modifier.lower_ in self.lexicon.contexts.telephone:
                continue  # "a Zoom meeting"
            phrase = self.cast.phrase_at(modifier.i)
            words = syntax.hyphenated(modifier).split("-")
            if phrase is None or not phrase.is_modifier or len(words) != 2:
                continue
            known = [self.cast.known_by(word) for word in words]
            if all(actor is not None for actor in known) and len(set(known)) == 2:
                return [self.parties.of_actor(actor, phrase.start, phrase.end) for actor in known if actor is not None]
            if any(actor is not None for actor in known) or not self._is_named_elsewhere(phrase):
                return self._named_by_halves(phrase, known)
        return []

    def _is_named_elsewhere(self, phrase: Phrase) -> bool:
        """Whether the hyphen is part of a name that somebody has elsewhere: "the Meyer-Landrut talks"."""
        actor = self.cast.actor(phrase)
        return actor is not None and len(self.cast.mentions(actor)) > 1

    def _named_by_halves(self, phrase: Phrase, known: list[int | None]) -> list[Party]:
        """Return a party for each half of "Kohl-Modrow talks", whose full names the article may not give."""
        doc = self.cast.doc
        halves = [token for token in doc[phrase.start : phrase.end] if _may_be_half(token)]
        if len(halves) != 2 or not _may_be_people(halves) or any(map(self._is_of_land, halves)):
            return []
        return [
            self.parties.of_actor(actor, token.i, token.i + 1)
            if actor is not None
            else Party(None, self._kind(token), token.text, token.i, token.i + 1)
            for token, actor in zip(halves, known, strict=True)
        ]

    def _is_of_land(self, half: Token) -> bool:
        """Whether it is a country, or what belongs to one: "Anglo-Irish", "Japan-India"."""
        word = fold(half.text)
        return word in self.lexicon.places or word in self.lexicon.demonyms or f"{word}-" in self.lexicon.demonyms

    def _kind(self, half: Token) -> ParticipantKind:
        is_body = half.ent_type_ == "ORG" or fold(half.text) in self.lexicon.bodies
        return "organization" if is_body else "person"


def _may_be_half(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text.istitle() and token.text.isalpha()


def _may_be_people(halves: list[Token]) -> bool:
    """Whether the recognizer takes both for the same, or neither for a place: it knows little of a name's half."""
    labels = {token.ent_type_ for token in halves} - {""}
    return len(labels) <= 1 or labels <= {"PERSON", "NORP", "ORG"}
