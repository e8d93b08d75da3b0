"""What XML stands in the bytes of a feed, sitemap or OPML file, which may be damaged in all the ways that occur."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from html.entities import html5
from urllib.parse import urljoin

from lxml import etree

from tasks.errors import WhometError
from tasks.sources.decoding import Body, TooLargeError, UndecodableError

LARGEST_DOCUMENT_BYTES = 50_000_000

LONGEST_HEAD_BYTES = 300_000
# Far beyond the largest feed or sitemap; repairing more would take many seconds.
MOST_AMPERSANDS = 1_000_000
MOST_BRACKETS = 3_000_000
FEED_TYPES = frozenset(("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"))

_LINK = re.compile(r"<link\b([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]{1,40})\s*=\s*(?:(["'])(.*?)\2|([^\s"'>]+))""", re.DOTALL)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_ROOT = re.compile(r"<((?:\w+:)?(?:rss|rdf|feed|channel|urlset|sitemapindex|opml|html))(?=[\s>])", re.IGNORECASE)
_LAST_WHOLE_PART = re.compile(r"</(?:\w+:)?(?:item|entry|url|sitemap|outline)\s*>", re.IGNORECASE)
_PROTECTED = re.compile(r"<!\[CDATA\[|<!--|<\?")
_PROTECTED_END = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}
_NO_LETTER_OF_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_BARE_AMPERSAND = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]{0,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)")
# A "<" that begins no tag: no name follows, or the next "<" comes before any ">".
_STRAY_BRACKET = re.compile(r"<(?![A-Za-z_/!?])|<(?=[^<>]*(?:<|\Z))")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_PREFIX = re.compile(r"[<\s/]([A-Za-z_][\w.-]{0,40}):[A-Za-z_]")
_DECLARED_PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=")
_KNOWN_NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "atom": "http://www.w3.org/2005/Atom",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
# What the labels mean in practice, as browsers read them.
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030"}
_MEANT |= {"gbk": "gb18030", "iso-8859-9": "cp1254", "ks_c_5601-1987": "cp949", "shift_jis": "cp932"}


class UnlistableError(WhometError):
    """A document that lists nothing that can be read: not what it should be, or damaged beyond reading."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """The XML text of a damaged document, from its root element on."""

    text: str
    is_whole: bool
    """False where its end was missing; then it ends with the last part that was whole."""


def safe_parser(*, recover: bool = False) -> etree.XMLParser:
    """Return a parser that opens no file, no connection and no entity, and refuses depth and bulk.

    It is strict, or with `recover` goes on after what is not well-formed.
    """
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover)


def xml_root(content: bytes, url: str, encoding: str | None = None) -> etree._Element:
    """Return the root element of a document; damage is repaired where it can be.

    `encoding` is the charset that the server named. Raises UnlistableError where no XML comes of it, where it
    was cut, and for HTML.
    """
    root = strict_root(content)
    if root is not None:
        if isinstance(root.tag, str) and root.tag.rpartition("}")[2].lower() == "html":
            raise page_instead(content, url)
        return root
    repaired = repaired_text(content, url, encoding)
    if not repaired.is_whole:
        raise UnlistableError(url, "is cut off: its end is missing")
    try:
        return etree.fromstring(repaired.text, safe_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnlistableError(url, f"is not well-formed ({brief(error)})") from error


def page_instead(content: bytes, url: str) -> UnlistableError:
    """Return the error for a page of HTML, which names the feed that the page advertises."""
    feed = advertised_feed(content, url)
    return UnlistableError(url, "is a page of HTML", f"it names the feed {feed}" if feed else "")


def advertised_feed(content: bytes, url: str) -> str | None:
    """Return the address of the first feed that a page of HTML names in its head, absolute."""
    head = content[:LONGEST_HEAD_BYTES].decode("utf-8", "replace")
    for tag in _LINK.findall(head):
        marks = {name.lower(): unescape(value or bare) for name, _, value, bare in _ATTRIBUTE.findall(tag)}
        is_feed = marks.get("type", "").lower() in FEED_TYPES and "alternate" in marks.get("rel", "").lower().split()
        if is_feed and marks.get("href", "").strip():
            with suppress(ValueError):
                return urljoin(url, marks["href"].strip())
    return None


def strict_root(content: bytes) -> etree._Element | None:
    """Return the root of what is well-formed as it stands, in UTF-8 and without document type; else None."""
    label = declared_encoding(content)
    if (label and codec_name(label) not in ("utf-8", "ascii")) or b"<!DOCTYPE" in content:
        return None
    try:
        return etree.fromstring(content, safe_parser())
    except (etree.XMLSyntaxError, ValueError):
        return None


def root_name(content: bytes, encoding: str | None = None) -> str:
    """Return the name of the root element in small letters without prefix, empty where none is known here."""
    found = _ROOT.search(decoded(content[:LONGEST_HEAD_BYTES], encoding))
    return found[1].lower().rpartition(":")[2] if found else ""


def unpacked(content: bytes, url: str, most_bytes: int = LARGEST_DOCUMENT_BYTES) -> bytes:
    """Return the bytes behind gzip, or `content` where it is not gzip; of a cut one what is there.

    Raises UnlistableError beyond `most_bytes` and where it is broken.
    """
    if not content.startswith(b"\x1f\x8b"):
        return content
    body = Body("gzip", most_bytes)
    try:
        body.feed(content)
    except UndecodableError as error:
        raise UnlistableError(url, "is gzip that cannot be unpacked") from error
    except TooLargeError as error:
        raise UnlistableError(url, f"unpacks to more than {most_bytes // 1_000_000} MB") from error
    return body.so_far()


def decoded(content: bytes, encoding: str | None = None) -> str:
    """Return the text of XML or of plain lines, without byte order mark.

    A byte order mark wins, then strict UTF-8, what the document declares, and the server's charset (`encoding`). What
    is none of these is read as UTF-8 with single bytes of Windows between.
    """
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return content[len(mark) :].decode(codec, _WINDOWS if codec == "utf-8" else "replace")
    # UTF-16 without a mark, whatever the label says: every second byte of "<?xml" is zero.
    head = content[:200].lstrip()
    if head[1:4:2] == b"\0\0":
        return content.decode("utf-16-le", "replace")
    if head[:1] == b"\0" and head[2:3] == b"\0":
        return content.decode("utf-16-be", "replace")
    labels = [label for label in (declared_encoding(content), encoding) if label]
    # Escape codes of ISO-2022 and UTF-7 look like ASCII: only bytes above it prove UTF-8.
    candidates = [codec_name(label) for label in labels] if content.isascii() else ["utf-8", *map(codec_name, labels)]
    for codec in candidates:
        try:
            return content.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("utf-8", _WINDOWS)


def declared_encoding(content: bytes) -> str | None:
    """Return the encoding that the XML declaration names, in small letters."""
    found = _DECLARED.search(content[:400])
    return found[1].decode("ascii").lower() if found else None


def codec_name(label: str) -> str:
    """Return the codec that a label means; utf-8 for an unknown one and for a wide one, whose bytes were not wide."""
    label = label.strip().strip("\"'").lower()
    name = _MEANT.get(label, label)
    try:
        name = codecs.lookup(name).name
    except (LookupError, ValueError):
        return "utf-8"
    return "utf-8" if name.startswith(("utf-16", "utf-32")) or name in _NOT_TEXT else _MEANT.get(name, name)


# Codecs of Python that are no charsets.
_NOT_TEXT = frozenset(("base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "idna", "punycode", "unicode-escape"))


def _byte_of_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.start + 1].decode("cp1252", "replace"), error.start + 1


_WINDOWS = "whomet-windows"
codecs.register_error(_WINDOWS, _byte_of_windows)


def repaired_text(content: bytes, url: str, encoding: str | None = None) -> Repaired:
    """Return the XML text with what is commonly broken set right; it may still not be well-formed.

    What stands before the root (blanks, warnings of PHP, the document type) and behind it is dropped; bare "&", names
    of HTML, stray "<", letters that XML does not know and undeclared prefixes are repaired; a document that was cut
    ends behind its last whole part. No entity is expanded but those that HTML knows. Raises UnlistableError where there
    is no root of a feed, sitemap or OPML file.
    """
    text = _NO_LETTER_OF_XML.sub("", decoded(content, encoding))
    if text.count("&") > MOST_AMPERSANDS or text.count("<") > MOST_BRACKETS:
        raise UnlistableError(url, "is too damaged to be read")
    found = _ROOT.search(text)
    if not found:
        raise UnlistableError(url, "is empty" if not text.strip() else "is no XML that is known here")
    root = found[1]
    if root.lower() == "html":
        raise page_instead(content, url)
    text = text[found.start() :]
    closing = f"</{root}>"
    end = text.rfind(f"</{root}")
    is_whole = end >= 0
    if is_whole:
        text = text[:end] + closing
    else:
        last_end = max((part.end() for part in _LAST_WHOLE_PART.finditer(text)), default=0)
        if not last_end:
            raise UnlistableError(url, "ends before its first entry does")
        text = text[:last_end]
        channel = re.compile(r"<(/?)channel[\s>]")
        is_open = sum(-1 if mark[1] else 1 for mark in channel.finditer(text)) > 0 and root.lower() != "channel"
        text += ("</channel>" if is_open else "") + closing
    text = "".join(part if is_protected else _with_marks_set_right(part) for part, is_protected in _parts(text))
    prefixes = set(_PREFIX.findall(text)) - set(_DECLARED_PREFIX.findall(text)) - {"xml", "xmlns"}
    declarations = "".join(f' xmlns:{name}="{_KNOWN_NAMESPACES.get(name, "urn:x-undeclared")}"' for name in prefixes)
    start = len(root) + 1
    return Repaired(text[:start] + declarations + text[start:], is_whole)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text in pieces, with whether each is a CDATA section, comment or instruction; in linear time."""
    position = 0
    for opening in _PROTECTED.finditer(text):
        if opening.start() < position:
            continue
        closing = _PROTECTED_END[opening.group()]
        end = text.find(closing, opening.end())
        if end < 0:
            break
        yield text[position : opening.start()], False
        position = end + len(closing)
        yield text[opening.start() : position], True
    yield text[position:], False


def _with_marks_set_right(text: str) -> str:
    return _STRAY_BRACKET.sub("&lt;", _ENTITY.sub(_entity, _BARE_AMPERSAND.sub("&amp;", text)))


def _entity(found: re.Match[str]) -> str:
    name = found[1]
    if name.startswith("#"):
        code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        is_letter = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code < 0x110000
        return found[0] if is_letter else ""
    if name in _OF_XML:
        return found[0]
    letters = html5.get(f"{name};")
    if letters is None:
        return f"&amp;{name};"
    return "".join(f"&#{ord(letter)};" for letter in letters)


def brief(error: Exception) -> str:
    """Return the first words of a parser's message, without its position."""
    return str(error).partition(", line")[0][:100]
