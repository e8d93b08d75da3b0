"""Who came along with somebody? "A was accompanied by B", "With the minister were B and C"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.company.company import WERE, Company, CompanyNames, Patterns
from tasks.nlp.sides.vicinity import parties_before, parties_behind

_BESIDE = frozenset({"with", "alongside", "beside", "joining", "flanking"})
_SIDE = "side"
_ALONG = frozenset({"along"})
_AT_HIS = ("at", "his")
_BY = "by"
_LENGTH_OF_ROOM = 3  # tokens: "in the room"
_FARTHEST = 6  # tokens of who is at somebody's side
_TOGETHER = frozenset({"along", "together"})
_AT = frozenset({"at", "during", "in", "on", "for"})
_WITH = frozenset({"with"})
_COMING = frozenset({"come", "arrive"})
_ASIDES = frozenset({",", "–", "—", "-", "("})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _accompanied(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "A was accompanied by B and C", "accompanied by B, A arrived"."""
    if token.lower_ not in names.lexicon.contexts.accompanied or token.i + 1 >= sentence.end:
        return None
    by = _by_whom(token, sentence)
    if by is None:
        return None
    of = names.at(syntax.subjects(token)[0], token.i)
    of = of or tuple(parties_before(token, names.parties, names.phrases))
    of = of or tuple(parties_behind(token.i, sentence, names.parties, names.phrases))
    if not of and token.i - sentence.start < len(_TOGETHER):
        of = names.at(syntax.subjects(sentence.root)[0], sentence.root.i)
    return Company("with", names.after(by + 1, sentence), of, token.i)


def _by_whom(token: Token, sentence: Span) -> int | None:
    """Return the token of "by" in "accompanied by B", "joined at the meeting by B"."""
    if token.nbor(1).lower_ == "by":
        return token.i + 1
    if token.nbor(1).lower_ not in _AT:
        return None
    near = sentence.doc[token.i + 2 : min(sentence.end, token.i + _FARTHEST)]
    by = next((each.i for each in near if each.lower_ == "by" or each.pos_ in {"VERB", "AUX", "PUNCT"}), None)
    return by if by is not None and sentence.doc[by].lower_ == "by" else None


def _accompanying(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "accompanying A were B and C", "also joining the talks was B", "B and C accompanied A"."""
    if token.lower_ == "accompanying" or (token.lower_ == "joining" and token.i - sentence.start < 2):
        be = names.verb_behind(token.i, sentence, 14)
        if be is not None:
            of = names.after(token.i + 1, sentence)
            if token.lower_ == "joining" and not of:
                return Company("present", names.after(be + 1, sentence), (), token.i)
            return Company("with", names.after(be + 1, sentence), of, token.i)
    if token.lemma_ == "accompany" and token.tag_ in {"VBD", "VBZ", "VBP", "VB"} and not syntax.is_passive(token):
        people = names.at(syntax.subjects(token)[0], token.i) or names.before(token)
        of = names.at(syntax.objects(token), sentence.end)
        people = tuple(party for party in people if party.actor is not None)
        if of and {party.actor for party in of} <= {party.actor for party in people}:
            of = tuple(replace(party, actor=None, is_anaphor=True) for party in of)  # "B will accompany him": not B
        return Company("with", people, of, token.i) if of else None
    return None


def _beside(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "With the minister were B and C", "At his side was B"."""
    if token.i != sentence.start or token.lower_ not in _BESIDE:
        return None
    of = names.parties.parties_from(token.i + 1, sentence.end)
    if not of:
        return None
    end = max(party.end for party in of)
    end = _behind_room(end, sentence, names)
    if end >= sentence.end or sentence.doc[end].lower_ not in WERE:
        return None
    return Company("with", names.after(end + 1, sentence), tuple(of), token.i)


def _behind_room(i: int, sentence: Span, names: CompanyNames) -> int:
    """Return the token behind "in the room", "at the table", where that stands there."""
    doc, after = sentence.doc, i + _LENGTH_OF_ROOM
    if after >= sentence.end or doc[i].lower_ not in _AT or doc[i + 1].lower_ != "the":
        return i
    return after if doc[after - 1].lower_ in names.lexicon.contexts.tables else i


def _at_his_side(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "At her side was B", "A met C in Rome, with B at her side", "A, who had B by her side"."""
    if token.lower_ != _SIDE or token.i - sentence.start < len(_AT_HIS) or token.nbor(-1).tag_ != "PRP$":
        return None
    at, owner = token.nbor(-2), token.nbor(-1)
    of = tuple(names.parties.parties(owner, token.i))
    if at.lower_ not in {_AT_HIS[0], _BY} or not of:
        return None
    if at.i == sentence.start and token.nbor(1).lower_ in WERE:
        return Company("with", names.after(token.i + 2, sentence), of, token.i)
    near = sentence.doc[max(sentence.start, at.i - 2 * _FARTHEST) : at.i]
    before = next((each for each in reversed(near) if each.lower_ == "with" or each.lemma_ == "have"), None)
    people = names.people_between(before.i + 1, at.i) if before is not None else ()
    return Company("with", people, of, token.i) if people else None


def _brought_along(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "A brought B along", "took B with him to see C", "B came along"."""
    contexts = names.lexicon.contexts
    if token.lemma_ not in contexts.bringing or token.pos_ != "VERB" or syntax.is_passive(token):
        return None
    if syntax.negation(token) is not None:
        return None
    doc = sentence.doc
    is_along = any(each.lower_ in _ALONG for each in token.rights)
    is_with_him = any(
        doc[i].lower_ == "with" and doc[i + 1].tag_ == "PRP" for i in range(token.i + 1, sentence.end - 1)
    )
    of, brought = names.at(syntax.subjects(token)[0], token.i), names.at(syntax.objects(token), sentence.end)
    if not is_along and token.lemma_ in _COMING:  # "A came with ministers B and C"
        beside = names.at(syntax.prepositional(token, _WITH), sentence.end)
        people = tuple(party for party in beside if party.kind == "person" and party.actor is not None)
        return Company("with", people, of, token.i) if of and people else None
    if is_along and not syntax.objects(token):
        return Company("present", tuple(p for p in of if p.actor is not None and p.kind == "person"), (), token.i)
    people = tuple(party for party in brought if party.actor is not None and party.kind == "person")
    return Company("with", people, of, token.i) if of and (is_along or is_with_him) else None


def _along_with(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "A, along with B and C, entered the building", "A – together with ministers B (Health) and C – met D"."""
    doc, after = sentence.doc, token.i + 2
    if token.lower_ not in _TOGETHER or token.i - sentence.start < len(_TOGETHER) or after >= sentence.end:
        return None
    if doc[token.i + 1].lower_ != "with" or doc[token.i - 1].text not in _ASIDES:
        return None
    verb = next((each for each in doc[after : sentence.end] if each.tag_ in _FINITE), None)
    if verb is None or not (
        names.lexicon.triggers(verb.lemma_, "VERB") or verb.lemma_ in names.lexicon.contexts.attending
    ):
        return None
    of = names.before(doc[token.i - 1])
    told = names.people_between(after, verb.i)
    return Company("with", told, of[-1:], token.i) if of else None


def _fronted(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "Together with B, A met C", "Alongside B, A met C": B came along with A."""
    if token.i != sentence.start or token.i + 2 >= sentence.end:
        return None
    is_pair = token.lower_ in _TOGETHER and token.nbor(1).lower_ == "with"
    if not is_pair and token.lower_ != "alongside":
        return None
    people = names.parties.parties_from(token.i + 1 + is_pair, sentence.end)
    of = names.at(syntax.subjects(sentence.root)[0], sentence.root.i)
    of = of or tuple(each for each in people[1:] if each.end == sentence.root.i)  # "with his colleague B, A met"
    told = {party.actor for party in of}
    return Company("with", tuple(p for p in people if p.actor not in told), of, token.i) if of else None


CAME_ALONG = Patterns(
    (_accompanied, _accompanying, _beside, _at_his_side, _brought_along, _along_with, _fronted),
    forms=_BESIDE | _TOGETHER | {"accompanying", "joining", _SIDE},
    lemmas=frozenset({"accompany"}),
)
