"""Many histories of a few articles: batches, twice or in two halves, read again, resolved or not: the same rows."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.unit.stored.histories import History, copies, histories, told_by, told_plainly
from warehouse.connection import writer

EXAMPLES = 100


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty warehouse."""
    path = tmp_path_factory.mktemp("template") / "empty.duckdb"
    with writer(path, timeout=0):
        pass
    return path


@pytest.mark.proof
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories())
def test_every_history_ends_in_the_same_rows(template: Path, history: History) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, other = copies(template, Path(folder), ("one", "other"))
        assert told_by(one, history) == told_plainly(other, history)
