"""Is the meeting one of athletes or horses?"""

from __future__ import annotations

import re

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.sides.sides import Sides
from tasks.nlp.sides.triggers import Trigger
from tasks.nlp.text.words import words_of_doc

_MEASURED = re.compile(r"\d+(?:[.,]\d+)*(m|km|secs?|metres?)?")
_AT = frozenset({"at", "in"})


def is_at_athletics(trigger: Trigger, sides: Sides, lexicon: Lexicon) -> bool:
    """Whether somebody runs or jumps at the meeting: "won the 60m at the Leipzig meeting", "cleared 4.89 metres".

    Also what tells of no distance: "set the mark at the same meeting", "has another indoor meeting in France". Two who
    hold an outdoor meeting have one with each other.
    """
    token = trigger.token
    if token.lemma_ != "meeting":
        return False
    is_alone = len({(party.actor, party.text) for party in sides.everybody}) <= 1
    if is_alone and any(each.lower_ in lexicon.refusals.tracks for each in syntax.modifiers(token)):
        return True
    if is_alone and syntax.preposition_before(token) in _AT and _is_record_set(syntax.governing_verb(token), lexicon):
        return True
    words, performances = words_of_doc(token.doc), lexicon.refusals.performances
    start, end = words.sentence_start(token.i), words.sentence_end(token.i)
    if performances.isdisjoint(words.lemma[start:end]):
        return False
    measured = (each for each in token.doc[start:end] if _is_measured(each, lexicon))
    return any(_is_performed(each, lexicon) for each in measured)


def _is_record_set(verb: Token | None, lexicon: Lexicon) -> bool:
    """Whether it is done to a record: "broke the 5,000m record on his debut at the meeting"."""
    if verb is None or verb.lemma_ not in lexicon.refusals.record_setting:
        return False
    set_there = (each for each in syntax.objects(verb) if each.lemma_ in lexicon.refusals.records)
    return any(each.i + 1 == len(verb.doc) or each.nbor().pos_ != "ADV" for each in set_there)  # not "straight"


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
