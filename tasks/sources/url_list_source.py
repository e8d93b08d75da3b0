"""A text with the address of an article in each line: a local file, or one on the web."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

from tasks.errors import ConfigurationError
from tasks.records import SourceItem
from tasks.sources.asking import ReadDocument, poll_document
from tasks.sources.document_text import UnlistableError, decoded, page_instead, unpacked
from tasks.sources.listed_items import listing_of, rejects_of_lines
from tasks.sources.listed_text import is_web
from tasks.sources.polling import PollOutcome
from tasks.sources.sitemap_document import read_addresses
from tasks.sources.source import Listing, Poll, SourceMemory
from tasks.sources.source_on_the_web import SourceOnTheWeb
from tasks.sources.web import Response, Web
from tasks.url_key import key_of_address

LARGEST_LIST_BYTES = 25_000_000


@dataclass(frozen=True, slots=True)
class UrlListSource(SourceOnTheWeb):
    """The articles whose addresses stand in the text at `address`, a path or URL; # begins a comment."""

    @property
    def kind(self) -> str:
        """Return its kind in sources.toml."""
        return "urls"

    @property
    def is_file(self) -> bool:
        """Whether the list is a file on this machine."""
        return not is_web(self.address)

    async def poll(self, web: Web, memory: SourceMemory) -> AsyncIterator[Poll]:
        """Yield one Poll: an item for each address, a reject for each other line.

        Raises ConfigurationError where a local file does not exist or is no such text.
        """
        if self.is_file:
            # Read at every run: that costs nothing.
            yield Poll(
                self.local_listing(), replace(memory, state="ok", reason="", polled_at=web.now(), next_due_at=None)
            )
            return
        async for poll in SourceOnTheWeb.poll(self, web, memory):
            yield poll

    async def listed(self, web: Web, memory: SourceMemory, address: str) -> tuple[PollOutcome, Listing]:
        """Return an item for each address in the text at `address`."""

        def read(response: Response) -> ReadDocument:
            return ReadDocument(self.listing(response.content, response.encoding))

        return await poll_document(web, memory, address, "feed", read, self.delay, self.rules)

    def listing(self, content: bytes, encoding: str | None = None) -> Listing:
        """Return what the text lists; raise UnlistableError for HTML, and for a text on the web without any address."""
        text = decoded(unpacked(content, self.address, LARGEST_LIST_BYTES), encoding)
        if text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
            raise page_instead(content, self.address)
        addresses, bad_lines = read_addresses(text)
        if not addresses and not self.is_file:
            raise UnlistableError(self.address, "lists no address of http or https")
        items = (
            SourceItem(self.name, address, key_of_address(address), language=self.language) for address in addresses
        )
        return listing_of(items, rejects_of_lines(bad_lines, self.name, self.address))

    def local_listing(self) -> Listing:
        """Return what the local file lists; raise ConfigurationError where it does not exist or is no such text."""
        try:
            return self.listing(self._local_bytes())
        except UnlistableError as error:
            raise ConfigurationError(self.address, error.problem, "give a text with one URL a line") from error

    def _local_bytes(self) -> bytes:
        path = Path(self.address).expanduser()
        try:
            with path.open("rb") as stream:
                content = stream.read(LARGEST_LIST_BYTES + 1)
        except OSError as error:
            raise ConfigurationError(path, "cannot be read", "give the path of a text with one URL a line") from error
        if len(content) > LARGEST_LIST_BYTES:
            raise ConfigurationError(path, f"is larger than {LARGEST_LIST_BYTES // 1_000_000} MB", "split it")
        return content
