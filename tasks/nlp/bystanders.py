"""Who is there without taking part? Reporters and spokesmen, and who only looks on."""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.nlp.lexicon import Lexicon
from tasks.nlp.party import Party
from tasks.nlp.phrases import PhraseReader


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
    """Reporters and spokesmen are no participants."""
    if party.actor is not None:
        return False
    doc = phrases.doc
    phrase = phrases.at(party.start)
    head = doc[phrase.head] if phrase is not None else doc[party.end - 1]
    outside = lexicon.contexts.outside
    return head.lemma_.lower() in outside or party.text.lower() in outside  # "a guard of honour"
