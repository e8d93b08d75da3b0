"""Does a plural behind two names tell their offices? "A and B, the presidents of Kenya and Uganda," are two."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from tasks.nlp.names.phrase import Phrase
from tasks.nlp.names.phrases import PhraseReader
from tasks.nlp.parties.party import Party

_FEWEST = 2
_OF_OFFICES = frozenset({"of", "for"})


def are_offices_of(senders: Sequence[Party], named: Sequence[Party]) -> bool:
    """Whether there is one office for each who is named before: "A and B, the presidents of Kenya and Uganda"."""
    count = len(senders)
    return count >= _FEWEST and len(named) >= count and _are_people(named[-count:])


def offices_end(phrase: Phrase, named: Sequence[Party], doc: Doc, phrases: PhraseReader, limit: int) -> int:
    """Return the end of "the ministers of trade and health" behind "A and B", else 0."""
    is_told = any(word.lower_ in _OF_OFFICES for word in doc[phrase.start : phrase.end])
    if (
        phrase.title is None
        or not is_told
        or not _are_people(named[-_FEWEST:])
        or doc[named[-1].start - 1].lower_ != "and"
    ):
        return 0
    if phrase.end + 1 >= limit or doc[phrase.end].lower_ != "and":
        return phrase.end
    second = phrases.at(phrase.end + 1)  # "presidents of the Chamber of Commerce | and the Industrial Union"
    is_body = second is not None and second.kind in {"organization", "country"} and second.end < limit
    return second.end if second is not None and is_body and doc[second.end].text in {",", "."} else 0


def _are_people(named: Sequence[Party]) -> bool:
    return len(named) >= _FEWEST and all(each.kind == "person" and each.actor is not None for each in named)
