"""Does the sentence before an encounter say what it was about? "A ordered a study. The order was made at a meeting"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.scene import Scene

_POINTING = frozenset({"the", "this", "that", "these", "those"})
_THERE = frozenset({"at", "in", "during"})
_WHEN = frozenset({"as", "when", "while"})


def goes_back(sentence: Span, scene: Scene) -> bool:
    """Whether the telling sentence takes up what was said before it: "the remarks were made at a meeting"."""
    return any(_takes_up(token, scene) for token in sentence)


def _takes_up(token: Token, scene: Scene) -> bool:
    topics = scene.around.lexicon.topics
    if token.lemma_ not in topics.taken_up or not _is_pointing(token):
        return False
    verb = syntax.governing_verb(token)
    if verb is None or not (syntax.is_subject(token) or syntax.is_object(token)):
        return False
    if verb.lemma_ in topics.verbs and syntax.verb_below(verb, scene.anchors(verb)) is not None:
        return True  # "met to discuss the issue"
    if verb.lemma_ not in topics.taking_up:
        return False
    return any(each in scene.triggers for each in _occasions(verb)) or _is_meanwhile(verb, scene)


def _is_meanwhile(verb: Token, scene: Scene) -> bool:
    """Whether they met when it was done: "made the request as its leaders met the commissioner"."""
    below = (each for each in verb.children if each.dep_ == "advcl" and each in scene.triggers)
    return any(any(word.lower_ in _WHEN for word in each.lefts) for each in below)


def _is_pointing(noun: Token) -> bool:
    return syntax.determiner(noun) in _POINTING or syntax.possessor(noun) is not None


def _occasions(verb: Token) -> Iterator[Token]:
    """Yield where it was: the meeting in "made the remarks at a meeting"; the verb itself in "discussed the plan"."""
    yield verb
    yield from syntax.prepositional(verb, _THERE)
