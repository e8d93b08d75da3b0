"""Which word of a clause gives a status: a verb, an auxiliary, an adjective, a noun, a mark?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.lexicon import Lexicon
from tasks.nlp.seed_shapes import CueClass, Modality
from tasks.records import Status

NEAR = 4
"""Words of the chain of governors in which a purpose stands."""
PURPOSES = frozenset({"for", "to", "at"})


def cue_of(
    token: Token,
    below: Token,
    trigger: Token,
    status: Status,
    cues: CueClass,
    modality: Modality,
    *,
    lexical: bool,
) -> Token | None:
    """Return the word that gives the status; not `lexical`, only auxiliaries and marks count.

    `below` is the word before it in the chain: nouns may ask for their preposition, as in "calls for a meeting".
    """
    above_trigger = token != trigger
    if token.pos_ in {"VERB", "AUX"}:
        forms = {token.lemma_, syntax.particle(token), syntax.with_complement(token)}
        if not syntax.is_object_of(trigger, token):  # not "called a meeting for Sunday"
            forms.add(syntax.with_preposition(token))
        # "the meeting agreed to": what the encounter itself does says nothing about it
        is_own = syntax.is_subject_of(trigger, token) and not syntax.is_passive(token) and not forms & modality.undone
        # "Summit postponed", "Talks put off": a headline leaves out the auxiliary of the passive
        is_own = is_own and not (status == "cancelled" and _is_bare_past(token, modality))
        if above_trigger and lexical and not is_own and forms & cues.verbs and not _is_motion(token):
            return token
        for auxiliary in syntax.auxiliaries(token):
            if (
                auxiliary.lower_ in cues.auxiliaries
                and not auxiliary.ent_type_
                and not _is_name_like(auxiliary)
                and not (status == "proposed" and _is_ability(auxiliary, token))
            ):
                return auxiliary
        for adjective in syntax.said_of_subject(token) if above_trigger and lexical else []:
            if adjective.lower_ in cues.adjectives and syntax.preposition_before(trigger) == "for":
                return adjective  # "is due in Paris for talks"
        mark = syntax.complementizer(token)
        if mark is not None and mark.lower_ in cues.marks:
            return mark
    elif above_trigger and lexical:
        noun = token.lemma_.lower()
        if noun in modality.outcomes and below.lower_ == "of":
            return None  # "the failure of the talks": they were held
        if {noun, f"{noun}_{below.lower_}", syntax.hyphenated(token)} & cues.nouns or token.lower_ in cues.adjectives:
            return token
    if token == trigger and trigger.pos_ == "NOUN":
        for adjective in syntax.predicated(trigger):
            if adjective.lower_ in cues.adjectives:
                return adjective
            is_outcome = adjective.lemma_ in modality.held  # "the failed talks" were held
            if (
                adjective.pos_ == "VERB"
                and not is_outcome
                and {adjective.lemma_, syntax.particle(adjective)} & cues.verbs
            ):
                return adjective
    return None


def _is_bare_past(verb: Token, modality: Modality) -> bool:
    """Whether the verb has neither auxiliary nor object, and is none that an encounter does by itself: "adjourned"."""
    is_bare = verb.tag_ in {"VBD", "VBN"} and not syntax.auxiliaries(verb) and not syntax.has_object(verb)
    return is_bare and verb.lemma_ not in modality.closing


def _is_name_like(auxiliary: Token) -> bool:
    """ "Theresa May greets": no auxiliary is written with a capital within a sentence."""
    return auxiliary.text[:1].isupper() and not auxiliary.text.isupper() and auxiliary.i > auxiliary.sent.start


def _is_motion(verb: Token) -> bool:
    """ "go" is a cue only in "going to meet"."""
    return verb.lemma_ == "go" and verb.tag_ != "VBG"


def _is_ability(auxiliary: Token, verb: Token) -> bool:
    """ "could have met" stays a possibility; "can" of an able speaker in the past does not."""
    return auxiliary.lower_ == "can" and syntax.is_past(verb)


def reported(cue: Token, verb: Token, status: Status, lexicon: Lexicon) -> Status:
    """ "said he would meet", "would, he said, meet": a plan told in the past."""
    speech = lexicon.modality.speech
    if cue.lower_ == "would" and (syntax.is_reported(verb) or syntax.is_interrupted(verb, speech)):
        return "planned"
    return status
