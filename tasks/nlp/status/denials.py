"""Which word says that it did not happen, or that somebody was not there?"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.status.asked_for import answer_given
from tasks.nlp.status.modality_cues import NEAR, PURPOSES
from tasks.nlp.status.near_misses import near_miss
from tasks.nlp.status.presupposed import says_whether_held

_ANY = frozenset({"a", "an", "any"})
_BETWEEN = frozenset({"between"})
_OTHERS = frozenset({"between", "with"})
_TAKING_PART = frozenset({"take_part"})
_TO = frozenset({"to"})


def not_done(trigger: Token, chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the word by which the clause itself, or the verb above it, says that it was not done."""
    return (
        _negation(trigger, lexicon)
        or _lack(trigger, chain, lexicon)
        or _without_chance(chain, lexicon)
        or _not_ready(chain, lexicon)
        or _stayed_away(chain, lexicon)
        or not_there(chain, lexicon)
        or _not_in_it(chain)
        or _hindered(chain, lexicon)
        or near_miss(trigger, chain, lexicon)
        or _said_no(chain, lexicon)
        or _preferred(trigger)
    )


def untrue(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return "false" of "reports of a meeting are false", the "not" of "it is not true that they met"."""
    own = syntax.own_verbs(chain[0])
    for token in chain[1:]:
        none = syntax.negating_determiner(token) if token.lemma_ in lexicon.modality.truth else None
        if none is not None:
            return none
        is_found = syntax.particle(token) in lexicon.modality.proving
        if token.pos_ == "VERB" and token not in own and not is_found:
            break  # "false claims that were presented to a meeting"
        if token.lemma_ != "be" and not is_found:
            continue
        for said in (*syntax.said_of_subject(token), *syntax.predicates(token), *syntax.found_to_be(token)):
            if said.lower_ in lexicon.modality.untrue:
                return said
            if said.lower_ in lexicon.modality.true:
                return syntax.negation(token)
    return None


def _negation(trigger: Token, lexicon: Lexicon) -> Token | None:
    """Return "not" of the trigger's own verb, or of the verb that it completes: "did not want to meet"."""
    none = syntax.negating_determiner(trigger)
    if none is not None:
        return none
    for verb in syntax.own_verbs(trigger):
        if not says_whether_held(trigger, verb, lexicon) or syntax.has_limit(verb):
            continue
        found = syntax.negation(verb) or syntax.negated_subject(verb)
        if found is not None and (verb == trigger or verb.lemma_ not in lexicon.modality.speech):
            return found
        unfulfilled = syntax.adverb_above_infinitive(verb, lexicon.modality.unfulfilled)
        if unfulfilled is not None:
            return unfulfilled
        able = syntax.adjective_completed(verb)
        if able is not None and able.lemma_ in lexicon.modality.able:
            return syntax.negation(able.head)
    return None


def _lack(trigger: Token, chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return "no" of "has no plans to meet", "no intention of meeting", or the "without" of "left without meeting"."""
    missing = _missing(trigger, chain, lexicon)
    if missing is not None:
        return missing
    for token in _without_entering(chain)[1:3]:
        none = syntax.negating_determiner(token)
        if token.lemma_.lower() in lexicon.modality.intentions and (none := none or _not_had(token)) is not None:
            return none
        if token.pos_ not in {"ADP", "SCONJ", "NOUN"}:
            break
    is_any = trigger.pos_ == "NOUN" and syntax.determiner(trigger) in _ANY
    without = next((each for each in chain[1:2] if each.lower_ in lexicon.modality.lacking), None)
    if is_any and without is not None:
        return without  # "left without a meeting"
    verb = next(iter(syntax.own_verbs(trigger)), None)
    before = syntax.words_before_gerund(verb) if verb is not None else []
    if any(syntax.negation(each) is not None for word in before[:1] for each in syntax.governors(word)):
        return None  # "would not let him go without having lunch"
    return next((word for word in before if word.lower_ in lexicon.modality.lacking), None)


def _not_had(intention: Token) -> Token | None:
    """Return the "not" of "do not have plans to meet"."""
    verb = syntax.verb_of(intention)
    is_having = verb is not None and verb.lemma_ == "have" and syntax.is_object_of(intention, verb)
    return syntax.negation(verb) if verb is not None and is_having else None


def _missing(trigger: Token, chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return "lack" of "the lack of talks with them", "lacked" of "lacked the time to meet", "lacked access to it"."""
    for below, token in pairwise(chain[:NEAR]):
        if token.pos_ == "NOUN" and below.lower_ == "of" and token.lemma_.lower() in lexicon.modality.missing:
            return token if trigger.pos_ == "NOUN" and trigger.head == below else None
        if token.pos_ == "VERB" and token.lemma_ in lexicon.modality.wanting:
            nouns = [noun for noun in syntax.objects(token) if noun.lemma_.lower() in lexicon.modality.intentions]
            is_purpose = below in nouns or below.lower_ == "for" or syntax.is_infinitive(below)
            return token if nouns and is_purpose else None
    return None


def _without_chance(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the "never" of "never got the chance to meet", the "not" of "did not find time for a meeting"."""
    for below, had, verb in zip(chain, chain[1:], chain[2:NEAR], strict=False):
        is_purpose = syntax.is_infinitive(below) or below.lower_ in PURPOSES
        is_chance = had.lemma_ in lexicon.modality.chances and verb.lemma_ in lexicon.modality.taking
        if is_purpose and is_chance and had.pos_ == "NOUN":
            return syntax.negation(verb)
    return None


def _not_ready(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the "not" of "is not ready for talks with them"."""
    for below, ready, verb in zip(chain[1:], chain[2:], chain[3:NEAR], strict=False):
        if ready.pos_ == "ADJ" and below.lower_ in PURPOSES and ready.lower_ in lexicon.modality.proposed.adjectives:
            return syntax.negation(verb) if verb.lemma_ == "be" else None
    return None


def _without_entering(chain: list[Token]) -> list[Token]:
    """Return the chain of "plans to enter into talks" as that of "plans of talks"."""
    into, verb = (*chain[1:3], None, None)[:2]
    is_entering = into is not None and verb is not None and into.lower_ == "into" and syntax.is_infinitive(verb)
    return [*chain[:1], *chain[3:]] if is_entering else chain


def _stayed_away(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the "not" of "did not show up for talks", "will not travel to Paris for a meeting"."""
    for below, verb in pairwise(chain[:NEAR]):
        if verb.pos_ == "VERB" and below.lower_ in PURPOSES:
            words = {verb.lemma_, syntax.particle(verb)}
            return syntax.negation(verb) if words & lexicon.modality.appearing else None
    return None


def not_there(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the "not" of "was not at the meeting", "was not present at the talks", "did not attend the talks"."""
    absent = _not_attended(chain[0], lexicon)
    if absent is not None:
        return absent
    above = chain[2:4] if len(chain) > 2 and chain[1].lower_ == "at" else []
    if above and above[0].lower_ in lexicon.contexts.present:
        above = above[1:]
    if not above or above[0].lemma_ != "be" or syntax.prepositional(chain[0], _BETWEEN):
        return None  # "was not at the meeting between A and B": the two met
    return syntax.negation(above[0])


def _not_attended(trigger: Token, lexicon: Lexicon) -> Token | None:
    """Return the "not" of "will not attend the summit", "did not take part in the meeting": the others may have met."""
    verb = syntax.verb_of(trigger)
    if trigger.pos_ not in {"NOUN", "PROPN"} or verb is None or syntax.prepositional(trigger, _OTHERS):
        return None  # "did not attend talks with B"
    is_attending = verb.lemma_ in lexicon.contexts.presence or syntax.with_object(verb) in _TAKING_PART
    return syntax.negation(verb) if is_attending else None


def _not_in_it(chain: list[Token]) -> Token | None:
    """Return the "not" of "the two are not in talks"."""
    preposition, verb = (*chain[1:3], None, None)[:2]
    if preposition is None or verb is None or preposition.lower_ != "in" or verb.lemma_ != "be":
        return None
    return syntax.negation(verb) if syntax.determiner(chain[0]) == "" else None


def _hindered(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the verb of "was prevented from meeting"."""
    for below, verb in pairwise(chain[:NEAR]):
        if below.lower_ == "from" and verb.lemma_ in lexicon.modality.hindering:
            return verb
    return None


def is_absence(cue: Token, trigger: Token, lexicon: Lexicon) -> bool:
    """Whether the cue says of one that he was not there: "skipped the summit", "failed to attend the meeting"."""
    is_noun = trigger.pos_ in {"NOUN", "PROPN"} and cue.pos_ == "VERB"
    return is_noun and bool({cue.lemma_, syntax.particle(cue)} & lexicon.modality.absent)


def _said_no(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the "no" of "said no to a meeting"."""
    for below, verb in pairwise(chain):
        if below.lower_ in _TO and verb.pos_ == "VERB":
            word = answer_given(verb, lexicon)
            return word if word is not None and word.lower_ in lexicon.modality.no_words else None
    return None


def _preferred(trigger: Token) -> Token | None:
    """Return the "than" of "would rather resign than meet him"."""
    verbs = syntax.own_verbs(trigger)[:1]
    return next((syntax.complementizer(verb) for verb in verbs if syntax.is_preferred_to(verb)), None)
