"""Which parses are mended before anybody reads them? Those that are wrong so often that no rule could read them."""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.nlp.knowledge.gazetteer import Gazetteer
from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.syntax import (
    mend_article_before_honorific,
    mend_attended_meeting,
    mend_counted_subject,
    mend_explaining_subject,
    mend_given_object,
    mend_goal_behind_office,
    mend_goal_of_journey,
    mend_guest_behind_place,
    mend_headline_pair,
    mend_headline_verb,
    mend_honorific,
    mend_inverted_subject,
    mend_joined_clauses,
    mend_led_party,
    mend_listed_infinitives,
    mend_listed_subject,
    mend_name_like_article,
    mend_name_like_pronoun,
    mend_numbered_house,
    mend_object_behind_name,
    mend_object_of_preposition,
    mend_opening_gerund,
    mend_opening_list,
    mend_opening_place,
    mend_opening_preposition,
    mend_opening_time,
    mend_planned_subject,
    mend_plural_owner,
    mend_reduced_verb,
    mend_second_guest,
    mend_second_object,
    mend_sent_people,
    mend_split_name,
    mend_subject_behind_clause,
    mend_swallowed_subject,
    mend_tagged_gerunds,
    mend_tagged_plurals,
    mend_tagged_verbs,
    mend_that_clause,
    mend_visiting_guest,
)

_LARGE = 20_000  # people; a capital may have fewer
_MUTUAL = frozenset({"with", "meet"})  # frames of what several do with each other


class ParseMender:
    """Mends the parses of sentences, one after the other, by what the lexicon says of their words."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self._lexicon, self._gazetteer = lexicon, gazetteer
        verbs = [rule for _, rule in lexicon.rules if rule.pos == "VERB"]
        self._shared = lexicon.contexts.sharing | {lemma for rule in verbs for lemma in rule.lemmas}
        self._mutual = {lemma for rule in verbs if rule.frame in _MUTUAL for lemma in rule.lemmas}
        withs = [rule for rule in verbs if rule.frame == "with"]
        self._completed = {(lemma, word) for rule in withs for lemma in rule.lemmas for word in rule.with_}
        self._receiving = {lemma for rule in verbs if rule.frame == "receive" for lemma in rule.lemmas}
        self._topical = {lemma for rule in verbs if rule.is_topical for lemma in rule.lemmas}
        nouns = [rule for _, rule in lexicon.rules if rule.pos == "NOUN" and "for" in rule.with_]
        self._hosted = {lemma for rule in nouns for lemma in rule.lemmas}
        self._visits = {lemma for _, rule in lexicon.rules if rule.frame == "nominal_visit" for lemma in rule.lemmas}
        self._given = {lemma for _, rule in lexicon.rules if rule.pos == "NOUN" for lemma in rule.lemmas}
        self._done = self._shared | {lemma for _, rule in lexicon.rules for lemma in rule.light}
        self._times = lexicon.times.openers()
        seats = (seat.partition(" ") for seat in lexicon.seats)
        self._houses = {number for no, _, number in seats if no.rstrip(".") == "no" and number.isdigit()}

    def mend(self, doc: Doc) -> None:
        """Mend `doc`, one sentence, parsed and without names yet, in place; later mends build on earlier ones."""
        mend_plural_owner(doc)
        mend_name_like_article(doc)
        mend_name_like_pronoun(doc, self._lexicon.contexts.like_pronouns)
        mend_numbered_house(doc, self._houses)
        mend_honorific(doc, self._lexicon.contexts.honours)
        mend_article_before_honorific(doc, self._lexicon.contexts.honourable)
        mend_opening_gerund(doc, self._lexicon.gerunds)
        mend_inverted_subject(doc, self._lexicon.contexts.joining)
        mend_opening_preposition(doc, self._lexicon.contexts.local)
        mend_opening_time(doc, self._times)
        mend_opening_place(doc, self._is_place, self._is_somebody)
        mend_opening_list(doc)
        mend_listed_subject(doc)
        mend_tagged_verbs(doc, self._done)
        mend_subject_behind_clause(doc)
        mend_planned_subject(doc)
        mend_split_name(doc, self._is_place)
        mend_swallowed_subject(doc)
        mend_explaining_subject(doc)
        mend_that_clause(doc)
        mend_reduced_verb(doc, self._mutual)
        mend_headline_verb(doc, self._shared | self._lexicon.contexts.running)
        mend_headline_pair(doc, self._shared)
        mend_counted_subject(doc, self._shared, self._is_somebody)
        mend_tagged_gerunds(doc, self._lexicon.gerunds, self._is_somebody)
        mend_tagged_plurals(doc)
        mend_joined_clauses(doc)
        mend_listed_infinitives(doc)
        mend_led_party(doc, self._lexicon.contexts.led_by)
        mend_attended_meeting(doc, self._lexicon.contexts.presence)
        mend_second_object(doc)
        mend_object_of_preposition(doc, self._completed)
        mend_object_behind_name(doc, self._topical, self._is_somebody)
        mend_guest_behind_place(doc, self._receiving, self._is_somebody)
        mend_given_object(doc, self._given, self._lexicon.contexts.granting)
        mend_goal_of_journey(doc, self._lexicon.circumstances.motion, self._is_place)
        mend_sent_people(doc, self._lexicon.contexts.fielding)
        mend_goal_behind_office(doc, self._visits, self._lexicon.contexts.sent_to)
        mend_visiting_guest(doc, self._lexicon.contexts.visiting, self._hosted)
        mend_second_guest(doc, self._lexicon.contexts.visiting, self._is_somebody)

    def _is_place(self, words: str) -> bool:
        """Whether the words are the name of a country or of a town that many live in."""
        if fold(words) in self._lexicon.places:
            return True
        return any(each.entry.population >= _LARGE for each in self._gazetteer.senses(words))

    def _is_somebody(self, noun: str) -> bool:
        """Whether the word is a noun for people or a body."""
        return self._lexicon.group(noun) is not None or self._lexicon.title(noun) is not None
