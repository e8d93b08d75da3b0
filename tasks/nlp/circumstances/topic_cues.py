"""Does a sentence say outright that the encounter was about something: "talks on X", "they discussed X"?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Literal

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.done_there import ACTING, DoneThere
from tasks.nlp.circumstances.scene import Scene
from tasks.nlp.circumstances.topic_statements import TopicStatements
from tasks.nlp.text.sentence_numbers import sentence_start
from tasks.nlp.text.words import words_of_doc

Cue = Literal[
    "about the encounter",
    "about a word for it",
    "spoken about",
    "discussed",
    "focused on",
    "on the agenda",
    "called a topic",
    "aimed at",
    "taken up",
    "asked for",
    "voiced",
    "taken up there",
]
_TALKS = frozenset({"talk", "negotiation"})
_NEGOTIATING = frozenset({"negotiate", "bargain"})
_WHERE = frozenset({"in", "at", "before"})
_WHERE_LABELS = frozenset({"GPE", "FAC", "LOC", "DATE", "TIME"})
_ABOUT = frozenset({"about", "over", "regarding", "concerning", "to", "with"})
_COPULAS = frozenset({"be", "remain"})
_COMING = _COPULAS | {"come"}


@dataclass(frozen=True)
class TopicCues:
    """Finds the words by which the scene's encounter is said to be about a noun phrase."""

    scene: Scene

    def of(self, token: Token, role: syntax.Role) -> Cue | None:
        """Return how the text says that the encounter was about the token; None where it does not say so outright."""
        verb, words = role.verb, self.scene.around.lexicon.topics
        triggers = self.scene.triggers
        if syntax.negation(verb) is not None and role.noun not in triggers and verb not in triggers:
            return None  # "talks on X did not succeed", "did not talk about X": the encounter is on X
        if role.relation == "passive subject" and syntax.negating_determiner(token) is not None:
            return None  # "no business was discussed"
        if self._is_asked_for(token, role):
            return "asked for"
        if role.noun is not None and self._is_voiced(role, role.noun):
            return "voiced"
        if self.is_taken_up(token, role):
            return "taken up there"
        if role.preposition in words.prepositions:
            return self._about(token, role)
        if verb in triggers and role.relation == "object" and syntax.particle(verb) in words.settling - words.outright:
            is_outcome = token.lemma_ in self.scene.around.lexicon.circumstances.nouns["agreement"]
            return None if is_outcome or self._is_somebody(token) else "discussed"  # "hammered out a scheme with B"
        if role.relation in {"object", "passive subject"} and verb.lemma_ in words.outright:
            is_passive = role.relation == "passive subject"
            is_said = not self._is_elsewhere(verb) if is_passive else self._there.is_done_there(verb)
            return "discussed" if is_said else None
        if {verb.lemma_, syntax.particle(verb)} & words.brought_up and not self._is_somebody(token, "organization"):
            return "discussed" if self._is_brought_up(token, role) else None
        if role.preposition == "by" and token in self._on_agenda(token.sent):
            return "on the agenda"  # "trade topped the list, followed by visas"
        if role.relation == "object" and self._is_aim(verb):
            return "aimed at"
        is_placed = self._is_group(token) and verb.lemma_ in _COPULAS  # "the hostages were on the agenda"
        is_heading = self._is_capital_only(token) or is_placed or not self._is_somebody(token)
        if is_heading and token in self._on_agenda(token.sent):
            return "on the agenda"
        return "called a topic" if self._is_called_a_topic(token, role) else None

    def is_topic_of_itself(self, token: Token, role: syntax.Role) -> bool:
        """Whether it is a topic though it looks like somebody: "trade topped the agenda", "talks on a new envoy"."""
        if self._is_capital_only(token):
            return token in self._on_agenda(token.sent)
        phrase = self.scene.around.cast.phrase_at(token.i)
        if phrase is None or phrase.form != "description" or phrase.kind != "person":
            return False
        is_about = role.preposition in self.scene.around.lexicon.topics.prepositions
        return is_about and role.noun in self.scene.triggers and token.ent_type_ != "PERSON"

    def _is_capital_only(self, token: Token) -> bool:
        """Whether nothing but the capital of a first word makes a name of it: "Trade topped the agenda"."""
        phrase = self.scene.around.cast.phrase_at(token.i)
        is_alone = phrase is not None and phrase.end - phrase.start == 1
        return is_alone and token.i == sentence_start(token) and not token.ent_type_

    def of_clause(self, verb: Token, role: syntax.Role) -> Cue | None:
        """Return the same of a clause: "discussed how to pay", "met to hear who pays", "the question of who pays"."""
        cue = self.of(verb, role)
        if cue is not None:
            return cue
        above, topics = role.verb, self.scene.around.lexicon.topics
        if syntax.negation(above) is not None:
            return None
        if role.relation == "object" and (self._there.is_purpose(above) or self._is_explained(above)):
            return "asked for"
        if role.relation == "object" and syntax.particle(above).replace("_", " ") in topics.verb_prepositions:
            return (
                "focused on" if self.scene.subject(above) == "the encounter" else None
            )  # "the talks turn on who pays"
        return self._about_question(role.noun) if role.noun is not None else None

    def _is_explained(self, verb: Token) -> bool:
        """Whether one who takes part asks or explains it there: "met B and explained why rates might rise"."""
        scene = self.scene
        is_such = {verb.lemma_, syntax.particle(verb)} & scene.around.lexicon.topics.explaining
        if not is_such or self._is_to_another(verb):
            return False
        subject, distance = scene.subject(verb), scene.distance(verb)
        is_pronoun = any(each.pos_ == "PRON" for each in syntax.subjects(verb)[0])
        is_theirs = subject in {"a participant", "somebody pointed back to"}
        return is_theirs and (distance == 0 or (distance == 1 and is_pronoun))

    def is_of_another_time(self, role: syntax.Role) -> bool:
        """Whether it was spoken of before what is still to come: "invited him to Oman. They discussed X"."""
        outright = self.scene.around.lexicon.topics.outright
        is_discussed = role.relation == "passive subject" and role.verb.lemma_ in outright
        return self._there.is_of_another_time(role.verb, is_discussed=is_discussed)

    def is_told_another(self, role: syntax.Role) -> bool:
        """Whether it is what one who takes no part was told: "spoke to reporters about X"."""
        words = self.scene.around.lexicon.circumstances
        is_telling = role.verb.lemma_ in words.verbs["speaking"] and role.preposition and role.noun is None
        return bool(is_telling) and self._is_to_another(role.verb)

    def _is_to_another(self, verb: Token) -> bool:
        """Whether it is said to one who takes no part: "told reporters about X", "spoke to the press of X"."""
        told = [*syntax.objects(verb), *syntax.prepositional(verb, frozenset({"to", "with"}))]
        people = (each for each in told if each.pos_ != "PRON" and self._is_somebody(each))
        return verb not in self.scene.triggers and any(not self.scene.takes_part(each) for each in people)

    def _about_question(self, noun: Token) -> Cue | None:
        """Return the cue of "met on the question of whether to build it", "the question whether to build it"."""
        role, words = syntax.role(noun), self.scene.around.lexicon
        if role is None or noun.lemma_ not in words.circumstances.nouns["issue"]:
            return None
        if role.preposition in words.topics.prepositions and role.verb.i in self.scene.anchors(role.verb):
            return "about the encounter"
        return self.of(noun, role)

    def is_taken_up(self, token: Token, role: syntax.Role) -> bool:
        """Whether the text says of it that it was taken up: "the talks were devoted to X", "B, who told him of X"."""
        if syntax.negation(role.verb) is not None or self._is_hardly(role.verb):
            return False
        is_somebody = self._is_somebody(token) and not (role.preposition and self._is_group(token))
        is_somebody = is_somebody and role.preposition not in self.scene.around.lexicon.topics.prepositions
        if is_somebody:
            return False
        is_voiced = role.noun is not None and syntax.is_relative(role.verb) and self._is_voiced(role, role.noun)
        return is_voiced or self._statements.of(token, role)

    def is_left_out(self, role: syntax.Role) -> bool:
        """Whether the text says that it was not discussed."""
        verb = role.verb
        topics = self.scene.around.lexicon.topics
        is_speaking = verb.lemma_ in topics.outright | topics.mentioned
        is_left_out = is_speaking and (syntax.negation(verb) is not None or self._is_hardly(verb))
        return is_left_out and verb not in self.scene.triggers

    def _is_hardly(self, verb: Token) -> bool:
        return any(each.lower_ in self.scene.around.lexicon.topics.hardly for each in verb.children)

    def _is_asked_for(self, token: Token, role: syntax.Role) -> bool:
        """Whether one who takes part says so in the telling: "at a dinner he told her of his intention"."""
        is_such = f"{role.verb.lemma_} {role.preposition}" in self.scene.around.lexicon.topics.asked_for
        if not is_such or role.noun is not None or self._is_to_another(role.verb):
            return False
        is_asked = any(syntax.is_infinitive(each) for each in role.verb.rights if each.i > token.i)
        is_person = self._is_somebody(token) and not self._is_group(token)
        if is_person or (is_asked and self._is_somebody(token, "organization")):
            return False  # "called for the company to hold a meeting", but "asked for more police"
        return self.scene.distance(role.verb) == 0 and self._there.is_done_there(role.verb)

    def _is_brought_up(self, token: Token, role: syntax.Role) -> bool:
        """Whether who met "raised the arrest of priests" in the telling, or "the question of visas was raised" then."""
        if role.relation == "passive subject":
            is_question = token.lemma_ in self.scene.around.lexicon.circumstances.nouns["issue"]
            return is_question and 0 <= self.scene.distance(role.verb) <= 1
        if role.relation != "object":
            return False
        if self.scene.distance(role.verb) == 0:
            return self._there.is_done_there(role.verb)
        return token.lemma_ not in self.scene.around.lexicon.topics.raised_higher and self._there.is_said_soon(
            role.verb
        )

    def _is_voiced(self, role: syntax.Role, noun: Token) -> bool:
        """Whether those who take part say so: "exchanged views on", "stressed the need for", "voiced concern over".

        The need in the telling itself: what one of them stresses elsewhere is his affair.
        """
        if not syntax.is_object_of(noun, role.verb):
            return False
        topics, words = self.scene.around.lexicon.topics, self.scene.around.lexicon.circumstances
        is_about = role.preposition in topics.prepositions
        is_concern = is_about and noun.lemma_ in words.nouns["concern"]
        if is_concern and role.verb.lemma_ in words.verbs["expressing"] | topics.brought_up:
            return self._there.is_said_there(role.verb)
        if not self._there.is_done_there(role.verb):
            return False
        if noun.lemma_ in topics.view_nouns:
            return is_about and role.verb.lemma_ in topics.exchanging
        if self.scene.distance(role.verb) != 0 or noun.lemma_ not in topics.needs:
            return False
        return role.preposition in {"for", "of"} and role.verb.lemma_ in words.verbs["stressing"]

    def _about(self, token: Token, role: syntax.Role) -> Cue | None:
        """Return the cue of "on", "about", "over": of the encounter, a word for it, or a verb of speaking."""
        scene, verb, noun, words = self.scene, role.verb, role.noun, self.scene.around.lexicon.circumstances
        if self._is_occasion(token, role):
            return None
        if noun is not None:
            if noun in scene.triggers:
                return "about the encounter"
            is_word = noun.lemma_ in words.nouns["talk"] and noun.i not in scene.other_triggers
            is_word = is_word and not self._is_beside(noun)
            return "about a word for it" if is_word else None
        if self._is_to_another(verb):
            return None
        is_told = verb.i in scene.anchors(verb)
        is_spoken = verb.lemma_ in words.verbs["speaking"] | words.verbs["discussing"]
        is_matter = token.lemma_ in words.nouns["issue"] and any(token.rights)  # "met on the matter of a palace"
        if is_told and (is_spoken or is_matter or role.preposition != "on" or self._is_of_noun(verb)):
            return "about the encounter"
        if not self._there.is_done_there(verb):
            return None
        if f"{verb.lemma_} {role.preposition}" not in scene.around.lexicon.topics.verb_prepositions:
            return None
        if verb.lemma_ in words.verbs["focusing"]:
            return "focused on" if self._is_of_the_talks(verb) else None
        return "spoken about" if is_spoken else None

    def is_occasion_only(self, token: Token, role: syntax.Role) -> bool:
        """Whether the noun says when or how: "talks on two occasions", but not "talks on a nuclear programme"."""
        topics = self.scene.around.lexicon.topics
        if token.lemma_.lower() not in topics.occasions:
            return False
        said = f"{syntax.particle(role.verb)} {role.preposition}"
        if role.noun is None and (said in topics.purposes or said in topics.given_over):
            return False  # "was held to follow up on the bond programme", "focused on the programme"
        if role.noun not in self.scene.triggers or token.lemma_ in topics.meals | topics.never:
            return True
        said_of_it = (each for each in syntax.modifiers(token) if each.pos_ != "NUM" and each.lower_ not in topics.idle)
        return not any(token.rights) and not any(said_of_it)

    def is_of_another(self, role: syntax.Role) -> bool:
        """Whether it is the topic of another encounter near this one: "on the margins of a conference on hunger"."""
        if role.noun is None or role.noun in self.scene.triggers:
            return False
        is_talk = role.noun.lemma_ in self.scene.around.lexicon.circumstances.nouns["talk"]
        return is_talk and self._is_beside(role.noun)

    def _is_beside(self, noun: Token) -> bool:
        """Whether it is another one, near which they met: "on the margins of a conference", "ahead of a debate"."""
        words = self.scene.around.lexicon.circumstances
        of_noun = syntax.noun_above(noun)
        if of_noun is not None and of_noun.lemma_ in words.sidelines:
            return True
        told = self.scene.anchors(noun)
        above = takewhile(lambda each: each.i not in told, syntax.governors(noun))
        return any(each.lower_ in words.apart or each.lower_ == "instead" for each in above)

    def _is_occasion(self, token: Token, role: syntax.Role) -> bool:
        """Whether the phrase only says on what occasion: "on a visit"; not "about the talks with Serbia"."""
        words = self.scene.around.lexicon.circumstances
        if self.is_occasion_only(token, role):
            return True
        if token.lemma_ not in words.journeys | words.encounters:
            return False
        is_told = token.lemma_ not in words.journeys or role.preposition != "on"
        return not is_told or token in self.scene.triggers or not any(token.rights)

    def _is_of_the_talks(self, verb: Token) -> bool:
        """Whether it was then that they focused on something: "the firm is focusing on vans" is its work."""
        is_going_on = verb.tag_ == "VBG" and self.scene.subject(verb) == "a participant"
        return not is_going_on or self.scene.distance(verb) == 0

    def _is_of_noun(self, verb: Token) -> bool:
        """Whether the verb only holds a noun that tells of the encounter: "held talks on", but not "met on"."""
        return verb not in self.scene.triggers and any(syntax.is_object_of(each, verb) for each in self.scene.triggers)

    def _is_somebody(self, token: Token, *further: str) -> bool:
        phrase = self.scene.around.cast.phrase_at(token.i)
        return phrase is not None and phrase.kind in {"person", "group", *further}

    def _is_group(self, token: Token) -> bool:
        phrase = self.scene.around.cast.phrase_at(token.i)
        return phrase is not None and phrase.kind == "group"

    def _is_elsewhere(self, verb: Token) -> bool:
        """Whether a passive says by whom or where else it was: "will be debated in parliament", "by the court"."""
        scene, words = self.scene, self.scene.around.lexicon.circumstances
        if verb in scene.triggers:
            return False
        if not all(map(scene.takes_part, syntax.agents(verb))):
            return True
        if scene.distance(verb) == 0:
            return False
        for noun in syntax.prepositional(verb, _WHERE):
            is_there = noun.ent_type_ in _WHERE_LABELS or noun.lemma_ in words.encounters or scene.takes_part(noun)
            if not is_there and noun.lemma_ not in words.happenings:
                return True
        return False

    def _is_aim(self, verb: Token) -> bool:
        """Whether the encounter is said to be aimed at what the verb says: "talks to buy X", "aimed at reopening X"."""
        if self._is_negotiated(verb):
            return True
        if verb.tag_ != "VBG" or syntax.preposition_before(verb) != "at":
            return False
        words = self.scene.around.lexicon.circumstances
        aimed = verb.head.head
        return aimed.lemma_ == "aim" and (
            aimed.head in self.scene.triggers
            or (aimed.head.lemma_ in words.nouns["talk"] and aimed.head.i not in self.scene.other_triggers)
            or self.scene.subject(aimed) in ACTING
        )

    def _is_negotiated(self, verb: Token) -> bool:
        """Whether it is what talks are for: "held talks with B to buy X", not "met B to hand him X"."""
        talks = [each for each in self.scene.triggers if each.lemma_ in _TALKS and each.pos_ == "NOUN"]
        talks += [each for each in self.scene.triggers if each.lemma_ in _NEGOTIATING and each.pos_ == "VERB"]
        above = [each for each in talks if each.i < verb.i and each.sent == verb.sent]
        holding = [own.i for each in above if (own := syntax.governing_verb(each)) is not None]  # "is in talks to buy"
        anchors = frozenset([*(each.i for each in above), *holding])
        first = syntax.first_conjunct(verb)  # "is in talks to buy and run X"
        return syntax.is_infinitive(first) and syntax.verb_below(first, anchors) is not None

    def _on_agenda(self, sentence: Span) -> list[Token]:
        """Return what is on the agenda, tops it, comes up, or is at the centre of the talks."""
        topics = self.scene.around.lexicon.topics
        lemmas = words_of_doc(sentence.doc).lemma
        found: list[Token] = []
        for i in range(sentence.start, sentence.end):
            if lemmas[i] in topics.lists:
                found += self._heading_list(sentence.doc[i])
            elif lemmas[i] in topics.agenda or (lemmas[i] in topics.centres and self._is_of_encounter(sentence.doc[i])):
                found += self._said_of_agenda(sentence.doc[i])
            elif lemmas[i] in self._placing and self._is_placing(sentence.doc[i]):
                found += _said_to_be_at(sentence.doc[i], _COMING)
            elif lemmas[i] in self._rising and syntax.particle(sentence.doc[i]) in topics.subject_verbs:
                found += self._rising_to(sentence.doc[i])
        empty = topics.agenda | topics.named
        return [
            each
            for each in found
            if each.lemma_ not in empty or any(part.pos_ == "NOUN" for part in syntax.modifiers(each))
        ]  # "crossing points" are more than points

    def _said_of_agenda(self, noun: Token) -> list[Token]:
        """Return what is on the agenda or at the centre of the talks, leads it, or is said to be included there."""
        verb = syntax.governing_verb(noun)
        if (
            verb is not None
            and verb.lemma_ in self.scene.around.lexicon.topics.heading
            and noun in syntax.objects(verb)
        ):
            return syntax.subjects(verb)[0]  # "land mines led the agenda"
        if (
            verb is not None
            and verb.lemma_ in self.scene.around.lexicon.circumstances.holding
            and syntax.is_subject(noun)
        ):
            return syntax.objects(verb)  # "the agenda included the price of gas"
        if syntax.preposition_before(noun) in _ABOUT:
            return []  # "was silent about the agenda"
        return _said_to_be_at(noun, _COPULAS)

    def _heading_list(self, noun: Token) -> list[Token]:
        """Return what "topped the list", and what it was followed by, in the telling or right behind it."""
        verb, topics = syntax.governing_verb(noun), self.scene.around.lexicon.topics
        if verb is None or not 0 <= self.scene.distance(verb) <= 1:
            return []
        above = syntax.noun_above(noun)
        if above is not None and above.lemma_ in topics.tops:
            return _said_to_be_at(above, _COPULAS)  # "with visas at the top of the list"
        if noun not in syntax.objects(verb):
            return []
        if verb.lemma_ not in topics.heading | topics.subject_verbs or syntax.possessor(noun) is not None:
            return []
        behind = (each for each in verb.rights if each.lemma_ == "follow")
        return [*syntax.subjects(verb)[0], *(agent for each in behind for agent in syntax.agents(each))]

    def _is_placing(self, noun: Token) -> bool:
        return f"{syntax.preposition_before(noun)} {noun.lemma_}" in self.scene.around.lexicon.topics.placed

    def _rising_to(self, verb: Token) -> list[Token]:
        """Return what dominates the talks, by which they are dominated, or what came up."""
        words, topics = self.scene.around.lexicon.circumstances, self.scene.around.lexicon.topics
        heads, is_passive = syntax.subjects(verb)
        filled = heads if is_passive else syntax.objects(verb)
        if filled and not any(each.lemma_ in words.encounters | topics.agenda for each in filled):
            return []
        return syntax.agents(verb) if is_passive else heads

    def _is_of_encounter(self, noun: Token) -> bool:
        encounters = self.scene.around.lexicon.circumstances.encounters
        return any(each.lemma_ in encounters for each in syntax.prepositional(noun, frozenset({"of"})))

    @cached_property
    def _there(self) -> DoneThere:
        return DoneThere(self.scene)

    @cached_property
    def _statements(self) -> TopicStatements:
        return TopicStatements(self.scene)

    @cached_property
    def _placing(self) -> frozenset[str]:
        return frozenset(each.rpartition(" ")[2] for each in self.scene.around.lexicon.topics.placed)

    @cached_property
    def _rising(self) -> frozenset[str]:
        return frozenset(each.partition("_")[0] for each in self.scene.around.lexicon.topics.subject_verbs)

    def _is_called_a_topic(self, token: Token, role: syntax.Role) -> bool:
        """Whether "X was another topic", "the topics included X", "among the topics were X" is said of the token."""
        named = self.scene.around.lexicon.topics.named
        if token.lemma_ in named or role.relation not in {"subject", "predicate", "object"}:
            return False
        verb = role.verb
        if verb.lemma_ == "include":
            included = self._including(verb)
            return role.relation == "object" and any(each.lemma_ in named for each in included)
        if verb.lemma_ not in _COPULAS or role.relation == "object":
            return False
        others = [
            *syntax.subjects(verb)[0],
            *syntax.predicates(verb),
            *syntax.prepositional(verb, frozenset({"among"})),
        ]
        return any(each.lemma_ in named or self._is_one_discussed(each) for each in others if each != token)

    def _including(self, verb: Token) -> list[Token]:
        """Return what is said to include something: the topics, the items in "some of the items discussed included"."""
        heads = syntax.subjects(verb)[0]
        return [*heads, *(part for each in heads for part in syntax.prepositional(each, frozenset({"of"})))]

    def _is_one_discussed(self, noun: Token) -> bool:
        """Whether the noun stands for what was discussed: "one of the projects discussed was X"."""
        topics = self.scene.around.lexicon.topics
        nouns = [noun, *syntax.prepositional(noun, frozenset({"of"}))]
        verbs = (each for head in nouns for each in syntax.participle_verbs(head))
        return any({each.lemma_, syntax.particle(each)} & (topics.outright | topics.mentioned) for each in verbs)


def _said_to_be_at(noun: Token, verbs: frozenset[str]) -> list[Token]:
    """Return what is said to be there: "trade was on the agenda", "met with trade at the top of the agenda"."""
    beside = syntax.set_beside(noun)
    if beside is not None:
        return [beside]
    verb = syntax.governing_verb(noun)
    if verb is None or verb.lemma_ not in verbs:
        return []
    return [*syntax.subjects(verb)[0], *syntax.predicates(verb)]
