"""Is the first word of a sentence a gerund that the parser takes for a part of the name behind it?"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import PASSIVE_SUBJECT, SUBJECT

_WHERE = frozenset({"in", "at", "on"})
_PARTS_OF_NAMES = {"compound", "amod", "nmod"}


def mend_opening_gerund(doc: Doc, gerunds: Mapping[str, str]) -> None:
    """Make "Welcoming" in "Welcoming Luiz da Silva to Rome, Mario Draghi said" the verb that it is, in place.

    `doc` is one sentence, parsed and without names yet; `gerunds` leads to the base form. "Visiting President Sadat
    said" stays as it is: what is subject of the sentence was visited by nobody.
    """
    if not len(doc) or doc[0].lower_ not in gerunds:
        return
    gerund, root = doc[0], doc[:].root
    noun = _described(gerund)
    subjects = [child for child in root.lefts if child.dep_ in SUBJECT | PASSIVE_SUBJECT]
    subject = subjects[-1] if subjects else None
    if subject is not None and subject == noun:
        subject = _told_behind(subject)
    if noun in {gerund, root, subject} or subject is None or not _is_behind_comma(subject, noun):
        return
    gerund.tag_, gerund.pos_, gerund.lemma_ = "VBG", "VERB", gerunds[gerund.lower_]
    gerund.head, gerund.dep_ = root, "advcl"
    noun.head, noun.dep_ = gerund, "dobj"
    if subject.head != root:
        subject.head, subject.dep_ = root, "nsubj"
    doc.set_ents([], blocked=[doc[:1]], default="unmodified")


def _described(gerund: Token) -> Token:
    """Return the noun that the gerund is said to be a part of, itself or its owner: "Meeting Peru's minister, …"."""
    noun = gerund
    while noun.dep_ in _PARTS_OF_NAMES or (noun.dep_ == "poss" and noun != gerund):
        noun = noun.head
    return noun


def _told_behind(noun: Token) -> Token | None:
    """Return A of "Meeting B in Rome on Monday, A said", which the parser takes for another name of B."""
    is_placed = any(child.dep_ == "prep" and child.lower_ in _WHERE for child in noun.rights)
    names = [child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "PROPN"]
    return names[-1] if is_placed and names else None


def _is_behind_comma(subject: Token, noun: Token) -> bool:
    return any(token.text == "," for token in noun.doc[noun.i : subject.left_edge.i])
