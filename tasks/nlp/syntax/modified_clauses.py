"""Who acts in the clause that another one says the time of? "Minister A said B raised it when | he met C"."""

from __future__ import annotations

from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TIMES = frozenset({"when", "while", "after", "before", "as", "once", "until", "since", "whenever"})
_WHERE = frozenset({"where", "when"})
_STEPS = 4  # heads from the place to the verb: "come | from | Berlin"


def actor_of_modified_clause(pronoun: Token) -> Token | None:
    """Return B of "A said B raised the case when | he met C": who acts in the clause to which "when" belongs."""
    verb = pronoun.head
    if pronoun.dep_ in _SUBJECTS and verb.dep_ == "relcl":
        return _came_from_there(verb)
    if pronoun.dep_ not in _SUBJECTS or verb.dep_ != "advcl" or verb.head.i > pronoun.i:
        return None
    if not any(each.lower_ in _TIMES for each in verb.lefts):
        return None
    return next((each for each in verb.head.lefts if each.dep_ == "nsubj"), None)


def _came_from_there(verb: Token) -> Token | None:
    """Return A of "A, who had come from Berlin, where | he had met B": whom the relative clause around is about."""
    if not any(each.lower_ in _WHERE for each in verb.lefts):
        return None
    above = verb.head
    for _ in range(_STEPS):
        if above.dep_ == "relcl" and above.pos_ in {"VERB", "AUX"}:
            return above.head if any(each.lower_ == "who" and each.dep_ == "nsubj" for each in above.lefts) else None
        above = above.head
    return None
