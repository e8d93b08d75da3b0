"""Is it said to be yet to come? "Called a meeting for Sunday", "wants assurances before she goes into talks".

Likewise "preparations are under way for a meeting".
"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon

_FOR = frozenset({"for"})
_FEWEST = 3  # words of the chain: "meeting", "for", "are"
_FIRST = frozenset({"before", "until"})


def called_for_a_day(trigger: Token, lexicon: Lexicon) -> Token | None:
    """Return the verb of "called a meeting for Sunday", "announced talks with them"."""
    verb = syntax.verb_of(trigger)
    if verb is None or not syntax.is_object_of(trigger, verb):
        return None
    if verb.lemma_ in lexicon.modality.announcing and syntax.determiner(trigger) in {"", "a", "an"}:
        return None if syntax.possessor(trigger) is not None or syntax.is_passive(verb) else verb
    if verb.lemma_ not in lexicon.modality.calling:
        return None
    days = [day for word in (trigger, verb) for day in syntax.prepositional(word, frozenset({"for"}))]
    return verb if any(day.ent_type_ in {"DATE", "TIME"} for day in days) else None


def prepared(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the noun by which others still get it ready: "preparations are under way for a meeting"."""
    if len(chain) < _FEWEST or chain[0].pos_ != "NOUN" or chain[1].lower_ not in _FOR:
        return None
    stands = next((each for each in chain[2:4] if each.lemma_ == "be"), None)
    subject = next(iter(syntax.subjects(stands)[0]), None) if stands is not None else None
    is_plan = subject is not None and subject.lemma_.lower() in lexicon.modality.planned.nouns
    return subject if is_plan else None


def still_to_come(chain: list[Token]) -> Token | None:
    """Return the word that says what comes first: "| before she goes into talks", "| until they meet"."""
    verb = next((each for each in chain if each.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb.tag_ not in {"VBZ", "VBP"}:
        return None
    # "before the summit he meets them" may be a story told in the present
    return next((each for each in verb.lefts if each.lower_ in _FIRST and not any(each.children)), None)
