"""What does "after", "before" or "at which" open: what is told in it, and which verb stands outside?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp.syntax.governors import governing_verb, governors, is_subject_of
from tasks.nlp.syntax.verb_forms import own_subject

_AT_THAT_TIME = {"when", "while", "as"}
_AT_WHICH = {"at", "during", "in"}
_PLACES = {"GPE", "LOC", "FAC"}
_BESIDE = {"after", "following", "during"}
_AT = {"at", "during"}
_TWO = {"two", "both"}
_BEING_THERE = {"attendance"}
_FAR = 12  # tokens between a noun and "at which"
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


def subject_behind_clause(token: Token) -> Token | None:
    """Return the subject of the main clause where the token stands in a clause before it: "when he left, A sighed"."""
    for verb in governors(token):
        if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ != "advcl" or verb.head.i < verb.i:
            continue
        subject = next(iter(own_subject(verb.head)[0]), None)
        return subject if subject is not None and subject.i > verb.i else None
    return None


def several_outside(noun: Token) -> list[Token]:
    """Return the subject of several where the noun stands bare beside what they did: "A and B signed after talks".

    Also "A and B tried to merge but talks failed".
    """
    verb = governing_verb(noun)
    if verb is None or noun.tag_ != "NNS" or any(child.dep_ in {"det", "poss"} for child in noun.lefts):
        return []
    if is_subject_of(noun, verb):
        outside = verb.head if verb.dep_ in {"conj", "advcl"} and verb.head.pos_ in {"VERB", "AUX"} else None
    else:
        outside = verb if noun.dep_ == "pobj" and noun.head.head == verb and noun.head.lower_ in _BESIDE else None
    is_marked = noun.dep_ == "advcl" and any(each.dep_ == "mark" and each.lower_ in _BESIDE for each in noun.lefts)
    outside = noun.head if is_marked else outside  # "A, B reach deal after talks": "after" taken for a conjunction
    subject = next(iter(own_subject(outside)[0]), None) if outside is not None else None
    if subject is None:
        return []
    listed = [child for child in outside.lefts if child.dep_ == "nsubj"] if outside is not None else []
    if len(listed) > 1 and subject.nbor().text == ",":
        return listed  # a headline: "A, B reach deal after talks"
    are_two = any(child.lower_ in _TWO for child in subject.lefts)
    return [subject] if are_two or any(child.dep_ == "conj" for child in subject.rights) else []


def those_at(noun: Token) -> list[Token]:
    """Return A and B of "present at the talks were A and B", "seated at the talks were A and B"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in _AT:
        return []
    above = preposition.head
    if above.lower_ in _BEING_THERE and above.dep_ == "pobj":
        above = above.head.head  # "in attendance at the talks were A and B"
    verb = above.head if above.pos_ == "ADJ" else above
    if verb.tag_ == "VBN" and verb.i < preposition.i:
        be = next((child for child in verb.rights if child.dep_ == "auxpass"), None)
        behind = [child for child in verb.rights if child.dep_ == "nsubjpass" and child.pos_ == "PROPN"]
        return behind if be is not None and preposition.i < be.i else []
    if verb.lemma_ != "be" or preposition.i > verb.i:
        return []
    return [child for child in verb.rights if child.dep_ in {"attr", "nsubj"} and child.pos_ == "PROPN"]


def verb_outside(opener: Token) -> Token | None:
    """Return the verb on which the clause or phrase that the word opens depends."""
    top = opener.head if opener.dep_ == "mark" else opener
    return governing_verb(top) if top.head != top else None


def is_at_that_time(verb: Token, positions: frozenset[int]) -> bool:
    """Whether the verb's clause says when one of the positions was: "met him when he visited Seoul"."""
    if verb.dep_ != "advcl" or verb.head.i not in positions:
        return False
    return any(child.lower_ in _AT_THAT_TIME and child.dep_ in {"advmod", "mark"} for child in verb.children)


def opens_what_goes_on(word: Token) -> bool:
    """Whether the word opens a clause of what goes on meanwhile: "held talks on a truce | as fighting went on"."""
    return word.dep_ == "mark" and word.lower_ in _AT_THAT_TIME


def is_meanwhile(verb: Token) -> bool:
    """Whether the relative clause says what happened at an occasion: "a call from B, during which they discussed X".

    Also what was where: "met B in Vienna, where the war was on the agenda".
    """
    return any(child.lower_ == "where" and child.dep_ == "advmod" for child in verb.lefts) or any(
        child.lower_ in _AT_WHICH and child.dep_ == "prep" and any(each.lower_ == "which" for each in child.children)
        for child in verb.lefts
    )


def verb_of_what_happened(noun: Token) -> Token | None:
    """Return "told" of "a dinner in May where the premier told him": what was done at the event.

    The parser hangs the clause on any noun before it, so that the words are read from left to right. "Where" and "in
    which" may speak of a place that stands before them.
    """
    doc = noun.doc
    for i in range(noun.i + 1, min(noun.sent.end - 1, noun.i + _FAR)):
        word = doc[i]
        if word.pos_ in {"VERB", "AUX"} or word.text in {";", ":"}:
            return None
        is_which = word.lower_ == "which" and doc[i - 1].lower_ in _AT_WHICH
        if not is_which and word.lower_ != "where":
            continue
        before = next(each for each in reversed(doc[noun.i : i - is_which]) if not each.is_punct)
        is_of_place = word.lower_ == "where" or doc[i - 1].lower_ == "in"
        if is_of_place and before != noun and _may_be_place(before):
            return None
        opener = doc[i - 1] if is_which else word
        verb = governing_verb(opener)
        return verb if verb is not None and verb.i > i else None
    return None


def _may_be_place(word: Token) -> bool:
    return word.ent_type_ in _PLACES or (word.pos_ == "NOUN" and word.ent_type_ not in {"DATE", "TIME"})
