"""Which places cannot be those of the encounter? Those that stand for who acts, or only say which thing is meant."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.other_occasions import is_of_another_occasion
from tasks.nlp.scene import Scene
from tasks.nlp.where import Found
from tasks.records import EncounterType

_APART: frozenset[EncounterType] = frozenset({"call", "correspondence"})
_OF_BUILDINGS = frozenset({"GPE", "LOC", "FAC", "ORG"})


def is_at_one_place(scene: Scene) -> bool:
    """Whether those who take part come together: who calls or writes is elsewhere."""
    return scene.type not in _APART


def is_of_something_else(each: Found, scene: Scene) -> bool:
    """Whether the place can tell nothing of where they met."""
    if not is_at_one_place(scene):
        return True
    token = scene.around.doc[each.token]
    if _only_says_which(token, scene):
        return True
    words = scene.around.lexicon.circumstances
    if is_of_another_occasion(token, scene.anchors(token), words):
        return True
    if _is_where_something_is_said(token, scene):
        return True
    return not syntax.depends_on(token, scene.anchors(token)) and _acts(token, scene)


def _is_where_something_is_said(token: Token, scene: Scene) -> bool:
    """Whether the place is that of a speech or a briefing: "at a briefing in Lima he said that they had met"."""
    anchors, words = scene.anchors(token), scene.around.lexicon.circumstances
    for above in syntax.governors(token):
        if above.i in anchors or above.pos_ in {"VERB", "AUX"} or above.lemma_ in words.encounters | words.journeys:
            return False  # "in a speech at a conference in Lima he met her"
        if above.pos_ == "NOUN" and above.lemma_ in words.sayings:
            return True
    return False


def _acts(token: Token, scene: Scene) -> bool:
    """Whether the place stands for its government: "Beijing pressed ahead", but not "Beijing hosted the talks"."""
    if not syntax.is_subject(token) or token.head.pos_ != "VERB" or syntax.is_passive(token.head):
        return False
    return token.head.lemma_ not in scene.around.lexicon.circumstances.held


def _only_says_which(token: Token, scene: Scene) -> bool:
    """Whether another noun is meant: "White House staffers", "Pyongyang's launch"; not "the Geneva talks"."""
    if not (syntax.is_modifier(token) or syntax.is_possessor(token)):
        return False
    words, noun = scene.around.lexicon.circumstances, token.head
    nouns = scene.around.lexicon.place_nouns
    is_told = noun in scene.triggers or noun.i in scene.other_triggers
    if is_told or noun.lemma_ in words.encounters | words.journeys or noun.lower_ in nouns.area | nouns.settlement:
        return False  # "the Geneva talks", "in Mombasa County"
    is_inside = syntax.is_possessor(token) and noun.ent_type_ in _OF_BUILDINGS  # "Kabul's Polytechnic University"
    is_building = any(part.lemma_.lower() in words.buildings for part in (noun, *syntax.modifiers(noun)))
    return not is_inside and not is_building  # "a Paris hotel room"
