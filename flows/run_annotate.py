"""`whomet annotate`: every time expression or place of an article as JSON lines, also outside encounters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from flows.articles_of_files import NotRead, articles_in, with_progress
from tasks.errors import UnreadableError
from tasks.reading import Reader, load_reader
from tasks.records import Article, Place, Reject, Time
from tasks.settings import PROJECT, settings
from tasks.sources.configured import configured_sources
from tasks.sources.opened import local_sources


def run_annotate(path: str, layer: str, published: date | None) -> int:
    """Print the expressions of each article of the file as they are read; return the exit status.

    Raises ConfigurationError for a path that does not exist.
    """
    configured = configured_sources(PROJECT / "seeds", settings().seeds)
    not_read = NotRead()
    articles = list(articles_in(local_sources(configured, [path], published), not_read))
    # Loaded only where there is something to read, since it takes seconds.
    reader = load_reader(settings().model, settings().seeds) if articles else None
    for article in with_progress(articles, len(articles)) if reader else ():
        try:
            lines = list(_annotations(reader, article, layer)) if reader else []
        except Exception as error:  # whatever a text brings about, it costs this article only
            reason = error.problem if isinstance(error, UnreadableError) else f"{type(error).__name__}: {error}"
            not_read.rejects.append(
                Reject(article.source, article.key, article.url or article.key, "extract", reason, "")
            )
            continue
        for line in lines:
            click.echo(json.dumps(line, ensure_ascii=False))
    return not_read.told()


def _annotations(reader: Reader, article: Article, layer: str) -> Iterator[dict[str, Any]]:
    """Yield the objects that `annotate` prints for an article (the Output contract of the design)."""
    if layer == "times":
        yield from (_time(article, time) for time in reader.times(article))
    else:
        yield from (_place(article, place) for place in reader.places(article))


def _time(article: Article, time: Time) -> dict[str, Any]:
    return {
        "doc_id": article.doc_id,
        "text": article.text[time.span.start : time.span.end],
        "span": list(time.span),
        "value": [time.start.isoformat(), time.end.isoformat()] if time.start and time.end else None,
        "granularity": time.granularity,
    }


def _place(article: Article, place: Place) -> dict[str, Any]:
    return {
        "doc_id": article.doc_id,
        "text": article.text[place.span.start : place.span.end],
        "span": list(place.span),
        "geonames_id": place.geonames_id,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "kind": place.kind,
    }
