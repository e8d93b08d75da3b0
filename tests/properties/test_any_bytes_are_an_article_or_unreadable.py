"""Whatever bytes a file holds: an article whose offsets are right, or UnreadableError."""

from __future__ import annotations

import json
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.articles.parse import articles_of
from tasks.errors import UnreadableError
from tasks.records import MediaType, Page, SourceItem

KINDS = st.sampled_from(get_args(MediaType))
MARKUP = st.lists(
    st.sampled_from(["---\n", "title: x\n", "<p>", "</p>", "<html>", "# ", "\n", "{", '"text"', ":", "They met."])
)
FIELDS = st.dictionaries(
    st.sampled_from(["text", "html", "title", "published", "url", "source", "doc_id", "language"]),
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.just("1985-11-20"), st.lists(st.integers())),
)


def check(content: bytes, kind: MediaType) -> None:
    try:
        articles = articles_of(Page(SourceItem("s", "/a", "a"), kind, content))
    except UnreadableError:
        return
    for article in articles:
        assert article.text.strip()
        assert len(article.article_id) == len(article.text_hash) == 16
        if article.headline:
            assert article.text[article.headline.start : article.headline.end] == article.title


@given(st.binary(), KINDS)
@settings(deadline=None)
def test_any_bytes(content: bytes, kind: MediaType) -> None:
    check(content, kind)


@given(MARKUP, KINDS)
@settings(deadline=None)
def test_any_markup(parts: list[str], kind: MediaType) -> None:
    check("".join(parts).encode(), kind)


@given(FIELDS)
@settings(deadline=None)
def test_any_json_object(fields: dict[str, object]) -> None:
    check(json.dumps(fields).encode(), "json")
