"""Page → articles: the text of each kind of file, and what it says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

import yaml

from tasks.articles.dates import publication
from tasks.articles.decoding import plain_text
from tasks.articles.language import code_of, language_of_text
from tasks.articles.web_page import article_of_html, html_of, with_listed_time
from tasks.errors import UnreadableError
from tasks.records import Article, Page, Span
from tasks.url_key import key_of_address

ENGLISH = frozenset(("en",))
LARGEST_TEXT = 5_000_000
LONGEST_TITLE = 200
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"#[ \t]+([^\r\n]*[^\s#])")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*$")


def articles_of(
    page: Page, *, now: datetime | None = None, languages: Collection[str] | None = ENGLISH
) -> list[Article]:
    """Return the articles in `page`, in its order.

    `now` (aware) is when a page was fetched: none is published after it. `languages` are the two-letter codes that are
    read, None for all. Raises UnreadableError, which names the item, the remedy and the state in which it ends, where
    the page cannot be decoded, has no text, is too large, no article, or in another language.
    """
    readers = {"txt": text_article, "md": markdown_article, "html": html_article, "json": json_article}
    article = readers[page.media_type](page, now)
    if article.url is None and page.url is not None:
        # A text from the web has no other word of where it is.
        article = replace(article, url=page.url)
    key = page.item.key
    if not article.text.strip():
        raise UnreadableError(key, "no text", "see that the file holds an article", state="not_article")
    if len(article.text) > LARGEST_TEXT:
        problem = f"text of {len(article.text):,} characters; {LARGEST_TEXT:,} are the most"
        raise UnreadableError(key, problem, "split it into one article a file", state="too_large")
    try:
        article.text.encode()
        (article.title or "").encode()
    except UnicodeEncodeError as error:
        raise UnreadableError(
            key, "text with half a character (a lone surrogate)", "write it again as UTF-8"
        ) from error
    article = with_listed_time(in_its_language(article, page), page, now)
    if languages is not None and (article.language or "en") not in languages:
        problem = f"in another language than {', '.join(sorted(languages))}: {article.language}"
        raise UnreadableError(key, problem, "take it out, or say its language if that is wrong", state="other_language")
    return [replace(article, key=key_of_address(article.url)) if article.url else article]


def in_its_language(article: Article, page: Page) -> Article:
    """Return the article with its language: as its file or its list says, else as its text tells.

    What a page declares counts only where its text is short or could be several languages.
    """
    if page.media_type == "html":
        body = article.text[article.headline.end if article.headline else 0 :]
        return replace(article, language=language_of_text(body, article.language or code_of(page.item.language)))
    told = code_of(article.language)
    return replace(article, language=told or language_of_text(article.text, code_of(page.item.language)))


def text_article(page: Page, now: datetime | None) -> Article:  # noqa: ARG001
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


def markdown_article(page: Page, now: datetime | None) -> Article:  # noqa: ARG001
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


def json_article(page: Page, now: datetime | None) -> Article:
    """Return the article of a .json, or of one line of a .jsonl: `text` as it is, or what is readable in `html`."""
    fields = page.fields if page.fields is not None else fields_in(page)
    text, html = fields.get("text"), fields.get("html")
    if isinstance(text, str) and text.strip():
        return described_article(page, fields, text)
    if not isinstance(html, str) or not html.strip():
        raise UnreadableError(page.item.key, 'neither "text" nor "html" in it', "give one of them as a string")
    from_page = article_of_html(page, html, stem_of(page), text_field(fields, "url"), now)
    known = described_article(page, fields, from_page.text)
    if known.published is None:
        known = replace(
            known,
            published=from_page.published,
            published_at=from_page.published_at,
            published_text=from_page.published_text,
            published_basis=from_page.published_basis,
        )
    return replace(
        known,
        title=known.title or from_page.title,
        headline=from_page.headline,
        url=known.url or from_page.url,
        authors=from_page.authors,
        access=from_page.access,
        language=known.language or language_of_text(from_page.text, from_page.language),
    )


def fields_in(page: Page) -> dict[str, Any]:
    """Return the object in a .json or in one line of a .jsonl."""
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
    return fields


def html_article(page: Page, now: datetime | None) -> Article:
    """Return the article of an HTML page."""
    return article_of_html(page, html_of(page), stem_of(page), page.url, now)


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
        published_text=str(fields["published"]).strip() if published else None,
        published_basis="file" if published else None,
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
