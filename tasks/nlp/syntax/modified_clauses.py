"""Who acts in the clause that another one says the time of? "Minister A said B raised it when | he met C"."""

from __future__ import annotations

from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TIMES = frozenset({"when", "while", "after", "before", "as", "once", "until", "since", "whenever"})


def actor_of_modified_clause(pronoun: Token) -> Token | None:
    """Return B of "A said B raised the case when | he met C": who acts in the clause to which "when" belongs."""
    verb = pronoun.head
    if pronoun.dep_ not in _SUBJECTS or verb.dep_ != "advcl" or verb.head.i > pronoun.i:
        return None
    if not any(each.lower_ in _TIMES for each in verb.lefts):
        return None
    return next((each for each in verb.head.lefts if each.dep_ == "nsubj"), None)
