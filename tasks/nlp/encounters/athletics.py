"""Is the meeting one of athletes or horses?"""

from __future__ import annotations

import re

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.sides.triggers import Trigger
from tasks.nlp.text.words import words_of_doc

_MEASURED = re.compile(r"\d+(?:[.,]\d+)*(m|km|secs?|metres?)?")


def is_at_athletics(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether somebody runs or jumps at the meeting: "won the 60m at the Leipzig meeting", "cleared 4.89 metres"."""
    token = trigger.token
    if token.lemma_ != "meeting":
        return False
    words, performances = words_of_doc(token.doc), lexicon.refusals.performances
    start, end = words.sentence_start(token.i), words.sentence_end(token.i)
    if performances.isdisjoint(words.lemma[start:end]):
        return False
    measured = (each for each in token.doc[start:end] if _is_measured(each, lexicon))
    return any(_is_performed(each, lexicon) for each in measured)


def _is_performed(number: Token, lexicon: Lexicon) -> bool:
    verb = syntax.governing_verb(number)
    if verb is not None and verb.lower_ in lexicon.refusals.units:
        verb = syntax.governing_verb(verb)  # "5.05m", of which the parser makes a verb
    return verb is not None and verb.lemma_ in lexicon.refusals.performances


def _is_measured(word: Token, lexicon: Lexicon) -> bool:
    """Whether it is what was run or jumped: "60m", "4.89 metres", "the high jump"."""
    found = _MEASURED.fullmatch(word.lower_)
    if found is None:
        return False
    following = word.nbor().lower_ if word.i + 1 < len(word.doc) else ""
    return found[1] is not None or following in lexicon.refusals.units
