"""Whose aide, envoy or wife is told by an office alone: "Lula sent Mauro Vieira. The president's envoy …"?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Doc

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.names.actors import Actors
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.units import OWNERS
from tasks.nlp.text.sentence_numbers import sentence_number

_BACK = 2  # sentences to the one that tells of both


def owner_inside(phrase: Phrase, doc: Doc, lexicon: Lexicon) -> Phrase | None:
    """Return "the president" of "the president's envoy", where the man is one who acts for another."""
    contexts = lexicon.contexts
    if phrase.form != "description" or doc[phrase.head].lower_ not in contexts.family | contexts.right_hands:
        return None
    mark = next((i for i in range(phrase.start + 1, phrase.head) if doc[i].lower_ in OWNERS), None)
    if mark is None or doc[phrase.start].lower_ != "the":
        return None
    title = doc[phrase.start + 1 : mark].text.lower()
    if lexicon.title(title) is None:
        return None
    return replace(
        phrase, end=mark, head=mark - 1, title=title, organization=None, country=None, core_end=mark, is_definite=True
    )


def right_hand(
    phrase: Phrase, owner: Phrase, doc: Doc, actors: Actors, meant_by: Callable[[Phrase], int | None]
) -> int | None:
    """Return the only other one named beside whoever holds the office, in one of the sentences before."""
    chief, here = meant_by(owner), sentence_number(doc, phrase.start)
    for back in range(1, _BACK + 1):
        named = [
            position
            for each in actors.phrases
            if sentence_number(doc, each.start) == here - back and each.kind == "person"
            if (position := actors.named_by(each)) is not None
        ]
        others = {each for each in named if each != chief}
        if chief in named and len(others) == 1:
            return others.pop()
    return None
