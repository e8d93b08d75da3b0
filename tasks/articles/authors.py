"""The names in a byline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from tasks.articles.linked_data import text_of

MOST_AUTHORS = 20
LONGEST_NAME = 80
ADDRESS = re.compile(r"\([^()]*\)|https?://\S+|www\.\S+|\S+@\S+|@\w+")
# Other languages' "by" is a name too: of "Di Zhang" and "Von Miller" all stays, of "Von Anna Schmidt" two words do.
BY = re.compile(
    r"^(?:(?:written|reported|posted|text|story|words)\s+)?by\b[\s:]+|^(?:von|por|par|di|af|av|door)\b[\s:]+(?=\S+\s)",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s*(?:;|\||\s/\s|\s&\s|\s(?:and|und|y|et|og|och|en)\s)\s*")
# "Ann Lee, Berlin correspondent" is one person, "Ann Lee, Bob Ray" are two.
NAME = re.compile(r"[^\W\d_][^\W\d_.'’-]*\.?(?:[\s'’-]+[^\W\d_][^\W\d_.'’-]*\.?){1,4}")


def authors_in(told: object, not_authors: Collection[str]) -> tuple[str, ...]:
    """Return the names in what JSON-LD or a meta tag tells of the authors, each once, in its order.

    `told` is a text, an object with a name, or a list of these. `not_authors` are the site's own names, case folded.
    """
    found: dict[str, str] = {}
    for text in texts_in(told):
        for name in names_in(text):
            if name.casefold() not in not_authors:
                found.setdefault(name.casefold(), name)
    return tuple(found.values())[:MOST_AUTHORS]


def texts_in(told: object) -> Iterator[str]:
    """Yield the texts in nested lists and objects."""
    if isinstance(told, str):
        yield text_of(told)
    elif isinstance(told, list):
        for each in told[:MOST_AUTHORS]:
            if not isinstance(each, list):
                yield from texts_in(each)
    elif isinstance(told, dict):
        name = told.get("name")
        yield from texts_in(name) if isinstance(name, str | list) else ()


def names_in(text: str) -> Iterator[str]:
    """Yield the names in a byline: without "By", addresses and what is no name."""
    for part in BETWEEN.split(BY.sub("", ADDRESS.sub(" ", text).strip())):
        pieces = [BY.sub("", piece.strip()).strip(" .,:-–—()") for piece in part.split(",")]
        if len(pieces) > 1 and not all(NAME.fullmatch(piece) for piece in pieces):
            # A name and what the person does, or where.
            pieces = pieces[:1]
        for piece in pieces:
            if 1 < len(piece) <= LONGEST_NAME and any(letter.isalpha() for letter in piece):
                yield piece
