"""One article on the web, whose URL a person gives."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.records import SourceItem
from tasks.sources.polling import PollOutcome
from tasks.sources.source import Listing, SourceMemory
from tasks.sources.source_on_the_web import SourceOnTheWeb
from tasks.sources.web import Web
from tasks.url_key import key_of_address


@dataclass(frozen=True, slots=True)
class PageSource(SourceOnTheWeb):
    """The article at `address`; listing it asks nothing of the web."""

    @property
    def kind(self) -> str:
        """Return its kind in sources.toml."""
        return "page"

    async def listed(self, web: Web, memory: SourceMemory, address: str) -> tuple[PollOutcome, Listing]:  # noqa: ARG002
        """Return the one item."""
        item = SourceItem(self.name, self.address, key_of_address(self.address), language=self.language)
        return PollOutcome("ok"), Listing((item,))
