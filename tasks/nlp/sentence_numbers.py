"""Which sentence of the article is a token in?"""

from __future__ import annotations

from spacy.tokens import Doc


def sentence_number(doc: Doc, i: int) -> int:
    """Return the number of the token's sentence in the article, from 0."""
    numbers = doc.user_data.get("sentence_numbers")
    if numbers is None:
        numbers, k = [], -1
        for token in doc:
            k += token.is_sent_start is True or token.i == 0
            numbers.append(k)
        doc.user_data["sentence_numbers"] = numbers
    found: int = numbers[i]
    return found
