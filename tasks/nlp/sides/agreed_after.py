"""Whose talks were those after which there was a deal: "A has reached a deal with B after talks in Rome"?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.parties.argument_site import Arguments
from tasks.nlp.sides.told_before import is_definite

_BEHIND = frozenset({"after", "following"})
_WITH = frozenset({"with"})


def agreed_after(talks: Token, lexicon: Lexicon) -> Arguments | None:
    """Return who agreed with whom after talks of which nothing else is told, or None where it is no such sentence.

    "The ferry firm has settled its dispute with the dockers after nine hours of talks": theirs, what else.
    """
    noun = syntax.noun_above(talks) or talks  # "hours of talks"
    preposition = syntax.preposition_of(noun)
    if preposition is None or preposition.lower_ not in _BEHIND or is_definite(talks):
        return None
    verb = syntax.governing_verb(noun)
    if verb is None or syntax.is_passive(verb):
        return None
    deals = [each for each in syntax.objects(verb) if each.lemma_ in lexicon.topics.accords | lexicon.topics.matters]
    partners = [head for each in (*deals, verb) for head in syntax.prepositional(each, _WITH)] if deals else []
    who = syntax.subjects(verb)[0]
    return Arguments(who=who, whom=partners) if who and partners else None
