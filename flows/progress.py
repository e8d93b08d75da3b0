"""How far a run is: a bar on a terminal, lines elsewhere. The flow says it in its log, as `done` and `total`."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from flows.display import console

FLOW_LOGGER = "prefect.flow_runs"


class HowMany(MofNCompleteColumn):
    """Says how many of how many, once that is known."""

    def render(self, task: Task) -> Text:
        """Return the two numbers, or nothing."""
        return super().render(task) if task.total else Text()


class BarHandler(logging.Handler):
    """Moves the bar with each record that carries `done` and `total`."""

    def __init__(self, bar: Progress) -> None:
        super().__init__()
        self._bar = bar

    def emit(self, record: logging.LogRecord) -> None:
        """Move the bar; other records pass."""
        done, total = getattr(record, "done", None), getattr(record, "total", None)
        if done is not None:
            self._bar.update(self._bar.task_ids[0], completed=done, total=total)


@contextmanager
def progress(beginning: str) -> Iterator[Callable[[str], None]]:
    """Show that something is going on, first `beginning`; yield a function that says what comes next."""
    errors = console(stderr=True)
    if not errors.is_terminal:
        click.echo(beginning, err=True)
        yield lambda text: click.echo(text, err=True)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        HowMany(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=errors, transient=True) as bar:
        task = bar.add_task(beginning, total=None)
        handler = BarHandler(bar)

        def show(text: str) -> None:
            bar.update(task, description=text)
            # Only now: when Prefect is imported, it takes all handlers away.
            logging.getLogger(FLOW_LOGGER).addHandler(handler)

        try:
            yield show
        finally:
            logging.getLogger(FLOW_LOGGER).removeHandler(handler)
