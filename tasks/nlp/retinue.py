"""Who only comes along? "His wife" and "his delegation" beside somebody who is named."""

from __future__ import annotations

from tasks.nlp.coreference import Cast
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.party import Party

_OWNERS = frozenset({"his", "her", "its", "their"})


def without_retinue(side: list[Party], cast: Cast, lexicon: Lexicon) -> list[Party]:
    """Leave out "his wife" and "his delegation" beside somebody who is named."""
    if not any(party.actor is not None for party in side):
        return side
    return [
        party
        for party in side
        if party.actor is not None or not (_is_retinue(party, cast, lexicon) or _is_kin(party, cast, lexicon))
    ]


def _is_kin(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is "his wife" or "their three children", but not "friends" and "relatives of the missing"."""
    doc = cast.doc
    is_one = party.kind == "person" or (party.kind == "group" and doc[party.start].lower_ in _OWNERS)
    return is_one and doc[party.end - 1].lemma_.lower() in lexicon.contexts.kin


def _is_retinue(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is "his accompanying delegation": whose it is stands beside it."""
    phrase = cast.phrase_at(party.start)
    if phrase is None or phrase.owner is None or phrase.end > phrase.head + 1:
        return False
    doc = cast.doc
    return doc[phrase.owner].lower_ in _OWNERS and doc[phrase.head].lower_ in lexicon.contexts.teams
