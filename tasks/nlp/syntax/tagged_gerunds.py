"""Is "meeting" in "Oil ministers meeting in Vienna agreed" taken for a noun, though it says what the ministers do?"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import SUBJECT, tagged

_PLACED = frozenset({"in", "at", "on", "here", "today", "yesterday", "behind", "outside", "near"})
_SINGULAR = frozenset({"is", "was", "has"})
_ONE = frozenset({"a", "an", "this", "that", "another", "each", "every"})  # "a ministers meeting"


def mend_tagged_gerunds(doc: Doc, gerunds: Mapping[str, str], is_somebody: Callable[[str], bool]) -> None:
    """Make "meeting" behind the people who meet the verb that it is, in place.

    `doc` is one sentence, parsed and without names yet; `gerunds` leads to the base form; `is_somebody` says of
    "ministers" that they are people or a body.
    """
    for token in tagged(doc, ("NN",)):
        if token.lower_ not in gerunds or token.i + 1 == len(doc) or token.nbor(1).lower_ not in _PLACED:
            continue
        if token.dep_ == "acl" and token.i > token.head.i:
            _make_verb(token, gerunds)
        elif token.dep_ in SUBJECT and (people := _people_before(token, is_somebody)) is not None:
            people.head, people.dep_ = token.head, token.dep_
            for child in [child for child in token.lefts if child != people]:
                child.head = people
            token.head, token.dep_ = people, "acl"
            _make_verb(token, gerunds)


def _make_verb(token: Token, gerunds: Mapping[str, str]) -> None:
    token.tag_, token.pos_, token.lemma_ = "VBG", "VERB", gerunds[token.lower_]


def _people_before(token: Token, is_somebody: Callable[[str], bool]) -> Token | None:
    """Return "ministers" of "oil ministers meeting in Vienna", where they act and are no kind of meeting."""
    if token.i == 0:
        return None
    people = token.nbor(-1)
    verb = token.head  # "The ministers meeting in Vienna ends today"
    is_one = any(child.lower_ in _ONE for child in token.lefts) or verb.tag_ == "VBZ"
    is_one = is_one or any(child.lower_ in _SINGULAR for child in verb.lefts)
    is_theirs = people.head == token and people.dep_ == "compound" and people.tag_ == "NNS"
    return people if is_theirs and not is_one and is_somebody(people.lower_) else None
