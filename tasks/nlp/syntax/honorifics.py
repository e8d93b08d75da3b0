"""Is an honorific before an office taken for a pronoun? "HE the Foreign Minister" is how the Gulf's papers write."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc

from tasks.nlp.syntax.labels import NOMINAL, written


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
