"""Is the subject of a sentence taken for a part of the time that opens it?"""

from __future__ import annotations

import re
from collections.abc import Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import BEFORE_VERB, FINITE, NOMINAL, PASSIVE_SUBJECT, SUBJECT, labelled

_INSIDE_NOUN = frozenset({"compound", "nummod", "amod", "nmod", "poss"})
_YEAR = re.compile(r"(?:19|20)\d\d")


def mend_opening_time(doc: Doc, times: Collection[str]) -> None:
    """Make "minister" in "In March Chile's minister met her" the subject of the verb, in place.

    Without a comma the parser takes the month for a part of the name behind it, and both for what "in" leads to. `doc`
    is one sentence, parsed; `times` are names of months, weekdays and other times in lower case.
    """
    for verb in labelled(doc, ("ROOT", "ccomp")):
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        start = finite_start(verb)
        if not start:
            continue
        for noun in doc[:start]:
            time = _time_inside(noun, times) if noun.dep_ == "pobj" else None
            if time is not None and _reaches(noun, start, doc) and _lacks_subject(verb, time):
                _part(noun, time, verb, start)
                break


def _time_inside(noun: Token, times: Collection[str]) -> Token | None:
    """Return the time before the noun: "March" in "March Chile's minister", not in "Ann March's minister"."""
    for time in [each for each in noun.lefts if each.dep_ in _INSIDE_NOUN]:
        if time.lower_ in times or _YEAR.fullmatch(time.text):
            if noun.head.head.pos_ in NOMINAL and any(child.dep_ == "case" for child in time.children):
                return None  # "the site of Friday's talks will be …": one noun, and the time of the other
            before = noun.doc[noun.head.i + 1 : time.i]
            return None if any(each.pos_ == "PROPN" and each.lower_ not in times for each in before) else time
    return None


def _reaches(noun: Token, start: int, doc: Doc) -> bool:
    """Whether the noun and what is told of it stand right before the verb, which begins at `start`."""
    behind = doc[noun.right_edge.i + 1 : start - (doc[start - 1].text == ",")]
    return noun.right_edge.i < start and all(each.dep_ == "prep" for each in behind if each.head not in behind)


def _lacks_subject(verb: Token, time: Token) -> bool:
    """Whether nobody acts, or only what belongs to the time: "over three days in March the minister met"."""
    return all(each.i < time.i for each in subjects_of(verb))


def _part(noun: Token, time: Token, verb: Token, start: int) -> None:
    """Leave the time to its preposition, and give the noun to the verb, with what the parser gave to the time."""
    doc, preposition = noun.doc, noun.head
    for each in [each for each in noun.lefts if each.i < time.i]:
        each.head = time
    for each in [each for each in doc[noun.right_edge.i + 1 : start] if each.dep_ == "prep" and each.head.i < noun.i]:
        each.head = noun
    time.head, time.dep_ = preposition, "pobj"
    make_subject(noun, verb)


def make_subject(noun: Token, verb: Token) -> None:
    """Make the noun the subject of the verb, and of what the parser took for one what it is."""
    for each in subjects_of(verb):
        opener = opener_of(each, verb)
        if each.i > verb.i:
            each.dep_ = "dobj"
        elif opener is not None:
            opener.dep_, each.head, each.dep_ = "prep", opener, "pobj"  # "after talks on Monday the minister met"
        else:
            each.dep_ = "npadvmod"
    hang_as_subject(noun, verb)


def hang_as_subject(noun: Token, verb: Token) -> None:
    """Hang the noun on the verb as its subject, in the passive as that of one."""
    noun.head = verb
    noun.dep_ = "nsubjpass" if any(each.dep_ == "auxpass" for each in verb.children) else "nsubj"


def finite_start(verb: Token, behind: int = -1) -> int | None:
    """Return where the verb begins with its auxiliaries, from those behind the token on; None where it has no tense."""
    group = [verb, *(each for each in verb.lefts if each.dep_ in BEFORE_VERB)]
    return min(each.i for each in group if each.i > behind) if any(each.tag_ in FINITE for each in group) else None


def opener_of(noun: Token, verb: Token) -> Token | None:
    """Return the "after" of "after talks on Monday", which the parser has open a clause of which talks are subject."""
    opener = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    is_bare = opener.head == verb and opener.pos_ in {"ADP", "SCONJ"} and not any(opener.children)
    return opener if is_bare and opener.dep_ in {"mark", "prep"} else None


def subjects_of(verb: Token) -> list[Token]:
    """Return what the parser takes for the subjects of this very verb."""
    return [each for each in verb.children if each.dep_ in SUBJECT | PASSIVE_SUBJECT]
