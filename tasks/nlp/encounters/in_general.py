"""Is it told of whoever it may be, or only of what somebody has in his head, and of no encounter in particular?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.text.sentence_numbers import sentence_end
from tasks.nlp.text.words import words_of_doc

_CANNOT = frozenset({"can", "ca", "could", "do", "does"})
_HAVING = frozenset({"had", "has", "have"})
_PAST = frozenset({"VBD", "VBN"})
_WHENEVER = frozenset({"while", "when", "whenever", "before", "in"})


def is_in_general(token: Token, lexicon: Lexicon) -> bool:
    """Whether nothing is told that happened on a day: "every conversation that you have with a member"."""
    return (
        _is_each_of_anybody(token, lexicon)
        or _is_of_any_who(token)
        or _is_enjoyed(token, lexicon)
        or _is_imagined(token, lexicon)
        or _is_seldom(token, lexicon)
        or _is_way_of_ruling(token, lexicon)
    )


def _is_each_of_anybody(noun: Token, lexicon: Lexicon) -> bool:
    """Whether it is each of those that anybody has: "in any meeting you have with A", "each talk one has with B"."""
    if noun.pos_ != "NOUN" or syntax.determiner(noun) not in lexicon.refusals.each_one:
        return False
    subjects = (each for verb in syntax.relative_clauses(noun) for each in syntax.subjects(verb)[0])
    return any(each.lower_ in lexicon.refusals.anybody for each in subjects)


def _is_of_any_who(verb: Token) -> bool:
    """Whether it is said of whoever does it: "any president who sits down with them will be disappointed"."""
    return verb.dep_ == "relcl" and syntax.determiner(verb.head) == "any" and not syntax.is_past(verb)


def _is_enjoyed(verb: Token, lexicon: Lexicon) -> bool:
    """Whether somebody does it gladly whenever he can: "likes to meet voters", "enjoys talking to farmers"."""
    above = verb.head
    if verb.dep_ != "xcomp" or above.lemma_ not in lexicon.refusals.enjoying:
        return False
    return above.tag_ in {"VBZ", "VBP"} and not syntax.auxiliaries(above)


def _is_imagined(token: Token, lexicon: Lexicon) -> bool:
    """Whether somebody says that he cannot imagine it: "I can't see my sons coming to Rome to negotiate with them".

    Who cannot see himself do it says that he will not.
    """
    words = words_of_doc(token.doc)
    if lexicon.refusals.imagining.isdisjoint(words.lemma[words.sentence_start(token.i) : token.i]):
        return False
    chain = syntax.modality_chain(token)[1:]
    verb = next((each for each in chain if each.pos_ == "VERB" and each.lemma_ in lexicon.refusals.imagining), None)
    return verb is not None and _is_beyond_somebody(verb, lexicon)


def _is_beyond_somebody(verb: Token, lexicon: Lexicon) -> bool:
    """Whether nobody can do it: "cannot imagine", "nobody could see", "it is hard to picture"."""
    below = {each.lower_ for child in verb.children for each in (child, *child.children)}
    if not below.isdisjoint(lexicon.contexts.reflexives):
        return False
    if syntax.is_infinitive(verb):
        return any(each.lower_ in lexicon.refusals.hard for each in (verb.head, *verb.head.children))
    if not any(each.lower_ in _CANNOT for each in syntax.auxiliaries(verb)):
        return False
    is_nobody = any(each.lower_ in lexicon.contexts.nobody for each in syntax.subjects(verb)[0])
    return is_nobody or syntax.negation(verb) is not None


def _is_seldom(verb: Token, lexicon: Lexicon) -> bool:
    """Whether it is told how often: "rarely met the mayors", "whenever she met the mayor".

    Not where a day of it is told: "has often met her, most recently on Monday".
    """
    if verb.pos_ != "VERB":
        return False
    if any(child.lower_ in lexicon.refusals.whenever for child in verb.lefts):
        return True
    words = {each.lower_ for each in syntax.auxiliaries(verb)}
    if not words <= _HAVING or verb.tag_ not in _PAST or not syntax.has_adverbial(verb, lexicon.refusals.seldom):
        return False
    calendar = lexicon.times.weekdays.keys() | lexicon.times.months.keys()
    return not any(each.lower_ in calendar for each in verb.subtree)


def _is_way_of_ruling(verb: Token, lexicon: Lexicon) -> bool:
    """Whether it is told how somebody governs: "never consulted the premier while making decisions"."""
    if verb.pos_ != "VERB" or not any(child.lower_ == "never" for child in verb.lefts):
        return False
    behind = verb.doc[verb.i + 1 : sentence_end(verb)]  # the parser may hang the clause on "told" behind it
    return any(_is_ruling(clause, lexicon) for clause in behind if clause.dep_ in {"advcl", "prep"})


def _is_ruling(clause: Token, lexicon: Lexicon) -> bool:
    verb = clause if clause.pos_ == "VERB" else next((each for each in clause.children if each.pos_ == "VERB"), None)
    marks = {clause.lower_, *(each.lower_ for each in clause.children)}
    if verb is None or marks.isdisjoint(_WHENEVER):
        return False
    ruled = (each for each in syntax.objects(verb) if each.tag_ == "NNS" or each.lemma_ == "policy")
    forms = {verb.lemma_, *(f"{verb.lemma_}_{each.lemma_}" for each in ruled)}
    return bool(forms & lexicon.refusals.ruling)
