"""The gate saves work and loses nothing: the sample articles read the same with it and without."""

from __future__ import annotations

import pytest

from tasks.articles.parse import articles_of
from tasks.reading import SEEDS, Reader, load_reader
from tasks.records import Article, Page, Reading, SourceItem
from tasks.sources.files import MEDIA_TYPES

ARTICLES = [
    article
    for path in sorted((SEEDS / "articles").iterdir())
    for article in articles_of(
        Page(SourceItem("samples", path.name, path.name), MEDIA_TYPES[path.suffix], path.read_bytes())
    )
]


@pytest.fixture(scope="module")
def ungated() -> Reader:
    """A reader whose model reads every sentence."""
    return Reader("md", None, gated=False)


def told(reader: Reader, article: Article) -> list[tuple[str, str, tuple[int, int], list[tuple[str, str]]]]:
    """Return type, status, trigger and participants of each account."""
    [reading] = reader.read([article])
    assert isinstance(reading, Reading), reading
    return [
        (each.type, each.status, each.trigger.span, sorted((person.name, person.side) for person in each.participants))
        for each in reading.accounts
    ]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda each: each.doc_id)
def test_an_article_tells_the_same_with_the_gate_and_without(article: Article, ungated: Reader) -> None:
    assert told(load_reader("md", None), article) == told(ungated, article)
