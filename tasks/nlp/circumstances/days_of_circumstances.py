"""Is the day that of something beside the encounter: "met before they voted on Monday", "despite Monday's strike"?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.scene import Scene
from tasks.records import Time

_BEFORE = frozenset({"before", "until", "once", "since"})
_AHEAD = frozenset({"ahead"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})


def is_of_circumstance(time: Time, token: Token, scene: Scene) -> bool:
    """Whether what was on the day, whose highest word is the token, only stands beside the encounter."""
    anchors = scene.anchors(token)
    if not any(each.sent == token.sent for each in scene.triggers):
        return False
    return _is_beside_a_thing(token, anchors, scene) or _is_before(time, token, anchors)


def _is_beside_a_thing(token: Token, anchors: frozenset[int], scene: Scene) -> bool:
    """Whether it is the day of a thing amid, despite or ahead of which they met."""
    words, is_thing = scene.around.lexicon.circumstances.circumstantial | _AHEAD, False
    for above in syntax.governors(token):
        if above.i in anchors or (above.pos_ in _VERBS and not syntax.is_relative(above)):
            return False
        if is_thing and above.lower_ in words:
            return True
        is_thing = is_thing or (above.pos_ in _NOUNS and above.ent_type_ != "DATE")
    return False


def _is_before(time: Time, token: Token, anchors: frozenset[int]) -> bool:
    """Whether the clause says what was done only later: "before flying home on Friday", "before A voted"."""
    verb = syntax.verb_of(token)
    above = syntax.governing_verb(verb) if verb is not None else None
    if verb is None or above is None or verb.i in anchors or above.i not in anchors:
        return False
    mark = syntax.complementizer(verb) or next(iter(syntax.words_before_gerund(verb)), None)
    if mark is None or time.span.start <= mark.idx < time.span.end:
        return False  # "the day before the strike began on 11 May" is told as one
    return mark.lower_ in _BEFORE
