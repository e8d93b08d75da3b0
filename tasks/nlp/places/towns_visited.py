"""Which towns does the model take for people? "She will visit Lisbon": who knows no Lisbon sees a woman in her.

And in "the session was held in Annaba" one more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from tasks.nlp.knowledge.gazetteer import Gazetteer
from tasks.nlp.knowledge.lexicon import Lexicon

_TAKEN_FOR = frozenset({"PERSON", "NORP"})
_WHATEVER = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_GOALS = frozenset({"to", "in"})
_IN = "in"
_NAME = "PROPN"
_WITH_POINT = 2  # words
_LARGE = 300_000  # people; a smaller town shares its name with too many people


def mark_towns_visited(docs: Sequence[Doc], lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    """Label the towns of one word where somebody goes, if they are large, or something is held, in place.

    And, of any size, seats that are called after a town: "Luton South". `docs` are one article's sentences.

    Nobody of the article must be called by that name: whoever reads of Sam Houston may read that A visited Houston.
    """
    surnames: frozenset[str] | None = None
    for doc in docs:
        towns = [each for each in doc.ents if _is_town(each, lexicon, gazetteer)]
        if not towns:
            continue
        surnames = frozenset(_surnames(docs)) if surnames is None else surnames
        marked = {each.start for each in towns if each.text not in surnames}
        doc.ents = [
            Span(doc, each.start, each.end, label="GPE" if len(each) == 1 else "LOC") if each.start in marked else each
            for each in doc.ents
        ]


def _is_town(entity: Span, lexicon: Lexicon, gazetteer: Gazetteer) -> bool:
    if _is_seat(entity, lexicon, gazetteer):
        return _is_held_in(entity.root, lexicon) or _is_gone_to(entity.root, lexicon)
    if len(entity) > 1 or entity.label_ not in _TAKEN_FOR:
        return False
    # a people is not the place that it is called after: "visited the Maori", "met Kurds"
    if entity.text.lower() in lexicon.demonyms or any(child.dep_ == "det" for child in entity.root.children):
        return False
    is_held_there = _is_held_in(entity.root, lexicon)
    if not (is_held_there or _is_gone_to(entity.root, lexicon)):
        return False
    likeliest = next((each for each in gazetteer.senses(entity.text) if not each.entry.is_minor), None)
    if likeliest is None or is_held_there:
        return likeliest is not None
    return likeliest.is_main_name and (likeliest.entry.is_capital or likeliest.entry.population >= _LARGE)


def _is_seat(entity: Span, lexicon: Lexicon, gazetteer: Gazetteer) -> bool:
    """Whether it is a part of a town for which somebody sits in parliament: "Luton South", but not "Oliver North"."""
    if len(entity) != _WITH_POINT or entity.label_ not in _WHATEVER:
        return False
    if entity[1].lower_ not in lexicon.contexts.quarters:
        return False
    if entity[0].text in lexicon.given_names:
        return False
    return any(sense.is_main_name and not sense.entry.is_minor for sense in gazetteer.senses(entity[0].text))


def _is_gone_to(name: Token, lexicon: Lexicon) -> bool:
    """Whether the name stands behind "visit", "visit to" or "travel to"."""
    head = name.head
    if name.dep_ == "dobj":
        return "visit" in _frames(lexicon, head.lemma_, "VERB")
    if name.dep_ != "pobj" or head.lower_ not in _GOALS:
        return False
    return bool({"nominal_visit", "travel"} & _frames(lexicon, head.head.lemma_, head.head.pos_))


def _is_held_in(name: Token, lexicon: Lexicon) -> bool:
    """Whether the name stands behind "held in", "met A in", "talks with A in" or "talks opened in"."""
    preposition = name.head
    if name.dep_ != "pobj" or preposition.lower_ != _IN:
        return False
    above, words = preposition.head, lexicon.circumstances
    if above.pos_ == _NAME:  # "held a meeting with Sheikh Nuur in Bosaso"
        return True
    lemma = above.lemma_.lower()
    told = words.held | words.encounters | lexicon.contexts.running
    return bool(_frames(lexicon, lemma, above.pos_)) or lemma in told


def _frames(lexicon: Lexicon, lemma: str, part_of_speech: str) -> set[str]:
    return {rule.frame for _, rule in lexicon.triggers(lemma, part_of_speech)}


def _surnames(docs: Sequence[Doc]) -> Iterator[str]:
    """Yield the last word of every name of several words that the article gives to people."""
    for doc in docs:
        yield from (each[len(each) - 1].text for each in doc.ents if each.label_ == "PERSON" and len(each) > 1)
