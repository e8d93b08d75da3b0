"""Is an encounter only where something else is done? "It is unclear whether they will sign it at the meeting"."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon

_WHERE = frozenset({"in", "at", "during"})


def is_only_where(trigger: Token, chain: list[Token], lexicon: Lexicon) -> bool:
    """Whether only what is done there is open: "it is unclear whether they will sign it at a meeting on Friday"."""
    if trigger.pos_ not in {"NOUN", "PROPN"} or syntax.preposition_before(trigger) not in _WHERE:
        return False
    verb = next((token for token in chain[1:] if token.pos_ == "VERB"), None)
    return verb is not None and verb.lemma_ not in lexicon.contexts.attending | lexicon.modality.held
