"""Who acts in the clause in which somebody is described? Nobody meets himself: "A met the French president"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tasks.nlp import syntax
from tasks.nlp.actors import Actors
from tasks.nlp.phrase import Phrase

_BESIDE = frozenset({"", "with", "by", "to", "from", "alongside"})  # what stands before somebody who takes part
_BEING = frozenset({"be", "become", "remain", "stay"})  # "A is the French president"


def acting_beside(phrase: Phrase, doc: Doc, actors: Actors) -> frozenset[int]:
    """Return the actors named as subject of the verb whose object is described, or as object where it is the subject.

    None where the clause says what somebody is, or where the words only say as what somebody acts.
    """
    noun = doc[phrase.head]
    verb = syntax.governing_verb(noun)
    is_owned = phrase.is_possessor or phrase.is_modifier
    if verb is None or is_owned or verb.lemma_ in _BEING or syntax.preposition_before(noun) not in _BESIDE:
        return frozenset()
    is_acting = syntax.is_subject(noun)
    heads = syntax.objects(verb) + syntax.agents(verb) if is_acting else _acting(verb)
    return frozenset(_named_at([head.i for head in heads if head.i != noun.i], phrase, actors))


def _acting(verb: Token) -> list[Token]:
    """Return the subjects of the verb; where that is "he", of the next verb above too: "A said that he had met"."""
    found = syntax.subjects(verb)[0]
    if any(head.pos_ == "PRON" for head in found):
        above = syntax.governing_verb(found[0].head)
        found = [*found, *(syntax.subjects(above)[0] if above is not None else [])]
    return found


def _named_at(heads: list[int], phrase: Phrase, actors: Actors) -> Iterator[int]:
    for other in actors.phrases:
        if other is phrase or other.is_possessor or not any(other.start <= head < other.end for head in heads):
            continue
        position = actors.named_by(other)
        if position is not None:
            yield position
