"""The page behind an item of the web, or of a feed that brings the text itself."""

from __future__ import annotations

import html
import re

from tasks.records import MediaType, Page, SourceItem
from tasks.sources.listed_items import GUID_MARK, HASH_MARK
from tasks.sources.web import FetchError, Response, Validators, Web

HTML_TYPES = frozenset(("", "text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"))
XML_TYPES = frozenset(("text/xml", "application/xml"))
# How files begin that servers sometimes call text or HTML.
_NOT_TEXT = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"RIFF", b"\x1f\x8b", b"{\\rtf", b"ID3")
_LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


async def fetched_page(web: Web, item: SourceItem, delay: float | None = None) -> Page:
    """Return the page at the item's address, or the text that the feed brings where the item has no page.

    Raises FetchError where there is none to be had, with state bad_type for what is neither HTML nor text, and with
    state unchanged where the server says that it is as it was.
    """
    if item.key.startswith((GUID_MARK, HASH_MARK)):
        return page_of_content(item)
    response = await web.get(item.address, "page", Validators(item.etag, item.last_modified), delay)
    if response.is_unchanged:
        raise FetchError(item.address, "unchanged", "", status=response.status)
    return page_of(item, response)


def page_of(item: SourceItem, response: Response) -> Page:
    """Return the answer as the item's page; raise FetchError for what is neither HTML nor text."""
    media_type = media_type_of(response)
    if media_type is None:
        kind = response.content_type or "unknown"
        raise FetchError(item.address, "bad_type", f"neither HTML nor text ({kind})", status=response.status)
    validators = response.validators
    return Page(
        item,
        media_type,
        response.content,
        response.url,
        response.encoding,
        validators.etag,
        validators.last_modified,
    )


def media_type_of(response: Response) -> MediaType | None:
    """Return whether an answer is HTML or plain text, by its type and, as types are often wrong, how it begins."""
    head = response.content[:4_096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(_NOT_TEXT):
        return None
    is_html = _LOOKS_LIKE_HTML.match(head) is not None
    if response.content_type in HTML_TYPES or (is_html and response.content_type in XML_TYPES):
        return "html"
    if response.content_type == "text/plain":
        return "html" if is_html else "txt"
    return None


def page_of_content(item: SourceItem) -> Page:
    """Return a page of the text that the feed brings; raise FetchError where it no longer brings any."""
    if not item.content:
        raise FetchError(item.address, "gone", "the feed gives no link and no longer a text")
    title = html.escape(item.title or "", quote=False)
    heading = f"<h1>{title}</h1>" if title else ""
    language = f' lang="{item.language}"' if item.language else ""
    text = (
        f'<!DOCTYPE html><html{language}><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article>{heading}{item.content}</article></body></html>"
    )
    return Page(item, "html", text.encode("utf-8", "replace"), encoding="utf-8")
