"""Who is sent to an encounter: "sent its minister to Kabul for talks with A"?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.parties.argument_site import Arguments

_FOR = "for"


def sent_for(token: Token, arguments: Arguments, lexicon: Lexicon) -> Arguments:
    """Return those who are sent for talks in place of who sends them: "sent A to Kabul for talks with B"."""
    verb = arguments.verb
    if verb is None or verb.lemma_ not in lexicon.contexts.fielding or arguments.both or not arguments.whom:
        return arguments
    if syntax.preposition_before(token) != _FOR or syntax.is_passive(verb):
        return arguments
    sent = syntax.who_is_sent(verb, token)
    return Arguments(who=sent, whom=arguments.whom, verb=verb) if sent else arguments
