"""Who stands on each side of one telling? Arguments of the frame, the words around, and what points back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.antecedents import AntecedentReader, can_act
from tasks.nlp.argument_site import BETWEEN, DURING, WITH, Arguments
from tasks.nlp.coreference import Cast
from tasks.nlp.lexicon import Lexicon, fold
from tasks.nlp.party import Party
from tasks.nlp.phrase import Phrase
from tasks.nlp.phrases import PhraseReader
from tasks.nlp.triggers import Trigger
from tasks.nlp.vicinity import parties_after, parties_before, parties_behind, parties_by, parties_of, parties_with
from tasks.nlp.who import PartyReader

_INTRODUCING = frozenset({"including", "notably"})
_WHILE = frozenset({"during", "after", "before", "following"})
_LED = frozenset({"nominal_visit", "nominal_call_on"})  # frames of nouns whose light verb has who goes for subject
_OWNERS = frozenset({"his", "her", "its", "their"})
_APART = ({"he", "her"}, {"she", "his"})  # "after her meeting with B, he thanked her"


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties on each side of one telling."""

    who: list[Party]
    whom: list[Party]
    both: list[Party]
    is_open: bool = False
    """Another side is told, but nobody can be read there: "talks with the London market"."""

    @property
    def everybody(self) -> list[Party]:
        """All parties, those that only point back among them."""
        return [*self.who, *self.whom, *self.both]


@dataclass(frozen=True, slots=True)
class SideReader:
    """Reads the sides of the tellings of one article."""

    cast: Cast
    phrases: PhraseReader
    parties: PartyReader
    antecedents: AntecedentReader
    lexicon: Lexicon

    def read(self, trigger: Trigger, arguments: Arguments) -> Sides:
        """Return the parties at the arguments; nobody stands on both sides."""
        token, rule = trigger.token, trigger.rule
        arguments = _identified(arguments)
        is_verb, is_nominal = rule.pos == "VERB", rule.frame == "nominal"
        passive = is_verb and syntax.is_passive(token)
        # "he said after meeting Tony Blair he had": whoever "he" is, it is not the one whom he met
        others = frozenset(actor for head in arguments.whom for actor in self._named_actor(head))
        who = self._at(arguments.who, token, before=True, excluded=others)
        may_precede = (
            is_verb and not passive and rule.frame not in {"travel", "bring"} and not _is_nobody(arguments.who)
        )
        if passive and not who:
            who = parties_by(token, self.parties)
        if not who and may_precede:
            who = parties_before(token, self.parties, self.phrases)
            who = who or parties_behind(token.i, token.sent, self.parties, self.phrases)
        if not who and rule.frame == "nominal_message" and syntax.preposition_before(token) == "in":
            who = parties_behind(token.i, token.sent, self.parties, self.phrases)  # "in a letter to B, A asked"
        known = frozenset(party.actor for party in who if party.actor is not None)
        whom = self._at(arguments.whom, token, before=False, anybody=is_nominal, excluded=known)
        may_follow = is_verb and rule.frame in {"meet", "receive"} and rule.needs != "named"
        if passive and not whom and not arguments.whom and rule.frame in {"meet", "receive"}:
            whom = parties_before(token, self.parties, self.phrases)  # "on arrival in Malabo A was received by B"
        if not whom and may_follow and not passive and not arguments.both:
            whom = parties_after(token, self.parties, self.phrases, WITH)
        if not whom and is_verb and rule.frame == "with":
            whom = parties_with(token, self.parties, rule.with_ & WITH)  # "spoke by video link with"
        both = self._at(arguments.both, token, before=False)
        if rule.frame == "bring" and len(both) < 2 and not passive:  # "together A and Menachem Begin": no verb
            behind = parties_after(token, self.parties, self.phrases, frozenset())
            both = behind if len(behind) > 1 else both
        bodies = [p for p in both if p.actor is not None or p.country or p.kind in {"organization", "country"}]
        if arguments.host and len(bodies) < 2:
            who, whom, both = self._at(arguments.host, token, before=True), [*whom, *both], []
        if not whom and not both and is_nominal:
            encounters = self.lexicon.contexts.meetings
            whom = parties_with(token, self.parties, WITH, encounters)
            both = parties_with(token, self.parties, BETWEEN, encounters) if not whom else []
            both = both or (parties_of(token, self.parties) if not whom else [])
        is_led = is_nominal or rule.frame in _LED
        if is_led and not who and not both and syntax.is_light(token, rule.light):
            who = parties_before(syntax.governing_verb(token) or token, self.parties, self.phrases)
        if is_nominal and both and not who and not whom:
            both = [*self._speaker_after(trigger, arguments), *both]
        if is_nominal and not whom and not both:
            who, whom = self._told_during(trigger, arguments, who)
        if is_nominal and not whom and not both:
            who, whom = self._told_of_it(token, who)
        if whom and not who and not both and is_nominal:
            who = self._subject_above(token, whom) or self._nearest(token, whom)
        who, whom = self.antecedents.named(who, whom), self.antecedents.named(whom, who)
        who, whom = self.antecedents.guests(who, whom), self.antecedents.guests(whom, who)
        if not whom:
            who, both = self.antecedents.pair(who), self.antecedents.pair(self.antecedents.guests(both, []))
        whom, both = self._instances(whom, token), self._instances(both, token)
        if not whom and not both:
            who = self._behind_colon(who, token)
        whom, both = self._behind_colon(whom, token), self._behind_colon(both, token)
        may_join = rule.is_joint or (rule.needs not in {"person", "named"} and is_joint(token, self.lexicon))
        may_join = may_join or (rule.needs == "leaders" and syntax.has_only_times(token))  # "A and B spoke on Monday"
        if rule.frame == "with" and not whom and len(who) > 1 and may_join:
            return Sides([], [], who)
        goal = [
            party
            for head in arguments.goal
            if syntax.preposition_before(head) in {"", "to", "into"} | rule.with_
            for party in self._at([head], token, before=False, excluded=known)
            if not party.is_seat and not party.is_place
        ]
        if rule.frame == "nominal_visit" and not goal and not whom:
            goal = self._land_arrived_in(arguments, token)
        if is_nominal and not who and not both:
            both = self._compound(token)
        is_headed = is_nominal and not who and not whom and not both
        if is_headed:
            both = self._listed_before(token)
        if is_nominal and not whom and (not both or is_headed):
            both = [*both, *self._body_before(token)]
        actors_known = {party.actor for party in (*who, *whom, *both) if party.actor is not None}
        who = [*who, *(party for party in self._chair(trigger) if party.actor not in actors_known)]
        who, whom, both = self._without_kin(who), self._without_kin(whom), self._without_kin(both)
        starts = {party.start for party in who}
        actors = {party.actor for party in who if party.actor is not None}
        beside = [party for party in [*whom, *goal] if party.start not in starts]
        whom = [party for party in beside if party.actor not in actors]
        whom = whom or [each for party in beside for each in self.parties.described_at(party)]
        return Sides(who, whom, both, is_open=bool(arguments.whom) and not whom)

    def _land_arrived_in(self, arguments: Arguments, trigger: Token) -> list[Party]:
        """Return B in "A arrived in B on a visit", where B is a country."""
        heads = [head for head in arguments.goal if syntax.preposition_before(head) == "in"]
        found = [party for head in heads for party in self._at([head], trigger, before=False)]
        return [party for party in found if party.kind == "country" and not party.is_seat and not party.is_place]

    def _instances(self, side: list[Party], trigger: Token) -> list[Party]:
        """Return those named farther on instead of a group: "met six commanders in Rome on Friday, among them A"."""
        if len(side) != 1 or side[0].kind != "group" or side[0].actor is not None or side[0].is_anaphor:
            return side
        doc, sentence = trigger.doc, trigger.sent
        for i in range(max(side[0].end, trigger.i), sentence.end - 2):
            if doc[i].pos_ in {"VERB", "AUX"} and doc[i].lower_ not in _INTRODUCING and doc[i] != trigger:
                return side
            words = [doc[i + 1].lower_, doc[i + 2].lower_]
            if doc[i].text == "," and (words[0] in _INTRODUCING or words == ["among", "them"]):
                found = self.parties.parties_from(i + 2 + (words[0] == "among"), sentence.end)
                return found if found and all(p.actor is not None and p.kind == "person" for p in found) else side
        return side

    def _without_kin(self, side: list[Party]) -> list[Party]:
        """Leave out "his wife" and "his delegation" beside somebody who is named."""
        if not any(party.actor is not None for party in side):
            return side
        return [
            party for party in side if party.actor is not None or not (self._is_retinue(party) or self._is_kin(party))
        ]

    def _is_kin(self, party: Party) -> bool:
        """Whether it is "his wife" or "their three children", but not "friends" and "relatives of the missing"."""
        doc = self.cast.doc
        is_one = party.kind == "person" or (party.kind == "group" and doc[party.start].lower_ in _OWNERS)
        return is_one and doc[party.end - 1].lemma_.lower() in self.lexicon.contexts.kin

    def _is_retinue(self, party: Party) -> bool:
        """Whether it is "his accompanying delegation": whose it is stands beside it."""
        phrase = self.cast.phrase_at(party.start)
        if phrase is None or phrase.owner is None or phrase.end > phrase.head + 1:
            return False
        doc = self.cast.doc
        return doc[phrase.owner].lower_ in _OWNERS and doc[phrase.head].lower_ in self.lexicon.contexts.teams

    def _behind_colon(self, side: list[Party], trigger: Token) -> list[Party]:
        """Return those named behind a colon instead of a group: "four ministers met to talk about tuna: A, B and C"."""
        if len(side) != 1 or side[0].kind != "group" or side[0].actor is not None:
            return side
        end = trigger.sent.end
        colon = next((i for i in range(trigger.i + 1, end) if trigger.doc[i].text == ":"), end)
        found = self.parties.parties_from(colon + 1, end) if colon + 1 < end else []
        is_list = len(found) > 1 and all(party.actor is not None and not party.is_place for party in found)
        return found if is_list and end - found[-1].end <= 1 else side

    def _named_actor(self, head: Token) -> list[int]:
        phrase = self.cast.phrase_at(head.i)
        actor = self.cast.actor(phrase) if phrase is not None else None
        return [actor] if actor is not None else []

    def _at(
        self,
        heads: list[Token],
        trigger: Token,
        *,
        before: bool,
        anybody: bool = False,
        excluded: frozenset[int] = frozenset(),
    ) -> list[Party]:
        found: list[Party] = []
        for head in heads:
            if _is_label(head):
                continue
            stop = trigger.i if before and head.i < trigger.i else None
            own = self._holder_in_clause(head, trigger) if head.lower_ in _OWNERS and syntax.is_possessor(head) else []
            phrase = self.cast.phrase_at(head.i)
            if not own and phrase is not None and phrase.start <= trigger.i < head.i < phrase.end:
                own = self.parties.parties_from(head.left_edge.i, head.sent.end)  # "played host to A"
            for party in own or self.parties.parties(head, stop, anybody=anybody, excluded=excluded):
                if all(
                    party.start != other.start and (party.actor is None or party.actor != other.actor)
                    for other in found
                ):
                    found.append(party)
        return found

    def _holder_in_clause(self, pronoun: Token, trigger: Token) -> list[Party]:
        """Return who "his" is in "Macron said after his meeting": who acts in the clause around."""
        thanked = self.cast.thanked(pronoun)
        if thanked is not None:
            return self.parties.parties(thanked, pronoun.i)
        wanted = {"its": {"organization", "country", "group"}}.get(pronoun.lower_, {"person"})
        if (agent := self._agent_before(pronoun, trigger)) is not None and agent.kind in wanted:
            return [agent]
        for verb in syntax.governors(trigger):
            if verb.pos_ not in {"VERB", "AUX"}:
                continue
            heads, passive = syntax.subjects(verb)
            for head in [*(syntax.agents(verb) if passive else []), *heads]:
                # "the premier, who began his visit", "presented by the premier during his visit"
                is_then = head.i < pronoun.i and syntax.preposition_before(trigger) in _WHILE
                is_holder = _holds(head, verb, trigger) and not is_then
                if head.i == pronoun.i or is_holder or {head.lower_, pronoun.lower_} in _APART:
                    continue
                found = self.parties.parties(head, pronoun.i)
                if pronoun.lower_ == "their":
                    if len(found) > 1 or any(party.kind in {"group", "organization"} for party in found):
                        return found
                elif len(found) == 1 and found[0].kind in wanted:
                    actor = found[0].actor
                    if actor is None or pronoun.lower_ == "its" or self.cast.can_mean(pronoun, actor):
                        return found
        return []

    def _agent_before(self, pronoun: Token, trigger: Token) -> Party | None:
        """Return who is named right before "during his visit": "presented by the minister, Mr A, during his visit"."""
        if pronoun.i < 3 or syntax.preposition_before(trigger) not in _WHILE:
            return None
        end = pronoun.i - 1  # of what stands before the preposition
        if trigger.doc[end - 1].text == ",":
            end -= 1
        phrase = self.cast.phrase_at(end - 1)
        is_agent = phrase is not None and syntax.is_agent(trigger.doc[phrase.head])
        return self.parties.party(phrase) if phrase is not None and is_agent else None

    def _told_during(self, trigger: Trigger, arguments: Arguments, who: list[Party]) -> tuple[list[Party], list[Party]]:
        """ "at a dinner the premier told Mr Brown …", "A and B spoke after a meeting", "invited him to a meeting"."""
        token = trigger.token
        verb = arguments.verb
        # "signed a pact after three hours of talks"
        preposition = syntax.preposition_before(syntax.event_head(token, self.lexicon.contexts.measures))
        contexts = self.lexicon.contexts
        if preposition == "over" and trigger.type == "meeting":
            preposition = "at"  # "over dinner A warned B"
        is_meal = trigger.type == "meeting" and trigger.rule.needs != "anyone"
        inviting = contexts.inviting | (contexts.treating if is_meal else frozenset())
        if preposition == "for" and verb is not None and verb.lemma_ in inviting:
            preposition = "to"  # "invited him to Rome for talks", "had him over for dinner"
        if verb is None or preposition not in DURING | {"to"}:
            return who, []
        if syntax.is_passive(verb):
            is_invited = preposition == "to" and verb.lemma_ in inviting
            return self._invited(verb) if is_invited and not who else (who, [])
        people = {"person", "group"}
        heads = syntax.subjects(verb)[0]
        named = [p for head in heads if not _holds(head, verb, token) for p in self.parties.parties(head, verb.i)]
        if not heads and token.i < verb.i:  # the parser hangs the subject on the day before it
            named = parties_before(verb, self.parties, self.phrases)
        acting = [
            party
            for party in named
            if party.kind in ({"organization"} | people if trigger.type == "summit" else people) and not party.is_place
        ]
        if preposition == "to":
            if verb.lemma_ not in inviting:
                return who, []
            return acting, [p for head in syntax.objects(verb) for p in self.parties.parties(head)]
        is_at_table = syntax.preposition_before(token) == "over"  # whatever A did to B over dinner
        if is_at_table or verb.lemma_ in contexts.addressing | contexts.joining:
            addressed = [p for head in syntax.objects(verb) for p in self.parties.parties(head)]
            if addressed and acting:
                return acting, addressed
        told = [p for head in syntax.prepositional(verb, frozenset({"to"})) for p in self.parties.parties(head)]
        if acting and told and all(party.kind == "person" for party in told) and preposition in {"in", "at", "during"}:
            return acting, told  # "presented the plan to B at a meeting"
        owner = syntax.possessor(token)
        if who and syntax.participle_agents(token) and preposition in {"after", "during", "at"}:
            return who, self._at_his_table(token, who, acting)
        if who or owner is not None or preposition not in {"after", "during", "following", "at", "in"}:
            return who, []
        return acting, []

    def _at_his_table(self, trigger: Token, hosts: list[Party], acting: list[Party]) -> list[Party]:
        """Return who spoke "at a dinner given by A": a guest of A, also where the parser takes him for another of A."""
        known = {party.actor for party in hosts}
        found = acting or parties_behind(trigger.i, trigger.sent, self.parties, self.phrases)
        return [party for party in found if party.kind == "person" and party.actor not in known and not party.is_place]

    def _told_of_it(self, trigger: Token, who: list[Party]) -> tuple[list[Party], list[Party]]:
        """ "hosted a dinner where the premier told Mr Brown …", "a meeting at which ministers agreed"."""
        verb = syntax.verb_of_what_happened(trigger)
        if verb is None or syntax.is_passive(verb):
            return who, []
        known = {party.actor for party in who if party.actor is not None}
        acting, told = (
            [
                party
                for head in heads
                for party in self.parties.parties(head, stop)
                if not party.is_place
                and not party.is_anaphor
                and party.actor not in known
                and (head.pos_ != "PRON" or party.kind == "person")  # "the festival where it was shown"
            ]
            for heads, stop in (
                (syntax.subjects(verb)[0], verb.i),
                (syntax.objects(verb) if verb.lemma_ in self.lexicon.contexts.addressing else [], None),
            )
        )
        told = [party for party in told if party.kind == "person"]
        return (who, [*acting, *told]) if who else (acting, told)

    def _invited(self, verb: Token) -> tuple[list[Party], list[Party]]:
        """ "B was invited to talks by A", "invited by A to talks, B …"."""
        hosts = [p for head in syntax.agents(verb) for p in self.parties.parties(head)]
        guests = [p for head in syntax.subjects(verb)[0] for p in self.parties.parties(head)]
        return (hosts, guests) if hosts and guests else ([], [])

    def _speaker_after(self, trigger: Trigger, arguments: Arguments) -> list[Party]:
        """ "Mr Moon faced questions at a meeting of the council", "said after it": he was there."""
        verb = arguments.verb
        preposition = syntax.preposition_before(trigger.token)
        if verb is None or preposition not in {"after", "at", "during", "following"} or syntax.is_passive(verb):
            return []
        if verb.lemma_ not in self.lexicon.modality.speech and preposition not in {"at", "during"}:
            return []
        found = [p for head in syntax.subjects(verb)[0] for p in self.parties.parties(head, verb.i)]
        return [p for p in found if p.kind == "person" and p.actor is not None and self.cast.actors[p.actor].titles]

    def _subject_above(self, trigger: Token, whom: list[Party]) -> list[Party]:
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
                if unnamed and verb.lemma_ in self.lexicon.modality.speech:
                    return unnamed  # "rebels have scrapped talks with the government, a spokesman, Mr A, said"
                if any(party.actor is not None or party.is_anaphor for party in found):
                    return found
                unnamed = unnamed or found
        return unnamed

    def _nearest(self, trigger: Token, whom: list[Party]) -> list[Party]:
        """Return who is spoken of where "talks with B" stands alone: named in the sentence, else the last subject."""
        taken = {party.actor for party in whom}
        cast, doc, sentence = self.cast, trigger.doc, trigger.sent
        covered = {i for party in whom for i in range(party.start, party.end)}
        inside = [
            phrase
            for phrase in cast.phrases
            if sentence.start <= phrase.start < sentence.end
            and phrase.start not in covered
            and can_act(phrase, taken, self.cast)
            # "his Japan trip is part of talks with": where he goes
            and not (phrase.is_modifier and phrase.kind == "country" and phrase.end != trigger.i)
        ]
        if inside:
            return [self.parties.party(min(inside, key=lambda phrase: abs(phrase.head - trigger.i)))]
        for _ in range(2):
            if sentence.start == 0:
                break
            sentence = doc[sentence.start - 1].sent
            subjects = [
                phrase
                for phrase in cast.phrases
                if sentence.start <= phrase.start < sentence.end
                and syntax.is_subject(doc[phrase.head])
                and can_act(phrase, taken, self.cast)
            ]
            if subjects:
                return [self.parties.party(subjects[0])]
        return self._protagonist(trigger, taken)

    def _protagonist(self, trigger: Token, taken: set[int | None]) -> list[Party]:
        """Return who has been spoken of most so far, at least three times."""
        counts: dict[int, list[Phrase]] = {}
        for phrase in self.cast.phrases:
            actor = self.cast.actor(phrase) if phrase.end <= trigger.i and can_act(phrase, taken, self.cast) else None
            if actor is not None:
                counts.setdefault(actor, []).append(phrase)
        told = max(counts.values(), key=len, default=[])
        return [self.parties.party(told[-1])] if len(told) >= 3 else []

    def _compound(self, trigger: Token) -> list[Party]:
        """ "the Kennedy-Khrushchev meeting", "US-China talks"."""
        lands = [party for modifier in syntax.modifiers(trigger) for party in self._lands(modifier)]
        if lands:
            return lands
        found: list[Party] = []
        for modifier in syntax.modifiers(trigger):
            for token in modifier.subtree:
                for party in self.parties.parties(token, trigger.i) if token.pos_ == "PROPN" else []:
                    if party.actor is not None and all(party.actor != other.actor for other in found):
                        found.append(party)
        return found if len(found) > 1 else self._halves(trigger)

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
                found.append(Party(None, kind, name, i, i + 1, country or adjective))
        return found if len({party.text for party in found}) == 2 and any(p.country for p in found) else []

    def _halves(self, trigger: Token) -> list[Party]:
        """Return those whom the article names in full elsewhere, of "the Kennedy-Khrushchev meeting"."""
        for modifier in syntax.modifiers(trigger):
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
        start, end = phrase.name or (phrase.start, phrase.end)
        halves = [token for token in doc[start:end] if token.text.istitle() and token.text.isalpha()]
        if len(halves) != 2 or not _may_be_people(halves) or phrase.country:
            return []
        return [
            self.parties.of_actor(actor, token.i, token.i + 1)
            if actor is not None
            else Party(None, "person", token.text, token.i, token.i + 1)
            for token, actor in zip(halves, known, strict=True)
        ]

    def _listed_before(self, trigger: Token) -> list[Party]:
        """ "Castro, Khrushchev in talks on sugar": who stands before "in" at the beginning of a headline."""
        doc, start = trigger.doc, trigger.sent.start
        if syntax.preposition_before(trigger) != "in":
            return []
        end = max((i for i in range(start, trigger.i) if doc[i].lower_ == "in"), default=start)
        if end == start or any(token.pos_ in {"VERB", "AUX"} for token in doc[start:end]):
            return []
        found = self.parties.parties_from(start, end)
        return found if len(found) > 1 and found[-1].end == end else []

    def _body_before(self, trigger: Token) -> list[Party]:
        """ "the PDM meeting", "a cabinet meeting": the body that meets."""
        for modifier in syntax.modifiers(trigger):
            phrase = self.cast.phrase_at(modifier.i)
            is_body = phrase is not None and modifier.pos_ != "ADJ"  # not "public consultations"
            if phrase is not None and is_body and phrase.kind in {"organization", "group"} and phrase.head < trigger.i:
                party = self.parties.party(phrase)
                if not party.is_place and (party.actor is not None or phrase.form == "body"):
                    return [party]
        return []

    def _chair(self, trigger: Trigger) -> list[Party]:
        """ "met under the chairmanship of A", "a meeting presided over by A": who presides takes part."""
        token, doc = trigger.token, trigger.token.doc
        found: list[Party] = []
        verb = syntax.acting_verb(token) if trigger.rule.pos == "NOUN" else None
        is_subject = verb is not None and syntax.is_subject_of(token, verb)
        for word in (token, verb) if verb is not None and is_subject else (token,):
            for noun in syntax.prepositional(word, frozenset({"under"})):
                if noun.lemma_.lower() in self.lexicon.contexts.chairing:
                    for head in syntax.prepositional(noun, frozenset({"of"})):
                        found += self.parties.parties_from(head.left_edge.i, head.sent.end)
        for i in range(token.i + 1, min(token.sent.end - 2, token.i + 7)):
            if doc[i].lower_ in self.lexicon.contexts.presiding and doc[i].tag_ in {"VBN", "VBD"}:
                by = next((j for j in (i + 1, i + 2) if doc[j].lower_ == "by"), None)
                if by is not None:
                    found += self.parties.parties_from(by + 1, token.sent.end)
        return found


def _identified(arguments: Arguments) -> Arguments:
    """Return the arguments with those who "the first" and "those" are said to be."""

    def meant(heads: list[Token]) -> list[Token]:
        return [each for head in heads for each in syntax.identified(head)]

    return replace(arguments, who=meant(arguments.who), whom=meant(arguments.whom))


def _may_be_people(halves: list[Token]) -> bool:
    """Whether the recognizer takes both for the same, or neither for a place: it knows little of a name's half."""
    labels = {token.ent_type_ for token in halves} - {""}
    return len(labels) <= 1 or labels <= {"PERSON", "NORP", "ORG"}


def _holds(subject: Token, verb: Token, trigger: Token) -> bool:
    """Whether the trigger is told inside the subject of the verb: not where the verb is that of "who" behind it."""
    return trigger in subject.subtree and not (syntax.is_relative(verb) and verb.head == subject)


def is_joint(verb: Token, lexicon: Lexicon) -> bool:
    """Whether several do it with each other: "spoke by telephone", "talked for half an hour"."""
    contexts = lexicon.contexts
    behind = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 10)]
    words = {word for token in behind for word in (token.lower_, token.lemma_)}
    return bool(words & (contexts.telephone | contexts.measures | contexts.together))


def _is_label(head: Token) -> bool:
    """Whether the word only says what follows: "Caption: President Geingob met"."""
    return head.i == head.sent.start and head.i + 1 < head.sent.end and head.nbor(1).text == ":"


def _is_nobody(subjects: list[Token]) -> bool:
    """Whether the parse gives a plain noun as subject: "the plan met", "make ends meet"."""
    return any(head.pos_ == "NOUN" and not head.text[:1].isupper() for head in subjects)


def at_one_table(sides: Sides, trigger: Trigger) -> Sides:
    """Take several people, or a group, without another side for people who met each other."""
    alone = not sides.whom and not sides.both and not sides.is_open
    several = len(sides.who) > 1 or any(party.kind == "group" for party in sides.who)
    return Sides([], [], sides.who) if alone and several and trigger.type != "visit" else sides
