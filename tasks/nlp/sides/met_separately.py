"""Whom did somebody meet apart from the others by the same word: "held talks with A and separately with B"?"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader
from tasks.nlp.text.sentence_numbers import sentence_end

_JOINTS = frozenset({"and", ","})
_TO_B = frozenset({",", "with", "to"})
_ONE_MORE = frozenset({"another", "separate"})
_ONE = frozenset({"one", "with"})
_MET = frozenset({"person", "organization"})


@dataclass(frozen=True, slots=True)
class Apart:
    """Somebody who was met apart; tokens `begin` to `end` say whom, where and when."""

    party: Party
    begin: int
    end: int


def met_separately(trigger: Token, parties: PartyReader, phrases: PhraseReader, apart: frozenset[str]) -> Apart | None:
    """Return the other who was met apart, or by one more of its kind: "a meeting with A and another with B".

    Not "met A and B separately", nor "and, separately, B said", where B does something else.
    """
    doc, end = trigger.doc, sentence_end(trigger)
    for i in range(trigger.i + 2, end - 1):
        if doc[i - 1].lower_ not in _JOINTS and doc[i - 1].lower_ != "a":
            continue
        is_apart = doc[i].lower_ in apart
        if not is_apart and not (doc[i].lower_ in _ONE_MORE and doc[i + 1].lower_ in _ONE):
            continue
        at = i + 1
        while at < end and (doc[at].lower_ in _TO_B or (not is_apart and doc[at].lower_ in _ONE)):
            at += 1
        party = _party_at(at, end, parties, phrases)
        if party is not None:
            return Apart(party, i, end)
    return None


def _party_at(at: int, end: int, parties: PartyReader, phrases: PhraseReader) -> Party | None:
    """Return who is named there, unless he is the subject of a clause of its own."""
    phrase = phrases.at(at) if at < end else None
    if phrase is None or phrase.is_possessor or phrase.is_modifier:
        return None
    party = parties.party(phrase)
    is_met = party.actor is not None and party.kind in _MET
    return party if is_met and not syntax.is_subject(phrases.doc[phrase.head]) else None
