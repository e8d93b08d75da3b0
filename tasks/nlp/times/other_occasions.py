"""Is an expression that of another encounter of its sentence: "they met ahead of a summit in Lima on Friday"?"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.seed_shapes import CircumstanceWords

_IN_PLACE = frozenset({"ADP", "PROPN", "DET", "ADV"})  # "in the Netherlands later"


def is_of_another_occasion(token: Token, anchors: frozenset[int], words: CircumstanceWords) -> bool:
    """Whether the token says where or when something was that was told to be before or after the anchors, or arranged.

    What they met at or during, or on the sidelines of, was where they met and then.
    """
    nouns = words.encounters | words.journeys
    noun: Token | None = None
    is_apart = False
    for above in syntax.governors(token):
        if noun is not None and noun.lemma_.lower() in nouns - words.journeys and above.lemma_ in words.arranging:
            is_apart = True  # "met to prepare a conference in Lima"; "plans a trip to Lima to meet them"
        if above.i in anchors:
            return is_apart
        if above.pos_ in {"NOUN", "PROPN"}:
            noun = above
        elif above.lower_ in words.meanwhile:
            noun = None  # "discussed it during a visit to Lima"
        elif above.lower_ in words.apart and noun is not None:
            is_apart = noun.lemma_.lower() in nouns | words.public | words.local
        if not is_apart and above.pos_ in {"VERB", "AUX"}:
            return False
    return False


def is_of_another_journey(token: Token, triggers: Collection[Token], words: CircumstanceWords) -> bool:
    """Whether it says where or when another encounter was of which something is said: "A's visit to X in May helped".

    Which the clause of the anchors only tells: "Receiving B, he said that A's visit to X in May had helped".
    """
    for above in syntax.governors(token):
        if above.pos_ in {"VERB", "AUX"} or above in triggers:
            return False
        if above.pos_ == "NOUN" and above.lemma_ in words.encounters | words.journeys:
            here = [each for each in triggers if each.sent == token.sent]
            role = syntax.role(above)
            if not here or role is None or role.relation != "subject":
                return False
            return all(each.i < above.left_edge.i and role.verb not in syntax.own_verbs(each) for each in here)
    return False


def is_told_behind_another(token: Token, start: int, anchors: frozenset[int], words: CircumstanceWords) -> bool:
    """Whether the expression from `start` on ends a phrase that sets another encounter ahead of the anchors.

    "Met ahead of a summit in Lima later in the week": the parser may hang the week on the verb.
    """
    sentence = token.sent
    for noun in reversed(token.doc[sentence.start : start]):
        if noun.pos_ == "NOUN" and noun.lemma_ in words.encounters - words.journeys:
            return noun.i not in anchors and _is_ahead(noun, words)
        if noun.pos_ not in _IN_PLACE:
            return False
    return False


def is_still_to_come(token: Token, triggers: Iterable[Token], words: CircumstanceWords) -> bool:
    """Whether the sentence tells of something else, ahead of the encounter: "spoke in Lima on Friday before talks"."""
    here = [each for each in triggers if each.sent == token.sent]
    return bool(here) and all(token.i < each.i and _is_ahead(each, words) for each in here)


def _is_ahead(trigger: Token, words: CircumstanceWords) -> bool:
    """Whether the encounter follows "ahead of" or "before", with nothing but prepositions between."""
    for above in syntax.governors(trigger):
        if above.lower_ in words.ahead:
            return True
        if above.pos_ != "ADP":
            return False
    return False
