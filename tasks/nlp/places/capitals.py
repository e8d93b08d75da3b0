"""In which capital? "In the Spanish capital": the city, though it is not named."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from tasks.nlp import syntax
from tasks.nlp.knowledge.gazetteer import Gazetteer
from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.places.where import OF_ENCOUNTER, Found
from tasks.nlp.text.words import words_of_doc
from tasks.records import Place, Span

_CAPITAL = "capital"
_GOALS = frozenset({"to", "into"})
_APART = 2  # characters between "the capital" and its name: ", "


def _adjectives(doc: Doc, i: int) -> Iterator[Words]:
    """Yield the two words before the token, then the one: "the South Sudanese | capital", "the Peruvian | capital"."""
    for length in (2, 1):
        if i >= length:
            yield doc[i - length : i]


def capitals_in(doc: Doc, lexicon: Lexicon, gazetteer: Gazetteer, known: Collection[Span]) -> Iterator[Found]:
    """Yield the capitals that only the adjective of their country tells; not "the Chinese capital Beijing".

    Where the article has the name elsewhere, be it in the dateline, that is what the place is called.
    """
    words = words_of_doc(doc)
    for i, lower in enumerate(words.lower):
        if lower != _CAPITAL or words.pos[i] != "NOUN":
            continue
        token = doc[i]
        preposition = syntax.preposition_before(token)
        adjective = next((each for each in _adjectives(doc, i) if fold(each.text) in lexicon.demonyms), doc[i : i + 1])
        country = lexicon.demonyms.get(fold(adjective.text))
        if country is None or country not in lexicon.capitals or preposition not in OF_ENCOUNTER | _GOALS:
            continue
        span = Span(adjective.start_char, token.idx + len(token))
        if any(0 <= each.start - span.end <= _APART for each in known):
            continue
        entry = gazetteer.best(lexicon.capitals[country], countries=frozenset({country}))
        if entry is not None and entry.country == country:
            name = lexicon.capitals[country]
            if name not in words.whole and name.upper() not in words.whole:
                name = doc.text[slice(*span)]
            yield Found(
                Place(
                    name, "city", "clause", span, country, entry.latitude, entry.longitude, entry.geonames_id
                ),
                i,
                preposition,
            )  # fmt: skip
