"""Whom did each of several meet for himself: "A received B and C in turn", "A and B met C and D respectively"?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.parties.party import Party
from tasks.nlp.sides.triggers import Trigger

_REACH = 2  # tokens between the last name and "respectively": a comma

Meeting = tuple[tuple[Party, ...], tuple[Party, ...]]
"""Who met whom in one of several encounters."""


def meetings_apart(
    trigger: Trigger, who: tuple[Party, ...], whom: tuple[Party, ...], lexicon: Lexicon
) -> list[Meeting]:
    """Return the encounters of which the trigger tells where each had his own; else nothing.

    "Separate talks with A and B" are a plural, which is one encounter.
    """
    if not who or not whom or not all(map(_is_known, who if len(who) > 1 else whom)):
        return []
    if len(who) == len(whom) > 1 and all(map(_is_known, whom)) and _are_paired(trigger, whom, lexicon):
        return [((one,), (other,)) for one, other in zip(who, whom, strict=True)]
    verb: Token | None = trigger.token
    if trigger.rule.frame == "by_phone":
        verb = syntax.governing_verb(trigger.token)  # "spoke separately by phone with A and B"
    if verb is None or verb.pos_ != "VERB":
        return []
    if not (syntax.has_qualifier(verb, lexicon.contexts.apart) or _are_in_turn(trigger, whom, lexicon)):
        return []
    if len(whom) > 1 and len(who) == 1:
        return [(who, (party,)) for party in whom]
    if len(who) > 1 and len(whom) == 1:
        return [((party,), whom) for party in who]
    return []


def _are_paired(trigger: Trigger, whom: tuple[Party, ...], lexicon: Lexicon) -> bool:
    """Whether "respectively" stands before the verb or right behind those who were met."""
    doc, pairing = trigger.token.doc, lexicon.contexts.respectively
    verb = trigger.token if trigger.token.pos_ == "VERB" else syntax.governing_verb(trigger.token)
    end = max(party.end for party in whom)
    behind = doc[end : min(trigger.token.sent.end, end + _REACH)]
    is_before = verb is not None and verb.i > 0 and verb.nbor(-1).lower_ in pairing
    return is_before or any(token.lower_ in pairing for token in behind)


def _are_in_turn(trigger: Trigger, whom: tuple[Party, ...], lexicon: Lexicon) -> bool:
    """Whether "one after another" follows right behind their names."""
    doc, end = trigger.token.doc, max(party.end for party in whom)
    return any(doc[end : end + phrase.count(" ") + 1].text.lower() == phrase for phrase in lexicon.contexts.in_turn)


def _is_known(party: Party) -> bool:
    return party.actor is not None or party.country is not None
