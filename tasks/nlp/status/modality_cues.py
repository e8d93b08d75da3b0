"""Which word of a clause gives a status: a verb, an auxiliary, an adjective, a noun, a mark?"""

from __future__ import annotations

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.knowledge.seed_shapes import CueClass, Modality
from tasks.nlp.status.counterfactuals import would_have
from tasks.nlp.status.only_where import is_only_where
from tasks.nlp.text.sentence_numbers import sentence_start
from tasks.records import Status

NEAR = 4
"""Words of the chain of governors in which a purpose stands."""
_TRYING = frozenset({"try", "struggle"})
_ASKED = frozenset({"whether"})  # "unclear whether they will sign it at the meeting", which will be
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
            if below.pos_ in {"ADP", "SCONJ"}:
                forms.add(f"{token.lemma_}_{below.lower_}")  # "called on Monday for talks"
        # "the meeting agreed to": what the encounter itself does says nothing about it
        is_own = syntax.is_subject_of(trigger, token) and not syntax.is_passive(token) and not forms & modality.undone
        # "Summit postponed", "Talks put off": a headline leaves out the auxiliary of the passive
        is_own = is_own and not (status == "cancelled" and _is_bare_past(token, modality))
        is_only_told = below.lower_ == "about" and token.lemma_ in modality.asking  # "asked about his meeting with"
        is_no_cue = is_own or is_only_told or _is_motion(token) or _goes_on(token, below, modality)
        is_cue = bool(forms & cues.verbs) and not is_no_cue
        if above_trigger and lexical and (is_cue or (status == "planned" and _is_mandate(token, below, modality))):
            return token
        for auxiliary in syntax.auxiliaries(token):
            if (
                auxiliary.lower_ in cues.auxiliaries
                and not auxiliary.ent_type_
                and not _is_name_like(auxiliary)
                and not (status == "proposed" and _is_ability(auxiliary, token))
                and not (token.lemma_ in modality.perceived and syntax.is_passive(token) and below.tag_ == "VBG")
            ):
                return auxiliary
        for adjective in syntax.said_of_subject(token) if above_trigger and lexical else []:
            # "is due in Paris for talks", "is due in Paris to meet him"
            is_purpose = "for" in {below.lower_, syntax.preposition_before(trigger)} or syntax.is_infinitive(below)
            if adjective.lower_ in cues.adjectives and is_purpose:
                return adjective
        if above_trigger and lexical and token.lemma_ in modality.standing and syntax.is_subject_of(trigger, token):
            for place, word in syntax.standings(token).items():
                if place in cues.standings:
                    return word
        said = _said_in_passive(token, below, cues) if above_trigger and lexical else None
        if said is not None:
            return said
        mark = syntax.complementizer(token)
        # "if the talks fail": only what goes on can
        goes_on = syntax.is_subject_of(trigger, token) and bool(
            {token.lemma_, syntax.particle(token)} & modality.failing
        )
        is_asked_there = above_trigger and not lexical and mark is not None and mark.lower_ in _ASKED
        if mark is not None and mark.lower_ in cues.marks and not goes_on and not is_asked_there:
            return mark
    elif above_trigger and lexical:
        noun = token.lemma_.lower()
        if noun in modality.outcomes and below.lower_ == "of":
            return None  # "the failure of the talks": they were held
        forms = {noun, f"{noun}_{below.lower_}", syntax.hyphenated(token)}
        if below.pos_ == "VERB" and syntax.is_infinitive(below):
            forms.add(f"{noun}_to")  # "efforts to arrange a meeting"
        if forms & cues.nouns or (token.lower_ in cues.adjectives and token.pos_ != "ADP"):
            return token
        if below.lower_ == "of" and syntax.is_subject(token):
            # "a second round of talks is due on Monday"
            of_count = syntax.said_of_subject(token.head)
            return next((each for each in of_count if each.lower_ in cues.adjectives), None)
    if token == trigger and trigger.pos_ == "NOUN":
        for adjective in syntax.predicated(trigger):
            # nor "Talks open in Doha", a verb that the parser takes for an adjective
            is_beside = adjective.lower_ in modality.predicative and syntax.is_beside(adjective, trigger)
            if adjective.lower_ in cues.adjectives and not is_beside:
                return adjective
            is_outcome = adjective.lemma_ in modality.held  # "the failed talks" were held
            if (
                adjective.pos_ == "VERB"
                and not is_outcome
                and adjective.lemma_ not in modality.intents  # "talks aimed at peace" may have been
                and {adjective.lemma_, syntax.particle(adjective)} & cues.verbs
            ):
                return adjective
    return None


def _is_mandate(verb: Token, below: Token, modality: Modality) -> bool:
    """Whether it gives somebody the encounter to do: "mandated him to meet", "tasked her with negotiating".

    Not so "the envoy who was tasked with negotiating" or "the envoy tasked with it": that says who he is.
    """
    if verb.lemma_ not in modality.mandating or verb.dep_ in {"relcl", "acl", "amod"}:
        return False
    return below.lower_ == "with" or (below.pos_ == "VERB" and syntax.is_infinitive(below))


def _said_in_passive(verb: Token, below: Token, cues: CueClass) -> Token | None:
    """Return the "request" of "a request was filed to convene a meeting", the noun that the infinitive explains."""
    if below.pos_ != "VERB" or not syntax.is_infinitive(below) or not syntax.is_passive(verb):
        return None
    nouns = (noun for noun in syntax.subjects(verb)[0] if noun.pos_ == "NOUN")
    return next((noun for noun in nouns if {noun.lemma_, f"{noun.lemma_}_to"} & cues.nouns), None)


def _is_bare_past(verb: Token, modality: Modality) -> bool:
    """Whether the verb has neither auxiliary nor object, and is none that an encounter does by itself: "adjourned"."""
    is_bare = verb.tag_ in {"VBD", "VBN"} and not syntax.auxiliaries(verb) and not syntax.has_object(verb)
    return is_bare and verb.lemma_ not in modality.closing


def _is_name_like(auxiliary: Token) -> bool:
    """ "Theresa May greets": no auxiliary is written with a capital within a sentence."""
    return auxiliary.text[:1].isupper() and not auxiliary.text.isupper() and auxiliary.i > sentence_start(auxiliary)


def _goes_on(verb: Token, below: Token, modality: Modality) -> bool:
    """Whether talks go on while somebody tries: "is trying to negotiate a settlement with them"."""
    if below.lemma_ not in modality.haggling or verb.lemma_ not in _TRYING or verb.tag_ != "VBG":
        return False
    is_done = any(each.lemma_ == "be" for each in syntax.auxiliaries(verb))
    return is_done and syntax.is_infinitive(below) and syntax.has_object(below)


def _is_motion(verb: Token) -> bool:
    """ "go" is a cue only in "going to meet"."""
    return verb.lemma_ == "go" and verb.tag_ != "VBG"


def _is_ability(auxiliary: Token, verb: Token) -> bool:
    """ "could have met" stays a possibility; "can" of an able speaker in the past does not."""
    return auxiliary.lower_ == "can" and syntax.is_past(verb)


def reported(cue: Token, verb: Token, trigger: Token, status: Status, lexicon: Lexicon) -> Status:
    """ "said he would meet", "would, he said, meet": a plan told in the past.

    Not so "asked whether he would meet them", nor "a meeting would help, he said".
    """
    if (
        cue.lower_ != "would"
        or would_have(verb)
        or (_is_asked(verb, lexicon.modality) and not is_only_where(trigger, [trigger, verb], lexicon))
        or _is_only_thought_of(trigger, verb, lexicon.modality)
    ):
        return status
    if syntax.reporting_verb(verb, lexicon.modality.wishing) is not None:
        return status  # "hoped that the exchange would open the way to talks"
    if verb != trigger and verb.lemma_ in lexicon.modality.wishing:
        return status  # "said he would love to meet them"
    if any(each.lower_ not in lexicon.modality.planned.adjectives for each in syntax.said_of_subject(verb)):
        return status  # "said he would be happy to meet them"
    is_told = syntax.is_reported(verb) or syntax.is_interrupted(verb, lexicon.modality.speech)
    return "planned" if is_told else status


def was_doing(verb: Token) -> bool:
    """Whether the subject of the verb did something in the past: "expected", but not "was expected", "was due"."""
    return syntax.is_past(verb) and verb.lemma_ != "be" and not syntax.is_passive(verb)


def _is_asked(verb: Token, modality: Modality) -> bool:
    mark = syntax.complementizer(verb)
    return mark is not None and mark.lower_ in modality.proposed.marks


def _is_only_thought_of(trigger: Token, verb: Token, modality: Modality) -> bool:
    """Whether any encounter would do it: "a meeting would help"."""
    is_any = syntax.determiner(trigger) in {"a", "an", "any"} and not syntax.purposes(trigger)  # "a meeting to be held"
    return (
        is_any and trigger.pos_ == "NOUN" and syntax.is_subject_of(trigger, verb) and verb.lemma_ not in modality.held
    )
