"""Who else was there, where hardly more is said? "B was there too", "B was on hand"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from tasks.nlp.company.company import OPENING, WERE, Company, CompanyNames, Patterns
from tasks.nlp.parties.party import Party

_TOO = frozenset({"all", "also", "both", "too", "well"})
_BETWEEN = frozenset({"all", "also", "both", "too", "present"})
_FOR = frozenset({"at", "for", "during", "to", "when", "as"})
_COMING = frozenset({"arrive", "come", "reach", "appear", "land"})
_EXPECTED = frozenset({"expected", "due"})
_SEVERAL = 2


def _there(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "The minister of state, B, was also there", "B and C were both there, too"."""
    if token.lower_ != "there" or token.i - sentence.start < _SEVERAL:
        return None
    be = _be_before(token, sentence)
    if be is None or not _is_too(be, token, sentence):
        return None
    return Company("present", _people_before(be, sentence, names), (), token.i)


def _on_hand(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "B and C were on hand", "B was on hand for the signing"."""
    if token.lower_ != "hand" or token.i - sentence.start < _SEVERAL or token.nbor(-1).lower_ != "on":
        return None
    be, after = _be_before(token.nbor(-1), sentence), token.i + 1
    if be is None or (after < sentence.end and not _ends(sentence.doc[after]) and token.nbor(1).lower_ not in _FOR):
        return None
    return Company("present", _people_before(be, sentence, names), (), token.i)


def _expected(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "Expected on Wednesday are B and C", "Also expected were B and C", before a meeting."""
    if token.lower_ not in _EXPECTED or token.i - sentence.start > 1 or token.i + 1 >= sentence.end:
        return None
    be = names.verb_behind(token.i, sentence, OPENING)
    if be is None or any(each.text == "," for each in sentence.doc[token.i : be]):
        return None
    return Company("present", names.people_after(be + 1, sentence), (), token.i)


def _also_expected(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "Presidents B and C were also expected", "B is also due to attend", before a meeting."""
    if token.lower_ not in _EXPECTED or token.i - sentence.start < _SEVERAL or token.nbor(-1).lower_ not in _TOO:
        return None
    be, after = _be_before(token, sentence), token.i + 1
    if be is None or (after < sentence.end and not (_ends(sentence.doc[after]) or _is_to_come(token, sentence, names))):
        return None
    return Company("present", _people_before(be, sentence, names), (), token.i)


def _is_to_come(expected: Token, sentence: Span, names: CompanyNames) -> bool:
    """Whether it is to the meeting that they are to come: "expected at the meeting", "expected to attend"."""
    word = expected.nbor(1)
    if word.lower_ != "to" or word.i + 1 >= sentence.end:
        return word.lower_ in _FOR
    following = word.nbor(1)
    is_of_nothing_else = word.i + 2 >= sentence.end or _ends(word.nbor(2))
    return is_of_nothing_else and following.lemma_ in names.lexicon.contexts.presence


def _also_in_town(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "Also in Lusaka are presidents B and C", for the summit there."""
    if token.lower_ != "also" or token.i != sentence.start or len(sentence) < OPENING or token.nbor(1).lower_ != "in":
        return None
    be = names.verb_behind(token.i, sentence, 2 * OPENING)
    if be is None or token.nbor(2).pos_ not in {"PROPN", "NOUN"}:
        return None
    people = names.people_after(be + 1, sentence)
    return Company("present", people, (), token.i) if len(people) >= _SEVERAL else None


def _those_who_came(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "Among those who came were B and C", "Those who turned up included B"."""
    if token.lower_ != "those" or token.i - sentence.start > 1 or token.i + 2 >= sentence.end:
        return None
    if token.nbor(1).lower_ != "who" or token.nbor(2).lower_ in names.lexicon.contexts.present:
        return None
    is_there = token.nbor(2).lemma_ in _COMING | names.lexicon.contexts.attending
    be = names.verb_behind(token.i, sentence, 2 * OPENING) if is_there else None
    return Company("present", names.people_after(be + 1, sentence), (), token.i) if be is not None else None


def _be_before(token: Token, sentence: Span) -> Token | None:
    """Return "was" of "was also | there", unless it was not so."""
    i = token.i - 1
    while i > sentence.start and sentence.doc[i].lower_ in _BETWEEN:
        i -= 1
    be = sentence.doc[i]
    is_to_be = be.lower_ == "be" and i > sentence.start and be.nbor(-1).tag_ in {"MD", "RB"}
    return be if be.lower_ in WERE or is_to_be else None


def _is_too(be: Token, token: Token, sentence: Span) -> bool:
    """Whether others were told to have been there, and nothing more is said of the place: "also there", "there too"."""
    doc = sentence.doc
    between = {doc[i].lower_ for i in range(be.i + 1, token.i)} | {doc[be.i - 1].lower_}
    behind = {doc[i].lower_ for i in range(token.i + 1, min(sentence.end, token.i + 4))}
    after = token.i + 1
    is_closed = after >= sentence.end or _ends(doc[after]) or not behind.isdisjoint(_TOO)
    return is_closed and not (between | behind).isdisjoint(_TOO)


def _ends(token: Token) -> bool:
    return token.pos_ in {"PUNCT", "CCONJ"}


def _people_before(be: Token, sentence: Span, names: CompanyNames) -> tuple[Party, ...]:
    """Return the people named before "was": all of a list, however long."""
    return tuple(p for p in names.listed_before(be, sentence) if p.kind == "person" and p.actor is not None)


WAS_THERE = Patterns(
    (_there, _on_hand, _expected, _also_expected, _also_in_town, _those_who_came),
    forms=_EXPECTED | frozenset({"there", "hand", "also", "those"}),
)
