from __future__ import annotations
from collections.abc import Sequence
from tasks.articles.parse import articles_of
from tasks.errors import UnreadableError
from tasks.records import Article, Page


class ParseWorkers:
    def __enter__(self) -> ParseWorkers:
        return self

    def __exit__(self, *a: object) -> None:
        return None

    def parse(self, pages: Sequence[Page]) -> list[list[Article] | UnreadableError]:
        found: list[list[Article] | UnreadableError] = []
        for page in pages:
            try:
                found.append(articles_of(page))
            except UnreadableError as error:
                found.append(error)
        return found
