"""Is it said to be yet to come? "Called a meeting for Sunday", "wants assurances before she goes into talks".

Likewise "preparations are under way for a meeting".
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon

_FEWEST = 3  # words of the chain: "meeting", "for", "are"
_FIRST = frozenset({"before", "until"})
_FOR = "for"
_WILL = frozenset({"will", "shall", "'ll", "’ll"})
_WAYS = frozenset({"way", "route"})
_NEAR = 4  # words of a chain


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


def _prepared(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the noun by which others still get it ready: "preparations are under way for a meeting"."""
    if len(chain) < _FEWEST or chain[0].pos_ != "NOUN" or chain[1].lower_ != _FOR:
        return None
    stands = next((each for each in chain[2:4] if each.lemma_ == "be"), None)
    subject = next(iter(syntax.subjects(stands)[0]), None) if stands is not None else None
    is_plan = subject is not None and subject.lemma_.lower() in lexicon.modality.planned.nouns
    return subject if is_plan else None


def still_to_come(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the word that says what comes first: "| before she goes into talks", "| until they meet".

    Or the verb of those who are on their way: "is | sending A to meet B", or what still gets it ready.
    """
    sent = _sending(chain, lexicon) or _on_the_way(chain) or _prepared(chain, lexicon)
    if sent is not None:
        return sent
    verb = next((each for each in chain if each.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb.tag_ not in {"VBZ", "VBP"}:
        return None
    # "before the summit he meets them" may be a story told in the present
    first = next((each for each in verb.lefts if each.lower_ in _FIRST and not any(each.children)), None)
    return first or _meanwhile_ahead(verb)


def _sending(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return "sending" of "is sending A to meet B", "sent" of "has sent A": what "sent A" tells may be long over."""
    for below, verb in pairwise(chain):
        if verb.pos_ != "VERB" or verb.lemma_ not in lexicon.contexts.fielding:
            continue
        is_purpose = syntax.is_infinitive(below) or below.lower_ == _FOR or syntax.preposition_before(below) == _FOR
        is_over = verb.tag_ != "VBG" and any(each.tag_ == "VBD" for each in (verb, *syntax.auxiliaries(verb)))
        return verb if is_purpose and not is_over else None
    return None


def _meanwhile_ahead(verb: Token) -> Token | None:
    """Return the "will" of "will press for a truce as he visits Ankara": both lie ahead."""
    if not any(syntax.opens_what_goes_on(each) for each in verb.lefts):
        return None
    above = (word for word in syntax.governors(verb) if word.pos_ == "VERB")
    return next((each for word in above for each in syntax.auxiliaries(word) if each.lower_ in _WILL), None)


def _on_the_way(chain: list[Token]) -> Token | None:
    """Return "way" of "landed in Rome on his way to Oslo | for talks", "is en route to Oslo | to meet them"."""
    for below, verb in pairwise(chain[:_NEAR]):
        if verb.pos_ not in {"VERB", "AUX"} or not (below.lower_ == "for" or syntax.is_infinitive(below)):
            continue
        between = verb.doc[verb.i + 1 : below.i]
        way = next((each for each in between if each.lower_ in _WAYS), None)
        if way is not None and way.i + 1 < below.i and way.nbor().lower_ == "to":
            return way if way.nbor(-1).lower_ == "en" or way.nbor(-1).tag_ == "PRP$" else None
    return None
