"""Where, when and on which topics was an encounter? The likeliest of what the article tells, if it is likely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import repeat

from spacy.tokens import Doc

from tasks.nlp.circumstances.duration import lasting
from tasks.nlp.circumstances.place_choice import PlaceCandidates, is_reached, is_where
from tasks.nlp.circumstances.scene import Scene
from tasks.nlp.circumstances.time_choice import TimeCandidates, is_when
from tasks.nlp.circumstances.topic_choice import Phrase, TopicCandidates, is_said
from tasks.nlp.knowledge.seed_shapes import CircumstanceWords, Weights
from tasks.nlp.places.dateline import Dateline
from tasks.nlp.text.weighing import Value, Weighed, likelihood
from tasks.nlp.text.word_forms import words_of
from tasks.nlp.topics.topic_codes import TopicCoder
from tasks.records import Layer, Place, Span, Time

_WORTH_TELLING = 0.1  # likelihood
_MOST_TOLD = 3  # of each layer
_JOINTS = frozenset({"CCONJ", "PUNCT", "DET"})  # between the members of a list
_BESIDE = frozenset({"with", "from", "between"})
_LAST = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ"})


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A candidate that was not taken, and how likely it was, from 0 to 1."""

    layer: Layer
    span: Span
    likelihood: float


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the article tells of an encounter besides who met."""

    place: Place | None
    time: Time | None
    topics: tuple[Phrase, ...]
    """In the order of the text."""
    passed_over: tuple[PassedOver, ...] = ()
    """The likeliest of what was not taken, layer by layer."""


NOT_ASKED = Circumstances(None, None, ())


def circumstances_of(scene: Scene, dateline: Dateline | None, coder: TopicCoder) -> Circumstances:
    """Return place, time and topics of the scene's encounter."""
    words, doc = scene.around.lexicon.circumstances, scene.around.doc
    times = TimeCandidates(scene)
    places_found = list(PlaceCandidates(scene, dateline).weighed())
    there = [_least_of_place(each.features, words) for each in places_found]
    ranked_places = _ranked(places_found, words.place, there)
    times_found = list(times.weighed())
    then = [words.said if is_when(each.features) else 0.0 for each in times_found]
    ranked_times = _ranked(times_found, words.time, then)
    topics_found = list(TopicCandidates(scene, coder).weighed())
    said = [words.said if is_said(each.features) else 0.0 for each in topics_found]
    ranked_topics = _ranked(topics_found, words.topic, said)
    place, time = _likeliest(ranked_places, words.place), _likeliest(ranked_times, words.time)
    topics = _topics(ranked_topics, {each.value for each in topics_found if is_said(each.features)}, scene)
    time = lasting(time, scene) if time is not None else None
    passed_over = [
        *_passed_over("place", [(likely, each.span) for likely, each in ranked_places], [place.span] if place else []),
        *_passed_over("time", [(likely, each.span) for likely, each in ranked_times], [time.span] if time else []),
        *_passed_over(
            "topic", [(likely, _span(doc, each)) for likely, each in ranked_topics], [_span(doc, t) for t in topics]
        ),
    ]
    if time is None:
        told = times.proposed()
        time = told if told is not None and told.start is None else None  # "in recent months": kept without days
    topics = [topic for topic in topics if not _is_party(topic, scene)]
    topics = [_without_party(_without_occasion(_without_place(doc, topic, place), scene), scene) for topic in topics]
    return Circumstances(place, time, tuple(sorted(topics)), tuple(passed_over))


def _least_of_place(features: Mapping[str, float], words: CircumstanceWords) -> float:
    if is_where(features):
        return words.said_place
    return words.reached if is_reached(features) else 0.0


def _without_place(doc: Doc, phrase: Phrase, place: Place | None) -> Phrase:
    """Return "electric cars" for "electric cars in Geneva" where the encounter was in Geneva."""
    start, end = phrase
    if place is None or place.span.end != doc[end - 1].idx + len(doc[end - 1]):
        return phrase
    first = next((i for i in range(start, end) if doc[i].idx >= place.span.start), end)
    return (start, first - 1) if first - 1 > start and doc[first - 1].pos_ == "ADP" else phrase


def _without_occasion(phrase: Phrase, scene: Scene) -> Phrase:
    """Return "more aid to Cyprus" for "more aid to Cyprus in a phone call": where it was said is no topic.

    "Their role in the talks" is one.
    """
    start, end = phrase
    doc = scene.around.doc
    cut = next(
        (
            i
            for i in range(start + 1, end)
            if doc[i].pos_ == "ADP"
            and doc[i].head.lemma_ not in scene.around.lexicon.circumstances.nouns["part"]
            and any(each in scene.triggers for each in doc[i].children)
        ),
        end,
    )
    while cut < end and cut > start + 1 and doc[cut - 1].pos_ not in _LAST:
        cut -= 1  # "targets set out | at the summit"
    return (start, cut)


def _is_party(phrase: Phrase, scene: Scene) -> bool:
    """Whether the phrase only names one who takes part: "on a constitution between A and | the B administration"."""
    return any(party.start <= phrase[0] and phrase[1] <= party.end for party in scene.parties)


def _without_party(phrase: Phrase, scene: Scene) -> Phrase:
    """Return "seabed mining" for "seabed mining with Cook Islands' premier", with whom it is discussed."""
    start, end = phrase
    doc = scene.around.doc
    for i in range(start + 1, end - 1):
        is_beside = doc[i].lower_ in _BESIDE and any(
            party.start in {i + 1, i + 2}
            and party.start < end
            and not party.is_anaphor
            and (party.kind in {"person", "group"} or doc[i].lower_ == "between")
            for party in scene.parties
        )
        if is_beside:
            return (start, i) if doc[i - 1].pos_ in _LAST else phrase
    return phrase


def _ranked(
    candidates: Iterable[Weighed[Value]], weights: Weights, least: Iterable[float] = repeat(0.0)
) -> list[tuple[float, Value]]:
    """Return the candidates with their likelihoods, none less than its `least`; the likeliest first, the first of
    equals.
    """
    found = zip(candidates, least, strict=False)
    weighed = [(max(likelihood(each.features, weights.weights), floor), each.value) for each, floor in found]
    return sorted(weighed, key=lambda each: -each[0])


def _likeliest(ranked: Sequence[tuple[float, Value]], weights: Weights) -> Value | None:
    """Return the candidate that is most likely; None where it does not reach the threshold."""
    return ranked[0][1] if ranked and ranked[0][0] >= weights.threshold else None


def _topics(ranked: Sequence[tuple[float, Phrase]], said: Set[Phrase], scene: Scene) -> list[Phrase]:
    """Return the likeliest phrases, none inside another or with the same words.

    All that the text says outright is taken, and beside that only its list and what is likelier still; so is what
    stands sentences behind the tellings.
    """
    words, doc = scene.around.lexicon.circumstances, scene.around.doc
    taken: list[Phrase] = []
    texts: list[str] = []
    for likely, (start, end) in ranked:
        is_told = (start, end) in said
        is_beside = not is_told and bool(said) and not _is_listed_with((start, end), taken, doc)
        is_far = not is_told and scene.distance(doc[start]) > 1
        if likely < (words.behind if is_far else words.beside if is_beside else words.topic.threshold):
            continue
        if len(taken) >= (words.most_said if is_told else words.most_topics):
            continue
        text = doc[start:end].text
        if any(start < last and first < end for first, last in taken):
            continue
        if any(is_same_topic(text, other) for other in texts):
            continue
        taken.append((start, end))
        texts.append(text)
    return taken


def _is_listed_with(phrase: Phrase, taken: Iterable[Phrase], doc: Doc) -> bool:
    """Whether nothing but commas, "and" and articles stands between the phrase and one of the others."""
    start, end = phrase
    between = (doc[min(end, last) : max(start, first)] for first, last in taken)
    return any(all(token.pos_ in _JOINTS for token in gap) for gap in between)


def is_same_topic(one: str, other: str) -> bool:
    """Whether the words of one phrase stand in the other in their order: "trade" and "trade in grain"."""
    a, b = (f" {' '.join(words_of(phrase)).lower()} " for phrase in (one, other))
    return a in b or b in a


def _passed_over(layer: Layer, ranked: Iterable[tuple[float, Span]], taken: Sequence[Span]) -> list[PassedOver]:
    """Return the likeliest candidates that were not taken."""
    rest = [
        PassedOver(layer, span, round(likely, 2))
        for likely, span in ranked
        if likely >= _WORTH_TELLING and not any(span.start < each.end and each.start < span.end for each in taken)
    ]
    return rest[:_MOST_TOLD]


def _span(doc: Doc, phrase: Phrase) -> Span:
    start, end = phrase
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
