"""Is the first of a name's initials taken for an article: "met A P Nair"?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import NOMINAL, written

_ARTICLE = "A"


def mend_name_like_article(doc: Doc) -> None:
    """Make "A" and "P" in "met A P Nair" parts of the name behind them, in place: no article stands before an initial.

    Papers of India leave out the stops. What stands behind the initials has to be written as a name, unlike "A T cell".
    `doc` is one sentence, parsed and without names yet.
    """
    for article in written(doc, (_ARTICLE,)):
        name = _name_behind(article)
        if name is None:
            continue
        for initial in doc[article.i : name.i]:
            if name.head == initial:
                name.head, name.dep_ = (name, "ROOT") if initial.head == initial else (initial.head, initial.dep_)
            for each in [each for each in initial.children if each.i > name.i]:
                each.head = name
            initial.tag_, initial.lemma_ = "NNP", initial.text
            initial.pos_, initial.head, initial.dep_ = "PROPN", name, "compound"


def _name_behind(article: Token) -> Token | None:
    """Return the first word behind initials without stops, None where what follows are none."""
    doc, i = article.doc, article.i + 1
    while i < len(doc) and len(doc[i].text) == 1 and doc[i].is_upper:
        i += 1
    is_name = article.i + 1 < i < len(doc) and doc[i].text.istitle() and doc[i].pos_ in NOMINAL
    return doc[i] if is_name else None
