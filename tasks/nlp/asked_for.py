"""Who offered whom an encounter? "The union rejected Glencore's offer of talks", "said no to an offer from B"."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.argument_site import Arguments
from tasks.nlp.lexicon import Lexicon

_FROM = frozenset({"from", "by"})
_TO = frozenset({"to"})


def asked_for(token: Token, arguments: Arguments, lexicon: Lexicon) -> Arguments:
    """Return who made the offer that the noun is of, and who answered it, where nobody else is said to take part."""
    offer = syntax.noun_above(token)
    if offer is None or offer.lemma_.lower() not in lexicon.modality.asked_things:
        return arguments
    if arguments.whom or arguments.both:
        return arguments
    owner = syntax.owner_of(offer)
    givers = [each for noun in (offer, token) for each in syntax.prepositional(noun, _FROM)]
    givers = [owner] if owner is not None else givers
    verb = syntax.verb_of(offer)
    answering = _answering(offer, verb, lexicon) if verb is not None else []
    if not givers or not answering:
        return arguments
    return Arguments(who=givers, whom=answering, verb=verb)


def _answering(offer: Token, verb: Token, lexicon: Lexicon) -> list[Token]:
    """Return who accepted the offer or turned it down, who said yes or no to it."""
    subjects, is_passive = syntax.subjects(verb)
    modality = lexicon.modality
    if {verb.lemma_, syntax.particle(verb)} & (modality.refusing | modality.accepting | modality.denied.verbs):
        return syntax.agents(verb) if is_passive else subjects if syntax.is_object_of(offer, verb) else []
    return subjects if offer in syntax.prepositional(verb, _TO) and answer_given(verb, lexicon) is not None else []


def answer_given(verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the "yes" or "no" of "said no to a meeting"."""
    if verb.lemma_ not in lexicon.modality.speech:
        return None
    words = lexicon.modality.no_words | lexicon.modality.yes_words
    return next((each for each in verb.rights if each.lower_ in words), None)


def is_accepting(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the verb makes a plan of what was asked for: "accepted an offer", "said yes to an offer"."""
    said = answer_given(verb, lexicon)
    return verb.lemma_ in lexicon.modality.accepting or (said is not None and said.lower_ in lexicon.modality.yes_words)
