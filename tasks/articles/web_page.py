"""HTML page → article: what it says, what it says of itself, and why it is none where it is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from lxml.html import HtmlElement

from tasks.articles.dates import is_plausible
from tasks.articles.decoding import page_text
from tasks.articles.metadata import Metadata, head_of, metadata_in
from tasks.articles.page_kind import (
    FEWEST_WORDS,
    SCRIPT_WANTED,
    Features,
    features_of,
    file_kind,
    links_of,
    refusal,
    words_in,
)
from tasks.articles.readable_text import LARGEST_HTML, body_of, slim, tree_of
from tasks.errors import UnreadableError
from tasks.records import Access, Article, Page, Span

# A page and a feed may mean the same moment and write different days: one in UTC, one in local time.
SAME_PUBLICATION = timedelta(days=1)


def html_of(page: Page) -> str:
    """Return the HTML of a page, without scripts where it is large.

    Raises UnreadableError, state bad_type or too_large, for other kinds of files and for what is still large.
    """
    if kind := file_kind(page.content):
        raise UnreadableError(page.item.key, f"{kind}, no page", "give it its own ending", state="bad_type")
    html = page_text(page.content, page.encoding)
    if len(html) <= LARGEST_HTML:
        return html
    html = slim(html)
    if len(html) > LARGEST_HTML and page.url:
        problem = f"{len(html):,} characters without its scripts; {LARGEST_HTML:,} are the most"
        raise UnreadableError(page.item.key, problem, state="too_large")
    return html


def article_of_html(page: Page, html: str, doc_id: str, address: str | None, now: datetime | None) -> Article:
    """Return headline, blank line and body of a page, with what it says of itself.

    `address` is where it was fetched from, or the URL in the record of a file; `now` (aware) is when it was fetched.
    Raises UnreadableError, state not_article, with the reason, for what is no article.
    """
    tree = tree_of(html, page.item.key)
    head = head_of(tree)
    known = metadata_in(head, address, now, is_fetched=page.url is not None)
    # Lists of some makers call themselves articles too, but give no time.
    links = links_of(tree, with_teasers=not (known.is_told_article and known.has_told_time))
    body = body_of(tree, known.node, page.item.content, known.is_told_article)
    features = features_of(head, known, links, body.text, page.url, asks_for_script(tree, body.text))
    if refused := refusal(features):
        state, reason = refused
        raise UnreadableError(page.item.key, reason, "see that the file holds an article", state=state)
    text, headline = under_headline(known.title, body.text)
    written = known.published
    return Article(
        doc_id=doc_id,
        source=page.item.source,
        key=page.item.key,
        text=text,
        url=known.url,
        title=known.title,
        published=written.day if written else None,
        published_at=written.moment if written else None,
        published_text=written.text if written else None,
        published_basis=written.basis if written else None,
        authors=known.authors,
        access=access_of(known, features),
        language=known.language,
        headline=headline,
    )


def asks_for_script(tree: HtmlElement, body: str) -> bool:
    """Whether a page that shows little asks for JavaScript."""
    return words_in(body) < FEWEST_WORDS and bool(SCRIPT_WANTED.search(" ".join(tree.itertext())))


def access_of(known: Metadata, page: Features) -> Access:
    """Return whether all of an article can be read: by what it says, or by its length."""
    return "partial" if known.is_free is False or (page.address and page.words < FEWEST_WORDS) else "full"


def under_headline(title: str | None, body: str) -> tuple[str, Span | None]:
    """Return the text and the headline's span: title, blank line, body; the title is not said twice."""
    if not title or not body:
        return body, None
    first, _, rest = body.partition("\n")
    if " ".join(first.split()).casefold() == title.casefold():
        body = rest.lstrip("\n")
    return f"{title}\n\n{body}", Span(0, len(title))


def with_listed_time(article: Article, page: Page, now: datetime | None) -> Article:
    """Return the article with the time that its feed or sitemap gives, where the page gives none or another day.

    Where both mean the same moment the page's writing stays, since it has the local day.
    """
    listed = page.item.published_at
    if listed is None or not is_plausible(listed.date(), listed, now):
        if article.published is None and page.item.published:
            day = page.item.published
            return replace(article, published=day, published_text=day.isoformat(), published_basis="listing")
        return article
    if article.published_at and abs(article.published_at - listed) <= SAME_PUBLICATION:
        return article
    if article.published and not article.published_at and abs(article.published - listed.date()) <= SAME_PUBLICATION:
        return replace(article, published_at=listed)
    return replace(
        article,
        # The listing's own day: the moment is kept in UTC, where an evening may be the day after.
        published=page.item.published or listed.date(),
        published_at=listed,
        published_text=listed.isoformat(),
        published_basis="listing",
    )
