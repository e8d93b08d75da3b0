"""Is an expression that of another encounter of its sentence: "they met ahead of a summit in Lima on Friday"?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.seed_shapes import CircumstanceWords


def is_of_another_occasion(token: Token, anchors: frozenset[int], words: CircumstanceWords) -> bool:
    """Whether the token says where or when something was that was told to be before or after the anchors.

    What they met at or during, or on the sidelines of, was where they met and then.
    """
    nouns = words.encounters | words.journeys
    noun: Token | None = None
    is_apart = False
    for above in syntax.governors(token):
        if above.i in anchors:
            return is_apart
        if above.pos_ in {"NOUN", "PROPN"}:
            noun = above
        elif above.lower_ in words.apart and noun is not None:
            is_apart = noun.lemma_.lower() in nouns
        if not is_apart and above.pos_ in {"VERB", "AUX"}:
            return False
    return False
