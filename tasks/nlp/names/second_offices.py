"""What else is somebody of whom two offices are told: "A, Deputy Premier and Minister of Finance of Jordan,"?"""

from __future__ import annotations

from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.text.words import Words

_LONGEST_LAND = 4  # words: "Hashemite Kingdom of Jordan"
_OPENING = frozenset({"the", "its", "also"})


def second_office(phrase: Phrase, words: Words, lexicon: Lexicon) -> tuple[str, str | None] | None:
    """Return the office behind the "and" of an apposition, in lower case, and the country that is told behind it."""
    if phrase.name is None or phrase.kind != "person" or phrase.title is None or phrase.end <= phrase.name[1] + 1:
        return None
    start = phrase.name[1]
    if words.text[start] != ",":
        return None
    for joint in range(start + 1, phrase.end - 1):
        if words.lower[joint] != "and":
            continue
        first = joint + 1 + (words.lower[joint + 1] in _OPENING)
        office = words.between(first, phrase.end).strip(" ,")
        noun = _office_at(office, lexicon)
        if noun:
            return noun, _land(office, lexicon)
    return None


def _office_at(office: str, lexicon: Lexicon) -> str | None:
    """Return the office with what it is for, where the words begin with one that the lexicon knows."""
    told = office.split()
    longest = next((k for k in range(min(3, len(told)), 0, -1) if lexicon.title(" ".join(told[:k]))), 0)
    noun = lexicon.title(" ".join(told[:longest])) if longest else None
    if noun is None or noun.kind != "office" or noun.is_plural:
        return None
    end = longest
    if told[longest : longest + 1] and told[longest] in {"of", "for"}:
        end = next((k for k in range(longest + 1, len(told)) if told[k] in {"and", "of", "for"}), len(told))
    return " ".join(told[:end]).lower().strip(",")


def _land(office: str, lexicon: Lexicon) -> str | None:
    """Return the country of "… of the Hashemite Kingdom of Jordan"."""
    told = office.split()
    for k in range(max(1, len(told) - _LONGEST_LAND), len(told)):
        if told[k - 1] in {"of", "the"} and (country := lexicon.places.get(fold(" ".join(told[k:])))):
            return country
    return None
