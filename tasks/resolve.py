"""Resolve: accounts → events."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from tasks.event_frames import event_frames, facts_of
from tasks.events.event import events_of
from tasks.events.facts import AccountFacts
from tasks.events.grouping import Pair, decide
from tasks.events.same_encounter import MONTH_DAYS, NEAR_DAYS, VAGUE_DAYS, Decision
from tasks.garbage import garbage_left
from tasks.patience import is_locked
from warehouse.connection import LOCK_TIMEOUT, writer
from warehouse.resolve import (
    AccountKey,
    WrittenEvent,
    account_rows,
    candidate_pairs,
    links_of,
    resolved_turn,
    unresolved_accounts,
    write_events,
)
from warehouse.statements import Connection, unit_of_work

REACH = {"vague_days": VAGUE_DAYS, "month_days": MONTH_DAYS, "near_days": NEAR_DAYS}
"""How far apart two accounts can stand that `compare` may take for one."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """How many accounts were looked at, and how many events were written."""

    accounts: int
    events: int


def resolve_accounts(warehouse: str, timeout: float = LOCK_TIMEOUT, *, everything: bool = False) -> Resolved:
    """Give every account without event, or changed since, its event; with `everything`, derive all events again.

    Raises LockedError as `writer` does, and ConflictError where other writers do not let it finish.
    """
    with writer(warehouse, timeout=timeout, is_batch=not everything) as connection, garbage_left():
        return _resolve(connection, everything=everything)


@unit_of_work
def _resolve(connection: Connection, *, everything: bool) -> Resolved:
    turn = resolved_turn(connection)
    facts: dict[str, AccountFacts] = {}
    decisions: dict[Pair, Decision] = {}
    touched: set[AccountKey] = set()
    replaced: dict[str, WrittenEvent] = {}
    changed = frozenset(unresolved_accounts(connection, everything=everything))
    met = candidate_pairs(connection, changed, **REACH)
    # Of all who may agree at once, since each look reads what lies around their days.
    looked_up = changed.union(*met)
    known = links_of(connection, looked_up)
    _read(connection, looked_up.union(*_accounts(known.events), *known.parted), facts)
    frontier: set[AccountKey] = {*changed}
    # From the accounts to resolve to those that agree with them, until nothing new agrees: what lies beyond cannot be
    # changed by them, so that the order of loading never matters. Of what has not changed it is known whom it agrees
    # with: others of its event, and those that are parted from it.
    while frontier:
        links = known.about(frontier) if frontier <= looked_up else links_of(connection, frontier)
        new = frontier.union(*_accounts(links.events)) - touched
        unknown = {*links.unknown} - changed
        pairs = {*met, *candidate_pairs(connection, unknown, **REACH), *links.parted}
        for accounts in _accounts(links.events):
            pairs |= {*combinations(sorted({*accounts} - unknown - changed), 2)}
        # What is not found has vanished and is in no event from now on.
        _read(connection, new.union(*pairs), facts)
        keys = {(one.account_id, other.account_id): (one, other) for one, other in pairs}
        decided = decide(facts, (pair for pair in keys if pair not in decisions and facts.keys() >= {*pair}))
        decisions |= decided
        touched |= new
        replaced |= {event.event_id: event for event in links.events}
        linked = {key for pair, decision in decided.items() if decision.relation == "same" for key in keys[pair]}
        frontier = linked.union(*links.parted) - touched
    resolved = {key.account_id for key in touched} & facts.keys()
    events = events_of({account_id: facts[account_id] for account_id in resolved}, decisions)
    write_events(connection, event_frames(events, facts, decisions), touched, replaced.values(), turn)
    return Resolved(len(resolved), len(events))


def _accounts(events: Iterable[WrittenEvent]) -> list[list[AccountKey]]:
    return [event.accounts for event in events]


def _read(connection: Connection, wanted: Collection[AccountKey], facts: dict[str, AccountFacts]) -> None:
    """Add the facts of `wanted`, as far as they are not known and there is such an account."""
    new = [key for key in wanted if key.account_id not in facts]
    facts |= {row["account_id"]: facts_of(row) for row in account_rows(connection, new)}


@task(cache_policy=NO_CACHE, retries=2, retry_delay_seconds=[5, 30], retry_condition_fn=is_locked)
def resolve(warehouse: str, timeout: float = LOCK_TIMEOUT) -> Resolved:
    """Give every account its event; run it alone at a time."""
    resolved = resolve_accounts(warehouse, timeout)
    get_run_logger().info("Resolved %d accounts into %d events", resolved.accounts, resolved.events)
    return resolved
