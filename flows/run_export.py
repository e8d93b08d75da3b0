"""`whomet export`: the encounters in the form that other programs read, to a file, a folder or standard output."""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

import click

from tasks.errors import ConfigurationError
from warehouse.address import default_address
from warehouse.export import ExportForm, Period, export


def run_export(
    form: ExportForm, output: Path | None, since: date | None, until: date | None, warehouse: str | None
) -> None:
    """Write the encounters of the period; without `output` to standard output, once they are complete.

    Raises ConfigurationError and WarehouseError.
    """
    if since and until and since > until:
        raise ConfigurationError(f"--since {since}", f"is after --until {until}", "give the earlier day first")
    address, period = warehouse or default_address(), Period(since, until)
    if output:
        for path in export(address, form, output, period):
            click.echo(f"{path}  {size(path)}", err=True)
        return
    if form == "parquet" and sys.stdout.isatty():
        raise ConfigurationError("--format parquet", "is no text for a terminal", "give --output PATH")
    with tempfile.TemporaryDirectory() as folder:
        (path,) = export(address, form, Path(folder) / f"whomet.{form}", period)
        with path.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def size(path: Path) -> str:
    """Return the size of a file as a person reads it."""
    count = float(path.stat().st_size)
    for unit in ("B", "kB", "MB"):
        if count < 1000:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} GB"
