"""What would have been, had nothing come between? "Had his plane not been turned back, he would have met them"."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_start

_WOULD = frozenset({"would", "could", "might"})
_FOR = frozenset({"for"})
_OPENING = frozenset({"had", "were"})


def would_have(verb: Token) -> bool:
    """Whether the verb tells of what was not: "would have met"."""
    words = {each.lower_ for each in syntax.auxiliaries(verb)}
    return verb.tag_ == "VBN" and "have" in words and bool(words & _WOULD)


def prevented(trigger: Token, lexicon: Lexicon) -> Token | None:
    """Return the word for what came between where the trigger "would have" been: "but for the storm".

    With a condition that says what was not done, it is a mere possibility: "would have met him if he had asked".
    """
    verb = next(iter(syntax.own_verbs(trigger)), None)
    if verb is None or not would_have(verb):
        return None
    words = trigger.doc[sentence_start(trigger) : sentence_end(trigger)]
    obstacles = (each for each in words if _is_exception(each) or _is_lack_in_front(each, verb, lexicon))
    return next(obstacles, None) or _negated_condition(verb, lexicon) or _overtaken(trigger, lexicon)


def _is_exception(word: Token) -> bool:
    """Whether the word is the "but" of "but for the storm"."""
    return word.lower_ == "but" and word.i + 1 < len(word.doc) and word.nbor(1).lower_ in _FOR


def _is_lack_in_front(word: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether the sentence opens with what there was: "Without the strike, they would have met"."""
    is_noun = any(child.pos_ in {"NOUN", "PROPN"} for child in word.rights)
    return word.lower_ in lexicon.modality.lacking and word.i == sentence_start(verb) and is_noun


def _negated_condition(verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the "not" of "had it not been for the storm", "if the airport had not been closed"."""
    for clause in (*verb.subtree, verb.head):  # the parser may hang what would have been on its condition
        if clause == verb or clause.pos_ not in {"VERB", "AUX"}:
            continue
        mark = syntax.complementizer(clause)
        is_condition = mark is not None and mark.lower_ in lexicon.modality.conditions
        if not is_condition and not _opens_with_auxiliary(clause):
            continue
        found = next((each for each in clause.subtree if each.dep_ == "neg" and each.head != verb), None)
        if found is not None:
            return found
    return None


def _opens_with_auxiliary(clause: Token) -> bool:
    """Whether the clause has "had" or "were" before its subject, in place of "if"."""
    first = next((each for each in (clause, *syntax.auxiliaries(clause)) if each.lower_ in _OPENING), None)
    if first is None or syntax.is_inverted(clause):
        return first is not None
    # the parser may take the "had" of "had his plane not been turned back" for a verb of its own
    return first == clause and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in clause.lefts)


def _overtaken(trigger: Token, lexicon: Lexicon) -> Token | None:
    """Return the "but" of "would have met him, but the airport closed"."""
    for word in trigger.doc[trigger.i + 1 : sentence_end(trigger)]:
        done = syntax.contrasted(word) if word.lower_ == "but" else None
        if done is not None:
            return word if syntax.is_past(done) and done.lemma_ not in lexicon.modality.speech else None
    return None
