"""Who stands on each side of one telling? Arguments of the frame, the words around, and what points back."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.parties.antecedents import AntecedentReader
from tasks.nlp.parties.argument_site import BETWEEN, WITH, Arguments
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.sides.agreed_after import agreed_after
from tasks.nlp.sides.argument_parties import ArgumentReader, identified
from tasks.nlp.sides.beside_the_chief import beside_chief
from tasks.nlp.sides.compound_parties import CompoundReader
from tasks.nlp.sides.met_to_discuss import is_told_with_another
from tasks.nlp.sides.missing_side import MissingSideReader
from tasks.nlp.sides.mutual import is_joint
from tasks.nlp.sides.named_later import named_among, named_as_members, named_behind_colon
from tasks.nlp.sides.places_gone_to import without_places
from tasks.nlp.sides.presiding import presiding
from tasks.nlp.sides.retinue import without_retinue
from tasks.nlp.sides.spoken_of import bond_with
from tasks.nlp.sides.told_at_it import OccasionReader
from tasks.nlp.sides.triggers import Trigger
from tasks.nlp.sides.vicinity import (
    parties_after,
    parties_among_others,
    parties_before,
    parties_behind,
    parties_by,
    parties_of,
    parties_with,
)
from tasks.nlp.text.sentence_numbers import sentence_end

_OF = frozenset({"of"})
_PAIR = 2
_WILL = frozenset({"will", "shall", "'ll", "’ll"})
_WITH_OTHERS = frozenset({"meet", "receive", "with", "nominal"})  # frames: "met, among others, A and B"
_LED = frozenset({"nominal_visit", "nominal_call_on"})  # frames of nouns whose light verb has who goes for subject


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


class SideReader:
    """Reads the sides of the tellings of one article."""

    def __init__(self, phrases: PhraseReader, cast: Cast, lexicon: Lexicon) -> None:
        self._phrases, self._cast, self._lexicon = phrases, cast, lexicon
        self.parties = PartyReader(phrases, cast, lexicon)
        self.antecedents = AntecedentReader(cast, self.parties, lexicon)
        self._arguments = ArgumentReader(cast, self.parties)
        self._occasion = OccasionReader(cast, phrases, self.parties, lexicon)
        self._missing = MissingSideReader(cast, self.parties, lexicon)
        self._compounds = CompoundReader(cast, self.parties, lexicon)

    def read(self, trigger: Trigger, arguments: Arguments) -> Sides:
        """Return the parties at the arguments; nobody stands on both sides."""
        token, rule = trigger.token, trigger.rule
        arguments = identified(arguments)
        met = (
            {head.i for head in arguments.whom} - {head.i for head in arguments.who}
            if rule.frame == "nominal"
            else set()
        )
        # "talks by the envoy, A, with B": B is no companion of A
        who = [party for party in self._acting(trigger, arguments) if met.isdisjoint(range(party.start, party.end))]
        known = _actors(who)
        whom = self._met(trigger, arguments, known)
        if rule.frame == "visit":  # "toured the shipyard with B", but not "with his wife"
            whom = [party for party in whom if party.title or (party.actor is not None and party.kind == "person")]
        sides = Sides(who, whom, self._all(trigger, arguments))
        sides = self._with_host(sides, trigger, arguments)
        sides = self._named(self._told_around(sides, trigger, arguments), token)
        sides = self._with_whom_we_met(sides, trigger)
        who, whom, both = sides.who, sides.whom, sides.both
        may_join = rule.is_joint or (rule.needs not in {"person", "named", "office"} and is_joint(token, self._lexicon))
        may_join = may_join or (rule.needs == "leaders" and (syntax.has_only_times(token) or _are_of_two_lands(who)))
        if rule.frame == "with" and not whom and len(who) > 1 and may_join:
            return Sides([], [], who)
        goal = self._goal(trigger, arguments, known, is_met=bool(whom))
        if rule.frame == "nominal":
            both = self._in_front(sides, token)
        actors_known = _actors([*who, *whom, *both])
        chairs = presiding(trigger, self.parties, self._lexicon)
        chairs = [party for party in chairs if party.actor not in actors_known]
        who, both = (who, [*both, *chairs]) if who and whom else ([*who, *chairs], both)  # a host is on no guest's side
        beside = beside_chief(whom, token.doc)
        who, whom = [*who, *beside], [party for party in whom if party not in beside]
        who, whom, both = (without_retinue(side, self._cast, self._lexicon) for side in (who, whom, both))
        if rule.frame == "receive" and token.lemma_ in self._lexicon.contexts.hosting and _are_of_one_phrase(whom):
            return Sides([], [], whom)  # "hosted negotiators from B and C": whoever hosts takes no part
        if rule.frame == "nominal" and _is_in_their_land(arguments, who, token, self._lexicon):
            return Sides([], [], [*whom, *both])  # "Doha hosted a meeting of the leaders of B and C"
        starts = {party.start for party in who}
        actors = _actors(who)
        beside = [party for party in [*whom, *goal] if party.start not in starts]
        whom = [party for party in beside if party.actor not in actors]
        whom = whom or [each for party in beside for each in self.parties.described_at(party)]
        return Sides(who, whom, both, is_open=bool(arguments.whom) and not whom)

    def _acting(self, trigger: Trigger, arguments: Arguments) -> list[Party]:
        """Return who does it: at the arguments, else where the words around name somebody."""
        token, rule = trigger.token, trigger.rule
        is_verb = rule.pos == "VERB"
        passive = is_verb and syntax.is_passive(token)
        # "he said after meeting Tony Blair he had": whoever "he" is, it is not the one whom he met
        others = frozenset(actor for head in arguments.whom for actor in self._arguments.named_actors(head))
        who = self._arguments.at(arguments.who, token, before=True, excluded=others)
        may_precede = (
            is_verb and not passive and rule.frame not in {"travel", "bring"} and not _is_nobody(arguments.who)
        )
        if passive and not who:
            who = parties_by(token, self.parties)
        if not who and may_precede:
            who = parties_before(token, self.parties, self._phrases)
            who = who or parties_behind(token.i, token.sent, self.parties, self._phrases)
        if not who and rule.frame == "nominal_message" and syntax.preposition_before(token) == "in":
            who = parties_behind(token.i, token.sent, self.parties, self._phrases)  # "in a letter to B, A asked"
        if not who and arguments.whom and rule.frame == "given_time" and syntax.preposition_before(token) == "after":
            who = parties_behind(token.i, token.sent, self.parties, self._phrases)  # "after an hour with B, A left"
        return who

    def _met(self, trigger: Trigger, arguments: Arguments, known: frozenset[int]) -> list[Party]:
        """Return to whom it is done: at the arguments, else where the words around name somebody."""
        token, rule = trigger.token, trigger.rule
        is_verb = rule.pos == "VERB"
        passive = is_verb and syntax.is_passive(token)
        if rule.frame in _WITH_OTHERS and (named := parties_among_others(token, self.parties)):
            return [party for party in named if party.actor not in known]
        whom = self._arguments.at(arguments.whom, token, before=False, anybody=rule.frame == "nominal", excluded=known)
        may_follow = is_verb and rule.frame in {"meet", "receive"} and rule.needs != "named"
        if passive and not whom and not arguments.whom and rule.frame in {"meet", "receive"}:
            whom = parties_before(token, self.parties, self._phrases)  # "on arrival in Malabo A was received by B"
        if not whom and may_follow and not passive and not arguments.both:
            whom = parties_after(token, self.parties, self._phrases, WITH)
        is_topic = rule.is_topical and is_told_with_another(token, self._lexicon)  # "met A to discuss the feud with B"
        if not whom and is_verb and rule.frame == "with" and not is_topic and not self._speaks_of_bond(trigger):
            # "spoke by video link with", but not "spoke after a meeting with"
            words = self._lexicon.circumstances
            whom = parties_with(token, self.parties, rule.with_ & WITH, words.encounters - words.briefings)
        return whom if whom or arguments.both else self._agreed_with(token, known)

    def _speaks_of_bond(self, trigger: Trigger) -> bool:
        """Whether "with" belongs to what is spoken of: "spoke of his friendship with B"."""
        bonds = self._lexicon.contexts.bonds
        return trigger.rule.is_unspecific and bond_with(trigger.token, bonds) is not None

    def _agreed_with(self, trigger: Token, known: frozenset[int]) -> list[Party]:
        """Return B of "A has agreed with B to hold talks", "A arranged with B to meet in Rome"."""
        verb = trigger if trigger.pos_ == "VERB" else syntax.governing_verb(trigger)
        if verb is None or not syntax.is_infinitive(verb) or verb.head.lemma_ not in self._lexicon.contexts.agreeing:
            return []
        heads = syntax.prepositional(verb.head, WITH)
        return self._arguments.at(heads, trigger, before=False, excluded=known)

    def _all(self, trigger: Trigger, arguments: Arguments) -> list[Party]:
        """Return those who have it with each other."""
        token = trigger.token
        both = self._arguments.at(arguments.both, token, before=False)
        is_passive = trigger.rule.pos == "VERB" and syntax.is_passive(token)
        if trigger.rule.frame == "bring" and len(both) < 2 and not is_passive:
            # "together A and Menachem Begin": no verb
            behind = parties_after(token, self.parties, self._phrases, frozenset())
            both = behind if len(behind) > 1 else both
        return both

    def _with_host(self, sides: Sides, trigger: Trigger, arguments: Arguments) -> Sides:
        """Add who has others meet, where not two others are told."""
        bodies = [p for p in sides.both if p.actor is not None or p.country or p.kind in {"organization", "country"}]
        if not arguments.host or len(bodies) > 1:
            return sides
        return Sides(self._arguments.at(arguments.host, trigger.token, before=True), [*sides.whom, *sides.both], [])

    def _with_whom_we_met(self, sides: Sides, trigger: Trigger) -> Sides:
        """Add B to "“We met on Tuesday,” A said of B": "we" are the two of them."""
        token, [*who] = trigger.token, sides.who
        if sides.whom or sides.both or len(who) != 1 or self._cast.doc[who[0].start].lower_ != "we":
            return sides
        other = self._cast.spoken_of(token)
        if other is None or other == who[0].actor:
            return sides
        return Sides(who, [self.parties.of_actor(other, token.i, token.i + 1)], [])

    def _told_around(self, sides: Sides, trigger: Trigger, arguments: Arguments) -> Sides:
        """Return the sides with those whom the clause around a noun names, where its arguments tell of nobody."""
        token, rule = trigger.token, trigger.rule
        who, whom, both = sides.who, sides.whom, sides.both
        is_nominal = rule.frame == "nominal"
        if not whom and not both and is_nominal:
            encounters = self._lexicon.contexts.meetings
            whom = parties_with(token, self.parties, WITH, encounters)
            if not whom and not self._is_between_others(token, who):
                both = parties_with(token, self.parties, BETWEEN, encounters)
            both = both or (parties_of(token, self.parties) if not whom else [])
        is_led = is_nominal or rule.frame in _LED
        if is_led and not who and not both and syntax.is_light(token, rule.light):
            who = parties_before(syntax.governing_verb(token) or token, self.parties, self._phrases)
        if rule.frame == "with" and whom and not who and syntax.is_passive(token):
            # "A said that it had been discussed with B", not "officials said"
            who = [party for party in self._missing.subject_above(token, whom) if party.actor is not None]
        if not is_nominal:
            return Sides(who, whom, both)
        if both and not who and not whom:
            both = self._occasion.two_of_joint_body(trigger, arguments, both)
            both = [*self._occasion.speaker_after(trigger, arguments), *both]
        if not whom and not both and (agreed := agreed_after(token, self._lexicon)) is not None:
            partners = self._arguments.at(agreed.whom, token, before=True, anybody=True)
            who, whom = (self._arguments.at(agreed.who, token, before=True), partners) if partners else (who, whom)
        if not whom and not both:
            who, whom = self._occasion.told_during(trigger, arguments, who)
        if not whom and not both:
            who, whom = self._occasion.told_of_it(token, who)
        if not whom and not who and not both:
            both = self._occasion.both_sides(trigger)
        if not who and not whom and not both:
            whom = self._compounds.counterpart(token)
        if whom and not who and not both:
            who = self._compounds.opening(token) or self._missing.missing(token, whom)
        return Sides(who, whom, both)

    def _is_between_others(self, noun: Token, who: list[Party]) -> bool:
        """Whether those "between" whom something is are only talked about: "A met B for talks on the war between …".

        Where nobody else is told who talks, it is they: "talks on trade between Egypt and Cyprus".
        """
        verb = syntax.governing_verb(noun)
        is_told = bool(who) or (verb is not None and bool(self._lexicon.triggers(verb.lemma_, "VERB")))
        if not is_told or (verb is not None and verb.lemma_ in self._lexicon.contexts.hosting):
            return False
        behind = (each for each in noun.doc[noun.i + 1 : sentence_end(noun)] if each.lower_ in BETWEEN)
        word = next(behind, None)
        if word is None or word.head == noun or word.head.pos_ != "NOUN":
            return False
        about, above = word.head, syntax.noun_above(word.head)
        while above is not None and above != noun and syntax.preposition_before(about) == "of":
            about, above = above, syntax.noun_above(above)
        return syntax.preposition_before(about) in self._lexicon.topics.prepositions

    def _named(self, sides: Sides, token: Token) -> Sides:
        """Return the sides with the names of those who are only pointed to or counted."""
        who, whom, both = sides.who, sides.whom, sides.both
        back, parties = self.antecedents, self.parties
        who, whom = back.named(who, whom), back.named(whom, who)
        who, whom = back.guests(who, whom), back.guests(whom, who)
        if not whom:
            who, both = back.pair(who), back.pair(back.guests(both, []))
        who, whom = named_as_members(who, whom, token, parties)
        whom, both = (named_among(side, token, parties, self._lexicon) for side in (whom, both))
        if not whom and not both:
            who = named_behind_colon(who, token, parties)
        return Sides(who, named_behind_colon(whom, token, parties), named_behind_colon(both, token, parties))

    def _goal(self, trigger: Trigger, arguments: Arguments, known: frozenset[int], *, is_met: bool) -> list[Party]:
        """Return to whom somebody goes."""
        token, rule = trigger.token, trigger.rule
        if rule.frame == "visit" and is_met:  # "toured the shipyard with B"
            return []
        goal = [
            party
            for head in arguments.goal
            if syntax.preposition_before(head) in {"", "to", "into"} | rule.with_
            for party in self._arguments.at([head], token, before=False, excluded=known)
            if not party.is_seat and not party.is_place
        ]
        goal = without_places(goal, trigger, self._lexicon) if goal else []
        is_open = rule.frame == "nominal_visit" and not goal and not is_met
        return self._land_arrived_in(arguments, token) if is_open else goal

    def _land_arrived_in(self, arguments: Arguments, trigger: Token) -> list[Party]:
        """Return B in "A arrived in B on a visit", where B is a country."""
        heads = [head for head in arguments.goal if syntax.preposition_before(head) == "in"]
        found = [party for head in heads for party in self._arguments.at([head], trigger, before=False)]
        return [party for party in found if party.kind == "country" and not party.is_seat and not party.is_place]

    def _in_front(self, sides: Sides, token: Token) -> list[Party]:
        """Return those who have it with each other, with whom the words before the noun name."""
        both = sides.both
        if not sides.who and not both:
            both = self._compounds.compound(token)
        is_headed = not sides.who and not sides.whom and not both
        if is_headed:
            both = self._compounds.listed_before(token)
        if not sides.whom and (not both or is_headed):
            both = [*both, *self._compounds.body_before(token)]
        return both


def _is_in_their_land(arguments: Arguments, who: list[Party], token: Token, lexicon: Lexicon) -> bool:
    """Whether a country or its capital only gives those a roof of whom the encounter is."""
    if arguments.verb is None or arguments.verb.lemma_ not in lexicon.contexts.hosting:
        return False
    is_land = bool(who) and all(party.kind == "country" for party in who)
    return is_land and bool(syntax.prepositional(token, _OF)) and not syntax.prepositional(token, WITH)


def _are_of_one_phrase(parties: list[Party]) -> bool:
    """Whether they are the countries or bodies from which one group of people comes: "envoys from B and C"."""
    return len(parties) == _PAIR and len({party.end for party in parties}) == 1


def _are_of_two_lands(who: list[Party]) -> bool:
    """Whether they are two people for two countries: these speak "about Gaza" with each other, not to a crowd."""
    lands = {party.country for party in who if party.kind == "person"}
    return len(who) == len(lands) == _PAIR and None not in lands


def _actors(parties: list[Party]) -> frozenset[int]:
    return frozenset(party.actor for party in parties if party.actor is not None)


def _is_nobody(subjects: list[Token]) -> bool:
    """Whether the parse gives a plain noun as subject: "the plan met", "make ends meet"."""
    return any(head.pos_ == "NOUN" and not head.text[:1].isupper() for head in subjects)


def at_one_table(sides: Sides, trigger: Trigger) -> Sides:
    """Take several people, or a group, without another side for people who met each other."""
    alone = not sides.whom and not sides.both and not sides.is_open
    several = len(sides.who) > 1 or any(party.kind == "group" for party in sides.who)
    # "the Commission will hold its summit": its members do
    several = several or (trigger.type == "summit" and any(party.kind == "organization" for party in sides.who))
    may_meet = trigger.type != "visit" and trigger.rule.frame != "nominal_message"  # two who sign a letter
    return Sides([], [], sides.who) if alone and several and may_meet else sides


def we_who_met(sides: Sides, trigger: Trigger) -> Sides:
    """Return for "We will meet again on Thursday", which one of them says, those who were told before."""
    token = trigger.token
    if trigger.rule.frame not in {"meet", "with"} or token.pos_ != "VERB" or len(sides.who) != 1:
        return sides
    if sides.whom or sides.both or syntax.has_object(token):
        return sides  # "We will meet the governor", "We will meet our targets"
    [speaker] = sides.who
    if token.doc[speaker.start].lower_ != "we" or all(each.lower_ not in _WILL for each in syntax.auxiliaries(token)):
        return sides
    we = Party(None, "group", token.doc[speaker.start].text, speaker.start, speaker.end, is_anaphor=True)
    return Sides([], [], [we])
