"""Which words hang on a word? Kept, once a parse is final: the rules ask for those of one verb some twenty times."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

_KEPT = "dependents"


def keep_dependents(doc: Doc) -> Doc:
    """Let `dependents` keep what it finds in the document, whose heads are not set any more; return the document."""
    doc.user_data[_KEPT] = {}
    return doc


def dependents(token: Token) -> Sequence[Token]:
    """Return the words that hang on the token, in the order of the text."""
    doc = token.doc
    kept: dict[int, tuple[Token, ...]] | None = doc.user_data.get(_KEPT)
    if kept is None:
        return tuple(token.children)
    i = token.i
    found = kept.get(i)
    if found is None:
        found = kept[i] = tuple(token.children)
    return found
