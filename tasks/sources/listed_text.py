"""What titles, links, languages and stamps in a listing mean, however they are written."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urljoin

LONGEST_TITLE = 1_000

_SPACE = re.compile(r"[ \t\r\n]+")
_LINE_BREAK = re.compile(r"[\r\n\t]+")
_TAG = re.compile(r"<[^<>]*>")
_INLINE = r"a|b|i|u|em|strong|span|sup|sub|font|cite|q|mark|small|abbr|p|div|strike|s|tt|code"
_INLINE_END = re.compile(rf"</(?:{_INLINE})\s*>|<br\s*/?>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE}|br)(?:\s[^<>]*)?/?>", re.IGNORECASE)
# Letters of Windows that were written by their number there, where Unicode has control codes.
_WINDOWS_LETTERS = {code: letter for code in range(0x80, 0xA0) if (letter := bytes([code]).decode("cp1252", "ignore"))}


def plain_title(text: str, *, is_html: bool) -> str | None:
    """Return a title in one line: of HTML without the tags of letters in it, entities decoded once."""
    if is_html:
        if "<" in text and _INLINE_END.search(text):
            text = _INLINE_TAG.sub("", text)
        if "&" in text:
            text = html.unescape(text)
    if not text.isascii():
        text = text.translate(_WINDOWS_LETTERS)
    return _SPACE.sub(" ", text).strip()[:LONGEST_TITLE] or None


def plain_length(text: str) -> int:
    """Return how many characters HTML has without its tags."""
    return len(_TAG.sub("", text).strip())


def joined(base: str, link: str | None) -> str | None:
    """Return `link` absolute, with blanks escaped; unchanged where it cannot be joined."""
    if not link:
        return None
    link = _LINE_BREAK.sub("", link.strip()).replace(" ", "%20").replace("&amp;", "&")
    if link.startswith(("https://", "http://")):
        return link
    with suppress(ValueError):
        return urljoin(base, link)
    return link


def is_web(text: str) -> bool:
    """Whether `text` looks like an address of http or https."""
    return text[:8].lower().startswith(("http://", "https://"))


def language_code(text: str | None) -> str | None:
    """Return the two letters of "en-US", "EN" and the like; None for anything else."""
    found = re.match(r"([a-z]{2})(?![a-z])", (text or "").strip().lower())
    return found[1] if found else None


def unbelievable(stamps: Mapping[str, int], listed: int) -> bool:
    """Whether times of change say nothing: of `listed` ≥ 2 things 90 % give the same. `stamps` counts each."""
    return listed >= 2 and bool(stamps) and max(stamps.values()) >= 0.9 * listed
