"""Does "it" stand for nobody: "it was good to meet B", "it is hard to talk with A", "it was a busy week meeting B"?"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from tasks.nlp.syntax.nominals import is_subject

_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "csubj"})
_WITHOUT_SUBJECT = frozenset({"VB", "VBG"})


def is_expletive(pronoun: Token, judgements: Collection[str]) -> bool:
    """Whether "it" only opens a judgement of what the infinitive or gerund behind tells: "it was good to meet B".

    `judgements` are the lemmas of adjectives and nouns for such: in "it was ready to meet B" somebody is meant.
    """
    verb = pronoun.head
    if pronoun.lower_ != "it" or verb.pos_ not in {"AUX", "VERB"} or not is_subject(pronoun):
        return False
    judging = [each for each in verb.rights if each.dep_ in _COMPLEMENTS and each.lemma_.lower() in judgements]
    return any(
        each.dep_ in _CLAUSES and each.tag_ in _WITHOUT_SUBJECT
        for word in judging
        for each in (*word.rights, *(other for other in verb.rights if other.i > word.i))
    )
