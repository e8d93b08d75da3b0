"""What came of what was asked, offered or planned? "Offered to meet him but was rebuffed", "It has been postponed"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.text.sentence_numbers import sentence_end
from tasks.records import Status

_SO = frozenset({"so"})


def answer(trigger: Token, cue: Token, lexicon: Lexicon) -> tuple[Status, Token] | None:
    """Return what became of a request or an offer, with the word that says so, behind it or in the next sentence."""
    if cue.lemma_.lower() not in lexicon.modality.asking:
        return None
    for verb in _verbs_behind(max(trigger.i, cue.i), trigger):
        forms = {verb.lemma_, syntax.particle(verb)}
        says_no = verb.lemma_ in lexicon.modality.speech and any(
            each.lower_ in lexicon.modality.no_words for each in verb.rights
        )
        is_no = says_no or bool(forms & lexicon.modality.refusing)
        if (is_no or forms & lexicon.modality.accepting) and _answers(verb, lexicon):
            return ("denied" if is_no else "planned", verb)
        if verb.lemma_ == "tell" and _was_told_no(verb, lexicon):
            return "denied", verb
    return None


def _was_told_no(told: Token, lexicon: Lexicon) -> bool:
    """Whether who asked "was told that she would not come", "was told that it was not the time", "was told no"."""
    if not syntax.is_passive(told) or syntax.negation(told) is not None:
        return False
    if any(each.lower_ in lexicon.modality.no_words for each in told.rights):
        return True
    said = next((each for each in told.rights if each.pos_ in {"VERB", "AUX"} and syntax.is_reported(each)), None)
    if said is None:
        return False
    words = {each.lower_ for each in syntax.said_of_subject(said)}
    return syntax.negation(said) is not None or bool(words & lexicon.modality.unavailable)


def done(last: Token) -> tuple[Status, Token] | None:
    """Return what the same sentence says by "did": "wanted to meet him, and did", "was to meet him but did not"."""
    for word in last.doc[last.i + 1 : sentence_end(last)]:
        if word.lower_ != "did" or word.pos_ not in {"VERB", "AUX"} or syntax.verb_below_auxiliary(word):
            continue
        if syntax.complementizer(word) is not None:
            return None  # "will meet him, as she did last year"
        none = syntax.negation(word)
        if none is not None:
            return "denied", none
        behind = word.nbor(1) if word.i + 1 < len(word.doc) else word
        return ("occurred", word) if behind.is_punct or behind.lower_ in _SO else None
    return None


def outcome(trigger: Token, lexicon: Lexicon) -> tuple[Status, Token] | None:
    """Return what the next sentence says of the encounter by "it": "It has been postponed", "It went ahead"."""
    verb = syntax.verb_of(trigger)
    end = sentence_end(trigger)
    if trigger.pos_ != "NOUN" or verb is None or not syntax.is_subject_of(trigger, verb) or end >= len(trigger.doc):
        return None
    root = trigger.doc[end].sent.root
    subject = next(iter(syntax.subjects(root)[0]), None)
    if (
        root.pos_ != "VERB"
        or subject is None
        or subject.lower_ not in lexicon.modality.pointing
        or syntax.is_infinitive(root)
    ):
        return None
    forms = {root.lemma_, syntax.particle(root), syntax.with_object(root), syntax.with_complement(root)}
    auxiliaries = {each.lower_ for each in syntax.auxiliaries(root)}
    is_held, is_denied = bool(forms & lexicon.modality.happening), syntax.negation(root) is not None
    if forms & lexicon.modality.cancelled.verbs and syntax.is_passive(root) and not is_denied:
        return None if auxiliaries & lexicon.modality.proposed.auxiliaries else ("cancelled", root)
    if is_held and syntax.is_past(root):
        return ("cancelled" if is_denied else "occurred", root)
    return None


def _verbs_behind(position: int, trigger: Token) -> Iterator[Token]:
    """Yield the verbs behind the position in its sentence, and the main verb of the next one."""
    doc, end = trigger.doc, sentence_end(trigger)
    yield from (token for token in doc[position + 1 : end] if token.pos_ == "VERB" and token != trigger)
    if end < len(doc) and doc[end].sent.root.pos_ == "VERB":
        yield doc[end].sent.root


def _answers(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the verb has nothing for its object but what was asked: "Mr Orban refused", "turned the offer down"."""
    if syntax.is_infinitive(verb) or syntax.negation(verb) is not None or syntax.has_clause(verb):
        return False
    if not (syntax.is_past(verb) or verb.tag_ == "VBN"):
        return False
    things = syntax.objects(verb)
    if syntax.is_passive(verb):
        things = [*things, *(each for each in syntax.subjects(verb)[0] if syntax.has_own_subject(verb))]
    return all(
        each.pos_ == "PRON"
        or each.lower_ in lexicon.modality.no_words
        or each.lemma_.lower() in lexicon.modality.asked_things
        for each in things
    )
