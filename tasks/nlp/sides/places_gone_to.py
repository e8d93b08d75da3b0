"""Is it a place to which somebody goes? "Visited Graz, Linz and Dorset", "the Murugan Temple"."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.parties.party import Party
from tasks.nlp.sides.triggers import Trigger

_PLACES = frozenset({"GPE", "LOC"})
_FEWEST = 2  # places beside the word in one list
_TOUR = "tour"


def without_places(goal: list[Party], trigger: Trigger, lexicon: Lexicon) -> list[Party]:
    """Return of those to whom somebody goes the ones that can receive him."""
    return [party for party in goal if not (party.title is None and _is_place(party, trigger.token, lexicon))]


def _is_place(party: Party, trigger: Token, lexicon: Lexicon) -> bool:
    if party.actor is None and party.country is None and party.text.lower() in lexicon.contexts.lands:
        return True  # "a tour of the country": his own
    if party.kind not in {"person", "organization"}:
        return False
    if party.kind == "person" and trigger.lemma_ == _TOUR:
        return True  # "toured Jebel Marra": nobody tours a person
    last = trigger.doc[party.end - 1]
    if any(each.lower_ in lexicon.contexts.sights for each in trigger.doc[party.end - 1 : party.end + 1]):
        return True  # "the Murugan Temple", "the Yad Vashem | memorial"
    return party.end - party.start == 1 and _is_one_of_places(last)


def _is_one_of_places(word: Token) -> bool:
    """Whether the word stands in a list most of which is places: "Torbay, Dorset and Cornwall"."""
    listed = syntax.conjuncts(syntax.first_conjunct(word))
    places = sum(each.ent_type_ in _PLACES for each in listed)
    return places >= _FEWEST and 2 * places > len(listed)
