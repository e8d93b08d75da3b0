"""Fits the weights by which an article is read on, or not, for what one of its sentences promises.

Called as python -m tests.quality.fit_promise [--write] NEWS.jsonl.gz [FIRST]

The file holds an article a line (text, title, published), which nobody need have annotated: the weights are to foretell
the reader's own answer, an account or none, from what is known before the rest of the article is read. The FIRST
articles are passed over: those by which the benchmark counts what is lost.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

import numpy

from tasks.reading import SEEDS, load_reader
from tasks.records import Article
from tests.quality.logistic import (  # fmt: skip
    FOLDS,
    WORDING,
    Matrix,
    Vector,
    fit,
    fold_of,
    likelihoods,
    matrix,
    priors,
    weights_as_toml,
    worded,
)

RARE = 5  # promises; a feature that fewer have is left out
RARE_WORD = 15
PRIOR, WORD_PRIOR = 1.0, 8.0  # precision of the prior on a weight; words are many and each says little
LEAST_WEIGHT = 0.03  # lighter words are not written


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a sentence of an article promised, and whether an account came of it."""

    doc_id: str
    features: Mapping[str, float]
    has_sides: bool
    is_kept: bool


def read_weighed(path: Path, first: int) -> Iterator[Weighed]:
    """Yield what the sentences of the articles promise."""
    reader = load_reader("md", None)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, first, None)):
            told = json.loads(line)
            day = date.fromisoformat(told["published"][:10]) if told.get("published") else None
            article = Article(str(number), "news", str(number), told["text"], published=day)
            for promise, is_kept in reader.weigh_promises(article):
                yield Weighed(article.doc_id, promise.features, promise.telling.has_sides, is_kept)


def table(weighed: Sequence[Weighed], names: Sequence[str]) -> tuple[Matrix, Vector]:
    """Return the features as a matrix, an intercept first, and of what an account came."""
    return matrix([each.features for each in weighed], names), numpy.array([float(each.is_kept) for each in weighed])


def cross_validated(weighed: Sequence[Weighed]) -> Vector:
    """Return the likelihood of each promise by weights that have not seen its article."""
    folds = numpy.array([fold_of(each.doc_id) for each in weighed])
    likely: Vector = numpy.zeros(len(weighed))
    for fold in range(FOLDS):
        seen = [each for each, own in zip(weighed, folds, strict=True) if own != fold]
        names = worded([each.features for each in seen], RARE, RARE_WORD)
        features, _ = table([each for each, own in zip(weighed, folds, strict=True) if own == fold], names)
        likely[folds == fold] = likelihoods(features, fit(*table(seen, names), priors(names, PRIOR, WORD_PRIOR)))
    return likely


def report(weighed: Sequence[Weighed], likely: Vector) -> None:
    """Print how many articles each threshold has read on, and of how many kept promises none is left."""
    sides = {each.doc_id for each in weighed if each.has_sides}
    kept = {each.doc_id for each in weighed if each.is_kept}
    print(
        f"{len(sides)} articles read on by their sides, {len(kept)} with accounts; by weights that have not seen them:"
    )
    for threshold in (0.0, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.15):
        over = [(each, chance) for each, chance in zip(weighed, likely, strict=True) if chance >= threshold]
        read = sides & {each.doc_id for each, _ in over}
        alone = sum(each.is_kept for each in weighed) - sum(each.is_kept for each, _ in over)
        print(
            f"  at least {threshold:.2f}: {len(read)} read on, {len((kept & sides) - read)} with accounts not, "
            f"{len(over)} promises, {alone} kept ones of those left out"
        )


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("first", type=int, nargs="?", default=0)
    parser.add_argument("--write", action="store_true", help="write the weights into seeds/promise.toml")
    arguments = parser.parse_args()
    weighed = list(read_weighed(arguments.file, arguments.first))
    report(weighed, cross_validated(weighed))
    names = worded([each.features for each in weighed], RARE, RARE_WORD)
    weights = fit(*table(weighed, names), priors(names, PRIOR, WORD_PRIOR))
    told = [
        (name, weight)
        for name, weight in zip(names, weights[1:], strict=True)
        if abs(weight) >= LEAST_WEIGHT or not name.startswith(WORDING)
    ]
    kept: Vector = numpy.array([weights[0], *(weight for _, weight in told)])
    lines = weights_as_toml([name for name, _ in told], kept)
    if arguments.write:
        seed = SEEDS / "promise.toml"
        head = seed.read_text(encoding="utf-8").partition("[weights]\n")[0]
        seed.write_text(head + "[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
