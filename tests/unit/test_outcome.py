"""The figures of a run add up over its batches."""

from __future__ import annotations

from pathlib import Path

from tasks.outcome import HandedOff, Outcome, ends_of
from tasks.records import ItemOutcome, Reject, SourceItem

REJECT = Reject("s", "a.json", "/a.json", "parse", "not valid JSON", "0123")


def test_batches_add_up() -> None:
    first = HandedOff(Path("a"), read=2, accounts=3, ends={("s", None, "ok"): 2, ("s", None, "unchanged"): 1})
    second = HandedOff(None, ends={("s", None, "unchanged"): 4, ("t", "example.org", "ok"): 1}, rejects=(REJECT,))
    outcome = Outcome().with_listing(8, {"hidden file": 1}).with_listing(2, {"hidden file": 2})
    outcome = outcome.with_polls(3, 1, 2, listed=5, new=2)
    outcome = outcome.with_batch(first).with_batch(second).with_loaded(1, ()).with_events(2)
    assert (outcome.found, outcome.listed_new, outcome.skipped) == (15, 2, {"hidden file": 3})
    assert (outcome.polled, outcome.as_before, outcome.not_due) == (3, 1, 2)
    assert (outcome.read, outcome.new, outcome.accounts, outcome.events) == (2, 1, 3, 2)
    assert outcome.by_state() == {"ok": 3, "unchanged": 5}
    assert outcome.by_source() == {"s": {"ok": 2, "unchanged": 5}, "t": {"ok": 1}}
    assert outcome.rejects == (REJECT,)


def test_items_are_counted_by_source_host_and_state() -> None:
    page, file = SourceItem("web", "https://Example.org/a", "a"), SourceItem("in", "/in/a.txt", "a.txt")
    outcomes = [ItemOutcome(page, "ok"), ItemOutcome(page, "ok"), ItemOutcome(page, "gone"), ItemOutcome(file, "ok")]
    assert ends_of(outcomes) == {
        ("web", "example.org", "ok"): 2,
        ("web", "example.org", "gone"): 1,
        ("in", None, "ok"): 1,
    }


def test_what_is_expected_is_no_failure() -> None:
    expected = {("s", "example.org", state): 1 for state in ("gone", "blocked_robots", "not_article", "partial")}
    assert not Outcome(skipped={"hidden file": 1}).with_ends(expected).failed  # type: ignore[arg-type]


def test_a_run_failed_where_something_could_not_be_taken() -> None:
    assert Outcome(rejects=(REJECT,)).failed
    assert Outcome().with_ends({("s", "example.org", "timeout"): 1}).failed
    assert Outcome().with_loaded(0, [(Path("x.parquet"), "is no hand-off")]).failed
