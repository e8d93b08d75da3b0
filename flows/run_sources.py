"""`whomet sources`: what is fetched, how it fares, and the switches."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from flows.display import show_table
from tasks.errors import ConfigurationError
from tasks.settings import PROJECT, settings
from tasks.sources.configured import ConfiguredSource, configured_sources, named, sources_file
from tasks.sources.switches import FILE_NAME, leftover, load_switches, write_switches
from warehouse.errors import WarehouseError
from warehouse.fetching import SourceState, revive, states_of

SEEDS = PROJECT / "seeds"


def run_sources(form: str, warehouse: str | None) -> int:
    """Print the configured sources, those that are switched on first; `form` is table or json. Return the exit status.

    Raises ConfigurationError for a file of sources or switches that cannot be used.
    """
    overlay = settings().seeds
    sources = sorted(configured_sources(SEEDS, overlay), key=lambda source: not source.enabled)
    states = known_states(warehouse or settings().warehouse)
    if form == "json":
        found = [json_row(source, states.get(source.name)) for source in sources]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        show_table(
            ("source", "on", "kind", "last poll", "next due", "items", "title", "address"),
            [table_row(source, states.get(source.name)) for source in sources],
        )
    enabled = sum(source.enabled for source in sources)
    click.echo(f"{enabled:,} of {len(sources):,} switched on, in {sources_file(SEEDS, overlay)}", err=True)
    for name in leftover(load_switches(overlay), [source.name for source in sources]):
        click.echo(f"whomet: {FILE_NAME} switches {name!r}, which does not exist any more: ignored", err=True)
    return 0


def run_switch(names: Sequence[str], is_on: bool, warehouse: str | None) -> int:
    """Switch the sources called `names` on or off for good; return the exit status.

    What is switched on begins anew where it had been stopped. Raises ConfigurationError, and changes nothing, for an
    unknown name and where there is no folder of the user's own.
    """
    overlay = own_folder("enable" if is_on else "disable", names[0])
    chosen = [source.name for source in named(configured_sources(SEEDS, overlay), names)]
    path = write_switches(overlay, dict.fromkeys(chosen, is_on))
    click.echo(f"{'Switched on' if is_on else 'Switched off'}: {', '.join(chosen)} (in {path})")
    if is_on:
        try:
            for name in revive(warehouse or settings().warehouse, chosen, timeout=settings().lock_timeout):
                click.echo(f"{name} had been stopped: it is asked again in the next run")
        except WarehouseError as error:
            click.echo(f"whomet: {error} — sources that had been stopped are still stopped", err=True)
    return 0


def own_folder(command: str, name: str) -> Path:
    """Return the folder that WHOMET_SEEDS names; raise ConfigurationError where switches would fall into the clone."""
    overlay = settings().seeds
    if overlay is not None and overlay.resolve() != SEEDS.resolve():
        return overlay
    problem = "is not set to a folder of yours, where switches are kept"
    remedy = f"mkdir -p ~/whomet && export WHOMET_SEEDS=~/whomet && whomet sources {command} {name}"
    raise ConfigurationError("WHOMET_SEEDS", problem, remedy)


def known_states(address: str) -> Mapping[str, SourceState]:
    """Return what the warehouse knows of the sources; nothing, and a line on standard error, where it cannot say."""
    try:
        return states_of(address)
    except WarehouseError as error:
        click.echo(f"whomet: {error} — shown without how the sources fare", err=True)
        return {}


def table_row(source: ConfiguredSource, state: SourceState | None) -> tuple[object, ...]:
    """Return a source as a row for people."""
    due = minute(state.next_due_at) if state else None
    items = f"{state.items:,}" if state else None
    return (
        source.name,
        "yes" if source.enabled else "no",
        source.kind,
        "at every run" if source.is_local else last_poll(state),
        due,
        items,
        source.title,
        source.address,
    )


def last_poll(state: SourceState | None) -> str:
    """Return how the last poll ended, in words."""
    if state is None or state.polled_at is None:
        return "none yet"
    reason = f": {state.reason}" if state.reason else ""
    if state.is_stopped:
        return f"stopped {minute(state.polled_at)}{reason}"
    times = f", {state.failures} in a row" if state.failures > 1 else ""
    return f"{state.state} {minute(state.polled_at)}{times}{reason}"


def json_row(source: ConfiguredSource, state: SourceState | None) -> dict[str, Any]:
    """Return a source with all that is known of it; moments in ISO 8601, UTC."""
    fares = state._asdict() if state else dict.fromkeys(SourceState._fields)
    moments = {name: in_utc(value) for name, value in fares.items() if isinstance(value, datetime)}
    return asdict(source) | fares | moments | {"name": source.name}


def in_utc(moment: datetime) -> str:
    """Return a moment of the warehouse, which has no zone, in ISO 8601."""
    return moment.replace(tzinfo=UTC).isoformat()


def minute(moment: datetime | None) -> str:
    """Return a moment to the minute, in UTC; nothing for None."""
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""
