"""Where, though no gazetteer has the place? "In Zelmira village", "at La Brasserie"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.gazetteer import Gazetteer
from tasks.nlp.knowledge.lexicon import PlaceNouns, fold
from tasks.nlp.places.where import Found
from tasks.nlp.text.words import words_of_doc
from tasks.records import Place, PlaceKind, Span

_LABELS = frozenset({"GPE", "LOC", "FAC"})
_INSIDE = frozenset({"in", "at", "near"})


def unmapped_places(
    doc: Doc, gazetteer: Gazetteer, nouns: PlaceNouns, demonyms: Mapping[str, str], known: Collection[Span]
) -> Iterator[Found]:
    """Yield the names behind "in", "at" or "near" that are told to be places, without coordinates.

    Told by the model, or by the word beside them: "Zelmira village", "the district of Zelmira".
    """
    taken = list(known)
    for head, start, end in [*_named(doc, gazetteer), *_called(doc, nouns)]:
        span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        if any(span.start < each.end and each.start < span.end for each in taken):
            continue
        preposition = syntax.preposition_before(head)
        is_island = preposition == "on" and head.lower_ in nouns.local  # "on the Estonian island of Zelmira"
        if preposition in _INSIDE or is_island:
            taken.append(span)
            kind: PlaceKind = "region" if head.lower_ in nouns.area else "city"
            adjectives = (demonyms.get(fold(each.text)) for each in syntax.modifiers(head))
            country = next((each for each in adjectives if each is not None), None)
            yield Found(Place(doc[start:end].text, kind, "clause", span, country), head.i, preposition)


def _named(doc: Doc, gazetteer: Gazetteer) -> Iterator[tuple[Token, int, int]]:
    """Yield what the model takes for a place; what the gazetteer has was left out for a reason."""
    if not _LABELS & set(words_of_doc(doc).label):
        return
    for entity in doc.ents:
        if entity.label_ in _LABELS and entity.root.pos_ == "PROPN" and not gazetteer.senses(entity.text):
            yield entity.root, entity.start, entity.end


def _called(doc: Doc, nouns: PlaceNouns) -> Iterator[tuple[Token, int, int]]:
    """Yield "Zelmira village" and "Zelmira" in "the village of Zelmira", each with the word that the clause has."""
    words = words_of_doc(doc)
    for i, lower in enumerate(words.lower):
        if lower not in nouns.local or words.pos[i] not in {"NOUN", "PROPN"}:
            continue
        start = i
        while start and words.pos[start - 1] == "PROPN":
            start -= 1
        if start < i:
            yield doc[i], start, i + 1
        elif words.lower[i + 1 : i + 2] == ["of"]:
            end = i + 2
            while end < len(words.pos) and words.pos[end] == "PROPN":
                end += 1
            if end > i + 2:
                yield doc[i], i + 2, end
