"""Which round is told by its number alone: "The fourth round of talks opens in May. The third ended in April"?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from tasks.nlp import syntax
from tasks.nlp.gathered import Gathering
from tasks.nlp.modality import judge
from tasks.nlp.sentence_numbers import sentence_end, sentence_number
from tasks.nlp.tellings import Surroundings, Telling, place_in, time_in

_ARTICLES = frozenset({"the", "a"})


def counted_again(gatherings: Sequence[Gathering], around: Surroundings) -> Iterator[Gathering]:
    """Yield the encounters of the same people that the sentence behind a counted one tells of by a number alone."""
    for gathering in gatherings:
        chief = gathering.chief
        number = _number(chief, around)
        following = sentence_end(chief.trigger.token)
        if number is None or following >= len(around.doc):
            continue
        other = _counted(around.doc[following : sentence_end(around.doc[following])], around)
        if other is None or other.lower_ == number.lower_:
            continue
        judgement = judge(_verb(other) or other, around.lexicon)
        trigger = replace(chief.trigger, token=other)
        both = (*chief.who, *chief.whom, *chief.both)
        end = sentence_end(other)
        yield Gathering([
            replace(
                chief, trigger=trigger, who=(), whom=(), both=both, judgement=judgement, status=judgement.status,
                place=place_in(other.i, end, around), time=time_in(other.i, end, around), topics=(),
                sentence=sentence_number(around.doc, other.i),
            )
        ])  # fmt: skip


def _number(telling: Telling, around: Surroundings) -> Token | None:
    """Return "fourth" in "the fourth round of talks", where two or more had it with each other."""
    if telling.trigger.rule.pos != "NOUN" or len(telling.parties) < len(_ARTICLES):
        return None
    token = telling.trigger.token
    heads = (token, syntax.event_head(token, around.lexicon.contexts.measures))
    words = (word for head in heads for word in syntax.modifiers(head))
    return next((word for word in words if word.lower_ in around.lexicon.contexts.ordinals), None)


def _counted(sentence: Span, around: Surroundings) -> Token | None:
    """Return "third" in "The third ended in April": the subject of a verb that says that it was held, or how."""
    article, number, *_ = [*sentence[:2], None, None]
    if article is None or number is None or article.lower_ not in _ARTICLES:
        return None
    contexts, verb = around.lexicon.contexts, _verb(number)
    if number.lower_ not in contexts.ordinals or verb is None:
        return None
    is_held = verb.lemma_ in contexts.running | contexts.taking_place
    return number if is_held else None


def _verb(number: Token) -> Token | None:
    above = number.head
    return above if syntax.is_subject(number) and above.pos_ in {"VERB", "AUX"} else None
