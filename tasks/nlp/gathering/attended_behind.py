"""Who came to a meeting of which only the sentence behind tells? "A meeting was held in Rome. It was chaired by A."."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Telling
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.text.sentence_numbers import sentence_end

_NEW = frozenset({"a", "an", "another"})
_PARTS = frozenset({"was", "were", "and", "also", "is"})  # "was chaired by A and was also attended by B"


def attended_behind(telling: Telling, parties: PartyReader, lexicon: Lexicon) -> Telling:
    """Return the telling of a meeting that was held with those by whom it was led and attended, or as it is."""
    token = telling.trigger.token
    if telling.trigger.rule.frame != "nominal" or syntax.determiner(token) not in _NEW:
        return telling
    head = syntax.event_head(token, lexicon.contexts.measures)
    verb = syntax.governing_verb(head)
    held = lexicon.contexts.running | lexicon.contexts.taking_place
    if verb is None or not syntax.is_subject_of(head, verb) or verb.lemma_ not in held:
        return telling
    doc, start = token.doc, sentence_end(token)
    while start < len(doc) and doc[start].is_space:
        start += 1
    if not _speaks_of_it(doc, start, token.lemma_):
        return telling
    found = _led_and_attended(doc, start, parties, lexicon)
    is_led = any(each.actor is not None and each.kind == "person" for each in found)
    return replace(telling, both=tuple(found)) if is_led else telling


def _speaks_of_it(doc: Doc, start: int, lemma: str) -> bool:
    """Whether the sentence begins with "It was" or "The meeting was"."""
    if start + 2 >= len(doc):
        return False
    return doc[start].lower_ == "it" or (doc[start].lower_ == "the" and doc[start + 1].lemma_.lower() == lemma)


def _led_and_attended(doc: Doc, start: int, parties: PartyReader, lexicon: Lexicon) -> list[Party]:
    """Return A and B of "It was chaired by A and was attended by B"."""
    found: list[Party] = []
    end = sentence_end(doc[start])
    for i in range(start + 2, end - 2):
        is_told = doc[i].lower_ in lexicon.contexts.presiding and doc[i + 1].lower_ == "by"
        if is_told and doc[i - 1].lower_ in _PARTS:
            found += parties.parties_from(i + 2, end)
    return found
