"""Is who stands behind a semicolon taken for a second subject: "The mayor, A; the rector, B; and two priests met C"?"""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.nlp.syntax.labels import NOMINAL, written

_SEMICOLON = frozenset({";"})


def mend_listed_subject(doc: Doc) -> None:
    """Make "rector" and "priests" items of the list that "mayor" begins, in place. `doc` is one sentence, parsed."""
    if not written(doc, _SEMICOLON):
        return
    first: dict[int, int] = {}
    for token in doc:
        if token.dep_ != "nsubj" or token.pos_ not in NOMINAL or token.i > token.head.i:
            continue
        start = token.left_edge.i
        start -= start > 0 and doc[start - 1].lower_ == "and"
        if token.head.i not in first:
            first[token.head.i] = token.i
        elif start > 0 and doc[start - 1].text == ";":
            token.dep_, token.head = "conj", doc[first[token.head.i]]
