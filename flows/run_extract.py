"""`whomet extract`: articles → accounts on standard output, without Prefect and warehouse."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

import click
from rich.progress import track

from flows.display import console, show_table, shown
from tasks.articles.parse import articles_of
from tasks.errors import UnreadableError
from tasks.reading import account_json, load_reader
from tasks.records import Article, Reading, Reject
from tasks.settings import PROJECT, settings
from tasks.sources.configured import configured_sources
from tasks.sources.folder import FolderSource
from tasks.sources.opened import local_sources
from tasks.sources.web import FetchError

Result = TypeVar("Result")
COLUMNS = ("article", "type", "status", "who", "whom", "where", "when", "topics")


def run_extract(paths: Iterable[str], form: str, published: date | None) -> int:
    """Print the accounts of all articles under `paths` as they are read; return the exit status.

    Raises ConfigurationError for a path that does not exist.
    """
    configured = configured_sources(PROJECT / "seeds", settings().seeds)
    rejects: list[Reject] = []
    articles = list(articles_in(local_sources(configured, list(paths), published), rejects))
    rows: list[tuple[str, ...]] = []
    # Loaded only where there is something to read, since it takes seconds.
    results = load_reader(settings().model, settings().seeds).read(articles) if articles else ()
    for result in with_progress(results, len(articles)):
        if isinstance(result, Reject):
            rejects.append(result)
        elif form == "table":
            rows += rows_of(result)
        else:
            click.echo(json.dumps(account_json(result), ensure_ascii=False))
    if form == "table":
        show_table(COLUMNS, rows)
    for reject in rejects:
        click.echo(f"whomet: {reject.key}: {reject.reason}", err=True)
    return 1 if rejects else 0


def articles_in(sources: Iterable[FolderSource], rejects: list[Reject]) -> Iterator[Article]:
    """Yield the articles that the sources list; what cannot be read is added to `rejects`."""
    for source in sources:
        for listing in source.listings():
            rejects += listing.rejects
            for item in listing.items:
                try:
                    yield from articles_of(source.read(item))
                except FetchError as error:
                    rejects.append(Reject(item.source, item.key, item.address, "fetch", error.reason, ""))
                except UnreadableError as error:
                    rejects.append(Reject(item.source, item.key, item.address, "parse", error.problem, ""))


def with_progress(results: Iterable[Result], total: int) -> Iterable[Result]:
    """Return the results, with a progress bar on standard error where that is a terminal and the output is not."""
    if not sys.stderr.isatty() or sys.stdout.isatty() or total < 2:
        return results
    return track(results, "Reading", total, console=console(stderr=True), transient=True)


def rows_of(reading: Reading) -> list[tuple[str, ...]]:
    """Return a row of text for each account."""
    return [
        (
            reading.article.doc_id,
            account.type,
            account.status,
            shown([p.name for p in account.participants if p.side in ("who", "both")]),
            shown([p.name for p in account.participants if p.side in ("whom", "both")]),
            shown(account.place and account.place.name),
            days(account.time.start, account.time.end) if account.time else "",
            shown([topic.phrase for topic in account.topics]),
        )
        for account in reading.accounts
    ]


def days(start: date | None, end: date | None) -> str:
    """Return a closed interval of days as a person writes it."""
    return shown(start) if start == end else f"{shown(start)} to {shown(end)}"
