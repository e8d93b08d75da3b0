"""Is the day or place behind "a delegation led by A" taken for that of the leading?"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc

from tasks.nlp.syntax.labels import labelled

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
