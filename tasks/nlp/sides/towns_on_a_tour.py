"""Which names in a list of places are places too? "Visits Manchester, Leicester, Dorset and Torbay"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from tasks.nlp.parties.party import Party

_SEVERAL = 2  # places that make a list of names one of places


def without_towns(goals: Sequence[Party], doc: Doc) -> list[Party]:
    """Return those to whom somebody goes without names of one word among more places: "Bath, Dorset and Torbay".

    A body has an article before it or is written in capitals: "visited Berlin, Paris and NATO".
    """
    places = [party for party in goals if party.is_place]
    unknown = [party for party in goals if not party.is_place and _may_be_town(party, doc)]
    if len(places) < _SEVERAL or len(places) <= len(unknown):
        return list(goals)
    return [party for party in goals if party not in unknown]


def _may_be_town(party: Party, doc: Doc) -> bool:
    words = doc[party.start : party.end].text
    is_bare = party.title is None and party.country is None and party.kind in {"organization", "person"}
    return is_bare and party.text == words and words.istitle() and " " not in words
