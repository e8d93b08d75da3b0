"""The article's own words in an HTML page, without menus, teasers and footers."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction
from trafilatura.settings import Document

from tasks.articles.linked_data import Node
from tasks.articles.page_kind import FEWEST_WORDS, words_in
from tasks.errors import UnreadableError

TextBasis = Literal["page", "json-ld", "feed"]

# In characters: what is larger is without its scripts, styles and embedded files.
LARGEST_HTML = 5_000_000
EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,100},[A-Za-z0-9+/=%_-]{500,}")
CLOSED_BLOCK = re.compile(r"</(?:p|div|li|h[1-6]|blockquote|section)\s*>|<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
# trafilatura leaves these out too, but searches and copies them first. Not "aside": some articles are one.
WITHOUT_TEXT = (
    "script", "style", "template", "svg", "link", "meta", "iframe", "canvas", "map", "object", "embed", "source",
    "track", "audio", "video", "input", "select", "textarea", "applet", "datalist", "noscript", "button", "nav",
    "picture", "img", "footer", "dialog", "menu", "fieldset", "head",
)  # fmt: skip
# No article has more; each costs trafilatura a third of a millisecond, so later ones are left out.
MOST_LINKS = 5_000
# Where a browser may part a word: nothing that was written.
SOFT_HYPHENS = re.compile("[\u00ad\u200b\u2060\ufeff]")
# A page that shows less than this share of what it tells search engines shows the beginning.
SHOWN = 0.67
# In words: an article that is found shorter may be one box of several.
SURELY_AN_ARTICLE = 200


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article without its headline, and where it was found."""

    text: str
    basis: TextBasis


def slim(html: str) -> str:
    """Return a large page without scripts, styles and embedded data; JSON-LD stays."""
    return EMBEDDED.sub("data:,", without(without(html, "script"), "style"))


def without(html: str, tag: str) -> str:
    """Return `html` without the elements of a tag, JSON-LD aside; one that is never closed takes all the rest along."""
    return "".join(around(html, tag))


def around(html: str, tag: str) -> Iterator[str]:
    """Yield the stretches of `html` that are outside the elements of `tag`."""
    # Found by position, not by one expression: that takes quadratic time where many are opened and none is closed.
    lower, at = html.lower(), 0
    if len(lower) != len(html):
        lower = html
    while (start := lower.find(f"<{tag}", at)) >= 0:
        end = lower.find(f"</{tag}", start)
        end = len(html) if end < 0 else (lower.find(">", end) + 1 or len(html))
        opening = lower[start : lower.find(">", start, start + 1000) + 1]
        yield html[at : end if "ld+json" in opening else start]
        at = end
    yield html[at:]


def tree_of(html: str, subject: str) -> HtmlElement:
    """Return the parsed page; raise UnreadableError where there is nothing to parse."""
    # Comments would stand between the words of a paragraph.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        # As bytes, since lxml refuses text that declares an encoding of its own.
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError(subject, "no HTML in it", "see that the page was saved whole") from error


def body_of(tree: HtmlElement, node: Node, from_feed: str | None, is_told_article: bool) -> Body:
    """Return the article's text on the page; where that is short or cut, what JSON-LD or else the feed has of it.

    `node` is the page's JSON-LD, `from_feed` the HTML that the feed brought; `is_told_article`
    says whether the page calls itself an article. `tree` is changed.
    """
    found = Body(readable_text(tree), "page")
    if is_told_article and words_in(found.text) < SURELY_AN_ARTICLE:
        # In several boxes, of which one was taken: trafilatura's balanced way asks how much of the page it covers.
        more = readable_text(tree, favor_precision=False)
        if words_in(more) >= 2 * words_in(found.text):
            found = Body(more, "page")
    told = article_body(node)
    if is_much_longer(told, found.text):
        found = Body(told, "json-ld")
    if from_feed and from_feed.strip() and is_much_longer(text_of_markup(from_feed), found.text):
        brought = text_of_feed(from_feed)
        if is_much_longer(brought, found.text):
            found = Body(brought, "feed")
    return found


def is_much_longer(other: str, text: str) -> bool:
    """Whether `other` has by a good margin more words than `text`, which is then the beginning of it."""
    words = words_in(text)
    return words < SHOWN * words_in(other) and (words < 2 * FEWEST_WORDS or words_in(other) > 2 * words)


def article_body(node: Node) -> str:
    """Return the text that JSON-LD gives of the article, a blank line between two paragraphs."""
    told = node.get("articleBody")
    if isinstance(told, list):
        told = "\n".join(each for each in told if isinstance(each, str))
    return text_of_markup(told) if isinstance(told, str) else ""


def text_of_markup(markup: str) -> str:
    """Return the paragraphs of a text in which tags and entities may stand."""
    plain = TAG.sub("", CLOSED_BLOCK.sub("\n", entities.unescape(markup)))
    return in_paragraphs(plain)


def text_of_feed(markup: str) -> str:
    """Return the readable text of the HTML that a feed brings."""
    try:
        tree = tree_of(f"<html><body><article><div>{markup}</div></article></body></html>", "feed")
    except UnreadableError:
        return ""
    return readable_text(tree) or text_of_markup(markup)


def readable_text(tree: HtmlElement, favor_precision: bool = True) -> str:
    """Return the article's paragraphs, a blank line between two; an empty text where the page has no article.

    `tree` is changed: what can hold no text of an article is taken out of it, since it costs time, scripts and embedded
    data seconds. `favor_precision` prefers too little text to words of menus and teasers.
    """
    for link in list(islice(tree.iter("a"), MOST_LINKS, None)):
        link.tag = "template"
    etree.strip_elements(tree, *WITHOUT_TEXT, with_tail=False)
    for element in tree.xpath("//*[starts-with(@src, 'data:') or starts-with(@href, 'data:')]"):
        for name in ("src", "href"):
            if (element.get(name) or "").startswith("data:"):
                del element.attrib[name]
    document = bare_extraction(tree, include_comments=False, favor_precision=favor_precision, with_metadata=False)
    text = document.text if isinstance(document, Document) else None
    return in_paragraphs(text or "")


def in_paragraphs(text: str) -> str:
    """Return the lines of a text that are not empty, a blank line between two."""
    return "\n\n".join(line.strip() for line in SOFT_HYPHENS.sub("", text).splitlines() if line.strip())
