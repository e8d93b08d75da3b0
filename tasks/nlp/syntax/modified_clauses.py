"""Who acts in a clause with a pronoun? "A said B raised it when | he met C", "A asked B whether | he would meet C"."""

from __future__ import annotations

from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TIMES = frozenset({"when", "while", "after", "before", "as", "once", "until", "since", "whenever"})
_WHERE = frozenset({"where", "when"})
_WHETHER = frozenset({"whether", "if"})
_ALLOWED = frozenset({"could", "can", "may", "might", "should"})
_STEPS = 4  # heads from the place to the verb: "come | from | Berlin"


def actor_of_modified_clause(pronoun: Token) -> Token | None:
    """Return B of "A said B raised the case when | he met C": who acts in the clause to which "when" belongs."""
    verb = pronoun.head
    if pronoun.dep_ in _SUBJECTS and verb.dep_ == "relcl":
        return _came_from_there(verb)
    if pronoun.dep_ in _SUBJECTS and verb.head.lemma_ == "ask" and verb.head.i < pronoun.i:
        return _asked(verb)
    if pronoun.dep_ not in _SUBJECTS or verb.dep_ != "advcl" or verb.head.i > pronoun.i:
        return None
    if not any(each.lower_ in _TIMES for each in verb.lefts):
        return None
    return next((each for each in verb.head.lefts if each.dep_ == "nsubj"), None)


def _asked(verb: Token) -> Token | None:
    """Return B of "A asked B whether | he would meet C"; who asks "whether he could meet C" may speak of himself."""
    words = {each.lower_ for each in verb.lefts}
    if words.isdisjoint(_WHETHER) or not words.isdisjoint(_ALLOWED):
        return None
    return next((each for each in verb.head.rights if each.dep_ in {"dobj", "dative"} and each.i < verb.i), None)


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
