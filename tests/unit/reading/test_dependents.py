"""Which words hang on a word?"""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from tasks.nlp.text.dependents import dependents, keep_dependents


def parsed() -> Doc:
    words, heads = ["She", "met", "the", "envoy"], [1, 1, 3, 1]
    return Doc(Vocab(), words=words, heads=heads, deps=["nsubj", "ROOT", "det", "dobj"])


def test_words_that_hang_on_a_verb_come_in_the_order_of_the_text() -> None:
    assert [each.text for each in dependents(parsed()[1])] == ["She", "envoy"]


def test_what_is_kept_is_found_again() -> None:
    doc = keep_dependents(parsed())
    assert dependents(doc[1]) is dependents(doc[1])


def test_a_parse_that_is_not_final_is_asked_anew() -> None:
    doc = parsed()
    assert len(dependents(doc[1])) == 2
    doc[3].head = doc[0]
    assert [each.text for each in dependents(doc[1])] == ["She"]
