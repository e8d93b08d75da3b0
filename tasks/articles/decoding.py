"""Which characters the bytes of a page stand for."""

from __future__ import annotations

import codecs
import re

from tasks.errors import UnreadableError

DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
# What browsers read for these names, since pages under them use the larger set.
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252"}


def plain_text(content: bytes, subject: str) -> str:
    """Return `content` as UTF-8 without a byte order mark, newlines kept.

    Raises UnreadableError where it is not UTF-8 or holds NUL, so is no text.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"not UTF-8 text (byte {error.start})"
        raise UnreadableError(subject, problem, "save it as UTF-8, or remove it if it is no text") from error
    if "\0" in text:
        raise UnreadableError(subject, "binary, not text", "remove it, or give it its own ending")
    return text


def page_text(content: bytes) -> str:
    """Return the HTML in `content`: as strict UTF-8, else as it declares, else as Windows-1252.

    NUL is dropped; bytes that mean nothing in the encoding become U+FFFD.
    """
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace").replace("\0", "")
    try:
        return content.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        declared = DECLARED.search(content[:4096])
        name = encoding_name(declared.group(1).decode("ascii")) if declared else "cp1252"
        return content.decode(name, errors="replace").replace("\0", "")


def encoding_name(declared: str) -> str:
    """Return Python's name of a declared encoding, its wider form where browsers use that; cp1252 where unknown."""
    try:
        name = codecs.lookup(declared).name
        # A codec that is no text encoding (base64, rot13) cannot be what a page means.
        "".encode(name)
    except (LookupError, ValueError):
        return "cp1252"
    return WIDER.get(name, "cp1252" if name == "utf-8" else name)
