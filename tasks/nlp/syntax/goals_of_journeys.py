"""Is the goal of a journey taken for who acts there: "A left for | Washington to meet B"? Or for an office's?"""

from __future__ import annotations

from collections.abc import Callable, Collection

from spacy.tokens import Doc

from tasks.nlp.syntax.labels import OBJECT, labelled


def mend_goal_of_journey(doc: Doc, motion: Collection[str], is_place: Callable[[str], bool]) -> None:
    """Make "Washington" the goal of "left for", in place, so that who left is who meets.

    `doc` is one sentence, parsed; `motion` are verbs for going somewhere, `is_place` tells whether words are the name
    of a country or town. "It waits for Washington to meet B" stays as it is.
    """
    for opener in labelled(doc, ("mark",)):
        verb = opener.head
        going = verb.head
        if opener.lower_ != "for" or verb.dep_ != "advcl" or going.lemma_ not in motion or going.i > opener.i:
            continue
        goal = next((each for each in verb.lefts if each.dep_ == "nsubj" and each.left_edge.i == opener.i + 1), None)
        if goal is None or goal.pos_ != "PROPN" or any(each.dep_ in OBJECT for each in going.children):
            continue
        if is_place(doc[goal.left_edge.i : goal.i + 1].text):
            opener.head, opener.dep_ = going, "prep"
            goal.head, goal.dep_ = opener, "pobj"


def mend_goal_behind_office(doc: Doc, visits: Collection[str], sent_to: Collection[str]) -> None:
    """Let "to Kyiv" of "his first visit as minister | to Kyiv" say where the visit leads, in place.

    `doc` is one sentence, parsed; `visits` are nouns for one, `sent_to` are offices that have a land of their own:
    "her first visit as ambassador to Egypt" stays as it is.
    """
    for preposition in labelled(doc, ("prep",)):
        office = preposition.head
        if preposition.lower_ != "to" or office.dep_ != "pobj" or office.head.lower_ != "as":
            continue
        above = office.head.head
        visit = next((each for each in (above, *above.rights) if each.lemma_ in visits and each.i < office.i), None)
        if visit is not None and office.lemma_ not in sent_to:
            preposition.head = visit
