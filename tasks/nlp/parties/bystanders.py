"""Who is there without taking part? Reporters and spokesmen, the newspaper, and who only looks on."""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.parties.party import Party


def look_on(i: int, limit: int, doc: Doc, lexicon: Lexicon) -> bool:
    """Whether they only look on: "with diplomats from Norway as observers"."""
    if i < limit and doc[i].text == ",":
        i += 1
    return (
        i + 1 < limit
        and doc[i].lower_ == "as"
        and any(token.lemma_.lower() in lexicon.contexts.mediators for token in doc[i + 1 : min(limit, i + 5)])
    )


def is_bystander(party: Party, phrases: PhraseReader, lexicon: Lexicon) -> bool:
    """Reporters and spokesmen are no participants, nor is the paper that has it from somebody."""
    doc = phrases.doc
    if _is_outlet(party, doc, lexicon):
        return True
    if party.actor is not None:
        return False
    phrase = phrases.at(party.start)
    head = doc[phrase.head] if phrase is not None else doc[party.end - 1]
    outside = lexicon.contexts.outside | lexicon.contexts.outlets  # "a newspaper reported"
    return head.lemma_.lower() in outside or party.text.lower() in outside  # "a guard of honour"


def _is_outlet(party: Party, doc: Doc, lexicon: Lexicon) -> bool:
    """Whether it is a newspaper by the word beside it, "the Trend weekly", or was told: "told The Namibian"."""
    start, end = party.start, party.end
    beside = [doc[end]] if end < len(doc) and doc[end].is_lower else []
    if any(each.lower_ in lexicon.contexts.outlets for each in beside):
        return True
    article = start if doc[start].lower_ == "the" else start - 1
    if article < 1 or doc[article].text != "The" or doc[article].is_sent_start:
        return False
    verb = doc[end - 1].head  # capital "The" inside a sentence: part of the name
    return verb.lemma_ in lexicon.contexts.addressing and verb.lemma_ in lexicon.modality.speech
