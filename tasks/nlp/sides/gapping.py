"""Which encounters does a verb tell that is said but once: "met A in Cairo on Monday and B in Amman on Tuesday"?"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.parties.party import Party
from tasks.nlp.parties.who import PartyReader

_CIRCUMSTANCES = frozenset({"in", "at", "on", "near", "outside", "during", "over", "for", "about"})
_WHERE_OR_WHEN = frozenset({"in", "at", "on", "near", "outside"})
_PASSED = frozenset({"then", "later", "afterwards", "with", "to", "and"})
_MET = frozenset({"person", "organization"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART", "ADV", "PRON"})


@dataclass(frozen=True, slots=True)
class Gap:
    """Somebody else whom the same verb has for its object; tokens `begin` to `end` say where and when."""

    party: Party
    start: int
    end: int
    begin: int
    """Where its circumstances begin, before the name in "on Tuesday B in Rome"."""


def gaps(verb: Token, whom: list[Party], parties: PartyReader, phrases: PhraseReader) -> list[Gap]:
    """Return the others whom the verb has for its object, behind the circumstances of those of `whom`."""
    return _gaps_from(whom[0].end, verb, parties, phrases) or _gaps_from(
        max(party.end for party in whom), verb, parties, phrases
    )


def _gaps_from(end: int, verb: Token, parties: PartyReader, phrases: PhraseReader) -> list[Gap]:
    found: list[Gap] = []
    while True:
        begin, start = _next(end, verb, phrases)
        party = parties.party(phrase) if start and (phrase := phrases.at(start)) is not None else None
        if party is None or party.actor is None or party.kind not in _MET:
            break
        found.append(Gap(party, start, verb.sent.end, begin))
        end = party.end
    return [
        Gap(gap.party, gap.start, found[k + 1].begin if k + 1 < len(found) else gap.end, gap.begin)
        for k, gap in enumerate(found)
    ]


def _next(i: int, verb: Token, phrases: PhraseReader) -> tuple[int, int]:
    """Return where a name begins that stands behind place or time and has a place or time of its own, else 0.

    First where that place or time begins: before the name in "on Tuesday B in Rome".
    """
    doc, sentence = verb.doc, verb.sent
    is_aside_closed = i + 1 < sentence.end and doc[i].text == "," and doc[i + 1].lower_ in _CIRCUMSTANCES
    i += is_aside_closed  # "met the premier, A, | in Rome and the king in Oslo"
    begin = i
    while i < sentence.end and doc[i].text != "," and doc[i].lower_ != "and":
        is_time = doc[i].ent_type_ in {"DATE", "TIME"}
        if not (is_time or doc[i].pos_ in _NOMINAL or doc[i].lower_ in _CIRCUMSTANCES):
            return 0, 0
        i += 1
    if i == begin or not (doc[begin].lower_ in _CIRCUMSTANCES or doc[begin].ent_type_ in {"DATE", "TIME"}):
        return 0, 0
    if i + 1 < sentence.end and doc[i].text == ",":
        i += 1
    while i < sentence.end and doc[i].lower_ in _PASSED:
        i += 1
    front = i
    while i + 1 < sentence.end and (doc[i].ent_type_ in {"DATE", "TIME"} or _opens_time(doc[i])):
        i += 1
    phrase = phrases.at(i) if i < sentence.end else None
    if phrase is None or phrase.kind not in _MET or phrase.form != "name" or phrase.is_possessor or phrase.is_modifier:
        return 0, 0
    if front < i:
        return front, i
    after = phrase.end + 1 if phrase.end < sentence.end and doc[phrase.end].text == "," else phrase.end
    if after >= sentence.end:
        return 0, 0
    if after + 1 < sentence.end and doc[after + 1].tag_ == "PRP$":
        return 0, 0  # "with B at her side"
    is_told = doc[after].lower_ in _WHERE_OR_WHEN or doc[after].ent_type_ in {"DATE", "TIME"}
    return (i, i) if is_told else (0, 0)


def _opens_time(word: Token) -> bool:
    """Whether a time follows: the "on" of "on Tuesday"."""
    return word.lower_ in _WHERE_OR_WHEN and word.nbor(1).ent_type_ in {"DATE", "TIME"}
