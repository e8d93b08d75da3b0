"""Who offered whom an encounter? "The union rejected Glencore's offer of talks", "said no to an offer from B"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.parties.argument_site import Arguments
from tasks.nlp.text.sentence_numbers import sentence_start

_FROM = frozenset({"from", "by"})
_TO = frozenset({"to"})
_FOR = frozenset({"for"})


def asked_for(token: Token, arguments: Arguments, lexicon: Lexicon) -> Arguments:
    """Return who made the offer that the noun is of, and who answered it, where nobody else is said to take part."""
    if arguments.whom or arguments.both:
        return arguments
    offer = _asked_thing(token, lexicon) or _invitation_to_attend(token, lexicon)
    if offer is None:
        return arguments
    owner = syntax.owner_of(offer)
    givers = [each for noun in (offer, token) for each in syntax.prepositional(noun, _FROM)]
    givers = [owner] if owner is not None else givers
    verb = syntax.verb_of(offer)
    answering = _answering(offer, verb, lexicon) if verb is not None else []
    if not givers or not answering:
        return arguments
    return Arguments(who=givers, whom=answering, verb=verb)


def taken(call: Token, arguments: Arguments, lexicon: Lexicon) -> Arguments:
    """Return who rang and who took or ignored the call, "took A's call"; who returns it rings himself."""
    owner, verb = syntax.owner_of(call), syntax.verb_of(call)
    returning = lexicon.contexts.returning_calls
    if owner is None or verb is None or arguments.both or verb.lemma_ not in lexicon.contexts.taking_calls | returning:
        return arguments
    if syntax.prepositional(call, _FOR):
        return arguments  # "returned the bishop's call for peace"
    subjects, is_passive = syntax.subjects(verb)
    is_taken = syntax.is_object_of(call, verb) and not is_passive
    if not is_taken or not subjects:
        return arguments
    rang, answered = (subjects, [owner]) if verb.lemma_ in returning else ([owner], subjects)
    return Arguments(who=rang, whom=answered, verb=verb)


def invited(trigger: Token, arguments: Arguments, lexicon: Lexicon) -> Arguments:
    """Return who is asked to come, and whose guest he is: "A accepted B's invitation to visit Rome"."""
    if not syntax.is_infinitive(trigger):
        return arguments
    host = _inviting(trigger, lexicon)
    if host is not None:
        return replace(arguments, whom=arguments.whom or host)
    noun = syntax.noun_completed(trigger)
    verb = syntax.verb_of(noun) if noun is not None else None
    if noun is None or verb is None or noun.lemma_.lower() not in lexicon.modality.invitations:
        return arguments
    owner = syntax.owner_of(noun)
    givers = [each for word in (noun, trigger) for each in syntax.prepositional(word, _FROM)]
    givers = [owner] if owner is not None else givers
    guests = syntax.prepositional(noun, _TO) or _answering(noun, verb, lexicon) or _receiving(noun, verb)
    if not guests:
        return arguments
    whom = arguments.whom or [each for each in givers if syntax.is_name(each)]
    return replace(arguments, who=guests, whom=whom)


def _inviting(trigger: Token, lexicon: Lexicon) -> list[Token] | None:
    """Return A of "A invited B to visit Rome", None where nobody is invited."""
    verb = syntax.governing_verb(trigger)
    if verb is None or verb.lemma_ not in lexicon.modality.invitations:
        return None
    subjects, is_passive = syntax.subjects(verb)
    return syntax.agents(verb) if is_passive else subjects


def _receiving(noun: Token, verb: Token) -> list[Token]:
    """Return B of "conveyed to B an invitation to visit Rome"."""
    return syntax.prepositional(verb, _TO) if syntax.is_object_of(noun, verb) else []


def _asked_thing(token: Token, lexicon: Lexicon) -> Token | None:
    """Return "offer" for the talks in "an offer of talks", whatever the parser has the preposition hang on."""
    above = syntax.noun_above(token)
    preposition = syntax.preposition_of(token)
    beside = preposition.nbor(-1) if preposition is not None and preposition.i > sentence_start(token) else None
    found = (each for each in (above, beside) if each is not None and each.pos_ == "NOUN")
    return next((each for each in found if each.lemma_.lower() in lexicon.modality.asked_things), None)


def _invitation_to_attend(token: Token, lexicon: Lexicon) -> Token | None:
    """Return "invitation" for the meeting of "an invitation by A to attend a meeting"."""
    verb = syntax.verb_of(token)
    if verb is None or verb.lemma_ not in lexicon.contexts.presence or not syntax.is_infinitive(verb):
        return None
    noun = syntax.noun_completed(verb)
    return noun if noun is not None and noun.lemma_.lower() in lexicon.modality.invitations else None


def _answering(offer: Token, verb: Token, lexicon: Lexicon) -> list[Token]:
    """Return who accepted the offer or turned it down, who said yes or no to it."""
    subjects, is_passive = syntax.subjects(verb)
    modality = lexicon.modality
    answers = modality.refusing | modality.accepting | modality.denied.verbs | modality.answering
    if {verb.lemma_, syntax.particle(verb)} & answers:
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
    is_accepted = bool({verb.lemma_, syntax.particle(verb)} & lexicon.modality.accepting)
    return is_accepted or (said is not None and said.lower_ in lexicon.modality.yes_words)
