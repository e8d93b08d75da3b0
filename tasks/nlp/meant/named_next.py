"""Whom does the lead only describe whom the next sentence names? "The bank's chief met B. Ada Roe left in silence"."""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.names.actors import Actor, Actors
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.units import OWNERS
from tasks.nlp.text.sentence_numbers import sentence_number, sentence_start

_LEAD = 4  # sentences: a headline, who wrote it and an opening scene stand before the one that describes somebody
_FULL = 2  # words of a name that introduces somebody
_HIM = frozenset({"him", "her"})


def named_next(phrase: Phrase, doc: Doc, actors: Actors, lexicon: Lexicon) -> int | None:
    """Return who is named at the head of the next sentence, where the subject of the lead is only an office.

    Newspapers tell first what somebody is and then the name. It is nobody of whom another office is told: "The bank's
    chief met union leaders. Ada Roe, the union's president, said …".
    """
    if phrase.form != "description" or phrase.is_plural or phrase.title is None or phrase.owner is not None:
        return None
    here = sentence_number(doc, phrase.start)
    if here > _LEAD or not _is_certain(phrase, doc) or not _acts(phrase, doc) or _is_spoken_of(phrase, actors, doc):
        return None
    for other in actors.phrases:
        if other.start < phrase.end or other.kind != "person" or other.name is None:
            continue
        distance = sentence_number(doc, other.start) - here
        if distance > 1:
            return None
        if distance == 1:
            position = actors.named_by(other) if _opens(other, doc) else None
            if position is None or _is_named_in(here, position, doc, actors):
                return None
            return None if _is_other(actors.known[position], phrase, lexicon) else position
    return None


def _is_certain(phrase: Phrase, doc: Doc) -> bool:
    """Whether it is one certain person: not "a banker", nor the "Foreign minister" of a headline above the lead."""
    return phrase.is_definite or any(doc[i].lower_ in OWNERS for i in range(phrase.start, phrase.head))


def _acts(phrase: Phrase, doc: Doc) -> bool:
    """Whether the description is the subject of its sentence."""
    noun = next((each for each in doc[phrase.start : phrase.core_end] if syntax.is_subject(each)), doc[phrase.head])
    return syntax.is_subject(noun)


def _is_spoken_of(phrase: Phrase, actors: Actors, doc: Doc) -> bool:
    """Whether the sentence is about another: who said or did it is named next, not "the player" of "his agent said"."""
    start = sentence_start(doc[phrase.start])
    return any(
        start <= other.start < phrase.start and other.kind == "person" and _acts(other, doc) for other in actors.phrases
    )


def _opens(name: Phrase, doc: Doc) -> bool:
    """Whether a sentence begins with the name in full, as that of who acts in it."""
    first, last = name.name or (name.start, name.end)
    if any(each.lower_ in _HIM for each in syntax.objects(doc[name.head].head)):
        return False  # "The president flew to Oslo. Ada Roe received him": he is another
    is_first = first == sentence_start(doc[first])
    return (
        is_first and last - first >= _FULL and syntax.holds_subject(doc, name.start, name.end) and not name.is_possessor
    )


def _is_named_in(sentence: int, position: int, doc: Doc, actors: Actors) -> bool:
    return any(
        sentence_number(doc, each.start) == sentence and actors.named_by(each) == position for each in actors.phrases
    )


def _is_other(actor: Actor, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether an office or a land is told of somebody that is not that of the description."""
    if actor.country and phrase.country and actor.country != phrase.country:
        return True
    nouns = (lexicon.title(title) or lexicon.title(title.rpartition(" ")[2]) for title in actor.titles)
    return any(noun is not None and noun.kind == "office" for noun in nouns)
