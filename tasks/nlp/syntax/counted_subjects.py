"""Are "the two" who act in a sentence taken for a count of the noun that they speak of?"""

from __future__ import annotations

from collections.abc import Callable, Collection

from spacy.tokens import Doc

from tasks.nlp.syntax.verb_forms import own_subject

_POINTING = frozenset({"the", "these"})
_COUNTS = frozenset({"two", "three", "four", "five"})
_FEWEST = 4  # tokens: "The two discussed oil"


def mend_counted_subject(doc: Doc, verbs: Collection[str], is_somebody: Callable[[str], bool]) -> None:
    """Make "discussed" in "The two discussed oil." the verb that it is, in place.

    `doc` is one sentence, parsed and without names yet; `verbs` are base forms of what two do together. "The two
    invited ministers." stays as it is: `is_somebody` says of "ministers" that they are people.
    """
    if len(doc) < _FEWEST or doc[0].lower_ not in _POINTING or doc[1].lower_ not in _COUNTS:
        return
    determiner, count, verb = doc[0], doc[1], doc[2]
    noun = verb.head
    is_verb = verb.tag_ == "VBN" and verb.dep_ == "amod" and verb.lemma_ in verbs
    is_bare = noun.dep_ == "ROOT" and noun.pos_ == "NOUN" and not own_subject(noun)[0]
    if not (is_verb and is_bare) or is_somebody(noun.lower_):
        return
    verb.tag_, verb.pos_ = "VBD", "VERB"
    determiner.head, count.head, count.dep_ = count, verb, "nsubj"
    for child in [child for child in noun.children if child.dep_ == "punct"]:
        child.head = verb
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, "dobj"
