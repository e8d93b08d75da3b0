"""Which sentence of the article is a token in?"""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.nlp.words import words_of_doc


def sentence_number(doc: Doc, i: int) -> int:
    """Return the number of the token's sentence in the article, from 0."""
    return words_of_doc(doc).sentence[i]
