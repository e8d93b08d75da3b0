"""Which sentence of the article is a token in?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp.text.words import words_of_doc


def sentence_number(doc: Doc, i: int) -> int:
    """Return the number of the token's sentence in the article, from 0."""
    return words_of_doc(doc).sentence[i]


def sentence_start(token: Token) -> int:
    """Return the first token of the token's sentence, many times as fast as `token.sent.start`."""
    return words_of_doc(token.doc).sentence_start(token.i)


def sentence_end(token: Token) -> int:
    """Return the token behind the last one of the token's sentence, many times as fast as `token.sent.end`."""
    return words_of_doc(token.doc).sentence_end(token.i)
