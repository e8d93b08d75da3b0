"""`whomet extract`: articles → accounts on standard output, without Prefect and warehouse."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from itertools import chain

import click

from flows.articles_of_files import NotRead, articles_in, with_progress
from flows.display import show_table, shown
from tasks.reading import account_json, load_reader
from tasks.records import Reading, Reject
from tasks.settings import PROJECT, settings
from tasks.sources.configured import configured_sources
from tasks.sources.opened import local_sources

COLUMNS = ("article", "type", "status", "who", "whom", "where", "when", "topics")


def run_extract(paths: Iterable[str], form: str, published: date | None) -> int:
    """Print the accounts of all articles under `paths` as they are read; return the exit status.

    What is no English article is named too, and is no failure. Raises ConfigurationError for a path that does not
    exist.
    """
    configured = configured_sources(PROJECT / "seeds", settings().seeds)
    not_read = NotRead()
    articles = articles_in(local_sources(configured, list(paths), published), not_read)
    first = next(articles, None)
    rows: list[tuple[str, ...]] = []
    # Loaded only where there is something to read, since it takes seconds.
    reader = load_reader(settings().model, settings().seeds) if first else None
    results = reader.read(chain([first], articles)) if reader and first else ()
    for result in with_progress(results):
        if isinstance(result, Reject):
            not_read.rejects.append(result)
        elif form == "table":
            rows += rows_of(result)
        else:
            click.echo(json.dumps(account_json(result), ensure_ascii=False))
    if form == "table":
        show_table(COLUMNS, rows)
    return not_read.told()


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
