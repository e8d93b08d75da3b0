"""In which building? "At the Foreign Ministry", "in the governor's mansion": none that a gazetteer has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Surroundings
from tasks.nlp.knowledge.seed_shapes import CircumstanceWords
from tasks.nlp.places.where import Found
from tasks.nlp.text.words import words_of_doc
from tasks.records import Place, Span

_INSIDE = frozenset({"at", "in", "inside"})
_BESIDE = re.compile(r"\s*(?:\([A-Z]{2,8}\)\s*)?(?:(?:,|in)\s*)?")  # "Headquarters (GHQ), Rawalpindi"
_OF_SOMETHING = ("al", "ic", "an", "ese", "ish", "ary")  # "presidential", "Turkish", and not "small" or "same"


def buildings_in(doc: Doc, told: CircumstanceWords, known: Collection[Span]) -> Iterator[Found]:
    """Yield the buildings that follow a preposition and are told from others of their kind, without coordinates.

    Also those to which somebody goes. What overlaps one of the `known` places is left out.
    """
    words = words_of_doc(doc)
    for i, lemma in enumerate(words.lemma):
        if lemma not in told.buildings or words.pos[i] not in {"NOUN", "PROPN"}:
            continue
        if i > 1 and words.text[i - 1] in syntax.HYPHENS and words.lower[i - 2] in _INSIDE:
            continue  # "the Chairperson-in-Office"
        token = doc[i]
        preposition = syntax.preposition_before(token)
        start, end = _extent(token)
        is_there = preposition in _INSIDE or (preposition == "to" and _is_goal(token, told))
        if not is_there or not _is_told_apart(doc, start, end, token):
            continue
        span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        if any(span.start < each.end and each.start < span.end for each in known):
            continue
        place = Place(doc[start:end].text, "venue", "clause", span)
        yield Found(place, token.i, preposition)


def city_beside(building: Found, around: Surroundings) -> Found | None:
    """Return the city that the building's own phrase tells: "the ministry in Riyadh", "UN headquarters, Nairobi"."""
    doc, end = around.doc, building.place.span.end
    for other in around.places:
        if other.place.kind != "city" or other.place.latitude is None or other.place.span.start < end:
            continue
        if _BESIDE.fullmatch(words_of_doc(doc).whole, end, other.place.span.start):
            return other
        if other.preposition in _INSIDE and doc[building.token] in syntax.governors(doc[other.token]):
            return other
    return None


def _is_goal(token: Token, told: CircumstanceWords) -> bool:
    """Whether somebody goes there: "went to the Foreign Ministry", not "a letter to the ministry"."""
    role = syntax.role(token)
    return role is not None and role.noun is None and role.verb.lemma_ in told.motion


def _extent(token: Token) -> tuple[int, int]:
    """Return the tokens of the name, without a determiner before it, with "of Foreign Affairs" behind it."""
    doc = token.doc
    start, end = syntax.phrase_start(token), token.i + 1
    while start < token.i and doc[start].pos_ in {"DET", "PRON", "PUNCT"}:
        start += 1
    if end + 1 < len(doc) and doc[end].lower_ == "of":
        first = end + 2 if doc[end + 1].lower_ == "the" else end + 1  # "the headquarters of the African Union"
        end = first if first < len(doc) and doc[first].pos_ == "PROPN" else end
        while end < len(doc) and doc[end].pos_ == "PROPN":
            end += 1
    return start, end


def _is_told_apart(doc: Doc, start: int, end: int, head: Token) -> bool:
    """Whether more is said than "the office", or the word itself is a name ("the Secretariat")."""
    others = [token for token in doc[start:end] if token.i != head.i]
    return head.pos_ == "PROPN" or any(
        token.pos_ in {"PROPN", "NOUN"}
        or (token.pos_ == "ADJ" and len(token) > 4 and token.text.endswith(_OF_SOMETHING))
        for token in others
    )
