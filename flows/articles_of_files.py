"""The articles of files, for the commands that need neither Prefect nor a warehouse; and what gave none."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import click
from rich.progress import track

from flows.display import console
from tasks.articles.parse import articles_of
from tasks.errors import UnreadableError
from tasks.records import FAILURES, Article, Reject
from tasks.sources.folder import FolderSource
from tasks.sources.web import FetchError

Result = TypeVar("Result")


@dataclass(slots=True)
class NotRead:
    """What gave no article on the way."""

    rejects: list[Reject] = field(default_factory=list)
    """What failed."""
    left_out: list[str] = field(default_factory=list)
    """A line on each that is no article, or none in English: no failure."""

    def told(self) -> int:
        """Say it on standard error; return the exit status."""
        for line in (*self.left_out, *(f"{reject.key}: {reject.reason}" for reject in self.rejects)):
            click.echo(f"whomet: {line}", err=True)
        return 1 if self.rejects else 0


def articles_in(sources: Iterable[FolderSource], not_read: NotRead) -> Iterator[Article]:
    """Yield the articles that the sources list; what gives none is added to `not_read`.

    Raises ConfigurationError for a path that does not exist.
    """
    for source in sources:
        for listing in source.listings():
            not_read.rejects += listing.rejects
            for item in listing.items:
                try:
                    yield from articles_of(source.read(item))
                except FetchError as error:
                    not_read.rejects.append(Reject(item.source, item.key, item.address, "fetch", error.reason, ""))
                except UnreadableError as error:
                    if error.state in FAILURES:
                        reject = Reject(item.source, item.key, item.address, "parse", error.problem, "")
                        not_read.rejects.append(reject)
                    else:
                        not_read.left_out.append(f"{item.key}: {error.problem}")


def with_progress(results: Iterable[Result], total: int | None = None) -> Iterable[Result]:
    """Return the results, with a progress bar on standard error where that is a terminal and the output is not."""
    if not sys.stderr.isatty() or sys.stdout.isatty() or (total is not None and total < 2):
        return results
    return track(results, "Reading", total, console=console(stderr=True), transient=True)
