"""Does "and" stand between two names, or before one? "Arsenal and England defender Ashley Cole" is one man."""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.nlp.knowledge.lexicon import Lexicon, fold
from tasks.nlp.names.phrase import DETERMINERS, Phrase
from tasks.nlp.syntax import has_singular_verb

_BODIES = frozenset({"organization", "country"})


def is_before_one_name(first: Phrase, second: Phrase, doc: Doc, lexicon: Lexicon) -> bool:
    """Whether the first is a body of which he who is named behind the second is something too."""
    if second.form != "name" or second.name is None or first.end + 1 != second.start:
        return False
    between = doc[second.start : second.name[0]]
    if doc[first.end].lower_ != "and" or not between or doc[second.start].lower_ in DETERMINERS:
        return False
    is_office = first.form == "description" and first.kind == "person" and not first.is_plural
    is_bare = doc[first.start].text.istitle() and doc[first.start].lower_ not in DETERMINERS
    if is_office and is_bare and {",", "'s"} & {word.text for word in between} == {","}:
        return True  # "Minister of State for Trade and Adviser to the King, Sheikh A"
    is_second_bare = second.title is not None and between[0].text.istitle()
    if is_office and is_bare and is_second_bare and any(word.lower_ in {"of", "for"} for word in between):
        return True  # "Deputy Prime Minister and Minister of Foreign Affairs A"
    if first.form != "name":
        return _is_body_told_twice(first, second, doc, lexicon)
    if doc[first.start].lower_ in DETERMINERS or first.kind not in _BODIES or second.kind != "person":
        return False
    if len(between) < 2 or between[0].pos_ not in {"PROPN", "ADJ"}:
        return False  # "Ford and union leader Walter Reuther"
    if any(word.tag_ == "NNS" for word in between):
        return True  # "Kenya and Uganda presidents A and B"
    if between[0].pos_ == "ADJ" and fold(between[0].text) in lexicon.demonyms:
        return False  # "Kenya and Polish envoy Anna Roe"
    is_shared = any(word.lower_ in lexicon.contexts.shared_offices for word in between)
    return is_shared or has_singular_verb(doc[second.head])


def _is_body_told_twice(first: Phrase, second: Phrase, doc: Doc, lexicon: Lexicon) -> bool:
    """Whether a body is told by where it is from and what it has won: "Spanish club and champion Real Oviedo"."""
    start, names = first.start + (doc[first.start].lower_ == "the"), second.name or (second.start, second.end)
    told = doc[second.start : names[0]].text.lower()
    is_from = doc[start].i < first.head and fold(doc[start].text) in lexicon.demonyms
    is_person = any(word.ent_type_ == "PERSON" for word in doc[slice(*names)])
    return is_from and not is_person and told.endswith(tuple(lexicon.contexts.laurels))
