"""Which characters the bytes of a page stand for."""

from __future__ import annotations

import codecs
import re

from resiliparse.parse.encoding import detect_encoding

from tasks.errors import UnreadableError

DECLARED = re.compile(rb"""<meta[^>]{1,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
DECLARED_IN_XML = re.compile(rb"""^\s*<\?xml[^>]{1,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]+)""")
# What browsers read for these names, since pages under them use the larger set.
WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254",
    "iso8859-11": "cp874", "tis-620": "cp874", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs",
}  # fmt: skip
MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
# Encodings of seven bits, which any page in ASCII is.
ESCAPED = ("iso2022_jp", "iso2022_kr", "hz")
# The most that is looked at to tell whether a text makes sense, in characters.
LOOKED_AT = 200_000

# What bytes give that were written in another encoding: what cannot be decoded; control characters; Latin letters and
# letters of another script in one word; a run of accented letters; in Cyrillic a capital after a small letter.
BROKEN = re.compile("[\ufffd\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
MIXED = re.compile(
    "[A-Za-z][\u0370-\u07ff]|[\u0370-\u07ff][A-Za-z]|[\u00c0-\u00ff]{5}|[\u00a1-\u00ff]{6}|[\u0430-\u044f][\u0410-\u042f]"
)


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


def page_text(content: bytes, charset: str | None = None) -> str:
    """Return the HTML in `content`; `charset` is what the server calls its encoding.

    A byte order mark counts, then strict UTF-8, then what the server and the page declare, then what the bytes look
    like. What is declared is not believed where the text makes no sense and another encoding makes more. NUL is
    dropped; bytes that mean nothing in the encoding become U+FFFD.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace").removeprefix("\ufeff").replace("\0", "")
    declared = declared_encodings(content, charset)
    if content[:2000].count(0) > len(content[:2000]) / 4:
        # Letters of two bytes without a mark: the zero of ASCII letters stands first or second.
        encoding = "utf-16-be" if content[:2000:2].count(0) > content[1:2000:2].count(0) else "utf-16-le"
        return content.decode(encoding, errors="replace").replace("\0", "")
    if not any(name in ESCAPED for name in declared):
        text = content.decode("utf-8", errors="replace")
        if is_nearly_utf8(text, content):
            return text.replace("\0", "")
    return most_sensible(content, declared).replace("\0", "")


def is_nearly_utf8(text: str, content: bytes) -> bool:
    """Whether bytes decoded as UTF-8 give what was meant: without a fault, or with few beside many other letters."""
    faults = text.count("\ufffd")
    if not faults:
        return True
    if content.count(b"\xef\xbf\xbd") >= faults:
        return True
    others = len(re.findall("[\u0080-\ufffc\U00010000-\U0010ffff]", text))
    return others >= 10 * faults


def most_sensible(content: bytes, declared: list[str]) -> str:
    """Return the text in the first declared encoding in which it makes sense, else in the one where it makes most."""
    best, fewest = "", None
    for encoding in (*declared, None):
        name = encoding or detected(content)
        text = content.decode(name, errors="replace")
        faults = nonsense(text)
        if not faults:
            return text
        if fewest is None or faults < fewest:
            best, fewest = text, faults
    return best


def nonsense(text: str) -> int:
    """Return how many signs there are that a text was written in another encoding; a few in a long text are none."""
    start = text[:LOOKED_AT]
    faults = 3 * len(BROKEN.findall(start)) + len(MIXED.findall(start))
    return faults if faults > 5 or "\ufffd" in start else 0


def declared_encodings(content: bytes, charset: str | None) -> list[str]:
    """Return Python's names of what the server and the page declare, in this order; unknown names are left out."""
    start = content[:8192]
    found = [match.group(1).decode("ascii") for form in (DECLARED_IN_XML, DECLARED) if (match := form.search(start))]
    names = [encoding_name(each) for each in (charset, *found) if each]
    return list(dict.fromkeys(name for name in names if name))


def detected(content: bytes) -> str:
    """Return Python's name of the encoding that the bytes look like; cp1252 where that is none."""
    name = encoding_name(detect_encoding(content, max_len=LOOKED_AT) or "")
    return name or "cp1252"


def encoding_name(declared: str) -> str | None:
    """Return Python's name of a declared encoding, its wider form where browsers use that; None where unknown.

    None for UTF-8 as well: a page that is not UTF-8 does not become so by its label.
    """
    try:
        name = codecs.lookup(declared.strip().strip("'\"")).name
        # A codec that is no text encoding (base64, rot13) cannot be what a page means.
        "".encode(name)
    except (LookupError, ValueError):
        return None
    # A page that declares UTF-16 in ASCII letters is not in UTF-16.
    return (
        None if name.startswith(("utf", "idna", "punycode", "unicode", "raw", "undefined")) else WIDER.get(name, name)
    )
