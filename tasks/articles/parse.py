"""Page → articles: the text of each kind of file, and what it says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import yaml

from tasks.articles.dates import publication
from tasks.articles.decoding import page_text, plain_text
from tasks.articles.metadata import Metadata, metadata_of
from tasks.articles.readable_text import readable_text, tree_of
from tasks.errors import UnreadableError
from tasks.records import Article, Page, Span

LARGEST_TEXT = 5_000_000
LONGEST_TITLE = 200
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"#[ \t]+([^\r\n]*[^\s#])")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*$")


def articles_of(page: Page) -> list[Article]:
    """Return the articles in `page`, in its order.

    Raises UnreadableError, which names the item and the remedy, where the page cannot be decoded, has no text or is
    too large.
    """
    readers = {"txt": text_article, "md": markdown_article, "html": html_article, "json": json_article}
    article = readers[page.media_type](page)
    if article.published is None:
        article = replace(article, published=page.item.published)
    key = page.item.key
    if not article.text.strip():
        raise UnreadableError(key, "no text", "see that the file holds an article")
    if len(article.text) > LARGEST_TEXT:
        problem = f"text of {len(article.text):,} characters; {LARGEST_TEXT:,} are the most"
        raise UnreadableError(key, problem, "split it into one article a file")
    try:
        article.text.encode()
        (article.title or "").encode()
    except UnicodeEncodeError as error:
        raise UnreadableError(
            key, "text with half a character (a lone surrogate)", "write it again as UTF-8"
        ) from error
    return [article]


def text_article(page: Page) -> Article:
    """Return the article of a .txt: the whole file is the text."""
    text = plain_text(page.content, page.item.key)
    headline = first_line_title(text)
    return Article(
        doc_id=stem_of(page),
        source=page.item.source,
        key=page.item.key,
        text=text,
        title=text[headline.start : headline.end] if headline else None,
        headline=headline,
    )


def first_line_title(text: str) -> Span | None:
    """Return the span of a first line that stands alone: short, no full stop, not the start of a wrapped paragraph."""
    lines = text.lstrip().splitlines()
    if len(lines) < 2:
        return None
    title = lines[0].strip()
    if len(title) > LONGEST_TITLE or title.endswith("."):
        return None
    # Without a blank line after it, the next line must be a whole paragraph: else the file is wrapped in mid-sentence.
    if lines[1].strip() and not SENTENCE_END.search(lines[1].rstrip()):
        return None
    start = text.index(title)
    return Span(start, start + len(title))


def markdown_article(page: Page) -> Article:
    """Return the article of a .md: YAML front matter, then the text."""
    content = plain_text(page.content, page.item.key)
    matter = FRONT_MATTER.match(content)
    fields: Any = {}
    if matter:
        try:
            fields = yaml.safe_load(matter.group(1)) or {}
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            problem = f"front matter is not valid YAML ({first_line(error)})"
            raise UnreadableError(page.item.key, problem, "correct the lines between the two ---") from error
        if not isinstance(fields, dict):
            raise UnreadableError(page.item.key, "front matter is not a list of keys", "write `title: …` and the like")
    text = (content[matter.end() :] if matter else content).lstrip("\r\n")
    heading = HEADING.match(text)
    if heading and not fields.get("title"):
        article = described_article(page, {**fields, "title": heading.group(1)}, text)
    else:
        article = described_article(page, fields, text)
    if heading and heading.group(1) == article.title:
        return replace(article, headline=Span(*heading.span(1)))
    return article


def json_article(page: Page) -> Article:
    """Return the article of a .json, or of one line of a .jsonl: `text` as it is, or what is readable in `html`."""
    try:
        fields = json.loads(plain_text(page.content, page.item.key))
    except (ValueError, RecursionError) as error:
        problem = f"not valid JSON ({first_line(error)})"
        raise UnreadableError(
            page.item.key, problem, "correct it; for one object a line use the ending .jsonl"
        ) from error
    if not isinstance(fields, dict):
        problem = f"expected a JSON object, found {type(fields).__name__}"
        raise UnreadableError(page.item.key, problem, "one object a file, or one a line in a .jsonl")
    text, html = fields.get("text"), fields.get("html")
    if isinstance(text, str) and text.strip():
        return described_article(page, fields, text)
    if not isinstance(html, str) or not html.strip():
        raise UnreadableError(page.item.key, 'neither "text" nor "html" in it', "give one of them as a string")
    from_page = article_of_html(page, html, text_field(fields, "url"))
    known = described_article(page, fields, from_page.text)
    return replace(
        known,
        title=known.title or from_page.title,
        headline=from_page.headline,
        url=known.url or from_page.url,
        published=known.published or from_page.published,
        published_at=known.published_at or from_page.published_at,
        language=known.language or from_page.language,
    )


def html_article(page: Page) -> Article:
    """Return the article of an HTML page."""
    return article_of_html(page, page_text(page.content), None)


def article_of_html(page: Page, html: str, address: str | None) -> Article:
    """Return headline, blank line and body of a page, with what it says of itself."""
    tree = tree_of(html, page.item.key)
    known: Metadata = metadata_of(tree, address)
    body = readable_text(tree)
    text, headline = under_headline(known.title, body)
    return Article(
        doc_id=stem_of(page),
        source=page.item.source,
        key=page.item.key,
        text=text,
        url=known.url,
        title=known.title,
        published=known.published,
        published_at=known.published_at,
        language=known.language,
        headline=headline,
    )


def under_headline(title: str | None, body: str) -> tuple[str, Span | None]:
    """Return the text and the headline's span: title, blank line, body; the title is not said twice."""
    if not title or not body:
        return body, None
    first, _, rest = body.partition("\n")
    if " ".join(first.split()).casefold() == title.casefold():
        body = rest.lstrip("\n")
    return f"{title}\n\n{body}", Span(0, len(title))


def described_article(page: Page, fields: Mapping[str, Any], text: str) -> Article:
    """Return the article of `text` with the keys that describe it; other keys are ignored.

    Raises UnreadableError for a date of publication that cannot be read.
    """
    try:
        published, published_at = publication(fields.get("published"))
    except ValueError as error:
        raise UnreadableError(page.item.key, f"published: {error}", "write it as YYYY-MM-DD or ISO 8601") from error
    title = text_field(fields, "title")
    start = len(text) - len(text.lstrip())
    begins = title is not None and text.startswith(title, start)
    return Article(
        doc_id=text_field(fields, "doc_id") or stem_of(page),
        source=text_field(fields, "source") or page.item.source,
        key=page.item.key,
        text=text,
        url=text_field(fields, "url"),
        title=title,
        published=published,
        published_at=published_at,
        language=text_field(fields, "language"),
        headline=Span(start, start + len(title)) if title and begins else None,
    )


def text_field(fields: Mapping[str, Any], name: str) -> str | None:
    """Return a key's value as text without blanks around it, or None."""
    value = fields.get(name)
    if value is None or isinstance(value, dict | list | bool):
        return None
    return str(value).strip() or None


def stem_of(page: Page) -> str:
    """Return the file's name without its ending; for a line of a .jsonl with the line's number."""
    name, mark, line = page.item.key.rpartition(":")
    bare = name.removesuffix(".gz")
    if mark and line.isdigit() and bare.endswith(".jsonl"):
        return f"{PurePosixPath(bare).stem}-{line}"
    return PurePosixPath(page.item.key).stem


def first_line(error: BaseException) -> str:
    """Return the first line of an error's message."""
    return (str(error) or type(error).__name__).splitlines()[0]
