"""The article's own words in an HTML page, without menus, teasers and footers."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction
from trafilatura.settings import Document

from tasks.errors import UnreadableError


def tree_of(html: str, subject: str) -> HtmlElement:
    """Return the parsed page; raise UnreadableError where there is nothing to parse."""
    try:
        # As bytes, since lxml refuses text that declares an encoding of its own.
        return document_fromstring(html.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(subject, "no HTML in it", "see that the page was saved whole") from error


def readable_text(tree: HtmlElement) -> str:
    """Return the article's paragraphs, a blank line between two; an empty text where the page has no article.

    `tree` is changed: scripts, styles and embedded data are taken out of it, since they cost seconds.
    """
    etree.strip_elements(tree, "script", "style", "template", with_tail=False)
    for element in tree.xpath("//*[starts-with(@src, 'data:') or starts-with(@href, 'data:')]"):
        for name in ("src", "href"):
            if (element.get(name) or "").startswith("data:"):
                del element.attrib[name]
    document = bare_extraction(tree, include_comments=False, favor_precision=True, with_metadata=False)
    text = document.text if isinstance(document, Document) else None
    return "\n\n".join(line.strip() for line in (text or "").splitlines() if line.strip())
