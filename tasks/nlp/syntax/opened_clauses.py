"""What does "after" or "before" open: what is told in it, and which verb stands outside?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp.syntax.governors import governing_verb, governors

_AT_THAT_TIME = {"when", "while", "as"}
_OCCASIONS = {"during", "at", "in"}
_CLAUSES_OF_THEIR_OWN = {"relcl", "ccomp", "advcl", "acl"}


def is_told_in(token: Token, opener: Token) -> bool:
    """Whether the clause or phrase that the word opens tells of the token: "after they met", "before he is to meet"."""
    top = opener.head if opener.dep_ == "mark" else opener
    for each in [token, *governors(token)]:
        if each == top:
            return True
        if each.pos_ in {"VERB", "AUX"} and each.dep_ in _CLAUSES_OF_THEIR_OWN:
            return False
    return False


def verb_outside(opener: Token) -> Token | None:
    """Return the verb on which the clause or phrase that the word opens depends."""
    top = opener.head if opener.dep_ == "mark" else opener
    return governing_verb(top) if top.head != top else None


def is_at_that_time(verb: Token, positions: frozenset[int]) -> bool:
    """Whether the verb's clause says when one of the positions was: "met him when he visited Seoul"."""
    if verb.dep_ != "advcl" or verb.head.i not in positions:
        return False
    return any(child.lower_ in _AT_THAT_TIME and child.dep_ in {"advmod", "mark"} for child in verb.children)


def is_meanwhile(verb: Token) -> bool:
    """Whether the relative clause says what happened at an occasion: "a call from B, during which they discussed X".

    Also what was where: "met B in Vienna, where the war was on the agenda".
    """
    return any(child.lower_ == "where" and child.dep_ == "advmod" for child in verb.lefts) or any(
        child.lower_ in _OCCASIONS and child.dep_ == "prep" and any(each.lower_ == "which" for each in child.children)
        for child in verb.lefts
    )
