"""Is the place that of something beside the encounter: "met amid protests in Rome", "met as shells fell on Kyiv"?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.scene import Scene

_OF_IT = frozenset({"a participant", "somebody pointed back to", "the encounter"})
_BEFORE = frozenset({"before"})
_GOALS = frozenset({"to", "for", "into"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def is_beside(token: Token, scene: Scene) -> bool:
    """Whether what was at the place only went on while they met, or was done afterwards."""
    anchors = scene.anchors(token)
    if not anchors:
        return False
    return _is_circumstance(token, scene) or _is_meanwhile(token, scene) or _is_left_for(token, scene)


def _is_circumstance(token: Token, scene: Scene) -> bool:
    """Whether it is that of a thing amid or despite which they met: "met despite the floods in Valencia"."""
    anchors, is_thing = scene.anchors(token), False
    for above in syntax.governors(token):
        if above.i in anchors or above.pos_ in {"VERB", "AUX"}:
            return False
        if is_thing and above.lower_ in scene.around.lexicon.circumstances.circumstantial:
            return True
        is_thing = is_thing or above.pos_ in _NOUNS
    return False


def _is_meanwhile(token: Token, scene: Scene) -> bool:
    """Whether others did something there: "as shells fell on Kyiv", not "while she was in Kyiv"."""
    verb, anchors = syntax.verb_of(token), scene.anchors(token)
    if verb is None or verb.i in anchors or not syntax.is_at_that_time(verb, anchors):
        return False
    return scene.subject(verb) not in _OF_IT and not scene.is_held_there(token)


def _is_left_for(token: Token, scene: Scene) -> bool:
    """Whether somebody went there afterwards: "before flying to Kyiv", "met B and then flew to Kyiv"."""
    verb, words = syntax.governing_verb(token), scene.around.lexicon.circumstances
    if verb is None or verb.lemma_ not in words.motion or syntax.preposition_before(token) not in _GOALS:
        return False
    before = [each for each in scene.triggers if each.i < verb.i and each.sent == verb.sent]
    if not before:
        return False
    opener = next(iter(syntax.words_before_gerund(verb)), None)
    if opener is not None and opener.lower_ in _BEFORE:
        return True
    if any(each.i in scene.other_triggers for each in verb.subtree):
        return False  # another encounter is told there, of which the place is weighed as well
    done = [each for trigger in before for each in syntax.own_verbs(trigger)[:1]]
    return any(verb in syntax.conjuncts(each) and verb.tag_ == each.tag_ for each in done)
