"""Who spoke for which side? "A spoke for the Chinese, B for the Americans", "with A leading for the company"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from tasks.nlp.company.company import OPENING, Company, CompanyNames, Patterns
from tasks.nlp.parties.party import Party

_JOINTS = frozenset({",", "and", "while", "with"})


def speaking_for(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "A spoke for the Chinese", "with A leading for the company"."""
    if token.lower_ != "for" or token.i <= sentence.start:
        return None
    verb = token.nbor(-1)
    if verb.lemma_ not in names.lexicon.contexts.speaking_for or verb.pos_ != "VERB":
        return None
    leader = names.parties.phrase_at(verb.nbor(-1)) if verb.i > sentence.start else None
    if leader is None or leader.kind != "person" or leader.name is None or leader.is_possessor:
        return None
    return _for_whom((names.parties.party(leader),), token.i + 1, sentence, names)


def _speaking_in_front(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "Negotiating for the union were A and B"."""
    if token.lower_ != "for" or token.i != sentence.start + 1 or token.nbor(-1).tag_ != "VBG":
        return None
    be = names.verb_behind(token.i, sentence, OPENING + 2)
    if token.nbor(-1).lemma_ not in names.lexicon.contexts.speaking_for or be is None:
        return None
    return _for_whom(names.people_after(be + 1, sentence), token.i + 1, sentence, names)


def speaking_in_turn(first: Company, sentence: Span, names: CompanyNames) -> Company | None:
    """ "A spoke for the Chinese | and B for the Americans"."""
    if not first.of:
        return None
    i = first.of[-1].end
    while i + 1 < sentence.end and sentence.doc[i].lower_ in _JOINTS:
        i += 1
    leader = names.phrases.at(i)
    is_named = leader is not None and leader.kind == "person" and leader.name is not None
    if leader is None or not is_named or leader.end >= sentence.end or sentence.doc[leader.end].lower_ != "for":
        return None
    return _for_whom((names.parties.party(leader),), leader.end + 1, sentence, names)


def _for_whom(people: tuple[Party, ...], i: int, sentence: Span, names: CompanyNames) -> Company | None:
    """Return who speaks for the people or body that is named at the token; a cause is neither."""
    phrase = names.phrases.at(i) if i < sentence.end else None
    if not people or phrase is None or phrase.is_modifier or phrase.is_possessor:
        return None
    is_side = phrase.kind in {"country", "organization", "group"}
    return Company("in", people, (names.parties.party(phrase),), i) if is_side else None


SPOKE_FOR = Patterns((speaking_for, _speaking_in_front), forms=frozenset({"for"}))
