"""What is known of a noun phrase that can take part in an encounter?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tasks.nlp.text.words import Words
from tasks.records import ParticipantKind

Form = Literal["name", "description", "group", "body", "place"]
DETERMINERS = frozenset({
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "these", "that", "those", "both",
    "all", "some", "several", "many", "few", "most", "other", "another", "various", "any", "no", "every", "each",
    "certain", "whose",
})  # fmt: skip
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})


_MARKS = re.compile(r"[\"“”]")
_HALF_QUOTED = re.compile(r"[\"”](?= )")  # “Forward” bloc


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that can take part. Token ranges, ends exclusive."""

    start: int
    end: int
    """With complements, brackets and appositions."""
    head: int
    """Token of the last word of the name, or of the noun."""
    kind: ParticipantKind
    form: Form
    name: tuple[int, int] | None = None
    title: str | None = None
    organization: str | None = None
    country: str | None = None
    is_plural: bool = False
    is_definite: bool = False
    is_seat: bool = False
    is_modifier: bool = False
    """Only modifies the noun after it: "EU" in "EU membership"."""
    is_possessor: bool = False
    alias: str | None = None
    """An acronym in brackets behind it."""
    owner: int | None = None
    """Token of "his" in "his counterpart"."""
    leader: int | None = None
    """Token where the phrase of who leads a delegation begins."""
    is_closed: bool = False
    """The description is of somebody else's man: "a spokesman for Mr Prescott"."""
    core_start: int = 0
    """Start without determiner and "a number of"."""
    core_end: int = 0
    """End without complement, bracket and apposition."""


def bare_words(words: Words, start: int, end: int) -> str:
    """Return the words of a token range without quotation marks and commas at its ends, or one that closes inside."""
    bare = words.between(start, end).strip().strip("\"“”'‘’,").strip()
    return _HALF_QUOTED.sub("", bare) if len(_MARKS.findall(bare)) == 1 else bare
