"""A batch that met a locked warehouse can be tried again: nothing of it counts as met."""

from __future__ import annotations

from typing import Any

import pytest

from tasks.articles.selection import Met
from tasks.batch_reading import read_batch
from tasks.parse import Parsed, ParsedPage
from tasks.records import Article, Page, SourceItem
from warehouse.connection import writer
from warehouse.errors import LockedError

URL = "https://example.org/harvest"


@pytest.mark.parametrize("look", ["known_articles", "moved_articles"])
def test_a_second_try_reads_what_the_first_could_not(desk: Any, monkeypatch: pytest.MonkeyPatch, look: str) -> None:
    item = SourceItem("paper", URL, "example.org/harvest", guid="7")
    article = Article("harvest", "paper", item.key, "The harvest of wheat was good.", url=URL)
    parsed = Parsed((ParsedPage(Page(item, "html", b"", URL), "abc", (article,)),), ())
    with writer(desk.warehouse):
        pass

    def locked(*_: object) -> None:
        raise LockedError(desk.warehouse, "is held by process 1", "wait")

    met = Met()
    with monkeypatch.context() as patched:
        patched.setattr(f"tasks.batch_reading.{look}", locked)
        with pytest.raises(LockedError):
            read_batch(desk.warehouse, (), parsed, met)
    assert read_batch(desk.warehouse, (), parsed, met).read == 1
