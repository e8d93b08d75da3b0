"""Is the first word of a sentence a gerund that the parser takes for a part of the name behind it?"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from tasks.nlp.syntax.labels import PASSIVE_SUBJECT, SUBJECT
from tasks.nlp.syntax.verb_forms import own_subject

_PARTS_OF_NAMES = {"compound", "amod", "nmod"}


def mend_opening_gerund(doc: Doc, gerunds: Mapping[str, str]) -> None:
    """Make "Welcoming" in "Welcoming Luiz da Silva to Rome, Mario Draghi said" the verb that it is, in place.

    `doc` is one sentence, parsed and without names yet; `gerunds` leads to the base form. "Visiting President Sadat
    said" stays as it is: what is subject of the sentence was visited by nobody.
    """
    if not len(doc) or doc[0].lower_ not in gerunds or doc[0].dep_ not in _PARTS_OF_NAMES:
        return
    gerund, noun, root = doc[0], doc[0].head, doc[:].root
    subject = next(iter(own_subject(root)[0]), None)
    is_fronted = subject is not None and any(token.text == "," for token in doc[noun.i : subject.i])
    if noun == root or noun.dep_ in SUBJECT | PASSIVE_SUBJECT or not is_fronted:
        return
    gerund.tag_, gerund.pos_, gerund.lemma_ = "VBG", "VERB", gerunds[gerund.lower_]
    gerund.head, gerund.dep_ = root, "advcl"
    noun.head, noun.dep_ = gerund, "dobj"
    doc.set_ents([], blocked=[doc[:1]], default="unmodified")
