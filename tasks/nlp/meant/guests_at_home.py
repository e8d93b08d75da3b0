"""Who is the foreigner of two, where one received the other? "A received B in Warsaw. The Slovak …" is B."""

from __future__ import annotations

from spacy.tokens import Doc

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.names.actors import Actors
from tasks.nlp.names.phrase import Phrase
from tasks.nlp.text.sentence_numbers import sentence_number
from tasks.nlp.text.words import Words

_TELLING = frozenset({"the", "his", "her"})


def is_at_home(other: Phrase, country: str | None, doc: Doc, actors: Actors, lexicon: Lexicon) -> bool:
    """Whether `other` receives somebody, and not in the `country`: whoever is of that country is the guest."""
    verb = doc[other.head].head
    if not syntax.is_subject(doc[other.head]) or syntax.is_passive(verb):
        return False
    if not any(rule.frame == "receive" for _, rule in lexicon.triggers(verb.lemma_, "VERB")):
        return False
    here = sentence_number(doc, other.start)
    beside = [each for each in actors.phrases if sentence_number(doc, each.start) == here and each is not other]
    received = {head.i for head in syntax.objects(verb)}
    has_guest = any(
        each.kind == "person" and each.name is not None and not received.isdisjoint(range(each.start, each.end))
        for each in beside
    )
    return has_guest and not any(each.kind == "country" and each.country == country for each in beside)


def visitors_office(phrase: Phrase, lexicon: Lexicon) -> str | None:
    """Return the office of "the visiting minister", "the guest president", without what says that he is the guest."""
    first, _, office = (phrase.title or "").lower().partition(" ")
    is_visitor = bool(office) and first in lexicon.contexts.visiting | lexicon.contexts.guests
    return office if is_visitor and phrase.form == "description" else None


def hosts(doc: Doc, actors: Actors, lexicon: Lexicon) -> frozenset[int]:
    """Return those who receive somebody who is named, and so are no visitors."""
    at_home = (each for each in actors.phrases if each.kind == "person" and each.name is not None)
    found = (actors.named_by(each) for each in at_home if is_at_home(each, None, doc, actors, lexicon))
    return frozenset(each for each in found if each is not None)


def received_guest(phrase: Phrase, doc: Doc, actors: Actors, lexicon: Lexicon) -> int | None:
    """Return whom somebody received, the only one so far: "A received B. The visitor had …" is B."""
    word = doc[phrase.head].lower_
    is_guest = word in lexicon.contexts.guests and phrase.is_definite and not phrase.is_plural
    if not is_guest or lexicon.triggers(word, "VERB") or phrase.end > phrase.head + 1:
        return None  # "the host", "the guest of Mr A"
    found: set[int] = set()
    for other in actors.phrases:
        if other.start >= phrase.start:
            break
        position = actors.named_by(other) if other.kind == "person" else None
        if position is None or other.is_possessor:
            continue
        words = doc[other.start : other.end]
        verb = next((each.head for each in words if each in syntax.objects(each.head)), None)
        if verb is not None and any(rule.frame == "receive" for _, rule in lexicon.triggers(verb.lemma_, "VERB")):
            found.add(position)
    return found.pop() if len(found) == 1 else None


def is_called_guest(phrase: Phrase, words: Words, lexicon: Lexicon) -> bool:
    """Whether somebody of a name is called host or guest: "his host, A", "the guest, A", "A, his guest"."""
    if phrase.kind != "person" or phrase.name is None:
        return False
    behind = words.lower[phrase.name[1] : phrase.name[1] + 3]
    beside = (words.lower[phrase.start : phrase.start + 2], behind[1:] if behind[:1] == [","] else [])
    return any(len(each) > 1 and each[0] in _TELLING and each[1] in lexicon.contexts.guests for each in beside)
