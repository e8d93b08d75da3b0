"""Is who stands behind "with" part of what they met to speak about: "met A to discuss the feud with B"?"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.parties.argument_site import WITH, Arguments

_MEETING = frozenset({"meet", "receive", "with"})  # frames of verbs that have the other side beside them


def without_topic(token: Token, arguments: Arguments, lexicon: Lexicon) -> Arguments:
    """Return the arguments without B of "met A to discuss the feud with B": A is the other side.

    In "flew to Rome to discuss the feud with B" nobody else is told.
    """
    if not arguments.whom or not is_told_with_another(token, lexicon):
        return arguments
    is_it = any(each.pos_ == "PRON" for each in syntax.objects(token))  # "to discuss it with B"
    return arguments if is_it else replace(arguments, whom=[])


def is_told_with_another(token: Token, lexicon: Lexicon) -> bool:
    """Whether the verb is what somebody met another for, who stands before it: "met A | to discuss"."""
    above = syntax.governing_verb(token) if syntax.is_infinitive(token) else None
    if above is None or above.i > token.i or not (syntax.objects(above) or syntax.prepositional(above, WITH)):
        return False
    return any(rule.frame in _MEETING for _, rule in lexicon.triggers(above.lemma_, "VERB"))
