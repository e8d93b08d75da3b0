"""What a run did: the figures that verbs give, flows add up and the command line prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tasks.records import FAILURES, ItemOutcome, ItemState, Reject

Ends = Mapping[tuple[str, str | None, ItemState], int]
"""How many items ended how, by source, host (None for files) and state."""


MOST_NOTES = 20
WITHOUT_ARTICLE: frozenset[ItemState] = frozenset(("gone", "not_article", "other_language", "blocked_robots"))
"""The states that are no failure and leave nothing in the warehouse."""


def notes_of(outcomes: Iterable[ItemOutcome]) -> tuple[str, ...]:
    """Return a line on each outcome that is no failure and gave no article."""
    return tuple(f"{one.item.address}: {one.reason}" for one in outcomes if one.state in WITHOUT_ARTICLE and one.reason)


def ends_of(outcomes: Iterable[ItemOutcome]) -> Ends:
    """Return how many of the outcomes there are by source, host and state."""
    return Counter((one.item.source, one.item.host, one.state) for one in outcomes)


@dataclass(frozen=True, slots=True)
class HandedOff:
    """What became of a batch of articles."""

    hand_off: Path | None
    """The file that waits to be loaded; None where the batch held nothing new."""
    read: int = 0
    accounts: int = 0
    ends: Ends = field(default_factory=dict)
    rejects: tuple[Reject, ...] = ()
    notes: tuple[str, ...] = ()
    """A line on each item that is no failure and gave no article, with the reason."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did, over all batches."""

    found: int = 0
    """Items that the sources list."""
    polled: int = 0
    """Sources on the web that were asked."""
    as_before: int = 0
    """Those of them whose listing has not changed."""
    not_due: int = 0
    """Sources on the web whose time has not come, or that were given up."""
    listed_new: int = 0
    """Those of them on the web that no poll had listed before, or that are said to have changed."""
    skipped: Mapping[str, int] = field(default_factory=dict)
    """Files that are no articles, by reason."""
    read: int = 0
    """Articles that are new, changed or were read by other rules."""
    new: int = 0
    """Those of them that the warehouse did not have at all."""
    accounts: int = 0
    ends: Ends = field(default_factory=dict)
    """How the items of the run ended; those that are still waiting are among them."""
    left_over: int = 0
    """Hand-offs of an earlier run that were loaded."""
    rejects: tuple[Reject, ...] = ()
    notes: tuple[str, ...] = ()
    """What is to be said beside: of items without article and of sources that could be read. At most MOST_NOTES."""
    quarantined: tuple[tuple[Path, str], ...] = ()
    """Hand-offs that could not be loaded, with the reason."""
    events: int = 0
    """Events that were written."""

    @property
    def failed(self) -> bool:
        """Whether something could not be taken: exit status 1."""
        return bool(self.rejects or self.quarantined or any(self.by_state()[state] for state in FAILURES))

    def by_state(self) -> Counter[ItemState]:
        """Return how many items ended in each state."""
        counts: Counter[ItemState] = Counter()
        for (_, _, state), items in self.ends.items():
            counts[state] += items
        return counts

    def by_source(self) -> dict[str, Counter[ItemState]]:
        """Return how many items of each source ended in each state."""
        counts: dict[str, Counter[ItemState]] = {}
        for (source, _, state), items in self.ends.items():
            counts.setdefault(source, Counter())[state] += items
        return counts

    def with_polls(self, polled: int, as_before: int, not_due: int, *, listed: int, new: int) -> Outcome:
        """Return the outcome with a round of polls, and how many items they listed, `new` of them new or changed."""
        found = replace(self, found=self.found + listed, listed_new=self.listed_new + new)
        sums = (self.polled + polled, self.as_before + as_before, self.not_due + not_due)
        return replace(found, polled=sums[0], as_before=sums[1], not_due=sums[2])

    def with_listing(self, items: int, skipped: Mapping[str, int]) -> Outcome:
        """Return the outcome with what one more local source lists."""
        return replace(self, found=self.found + items, skipped=dict(Counter(self.skipped) + Counter(skipped)))

    def with_ends(self, ends: Ends, rejects: Sequence[Reject] = ()) -> Outcome:
        """Return the outcome with more items that ended."""
        summed = Counter(self.ends)
        summed.update(ends)
        return replace(self, ends=summed, rejects=(*self.rejects, *rejects))

    def with_notes(self, notes: Sequence[str]) -> Outcome:
        """Return the outcome with more to be said, as far as there is room."""
        return replace(self, notes=(*self.notes, *notes)[:MOST_NOTES])

    def with_batch(self, batch: HandedOff) -> Outcome:
        """Return the outcome with one more batch."""
        outcome = self.with_ends(batch.ends, batch.rejects).with_notes(batch.notes)
        return replace(outcome, read=self.read + batch.read, accounts=self.accounts + batch.accounts)

    def with_loaded(self, new: int, quarantined: Sequence[tuple[Path, str]], left_over: int = 0) -> Outcome:
        """Return the outcome with hand-offs that were loaded, `left_over` of them of an earlier run."""
        return replace(
            self,
            new=self.new + new,
            left_over=self.left_over + left_over,
            quarantined=(*self.quarantined, *quarantined),
        )

    def with_events(self, events: int) -> Outcome:
        """Return the outcome with the events that were written."""
        return replace(self, events=self.events + events)
