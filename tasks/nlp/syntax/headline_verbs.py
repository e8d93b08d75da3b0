"""Is the verb of a headline taken for what describes a noun: "Pope to receive envoy", "Starmer hosts Zelensky"?"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import NOMINAL

_BELOW_NOUNS = frozenset({"acl", "advcl", "relcl", "xcomp"})


def mend_headline_verb(doc: Doc, verbs: Collection[str]) -> None:
    """Make "receive" in "Pope to receive envoy", "hosts" in "Starmer hosts Zelensky" what the first does, in place.

    `doc` is one sentence, parsed; `verbs` are base forms of what people do with others. What ends with a full stop is
    no headline.
    """
    root = doc[:].root
    if root.pos_ not in NOMINAL or doc[-1].text == ".":
        return
    infinitive = next((each for each in root.rights if _is_to_come(each)), None)
    if infinitive is not None and infinitive.lemma_ in verbs:
        _make_root(infinitive, root)
    elif root.tag_ == "NNS" and root.lemma_ in verbs and _stands_between_names(root):
        noun, behind = root.nbor(-1), root.nbor()
        root.tag_, root.pos_ = "VBZ", "VERB"
        noun.tag_, noun.pos_, noun.dep_ = "NNP", "PROPN", "nsubj"
        behind.dep_ = "dobj"
        for child in [child for child in behind.children if child.dep_ == "prep"]:
            child.head = root


def _is_to_come(verb: Token) -> bool:
    """Whether it is "to receive" right behind the first noun."""
    if verb.dep_ not in _BELOW_NOUNS or verb.tag_ != "VB":
        return False
    mark = verb.nbor(-1)
    return mark.lower_ == "to" and mark.head == verb and mark.i == verb.head.i + 1


def _make_root(verb: Token, noun: Token) -> None:
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, "nsubj"
    for child in [child for child in noun.children if child.i > verb.i]:
        child.head = verb


def _stands_between_names(word: Token) -> bool:
    """Whether a word with a capital stands before it, and a name of its own behind."""
    if word.i == 0 or word.i + 1 >= len(word.doc):
        return False
    before, behind = word.nbor(-1), word.nbor()
    is_actor = before.head == word and before.text[:1].isupper() and before.i == word.left_edge.i
    return is_actor and behind.pos_ == "PROPN" and behind.head == word
