"""Is the verb of a headline taken for what describes a noun: "Pope to receive envoy", "Starmer hosts Zelensky"?

And is the first of "Sall, Barrow meet in Dakar", where a comma stands for "and", taken for something else?
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import NOMINAL
from tasks.nlp.syntax.nominals import HYPHENS

_BELOW_NOUNS = frozenset({"acl", "advcl", "relcl", "xcomp"})
_NO_VERBS = frozenset({"JJ", "NN"})
_MISTAKEN = frozenset({"ADJ", "ADV", "INTJ"})  # what a foreign name at the beginning may be taken for


def mend_headline_verb(doc: Doc, verbs: Collection[str]) -> None:
    """Make "receive" in "Pope to receive envoy", "hosts" in "Starmer hosts Zelensky" what the first does, in place.

    Likewise both of "Sall, Barrow meet" those who do it.

    `doc` is one sentence, parsed; `verbs` are base forms of what people do with others. What ends with a full stop is
    no headline.
    """
    root = doc[:].root
    if doc[-1].text == ".":
        return
    if root.tag_ == "VBP":
        _join_listed(root)
    if root.tag_ == "VBZ" and root.lemma_ in verbs:
        _find_object(root)
    _find_opening(root, verbs)
    _find_between_names(root, verbs)
    root = doc[:].root
    # "Zelensky to meet Tusk", "Modi to host Carney"
    is_name = root.pos_ in _MISTAKEN and root.i == 0 and root.text.istitle()
    if root.pos_ not in NOMINAL and not is_name:
        return
    infinitive = next((each for each in root.rights if _is_to_come(each)), None)
    if infinitive is not None and infinitive.lemma_ in verbs:
        if is_name:
            root.tag_, root.pos_ = "NNP", "PROPN"
        _make_root(infinitive, root)
    elif root.tag_ == "NNS" and root.lemma_ in verbs and _stands_between_names(root):
        noun, behind = root.nbor(-1), root.nbor()
        root.tag_, root.pos_ = "VBZ", "VERB"
        noun.tag_, noun.pos_, noun.dep_ = "NNP", "PROPN", "nsubj"
        behind.dep_ = "dobj"
        for child in [child for child in behind.children if child.dep_ == "prep"]:
            child.head = root


def _find_opening(root: Token, verbs: Collection[str]) -> None:
    """Make a verb of "open" in "Trade talks open in Doha", "resume" in "Oil talks resume": taken for other words."""
    word = root if root.tag_ in _NO_VERBS else next((each for each in root.rights if each.i == root.i + 1), root)
    if word.i == 0 or word.tag_ not in _NO_VERBS or word.lower_ not in verbs or word.nbor(-1).tag_ != "NNS":
        return
    subject = word.nbor(-1)
    if word == root and subject.dep_ not in {"nsubj", "compound"}:
        return
    word.tag_, word.pos_, word.lemma_ = "VBP", "VERB", word.lower_
    if word != root:
        _make_root(word, root)
        return
    subject.dep_ = "nsubj"
    for child in [child for child in word.lefts if child != subject]:
        child.head = subject


def _find_between_names(root: Token, verbs: Collection[str]) -> None:
    """Make a verb of "phones" in "Starmer phones Zelensky", taken for a part of the name behind it."""
    word = root.nbor(-1) if root.i > root.left_edge.i else root
    if root.pos_ != "PROPN" or word.tag_ not in {"VBZ", "NNS"} or word.lemma_ not in verbs:
        return
    before = word.nbor(-1) if word.i else word
    if word.head != root or before.pos_ != "PROPN" or before.head not in {root, word}:
        return
    word.tag_, word.pos_, word.dep_, word.head = "VBZ", "VERB", "ROOT", word
    before.head, before.dep_ = word, "nsubj"
    for child in [child for child in root.children if child.i < word.i or child.dep_ == "prep"]:
        child.head = before if child.i < before.i else word
    root.head, root.dep_ = word, "dobj"


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


def _join_listed(verb: Token) -> None:
    """Make A and B of "A, B meet" both its subjects, where nothing but the two names stands before the verb."""
    before = verb.doc[: verb.i]
    comma = next((each.i for each in before if each.text == ","), 0)
    is_bare = comma and all(each.pos_ == "PROPN" or each.text in {*HYPHENS, ","} for each in before)
    if not is_bare or comma + 1 == verb.i or any(each.text == "," for each in before[comma + 1 :]):
        return
    first, second = before[comma - 1], before[-1]
    for name, start in ((first, 0), (second, comma + 1)):
        for part in verb.doc[start : name.i]:
            part.head, part.dep_ = name, "compound" if part.pos_ == "PROPN" else "punct"
    first.head, first.dep_ = verb, "nsubj"
    second.head, second.dep_ = first, "conj"
    before[comma].head = first


def _find_object(verb: Token) -> None:
    """Make B of "A hosts B, C" the object, where the parser takes A for a part of the verb's name and B for another."""
    actor, name = next(iter(verb.lefts), None), next(iter(verb.rights), None)
    if actor is None or name is None or actor.dep_ != "compound" or name.dep_ != "appos" or name.pos_ != "PROPN":
        return
    actor.dep_, name.dep_ = "nsubj", "dobj"
    for other in name.rights:
        other.dep_ = "conj" if other.dep_ == "appos" else other.dep_
