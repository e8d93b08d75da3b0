"""Is who acts in a clause taken for a part of what opens it: "said that with costs rising at home, B held talks"?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import NOMINAL, PASSIVE_SUBJECT, SUBJECT, written

_SHORTEST = 4  # tokens behind "that": "with costs, B met"
_FINITE = frozenset({"VBD", "VBP", "VBZ"})


def mend_that_clause(doc: Doc) -> None:
    """Make B who acts in "A said that with rising prices and high rates, B held talks", in place.

    `doc` is one sentence, parsed. B is taken for one more of what stands behind "with", and then A for who acts.
    """
    for that in written(doc, ("that",)):
        if not 0 < that.i < len(doc) - _SHORTEST or that.tag_ != "IN":
            continue
        saying, opener = that.nbor(-1), that.nbor(1)
        if saying.pos_ != "VERB" or opener.pos_ not in {"ADP", "SCONJ"}:
            continue
        verb = next((each for each in doc[opener.i + 1 :] if each.tag_ in _FINITE and each.pos_ == "VERB"), None)
        subject = _right_before(verb, opener) if verb is not None else None
        if verb is None or subject is None:
            continue
        acting = [child for child in verb.children if child.dep_ in SUBJECT | PASSIVE_SUBJECT]
        if any(each.i > that.i for each in acting):
            continue
        if saying.is_ancestor(verb) and not acting:
            subject.head, subject.dep_ = verb, "nsubj"
        elif acting:
            _part(saying, verb, acting)
            subject.head, subject.dep_ = verb, "nsubj"


def _right_before(verb: Token, opener: Token) -> Token | None:
    """Return the noun behind a comma, below the opener, whose phrase ends right before the verb."""
    for noun in opener.subtree:
        start = noun.left_edge.i
        is_last = noun.dep_ in {"appos", "conj"} and noun.right_edge.i == verb.i - 1
        if is_last and noun.pos_ in NOMINAL and verb.doc[start - 1].text == ",":
            return noun
    return None


def _part(saying: Token, verb: Token, speakers: list[Token]) -> None:
    """Give the verb of saying those who speak, and make the other what is said."""
    above = verb.head if verb.dep_ != "ROOT" else saying
    saying.head, saying.dep_ = above, "ROOT" if above == saying else verb.dep_
    for each in speakers:
        each.head = saying
    verb.head, verb.dep_ = saying, "ccomp"
