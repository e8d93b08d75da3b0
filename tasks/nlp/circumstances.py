"""Where, when and on which topics was an encounter? The likeliest of what the article tells, if it is likely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tasks.nlp.dateline import Dateline
from tasks.nlp.place_choice import PlaceCandidates
from tasks.nlp.scene import Scene
from tasks.nlp.seed_shapes import Weights
from tasks.nlp.time_choice import TimeCandidates
from tasks.nlp.topic_choice import Phrase, TopicCandidates
from tasks.nlp.topic_codes import TopicCoder
from tasks.nlp.weighing import Value, Weighed, likelihood
from tasks.records import Place, Time


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the article tells of an encounter besides who met."""

    place: Place | None
    time: Time | None
    topics: tuple[Phrase, ...]
    """In the order of the text."""


NOT_ASKED = Circumstances(None, None, ())


def circumstances_of(scene: Scene, dateline: Dateline | None, coder: TopicCoder) -> Circumstances:
    """Return place, time and topics of the scene's encounter."""
    words = scene.around.lexicon.circumstances
    times = TimeCandidates(scene)
    time = _likeliest(times.weighed(), words.time)
    if time is None:
        told = times.proposed()
        time = told if told is not None and told.start is None else None  # "in recent months": kept without days
    return Circumstances(
        _likeliest(PlaceCandidates(scene, dateline).weighed(), words.place),
        time,
        tuple(sorted(_topics(scene, coder))),
    )


def _likeliest(candidates: Iterable[Weighed[Value]], weights: Weights) -> Value | None:
    """Return the candidate that is most likely, the first of equals; None where none reaches the threshold."""
    best: tuple[float, Value] | None = None
    for each in candidates:
        likely = likelihood(each.features, weights.weights)
        if likely >= weights.threshold and (best is None or likely > best[0]):
            best = likely, each.value
    return best[1] if best is not None else None


def _topics(scene: Scene, coder: TopicCoder) -> list[Phrase]:
    """Return the likeliest phrases, none inside another or with the same words."""
    words, doc = scene.around.lexicon.circumstances, scene.around.doc
    weighed = [
        (likelihood(each.features, words.topic.weights), each.value) for each in TopicCandidates(scene, coder).weighed()
    ]
    taken: list[Phrase] = []
    texts: list[str] = []
    for likely, (start, end) in sorted(weighed, key=lambda each: (-each[0], each[1])):
        if likely < words.topic.threshold or len(taken) == words.most_topics:
            break
        text = doc[start:end].text.lower()
        if any(start < last and first < end for first, last in taken):
            continue
        if any(text in other or other in text for other in texts):
            continue
        taken.append((start, end))
        texts.append(text)
    return taken
