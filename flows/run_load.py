"""`whomet load`: the hand-offs that a crash left, into the warehouse, without Prefect's server."""

from __future__ import annotations

import click

from tasks.hand_off import hand_off_folder, pending
from tasks.load import load_hand_offs
from tasks.publish import publish_snapshot
from tasks.resolve import resolve_accounts
from tasks.settings import settings
from warehouse.address import may_exist, shown
from warehouse.errors import WarehouseError


def run_load(warehouse: str | None) -> int:
    """Load all hand-offs that wait, resolve, renew the snapshot; return the exit status.

    Raises WarehouseError where there is neither a warehouse nor a hand-off.
    """
    address, patience = warehouse or settings().warehouse, settings().lock_timeout
    left_over = pending(hand_off_folder(address))
    if not left_over and not may_exist(address):
        raise WarehouseError(shown(address), "there is no warehouse and no hand-off", "run `whomet ingest`")
    outcome = load_hand_offs(address, left_over, patience)
    resolved = resolve_accounts(address, patience)
    snapshot, _ = publish_snapshot(address, patience)
    click.echo(f"{len(left_over) - len(outcome.quarantined)} hand-offs loaded, {resolved.events} events written")
    click.echo(f"Snapshot: {snapshot}" if snapshot else f"Warehouse: {shown(address)}")
    for path, reason in outcome.quarantined:
        click.echo(f"whomet: {path}: {reason} — its articles are read again from their source", err=True)
    return 1 if outcome.quarantined else 0
