"""Is it said again which body acts: "The company, Poland's third-largest steel producer, held talks"?"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from tasks.nlp.names.phrase import Phrase

_SUPERLATIVE = "JJS"
_UNNAMED = frozenset({"description", "body"})


def body_said_again(phrase: Phrase, doc: Doc, by_token: Mapping[int, Phrase]) -> Phrase | None:
    """Return "The company", of which the phrase says between commas that it is the largest of its kind.

    In "the union, the largest bank and the mayor met" a list goes on.
    """
    start, end = phrase.start, phrase.end
    is_between = start > 1 and end < len(doc) and doc[start - 1].text == "," and doc[end].text == ","
    if not is_between or phrase.is_plural or phrase.form not in _UNNAMED:
        return None
    body = by_token.get(start - 2)
    if body is None or body.end != start - 1 or body.kind == "person" or body.form not in {"name", "body"}:
        return None
    return body if any(token.tag_ == _SUPERLATIVE for token in doc[start:end]) else None
