"""Did it happen? Occurred, planned, proposed, cancelled or denied, with the word that says so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.knowledge.lexicon import Lexicon
from tasks.nlp.status import denials
from tasks.nlp.status.answers import answer, done, outcome
from tasks.nlp.status.asked_for import answer_given, is_accepting
from tasks.nlp.status.counterfactuals import prevented
from tasks.nlp.status.left_open import left_open
from tasks.nlp.status.modality_cues import NEAR, PURPOSES, cue_of, reported, was_doing
from tasks.nlp.status.near_misses import is_nearly
from tasks.nlp.status.plans_undone import has_begun, is_called_planned, is_off, journey_called_off
from tasks.nlp.status.presupposed import until_affected, until_effect, until_reason, until_told
from tasks.nlp.status.still_to_come import called_for_a_day, still_to_come
from tasks.nlp.status.told_back import told_back
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_start
from tasks.records import Status

_UNREAL = frozenset({"will", "would", "could", "may", "might", "should", "to"})
_TO_COME = _UNREAL | {"can", "shall", "must", "'ll", "’ll"}
_AFTER = frozenset({"after", "following"})
_ON = frozenset({"on"})
_OF_NOUNS = frozenset({"for", "of", "to"})
_OCCASIONS = frozenset({"at", "in", "on", "during", "over"})
_ADMITTING = frozenset({"could", "do", "does"})
_NOT_SO = frozenset({"proposed", "denied"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """The status of one mention."""

    status: Status
    cue: Token | None
    is_past: bool
    """Whether the tense says that it is over: no date can make it a plan."""
    awaits_day: bool = False
    """ "are meeting", "would meet": with a day that is not over, a plan."""
    is_absence: bool = False
    """ "boycotted the meeting": only somebody's absence, so that the others may have met."""
    is_present: bool = False
    """ "meet": with a day that nothing dates, a plan."""
    is_held: bool = False
    """ "The meeting went ahead": says of what was planned that it took place."""


def judge(trigger: Token, lexicon: Lexicon) -> Judgement:
    """Return the status of the trigger's event, also from the journey on which it was to be."""
    found = _judged(trigger, lexicon)
    after = _afterwards(trigger, found, lexicon)
    if after is not None:
        status, word = after
        return Judgement(status, word, found.is_past)
    off = None
    if found.status == "planned":
        off = (
            journey_called_off(trigger, lexicon)
            or _dashed(found.cue, lexicon)
            or _overtaken(trigger, found.cue, lexicon)
        )
    return found if off is None else Judgement("cancelled", off, found.is_past)


def _afterwards(trigger: Token, found: Judgement, lexicon: Lexicon) -> tuple[Status, Token] | None:
    """Return what became of what was asked, offered or planned, as the text tells it behind."""
    if found.status not in {"planned", "proposed"}:
        return None
    after = done(max(trigger, found.cue, key=lambda each: each.i)) if found.cue is not None else None
    if after is not None:
        return after
    if found.status == "planned":
        return outcome(trigger, lexicon)
    return answer(trigger, found.cue, lexicon) if found.cue is not None else None


def _dashed(cue: Token | None, lexicon: Lexicon) -> Token | None:
    """Return the cue of "had been due to meet", "had been expected to meet": it had been, and no longer was."""
    if cue is None or cue.lemma_ not in lexicon.modality.dashed:
        return None
    verb = cue if cue.pos_ == "VERB" else cue.head
    return cue if any(each.lower_ == "had" for each in syntax.auxiliaries(verb)) else None


def _overtaken(trigger: Token, cue: Token | None, lexicon: Lexicon) -> Token | None:
    """Return the "but" of "was due to meet them but stayed at home": it was meant to be and did not come about."""
    verb = syntax.verb_of(cue) if cue is not None else None
    finite = syntax.finite_verb(verb) if verb is not None else None
    if cue is None or finite is None or not syntax.is_past(finite):
        return None
    if cue.lemma_ not in lexicon.modality.dashed and not syntax.is_future_infinitive(cue):
        return None
    for word in trigger.doc[trigger.i + 1 : sentence_end(trigger)]:
        done = syntax.contrasted(word) if word.lower_ == "but" else None
        if done is not None:
            is_said = done.lemma_ in lexicon.modality.speech | lexicon.modality.held | lexicon.modality.planned.verbs
            return word if syntax.is_past(done) and not is_said else None
    return None


def _judged(trigger: Token, lexicon: Lexicon) -> Judgement:
    """Return the status of the trigger's event from tense, auxiliaries, negation and the cues above it.

    Cancelled and denied are asked first over the whole chain of governors, then proposed, then planned: "denied that he
    would meet" is denied.
    """
    if _is_held(trigger, lexicon):
        return Judgement("occurred", None, True)
    if _is_called_held(trigger):
        return Judgement("occurred", None, False)  # a day to come makes a plan of it
    whole = until_affected(until_effect(_with_neighbour(syntax.modality_chain(trigger)), lexicon), lexicon)
    chain = until_reason(until_told(whole, lexicon), lexicon)
    verbs = [token for token in chain if token.pos_ in {"VERB", "AUX"}]
    past = bool(verbs) and syntax.is_past(verbs[0])
    occasion = _is_occasion(chain, lexicon)
    ongoing = any(syntax.is_present_progressive(verb) for verb in syntax.own_verbs(trigger))
    over = past and verbs[0] == trigger and not syntax.is_infinitive(trigger)
    if _is_missed(trigger, chain, lexicon):
        return Judgement("cancelled", trigger, past)
    between = prevented(trigger, lexicon)
    if between is not None:
        return Judgement("cancelled", between, past)
    waited, _ = syntax.waiting_to(trigger)  # "waiting to greet A was B"
    if waited or _is_owned(chain, lexicon) or _had_the_chance(chain, lexicon) or _was_glad(chain, lexicon):
        return Judgement("occurred", None, True)
    open_still = _left_open(chain, lexicon)
    if open_still is not None:
        return Judgement("proposed", open_still, past)
    only = _only_afterwards(trigger, lexicon)
    if only is not None:
        return Judgement("proposed", only, past)
    untrue = denials.untrue(whole, lexicon)
    if untrue is not None:
        return Judgement("denied", untrue, past)
    for status, cues in lexicon.modality.classes():
        if status in {"cancelled", "proposed"} and _was_held(trigger, verbs, lexicon):
            return Judgement("occurred", None, True, is_held=True)
        held = _to_be_held(trigger, verbs, lexicon) if status == "cancelled" else None
        if held is not None and held not in chain:
            return Judgement("planned", held, False)
        if held is not None:
            continue  # "the visit, put off in March, will take place in May"
        if status == "denied":
            negation = denials.not_done(trigger, chain, lexicon)
            if negation is not None:
                absent = denials.not_there(chain, lexicon) is not None
                was_planned = is_off(trigger, lexicon)
                return Judgement("cancelled" if was_planned else "denied", negation, past, is_absence=absent)
        condition = (_condition(trigger, lexicon) or left_open(chain, lexicon)) if status == "proposed" else None
        if condition is not None:
            return Judgement("proposed", condition, past)
        departure = _departure(chain, lexicon) if status == "planned" else None
        if departure is not None:
            return Judgement("planned", departure, past)
        for position, token in enumerate(chain):
            if position and over and status in {"planned", "proposed"}:
                break
            below = chain[position - 1] if position else token
            if status == "denied" and position > 1 and below.lemma_ in lexicon.modality.commenting:
                continue  # "declined to comment on reports that they met"
            if below.lower_ == "before" and token.lemma_ in lexicon.modality.awaiting and syntax.is_past(verbs[-1]):
                continue  # "waited an hour before meeting them"
            ahead = status in {"planned", "proposed"} and _is_ahead(chain, position)
            lexical = not (occasion and position) or ahead
            cue = cue_of(token, below, trigger, status, cues, lexicon.modality, lexical=lexical)
            if cue is None:
                continue
            if status in {"cancelled", "denied"} and cue == token and position:
                spared = _spared(trigger, cue, status, lexicon)
                if spared is not None:
                    return Judgement(spared, cue, past)
            if status == "proposed":
                if cue.pos_ == "VERB" and syntax.has_adverbial(cue, lexicon.modality.vain):
                    return Judgement("denied", cue, past)
                is_accepted = any(is_accepting(verb, lexicon) for verb in verbs)
                is_only_part = cue == token and _is_asked_to_attend(chain[:position], lexicon)
                is_only_there = cue == token and occasion and ahead
                is_told = position > 1 and is_called_planned(trigger, lexicon)
                if is_accepted or is_only_part or is_only_there or is_told:
                    return Judgement("planned", cue, past)
            told = reported(cue, token, trigger, status, lexicon)
            back = told_back(cue, lexicon) if told == "proposed" else None
            if back is not None:
                return Judgement(back, cue, past, awaits_day=True)
            absence = status == "denied" and denials.is_absence(cue, trigger, lexicon)
            return Judgement(told, cue, past, told == "proposed" and cue.lower_ == "would", absence)
    for verb in verbs[:2]:
        if syntax.is_future_infinitive(verb) and verb.lemma_ not in lexicon.modality.deserving:
            return Judgement("planned", verb, False)
    next_time = _next_time(trigger, lexicon) or still_to_come(chain, lexicon)
    if next_time is not None:
        return Judgement("planned", next_time, False)
    coming = lexicon.modality.planned.auxiliaries | lexicon.modality.proposed.auxiliaries
    awaited = syntax.awaited(verbs[0], coming) if verbs else None
    if awaited is not None:
        return Judgement("planned", awaited, False)
    agreed = next((word for verb in verbs[:1] if (word := answer_given(verb, lexicon)) is not None), None)
    if agreed is not None and trigger.pos_ == "NOUN":
        return Judgement("planned", agreed, past)  # "said yes to a meeting"
    called = called_for_a_day(trigger, lexicon)
    if called is not None:
        return Judgement("planned", called, past)
    past = past or len(chain) < len(whole) or _is_over_by_then(trigger)  # what is told of has been
    return Judgement("occurred", None, past, awaits_day=ongoing, is_present=_is_present(trigger, lexicon))


def _is_over_by_then(trigger: Token) -> bool:
    """Whether something was done after it: "after talks with B, A said", "having met B, A said"."""
    own = next(iter(syntax.own_verbs(trigger)), None)
    if own is not None and any(each.lower_ == "having" for each in syntax.auxiliaries(own)):
        above = syntax.governing_verb(own)
    elif syntax.preposition_before(trigger) in _AFTER or (own is not None and _follows_after(own)):
        above = syntax.governing_verb(trigger if own is None or own.pos_ != "VERB" else own)
    else:
        return False
    if above is not None and above.tag_ == "VBG":  # "speaking after talks with B, A said"
        above = syntax.governing_verb(above)
    return above is not None and above.tag_ == "VBD"


def _follows_after(gerund: Token) -> bool:
    return any(each.lower_ in _AFTER for each in syntax.words_before_gerund(gerund)[:1])


def _spared(trigger: Token, cue: Token, status: Status, lexicon: Lexicon) -> Status | None:
    """Return what an encounter is that is not called off or refused after all: "may cancel the meeting".

    Talks that somebody only threatens to break off go on.
    """
    if cue.pos_ not in {"VERB", "NOUN"} or (cue.pos_ == "NOUN" and syntax.is_subject(cue)):
        return None
    if status == "cancelled" and (is_nearly(cue, lexicon) or has_begun(cue, lexicon)):
        return "occurred"  # "nearly derailed the talks", "was adjourned after two hours"
    if _judged(cue, lexicon).status not in _NOT_SO:
        return None
    if status == "denied":
        return "planned" if denials.is_absence(cue, trigger, lexicon) else "proposed"
    is_over = any(each.lower_ == "did" for each in syntax.auxiliaries(cue))  # "did not cancel the meeting"
    forms = {cue.lemma_, syntax.particle(cue), syntax.with_preposition(cue), syntax.with_complement(cue)}
    return "occurred" if is_over or forms & lexicon.modality.breaking else "planned"


def _with_neighbour(chain: list[Token]) -> list[Token]:
    """Return the chain with the noun right before its preposition, to whatever the parser attached that.

    "Prices rose in the run-up to the meeting": the preposition hangs on "rose".
    """
    if len(chain) < 3 or chain[1].lower_ not in _OF_NOUNS or chain[1].i <= sentence_start(chain[1]):
        return chain
    neighbour = chain[1].nbor(-1)
    is_new = neighbour.pos_ == "NOUN" and neighbour not in chain
    return [*chain[:2], neighbour, *chain[2:]] if is_new else chain


def _is_missed(trigger: Token, chain: list[Token], lexicon: Lexicon) -> bool:
    """Whether it was meant to be and did not come about: "was to have met", "had been due to have talks"."""
    verb = next(iter(syntax.own_verbs(trigger)), None)
    if verb is None or verb.tag_ != "VBN" or not syntax.is_infinitive(verb):
        return False
    if not any(each.lower_ == "have" for each in syntax.auxiliaries(verb)):
        return False
    if syntax.is_future_infinitive(verb):
        return syntax.is_past(verb.head)
    planned = lexicon.modality.planned
    return any(token.lemma_ in planned.verbs or token.lower_ in planned.adjectives for token in chain[1:3])


def _is_owned(chain: list[Token], lexicon: Lexicon) -> bool:
    """Whether somebody did not deny it, or could not avoid it."""
    return any(
        token.pos_ == "VERB"
        and token.lemma_ in lexicon.modality.owning
        and syntax.negation(token) is not None
        and (syntax.is_past(token) or any(each.lower_ in _ADMITTING for each in syntax.auxiliaries(token)))
        for token in chain[1:NEAR]
    )


def _had_the_chance(chain: list[Token], lexicon: Lexicon) -> bool:
    """Whether somebody did what he could: "found time to meet", "had the opportunity to meet", "was able to meet"."""
    for below, had, verb in zip(chain, chain[1:], chain[2:NEAR], strict=False):
        if had.lemma_ not in lexicon.modality.chances or verb.lemma_ not in lexicon.modality.taking:
            continue
        is_real = syntax.is_past(verb) and not any(each.lower_ in _UNREAL for each in syntax.auxiliaries(verb))
        is_denied = syntax.negation(verb) is not None or syntax.negating_determiner(had) is not None
        return is_real and not is_denied and syntax.is_infinitive(below) and not syntax.is_infinitive(verb)
    return False


def _was_glad(chain: list[Token], lexicon: Lexicon) -> bool:
    """Whether somebody felt so when he did it: "was delighted to meet"; "said he was happy to meet" may be an offer."""
    if len(chain) < NEAR - 1 or chain[1].lower_ not in lexicon.modality.feelings or not syntax.is_infinitive(chain[0]):
        return False
    verb = chain[2]
    if verb.lemma_ != "be" or not syntax.is_past(verb) or syntax.negation(verb) is not None:
        return False
    is_told_of = verb.tag_ == "VBD" and verb.head.i < verb.i and syntax.is_reported(verb)
    return not is_told_of and not any(each.lower_ in _UNREAL for each in syntax.auxiliaries(verb))


def _condition(trigger: Token, lexicon: Lexicon) -> Token | None:
    """Return the "if" of "will meet them if the raids stop", not that of "even if it rains" or of what was done."""
    verb = next(iter(syntax.own_verbs(trigger)), None)
    if verb is not None and syntax.is_inverted(verb):
        return syntax.auxiliaries(verb)[0]
    if verb is None or syntax.is_past(verb):
        return None
    mark = syntax.condition(verb, lexicon.modality.conditions)
    return (
        mark if mark is not None and mark.nbor(-1 if mark.i else 0).lower_ not in lexicon.modality.regardless else None
    )


def _only_afterwards(trigger: Token, lexicon: Lexicon) -> Token | None:
    """Return the "only" of "will be signed only after talks with them": nothing says that there have been any."""
    after = trigger.head
    if trigger.pos_ != "NOUN" or trigger.dep_ != "pobj" or after.lower_ not in _AFTER or after.head.pos_ != "VERB":
        return None
    verb = after.head
    if not any(each.lower_ in _TO_COME for each in syntax.auxiliaries(verb)):
        return None
    words = (child for child in (*after.lefts, *verb.children) if child.i < after.i)
    return next((word for word in words if word.lower_ in lexicon.modality.limiting), None)


def _departure(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the verb of "left for Cairo to meet", "is flying to Cairo for talks": who has just gone has met nobody.

    "Set off on a visit" says that it has begun, "sets off on a visit" that it is about to.
    """
    # "comes to Accra this week for talks": the parser may hang the purpose on the time
    timeless = [each for each in chain[: NEAR + 1] if each.ent_type_ not in {"DATE", "TIME"}]
    for below, verb in pairwise(timeless[:NEAR]):
        if verb.pos_ != "VERB":
            continue
        is_purpose = below.lower_ == "for" if below.pos_ in {"ADP", "SCONJ"} else syntax.is_infinitive(below)
        is_start = below.lower_ == "on" and syntax.is_present(verb)
        is_gone = bool({verb.lemma_, syntax.particle(verb)} & lexicon.modality.departing)
        is_now = syntax.is_present_progressive(verb) or (syntax.is_present(verb) and not _is_headline(verb))
        is_on_the_way = verb.lemma_ in lexicon.modality.travelling and is_now
        if (is_purpose and (is_gone or is_on_the_way)) or (is_start and is_gone):
            return verb
    return _way(chain, lexicon)


def _is_headline(verb: Token) -> bool:
    """Whether no full stop ends the sentence: a headline tells in the present what has happened."""
    return not any(token.is_punct for token in verb.sent[-2:])  # a line break may stand behind it


def _way(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the noun of "is on his way to Rome to meet", "on her way to a meeting"."""
    for below, token in pairwise(chain[:NEAR]):
        is_purpose = below.lower_ in PURPOSES or syntax.is_infinitive(below)
        nouns = syntax.prepositional(token, _ON) if token.lemma_ == "be" else [token]
        way = next((each for each in nouns if each.lower_ in lexicon.modality.ways), None)
        if is_purpose and way is not None and syntax.preposition_before(way) in _ON:
            return way
    return None


def _next_time(trigger: Token, lexicon: Lexicon) -> Token | None:
    """Return "next" of "are next meeting in June", also where the parser takes that for a noun."""
    is_gerund = trigger.tag_ == "VBG" and trigger.head.lemma_ == "be" and syntax.is_present(trigger.head)
    if not is_gerund and not _is_present(trigger, lexicon):
        return None
    words = lexicon.modality.another_time
    verbs = [trigger] if is_gerund else syntax.own_verbs(trigger)
    return next((each for verb in verbs for each in verb.lefts if each.lower_ in words), None)


def _is_present(trigger: Token, lexicon: Lexicon) -> bool:
    """Whether the present tense tells of it: "meet", "are holding a meeting", "the talks begin", "has its meeting"."""
    verb = next(iter(syntax.own_verbs(trigger)), None) or _coming(trigger, lexicon)
    if verb is None:
        return False
    is_simple = verb.tag_ in {"VBZ", "VBP"} and not syntax.auxiliaries(verb)
    is_come_to = f"{verb.lemma_}_{syntax.preposition_before(trigger)}" in lexicon.modality.coming_to
    if verb != trigger and not (is_come_to or syntax.is_object_of(trigger, verb)):
        return is_simple and verb.lemma_ in lexicon.modality.held
    return is_simple or syntax.is_present_progressive(verb)


def _coming(trigger: Token, lexicon: Lexicon) -> Token | None:
    """Return the verb of "return to the negotiating table"."""
    verb = syntax.governing_verb(trigger) if trigger.pos_ == "NOUN" else None
    is_come_to = (
        verb is not None and f"{verb.lemma_}_{syntax.preposition_before(trigger)}" in lexicon.modality.coming_to
    )
    return verb if is_come_to else None


def _is_occasion(chain: list[Token], lexicon: Lexicon) -> bool:
    """Whether the encounter is only where something else is said or done: "rejected the plan at the meeting"."""
    if len(chain) > 4 and chain[1].lower_ == "of" and chain[2].pos_ == "NOUN":
        if chain[2].lemma_ in lexicon.modality.proposed.nouns:
            return False  # "commented on the possibility of a meeting"
        chain = chain[2:]  # "in an exchange of notes", "during a round of talks"
    if len(chain) < 3 or chain[1].lower_ not in _OCCASIONS:
        return False
    if f"{chain[2].lemma_.lower()}_{chain[1].lower_}" in lexicon.modality.cancelled.nouns:
        return False  # "the collapse in talks"
    if chain[2].lemma_ in lexicon.contexts.agreeing and chain[1].lower_ in _ON and chain[1].i == chain[2].i + 1:
        return False  # "agreed on a meeting"
    verb = next((token for token in chain[2:] if token.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and verb.lemma_ not in lexicon.contexts.attending


def _is_ahead(chain: list[Token], position: int) -> bool:
    """Whether what is done there is still to come: "expects", "was expected to present it at the meeting"."""
    verb = next((token for token in chain[1:position] if token.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and syntax.is_infinitive(verb) and not was_doing(chain[position])


def _is_asked_to_attend(below: list[Token], lexicon: Lexicon) -> bool:
    """Whether only somebody's part in it is open: "was invited to take part in the summit"."""
    verb = next((token for token in below[1:4] if token.pos_ == "VERB"), None)
    if verb is None or verb.lemma_ not in lexicon.contexts.attending_too:
        return False
    others = [each for each in syntax.objects(verb) if each != below[0] and each.lower_ != "part"]
    return not others and syntax.particle(verb) == verb.lemma_


def _is_held(trigger: Token, lexicon: Lexicon) -> bool:
    """Whether its own relative clause says that it took place: "the talks, which are being held in Oslo, may fail".

    Or "the talks that she had with him will bear fruit".
    """
    for verb in syntax.relative_clauses(trigger):
        words = {each.lower_ for each in syntax.auxiliaries(verb)}
        is_told = syntax.is_past(verb) or "being" in words
        is_own = verb.lemma_ in lexicon.modality.held or (verb.lemma_ == "have" and syntax.is_relative_object(verb))
        if is_own and is_told and not words & _UNREAL and syntax.negation(verb) is None:
            return True
    return False


def _is_called_held(trigger: Token) -> bool:
    """Whether a participle says that it took place: "talks held in Bukhara will contribute to a settlement"."""
    clauses = syntax.reduced_clauses(trigger) if trigger.pos_ == "NOUN" else []
    return any(each.lemma_ == "hold" and not syntax.auxiliaries(each) for each in clauses)


def _was_held(trigger: Token, verbs: list[Token], lexicon: Lexicon) -> bool:
    """Whether the clause says of the noun that it was held: "the talks, planned for May, took place in June"."""
    if trigger.pos_ != "NOUN" or not verbs or not syntax.is_subject_of(trigger, verbs[0]):
        return False
    if syntax.negating_determiner(trigger) is not None:
        return False
    # "was put off twice but began on Monday"
    own = (each for each in syntax.conjuncts(verbs[0]) if each == verbs[0] or not syntax.has_own_subject(each))
    return any(_says_held(verb, lexicon) for verb in own)


def _says_held(verb: Token, lexicon: Lexicon) -> bool:
    auxiliaries = {each.lower_ for each in syntax.auxiliaries(verb)}
    mark = syntax.complementizer(verb)
    if mark is not None and mark.lower_ in lexicon.modality.proposed.marks:
        return False  # "would not say whether the talks had taken place"
    is_past = syntax.is_past(verb) and not auxiliaries & _UNREAL
    is_held = bool({verb.lemma_, syntax.particle(verb)} & lexicon.modality.held)
    return is_past and is_held and syntax.negation(verb) is None


def _to_be_held(trigger: Token, verbs: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the verb by which the clause says of the noun that it will be held: "the talks will resume"."""
    if trigger.pos_ != "NOUN" or not verbs or any(syntax.negation(each) is not None for each in verbs[:2]):
        return None
    first, raised = verbs[0], syntax.raised_verb(trigger)
    if first != raised and not syntax.is_subject_of(trigger, first):
        return None
    # "was put off in March and will take place in May"
    for each in syntax.conjuncts(first):
        is_own = each == first or not syntax.has_own_subject(each)
        is_ahead = each == raised or any(
            auxiliary.lower_ in lexicon.modality.planned.auxiliaries for auxiliary in syntax.auxiliaries(each)
        )
        if is_own and is_ahead and {each.lemma_, syntax.particle(each)} & lexicon.modality.held:
            return each
    return None


def _left_open(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the verb of "did not rule out a meeting", "refused to exclude that they would meet"."""
    for token in chain[1:3]:
        standings = syntax.standings(token) if token.lemma_ == "be" else {}
        if standings.keys() & lexicon.modality.denied.standings:
            return syntax.negation(token)  # "is not out of the question"
    unwilling = _not_unwilling(chain, lexicon)
    if unwilling is not None:
        return unwilling
    for position, token in enumerate(chain[1:4], start=2):
        if token.pos_ == "VERB" and syntax.particle(token) in lexicon.modality.excluding:
            above = chain[position] if position < len(chain) else None
            is_refused = above is not None and above.lemma_ in lexicon.modality.denied.verbs
            return token if is_refused or syntax.negation(token) is not None else None
    return None


def _not_unwilling(chain: list[Token], lexicon: Lexicon) -> Token | None:
    """Return the "not" of "is not averse to talks", "was not unwilling to meet"."""
    for token in chain[1:NEAR]:
        said = syntax.said_of_subject(token)
        if any(each.lower_ in lexicon.modality.denied.adjectives for each in said):
            return syntax.negation(token)
    return None
