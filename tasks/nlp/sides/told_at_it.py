"""Who was there, by what was said or done at it? "At a dinner the premier told Mr Brown …", "invited him to talks"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.parties.argument_site import DURING, Arguments
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.sides.triggers import Trigger
from tasks.nlp.sides.vicinity import parties_before, parties_behind

_TWO = frozenset({"both", "two"})
_MARKS = frozenset({",", "-", "–", "—", "("})
_AT_IT = frozenset({"in", "at", "during"})
_TO = frozenset({"to"})
_FOLLOWING = frozenset({"following"})
_TOWARDS = frozenset({"at"})
_OVER = frozenset({"over", "in", "round", "around"})  # "had him over": particles of who has a guest


@dataclass(frozen=True, slots=True)
class OccasionReader:
    """Reads who took part in what a noun names from the clause in which it stands."""

    cast: Cast
    phrases: PhraseReader
    parties: PartyReader
    lexicon: Lexicon

    def _is_chaired(self, noun: Token) -> bool:
        """Whether it is told who presides: "a meeting chaired by A"."""
        return any(each.lower_ in self.lexicon.contexts.presiding for each in syntax.participle_verbs(noun))

    def told_during(self, trigger: Trigger, arguments: Arguments, who: list[Party]) -> tuple[list[Party], list[Party]]:
        """ "at a dinner the premier told Mr Brown …", "A and B spoke after a meeting", "invited him to a meeting"."""
        token = trigger.token
        verb = arguments.verb
        # "signed a pact after three hours of talks"
        preposition = syntax.preposition_before(syntax.event_head(token, self.lexicon.contexts.measures))
        contexts = self.lexicon.contexts
        if preposition == "over" and trigger.type == "meeting":
            preposition = "at"  # "over dinner A warned B"
        is_meal = trigger.type == "meeting" and trigger.rule.needs != "anyone"
        is_had_over = verb is not None and verb.lemma_ == "have" and bool(syntax.particles(verb) & _OVER)
        inviting = contexts.inviting | (contexts.treating if is_meal or is_had_over else frozenset())
        if preposition == "for" and verb is not None and verb.lemma_ in inviting:
            preposition = "to"  # "invited him to Rome for talks", "had him over for dinner", "had him in for talks"
        if verb is None or preposition not in DURING | {"to"}:
            return who, []
        if syntax.is_passive(verb):
            if preposition == "to" and verb.lemma_ in inviting:
                return (who, []) if who else self._done_to(verb)
            is_there = preposition in {"at", "during"} and verb.lemma_ in contexts.addressing and not who
            return self._done_to(verb) if is_there else (who, [])
        people = {"person", "group"}
        heads = syntax.subjects(verb)[0]
        named = [
            p
            for head in heads
            if not syntax.stands_in_subject(token, head, verb)
            for p in self.parties.parties(head, verb.i)
        ]
        if not heads and token.i < verb.i:  # the parser hangs the subject on the day before it
            named = parties_before(verb, self.parties, self.phrases)
        acting = [
            party
            for party in named
            if party.kind in ({"organization"} | people if trigger.type == "summit" else people) and not party.is_place
        ]
        if not acting and preposition in _AT_IT and self._is_chaired(token):
            bodies = [party for party in named if party.kind == "organization" and not party.is_place]
            return (who, bodies) if who else (bodies, [])  # "in a session chaired by A, the cabinet approved the bill"
        if len(acting) < len(named) and verb.lemma_ in contexts.settling and len(named) > 1:
            acting = [party for party in named if not party.is_place]  # "after talks in Doha, Israel and Hamas signed"
        if preposition == "to":
            if verb.lemma_ not in inviting:
                return who, []
            return acting, [p for head in syntax.objects(verb) for p in self.parties.parties(head)]
        is_at_table = syntax.preposition_before(token) == "over"  # whatever A did to B over dinner
        if is_at_table or verb.lemma_ in contexts.addressing | contexts.joining:
            addressed = [p for head in syntax.objects(verb) for p in self.parties.parties(head)]
            if addressed and acting:
                return acting, addressed
        words = [verb, *(syntax.objects(verb) if verb.lemma_ in contexts.explaining else [])]
        heads = [head for word in words for head in syntax.prepositional(word, _TO)]  # "explained his reasons to B"
        told = [party for head in heads for party in self.parties.parties(head)]
        if acting and told and all(party.kind in people for party in told) and preposition in {"in", "at", "during"}:
            return acting, told  # "presented the plan to B at a meeting"
        # "NATO decided at last year's summit", not "he said after Monday's talks": those were told before
        owner = syntax.owner_of(token) if trigger.type == "summit" else syntax.possessor(token)
        if who and syntax.participle_agents(token) and preposition in {"after", "during", "at"}:
            spoke = self._at_his_table(token, who, acting)
            are_equals = any(
                each.lemma_ in self.lexicon.contexts.attending_too for each in syntax.participle_verbs(token)
            )
            return ([*spoke, *who], []) if are_equals else (who, spoke)  # "attended by A": a host of nobody
        if who or owner is not None or preposition not in {"after", "during", "following", "at", "in"}:
            return who, []
        return acting, self._faced(verb) if acting else []

    def _faced(self, verb: Token) -> list[Party]:
        """Return B of "the miners shouted insults at B after a meeting", which who does it can do only face to face."""
        verb = (syntax.governing_verb(verb) or verb) if verb.lower_ in _FOLLOWING else verb  # taken for a verb
        if verb.lemma_ not in self.lexicon.contexts.facing:
            return []
        things = syntax.objects(verb)
        heads = [head for word in (verb, *things) for head in syntax.prepositional(word, _TOWARDS)] or things
        return [p for head in heads for p in self.parties.parties(head) if p.kind == "person" and not p.is_place]

    def two_of_joint_body(self, trigger: Trigger, arguments: Arguments, both: list[Party]) -> list[Party]:
        """Return A and B of "A and B agreed on it at a meeting of their joint commission", which is the two of them."""
        verb, token = arguments.verb, trigger.token
        if len(both) != 1 or verb is None or both[0].kind == "person" or syntax.is_passive(verb):
            return both
        words = {each.lower_ for each in token.doc[both[0].start : both[0].end]}
        if words.isdisjoint(self.lexicon.contexts.joint) or syntax.preposition_before(token) not in _AT_IT:
            return both
        two = [party for head in syntax.subjects(verb)[0] for party in self.parties.parties(head, verb.i)]
        are_bodies = all(party.kind in {"country", "organization"} for party in two)
        return two if are_bodies and len(two) == len(_TWO) else both

    def told_of_it(self, trigger: Token, who: list[Party]) -> tuple[list[Party], list[Party]]:
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

    def both_sides(self, trigger: Trigger) -> list[Party]:
        """ "Both sides – A and B – said the talks had been frank": whose talks they were."""
        token = trigger.token
        before = token.doc[token.sent.start : max(token.sent.start, token.i - 1)]
        for word in before if syntax.determiner(token) != "a" else ():
            noun = word.nbor(1)
            if word.lower_ not in _TWO or noun.tag_ != "NNS" or not syntax.is_subject(noun):
                continue
            if trigger.type != "talks" and noun.lower_ not in self.lexicon.contexts.pointing:
                continue
            if noun.nbor(1).text not in _MARKS:
                continue
            found = self.parties.parties_from(noun.i + 2, token.i)
            if len(found) == len(_TWO) and not any(party.is_anaphor for party in found):
                return found
        return []

    def speaker_after(self, trigger: Trigger, arguments: Arguments) -> list[Party]:
        """ "Mr Moon faced questions at a meeting of the council", "said after it": he was there."""
        verb = arguments.verb
        preposition = syntax.preposition_before(trigger.token)
        if verb is None or preposition not in {"after", "at", "during", "following"} or syntax.is_passive(verb):
            return []
        if verb.lemma_ not in self.lexicon.modality.speech and preposition not in {"at", "during"}:
            return []
        found = [p for head in syntax.subjects(verb)[0] for p in self.parties.parties(head, verb.i)]
        is_there = preposition in {"at", "during"}
        return [party for party in found if party.kind == "person" and (is_there or self._is_of_office(party))]

    def _is_of_office(self, party: Party) -> bool:
        return party.actor is not None and bool(self.cast.actors[party.actor].titles)

    def _at_his_table(self, trigger: Token, hosts: list[Party], acting: list[Party]) -> list[Party]:
        """Return who spoke "at a dinner given by A": a guest of A, also where the parser takes him for another of A."""
        known = {party.actor for party in hosts}
        found = acting or parties_behind(trigger.i, trigger.sent, self.parties, self.phrases)
        return [party for party in found if party.kind == "person" and party.actor not in known and not party.is_place]

    def _done_to(self, verb: Token) -> tuple[list[Party], list[Party]]:
        """ "B was invited to talks by A", "invited by A to talks, B …", "B was told by A at a meeting"."""
        hosts = [p for head in syntax.agents(verb) for p in self.parties.parties(head)]
        guests = [p for head in syntax.subjects(verb)[0] for p in self.parties.parties(head)]
        return (hosts, guests) if hosts and guests else ([], [])
