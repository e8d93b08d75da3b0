"""A sitemap on the web, of one document or an index of many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from tasks.records import ItemState, Reject, SourceItem
from tasks.sources.asking import ask, failed, reject_of, unlistable
from tasks.sources.document_text import UnlistableError
from tasks.sources.listed_items import items_of_sitemap, listing_of, rejects_of_lines
from tasks.sources.polling import PollOutcome, after_answer
from tasks.sources.sitemap_document import SitemapDocument, SitemapEntry, read_sitemap
from tasks.sources.source import DocumentMemory, Listing, SourceMemory
from tasks.sources.source_on_the_web import SourceOnTheWeb
from tasks.sources.web import FetchError, Response, Validators, Web
from tasks.url_key import key_of_address

DEEPEST = 3
MOST_DOCUMENTS = 20
MOST_ITEMS = 200_000


@dataclass(frozen=True, slots=True)
class SitemapSource(SourceOnTheWeb):
    """The URLs of a sitemap; `interval` and `delay` (between two requests to a host) in seconds.

    Of an index the sitemaps below it are read too, to a depth of `DEEPEST`, at most `most_documents` of them in a poll:
    the others wait for the next one. Once read, one is asked for again when the index gives another lastmod for it, or
    none that can be believed.
    """

    most_documents: int = MOST_DOCUMENTS
    most_items: int = MOST_ITEMS

    @property
    def kind(self) -> str:
        """Return its kind in sources.toml."""
        return "sitemap"

    async def listed(self, web: Web, memory: SourceMemory, address: str) -> tuple[PollOutcome, Listing]:
        """Return the URLs of all documents that have changed."""
        document = memory.documents.get(address)
        try:
            asked = await ask(web, address, "sitemap", document, self.delay, self.rules)
        except FetchError as error:
            return failed(error), Listing(())
        response = asked.response
        root = None
        if not asked.is_unchanged:
            try:
                root = read_sitemap(response.content, response.url, web.now(), response.encoding)
            except UnlistableError as error:
                return unlistable(error, response), Listing(())
        remembered = after_answer(document, address, asked.sent, response, web.now())
        is_kept = root is None or root.is_whole
        kept = {**memory.documents, address: remembered} if is_kept else dict(memory.documents)
        return await self.walk(web, kept, address, response, root)

    async def walk(
        self,
        web: Web,
        documents: Mapping[str, DocumentMemory],
        address: str,
        response: Response,
        root: SitemapDocument | None,
    ) -> tuple[PollOutcome, Listing]:
        """Return the outcome and listing of the sitemap `root` at `address`, which came in `response`.

        `root` is None where it is as it was: then what is remembered of it in `documents` says what is below it.
        """
        walk = _Walk(self.name, self.language, dict(documents), {key_of_address(address), key_of_address(response.url)})
        if root is not None:
            walk.take(root, address, depth=1)
        walk.add_remembered(address)
        turn = int(web.now().timestamp() // max(self.interval, 1.0))
        asked = 0
        while walk.waiting:
            batch = walk.in_order(turn * self.most_documents)
            walk.waiting = []
            for place, below in enumerate(batch):
                if asked >= self.most_documents or len(walk.items) >= self.most_items:
                    walk.leave(batch[place:] + walk.waiting)
                    walk.waiting = []
                    break
                asked += 1
                await self._read_below(web, walk, below)
        if walk.errors and not walk.successes and root_lists_nothing(root):
            first = walk.errors[0]
            return replace(failed(first), response=response, documents=walk.documents), listing_of((), walk.rejects)
        listing = replace(listing_of(walk.items, walk.rejects), skipped=dict(walk.skipped))
        state: ItemState = "ok" if root is not None or walk.has_news else "unchanged"
        return PollOutcome(state, response, reason=walk.reason, documents=walk.documents), listing

    async def _read_below(self, web: Web, walk: _Walk, below: _Below) -> None:
        url = below.address
        document = walk.documents.get(url)
        try:
            asked = await ask(web, url, "sitemap", document, self.delay, self.rules)
        except FetchError as error:
            walk.fail(below, error)
            return
        response = asked.response
        answered = after_answer(document, url, asked.sent, response, web.now(), below.lastmod)
        remembered = replace(answered, depth=below.depth)
        if asked.is_unchanged:
            walk.documents[url] = remembered
            walk.successes += 1
            return
        try:
            found = read_sitemap(response.content, response.url, web.now(), response.encoding)
        except UnlistableError as error:
            # Its bytes are known to list nothing; without validators it is read anew when they change.
            walk.documents[url] = replace(remembered, validators=Validators())
            walk.rejects.append(reject_of(error, self.name, url, response.content))
            walk.errors.append(FetchError(url, "parse_error", error.problem))
            return
        walk.documents[url] = remembered if found.is_whole else walk.unread(below)
        walk.successes += 1
        walk.has_news = True
        walk.take(found, url, below.depth)


def root_lists_nothing(root: SitemapDocument | None) -> bool:
    """Whether all that a sitemap lists is in documents below it."""
    return root is None or root.kind == "index"


@dataclass(frozen=True, slots=True)
class _Below:
    """A sitemap that an index lists, to be asked for."""

    address: str
    lastmod: str
    depth: int
    is_new: bool
    """Never read, or changed as its index says."""
    is_listed: bool = True
    """Whether an index that was read now lists it."""


@dataclass(slots=True)
class _Walk:
    """What a walk over the documents of one sitemap has found so far."""

    source: str
    language: str | None
    documents: dict[str, DocumentMemory]
    seen: set[str]
    items: list[SourceItem] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    skipped: dict[str, int] = field(default_factory=dict)
    waiting: list[_Below] = field(default_factory=list)
    errors: list[FetchError] = field(default_factory=list)
    successes: int = 0
    left: int = 0
    has_news: bool = False

    def take(self, document: SitemapDocument, address: str, depth: int) -> None:
        """Add the URLs of a document, or what an index lists below it, repeats and itself left out."""
        if document.kind != "index":
            self.items += items_of_sitemap(document.entries, self.source, self.language)
            self.rejects += rejects_of_lines(document.bad_lines, self.source, address)
            return
        for entry in document.entries:
            key = key_of_address(entry.address)
            if key in self.seen:
                continue
            self.seen.add(key)
            if depth >= DEEPEST:
                reason = f"sitemap nested deeper than {DEEPEST}"
                self.skipped[reason] = self.skipped.get(reason, 0) + 1
                continue
            self.add(entry, depth + 1)

    def add(self, entry: SitemapEntry, depth: int) -> None:
        """Add a sitemap that is to be asked for: new, changed, or without a time of change that can be believed."""
        known = self.documents.get(entry.address)
        is_new = known is None or known.full_at is None or (bool(entry.lastmod) and known.revision != entry.lastmod)
        if is_new or not entry.lastmod:
            self.waiting.append(_Below(entry.address, entry.lastmod, depth, is_new))

    def add_remembered(self, address: str) -> None:
        """Add what indexes that are as they were list: what was left unread, and what has no time of change."""
        for url, known in self.documents.items():
            key = key_of_address(url)
            if url == address or key in self.seen:
                continue
            is_new = known.full_at is None
            if is_new or not known.revision:
                self.seen.add(key)
                self.waiting.append(_Below(url, known.revision, known.depth, is_new, is_listed=False))

    def in_order(self, shift: int) -> list[_Below]:
        """Return what waits: new ones first, the latest of them before; the others in turns, by `shift`."""
        new = sorted((below for below in self.waiting if below.is_new), key=lambda below: below.lastmod, reverse=True)
        known = [below for below in self.waiting if not below.is_new]
        start = shift % len(known) if known else 0
        return new + known[start:] + known[:start]

    def unread(self, below: _Below) -> DocumentMemory:
        """Return the memory of a sitemap that is still to be read, whatever its index says next time."""
        known = self.documents.get(below.address) or DocumentMemory(below.address)
        return replace(known, revision=below.lastmod, full_at=None, depth=below.depth)

    def leave(self, batch: Iterable[_Below]) -> None:
        """Leave sitemaps for the next poll."""
        for below in batch:
            if below.is_new:
                self.left += 1
                self.documents[below.address] = self.unread(below)

    def fail(self, below: _Below, error: FetchError) -> None:
        """Note a sitemap that could not be had: it stays to be read, unless it is gone and no index lists it."""
        if error.status in (404, 410) and not below.is_listed:
            self.documents.pop(below.address, None)
            return
        self.errors.append(error)
        if below.is_new:
            self.documents[below.address] = self.unread(below)

    @property
    def reason(self) -> str:
        """What is to be said of a poll that went well as a whole."""
        parts = [f"{error.url}: {error.reason}" for error in self.errors[:3]]
        if len(self.errors) > 3:
            parts.append(f"and {len(self.errors) - 3} more sitemaps failed")
        if self.left:
            parts.append(f"sitemaps left for the next poll: {self.left}")
        return "; ".join(parts)
