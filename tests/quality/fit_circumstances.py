"""Fits the weights by which place, time and topics of an encounter are chosen.

Called as python -m tests.quality.fit_circumstances GOLD.jsonl ...

Each GOLD file holds an article a line: doc_id, text, title, published and `events`, annotated encounters with
`trigger`, `participants`, `place`, `time` and `topics`. Candidates are those of the accounts that stand for one of the
encounters; what is read beside all of them counts as wrong. Weights and thresholds go into seeds/circumstances.toml.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy

from tasks.nlp.article import WeighedCircumstances
from tasks.nlp.circumstances.circumstances import is_same_topic
from tasks.nlp.circumstances.place_choice import is_where
from tasks.nlp.circumstances.time_choice import is_when
from tasks.nlp.circumstances.topic_choice import is_said
from tasks.reading import SEEDS, load_reader
from tasks.records import Place, Span, Time
from tests.quality.agreement import Told, as_read, assign, likeness, matched, same_days, same_phrase, same_place
from tests.quality.logistic import (
    FOLDS,
    Vector,
    annotated_articles,
    common,
    fit,
    fold_of,
    likelihoods,
    matrix,
    weights_as_toml,
)

LAYERS = ("place", "time", "topic")
RARE = {"place": 8, "time": 8, "topic": 20}  # candidates; a feature that fewer have is left out
PRIORS = {"place": 3.0, "time": 3.0, "topic": 3.0}
LEEWAY = {"place": 0.002, "time": 0.002, "topic": 0.01}  # of F1, given away for values that are rather right
THRESHOLDS = tuple(round(0.1 + 0.025 * step, 3) for step in range(21))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value with its features."""

    value: Any
    features: Mapping[str, float]
    is_right: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One layer of one account: what is expected of it and what there is to choose from."""

    doc_id: str
    expected: int
    topics: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    is_counted: bool
    """False for what stands for an optional encounter: its values are neither right nor wrong."""


def read_asked(path: Path) -> Iterator[dict[str, Asked]]:
    """Yield for each account, and for each encounter that was missed, what is asked of it by layer."""
    reader = load_reader("md", None)
    for article, told in annotated_articles(path):
        events = [_expected(event) for event in told["events"]]
        wanted = [each for each in events if not each.is_optional]
        weighed = reader.weigh_circumstances(article)
        read = [as_read(each.account) for each in weighed]
        partner = {j: wanted[i] for i, j in assign(wanted, read).items()}
        for j, each in enumerate(weighed):
            is_spare = j not in partner and any(o.is_optional and likeness(o, read[j]) for o in events)
            yield _asked(article.doc_id, partner.get(j), each, is_counted=not is_spare)
        for missed in wanted:
            if not any(missed is found for found in partner.values()):
                yield _asked(article.doc_id, missed, None, is_counted=True)


def _expected(event: Mapping[str, Any]) -> Told:
    trigger = Span(event["trigger"]["start"], event["trigger"]["end"])
    place, time = event.get("place"), event.get("time")
    names = [each if isinstance(each, str) else each["name"] for each in event["participants"]]
    topics = [each if isinstance(each, str) else each["phrase"] for each in event.get("topics") or []]
    return Told(
        trigger, trigger, event["type"], event["status"], tuple((name, "both") for name in names),
        (place["name"], place.get("country")) if place else None,
        (date.fromisoformat(time["start"]), date.fromisoformat(time["end"])) if time else None,
        tuple(topics), bool(event.get("optional")),
    )  # fmt: skip


def _asked(
    doc_id: str, expected: Told | None, weighed: WeighedCircumstances | None, *, is_counted: bool
) -> dict[str, Asked]:
    place, days = (expected.place, expected.days) if expected else (None, None)
    topics = expected.topics if expected else ()

    def is_place(value: Place) -> bool:
        return place is not None and same_place(place, (value.name, None))

    def is_time(value: Time) -> bool:
        return bool(days and value.start and value.end and same_days(days, (value.start, value.end)))

    def is_topic(value: str) -> bool:
        return any(same_phrase(topic, value) for topic in topics)

    def candidates(layer: str, is_right: Callable[[Any], bool]) -> tuple[Candidate, ...]:
        found = getattr(weighed, f"{layer}s") if weighed is not None else ()
        return tuple(Candidate(each.value, each.features, is_right(each.value)) for each in found)

    return {
        "place": Asked(doc_id, int(place is not None), (), candidates("place", is_place), is_counted),
        "time": Asked(doc_id, int(days is not None), (), candidates("time", is_time), is_counted),
        "topic": Asked(doc_id, len(topics), topics, candidates("topic", is_topic), is_counted),
    }


def chosen(asked: Asked, likely: Vector, threshold: float, most: int) -> tuple[int, int]:
    """Return how many values are taken and how many of these are right."""
    ranked = sorted(zip(likely, asked.candidates, strict=True), key=lambda each: -each[0])
    taken: list[Candidate] = []
    for value, candidate in ranked:
        if value < threshold or len(taken) == most:
            break
        is_phrase = isinstance(candidate.value, str)
        if is_phrase and any(is_same_topic(candidate.value, each.value) for each in taken):
            continue
        taken.append(candidate)
    if asked.topics:
        return len(taken), matched(asked.topics, [each.value for each in taken], same_phrase)
    return len(taken), min(sum(each.is_right for each in taken), asked.expected)


def agreement(
    layer: Sequence[Asked], likely: Sequence[Vector], threshold: float, most: int
) -> tuple[float, float, float]:
    """Return precision, recall and F1 of what the threshold takes."""
    counted = [(one, values) for one, values in zip(layer, likely, strict=True) if one.is_counted]
    found = [chosen(one, values, threshold, most) for one, values in counted]
    read, right = (sum(column) for column in zip(*found, strict=True))
    expected = sum(one.expected for one, _ in counted)
    return right / max(read, 1), right / max(expected, 1), 2 * right / max(read + expected, 1)


def fitted(layer: Sequence[Asked], names: Sequence[str], prior: float) -> Vector:
    """Return the weights for the candidates of the layer."""
    rows = [each for one in layer if one.is_counted for each in one.candidates]
    right = numpy.array([float(each.is_right) for each in rows])
    return fit(matrix([each.features for each in rows], names), right, prior)


def weighed_by(layer: Sequence[Asked], names: Sequence[str], weights: Vector) -> list[Vector]:
    """Return the likelihoods of each account's candidates."""
    return [likelihoods(matrix([each.features for each in one.candidates], names), weights) for one in layer]


def with_said(layer: Sequence[Asked], likely: Sequence[Vector], least: float) -> list[Vector]:
    """Return the likelihoods, at least `least` for what the text says outright to be a topic, the place or the time."""
    return [
        numpy.array(
            [
                max(value, least) if any(told(each.features) for told in (is_said, is_where, is_when)) else value
                for value, each in zip(*pair, strict=True)
            ]
        )
        for pair in ((values, one.candidates) for one, values in zip(layer, likely, strict=True))
    ]


def cross_validated(layer: Sequence[Asked], names: Sequence[str], prior: float) -> list[Vector]:
    """Return the likelihoods by weights that have not seen the article."""
    likely: list[Vector] = [numpy.zeros(0)] * len(layer)
    for fold in range(FOLDS):
        weights = fitted([one for one in layer if fold_of(one.doc_id) != fold], names, prior)
        for position, one in enumerate(layer):
            if fold_of(one.doc_id) == fold:
                [likely[position]] = weighed_by([one], names, weights)
    return likely


def written(content: str, layer: str, threshold: float, lines: Sequence[str]) -> str:
    """Return the seed file's content with the layer's threshold and weights in place of the old ones."""
    table = f"[{layer}]\nthreshold = {threshold:.3f}\n[{layer}.weights]\n" + "\n".join(lines) + "\n"
    pattern = re.compile(rf"^\[{layer}\]\n.*?(?=^\[(?!{layer}\.)|\Z)", re.MULTILINE | re.DOTALL)
    return pattern.sub(lambda _: table + "\n", content).rstrip() + "\n"


def chosen_threshold(figures: Mapping[float, tuple[float, float, float]], leeway: float) -> float:
    """Return the highest threshold whose F1 is at most the leeway under the best."""
    best = max(f1 for _, _, f1 in figures.values())
    return max(threshold for threshold, (_, _, f1) in figures.items() if f1 >= best - leeway)


def shown(threshold: float, figures: tuple[float, float, float]) -> str:
    """Return a line for the figures of a threshold."""
    return f"{threshold:.3f}: precision {figures[0]:.3f} recall {figures[1]:.3f} F1 {figures[2]:.3f}"


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--measure", type=Path, help="annotated articles that are not fitted on: their figures too")
    parser.add_argument("--write", action="store_true", help="write the weights into seeds/circumstances.toml")
    arguments = parser.parse_args()
    asked = [each for path in arguments.files for each in read_asked(path)]
    others = list(read_asked(arguments.measure)) if arguments.measure else []
    seed = SEEDS / "circumstances.toml"
    content = seed.read_text(encoding="utf-8")
    most_topics: int = tomllib.loads(content)["most_topics"]
    told = tomllib.loads(content)
    for name in LAYERS:
        layer = [each[name] for each in asked]
        said: float = told["said_place" if name == "place" else "said"]
        names = common([each.features for one in layer if one.is_counted for each in one.candidates], RARE[name])
        most = most_topics if name == "topic" else 1
        likely = with_said(layer, cross_validated(layer, names, PRIORS[name]), said)
        figures = {threshold: agreement(layer, likely, threshold, most) for threshold in THRESHOLDS}
        best = chosen_threshold(figures, LEEWAY[name])
        print(f"{name}: {len(names)} features; by weights that have not seen the article, taken from a likelihood of")
        for threshold in THRESHOLDS:
            mark = "  <" if threshold == best else ""
            print(f"  {shown(threshold, figures[threshold])}{mark}")
        weights = fitted(layer, names, PRIORS[name])
        if others:
            rest = [each[name] for each in others]
            values = with_said(rest, weighed_by(rest, names, weights), said)
            for threshold in (best - 0.05, best, best + 0.05):
                print(f"  other articles, {shown(threshold, agreement(rest, values, threshold, most))}")
        content = written(content, name, best, weights_as_toml(names, weights))
    if arguments.write:
        seed.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
