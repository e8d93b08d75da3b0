"""When does nobody look for garbage? While much is built that has no cycles, or none worth looking for yet."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def garbage_left() -> Iterator[None]:
    """Leave garbage for later within the block: to look through all of the process for it takes up to 0.1 s a time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
