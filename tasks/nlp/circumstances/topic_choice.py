"""What was the encounter about? Noun phrases of its tellings and of the sentences behind them, each weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.scene import Scene
from tasks.nlp.circumstances.topic_cues import Cue, TopicCues
from tasks.nlp.circumstances.topic_sentences import TopicSentences
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_number, sentence_start
from tasks.nlp.text.weighing import Weighed
from tasks.nlp.text.words import words_of_doc
from tasks.nlp.topics.topic_codes import GENERAL_SCORE, SUBJECT_SCORE, TopicCoder
from tasks.nlp.topics.topics import clauses, gerunds, instances, is_excepted, is_length_of_work

_AHEAD = frozenset({"planned", "proposed"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_NO_TOPIC = frozenset({
    "DATE", "TIME", "PERSON", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY",
})  # fmt: skip
_ASIDE = frozenset({"DATE", "TIME", "PERSON", "GPE"})  # what stands between the encounter and "on what"
_PLACES = frozenset({"GPE", "FAC", "LOC"})
_OF_PLACE = frozenset({"in", "at", "from", "to"})
_OF_TALKS = frozenset({"about", "regarding", "concerning"})  # "talks with Labor about pay"; "Report on Syria" is a name
_SAID = "said outright"
_LONG = 3  # tokens
_ABSTRACT = ("tion", "sion", "ment", "ity", "ship", "ance", "ence", "ism", "ing", "ness", "cy", "ty", "age", "al")

Phrase = tuple[int, int]
"""First token and the one behind the last."""


def is_said(features: Mapping[str, float]) -> bool:
    """Whether the text says outright that the encounter was about the phrase."""
    return bool(features.get(_SAID))


@dataclass(frozen=True)
class TopicCandidates:
    """Weighs the noun phrases that stand near an encounter."""

    scene: Scene
    coder: TopicCoder

    def weighed(self) -> Iterator[Weighed[Phrase]]:
        """Yield the phrases of the tellings' sentences and of those that go on about them, with their features."""
        pos = words_of_doc(self.scene.around.doc).pos
        for sentence, behind in self._sentences.found():
            during = self._is_during(sentence)
            for i in range(sentence.start, sentence.end):
                if pos[i] in _NOUNS or pos[i] in _VERBS:
                    yield from self._of_token(sentence.doc[i], behind, during=during)
                elif pos[i] == "ADJ" and sentence.doc[i] in self._policies:
                    yield self._of_adjective(sentence.doc[i])

    def _of_token(self, token: Token, behind: int, *, during: bool) -> Iterator[Weighed[Phrase]]:
        is_gerund = token.pos_ == "VERB" and token.tag_ == "VBG"
        if token.pos_ in _VERBS and syntax.asked(token) is not None:
            yield from self._of_clause(token, behind)
            return
        if (token.pos_ not in _NOUNS and not is_gerund) or self._is_named_so(token):
            return
        if token.pos_ in _NOUNS and (not self._is_word(token) or self._is_question(token)):
            return
        is_empty = token.lemma_.lower() in self.scene.around.lexicon.topics.never and not self._is_titled(token)
        if is_empty and not any(token.rights):
            return
        if token in self.scene.triggers or token.i in self.scene.other_triggers or syntax.is_conjunct(token):
            return
        if token.i in self._measures:
            return  # "ten rounds of talks"
        modified = next((each for each in self.scene.triggers if token in syntax.modifiers(each)), None)
        if modified is not None:
            if token.pos_ in _NOUNS:
                phrase = (token.left_edge.i, token.i + 1)
                named = self._of_words(phrase)
                found = {f"modifier, {name}": value for name, value in named.items()}
                found[_SAID] = float(self._is_said_before(token, modified))
                yield Weighed(phrase, {**self._of_modifier(token, modified), **named, **found})
            return
        role = self._role(token)
        if role is None or (self._is_participant(token) and not self._cues.is_topic_of_itself(token, role)):
            return
        only_says_more = self._is_inside_another(role) or self._is_of_somebody(token)
        if only_says_more and not self._cues.is_taken_up(token, role):
            return
        is_place = token.ent_type_ in _PLACES or token.i in self._places
        if is_place and (role.preposition in _OF_PLACE or role.relation in {"apposition", "loose"}):
            return  # "at State House, Nairobi"
        if self._cues.is_left_out(role) or self._only_describes(token):
            return
        if self._cues.is_of_another(role) or self._cues.is_told_another(role) or self._cues.is_of_another_time(role):
            return
        if self._is_of_what_is_ahead(token) or self._sentences.is_of_another(token, behind):
            return
        if self._is_actor_of(token, role) or (behind < 0 and not self._sentences.is_told_before(role)):
            return
        topics = self.scene.around.lexicon.topics
        if is_excepted(token, topics) or (role.preposition and is_excepted(token.head, topics)):
            return  # "they spoke about trade, but not about human rights"
        if role.preposition in topics.prepositions and self._cues.is_occasion_only(token, role):
            return  # "on two occasions", "on the radio"
        cue = self._cues.of(token, role) or self._cue_before(token, role, behind)
        if cue is None and f"{role.verb.lemma_}_{role.preposition}" in topics.results:
            return  # "have not led to a treaty"
        if cue is None and (self._sentences.is_far(token, behind) or role.preposition in topics.aside):
            return
        if cue is None and self._is_country_of_somebody(token):
            return
        found = {**self._of_role(token, role, behind), **self._of_phrase(token), "during the encounter": float(during)}
        found[_SAID] = float(cue is not None)
        if cue is None and (is_empty or is_length_of_work(token)):
            return  # "a halt to the fighting" is a topic where they are said to have discussed it
        words = self.scene.around.lexicon.topics
        doc = self.scene.around.doc
        is_whole = bool(role.preposition) and syntax.has_own_subject(token)  # "about Turkey entering the EU"
        start = token.left_edge.i if is_whole else token.i
        phrases = gerunds(token, start) if is_gerund else instances(token, doc, words, keeps_days=cue is not None)
        for position, phrase in enumerate(phrases):
            listed = {"in a list": float(len(phrases) > 1), "later in a list": float(position > 0)}
            yield Weighed(phrase, {**found, **listed, **self._of_words(phrase)})

    @cached_property
    def _policies(self) -> frozenset[Token]:
        """The adjectives that say what talks are about: nuclear in "nuclear talks"."""
        words = self.scene.around.lexicon.circumstances
        talks = [each for each in self.scene.triggers if each.lemma_ in words.negotiations and each.tag_ == "NNS"]
        before = (modifier for each in talks for modifier in syntax.modifiers(each) if modifier.i + 1 == each.i)
        return frozenset(each for each in before if each.pos_ == "ADJ" and each.lemma_ in words.heads.get("policy", ()))

    def _of_adjective(self, token: Token) -> Weighed[Phrase]:
        phrase = (token.i, token.i + 1)
        return Weighed(phrase, {**self._of_modifier(token, token.head), **self._of_words(phrase), _SAID: 1.0})

    def _is_named_so(self, token: Token) -> bool:
        """Whether the token is in a name or figure that is no topic; "Ceasefire talks" begins with no name."""
        if token.ent_type_ not in _NO_TOPIC or is_length_of_work(token):
            return False
        return not any(token.head == each and self._is_said_before(token, each) for each in self.scene.triggers)

    def _cue_before(self, token: Token, role: syntax.Role, behind: int) -> Cue | None:
        """Return the cue of "A ordered a road map", where "the order was made at a meeting" follows."""
        if behind >= 0 or not self._sentences.is_taken_up or token.ent_type_ in _PLACES or role.noun is not None:
            return None
        is_somebody = self.scene.around.cast.phrase_at(token.i) is not None
        return "taken up" if self._is_said_before_it(role, role.verb.sent.root) and not is_somebody else None

    def _is_said_before_it(self, role: syntax.Role, root: Token) -> bool:
        """Whether the sentence says it: "ordered a road map", "called for one", "asked B to draw up a road map"."""
        lexicon, verb = self.scene.around.lexicon, role.verb
        if role.preposition:
            return verb == root and f"{verb.lemma_} {role.preposition}" in lexicon.topics.asked_for
        if role.relation not in {"object", "passive subject"}:
            return False
        if verb != root:
            is_asked = root.lemma_ in lexicon.circumstances.verbs["asking"] and syntax.is_infinitive(verb)
            return is_asked and syntax.governing_verb(verb) == root
        return any(verb.lemma_ in kind for kind in lexicon.circumstances.verbs.values())

    def _is_word(self, token: Token) -> bool:
        """Whether the token is more than a form of address or a part of a compound before a hyphen."""
        is_title = token.lower_.strip(".") in self.scene.around.lexicon.titles and token.pos_ == "PROPN"
        if is_title and (token.i == sentence_start(token)) <= token.nbor().text[:1].isupper():
            return False  # "Minister Li", but not "Trade topped the agenda"
        return token.text not in syntax.HYPHENS and not (
            token.i + 1 < sentence_end(token) and token.nbor().text in syntax.HYPHENS and not token.whitespace_
        )

    def _role(self, token: Token) -> syntax.Role | None:
        """Return the token's role; "on" behind somebody who takes part, a day or a place belongs to the verb."""
        role = syntax.role(token)
        if role is not None and role.noun is not None and self._is_told_to(role, role.noun):
            return syntax.Role(role.relation.removesuffix(" of a noun"), role.verb, role.preposition, None)
        if role is not None and role.noun is not None and self._is_object_behind(role, role.noun):
            return syntax.Role("object", role.verb, "", None)
        if role is None or role.preposition not in self.scene.around.lexicon.topics.prepositions:
            return role
        noun = role.noun if role.noun is not None else role.verb  # "PSA" may be taken for a verb
        if role.noun is None and noun.i not in self._party_tokens:
            return role
        is_aside = noun.ent_type_ in _ASIDE or noun.i in self._places or noun.i in self._party_tokens
        is_aside = is_aside or (noun.pos_ == "PROPN" and role.preposition in _OF_TALKS)
        if not is_aside or noun in self.scene.triggers:
            return role
        trigger = self._noun_before(token)
        if trigger is not None:
            return syntax.Role("complement of a noun", role.verb, role.preposition, trigger)
        return syntax.Role(role.relation.removesuffix(" of a noun"), role.verb, role.preposition, None)

    def _is_object_behind(self, role: syntax.Role, noun: Token) -> bool:
        """Whether it stands beside the noun and is what is discussed: "discussed with his guest the laying of X"."""
        is_outright = role.verb.lemma_ in self.scene.around.lexicon.topics.outright
        is_beside = role.relation == "apposition" and syntax.preposition_before(noun) == "with"
        return is_outright and is_beside and noun.head.head == role.verb and not syntax.has_object(role.verb)

    def _is_told_to(self, role: syntax.Role, noun: Token) -> bool:
        """Whether the noun says to whom, when or where it is said: "complained to the minister | of shortages"."""
        if f"{role.verb.lemma_} {role.preposition}" not in self.scene.around.lexicon.topics.asked_for:
            return False
        if any(each.lower_ == role.preposition for each in role.verb.rights):
            return False  # "asked for help in March for the farmers"
        is_aside = noun.ent_type_ in {"DATE", "TIME", "GPE"} or noun.i in self._places
        return is_aside or (noun.i in self._party_tokens and syntax.preposition_before(noun) == "to")

    def _noun_before(self, token: Token) -> Token | None:
        """Return the trigger of "in talks with B about X": nothing but who takes part stands between it and "about"."""
        opener = next((each for each in syntax.governors(token) if each.pos_ == "ADP"), None)
        nouns = [each for each in self.scene.triggers if each.pos_ == "NOUN" and opener and each.i < opener.i]
        if opener is None or not nouns or opener.sent != nouns[-1].sent:
            return None
        between = token.doc[nouns[-1].i + 1 : opener.i]
        is_told = all(each.i in self._party_tokens or each.pos_ not in _VERBS | {"PUNCT"} for each in between)
        return nouns[-1] if is_told and any(each.i in self._party_tokens for each in between) else None

    def _only_describes(self, token: Token) -> bool:
        """Whether the phrase only says more of what is said to be a topic: "discussed the pest that kills cattle"."""
        verb = syntax.relative_clause_of(token)
        if verb is None or verb.i in self.scene.anchors(token) or syntax.is_infinitive(verb):
            return False  # "ways to end the war" are about the war
        nouns = takewhile(lambda each: each.pos_ not in _VERBS, (verb.head, *syntax.governors(verb.head)))
        roles = ((noun, self._role(noun)) for noun in nouns if noun.pos_ in _NOUNS)
        return any(role is not None and self._cues.of(noun, role) is not None for noun, role in roles)

    def _of_clause(self, verb: Token, behind: int) -> Iterator[Weighed[Phrase]]:
        """Yield "how to end the war" where the text says outright that it is a topic."""
        role = syntax.asked_role(verb)
        if role is None or self._cues.of_clause(verb, role) is None:
            return
        found = {**self._of_role(verb, role, behind), "clause": 1.0, _SAID: 1.0}
        for phrase in clauses(verb):
            yield Weighed(phrase, {**found, **self._of_words(phrase)})

    def _is_titled(self, token: Token) -> bool:
        """Whether the noun is the last word of a name: "the 2030 Agenda", but not "the agenda"."""
        return token.pos_ == "PROPN" and any(syntax.modifiers(token)) and token.i > sentence_start(token)

    def _is_question(self, token: Token) -> bool:
        """Whether it only opens what is asked, which is a topic itself: "the question whether to dam it"."""
        if token.lemma_ not in self.scene.around.lexicon.topics.empty:
            return False
        below = [*token.rights, *(each for child in token.rights if child.pos_ == "ADP" for each in child.rights)]
        return any(each.pos_ in _VERBS and syntax.is_asked_of(each) for each in below)

    def _of_modifier(self, token: Token, trigger: Token) -> dict[str, float]:
        """Return the features of "membership" in "membership talks"."""
        return {
            "modifier": 1.0,
            f"modifier, type: {self.scene.type}": 1.0,
            "modifier, right before": float(token.i + 1 == trigger.i),
            "modifier, name": float(bool(token.ent_type_) or token.pos_ == "PROPN"),
            "modifier, plural": float(token.tag_ == "NNS"),
            f"modifier: {token.lemma_}": 1.0,
        }

    def _is_said_before(self, token: Token, trigger: Token) -> bool:
        """Whether the word before the talks says what they are about: "membership talks", not "party talks"."""
        words = self.scene.around.lexicon.circumstances
        is_first = token.i == sentence_start(token)  # a capital says nothing there: "Ceasefire talks"
        is_name = not is_first and (bool(token.ent_type_) or token.pos_ != "NOUN")
        if is_name or token.i + 1 != trigger.i or trigger.lemma_ not in words.negotiations:
            return False
        if token.lemma_.lower() in words.heads.get("policy", ()):
            return True
        return trigger.tag_ == "NNS" and self._is_matter(token)

    def _is_matter(self, noun: Token) -> bool:
        """Whether the noun names a thing, and not how, when or among whom they talk: lumber, not marathon or party."""
        lexicon, lemma = self.scene.around.lexicon, noun.lemma_.lower()
        is_part = noun.i > sentence_start(noun) and noun.nbor(-1).text in syntax.HYPHENS
        is_somebody = lemma in lexicon.titles or self.scene.around.cast.phrase_at(noun.i) is not None
        is_place = noun.i in self._places or noun.ent_type_ in _NO_TOPIC | _PLACES
        return not (is_part or is_somebody or is_place or lemma in lexicon.topics.manners)

    def _of_role(self, token: Token, role: syntax.Role, behind: int) -> dict[str, float]:
        scene, verb, noun, preposition = self.scene, role.verb, role.noun, role.preposition
        anchors = scene.anchors(token)
        subject = scene.subject(verb)
        above = syntax.verb_below(verb, anchors)
        relative = syntax.relative_clause_of(token)
        finite = syntax.finite_verb(verb)
        is_on_trigger = noun is not None and noun in scene.triggers
        is_infinitive = above is not None and syntax.is_infinitive(verb)
        sentence = sentence_number(scene.around.doc, token.i)
        found = {
            f"relation: {role.relation}": 1.0,
            f"sentences behind: {behind}": 1.0,
            f"verb: {verb.lemma_}": 1.0,
            f"subject: {subject}": 1.0,
            f"subject: {subject}, relation: {role.relation}": 1.0,
            "of the trigger verb": float(verb in scene.triggers),
            "of the trigger noun": float(is_on_trigger),
            "of the same verb": float(verb.i in anchors),
            "in the trigger's sentence": float(behind == 0),
            "in a relative clause": float(relative is not None and relative.i not in anchors),
            "another encounter in the sentence": float(self._sentences.tells_of_another(sentence)),
            f"type: {scene.type}": 1.0,
            f"status: {scene.chief.status}": 1.0,
        }
        if verb.i in anchors:
            found[f"of the same verb, {role.relation} {preposition}"] = 1.0
        if verb in scene.triggers:
            found[f"of the trigger verb, {role.relation} {preposition}"] = 1.0
        if above is not None:
            found[f"below the trigger: {above}"] = 1.0
        if is_infinitive:
            found |= {"purpose": 1.0, f"purpose verb: {verb.lemma_}": 1.0}
        if role.relation in {"object", "passive subject"}:
            found[f"object of: {verb.lemma_}"] = 1.0
        if preposition:
            found |= {f"preposition: {preposition}": 1.0, f"{role.relation}, preposition: {preposition}": 1.0}
        if preposition and noun is None:
            found[f"verb and preposition: {verb.lemma_} {preposition}"] = 1.0
        if noun is not None:
            found |= {f"noun: {noun.lemma_}": 1.0, f"noun and preposition: {noun.lemma_} {preposition}": 1.0}
        if is_on_trigger:
            found[f"of the trigger noun: {preposition}"] = 1.0
        if finite is not None and finite != verb:
            found[f"verb above: {finite.lemma_}"] = 1.0
        return found | self._of_kinds(token, role, finite, is_purpose=is_infinitive)

    def _of_kinds(self, token: Token, role: syntax.Role, finite: Token | None, *, is_purpose: bool) -> dict[str, float]:
        """Return what kinds of words stand around the phrase, for words that were seen too seldom alone."""
        words = self.scene.around.lexicon.circumstances
        relation = f"{role.relation} {self._kind_of_preposition(role.preposition)}".strip()
        subject = self.scene.subject(role.verb)
        found: dict[str, float] = {f"relation: {relation}": 1.0}
        for kind in _kinds(role.verb.lemma_, words.verbs):
            found |= {f"verb of {kind}": 1.0, f"verb of {kind}, {relation}": 1.0, f"verb of {kind}, {subject}": 1.0}
            if is_purpose:
                found[f"purpose, verb of {kind}"] = 1.0
        if finite is not None and finite != role.verb:
            for kind in _kinds(finite.lemma_, words.verbs):
                found[f"below a verb of {kind}"] = 1.0
        if role.noun is not None:
            for kind in _kinds(role.noun.lemma_, words.nouns):
                found |= {f"of a noun of {kind}": 1.0, f"of a noun of {kind}, {relation}": 1.0}
        for kind in _kinds(token.lemma_, words.heads):
            found |= {f"head of {kind}": 1.0, f"head of {kind}, {role.relation}": 1.0}
        return found

    def _kind_of_preposition(self, preposition: str) -> str:
        return "about" if preposition in self.scene.around.lexicon.topics.prepositions else preposition

    def _of_phrase(self, token: Token) -> dict[str, float]:
        phrase = self.scene.around.cast.phrase_at(token.i)
        count = sum(1 for _ in token.subtree)
        return {
            f"head: {token.lemma_}": 1.0,
            "abstract": float(token.lemma_.endswith(_ABSTRACT)),
            "name": float(token.pos_ == "PROPN"),
            f"entity: {token.ent_type_ or 'none'}": 1.0,
            f"determiner: {syntax.determiner(token) or 'none'}": 1.0,
            "somebody's": float(syntax.possessor(token) is not None),
            "modified": float(bool(syntax.modifiers(token))),
            "long": float(count > _LONG),
            "single word": float(count == 1),
            "people or a body": float(phrase is not None and phrase.kind in {"group", "organization"}),
        }

    def _is_inside_another(self, role: syntax.Role) -> bool:
        """Whether the phrase only says more of a noun that may be a topic itself: "Guinea" in "the Gulf of Guinea"."""
        noun = role.noun
        if noun is None or role.relation == "apposition" or noun in self.scene.triggers:
            return False
        return not _kinds(noun.lemma_, self.scene.around.lexicon.circumstances.nouns)

    def _is_of_what_is_ahead(self, token: Token) -> bool:
        """Whether it only says what of an encounter to come was spoken of: "discussed preparations for the summit"."""
        is_ahead = self.scene.chief.status in _AHEAD
        return is_ahead and any(syntax.noun_above(each) == token for each in self.scene.triggers)

    def _is_actor_of(self, token: Token, role: syntax.Role) -> bool:
        """Whether the place only says whose plan or decision something is: "the decision of Athens"."""
        if role.preposition != "of" or role.noun is None or token.ent_type_ not in _PLACES:
            return False
        return role.noun.lemma_ in self.scene.around.lexicon.circumstances.nouns["agreement"]

    def _is_of_somebody(self, token: Token) -> bool:
        """Whether the phrase only says who somebody is: "Mosa Moshabela, who runs the university"."""
        anchors, verb = self.scene.anchors(token), syntax.verb_of(token)
        while verb is not None and verb.i not in anchors:
            if syntax.relative_clause_of(verb) is not None:
                return not syntax.is_meanwhile(verb) and self._is_named_there(verb.head)
            above = syntax.governing_verb(verb)
            verb = above if above != verb and not syntax.has_own_subject(verb) else None  # "on a promise to cut rents"
        return False

    def _is_named_there(self, noun: Token) -> bool:
        """Whether the noun is a person, or somebody who takes part."""
        phrase = self.scene.around.cast.phrase_at(noun.i)
        return phrase is not None and (phrase.kind == "person" or noun.i in self._party_tokens)

    def _is_participant(self, token: Token) -> bool:
        """Whether the phrase is a person, or somebody who takes part."""
        cast = self.scene.around.cast
        phrase = cast.phrase_at(token.i)
        if phrase is None:
            return False
        actor = cast.actor(phrase)
        is_person = phrase.kind == "person" and not _is_bare(token)  # "talks about justice"
        is_told = phrase.kind == "group" and token.i in self._party_tokens  # "a lunch for union leaders"
        return is_person or is_told or (actor is not None and actor in self._actors)

    def _is_country_of_somebody(self, token: Token) -> bool:
        """Whether the phrase is only the country of one who takes part: "thanked Germany for its aid"."""
        phrase = self.scene.around.cast.phrase_at(token.i)
        if phrase is None or phrase.kind != "country":
            return False
        return any(party.country == phrase.country for party in self.scene.parties)

    @cached_property
    def _sentences(self) -> TopicSentences:
        return TopicSentences(self.scene)

    @cached_property
    def _cues(self) -> TopicCues:
        return TopicCues(self.scene)

    @cached_property
    def _measures(self) -> frozenset[int]:
        """The nouns of which the encounter is told: "rounds" in "ten rounds of talks"."""
        above = [(syntax.noun_above(each), syntax.preposition_before(each)) for each in self.scene.triggers]
        return frozenset(noun.i for noun, preposition in above if noun is not None and preposition == "of")

    @cached_property
    def _party_tokens(self) -> frozenset[int]:
        return frozenset(i for party in self.scene.parties for i in range(party.start, party.end))

    @cached_property
    def _actors(self) -> frozenset[int]:
        return frozenset(party.actor for party in self.scene.parties if party.actor is not None)

    def _of_words(self, phrase: Phrase) -> dict[str, float]:
        """Return whether the words name a subject of news, and whether the rules take them for a topic."""
        _, score = self.coder.code(words_of_doc(self.scene.around.doc).between(*phrase))
        is_proposed = self._is_proposed(phrase)
        return {
            "names a subject": float(score == SUBJECT_SCORE),
            "names a general subject": float(score == GENERAL_SCORE),
            "proposed": float(is_proposed),
            "proposed, names no subject": float(is_proposed and score is None),
        }

    def _is_proposed(self, phrase: Phrase) -> bool:
        """Whether the rules take the phrase, or one that it overlaps, for a topic."""
        return any(phrase[0] < end and start < phrase[1] for start, end in self._proposed)

    @cached_property
    def _places(self) -> frozenset[int]:
        """The tokens of the article's places, the words before the last too: "at the University of Cape Town"."""
        doc = self.scene.around.doc
        spans = [doc.char_span(*each.place.span, alignment_mode="expand") for each in self.scene.around.places]
        return frozenset(token.i for span in spans if span is not None for token in span)

    @cached_property
    def _proposed(self) -> list[Phrase]:
        gathering = self.scene.gathering
        return [*gathering.topics, *(each for telling in gathering.tellings for each in telling.topics)]

    def _is_during(self, sentence: Span) -> bool:
        """Whether the sentence has "during the meeting", "at their talks"."""
        encounters = self.scene.around.lexicon.circumstances.encounters
        lemmas = words_of_doc(sentence.doc).lemma
        likely = (sentence.doc[i] for i in range(sentence.start, sentence.end) if lemmas[i] in encounters)
        return any(
            token.lemma_ in encounters and syntax.preposition_before(token) in {"during", "at", "in"}
            for token in likely
        )


def _is_bare(noun: Token) -> bool:
    """Whether a common noun stands without article, owner and name: hardly one person."""
    return noun.tag_ == "NN" and noun.is_lower and not any(noun.lefts) and not syntax.is_modifier(noun)


def _kinds(lemma: str, lists: Mapping[str, frozenset[str]]) -> list[str]:
    return [kind for kind, words in lists.items() if lemma in words]
