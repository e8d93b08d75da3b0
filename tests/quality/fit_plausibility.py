"""Fits the weights by which a gathering is taken for an encounter.

Called as python -m tests.quality.fit_plausibility GOLD.jsonl ...

Each GOLD file holds an article a line: doc_id, text, title, published and either `events` (annotated encounters with
`trigger` and `participants`; an account that stands for one is right, an account beside all of them is wrong) or
`judged` (a list of [start of the trigger, whether it is an encounter]). The weights go into seeds/plausibility.toml.

Logistic regression with a Gaussian prior on the weights, fitted by Newton's method (Hastie, Tibshirani and Friedman,
"The Elements of Statistical Learning", 2nd edition, section 4.4). Articles are parted, never accounts of one article.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy

from tasks.reading import SEEDS, load_reader
from tasks.records import Account, Article, Span

FOLDS = 10
PRIOR = 1.0  # precision of the prior on each weight
RARE = 5  # accounts; a feature that fewer have is left out
NEAR = 60  # characters between two triggers that tell of the same
Matrix = numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float64]]
Vector = numpy.ndarray[tuple[int], numpy.dtype[numpy.float64]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An account that the rules took for an encounter, and whether it is one."""

    doc_id: str
    features: Mapping[str, float]
    is_right: bool


def read_weighed(path: Path) -> Iterator[Weighed]:
    """Yield the accounts of the articles in the file that are known to be right or wrong."""
    reader = load_reader("md", None)
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        title = told.get("title") or ""
        headline = Span(0, len(title)) if title and told["text"].startswith(title) else None
        day = date.fromisoformat(told["published"][:10]) if told.get("published") else None
        article = Article(
            told["doc_id"], "gold", told["doc_id"], told["text"], title=title, published=day, headline=headline
        )
        for account, features in reader.weigh(article):
            is_right = _judged(account, told["judged"]) if "judged" in told else _annotated(account, told["events"])
            if is_right is not None:
                yield Weighed(told["doc_id"], features, is_right)


def _judged(account: Account, judged: Sequence[tuple[int, bool]]) -> bool | None:
    return next((is_right for start, is_right in judged if start == account.trigger.span.start), None)


def _annotated(account: Account, events: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the account tells of an annotated encounter: near its trigger, or with half of its people."""
    return any(
        abs(event["trigger"]["start"] - account.trigger.span.start) <= NEAR or _alike(account, event) >= 0.5
        for event in events
    )


def _alike(account: Account, event: Mapping[str, Any]) -> float:
    told = [each if isinstance(each, str) else each["name"] for each in event["participants"]]
    names = [participant.name for participant in account.participants]
    hits = sum(any(_words(name) & _words(other) for other in names) for name in told)
    return 2 * hits / (len(told) + len(names)) if told and names else 0.0


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", name.lower()) if len(word) > 2}


def fit(features: Matrix, right: Vector) -> Vector:
    """Return the weights that fit best; the first column is the intercept, which has no prior."""
    weights: Vector = numpy.zeros(features.shape[1])
    prior = numpy.full(features.shape[1], PRIOR)
    prior[0] = 1e-6
    for _ in range(30):
        likely = 1 / (1 + numpy.exp(-features @ weights))
        slope = features.T @ (right - likely) - prior * weights
        curve = (features * (likely * (1 - likely))[:, None]).T @ features + numpy.diag(prior)
        step = numpy.linalg.solve(curve, slope)
        weights = weights + step
        if float(numpy.abs(step).max()) < 1e-6:
            break
    return weights


def table(weighed: Sequence[Weighed], names: Sequence[str]) -> tuple[Matrix, Vector]:
    """Return the features as a matrix, an intercept first, and what is right."""
    rows = [[1.0, *(each.features.get(name, 0.0) for name in names)] for each in weighed]
    return numpy.array(rows), numpy.array([float(each.is_right) for each in weighed])


def cross_validated(weighed: Sequence[Weighed], names: Sequence[str]) -> Vector:
    """Return the likelihood of each account by weights that have not seen its article."""
    features, right = table(weighed, names)
    folds = numpy.array([hash_of(each.doc_id) % FOLDS for each in weighed])
    likely: Vector = numpy.zeros(len(weighed))
    for fold in range(FOLDS):
        weights = fit(features[folds != fold], right[folds != fold])
        likely[folds == fold] = 1 / (1 + numpy.exp(-features[folds == fold] @ weights))
    return likely


def hash_of(doc_id: str) -> int:
    """Return a number that is the same in every run."""
    return sum(position * byte for position, byte in enumerate(doc_id.encode(), 1))


def report(weighed: Sequence[Weighed], likely: Vector) -> None:
    """Print what each threshold keeps, and how well the likelihoods are calibrated."""
    right = numpy.array([each.is_right for each in weighed])
    print(
        f"{len(weighed)} accounts, {int(right.sum())} right; by likelihood of weights that have not seen the article:"
    )
    for threshold in (0.0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7):
        kept = likely >= threshold
        precision, recall = right[kept].mean(), right[kept].sum() / right.sum()
        print(f"  at least {threshold:.2f}: right {precision:.3f} of {int(kept.sum())} kept, recall {recall:.3f}")
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        part = (likely >= low) & (likely < low + 0.2 + (low == 0.8))
        if part.any():
            print(f"  said {likely[part].mean():.2f}, are {right[part].mean():.2f}  ({int(part.sum())})")


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights into seeds/plausibility.toml")
    arguments = parser.parse_args()
    weighed = [each for path in arguments.files for each in read_weighed(path)]
    counts: dict[str, int] = {}
    for each in weighed:
        for name, value in each.features.items():
            counts[name] = counts.get(name, 0) + bool(value)
    names = sorted(name for name, count in counts.items() if RARE <= count < len(weighed))
    report(weighed, cross_validated(weighed, names))
    weights = fit(*table(weighed, names))
    lines = [f'"{name}" = {weight:.3f}' for name, weight in zip(["bias", *names], weights, strict=True)]
    print("\n".join(lines))
    if arguments.write:
        seed = SEEDS / "plausibility.toml"
        head = seed.read_text(encoding="utf-8").partition("[weights]\n")[0]
        seed.write_text(head + "[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
