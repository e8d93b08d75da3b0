"""Are two offices that do something together in a headline taken for a noun and its clause?"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import NOMINAL

_BELOW = frozenset({"relcl", "appos", "acl"})
_ONE = frozenset({"NN", "NNP"})
_WITHOUT_NUMBER = frozenset({"VB", "VBP"})


def mend_headline_pair(doc: Doc, verbs: Collection[str]) -> None:
    """Make "meet" in "Vietnamese premier, ADB president meet over loans" what both do, in place.

    `doc` is one sentence, parsed; `verbs` are base forms of what several do with each other. One alone would have
    "meets": behind a noun in the singular the verb has two subjects.
    """
    root = doc[:].root
    if root.pos_ not in NOMINAL or root.i + 1 >= len(doc) or doc[root.i + 1].text != ",":
        return
    verb = next((each for each in root.rights if each.dep_ in _BELOW and _is_shared(each, verbs)), None)
    if verb is None:
        return
    second = next((each for each in verb.lefts if each.dep_ == "nsubj"), None)
    if second is None or second.tag_ not in _ONE or second.left_edge.i != root.i + 2:
        return
    verb.head, verb.dep_ = verb, "ROOT"
    for child in [child for child in root.children if child.i > verb.i]:
        child.head = verb
    root.head, root.dep_ = verb, "nsubj"
    second.head, second.dep_ = root, "conj"


def _is_shared(verb: Token, verbs: Collection[str]) -> bool:
    """Whether several do it with each other, in a form that one alone does not take."""
    return verb.lemma_ in verbs and verb.tag_ in _WITHOUT_NUMBER and not any(each.dep_ == "aux" for each in verb.lefts)
