"""Is it the office of whom the article is about? In one on "the chancellor", he is not "the prime minister" too."""

from __future__ import annotations

from collections import Counter

from tasks.nlp.meant.fitting import FitReader
from tasks.nlp.names.phrase import Phrase


def is_told_most(phrase: Phrase, fit: FitReader) -> bool:
    """Whether no other office stands in the article more often without a name than that of the phrase."""
    title = (phrase.title or "").lower()
    offices = Counter(
        (other.title or "").lower()
        for other in fit.actors.phrases
        if other.form == "description" and other.title and other.is_definite and not other.is_plural
        if not other.organization and other.owner is None
    )
    own = sum(count for other, count in offices.items() if fit.title_fit(phrase, title, other))
    return all(count <= own for other, count in offices.items() if not fit.title_fit(phrase, title, other))
