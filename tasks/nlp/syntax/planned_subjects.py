"""Is a participle behind a noun taken for its verb: "A meeting between A and B planned for May is in doubt"?"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import NOMINAL, SUBJECT, labelled


def mend_planned_subject(doc: Doc) -> None:
    """Make such a word describe its noun, in place, and the noun the subject of the verb behind.

    `doc` is one sentence, parsed. A clause in the past tense is no subject without a "that" before it.
    """
    for token in labelled(doc, ("csubj",)):
        if token.tag_ != "VBD" or token.head.i < token.i:
            continue
        noun = next((child for child in token.lefts if child.dep_ in SUBJECT and child.pos_ in NOMINAL), None)
        if noun is not None and _is_bare(token):
            noun.head, noun.dep_ = token.head, "nsubj"
            token.head, token.dep_, token.tag_ = noun, "acl", "VBN"


def _is_bare(verb: Token) -> bool:
    """Whether the verb has neither auxiliary nor object nor a word that opens a clause."""
    return not any(child.dep_ in {"aux", "auxpass", "dobj", "mark", "attr", "ccomp"} for child in verb.children)
