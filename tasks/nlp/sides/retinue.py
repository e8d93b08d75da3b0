"""Who only comes along? "His wife" and "his delegation" beside somebody who is named."""

from __future__ import annotations

from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.meant.coreference import Cast
from tasks.nlp.parties.party import Party

_OWNERS = frozenset({"his", "her", "its", "their"})
_THEIRS = "their"
_BESIDE = 2  # tokens from the kin to who is beside them: "and"
_OF_HIS = ("of", "his", "delegation")


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
    is_one = party.kind == "person" or (
        party.kind == "group" and (doc[party.start].lower_ in _OWNERS or _is_beside_kin(party, cast, lexicon))
    )
    return is_one and doc[party.end - 1].lemma_.lower() in lexicon.contexts.kin


def _is_beside_kin(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is the children of "his wife and children"."""
    doc, start = cast.doc, party.start
    return start >= _BESIDE and doc[start - 1].lower_ == "and" and doc[start - 2].lemma_.lower() in lexicon.contexts.kin


def _is_retinue(party: Party, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether it is "his accompanying delegation", "four members of his cabinet": whose it is stands beside it."""
    phrase = cast.phrase_at(party.start)
    if phrase is None:
        return False
    doc, teams = cast.doc, lexicon.contexts.teams
    if _is_beside_kin(party, cast, lexicon) and doc[phrase.head].lower_ in teams:
        return True  # "his wife and entourage"
    behind = [token.lower_ for token in doc[phrase.head + 1 : phrase.end]]
    if len(behind) == len(_OF_HIS) and behind[0] == "of" and behind[1] in _OWNERS:
        return behind[2] in teams | lexicon.contexts.own_circle
    if phrase.owner is None or phrase.end > phrase.head + 1:
        return False
    if phrase.is_plural and phrase.title is not None and doc[phrase.owner].lower_ == _THEIRS:
        return True  # "A and B, accompanied by their foreign ministers"
    return doc[phrase.owner].lower_ in _OWNERS and doc[phrase.head].lower_ in teams
