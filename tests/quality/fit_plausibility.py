"""Fits the weights by which a gathering is taken for an encounter.

Called as python -m tests.quality.fit_plausibility GOLD.jsonl ...

Each GOLD file holds an article a line: doc_id, text, title, published and either `events` (annotated encounters with
`trigger` and `participants`; an account that stands for one is right, an account beside all of them is wrong) or
`judged` (a list of [start of the trigger, whether it is an encounter]). The weights go into seeds/plausibility.toml.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy

from tasks.reading import SEEDS, load_reader
from tasks.records import Account
from tests.quality.logistic import (
    FOLDS,
    WORDING,
    Matrix,
    Vector,
    annotated_articles,
    fit,
    fold_of,
    likelihoods,
    matrix,
    priors,
    weights_as_toml,
    worded,
    words_of,
)

RARE = 5  # accounts; a feature that fewer have is left out
RARE_WORD = 20
PRIOR, WORD_PRIOR = 1.0, 10.0  # precision of the prior on a weight; words are many and each says little
LEAST_WEIGHT = 0.03  # lighter words are not written
NEAR = 60  # characters between two triggers that tell of the same


@dataclass(frozen=True, slots=True)
class Weighed:
    """An account that the rules took for an encounter, and whether it is one."""

    doc_id: str
    features: Mapping[str, float]
    is_right: bool


def read_weighed(path: Path) -> Iterator[Weighed]:
    """Yield the accounts of the articles in the file that are known to be right or wrong."""
    reader = load_reader("md", None)
    for article, told in annotated_articles(path):
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
    hits = sum(any(words_of(name) & words_of(other) for other in names) for name in told)
    return 2 * hits / (len(told) + len(names)) if told and names else 0.0


def table(weighed: Sequence[Weighed], names: Sequence[str]) -> tuple[Matrix, Vector]:
    """Return the features as a matrix, an intercept first, and what is right."""
    return matrix([each.features for each in weighed], names), numpy.array([float(each.is_right) for each in weighed])


def cross_validated(weighed: Sequence[Weighed], names: Sequence[str]) -> Vector:
    """Return the likelihood of each account by weights that have not seen its article."""
    features, right = table(weighed, names)
    folds = numpy.array([fold_of(each.doc_id) for each in weighed])
    likely: Vector = numpy.zeros(len(weighed))
    for fold in range(FOLDS):
        weights = fit(features[folds != fold], right[folds != fold], priors(names, PRIOR, WORD_PRIOR))
        likely[folds == fold] = likelihoods(features[folds == fold], weights)
    return likely


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
    names = worded([each.features for each in weighed], RARE, RARE_WORD)
    report(weighed, cross_validated(weighed, names))
    weights = fit(*table(weighed, names), priors(names, PRIOR, WORD_PRIOR))
    told = [
        (name, weight)
        for name, weight in zip(names, weights[1:], strict=True)
        if abs(weight) >= LEAST_WEIGHT or not name.startswith(WORDING)
    ]
    kept: Vector = numpy.array([weights[0], *(weight for _, weight in told)])
    lines = weights_as_toml([name for name, _ in told], kept)
    print("\n".join(lines))
    if arguments.write:
        seed = SEEDS / "plausibility.toml"
        head = seed.read_text(encoding="utf-8").partition("[weights]\n")[0]
        seed.write_text(head + "[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
