"""Which days cannot be those of the encounter? Those of another thing, of another time, or until which something is."""

from __future__ import annotations

from datetime import timedelta
from itertools import takewhile

from spacy.tokens import Token

from tasks.nlp import syntax
from tasks.nlp.circumstances.days_of_circumstances import is_of_circumstance
from tasks.nlp.circumstances.scene import Scene
from tasks.nlp.times.other_occasions import (
    is_of_another_journey,
    is_of_another_occasion,
    is_still_to_come,
    is_told_behind_another,
)
from tasks.nlp.times.times import heads_report, token_of
from tasks.records import Time

_LONG = frozenset({"month", "quarter", "year"})
_SHORT = frozenset({"day", "week"})
_AHEAD = frozenset({"planned", "proposed"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_A_DAY = timedelta(days=1)  # a report may be dated a day before it is printed
_BEFORE = frozenset({"before"})
_FROM = frozenset({"from"})
_ON = frozenset({"on"})
_WHILE = frozenset({"while", "when", "as"})
_AT = frozenset({"at", "during"})
_WORDS_BEFORE = 2  # an article or an adverb may stand between: "by the end of May"


def is_of_something_else(time: Time, token: Token, scene: Scene) -> bool:
    """Whether the expression, whose highest word is the token, can tell nothing of when they met."""
    anchors = scene.anchors(token)
    words = scene.around.lexicon.circumstances
    if scene.is_scheduled_for(token):
        return False
    if (
        _is_day_of_report(time, token, scene)
        or _is_past_for_a_plan(time, scene)
        or _is_ahead_of_what_was(time, token, scene)
        or _is_to_come_of_what_is_over(time, token, scene)
        or _is_of_another_clause(token, scene)
        or _is_when_called_off(token, scene)
        or _is_when_denied(token, scene)
        or _is_when_they_had_left(token, scene)
        or _is_when_told(token, scene)
        or is_of_circumstance(time, token, scene)
        or _is_of_what_is_planned(time, token, scene)
        or _is_what_a_thing_is_for(time, token, scene)
        or is_in_a_name(time, token, scene)
    ):
        return True
    if _is_vague(token, scene) or _is_behind(words.bounds, time, token):
        return True
    if is_of_another_occasion(token, anchors, words) or is_still_to_come(token, scene.triggers, words):
        return True
    if is_of_another_journey(token, scene.triggers, words):
        return True
    span = token.doc.char_span(*time.span, alignment_mode="expand")
    if span is not None and is_told_behind_another(token, span.start, anchors, words):
        return True
    if syntax.describes_another(token, anchors, scene.around.lexicon.contexts.measures):
        return True
    if scene.chief.status == "occurred" and _is_behind(_BEFORE, time, token):
        return True  # "before Friday, she had received them one by one"
    if syntax.depends_on(token, anchors):
        return False
    is_there = any(trigger.sent == token.sent for trigger in scene.triggers)
    return _is_behind(words.limits, time, token) or _is_of_another_noun(token, scene, only_before=is_there)


def _is_day_of_report(time: Time, token: Token, scene: Scene) -> bool:
    """Whether it heads the report and the encounter has a day of its own: "Friday, 3 May 2024 - A met B on Tuesday"."""
    doc = token.doc
    if not heads_report(time, doc):
        return False
    anchors = scene.anchors(token)
    own = (token_of(doc, each) for each in scene.around.times if each is not time and each.start is not None)
    return any(each.sent == token.sent and syntax.depends_on(each, anchors) for each in own)


def _is_past_for_a_plan(time: Time, scene: Scene) -> bool:
    """Whether it is over what is still to come: the day on which a visit was announced."""
    published = scene.around.published
    is_over = published is not None and time.end is not None and time.end < published
    return is_over and scene.chief.status in _AHEAD


def _is_to_come_of_what_is_over(time: Time, token: Token, scene: Scene) -> bool:
    """Whether it lies ahead though the tense says that they have met: "met before the vote on 12 April"."""
    published = scene.around.published
    is_over = scene.chief.status == "occurred" and scene.chief.judgement.is_past
    above = next((each for each in syntax.governors(token) if each.pos_ != "ADP"), None)
    is_of_noun = above is not None and above.pos_ == "NOUN" and above.i not in scene.anchors(token)
    return (
        is_over and is_of_noun and published is not None and time.start is not None and time.start > published + _A_DAY
    )


def _is_of_another_clause(token: Token, scene: Scene) -> bool:
    """Whether it is when something else was done or said: "B, who was elected in May", "said in May that he had met".

    Where somebody has gone or was is where and when they may have met.
    """
    words, verb, anchors = scene.around.lexicon.circumstances, syntax.verb_of(token), scene.anchors(token)
    here = [each for each in scene.triggers if each.sent == token.sent]
    if verb is None or verb.i in anchors or not here or scene.is_held_there(token):
        return False
    if syntax.is_relative(verb):
        above = syntax.governing_verb(verb.head)
        is_of_party = above is not None and above.i in anchors
        is_there = verb.lemma_ in words.motion | words.beginnings | words.endings | {"be"}
        is_journey = any(each.lemma_ in words.journeys | words.encounters for each in syntax.objects(verb))
        return is_of_party and not is_there and not is_journey
    own = [each for trigger in here if verb in syntax.governors(trigger) for each in syntax.own_verbs(trigger)[:1]]
    return verb.lemma_ in words.speech and bool(own) and all(map(syntax.is_past_perfect, own))


def _is_when_called_off(token: Token, scene: Scene) -> bool:
    """Whether it stands before the verb that calls the encounter off: "on Tuesday cancelled a meeting".

    Or behind it where the encounter suffers it: "the talks were cancelled on Tuesday".
    """
    cue = scene.chief.judgement.cue
    if scene.chief.status != "cancelled" or cue is None or cue.pos_ != "VERB" or syntax.verb_of(token) != cue:
        return False
    if syntax.is_passive(cue):
        return token.i > cue.i and syntax.preposition_before(token) in _ON and not syntax.is_infinitive(cue)
    return token.i < cue.i


def _is_when_denied(token: Token, scene: Scene) -> bool:
    """Whether it is when somebody denied what a clause below tells: "on Friday denied reports that they had met"."""
    verb, words = syntax.verb_of(token), scene.around.lexicon.circumstances
    if verb is None or verb.lemma_ not in words.denying or verb.i in scene.anchors(token):
        return False
    own = [each for trigger in scene.triggers if trigger.sent == token.sent for each in syntax.own_verbs(trigger)[:1]]
    are_told = bool(own) and all(each != verb and verb in syntax.governors(each) for each in own)
    return are_told and all(token.i < each.i and _is_finite(each) for each in own)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ != "VBG" and not syntax.is_infinitive(verb)


def _is_when_they_had_left(token: Token, scene: Scene) -> bool:
    """Whether it is when somebody came from where they met: "landed on Monday from Baku, where he met them"."""
    here = [each for each in scene.triggers if each.sent == token.sent]
    if not here or syntax.depends_on(token, scene.anchors(token)):
        return False
    verbs = [verb for trigger in here for verb in syntax.own_verbs(trigger)[:1]]
    places = (each for verb in verbs for each in syntax.pointed_at_by_where(verb))
    return any(syntax.preposition_before(each) in _FROM for each in places)


def _is_when_told(token: Token, scene: Scene) -> bool:
    """Whether it is when somebody spoke of it in another sentence: "He told reporters so on Monday"."""
    verb, words = syntax.verb_of(token), scene.around.lexicon.circumstances
    if verb is None or verb.lemma_ not in words.speech or any(each.sent == token.sent for each in scene.triggers):
        return False
    if any(map(_is_where_spoken, scene.triggers)):
        return False
    occasions = words.encounters | words.conferences | words.happenings
    sequel = scene.around.lexicon.modality.sequel
    return not any(each.lemma_ in occasions or each.lower_ in sequel for each in token.sent)


def _is_where_spoken(trigger: Token) -> bool:
    """Whether what was said or done was so there: "decided at a meeting", "said while addressing the meeting"."""
    verb = trigger if trigger.pos_ == "VERB" else syntax.governing_verb(trigger)
    mark = syntax.complementizer(verb) if verb is not None else None
    is_while = mark is not None and mark.lower_ in _WHILE
    return is_while or (trigger.pos_ == "NOUN" and syntax.preposition_before(trigger) in _AT)


def _is_ahead_of_what_was(time: Time, token: Token, scene: Scene) -> bool:
    """Whether it is that of a plan though they have met: "agreed at a meeting to reopen the border in September"."""
    published, verb = scene.around.published, syntax.verb_of(token)
    is_ahead = published is not None and time.start is not None and time.start > published
    if not is_ahead or scene.chief.status != "occurred" or verb is None:
        return False
    # not "the treaty that they negotiated takes effect in July"
    there = [each for each in scene.triggers if verb in syntax.governors(each) and not syntax.is_relative(each)]
    is_there = bool(there)  # "will speak of it on a visit in May"
    is_of_a_plan = syntax.is_infinitive(verb) or scene.chief.judgement.is_past  # "said after talks that he would fly"
    return is_of_a_plan and verb.i not in scene.anchors(token) and not is_there


def _is_of_what_is_planned(time: Time, token: Token, scene: Scene) -> bool:
    """Whether a month or a year says which thing was discussed: "met to discuss the budget for 1975"."""
    if time.granularity not in _LONG:
        return False
    words, anchors = scene.around.lexicon.circumstances, scene.anchors(token)
    noun = next((each for each in syntax.governors(token) if each.pos_ != "ADP"), None)
    if noun is None or noun.pos_ != "NOUN" or noun.i in anchors or noun.lemma_ in words.encounters | words.journeys:
        return False
    verb = syntax.governing_verb(noun)
    if verb is None or not syntax.is_object_of(noun, verb):
        return False
    return verb.i not in anchors or verb.lemma_ in words.verbs["discussing"]


def _is_what_a_thing_is_for(time: Time, token: Token, scene: Scene) -> bool:
    """Whether years or months say what a thing is meant for: "talks on its plans for the period 2007-2013"."""
    if time.granularity in _SHORT:
        return False
    words, anchors = scene.around.lexicon.circumstances, scene.anchors(token)
    is_for = False
    for above in syntax.governors(token):
        if above.pos_ == "ADP":
            is_for = above.lower_ == "for"
        elif above.ent_type_ != "DATE":
            is_thing = above.pos_ == "NOUN" and above.i not in anchors
            return is_for and is_thing and above.lemma_ not in words.encounters | words.journeys
    return False


def is_in_a_name(time: Time, token: Token, scene: Scene) -> bool:
    """Whether the year belongs to the name of another thing: "the 2026 World Cup", but not "the 2026 summit"."""
    if time.granularity != "year":
        return False
    noun = _named_with(token)
    words = scene.around.lexicon.circumstances
    occasions = words.encounters | words.journeys | words.conferences | words.happenings
    return noun is not None and noun.i not in scene.anchors(token) and noun.lemma_.lower() not in occasions


def _named_with(year: Token) -> Token | None:
    """Return "Games" for the year in "the 2030 Asian Games", whatever the parser makes of it."""
    head = year.head
    if head.i > year.i and head.pos_ in _NOUNS and head.ent_type_ != "DATE":
        return head
    if syntax.determiner(year) != "the":
        return None
    name = list(takewhile(lambda each: each.pos_ == "PROPN", year.doc[year.i + 1 : year.sent.end]))
    return name[-1] if name else None


def _is_behind(limits: frozenset[str], time: Time, token: Token) -> bool:
    """Whether something goes on until or since then: "has to be approved by 2012", "the first visit since 2014"."""
    span = token.doc.char_span(*time.span, alignment_mode="expand")
    before = token.doc[max(span.start - _WORDS_BEFORE, span.sent.start) : span.start] if span is not None else ()
    return any(each.lower_ in limits for each in before)


def _is_of_another_noun(token: Token, scene: Scene, *, only_before: bool) -> bool:
    """Whether it only says which thing is meant: "the 20 July plot", "his speech on Sunday".

    In the sentence that tells of the encounter that is sure only before the noun, or where something is said.
    """
    words, measures = scene.around.lexicon.circumstances, scene.around.lexicon.contexts.measures
    above = next((each for each in syntax.governors(token) if each.pos_ in {"NOUN", "PROPN", "VERB", "AUX"}), None)
    if above is None or above.pos_ != "NOUN" or above.ent_type_ in {"DATE", "TIME"}:
        return False
    if only_before and token.i > above.i and above.lemma_ not in words.sayings:
        return False  # "a meeting on the plans for the bridge on Monday"
    return above.lemma_ not in words.encounters | words.journeys | measures


def _is_vague(token: Token, scene: Scene) -> bool:
    """Whether the encounter of the sentence is only said to be some time ago: "at recent meetings".

    Not where the clause says when: "the previous meeting was held in May".
    """
    verb = syntax.governing_verb(token)
    held = scene.around.lexicon.circumstances.held
    if verb is not None and syntax.with_object(verb) in held and verb.i in scene.anchors(token):
        return False
    here = [each for each in scene.triggers if each.sent == token.sent] or scene.triggers
    if verb is not None and verb.lemma_ == "be" and any(syntax.is_subject_of(each, verb) for each in here):
        return False  # "the previous meeting was in May"
    vague = scene.around.lexicon.circumstances.vague
    return bool(here) and all(
        each not in syntax.governors(token) and any(word.lower_ in vague for word in syntax.qualifiers(each))
        for each in here
    )
