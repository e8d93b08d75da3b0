"""Texts read as articles of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tasks.reading import Reader, load_reader
from tasks.records import Account, Article, Reading, Span

Read = Callable[..., tuple[Account, ...]]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader with the project's rules and the default model."""
    return load_reader("md", None)


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Return what a text tells: `read(text, published=None, headline=None)`."""

    def accounts_of(text: str, published: date | None = None, headline: Span | None = None) -> tuple[Account, ...]:
        title = text[headline.start : headline.end] if headline else None
        article = Article("text", "test", "text", text, title=title, published=published, headline=headline)
        reading = next(reader.read([article]))
        assert isinstance(reading, Reading), reading
        return reading.accounts

    return accounts_of
