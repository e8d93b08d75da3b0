"""What a run has done so far, written down while it runs: runs, run_outcomes and what hosts have asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tasks.fetching import Fetching
from tasks.frames import utc
from tasks.outcome import Outcome
from tasks.poll_frames import hosts_frame, outcome_counts_frame
from tasks.settings import settings
from warehouse.connection import writer
from warehouse.errors import LockedError
from warehouse.remembered import record_run, remember_hosts


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a flow."""

    run_id: str
    flow: str
    started_at: datetime
    """Aware."""


def write_down(run: Run, fetching: Fetching, outcome: Outcome, ended_at: datetime | None = None) -> None:
    """Store what `run` has done so far in place of what was stored of it before; `ended_at` (aware) is its end.

    Where the warehouse is locked on the way it is written down the next time. Raises LockedError at the end of the run.
    """
    row = {
        "run_id": run.run_id,
        "flow": run.flow,
        "started_at": utc(run.started_at),
        "ended_at": utc(ended_at),
        "articles_read": outcome.read,
        "new_articles": outcome.new,
        "accounts": outcome.accounts,
    }
    hosts = fetching.changed_hosts()
    try:
        with writer(fetching.warehouse, timeout=settings().lock_timeout) as connection:
            record_run(connection, row, outcome_counts_frame(outcome.ends))
            remember_hosts(connection, hosts_frame(hosts))
    except LockedError:
        if ended_at is not None:
            raise
    else:
        fetching.hosts_kept(hosts)
