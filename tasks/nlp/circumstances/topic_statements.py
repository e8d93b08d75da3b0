"""Does the text say what was taken up: "the talks were devoted to X", "X was mentioned", "he told her of X"?"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.scene import Scene

_PRONOUNS = frozenset({"him", "her", "them", "it"})
_SPEAKERS = frozenset({"he", "she", "they"})
_IT = frozenset({"it", "this", "that"})
_THAT = frozenset({"that", "which"})
_WHILE = frozenset({"when", "as", "while", "where"})
_THERE = frozenset({"at", "in", "during", "over"})


@dataclass(frozen=True)
class TopicStatements:
    """Finds what is said of the encounter itself, or right behind it of those who met."""

    scene: Scene

    def of(self, token: Token, role: syntax.Role) -> bool:
        """Whether the text says of the noun phrase in this role that it was taken up."""
        if role.preposition:
            return (
                self._is_given_over(role)
                or self._is_in_focus(role)
                or self._is_told_behind(role)
                or self._is_spoken_of(role)
                or self._is_sought(role)
                or self._is_signed(role)
                or self._is_searched_for(role)
                or self._is_their_aim(role)
            )
        if role.relation == "passive subject":
            return self._is_mentioned(role.verb)
        is_object = role.relation == "object"
        return is_object and (self._is_to_be_settled(token, role.verb) or self._is_raised_by_other(token, role.verb))

    def _is_given_over(self, role: syntax.Role) -> bool:
        """ "The talks were devoted to X", "much of the meeting dealt with X", "it was mostly about X"."""
        words, verb = self.scene.around.lexicon.topics.given_over, role.verb
        said_by = role.noun.lower_ if role.noun is not None else syntax.particle(verb)
        if (role.noun is not None and role.noun.pos_ != "ADJ") or f"{said_by} {role.preposition}" not in words:
            return False
        if self._is_about_encounter(verb):
            return True
        heads = syntax.subjects(verb)[0]
        is_it = said_by == "be" and any(each.lower_ in _IT for each in heads)  # "It was all about rice"
        return is_it and 0 <= self.scene.distance(verb) <= 1

    def _is_about_encounter(self, verb: Token) -> bool:
        """Whether the verb's subject is the encounter, or a part of it: "much of the conversation"."""
        if self.scene.subject(verb) == "the encounter":
            return True
        if syntax.is_relative(verb) and any(each.lower_ in _THAT for each in verb.lefts):
            return any(each in self.scene.triggers for each in syntax.governors(verb))  # "talks with B that touched on"
        encounters = self.scene.around.lexicon.circumstances.encounters
        parts = (each for head in syntax.subjects(verb)[0] for each in syntax.prepositional(head, frozenset({"of"})))
        return any(each in self.scene.triggers or each.lemma_ in encounters for each in parts)

    def _is_in_focus(self, role: syntax.Role) -> bool:
        """ "The focus was on X", "the emphasis of their talks lay on X"; not "the firm's focus is on X"."""
        topics, verb = self.scene.around.lexicon.topics, role.verb
        if role.preposition not in topics.prepositions or verb.lemma_ not in topics.lying or role.noun is not None:
            return False
        heads = [each for each in syntax.subjects(verb)[0] if each.lemma_ in topics.focuses]
        return bool(heads) and 0 <= self.scene.distance(verb) <= 1 and not any(map(self._is_of_another, heads))

    def _is_of_another(self, noun: Token) -> bool:
        """Whether it is the focus of something else: "the bank's focus", "the focus of the film"."""
        encounters = self.scene.around.lexicon.circumstances.encounters
        owners = [*syntax.prepositional(noun, frozenset({"of", "in"}))]
        possessor = syntax.possessor(noun)
        owners += [possessor] if possessor is not None and possessor.pos_ != "PRON" else []
        return any(each not in self.scene.triggers and each.lemma_ not in encounters for each in owners)

    def _is_mentioned(self, verb: Token) -> bool:
        """ "X was mentioned too", "touched upon", in the telling or right behind it; "X was raised when they met"."""
        topics = self.scene.around.lexicon.topics
        if not 0 <= self.scene.distance(verb) <= 1 or not all(map(self.scene.takes_part, syntax.agents(verb))):
            return False
        if {verb.lemma_, syntax.particle(verb)} & topics.mentioned or self._is_stranded(verb):
            return True
        return bool({verb.lemma_, syntax.particle(verb)} & topics.brought_up) and self._is_then(verb)

    def _is_stranded(self, verb: Token) -> bool:
        """Whether a preposition of speaking ends the passive: "was touched upon", "was dealt with"."""
        topics = self.scene.around.lexicon.topics
        ended = (each for each in verb.rights if each.tag_ in {"IN", "RP"} and not any(each.children))
        return any(f"{verb.lemma_} {each.lower_}" in topics.verb_prepositions for each in ended)

    def _is_then(self, verb: Token) -> bool:
        """Whether it was when they met: "was raised when A met B", "was raised in the talks"."""
        for trigger in self.scene.triggers:
            is_below = trigger.pos_ == "NOUN" and syntax.depends_on(trigger, frozenset({verb.i}))
            if is_below and syntax.preposition_before(trigger) in _THERE:
                return True
            clause = syntax.verb_of(trigger)
            if clause is None or not any(each.lower_ in _WHILE for each in clause.lefts):
                continue
            if syntax.verb_below(clause, frozenset({verb.i})) is not None:
                return True
        return False

    def _is_told_behind(self, role: syntax.Role) -> bool:
        """ "A met B. He told him of X", and of one whom they met: "A met B, who asked him for X"."""
        topics, verb = self.scene.around.lexicon.topics, role.verb
        if role.noun is not None or f"{verb.lemma_} {role.preposition}" not in topics.asked_for:
            return False
        is_behind = self.scene.distance(verb) == 1 or syntax.is_relative(verb)
        is_theirs = self.scene.subject(verb) in {"a participant", "somebody pointed back to"}
        is_theirs = is_theirs or any(each.lower_ in _SPEAKERS for each in syntax.subjects(verb)[0])
        if not is_behind or not is_theirs or not self._is_of_its_time(verb):
            return False
        if verb.lemma_ in topics.inquiring:
            return True
        addressed = syntax.objects(verb)
        return any(each.lower_ in _PRONOUNS or self.scene.takes_part(each) for each in addressed)

    def _is_of_its_time(self, verb: Token) -> bool:
        """Whether the verb can tell of what was: of what they did there the past tells, or no tense at all."""
        finite = syntax.finite_verb(verb)
        return self.scene.chief.status != "occurred" or finite is None or syntax.is_past(finite)

    def _is_spoken_of(self, role: syntax.Role) -> bool:
        """ "A met B, and they spoke of X", "the two dealt with X", in the telling or behind it.

        What only one of them dealt with has to stand right behind it.
        """
        topics, verb = self.scene.around.lexicon.topics, role.verb
        if role.noun is not None or f"{syntax.particle(verb)} {role.preposition}" not in topics.spoken_of:
            return False
        subject, distance = self.scene.subject(verb), self.scene.distance(verb)
        heads = syntax.subjects(verb)[0]
        is_theirs = subject in {"a participant", "somebody pointed back to"} or any(
            each.lower_ == "they" for each in heads
        )
        is_both = subject == "somebody pointed back to" and any(each.tag_ in {"NNS", "CD"} for each in heads)
        is_near = distance <= 1 or is_both or any(each.lower_ in {"they", "both"} for each in heads)
        return is_theirs and distance >= 0 and is_near and self._is_of_its_time(verb)

    def _is_raised_by_other(self, noun: Token, verb: Token) -> bool:
        """ "A met B, who brought up X": said of one who takes part, behind the telling and in its tense."""
        topics, triggers = self.scene.around.lexicon.topics, self.scene.triggers
        if not syntax.is_relative(verb) or not {verb.lemma_, syntax.particle(verb)} & topics.brought_up:
            return False
        if noun.lemma_ in topics.raised_higher or not self.scene.takes_part(verb.head):
            return False
        told = [each for each in triggers if each.sent == verb.sent and each.i < verb.i]
        is_dated = any(each.ent_type_ in {"DATE", "TIME"} for each in verb.subtree)  # "who raised taxes last year"
        return bool(told) and not is_dated and syntax.is_past(verb) == (self.scene.chief.status == "occurred")

    def _is_sought(self, role: syntax.Role) -> bool:
        """ "Sought his support for X" in the telling, by one who takes part."""
        topics, noun = self.scene.around.lexicon.topics, role.noun
        if noun is None or noun.lemma_ not in topics.backing or role.preposition not in {"for", "with", "in"}:
            return False
        if syntax.particle(role.verb) not in topics.winning or not syntax.is_object_of(noun, role.verb):
            return False
        is_theirs = self.scene.subject(role.verb) in {"a participant", "somebody pointed back to", "the encounter"}
        return self.scene.distance(role.verb) == 0 and (is_theirs or self._is_purpose(role.verb))

    def _is_signed(self, role: syntax.Role) -> bool:
        """ "They signed an accord on X" in the telling or right behind it, "one on X was signed when they met"."""
        lexicon, verb, noun = self.scene.around.lexicon, role.verb, role.noun
        if noun is None or noun.lemma_ not in lexicon.topics.accords or verb.lemma_ not in lexicon.topics.signing:
            return False
        if role.preposition not in lexicon.topics.prepositions | {"for"} or not 0 <= self.scene.distance(verb) <= 1:
            return False
        if noun in syntax.subjects(verb)[0]:
            return syntax.is_passive(verb) and self._is_then(verb)
        is_theirs = self.scene.subject(verb) in {"a participant", "somebody pointed back to"}
        return syntax.is_object_of(noun, verb) and (is_theirs or self._is_purpose(verb))

    def _is_searched_for(self, role: syntax.Role) -> bool:
        """ "Met in search of X", "in talks in pursuit of X"."""
        topics, noun = self.scene.around.lexicon.topics, role.noun
        if noun is None or noun.lemma_ not in topics.searches or role.preposition not in {"of", "for"}:
            return False
        return syntax.preposition_before(noun) in {"in", "on"} and role.verb.i in self.scene.anchors(role.verb)

    def _is_their_aim(self, role: syntax.Role) -> bool:
        """ "Met to look into X", "the meeting was held to follow up on X"."""
        is_such = f"{syntax.particle(role.verb)} {role.preposition}" in self.scene.around.lexicon.topics.purposes
        is_for_it = self._is_purpose(role.verb) or self._is_about_encounter(role.verb)
        return is_such and role.noun is None and is_for_it

    def _is_to_be_settled(self, noun: Token, verb: Token) -> bool:
        """ "Met to iron out a quarrel"; "to hammer out a deal on X" is about X."""
        lexicon = self.scene.around.lexicon
        is_outcome = noun.lemma_ in lexicon.circumstances.nouns["agreement"]
        is_matter = noun.lemma_ in lexicon.topics.matters  # "to reopen the question of working hours"
        is_such = is_matter or (not is_outcome and syntax.particle(verb) in lexicon.topics.settling)
        return is_such and self._is_purpose(verb)

    def _is_purpose(self, verb: Token) -> bool:
        return syntax.is_infinitive(verb) and syntax.verb_below(verb, self.scene.anchors(verb)) is not None
