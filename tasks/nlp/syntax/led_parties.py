"""Is the day or place behind "a delegation led by A" taken for that of the leading?

And is "attended" in "at the meeting, attended by A, B said" taken for what B did?
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc

from tasks.nlp.syntax.labels import labelled

_FIRST = 2  # the token behind a noun and a comma at the earliest
_ADVERBIALS = frozenset({"npadvmod", "prep", "advmod"})


def mend_led_party(doc: Doc, leading: Collection[str]) -> None:
    """Make "today" in "met a delegation led by A today" hang on the delegation, in place: nobody led it that day only.

    `doc` is one sentence, parsed; `leading` are the participles of leading.
    """
    for participle in labelled(doc, ("acl",)):
        if participle.lower_ not in leading:
            continue
        agent = next((each for each in participle.children if each.dep_ == "agent"), None)
        if agent is None:
            continue
        for each in [child for child in participle.children if child.i > agent.i and child.dep_ in _ADVERBIALS]:
            each.head = participle.head


def mend_attended_meeting(doc: Doc, attending: Collection[str]) -> None:
    """Make "attended" in "during the talks, attended by A, B praised C" tell of the talks, in place.

    `doc` is one sentence, parsed; `attending` are lemmas of being there.
    """
    for participle in labelled(doc, ("advcl",)):
        if participle.lemma_ not in attending or participle.tag_ != "VBN" or participle.i < _FIRST:
            continue
        noun = participle.nbor(-1) if participle.nbor(-1).text != "," else participle.nbor(-2)
        is_told = noun.dep_ == "pobj" and noun.pos_ == "NOUN" and noun.head.head == participle.head
        if is_told and any(each.dep_ == "agent" for each in participle.children):
            participle.head, participle.dep_ = noun, "acl"
