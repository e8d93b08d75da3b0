"""Logistic regression with a Gaussian prior on the weights, fitted by Newton's method.

Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 2nd edition, section 4.4. For cross-validation
articles are parted, never what was read in one article.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy

from tasks.records import Article, Span

FOLDS = 10
WORDING = ("trigger ", "before ", "behind ", "says ")  # how features begin that are words of the text
PRIOR = 1.0  # precision of the prior on each weight
Matrix = numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float64]]
Vector = numpy.ndarray[tuple[int], numpy.dtype[numpy.float64]]


def fit(features: Matrix, right: Vector, prior_precision: float | Vector = PRIOR) -> Vector:
    """Return the weights that fit best; the first column is the intercept, which has no prior.

    `prior_precision` is one for all weights, or one for each column.
    """
    weights: Vector = numpy.zeros(features.shape[1])
    prior: Vector = numpy.zeros(features.shape[1]) + prior_precision
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


def matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Matrix:
    """Return the named features as a matrix, an intercept first."""
    column = {name: position for position, name in enumerate(names, start=1)}
    found = numpy.zeros((len(rows), len(names) + 1))
    found[:, 0] = 1.0
    for position, row in enumerate(rows):
        for name, value in row.items():
            if name in column:
                found[position, column[name]] = value
    return found


def likelihoods(features: Matrix, weights: Vector) -> Vector:
    """Return the probability of each row, from 0 to 1."""
    likely: Vector = 1 / (1 + numpy.exp(-numpy.clip(features @ weights, -30, 30)))
    return likely


def common(rows: Sequence[Mapping[str, float]], least: int) -> list[str]:
    """Return the names of the features that at least so many rows have, and not all of them."""
    counts = Counter(name for row in rows for name, value in row.items() if value)
    return sorted(name for name, count in counts.items() if least <= count < len(rows))


def worded(rows: Sequence[Mapping[str, float]], rare: int, rare_word: int) -> list[str]:
    """Return the names of features that at least `rare` rows have; of words of the text, `rare_word`."""
    words = set(common(rows, rare_word))
    return [name for name in common(rows, rare) if name in words or not name.startswith(WORDING)]


def priors(names: Sequence[str], prior: float, word_prior: float) -> Vector:
    """Return the precision of the prior on the intercept, none, and on each weight; another for words of the text."""
    found: Vector = numpy.array([0.0, *(word_prior if name.startswith(WORDING) else prior for name in names)])
    return found


def fold_of(doc_id: str) -> int:
    """Return the part of the cross-validation in which an article is, the same in every run."""
    return sum(position * byte for position, byte in enumerate(doc_id.encode(), 1)) % FOLDS


def weights_as_toml(names: Sequence[str], weights: Vector) -> list[str]:
    """Return a line of TOML for each weight, the intercept first."""
    return [
        f"{json.dumps(name, ensure_ascii=False)} = {weight:.3f}"
        for name, weight in zip(["bias", *names], weights, strict=True)
    ]


def annotated_articles(path: Path) -> Iterator[tuple[Article, Mapping[str, Any]]]:
    """Yield the article of each line of an annotated file, and all that the line says of it."""
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        title = told.get("title") or ""
        headline = Span(0, len(title)) if title and told["text"].startswith(title) else None
        day = date.fromisoformat(told["published"][:10]) if told.get("published") else None
        doc_id = told["doc_id"]
        yield Article(doc_id, "gold", doc_id, told["text"], title=title, published=day, headline=headline), told


def words_of(name: str) -> set[str]:
    """Return the words of a name in lower case, those of one or two letters left out."""
    return {word for word in re.findall(r"\w+", name.lower()) if len(word) > 2}
