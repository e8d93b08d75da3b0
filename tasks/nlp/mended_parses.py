"""Which parses are mended before anybody reads them? Those that are wrong so often that no rule could read them."""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.nlp.lexicon import Lexicon
from tasks.nlp.syntax import (
    mend_counted_subject,
    mend_headline_pair,
    mend_headline_verb,
    mend_joined_clauses,
    mend_led_party,
    mend_listed_infinitives,
    mend_opening_gerund,
    mend_opening_place,
    mend_opening_time,
    mend_reduced_verb,
    mend_second_object,
    mend_tagged_gerunds,
    mend_tagged_plurals,
    mend_visiting_guest,
)

_MUTUAL = frozenset({"with", "meet"})  # frames of what several do with each other


class ParseMender:
    """Mends the parses of sentences, one after the other, by what the lexicon says of their words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        verbs = [rule for _, rule in lexicon.rules if rule.pos == "VERB"]
        self._shared = lexicon.contexts.sharing | {lemma for rule in verbs for lemma in rule.lemmas}
        self._mutual = {lemma for rule in verbs if rule.frame in _MUTUAL for lemma in rule.lemmas}
        self._times = lexicon.times.openers()

    def mend(self, doc: Doc) -> None:
        """Mend `doc`, one sentence, parsed and without names yet, in place; later mends build on earlier ones."""
        mend_opening_gerund(doc, self._lexicon.gerunds)
        mend_opening_place(doc, self._lexicon.contexts.local)
        mend_opening_time(doc, self._times)
        mend_reduced_verb(doc, self._mutual)
        mend_headline_verb(doc, self._shared)
        mend_headline_pair(doc, self._shared)
        mend_counted_subject(doc, self._shared, self._is_somebody)
        mend_tagged_gerunds(doc, self._lexicon.gerunds, self._is_somebody)
        mend_tagged_plurals(doc)
        mend_joined_clauses(doc)
        mend_listed_infinitives(doc)
        mend_led_party(doc, self._lexicon.contexts.led_by)
        mend_second_object(doc)
        mend_visiting_guest(doc, self._lexicon.contexts.visiting)

    def _is_somebody(self, noun: str) -> bool:
        """Whether the word is a noun for people or a body."""
        return self._lexicon.group(noun) is not None or self._lexicon.title(noun) is not None
