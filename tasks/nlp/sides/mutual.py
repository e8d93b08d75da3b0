"""Do several have it with each other? "Spoke by telephone", "in a call A and B agreed", "A and B shook hands"."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.parties.party import Party
from tasks.nlp.sides.triggers import Trigger
from tasks.nlp.text.sentence_numbers import sentence_end


def is_joint(verb: Token, lexicon: Lexicon) -> bool:
    """Whether several do it with each other: "spoke by telephone", "talked for half an hour"."""
    contexts = lexicon.contexts
    behind = verb.doc[verb.i + 1 : min(sentence_end(verb), verb.i + 10)]
    words = {word for token in behind for word in (token.lower_, token.lemma_)}
    return bool(words & (contexts.telephone | contexts.measures | contexts.together))


def is_shared(trigger: Trigger, who: list[Party], lexicon: Lexicon) -> bool:
    """Whether several who are told have it with each other, and with nobody else."""
    if len(who) < 2:
        return False
    is_within = (
        trigger.type == "call" and _is_within(trigger, lexicon) and all(party.actor is not None for party in who)
    )
    return is_within or _is_had_together(trigger, lexicon)


def is_common(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether its subjects have it with each other, whoever else does."""
    return _is_within(trigger, lexicon) or _is_had_together(trigger, lexicon)


def _is_within(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether something is done in it: "in a call on Sunday A, B and C agreed"."""
    return trigger.rule.frame == "nominal" and syntax.preposition_before(trigger.token) in lexicon.contexts.within


def _is_had_together(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether it is the object of what several do: "A and B opened a dialogue", "shook hands", "had lunch"."""
    counted = syntax.event_head(trigger.token, lexicon.contexts.measures)  # "a round of dialogue"
    return trigger.rule.frame == "nominal" and syntax.is_light(counted, lexicon.contexts.sharing)
