"""Is the verb of a clause tagged as a noun or taken for a participle, though it has a subject of its own?

"The airline and its pilots return to the table": a noun has no subject. "The Zambian FA summoned coach Avram Grant":
nor has a participle before a noun. "Will on Friday host a meeting": the day is not that of a host.
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import NOMINAL, SUBJECT, tagged

_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "advcl"})
_OF_NOUNS = frozenset({"det", "poss", "amod", "compound", "nummod"})
_FROM_MODAL = 3  # words: "will on Friday host"
_BEHIND = frozenset({"prep", "npadvmod", "advmod", "punct"})


def mend_tagged_verbs(doc: Doc, verbs: Collection[str]) -> None:
    """Make such words the verbs that they are, in place.

    `doc` is one sentence, parsed; `verbs` are base forms of what people do with others.
    """
    for token in tagged(doc, ("NN", "VBD")):
        if token.tag_ == "NN" and token.lower_ in verbs and _is_behind_day(token):
            _part_from_day(token)
        elif token.tag_ == "NN" and token.dep_ in _CLAUSES and token.lower_ in verbs and _has_subject(token):
            if not any(child.dep_ in _OF_NOUNS for child in token.lefts):
                token.tag_, token.pos_, token.lemma_ = "VBP", "VERB", token.lower_
        elif token.tag_ == "NN" and token.lower_ in verbs and _ends_row(token):
            _make_root(token)
        elif token.tag_ == "VBD" and token.dep_ == "amod" and token.lemma_ in verbs and _has_subject(token):
            _make_governor(token)


def _is_behind_day(word: Token) -> bool:
    """Whether a day parts it from its auxiliary: "will on Friday host a meeting"."""
    if word.i < _FROM_MODAL or word.nbor(-1).head != word:
        return False
    return word.nbor(-2).tag_ == "IN" and word.nbor(-_FROM_MODAL).tag_ == "MD"


def _part_from_day(word: Token) -> None:
    """Make the word the verb of its clause, and the preposition before it one of the day alone."""
    day, preposition, modal = (word.nbor(-distance) for distance in (1, 2, _FROM_MODAL))
    # what was taken for the head of the clause: the word itself, the auxiliary, the preposition, or the object behind
    above = word if word.head != preposition else modal if preposition.head == modal else preposition
    if above == preposition and preposition.head.i > word.i:
        above = preposition.head
    if above != word:
        word.dep_ = above.dep_
        word.head = word if above.head == above else above.head
    for child in [each for each in {*above.children, *preposition.children} if each not in {word, preposition}]:
        if above.i > word.i and child.i > word.i and child.head == above:
            continue  # what belongs to the object
        child.dep_ = "dobj" if child.dep_ == "pobj" else child.dep_
        child.head = word
    if above.i > word.i:
        above.head, above.dep_ = word, "dobj"
        for child in [each for each in above.rights if each.dep_ == "punct"]:
            child.head = word
    word.tag_, word.pos_, word.lemma_ = "VB", "VERB", word.lower_
    modal.head, modal.dep_ = word, "aux"
    preposition.head, preposition.dep_ = word, "prep"
    day.head, day.dep_ = preposition, "pobj"


def _has_subject(word: Token) -> bool:
    return any(child.dep_ in SUBJECT for child in word.lefts)


def _make_governor(verb: Token) -> None:
    """Put the verb above the noun that it was said to describe."""
    noun = verb.head
    if noun.pos_ not in NOMINAL or noun.i < verb.i or noun.left_edge.i < verb.left_edge.i:
        return
    verb.dep_ = noun.dep_
    verb.head = verb if noun.head == noun else noun.head
    noun.head, noun.dep_ = verb, "dobj"
    for child in [child for child in noun.rights if child.dep_ in _BEHIND]:
        child.head = verb


def _ends_row(word: Token) -> bool:
    """Whether it is taken for the last noun of a row in a sentence that has no verb: "A and the CDU meet in Rome."."""
    doc, root = word.doc, word.doc[:].root
    if word.dep_ != "conj" or root.pos_ not in NOMINAL or doc[-1].text != "." or word.i == 0:
        return False
    return word.nbor(-1).head == word and not any(token.pos_ in {"VERB", "AUX"} for token in doc)


def _make_root(word: Token) -> None:
    """Make the word the verb of the sentence, and the noun before it the last of the row."""
    root, last = word.doc[:].root, word.nbor(-1)
    last.head, last.dep_ = word.head, "conj"
    for child in [child for child in word.lefts if child != last]:
        child.head = last
    word.tag_, word.pos_, word.lemma_, word.dep_ = "VBP", "VERB", word.lower_, "ROOT"
    word.head = word
    root.head, root.dep_ = word, "nsubj"
    for child in [child for child in root.children if child.i > word.i]:
        child.head = word
