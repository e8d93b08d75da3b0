"""`whomet ingest`: the flow, run here and now, and what it brought as tables on standard output."""

from __future__ import annotations

import shlex
import shutil
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from flows.display import show_table
from flows.prefect_session import prefect_session
from flows.progress import progress
from tasks.outcome import MOST_NOTES, Outcome
from tasks.records import STORED, ItemState, Reject
from tasks.settings import PROJECT, settings
from tasks.sources.configured import configured_sources
from tasks.sources.folder import FolderSource
from tasks.sources.opened import absolute_address, chosen_sources
from tasks.sources.url_list_source import UrlListSource
from warehouse.address import absolute_warehouse, may_exist, shown
from warehouse.connection import reader, writer
from warehouse.stored import encounter_rows

SHOWN = 20
MOST_NAMED = 50
"""Failures that are named one by one."""
STATES_SHOWN: tuple[ItemState, ...] = ("ok", "partial", "unchanged", "duplicate", "waiting")
"""States with a column of their own in the table of sources."""
NAMES: dict[ItemState, str] = {
    "partial": "only in part",
    "earlier": "published earlier",
    "not_article": "no article",
    "other_language": "in another language",
    "blocked_robots": "refused by robots.txt",
    "blocked_address": "refused address",
    "http_error": "error of the server",
    "network_error": "not reached",
    "timeout": "too slow",
    "too_large": "too large",
    "bad_type": "neither text nor page",
    "parse_error": "unreadable",
}


def run_ingest(
    paths: list[str],
    sources: list[str],
    *,
    warehouse: str | None,
    since: date | None,
    limit: int | None,
    published: date | None,
) -> int:
    """Run the flow `ingest` and print what it did; return the exit status.

    Raises ConfigurationError and WarehouseError for what is wrong before anything is started.
    """
    address = absolute_warehouse(warehouse or settings().warehouse)
    configured = configured_sources(PROJECT / "seeds", settings().seeds)
    for source in chosen_sources(configured, sources, paths, published):
        if isinstance(source, FolderSource):
            source.checked_start()
        elif isinstance(source, UrlListSource) and source.is_file:
            source.local_listing()
    is_first = not may_exist(address)
    # Locked, foreign or too new: better told now, in one line, than after Prefect has started and tried three times.
    with writer(address, timeout=settings().lock_timeout):
        pass
    begun = time.monotonic()
    with progress("Starting Prefect (the first time it takes a minute) …") as show, prefect_session(PROJECT) as ready:
        from flows.ingest import ingest

        if is_first:
            load_model()
        ready()
        ready_at = time.monotonic()
        show("Ingesting …")
        outcome = ingest(
            paths=[absolute_address(path) for path in paths],
            sources=sources,
            warehouse=address,
            since=since,
            limit=limit,
            published=published,
        )
        done_at = time.monotonic()
    report(address, outcome, {"Prefect's start": ready_at - begun, "our work": done_at - ready_at})
    return 1 if outcome.failed else 0


def load_model() -> None:
    """Load the language model while Prefect's server starts: a first run reads for sure."""
    from tasks.reading import load_reader

    load_reader(settings().model, settings().seeds)


def report(address: str, outcome: Outcome, seconds: dict[str, float]) -> None:
    """Print the encounters, what could not be taken, the figures and what to try next."""
    with reader(address, timeout=settings().lock_timeout) as connection:
        newest = encounter_rows(connection, SHOWN)
    if newest.height:
        click.echo()
        show_table(("who", "whom", "where", "when", "topics", "status"), newest.iter_rows())
    click.echo()
    show_table(("", ""), figures(outcome))
    if rows := ends(outcome):
        click.echo()
        show_table(("source", *STATES_SHOWN, "other"), rows)
    # Where little was asked for, why a URL gave nothing is of interest; of a thousand it is in the warehouse.
    for line in outcome.notes if outcome.found <= MOST_NOTES else ():
        click.echo(f"whomet: {line}", err=True)
    for line in failures(outcome.rejects):
        click.echo(f"whomet: {line}", err=True)
    for path, reason in outcome.quarantined:
        click.echo(f"whomet: {path}: {reason} — its articles are read again from their source", err=True)
    click.echo(f"\nSeconds: {', '.join(f'{name} {value:.1f}' for name, value in seconds.items())}")
    click.echo(f"Warehouse: {shown(address)}")
    click.echo("\nNext:")
    for command in next_commands():
        click.echo(f"  {command}")


def failures(rejects: Sequence[Reject]) -> list[str]:
    """Return a line for each failure, as far as they are not too many, and what to do about them."""
    lines = [
        f"{reject.source}: {reject.address}: {reject.reason}"
        if reject.is_on_the_web
        else f"{reject.key}: {reject.reason}"
        for reject in rejects[:MOST_NAMED]
    ]
    if len(rejects) > MOST_NAMED:
        lines.append(f"and {len(rejects) - MOST_NAMED:,} more")
    remedies = []
    if not all(reject.is_on_the_web for reject in rejects):
        remedies.append("mend or remove the files that are named above and run this again")
    if any(reject.is_on_the_web for reject in rejects):
        remedies.append("what failed on the web and may pass is tried again in a later run")
    if remedies:
        lines.append(f"{'; '.join(remedies)}; `whomet sql --name rejected` lists it all")
    return lines


def next_commands() -> list[str]:
    """Return commands to try next; before them the one that lets the shell find `whomet`, where it does not yet."""
    commands = ['whomet sql "FROM who_met_whom"', "whomet sql", "whomet ingest YOUR_FOLDER", "whomet doctor"]
    activate = Path(sys.prefix) / "bin" / "activate"
    if shutil.which("whomet") is None and activate.exists():
        commands.insert(0, f"source {shlex.quote(str(activate))}")
    return commands


def figures(outcome: Outcome) -> list[tuple[str, str]]:
    """Return the run's figures with their names; those that are always of interest, and others that are not zero."""
    by_state = outcome.by_state()
    shown: dict[str, int] = {}
    if outcome.polled or outcome.not_due:
        shown |= {"sources asked": outcome.polled, "of them as before": outcome.as_before}
        shown |= {"sources not due": outcome.not_due, "items new or changed": outcome.listed_new}
    shown |= {"items found": outcome.found, "articles read": outcome.read, "of them new": outcome.new}
    shown |= {"accounts in them": outcome.accounts, "events written": outcome.events}
    shown |= {"unchanged": by_state.pop("unchanged", 0), "duplicate": by_state.pop("duplicate", 0)}
    others = {NAMES.get(state, state): items for state, items in sorted(by_state.items()) if state not in STORED}
    others |= {"left-over hand-offs loaded": outcome.left_over, "hand-offs in quarantine": len(outcome.quarantined)}
    others |= {f"passed over: {reason}": count for reason, count in sorted(outcome.skipped.items())}
    shown |= {name: count for name, count in others.items() if count}
    return [(name, f"{count:,}") for name, count in shown.items()]


def ends(outcome: Outcome) -> list[tuple[str, ...]]:
    """Return a row for each source: how many of its items ended in which state; nothing for one source of files."""
    by_source = outcome.by_source()
    if len(by_source) < 2 and not any(host for _, host, _ in outcome.ends):
        return []
    rows = []
    for source, states in sorted(by_source.items()):
        others = [f"{NAMES.get(state, state)} {n}" for state, n in sorted(states.items()) if state not in STATES_SHOWN]
        rows.append((source, *(f"{states[state] or ''}" for state in STATES_SHOWN), ", ".join(others)))
    return rows
