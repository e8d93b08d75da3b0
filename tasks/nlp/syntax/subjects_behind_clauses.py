"""Is the subject behind a clause that opens the sentence taken for one more in the clause?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import PASSIVE_SUBJECT, SUBJECT, labelled, written
from tasks.nlp.syntax.opening_times import finite_start, hang_as_subject

_COMMAS = 2  # behind the clause, and before the name
_NOUNS = frozenset({"NOUN", "PROPN"})


def mend_subject_behind_clause(doc: Doc) -> None:
    """Make "minister" in "When she met A in Rome, the minister, B, raised it" the subject of "raised", in place.

    Where his name follows his office between commas, the parser takes both for a list that goes on from the clause.
    `doc` is one sentence, parsed.
    """
    clauses = labelled(doc, ("advcl",))
    if not clauses or len(written(doc, (",",))) < _COMMAS:
        return
    for clause in clauses:
        verb = clause.head
        is_opening = clause.i < verb.i and verb.dep_ in {"ROOT", "ccomp"}
        if not is_opening or not any(each.dep_ in SUBJECT for each in clause.lefts):
            continue
        start = finite_start(verb, clause.i)
        if start is None or any(each.dep_ in SUBJECT | PASSIVE_SUBJECT for each in verb.lefts):
            continue
        noun = next((each for each in doc[clause.i + 1 : start] if _goes_on_without_joint(each, clause, start)), None)
        if noun is not None:
            hang_as_subject(noun, verb)
            return


def _goes_on_without_joint(noun: Token, clause: Token, start: int) -> bool:
    """Whether the noun, behind a comma and without "and", reaches to the verb that begins at `start`."""
    if noun.dep_ not in {"conj", "appos"} or noun.pos_ not in _NOUNS or clause not in noun.ancestors:
        return False
    doc, first = noun.doc, noun.left_edge.i
    if doc[first - 1].text != "," or any(each.dep_ == "cc" for each in noun.head.rights if each.i < noun.i):
        return False
    behind = doc[noun.right_edge.i + 1 : start]
    is_named = any(each.dep_ == "appos" and each.i > noun.i for each in noun.children)
    return is_named and noun.right_edge.i < start and all(each.is_punct for each in behind)
