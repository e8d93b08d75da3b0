"""`whomet explain`: an article with every value marked, and why a trigger word gave nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import click

from flows.articles_of_files import NotRead, articles_in, with_progress
from flows.explanation_page import as_page
from flows.explanation_text import show_explanations
from tasks.errors import UnreadableError
from tasks.reading import Reader, load_reader
from tasks.records import Article, Explanation, Reject
from tasks.settings import PROJECT, settings
from tasks.sources.configured import configured_sources
from tasks.sources.opened import local_sources


def run_explain(path: str, html: bool, published: date | None) -> int:
    """Explain each article of the file on standard output; return the exit status.

    Raises ConfigurationError for a path that does not exist.
    """
    configured = configured_sources(PROJECT / "seeds", settings().seeds)
    not_read = NotRead()
    articles = list(articles_in(local_sources(configured, [path], published), not_read))
    # Loaded only where there is something to read, since it takes seconds.
    reader = load_reader(settings().model, settings().seeds) if articles else None
    explanations = explained(reader, articles, not_read.rejects) if reader else iter(())
    if html:
        found = list(with_progress(explanations, len(articles)))
        if found:
            click.echo(as_page(found), nl=False)
    else:
        show_explanations(with_progress(explanations, len(articles)))
    return not_read.told()


def explained(reader: Reader, articles: Iterable[Article], rejects: list[Reject]) -> Iterator[Explanation]:
    """Yield the explanation of each article; one that cannot be read is added to `rejects`, as `extract` does."""
    for article in articles:
        try:
            yield reader.explain(article)
        except Exception as error:  # whatever a text brings about, it costs this article only
            reason = error.problem if isinstance(error, UnreadableError) else f"{type(error).__name__}: {error}"
            rejects.append(Reject(article.source, article.key, article.url or article.key, "extract", reason, ""))
