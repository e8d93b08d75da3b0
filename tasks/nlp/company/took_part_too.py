"""Who did what others did who took part? "as did B", "experts took part, including B", "A led eleven, among them B"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.company.company import WERE, Company, CompanyNames, Patterns, sentence_before

_DID = frozenset({"did", "does", "do"})
_SEMICOLONS = frozenset({";", ",", "and"})
_ACTING = frozenset({"VERB", "AUX"})
_COMMAS = frozenset({",", "–", "—"})
_PART = {"part": "of", "involved": "in"}
_KNOWN = frozenset({"the", "these", "those"})
_OTHERS = frozenset({"others", "other"})
_LEAD = frozenset({"lead", "head", "bring"})


def _as_did(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "A joined the meeting, as did B": B was there as well."""
    before, after = token.i - 1, token.i + 1
    if token.lower_ != "as" or before <= sentence.start or after + 1 >= sentence.end:
        return None
    doc = sentence.doc
    if doc[before].text not in _COMMAS or doc[after].lower_ not in _DID | WERE:
        return None
    verb = next((doc[i] for i in range(before, sentence.start, -1) if doc[i].tag_ in {"VBD", "VBZ", "VBP", "VB"}), None)
    if verb is None or not _is_there(verb, names) or syntax.negation(verb) is not None:
        return None
    return Company("present", names.people_after(after + 1, sentence), (), token.i)


def _so_did(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "A spoke at the opening; so did B", "A and B came. So did C.": C was there as well."""
    after = token.i + 1
    if token.lower_ != "so" or after + 1 >= sentence.end or sentence.doc[after].lower_ not in _DID | WERE:
        return None
    is_first = token.i == sentence.start
    if not is_first and sentence.doc[token.i - 1].text not in _SEMICOLONS:
        return None
    before = sentence_before(sentence) if is_first else sentence[: token.i - sentence.start]
    if before is None or not any(_is_there_or_speaks(each, names) for each in before if each.pos_ in _ACTING):
        return None
    return Company("present", names.people_after(after + 1, sentence), (), token.i)


def _is_there_or_speaks(verb: Token, names: CompanyNames) -> bool:
    if syntax.negation(verb) is not None:
        return False
    return _is_there(verb, names) or verb.lemma_ in names.lexicon.contexts.addressing


def _including(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "About 30 teachers took part, including A", "A led eleven others, among them B"."""
    doc, before = sentence.doc, token.i - 1
    start = token.i + (1 if token.lower_ == "including" else 2)
    if before <= sentence.start or start >= sentence.end or doc[before].text not in _COMMAS:
        return None
    if token.lower_ == "among" and doc[token.i + 1].lower_ != "them":
        return None
    verb = next((doc[i] for i in range(before, sentence.start, -1) if doc[i].tag_ in {"VBD", "VBZ", "VBP"}), None)
    if verb is None or syntax.negation(verb) is not None:
        return None
    people = names.people_after(start, sentence)
    if verb.lemma_ in _LEAD and doc[before - 1].lower_ in _OTHERS:
        leaders = names.at(syntax.subjects(verb)[0], verb.i)
        told = tuple(party for party in leaders if party.actor is not None and party.kind == "person")
        return Company("in", (*told, *people), told, token.i)
    is_bare = before - verb.i <= (2 if verb.lemma_ in {"take", "be"} else 1)  # "attended talks with B, including C"
    return Company("present", people, (), token.i) if is_bare and _is_there(verb, names) else None


def _part_of_it(token: Token, sentence: Span, names: CompanyNames) -> Company | None:
    """ "A, though not invited, was also part of it", "A and B were also part of the talks"."""
    if token.lower_ not in _PART or not sentence.start + 1 < token.i < sentence.end - 2:
        return None
    preposition, told = token.nbor(1), token.nbor(2)
    is_talks = told.lower_ in _KNOWN and any(
        names.lexicon.triggers(each.lemma_, "NOUN") for each in sentence.doc[told.i + 1 : min(told.i + 2, sentence.end)]
    )
    if preposition.lower_ != _PART[token.lower_] or not (told.lower_ == "it" or is_talks):
        return None
    near = (token.nbor(-1), token.nbor(-2))
    verb = next((each for each in near if each.lower_ in WERE), None)
    if verb is None or any(each.dep_ == "neg" for each in near):
        return None
    people = (p for p in names.listed_before(verb, sentence) if p.kind == "person" and p.actor is not None)
    return Company("present", tuple(people), (), token.i)


def _is_there(verb: Token, names: CompanyNames) -> bool:
    """Whether the verb says of its subject that it was there."""
    if verb.lemma_ == "take":
        return any(each.lower_ == "part" for each in syntax.objects(verb))
    if verb.lemma_ == "sit":
        return any(child.lower_ == "in" for child in verb.children)  # "sat in on the talks"
    if verb.lower_ in WERE:
        return verb.nbor(1).lower_ in names.lexicon.contexts.present
    return verb.lemma_ in names.lexicon.contexts.presence


TOOK_PART_TOO = Patterns(
    (_as_did, _so_did, _including, _part_of_it), forms=frozenset({"as", "so", "including", "among", *_PART})
)
