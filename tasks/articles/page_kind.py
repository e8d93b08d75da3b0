"""Whether a page is an article, and what it is if not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tasks.articles.linked_data import is_article, types_of
from tasks.articles.metadata import Head, Metadata, alike
from tasks.records import ItemState

FEWEST_WORDS = 80
"""Below it an article counts as the beginning of one."""
HARDLY_ANY_WORDS = 30
# The rule of Media Cloud's metadata-lib for home and section pages.
SECTION_PATH = re.compile(r"/?[a-z/\-_]{0,18}/?")
COLLECTION_TYPES = frozenset(
    ("CollectionPage", "ItemList", "SearchResultsPage", "ContactPage", "AboutPage", "ProfilePage", "WebSite", "Blog")
)
PICTURE_TYPES = re.compile(r"(VideoObject|ImageGallery|MediaGallery|ImageObject|AudioObject|PodcastEpisode|Clip)$")
ERROR_TITLE = re.compile(
    # "400 people meet" and "Forbidden City reopens" are titles of articles.
    r"^(?:error\s+|http\s+)*(?:40[0-9]|410|429|50[0-9])\s*"
    r"(?:$|[|:–—!.-]|error|not found|page|forbidden|bad|service|internal|gone)"
    r"|^(?:error|not found|access denied|forbidden|service unavailable|internal server error|bad (?:gateway|request))"
    r"\s*(?:$|[|:–—!.-]\s)"
    r"|\b(?:page|article|story|content|file) (?:was |is |can ?not be |could not be |you requested was )?"
    r"(?:not found|unavailable|no longer available|missing)"
    r"|\bpage (?:doesn.t|does not) exist|^(?:oops|whoops)\b|^just a moment|^attention required"
    r"|^are you (?:a robot|human)|^(?:robot|security) check"
    r"|^pardon our interruption|^verify(?:ing)? you are human|^checking your browser"
    r"|^(?:site|website) (?:is )?(?:under|down for) maintenance",
    re.IGNORECASE,
)
CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\w*|\byour privacy\b|\bprivacy (?:policy|settings|choices|preferences)\b|\bour partners\b"
    r"|\blegitimate interests?\b|\baccept all\b|\breject all\b|\bpersonal data\b"
    r"|\bpersonali[sz]ed (?:ads|advert\w*|content)\b"
    r"|\bmanage (?:settings|options|preferences)\b|\bvendors\b|\badvertising\b|\bgdpr\b",
    re.IGNORECASE,
)
CONSENT_ADDRESS = re.compile(
    r"^(?:consent|cmp|privacy|login|accounts?)\.|/(?:consent|cookie-?wall|privacy-?gate|collectconsent)\b"
)
SCRIPT_WANTED = re.compile(
    r"(?:enable|turn on|activate|requires?|needs?|without|switch on)\s+(?:your |the )?java\s?script"
    r"|java\s?script\s+(?:is|to be|must be|has been|appears to be|seems to be)\s+(?:not |currently )?"
    r"(?:enabled|disabled|required|turned off|on\b)",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[.!?…。！？۔।:][\"'”’»)\]]*$")
HEADINGS = ("h2", "h3", "h4")
LONGEST_TEASER = 100
"""In words, with its heading."""
MOST_TEASERS = 200
MOST_BLOCKS = 10
FILES = (
    (b"%PDF-", "PDF"), (b"\x89PNG\r\n", "PNG image"), (b"\xff\xd8\xff", "JPEG image"), (b"GIF8", "GIF image"),
    (b"PK\x03\x04", "ZIP archive"), (b"\x1f\x8b\x08", "gzip archive"), (b"\xd0\xcf\x11\xe0", "Office document"),
    (b"OggS", "Ogg media"), (b"ID3", "MP3 audio"), (b"{\\rtf", "RTF document"), (b"%!PS", "PostScript"),
    (b"\x1aE\xdf\xa3", "WebM video"), (b"\x7fELF", "program"), (b"wOF2", "font"), (b"wOFF", "font"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Links:
    """What stands in the links of a page and around those that are headings."""

    texts: frozenset[str]
    """Texts of at least four words in links and teasers, folded as `alike` does."""
    teasers: int
    """Headings of the second rank and below that are links of at least four words."""


@dataclass(frozen=True, slots=True)
class Features:
    """What tells an article from other pages."""

    address: str | None
    """Where it was fetched from; None for a file."""
    words: int
    """Of the body."""
    prose_words: int
    """Of those, in paragraphs that are sentences and no link."""
    prose_paragraphs: int
    linked_share: float
    """How much of the body, in words, is what links and teasers on the page say."""
    teasers: int
    """Headings that are links."""
    title: str
    """Of the article, or what the title element says."""
    is_told_article: bool
    """Whether the page itself says so: an article in its JSON-LD, or og:type."""
    is_told_collection: bool
    """Whether it says that it is a list or a site."""
    is_told_picture: bool
    """Whether it says that it is video, audio or pictures."""
    has_time: bool
    """Whether JSON-LD or a meta tag gives a time of publication."""
    consent_words: int
    """Words about cookies and consent in the body."""
    asks_for_script: bool
    """Whether the page asks for JavaScript."""


def file_kind(content: bytes) -> str | None:
    """Return what kind of file these bytes are if they are surely no page, else None."""
    start = content[:1024].lstrip()
    for mark, name in FILES:
        if start.startswith(mark):
            return name
    if start[:4] == b"RIFF" or start[4:8] == b"ftyp":
        return "media file"
    # UTF-16 has a zero at every second place, a program or picture has them without order beside other control bytes.
    controls = sum(byte < 9 or 13 < byte < 27 for byte in start)
    zeros = start.count(0)
    return "binary file" if controls - zeros > len(start) / 20 else None


def links_of(tree: HtmlElement, with_teasers: bool = True) -> Links:
    """Return what links say on a page; `with_teasers` also the lines beside those that are headings.

    A teaser is a link and a line. Looking for these takes three times as long.
    """
    texts: set[str] = set()
    teasers: list[HtmlElement] = []
    for link in tree.iter("a"):
        said = " ".join(link.itertext())
        if said.count(" ") < 3:
            continue
        texts.add(alike(said))
        if with_teasers and len(link):
            texts.update(texts_within(link))
        parent = link.getparent()
        if (parent is not None and parent.tag in HEADINGS) or any(child.tag in HEADINGS for child in link):
            teasers.append(link)
    for link in teasers[: MOST_TEASERS if with_teasers else 0]:
        texts.update(texts_within(card_around(link)))
    return Links(frozenset(texts), len(teasers))


def card_around(link: HtmlElement) -> HtmlElement:
    """Return the largest element around a link that still is no more than a teaser."""
    card = link
    for element in islice(link.iterancestors(), 5):
        if sum(1 for _ in islice(words_within(element), LONGEST_TEASER + 1)) > LONGEST_TEASER:
            break
        card = element
    return card


def words_within(element: HtmlElement) -> Iterator[str]:
    """Yield the words in an element, as far as they are asked for."""
    for text in element.itertext():
        yield from text.split()


def texts_within(element: HtmlElement) -> Iterator[str]:
    """Yield the texts of at least four words of the blocks in an element, folded as `alike` does."""
    for block in islice(element.iter("p", "div", "span", *HEADINGS), MOST_BLOCKS):
        words = list(islice(words_within(block), LONGEST_TEASER))
        if len(words) > 3:
            yield alike(" ".join(words))


def features_of(
    head: Head, known: Metadata, links: Links, body: str, address: str | None, asks_for_script: bool
) -> Features:
    """Return what tells an article from other pages; `body` is the readable text without the headline."""
    paragraphs = [paragraph for paragraph in body.split("\n") if paragraph.strip()]
    counts = [words_in(paragraph) for paragraph in paragraphs]
    linked = [alike(paragraph) in links.texts for paragraph in paragraphs]
    is_prose = [
        not is_link and count >= 12 and bool(SENTENCE.search(paragraph.rstrip()))
        for paragraph, count, is_link in zip(paragraphs, counts, linked, strict=True)
    ]
    types = {name for node in known.nodes for name in types_of(node)}
    words = sum(counts)
    return Features(
        address=address,
        words=words,
        prose_words=sum(count for count, prose in zip(counts, is_prose, strict=True) if prose),
        prose_paragraphs=sum(is_prose),
        linked_share=sum(count for count, is_link in zip(counts, linked, strict=True) if is_link) / max(1, words),
        teasers=links.teasers,
        title=known.title or head.title,
        is_told_article=known.is_told_article,
        is_told_collection=bool(types & COLLECTION_TYPES) or count_of_articles(known) > 3,
        is_told_picture=any(map(PICTURE_TYPES.search, types)) or known.open_graph_type.startswith(("video", "music")),
        has_time=known.has_told_time,
        consent_words=len(CONSENT.findall(body[:20_000])),
        asks_for_script=asks_for_script,
    )


def count_of_articles(known: Metadata) -> int:
    """Return how many articles the page describes beside its own, if it has one."""
    return 0 if known.node else sum(map(is_article, known.nodes))


def words_in(text: str) -> int:
    """Return the number of words; of a text without blanks between them (Chinese, Japanese, Thai) about that."""
    words = text.split()
    return max(len(words), len("".join(words)) // 12 if len(text) > 40 * max(1, len(words)) / 2 else 0)


def refusal(page: Features) -> tuple[ItemState, str] | None:
    """Return the state and the reason where a page is no article, None where it is one.

    A file, which somebody hands over on purpose, is an article wherever there is a text.
    """
    if page.address is None:
        return None if page.words else ("not_article", "no text")
    path = urlsplit(page.address).path
    is_short = page.words < FEWEST_WORDS
    says_article = page.is_told_article and page.has_time
    if ERROR_TITLE.search(page.title) and page.words < 200 and not says_article:
        return "not_article", "an error page, or one that asks whether a person reads"
    if is_consent(page):
        return "not_article", "a page that asks for consent"
    if page.asks_for_script and page.words < (HARDLY_ANY_WORDS if says_article else 2 * HARDLY_ANY_WORDS):
        return "not_article", "a page that needs JavaScript to show anything"
    if is_index(page, path):
        return "not_article", "a page that lists articles"
    if is_short and page.is_told_picture and not (page.is_told_article and page.words >= HARDLY_ANY_WORDS):
        return "not_article", f"video or pictures with {page.words} words"
    if page.words < HARDLY_ANY_WORDS:
        return "not_article", f"only {page.words} words" if page.words else "no text"
    if is_short and not page.is_told_article and not page.has_time:
        return "not_article", f"only {page.words} words, and nothing says that it is an article"
    return None


def is_consent(page: Features) -> bool:
    """Whether a page asks for consent: few words, and many of them about cookies."""
    if page.address and CONSENT_ADDRESS.search(page.address.split("://", 1)[-1]) and page.consent_words >= 2:
        return True
    if page.is_told_article:
        return page.words < 150 and page.consent_words >= 4 and page.consent_words * 12 >= page.words
    return page.words < 800 and page.consent_words >= 3 and page.consent_words * 25 >= page.words


def is_index(page: Features, path: str) -> bool:
    """Whether a page lists articles: by its path, by what it says of itself, by links and teasers in place of prose."""
    has_query = bool(page.address and urlsplit(page.address).query)
    says_article = page.is_told_article and page.has_time
    is_teasing = page.linked_share > 0.3 or page.prose_words < 0.4 * page.words
    is_prose = page.prose_paragraphs >= 3 and page.linked_share < 0.1 and not is_teasing
    if not path.strip("/") and not has_query:
        return not (says_article and is_prose)
    if says_article:
        # Of a list that describes its first article, most is teasers all the same.
        return page.linked_share > 0.4 and (page.teasers >= 5 or page.prose_paragraphs < 3)
    if is_prose:
        return False
    if page.linked_share > 0.5 and page.teasers >= 3:
        return True
    signs = (
        bool(SECTION_PATH.fullmatch(path)) and not has_query,
        page.is_told_collection,
        is_teasing,
        page.teasers >= 8,
        not page.is_told_article and not page.has_time,
    )
    return sum(signs) >= 3
