"""How likely is something, by its named features? A logistic regression whose weights stand in seeds/."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")
_LARGEST = 30.0  # beyond, the exponential says no more


@dataclass(frozen=True, slots=True)
class Weighed(Generic[Value]):
    """A candidate and what speaks for and against it, each feature from 0 to 1."""

    value: Value
    features: Mapping[str, float]


def likelihood(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability that the weights give to the features; unknown features weigh nothing."""
    total = weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(min(total, _LARGEST), -_LARGEST)))
