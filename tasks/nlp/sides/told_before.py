"""Does a noun speak of an encounter that was told before? "The meeting", "their talks", "no such meeting"."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.seed_shapes import Contexts


def is_definite(token: Token) -> bool:
    """Whether a noun speaks of an encounter that was told before: "the meeting", "their talks"."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    owner = syntax.possessor(token)
    if any(each.lower_ == "such" for each in syntax.modifiers(token)):
        return syntax.negating_determiner(token) is not None  # "no such meeting"
    return syntax.determiner(token) in {"the", "this", "that", "these", "those", "both"} or (
        owner is not None and owner.lower_ in {"their", "theirs", "his", "her", "its"}
    )


def is_once_more(verb: Token, contexts: Contexts) -> bool:
    """Whether the verb says that they do again what was told: "meet again", "will reconvene"."""
    if verb.lemma_ in contexts.resuming:
        return True
    return any(each.lower_ in contexts.once_more for each in syntax.qualifiers(verb))
