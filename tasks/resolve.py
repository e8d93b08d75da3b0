"""Resolve: accounts → events."""

from __future__ import annotations

from dataclasses import dataclass

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.event_frames import event_frames, facts_of
from tasks.events.event import events_of
from tasks.events.facts import AccountFacts
from tasks.events.grouping import Pair, decide
from tasks.events.same_encounter import MONTH_DAYS, NEAR_DAYS, VAGUE_DAYS, Decision
from tasks.patience import is_locked
from warehouse.connection import LOCK_TIMEOUT, writer
from warehouse.resolve import account_rows, candidate_pairs, event_mates, unresolved_accounts, write_events

REACH = {"vague_days": VAGUE_DAYS, "month_days": MONTH_DAYS, "near_days": NEAR_DAYS}
"""How far apart two accounts can stand that `compare` may take for one."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """How many accounts were looked at, and how many events were written."""

    accounts: int
    events: int


def resolve_accounts(warehouse: str, timeout: float = LOCK_TIMEOUT, *, everything: bool = False) -> Resolved:
    """Give every account without event, or changed since, its event; with `everything`, derive all events again.

    Raises LockedError as `writer` does.
    """
    with writer(warehouse, timeout=timeout) as connection:
        accounts: dict[str, AccountFacts] = {}
        decisions: dict[Pair, Decision] = {}
        touched: set[str] = set()
        frontier = set(unresolved_accounts(connection, everything=everything))
        # From the accounts to resolve to those that agree with them, until nothing new agrees: what lies beyond
        # cannot be changed by them, so that the order of loading never matters.
        while frontier:
            pairs = candidate_pairs(connection, frontier, **REACH)
            new = (frontier | {account_id for pair in pairs for account_id in pair}) - accounts.keys()
            accounts |= {row["account_id"]: facts_of(row) for row in account_rows(connection, new)}
            decided = decide(accounts, (pair for pair in pairs if pair not in decisions))
            decisions |= decided
            linked = {one for pair, decision in decided.items() if decision.relation == "same" for one in pair}
            touched |= frontier
            frontier = (linked | set(event_mates(connection, linked | frontier))) - touched
        events = events_of({account_id: accounts[account_id] for account_id in touched}, decisions)
        write_events(connection, event_frames(events))
    return Resolved(len(touched), len(events))


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[5, 30], retry_condition_fn=is_locked)
def resolve(warehouse: str, timeout: float = LOCK_TIMEOUT) -> Resolved:
    """Give every account its event; run it alone at a time."""
    resolved = resolve_accounts(warehouse, timeout)
    get_run_logger().info("Resolved %d accounts into %d events", resolved.accounts, resolved.events)
    return resolved
