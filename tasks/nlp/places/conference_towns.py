"""In which town, by the name of a conference or a fair? "At the Munich Security Conference", "the Paris air show"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.gazetteer import Entry, Gazetteer
from tasks.nlp.knowledge.seed_shapes import CircumstanceWords
from tasks.nlp.places.where import Found
from tasks.nlp.text.words import words_of_doc
from tasks.records import Place, Span

_LARGE = 50_000  # people; a smaller town lends its name to more than conferences
_KIND = 2  # words for what kind of fair it is
_LONGEST_TOWN = 2  # words: "New Delhi Summit"


def conference_towns(
    doc: Doc, told: CircumstanceWords, gazetteer: Gazetteer, known: Collection[Span]
) -> Iterator[Found]:
    """Yield the towns after which a conference is called that somebody is at, each with the word for the conference."""
    words = words_of_doc(doc)
    for i, lower in enumerate(words.lower):
        if lower not in told.conferences | told.fairs or words.pos[i] not in {"PROPN", "NOUN"}:
            continue
        start = i
        while (
            lower in told.fairs and start > i - _KIND and words.text[start - 1].islower() and _is_kind(doc[start - 1])
        ):
            start -= 1  # "the Paris air show"
        while start and words.text[start - 1][:1].isupper() and words.pos[start - 1] in {"PROPN", "ADJ", "NOUN"}:
            start -= 1
        if start == i or not _is_attended(doc[i], told):
            continue
        found = _town(doc, start, i, gazetteer)
        if found is None:
            continue
        entry, end = found
        span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        is_known = any(span.start < each.end and each.start < span.end for each in known)
        if is_known and (lower not in told.fairs or span not in known):
            continue  # "Paris" in "the Paris air show" is known as a town, but not as one where somebody was
        place = Place(
            doc[start:end].text,
            "city",
            "clause",
            span,
            entry.country,
            entry.latitude,
            entry.longitude,
            entry.geonames_id,
        )
        yield Found(place, i, "at")


def _is_kind(word: Token) -> bool:
    """Whether the word says what kind of fair it is: "air" in "air show", "film" in "film festival"."""
    return word.pos_ in {"NOUN", "ADJ"} and syntax.is_modifier(word)


def _is_attended(conference: Token, told: CircumstanceWords) -> bool:
    """Whether something was there: "at the Forum", "on the sidelines of the Forum", not "a letter of the Forum"."""
    preposition = syntax.preposition_before(conference)
    if preposition != "of":
        return preposition in told.attended
    noun = syntax.noun_above(conference)
    return noun is not None and noun.lemma_ in told.sidelines


def _town(doc: Doc, start: int, stop: int, gazetteer: Gazetteer) -> tuple[Entry, int] | None:
    """Return the town with which the name begins and where its words end."""
    for end in range(min(stop, start + _LONGEST_TOWN), start, -1):
        for sense in gazetteer.senses(doc[start:end].text):
            entry = sense.entry
            if entry.kind == "city" and sense.is_main_name and not entry.is_minor and entry.population > _LARGE:
                return entry, end
    return None
