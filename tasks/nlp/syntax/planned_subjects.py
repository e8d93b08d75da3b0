"""Is a participle behind a noun taken for its verb: "A meeting between A and B planned for May is in doubt"?

And one between commas: "The talks, foreseen for May, could not be held".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tasks.nlp.syntax.labels import NOMINAL, SUBJECT, labelled

_PARTICIPLES = frozenset({"VBN", "VBD"})


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
    for token in labelled(doc, ("ccomp", "conj")):
        if token.head.tag_ in _PARTICIPLES and token.head.dep_ == "ROOT" and token.head.i < token.i:
            _part_from_participle(token, token.head)


def _part_from_participle(verb: Token, participle: Token) -> None:
    """Make the verb that of the sentence, where it has no subject and the participle before it no auxiliary."""
    noun = next((child for child in participle.lefts if child.dep_ in SUBJECT and child.pos_ in NOMINAL), None)
    if noun is None or participle.nbor(-1).text != "," or verb.left_edge.nbor(-1).text != ",":
        return
    if any(child.dep_ in {*SUBJECT, "mark"} for child in verb.lefts) or not _is_bare(participle, but=verb):
        return
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.lefts) else "nsubj"
    for child in [child for child in participle.children if child.i > verb.i]:
        child.head = verb
    participle.head, participle.dep_ = noun, "acl"


def _is_bare(verb: Token, but: Token | None = None) -> bool:
    """Whether the verb has neither auxiliary nor object nor a word that opens a clause, `but` one passed over."""
    above = {"aux", "auxpass", "cc", "dobj", "mark", "attr", "ccomp"}
    return not any(child.dep_ in above and child != but for child in verb.children)
