"""What a run did: the figures that verbs give, flows add up and the command line prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tasks.records import Reject


@dataclass(frozen=True, slots=True)
class HandedOff:
    """What became of a batch of articles."""

    hand_off: Path | None
    """The file that waits to be loaded; None where the batch held nothing new."""
    read: int = 0
    accounts: int = 0
    unchanged: int = 0
    duplicate: int = 0
    earlier: int = 0
    rejects: tuple[Reject, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did, over all batches."""

    found: int = 0
    """Items that the sources list."""
    skipped: Mapping[str, int] = field(default_factory=dict)
    """Files that are no articles, by reason."""
    read: int = 0
    """Articles that are new, changed or were read by other rules."""
    new: int = 0
    """Those of them that the warehouse did not have at all."""
    accounts: int = 0
    unchanged: int = 0
    duplicate: int = 0
    earlier: int = 0
    """Published before the day that was asked for."""
    left_over: int = 0
    """Hand-offs of an earlier run that were loaded."""
    rejects: tuple[Reject, ...] = ()
    quarantined: tuple[tuple[Path, str], ...] = ()
    """Hand-offs that could not be loaded, with the reason."""
    events: int = 0
    """Events that were written."""

    @property
    def failed(self) -> bool:
        """Whether something could not be taken: exit status 1."""
        return bool(self.rejects or self.quarantined)

    def with_listing(self, items: int, skipped: Mapping[str, int]) -> Outcome:
        """Return the outcome with what one more source lists."""
        return replace(self, found=self.found + items, skipped=dict(Counter(self.skipped) + Counter(skipped)))

    def with_batch(self, batch: HandedOff) -> Outcome:
        """Return the outcome with one more batch."""
        return replace(
            self,
            read=self.read + batch.read,
            accounts=self.accounts + batch.accounts,
            unchanged=self.unchanged + batch.unchanged,
            duplicate=self.duplicate + batch.duplicate,
            earlier=self.earlier + batch.earlier,
            rejects=(*self.rejects, *batch.rejects),
        )

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
