"""Whatever bytes a file holds: an article whose offsets are right, or UnreadableError."""

from __future__ import annotations

import json
from html import escape
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.articles.decoding import page_text
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


NAMES = st.sampled_from(
    ["@type", "@graph", "@id", "name", "url", "headline", "datePublished", "author", "publisher", "articleBody",
     "hasPart", "isAccessibleForFree", "mainEntityOfPage", "mainEntity", "inLanguage"]
)  # fmt: skip
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.just("2024-03-05"), st.just("//[")),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=4)),
    max_leaves=12,
)
LINKED = st.dictionaries(NAMES, ANYTHING).map(lambda node: {"@type": "NewsArticle"} | node)
METAS = st.dictionaries(
    st.sampled_from(["og:title", "og:url", "og:type", "article:published_time", "author", "date", "og:site_name"]),
    st.one_of(st.text(), st.sampled_from(["http://[", "/", "2024-03-05", "99999999999", "9999999999", "a | b"])),
)


def check(content: bytes, kind: MediaType, url: str | None = None) -> None:
    try:
        articles = articles_of(Page(SourceItem("s", "/a", "a"), kind, content, url))
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


@given(
    LINKED, METAS, st.sampled_from([None, "https://example.org/a/b", "https://example.org/", "http://127.0.0.1:1/x"])
)
@settings(deadline=None, max_examples=60)
def test_any_words_of_a_page_about_itself(node: dict[str, object], metas: dict[str, str], url: str | None) -> None:
    tags = "".join(f'<meta property="{name}" content="{escape(content)}">' for name, content in metas.items())
    script = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    body = "".join(f"<p>The ministers met in Oslo on day {n}, and they spoke of cod for an hour.</p>" for n in range(9))
    html = f"<html><head>{tags}{script}</head><body><article>{body}</article></body></html>"
    check(html.encode("utf-8", "replace"), "html", url)


@given(st.binary(), st.text())
@settings(deadline=None)
def test_any_bytes_under_any_charset(content: bytes, charset: str) -> None:
    assert isinstance(page_text(content, charset), str)
