"""What a run did: the figures that flows pass on and the command line prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tasks.records import Reject


@dataclass(frozen=True, slots=True)
class HandedOff:
    """What became of a batch."""

    hand_off: Path | None
    """The file that waits to be loaded; None where the batch held nothing new."""
    read: int = 0
    accounts: int = 0
    unchanged: int = 0
    duplicate: int = 0
    earlier: int = 0
    rejects: tuple[Reject, ...] = ()

    @property
    def rejected(self) -> int:
        """How many items of the batch could not be taken."""
        return len(self.rejects)


@dataclass(frozen=True, slots=True)
class Encounter:
    """A row of the table that a run ends with, ready to be shown."""

    who: str
    whom: str
    where: str
    when: str
    topics: str
    status: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of `ingest` or `reextract` did."""

    found: int = 0
    """Items that the sources list."""
    read: int = 0
    """New or changed articles, and those that other rules had read."""
    accounts: int = 0
    unchanged: int = 0
    duplicate: int = 0
    earlier: int = 0
    left_over: int = 0
    """Hand-offs of an earlier run that were loaded."""
    quarantined: tuple[str, ...] = ()
    """Hand-offs that could not be loaded, with the reason."""
    skipped: Mapping[str, int] = field(default_factory=dict)
    rejects: tuple[Reject, ...] = ()
    events: int = 0
    """Events in the warehouse after the run."""
    newest: tuple[Encounter, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether something could not be taken: exit status 1."""
        return bool(self.rejects or self.quarantined)
