"""Is it left open whether it will be? "It is not certain that they will meet", "is in talks to meet them"."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.status.modality_cues import NEAR
from tasks.nlp.status.only_where import is_only_where

_FAR = frozenset({"far"})
_IN = frozenset({"in"})
_ABOUT = frozenset({"about", "on"})
_MET_IN_PERSON = frozenset({"meeting", "visit"})
_OWN = 3
"""Words of the chain that say it of the encounter itself: "told them to hold talks", not "to prepare for talks"."""


def left_open(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the word above the trigger that leaves it open."""
    for below, token in pairwise(chain[: 1 if is_only_where(chain[0], chain, lexicon) else _OWN]):
        word = _unsure(below, token, lexicon) or _bidding(below, token, lexicon)
        if word is not None:
            return word
    return (
        _weighed(chain[0], lexicon)
        or _uncertain(chain, lexicon)
        or _bargained(chain, lexicon)
        or _said_of_it(chain, lexicon)
    )


def is_about_meeting(talks: Token, lexicon: Lexicon) -> bool:
    """Whether the talks are on whether somebody will meet or visit somebody: "is in talks to meet them"."""
    if talks.lemma_ not in lexicon.modality.bargaining or syntax.preposition_before(talks) not in _IN:
        return False
    aims = (each for each in talks.rights if syntax.is_infinitive(each))
    return any(kind in _MET_IN_PERSON for each in aims for kind, _ in lexicon.triggers(each.lemma_, "VERB"))


def _weighed(verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the "about" of "was sceptical about negotiating with them": what somebody thinks of it."""
    is_weighed = verb.tag_ == "VBG" and verb.lemma_ in lexicon.modality.weighed
    return verb.head if is_weighed and syntax.preposition_before(verb) in _ABOUT else None


def _unsure(below: Token, verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the "certain" of "it is not certain that they will meet", "it is far from certain that they will"."""
    mark = syntax.complementizer(below) if below.pos_ in {"VERB", "AUX"} else None
    if verb.lemma_ not in lexicon.modality.standing or mark is None or mark.i < verb.i:
        return None
    said = verb.doc[verb.i + 1 : mark.i]
    is_open = syntax.negation(verb) is not None or any(each.lower_ in _FAR for each in said)
    words = lexicon.modality.unsure | (lexicon.modality.sure if is_open else frozenset())
    return next((each for each in said if each.lower_ in words), None)


def _uncertain(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the "no" of "there is no guarantee that they will meet"."""
    nouns = (each for each in chain[1:NEAR] if each.lemma_.lower() in lexicon.modality.certainties)
    return next((none for each in nouns if (none := syntax.negating_determiner(each)) is not None), None)


def _bidding(below: Token, verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the verb of "told them to negotiate"."""
    return verb if verb.lemma_ in lexicon.modality.bidding and syntax.is_infinitive(below) else None


def _bargained(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the "talks" of "is in talks to meet them": whether they will is what these are about."""
    below, talks = (*chain[:2], None, None)[:2]
    if below is None or talks is None or not syntax.is_infinitive(below) or below.lemma_ in lexicon.contexts.called_to:
        return None
    is_in = talks.lemma_ in lexicon.modality.bargaining and syntax.preposition_before(talks) in _IN
    return talks if is_in and any(each.lemma_ == "be" for each in chain[2:NEAR]) else None


def _said_of_it(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the "possibility" of "a meeting is a possibility", the verb of "the meeting depends on the courts"."""
    trigger, verb = (*chain[:2], None, None)[:2]
    if trigger is None or verb is None or not syntax.is_subject_of(trigger, verb) or syntax.is_past(verb):
        return None
    if verb.lemma_ in lexicon.modality.hinging and not syntax.auxiliaries(verb):
        return verb
    said = syntax.predicates(verb) if verb.lemma_ in lexicon.modality.standing else []
    return next((each for each in said if each.lemma_.lower() in lexicon.modality.proposed.nouns), None)
