"""Do roads or rivers meet, and not people?"""

from __future__ import annotations

import re

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.parties.party import Party
from tasks.nlp.sides.sides import Sides

_ROAD = re.compile(r"[A-Z]{1,2}[- ]?\d+")


def ways_that_meet(verb: Token, sides: Sides, lexicon: Lexicon) -> str | None:
    """Return what meets where it is no people, "roads" or "waters"; `verb` is a form of "meet"."""
    if sides.who and all(_is_road(party) for party in sides.everybody):
        return "roads"
    return "waters" if _are_waters(verb, lexicon) else None


def _is_road(party: Party) -> bool:
    """Whether it has the number of a road: "where the A1 meets the M25"."""
    return _ROAD.fullmatch(party.text.removeprefix("the ")) is not None


def _are_waters(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the present tells where two rivers meet: "near Koblenz the Moselle meets the Rhine"."""
    if verb.tag_ not in {"VBZ", "VBP"} or syntax.auxiliaries(verb):
        return False
    named = [each for head in syntax.subjects(verb)[0] for each in (head, *syntax.modifiers(head))]
    if any(each.lemma_.lower() in lexicon.contexts.ways for each in named):
        return True  # "the rivers Tigris and Euphrates meet"
    nearest = syntax.subjects_before(verb)[-1:]  # "near Koblenz | the Moselle": the parser may give two
    others = [each for head in syntax.objects(verb) for each in syntax.conjuncts(head)]
    may_be = all(_may_be_river(each, lexicon) for each in [*nearest, *others])
    return bool(nearest and others) and may_be and all(each.ent_type_ != "ORG" for each in others)


def _may_be_river(noun: Token, lexicon: Lexicon) -> bool:
    """Whether it is a name behind "the" that is no body's: "the Danube", but not "the Kremlin", "the IMF"."""
    is_name = noun.tag_ == "NNP" and syntax.determiner(noun) == "the" and noun.text.istitle()
    return is_name and fold(noun.text) not in lexicon.bodies
