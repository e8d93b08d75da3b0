"""Where does a nickname end that stands in quotation marks inside a name: "Ignacio “Nacho” | Torres"?"""

from __future__ import annotations

from tasks.nlp.names.capital_words import QUOTES
from tasks.nlp.text.words import Words

_LONGEST = 3  # words: "El Chapo", "Big Bad John"


def nickname_end(i: int, limit: int, words: Words) -> int:
    """Return the end of the nickname whose first quotation mark is token `i`, where the name goes on, else 0."""
    if words.text[i] not in QUOTES or not words.spaced[i - 1] or words.spaced[i]:
        return 0
    end = i + 1
    while end < min(limit, i + 1 + _LONGEST) and words.text[end][:1].isupper():
        end += 1
    is_closed = (
        i + 1 < end < limit - 1 and words.text[end] in QUOTES and words.spaced[end] and not words.spaced[end - 1]
    )
    return end + 1 if is_closed and words.text[end + 1][:1].isupper() else 0
