"""Which word of a name with an honorific and an article inside is its head?

"HE the Foreign Minister" is how the Gulf's papers write, "Senator the Honourable Ann Roe" the Commonwealth's.
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import NOMINAL, written

_NAME_TAGS = frozenset({"NNP", "NNPS"})


def mend_honorific(doc: Doc, honorifics: Collection[str]) -> None:
    """Make "Minister" in "met HE the Foreign Minister" the object of the verb, in place.

    The parser takes "HE" for the object, and the office for something beside it. `doc` is one sentence, parsed;
    `honorifics` are written in capitals.
    """
    for honorific in written(doc, honorifics):
        article = honorific.nbor() if honorific.i + 1 < len(doc) else None
        if article is None or article.lower_ != "the" or article.head.pos_ not in NOMINAL or article.head.i < article.i:
            continue
        office = article.head
        if honorific.head not in {office, honorific}:
            office.dep_, office.head = honorific.dep_, honorific.head
        for each in [each for each in honorific.children if each != office]:
            each.head = office
        honorific.tag_, honorific.dep_, honorific.head = "NNP", "compound", office


def mend_article_before_honorific(doc: Doc, honorifics: Collection[str]) -> None:
    """Make "Roe" in "met Senator the Honourable Ann Roe" the object of the verb, in place.

    The parser takes the office for the object, and the name for something beside it. `doc` is one sentence, parsed.
    """
    for honorific in written(doc, honorifics):
        end = _name_end(honorific)
        if end == honorific.i + 1 or not _is_behind_office(honorific):
            continue
        named, name = doc[honorific.i - 2 : end], doc[end - 1]
        outer = next((each for each in named if each.head not in named), None)
        if outer is None or any(each in named for each in outer.head.ancestors):
            continue
        name.dep_, name.head = outer.dep_, outer.head
        for each in named[:-1]:
            for child in [child for child in each.children if child not in named]:
                child.head = name
            each.head = name
            each.dep_ = "compound" if each.tag_ in _NAME_TAGS else each.dep_


def _is_behind_office(honorific: Token) -> bool:
    """Whether an article and the last word of an office or another honorific stand before: "Senator the | Hon."."""
    if honorific.i < 2 or honorific.nbor(-1).lower_ != "the":
        return False
    office = honorific.nbor(-2)
    return office.tag_ in _NAME_TAGS and not (office.dep_ == "pobj" and office.head.lower_ == "of")


def _name_end(honorific: Token) -> int:
    """Return where the name behind the honorific ends, or the honorific itself where none is there."""
    doc, end = honorific.doc, honorific.i + 1
    first = end + (end < len(doc) and doc[end].text == ".")
    while first < len(doc) and doc[first].tag_ in _NAME_TAGS:
        end = first = first + 1
    return end
