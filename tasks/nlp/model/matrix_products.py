"""Who multiplies the matrices of the model? NumPy, in one thread.

BLIS, which comes with spaCy, knows no AMD processor newer than Zen 2 (2019) and takes plain C for those; there NumPy's
library is three times as fast, and reading takes a sixth less time. What the model says is the same.
"""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path

import numpy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from thinc.api import NumpyOps

_LIBRARIES = "numpy.libs/libscipy_openblas*"  # beside the package, in NumPy's own builds for Linux
_SETTERS = ("scipy_openblas_set_num_threads64_", "scipy_openblas_set_num_threads")


def multiply_by_numpy(nlp: Language) -> None:
    """Let NumPy multiply for all models of this pipeline; other pipelines of the process are left as they are."""
    _in_one_thread()
    products = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, TrainablePipe) and isinstance(pipe.model.ops, NumpyOps):
            for layer in pipe.model.walk():
                layer.ops = products


@cache
def _in_one_thread() -> None:
    """Keep NumPy from sharing out its products: the model's are so small that threads wait longer than they work."""
    for path in Path(numpy.__file__).parents[1].glob(_LIBRARIES):
        library = ctypes.CDLL(str(path))
        for name in _SETTERS:
            if hasattr(library, name):
                getattr(library, name)(1)
