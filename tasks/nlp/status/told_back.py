"""Is "would" a future seen from the past? "Flew to Erfurt, where he would meet him", "would later meet him"."""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.records import Status

_WOULD = frozenset({"would"})
_HAVE = frozenset({"have", "'ve", "’ve"})


def told_back(cue: Token, lexicon: Lexicon) -> Status | None:
    """Return what became of it: what somebody "would later" do, he did; where he went and "would" do it was a plan."""
    verb = cue.head
    if cue.lower_ not in _WOULD or verb.pos_ != "VERB" or syntax.negation(verb) is not None:
        return None
    if any(each.lower_ in _HAVE for each in syntax.auxiliaries(verb)) or _is_conditional(verb, lexicon):
        return None
    goes_on = syntax.particle(verb) in lexicon.modality.going_on
    if goes_on or any(each.lower_ in lexicon.modality.sequel for each in verb.lefts):
        return "occurred"
    return "planned" if _is_goal_of_journey(verb, lexicon) else None


def _is_conditional(verb: Token, lexicon: Lexicon) -> bool:
    return syntax.condition(verb, lexicon.modality.conditions) is not None or syntax.is_reported(verb)


def _is_goal_of_journey(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the clause says what somebody would do "where" he had gone: no wish, no offer."""
    if verb.dep_ not in {"relcl", "advcl"} or not any(each.lower_ == "where" for each in verb.lefts):
        return False
    above = syntax.governing_verb(verb)
    is_told = above is not None and above.tag_ == "VBD" and not syntax.auxiliaries(above)
    return is_told and above is not None and above.lemma_ in lexicon.modality.travelling | lexicon.modality.departing
