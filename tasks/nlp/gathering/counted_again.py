"""Which round is told by its number alone: "The fourth round of talks opens in May. The third ended in April"?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.encounters.tellings import Surroundings, Telling, place_in, time_in
from tasks.nlp.gathering.gathered import Gathering
from tasks.nlp.status.modality import judge
from tasks.nlp.text.sentence_numbers import sentence_end, sentence_number

_NEW = frozenset({"a", "their"})
_ARTICLES = _NEW | {"the"}
_TWO = 2
_ONE = "one"


def counted_again(gatherings: Sequence[Gathering], around: Surroundings) -> Iterator[Gathering]:
    """Yield the encounters of the same people of which the words behind tell by a number alone."""
    told_of: set[int] = set()
    for gathering in gatherings:
        chief, told = gathering.chief, gathering.tellings[-1]
        if len(chief.parties) < _TWO or chief.trigger.type not in {"meeting", "talks", "call"}:
            continue
        number = _number(chief, around)
        for start, end in _stretches(told.trigger.token):
            other = _counted(around.doc[start:end], around, is_first=number is None)
            if other is None or other.i in told_of or (number is not None and other.lower_ == number.lower_):
                continue
            told_of.add(other.i)
            judgement = judge(other, around.lexicon)
            if judgement.status == "occurred":
                judgement = judge(_verb(other) or other, around.lexicon)  # "the next is due in May"
            both = (*chief.who, *chief.whom, *chief.both)
            yield Gathering([
                replace(
                    chief, trigger=replace(chief.trigger, token=other), who=(), whom=(), both=both,
                    judgement=judgement, status=judgement.status, place=place_in(other.i, end, around),
                    time=time_in(other.i, end, around), topics=(), sentence=sentence_number(around.doc, other.i),
                )
            ])  # fmt: skip


def _stretches(trigger: Token) -> Iterator[tuple[int, int]]:
    """Yield the tokens behind a semicolon in the sentence, and those of the next one."""
    doc, end = trigger.doc, sentence_end(trigger)
    mark = next((i for i in range(trigger.i + 1, end) if doc[i].text == ";"), None)
    if mark is not None and mark + 1 < end:
        yield mark + 1, end
    if end < len(doc):
        following = sentence_end(doc[end])
        mark = next((i for i in range(end, following) if doc[i].text == ";"), following)
        yield end, mark
        if mark + 1 < following:
            yield mark + 1, following


def _number(telling: Telling, around: Surroundings) -> Token | None:
    """Return "fourth" in "the fourth round of talks", where two or more had it with each other."""
    if telling.trigger.rule.pos != "NOUN":
        return None
    token = telling.trigger.token
    heads = (token, syntax.event_head(token, around.lexicon.contexts.measures))
    words = (word for head in heads for word in syntax.modifiers(head))
    return next((word for word in words if word.lower_ in around.lexicon.contexts.ordinals), None)


def _counted(sentence: Span, around: Surroundings, *, is_first: bool) -> Token | None:
    """Return "third" in "The third ended in April": the subject of a verb that says that it was held, or how.

    `is_first`: none was counted before, so that only "a second" or "their second" can be another.
    """
    article, number, stand_in, *_ = [*sentence[:3], None, None, None]
    if article is None or number is None:
        return None
    is_neighbour = number.lower_ in around.lexicon.contexts.neighbouring  # "the next is due in May"
    if article.lower_ not in (_NEW if is_first and not is_neighbour else _ARTICLES):
        return None
    contexts, verb = around.lexicon.contexts, _verb(number)
    if is_neighbour and stand_in is not None and stand_in.lemma_ == _ONE and not _goes_on(stand_in):
        verb = _verb(stand_in)  # "the next one will be held in May"
    if (number.lower_ not in contexts.ordinals and not is_neighbour) or verb is None:
        return None
    is_held = verb.lemma_ in contexts.running | contexts.taking_place
    return number if is_held else None


def _verb(number: Token) -> Token | None:
    above = number.head
    return above if syntax.is_subject(number) and above.pos_ in {"VERB", "AUX"} else None


def _goes_on(stand_in: Token) -> bool:
    """Whether what is meant is only said behind it: "the next one to sail is the Santa Rosa"."""
    return stand_in.i + 1 < len(stand_in.doc) and stand_in.nbor(1).tag_ in {"TO", "WDT"}
