"""The figures of a run add up over its batches."""

from __future__ import annotations

from pathlib import Path

from tasks.outcome import HandedOff, Outcome
from tasks.records import Reject

REJECT = Reject("s", "a.json", "/a.json", "parse", "not valid JSON", "0123")


def test_batches_add_up() -> None:
    first = HandedOff(Path("a"), read=2, accounts=3, unchanged=1, rejects=(REJECT,))
    second = HandedOff(None, unchanged=4, duplicate=1, earlier=2)
    outcome = Outcome().with_listing(8, {"hidden file": 1}).with_listing(2, {"hidden file": 2}).with_batch(first)
    outcome = outcome.with_batch(second).with_loaded(1, ()).with_events(2)
    assert (outcome.found, outcome.skipped) == (10, {"hidden file": 3})
    assert (outcome.read, outcome.new, outcome.accounts, outcome.events) == (2, 1, 3, 2)
    assert (outcome.unchanged, outcome.duplicate, outcome.earlier) == (5, 1, 2)
    assert outcome.rejects == (REJECT,)


def test_a_run_failed_where_something_could_not_be_taken() -> None:
    assert not Outcome(unchanged=5, duplicate=3, skipped={"hidden file": 1}).failed
    assert Outcome(rejects=(REJECT,)).failed
    assert Outcome().with_loaded(0, [(Path("x.parquet"), "is no hand-off")]).failed
